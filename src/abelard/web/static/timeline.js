// @ts-check
// The timeline: every dated statement under the bar, in lanes; a stretch of it by brush, button or key.

import { go, to } from "./address.js";
import { ask, isPublished } from "./api.js";
import { axis, dayName, iso, percent, read, scale } from "./days.js";
import { counted, h, s } from "./dom.js";
import { fadings, row, table } from "./spells.js";

/** @typedef {import("./address.js").State} State */

const LANES = [["agent", "by whom it is about"], ["kind", "by kind"], ["speaker", "by speaker"]];
const LEAST = 6; // days

/** @param {State} state */
export async function timeline(state) {
  const whole = await ask("timeline", state, { lane: state.lane, agent: state.q });
  if (whole.first === null) return page(state, [h("p.message", null, "Under this bar nothing that is dated remains.")]);
  const margin = Math.max(60, (whole.last - whole.first) * 0.02);
  const all = { from: whole.first - margin, to: whole.last + margin };
  const seen = chosen(state, all);
  const wide = seen.from === all.from && seen.to === all.to;
  const found = whole.left_out && !wide && !isPublished ? await ask("timeline", state, { lane: state.lane, agent: state.q, from: iso(seen.from), to: iso(seen.to) }) : whole;
  const spells = found.spells.filter((/** @type {any} */ one) => meets(one, seen));
  return page(state, [
    brush(whole.spells, all, seen, state),
    spells.length === 0 ? h("p.message", null, "Nothing that is dated lies between these days.") : state.as === "table" ? table(spells, state) : rows(spells, seen, state),
    h("p.small.quiet", null, !wide && `${counted(found.spells.length - spells.length, "statement")} outside. `, found.undated > 0 && `${counted(found.undated, "statement")} without any date. `, found.left_out > 0 && `${found.left_out} more not shown: choose a shorter stretch, an agent or a moment.`),
  ]);
}

/** @param {State} state @param {any[]} inside */
function page(state, inside) {
  const table = state.as === "table";
  return h(
    "div.page.wide",
    null,
    h("header.title", null, h("h1", null, "Timeline"), h("p.lead", null, "Every dated statement: solid where it is certain, fading as far as it is possible, dotted where nobody said. Where somebody denies it, the lower half is hollow and struck, in the colour of those who do.")),
    h("p.inline", null, h("label", null, "Lanes ", lanes(state)), h("a.small", { href: to(state, { as: table ? "" : "table" }) }, table ? "as a drawing" : "as a table"), state.q && h("span", null, "Only what names one agent. ", h("a", { href: to(state, { q: "" }) }, "Show all"))),
    fadings(),
    inside,
  );
}

/** @param {State} state */
function lanes(state) {
  const select = h("select", { "data-key": "lane", onchange: (/** @type {any} */ event) => go(state, { lane: event.target.value }) }, LANES.map(([key, name]) => h("option", { value: key }, name)));
  /** @type {HTMLSelectElement} */ (select).value = state.lane || "agent";
  return select;
}

/** @typedef {{ from: number, to: number }} Stretch */

/** @param {State} state @param {Stretch} all @returns {Stretch} */
function chosen(state, all) {
  const from = read(state.from) ?? all.from;
  const until = read(state.to) ?? all.to;
  return until - from >= 1 ? { from, to: until } : all;
}

/** @param {any} spell @param {Stretch} seen */
function meets(spell, seen) {
  return (spell.start.earliest ?? -Infinity) <= seen.to && (spell.end.latest ?? Infinity) >= seen.from;
}

/** @param {any[]} spells @param {Stretch} seen @param {State} state */
function rows(spells, seen, state) {
  const x = scale(seen.from, seen.to);
  const lanes = new Map();
  for (const spell of spells) lanes.set(spell.lane, [...(lanes.get(spell.lane) ?? []), spell]);
  return h(
    "div.timeline",
    { role: "group", "aria-label": "Timeline" },
    h("div.tl.axis", { "aria-hidden": "true" }, h("span"), axis(seen.from, seen.to), h("span")),
    [...lanes].map(([lane, some]) => [h("h2", null, h("bdi", null, lane)), some.map((/** @type {any} */ spell) => row(spell, x, state))]),
  );
}

/** The whole in small: draw over it to see a stretch; the keys do the same. @param {any[]} spells @param {Stretch} all @param {Stretch} seen @param {State} state */
function brush(spells, all, seen, state) {
  const x = scale(all.from, all.to);
  const marks = spells.map((spell) => s("line", { x1: percent(x(middle(spell, all))), x2: percent(x(middle(spell, all))), y1: 20, y2: 34, class: "mark" }));
  const left = Math.max(0, x(seen.from));
  const frame = s("rect", { x: percent(left), width: percent(Math.max(0.3, Math.min(100, x(seen.to)) - left)), y: 19, height: 16, class: "seen" });
  const strip = h("div.brush", { tabindex: "0", role: "group", "aria-label": `From ${dayName(seen.from)} to ${dayName(seen.to)}. Arrow keys move, + and - zoom, 0 shows all.`, "data-key": "brush" }, axis(all.from, all.to), s("svg", { class: "strip", "aria-hidden": "true" }, marks, frame));
  const set = (/** @type {number} */ from, /** @type {number} */ until) => {
    const length = Math.min(all.to - all.from, Math.max(LEAST, until - from));
    const start = Math.min(all.to - length, Math.max(all.from, from));
    const whole = length >= all.to - all.from - 1;
    go(state, { from: whole ? "" : iso(start), to: whole ? "" : iso(start + length) });
  };
  const length = seen.to - seen.from;
  const zoom = (/** @type {number} */ by) => set(seen.from + (length * (1 - by)) / 2, seen.to - (length * (1 - by)) / 2);
  const shift = (/** @type {number} */ by) => set(seen.from + length * by, seen.to + length * by);
  const acts = { "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), 0: () => set(all.from, all.to), ArrowLeft: () => shift(-0.25), ArrowRight: () => shift(0.25) };
  strip.addEventListener("keydown", (event) => {
    if (!acts[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    acts[event.key]();
  });
  drag(strip, frame, all, set);
  const button = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {() => void} */ act) => h("button.button", { type: "button", "aria-label": name, title: name, "data-key": `brush:${name}`, onclick: act }, sign);
  return h("div.brushing", null, strip, h("div.tools.small", null, button("←", "earlier", acts.ArrowLeft), button("→", "later", acts.ArrowRight), button("+", "closer", acts["+"]), button("−", "farther", acts["-"]), button("all", "all of it", acts[0]), h("span.quiet", null, `${dayName(seen.from)} – ${dayName(seen.to)}`)));
}

/** @param {any} spell @param {Stretch} all */
function middle(spell, all) {
  const days = [spell.start.earliest, spell.start.latest, spell.end.earliest, spell.end.latest].filter((day) => day !== null);
  return days.length ? (Math.min(...days) + Math.max(...days)) / 2 : all.from;
}

/** @param {HTMLElement} strip @param {SVGElement} frame @param {Stretch} all @param {(from: number, to: number) => void} set */
function drag(strip, frame, all, set) {
  /** @type {number | null} */
  let start = null;
  const dayAt = (/** @type {PointerEvent} */ event) => {
    const box = strip.getBoundingClientRect();
    return all.from + Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * (all.to - all.from);
  };
  strip.addEventListener("pointerdown", (event) => {
    start = dayAt(event);
    strip.setPointerCapture(event.pointerId);
  });
  strip.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const x = scale(all.from, all.to);
    const ends = [start, dayAt(event)].sort((one, other) => one - other);
    frame.setAttribute("x", percent(x(ends[0])));
    frame.setAttribute("width", percent(x(ends[1]) - x(ends[0])));
  });
  strip.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const ends = [start, dayAt(event)].sort((one, other) => one - other);
    start = null;
    if (ends[1] - ends[0] > (all.to - all.from) / 200) set(ends[0], ends[1]);
  });
  strip.addEventListener("pointercancel", () => (start = null));
}
