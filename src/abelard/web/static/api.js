// @ts-check
// Asking the server. Answers are kept for as long as the case is as it was.

import { query } from "./address.js";

/** @type {Map<string, Promise<any>>} */
const kept = new Map();
let edition = "";
const MOST = 60;

/** @type {(edition: string) => void} */
let told = () => {};

/** @param {(edition: string) => void} listener called when the case has changed on disk */
export function onEdition(listener) {
  told = listener;
}

/**
 * @param {string} name @param {import("./address.js").State} state
 * @param {Record<string, string>} [more] @returns {Promise<any>}
 */
export function ask(name, state, more = {}) {
  const words = query(state);
  for (const [key, value] of Object.entries(more)) if (value) words.set(key, value);
  const address = `/api/${name}?${words}`;
  const known = kept.get(address);
  if (known) return known;
  const answer = fetched(address);
  kept.set(address, answer);
  answer.catch(() => kept.delete(address));
  if (kept.size > MOST) kept.delete(/** @type {string} */ (kept.keys().next().value));
  return answer;
}

/** @param {string} address */
async function fetched(address) {
  let response;
  try {
    response = await fetch(address, { headers: { "x-abelard": "1" } });
  } catch {
    throw new Error("The workbench does not answer. Is `abelard serve` still running?");
  }
  note(response.headers.get("x-abelard-edition") ?? "");
  const value = await response.json().catch(() => ({ error: `The workbench failed (${response.status}).` }));
  if (!response.ok) throw new Error(value.error ?? `The workbench failed (${response.status}).`);
  return value;
}

/** @param {string} found */
function note(found) {
  if (!found || found === edition) return;
  const first = !edition;
  edition = found;
  if (!first) {
    kept.clear();
    told(found);
  }
}

/** Ask now and then whether the case has changed. */
export function watch() {
  setInterval(async () => {
    if (document.visibilityState === "visible") {
      const response = await fetch("/api/edition").catch(() => null);
      if (response?.ok) note(response.headers.get("x-abelard-edition") ?? "");
    }
  }, 2500);
}
