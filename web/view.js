// Draws answers of the API.
import { el, safeLink, spread } from "./dom.js";
import { write } from "./state.js";
import { day, number, saidOn, words } from "./text.js";

/** Below this the page says how sure an attribution is. */
const SURE = 0.8;

/** The article's own marks beside a quote: the card sets marks of its own. */
const OPENING = /[“„«"]+\s*$/;
const CLOSING = /^\s*[”»"]+/;

const SVG = "http://www.w3.org/2000/svg";

/** A quote as a card. @param {any} hit */
export function card(hit) {
  const { quote, snippet } = hit;
  const link = write({ article: quote.article_id, quote: quote.id });
  const marks = spread(snippet.text, snippet.highlights, (text) => el("mark", {}, text));
  const original = safeLink(hit.url);
  const reported = quote.kind === "indirect";
  const before = reported ? snippet.before : snippet.before.replace(OPENING, "");
  const after = reported ? snippet.after : snippet.after.replace(CLOSING, "");
  const text = reported ? marks : ["“", ...marks, "”"];
  return el(
    "article",
    { class: "hit" },
    el("p", { class: "around" }, lastWords(before)),
    el("blockquote", { cite: original, class: reported ? "reported" : null }, ...text),
    el("p", { class: "around" }, firstWords(after)),
    el("p", { class: "who" }, ...who(quote.attribution), ", ", saidOn(quote.said_on), reported ? el("span", { class: "kind" }, words.reported) : null),
    el(
      "p",
      { class: "from" },
      [hit.publisher, words.published(day(hit.published)), hit.title].filter(Boolean).join(" · "),
      " · ",
      el("a", { href: link, "data-route": true }, words.openArticle),
      original ? " · " : null,
      original ? el("a", { href: original, rel: "noopener noreferrer" }, words.original) : null,
    ),
    el("details", {}, el("summary", {}, words.why), el("p", { class: "from" }, quote.attribution.evidence)),
  );
}

/** @param {any} attribution */
function who(attribution) {
  const { speaker, role, confidence } = attribution;
  if (speaker.type === "unknown") return [words.unknown];
  const unsure = confidence < SURE ? el("span", { class: "unsure" }, " " + words.unsure(confidence)) : null;
  const called = role && speaker.type !== "unnamed" ? el("span", { class: "role" }, ` (${role})`) : null;
  return [speaker.label, called, unsure].filter((part) => part !== null);
}

const CONTEXT = 90;

/** @param {string} before */
function lastWords(before) {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (line.length <= CONTEXT) return line;
  return "… " + line.slice(line.indexOf(" ", line.length - CONTEXT) + 1);
}

/** @param {string} after */
function firstWords(after) {
  const end = after.indexOf("\n");
  const line = end < 0 ? after : after.slice(0, end);
  if (line.length <= CONTEXT) return line;
  return line.slice(0, line.lastIndexOf(" ", CONTEXT)) + " …";
}

/**
 * The filters: a list to tick for each facet, and a period.
 * @param {any[]} facets
 * @param {any} state
 * @param {{toggle: (dimension: any, value: string) => void, period: (from: string, to: string) => void}} actions
 */
export function filters(facets, state, actions) {
  const groups = facets.filter((f) => f.values.length > 0).map((facet) => group(facet, actions));
  const from = el("input", { type: "date", id: "from", value: state.from });
  const to = el("input", { type: "date", id: "to", value: state.to });
  const change = () => actions.period(/** @type {HTMLInputElement} */ (from).value, /** @type {HTMLInputElement} */ (to).value);
  from.addEventListener("change", change);
  to.addEventListener("change", change);
  const days = el("div", { class: "days" }, el("label", { for: "from" }, words.from), from, el("label", { for: "to" }, words.to), to);
  return [...groups, el("fieldset", {}, el("legend", {}, words.period), days)];
}

/** @param {any} facet @param {any} actions */
function group(facet, actions) {
  const dimension = /** @type {keyof typeof words.dimension} */ (facet.dimension);
  return el("fieldset", { "data-facet": dimension }, el("legend", {}, words.dimension[dimension]), ...values(facet.values, dimension, actions));
}

/** @param {any[]} list @param {string} dimension @param {any} actions @returns {HTMLElement[]} */
function values(list, dimension, actions) {
  return list.flatMap((value) => {
    const box = el("input", { type: "checkbox", checked: value.selected, value: value.value, onchange: () => actions.toggle(dimension, value.value) });
    const label = el("label", { class: "value" }, box, el("span", {}, name(dimension, value.value)), el("span", { class: "count" }, number(value.count)));
    const open = value.selected || value.inside.some(anySelected);
    return open && value.inside.length > 0 ? [label, el("div", { class: "inside" }, ...values(value.inside, dimension, actions))] : [label];
  });
}

/** @param {any} value @returns {boolean} */
function anySelected(value) {
  return value.selected || value.inside.some(anySelected);
}

/** @param {string} dimension @param {string} value */
export function name(dimension, value) {
  if (dimension === "said_on") return day(value);
  return dimension === "kind" ? words.kind[/** @type {"direct"} */ (value)] ?? value : value;
}

/** The hits over time. @param {any} histogram */
export function bars(histogram) {
  const list = histogram.bars;
  if (list.length < 2) return null;
  const most = Math.max(...list.map((/** @type {any} */ b) => b.count));
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${list.length * 10} 100`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", words.bars);
  list.forEach((/** @type {any} */ bar, /** @type {number} */ i) => {
    const rect = document.createElementNS(SVG, "rect");
    const height = bar.count === 0 ? 0 : Math.max(3, (bar.count / most) * 100);
    for (const [key, value] of Object.entries({ x: i * 10 + 1, y: 100 - height, width: 8, height })) rect.setAttribute(key, String(value));
    const title = document.createElementNS(SVG, "title");
    title.textContent = `${day(part(bar.from, histogram.interval))}: ${number(bar.count)}`;
    rect.append(title);
    svg.append(rect);
  });
  const ends = [list[0], list[list.length - 1]].map((b) => el("span", {}, day(part(b.from, histogram.interval))));
  const figure = el("figure", { class: "time" });
  figure.append(svg, el("figcaption", {}, ...ends));
  return figure;
}

/** @param {string} iso @param {string} interval */
function part(iso, interval) {
  return interval === "year" ? iso.slice(0, 4) : interval === "month" ? iso.slice(0, 7) : iso;
}

/**
 * An article with its quotes marked.
 * @param {any} stored
 * @param {string} chosen id of the quote the reader came for
 */
export function article(stored, chosen) {
  const { article: a, quotes } = stored;
  const original = safeLink(a.url);
  /** @type {any[]} */
  const apart = [];
  for (const quote of [...quotes].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen) || a.span[0] - b.span[0])) {
    if (apart.every((q) => q.span[1] <= quote.span[0] || quote.span[1] <= q.span[0])) apart.push(quote);
  }
  apart.sort((a, b) => a.span[0] - b.span[0]);
  const text = spread(a.text, apart.map((q) => q.span), (content, i) => {
    const { speaker } = apart[i].attribution;
    const who_ = speaker.type === "unknown" ? words.unknown : speaker.label;
    const kind = apart[i].kind === "indirect" ? "quote reported" : "quote";
    return el("span", { class: apart[i].id === chosen ? kind + " chosen" : kind, title: `${who_}, ${saidOn(apart[i].said_on)}` }, content);
  });
  return el(
    "article",
    { class: "article" },
    el("h2", {}, a.title || a.id),
    el("p", { class: "from" }, [a.publisher, words.published(day(a.published)), a.author].filter(Boolean).join(" · "), original ? " · " : null, original ? el("a", { href: original, rel: "noopener noreferrer" }, words.original) : null),
    el("div", { class: "text" }, ...text),
  );
}
