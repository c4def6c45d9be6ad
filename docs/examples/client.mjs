// Asks Onrecord over HTTP: node client.mjs http://127.0.0.1:8080/
// The same works in a page that the server was told to answer (onrecord serve --cors ORIGIN).

const base = process.argv[2];

/** The answer in JSON; what is wrong with a question is told as an Error. */
async function ask(path, parameters = {}, body = undefined) {
  const address = new URL(path, base);
  for (const [name, values] of Object.entries(parameters)) for (const value of [values].flat()) address.searchParams.append(name, value);
  const options = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(address, options);
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.detail);
  return json;
}

/** All quotes of a search, page by page; as they were when the first page was read. */
async function* quotes(query, filters) {
  let cursor = [];
  do {
    const page = await ask("api/v1/quotes", { q: query, limit: 50, facets: "", cursor, ...filters });
    yield* page.hits;
    cursor = page.next;
  } while (cursor !== null);
}

const found = [];
for await (const hit of quotes("bridge", { speaker: ["Ada Quill", "Tobin Marsh"], sort: "oldest" })) found.push(hit);
console.log(found.length, "quotes");
const { quote, snippet } = found[0];
console.log(`${quote.said_on.day} ${quote.attribution.speaker.label}: ${snippet.text}`);

const checked = await ask("api/v1/check", {}, { quote: "A promise to a town is a promise", speaker: "Tobin Marsh" });
console.log(checked.verdict, "-", checked.sources[0].hit.snippet.text);

await ask("api/v1/quotes", { q: "(harbour" }).catch((error) => console.log("refused:", error.message));
