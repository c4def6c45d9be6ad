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
