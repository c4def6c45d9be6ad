// Hits over time: bars to look at, to brush and to walk through by keyboard, and the figures as a table.
import { html, nothing, svg } from "./lib/lit-html/lit-html.js";
import { Part } from "./part.js";
import { label, padded, period, sum, wider } from "./period.js";
import { day, number, span, words } from "./text.js";

/** @typedef {import("./api.js").Histogram} Histogram */
/** @typedef {import("./period.js").Period} Period */

const HEIGHT = 100;
const LEAST = 3;

/** A "period" event carries what was chosen, both ends empty for all time. */
class TimeLine extends Part {
  /** @type {Histogram} */
  #histogram = { interval: "year", bars: [] };
  /** @type {Period} */
  #period = { from: "", to: "" };
  /** The highest bar where several are compared; 0 for this one's own. */
  #most = 0;
  /** Where the reader is, and where the marked bars begin; -1 before either. */
  #at = -1;
  #anchor = -1;
  #pressed = false;

  /** @param {{histogram: Histogram, period: Period, most?: number}} shown */
  set shown({ histogram, period: chosen, most = 0 }) {
    const { interval } = histogram;
    const bars = padded(histogram.bars, interval, chosen);
    const same = histogram.interval === this.#histogram.interval && bars[0]?.from === this.#histogram.bars[0]?.from && bars.length === this.#histogram.bars.length;
    if (!same) this.#at = this.#anchor = -1;
    this.#histogram = { interval, bars };
    this.#period = chosen;
    this.#most = most;
    this.update();
  }

  template() {
    const { bars, interval } = this.#histogram;
    // One bar alone says no more than the number of quotes.
    if (bars.length === 0 || (bars.length === 1 && !this.#period.from && !this.#period.to)) return nothing;
    const most = this.#most || Math.max(...bars.map((bar) => bar.count));
    const name = (/** @type {number} */ i) => day(label(bars[i].from, interval));
    return html`<figure class="time">
      ${this.#crumbs()}
      <div class="bars" role="slider" tabindex="0" aria-label=${words.timeline} aria-description=${words.timelineHow} aria-valuemin="1" aria-valuemax=${bars.length}
          aria-valuenow=${Math.max(1, this.#at + 1)} aria-valuetext=${this.#told()}
          @keydown=${this.#key} @pointerdown=${this.#press} @pointermove=${this.#drag} @pointerup=${this.#release} @pointercancel=${this.#forget} @pointerleave=${this.#leave}>
        <svg viewBox="0 0 ${bars.length} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
          ${this.#marked(bars.length)}
          ${bars.map((bar, i) => this.#bar(i, bar.count, most))}
        </svg>
      </div>
      <figcaption><span>${name(0)}</span><output aria-live="off">${this.#at < 0 ? "" : this.#told()}</output><span>${bars.length > 1 ? name(bars.length - 1) : ""}</span></figcaption>
      <details class="figures"><summary>${words.timelineTable}</summary>
        <div class="scroll" tabindex="0"><table>
          <thead><tr><th scope="col">${words.when}</th><th scope="col">${words.howMany}</th></tr></thead>
          <tbody>${bars.filter((bar) => bar.count > 0).map((bar) => html`<tr><th scope="row">${day(label(bar.from, interval))}</th><td>${number(bar.count)}</td></tr>`)}</tbody>
        </table></div>
      </details>
    </figure>`;
  }

  /** The way back out of a period. */
  #crumbs() {
    if (!this.#period.from && !this.#period.to) return nothing;
    const steps = [{ label: "", period: { from: "", to: "" } }, ...wider(this.#period)];
    return html`<p class="crumbs">
      ${steps.map((step) => html`<button type="button" class="plain" @click=${() => this.#choose(step.period)}>${step.label ? day(step.label) : words.allTime}</button> › `)}${span(this.#period)}
    </p>`;
  }

  /** @param {number} count */
  #marked(count) {
    if (this.#at < 0 || count < 2) return nothing;
    const [first, last] = this.#ends();
    return svg`<rect class="marked" x=${first} y="0" width=${last - first + 1} height=${HEIGHT}></rect>`;
  }

  /** @param {number} i @param {number} count @param {number} most */
  #bar(i, count, most) {
    const height = count === 0 ? 0 : Math.max(LEAST, (count / most) * HEIGHT);
    return svg`<rect class="bar" x=${i + 0.1} y=${HEIGHT - height} width="0.8" height=${height}></rect>`;
  }

  /** @returns {[number, number]} */
  #ends() {
    const anchor = this.#anchor < 0 ? this.#at : this.#anchor;
    return [Math.min(anchor, this.#at), Math.max(anchor, this.#at)];
  }

  /** The marked bars in words; all of them where none is. */
  #told() {
    const { bars, interval } = this.#histogram;
    const [first, last] = this.#at < 0 ? [0, bars.length - 1] : this.#ends();
    return words.timelineRange(day(label(bars[first].from, interval)), day(label(bars[last].from, interval)), sum(bars, first, last));
  }

  /** @param {Period} chosen */
  #choose(chosen) {
    this.#at = this.#anchor = -1;
    this.dispatchEvent(new CustomEvent("period", { detail: chosen, bubbles: true }));
  }

  #zoom() {
    const { bars, interval } = this.#histogram;
    if (this.#at >= 0) this.#choose(period(bars, interval, ...this.#ends()));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const last = this.#histogram.bars.length - 1;
    const moves = /** @type {Record<string, number>} */ ({
      ArrowRight: Math.min(last, this.#at + 1),
      ArrowUp: Math.min(last, this.#at + 1),
      ArrowLeft: Math.max(0, this.#at - 1),
      ArrowDown: Math.max(0, this.#at - 1),
      Home: 0,
      End: last,
    });
    if (event.key in moves) {
      if (!event.shiftKey) this.#anchor = -1;
      else if (this.#anchor < 0) this.#anchor = Math.max(0, this.#at);
      this.#at = moves[event.key];
    } else if (event.key === "Enter") this.#zoom();
    else if (event.key === "Escape" && this.#at >= 0) this.#at = this.#anchor = -1;
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.update();
  }

  /** @param {PointerEvent} event */
  #under(event) {
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    const count = this.#histogram.bars.length;
    return Math.min(count - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * count)));
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0) return;
    /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.#pressed = true;
    this.#at = this.#anchor = this.#under(event);
    this.update();
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    this.#at = this.#under(event);
    if (!this.#pressed) this.#anchor = -1;
    this.update();
  }

  #release() {
    if (!this.#pressed) return;
    this.#pressed = false;
    this.#zoom();
  }

  #forget() {
    this.#pressed = false;
    this.#leave();
  }

  #leave() {
    if (this.#pressed || this.contains(document.activeElement)) return;
    this.#at = this.#anchor = -1;
    this.update();
  }
}
customElements.define("time-line", TimeLine);
