// Adding articles: pasted or dropped, looked at, then stored. What was pasted stays until it is stored, wherever the reader goes meanwhile.
import { Gone, Problem, ask, post } from "./api.js";
import { text } from "./article.js";
import { who } from "./card.js";
import { live } from "./lib/lit-html/directives/live.js";
import { html, nothing } from "./lib/lit-html/lit-html.js";
import { marked } from "./quote.js";
import { FIRST_DAY, LAST_DAY, link } from "./state.js";
import { number, sentence, words } from "./text.js";

/** @typedef {import("./api.js").Preview} Preview */
/** @typedef {import("./api.js").Report} Report */
/** What is looked at and then stored: a file, or the article as it was pasted by then. @typedef {{name: string, file: File|null, seen: Record<Field, string>, preview: Preview|null, problem: string}} Batch */
/** @typedef {typeof FIELDS[number][0]|"text"|"published"} Field */

const JSON_TYPE = "application/json";
const FILE_TYPE = "application/octet-stream";
const LIST_TYPE = "text/uri-list";
const FIELDS = /** @type {const} */ ([
  ["title", words.addTitleOf, "text"],
  ["publisher", words.addPublisher, "text"],
  ["author", words.addAuthor, "text"],
  ["url", words.addUrl, "url"],
]);

/** @type {Record<Field, string>} */
const EMPTY_DRAFT = { text: "", published: "", title: "", publisher: "", author: "", url: "" };

let draft = { ...EMPTY_DRAFT };
/** @type {Batch[]} */
let batches = [];
let key = "";
/** What is being done, what became of it, and what is wrong with the form. */
let doing = "";
let done = "";
let missing = "";
let write = "";
let redraw = () => {};

/** @param {import("./results.js").Asked} asked @returns {Promise<import("./results.js").Drawn>} */
export async function add({ signal, update }) {
  redraw = update;
  write = (await ask("access", signal, key)).write;
  return { title: words.addTitle, main: template };
}

function template() {
  return html`<div class="adding">
    <h2 tabindex="-1">${words.addTitle}</h2>
    ${write === "denied" ? html`<p class="state">${words.denied}</p>` : nothing}
    ${write === "key" ? unlocking() : nothing}
    ${write === "denied" ? nothing : form()}
    <div role="status" tabindex="-1" id="told">
      ${doing ? html`<p>${doing}</p>` : nothing}
      ${done ? html`<p class="done">${done} <a href=${link({ sort: "newest" })}>${words.seeThem}</a></p>` : nothing}
      ${!doing && batches.length > 0 ? html`<p>${found()}</p>` : nothing}
    </div>
    ${batches.map(shown)}
    ${storable().length > 0 ? html`<div class="offer">
      <button type="button" class="main" ?disabled=${doing !== ""} @click=${store}>${words.store(articles())}</button>
      <button type="button" ?disabled=${doing !== ""} @click=${discard}>${words.discard}</button>
    </div>` : nothing}
  </div>`;
}

function unlocking() {
  return html`<form @submit=${unlock} class="fields">
    <p>${words.keyWhy}</p>
    <label for="key">${words.key}</label><input id="key" name="key" type="password" autocomplete="off" required>
    <button type="submit">${words.useKey}</button>
  </form>`;
}

function form() {
  const input = (/** @type {Field} */ name, /** @type {string} */ type) => html`<input id=${name} name=${name} type=${type} maxlength="2000" .value=${live(draft[name])} @input=${edited}>`;
  return html`<form class="add fields" @submit=${look}>
    <p>${words.addHow}</p>
    <label for="text">${words.addText}</label>
    <textarea id="text" name="text" rows="8" dir="auto" .value=${live(draft.text)} @input=${edited}></textarea>
    <label class="drop" @drop=${(/** @type {DragEvent} */ e) => take(e.dataTransfer?.files)}>${words.drop}
      <input type="file" name="files" multiple ?disabled=${doing !== ""} @change=${chosen}>
    </label>
    <label for="published">${words.addPublished}</label>
    <span><input id="published" name="published" type="date" min=${FIRST_DAY} max=${LAST_DAY} aria-describedby="published-why" .value=${live(draft.published)} @input=${edited} @change=${againWithDay}> <span class="from" id="published-why">${words.addPublishedWhy}</span></span>
    ${FIELDS.map(([name, label, type]) => html`<label for=${name}>${label}</label>${input(name, type)}`)}
    ${missing ? html`<p class="error" role="alert">${missing}</p>` : nothing}
    <p><button type="submit" class="main" ?disabled=${doing !== ""}>${words.findQuotes}</button></p>
  </form>`;
}

/** What was seen of the pasted article is of other words now. @param {InputEvent} event */
function edited(event) {
  const { name, value } = /** @type {HTMLInputElement} */ (event.target);
  draft = { ...draft, [name]: value };
  const left = batches.filter((batch) => batch.file);
  if (left.length !== batches.length) {
    batches = left;
    redraw();
  }
}

/** @param {SubmitEvent} event */
async function unlock(event) {
  event.preventDefault();
  key = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("key") ?? "");
  await working(words.loading, async () => {
    write = (await ask("access", undefined, key)).write;
    missing = write === "allowed" ? "" : words.wrongKey;
  });
}

/** @param {SubmitEvent} event */
async function look(event) {
  event.preventDefault();
  missing = address(draft) ? "" : !draft.text.trim() ? words.addNothing : !draft.published ? words.missing : "";
  if (missing) return redraw();
  await lookAt([{ name: address(draft) || draft.title, file: null }], true);
}

/** @param {Event} event */
function chosen(event) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const files = [...(input.files ?? [])];
  // The same file may be chosen again, once it was mended.
  input.value = "";
  take(files);
}

/** @param {Iterable<File>|null|undefined} files */
function take(files) {
  const all = [...(files ?? [])].map((file) => ({ name: file.name, file }));
  if (all.length > 0 && !doing) lookAt(all, true);
}

/** Files that told no day have one now; a day that is half typed is none. @param {Event} event */
function againWithDay(event) {
  const files = batches.filter((batch) => batch.file);
  const { validity } = /** @type {HTMLInputElement} */ (event.target);
  if (files.length > 0 && draft.published && validity.valid && !doing) lookAt(files, false);
}

/** @param {{name: string, file: File|null}[]} all @param {boolean} moving whether the reader is taken to what is found */
async function lookAt(all, moving) {
  await working(
    words.looking,
    async () => {
      batches = [];
      for (const { name, file } of all) {
        /** @type {Batch} */
        const batch = { name, file, seen: draft, preview: null, problem: "" };
        await trying(batch, async () => (batch.preview = await send("extract", batch)));
        // What was pasted may be other words by now.
        if (file || batch.seen === draft) batches = [...batches, batch];
        redraw();
      }
    },
    moving,
  );
}

async function store() {
  await working(words.storing, async () => {
    const sum = { added: 0, updated: 0, unchanged: 0, quotes: 0 };
    let stored = 0;
    for (const batch of storable()) {
      const ok = await trying(batch, async () => {
        /** @type {Report} */
        const report = await send("articles", batch);
        for (const name of /** @type {const} */ (["added", "updated", "unchanged", "quotes"])) sum[name] += report[name];
        batch.preview = { articles: [], more: 0, refused: report.refused, problems: report.problems };
      });
      if (!ok) continue;
      stored++;
      // What was refused stays to be read.
      if (batch.preview?.refused === 0) batches = batches.filter((b) => b !== batch);
      if (!batch.file && batch.seen === draft) draft = { ...EMPTY_DRAFT };
    }
    if (stored > 0) done = words.stored(sum);
  });
}

function discard() {
  batches = [];
  redraw();
}

/** The address of a page to fetch, where nothing else is told: some put it where the text should be. @param {Record<Field, string>} told */
function address(told) {
  const text = told.text.trim();
  return /^https?:\/\/\S+$/.test(text) ? text : text ? "" : told.url.trim();
}

/** Sends the pasted article, the address of one, or the file as it is. @param {"extract"|"articles"} route @param {Batch} batch @returns {Promise<any>} */
function send(route, { name, file, seen }) {
  /** @type {Record<string, string>} */
  const day = seen.published ? { published: seen.published } : {};
  if (!file && address(seen)) return post(`${route}?${new URLSearchParams(day)}`, address(seen), LIST_TYPE, key);
  if (!file) {
    const told = Object.entries(seen).filter(([, value]) => value !== "");
    return post(route, JSON.stringify(Object.fromEntries(told)), JSON_TYPE, key);
  }
  const parameters = new URLSearchParams({ name, ...day });
  return post(`${route}?${parameters}`, file, FILE_TYPE, key);
}

/** Does something with a batch, and keeps what went wrong with it. @param {Batch} batch @param {() => Promise<unknown>} work */
async function trying(batch, work) {
  batch.problem = "";
  try {
    await work();
    return true;
  } catch (e) {
    if (e instanceof Problem && e.body.status === 401) write = "key";
    batch.problem = problem(e);
    return false;
  }
}

/** @param {unknown} e */
function problem(e) {
  if (e instanceof Problem) return e.body.status === 401 ? words.wrongKey : sentence(e.body.detail);
  return e instanceof Gone ? words.noAnswer : words.wrong;
}

/**
 * Says what is done while it is, and then what came of it.
 * @param {string} what @param {() => Promise<void>} work @param {boolean} [moving] whether the reader is taken there
 */
async function working(what, work, moving = true) {
  doing = what;
  done = missing = "";
  redraw();
  try {
    await work();
  } catch (e) {
    missing = problem(e);
  } finally {
    doing = "";
    redraw();
    if (moving) document.getElementById("told")?.focus();
  }
}

function storable() {
  return batches.filter(({ preview }) => preview && preview.articles.length > 0);
}

function articles() {
  return storable().reduce((n, { preview }) => n + (preview ? preview.articles.length + preview.more : 0), 0);
}

/** What was found in all that was looked at. */
function found() {
  const seen = storable().flatMap(({ preview }) => preview?.articles ?? []);
  if (seen.length === 0) return "";
  const quotes = seen.reduce((n, stored) => n + stored.quotes.length, 0);
  return words.found(quotes, seen.length, articles() - seen.length);
}

/** What was found in one text or file. @param {Batch} batch */
function shown({ name, preview, problem }) {
  return html`<section class="preview">
    ${name ? html`<h3><bdi>${name}</bdi></h3>` : nothing}
    ${problem ? html`<p class="error" role="alert">${problem}</p>` : nothing}
    ${preview && preview.refused > 0 ? html`<details open class="error"><summary>${words.refused(preview.refused)}</summary>
      <ul>${preview.problems.map((p) => html`<li><bdi>${p.where}</bdi>: <bdi>${p.reason}</bdi></li>`)}</ul></details>` : nothing}
    ${preview?.articles.map((stored) => html`<details ?open=${preview.articles.length === 1}>
      <summary><bdi>${stored.article.title || stored.article.id}</bdi> · ${words.quotes(stored.quotes.length)}</summary>
      <ul class="found">${stored.quotes.map((quote) => html`<li><span dir="auto">${marked(quote)}</span>${who(quote, false)}</li>`)}</ul>
      ${text(stored, "", null)}
    </details>`)}
    ${preview && preview.more > 0 ? html`<p class="from">${words.moreArticles(number(preview.more))}</p>` : nothing}
  </section>`;
}
