// @ts-check
// The text of the case: every block of every file, to be opened, and new ones to be written.

import { go, to } from "./address.js";
import { ask } from "./api.js";
import { counted, h } from "./dom.js";
import { edit, mayEdit } from "./edit.js";

/** @typedef {import("./address.js").State} State */

const PAGE = 200;
/** What a new block begins with. */
const NEW = [
  ["claim", "ID affirms ID PREDICATE ID in 1900\n  in: SOURCE\n  at: page 1\n  quote: \"\""],
  ["person", 'person ID "Name"'],
  ["organisation", 'organisation ID "Name"'],
  ["source", 'source ID letter "Title"\n  by: ID\n  said: 1900, public'],
  ["question", 'question ID "Was it so?"\n  hypothesis yes "It was": ID PREDICATE ID\n  hypothesis no "It was not": not ID PREDICATE ID'],
  ["viewpoint", 'viewpoint ID "Whose"\n  believes: ID'],
  ["note", 'note "…"\n  about: ID'],
];

/** @param {State} state */
export async function ledger(state) {
  const first = Number(state.lane) || 0;
  const found = await ask("ledger", state, { path: state.id, words: state.q, first: String(first) });
  return h("div.page.ledger", null,
    h("header.title", null, h("h1", null, "Text of the case"), h("p.lead", null, "What you see everywhere else is worked out from these blocks. Each can be opened; comments and order stay.")),
    h("p.inline", null,
      h("label", null, "Words ", h("input", { type: "search", value: state.q, "data-key": "ledger-words", placeholder: "in a block", onchange: (/** @type {any} */ event) => go(state, { q: event.target.value.trim(), lane: "" }) })),
      mayEdit() && h("label", null, "New ", create(state.id))),
    h("p.small", null, h("a", { href: to(state, { id: "", lane: "" }), "aria-current": state.id ? null : "true" }, "all files"), found.files.map((/** @type {any} */ one) => [" · ", h("a", { href: to(state, { id: one.path, lane: "" }), "aria-current": state.id === one.path ? "true" : null }, h("bdi", null, one.path)), h("span.count", null, one.blocks)])),
    found.blocks.length === 0 && h("p.message", null, state.q ? "No block has these words." : "No block stands here yet."),
    h("ol.plain.blocks", null, found.blocks.map((/** @type {any} */ one) => h("li", null, h("span.kind", null, one.kind), h("code", null, one.head), h("span.small.quiet", null, `${one.path}:${one.line} `, edit({ path: one.path, line: one.line }, mayEdit() ? "open" : ""))))),
    found.found > PAGE && h("p.small", null, `${first + 1} to ${first + found.blocks.length} of ${counted(found.found, "block")} `, first > 0 && h("a", { href: to(state, { lane: String(Math.max(0, first - PAGE)) }) }, "earlier"), " ", first + PAGE < found.found && h("a", { href: to(state, { lane: String(first + PAGE) }) }, "further")));
}

/** @param {string} path */
function create(path) {
  const begin = async (/** @type {any} */ event) => {
    const text = NEW.find(([kind]) => kind === event.target.value)?.[1];
    event.target.value = "";
    if (text) (await import("./editor.js")).openBlock({ path, text });
  };
  return h("select", { "data-key": "ledger-new", onchange: begin }, h("option", { value: "" }, "block …"), NEW.map(([kind]) => h("option", { value: kind }, kind)));
}
