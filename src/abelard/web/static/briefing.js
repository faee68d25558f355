// @ts-check
// The briefing: questions and rival answers, what is settled, where claims clash, who turned.

import { ask } from "./api.js";
import { counted, fold, h } from "./dom.js";
import { firstMinute } from "./first.js";
import { carrier, claim, names, stance, verdict, who, whyLink } from "./shown.js";

/** @typedef {import("./address.js").State} State */

/** Answers under the bar before, to show what a choice has changed. @type {Map<string, string>} */
let before = new Map();
/** @type {Map<string, string>} */
let now = new Map();
let under = "";

/** Remember the answers of the bar before. @param {any} answered */
export function remember(answered) {
  if (answered.looking === under) return;
  before = now;
  now = new Map();
  under = answered.looking;
  for (const question of answered.questions)
    for (const rival of question.rivals) {
      now.set(`${question.id}/${rival.id}`, rival.verdict);
      for (const part of rival.parts) now.set(`${question.id}/${rival.id}/${part.notation}`, part.verdict);
    }
}

/** @param {string} key */
export const was = (key) => before.get(key) ?? "";

/** @param {State} state */
export async function briefing(state) {
  const [answered, cover] = await Promise.all([ask("questions", state), ask("case", state)]);
  remember(answered);
  const rest = h("div.later", { "aria-busy": "true" }, h("p.quiet", null, "Weighing the whole case …"));
  ask("state", state).then(
    (found) => {
      rest.removeAttribute("aria-busy");
      rest.replaceChildren(...whole(found, state));
    },
    (error) => rest.replaceChildren(h("p.warn", null, error.message)),
  );
  return h(
    "div.page.briefing",
    null,
    h("header.title", null, h("h1", null, h("bdi", null, cover.title)), cover.description && h("p.lead", null, h("bdi", null, cover.description)), firstMinute(cover, answered, state)),
    answered.questions.length === 0 && cover.counts.claims > 0 && h("p.message", null, "This case asks no question yet. Write one into a file of the case: ", h("code", null, 'question branch "Was it so?"'), "."),
    answered.questions.map((one) => question(one, state)),
    rest,
  );
}

/** @param {any} asked @param {State} state */
function question(asked, state) {
  return h(
    "section.question",
    { "aria-labelledby": `q-${asked.id}` },
    h("h2", { id: `q-${asked.id}` }, h("bdi", null, asked.text)),
    asked.note && h("p.small.quiet", null, h("bdi", null, asked.note)),
    h("ol.rivals", null, asked.rivals.map((one) => h("li", null, rival(one, asked, state)))),
  );
}

/** @param {any} one @param {any} asked @param {State} state */
function rival(one, asked, state) {
  const key = `${asked.id}/${one.id}`;
  return [
    h("div.rival", null, verdict(one.verdict, was(key)), h("h3", null, h("bdi", null, one.title))),
    h("ul.parts", null, one.parts.map((part) => h("li", null, partOf(part, one, key, state)))),
  ];
}

/** @param {any} part @param {any} one @param {string} key @param {State} state */
function partOf(part, one, key, state) {
  const alone = one.parts.length === 1;
  return [
    h("p.part", null, !alone && [verdict(part.verdict, was(`${key}/${part.notation}`)), " "], whyLink(part.notation, state, h("bdi", null, withTime(part.sentence, part.when))), part.doubted && h("span.small.quiet", null, " (doubted)")),
    h(
      "dl.small",
      null,
      part.carried.length > 0 && [
        h("dt", null, "carried by"),
        h("dd", null, part.carried.map((/** @type {any} */ each) => h("span.way", null, carrier(each, state))), part.more > 0 && h("span.quiet", null, ` and ${part.more} more ${part.more === 1 ? "way" : "ways"}`)),
      ],
      part.held_by.length > 0 && [h("dt", null, "held by"), h("dd", null, names(part.held_by, state))],
      part.opposed_by.length > 0 && [h("dt", null, "against"), h("dd", null, names(part.opposed_by, state))],
      part.searched > 0 && [h("dt", null, "looked for"), h("dd", null, counted(part.searched, "search", "searches"), " in vain")],
      part.carried.length + part.held_by.length + part.opposed_by.length === 0 && [h("dt", null, "nobody"), h("dd.quiet", null, "says this, or denies it")],
    ),
  ];
}

/** @param {string} sentence @param {string} when */
export function withTime(sentence, when) {
  return when ? `${sentence.replace(/\.$/, "")}, ${when}.` : sentence;
}

/** @param {any} found @param {State} state */
function whole(found, state) {
  return [
    h(
      "section.settled",
      null,
      h("h2", null, "The whole case, under the present bar"),
      list("established", "Established", "carried, and not contradicted by anyone believed", found.established, state),
      list("disputed", "Disputed", "carried, and contradicted", found.disputed, state),
      list("rejected", "Denied", "only contradicted", found.rejected, state),
      list("unknown", "Unknown", "said by somebody, but by nobody believed", found.unknown, state),
      found.cut_off && h("p.small.quiet", null, "The case has more statements than are listed here; search for the rest."),
    ),
    conflicts(found, state),
    turns(found, state),
  ];
}

/** @param {string} key @param {string} name @param {string} told @param {any[]} entries @param {State} state */
function list(key, name, told, entries, state) {
  if (!entries.length) return h("p.none", null, h("b", null, name), h("span.quiet", null, ": nothing"));
  return fold(
    `settled:${key}`,
    [h("b", null, name), h("span.count", null, entries.length), h("span.quiet.small", null, ` ${told}`)],
    () => h("ul.plain.columns", null, entries.map((each) => h("li", null, each.verdict === "possibly" && [verdict("possibly"), " "], whyLink(each.key, state, h("bdi", null, each.sentence))))),
  );
}

/** @param {any} found @param {State} state */
function conflicts(found, state) {
  const hard = found.disputes.filter((/** @type {any} */ one) => one.conflicts.some((/** @type {any} */ each) => !each.tension));
  const soft = found.disputes.filter((/** @type {any} */ one) => !hard.includes(one));
  return h(
    "section.conflicts",
    null,
    h("h2", null, "The sharpest conflicts"),
    hard.length === 0 && h("p.quiet", null, "Nothing that is believed here excludes anything else."),
    hard.slice(0, 4).map((one) => dispute(one, state)),
    hard.length > 4 && fold("conflicts:more", counted(hard.length - 4, "more dispute"), () => hard.slice(4).map((one) => dispute(one, state))),
    soft.length > 0 && fold("conflicts:soft", [counted(soft.length, "tension"), h("span.quiet.small", null, " that may or may not be conflicts, as the dates fall")], () => soft.map((one) => dispute(one, state))),
    !found.complete && h("p.small.quiet", null, "There may be more: the search was cut off."),
  );
}

/** @param {any} one @param {State} state */
function dispute(one, state) {
  return h(
    "section.dispute",
    null,
    h("h3", null, h("bdi", null, one.about ? `${one.about[0].toUpperCase()}${one.about.slice(1)}` : "Between these")),
    h(
      "ul.plain",
      null,
      one.conflicts.slice(0, 3).map((/** @type {any} */ each, /** @type {number} */ place) =>
        h("li", null, fold(`clash:${one.id}:${place}`, [h("span.kind", { class: each.tension ? "tension" : "" }, each.tension ? "tension" : "conflict"), " ", h("bdi", null, each.sentence)], () => each.cards.map((/** @type {any} */ card) => claim(card, state)))),
      ),
    ),
    one.conflicts.length + one.more > 3 && h("p.small.quiet", null, `and ${one.conflicts.length + one.more - 3} more of the same`),
  );
}

/** @param {any} found @param {State} state */
function turns(found, state) {
  return h(
    "section.turns",
    null,
    h("h2", null, "Who changed their story"),
    found.turns.length === 0 && h("p.quiet", null, "Nobody, as far as the claims go."),
    h(
      "ul.plain",
      null,
      found.turns.slice(0, 40).map((/** @type {any} */ each, /** @type {number} */ place) =>
        h(
          "li",
          null,
          fold(
            `turn:${place}:${each.after.id}`,
            [who(each.speaker, state), " ", stance(each.before.stance), " → ", stance(each.after.stance), " ", h("bdi", null, each.after.content), h("span.small.quiet", null, " ", [each.before.said, each.after.said].filter(Boolean).join(" → "))],
            () => h("div.pair", null, h("div", null, h("h4", null, "First"), claim(each.before, state)), h("div", null, h("h4", null, "Then"), claim(each.after, state))),
          ),
        ),
      ),
    ),
  );
}

