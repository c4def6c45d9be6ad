// A hit: the quote, who said it when, where it stood, and what can be done with it.
import { ask, askText } from "./api.js";
import { copy } from "./clipboard.js";
import { html, nothing } from "./lib/lit-html/lit-html.js";
import { Part } from "./part.js";
import { changes, context, firstPart, isNamed, isReported, isUnsure, linkToWords, pieces, plain, speaker, within, wordCount } from "./quote.js";
import { EMPTY, link } from "./state.js";
import { day, list, known, when, words } from "./text.js";

/** @typedef {import("./api.js").Hit} Hit */
/** @typedef {import("./api.js").Span} Span */
/** @typedef {import("./api.js").Versions} Versions */
/** @typedef {import("./state.js").State} State */
/** @typedef {""|"why"|"cite"|"versions"} Panel */

const CITATIONS = /** @type {const} */ (["apa", "bibtex", "ris"]);
const NAMED_OUTLETS = 2;
const MOST_VERSIONS = 100;
let ids = 0;

export class QuoteCard extends Part {
  /** @type {Hit|null} */
  #hit = null;
  /** What was searched, to come back to. */
  #state = EMPTY;
  /** @type {Panel} */
  #panel = "";
  #whole = false;
  /** @type {typeof CITATIONS[number]} */
  #format = "apa";
  /** @type {Record<string, string>} */
  #citations = {};
  /** @type {Versions|null} */
  #versions = null;
  #failed = false;
  #id = `hit-${ids++}`;

  /** @param {Hit} hit */
  set hit(hit) {
    if (this.#hit?.quote.id !== hit.quote.id) {
      this.#panel = "";
      this.#whole = false;
      this.#citations = {};
      this.#versions = null;
      this.#failed = false;
    }
    this.#hit = hit;
    this.dataset.quote = hit.quote.id;
    this.update();
  }

  /** @param {State} state */
  set state(state) {
    this.#state = state;
    this.update();
  }

  /** Copies the quote with its source. */
  copy() {
    if (this.#hit) copy(plain(this.#hit));
  }

  /** Closes the panel that is open. */
  close() {
    if (this.#panel) this.querySelector("article")?.focus();
    this.#panel = "";
    this.update();
  }

  /** Reads it in its article. */
  read() {
    this.querySelector("a.read")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }

  template() {
    const hit = this.#hit;
    if (!hit) return nothing;
    const { quote } = hit;
    const around = context(hit);
    return html`<article class="hit" tabindex="-1" aria-labelledby="${this.#id}-who ${this.#id}-words">
      ${around.before ? html`<p class="around" dir="auto">${around.cutBefore ? "… " : ""}${this.#told(around.before, around.beforeAt)}</p>` : nothing}
      <div id="${this.#id}-words">${this.#words(hit)}</div>
      ${around.after ? html`<p class="around" dir="auto">${this.#told(around.after, around.afterAt)}${around.cutAfter ? " …" : ""}</p>` : nothing}
      <div id="${this.#id}-who">${who(quote)}</div>
      ${this.#source(hit)}
      ${this.#tools(hit)}
      ${this.#open(hit)}
    </article>`;
  }

  /** The quote; of a long one the part with the first match, and a way to all of it. @param {Hit} hit */
  #words({ quote, snippet, url }) {
    const part = this.#whole ? /** @type {Span} */ ([0, snippet.text.length]) : firstPart(snippet.text, snippet.highlights);
    const text = snippet.text.slice(...part);
    const shown = withMarks(text, within(snippet.highlights, part));
    const open = part[0] > 0 ? "… " : "";
    const close = part[1] < snippet.text.length ? " …" : "";
    const long = open || close || this.#whole;
    const marks = isReported(quote) ? ["", ""] : ["“", "”"];
    return html`<blockquote cite=${linkToWords(url, quote.text) ?? nothing} class=${isReported(quote) ? "reported" : "said"} dir="auto">${marks[0]}${open}${shown}${close}${marks[1]}</blockquote>
      ${long ? html`<button type="button" class="plain" @click=${() => this.#toggleWhole()}>${this.#whole ? words.shorter : words.whole(wordCount(snippet.text))}</button>` : nothing}`;
  }

  #toggleWhole() {
    this.#whole = !this.#whole;
    this.update();
  }

  /** Context with the cue and the mention told apart. @param {string} text @param {number} at where in the article it begins */
  #told(text, at) {
    const { cue, mention } = /** @type {Hit} */ (this.#hit).quote.attribution;
    const spans = mention ? [...cue, mention] : [...cue];
    const here = within(spans.sort((a, b) => a[0] - b[0]), [at, at + text.length]);
    return pieces(text, here).map((p) => (p.span < 0 ? p.text : html`<span class="told">${p.text}</span>`));
  }

  /** Where it stood, and when that came out where this is not when it was said. @param {Hit} hit */
  #source(hit) {
    const { group, publisher, published, title, title_highlights, quote } = hit;
    const others = group?.outlets.map((o) => o.value).filter((o) => o !== publisher) ?? [];
    const parts = [
      publisher && html`<bdi>${publisher}</bdi>`,
      quote.said_on.basis !== "published" && html`<time datetime=${published}>${words.published(day(published))}</time>`,
      others.length > 0 && html`<bdi>${words.outlets(list(others.slice(0, NAMED_OUTLETS)), others.length - NAMED_OUTLETS)}</bdi>`,
    ];
    return html`<p class="from">
      <a class="read" href=${articleLink(hit, this.#state)}><bdi>${title ? withMarks(title, title_highlights) : words.untitled}</bdi></a>${parts.filter(Boolean).map((part) => html` · ${part}`)}
    </p>`;
  }

  /** @param {Hit} hit */
  #tools(hit) {
    const { quote, group } = hit;
    const unknown = quote.attribution.speaker.type === "unknown";
    const original = linkToWords(hit.url, quote.text);
    return html`<p class="tools">
      <button type="button" @click=${() => this.copy()}>${words.copy}</button>
      <button type="button" @click=${() => copy(original ?? here(quote))}>${words.copyLink}</button>
      ${original ? html`<a href=${original} data-url=${hit.url ?? nothing} rel="noopener noreferrer">${words.openOriginal}</a>` : nothing}
      ${this.#opener("cite", words.cite)}
      ${this.#opener("why", unknown ? words.whyUnknown : words.why)}
      ${group && group.quotes > 1 ? this.#opener("versions", words.versions(group.quotes)) : nothing}
    </p>`;
  }

  /** @param {Panel} panel @param {string} label */
  #opener(panel, label) {
    return html`<button type="button" aria-expanded=${this.#panel === panel ? "true" : "false"} @click=${() => this.#toggle(panel)}>${label}</button>`;
  }

  /** @param {Panel} panel */
  #toggle(panel) {
    this.#panel = this.#panel === panel ? "" : panel;
    this.update();
    this.#fetch();
  }

  async #fetch() {
    const hit = /** @type {Hit} */ (this.#hit);
    const id = encodeURIComponent(hit.quote.id);
    const [panel, format, citations] = [this.#panel, this.#format, this.#citations];
    this.#failed = false;
    try {
      if (panel === "cite") citations[format] ??= await askText(`citations/${id}?format=${format}`);
      if (panel === "versions" && !this.#versions) {
        const versions = await ask(`versions/${id}?limit=${MOST_VERSIONS}`);
        // The card may show another hit by now.
        if (this.#hit === hit) this.#versions = versions;
      }
    } catch {
      this.#failed = this.#hit === hit && this.#panel === panel;
    }
    this.update();
  }

  /** @param {Hit} hit */
  #open(hit) {
    if (this.#panel === "") return nothing;
    const content = { why: () => why(hit.quote), cite: () => this.#citation(), versions: () => this.#compared() }[this.#panel]();
    return html`<div class="panel">${this.#failed ? words.wrong : content}</div>`;
  }

  #citation() {
    const text = this.#citations[this.#format];
    const choices = CITATIONS.map(
      (format) => html`<button type="button" aria-pressed=${format === this.#format ? "true" : "false"} @click=${() => this.#choose(format)}>${words.formats[format]}</button>`,
    );
    return html`<p class="choices">${choices}</p>
      <pre tabindex="0" role="region" aria-label=${words.cite}>${text?.trim() ?? words.loading}</pre>
      <button type="button" ?disabled=${text === undefined} @click=${() => copy(text ?? "")}>${words.copyCitation}</button>
      <a class="lasting" href="/q/${encodeURIComponent(/** @type {Hit} */ (this.#hit).quote.id)}">${words.lasting}</a>`;
  }

  /** @param {typeof CITATIONS[number]} format */
  #choose(format) {
    this.#format = format;
    this.#fetch();
  }

  #compared() {
    const answer = this.#versions;
    if (!answer) return words.loading;
    const first = answer.versions[0].hit;
    const rest = answer.total - answer.versions.length;
    return html`<ol class="versions">
        ${answer.versions.map((version, i) => html`<li>${this.#version(first, version, i)}</li>`)}
      </ol>
      ${rest > 0 ? html`<p class="from">${words.moreVersions(rest)}</p>` : nothing}`;
  }

  /** @param {Hit} first @param {import("./api.js").Version} version @param {number} i */
  #version(first, { hit, differences }, i) {
    const text =
      i === 0
        ? hit.quote.text
        : differences.length === 0
          ? html`<span class="from">${words.sameWords}</span>`
          : withChanges(first.quote.text, hit.quote.text, differences);
    const told = [i === 0 ? words.firstVersion : "", hit.publisher, day(hit.published)].filter(Boolean).join(" · ");
    return html`<p class="from" dir="auto"><a href=${articleLink(hit, this.#state)}>${told}</a></p><p class="version" dir="auto">${text}</p>`;
  }
}
customElements.define("quote-card", QuoteCard);

/** A text with what matched in it marked. @param {string} text @param {Span[]} highlights */
function withMarks(text, highlights) {
  return pieces(text, highlights).map((p) => (p.span < 0 ? p.text : html`<mark>${p.text}</mark>`));
}

/** A text word by word beside the one that it is held to. @param {string} first @param {string} here @param {import("./api.js").Version["differences"]} differences */
export function withChanges(first, here, differences) {
  return changes(first, here, differences).map((c) => (c.kind === "same" ? ` ${c.text} ` : c.kind === "gone" ? html` <del>${c.text}</del> ` : html` <ins>${c.text}</ins> `));
}

/** @param {import("./api.js").Quote} quote */
export function here(quote) {
  return new URL(link({ article: quote.article_id, quote: quote.id }), document.baseURI).href;
}

/** @param {Hit} hit @param {State} state */
function articleLink({ quote }, state) {
  return link({ ...state, name: "", compare: [], add: "", check: "", article: quote.article_id, quote: quote.id });
}

/**
 * Who said it, and when.
 * @param {import("./api.js").Quote} quote
 * @param {boolean} [linked] whether the speaker leads to its page
 */
export function who(quote, linked = true) {
  const { role, confidence } = quote.attribution;
  const named = isNamed(quote);
  const label = html`<bdi>${speaker(quote)}</bdi>`;
  return html`<p class="who">
    ${named && linked ? html`<a href=${link({ name: quote.attribution.speaker.label })}>${label}</a>` : label}${role && named ? html` <span class="role">(<bdi>${role}</bdi>)</span>` : nothing}
    <span class="when" title=${quote.said_on.basis === "published" ? words.saidByWhy : nothing}><time datetime=${known(quote.said_on)}>${when(quote.said_on)}</time></span>
    ${isUnsure(quote) ? html`<span class="tag unsure">${words.unsure(confidence)}</span>` : nothing}
    ${isReported(quote) ? html`<span class="tag">${words.reported}</span>` : nothing}
  </p>`;
}

/** How sure the attribution is, and what it rests on. @param {import("./api.js").Quote} quote */
export function why({ attribution }) {
  return html`<p>${attribution.speaker.type === "unknown" ? nothing : html`<strong>${words.sure(attribution.confidence)}</strong> `}<bdi>${attribution.evidence}</bdi></p>`;
}
