import assert from "node:assert/strict";
import { test } from "node:test";
import { changes, context, firstPart, linkToWords, pieces, plain, safeLink, within } from "../quote.js";

test("pieces lose no character of the text", () => {
  const cut = pieces("one two three", [[0, 3], [8, 13]]);
  assert.equal(cut.map((p) => p.text).join(""), "one two three");
  assert.deepEqual(cut.map((p) => p.span), [0, -1, 1]);
});

test("spans that overlap or leave the text change nothing of it", () => {
  for (const spans of [[[0, 5], [3, 8]], [[5, 99]], [[4, 4]], [[9, 5]]]) {
    assert.equal(pieces("one two three", spans).map((p) => p.text).join(""), "one two three");
  }
});

for (const [url, safe] of [
  ["https://courier.example/a", "https://courier.example/a"],
  ["HTTP://courier.example/a", "HTTP://courier.example/a"],
  ["javascript:alert(1)", null],
  [" javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["not an address", null],
  [null, null],
]) {
  test(`link ${url} is ${safe ? "kept" : "dropped"}`, () => assert.equal(safeLink(url), safe));
}

for (const [url, text, link] of [
  ["https://c.example/a", "a few words", "https://c.example/a#:~:text=a%20few%20words"],
  ["https://c.example/a#top", "well-kept, we say", "https://c.example/a#top:~:text=well%2Dkept%2C%20we%20say"],
  ["https://c.example/a", "one two three four five six seven eight nine ten eleven", "https://c.example/a#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven"],
  ["https://c.example/a", "two\n\nparagraphs", "https://c.example/a#:~:text=two,paragraphs"],
  ["javascript:x", "words", null],
]) {
  test(`the link to “${text.slice(0, 20)}” leads to the very words`, () => assert.equal(linkToWords(url, text), link));
}

const hit = (over = {}) => ({
  quote: { id: "a:10-20", article_id: "a", span: [10, 20], text: "It is late", kind: "direct", attribution: { speaker: { type: "person", label: "Ada Quill" }, role: "Mayor", confidence: 0.9, cue: [], mention: null, evidence: "" }, said_on: { day: "2025-04-23", precision: "day", basis: "stated" } },
  title: "A title", publisher: "The Courier", published: "2025-04-24", author: null, url: "https://c.example/a",
  snippet: { text: "It is late", highlights: [], before: "Before it, “", after: ",” said Ada Quill.\n\nMore." },
  ...over,
});

test("what is copied has the words, who, when and where", () => {
  const lines = plain(/** @type {any} */ (hit())).split("\n");
  assert.equal(lines[0], "“It is late”");
  assert.match(lines[1], /^— Ada Quill \(Mayor\), said on .*2025/);
  assert.equal(lines[2], "“A title”, The Courier, 2025-04-24, https://c.example/a");
});

test("the context leaves the article's own marks to the page, and knows where it stands", () => {
  const around = context(/** @type {any} */ (hit()));
  assert.equal(around.before, "Before it, ");
  assert.equal(around.beforeAt, -2);
  assert.equal(around.after, ",” said Ada Quill.");
  assert.equal(around.afterAt, 20);
});

test("of a long quote the part around the first match is shown", () => {
  const text = "word ".repeat(500);
  assert.deepEqual(firstPart("short", []), [0, 5]);
  const [start, end] = firstPart(text, [[2000, 2004]]);
  assert.ok(start > 1700 && start <= 2000 && end >= 2004 && end - start <= 901);
  assert.equal(text[start - 1], " ");
  assert.deepEqual(firstPart(text, [])[0], 0);
  assert.deepEqual(firstPart("x".repeat(2000), [[1990, 1991]]), [0, 2000]);
});

test("spans of a part count from its start", () => {
  assert.deepEqual(within([[0, 3], [10, 12], [30, 40]], [8, 35]), [[2, 4]]);
});

for (const [first, here, differences, shown] of [
  ["We can pay now", "We can pay now", [], "We can pay now"],
  ["We can pay now", "We could pay now", [{ first: [3, 6], here: [3, 8] }], "We -can- +could+ pay now"],
  ["We can pay now", "We can pay", [{ first: [11, 14], here: null }], "We can pay -now-"],
  ["can pay", "We can pay", [{ first: null, here: [0, 2] }], "+We+ can pay"],
  ["a b c d", "a c x d", [{ first: [2, 3], here: null }, { first: null, here: [4, 5] }], "a -b- c +x+ d"],
]) {
  test(`the version “${here}” beside “${first}”`, () => {
    const signs = { same: "", gone: "-", new: "+" };
    const told = changes(first, here, /** @type {any} */ (differences)).map((c) => signs[c.kind] + c.text + signs[c.kind]);
    assert.equal(told.join(" "), shown);
  });
}
