// @ts-check
// The state of the screen is in the address: `#/belief?v=aq-telling&reject=zawahiri&at=2007`.

/**
 * @typedef {object} State
 * @property {string} view
 * @property {string} v a viewpoint
 * @property {string[]} believe
 * @property {string[]} reject
 * @property {string[]} open
 * @property {string[]} chance witnesses with a probability: `zawahiri:0.7`
 * @property {string} at
 * @property {string} known
 * @property {string} q
 * @property {string} id an agent or a source
 * @property {string} why a statement that is explained at the side
 * @property {string} claim a claim that is shown at the side
 * @property {string} lane
 * @property {string} with a viewpoint that is set over the one of the bar
 * @property {string} without what a picture leaves out
 * @property {string} steps how far from the one who is looked at
 * @property {string} acts `no` if single acts are no ties
 * @property {string} from the first day of the timeline that is seen
 * @property {string} to
 * @property {string} as `table` for a table in place of a drawing
 * @property {string} fold `no` if many are shown one by one
 */

const LISTS = ["believe", "reject", "open", "chance"];
const WORDS = ["v", "at", "known", "q", "id", "why", "claim", "lane", "with", "without", "steps", "fold", "acts", "from", "to", "as"];
/** What stands in the bar: it goes along from view to view. */
const BAR = ["v", "believe", "reject", "open", "chance", "at", "known"];

/** @returns {State} */
export function read(hash = location.hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const given = new URLSearchParams(query);
  /** @type {any} */
  const state = { view: path || "briefing" };
  for (const key of WORDS) state[key] = given.get(key) ?? "";
  for (const key of LISTS) state[key] = (given.get(key) ?? "").split(",").filter(Boolean);
  return state;
}

/** @param {Partial<State> & Record<string, any>} state */
export function write(state) {
  const words = new URLSearchParams();
  for (const key of WORDS) if (state[key]) words.set(key, state[key]);
  for (const key of LISTS) if (state[key]?.length) words.set(key, state[key].join(","));
  const query = words.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%5E", "^");
  return `#/${state.view}${query ? `?${query}` : ""}`;
}

/**
 * The address of the same screen with some things changed. Another view keeps only the bar.
 * @param {State} state @param {Partial<State>} changes
 */
export function to(state, changes) {
  const moved = changes.view !== undefined && changes.view !== state.view;
  const kept = moved ? Object.fromEntries(BAR.map((key) => [key, state[key]])) : state;
  return write({ ...kept, ...changes, view: changes.view ?? state.view });
}

/** @param {State} state @param {Partial<State>} changes */
export function go(state, changes) {
  location.hash = to(state, changes);
}

/** @param {State} state what the API is asked with */
export function query(state) {
  const words = new URLSearchParams();
  for (const key of BAR) {
    const value = LISTS.includes(key) ? state[key].join(",") : state[key];
    if (value) words.set(key, value);
  }
  return words;
}

/**
 * Choose how a witness stands; choosing again what is chosen takes the choice back.
 * @param {State} state @param {string} witness @param {"believe" | "reject" | "open"} choice
 * @returns {Partial<State>}
 */
export function choose(state, witness, choice) {
  const had = state[choice].includes(witness);
  const lists = cleared(state, witness);
  if (!had) lists[choice].push(witness);
  return lists;
}

/**
 * Give a witness a probability, or take it back.
 * @param {State} state @param {string} witness @param {number | null} chance from 0 to 1
 * @returns {Partial<State>}
 */
export function chanced(state, witness, chance) {
  const lists = cleared(state, witness);
  if (chance !== null) lists.chance.push(`${witness}:${Number(chance.toFixed(3))}`);
  return lists;
}

/** The choices without those for one witness. @param {State} state @param {string} witness */
function cleared(state, witness) {
  /** @type {any} */
  const lists = Object.fromEntries(LISTS.map((key) => [key, state[key].filter((/** @type {string} */ one) => (key === "chance" ? !one.startsWith(`${witness}:`) : one !== witness))]));
  return lists;
}
