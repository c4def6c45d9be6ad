// What is looked at lives in the address, so that it can be shared and the back button works.

/** @typedef {"results"|"article"|"speaker"|"compare"|"add"|"check"} View */
/** @typedef {{q: string, speaker: string[], publisher: string[], kind: string[], role: string[], said_on: string[], from: string, to: string, sort: string, each: string, article: string, quote: string, name: string, compare: string[], add: string, check: string}} State */
/** @typedef {typeof FILTERS[number]} Filter */

/** What quotes are filtered by; each may have several values. */
export const FILTERS = /** @type {const} */ (["speaker", "publisher", "kind", "role", "said_on"]);
const LISTS = /** @type {const} */ ([...FILTERS, "compare"]);
const TEXTS = /** @type {const} */ (["q", "from", "to", "sort", "each", "article", "quote", "name", "add", "check"]);

/** Days that the server knows. */
export const FIRST_DAY = "1400-01-01";
export const LAST_DAY = "9999-12-31";

/** Nothing asked for. @type {State} */
export const EMPTY = read("");

/**
 * Reads the state from the query part of an address.
 * @param {string} search
 * @returns {State}
 */
export function read(search) {
  const parameters = new URLSearchParams(search);
  const state = /** @type {any} */ ({});
  for (const name of LISTS) state[name] = parameters.getAll(name);
  for (const name of TEXTS) state[name] = parameters.get(name) ?? "";
  return state;
}

/**
 * Writes the state as an address relative to the page; what is empty is left out.
 * @param {Partial<State>} state
 * @returns {string}
 */
export function link(state) {
  const parameters = new URLSearchParams();
  for (const name of TEXTS) if (state[name]) parameters.set(name, /** @type {string} */ (state[name]));
  for (const name of LISTS) for (const value of state[name] ?? []) parameters.append(name, value);
  const text = parameters.toString();
  return text ? "?" + text : "./";
}

/** @param {State} state @returns {View} */
export function view(state) {
  if (state.add) return "add";
  if (state.check) return "check";
  if (state.article) return "article";
  if (state.compare.length > 0) return "compare";
  return state.name ? "speaker" : "results";
}

/** The search alone, without what else was looked at. @param {State} state @returns {State} */
export function search(state) {
  return { ...state, article: "", quote: "", name: "", compare: [], add: "", check: "" };
}

/**
 * The state with a value chosen, or no longer chosen.
 * @param {State} state
 * @param {Filter} filter
 * @param {string} value
 * @returns {State}
 */
export function toggle(state, filter, value) {
  const chosen = state[filter];
  const values = chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value];
  return { ...state, [filter]: values };
}

/** Whether anything is filtered by. @param {State} state */
export function isFiltered(state) {
  return Boolean(state.from || state.to || FILTERS.some((filter) => state[filter].length > 0));
}

/**
 * The parameters of the API for the state's search, with others beside them.
 * @param {State} state
 * @param {Record<string, string|number|boolean>} [others]
 * @returns {string}
 */
export function request(state, others = {}) {
  const parameters = new URLSearchParams();
  if (state.q) parameters.set("q", state.q);
  for (const name of /** @type {const} */ (["from", "to", "sort"])) if (state[name]) parameters.set(name, state[name]);
  for (const name of FILTERS) for (const value of state[name]) parameters.append(name, value);
  for (const [name, value] of Object.entries(others)) parameters.set(name, String(value));
  return parameters.toString();
}
