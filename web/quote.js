// Works on the texts of quotes: where marks go, what is copied, where links lead. Text in, text out.
import { known, when, words } from "./text.js";

/** @typedef {import("./api.js").Hit} Hit */
/** @typedef {import("./api.js").Span} Span */
/** @typedef {import("./api.js").Quote} Quote */

/** Below this the page says how sure an attribution is. */
const SURE = 0.8;

/** The article's own marks beside a quote: the page sets marks of its own. */
const OPENING = /[“„«"]+\s*$/;
const CLOSING = /^\s*[”»"]+/;
/** What ends the sentence that a paraphrase is of. */
const END = /^\s*[.,;:]/;

const CONTEXT = 110;
const LONG = 900;
const BEFORE_MATCH = 200;
const RANGE = 10;
const ENDS = 5;

/** @param {Quote} quote */
export function isReported(quote) {
  return quote.kind === "indirect";
}

/** @param {Quote} quote */
export function isUnsure(quote) {
  return quote.attribution.speaker.type !== "unknown" && quote.attribution.confidence < SURE;
}

/** Whether the speaker has a page. @param {Quote} quote */
export function isNamed(quote) {
  return quote.attribution.speaker.type !== "unknown" && quote.attribution.speaker.type !== "unnamed";
}

/** @param {Quote} quote */
export function speaker(quote) {
  return quote.attribution.speaker.type === "unknown" ? words.unknown : quote.attribution.speaker.label;
}

/**
 * A text cut at the ends of spans. Spans that leave the text or overlap an earlier one are passed over.
 * @param {string} text
 * @param {Span[]} spans in order
 * @returns {{text: string, span: number}[]} with the number of the span each piece is, or -1
 */
export function pieces(text, spans) {
  const all = [];
  let at = 0;
  spans.forEach(([start, end], i) => {
    if (start < at || end > text.length || start >= end) return;
    if (start > at) all.push({ text: text.slice(at, start), span: -1 });
    all.push({ text: text.slice(start, end), span: i });
    at = end;
  });
  if (at < text.length) all.push({ text: text.slice(at), span: -1 });
  return all;
}

/**
 * The line of the article before and after a quote, as much of it as helps.
 * @param {Hit} hit
 * @returns {{before: string, beforeAt: number, after: string, afterAt: number, cutBefore: boolean, cutAfter: boolean}} "…At": where in the article they begin
 */
export function context({ quote, snippet }) {
  const marked = !isReported(quote);
  const line = snippet.before.slice(snippet.before.lastIndexOf("\n") + 1);
  const before = marked ? line.replace(OPENING, "") : line;
  const from = before.length <= CONTEXT ? 0 : before.indexOf(" ", before.length - CONTEXT) + 1;
  const closing = (marked ? CLOSING : END).exec(snippet.after)?.[0].length ?? 0;
  const breaks = snippet.after.indexOf("\n", closing);
  const after = snippet.after.slice(closing, breaks < 0 ? undefined : breaks);
  const space = after.lastIndexOf(" ", CONTEXT);
  const to = after.length <= CONTEXT || space < 0 ? after.length : space;
  return {
    before: before.slice(from),
    beforeAt: quote.span[0] - snippet.before.length + snippet.before.lastIndexOf("\n") + 1 + from,
    after: after.slice(0, to),
    afterAt: quote.span[1] + closing,
    cutBefore: from > 0,
    cutAfter: to < after.length,
  };
}

/**
 * The part of a long text to show first: around the first match, cut between words.
 * @param {string} text
 * @param {Span[]} highlights
 * @returns {Span} all of it when it is short
 */
export function firstPart(text, highlights) {
  if (text.length <= LONG) return [0, text.length];
  const match = highlights[0]?.[0] ?? 0;
  const wanted = match + BEFORE_MATCH < LONG ? 0 : match - BEFORE_MATCH;
  const start = wanted === 0 ? 0 : text.indexOf(" ", wanted) + 1;
  const end = text.lastIndexOf(" ", start + LONG);
  return [start, end <= start ? text.length : end];
}

/** @param {string} text */
export function wordCount(text) {
  return text.split(/\s+/).filter(Boolean).length;
}

/**
 * Spans within a part of a text, counted from its start.
 * @param {Span[]} spans
 * @param {Span} part
 * @returns {Span[]}
 */
export function within(spans, [start, end]) {
  return spans.filter((span) => span[0] >= start && span[1] <= end).map((span) => [span[0] - start, span[1] - start]);
}

/** The quote with its marks, as it is read aloud. @param {Quote} quote */
export function marked(quote) {
  return isReported(quote) ? quote.text : `“${quote.text}”`;
}

/** What is put on the clipboard: the words, who said them when, and where they stood. @param {Hit} hit */
export function plain(hit) {
  const { quote } = hit;
  const role = quote.attribution.role;
  const unsure = isUnsure(quote) ? ` (${words.unsure(quote.attribution.confidence)})` : "";
  const who = speaker(quote) + (role && isNamed(quote) ? ` (${role})` : "") + unsure;
  const where = [hit.title && `“${hit.title}”`, hit.publisher, known({ day: hit.published, precision: "day", basis: "stated" }), safeLink(hit.url)];
  return `${marked(quote)}\n— ${who}, ${when(quote.said_on)}${isReported(quote) ? ` (${words.reported})` : ""}\n${where.filter(Boolean).join(", ")}\n`;
}

/**
 * An address that may be followed: http or https, or none.
 * @param {string|null} url
 * @returns {string|null}
 */
export function safeLink(url) {
  if (!url) return null;
  try {
    const { protocol } = new URL(url);
    return protocol === "https:" || protocol === "http:" ? url : null;
  } catch {
    return null;
  }
}

/** @param {string} text */
const encoded = (text) => encodeURIComponent(text).replace(/-/g, "%2D");

/**
 * The article's address with the very words in it (https://wicg.github.io/scroll-to-text-fragment/), or null.
 * @param {string|null} url
 * @param {string} text
 */
export function linkToWords(url, text) {
  const safe = safeLink(url);
  if (!safe) return null;
  const all = text.trim().split(/\s+/);
  const few = all.length <= RANGE && !/\n/.test(text);
  // A range may go over paragraphs, its ends may not.
  const ends = Math.max(1, Math.min(ENDS, Math.floor(all.length / 2)));
  const words_ = few ? encoded(all.join(" ")) : `${encoded(all.slice(0, ends).join(" "))},${encoded(all.slice(-ends).join(" "))}`;
  return `${safe}${safe.includes("#") ? "" : "#"}:~:text=${words_}`;
}

/** @param {string} text */
const places = (text) => [...text.matchAll(/\S+/g)].map((m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }));

/**
 * A version word by word beside the first one.
 * @param {string} first
 * @param {string} here
 * @param {import("./api.js").Version["differences"]} differences
 * @returns {{kind: "same"|"gone"|"new", text: string}[]}
 */
export function changes(first, here, differences) {
  const old = places(first);
  const now = places(here);
  /** @type {{kind: "same"|"gone"|"new", text: string}[]} */
  const all = [];
  /** @param {"same"|"gone"|"new"} kind @param {string} text */
  const add = (kind, text) => {
    const last = all.at(-1);
    if (last?.kind === kind) last.text += " " + text;
    else all.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  for (const difference of [...differences, null]) {
    while (j < now.length && !(difference && ((difference.here && now[j].start >= difference.here[0]) || (difference.first && old[i]?.start >= difference.first[0])))) {
      add("same", now[j].text);
      i++;
      j++;
    }
    while (difference?.first && old[i] && old[i].start < difference.first[1]) add("gone", old[i++].text);
    while (difference?.here && now[j] && now[j].start < difference.here[1]) add("new", now[j++].text);
  }
  return all;
}
