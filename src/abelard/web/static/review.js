// @ts-check
// The review queue: words in their sentence, the claim proposed, one key for each decision.

import { to } from "./address.js";
import { ask, send } from "./api.js";
import { counted, h } from "./dom.js";
import { mayEdit, say, step } from "./edit.js";

/** @typedef {import("./address.js").State} State */

const KEYS = /** @type {[string, string, string][]} */ ([["a", "accept", "accept"], ["e", "edit", "edit"], ["r", "reject", "reject"], ["s", "later", "send back"], ["u", "undo", "undo"], ["x", "select", "select"], ["j", "next", "next"], ["k", "before", "before"]]);
const PAST = { accept: "accepted", reject: "rejected", later: "sent back to the end of the queue", match: "decided" };
const PAGE = 30;

/** What is looked at, kept while the page stands: places, not elements, since every change redraws. */
const at = { place: 0, first: 0, /** @type {Set<string>} */ selected: new Set(), key: "" };
/** @type {{ items: any[], state: State, again: () => void } | null} */
let here = null;
let busy = false;

/** @param {State} state @param {() => void} again */
export async function review(state, again) {
  const key = `${state.id} ${state.q}`;
  if (at.key !== key) Object.assign(at, { key, place: 0, first: 0, selected: new Set() });
  let found = await waiting(state);
  if (!found.items.length && at.first) {
    at.first = Math.max(0, at.first - PAGE);
    found = await waiting(state);
  }
  const items = found.items;
  at.place = Math.max(0, Math.min(at.place, items.length - 1));
  for (const id of at.selected) if (!items.some((/** @type {any} */ one) => one.id === id)) at.selected.delete(id);
  here = { items, state, again };
  const open = (state.id ? Object.entries(found.sources[state.id] ?? {}).filter(([status]) => status === "waiting" || status === "later").reduce((sum, [, count]) => sum + count, 0) : found.waiting + found.later);
  return h("div.page.wide.review", null,
    h("header.title", null, h("h1", null, "Review"), h("p.lead", null, "What was read in documents, each with the very words. Nothing is in the case before you accept it.")),
    counts(found, state),
    found.problems.map((/** @type {any} */ one) => h("p.warn.small", null, h("bdi", null, one.message))),
    items.length ? [keys(), h("div.reviewing", null, list(items, open), current(items[at.place], state))] : empty(found, state));
}

/** @param {State} state */
function waiting(state) {
  return ask("queue", state, { source: state.id, first: String(at.first), limit: String(PAGE) }, true);
}

/** @param {any} found @param {State} state */
function counts(found, state) {
  const sources = Object.entries(found.sources).map(([id, some]) => [id, (some.waiting ?? 0) + (some.later ?? 0)]);
  return h("p.small", null,
    `${counted(found.waiting, "proposal waits", "proposals wait")}, ${found.later} sent back, ${found.accepted} accepted, ${found.rejected} rejected. `,
    sources.length > 1 && [h("a", { href: to(state, { id: "" }), "aria-current": state.id ? null : "true" }, "all documents"), sources.map(([id, count]) => [" · ", h("a", { href: to(state, { id: String(id) }), "aria-current": state.id === id ? "true" : null }, String(id)), h("span.count", null, count)])]);
}

/** @param {any} found @param {State} state */
function empty(found, state) {
  const any = found.accepted + found.rejected > 0;
  return h("div.message", null,
    h("p", null, any ? "Nothing waits any more. " : "Nothing was read into this case yet. ", state.id && h("a", { href: to(state, { id: "" }) }, "Look at all documents.")),
    h("p.small.quiet", null, "To have a document read: ", h("code", null, "abelard read DOCUMENT --into CASE"), ". What it proposes comes here."));
}

function keys() {
  if (!mayEdit()) return h("p.small.quiet", null, "This case was opened to be read only: nothing can be decided.");
  return h("div.keys", { role: "toolbar", "aria-label": "Decide" },
    KEYS.map(([key, act, name]) => h("button.try", { type: "button", "data-key": `act:${act}`, "aria-keyshortcuts": key, onclick: () => act_(act) }, h("kbd", null, key), ` ${name}`)),
    h("button.try", { type: "button", "data-key": "act:all", onclick: () => act_("all") }, h("kbd", null, "*"), at.selected.size ? " select none" : " select all"),
    at.selected.size > 0 && h("span.small", { role: "status" }, `${at.selected.size} selected: a, r and s are for all of them`));
}

/** @param {any[]} items @param {number} open */
function list(items, open) {
  const move = (/** @type {number} */ by) => h("button.try", { type: "button", "data-key": `page:${by}`, disabled: by < 0 ? at.first === 0 : at.first + PAGE >= open, onclick: () => ((at.first = Math.max(0, at.first + by)), (at.place = 0), here?.again()) }, by < 0 ? "earlier" : "further");
  return h("div", null,
    h("ol.queue", { "aria-label": "Proposals" }, items.map((one, place) => h("li", { class: place === at.place ? "now" : "" },
      h("input", { type: "checkbox", checked: at.selected.has(one.id), "aria-label": `Select: ${one.sentence || one.text}`, onchange: () => select(one.id) }),
      h("button.link", { type: "button", "aria-current": place === at.place ? "true" : null, "data-key": `item:${one.id}`, onclick: () => ((at.place = place), here?.again()) }, h("bdi", null, one.sentence || one.text.split("\n")[0])),
      h("span.small.quiet", null, one.status === "later" ? "sent back" : one.confidence_words)))),
    open > PAGE && h("p.small", null, `${at.first + 1} to ${at.first + items.length} of ${open} `, move(-PAGE), " ", move(PAGE)));
}

/** One proposal in full. @param {any} one @param {State} state */
function current(one, state) {
  const stands = one.problems.filter((/** @type {any} */ each) => each.severity === "error");
  return h("article.proposed", { "aria-live": "polite", "aria-label": "The proposal" },
    h("p.kicker", null, h("a", { href: to(state, { view: "reader", id: one.source }) }, h("bdi", null, one.source_title || one.source)), " ", one.locator),
    h("blockquote", null, h("span.quiet", null, h("bdi", null, one.passage.before), " "), marked(one.passage), h("span.quiet", null, " ", h("bdi", null, one.passage.after))),
    h("p.said", null, h("bdi", null, one.sentence || "This cannot be read as a claim yet: edit it, or reject it.")),
    h("p.small.quiet", null, `${one.confidence_words}: the words say this`, one.rejected_before.length > 0 && ` · something like it was rejected before (${one.rejected_before[0].decided})`),
    stands.map((/** @type {any} */ each) => h("p.small.warn", null, h("bdi", null, each.message), each.hint && [" · ", h("bdi", null, each.hint)])),
    one.agents.length > 0 && h("ul.plain.meant", null, one.agents.map((/** @type {any} */ each) => h("li", null, meant(each, one)))),
    one.duplicates.length > 0 && h("div.small", null, h("p.quiet", null, "The case has already:"), h("ul.plain", null, one.duplicates.map((/** @type {any} */ each) => h("li", null, h("span.quiet", null, `${each.how}: `), h("a", { href: to(state, { claim: each.id }) }, h("bdi", null, each.sentence)))))),
    h("pre", null, [...one.blocks.map((/** @type {any} */ each) => each.text), one.text].join("\n")),
    one.problems.filter((/** @type {any} */ each) => each.severity !== "error").map((/** @type {any} */ each) => h("p.small.quiet", null, h("bdi", null, each.message))));
}

/** @param {any} passage */
function marked(passage) {
  const letters = Array.from(passage.text);
  const cuts = [0, ...passage.marks.flat(), letters.length];
  return cuts.slice(0, -1).map((from, place) => {
    const words = letters.slice(from, cuts[place + 1]).join("");
    return words && (place % 2 ? h("mark", null, words) : h("bdi", null, words));
  });
}

/** Who somebody in the document is. @param {any} each @param {any} one */
function meant(each, one) {
  const known = each.new ? `${each.name} (${each.kind}) is new` : `“${each.names[0] ?? each.name}” is ${each.name}`;
  const others = each.like.filter((/** @type {any} */ like) => each.new || like.id !== each.id);
  const choose = (/** @type {any} */ event) => event.target.value && sent("match", { source: one.source, candidate: each.candidate, to: event.target.value });
  return [
    h("span", { class: each.ask ? "warn" : "" }, h("bdi", null, known), each.ask && ": is it so?"),
    mayEdit() && (others.length > 0 || !each.new) && h("select", { "aria-label": `Who is ${each.names[0] ?? each.name}?`, "data-key": `meant:${each.candidate}`, onchange: choose }, h("option", { value: "" }, "somebody else …"), others.map((/** @type {any} */ like) => h("option", { value: like.id }, like.name)), !each.new && h("option", { value: "new" }, "somebody new"), each.new && each.ask && h("option", { value: "new" }, "yes, somebody new"))];
}

/** @param {string} id */
function select(id) {
  if (!at.selected.delete(id)) at.selected.add(id);
  here?.again();
}

/** @param {string} act */
async function act_(act) {
  if (!here) return;
  const { items, again } = here;
  const one = items[at.place];
  if (act === "next" || act === "before") {
    at.place = Math.max(0, Math.min(items.length - 1, at.place + (act === "next" ? 1 : -1)));
    return again();
  }
  if (busy || !mayEdit()) return;
  if (act === "undo") return guarded(async () => (await step("undo"), again()));
  if (!one) return;
  if (act === "select") return select(one.id);
  if (act === "all") {
    at.selected = at.selected.size ? new Set() : new Set(items.map((each) => each.id));
    return again();
  }
  if (act === "edit") return change(one);
  const ids = at.selected.size ? [...at.selected] : [one.id];
  await sent("decide", { act, ids, bulk: ids.length > 1 });
}

/** @param {() => Promise<any>} work one at a time: a key that is held down decides nothing twice */
async function guarded(work) {
  busy = true;
  try {
    await work();
  } catch (error) {
    say(/** @type {any} */ (error).message, true);
  } finally {
    busy = false;
  }
}

/** @param {string} name @param {any} body */
function sent(name, body) {
  return guarded(async () => {
    const done = await send(name, body);
    const refused = Object.values(done.refused).flat();
    const what = done.done.length ? `${counted(done.done.length, name === "match" ? "name" : "proposal")} ${PAST[done.act] ?? done.act}. u takes it back.` : "";
    const why = refused.length ? ` Not done: ${refused[0].message}${refused.length > 1 ? `, and ${refused.length - 1} more` : ""}` : "";
    say(`${what}${why}` || "Nothing was changed.", refused.length > 0);
    for (const id of done.done) at.selected.delete(id);
    here?.again();
  });
}

/** Put it in other words, in the editor. @param {any} one */
async function change(one) {
  const { openText } = await import("./editor.js");
  const text = [...one.blocks.map((/** @type {any} */ each) => each.text.trimEnd()), one.text.trimEnd()].join("\n\n");
  openText(text, "A proposal, in other words", async (/** @type {string} */ now) => {
    const done = await send("reword", { id: one.id, text: now });
    const refused = Object.values(done.refused).flat();
    if (refused.length) throw new Error(refused[0].message);
    say("The proposal is changed; it still waits.");
    here?.again();
  });
}

window.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (!here || !document.querySelector(".page.review") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest("select, textarea, dialog, input:not([type=checkbox])")) return;
  const arrows = { ArrowDown: "next", ArrowUp: "before", "*": "all" };
  const act = KEYS.find(([key]) => key === event.key)?.[1] ?? arrows[event.key];
  if (!act) return;
  event.preventDefault();
  act_(act);
});
