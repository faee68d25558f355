// @ts-check
// Who is tied to whom as of the date in the bar; and where somebody was.

import { go, to } from "./address.js";
import { ask, isPublished } from "./api.js";
import { canvas } from "./canvas.js";
import { axis, scale } from "./days.js";
import { counted, fold, h } from "./dom.js";
import { who, whyLink } from "./shown.js";
import { fadings, row } from "./spells.js";

/** @typedef {import("./address.js").State} State */

/** @param {State} state */
export async function network(state) {
  const width = String(Math.max(900, Math.min(1600, window.innerWidth - 64)));
  const found = await ask("network", state, { focus: state.q, steps: state.steps, acts: state.acts, width });
  return h(
    "div.page.wide",
    null,
    h("header.title", null, h("h1", null, "Network"), h("p.lead", null, state.at ? "Who is tied to whom at the moment in the bar: a line is solid where that is certain, dashed where it is only possible, double where somebody denies it. " : "Who is said to be tied to whom, at any time; give a date under “As of” to see one moment. A line is double where somebody denies it. ", "Choose a line for its claims, a name for its page.")),
    tools(state, found),
    found.svg ? canvas(found.svg, "Network", (what) => (what.claims.length ? go(state, { claim: what.claims[0], why: "" }) : go(state, { view: "agent", id: what.agent }))) : h("p.message", null, "Under this bar nobody is tied to anybody."),
    found.left_out > 0 && h("p.small.quiet", null, `${counted(found.left_out, "more agent")} with ties not shown: choose one to see those around him.`),
    found.svg && h("h2", null, "The same as a table"),
    found.svg && table(found, state),
  );
}

/** @param {State} state @param {any} found */
function tools(state, found) {
  if (isPublished) return null;
  const focus = h("select", { "data-key": "focus", onchange: (/** @type {any} */ event) => go(state, { q: event.target.value }) }, h("option", { value: "" }, "all"), found.nodes.map((/** @type {any} */ one) => h("option", { value: one.who.id }, one.who.name)));
  /** @type {HTMLSelectElement} */ (focus).value = state.q;
  const steps = h("select", { "data-key": "steps", onchange: (/** @type {any} */ event) => go(state, { steps: event.target.value }) }, [["1", "1 tie away"], ["2", "2 ties away"], ["3", "3 ties away"]].map(([value, name]) => h("option", { value }, name)));
  /** @type {HTMLSelectElement} */ (steps).value = state.steps || "1";
  return h(
    "div.tools.small",
    null,
    h("label", null, "Around ", focus),
    state.q && h("label", null, "at most ", steps),
    h("label", null, h("input", { type: "checkbox", "data-key": "acts", checked: state.acts !== "no", onchange: (/** @type {any} */ event) => go(state, { acts: event.target.checked ? "" : "no" }) }), " single acts count, too"),
  );
}

/** @param {any} found @param {State} state */
function table(found, state) {
  const rows = (/** @type {any[]} */ ties) => ties.map((tie) => h("tr", null, h("th", { scope: "row" }, who(tie.one, state), " – ", who(tie.other, state)), h("td", null, h("ul.plain", null, tie.sayings.map((/** @type {any} */ said) => h("li", null, whyLink(said.key, state, h("bdi", null, said.sentence)), h("span.small.quiet", null, ` ${[said.time, said.standing !== "affirmed" && said.standing, !said.certain && "possibly"].filter(Boolean).join(", ")}`)))))));
  const made = (/** @type {any[]} */ ties) => h("div.scroll", { tabindex: "0", role: "region", "aria-label": "Ties" }, h("table.matrix", null, h("thead", null, h("tr", null, h("th", { scope: "col" }, "Between"), h("th", { scope: "col" }, "What is said"))), h("tbody", null, rows(ties))));
  return [made(found.ties.slice(0, 12)), found.ties.length > 12 && fold("ties", counted(found.ties.length - 12, "more tie"), () => made(found.ties.slice(12)))];
}

/** Where somebody was, as a strip; nothing where no place is told. @param {string} id @param {State} state */
export async function itinerary(id, state) {
  const found = await ask("itinerary", state, { id }).catch(() => ({ stays: [], undated: [] }));
  if (!found.stays.length && !found.undated.length) return null;
  const days = found.stays.flatMap((/** @type {any} */ one) => [one.spell.start, one.spell.end].flatMap((each) => [each.earliest, each.latest])).filter((/** @type {any} */ day) => day !== null);
  const first = Math.min(...days);
  const margin = Math.max(60, (Math.max(...days) - first) * 0.04);
  const [from, until] = [first - margin, Math.max(...days) + margin];
  const x = scale(from, until);
  return h(
    "section.itinerary",
    null,
    h("h2", null, "Where and when"),
    fadings(),
    days.length > 0 && h("div.timeline", { role: "group", "aria-label": "Places over time" }, h("div.tl.axis", { "aria-hidden": "true" }, h("span"), axis(from, until), h("span")), found.stays.map((/** @type {any} */ one) => row(one.spell, x, state, [h("b", null, h("a", { href: to(state, { view: "agent", id: one.place.id }) }, h("bdi", null, one.place.name))), ": "]))),
    found.undated.length > 0 && h("p.small.quiet", null, "Without a date: ", found.undated.join(", "), "."),
  );
}
