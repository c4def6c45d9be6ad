// Ties address, server and page together.
import { Gone, Problem, ask, isThere, useKey } from "./api.js";
import { say } from "./clipboard.js";
import { html, nothing, render } from "./lib/lit-html/lit-html.js";
import { results } from "./results.js";
import "./searchbox.js";
import { link, read, search, toggle, view } from "./state.js";
import { sentence, words } from "./text.js";
import { hasWords, typedFilters } from "./typed.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./results.js").Asked} Asked */

/** The views; those that nobody comes to first are loaded when they are asked for. */
const VIEWS = {
  results,
  article: async (/** @type {Asked} */ asked) => (await loaded(import("./article.js"))).article(asked),
  speaker: async (/** @type {Asked} */ asked) => (await loaded(import("./speaker.js"))).speaker(asked),
  compare: async (/** @type {Asked} */ asked) => (await loaded(import("./compare.js"))).compare(asked),
  add: async (/** @type {Asked} */ asked) => (await loaded(import("./add.js"))).add(asked),
  check: async (/** @type {Asked} */ asked) => (await loaded(import("./check.js"))).check(asked),
};
/**
 * A module, or that the server is gone.
 * @template T
 * @param {Promise<T>} module
 * @returns {Promise<T>}
 */
function loaded(module) {
  return module.catch((e) => {
    throw e instanceof TypeError ? new Gone() : e;
  });
}

const SLOW = 250;
const AGAIN = 2000;
/** More values than this are not chosen at once: the filter stays in the query. */
const MOST_CHOSEN = 20;

const top_ = /** @type {HTMLElement} */ (document.getElementById("top"));
const main = /** @type {HTMLElement} */ (document.getElementById("results"));
const aside = /** @type {HTMLElement} */ (document.getElementById("filters"));
const notice = /** @type {HTMLElement} */ (document.getElementById("notice"));

let state = read(location.search);
let turn = 0;
let controller = new AbortController();
/** Of what kind the latest entry of the history is. @type {""|"typed"|"dated"} */
let latest = "";
/** Whether what is shown is all of what was asked for. */
let settled = false;
/** The next look for a server that is gone. */
let late = 0;

/**
 * Goes to another state.
 * @param {State} next
 * @param {{typing?: boolean, step?: ""|"typed"|"dated"}} [how] step: several of the same kind in a row are one entry of the history
 */
function go(next, { typing = false, step = "" } = {}) {
  const moved = view(next) !== view(state) || next.article !== state.article || next.name !== state.name;
  const fresh = next.q !== state.q;
  const within = next.article !== "" && next.article === state.article;
  keepPlace();
  if (within || link(next) === link(state) || (step && step === latest)) history.replaceState(history.state, "", link(next));
  else history.pushState({ own: true }, "", link(next));
  latest = step;
  state = next;
  show({ typing, moved, fresh });
}

/** Goes to the state with some of it changed, whatever it is by then. @param {Partial<State>} changed @param {""|"dated"} [step] */
function change(changed, step = "") {
  go({ ...state, ...changed }, { step });
}

/** Where the reader is, for when this is come back to. @typedef {{own?: boolean, y?: number, hits?: number, quote?: string}} Place */

function keepPlace() {
  if (!settled) return;
  const focused = /** @type {HTMLElement|null|undefined} */ (document.activeElement?.closest("quote-card"));
  const hits = view(state) === "results" ? main.querySelectorAll(".hits > li").length : 0;
  history.replaceState({ ...history.state, y: scrollY, hits, quote: focused?.dataset.quote ?? "" }, "");
}

/**
 * Draws the state; an answer that comes after a newer question is dropped.
 * @param {{typing?: boolean, moved?: boolean, fresh?: boolean, back?: Place|null}} [how] moved: to another view; fresh: other words are searched for; back: where the reader was when this was left
 */
async function show({ typing = false, moved = false, fresh = false, back = null } = {}) {
  const mine = ++turn;
  settled = false;
  clearTimeout(late);
  controller.abort();
  controller = new AbortController();
  const slow = setTimeout(() => mine === turn && main.setAttribute("aria-busy", "true"), SLOW);
  header();
  try {
    /** @type {import("./results.js").Drawn} */
    let drawn;
    const draw = () => {
      if (mine !== turn) return;
      render(drawn.aside ? drawn.aside() : nothing, aside);
      render(drawn.main(), main);
    };
    drawn = await VIEWS[view(state)]({ state, typing, signal: controller.signal, change, update: draw, hits: back?.hits ?? 0, own: history.state?.own === true });
    if (mine !== turn) return;
    render(nothing, notice);
    document.body.dataset.view = view(state);
    document.title = drawn.title ? `${drawn.title} – ${words.name}` : words.name;
    aside.setAttribute("aria-label", drawn.label ?? words.filters);
    draw();
    performance.mark("shown");
    // Parts draw themselves a moment later; before that the page is too short.
    await new Promise((resolve) => setTimeout(resolve));
    if (mine !== turn) return;
    if (back?.y !== undefined) comeBack(back);
    else if (moved || back || state.quote) arrive(moved || back !== null);
    else if (fresh) scrollTo(0, 0);
    settled = true;
  } catch (e) {
    if (mine === turn) failed(e);
  } finally {
    clearTimeout(slow);
    if (mine === turn) main.removeAttribute("aria-busy");
  }
}

/** @param {Place} place */
function comeBack({ y = 0, quote }) {
  const card = quote ? main.querySelector(`quote-card[data-quote="${CSS.escape(quote)}"] article`) : null;
  /** @type {HTMLElement|null} */ (card ?? main.querySelector("h2[tabindex]"))?.focus({ preventScroll: true });
  scrollTo(0, y);
}

/** Takes the reader to what was asked for. @param {boolean} moved */
function arrive(moved) {
  const chosen = main.querySelector(".quote.chosen");
  if (chosen) chosen.scrollIntoView({ block: "center" });
  else scrollTo(0, 0);
  const target = /** @type {HTMLElement|null} */ (chosen ?? main.querySelector("h2[tabindex]"));
  if (moved && document.activeElement !== box()) target?.focus({ preventScroll: true });
}

/** @param {unknown} e */
function failed(e) {
  if (e instanceof DOMException && e.name === "AbortError") return;
  if (e instanceof Gone) {
    render(html`<p role="alert">${words.gone}</p>`, notice);
    late = setTimeout(again, AGAIN);
    return;
  }
  const problem = e instanceof Problem ? e.body : { title: words.wrong, detail: "" };
  if (!(e instanceof Problem)) console.error(e);
  if ("status" in problem && problem.status === 401) {
    render(unlocking(problem), notice);
    return;
  }
  const retry = "status" in problem && problem.status < 500 ? nothing : html`<button type="button" @click=${() => show()}>${words.retry}</button>`;
  render(html`<p role="alert">${[problem.title, sentence(problem.detail)].filter(Boolean).join(". ")} ${retry} <a href="./">${words.home}</a></p>`, notice);
}

/** Where even reading needs a key. @param {import("./api.js").ProblemBody} problem */
function unlocking(problem) {
  return html`<form role="alert" class="fields" @submit=${unlock}>
    <p>${words.readKeyWhy} ${sentence(problem.detail)}</p>
    <label for="read-key">${words.key}</label><input id="read-key" name="key" type="password" autocomplete="off" required>
    <button type="submit">${words.useKey}</button>
  </form>`;
}

/** @param {SubmitEvent} event */
function unlock(event) {
  event.preventDefault();
  useKey(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("key") ?? ""));
  show();
}

async function again() {
  const mine = turn;
  const there = await isThere();
  if (mine !== turn) return;
  if (there) show();
  else late = setTimeout(again, AGAIN);
}

function help() {
  import("./help.js").then((module) => module.help(), () => say(words.noAnswer));
}

function header() {
  render(
    html`<a class="skip" href="#results">${words.skip}</a>
      <h1><a href="./">${words.name}</a></h1>
      <search-box @typed=${onTyped} @submitted=${onSubmitted}></search-box>
      <nav><a href=${link({ check: "1" })}>${words.checkTitle}</a> <a href=${link({ add: "1" })}>${words.add}</a> <button type="button" class="plain" @click=${help}>${words.help}</button></nav>`,
    top_,
  );
  searchBox().q = state.q;
}

function searchBox() {
  return /** @type {import("./searchbox.js").SearchBox} */ (top_.querySelector("search-box"));
}

/** The search of the words, on the page where the reader is if that has one. @param {string} q @returns {State} */
function asked(q) {
  return view(state) === "compare" ? { ...state, q } : { ...search(state), q };
}

/** @param {CustomEvent<string>} event */
function onTyped({ detail: q }) {
  if (q !== state.q || view(state) !== "results") go(asked(q), { typing: true, step: "typed" });
}

/** @param {CustomEvent<string>} event */
async function onSubmitted({ detail: q }) {
  const mine = turn;
  const next = await chosen(asked(q));
  // What the reader did meanwhile counts.
  if (mine !== turn || searchBox().isTyping) return;
  // What was typed and what was meant are one entry of the history.
  if (latest === "typed") go(next, { step: "typed" });
  else go(next);
  latest = "";
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

/** The link that the first of several quick clicks was on. @type {Element|null} */
let clicked = null;

document.addEventListener("click", (event) => {
  const anchor = /** @type {Element} */ (event.target).closest("a");
  if (event.detail <= 1) clicked = anchor;
  else if (anchor && anchor !== clicked) {
    // It fell on what the first click has brought there.
    event.preventDefault();
    return;
  }
  if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const href = anchor.getAttribute("href") ?? "";
  if (href !== "./" && !href.startsWith("?")) return;
  event.preventDefault();
  if (anchor.matches(".back") && history.state?.own) history.back();
  else go(read(new URL(anchor.href).search));
  if (href === "./") scrollTo(0, 0);
});

// A menu is left by going elsewhere; a file that misses its box must not take the page away.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(/** @type {Node} */ (event.target))) menu.removeAttribute("open");
});
for (const kind of /** @type {const} */ (["dragover", "drop"])) {
  document.addEventListener(kind, (event) => {
    if (!(/** @type {Element} */ (event.target).matches("input[type=file]"))) event.preventDefault();
  });
}

document.addEventListener("period", (event) => change({ ...(view(state) === "speaker" ? { ...search(state), speaker: [state.name] } : {}), ...event.detail }));
document.addEventListener("choose", (event) => go(toggle(state, event.detail.dimension, event.detail.value)));

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
  const card = /** @type {import("./card.js").QuoteCard|null} */ (target.closest("quote-card"));
  const onHit = target.matches("article.hit");
  const isWriting = target.matches("input:not([type=checkbox]), textarea, select");
  const by = event.key === "ArrowDown" && (onHit || target.id === "q" || target === document.body) ? 1 : event.key === "ArrowUp" && onHit ? -1 : 0;
  if (by !== 0) {
    // Where there is no hit the page scrolls.
    if (!step(by)) return;
  } else if (event.key === "Escape") close(target);
  else if (isWriting) return;
  else if (event.key === "/") box()?.focus();
  else if (event.key === "?") help();
  else if (event.key === "c" && card) card.copy();
  else if (event.key === "Enter" && onHit && card) card.read();
  else return;
  event.preventDefault();
});

/** From hit to hit; before the first is the box. False where there is none. @param {1|-1} by */
function step(by) {
  const hits = /** @type {HTMLElement[]} */ ([...main.querySelectorAll("article.hit")]);
  const next = hits.findIndex((hit) => hit.contains(document.activeElement)) + by;
  if (next < 0) box()?.focus();
  else hits[Math.min(next, hits.length - 1)]?.focus();
  return hits.length > 0;
}

/** Closes what is open where the reader is. @param {HTMLElement} target */
function close(target) {
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  } else {
    /** @type {import("./card.js").QuoteCard|null} */ (target.closest("quote-card"))?.close();
  }
}

function box() {
  return /** @type {HTMLInputElement|null} */ (document.getElementById("q"));
}

history.scrollRestoration = "manual";
addEventListener("scrollend", keepPlace);
addEventListener("pagehide", keepPlace);
addEventListener("popstate", (event) => {
  // A link to a place on the page is none to another state.
  if (location.hash && link(read(location.search)) === link(state)) return;
  latest = "";
  state = read(location.search);
  show({ back: event.state ?? {} });
});

document.body.dataset.view = view(state);
show({ back: history.state });
