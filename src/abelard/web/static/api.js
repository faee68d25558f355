// @ts-check
// Asking the server. Answers are kept for as long as the case is as it was.

import { query } from "./address.js";
import { combined } from "./worked.js";

/** @type {Map<string, Promise<any>>} */
const kept = new Map();
let edition = "";
const MOST = 60;

/** @type {Set<(edition: string) => void>} */
const listeners = new Set();

/** @param {(edition: string) => void} listener called when the case has changed @returns {() => void} what ends it */
export function onEdition(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** In a published page the answers stand in the page itself. @type {Promise<Record<string, any>> | null} */
const published = document.getElementById("kept") ? unpacked() : null;
export const isPublished = published !== null;
/** Views that do not depend on the bar, or are kept only as they stand if everyone is believed. */
const LENT = ["agents", "sources", "agent", "source", "text", "claim", "itinerary", "notes"];

async function unpacked() {
  const packed = document.getElementById("kept")?.textContent ?? "";
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/**
 * @param {string} name @param {import("./address.js").State} state
 * @param {Record<string, string>} [more] @param {boolean} [anew] even if it is known @returns {Promise<any>}
 */
export function ask(name, state, more = {}, anew = false) {
  if (published) return looked(name, state, more);
  const words = query(state);
  for (const [key, value] of Object.entries(more)) if (value) words.set(key, value);
  const address = `/api/${name}?${words}`;
  const known = kept.get(address);
  if (known && !anew) return known;
  const answer = fetched(address);
  kept.set(address, answer);
  answer.catch(() => kept.delete(address));
  if (kept.size > MOST) kept.delete(/** @type {string} */ (kept.keys().next().value));
  return answer;
}

/** @param {string} name @param {import("./address.js").State} state @param {Record<string, string>} more */
async function looked(name, state, more) {
  const all = /** @type {Record<string, any>} */ (await published);
  if (name === "search") return namesLike(all, state.q);
  if (name === "problems") return [];
  const lists = [state.believe, state.reject, state.open].map((each) => [...each].sort().join(","));
  const words = Object.entries(more).filter(([key, value]) => value && key !== "width").map(([, value]) => value);
  const exact = [name, state.v, ...lists, state.at, state.known, ...words].join("\x1f");
  const lent = [name, "", "", "", "", "", "", ...words].join("\x1f");
  const found = (state.chance.length ? undefined : all[exact]) ?? (LENT.includes(name) ? all[lent] : undefined);
  if (found !== undefined) return found;
  const made = combined(all, name, state);
  if (made !== undefined) return made;
  throw new Error("This published page does not keep that. It keeps all views under every viewpoint of the case, and the answers to its questions under any combination of witnesses. For anything else, open the case with `abelard serve`.");
}

/** @param {Record<string, any>} all @param {string} text */
function namesLike(all, text) {
  const wanted = text.trim().toLocaleLowerCase();
  const lists = ["agents", "sources"].flatMap((name) => all[[name, "", "", "", "", "", ""].join("\x1f")] ?? []);
  const names = lists.map((each) => each.who).filter((one) => one.name.toLocaleLowerCase().includes(wanted) || one.id === text);
  return { read_as: names.length ? "name" : "", names, also: [], answers: [], more: 0, message: "A published page finds names only; to ask a statement, open the case with `abelard serve`." };
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

/** Change something. @param {string} name @param {any} body @returns {Promise<any>} */
export async function send(name, body) {
  const headers = { "x-abelard": "1", "content-type": "application/json" };
  const response = await fetch(`/api/${name}`, { method: "POST", headers, body: JSON.stringify(body) });
  const value = await response.json().catch(() => ({ error: `The workbench failed (${response.status}).` }));
  if (!response.ok) throw new Error(value.error);
  note(response.headers.get("x-abelard-edition") ?? "");
  return value;
}

/** @param {string} found */
function note(found) {
  if (!found || found === edition) return;
  const first = !edition;
  edition = found;
  if (!first) {
    kept.clear();
    for (const listener of listeners) listener(found);
  }
}

/** Ask now and then whether the case has changed. */
export function watch() {
  if (isPublished) return;
  setInterval(async () => {
    if (document.visibilityState === "visible") {
      const response = await fetch("/api/edition").catch(() => null);
      if (response?.ok) note(response.headers.get("x-abelard-edition") ?? "");
    }
  }, 2500);
}
