import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import { test } from "node:test";

const web = new URL("..", import.meta.url);
const lib = new URL("../../target/classes/web/", import.meta.url);

/** The modules that one needs before it runs. */
function imported(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  const text = readFileSync(new URL(name, name.startsWith("lib/") ? lib : web), "utf8");
  for (const [, path] of text.matchAll(/(?:^|;|})\s*(?:import|export)\s*(?:[\w*{}\s,$]*\bfrom\s*)?"(\.[^"]+)"/gm)) imported(normalize(join(dirname(name), path)), found);
  return found;
}

test("the page loads all that it needs at once, and nothing else", () => {
  const page = readFileSync(new URL("index.html", web), "utf8");
  const loaded = [...page.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map((m) => m[1]);
  assert.deepEqual([...loaded, "main.js"].sort(), [...imported("main.js")].sort());
});
