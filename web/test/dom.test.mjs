import assert from "node:assert/strict";
import { test } from "node:test";
import { safeLink, spread } from "../dom.js";

test("spread loses no character of the text", () => {
  const parts = spread("one two three", [[0, 3], [8, 13]], (words) => /** @type {any} */ (`[${words}]`));
  assert.equal(parts.join(""), "[one] two [three]");
});

for (const [url, safe] of [
  ["https://courier.example/a", "https://courier.example/a"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["not an address", null],
  [null, null],
]) {
  test(`link ${url} is ${safe ? "kept" : "dropped"}`, () => assert.equal(safeLink(url), safe));
}
