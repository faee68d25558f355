// @ts-check
// Lineage: bodies over time, whole or in part, and two viewpoints over each other.

import { go, to } from "./address.js";
import { ask, isPublished } from "./api.js";
import { canvas } from "./canvas.js";
import { counted, fold, h } from "./dom.js";
import { names, verdict, whyLink } from "./shown.js";

/** @typedef {import("./address.js").State} State */

const KINDS = [["leaders", "leaders"], ["loyalties", "loyalties"], ["parts", "what belongs to what"], ["acts", "pledges and expulsions"], ["names", "names given by others"]];
const SIGN = "everyone"; // in the address, since an empty word is no comparison

/** @param {State} state */
export async function lineage(state) {
  const width = String(Math.max(900, Math.min(1800, window.innerWidth - 64)));
  const cover = await ask("case", state);
  const found = state.with ? await pair(state, width) : await ask("lineage", state, { focus: state.q, steps: state.steps, without: state.without, fold: state.fold, width });
  const told = state.with ? "Two viewpoints over each other. What both tell is drawn whole; what only the first tells is solid, above and marked ¹; what only the second tells is dashed, below and marked ²." : "Bodies as they are named, merge, split and are led, by the claims that stand under the bar. A date’s uncertainty is drawn at its true width; a band is split where it is disputed.";
  return h(
    "div.page.wide",
    null,
    h("header.title", null, h("h1", null, state.with ? "Two viewpoints on the lineage" : "Lineage"), h("p.lead", null, told, " Point at a shape to read it, choose it for the claims.")),
    tools(state, cover, found),
    found.svg ? canvas(found.svg, "Lineage", (what) => chosen(what, state, found)) : h("p.message", null, "Under this bar no body becomes, merges, splits, belongs, pledges or is led."),
    state.with && found.shown >= 60 && h("p.small.quiet", null, `Drawn are the ${found.shown} bodies with the most ties; choose one on the lineage to see those around it.`),
    state.with && both(found, state),
  );
}

/** In a published page one order of each pair is kept. @param {State} state @param {string} width */
async function pair(state, width) {
  const more = { with: state.with, focus: state.q, width };
  if (!isPublished) return ask("lineage_compare", state, more);
  return ask("lineage_compare", state, more).catch((error) => {
    const turned = { ...state, v: state.with === SIGN ? "" : state.with, with: state.v || SIGN };
    return ask("lineage_compare", turned, { ...more, with: turned.with }).then(
      () => (go(state, { v: turned.v, with: turned.with }), new Promise(() => {})),
      () => Promise.reject(error),
    );
  });
}

/** @param {{ claims: string[], agent: string }} what @param {State} state @param {any} found */
function chosen(what, state, found) {
  if (what.claims.length) go(state, { claim: what.claims[0], why: "" });
  else if (found.groups) go(state, { q: what.agent });
  else go(state, { view: "agent", id: what.agent });
}

/** @param {State} state @param {any} cover @param {any} found */
function tools(state, cover, found) {
  const views = [["everyone", "everyone"], ...cover.viewpoints.map((/** @type {any} */ one) => [one.id, one.title])].filter(([id]) => id !== (state.v || SIGN) || id === state.with);
  return h(
    "div.tools.small",
    null,
    picked("Compare with", "with", state.with, [["", "nobody"], ...views], (value) => go(state, { with: value, without: "", steps: "", fold: "" })),
    !isPublished && found.bodies && picked("Only what is connected with", "focus", state.q, [["", "all"], ...found.bodies.map((/** @type {any} */ one) => [one.id, one.name])], (value) => go(state, { q: value, steps: "" })),
    state.with && state.q && h("a", { href: to(state, { q: "" }) }, "not only one body"),
    state.q && !state.with && !isPublished && picked("at most", "steps", state.steps, [["", "any distance"], ["1", "1 link away"], ["2", "2 links away"], ["3", "3 links away"]], (value) => go(state, { steps: value })),
    !isPublished && found.bodies && without(state),
    found.groups > 0 && h("p", null, `${counted(found.within, "body", "bodies")} in ${counted(found.groups, "group")}, each drawn as one: choose a name to open it. `, h("a", { href: to(state, { fold: "no" }) }, "Draw them all")),
    found.left_out > 0 && h("p", null, `${counted(found.left_out, "body", "bodies")} with the fewest ties are left out. `, h("a", { href: to(state, { fold: "no" }) }, "Draw them all")),
    state.fold === "no" && found.bodies?.length > 60 && h("a", { href: to(state, { fold: "" }) }, "Fold into groups"),
  );
}

/** @param {string} name @param {string} key @param {string} value @param {string[][]} choices @param {(value: string) => void} act */
function picked(name, key, value, choices, act) {
  const select = h("select", { "data-key": key, onchange: (/** @type {any} */ event) => act(event.target.value) }, choices.map(([one, title]) => h("option", { value: one }, title)));
  /** @type {HTMLSelectElement} */ (select).value = value;
  return h("label", null, `${name} `, select);
}

/** @param {State} state */
function without(state) {
  const out = state.without.split(",").filter(Boolean);
  const turn = (/** @type {string} */ kind) => go(state, { without: (out.includes(kind) ? out.filter((one) => one !== kind) : [...out, kind]).join(",") });
  return h(
    "fieldset",
    null,
    h("legend", null, "Show "),
    KINDS.map(([kind, name]) => h("label", null, h("input", { type: "checkbox", "data-key": `kind:${kind}`, checked: !out.includes(kind), onchange: () => turn(kind) }), ` ${name}`)),
  );
}

/** The same as the picture, in words. @param {any} found @param {State} state */
function both(found, state) {
  const rest = h("section", { "aria-busy": "true" }, h("p.quiet", null, "Looking for whose word makes the difference …"));
  ask("compare", state, { with: state.with }).then(
    (all) => (rest.removeAttribute("aria-busy"), rest.replaceChildren(...differences(all, state))),
    (error) => (rest.removeAttribute("aria-busy"), rest.replaceChildren(h("p.warn", null, error.message))),
  );
  const groups = [["only here", `¹ Only in “${found.here}”`], ["only there", `² Only in “${found.there}”`], ["otherwise dated", "¹² In both, otherwise dated"], ["both", "In both"]];
  return [
    h("h2", null, "The same in words"),
    groups.map(([where, name]) => {
      const some = found.rows.filter((/** @type {any} */ row) => row.where === where);
      return some.length === 0 ? h("p.none", null, h("b", null, name), h("span.quiet", null, ": nothing")) : fold(`compared:${where}`, [h("b", null, name), h("span.count", null, some.length)], () => h("ul.plain.columns", null, some.map((/** @type {any} */ row) => h("li", null, whyLink(row.key, state, h("bdi", null, row.sentence)), h("span.small.quiet", null, ` ${[...new Set([row.time_here, row.time_there])].filter(Boolean).join(" / ")}`)))), where.startsWith("only"));
    }),
    answers(found),
    rest,
  ];
}

/** @param {any} found */
function answers(found) {
  if (!found.answers.length) return null;
  return [
    h("h2", null, "What each makes of the questions"),
    h(
      "div.scroll",
      { tabindex: "0", role: "region", "aria-label": "Answers side by side" },
      h(
        "table.matrix",
        null,
        h("thead", null, h("tr", null, h("th", { scope: "col" }, "Answer"), h("th", { scope: "col" }, "¹ ", h("bdi", null, found.here)), h("th", { scope: "col" }, "² ", h("bdi", null, found.there)))),
        h("tbody", null, found.answers.map((/** @type {any} */ one, /** @type {number} */ place) => h("tr", { class: one.here === one.there ? "" : "differs" }, h("th", { scope: "row" }, found.answers[place - 1]?.question !== one.question && h("span.small.quiet.block", null, h("bdi", null, one.question)), h("bdi", null, one.title)), h("td", null, verdict(one.here)), h("td", null, verdict(one.there), one.here !== one.there && h("span.small", null, " differs"))))),
      ),
    ),
  ];
}

/** @param {any} all @param {State} state @returns {HTMLElement[]} */
function differences(all, state) {
  const total = all.rows.length + all.left_out;
  return [
    h("h2", null, "Whose word makes the difference"),
    h("p", null, total === 0 ? "The two differ on nothing. " : `They differ on ${counted(total, "statement")}; ${counted(all.both, "statement")} hold in both. `, all.witnesses.length > 0 && ["The differences come down to the word of ", names(all.witnesses, state, 8), "."]),
    total === 0 ? h("p") : fold("differences", counted(total, "statement"), () => [h("ul.plain.columns", null, all.rows.map((/** @type {any} */ row) => h("li", null, verdict(row.here), " / ", verdict(row.there), " ", whyLink(row.key, state, h("bdi", null, row.sentence)), row.witnesses.length > 0 && h("span.small.quiet", null, " by ", names(row.witnesses, state, 4))))), all.left_out > 0 && h("p.small.quiet", null, `and ${all.left_out} more`)]),
  ];
}
