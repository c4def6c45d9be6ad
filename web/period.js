// Bars of a histogram as periods of time. Days are ISO; nothing here draws.

/** @typedef {import("./api.js").Interval} Interval */
/** @typedef {import("./api.js").Bar} Bar */
/** @typedef {{from: string, to: string}} Period both days inside; empty for no end */

/** @param {number} time */
const iso = (time) => new Date(time).toISOString().slice(0, 10);

/** The last day of the bar that begins on a day. @param {string} from @param {Interval} interval */
export function lastDay(from, interval) {
  const [year, month, day] = from.split("-").map(Number);
  const next = {
    day: Date.UTC(year, month - 1, day + 1),
    week: Date.UTC(year, month - 1, day + 7),
    month: Date.UTC(year, month, 1),
    year: Date.UTC(year + 1, 0, 1),
  }[interval];
  return iso(next - 1);
}

/** What a bar is called: "2025", "2025-04" or "2025-04-23". @param {string} from @param {Interval} interval */
export function label(from, interval) {
  return from.slice(0, { year: 4, month: 7, week: 10, day: 10 }[interval]);
}

/** The time that some bars cover. @param {Bar[]} bars @param {Interval} interval @param {number} first @param {number} last @returns {Period} */
export function period(bars, interval, first, last) {
  return { from: bars[Math.min(first, last)].from, to: lastDay(bars[Math.max(first, last)].from, interval) };
}

/** More bars than this say nothing. */
const MOST_BARS = 400;

/**
 * The bars with empty ones up to the ends of a period, where it has them.
 * @param {Bar[]} bars @param {Interval} interval @param {Period} whole
 * @returns {Bar[]}
 */
export function padded(bars, interval, { from, to }) {
  if (bars.length === 0 || interval === "week") return bars;
  const all = [...bars];
  const start = from && (label(from, interval) + "-01-01").slice(0, 10);
  const before = (/** @type {string} */ day) => {
    const [year, month, date] = day.split("-").map(Number);
    return iso({ day: Date.UTC(year, month - 1, date - 1), month: Date.UTC(year, month - 2, 1), year: Date.UTC(year - 1, 0, 1) }[interval]);
  };
  while (start && all[0].from > start && all.length < MOST_BARS) all.unshift({ from: before(all[0].from), count: 0 });
  const next = () => iso(Date.parse(lastDay(all[all.length - 1].from, interval)) + 24 * 3600 * 1000);
  while (to && next() <= to && all.length < MOST_BARS) all.push({ from: next(), count: 0 });
  return all.length < MOST_BARS ? all : bars;
}

/** How many quotes some bars hold. @param {Bar[]} bars @param {number} first @param {number} last */
export function sum(bars, first, last) {
  return bars.slice(Math.min(first, last), Math.max(first, last) + 1).reduce((n, bar) => n + bar.count, 0);
}

/**
 * The wider periods that a period lies in, the widest first: its year, its month.
 * @param {Period} within
 * @returns {{label: string, period: Period}[]}
 */
export function wider({ from, to }) {
  if (!from || !to) return [];
  const all = [];
  const [year, month] = [from.slice(0, 4), from.slice(0, 7)];
  const whole = { from: `${year}-01-01`, to: `${year}-12-31` };
  if (to.slice(0, 4) === year && !(from === whole.from && to === whole.to)) all.push({ label: year, period: whole });
  const its = { from: `${month}-01`, to: lastDay(`${month}-01`, "month") };
  if (to.slice(0, 7) === month && !(from === its.from && to === its.to)) all.push({ label: month, period: its });
  return all;
}

/**
 * What a period is called when it is a whole year, month or day; else its two ends.
 * @param {Period} named
 * @returns {string[]}
 */
export function names({ from, to }) {
  if (from && from === to) return [from];
  if (from && to && from.endsWith("-01") && to === lastDay(from, "month")) return [from.slice(0, 7)];
  if (from && to && from.endsWith("-01-01") && to === lastDay(from, "year")) return [from.slice(0, 4)];
  return [from, to];
}

/**
 * Bars of several histograms over one and the same time.
 * @param {Bar[][]} all of one interval
 * @returns {Bar[][]} each with a bar wherever any of them has one
 */
export function aligned(all) {
  const days = [...new Set(all.flat().map((bar) => bar.from))].sort();
  return all.map((bars) => {
    const counts = new Map(bars.map((bar) => [bar.from, bar.count]));
    return days.map((from) => ({ from, count: counts.get(from) ?? 0 }));
  });
}
