// The search box: results come while typing, and what somebody may want to type is offered.
import { ask } from "./api.js";
import { html, nothing } from "./lib/lit-html/lit-html.js";
import { live } from "./lib/lit-html/directives/live.js";
import { Part } from "./part.js";
import { number, words } from "./text.js";

/** @typedef {import("./api.js").Suggestion} Suggestion */

const PAUSE = 100;
const OFFERED = 6;

/** A "typed" event carries what stands in the box so far, a "submitted" event what was meant. */
export class SearchBox extends Part {
  #q = "";
  /** @type {Suggestion[]} */
  #offered = [];
  #at = -1;
  #late = 0;
  #turn = 0;

  /** What is searched now; what is being typed stays. */
  set q(/** @type {string} */ q) {
    if (this.#late || q === this.#q.trim()) return;
    this.#q = q;
    this.update();
  }

  /** Whether something was typed that was not told yet. */
  get isTyping() {
    return this.#late !== 0;
  }

  get box() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input"));
  }

  template() {
    const open = this.#offered.length > 0;
    return html`<form role="search" @submit=${this.#submit}>
      <input id="q" type="search" role="combobox" aria-label=${words.box} placeholder=${words.hint} autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"
          aria-expanded=${open ? "true" : "false"} aria-controls="offered" aria-autocomplete="list" aria-activedescendant=${this.#at < 0 ? nothing : `offered-${this.#at}`}
          .value=${live(this.#q)} @input=${this.#type} @keydown=${this.#key} @blur=${this.#dismiss}>
      <button type="submit">${words.search}</button>
      <div id="offered" role="listbox" aria-label=${words.suggestions} ?hidden=${!open}>${this.#offered.map((s, i) => this.#option(s, i))}</div>
    </form>`;
  }

  /** @param {Suggestion} suggestion @param {number} i */
  #option(suggestion, i) {
    // The box keeps the focus: pressing must not take it away before the click comes.
    return html`<div id="offered-${i}" role="option" aria-selected=${i === this.#at ? "true" : "false"} @pointerdown=${(/** @type {Event} */ e) => e.preventDefault()} @click=${() => this.#take(suggestion)}>
      <bdi>${suggestion.label}</bdi> <span class="from">${words.suggestion[suggestion.kind]}</span> <span class="count">${suggestion.count > 0 ? number(suggestion.count) : ""}</span>
    </div>`;
  }

  #type() {
    this.#q = this.box.value;
    // What was marked was offered for other letters.
    this.#at = -1;
    this.update();
    clearTimeout(this.#late);
    this.#late = setTimeout(() => this.#typed(), PAUSE);
  }

  #typed() {
    this.#late = 0;
    this.#tell("typed");
    this.#suggest();
  }

  async #suggest() {
    const turn = ++this.#turn;
    try {
      const found = this.#q.trim() === "" ? [] : (await ask(`suggestions?limit=${OFFERED}&q=${encodeURIComponent(this.#q)}`)).suggestions;
      if (turn !== this.#turn || document.activeElement !== this.box) return;
      this.#offered = found.filter((/** @type {Suggestion} */ s) => s.q !== this.#q.trim());
      this.#at = -1;
      this.update();
    } catch {
      // Without suggestions the box works as well.
    }
  }

  #dismiss() {
    this.#turn++;
    this.#offered = [];
    this.#at = -1;
    this.update();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const count = this.#offered.length;
    if (count > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const step = event.key === "ArrowDown" ? 1 : count;
      this.#at = ((this.#at + 1 + step) % (count + 1)) - 1;
      this.update();
    } else if (event.key === "Escape" && count > 0) {
      this.#dismiss();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (this.#at >= 0) return this.#take(this.#offered[this.#at]);
    this.#q = this.box.value;
    this.#send();
  }

  /** @param {Suggestion} suggestion */
  #take(suggestion) {
    this.#q = suggestion.q;
    if (suggestion.kind === "field") {
      this.#dismiss();
      this.#typed();
    } else {
      this.#send();
    }
  }

  #send() {
    clearTimeout(this.#late);
    this.#late = 0;
    this.#dismiss();
    this.#tell("submitted");
  }

  /** @param {"typed"|"submitted"} event */
  #tell(event) {
    this.dispatchEvent(new CustomEvent(event, { detail: this.#q.trim() }));
  }
}
customElements.define("search-box", SearchBox);
