// @ts-check
// Belief: every witness, and the conclusions beside them that move.

import { chanced, choose, go } from "./address.js";
import { ask, isPublished } from "./api.js";
import { remember, was, withTime } from "./briefing.js";
import { likelihood, SCALE, word } from "./chance.js";
import { counted, fold, h } from "./dom.js";
import { colour, verdict, who, whyLink } from "./shown.js";

/** @typedef {import("./address.js").State} State */

const CHOICES = /** @type {["believe" | "open" | "reject", string, string][]} */ ([["believe", "believe", "believed"], ["open", "leave open", "open"], ["reject", "reject", "rejected"]]);
const MANY = 60;

/** @param {State} state */
export async function belief(state) {
  const found = await ask("belief", state);
  remember(found);
  const speakers = found.witnesses.filter((/** @type {any} */ one) => one.role === "speaker");
  const others = found.witnesses.filter((/** @type {any} */ one) => one.role !== "speaker");
  return h(
    "div.page.belief",
    null,
    h(
      "section.witnesses",
      null,
      h("header.title", null, h("h1", null, "Whom to believe"), h("p.lead", null, "Touch a witness, and the conclusions beside move. To reject a witness is not to believe the contrary: that word merely carries nothing.")),
      found.witnesses.length === 0 && h("p.message", null, "Nobody speaks in this case yet, and there is no document: there is nobody to believe."),
      group("speakers", "Who speak for themselves", speakers, state),
      group("others", "Documents, and those who pass things on", others, state),
    ),
    h("section.conclusions", { "aria-live": "polite" }, h("h2", null, "What follows"), found.questions.length === 0 && h("p.quiet", null, "The case asks no question yet, so nothing is concluded here."), found.questions.map((/** @type {any} */ one) => question(one, found.chances, state)), found.chances.length > 0 && h("p.small.quiet", null, "Likelihoods are worked out from the probabilities of the witnesses, given that no conflict of the dispute holds; the words are those of ICD 203. ", found.chances.some((/** @type {any} */ one) => one.chance.value === null) && "There is none where those who are believed for certain contradict each other: give one side a probability, or reject it.")),
  );
}

/** @param {string} key @param {string} name @param {any[]} witnesses @param {State} state */
function group(key, name, witnesses, state) {
  const moving = witnesses.filter((one) => one.hangs.length > 0 || one.chosen);
  if (witnesses.length === 0) return [];
  const still = witnesses.filter((one) => !moving.includes(one));
  return [
    h("h2", null, name),
    h("ul.plain", null, moving.map((one) => witness(one, state))),
    still.length > 0 && fold(`still:${key}`, [counted(still.length, "more witness", "more witnesses"), h("span.quiet.small", null, moving.length ? " on whom alone no answer hangs" : "")], () => [h("ul.plain", null, still.slice(0, MANY).map((one) => witness(one, state))), still.length > MANY && h("p.small.quiet", null, `and ${still.length - MANY} more: find them by search`)], moving.length === 0),
  ];
}

/** @param {any} one @param {State} state */
function witness(one, state) {
  return h(
    "li.witness",
    { class: colour(one.who) },
    h("div.line", null, h("span.name", null, who(one.who, state), one.grade && h("span.grade", { title: "grade: reliability A–F, credibility 1–6" }, one.grade)), choices(one, state)),
    estimate(one, state),
    h(
      "p.small.quiet",
      null,
      [one.claims && counted(one.claims, "claim"), one.passes_on && `passes on ${one.passes_on}`].filter(Boolean).join(" · "),
    ),
    one.hangs.length > 0 &&
      fold(`hangs:${one.who.id}`, h("span.small", null, counted(one.hangs.length, "answer"), one.standing === "believed" ? " would change without this word" : " would change if this were believed"), () =>
        h("ul.plain.small", null, one.hangs.map((/** @type {any} */ each) => h("li", null, verdict(each.now), " → ", verdict(each.then), " ", whyLink(each.notation, state, h("bdi", null, each.sentence))))),
      ),
  );
}

/** @param {any} one @param {State} state */
function choices(one, state) {
  return h(
    "span.choices",
    { role: "group", "aria-label": `How ${one.who.name} stands` },
    CHOICES.map(([choice, name, standing]) =>
      h(
        "button",
        {
          type: "button",
          "data-key": `${choice}:${one.who.id}`,
          "aria-pressed": one.standing === standing && one.chance === null ? "true" : "false",
          class: state[choice].includes(one.who.id) ? "own" : "",
          onclick: () => go(state, choose(state, one.who.id, choice)),
        },
        name,
      ),
    ),
  );
}

/** How probable it is that this word carries: a word of the scale, or a number. @param {any} one @param {State} state */
function estimate(one, state) {
  const own = state.chance.some((each) => each.startsWith(`${one.who.id}:`));
  const set = (/** @type {number | null} */ chance) => go(state, chanced(state, one.who.id, chance));
  const known = one.chance !== null;
  if (isPublished && !known) return null; // what it would come to was not worked out beforehand
  const select = h(
    "select",
    { "data-key": `scale:${one.who.id}`, "aria-label": `How probable it is that the word of ${one.who.name} carries`, onchange: (/** @type {any} */ event) => set(event.target.value === "" ? null : Number(event.target.value)) },
    h("option", { value: "" }, "no probability"),
    SCALE.map(([name, least, most]) => h("option", { value: String((least + most) / 200) }, `${name}, ${least}–${most} %`)),
  );
  const near = known && SCALE.find(([name]) => name === word(one.chance));
  /** @type {HTMLSelectElement} */ (select).value = near ? String((near[1] + near[2]) / 200) : "";
  const number = h("input", { type: "number", min: 0, max: 100, step: "any", "data-key": `number:${one.who.id}`, "aria-label": "in per cent", value: known ? String(Number((one.chance * 100).toFixed(1))) : "", onchange: (/** @type {any} */ event) => event.target.checkValidity() && set(event.target.value === "" ? null : Number(event.target.value) / 100) });
  return h("div.estimate", null, h("label", null, h("span.quiet", null, "or "), select), known && h("label", null, number, " %"), known && one.chance_by && !own && h("span.quiet", null, "by ", h("bdi", null, one.chance_by)));
}

/** @param {any} asked @param {any[]} chances @param {State} state */
function question(asked, chances, state) {
  return h(
    "div.conclusion",
    null,
    h("h3", null, h("bdi", null, asked.text)),
    h(
      "ul.plain",
      null,
      asked.rivals.map((/** @type {any} */ one) =>
        h(
          "li",
          null,
          verdict(one.verdict, was(`${asked.id}/${one.id}`)),
          h("div", null, one.parts.length === 1 ? whyLink(one.parts[0].notation, state, h("bdi", null, one.title)) : fold(`parts:${asked.id}/${one.id}`, h("bdi", null, one.title), () => h("ul.plain.small", null, one.parts.map((/** @type {any} */ part) => h("li", null, verdict(part.verdict, was(`${asked.id}/${one.id}/${part.notation}`)), " ", whyLink(part.notation, state, h("bdi", null, withTime(part.sentence, part.when))))))), probable(chances, asked.id, one.id, state)),
        ),
      ),
    ),
  );
}

/** @param {any[]} chances @param {string} question @param {string} hypothesis @param {State} state */
function probable(chances, question, hypothesis, state) {
  const found = chances.find((each) => each.question === question && each.hypothesis === hypothesis);
  return found && likelihood(found.chance, state);
}
