// @ts-check
// Who says what: rows are statements, columns are speakers, cells are stances.

import { go, to } from "./address.js";
import { ask } from "./api.js";
import { counted, fold, h } from "./dom.js";
import { colour, stance, verdict, who, whyLink } from "./shown.js";

/** @typedef {import("./address.js").State} State */

const COLUMNS = 9;
const FEW = 5;

/** @param {State} state */
export async function saying(state) {
  const table = await ask("statements", state, { q: state.q });
  return h(
    "div.page.wide",
    null,
    h("header.title", null, h("h1", null, "Who says what"), h("p.lead", null, "Statements on which speakers differ, and what each made of them. ", key())),
    h(
      "form.inline",
      { onsubmit: (/** @type {any} */ event) => (event.preventDefault(), go(state, { q: event.target.elements.q.value.trim() })) },
      h("label", null, "Only ", h("input", { name: "q", "data-key": "only", value: state.q, placeholder: "?x part-of ?y, or a name", size: 28, spellcheck: "false", autocomplete: "off" })),
      state.q && h("a.small", { href: to(state, { q: "" }) }, "everything"),
    ),
    matrix(table, state),
  );
}

/** The table of a view. @param {any} table @param {State} state */
export function matrix(table, state) {
  const { contested, agreed } = table;
  return [
    contested.length > 0 ? grid(contested, table.speakers, state) : h("p.quiet", null, agreed.length ? "Nobody contradicts anybody here." : "Nobody says anything of that."),
    agreed.length > 0 && fold(`agreed:${state.view}:${state.id}`, [h("b", null, counted(agreed.length, "statement")), h("span.quiet", null, " on which nobody differs")], () => plainRows(agreed, table.speakers, state), contested.length === 0 && agreed.length <= 60),
    table.left_out > 0 && h("p.small.quiet", null, `${counted(table.left_out, "more statement")} not shown: narrow the search.`),
  ];
}

function key() {
  return h("span.small.quiet", null, ["affirms", "denies", "doubts", "retracts", "searched-for"].map((one) => [h("span.keyed", null, stance(one), ` ${one.replace("-", " ")}`), " "]), "An arrow joins what one speaker said at different times; faded: does not count under the present bar.");
}

/** @param {any[]} lines @param {any[]} speakers @param {State} state */
function grid(lines, speakers, state) {
  const here = new Map();
  for (const line of lines) for (const cell of line.cells) here.set(cell.speaker, (here.get(cell.speaker) ?? 0) + 1);
  const ordered = speakers.filter((one) => here.has(one.id)).sort((one, other) => here.get(other.id) - here.get(one.id));
  const columns = ordered.slice(0, COLUMNS);
  const rest = new Map(ordered.slice(COLUMNS).map((one) => [one.id, one]));
  return h(
    "div.scroll",
    { tabindex: "0", role: "region", "aria-label": "Statements by speakers" },
    h(
      "table.matrix",
      null,
      h("thead", null, h("tr", null, h("th", { scope: "col" }, "Statement"), columns.map((one) => h("th.speaker", { scope: "col" }, h("span", null, who(one, state)))), rest.size > 0 && h("th", { scope: "col" }, "Others"))),
      h("tbody", null, lines.map((line) => row(line, columns, rest, state))),
    ),
  );
}

/** @param {any} line @param {any[]} columns @param {Map<string, any>} rest @param {State} state */
function row(line, columns, rest, state) {
  const cells = new Map(line.cells.map((/** @type {any} */ cell) => [cell.speaker, cell]));
  const others = line.cells.filter((/** @type {any} */ cell) => rest.has(cell.speaker));
  const other = (/** @type {any} */ cell) => h("div", { class: colour(rest.get(cell.speaker)) }, marks(cell, rest.get(cell.speaker), state), " ", who(rest.get(cell.speaker), state));
  return h(
    "tr",
    null,
    h("th", { scope: "row" }, h("span.led", null, h("span", null, line.verdict && verdict(line.verdict)), whyLink(line.key, state, h("bdi", null, line.sentence)))),
    columns.map((one) => h("td", { class: colour(one) }, cells.has(one.id) && marks(cells.get(one.id), one, state))),
    rest.size > 0 && h("td.others", null, others.slice(0, FEW).map(other), others.length > FEW && fold(`others:${line.key}`, `${others.length - FEW} more`, () => others.slice(FEW).map(other))),
  );
}

/** What one speaker says on a statement, in the order of time. @param {any} cell @param {any} speaker @param {State} state */
function marks(cell, speaker, state) {
  const shown = cell.marks.filter((/** @type {any} */ mark, /** @type {number} */ place) => place === 0 || mark.stance !== cell.marks[place - 1].stance);
  const few = shown.slice(0, 4);
  return h(
    "span.marks",
    { class: cell.turned ? "turned" : "" },
    few.map((/** @type {any} */ mark, /** @type {number} */ place) => [
      place > 0 && h("span.arrow", { "aria-label": "then" }, "→"),
      h(
        "a.mark",
        { href: to(state, { claim: mark.claim, why: "" }), title: [speaker.name, mark.said, mark.channel, mark.hedge && `“${mark.hedge}”`].filter(Boolean).join(", ") },
        stance(mark.stance, mark.carries, mark.indirect),
        mark.said && h("span.date", null, year(mark.said)),
        mark.channel && mark.channel !== "public" && h("span.channel", null, mark.channel),
      ),
    ]),
    shown.length > few.length && h("span.small.quiet", null, ` +${shown.length - few.length}`),
  );
}

/** @param {string} said */
function year(said) {
  return said.match(/\d{3,4}/)?.[0] ?? said;
}

/** @param {any[]} lines @param {any[]} speakers @param {State} state */
function plainRows(lines, speakers, state) {
  const known = new Map(speakers.map((one) => [one.id, one]));
  return h(
    "ul.plain.agreed",
    null,
    lines.map((line) =>
      h("li", null, line.verdict && [verdict(line.verdict), " "], whyLink(line.key, state, h("bdi", null, line.sentence)), " ", h("span.small", null, line.cells.map((/** @type {any} */ cell) => h("span.voice", { class: colour(known.get(cell.speaker)) }, marks(cell, known.get(cell.speaker), state), " ", who(known.get(cell.speaker), state, true))))),
    ),
  );
}
