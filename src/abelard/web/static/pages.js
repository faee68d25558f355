// @ts-check
// Agents and sources, a page for each; the problems of the files.

import { to } from "./address.js";
import { ask } from "./api.js";
import { between, counted, fold, h } from "./dom.js";
import { edit } from "./edit.js";
import { doubles, noteButton, notes } from "./mend.js";
import { itinerary } from "./network.js";
import { matrix } from "./saying.js";
import { claim, names, who } from "./shown.js";

/** @typedef {import("./address.js").State} State */

/** @param {State} state */
export async function agents(state) {
  return listed("Agents", "Persons, bodies, parties, places and works that the claims are about.", await ask("agents", state), state);
}

/** @param {State} state */
export async function sources(state) {
  return listed("Sources", "Documents and testimonies, each with the chain by which it came to us.", await ask("sources", state), state);
}

/** @param {string} name @param {string} told @param {any[]} entries @param {State} state */
function listed(name, told, entries, state) {
  const kinds = new Map();
  for (const entry of entries) kinds.set(entry.kind, [...(kinds.get(entry.kind) ?? []), entry]);
  return h(
    "div.page",
    null,
    h("header.title", null, h("h1", null, name), h("p.lead", null, told)),
    entries.length === 0 && h("p.message", null, "There are none yet."),
    [...kinds].map(([kind, some]) => [
      h("h2", null, kind, h("span.count", null, some.length)),
      h("ul.plain.entries", null, some.slice(0, 500).map((/** @type {any} */ entry) => h("li", null, who(entry.who, state), entry.about && h("span.small.quiet", null, " ", h("bdi", null, entry.about)), entry.claims > 0 && h("span.count", { title: counted(entry.claims, "claim") }, entry.claims)))),
    ]),
  );
}

/** @param {State} state */
export async function agent(state) {
  const [page, places] = await Promise.all([ask("agent", state, { id: state.id }), itinerary(state.id, state)]);
  return h(
    "div.page.wide",
    null,
    h("header.title", null, h("p.kicker", null, page.kind, " ", edit({ of: state.id }), " ", noteButton([state.id])), h("h1", null, h("bdi", null, page.who.name)), page.description && h("p.lead", null, h("bdi", null, page.description)), page.note && h("p.small.note", null, h("bdi", null, page.note))),
    h(
      "dl.facts",
      null,
      page.names.length > 1 && [h("dt", null, "Names"), h("dd", null, between(page.names.map((/** @type {any} */ one) => h("span", null, h("bdi", { lang: one.language || null }, one.text), one.kind !== "name" && h("span.small.quiet", null, ` ${one.kind.replaceAll("-", " ")}`), one.used_by && h("span.small.quiet", null, " to ", who(one.used_by, state, true)))), " · "))],
      page.includes.length > 0 && [h("dt", null, "Includes"), h("dd", null, names(page.includes, state, 30))],
      page.included_in.length > 0 && [h("dt", null, "Belongs to"), h("dd", null, names(page.included_in, state, 30))],
    ),
    h("p.small", null, h("a", { href: to(state, { view: "timeline", q: state.id }) }, "On the timeline"), " · ", h("a", { href: to(state, { view: "lineage", q: state.id }) }, "In the lineage"), " · ", h("a", { href: to(state, { view: "network", q: state.id }) }, "In the network")),
    await notes(state, [state.id]),
    await doubles(state),
    places,
    h("h2", null, "Said of it and by it"),
    matrix(page.saying, state),
  );
}

/** @param {State} state */
export async function source(state) {
  const page = await ask("source", state, { id: state.id });
  return h(
    "div.page",
    null,
    h("header.title", null, h("p.kicker", null, [page.channel, page.kind].filter(Boolean).join(" "), " ", edit({ of: state.id }), " ", noteButton([state.id])), h("h1", null, h("bdi", null, page.who.name)), page.note && h("p.small.note", null, h("bdi", null, page.note))),
    h(
      "dl.facts",
      null,
      page.by.length > 0 && [h("dt", null, "By"), h("dd", null, names(page.by, state, 20))],
      page.to.length > 0 && [h("dt", null, "To"), h("dd", null, names(page.to, state, 20))],
      page.said && [h("dt", null, "Said"), h("dd", null, page.said)],
      page.published && [h("dt", null, "Published"), h("dd", null, page.published)],
      page.container && [h("dt", null, "In"), h("dd", null, h("bdi", null, page.container))],
      h("dt", null, "Known by"),
      h("dd", null, page.in_hand && "the document itself, in hand", page.in_hand && page.quoted_in.length > 0 && "; ", between(page.quoted_in.map((/** @type {any} */ link) => h("span", null, who(link.source, state), ` ${link.locator}`, link.hedge && [", “", h("bdi", null, link.hedge), "”"])), "; ")),
      page.grades.length > 0 && [h("dt", null, "Graded"), h("dd", null, page.grades.join(", "))],
      page.url && [h("dt", null, "Address"), h("dd", null, h("code", null, page.url))],
    ),
    await notes(state, [state.id]),
    page.has_text && h("p", null, h("a.button", { href: to(state, { view: "reader", id: state.id }) }, "Read its text, with the claims beside it")),
    h("h2", null, "Claims", h("span.count", null, page.cards.length)),
    page.cards.length === 0 && h("p.quiet", null, "No claim rests on it."),
    page.cards.slice(0, 25).map((/** @type {any} */ card) => claim(card, state)),
    page.cards.length > 25 && fold(`cards:${state.id}`, counted(page.cards.length - 25, "more claim"), () => page.cards.slice(25).map((/** @type {any} */ card) => claim(card, state))),
  );
}

/** @param {State} state */
export async function problems(state) {
  const found = await ask("problems", state);
  return h(
    "div.page",
    null,
    h("header.title", null, h("h1", null, "Problems"), h("p.lead", null, "What is wrong with the text of the case. Contradictions between sources are no problem: they are what a case is about."), h("p.small", null, h("a", { href: to(state, { view: "ledger" }) }, "The text of the case, block by block"))),
    found.length === 0 && h("p.message", null, "Nothing is wrong."),
    h(
      "ul.plain.problems",
      null,
      found.slice(0, 500).map((/** @type {any} */ one) => h("li", { class: one.severity }, h("p", null, h("span.kind", null, one.severity), " ", h("bdi", null, one.message)), h("p.small.quiet", null, h("code", null, `${one.path}:${one.line}:${one.column}`), ` ${one.code}`, one.hint && [" · ", h("bdi", null, one.hint)], " ", one.path && edit(one, "open it there")))),
    ),
    found.length > 500 && h("p.quiet", null, `and ${found.length - 500} more`),
  );
}
