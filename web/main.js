// Ties address, server and page together.
import { Gone, Problem, ask, isThere } from "./api.js";
import { html, nothing, render } from "./lib/lit-html/lit-html.js";
import { results } from "./results.js";
import "./searchbox.js";
import { link, read, search, toggle, view } from "./state.js";
import { words } from "./text.js";
import { hasWords, typedFilters } from "./typed.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./results.js").Asked} Asked */

/** The views; those that nobody comes to first are loaded when they are asked for. */
const VIEWS = {
  results,
  article: async (/** @type {Asked} */ asked) => (await import("./article.js")).article(asked),
  speaker: async (/** @type {Asked} */ asked) => (await import("./speaker.js")).speaker(asked),
  compare: async (/** @type {Asked} */ asked) => (await import("./compare.js")).compare(asked),
  add: async (/** @type {Asked} */ asked) => (await import("./add.js")).add(asked),
};
const SLOW = 250;
const AGAIN = 2000;
/** More values than this are not chosen at once: the filter stays in the query. */
const MOST_CHOSEN = 20;

const top_ = /** @type {HTMLElement} */ (document.getElementById("top"));
const main = /** @type {HTMLElement} */ (document.getElementById("results"));
const aside = /** @type {HTMLElement} */ (document.getElementById("filters"));
const notice = /** @type {HTMLElement} */ (document.getElementById("notice"));

aside.setAttribute("aria-label", words.filters);

let state = read(location.search);
let turn = 0;
let controller = new AbortController();
/** Whether the latest entry of the history is of what is being typed. */
let typed = false;

/**
 * Goes to another state.
 * @param {State} next
 * @param {{typing?: boolean, meant?: boolean}} [how] meant: what was being typed is finished; both are one entry of the history
 */
function go(next, { typing = false, meant = false } = {}) {
  const moved = view(next) !== view(state) || next.article !== state.article || next.name !== state.name;
  if (typed && (typing || meant)) {
    history.replaceState(null, "", link(next));
  } else {
    history.replaceState({ y: scrollY, hits: main.querySelectorAll(".hits > li").length }, "");
    history.pushState(null, "", link(next));
  }
  typed = typing;
  state = next;
  show({ typing, moved });
}

/** Goes to the state with some of it changed, whatever it is by then. @param {Partial<State>} changed */
function change(changed) {
  go({ ...state, ...changed });
}

/**
 * Draws the state; an answer that comes after a newer question is dropped.
 * @param {{typing?: boolean, moved?: boolean, back?: {y: number, hits: number}|null}} [how] back: where the reader was when this was left
 */
async function show({ typing = false, moved = false, back = null } = {}) {
  const mine = ++turn;
  controller.abort();
  controller = new AbortController();
  const slow = setTimeout(() => main.setAttribute("aria-busy", "true"), SLOW);
  header();
  try {
    /** @type {import("./results.js").Drawn} */
    let drawn;
    const draw = () => {
      if (mine !== turn) return;
      render(drawn.aside ? drawn.aside() : nothing, aside);
      render(drawn.main(), main);
    };
    drawn = await VIEWS[view(state)]({ state, typing, signal: controller.signal, change, update: draw, hits: back?.hits ?? 0 });
    if (mine !== turn) return;
    render(nothing, notice);
    document.body.dataset.view = view(state);
    document.title = drawn.title ? `${drawn.title} – ${words.name}` : words.name;
    draw();
    performance.mark("shown");
    // Parts draw themselves a moment later; before that the page is too short.
    await new Promise((resolve) => setTimeout(resolve));
    if (back) scrollTo(0, back.y);
    else if (moved || state.quote) arrive(moved);
  } catch (e) {
    if (mine === turn) failed(e);
  } finally {
    clearTimeout(slow);
    if (mine === turn) main.removeAttribute("aria-busy");
  }
}

/** Takes the reader to what was asked for. @param {boolean} moved */
function arrive(moved) {
  const chosen = main.querySelector(".quote.chosen");
  if (chosen) chosen.scrollIntoView({ block: "center" });
  else scrollTo(0, 0);
  const target = /** @type {HTMLElement|null} */ (chosen ?? main.querySelector("h2[tabindex]"));
  if (moved) target?.focus({ preventScroll: true });
}

/** @param {unknown} e */
function failed(e) {
  if (e instanceof DOMException && e.name === "AbortError") return;
  if (e instanceof Gone) {
    render(html`<p role="alert">${words.gone}</p>`, notice);
    setTimeout(again, AGAIN);
    return;
  }
  const problem = e instanceof Problem ? e.body : { title: words.wrong, detail: "" };
  if (!(e instanceof Problem)) console.error(e);
  render(html`<p role="alert">${problem.title}. ${problem.detail} <button type="button" @click=${() => show()}>${words.retry}</button> <a href="./">${words.home}</a></p>`, notice);
}

async function again() {
  if (await isThere()) show();
  else setTimeout(again, AGAIN);
}

async function help() {
  (await import("./help.js")).help();
}

function header() {
  render(
    html`<a class="skip" href="#results">${words.skip}</a>
      <h1><a href="./">${words.name}</a></h1>
      <search-box @typed=${onTyped} @submitted=${onSubmitted}></search-box>
      <nav><a href=${link({ add: "1" })}>${words.add}</a> <button type="button" class="plain" @click=${help}>${words.help}</button></nav>`,
    top_,
  );
  const box = /** @type {import("./searchbox.js").SearchBox} */ (top_.querySelector("search-box"));
  box.q = state.q;
}

/** The search of the words, on the page where the reader is if that has one. @param {string} q @returns {State} */
function asked(q) {
  return view(state) === "compare" ? { ...state, q } : { ...search(state), q };
}

/** @param {CustomEvent<string>} event */
function onTyped({ detail: q }) {
  if (q !== state.q || view(state) !== "results") go(asked(q), { typing: true });
}

/** @param {CustomEvent<string>} event */
async function onSubmitted({ detail: q }) {
  const next = await chosen(asked(q));
  go(next, { meant: true });
}

/** Makes chips of the filters in the query, where the index has such values. @param {State} next @returns {Promise<State>} */
async function chosen(next) {
  const { q, filters, period } = typedFilters(next.q);
  if (view(next) !== "results" || (filters.length === 0 && !period)) return next;
  try {
    let told = { ...next, q, ...period };
    for (const { field, words: wanted } of filters) {
      const { values } = await ask(`facets/${field}?facet_size=200&words=${encodeURIComponent(wanted)}`);
      const meant = values.map((/** @type {import("./api.js").Value} */ v) => v.value).filter((/** @type {string} */ v) => hasWords(v, wanted));
      if (meant.length === 0 || meant.length > MOST_CHOSEN) return next;
      for (const value of meant) if (!told[field].includes(value)) told = toggle(told, field, value);
    }
    return told;
  } catch {
    return next;
  }
}

document.addEventListener("click", (event) => {
  const anchor = /** @type {Element} */ (event.target).closest("a");
  if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const href = anchor.getAttribute("href") ?? "";
  if (href !== "./" && !href.startsWith("?")) return;
  event.preventDefault();
  go(read(new URL(anchor.href).search));
});

document.addEventListener("period", (event) => change({ ...(view(state) === "speaker" ? { ...search(state), speaker: [state.name] } : {}), ...event.detail }));
document.addEventListener("choose", (event) => go(toggle(state, event.detail.dimension, event.detail.value)));

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const isBox = target.matches("input[type=search]");
  const isWriting = target.matches("input:not([type=checkbox]), textarea, select");
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const hits = /** @type {HTMLElement[]} */ ([...main.querySelectorAll("article.hit")]);
  const at = hits.findIndex((hit) => hit.contains(document.activeElement));
  const card = /** @type {import("./card.js").QuoteCard|null} */ (hits[at]?.closest("quote-card"));
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length > 0 && (!isWriting || (isBox && event.key === "ArrowDown"))) {
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) box()?.focus();
    else hits[Math.min(next, hits.length - 1)].focus();
  } else if (isWriting) return;
  else if (event.key === "/") box()?.focus();
  else if (event.key === "?") help();
  else if (event.key === "c" && card) card.copy();
  else if (event.key === "Enter" && card && target.matches("article.hit")) card.read();
  else return;
  event.preventDefault();
});

function box() {
  return /** @type {HTMLInputElement|null} */ (document.getElementById("q"));
}

history.scrollRestoration = "manual";
addEventListener("popstate", (event) => {
  typed = false;
  state = read(location.search);
  show({ back: event.state });
});

show();
