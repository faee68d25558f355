// @ts-check
// Spells of time, drawn: solid where certain, fading to what is possible, split where disputed; and as a table.

import { percent as p } from "./days.js";
import { h, s } from "./dom.js";
import { names, whyLink } from "./shown.js";

/** @typedef {import("./address.js").State} State */

const TONES = ["p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "ink"];
const LEAST = 0.45;

/** The fadings that all spells of a page share. */
export function fadings() {
  const stop = (/** @type {string} */ tone, /** @type {number} */ at, /** @type {number} */ opacity) => s("stop", { offset: at, class: tone, "stop-opacity": opacity });
  return s(
    "svg",
    { class: "fadings", width: 0, height: 0, "aria-hidden": "true" },
    s("defs", {}, TONES.flatMap((tone) => [s("linearGradient", { id: `fade-in-${tone}` }, stop(tone, 0, 0.05), stop(tone, 1, 0.5)), s("linearGradient", { id: `fade-out-${tone}` }, stop(tone, 0, 0.5), stop(tone, 1, 0.05))])),
  );
}

/** @param {any[]} side */
const toneOf = (side) => {
  const colour = side.find((one) => one.colour >= 0)?.colour ?? -1;
  return colour >= 0 ? `p${colour}` : "ink";
};

/** One spell on a column. @param {any} spell @param {(day: number) => number} x */
export function drawn(spell, x) {
  const tone = toneOf(spell.affirming.length ? spell.affirming : spell.opposing);
  const inner = [spell.start.latest, spell.end.earliest].filter((day) => day !== null).map(x).sort((one, other) => one - other);
  const a = spell.start.earliest === null ? Math.min(0, ...inner) : x(spell.start.earliest);
  const d = spell.end.latest === null ? Math.max(100, ...inner) : x(spell.end.latest);
  const sure = inner.length === 2 && spell.start.latest <= spell.end.earliest;
  const shapes = spell.standing === "denied" ? [hollow(a, d, 5, 8)] : inner.length ? certain(a, inner[0], inner[inner.length - 1], d, tone, sure) : [s("rect", { x: p(a), y: 5, width: p(Math.max(LEAST, d - a)), height: 8, class: "sure faint" })];
  if (spell.standing !== "denied") {
    for (const part of spell.contested) {
      const left = Math.max(a, part.earliest === null ? a : x(part.earliest));
      const right = Math.min(d, part.latest === null ? d : x(part.latest));
      shapes.push(...split(left, Math.max(right, left + LEAST), toneOf(spell.opposing)));
    }
  }
  if (spell.start.earliest === null) shapes.push(dots(0));
  if (spell.end.latest === null) shapes.push(dots(100));
  return s("svg", { class: `spell ${tone}${spell.event ? " event" : ""}`, "aria-hidden": "true" }, shapes);
}

/** Solid where it is certain; paler where it was so at some time only. @param {number} a @param {number} b @param {number} c @param {number} d @param {string} tone @param {boolean} sure */
function certain(a, b, c, d, tone, sure) {
  return [b > a && box(a, b, 5, 8, `fade-in-${tone}`), s("rect", { x: p(b), y: 5, width: p(Math.max(LEAST, c - b)), height: 8, class: sure || c - b <= LEAST ? "sure" : "sure pale" }), d > c && box(c, d, 5, 8, `fade-out-${tone}`)].filter(Boolean);
}

/** @param {number} left @param {number} right @param {number} y @param {number} height @param {string} fill */
function box(left, right, y, height, fill) {
  return s("rect", { x: p(left), y, width: p(Math.max(LEAST, right - left)), height, fill: `url(#${fill})` });
}

/** What somebody denies: the lower half, hollow and struck, in the colour of those who do. @param {number} left @param {number} right @param {string} tone */
function split(left, right, tone) {
  return [s("rect", { x: p(left), y: 9, width: p(right - left), height: 5, class: "paper" }), s("rect", { x: p(left), y: 9.5, width: p(right - left), height: 4, class: `against ${tone}` }), s("line", { x1: p(left), x2: p(right), y1: 11.5, y2: 11.5, class: `against ${tone}` })];
}

/** @param {number} left @param {number} right @param {number} y @param {number} height */
function hollow(left, right, y, height) {
  const width = Math.max(LEAST, right - left);
  return s("g", { class: "against" }, s("rect", { x: p(left), y, width: p(width), height }), s("line", { x1: p(left), x2: p(left + width), y1: y + height / 2, y2: y + height / 2 }));
}

/** Nobody said when. @param {number} at */
function dots(at) {
  return s("line", { x1: p(at === 0 ? 0 : 98), x2: p(at === 0 ? 2 : 100), y1: 17, y2: 17, class: "dots" });
}

/** A row: when, drawn, what. @param {any} spell @param {(day: number) => number} x @param {State} state @param {any} [before] */
export function row(spell, x, state, before = null) {
  return h(
    "div.tl",
    { class: spell.standing },
    h("span.time.small", null, spell.time),
    h("span.drawn", null, drawn(spell, x)),
    h("span.what", null, before, whyLink(spell.key, state, h("bdi", null, spell.sentence)), " ", h("span.small.quiet", null, names(spell.affirming, state, 3), spell.opposing.length > 0 && [" · against: ", names(spell.opposing, state, 3)])),
  );
}

/** The same as a table, for those who read it row by row. @param {any[]} spells @param {State} state */
export function table(spells, state) {
  return h(
    "div.scroll",
    { tabindex: "0", role: "region", "aria-label": "Timeline as a table" },
    h(
      "table.matrix",
      null,
      h("thead", null, h("tr", null, ["When", "What", "Who says so", "Who denies it", "Standing"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", null, spells.map((spell) => h("tr", null, h("td.small", null, spell.time), h("th", { scope: "row" }, whyLink(spell.key, state, h("bdi", null, spell.sentence))), h("td", null, names(spell.affirming, state, 6)), h("td", null, names(spell.opposing, state, 6)), h("td.small", null, spell.standing)))),
    ),
  );
}
