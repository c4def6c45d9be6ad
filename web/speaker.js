// A speaker: who that is, what is said when and where.
import { ask, askMaybe } from "./api.js";
import "./card.js";
import { html, nothing } from "./lib/lit-html/lit-html.js";
import { EMPTY, link, request } from "./state.js";
import { day, list, number, words } from "./text.js";
import { oneMore } from "./speakerinput.js";
import "./timeline.js";

/** @typedef {import("./api.js").Profile} Profile */
/** @typedef {import("./api.js").Value} Value */

const LATEST = 5;
const SHOWN = 12;
/** Of so many quotes the server tells how articles name the speaker. */
const LATEST_NAMED = 100;

/** @param {import("./results.js").Asked} asked @returns {Promise<import("./results.js").Drawn>} */
export async function speaker({ state, signal, change }) {
  const name = state.name;
  const theirs = { ...EMPTY, speaker: [name] };
  const path = "speakers/" + encodeURIComponent(name);
  /** @type {[Profile|null, import("./api.js").Result]} */
  const [profile, latest] = await Promise.all([
    askMaybe(path, signal),
    ask("quotes?" + request({ ...theirs, sort: "newest" }, { group: true, limit: LATEST, facets: "" }), signal),
  ]);
  if (!profile) return { title: name, main: () => html`<div class="state"><h2 tabindex="-1">${words.noSpeaker(name)}</h2><p><a href=${link({ q: name })}>${words.mentioning(name)}</a></p><p><a href="./">${words.home}</a></p></div>` };
  const all = link(theirs);
  const also = profile.mentions.map((m) => m.value).filter((m) => m !== name);
  const said = (/** @type {string} */ word) => link({ ...theirs, q: `text:"${word}"` });
  return {
    title: name,
    label: words.about,
    aside: () => html`
      ${profile.aliases.length > 0 ? html`<section><h2>${words.aliases}</h2><p><bdi>${list(profile.aliases)}</bdi></p></section>` : nothing}
      ${values(words.roles, profile.roles, (v) => link({ ...theirs, role: [v] }))}
      ${values(words.outletsOf, profile.publishers, (v) => link({ ...theirs, publisher: [v] }))}
      ${years(profile, theirs)}
      ${also.length > 0 ? html`<section title=${words.mentionsOf(Math.min(profile.quotes, LATEST_NAMED))}><h2>${words.mentions}</h2><p><bdi>${list(also)}</bdi></p></section>` : nothing}`,
    main: () => html`<div class="speaker">
      <h2 tabindex="-1"><bdi>${profile.name}</bdi></h2>
      <p>${[list(profile.roles.slice(0, 2).map((r) => r.value)), when(profile)].filter(Boolean).join(" · ")} · <a href=${all}>${words.allOf(profile.quotes)}</a></p>
      ${oneMore(words.compareWith, words.compare, (other) => change({ ...EMPTY, compare: [name, other] }))}
      <time-line .shown=${{ histogram: latest.histogram, period: EMPTY }}></time-line>
      <section><h3>${words.latest}</h3><ol class="hits">${latest.hits.map((hit) => html`<li><quote-card .hit=${hit} .state=${theirs}></quote-card></li>`)}</ol></section>
      ${profile.words.length > 0 ? html`<section><h3>${words.tellingWords}</h3>
        <ul class="chips">${profile.words.slice(0, SHOWN).map((w) => html`<li><a href=${said(w.value)}><bdi>${w.value}</bdi> <span class="count">${number(w.count)}</span></a></li>`)}</ul>
      </section>` : nothing}
      ${profile.quotes > 1 ? html`<section><h3>${words.first}</h3><quote-card .hit=${profile.first} .state=${theirs}></quote-card></section>` : nothing}
    </div>`,
  };
}

/** From the month of the first quote to that of the latest. @param {Profile} profile */
function when({ first, last }) {
  return [...new Set([first, last].map((hit) => day(hit.quote.said_on.day.slice(0, 7))))].join(" – ");
}

/** @param {string} title @param {Value[]} all @param {(value: string) => string} to */
function values(title, all, to) {
  if (all.length === 0) return nothing;
  return html`<section><h2>${title}</h2><ul class="counted">
    ${all.slice(0, SHOWN).map((v) => html`<li><a href=${to(v.value)}><bdi>${v.value}</bdi></a> <span class="count">${number(v.count)}</span></li>`)}
  </ul></section>`;
}

/** @param {Profile} profile @param {import("./state.js").State} theirs */
function years(profile, theirs) {
  return html`<section><h2>${words.years}</h2><table class="counted"><tbody>
    ${profile.years.map((y) => html`<tr><th scope="row"><a href=${link({ ...theirs, said_on: [y.value] })}>${y.value}</a></th><td class="count">${number(y.count)}</td></tr>`)}
  </tbody></table></section>`;
}
