// @ts-check
// What a search gives: answers, or names.

import { to } from "./address.js";
import { ask } from "./api.js";
import { h } from "./dom.js";
import { carrier, verdict, who, whyLink } from "./shown.js";

/** @typedef {import("./address.js").State} State */

/** @param {State} state */
export async function search(state) {
  const found = await ask("search", state, { q: state.q });
  return h(
    "div.page",
    null,
    h("header.title", null, h("h1", null, h("bdi", null, state.q))),
    found.read_as === "statement" && answers(found, state),
    found.names.length > 0 && h("ul.plain.big", null, found.names.map((/** @type {any} */ one) => h("li", null, who(one, state), " ", h("a.small", { href: to(state, { view: "saying", q: state.q }) }, "all that is said of it")))),
    !found.read_as && h("p.message", null, "No statement and no name is written like this."),
    !found.read_as && found.message && /\s/.test(state.q) && h("pre.warn", null, found.message),
    found.also.length > 0 && h("section", null, h("h2", null, "Like it"), h("ul.plain", null, found.also.map((/** @type {any} */ one) => h("li", null, who(one, state))))),
  );
}

/** @param {any} found @param {State} state */
function answers(found, state) {
  if (!found.answers.length) return h("p", null, verdict("unknown"), h("span.quiet", null, " Nobody who is believed says anything of that, for or against."));
  return [
    h(
      "ul.plain.answers",
      null,
      found.answers.map((/** @type {any} */ each) =>
        h("li", null, verdict(each.verdict), " ", whyLink(each.notation, state, h("bdi", null, each.sentence)), each.extent && h("span.small.quiet", null, " ", h("bdi", null, each.extent)), each.carried.length > 0 && h("div.small", null, each.carried.map((/** @type {any} */ one) => h("span.way", null, carrier(one, state))))),
      ),
    ),
    found.more > 0 && h("p.small.quiet", null, `and ${found.more} more`),
    h("p", null, h("a", { href: to(state, { view: "saying", q: state.q }) }, "Who says what of this")),
  ];
}
