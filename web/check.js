// Did they say it? A quote, or every quote of a text, beside the nearest ones that are here. What was pasted stays, wherever the reader goes meanwhile.
import { Gone, Problem, post } from "./api.js";
import { who, withChanges } from "./card.js";
import { live } from "./lib/lit-html/directives/live.js";
import { html, nothing } from "./lib/lit-html/lit-html.js";
import { pieces } from "./quote.js";
import { link } from "./state.js";
import { sentence, words } from "./text.js";

/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {import("./api.js").Findings} Findings */

let draft = { quote: "", speaker: "", whole: false };
/** @type {Findings|null} */
let answer = null;
/** What is being done, and what is wrong. */
let doing = "";
let wrong = "";
let redraw = () => {};

/** @param {import("./results.js").Asked} asked @returns {Promise<import("./results.js").Drawn>} */
export async function check({ update }) {
  redraw = update;
  return { title: words.checkTitle, main: template };
}

function template() {
  return html`<div class="checking">
    <h2 tabindex="-1">${words.checkTitle}</h2>
    ${form()}
    <div role="status" tabindex="-1" id="told">
      ${doing ? html`<p>${doing}</p>` : nothing}
      ${answer && !doing ? html`<p>${words.checked(answer.findings.length, answer.more)}</p>` : nothing}
    </div>
    ${doing ? nothing : answer?.findings.map(shown)}
  </div>`;
}

function form() {
  return html`<form class="add fields" @submit=${look}>
    <p>${words.checkHow}</p>
    <label for="text">${draft.whole ? words.checkText : words.checkQuote}</label>
    <textarea id="text" name="quote" rows=${draft.whole ? 10 : 4} dir="auto" .value=${live(draft.quote)} @input=${edited}></textarea>
    <p><label><input type="checkbox" name="whole" .checked=${live(draft.whole)} @change=${whole}> ${words.checkWhole}</label></p>
    ${draft.whole ? nothing : html`<label for="speaker">${words.checkSpeaker}</label><input id="speaker" name="speaker" maxlength="200" .value=${live(draft.speaker)} @input=${edited}>`}
    ${wrong ? html`<p class="error" role="alert">${wrong}</p>` : nothing}
    <p><button type="submit" class="main" ?disabled=${doing !== ""}>${words.check}</button></p>
  </form>`;
}

/** @param {InputEvent} event */
function edited(event) {
  const { name, value } = /** @type {HTMLInputElement} */ (event.target);
  draft = { ...draft, [name]: value };
}

/** @param {Event} event */
function whole(event) {
  draft = { ...draft, whole: /** @type {HTMLInputElement} */ (event.target).checked };
  redraw();
}

/** @param {SubmitEvent} event */
async function look(event) {
  event.preventDefault();
  wrong = draft.quote.trim() ? "" : words.checkNothing;
  if (wrong) return redraw();
  const { quote, speaker } = draft;
  doing = words.checkLooking;
  redraw();
  try {
    const found = await post("check", JSON.stringify(draft.whole ? { text: quote } : { quote, speaker }), "application/json", "");
    answer = draft.whole ? found : { findings: [found], more: 0 };
  } catch (e) {
    wrong = e instanceof Problem ? sentence(e.body.detail) : e instanceof Gone ? words.noAnswer : words.wrong;
  } finally {
    doing = "";
    redraw();
    if (!wrong) document.getElementById("told")?.focus();
  }
}

/** @param {Finding} finding */
function shown(finding) {
  const { claim, verdict, sources } = finding;
  return html`<section class="finding ${verdict}">
    <h3><span class="verdict">${words.verdict[verdict]}</span></h3>
    <p class="claimed" dir="auto">“${claim.text}”${claim.speaker ? html` <span class="from">${words.saidToBe(claim.speaker)}</span>` : nothing}</p>
    <ol class="sources">${sources.map((source) => html`<li>${beside(claim, source)}</li>`)}</ol>
  </section>`;
}

/** A source as it was printed, with what the claim leaves out and puts in. @param {Finding["claim"]} claim @param {Finding["sources"][number]} source */
function beside(claim, { hit, words: how, differences }) {
  const said = hit.quote.text;
  const text =
    how === "altered"
      ? withChanges(said, claim.text, differences)
      : pieces(said, differences.flatMap((d) => (d.first ? [d.first] : []))).map((p) => (p.span < 0 ? p.text : html`<span class="cut">${p.text}</span>`));
  const where = [hit.publisher, hit.title].filter(Boolean).join(" · ") || words.untitled;
  return html`<p class="version" dir="auto">${text}</p>
    ${who(hit.quote)}
    <p class="from"><a href=${link({ article: hit.quote.article_id, quote: hit.quote.id })}><bdi>${where}</bdi></a></p>`;
}
