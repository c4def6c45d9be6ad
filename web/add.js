// Adding articles: pasted or dropped, looked at, then stored.
import { Problem, ask, post } from "./api.js";
import { text } from "./article.js";
import { who } from "./card.js";
import { html, nothing } from "./lib/lit-html/lit-html.js";
import { marked } from "./quote.js";
import { link } from "./state.js";
import { words } from "./text.js";

/** @typedef {import("./api.js").Preview} Preview */
/** @typedef {{route: string, body: BodyInit, type: string}} Sending what is looked at and then stored */
/** @typedef {{name: string, sending: Sending, preview: Preview|null, problem: string}} Batch */

const JSON_TYPE = "application/json";
const FILE_TYPE = "application/octet-stream";
const FIELDS = /** @type {const} */ ([
  ["title", words.addTitleOf, "text"],
  ["publisher", words.addPublisher, "text"],
  ["author", words.addAuthor, "text"],
  ["url", words.addUrl, "url"],
]);

/** @param {import("./results.js").Asked} asked @returns {Promise<import("./results.js").Drawn>} */
export async function add({ signal, update }) {
  let { write } = await ask("access", signal);
  /** @type {Batch[]} */
  let batches = [];
  let done = "";
  let busy = false;
  let key = "";
  let missing = "";

  /** @param {() => Promise<void>} work */
  const working = async (work) => {
    busy = true;
    done = missing = "";
    update();
    try {
      await work();
    } finally {
      busy = false;
      update();
    }
  };

  /** @param {string} name @param {Sending} sending @returns {Promise<Batch>} */
  const looked = async (name, sending) => {
    try {
      return { name, sending, preview: await post("extract" + sending.route, sending.body, sending.type, key), problem: "" };
    } catch (e) {
      if (e instanceof Problem && e.body.status === 401) write = "key";
      return { name, sending, preview: null, problem: e instanceof Problem ? e.body.detail : words.gone };
    }
  };

  const look = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const article = Object.fromEntries([...form].filter(([name, value]) => name !== "files" && value !== ""));
    if (!article.text) return;
    if (!article.published) {
      missing = words.missing;
      return update();
    }
    working(async () => {
      batches = [await looked(String(article.title ?? ""), { route: "", body: JSON.stringify(article), type: JSON_TYPE })];
    });
  };

  /** @param {FileList|null|undefined} files */
  const take = (files) => {
    const published = /** @type {HTMLInputElement} */ (document.getElementById("published")).value;
    const all = [...(files ?? [])];
    if (all.length === 0) return;
    working(async () => {
      batches = [];
      for (const file of all) {
        const parameters = new URLSearchParams({ name: file.name, ...(published ? { published } : {}) });
        batches.push(await looked(file.name, { route: "?" + parameters, body: file, type: FILE_TYPE }));
        update();
      }
    });
  };

  const store = () =>
    working(async () => {
      const sum = { added: 0, updated: 0, unchanged: 0, refused: 0, quotes: 0, problems: [] };
      /** @type {Batch[]} */
      const left = [];
      for (const batch of batches.filter((b) => b.preview)) {
        try {
          const report = await post("articles" + batch.sending.route, batch.sending.body, batch.sending.type, key);
          for (const name of /** @type {const} */ (["added", "updated", "unchanged", "refused", "quotes"])) sum[name] += report[name];
        } catch (e) {
          left.push({ ...batch, preview: null, problem: e instanceof Problem ? e.body.detail : words.gone });
        }
      }
      batches = left;
      done = words.stored(sum);
      if (left.length === 0) /** @type {HTMLFormElement|null} */ (document.querySelector("form.add"))?.reset();
    });

  const unlock = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    key = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("key") ?? "");
    write = "allowed";
    update();
  };

  return {
    title: words.addTitle,
    main: () => html`<div class="adding">
      <h2 tabindex="-1">${words.addTitle}</h2>
      ${write === "denied" ? html`<p class="state">${words.denied}</p>` : nothing}
      ${write === "key" ? html`<form @submit=${unlock} class="fields"><p>${words.keyWhy}</p><label for="key">${words.key}</label><input id="key" name="key" type="password" autocomplete="off" required><button type="submit">${words.addTitle}</button></form>` : nothing}
      ${write === "allowed" ? form(look, take, missing, busy) : nothing}
      <div role="status">
        ${busy ? html`<p>${words.loading}</p>` : nothing}
        ${done ? html`<p class="done">${done} <a href=${link({ sort: "newest" })}>${words.seeThem}</a></p>` : nothing}
      </div>
      ${batches.map((batch) => shown(batch))}
      ${offered(batches, busy, store, () => {
        batches = [];
        update();
      })}
    </div>`,
  };
}

/** @param {(event: SubmitEvent) => void} look @param {(files: FileList|null|undefined) => void} take @param {string} missing @param {boolean} busy */
function form(look, take, missing, busy) {
  const over = (/** @type {DragEvent} */ event) => event.preventDefault();
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    take(event.dataTransfer?.files);
  };
  return html`<form class="add fields" @submit=${look}>
    <p>${words.addHow}</p>
    <label for="text">${words.addText}</label>
    <textarea id="text" name="text" rows="10" dir="auto"></textarea>
    <label for="published">${words.addPublished}</label>
    <span><input id="published" name="published" type="date" min="1400-01-01" aria-describedby="published-why"> <span class="from" id="published-why">${words.addPublishedWhy}</span></span>
    ${FIELDS.map(([name, label, type]) => html`<label for=${name}>${label}</label><input id=${name} name=${name} type=${type} maxlength="2000">`)}
    ${missing ? html`<p class="error" role="alert">${missing}</p>` : nothing}
    <p><button type="submit" class="main" ?disabled=${busy}>${words.findQuotes}</button></p>
    <label class="drop" @dragover=${over} @drop=${drop}>${words.drop}
      <input type="file" name="files" multiple @change=${(/** @type {Event} */ e) => take(/** @type {HTMLInputElement} */ (e.target).files)}>
    </label>
  </form>`;
}

/** What was found in one text or file. @param {Batch} batch */
function shown({ name, preview, problem }) {
  return html`<section class="preview">
    ${name ? html`<h3><bdi>${name}</bdi></h3>` : nothing}
    ${problem ? html`<p class="error" role="alert">${problem}</p>` : nothing}
    ${preview ? html`
      ${preview.problems.length > 0 ? html`<details open class="error"><summary>${words.refused(preview.problems.length)}</summary><ul>${preview.problems.map((p) => html`<li>${p.where}: ${p.reason}</li>`)}</ul></details>` : nothing}
      ${preview.articles.map((stored) => html`<details ?open=${preview.articles.length === 1}>
        <summary><bdi>${stored.article.title || stored.article.id}</bdi> · ${words.quotes(stored.quotes.length)}</summary>
        <ul class="found">${stored.quotes.map((quote) => html`<li><span dir="auto">${marked(quote)}</span>${who(quote)}</li>`)}</ul>
        ${text(stored, "", () => "")}
      </details>`)}
      ${preview.more > 0 ? html`<p class="from">${words.foundFirst(preview.articles.length, preview.more)}</p>` : nothing}` : nothing}
  </section>`;
}

/** @param {Batch[]} batches @param {boolean} busy @param {() => void} store @param {() => void} discard */
function offered(batches, busy, store, discard) {
  const previews = batches.flatMap((batch) => batch.preview ?? []);
  const articles = previews.reduce((n, preview) => n + preview.articles.length + preview.more, 0);
  if (articles === 0) return nothing;
  const quotes = previews.flatMap((preview) => preview.articles).reduce((n, stored) => n + stored.quotes.length, 0);
  return html`<div class="offer">
    <p>${words.found(quotes, articles)}</p>
    <button type="button" class="main" ?disabled=${busy} @click=${store}>${words.store(articles)}</button>
    <button type="button" ?disabled=${busy} @click=${discard}>${words.discard}</button>
  </div>`;
}
