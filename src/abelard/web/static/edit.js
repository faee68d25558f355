// @ts-check
// The doors to the editor, small enough for every page; the editor itself is fetched when one is opened.

import { isPublished, send } from "./api.js";
import { h } from "./dom.js";

let readOnly = true;

/** Learn from the cover of the case whether it may be changed. @param {any} cover */
export function learnRights(cover) {
  readOnly = cover.read_only || isPublished;
}

export const mayEdit = () => !readOnly && !isPublished;

/**
 * A button that opens a block of the ledger.
 * @param {{ of?: string, path?: string, line?: number, column?: number }} what @param {string} [name]
 */
export function edit(what, name = "edit") {
  if (!mayEdit()) return null;
  const told = what.of ? `Edit ${what.of}` : `Edit ${what.path}, line ${what.line}`;
  return h("button.try", { type: "button", "aria-label": told, title: told, "data-key": `edit:${what.of ?? `${what.path}:${what.line}`}`, onclick: () => open(what) }, name);
}

/** @param {any} what */
async function open(what) {
  const { openBlock } = await import("./editor.js");
  await openBlock(what);
}

/** A line at the foot of the page that says what was done, and goes. @param {string} text @param {boolean} [bad] */
export function say(text, bad = false) {
  const box = document.querySelector("#told") ?? document.body.appendChild(h("div", { id: "told", role: "status" }));
  const line = h("p", { class: bad ? "warn" : "" }, text);
  box.replaceChildren(line);
  setTimeout(() => line.remove(), bad ? 12000 : 5000);
}

/** Take the last change back, or do it again. @param {"undo" | "redo"} name */
export async function step(name) {
  try {
    const done = await send(name, {});
    say(`${name === "undo" ? "Taken back" : "Done again"}, in ${done.path}. ${done.undo} to take back, ${done.redo} to do again.`);
  } catch (error) {
    say(/** @type {any} */ (error).message, true);
  }
}

window.addEventListener("keydown", (event) => {
  const at = /** @type {HTMLElement} */ (event.target);
  if (!mayEdit() || !(event.ctrlKey || event.metaKey) || event.altKey || at.closest("input, textarea, select, dialog")) return;
  const key = event.key.toLowerCase();
  const name = key === "z" && !event.shiftKey ? "undo" : key === "y" || (key === "z" && event.shiftKey) ? "redo" : null;
  if (!name) return;
  event.preventDefault();
  step(name);
});
