// @ts-check
// In a published page: answers for a combination of witnesses that was not kept, from the tables that were.

/** @typedef {import("./address.js").State} State */
/** @typedef {{ key: string, id: string, carries: boolean, own: boolean, parties: string[] }} Leaf */

const WORDS = /** @type {Record<string, string>} */ ({ y: "yes", p: "possibly", d: "disputed", n: "denied", o: "no", u: "unknown" });
const WEAKEST = ["denied", "no", "disputed", "unknown", "not kept", "possibly", "yes"];
const HERE = ["case", "questions", "belief"];
export const HOW = "Worked out in this page from whom each answer needs; the dates are those of the viewpoint.";

/**
 * What the page can say under a combination of witnesses; nothing where it cannot.
 * @param {Record<string, any>} all @param {string} name @param {State} state
 */
export function combined(all, name, state) {
  if (!HERE.includes(name) || state.at || state.known || state.chance.length) return undefined;
  const of = (/** @type {string} */ what) => all[[what, state.v, "", "", "", "", ""].join("\x1f")];
  const [tables, base, belief] = [of("tables"), of(name), of("belief")];
  if (!tables || !base || !belief) return undefined;
  const stand = standings(tables, state);
  if (!stand) return undefined;
  if (name === "case") return { ...base, looking: looking(base.looking, belief, state) };
  const questions = base.questions.map((/** @type {any} */ one) => asked(one, tables, stand));
  const told = { ...base, looking: looking(base.looking, belief, state), questions };
  return name === "belief" ? { ...told, witnesses: witnesses(base, tables, stand, state, questions) } : told;
}

/**
 * Whether each witness carries now. A choice for a witness beats one for a party of his; of several parties the more cautious counts.
 * @param {any} tables @param {State} state @returns {Map<string, boolean> | null} null where a choice changes more than that
 */
function standings(tables, state) {
  /** @type {Map<string, string>} */
  const chosen = new Map([...state.open.map((id) => [id, "open"]), ...state.reject.map((id) => [id, "rejected"]), ...state.believe.map((id) => [id, "believed"])].map(([id, how]) => [id, how]));
  const leaves = /** @type {Leaf[]} */ (tables.leaves);
  for (const id of state.believe) {
    // To believe expressly whom one believes anyway, or whom the viewpoint rejects, is more than a leaf that turns.
    if (tables.named[id] === "rejected" || !leaves.some((one) => one.id === id && !one.carries)) return null;
  }
  const found = new Map();
  for (const leaf of leaves) {
    const own = chosen.get(leaf.id);
    const parties = leaf.parties.filter((party) => chosen.has(party) || tables.named[party]);
    const turned = !leaf.own && parties.some((party) => chosen.has(party));
    const held = parties.every((party) => (chosen.get(party) ?? tables.named[party]) === "believed");
    found.set(leaf.key, own ? own === "believed" : turned ? held && leaf.carries : leaf.carries);
  }
  return found;
}

/** @param {any} table @param {Map<string, boolean>} stand @param {Leaf[]} leaves */
function answer(table, stand, leaves) {
  const moved = (/** @type {string} */ key) => stand.get(key) !== leaves.find((one) => one.key === key)?.carries;
  if (table.besides.some(moved)) return "not kept";
  const row = table.on.reduce((/** @type {number} */ sum, /** @type {string} */ key, /** @type {number} */ place) => sum + (stand.get(key) ? 2 ** place : 0), 0);
  return WORDS[table.answers[row]];
}

/** @param {any} question @param {any} tables @param {Map<string, boolean>} stand */
function asked(question, tables, stand) {
  const rivals = question.rivals.map((/** @type {any} */ rival) => {
    const parts = rival.parts.map((/** @type {any} */ part, /** @type {number} */ place) => {
      const table = tables.tables.find((/** @type {any} */ one) => one.statement === `${question.id}/${rival.id}/${place}`);
      return { ...part, verdict: table ? answer(table, stand, tables.leaves) : "not kept", carried: part.carried.filter((/** @type {any} */ one) => carries(one, stand)) };
    });
    const verdict = WEAKEST.find((word) => parts.some((/** @type {any} */ part) => part.verdict === word)) ?? "unknown";
    return { ...rival, parts, verdict };
  });
  return { ...question, rivals };
}

/** Whether a way still carries: all it needs is believed, and nothing stands that undoes it. @param {any} way @param {Map<string, boolean>} stand */
function carries(way, stand) {
  const held = (/** @type {any} */ one) => (stand.get(one.id) ?? true) || stand.get(`+${one.id}`) === true;
  return [...way.needs, ...way.through].every(held) && !way.unless.some((/** @type {any[]} */ set) => set.length && set.every(held));
}

/** @param {any} base @param {any} tables @param {Map<string, boolean>} stand @param {State} state @param {any[]} questions */
function witnesses(base, tables, stand, state, questions) {
  const listed = questions.flatMap((question) => question.rivals.flatMap((/** @type {any} */ rival) => rival.parts.map((/** @type {any} */ part, /** @type {number} */ place) => ({ part, statement: `${question.id}/${rival.id}/${place}` }))));
  return base.witnesses.map((/** @type {any} */ one) => {
    const id = one.who.id;
    const chosen = state.reject.includes(id) ? "rejected" : state.open.includes(id) ? "open" : state.believe.includes(id) ? "believed" : "";
    const keys = [id, `+${id}`].filter((key) => stand.has(key));
    const carries = keys.some((key) => stand.get(key));
    const other = new Map(stand);
    for (const key of keys) other.set(key, !carries);
    const hangs = keys.length ? listed.flatMap(({ part, statement }) => {
      const table = tables.tables.find((/** @type {any} */ each) => each.statement === statement);
      const then = table?.on.some((/** @type {string} */ key) => keys.includes(key)) ? answer(table, other, tables.leaves) : part.verdict;
      return then !== part.verdict && then !== "not kept" ? [{ notation: part.notation, sentence: part.sentence, now: part.verdict, then }] : [];
    }) : [];
    return { ...one, standing: chosen || one.standing, chosen: Boolean(chosen) || one.chosen, hangs };
  });
}

/** @param {string} base @param {any} belief @param {State} state */
function looking(base, belief, state) {
  const name = (/** @type {string} */ id) => belief.witnesses.find((/** @type {any} */ one) => one.who.id === id)?.who.name ?? id;
  const list = (/** @type {string[]} */ ids) => ids.map(name).join(", ");
  const parts = [state.reject.length && `but not ${list(state.reject)}`, state.open.length && `leaving open ${list(state.open)}`, state.believe.length && `believing also ${list(state.believe)}`].filter(Boolean);
  return `${base.replace(/\.$/, "")}, ${parts.join(", ")}. ${HOW}`;
}
