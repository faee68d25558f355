// @ts-check
// Making a claim from selected words, and taking changes back.

import { isPublished, send } from "./api.js";
import { h } from "./dom.js";
import { step } from "./edit.js";
import { attachTo, wanted } from "./mend.js";
import { claim } from "./shown.js";

/** @typedef {import("./address.js").State} State */

const PATIENCE = 250;

/**
 * Offer to make a claim of the words that are selected in a text.
 * @param {HTMLElement} text @param {string} source @param {State} state @returns {HTMLElement | null}
 */
export function offer(text, source, state) {
  if (isPublished) return null;
  const button = h("button.button.make", { type: "button", hidden: true, onclick: () => (wanted() ? attachTo(words(text), beginning()) : write(source, words(text), state)) }, "Make a claim of these words");
  const changed = () => {
    if (!text.isConnected && button.isConnected === false) return document.removeEventListener("selectionchange", changed);
    button.hidden = words(text) === "";
    button.textContent = wanted() ? `Attach ^${wanted()} to these words` : "Make a claim of these words";
  };
  document.addEventListener("selectionchange", changed);
  return button;
}

/** @param {HTMLElement} text */
function words(text) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.anchorNode || !text.isConnected) return "";
  return text.contains(selection.anchorNode) && text.contains(selection.focusNode) ? selection.toString().trim() : "";
}

/** Where the paragraph of the selected words begins, in code points. */
function beginning() {
  const node = document.getSelection()?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  return Number(/** @type {HTMLElement | null} */ (element?.closest("[data-start]"))?.dataset.start ?? 0);
}

/** Open the form. @param {string} source @param {string} quote @param {State} state */
export function write(source, quote, state) {
  const head = field("head", "Who says what, and when was it so", "ann denies guild part-of league in 1092");
  const locator = field("locator", "Where in it", "para 12");
  const hedge = field("hedge", "In words of caution (may be empty)", "purportedly");
  const seen = h("div.seen", { "aria-live": "polite" });
  const save = /** @type {HTMLButtonElement} */ (h("button.button", { type: "submit", disabled: true }, "Write it into the case"));
  const given = () => ({ source, quote, head: value(head), locator: value(locator), hedge: value(hedge) });
  let waiting = 0;
  const look = async () => {
    const found = await send("draft", { draft: given() }).catch((error) => ({ problems: [error.message], mentioned: [] }));
    save.disabled = !found.card || found.problems.length > 0;
    seen.replaceChildren(preview(found, state, head));
  };
  const dialog = /** @type {HTMLDialogElement} */ (
    h(
      "dialog",
      { "aria-label": "A new claim", onclose: () => dialog.remove() },
      h(
        "form",
        {
          oninput: () => {
            clearTimeout(waiting);
            waiting = window.setTimeout(look, PATIENCE);
          },
          onsubmit: async (/** @type {Event} */ event) => {
            event.preventDefault();
            const done = await send("draft", { draft: given(), write: true }).catch((error) => ({ problems: [error.message], mentioned: [] }));
            if (done.written) dialog.close();
            else seen.replaceChildren(preview(done, state, head));
          },
        },
        h("h2", null, "A new claim"),
        quote && h("blockquote", null, h("bdi", null, quote)),
        head,
        locator,
        hedge,
        seen,
        h("p.actions", null, save, h("button.button", { type: "button", onclick: () => dialog.close() }, "Leave it")),
      ),
    )
  );
  document.body.append(dialog);
  dialog.showModal();
  look();
}

/** @param {string} name @param {string} told @param {string} example */
function field(name, told, example) {
  return h("label.field", null, h("span.small.quiet", null, told), h("input", { name, placeholder: example, autocomplete: "off", spellcheck: "false" }));
}

/** @param {HTMLElement} label */
const value = (label) => /** @type {HTMLInputElement} */ (label.querySelector("input")).value.trim();

/** How the claim is understood. @param {any} found @param {State} state @param {HTMLElement} head */
function preview(found, state, head) {
  const input = /** @type {HTMLInputElement} */ (head.querySelector("input"));
  const insert = (/** @type {string} */ id) => {
    input.value = `${input.value.trim()} ${id} `.trimStart();
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return h(
    "div",
    null,
    found.mentioned.length > 0 && h("p.small", null, h("span.quiet", null, "In these words: "), found.mentioned.map((/** @type {any} */ one) => [h("button.chip", { type: "button", onclick: () => insert(one.id) }, h("bdi", null, one.name)), " "])),
    input.value.trim() && found.problems.map((/** @type {string} */ problem) => h("p.small.warn", null, h("bdi", null, problem))),
    found.card && found.problems.length === 0 && [h("p.small.quiet", null, "It will be read as:"), claim({ ...found.card, carries: true }, state)],
  );
}

/** Take the last change back, or do it again. @param {any} cover */
export function history(cover) {
  if (cover.read_only || isPublished || !(cover.undo || cover.redo)) return null;
  return h(
    "span.history",
    null,
    cover.undo > 0 && h("button.chip", { type: "button", title: "Take the last change back (Ctrl+Z)", "data-key": "undo", onclick: () => step("undo") }, "Undo"),
    cover.redo > 0 && h("button.chip", { type: "button", title: "Do it again (Ctrl+Y)", "data-key": "redo", onclick: () => step("redo") }, "Redo"),
  );
}
