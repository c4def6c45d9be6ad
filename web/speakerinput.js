// A box for a speaker's name that offers those who are quoted, and the form it stands in.
import { ask } from "./api.js";
import { html } from "./lib/lit-html/lit-html.js";
import { Part } from "./part.js";
import { number } from "./text.js";

const OFFERED = 10;
const PAUSE = 100;
let ids = 0;

class SpeakerInput extends Part {
  #list = `speakers-${ids++}`;
  /** @type {import("./api.js").Value[]} */
  #found = [];
  #turn = 0;
  #late = 0;

  template() {
    const name = this.getAttribute("name") ?? "";
    return html`<input id=${name} name=${name} list=${this.#list} autocomplete="off" required @input=${this.#type}>
      <datalist id=${this.#list}>${this.#found.map((v) => html`<option value=${v.value} label=${number(v.count)}></option>`)}</datalist>`;
  }

  /** @param {InputEvent} event */
  #type(event) {
    clearTimeout(this.#late);
    this.#late = setTimeout(() => this.#offer(/** @type {HTMLInputElement} */ (event.target).value), PAUSE);
  }

  /** @param {string} typed */
  async #offer(typed) {
    const turn = ++this.#turn;
    try {
      const found = (await ask(`speakers?limit=${OFFERED}&q=${encodeURIComponent(typed)}`)).speakers;
      if (turn !== this.#turn) return;
      this.#found = found;
      this.update();
    } catch {
      // A name can be typed without help.
    }
  }
}
customElements.define("speaker-input", SpeakerInput);

/** Asks for one more speaker. @param {string} label @param {string} button @param {(name: string) => void} take */
export function oneMore(label, button, take) {
  const submitted = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const name = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("other") ?? "").trim();
    if (name) take(name);
  };
  return html`<form class="compare-with" @submit=${submitted}><label for="other">${label}</label><speaker-input name="other"></speaker-input><button type="submit">${button}</button></form>`;
}
