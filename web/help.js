// What can be asked and which keys there are, one key away.
import { html, render } from "./lib/lit-html/lit-html.js";
import { link } from "./state.js";
import { words } from "./text.js";

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("help"));

dialog.setAttribute("aria-label", words.help);

/** Shows the help. */
export function help() {
  render(template(), dialog);
  if (!dialog.open) dialog.showModal();
}

function template() {
  return html`<h2>${words.languageTitle}</h2>
    <dl>${words.examples.map(([q, meaning]) => html`<dt><a href=${link({ q })} @click=${() => dialog.close()}><code>${q}</code></a></dt><dd>${meaning}</dd>`)}</dl>
    <p>${words.paste}</p>
    <h2>${words.keysTitle}</h2>
    <dl class="keys">${words.keys.map(([key, meaning]) => html`<dt><kbd>${key}</kbd></dt><dd>${meaning}</dd>`)}</dl>
    <h2>${words.forPrograms}</h2>
    <p><a href="reference.html">${words.reference}</a> · <a href="openapi.json">openapi.json</a></p>
    <form method="dialog"><button type="submit" class="main">${words.close}</button></form>`;
}
