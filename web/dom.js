// Makes elements. Text is always set as text: whatever an article holds, it stays text.

/**
 * @param {string} name
 * @param {Record<string, any>} [attributes] "on…" adds a listener; false and null leave an attribute out
 * @param {...(Node|string|null|false)} children
 * @returns {HTMLElement}
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null) element.setAttribute(key, String(value));
  }
  for (const child of children) if (child !== null && child !== false) element.append(child);
  return element;
}

/**
 * Text with some of its spans in elements of their own.
 * @param {string} text
 * @param {[number, number][]} spans in order, never overlapping
 * @param {(words: string, index: number) => Node} make
 * @returns {(Node|string)[]}
 */
export function spread(text, spans, make) {
  const parts = [];
  let at = 0;
  spans.forEach(([start, end], index) => {
    parts.push(text.slice(at, start), make(text.slice(start, end), index));
    at = end;
  });
  parts.push(text.slice(at));
  return parts;
}

/**
 * An address that may be followed: http or https, or none.
 * @param {string|null} url
 * @returns {string|null}
 */
export function safeLink(url) {
  if (!url) return null;
  try {
    const { protocol } = new URL(url);
    return protocol === "https:" || protocol === "http:" ? url : null;
  } catch {
    return null;
  }
}
