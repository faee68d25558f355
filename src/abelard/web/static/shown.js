// @ts-check
// What looks alike in every view: who, verdicts, stances, claims.

import { to } from "./address.js";
import { between, fold, h } from "./dom.js";
import { edit } from "./edit.js";

/** @typedef {import("./address.js").State} State */

const VERDICTS = {
  yes: ["●", "yes"],
  possibly: ["◌", "possibly"],
  disputed: ["◐", "disputed"],
  denied: ["⊘", "denied"],
  no: ["○", "no"],
  unknown: ["?", "unknown"],
  "not kept": ["–", "not kept in this page"],
};
export const STANCES = {
  affirms: ["●", "affirms"],
  denies: ["○", "denies"],
  doubts: ["◐", "doubts"],
  retracts: ["⊘", "retracts"],
  "searched-for": ["∅", "searched in vain"],
};
const CHANNELS = { public: "public", private: "private", secret: "secret", leaked: "leaked" };

/** @param {string} answer @param {string} [before] the answer under the bar before */
export function verdict(answer, before = "") {
  const [glyph, word] = VERDICTS[answer] ?? ["", answer];
  const changed = before && before !== answer;
  return h(
    "span.verdict",
    { class: `v-${answer}${changed ? " changed" : ""}`, title: changed ? `was: ${before}` : null },
    h("span.glyph", { "aria-hidden": "true" }, glyph),
    word,
    changed && h("span.was", null, ` was ${before}`),
  );
}

/** @param {any} named @param {State} state @param {boolean} [quiet] */
export function who(named, state, quiet = false) {
  const view = named.kind === "source" ? "source" : "agent";
  const href =
    named.kind === "claim" ? to(state, { claim: named.id.slice(1), why: "" }) : to(state, { view, id: named.id });
  return h(
    "a.who",
    { href, class: `${colour(named)}${quiet ? " quiet" : ""}`, title: named.kind === "claim" ? named.id : null },
    h("bdi", null, named.name),
  );
}

/** @param {any} named */
export function colour(named) {
  return named.colour >= 0 ? `p${named.colour}` : "ink";
}

/** @param {any[]} names @param {State} state @param {number} [most] */
export function names(names, state, most = 5) {
  const few = names.slice(0, most).map((one) => who(one, state));
  const rest = names.length - most;
  const title = names.slice(most).map((one) => one.name).join(", ");
  return between(rest > 0 ? [...few, h("span.quiet", { title }, `${rest} more`)] : few, ", ", " and ");
}

/** Who it is in two letters, ringed in the colour of his party. @param {any} named */
export function badge(named) {
  return h("span.badge", { class: colour(named), "aria-hidden": "true" }, named.initials.slice(0, 2));
}

/** Where a word was first said: what kind of source, how open, how graded. @param {any} stood */
export function stood(stood) {
  const parts = [stood.kind, stood.channel && h("span.how", { class: stood.channel }, CHANNELS[stood.channel] ?? stood.channel), stood.grade && h("span.grade", { title: "grade: reliability A–F, credibility 1–6" }, stood.grade)];
  return between(parts.filter(Boolean), " ");
}

/** A smallest set of witnesses. @param {any} carrier @param {State} state */
export function carrier(carrier, state) {
  return h(
    "span.carrier",
    null,
    between(carrier.needs.map((one) => who(one, state)), " + "),
    carrier.through.length > 0 &&
      h("span.quiet.small", null, " through ", between(carrier.through.map((one) => who(one, state, true)), " + ")),
    carrier.unless.length > 0 &&
      h("span.quiet.small", null, " unless ", between(carrier.unless.map((set) => between(set.map((one) => who(one, state, true)), " + ")), ", or ")),
  );
}

/** @param {string} stance @param {boolean} [carries] @param {boolean} [indirect] */
export function stance(stance, carries = true, indirect = false) {
  const [glyph, word] = STANCES[stance] ?? ["", stance];
  return h(
    "span.stance",
    { class: `s-${stance}${carries ? "" : " idle"}`, title: `${word}${indirect ? ", by saying something else" : ""}${carries ? "" : "; does not count under the present bar"}` },
    h("span", { "aria-hidden": "true" }, glyph),
    h("span.unseen", null, word),
  );
}

/** Who said it, when, how openly, in what. @param {any} card @param {State} state */
export function attribution(card, state) {
  const parts = [];
  if (card.by.length) parts.push(names(card.by, state));
  if (card.said) parts.push(card.said);
  if (card.channel) parts.push(CHANNELS[card.channel] ?? card.channel);
  if (card.manner && card.manner !== "stated") parts.push(card.manner.replaceAll("-", " "));
  return between(parts, " · ");
}

/**
 * A claim: what it says, whose word it is, and the ladder down to the quoted words.
 * @param {any} card @param {State} state @param {boolean} [opened]
 */
export function claim(card, state, opened = false) {
  return h(
    "article.claim",
    { class: `${card.by[0] ? colour(card.by[0]) : "ink"}${card.carries ? "" : " idle"}`, "data-claim": card.id },
    h("p.said", null, stance(card.stance, card.carries), " ", h("bdi", null, card.sentence)),
    h("p.small.quiet", null, attribution(card, state), card.hedge && [" · in their words “", h("bdi", null, card.hedge), "”"]),
    fold(`claim:${card.id}`, card.quote ? ["“", h("bdi", null, card.quote), "”"] : "where it stands", () => ladder(card, state), opened),
  );
}

/** The links from the document in hand, on top, down to the words. @param {any} card @param {State} state */
export function ladder(card, state) {
  const rungs = [...card.through].reverse();
  return h(
    "div.ladder",
    null,
    h(
      "ol",
      null,
      rungs.map((rung) =>
        h(
          "li",
          null,
          who(rung.source, state),
          h("span.small.quiet", null, " ", [rung.kind, rung.said, rung.channel].filter(Boolean).join(" · ")),
          rung.by.length > 0 && h("span.small", null, " by ", names(rung.by, state)),
          rung.hedge && h("span.small", null, ", who says “", h("bdi", null, rung.hedge), "”"),
        ),
      ),
      card.source && !rungs.some((rung) => rung.source.id === card.source.id) && h("li", null, who(card.source, state), card.by.length > 0 && h("span.small", null, ", in which ", names(card.by, state), card.by.length > 1 ? " speak" : " speaks")),
      h(
        "li.words",
        null,
        card.quote ? h("q", null, h("bdi", null, card.quote)) : h("span.quiet", null, "no words are quoted"),
        card.locator && h("span.small.quiet", null, ` ${card.locator}`),
        card.read_in && ["exact", "fuzzy", "ambiguous"].includes(card.status) && h("a.small", { href: to(state, { view: "reader", id: card.read_in.id, claim: card.id, why: "" }) }, "read it in its place"),
        card.status === "orphan" && h("span.small.warn", null, " these words are not found in the text"),
      ),
    ),
    card.note && h("p.small.note", null, h("bdi", null, card.note)),
    h("p.small.quiet", null, card.finding && "a finding of the analyst · ", card.known && `known since ${card.known} · `, h("code", null, `^${card.id}`), " · ", h("code", null, card.where), " ", card.id && edit({ of: `^${card.id}` })),
  );
}

/** @param {string} notation @param {State} state @param {...any} inside */
export function whyLink(notation, state, ...inside) {
  return h("a.why", { href: to(state, { why: notation, claim: "" }) }, ...inside);
}
