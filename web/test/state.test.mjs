import assert from "node:assert/strict";
import { test } from "node:test";
import { read, request, toggle, write } from "../state.js";

test("a state written to the address is read back the same", () => {
  const state = read("?q=harbour+bridge&speaker=Ada+Quill&speaker=Tobin+Marsh&from=2024-03-01&sort=oldest");
  assert.deepEqual(state.speaker, ["Ada Quill", "Tobin Marsh"]);
  assert.deepEqual(read(write(state)), state);
});

test("an empty state leaves the address empty", () => {
  assert.equal(write(read("")), "");
});

test("a value is chosen and taken back", () => {
  const once = toggle(read(""), "speaker", "Ada Quill");
  assert.deepEqual(once.speaker, ["Ada Quill"]);
  assert.deepEqual(toggle(once, "speaker", "Ada Quill").speaker, []);
});

test("the request has no parameter of the page's own", () => {
  assert.equal(request(read("?q=a&article=x&quote=y"), "c=1"), "?q=a&cursor=c%3D1");
});
