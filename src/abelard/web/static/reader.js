// @ts-check
// The reader: a source's text, with its claims in the margin, both ways linked.

import { to } from "./address.js";
import { ask, isPublished } from "./api.js";
import { counted, fold, h } from "./dom.js";
import { offer } from "./editing.js";
import { orphans } from "./mend.js";
import { claim, colour, stance, who } from "./shown.js";

/** @typedef {import("./address.js").State} State */

/** @param {State} state */
export async function reader(state) {
  const page = await ask("text", state, { id: state.id });
  // Offsets count code points; JavaScript counts UTF-16 units.
  const letters = Array.from(page.text);
  const blocks = paragraphs(letters);
  const readOnly = (await ask("case", state)).read_only;
  const lost = await orphans(state);
  const loose = lost ? page.unanchored.filter((/** @type {any} */ each) => each.card.status !== "orphan") : page.unanchored;
  const written = h("div.written", null, blocks.map((block) => spread(block, letters, page.anchors, state)));
  return h(
    "div.page.reader",
    null,
    h("header.title", null, h("p.kicker", null, page.digest ? "a digest in our own words, not the source itself" : "text"), h("h1", null, who(page.who, state))),
    page.cut_off && h("p.warn", null, "The text is longer than is shown."),
    loose.length > 0 && fold(`loose:${state.id}`, counted(loose.length, "claim stands", "claims stand") + " in no words of this text", () => loose.map((/** @type {any} */ each) => claim(each.card, state))),
    await proposals(state),
    lost,
    written,
    readOnly ? null : offer(written, state.id, state),
  );
}

/** How much was read in this text and waits to be reviewed. @param {State} state */
async function proposals(state) {
  if (isPublished || !(await ask("case", state)).reviews) return null;
  const found = await ask("queue", state, { source: state.id, limit: "0" }, true);
  const some = found.sources[state.id] ?? {};
  const open = (some.waiting ?? 0) + (some.later ?? 0);
  return open > 0 && h("p", null, h("a.button", { href: to(state, { view: "review", id: state.id }) }, `Review ${counted(open, "proposal")} read in this text`));
}

/** @param {string[]} letters @returns {[number, number][]} */
function paragraphs(letters) {
  /** @type {[number, number][]} */
  const found = [];
  let start = 0;
  for (let place = 0; place <= letters.length; place++) {
    if (place === letters.length || (letters[place] === "\n" && letters[place + 1] === "\n")) {
      if (letters.slice(start, place).some((letter) => letter.trim())) found.push([start, place]);
      start = place;
    }
  }
  return found;
}

/** One paragraph with its margin. @param {[number, number]} block @param {string[]} letters @param {any[]} anchors @param {State} state */
function spread([start, end], letters, anchors, state) {
  const own = anchors.filter((each) => each.start >= start && each.start < end);
  const text = letters.slice(start, end).join("").trimStart();
  const heading = text.match(/^(#{1,4}) (.*)$/s);
  const skipped = heading ? heading[1].length + 1 : 0;
  const begin = start + (letters.slice(start, end).length - Array.from(text).length) + skipped;
  return h(
    "section.spread",
    { "data-start": start },
    h(heading ? `h${Math.min(heading[1].length + 1, 4)}` : "p", { class: `text${isWrapped(text) ? "" : " verse"}` }, marked(begin, end, letters, own, state)),
    own.length > 0 && h("div.margin", null, own.map((each) => note(each, state))),
  );
}

/** Whether line breaks only wrap the text: then they are not shown. @param {string} text */
function isWrapped(text) {
  const lines = text.trim().split("\n");
  return lines.length < 2 || lines.slice(0, -1).reduce((sum, line) => sum + line.length, 0) / (lines.length - 1) > 55;
}

/** The words with every claim's passage marked; passages may overlap. @param {number} start @param {number} end @param {string[]} letters @param {any[]} anchors @param {State} state */
function marked(start, end, letters, anchors, state) {
  const cuts = [...new Set([start, end, ...anchors.flatMap((each) => [each.start, each.end])])].filter((cut) => cut >= start && cut <= end).sort((one, other) => one - other);
  return cuts.slice(0, -1).map((cut, place) => {
    const words = letters.slice(cut, cuts[place + 1]).join("");
    const over = anchors.filter((each) => each.start <= cut && each.end > cut);
    if (!over.length) return words;
    const ids = over.map((each) => each.card.id);
    const chosen = ids.includes(state.claim);
    return h("mark", { class: `${colour(over[0].card.by[0] ?? { colour: -1 })}${chosen ? " here" : ""}`, "data-claims": ids.join(" "), onmouseenter: light, onmouseleave: light, onclick: () => document.querySelector(`[data-note="${CSS.escape(ids[0])}"] summary`)?.scrollIntoView({ block: "nearest" }) }, words);
  });
}

/** @param {any} each @param {State} state */
function note(each, state) {
  const card = each.card;
  return h(
    "div.marginal",
    { "data-note": card.id, "data-claims": card.id, class: colour(card.by[0] ?? { colour: -1 }), onmouseenter: light, onmouseleave: light, onfocusin: light },
    fold(`note:${card.id}`, [stance(card.stance, card.carries), " ", h("bdi", null, card.sentence)], () => claim(card, state, true), card.id === state.claim),
  );
}

/** Light up the words of a claim, and the claim of the words. @param {any} event */
function light(event) {
  const ids = event.currentTarget.dataset.claims.split(" ");
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  if (event.type === "mouseleave") return;
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-claims]"))) {
    if (one.dataset.claims?.split(" ").some((id) => ids.includes(id))) one.classList.add("lit");
  }
}
