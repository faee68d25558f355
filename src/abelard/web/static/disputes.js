// @ts-check
// Conflicts and tensions, grouped into disputes; the rival tellings of each, and what each makes of the questions.

import { to } from "./address.js";
import { ask } from "./api.js";
import { between, counted, fold, h } from "./dom.js";
import { noteButton } from "./mend.js";
import { claim, names, verdict, who } from "./shown.js";

/** @typedef {import("./address.js").State} State */

const FEW = 3;

/** @param {State} state */
export async function conflicts(state) {
  const found = await ask("conflicts", state);
  const hard = found.disputes.filter((/** @type {any} */ one) => one.hard);
  const soft = found.disputes.filter((/** @type {any} */ one) => !one.hard);
  return h(
    "div.page.disputes",
    null,
    h("header.title", null, h("h1", null, "Conflicts and tensions"), h("p.lead", null, "A conflict is a smallest set of claims that cannot all be true; a tension, one that perhaps cannot, as the dates fall. What shares a claim is one dispute. None of it is a mistake of the case: it is what the sources do.")),
    hard.length === 0 && h("p.message", null, "Nothing that is believed under this bar excludes anything else. Choose “everyone” above to hear all sides at once."),
    hard.length > 1 && contents(hard),
    hard.map((/** @type {any} */ one) => dispute(one, state)),
    soft.length > 0 && h("h2", { id: "tensions" }, "Tensions alone", h("span.count", null, soft.length)),
    soft.map((/** @type {any} */ one) => dispute(one, state)),
    found.left_out > 0 && h("p.small.quiet", null, `and ${counted(found.left_out, "more dispute")}: choose a viewpoint or a date to see fewer.`),
    !found.complete && h("p.small.quiet", null, "There may be more: the search was cut off."),
  );
}

/** @param {any[]} hard */
function contents(hard) {
  return h("nav", { "aria-label": "Disputes" }, h("ol.contents", null, hard.map((one) => h("li", null, h("button.link", { type: "button", onclick: () => document.getElementById(`dispute-${one.id}`)?.scrollIntoView() }, h("bdi", null, named(one))), h("span.count", { title: counted(one.clashes.length + one.more, "conflict") }, one.clashes.length + one.more)))));
}

/** @param {any} one */
function named(one) {
  return one.about ? `${one.about[0].toUpperCase()}${one.about.slice(1)}` : "Between these claims";
}

/** @param {any} one @param {State} state */
function dispute(one, state) {
  const first = one.clashes.slice(0, FEW);
  const rest = one.clashes.slice(FEW);
  const each = (/** @type {any} */ clash, /** @type {number} */ place) => h("li", null, clashing(clash, `${one.id}:${place}`, state));
  return h(
    "section.dispute",
    { id: `dispute-${one.id}`, "aria-labelledby": `about-${one.id}` },
    h(one.hard ? "h2" : "h3", { id: `about-${one.id}` }, h("bdi", null, named(one))),
    h("p.small.quiet", null, "between ", names(one.speakers, state, 8)),
    one.notes.map((/** @type {any} */ note) => noted(note, state)),
    h("ul.plain", null, first.map(each)),
    rest.length > 0 && fold(`more:${one.id}`, `${rest.length} more of the same`, () => h("ul.plain", null, rest.map((/** @type {any} */ clash, /** @type {number} */ place) => each(clash, place + FEW)))),
    one.more > 0 && h("p.small.quiet", null, `and ${one.more} more`),
    one.hard && fold(`tellings:${one.id}`, [h("b", null, "Rival narratives"), h("span.small.quiet", null, " what can be believed together, and what becomes of the questions")], () => tellings(one, state)),
  );
}

/** @param {any} clash @param {string} key @param {State} state */
function clashing(clash, key, state) {
  return [
    h("p.told", null, h("span.kind", { class: clash.tension ? "tension" : "" }, clash.tension ? "tension" : "conflict"), " ", h("bdi", null, clash.sentence)),
    clash.because && h("p.small.quiet", null, h("bdi", null, clash.because)),
    clash.notes.map((/** @type {any} */ note) => noted(note, state)),
    fold(`clash:${key}`, counted(clash.cards.length, "claim"), () => [clash.cards.map((/** @type {any} */ card) => claim(card, state)), noteButton(clash.cards.map((/** @type {any} */ card) => `^${card.id}`), "add a note to this conflict")]),
  ];
}

/** @param {any} note @param {State} state */
function noted(note, state) {
  return h("p.note", { role: "note" }, h("bdi", null, note.text), h("span.small.quiet", null, " — ", note.by ? who(note.by, state, true) : "the keeper of the case", note.on && `, ${note.on}`, note.access === "private" && ", private"));
}

/** @param {any} one @param {State} state */
function tellings(one, state) {
  const place = h("div", { "aria-busy": "true" }, h("p.quiet", null, "Looking for what can be believed together …"));
  ask("narratives", state, { id: one.id }).then(
    (found) => (place.removeAttribute("aria-busy"), place.replaceChildren(...told(found, state))),
    (error) => (place.removeAttribute("aria-busy"), place.replaceChildren(h("p.warn", null, error.message))),
  );
  return place;
}

/** @param {any} found @param {State} state @returns {HTMLElement[]} */
function told(found, state) {
  return [
    h("ol.tellings", null, found.tellings.map((/** @type {any} */ each, /** @type {number} */ place) => h("li", null, telling(each, `${found.dispute}:${place}`, state)))),
    h("p.small.quiet", null, !found.complete || found.more ? "There are more: the search was cut off. " : "These are all there are. ", "Disputes have no claim in common, so the narratives of each go with any of the others."),
  ];
}

/** @param {any} each @param {string} key @param {State} state */
function telling(each, key, state) {
  const tried = to(state, { view: "briefing", reject: [...new Set([...state.reject, ...each.rejecting])] });
  return [
    h("p", null, h("b", null, each.by.length ? between(each.by.map((/** @type {any} */ one) => who(one, state)), ", ", " and ") : "Nobody’s whole word"), h("span.small.quiet", null, ` ${counted(each.kept, "claim")} kept`, each.rejecting.length > 0 && " · "), each.rejecting.length > 0 && h("a.small", { href: tried }, "look at the case in this way")),
    each.answers.length > 0 && h("ul.plain.small", null, each.answers.map((/** @type {any} */ one) => h("li", null, verdict(one.verdict), " ", h("bdi", null, one.title), h("span.quiet", null, " — ", h("bdi", null, one.question))))),
    fold(`given:${key}`, h("span.small", null, `gives up ${counted(each.given_up.length + each.given_up_more, "claim")}`), () => h("ul.plain.small", null, each.given_up_more > 0 && h("li.quiet", null, `the first ${each.given_up.length}:`), each.given_up.map((/** @type {any} */ one) => h("li", null, h("a.why", { href: to(state, { claim: one.claim, why: "" }) }, h("bdi", null, one.sentence)))))),
  ];
}
