import assert from "node:assert/strict";
import { test } from "node:test";
import { aligned, label, lastDay, names, padded, period, sum, wider } from "../period.js";

for (const [from, interval, last] of [
  ["2024-02-01", "month", "2024-02-29"],
  ["2023-02-01", "month", "2023-02-28"],
  ["2024-12-01", "month", "2024-12-31"],
  ["2024-01-01", "year", "2024-12-31"],
  ["2024-12-30", "week", "2025-01-05"],
  ["2024-02-29", "day", "2024-02-29"],
]) {
  test(`the ${interval} from ${from} ends on ${last}`, () => assert.equal(lastDay(from, /** @type {any} */ (interval)), last));
}

const BARS = [{ from: "2024-01-01", count: 3 }, { from: "2024-02-01", count: 0 }, { from: "2024-03-01", count: 4 }];

test("bars brushed either way are the same time", () => {
  assert.deepEqual(period(BARS, "month", 1, 2), { from: "2024-02-01", to: "2024-03-31" });
  assert.deepEqual(period(BARS, "month", 2, 1), { from: "2024-02-01", to: "2024-03-31" });
  assert.equal(sum(BARS, 2, 0), 7);
});

test("a day lies in its month, and that in its year", () => {
  assert.deepEqual(wider({ from: "2024-02-10", to: "2024-02-10" }).map((w) => w.label), ["2024", "2024-02"]);
  assert.deepEqual(wider({ from: "2024-02-01", to: "2024-02-29" }).map((w) => w.label), ["2024"]);
  assert.deepEqual(wider({ from: "2024-01-01", to: "2024-12-31" }), []);
  assert.deepEqual(wider({ from: "2023-05-01", to: "2024-04-30" }), []);
  assert.deepEqual(wider({ from: "2024-02-01", to: "" }), []);
});

test("whole days, months and years have names", () => {
  assert.deepEqual(names({ from: "2024-02-10", to: "2024-02-10" }), ["2024-02-10"]);
  assert.deepEqual(names({ from: "2024-02-01", to: "2024-02-29" }), ["2024-02"]);
  assert.deepEqual(names({ from: "2024-01-01", to: "2024-12-31" }), ["2024"]);
  assert.deepEqual(names({ from: "2024-01-05", to: "2024-12-31" }), ["2024-01-05", "2024-12-31"]);
  assert.deepEqual(names({ from: "", to: "2024-12-31" }), ["", "2024-12-31"]);
});

test("bars are called as far as they are long", () => {
  assert.deepEqual(["year", "month", "week", "day"].map((i) => label("2024-02-05", /** @type {any} */ (i))), ["2024", "2024-02", "2024-02-05", "2024-02-05"]);
});

test("several histograms have the same bars", () => {
  const [a, b] = aligned([BARS.slice(0, 1), BARS.slice(2)]);
  assert.deepEqual(a, [{ from: "2024-01-01", count: 3 }, { from: "2024-03-01", count: 0 }]);
  assert.deepEqual(b, [{ from: "2024-01-01", count: 0 }, { from: "2024-03-01", count: 4 }]);
});

for (const [interval, from, bars, period, days] of [
  ["month", "2024-03-01", 1, { from: "2024-01-15", to: "2024-05-31" }, ["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01"]],
  ["day", "2024-02-28", 1, { from: "2024-02-28", to: "2024-03-01" }, ["2024-02-28", "2024-02-29", "2024-03-01"]],
  ["year", "2020-01-01", 1, { from: "2019-06-01", to: "" }, ["2019-01-01", "2020-01-01"]],
  ["month", "2024-03-01", 0, { from: "2024-01-01", to: "2024-12-31" }, []],
]) {
  test(`bars by ${interval} reach to the ends of ${from}'s period`, () => {
    const shown = padded(bars ? [{ from, count: 1 }] : [], /** @type {any} */ (interval), period);
    assert.deepEqual(shown.map((bar) => bar.from), days);
  });
}

test("a period without end in sight is not filled", () => {
  assert.ok(padded([{ from: "2024-01-01", count: 1 }], "day", { from: "1400-01-01", to: "9999-12-31" }).length === 1);
});
