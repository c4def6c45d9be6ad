// Copies text and says so.
import { words } from "./text.js";

/** @param {string} text */
export async function copy(text) {
  say((await write(text)) ? words.copied : words.notCopied);
}

/** @param {string} text @returns {Promise<boolean>} */
async function write(text) {
  // Over plain HTTP from elsewhere there is no clipboard to write to.
  if (!navigator.clipboard) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

let late = 0;

/** Tells the reader for a moment, and a screen reader once. @param {string} message */
export function say(message) {
  const place = /** @type {HTMLElement} */ (document.getElementById("said"));
  place.textContent = message;
  clearTimeout(late);
  late = setTimeout(() => (place.textContent = ""), 3000);
}
