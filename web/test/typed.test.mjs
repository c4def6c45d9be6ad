import assert from "node:assert/strict";
import { test } from "node:test";
import { days, hasWords, typedFilters } from "../typed.js";

for (const [typed, q, filters, from, to] of [
  ["bridge", "bridge", "", "", ""],
  ["speaker:quill bridge", "bridge", "speaker=quill", "", ""],
  ['bridge Speaker:"Ada Quill" late', "bridge late", "speaker=Ada Quill", "", ""],
  ["speaker:“Ada Quill”", "", "speaker=Ada Quill", "", ""],
  ["+role:mayor kind:direct publisher:courier", "", "role=mayor,kind=direct,publisher=courier", "", ""],
  ["said:2024 bridge", "bridge", "", "2024-01-01", "2024-12-31"],
  ["said:2024-02", "", "", "2024-02-01", "2024-02-29"],
  ["said:2024-02-03..2024-03", "", "", "2024-02-03", "2024-03-31"],
  ["said:2024-02..", "", "", "2024-02-01", ""],
  ["said:..2024-02", "", "", "", "2024-02-29"],
  ["said:last-week bridge", "said:last-week bridge", "", "", ""],
  ["said:2024-13 bridge", "said:2024-13 bridge", "", "", ""],
  ["said:2025..2024", "said:2025..2024", "", "", ""],
  ["said:2024 said:2025", "said:2024 said:2025", "", "", ""],
  ["title:bridge text:late", "title:bridge text:late", "", "", ""],
  ["speaker:quil* bridge", "speaker:quil* bridge", "", "", ""],
  ["-speaker:quill bridge", "-speaker:quill bridge", "", "", ""],
  ["speaker:quill OR bridge", "speaker:quill OR bridge", "", "", ""],
  ["(speaker:quill bridge)", "(speaker:quill bridge)", "", "", ""],
  ["speaker:quill NOT bridge", "speaker:quill NOT bridge", "", "", ""],
]) {
  test(`${typed} is read as filters and words`, () => {
    const told = typedFilters(typed);
    assert.equal(told.q, q);
    assert.equal(told.filters.map((f) => `${f.field}=${f.words}`).join(","), filters);
    assert.deepEqual(told.period ?? { from: "", to: "" }, { from, to });
  });
}

test("no time is made of what is none", () => {
  for (const odd of ["", "..", "2024-02-30", "24", "x", "2024-00"]) assert.equal(days(odd), null, odd);
});

for (const [value, words, has] of [
  ["Ada Quill", "quill", true],
  ["Lucía de la Vorra", "LUCIA", true],
  ["Lucía de la Vorra", "la vorra", true],
  ["Ada Quill", "quil", false],
  ["Quill, Ada", "ada quill", false],
  ["Ada Quill", "", false],
]) {
  test(`${value} ${has ? "has" : "has not"} ${words}`, () => assert.equal(hasWords(value, words), has));
}
