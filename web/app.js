// Ties address, API and page together.
import { el } from "./dom.js";
import { LISTS, read, request, toggle, write } from "./state.js";
import { words } from "./text.js";
import { article, bars, card, filters, name } from "./view.js";

const results = /** @type {HTMLElement} */ (document.getElementById("results"));
const sidebar = /** @type {HTMLElement} */ (document.getElementById("filters"));
const form = /** @type {HTMLFormElement} */ (document.getElementById("search"));
const box = /** @type {HTMLInputElement} */ (document.getElementById("q"));

let state = read(location.search);
let latest = 0;

/** Asks the API; a problem comes back as an error with its details. @param {string} path */
async function ask(path) {
  const response = await fetch(path, { headers: { accept: "application/json" } });
  const body = await response.json();
  if (!response.ok) throw Object.assign(new Error(body.detail), { problem: body });
  return body;
}

/** @param {any} next */
function go(next) {
  state = next;
  history.pushState(null, "", write(state) || "./");
  show();
}

/** Draws the state; an answer that comes after a newer question is dropped. */
async function show() {
  const turn = ++latest;
  box.value = state.q;
  const slow = setTimeout(() => turn === latest && results.setAttribute("aria-busy", "true"), 200);
  try {
    const draw = state.article ? await articleView() : await resultsView();
    if (turn === latest) draw();
  } catch (e) {
    if (turn === latest) results.replaceChildren(error(/** @type {any} */ (e)));
  } finally {
    clearTimeout(slow);
    if (turn === latest) results.removeAttribute("aria-busy");
  }
}

async function articleView() {
  const stored = await ask("/api/v1/articles/" + encodeURIComponent(state.article));
  return () => {
    const back = el("a", { href: write({ ...state, article: "", quote: "" }) || "./", "data-route": true }, words.back);
    sidebar.replaceChildren();
    results.replaceChildren(el("p", {}, back), article(stored, state.quote));
    document.title = (stored.article.title || stored.article.id) + " – Onrecord";
    results.querySelector(".chosen")?.scrollIntoView({ block: "center" });
  };
}

async function resultsView() {
  const answer = await ask("/api/v1/quotes" + request(state));
  return () => {
    document.title = state.q ? `${state.q} – Onrecord` : "Onrecord";
    sidebar.replaceChildren(...filters(answer.facets, state, { toggle: (d, v) => go(toggle(state, d, v)), period: (from, to) => go({ ...state, from, to }) }));
    const parts = [summary(answer), chips(), bars(answer.histogram), ...answer.hits.map(card)];
    results.replaceChildren(.../** @type {Node[]} */ (parts.filter(Boolean)));
    if (answer.total === 0) results.append(nothing());
    if (answer.next) results.append(moreButton(answer.next));
  };
}

/** @param {any} answer */
function summary(answer) {
  const order = el("select", { "aria-label": "Order", id: "sort", onchange: (/** @type {any} */ e) => go({ ...state, sort: e.target.value }) });
  for (const [value, label] of Object.entries(words.sort)) order.append(el("option", { value, selected: value === (state.sort || "relevance") }, label));
  return el("div", { class: "summary" }, el("p", { id: "total" }, words.quotes(answer.total)), order);
}

/** The chosen filters, each with a way to take it away. */
function chips() {
  const list = el("ul", { class: "chips" });
  for (const dimension of LISTS) {
    for (const value of state[dimension]) list.append(chip(name(dimension, value), () => go(toggle(state, dimension, value))));
  }
  if (state.from || state.to) list.append(chip(`${state.from || "…"} – ${state.to || "…"}`, () => go({ ...state, from: "", to: "" })));
  return list.children.length > 0 ? list : null;
}

/** @param {string} label @param {() => void} remove */
function chip(label, remove) {
  return el("li", {}, el("button", { type: "button", "aria-label": words.remove(label), onclick: remove }, label + " ×"));
}

function nothing() {
  const anything = state.q || state.from || state.to || LISTS.some((dimension) => state[dimension].length > 0);
  return el("div", { class: "state" }, el("p", {}, anything ? words.nothing : words.empty), el("p", {}, anything ? words.loosen : words.fill));
}

/** @param {string} cursor */
function moreButton(cursor) {
  const button = el("button", { type: "button", class: "more" }, words.more);
  button.addEventListener("click", async () => {
    const turn = latest;
    try {
      const answer = await ask("/api/v1/quotes" + request(state, cursor));
      if (turn === latest) button.replaceWith(...answer.hits.map(card), ...(answer.next ? [moreButton(answer.next)] : []));
    } catch (e) {
      button.replaceWith(error(/** @type {any} */ (e)));
    }
  });
  return button;
}

/** Says what is wrong; for a broken query also where. @param {any} e */
function error(e) {
  const problem = e.problem;
  if (!problem) return el("div", { class: "state error", role: "alert" }, el("p", {}, words.gone));
  const where = problem.position === undefined ? null : el("pre", {}, state.q + "\n" + " ".repeat(problem.position) + "▲");
  return el("div", { class: "state error", role: "alert" }, el("p", {}, where ? words.badQuery : problem.title + "."), where, el("p", {}, problem.detail));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go({ ...state, q: box.value.trim(), article: "", quote: "" });
});

document.addEventListener("click", (event) => {
  const link = /** @type {HTMLElement} */ (event.target).closest("a[data-route]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const target = read(new URL(/** @type {HTMLAnchorElement} */ (link).href).search);
  go(target.article ? { ...state, article: target.article, quote: target.quote } : target);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== box) {
    event.preventDefault();
    box.focus();
  }
});

addEventListener("popstate", () => {
  state = read(location.search);
  show();
});

show();
