// Filters that were typed into the box, told apart from the words, so that they can be shown as chips.
import { lastDay } from "./period.js";

/** @typedef {{field: "speaker"|"publisher"|"role"|"kind", words: string}} TypedFilter */

const FILTER = /(^|\s)\+?(speaker|publisher|role|kind|said):(?:"([^"]*)"|“([^”]*)”|([^\s"“”()*?~^\\[\]{}]+))(?=\s|$)/giu;
/** What makes a query more than words and filters: then it is left as it stands. */
const LOGIC = /[()]|(^|\s)(AND|OR|NOT|NEAR(\/\d+)?|-\S*|&&|\|\||!\S*)(?=\s|$)/u;
const DAYS = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)?(\.\.)?(\d{4}(?:-\d{2}(?:-\d{2})?)?)?$/;

/**
 * @param {string} q
 * @returns {{q: string, filters: TypedFilter[], period: {from: string, to: string}|null}}
 */
export function typedFilters(q) {
  /** @type {TypedFilter[]} */
  const filters = [];
  /** @type {{from: string, to: string}|null} */
  let period = null;
  if (LOGIC.test(q.replace(FILTER, " "))) return { q, filters, period };
  // Of several periods any will do; the page has room for one.
  const one = [...q.matchAll(FILTER)].filter(([, , field]) => field.toLowerCase() === "said").length === 1;
  const rest = q.replace(FILTER, (all, before, field, quoted, curly, bare) => {
    const words = quoted ?? curly ?? bare;
    if (field.toLowerCase() !== "said") {
      filters.push({ field: field.toLowerCase(), words });
      return before;
    }
    const told = one ? days(words) : null;
    if (!told) return all;
    period = told;
    return before;
  });
  return { q: rest.replace(/\s+/g, " ").trim(), filters, period };
}

/**
 * The time that "2016", "2016-10", "2016-10-01..2016-10-09" or "2016.." names.
 * @param {string} words
 * @returns {{from: string, to: string}|null} null for what is no such time
 */
export function days(words) {
  const [, from = "", to_ = "", to = ""] = DAYS.exec(words) ?? [];
  const end = to_ ? to : from;
  if (!from && !end) return null;
  const told = { from: from && (from + "-01-01").slice(0, 10), to: end && last(end) };
  return [told.from, told.to].every(isDay) && (!told.from || !told.to || told.from <= told.to) ? told : null;
}

/** @param {string} part */
function last(part) {
  const start = (part + "-01-01").slice(0, 10);
  if (!isDay(start)) return "x";
  return part.length === 10 ? part : lastDay(start, part.length === 7 ? "month" : "year");
}

/** @param {string} iso */
function isDay(iso) {
  if (!iso) return true;
  const time = new Date(iso + "T00:00:00Z");
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso);
}

/** Words as they are compared: case and accents folded. @param {string} text */
function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(" ");
}

/** Whether a value has the words side by side. @param {string} value @param {string} words */
export function hasWords(value, words) {
  const wanted = folded(words);
  return wanted !== "" && ` ${folded(value)} `.includes(` ${wanted} `);
}
