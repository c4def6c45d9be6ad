// A part of the page that keeps something of its own: an element that draws itself.
import { nothing, render } from "./lib/lit-html/lit-html.js";

export class Part extends HTMLElement {
  #due = false;

  connectedCallback() {
    this.update();
  }

  /** Draws itself soon; several changes at once are one drawing. */
  update() {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      render(this.template(), this, { host: this });
      this.drawn();
    });
  }

  /** What it looks like now. @returns {unknown} */
  template() {
    return nothing;
  }

  /** Called after each drawing. */
  drawn() {}
}
