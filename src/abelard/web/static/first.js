// @ts-check
// The first minute: how to read the page, what to try; and what to do first in a case that says nothing yet.

import { to } from "./address.js";
import { isPublished } from "./api.js";
import { counted, fold, h } from "./dom.js";
import { mayEdit } from "./edit.js";

/** @typedef {import("./address.js").State} State */

/** @param {any} cover @param {any} answered @param {State} state */
export function firstMinute(cover, answered, state) {
  const counts = cover.counts;
  if (counts.claims === 0) return isPublished ? h("p.message", null, "This case says nothing yet.") : beginning(counts, state);
  return [
    h("p.quiet.small", null, `${counted(counts.claims, "claim")} by ${counted(counts.speakers, "speaker")} in ${counted(counts.sources, "source")}. Under each question stand the rival answers; each opens: whom you have to believe for it, and in which words. Nothing here is decided for you.`),
    untouched(state) && answered.questions.length > 0 && fold("first", h("span.small", null, "Three things to try"), () => h("ol.small.tries", null, tries(cover, state).map((one) => h("li", null, one))), true),
  ];
}

/** Whether the reader has not chosen anything yet. @param {State} state */
function untouched(state) {
  return !state.v && !state.at && !state.known && [state.believe, state.reject, state.open, state.chance].every((each) => each.length === 0);
}

/** @param {any} cover @param {State} state */
function tries(cover, state) {
  const [one, other] = cover.viewpoints;
  const touch = [h("a", { href: to(state, { view: "belief" }) }, "Reject a witness"), " under Belief, and see which answers move."];
  if (!one) return [touch, [h("a", { href: to(state, { view: "saying" }) }, "Look who says what"), ": where speakers differ, and who changed sides."], [h("a", { href: to(state, { view: "conflicts" }) }, "Read the conflicts"), ", and the rival narratives they make."]];
  return [
    [h("a", { href: to(state, { v: one.id }) }, "Believe “", h("bdi", null, one.title), "”"), " and watch the answers change."],
    touch,
    [h("a", { href: to(state, { view: "lineage", v: one.id, with: other?.id ?? "everyone" }) }, "Lay two viewpoints over each other"), " on the lineage."],
  ];
}

/** @param {any} counts @param {State} state */
function beginning(counts, state) {
  const steps = [
    ["Name who and what it is about, and a source, in a file of the case: ", h("code", null, 'person ann "Ann"'), ", ", h("code", null, 'source letter letter "A letter"'), "."],
    ["Give the source its text: ", h("code", null, "abelard attach CASE letter letter.txt"), "; or have a document read: ", h("code", null, "abelard read letter.pdf"), "."],
    [h("a", { href: to(state, { view: "sources" }) }, "Open the source"), mayEdit() ? ", select words in its text, and make a claim of them." : "; claims are made in the files of the case."],
    ["Ask what the case is about: ", h("code", null, 'question q "Was it so?"'), ", with a hypothesis for each rival answer."],
  ];
  return h("section.message", null, h("h2", null, "Where to begin"), h("p", null, counts.sources ? `There ${counts.sources === 1 ? "is" : "are"} ${counted(counts.sources, "source")}, but no claim yet.` : "This case says nothing yet."), h("ol.tries", null, steps.map((step) => h("li", null, step))));
}
