// @ts-check
// Making elements. Everything from a case goes in as text: nothing here reads markup.

/** @typedef {Node | string | number | null | undefined | false | any[]} Child */

/**
 * Make an element: `h("p.quiet", { title: "…" }, "words", other)`.
 * @param {string} name a tag, with classes after dots
 * @param {Record<string, any> | null} [attributes] `on…` are listeners; false and null are left out
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function h(name, attributes, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = `${element.className} ${value}`.trim();
    else if (key === "style") for (const [one, given] of Object.entries(value)) element.style.setProperty(one, given);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

/** @param {Node} element @param {Child[]} children */
export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an SVG element.
 * @param {string} name @param {Record<string, any>} [attributes] @param {...Child} children
 * @returns {SVGElement}
 */
export function s(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, String(value));
  }
  append(element, children);
  return element;
}

/**
 * Put words between things: `between(names, ", ")`.
 * @param {Child[]} things @param {string} [joint] @param {string} [last]
 * @returns {Child[]}
 */
export function between(things, joint = ", ", last = joint) {
  return things.flatMap((thing, place) =>
    place === 0 ? [thing] : [place === things.length - 1 ? last : joint, thing],
  );
}

/** @param {number} count @param {string} one @param {string} [many] */
export function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** A summary is a control, and holds no other: links in it become words. @param {HTMLElement} summary */
function plain(summary) {
  for (const link of summary.querySelectorAll("a, button")) {
    const words = document.createElement("span");
    words.className = link.className;
    words.append(...link.childNodes);
    link.replaceWith(words);
  }
  return summary;
}

const open = new Set();

/**
 * A part that folds away; whether it is open is remembered while the page stands.
 * @param {string} key @param {Child} summary @param {() => Child} inside made when it is first opened
 * @param {boolean} [opened] @returns {HTMLElement}
 */
export function fold(key, summary, inside, opened = false) {
  const known = opened ? !open.has(`!${key}`) : open.has(key);
  const details = /** @type {HTMLDetailsElement} */ (h("details", { "data-key": key }, plain(h("summary", null, summary))));
  let filled = false;
  const fill = () => {
    if (!filled && details.open) {
      filled = true;
      append(details, [inside()]);
    }
  };
  details.open = known;
  fill();
  details.addEventListener("toggle", () => {
    const mark = opened ? `!${key}` : key;
    if (details.open !== opened) open.add(mark);
    else open.delete(mark);
    fill();
  });
  return details;
}
