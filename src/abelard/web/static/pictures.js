// @ts-check
// The timeline.

import { go, to } from "./address.js";
import { ask } from "./api.js";
import { counted, h, s } from "./dom.js";
import { names, whyLink } from "./shown.js";

/** @typedef {import("./address.js").State} State */

const LANES = [["agent", "by whom it is about"], ["kind", "by kind"], ["speaker", "by speaker"]];

/** @param {State} state */
export async function timeline(state) {
  const found = await ask("timeline", state, { lane: state.lane, agent: state.q });
  return h(
    "div.page.wide",
    null,
    h("header.title", null, h("h1", null, "Timeline"), h("p.lead", null, "Every dated statement, solid where it is certain, pale as far as it is possible. A dashed frame marks the days for which somebody denies it.")),
    h("p.inline", null, h("label", null, "Lanes ", lanes(state)), state.q && h("span", null, "Only what names one agent. ", h("a", { href: to(state, { q: "" }) }, "Show all"))),
    found.spells.length === 0 ? h("p.message", null, "Under this bar nothing that is dated remains.") : rows(found, state),
    (found.undated > 0 || found.left_out > 0) && h("p.small.quiet", null, found.undated > 0 && `${counted(found.undated, "statement")} without any date. `, found.left_out > 0 && `${found.left_out} more not shown: choose an agent or a moment.`),
  );
}

/** @param {State} state */
function lanes(state) {
  const select = h("select", { "data-key": "lane", onchange: (/** @type {any} */ event) => go(state, { lane: event.target.value }) }, LANES.map(([key, name]) => h("option", { value: key }, name)));
  /** @type {HTMLSelectElement} */ (select).value = state.lane || "agent";
  return select;
}

const W = 100; // lengths are per cent of the column

/** @param {number} share */
const p = (share) => `${share.toFixed(3)}%`;

/** @param {any} found @param {State} state */
function rows(found, state) {
  const margin = Math.max(60, (found.last - found.first) * 0.02);
  const from = found.first - margin;
  const to_ = found.last + margin;
  const x = (/** @type {number} */ day) => ((Math.min(to_, Math.max(from, day)) - from) / (to_ - from)) * W;
  const lanes = new Map();
  for (const spell of found.spells) lanes.set(spell.lane, [...(lanes.get(spell.lane) ?? []), spell]);
  return h(
    "div.timeline",
    { role: "group", "aria-label": "Timeline" },
    h("div.tl.axis", { "aria-hidden": "true" }, h("span"), axis(from, to_, x), h("span")),
    [...lanes].map(([lane, spells]) => [
      h("h2", null, h("bdi", null, lane)),
      spells.map((/** @type {any} */ spell) =>
        h(
          "div.tl",
          { class: spell.standing },
          h("span.time.small", null, spell.time),
          h("span.drawn", null, drawn(spell, x)),
          h("span.what", null, whyLink(spell.key, state, h("bdi", null, spell.sentence)), " ", h("span.small.quiet", null, names(spell.affirming, state, 3), spell.opposing.length > 0 && [" · against: ", names(spell.opposing, state, 3)])),
        ),
      ),
    ]),
  );
}

/** @param {number} from @param {number} to_ @param {(day: number) => number} x */
function axis(from, to_, x) {
  const years = (to_ - from) / 365.25;
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((one) => years / one <= 9) ?? 1000;
  const labels = [];
  for (let year = Math.ceil(from / 365.2425 / step) * step; ; year += step) {
    const day = (year - 1) * 365.2425 + 1;
    if (day > to_) break;
    if (day >= from) labels.push(s("g", {}, s("line", { x1: p(x(day)), x2: p(x(day)), y1: 14, y2: 20, class: "tick" }), s("text", { x: p(x(day)), y: 11, "text-anchor": "middle" }, String(year))));
  }
  return s("svg", { class: "axis" }, labels);
}

/** One spell: solid where certain, light where only possible. @param {any} spell @param {(day: number) => number} x */
function drawn(spell, x) {
  const least = spell.start.earliest === null ? 0 : x(spell.start.earliest);
  const most = spell.end.latest === null ? W : x(spell.end.latest);
  const sure = [spell.start.latest, spell.end.earliest].every((day) => day !== null) && spell.start.latest <= spell.end.earliest ? [x(spell.start.latest), x(spell.end.earliest)] : null;
  const open = [spell.start.earliest === null, spell.end.latest === null];
  const shapes = [s("rect", { x: p(least), y: 6, width: p(Math.max(0.4, most - least)), height: 6, rx: 1, class: open.some(Boolean) ? "maybe open" : "maybe" })];
  if (sure) shapes.push(s("rect", { x: p(sure[0]), y: 5, width: p(Math.max(0.5, sure[1] - sure[0])), height: 8, rx: 1, class: spell.event ? "sure event" : "sure" }));
  for (const part of spell.contested) {
    const left = part.earliest === null ? least : x(part.earliest);
    const right = part.latest === null ? most : x(part.latest);
    shapes.push(s("rect", { x: p(left), y: 3.5, width: p(Math.max(0.4, right - left)), height: 11, class: "contested" }));
  }
  const colour = spell.affirming.find((/** @type {any} */ one) => one.colour >= 0)?.colour ?? -1;
  return s("svg", { class: colour >= 0 ? `p${colour}` : "ink", "aria-hidden": "true" }, shapes);
}
