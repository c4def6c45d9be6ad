// What is asked for lives in the address, so that a search can be shared and the back button works.

/** @typedef {{q: string, speaker: string[], publisher: string[], kind: string[], role: string[], said_on: string[], from: string, to: string, sort: string, article: string, quote: string}} State */

/** What quotes are filtered by; each may have several values. */
export const LISTS = /** @type {const} */ (["speaker", "publisher", "kind", "role", "said_on"]);
const TEXTS = /** @type {const} */ (["q", "from", "to", "sort", "article", "quote"]);

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
 * Writes the state as the query part of an address; what is empty is left out.
 * @param {Partial<State>} state
 * @returns {string}
 */
export function write(state) {
  const parameters = new URLSearchParams();
  for (const name of TEXTS) if (state[name]) parameters.set(name, /** @type {string} */ (state[name]));
  for (const name of LISTS) for (const value of state[name] ?? []) parameters.append(name, value);
  const text = parameters.toString();
  return text ? "?" + text : "";
}

/**
 * The state with a value chosen, or no longer chosen.
 * @param {State} state
 * @param {typeof LISTS[number]} dimension
 * @param {string} value
 * @returns {State}
 */
export function toggle(state, dimension, value) {
  const chosen = state[dimension];
  const values = chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value];
  return { ...state, [dimension]: values };
}

/**
 * The parameters that the API understands.
 * @param {State} state
 * @param {string} [cursor]
 * @returns {string}
 */
export function request(state, cursor) {
  const { article: _article, quote: _quote, ...asked } = state;
  const parameters = write(asked);
  if (!cursor) return parameters;
  return parameters + (parameters ? "&" : "?") + "cursor=" + encodeURIComponent(cursor);
}
