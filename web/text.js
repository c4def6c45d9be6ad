// All words of the page, and how days and numbers are written, in the reader's own locale.
// A translation is another file with the same names.
import { names } from "./period.js";

/** @param {number} n @param {string} one @param {string} many */
const count = (n, one, many) => `${number(n)} ${n === 1 ? one : many}`;

export const words = {
  name: "Onrecord",
  skip: "Skip to the results",
  search: "Search",
  box: "Search quotes",
  hint: "Words, “exact words”, speaker:name",
  suggestions: "Suggestions",
  suggestion: { speaker: "speaker", phrase: "said", field: "field" },
  help: "Help",
  add: "Add articles",
  close: "Close",
  home: "All quotes",

  quotes: (/** @type {number} */ n) => count(n, "quote", "quotes"),
  total: (/** @type {number} */ quotes, /** @type {number|undefined} */ groups) =>
    groups === undefined || groups === quotes ? words.quotes(quotes) : `${words.quotes(quotes)} · ${number(groups)} different`,
  dimension: { speaker: "Speaker", publisher: "Publisher", kind: "Type of quote", role: "Role", said_on: "Said on" },
  dimensions: { speaker: "speakers", publisher: "publishers", kind: "types", role: "roles", said_on: "days" },
  kind: { direct: "Direct quote", mixed: "Partial quote", indirect: "Paraphrase" },
  sort: { relevance: "Best match", newest: "Newest first", oldest: "Oldest first" },
  order: "Order",
  once: "Merge repeats",
  quotesOnly: "Only in the quotes",
  download: "Download",
  follow: "What comes in later, as a feed",
  feeds: { atom: "Atom", json: "JSON Feed" },
  lasting: "Lasting address",
  forPrograms: "For programs",
  reference: "The API",
  readKeyWhy: "This server asks everybody for a key.",
  downloadAll: (/** @type {number} */ n) => (n === 1 ? "The one quote, as" : `All ${words.quotes(n)}, as`),
  formats: { csv: "Table (CSV)", jsonl: "JSON lines", bibtex: "BibTeX", ris: "RIS", csl: "CSL-JSON", apa: "APA" },
  more: "More quotes",
  filters: "Filters",
  filtersOn: (/** @type {number} */ n) => (n === 0 ? "Filters" : `Filters (${number(n)})`),
  clearAll: "Clear all",
  find: (/** @type {string} */ what) => `Find ${what}`,
  findAll: (/** @type {string} */ what) => `All ${what} …`,
  fewer: "Fewer",
  showResults: (/** @type {number} */ n) => `Show ${words.quotes(n)}`,
  noValue: "No match.",
  listed: (/** @type {number} */ n, /** @type {boolean} */ more) => (more ? `The first ${number(n)}; type to find others` : `${number(n)} to choose from`),
  period: "Period",
  from: "From",
  to: "To",
  remove: (/** @type {string} */ what) => `Remove ${what}`,

  timeline: "Quotes over time",
  timelineHow: "Arrow keys move, with Shift they mark a period, Enter zooms in, Escape lets go",
  timelineRange: (/** @type {string} */ from, /** @type {string} */ to, /** @type {number} */ n) =>
    `${from === to ? from : `${from} to ${to}`}: ${words.quotes(n)}`,
  timelineTable: "The figures as a table",
  allTime: "All time",
  when: "When",
  howMany: "Quotes",

  saidOn: (/** @type {string} */ day) => `said on ${day}`,
  saidIn: (/** @type {string} */ month) => `said in ${month}`,
  saidBy: (/** @type {string} */ day) => `on or before ${day}`,
  saidByWhy: "The article does not say when; it was published on this day",
  published: (/** @type {string} */ day) => `published on ${day}`,
  /** Where the day is known from, where that may be doubted. */
  basis: /** @type {Record<string, string>} */ ({
    byline: "by the words of its byline",
    address: "by the date in its address",
    feed: "by the feed it came from",
    site_map: "by the site map it came from",
    mail: "the day it was sent",
    document: "the day the document was made",
    default: "by whoever added it",
  }),
  edited: (/** @type {number} */ n) => `Edited: ${count(n, "earlier version", "earlier versions")}`,
  editedFrom: (/** @type {string} */ day) => `As it read on ${day}`,
  editedBefore: "As it read before",
  editedHow: "Struck out: what it said then and no longer does. Underlined: what it says since.",
  untitled: "Without a title",
  unknown: "Speaker not known",
  unsure: (/** @type {number} */ confidence) => `${percent(confidence)} sure of the speaker`,
  reported: "paraphrase",
  why: "Why this speaker?",
  whyUnknown: "Why not known?",
  sure: (/** @type {number} */ confidence) => `${percent(confidence)} sure:`,
  original: "Original",
  openOriginal: "Open original",
  whole: (/** @type {number} */ n) => `Show all ${count(n, "word", "words")}`,
  shorter: "Show less",
  outlets: (/** @type {string} */ names, /** @type {number} */ others) => `Also in ${names}${others > 0 ? ` and ${count(others, "other outlet", "other outlets")}` : ""}`,
  versions: (/** @type {number} */ n) => `Compare ${count(n, "version", "versions")}`,
  firstVersion: "First published",
  sameWords: "the same words",
  moreVersions: (/** @type {number} */ n) => `${count(n, "version", "versions")} more`,
  copy: "Copy quote",
  copyLink: "Copy link",
  cite: "Cite",
  copyCitation: "Copy reference",
  copied: "Copied",
  notCopied: "The browser does not let us copy; mark the text and copy it yourself",

  back: "Back",
  toResults: "To the results",
  by: (/** @type {string} */ author) => `By ${author}`,
  quotesHere: "Quotes in this article",
  about: "About the speaker",
  noQuotesHere: "No quote was found in this article.",
  previous: "← Previous",
  next: "Next →",
  noArticle: "This article is not here. It may have been removed.",

  aliases: "Also known as",
  roles: "Roles",
  mentions: "Also referred to as",
  mentionsOf: (/** @type {number} */ n) => `In the articles of the latest ${words.quotes(n)}`,
  tellingWords: "Characteristic words",
  years: "Quotes by year",
  outletsOf: "Quoted by",
  first: "First quote",
  allOf: (/** @type {number} */ n) => `All ${words.quotes(n)}`,
  mentioning: (/** @type {string} */ name) => `Search for quotes with the words ${name}`,
  latest: "Latest quotes",
  noSpeaker: (/** @type {string} */ name) => `Nobody is quoted here under the name ${name}.`,
  compareWith: "Compare with",
  compare: "Compare",
  comparison: (/** @type {string[]} */ names) => pairs.format(names),
  addSpeaker: "Add a speaker",
  addOne: "Add",
  topic: "On the topic",
  compareHint: "Name a second speaker to see both side by side.",
  noneOnTopic: "No quote on this topic or in this time.",
  dropSpeaker: (/** @type {string} */ name) => `Take ${name} out of the comparison`,

  addTitle: "Add articles",
  addNothing: "Paste the article’s text, give its web address, or choose a file.",
  addHow: "Paste an article, or only its web address, or drop files: saved pages, texts, tables, JSON lines, mails, web archives. You see the quotes before anything is stored.",
  addText: "The article's text",
  addTitleOf: "Title",
  addPublisher: "Publisher",
  addPublished: "Published on",
  addAuthor: "Byline",
  addUrl: "Web address (URL); the page is fetched where there is no text",
  addPublishedWhy: "Needed for a pasted text; used for pages and files that tell no day",
  drop: "Drop files here, or choose them",
  findQuotes: "Find the quotes",
  store: (/** @type {number} */ n) => `Store ${count(n, "article", "articles")}`,
  discard: "Discard",
  found: (/** @type {number} */ quotes, /** @type {number} */ articles, /** @type {number} */ more) =>
    `${words.quotes(quotes)} found in ${more > 0 ? "the first " : ""}${count(articles, "article", "articles")}. ${more > 0 ? `${count(more, "more article was", "more articles were")} not looked at. ` : ""}Nothing is stored yet.`,
  moreArticles: (/** @type {string} */ n) => `and ${n} more, stored with these`,
  looking: "Looking for quotes …",
  storing: "Storing …",
  refused: (/** @type {number} */ n) => `${count(n, "article", "articles")} cannot be taken`,
  stored: (/** @type {{added: number, updated: number, unchanged: number, quotes: number}} */ r) => `Stored: ${number(r.added)} added, ${number(r.updated)} updated, ${number(r.unchanged)} unchanged, ${words.quotes(r.quotes)} found.`,
  seeThem: "See the quotes",
  key: "Key",
  keyWhy: "Writing on this server needs a key.",
  useKey: "Use this key",
  wrongKey: "This is not the key of this server.",
  denied: "This server takes articles only from its own machine, or with a key that it was started with.",
  missing: "Give the day on which the article was published.",

  checkTitle: "Check quotes",
  check: "Check",
  checkHow: "Did they say it? Paste a quote, or a whole text with quotes in it: a draft, a speech, an assistant’s answer. Each is held to the quotes that are here.",
  checkQuote: "The quote",
  checkText: "The text",
  checkWhole: "It is a whole text; check every quote in it",
  checkSpeaker: "Who is said to have said it",
  checkNothing: "Paste a quote or a text to check.",
  checkLooking: "Looking …",
  checked: (/** @type {number} */ n, /** @type {number} */ more) =>
    `${n === 0 ? "No quote was found in the text" : `${words.quotes(n)} checked`}${more > 0 ? `, ${number(more)} more not looked for` : ""}.`,
  /** What became of a claimed quote. */
  verdict: {
    verbatim: "Verbatim",
    trimmed: "Trimmed: a part of what was said",
    other_speaker: "Said by someone else",
    unknown_speaker: "Said; by whom is not sure here",
    altered: "Altered: not word for word",
    not_found: "Not found here",
  },
  saidToBe: (/** @type {string} */ name) => `said to be by ${name}`,

  nothing: "No quote matches.",
  meant: "Did you mean",
  without: (/** @type {string} */ what, /** @type {number} */ n) => `Without ${what}: ${words.quotes(n)}`,
  anyFilter: "any filter",
  withoutFilters: (/** @type {string} */ q, /** @type {number} */ n) => `${words.meant} ${q}, without filters? (${words.quotes(n)})`,
  anywhen: (/** @type {number} */ n) => `At any time: ${words.quotes(n)}`,
  loosen: "Try fewer words, or part of a word with a star: harb*",
  empty: "There is nothing here yet.",
  emptyHow: "Onrecord finds who said what in the articles you give it. Look around in forty invented articles, or add your own.",
  sample: "Load the sample",
  fill: "From the command line: onrecord ingest PATH",
  gone: "The server does not answer. Trying again …",
  noAnswer: "The server does not answer. Try again in a moment.",
  broken: "This query cannot be read:",
  instead: "Shown is what can be read of it.",
  wrong: "Something went wrong",
  retry: "Try again",
  loading: "Searching …",

  examples: [
    ["harbour bridge", "quotes with any of the words, those with more of them first"],
    ["“paid for by the city”", "these very words"],
    ["+harbour -ferry", "with one word and without another"],
    ["harbour NEAR/5 bridge", "words near each other, in any form and order"],
    ["harb* harbuor~", "words that start so; words spelled alike"],
    ["speaker:quill", "who said it"],
    ["role:mayor", "what the speaker was called"],
    ["publisher:courier title:bridge", "which outlet or headline"],
    ["said:2024-03 published:last-week", "when: a year, month, day, or 2024-03-01..2024-04-15"],
  ],
  paste: "Or paste a whole quote, even shortened or reworded, to find its source.",
  keysTitle: "Keys",
  keys: [
    ["/", "to the search box"],
    ["↓ ↑", "from quote to quote"],
    ["Enter", "reads the quote in its article"],
    ["c", "copies the quote"],
    ["?", "this help"],
    ["Esc", "closes what is open"],
  ],
  languageTitle: "How to search",
};

const numbers = new Intl.NumberFormat();
const percents = new Intl.NumberFormat(undefined, { style: "percent" });
const lists = new Intl.ListFormat("en", { type: "unit" });
const pairs = new Intl.ListFormat("en", { type: "conjunction" });

/** @type {Record<string, Intl.DateTimeFormat>} */
const dates = {
  year: new Intl.DateTimeFormat(undefined, { year: "numeric", timeZone: "UTC" }),
  month: new Intl.DateTimeFormat(undefined, { year: "numeric", month: "long", timeZone: "UTC" }),
  day: new Intl.DateTimeFormat(undefined, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }),
};

/** @param {number} n */
export function number(n) {
  return numbers.format(n);
}

/** @param {number} share from 0 to 1 */
function percent(share) {
  return percents.format(share);
}

/** @param {string[]} names */
export function list(names) {
  return lists.format(names);
}

/**
 * A day, month or year as the reader writes it.
 * @param {string} iso "2025", "2025-04" or "2025-04-23"
 */
export function day(iso) {
  const parts = iso.split("-");
  const form = dates[/** @type {"year"} */ (["year", "month", "day"][parts.length - 1])];
  // Date.UTC takes years below 100 for others; the API has none.
  return form.format(Date.UTC(Number(parts[0]), Number(parts[1] ?? 1) - 1, Number(parts[2] ?? 1)));
}

/**
 * As much of a day as is known.
 * @param {import("./api.js").SaidOn} said
 */
export function known(said) {
  return said.day.slice(0, { year: 4, month: 7, day: 10 }[said.precision]);
}

/** When words were said. @param {import("./api.js").SaidOn} said */
export function when(said) {
  const told = day(known(said));
  if (said.basis === "published") return words.saidBy(told);
  return said.precision === "day" ? words.saidOn(told) : words.saidIn(told);
}

/** What a period is called; an open end is left open. @param {import("./period.js").Period} period */
export function span(period) {
  return names(period).map((iso) => (iso ? day(iso) : "…")).join(" – ");
}

/** The first letter as it begins a sentence. @param {string} text */
export function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The name of a value of a facet. @param {string} dimension @param {string} value */
export function name(dimension, value) {
  if (dimension === "said_on") return day(value);
  return dimension === "kind" ? words.kind[/** @type {"direct"} */ (value)] ?? value : value;
}
