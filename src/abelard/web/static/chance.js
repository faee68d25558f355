// @ts-check
// Probabilities: a word of likelihood with its range, and a number; never mixed with confidence.

import { counted, fold, h } from "./dom.js";
import { who } from "./shown.js";

/** @typedef {import("./address.js").State} State */

/** ICD 203: word, least and most in per cent. */
export const SCALE = /** @type {[string, number, number][]} */ ([
  ["almost no chance", 1, 5],
  ["very unlikely", 5, 20],
  ["unlikely", 20, 45],
  ["roughly even chance", 45, 55],
  ["likely", 55, 80],
  ["very likely", 80, 95],
  ["almost certain", 95, 99],
]);

/** @param {number} value from 0 to 1 */
export function word(value) {
  return (SCALE.find(([, , most]) => value * 100 < most) ?? SCALE[SCALE.length - 1])[0];
}

/** @param {number} value */
export function percent(value) {
  const shown = value * 100;
  return shown > 0 && shown < 1 ? "under 1 %" : shown > 99 && shown < 100 ? "over 99 %" : `${Math.round(shown)} %`;
}

/** @param {any} chance @param {State} state @param {string} [key] to show whose word moves it */
export function likelihood(chance, state, key = "") {
  if (chance.value === null) return h("span.chance.small.quiet", { title: "those who are believed for certain contradict each other" }, "no likelihood");
  const interval = !chance.exact && chance.low !== null && ` (sampled: ${percent(chance.low)} to ${percent(chance.high)})`;
  return h(
    "span.chance",
    null,
    h("span.meter", { "aria-hidden": "true" }, h("span", { style: { width: `${Math.max(1, chance.value * 100)}%` } })),
    h("span.small", null, h("b", null, chance.words), h("span.quiet", null, ` ${chance.range} · `), percent(chance.value), interval),
    key && chance.swings.length > 0 && fold(`swings:${key}`, h("span.small", null, `how ${counted(chance.swings.length, "witness", "witnesses")} move it`), () => h("ul.plain.small", null, chance.swings.map((/** @type {any} */ one) => h("li", null, who(one.who, state), ` ${one.change >= 0 ? "+" : "−"}${Math.abs(one.change * 100).toFixed(0)} points with this word rather than without`)))),
  );
}
