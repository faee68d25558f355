// @ts-check
// The panel at the side: why an answer is what it is, or one claim.

import { choose, go, to } from "./address.js";
import { ask } from "./api.js";
import { withTime } from "./briefing.js";
import { between, counted, fold, h } from "./dom.js";
import { findingButton, noteButton, notes } from "./mend.js";
import { badge, carrier, claim, names, stood, verdict, who } from "./shown.js";

/** @typedef {import("./address.js").State} State */

/** @param {State} state */
export async function side(state) {
  if (state.why) return shell(state, await reasons(state));
  if (state.claim && state.view !== "reader") return shell(state, await single(state));
  return null;
}

/** @param {State} state @param {any} inside */
function shell(state, inside) {
  return [h("a.close", { href: to(state, { why: "", claim: "" }), "aria-label": "Close", "data-key": "close", title: "Close (Esc)" }, "×"), inside];
}

/** @param {State} state */
async function single(state) {
  try {
    const about = [`^${state.claim}`];
    return [h("h2", null, "One claim"), claim(await ask("claim", state, { id: state.claim }), state, true), await notes(state, about), noteButton(about)];
  } catch (error) {
    return h("p.warn", null, /** @type {any} */ (error).message);
  }
}

/** @param {State} state */
async function reasons(state) {
  let found;
  try {
    found = await ask("why", state, { s: state.why });
  } catch (error) {
    return [h("h2", null, "Why"), h("pre.warn", null, /** @type {any} */ (error).message)];
  }
  return [
    h("p.kicker", null, "Why"),
    h("h2", null, h("bdi", null, withTime(found.sentence, found.when))),
    h("p", null, verdict(found.verdict), found.doubted && h("span.quiet", null, " and doubted"), found.extent && h("span.small.quiet", null, " ", h("bdi", null, found.extent))),
    grounds("To conclude this you have to believe", found.supports, found.more_supports, "for", state),
    found.supports.length === 0 && h("p.quiet", null, found.against.length ? "Nobody who is believed carries it." : "Nobody who is believed says anything of it, for or against. That is no denial."),
    found.common.length > 0 && found.supports.length > 1 && h("p.small", null, "Every way goes by ", names(found.common, state), ": several reports, but not several origins."),
    found.weakest && found.weakest.of > 1 && h("p.small", null, "The weakest link: ", who(found.weakest.witness, state), `, in ${found.weakest.supports} of ${counted(found.weakest.of, "way")}`, found.weakest.grade && `, graded ${found.weakest.grade}`, "."),
    grounds("Against it", found.against, found.more_against, "against", state),
    found.searched.length > 0 && h("section", null, h("h3", null, "Looked for, and not found"), found.searched.map((/** @type {any} */ card) => claim(card, state))),
    tips(found, state),
    h("p.mend", null, findingButton(found.notation ?? state.why, [...new Set(found.supports.flatMap((/** @type {any} */ one) => one.carrier.claims))].slice(0, 8)), " ", found.against.length > 0 && noteButton(clash(found), "note on this conflict")),
    !found.complete && h("p.small.quiet", null, "There are more ways than are listed here."),
  ];
}

/** The claims of the first way for it and the first against it. @param {any} found */
function clash(found) {
  const claims = [found.supports[0], found.against[0]].flatMap((/** @type {any} */ one) => one?.carrier.claims ?? []);
  return [...new Set(claims)].map((id) => `^${id}`);
}

/** @param {string} heading @param {any[]} all @param {number} more @param {string} key @param {State} state */
function grounds(heading, all, more, key, state) {
  if (!all.length) return null;
  const told = key === "for" ? (all.length === 1 ? `${heading}:` : `${heading} one of these:`) : heading;
  return h(
    "section",
    { class: key },
    h("h3", null, told),
    h("ol.grounds", null, all.map((each, place) => h("li", null, ground(each, `${key}:${state.why}:${place}`, state, all.length === 1 && key === "for")))),
    more > 0 && h("p.small.quiet", null, `and ${more} more`),
  );
}

/** @param {any} each @param {string} key @param {State} state @param {boolean} opened */
function ground(each, key, state, opened) {
  const derived = each.stages.filter((/** @type {any} */ one) => !one.by.startsWith("^"));
  return fold(
    key,
    h("span.ground", null, h("span.badges", null, each.carrier.needs.map(badge)), h("span", null, carrier(each.carrier, state), each.stood.length > 0 && h("span.small.quiet.block", null, between(each.stood.map(stood), " · ")))),
    () => [
      derived.length > 0 && h("ol.stages.small", null, each.stages.map((/** @type {any} */ one) => h("li", { class: one.by.startsWith("^") ? "told" : "derived" }, h("bdi", null, capital(one.sentence)), one.because && h("span.quiet", null, ` — ${one.because}`)))),
      each.cards.map((/** @type {any} */ card) => claim(card, state, each.cards.length === 1)),
    ],
    opened,
  );
}

/** @param {any} found @param {State} state */
function tips(found, state) {
  if (!found.withdrawals.length && !found.additions.length) return null;
  return h(
    "section.tips",
    null,
    h("h3", null, "What would overturn it"),
    h(
      "ul.plain",
      null,
      found.withdrawals.map((/** @type {any} */ tip) => h("li", null, tried(tip, "reject", "without ", state))),
      found.additions.map((/** @type {any} */ tip) => h("li", null, tried(tip, "believe", "believing also ", state))),
    ),
  );
}

/** @param {any} tip @param {"reject" | "believe"} choice @param {string} word @param {State} state */
function tried(tip, choice, word, state) {
  const ids = tip.witnesses.map((/** @type {any} */ one) => one.id);
  const next = () => ids.reduce((/** @type {any} */ made, /** @type {string} */ id) => (made[choice].includes(id) ? made : { ...made, ...choose(made, id, choice) }), state);
  return [
    verdict(tip.answer),
    " ",
    word,
    between(tip.witnesses.map((/** @type {any} */ one) => who(one, state)), " and "),
    " ",
    h("button.try", { type: "button", onclick: () => go(state, { believe: next().believe, reject: next().reject, open: next().open }) }, "try it"),
  ];
}

/** @param {string} text */
function capital(text) {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
