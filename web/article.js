// An article with every quote marked by its speaker.
import { askMaybe, askText } from "./api.js";
import { here, who, why } from "./card.js";
import { copy, say } from "./clipboard.js";
import { html, nothing } from "./lib/lit-html/lit-html.js";
import { changes, isReported, linkToWords, pieces, plain, safeLink, speaker } from "./quote.js";
import { link, search } from "./state.js";
import { day, when, words } from "./text.js";

/** @typedef {import("./api.js").Quote} Quote */
/** @typedef {import("./api.js").StoredArticle} StoredArticle */
/** @typedef {import("./state.js").State} State */

const COLOURS = 8;
const SHOWN = 60;
const NEAR = 12;

/** @param {import("./results.js").Asked} asked @returns {Promise<import("./results.js").Drawn>} */
export async function article({ state, signal, own }) {
  /** @type {StoredArticle|null} */
  const stored = await askMaybe("articles/" + encodeURIComponent(state.article), signal);
  const back = html`<p><a class="back" href=${link(search(state))}>${own ? words.back : words.toResults}</a></p>`;
  if (!stored) return { title: "", label: words.quotesHere, main: () => html`<div class="state"><h2 tabindex="-1">${words.noArticle}</h2>${back}</div>` };
  const { article: told } = stored;
  const to = (/** @type {Quote} */ quote) => link({ ...state, quote: quote.id });
  return {
    title: told.title || told.id,
    label: words.quotesHere,
    aside: () => outline(stored, state, to),
    main: () => html`
      ${back}
      <article class="article">
        <h2 tabindex="-1" dir="auto">${told.title || words.untitled}</h2>
        <p class="from">
          ${told.publisher ? html`<bdi>${told.publisher}</bdi> · ` : nothing}<time datetime=${told.published}>${words.published(day(told.published))}</time>${words.basis[told.published_basis] ? html` (${words.basis[told.published_basis]})` : nothing}
          ${told.author ? html`· <bdi>${words.by(told.author)}</bdi>` : nothing}
          ${safeLink(told.url) ? html`· <a href=${/** @type {string} */ (safeLink(told.url))} rel="noopener noreferrer">${words.original}</a>` : nothing}
        </p>
        ${stored.editions.length > 0 ? editions(stored) : nothing}
        ${text(stored, state.quote, to)}
      </article>`,
  };
}

/**
 * The text with its quotes; where two overlap the one that the reader came for, else the first.
 * @param {StoredArticle} stored
 * @param {string} chosen id of a quote, or empty
 * @param {((quote: Quote) => string)|null} to where a quote leads
 */
export function text({ article: { text: all }, quotes }, chosen, to) {
  const colours = colour(quotes);
  const apart = disjoint(quotes, chosen);
  return html`<div class="text" dir="auto">${pieces(all, apart.map((q) => q.span)).map((piece) => {
    if (piece.span < 0) return piece.text;
    const quote = apart[piece.span];
    const classes = `quote c${colours.get(speaker(quote))}${isReported(quote) ? " reported" : ""}${quote.id === chosen ? " chosen" : ""}`;
    if (!to) return html`<span class=${classes} title="${speaker(quote)}, ${when(quote.said_on)}">${piece.text}</span>`;
    return html`<a class=${classes} href=${to(quote)} title="${speaker(quote)}, ${when(quote.said_on)}" aria-current=${quote.id === chosen ? "true" : nothing}>${piece.text}</a>`;
  })}</div>`;
}

/** What was changed since, edition by edition; of what stayed only the words next to it. @param {StoredArticle} stored */
function editions({ article, editions: all }) {
  return html`<details class="editions"><summary>${words.edited(all.length)}</summary>
    <p class="from">${words.editedHow}</p>
    ${all.map((edition, i) => {
      const next = i === 0 ? article : all[i - 1];
      return html`<section><h3>${edition.as_of ? words.editedFrom(day(edition.as_of.slice(0, 10))) : words.editedBefore}</h3>
        ${edition.title !== next.title ? html`<p dir="auto"><del>${edition.title}</del> <ins>${next.title}</ins></p>` : nothing}
        <p dir="auto">${changes(edition.text, next.text, edition.differences).map(({ kind, text }, at, { length }) => {
          if (kind === "gone") return html` <del>${text}</del> `;
          return kind === "new" ? html` <ins>${text}</ins> ` : ` ${near(text, at > 0, at < length - 1)} `;
        })}</p></section>`;
    })}</details>`;
}

/** The first and last words of what did not change. @param {string} text @param {boolean} after @param {boolean} before */
function near(text, after, before) {
  const all = text.split(/\s+/);
  if (all.length <= 2 * NEAR) return text;
  return [...(after ? all.slice(0, NEAR) : []), "…", ...(before ? all.slice(-NEAR) : [])].join(" ");
}

/** @param {Quote[]} quotes @param {string} chosen */
function disjoint(quotes, chosen) {
  /** @type {Quote[]} */
  const apart = [];
  const isFree = (/** @type {Quote} */ quote) => apart.every((q) => q.span[1] <= quote.span[0] || quote.span[1] <= q.span[0]);
  for (const quote of [...quotes].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen))) if (isFree(quote)) apart.push(quote);
  return apart.sort((a, b) => a.span[0] - b.span[0]);
}

/** A colour for each speaker, in the order of the text. @param {Quote[]} quotes @returns {Map<string, number|string>} */
function colour(quotes) {
  const colours = new Map();
  for (const quote of quotes) {
    const name = speaker(quote);
    if (!colours.has(name)) colours.set(name, quote.attribution.speaker.type === "unknown" ? "none" : [...colours.values()].filter((c) => c !== "none").length % COLOURS);
  }
  return colours;
}

/**
 * The quotes by speaker, each a way to its place in the text.
 * @param {StoredArticle} stored @param {State} state @param {(quote: Quote) => string} to
 */
function outline({ article, quotes }, state, to) {
  if (quotes.length === 0) return html`<p>${words.noQuotesHere}</p>`;
  const colours = colour(quotes);
  const chosen = quotes.findIndex((quote) => quote.id === state.quote);
  return html`<h2>${words.quotesHere}</h2>
    ${chosen < 0 ? nothing : html`<div class="chosen-quote" aria-live="polite">${who(quotes[chosen])}${why(quotes[chosen])}
      ${tools(article, quotes[chosen])}
      <p class="tools">
        <a class="button" href=${to(quotes[(chosen + quotes.length - 1) % quotes.length])}>${words.previous}</a>
        <a class="button" href=${to(quotes[(chosen + 1) % quotes.length])}>${words.next}</a>
      </p></div>`}
    ${[...colours].map(([name, colour]) => html`<section class="outline">
      <h3><span class="swatch c${colour}" aria-hidden="true"></span> <bdi>${name}</bdi></h3>
      <ol>${quotes.filter((quote) => speaker(quote) === name).map((quote) => html`<li><a href=${to(quote)} aria-current=${quote.id === state.quote ? "true" : nothing}><bdi>${short(quote.text)}</bdi></a></li>`)}</ol>
    </section>`)}`;
}

/** What can be done with the quote that the reader came for. @param {import("./api.js").Article} article @param {Quote} quote */
function tools(article, quote) {
  const { title, publisher, published, author, url } = article;
  const hit = { quote, title, title_highlights: [], publisher, published, author, url, snippet: { text: quote.text, highlights: [], before: "", after: "" } };
  const cite = () => askText(`citations/${encodeURIComponent(quote.id)}`).then(copy, () => say(words.noAnswer));
  return html`<p class="tools">
    <button type="button" class="copy" @click=${() => copy(plain(hit))}>${words.copy}</button>
    <button type="button" @click=${() => copy(linkToWords(url, quote.text) ?? here(quote))}>${words.copyLink}</button>
    <button type="button" @click=${cite}>${words.copyCitation}</button>
  </p>`;
}

/** @param {string} text */
function short(text) {
  const end = text.lastIndexOf(" ", SHOWN);
  return text.length <= SHOWN || end < 1 ? text : text.slice(0, end) + " …";
}
