// All words of the page, and how days and numbers are written, in the reader's own locale.

export const words = {
  quotes: (/** @type {number} */ n) => (n === 1 ? "1 quote" : `${number(n)} quotes`),
  dimension: { speaker: "Speaker", publisher: "Publisher", kind: "Kind", role: "Role", said_on: "Said on" },
  kind: { direct: "direct quote", mixed: "words within a sentence", indirect: "reported speech" },
  sort: { relevance: "Best match", newest: "Newest first", oldest: "Oldest first" },
  why: "Why this speaker?",
  more: "More quotes",
  filters: "Filters",
  from: "From",
  to: "To",
  period: "Period",
  remove: (/** @type {string} */ what) => `Remove ${what}`,
  openArticle: "Read it in the article",
  original: "Original",
  back: "Back to the results",
  reported: "reported in the article's own words",
  unknown: "Speaker not known",
  unsure: (/** @type {number} */ c) => `(${Math.round(c * 100)} % sure)`,
  nothing: "No quote matches.",
  loosen: "Take away a filter or a word, or look for part of a word with a star: harb*",
  empty: "There is nothing here yet.",
  fill: "Take in articles with: onrecord ingest PATH — or see the sample with: onrecord demo",
  gone: "The server does not answer. Is it still running?",
  badQuery: "This query cannot be read:",
  loading: "Searching …",
  bars: "Quotes over time",
  published: (/** @type {string} */ day) => `published ${day}`,
};

/** @param {number} n */
export function number(n) {
  return n.toLocaleString();
}

/**
 * A day, month or year as the reader writes it.
 * @param {string} iso "2025", "2025-04" or "2025-04-23"
 */
export function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  if (!month) return String(year);
  const time = new Date(Date.UTC(year, month - 1, date || 1));
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { year: "numeric", month: "long", timeZone: "UTC" };
  if (date) form.day = "numeric";
  return time.toLocaleDateString(undefined, form);
}

/**
 * When words were said, and how that is known.
 * @param {{day: string, precision: string, basis: string}} said
 */
export function saidOn(said) {
  const iso = said.precision === "year" ? said.day.slice(0, 4) : said.precision === "month" ? said.day.slice(0, 7) : said.day;
  return said.basis === "published" ? `in print ${day(iso)}` : `said on ${day(iso)}`;
}
