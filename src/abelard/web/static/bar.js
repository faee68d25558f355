// @ts-check
// The bar that stands over every view.

import { chanced, choose, go, to } from "./address.js";
import { isPublished } from "./api.js";
import { h } from "./dom.js";
import { history } from "./editing.js";

/** @typedef {import("./address.js").State} State */

export const VIEWS = [
  ["briefing", "Briefing"],
  ["saying", "Who says what"],
  ["belief", "Belief"],
  ["conflicts", "Conflicts"],
  ["hypotheses", "Hypotheses"],
  ["lineage", "Lineage"],
  ["timeline", "Timeline"],
  ["network", "Network"],
  ["agents", "Agents"],
  ["sources", "Sources"],
  ["review", "Review"],
  ["problems", "Problems"],
];
const UNDER = { agent: "agents", source: "sources", reader: "sources", ledger: "problems" };

/** @param {State} state @param {any} cover @param {(id: string) => string} nameOf */
export function bar(state, cover, nameOf) {
  const current = UNDER[state.view] ?? state.view;
  return [
    h(
      "div.top",
      null,
      h("a.case", { href: to(state, { view: "briefing" }) }, h("bdi", null, cover.title)),
      h(
        "nav",
        { "aria-label": "Views" },
        VIEWS.filter(([view]) => (!isPublished || view !== "problems") && (view !== "review" || (cover.reviews && !isPublished) || current === view)).map(([view, name]) =>
          h("a", { href: to(state, { view }), "aria-current": view === current ? "page" : null }, name, view === "problems" && cover.problems > 0 && h("span.count", null, cover.problems)),
        ),
      ),
    ),
    h(
      "form.bar",
      { role: "search", onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
      h("label", null, h("span", null, "Believing"), viewpoints(state, cover)),
      dated(state, "at", "As of", "any time"),
      dated(state, "known", "As known", "today"),
      h("label.search", null, h("span", null, "Search"), search(state)),
    ),
    history(cover),
    chips(state, nameOf),
    h("p.looking", { "aria-live": "polite", id: "looking" }, cover.looking),
  ];
}

/** @param {State} state @param {any} cover */
function viewpoints(state, cover) {
  const select = h(
    "select",
    {
      "data-key": "viewpoint",
      onchange: (/** @type {any} */ event) => go(state, { v: event.target.value, believe: [], reject: [], open: [], chance: [] }),
    },
    h("option", { value: "" }, "everyone"),
    cover.viewpoints.map((one) => h("option", { value: one.id, title: one.note }, one.title)),
  );
  /** @type {HTMLSelectElement} */ (select).value = state.v;
  return select;
}

/** @param {State} state @param {"at" | "known"} key @param {string} name @param {string} empty */
function dated(state, key, name, empty) {
  const input = h("input", {
    "data-key": key,
    placeholder: empty,
    value: state[key],
    size: 10,
    spellcheck: "false",
    autocomplete: "off",
    title: "a date, such as 2007, 2007-12 or 2007-12-31; EDTF is understood",
    onchange: (/** @type {any} */ event) => go(state, { [key]: event.target.value.trim() }),
    onkeydown: (/** @type {any} */ event) => {
      if (event.key === "Enter") go(state, { [key]: event.target.value.trim() });
    },
  });
  return h("label", null, h("span", null, name), input);
}

/** @param {State} state */
function search(state) {
  const input = h("input", {
    type: "search",
    "data-key": "search",
    id: "search",
    placeholder: "a name, or ?x part-of ?y",
    value: state.view === "search" ? state.q : "",
    spellcheck: "false",
    autocomplete: "off",
    onkeydown: (/** @type {any} */ event) => {
      const text = event.target.value.trim();
      if (event.key === "Enter" && text) go(state, { view: "search", q: text, why: "", claim: "" });
    },
  });
  return input;
}

/** The choices made besides the viewpoint, each of which a click takes back. */
function chips(/** @type {State} */ state, /** @type {(id: string) => string} */ nameOf) {
  const made = /** @type {["believe" | "reject" | "open", string][]} */ ([["believe", "believing"], ["reject", "rejecting"], ["open", "leaving open"]]).flatMap(([choice, word]) =>
    state[choice].map((id) =>
      h(
        "button.chip",
        { type: "button", title: "take this choice back", "data-key": `chip:${id}`, onclick: () => go(state, choose(state, id, choice)) },
        h("span.quiet", null, `${word} `),
        h("bdi", null, nameOf(id)),
        h("span.x", { "aria-label": "take back" }, "×"),
      ),
    ),
  );
  for (const each of state.chance) {
    const [id, chance] = each.split(/:(?=[^:]*$)/);
    made.push(h("button.chip", { type: "button", title: "take this choice back", "data-key": `chip:${id}`, onclick: () => go(state, chanced(state, id, null)) }, h("bdi", null, nameOf(id)), h("span.quiet", null, ` at ${Math.round(Number(chance) * 100)} %`), h("span.x", { "aria-label": "take back" }, "×")));
  }
  return made.length > 0 && h("div.chips", null, made, made.length > 1 && h("button.chip", { type: "button", onclick: () => go(state, { believe: [], reject: [], open: [], chance: [] }) }, "take all back"));
}
