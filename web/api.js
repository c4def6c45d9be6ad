// Asks the server. The shapes are those of docs/http-api.md.

/** @typedef {[number, number]} Span half-open, in UTF-16 code units */
/** @typedef {{type: "person"|"organisation"|"document"|"unnamed"|"unknown", label: string}} Speaker */
/** @typedef {{speaker: Speaker, role: string|null, confidence: number, cue: Span[], mention: Span|null, evidence: string}} Attribution */
/** @typedef {{day: string, precision: "day"|"month"|"year", basis: "stated"|"relative"|"published"}} SaidOn */
/** @typedef {{id: string, article_id: string, span: Span, text: string, kind: "direct"|"mixed"|"indirect", attribution: Attribution, said_on: SaidOn}} Quote */
/** @typedef {{text: string, highlights: Span[], before: string, after: string}} Snippet */
/** @typedef {{value: string, count: number, selected: boolean, inside: Value[]}} Value */
/** @typedef {{first: string, published: string, publisher: string, quotes: number, matching: number, outlets: Value[]}} Group */
/** @typedef {{quote: Quote, title: string, title_highlights: Span[], publisher: string, published: string, author: string|null, url: string|null, snippet: Snippet, group?: Group}} Hit */
/** @typedef {{dimension: Dimension, values: Value[], more: boolean}} Facet */
/** @typedef {"speaker"|"publisher"|"kind"|"role"|"said_on"} Dimension */
/** @typedef {"day"|"week"|"month"|"year"} Interval */
/** @typedef {{from: string, count: number}} Bar */
/** @typedef {{interval: Interval, bars: Bar[]}} Histogram */
/** @typedef {{total: number, groups?: number, hits: Hit[], next: string|null, facets: Facet[], histogram: Histogram, did_you_mean: {q: string, total: number}|null, ignored: string[]}} Result */
/** @typedef {{id: string, title: string, publisher: string, published: string, published_basis: string, author: string|null, url: string|null, text: string}} Article */
/** How an article read before it was edited. @typedef {{title: string, published: string, as_of: string|null, text: string, differences: {first: Span|null, here: Span|null}[]}} Edition */
/** @typedef {{article: Article, quotes: Quote[], editions: Edition[]}} StoredArticle */
/** @typedef {{hit: Hit, differences: {first: Span|null, here: Span|null}[]}} Version */
/** @typedef {{total: number, versions: Version[]}} Versions */
/** @typedef {{name: string, aliases: string[], roles: Value[], mentions: Value[], quotes: number, years: Value[], words: Value[], publishers: Value[], first: Hit, last: Hit}} Profile */
/** @typedef {{kind: "speaker"|"phrase"|"field", q: string, label: string, count: number}} Suggestion */
/** @typedef {{articles: StoredArticle[], more: number, refused: number, problems: {where: string, reason: string}[]}} Preview */
/** @typedef {{added: number, updated: number, unchanged: number, refused: number, quotes: number, problems: {where: string, reason: string}[]}} Report */
/** What was found of a claimed quote. @typedef {{claim: {text: string, speaker: string|null}, span: Span|null, verdict: Verdict, sources: {hit: Hit, words: Verdict, by: "same"|"other"|"unknown"|null, differences: {first: Span|null, here: Span|null}[]}[]}} Finding */
/** @typedef {"verbatim"|"trimmed"|"other_speaker"|"unknown_speaker"|"altered"|"not_found"} Verdict */
/** @typedef {{findings: Finding[], more: number}} Findings */
/** @typedef {{title: string, status: number, detail: string, parameter?: string, position?: number}} ProblemBody */

/** The server answered that it cannot. */
export class Problem extends Error {
  /** @param {ProblemBody} body */
  constructor(body) {
    super(body.detail);
    this.body = body;
  }
}

/** The server did not answer. */
export class Gone extends Error {}

/** Where even reading needs a key: it is kept until the tab is closed. */
const KEY = "onrecord-key";

/** Sends this key with whatever is asked from now on. @param {string} key */
export function useKey(key) {
  sessionStorage.setItem(KEY, key);
}

/** @param {RequestInit} options @returns {RequestInit} */
function withKey(options) {
  const key = sessionStorage.getItem(KEY);
  const headers = new Headers(options.headers);
  if (key && !headers.has("authorization")) headers.set("authorization", "Bearer " + key);
  return { ...options, headers };
}

/** @param {Response} response @returns {Promise<ProblemBody>} */
async function problem(response) {
  try {
    return await response.json();
  } catch {
    return { title: response.statusText, status: response.status, detail: "" };
  }
}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<Response>}
 */
async function send(path, options = {}) {
  let response;
  try {
    response = await fetch(path, withKey(options));
  } catch (e) {
    throw e instanceof TypeError ? new Gone() : e;
  }
  if (!response.ok) throw new Problem(await problem(response));
  return response;
}

/**
 * The answer of a route as JSON.
 * @param {string} route after /api/v1/
 * @param {AbortSignal} [signal]
 * @param {string} [key] for what only writers may know
 * @returns {Promise<any>}
 */
export async function ask(route, signal, key) {
  /** @type {Record<string, string>} */
  const headers = { accept: "application/json" };
  if (key) headers.authorization = "Bearer " + key;
  return (await send("/api/v1/" + route, { signal, headers })).json();
}

/** The answer of a route, or null where there is no such thing. @param {string} route @param {AbortSignal} signal @returns {Promise<any>} */
export function askMaybe(route, signal) {
  return ask(route, signal).catch((e) => {
    if (e instanceof Problem && e.body.status === 404) return null;
    throw e;
  });
}

/**
 * The answer to a query; to one that cannot be read that to what can be, and what is wrong with it.
 * @param {boolean} typing whether half a query is no problem
 * @param {(syntax: "strict"|"lenient") => Promise<Result>} asking
 * @returns {Promise<{answer: Result, problem: ProblemBody|null}>}
 */
export async function understood(typing, asking) {
  if (typing) return { answer: await asking("lenient"), problem: null };
  try {
    return { answer: await asking("strict"), problem: null };
  } catch (e) {
    if (!(e instanceof Problem) || e.body.position === undefined) throw e;
    return { answer: await asking("lenient"), problem: e.body };
  }
}

/**
 * The answer of a route as text.
 * @param {string} route
 * @returns {Promise<string>}
 */
export async function askText(route) {
  return (await send("/api/v1/" + route)).text();
}

/**
 * Sends what writing needs.
 * @param {string} route
 * @param {BodyInit|null} body
 * @param {string} type
 * @param {string} key empty where none is needed
 * @returns {Promise<any>}
 */
export async function post(route, body, type, key) {
  /** @type {Record<string, string>} */
  const headers = body === null ? {} : { "content-type": type };
  if (key) headers.authorization = "Bearer " + key;
  return (await send("/api/v1/" + route, { method: "POST", body, headers })).json();
}

/** Whether the server is there again. */
export async function isThere() {
  try {
    return (await fetch("/health")).ok;
  } catch {
    return false;
  }
}
