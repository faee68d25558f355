// @ts-check
// Hypotheses: evidence by rival answer; what counts is what speaks against.

import { go, to } from "./address.js";
import { ask } from "./api.js";
import { likelihood } from "./chance.js";
import { counted, fold, h } from "./dom.js";
import { names, verdict, who, whyLink } from "./shown.js";

/** @typedef {import("./address.js").State} State */

const DEGREES = { 2: ["++", "says it"], 1: ["+", "goes towards it"], 0: ["·", "not applicable"], "-1": ["−", "goes against it"], "-2": ["−−", "denies it"] };
const OWN = { consistent: "+", inconsistent: "−", "not-applicable": "·" };
const STANDARDS = { scintilla: "scintilla: anything at all speaks for it", preponderance: "preponderance: more for it than against", "clear-and-convincing": "clear and convincing: two independent origins, strong, and much stronger than what is against", "beyond-reasonable-doubt": "beyond reasonable doubt: convincing, nearly certain, and next to nothing against" };
const MANY = 40;

/** @param {State} state */
export async function hypotheses(state) {
  const [found, beliefs] = await Promise.all([ask("weigh", state, { id: state.id }), ask("belief", state)]);
  if (!found.id) {
    return h("div.page", null, h("h1", null, "Hypotheses"), h("p.message", null, "This case asks no question yet. Write one, with two rival answers or more: ", h("code", null, 'question branch "Was it so?"'), "."));
  }
  return h(
    "div.page.wide.weighing",
    null,
    h("header.title", null, h("p.kicker", null, "Hypotheses"), h("h1", null, h("bdi", null, found.text)), found.note && h("p.small.note", null, h("bdi", null, found.note)), h("p.lead", null, "Each row is a claim, each column a rival answer. The answer with the least against it stands best: much evidence fits several answers, and tells nothing between them.")),
    found.questions.length > 1 && questions(found, state),
    scores(found, state),
    found.conflicts.length > 0 && h("section.small", null, h("p", null, "No likelihood: those who are believed for certain contradict each other. Give one side a probability under ", h("a", { href: to(state, { view: "belief" }) }, "Belief"), ", or reject it."), fold(`contradictions:${found.id}`, "in what they contradict each other", () => h("ul.plain", null, found.conflicts.map((/** @type {string} */ one) => h("li", null, h("bdi", null, one)))))),
    h("h2", null, "Evidence"),
    key(),
    found.rows.length === 0 ? h("p.message", null, "No claim that is believed under this bar bears on any of these answers.") : matrix(found, state),
    swings(found, beliefs.witnesses, state),
  );
}

/** @param {any} found @param {State} state */
function questions(found, state) {
  const select = h("select", { "data-key": "question", onchange: (/** @type {any} */ event) => go(state, { id: event.target.value }) }, found.questions.map((/** @type {any} */ one) => h("option", { value: one.id }, one.text)));
  /** @type {HTMLSelectElement} */ (select).value = found.id;
  return h("p.tools", null, h("label", null, "Question ", select));
}

/** What each answer weighs. @param {any} found @param {State} state */
function scores(found, state) {
  const least = Math.min(...found.columns.map((/** @type {any} */ one) => one.inconsistency));
  const own = found.columns.some((/** @type {any} */ one) => one.own_inconsistency !== one.inconsistency);
  const chances = found.columns.some((/** @type {any} */ one) => one.chance);
  const row = (/** @type {string} */ name, /** @type {(one: any) => any} */ cell, title = "") => h("tr", null, h("th", { scope: "row", title: title || null }, name), found.columns.map((/** @type {any} */ one) => h("td", null, cell(one))));
  return h(
    "div.scroll",
    { tabindex: "0", role: "region", "aria-label": "What each answer weighs" },
    h(
      "table.matrix.scores",
      null,
      h("thead", null, h("tr", null, h("td"), found.columns.map((/** @type {any} */ one) => h("th", { scope: "col" }, h("bdi", null, one.title))))),
      h(
        "tbody",
        null,
        row("Answer", (one) => verdict(one.verdict)),
        row("Against it", (one) => [h("b", null, one.inconsistency), one.inconsistency === least && found.columns.length > 1 && h("span.small.quiet", null, " least")], "the sum of all that speaks against it: the lower, the better it stands"),
        own && row("… by the analyst’s marks", (one) => h("b", null, one.own_inconsistency)),
        row("Weight", (one) => [`for ${one.weight_for.toFixed(2)}`, h("span.quiet", null, ` · against ${one.weight_against.toFixed(2)}`)], "what independent arguments are worth together, from 0 to 1: by the probabilities of the witnesses, else the grades of their sources, else one half each"),
        row("Independent origins", (one) => [`for ${one.origins_for}`, h("span.quiet", null, ` · against ${one.origins_against}`)], "several reports that go back to one witness are one origin"),
        row(`Proof: asks for ${found.standard.replaceAll("-", " ")}`, (one) => [one.meets ? "✓ met" : "✗ not met", h("span.small.quiet.block", { title: STANDARDS[one.standards[one.standards.length - 1]] ?? null }, one.standards.length ? `meets ${one.standards[one.standards.length - 1].replaceAll("-", " ")}` : "meets none")], STANDARDS[found.standard] ?? ""),
        row("Likelihood", (one) => (one.chance ? likelihood(one.chance, state, `${found.id}/${one.id}`) : h("span.small.quiet", null, "–"))),
      ),
    ),
    !chances && h("p.small.quiet", null, "A likelihood is worked out only where somebody gives a witness a probability: in a viewpoint, or under ", h("a", { href: to(state, { view: "belief" }) }, "Belief"), ". Likelihood is not confidence; how firmly to hold it, the grades and the chains have to tell."),
  );
}

function key() {
  return h("p.small.quiet", null, [2, 1, 0, -1, -2].map((one) => [h("span.keyed", null, h("span.degree", { class: `d${one}` }, DEGREES[one][0]), ` ${DEGREES[one][1]}`), " "]), "With a name: the analyst’s own mark, beside what the claims give.");
}

/** @param {any} found @param {State} state */
function matrix(found, state) {
  const rows = (/** @type {any[]} */ some) =>
    h(
      "div.scroll",
      { tabindex: "0", role: "region", "aria-label": "Evidence by hypothesis" },
      h(
        "table.matrix.evidence",
        null,
        h("thead", null, h("tr", null, h("th", { scope: "col" }, "Claim"), found.columns.map((/** @type {any} */ one) => h("th.speaker", { scope: "col" }, h("bdi", null, one.title))), h("th", { scope: "col", title: "how well it tells the answers apart, from 0 to 1" }, "Tells apart"))),
        h("tbody", null, some.map((one) => line(one, found, state))),
      ),
    );
  const telling = found.rows.filter((/** @type {any} */ one) => one.diagnosticity > 0 || one.boxes.some((/** @type {any} */ box) => box.override));
  const mute = found.rows.filter((/** @type {any} */ one) => !telling.includes(one));
  return [
    telling.length > 0 && rows(telling.slice(0, MANY)),
    telling.length > MANY && fold(`evidence:${found.id}`, counted(telling.length - MANY, "more claim"), () => rows(telling.slice(MANY))),
    mute.length > 0 && fold(`mute:${found.id}`, [counted(mute.length, "claim"), h("span.quiet", null, " that bear on all alike and tell nothing between them")], () => rows(mute), telling.length === 0),
    found.left_out > 0 && h("p.small.quiet", null, `and ${counted(found.left_out, "more claim")} not shown`),
  ];
}

/** @param {any} one @param {any} found @param {State} state */
function line(one, found, state) {
  return h(
    "tr",
    { class: one.carries ? "" : "idle" },
    h("th", { scope: "row" }, h("a.why", { href: to(state, { claim: one.claim, why: "" }) }, h("bdi", null, one.sentence)), h("span.small.quiet.block", null, one.by.length > 0 && names(one.by, state, 3), one.said && ` · ${one.said}`, one.grade && ` · graded ${one.grade}`)),
    one.boxes.map((/** @type {any} */ box, /** @type {number} */ place) => h("td", { title: `${found.columns[place].title}: ${DEGREES[box.degree][1]}${box.override ? `; the analyst: ${box.override.replaceAll("-", " ")}` : ""}` }, h("span.degree", { class: `d${box.degree}${box.override ? " beside" : ""}`, "aria-hidden": "true" }, DEGREES[box.degree][0]), h("span.unseen", null, DEGREES[box.degree][1]), box.override && h("span.override", null, h("span", { "aria-hidden": "true" }, OWN[box.override]), h("span.unseen", null, ` the analyst marks it ${box.override}`), h("span.small.quiet", null, ` ${box.by || "analyst"}`)))),
    h("td", null, h("span.meter", { "aria-hidden": "true" }, h("span", { style: { width: `${one.diagnosticity * 100}%` } })), h("span.small", null, one.diagnosticity.toFixed(2))),
  );
}

/** Whose word alone changes an answer. @param {any} found @param {any[]} witnesses @param {State} state */
function swings(found, witnesses, state) {
  const parts = new Set(found.columns.flatMap((/** @type {any} */ one) => one.parts));
  const moving = witnesses.map((one) => ({ ...one, hangs: one.hangs.filter((/** @type {any} */ each) => parts.has(each.notation)) })).filter((one) => one.hangs.length);
  return [
    h("h2", null, "Whose word it hangs on"),
    moving.length === 0 ? h("p.quiet", null, "No single witness changes any of these answers.") : h("ul.plain.columns", null, moving.map((one) => h("li", null, who(one.who, state), h("span.small.quiet", null, one.standing === "believed" ? " without this word: " : " if this were believed: "), h("ul.plain.small", null, one.hangs.map((/** @type {any} */ each) => h("li", null, verdict(each.now), " → ", verdict(each.then), " ", whyLink(each.notation, state, h("bdi", null, each.sentence)))))))),
  ];
}
