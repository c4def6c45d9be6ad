import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY, isFiltered, link, read, request, search, toggle, view } from "../state.js";

test("a state written to the address is read back the same", () => {
  const state = read("?q=harbour+bridge&speaker=Ada+Quill&speaker=Tobin+Marsh&from=2024-03-01&sort=oldest&each=1");
  assert.deepEqual(state.speaker, ["Ada Quill", "Tobin Marsh"]);
  assert.deepEqual(read(link(state)), state);
});

test("an empty state leaves the address empty", () => {
  assert.equal(link(EMPTY), "./");
});

test("a value is chosen and taken back", () => {
  const once = toggle(EMPTY, "speaker", "Ada Quill");
  assert.deepEqual(once.speaker, ["Ada Quill"]);
  assert.ok(isFiltered(once));
  assert.deepEqual(toggle(once, "speaker", "Ada Quill"), EMPTY);
});

test("the request has no parameter of the page's own", () => {
  assert.equal(request(read("?q=a&article=x&quote=y&name=z&compare=w&add=1&check=1&each=1"), { cursor: "c=1" }), "q=a&cursor=c%3D1");
});

for (const [address, seen] of [
  ["", "results"],
  ["?q=a&speaker=b", "results"],
  ["?q=a&article=b", "article"],
  ["?name=Ada+Quill", "speaker"],
  ["?compare=a&compare=b&q=c", "compare"],
  ["?add=1", "add"],
  ["?check=1", "check"],
]) {
  test(`${address || "no address"} shows ${seen}`, () => assert.equal(view(read(address)), seen));
}

test("from an article the search is come back to", () => {
  assert.equal(link(search(read("?q=a&article=b&quote=c"))), "?q=a");
});
