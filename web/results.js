// The results of a search: how many, over time, by whom, and the quotes themselves.
import { Problem, ask, post, understood } from "./api.js";
import "./card.js";
import "./facet.js";
import { say } from "./clipboard.js";
import { html, nothing } from "./lib/lit-html/lit-html.js";
import { live } from "./lib/lit-html/directives/live.js";
import { repeat } from "./lib/lit-html/directives/repeat.js";
import { wordCount } from "./quote.js";
import { EMPTY, FILTERS, FIRST_DAY, LAST_DAY, isFiltered, link, request, toggle } from "./state.js";
import { name, sentence, span, words } from "./text.js";
import "./timeline.js";

/** @typedef {import("./api.js").Result} Result */
/** @typedef {import("./api.js").Hit} Hit */
/** @typedef {import("./state.js").State} State */
/**
 * What a view is asked for.
 * @typedef {{state: State, typing: boolean, signal: AbortSignal, change: (changed: Partial<State>, step?: "dated") => void, update: () => void, hits: number, own: boolean}} Asked hits: how many the reader had come to before; own: whether the reader came from another view of the page
 */
/** A search that finds more: without the filter of that label, at any time where it is empty, of other words where it is null. @typedef {{label: string|null, state: State, total: number}} Loosened */
/** What a view looks like. @typedef {{title: string, label?: string, aside?: () => unknown, main: () => unknown}} Drawn */

const FACETS = "speaker,publisher,role,kind";
const VALUES = 8;
const PAGE = 10;
const MOST = 200;
/** More words than this are taken for a pasted quote. */
const TYPED = 12;
const EXPORTS = /** @type {const} */ (["csv", "jsonl", "bibtex", "ris", "csl", "apa"]);
const FEEDS = /** @type {const} */ (["atom", "json"]);

/** @param {State} state @param {Record<string, string|number|boolean>} others @param {AbortSignal} [signal] @returns {Promise<Result>} */
function quotes(state, others, signal) {
  return ask("quotes?" + request(state, { group: !state.each, ...others }), signal);
}

/** @param {Asked} asked @returns {Promise<Drawn>} */
export async function results({ state, typing, signal, change, update, hits: before }) {
  const limit = Math.min(MOST, Math.max(PAGE, before));
  const { answer, problem } = await understood(typing, (syntax) => quotes(state, { facets: FACETS, facet_size: VALUES, limit, syntax }, signal));
  const rest = answer.total > 0 ? [] : await loosened(state, signal);
  const isEmpty = answer.total === 0 && !state.q && !isFiltered(state);
  const access = isEmpty ? (await ask("access", signal)).write : "";
  const hits = answer.hits;
  let next = answer.next;

  let busy = false;

  const more = async () => {
    busy = true;
    update();
    const before = hits.length;
    try {
      const page = await quotes(state, { cursor: next ?? "", facets: "", syntax: "lenient" }, signal);
      hits.push(...page.hits);
      next = page.next;
    } catch (e) {
      if (!signal.aborted) say(e instanceof Problem ? sentence(e.body.detail) : words.noAnswer);
    }
    busy = false;
    update();
    if (signal.aborted || hits.length === before) return;
    setTimeout(() => /** @type {HTMLElement|undefined} */ (document.querySelectorAll("article.hit")[before])?.focus());
  };

  return {
    title: state.q,
    aside: () => html`${answer.facets.map((facet) => html`<facet-list .shown=${{ facet, state }}></facet-list>`)}${dates(state, change)}
      <button type="button" class="main narrow done" @click=${showFilters}>${words.showResults(answer.total)}</button>`,
    main: () => html`
      ${problem ? broken(state.q, problem) : nothing}
      ${answer.ignored.length > 0 && !typing && !problem ? html`<p class="from">${answer.ignored.join(" ")}</p>` : nothing}
      ${isEmpty ? first(access, change) : html`${summary(answer, state, change)}${chips(state)}`}
      ${answer.total === 0 && !isEmpty ? none(answer, state, rest) : nothing}
      ${answer.total > 0 && isPlain(state.q) ? html`<p class="from"><a href=${link({ ...state, q: `text:(${state.q})` })}>${words.quotesOnly}</a></p>` : nothing}
      <time-line .shown=${{ histogram: answer.histogram, period: state }}></time-line>
      <ol class="hits">${repeat(hits, (hit) => hit.quote.id, (hit) => html`<li><quote-card .hit=${hit} .state=${state}></quote-card></li>`)}</ol>
      ${next ? html`<button type="button" class="more" ?disabled=${busy} @click=${more}>${words.more}</button>` : nothing}
    `,
  };
}

/**
 * How many quotes there would be without each of the filters, and what may be meant without any.
 * @param {State} state @param {AbortSignal} signal
 * @returns {Promise<Loosened[]>}
 */
async function loosened(state, signal) {
  if (!isFiltered(state)) return [];
  const all = FILTERS.flatMap((filter) => (state[filter].length > 0 ? [{ label: state[filter].map((v) => name(filter, v)).join(", "), state: { ...state, [filter]: [] } }] : []));
  if (state.from || state.to) all.push({ label: "", state: { ...state, from: "", to: "" } });
  if (all.length > 1) all.push({ label: words.anyFilter, state: bare(state) });
  const answers = await Promise.all(all.map((one) => quotes(one.state, { limit: 0, facets: "", group: false, syntax: "lenient" }, signal)));
  const found = all.map((one, i) => ({ ...one, total: answers[i].total })).filter((one) => one.total > 0);
  const meant = answers.at(-1)?.did_you_mean;
  return meant && found.length === 0 ? [{ label: null, state: { ...bare(state), q: meant.q }, total: meant.total }] : found;
}

/** The search without its filters. @param {State} state @returns {State} */
function bare(state) {
  return { ...EMPTY, q: state.q, sort: state.sort, each: state.each };
}

/** @param {Result} answer @param {State} state @param {Asked["change"]} change */
function summary(answer, state, change) {
  const filters = FILTERS.reduce((n, filter) => n + state[filter].length, 0) + (state.from || state.to ? 1 : 0);
  // Where nothing is asked for, nothing matches best.
  const orders = Object.entries(words.sort).filter(([value]) => state.q || value !== "relevance");
  return html`<div class="summary">
    <h2 id="total" tabindex="-1"><span role="status">${answer.total > 0 ? words.total(answer.total, answer.groups) : words.nothing}</span></h2>
    <button type="button" class="narrow" aria-controls="filters" aria-expanded="false" @click=${showFilters}>${words.filtersOn(filters)}</button>
    ${answer.total === 0 ? nothing : html`<label><input type="checkbox" id="once" .checked=${!state.each} @change=${(/** @type {Event} */ e) => change({ each: box(e).checked ? "" : "1" })}> ${words.once}</label>
    <select id="sort" aria-label=${words.order} @change=${(/** @type {Event} */ e) => change({ sort: box(e).value })}>
      ${orders.map(([value, label]) => html`<option value=${value} .selected=${live(value === (state.sort || orders[0][0]))}>${label}</option>`)}
    </select>
    <details class="menu"><summary>${words.download}</summary>
      <div><p class="from">${words.downloadAll(answer.total)}</p>
        <ul>${EXPORTS.map((format) => html`<li><a href="/api/v1/export?${request(state, { format, syntax: "lenient" })}" download>${words.formats[format]}</a></li>`)}</ul>
        <p class="from">${words.follow}</p>
        <ul>${FEEDS.map((form) => html`<li><a href="/api/v1/feed.${form}?${request({ ...state, sort: "" }, { syntax: "lenient" })}">${words.feeds[form]}</a></li>`)}</ul></div>
    </details>`}
  </div>`;
}

/** @param {Event} event */
const box = (event) => /** @type {HTMLInputElement} */ (event.target);

function showFilters() {
  const filters = /** @type {HTMLElement} */ (document.getElementById("filters"));
  const open = filters.classList.toggle("open");
  document.querySelector("[aria-controls=filters]")?.setAttribute("aria-expanded", String(open));
  if (open) filters.querySelector("input")?.focus();
  else scrollTo(0, 0);
}

/** Whether these are a few words and phrases, and nothing of the language. @param {string} q */
function isPlain(q) {
  return /^[\p{L}\p{N}\s'’“”-]+$/u.test(q.replace(/"[^"]*"/g, "x")) && !/\b(AND|OR|NOT|NEAR)\b|(^|\s)-/.test(q) && wordCount(q) <= TYPED;
}

/** The chosen filters, each with a way to take it away. @param {State} state */
function chips(state) {
  const all = FILTERS.flatMap((filter) => state[filter].map((value) => ({ label: name(filter, value), kind: words.dimension[filter], href: link(toggle(state, filter, value)) })));
  if (state.from || state.to) {
    all.push({ label: span(state), kind: words.period, href: link({ ...state, from: "", to: "" }) });
  }
  if (all.length === 0) return nothing;
  return html`<ul class="chips">
    ${all.map((chip) => html`<li><a href=${chip.href} aria-label=${words.remove(chip.label)} title=${chip.kind}><bdi>${chip.label}</bdi> <span aria-hidden="true">×</span></a></li>`)}
    ${all.length > 1 ? html`<li><a class="plain" href=${link(bare(state))}>${words.clearAll}</a></li>` : nothing}
  </ul>`;
}

/** @param {State} state @param {Asked["change"]} change */
function dates(state, change) {
  /**
   * Half-typed days are passed over; a day beyond the other end lets that go.
   * @param {HTMLInputElement} box @param {"from"|"to"} end @param {"from"|"to"} other
   */
  const dated = (box, end, other) => {
    if (!box.validity.valid) return;
    // What stands in the other box: the state may not have been drawn yet.
    const there = /** @type {HTMLInputElement} */ (document.getElementById(other)).value;
    const [from, to] = end === "from" ? [box.value, there] : [there, box.value];
    change(from && to && from > to ? { [end]: box.value, [other]: "" } : { [end]: box.value }, "dated");
  };
  return html`<fieldset><legend>${words.period}</legend>
    <div class="days">
      <label for="from">${words.from}</label><input type="date" id="from" min=${FIRST_DAY} max=${LAST_DAY} .value=${live(state.from)} @change=${(/** @type {Event} */ e) => dated(box(e), "from", "to")}>
      <label for="to">${words.to}</label><input type="date" id="to" min=${FIRST_DAY} max=${LAST_DAY} .value=${live(state.to)} @change=${(/** @type {Event} */ e) => dated(box(e), "to", "from")}>
    </div>
  </fieldset>`;
}

/** Says what is wrong with a query, and where. @param {string} q @param {import("./api.js").ProblemBody} problem */
function broken(q, problem) {
  const at = problem.position ?? 0;
  return html`<div class="state error" role="alert">
    <p>${words.broken} <code>${q.slice(0, at)}<mark>${q.slice(at, at + 1) || " "}</mark>${q.slice(at + 1)}</code></p>
    <p>${sentence(problem.detail)}. ${words.instead}</p>
  </div>`;
}

/** @param {Result} answer @param {State} state @param {Loosened[]} rest */
function none(answer, state, rest) {
  const meant = answer.did_you_mean;
  return html`<div class="state">
    ${meant ? html`<p class="meant">${words.meant} <a href=${link({ ...state, q: meant.q })}><bdi>${meant.q}</bdi></a>? (${words.quotes(meant.total)})</p>` : nothing}
    ${rest.length > 0 ? html`<ul>${rest.map((one) => html`<li><a href=${link(one.state)}>${other(one)}</a></li>`)}</ul>` : nothing}
    ${meant || rest.length > 0 ? nothing : html`<p>${words.loosen}</p>`}
  </div>`;
}

/** @param {Loosened} one */
function other({ label, state, total }) {
  if (label === null) return words.withoutFilters(state.q, total);
  return label ? words.without(label, total) : words.anywhen(total);
}

/** A first visit. @param {string} access @param {Asked["change"]} change */
function first(access, change) {
  const sample = async (/** @type {Event} */ event) => {
    const button = /** @type {HTMLButtonElement} */ (event.currentTarget);
    button.disabled = true;
    try {
      say(words.stored(await post("sample", null, "", "")));
      change({});
    } catch (e) {
      say(e instanceof Problem ? e.body.detail : words.wrong);
      button.disabled = false;
    }
  };
  return html`<div class="state first">
    <h2>${words.empty}</h2>
    <p>${words.emptyHow}</p>
    ${access === "allowed" ? html`<p><button type="button" class="main" @click=${sample}>${words.sample}</button> <a class="button" href=${link({ add: "1" })}>${words.add}</a></p>` : nothing}
    <p class="from"><code>${words.fill}</code></p>
  </div>`;
}
