// The values of one dimension with their counts, to tick; of a long list the most frequent, and a way to find the others.
import { ask } from "./api.js";
import { html, nothing } from "./lib/lit-html/lit-html.js";
import { live } from "./lib/lit-html/directives/live.js";
import { repeat } from "./lib/lit-html/directives/repeat.js";
import { Part } from "./part.js";
import { EMPTY, request } from "./state.js";
import { name, number, words } from "./text.js";

/** @typedef {import("./api.js").Facet} Facet */
/** @typedef {import("./api.js").Value} Value */
/** @typedef {import("./state.js").State} State */

const MOST = 10_000;
/** So many values are drawn at a time: more when the reader comes to their end. */
const DRAWN = 100;
const PAUSE = 120;

/** A "choose" event carries the dimension and the value. */
class FacetList extends Part {
  /** @type {Facet} */
  #facet = { dimension: "kind", values: [], more: false };
  #state = EMPTY;
  #open = false;
  #typed = "";
  #drawn = DRAWN;
  /** @type {Facet|null} */
  #all = null;
  #turn = 0;
  #late = 0;

  /** @param {{facet: Facet, state: State}} shown */
  set shown({ facet, state }) {
    const other = request(state) !== request(this.#state);
    this.#facet = facet;
    this.#state = state;
    if (this.#open && other) this.#fetch();
    this.update();
  }

  template() {
    const { dimension, values, more } = this.#facet;
    const shown = this.#open ? this.#all?.values ?? values : values;
    if (shown.length === 0 && !this.#open) return nothing;
    return html`<fieldset data-facet=${dimension}>
      <legend>${words.dimension[dimension]}</legend>
      ${this.#open ? this.#finder(shown) : nothing}
      <div class=${this.#open ? "values all" : "values"} @scroll=${this.#scrolled}>
        ${repeat(shown.slice(0, this.#drawn), (value) => value.value, (value) => this.#value(value))}
      </div>
      ${more || this.#open ? html`<button type="button" class="plain" aria-expanded=${this.#open ? "true" : "false"} @click=${this.#toggle}>${this.#open ? words.fewer : words.findAll(words.dimensions[dimension])}</button>` : nothing}
    </fieldset>`;
  }

  /** @param {Value[]} shown */
  #finder(shown) {
    const what = words.find(words.dimensions[this.#facet.dimension]);
    return html`<input type="search" aria-label=${what} placeholder=${what} .value=${live(this.#typed)} @input=${this.#type}>
      <p class="from" role="status">${shown.length === 0 ? words.noValue : words.listed(shown.length, this.#all?.more ?? false)}</p>`;
  }

  /** @param {Value} value */
  #value({ value, count }) {
    const { dimension } = this.#facet;
    const chosen = this.#state[dimension].includes(value);
    return html`<label class="value">
      <input type="checkbox" value=${value} .checked=${live(chosen)} @change=${() => this.dispatchEvent(new CustomEvent("choose", { detail: { dimension, value }, bubbles: true }))}>
      <bdi>${name(dimension, value)}</bdi> <span class="count">${number(count)}</span>
    </label>`;
  }

  #toggle() {
    this.#open = !this.#open;
    this.#typed = "";
    this.#all = null;
    this.#drawn = DRAWN;
    if (this.#open) this.#fetch();
    this.update();
  }

  /** @param {InputEvent} event */
  #type(event) {
    this.#typed = /** @type {HTMLInputElement} */ (event.target).value;
    clearTimeout(this.#late);
    this.#late = setTimeout(() => this.#fetch(), PAUSE);
  }

  async #fetch() {
    const turn = ++this.#turn;
    try {
      const all = await ask(`facets/${this.#facet.dimension}?${request({ ...this.#state, sort: "" }, { words: this.#typed, facet_size: MOST, syntax: "lenient" })}`);
      if (turn !== this.#turn) return;
      this.#all = all;
      this.#drawn = DRAWN;
      this.update();
    } catch {
      // What is there stays; the results say what is wrong.
    }
  }

  /** @param {Event} event */
  #scrolled(event) {
    const { scrollTop, clientHeight, scrollHeight } = /** @type {HTMLElement} */ (event.target);
    const count = this.#all?.values.length ?? 0;
    if (scrollTop + 2 * clientHeight < scrollHeight || this.#drawn >= count) return;
    this.#drawn += DRAWN;
    this.update();
  }
}
customElements.define("facet-list", FacetList);
