// @ts-check
// Mending: words that were lost are put where they stand now; doubles are judged; notes and findings are written.

import { read } from "./address.js";
import { ask, send } from "./api.js";
import { counted, fold, h } from "./dom.js";
import { mayEdit, say } from "./edit.js";
import { claim, who } from "./shown.js";

/** @typedef {import("./address.js").State} State */

/** @param {string} name @param {any} body @param {string} told */
async function done(name, body, told) {
  try {
    await send(name, body);
    say(`${told} Undo takes it back.`);
  } catch (error) {
    say(/** @type {any} */ (error).message, true);
  }
}

/** The claim that waits for words to be selected in the text. */
let waiting = "";

/** What the words selected in a text are wanted for: the id of a claim, or nothing. */
export const wanted = () => waiting;

/** Let a claim quote the selected words. @param {string} words @param {number} near where their paragraph begins */
export async function attachTo(words, near) {
  const id = waiting;
  waiting = "";
  await done("attach", { claim: id, words, near }, `^${id} now stands in these words.`);
}

/** Claims whose words the text does not have any more. @param {State} state */
export async function orphans(state) {
  if (!mayEdit()) return null;
  const found = await ask("orphans", state, { id: state.id });
  if (!found.length) return null;
  return h("section.orphans", null, h("h2", null, counted(found.length, "claim has", "claims have"), " lost the words"), h("p.small.quiet", null, "The text was changed, or the words were copied with a slip. Look at the place that is offered, or select the right words yourself."), found.map((/** @type {any} */ one) => orphan(one, state)));
}

/** @param {any} one @param {State} state */
function orphan(one, state) {
  const { card, place } = one;
  const attach = () => done("attach", { claim: card.id, start: place.start, end: place.end }, `^${card.id} now stands in these words.`);
  const choose = () => {
    waiting = card.id;
    say(`Select the words for ^${card.id} in the text.`);
  };
  return h("div.orphan", null,
    claim(card, state),
    place
      ? h("p.small", null, "Perhaps here: “", h("bdi", null, place.words), `” (${place.likeness}% alike) `, h("button.try", { type: "button", "data-key": `attach:${card.id}`, onclick: attach }, "attach it here"))
      : h("p.small.quiet", null, "Nothing like these words stands in the text. "),
    h("button.try", { type: "button", "data-key": `choose:${card.id}`, onclick: choose }, "select other words"));
}

const JUDGEMENTS = [["same", "the same"], ["not-same", "not the same"], ["unsure", "unsure"]];

/** Agents that may be the same as this one. @param {State} state */
export async function doubles(state) {
  if (!mayEdit()) return null;
  const found = await ask("doubles", state, { id: state.id });
  if (!found.length) return null;
  return fold(`doubles:${state.id}`, [h("b", null, "Possible duplicates"), h("span.count", null, found.length)], () => [h("p.small.quiet", null, "Your judgement is written as a finding of the analyst: who does not believe the analyst keeps them apart."), h("ul.plain.doubles", null, found.map((/** @type {any} */ one) => double(one, state)))], found.some((/** @type {any} */ one) => one.judged || one.cards.length));
}

/** @param {any} one @param {State} state */
function double(one, state) {
  const judge = (/** @type {string} */ word) => {
    const judgement = one.judged === word ? "none" : word;
    return done("judge", { one: state.id, other: one.who.id, judgement }, judgement === "none" ? "The judgement is taken back." : "The judgement is written.");
  };
  return h("li", null,
    h("div.line", null,
      h("span", null, who(one.who, state), one.name && one.name !== one.who.name && h("span.small.quiet", null, " also “", h("bdi", null, one.name), "”")),
      h("span.choices", { role: "group", "aria-label": `Is ${one.who.name} the same?` }, JUDGEMENTS.map(([word, told]) => h("button", { type: "button", "data-key": `judge:${one.who.id}:${word}`, "aria-pressed": one.judged === word ? "true" : "false", onclick: () => judge(word) }, told)))),
    one.cards.map((/** @type {any} */ card) => claim(card, state)));
}

/** A button that writes a note. @param {string[]} about ids; a claim's is `^id` @param {string} [name] */
export function noteButton(about, name = "add a note") {
  return mayEdit() && h("button.try", { type: "button", "data-key": `note:${about.join()}`, onclick: () => writeNote(about) }, name);
}

/** @param {string[]} about */
function writeNote(about) {
  const words = /** @type {HTMLTextAreaElement} */ (h("textarea", { rows: 4, required: true, maxlength: 4000 }));
  const hidden = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" }));
  const dialog = /** @type {HTMLDialogElement} */ (
    h("dialog", { "aria-label": "A note", onclose: () => dialog.remove() },
      h("form", {
        onsubmit: async (/** @type {Event} */ event) => {
          event.preventDefault();
          await done("note", { text: words.value, about, private: hidden.checked }, "The note is written.");
          dialog.close();
        },
      },
        h("h2", null, "A note"),
        h("p.small.quiet", null, "about ", h("code", null, about.join(", "))),
        h("label.field", null, h("span.small.quiet", null, "What should a reader know?"), words),
        h("label.small", null, hidden, " private: it never leaves in an export or a published page"),
        h("p.actions", null, h("button.button", { type: "submit" }, "Write it"), h("button.button", { type: "button", onclick: () => dialog.close() }, "Leave it"))))
  );
  document.body.append(dialog);
  dialog.showModal();
  words.focus();
}

/**
 * A button that opens a finding of the analyst in the editor: a claim of one's own, with its reasons.
 * @param {string} statement in the notation @param {string[]} claims it rests on
 */
export function findingButton(statement, claims) {
  return mayEdit() && h("button.try", { type: "button", "data-key": `finding:${statement}`, onclick: () => writeFinding(statement, claims) }, "make a finding of it");
}

/** @param {string} statement @param {string[]} claims */
async function writeFinding(statement, claims) {
  const [{ openBlock }, agents] = await Promise.all([import("./editor.js"), ask("agents", read("#/"))]);
  const known = agents.some((/** @type {any} */ one) => one.who.id === "analyst");
  const today = new Date().toLocaleDateString("sv"); // the year first
  const because = claims.length ? `\n  because: ${claims.map((id) => `^${id}`).join(", ")}` : "";
  openBlock({ path: "", text: `${known ? "" : 'person analyst "The analyst"\n\n'}finding ${today} analyst affirms ${statement}${because}\n  hedge: likely` });
}

/** The notes about something. @param {State} state @param {string[]} about */
export async function notes(state, about) {
  const all = await ask("notes", state);
  const found = all.filter((/** @type {any} */ one) => one.about.some((/** @type {string} */ id) => about.includes(id)));
  return found.map((/** @type {any} */ one) => h("p.small.note", null, one.private && h("span.kind", null, "private "), h("bdi", null, one.text)));
}
