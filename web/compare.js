// Speakers side by side on one topic.
import { ask, understood } from "./api.js";
import "./card.js";
import { html, nothing } from "./lib/lit-html/lit-html.js";
import { aligned } from "./period.js";
import { oneMore } from "./speakerinput.js";
import { EMPTY, link, request } from "./state.js";
import { sentence, span, words } from "./text.js";
import "./timeline.js";

/** @typedef {import("./api.js").Result} Result */
/** @typedef {import("./state.js").State} State */

const SHOWN = 5;

/** @param {import("./results.js").Asked} asked @returns {Promise<import("./results.js").Drawn>} */
export async function compare({ state, typing, signal, change }) {
  const names = [...new Set(state.compare)];
  const topic = { ...EMPTY, q: state.q, from: state.from, to: state.to, sort: state.sort };
  /** @param {string[]} speaker @param {Record<string, any>} others @returns {Promise<Result>} */
  const of = (speaker, others) => ask("quotes?" + request({ ...topic, speaker }, { facets: "", ...others }), signal);
  const { answer: all, problem } = await understood(typing, (syntax) => of(names, { limit: 0, syntax }));
  const { interval } = all.histogram;
  const each = await Promise.all(names.map((name) => of([name], { group: true, limit: SHOWN, interval, syntax: "lenient" })));
  const bars = aligned([all.histogram.bars.map((bar) => ({ ...bar, count: 0 })), ...each.map((one) => one.histogram.bars)]).slice(1);
  const most = Math.max(1, ...bars.flat().map((bar) => bar.count));
  return {
    title: words.comparison(names),
    main: () => html`<div class="comparison">
      <h2 tabindex="-1"><bdi>${words.comparison(names)}</bdi></h2>
      ${oneMore(words.addSpeaker, words.addOne, (other) => change({ compare: [...names, other] }))}
      ${names.length < 2 ? html`<p class="from">${words.compareHint}</p>` : nothing}
      ${state.q ? html`<ul class="chips"><li>${words.topic}</li><li><a href=${link({ ...state, q: "" })} aria-label=${words.remove(state.q)}><bdi>${state.q}</bdi> <span aria-hidden="true">×</span></a></li></ul>` : nothing}
      ${state.from || state.to ? html`<ul class="chips"><li><a href=${link({ ...state, from: "", to: "" })} aria-label=${words.remove(words.period)}>${span(state)} <span aria-hidden="true">×</span></a></li></ul>` : nothing}
      ${problem ? html`<p class="error" role="alert">${sentence(problem.detail)}. ${words.instead}</p>` : nothing}
      <div class="side-by-side">
        ${names.map((name, i) => column(name, each[i], bars[i], interval, most, state, topic))}
      </div>
    </div>`,
  };
}

/**
 * @param {string} name @param {Result} answer @param {import("./api.js").Bar[]} bars @param {import("./api.js").Interval} interval
 * @param {number} most @param {State} state @param {State} topic
 */
function column(name, answer, bars, interval, most, state, topic) {
  const theirs = { ...topic, speaker: [name] };
  return html`<section aria-label=${name}>
    <h3><a href=${link({ name })}><bdi>${name}</bdi></a> <a class="plain" href=${link({ ...state, compare: state.compare.filter((n) => n !== name) })} aria-label=${words.dropSpeaker(name)}>×</a></h3>
    ${answer.total === 0
      ? html`<p class="from">${state.q || state.from || state.to ? words.noneOnTopic : words.noSpeaker(name)}</p>`
      : html`<p><a href=${link(theirs)}>${words.total(answer.total, answer.groups)}</a></p>
          <time-line .shown=${{ histogram: { interval, bars }, period: state, most }}></time-line>`}
    <ol class="hits">${answer.hits.map((hit) => html`<li><quote-card .hit=${hit} .state=${theirs}></quote-card></li>`)}</ol>
    ${answer.next ? html`<p><a href=${link(theirs)}>${words.allOf(answer.total)}</a></p>` : nothing}
  </section>`;
}
