// @ts-check
// A block of the ledger in an editor: what is wrong with it shows as it is typed; a clash is shown side by side.

import { ask, onEdition, send } from "./api.js";
import { read } from "./address.js";
import { counted, h } from "./dom.js";
import { say } from "./edit.js";
import { colouring, completing } from "./notation.js";
import { claim } from "./shown.js";

const PATIENCE = 250;

/** @typedef {{ path: string, first: number, text: string, line: number }} Block */

/** Open a block: of an id, of a line, or a new one. @param {{ of?: string, path?: string, line?: number, column?: number, text?: string }} what */
export async function openBlock(what) {
  try {
    const [mirror, words, block] = await Promise.all([import(/** @type {any} */ ("./vendor/codemirror.js")), ask("words", read("#/")), opened(what)]);
    new Editor(mirror, words, block, what.column ?? 1).show();
  } catch (error) {
    say(/** @type {any} */ (error).message, true);
  }
}

/**
 * Open a text that goes elsewhere than into a file, and is read as blocks all the same.
 * @param {string} text @param {string} name @param {(text: string) => Promise<void>} keep
 */
export async function openText(text, name, keep) {
  const [mirror, words] = await Promise.all([import(/** @type {any} */ ("./vendor/codemirror.js")), ask("words", read("#/"))]);
  new Editor(mirror, words, { path: "", first: 0, text, line: 1 }, 1, name, keep).show();
}

/** @param {any} what @returns {Promise<Block>} */
async function opened(what) {
  if (what.text !== undefined) return { path: what.path, first: 0, text: what.text, line: 1 };
  return ask("block", read("#/"), { of: what.of ?? "", path: what.path ?? "", line: what.line ? String(what.line) : "" }, true);
}

class Editor {
  /**
   * @param {any} mirror @param {any} words @param {Block} block @param {number} column
   * @param {string} [name] @param {(text: string) => Promise<void>} [keep] where it goes, if not into the file
   */
  constructor(mirror, words, block, column, name = block.first ? "Edit a block" : "A new block", keep = undefined) {
    this.mirror = mirror;
    this.name = name;
    this.keep = keep;
    this.block = block;
    this.waiting = 0;
    this.seen = h("div.seen", { "aria-live": "polite" });
    this.save = /** @type {HTMLButtonElement} */ (h("button.button", { type: "button", onclick: () => this.write() }, "Write it"));
    const place = h("div.code");
    this.dialog = /** @type {HTMLDialogElement} */ (h("dialog.editor", { "aria-label": block.first ? `${block.path}, line ${block.first}` : name, onclose: () => this.gone(), oncancel: (/** @type {Event} */ event) => this.leave(event) }, this.head(), place, this.seen, this.actions()));
    const shadow = place.attachShadow({ mode: "open" }); // in it CodeMirror adopts its styles: the page allows no others
    this.view = new mirror.EditorView({ state: this.state(words), parent: shadow, root: shadow });
    const line = this.view.state.doc.line(Math.min(block.line, this.view.state.doc.lines));
    this.view.dispatch({ selection: { anchor: Math.min(line.from + column - 1, line.to) } });
    this.forget = onEdition(() => this.look());
  }

  head() {
    return h("header", null, h("h2", null, this.name), h("p.small.quiet", null, this.block.first > 0 && [h("code", null, `${this.block.path}:${this.block.first}`), " · "], "Ctrl+S writes it, Ctrl+Space offers words, F8 goes to the next mistake, Esc leaves"));
  }

  actions() {
    const out = this.block.first > 0 && h("button.button", { type: "button", onclick: () => this.take() }, "Take the block out");
    return h("p.actions", null, this.save, h("button.button", { type: "button", onclick: () => this.dialog.close() }, "Leave it"), out);
  }

  /** @param {any} words */
  state(words) {
    const { EditorState, EditorView, StreamLanguage, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, defaultKeymap, drawSelection, highlightActiveLine, history, historyKeymap, keymap, lineNumbers, lintGutter, lintKeymap, syntaxHighlighting } = this.mirror;
    const own = [{ key: "Mod-s", run: () => (this.write(), true) }, { key: "Mod-Enter", run: () => (this.write(), true) }];
    return EditorState.create({
      doc: this.block.text,
      extensions: [
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), closeBrackets(), lintGutter(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "The text of the block", spellcheck: "false" }),
        EditorView.theme(THEME),
        StreamLanguage.define({ ...colouring(words), tokenTable: table(this.mirror.tags) }),
        syntaxHighlighting(colours(this.mirror)),
        autocompletion({ override: [completing(words)], maxRenderedOptions: 60 }),
        keymap.of([...own, ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
        EditorView.updateListener.of((/** @type {any} */ update) => update.docChanged && this.later()),
      ],
    });
  }

  show() {
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.view.focus();
    this.look();
  }

  text() {
    return this.view.state.doc.toString();
  }

  /** @param {boolean} write @param {string} [text] */
  sent(write, text) {
    return send("block", { path: this.block.path, first: this.block.first, before: this.block.first ? this.block.text : "", text: text ?? this.text(), write });
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.look(), PATIENCE);
  }

  async look() {
    const text = this.text();
    try {
      const found = await this.sent(false, text);
      if (this.dialog.isConnected && text === this.text()) this.tell(found);
    } catch (error) {
      this.seen.replaceChildren(h("p.warn.small", null, /** @type {any} */ (error).message));
    }
  }

  async write() {
    try {
      if (this.keep) {
        await this.keep(this.text());
        return this.dialog.close();
      }
      const found = await this.sent(true);
      if (!found.written) return this.tell(found);
      this.block = { ...this.block, text: this.text(), first: found.first };
      this.dialog.close();
      say(`Written to ${this.block.path}. Undo takes it back.`);
    } catch (error) {
      this.seen.replaceChildren(h("p.warn.small", null, /** @type {any} */ (error).message));
    }
  }

  async take() {
    try {
      const found = await this.sent(true, "");
      if (!found.written) return this.tell(found);
      this.dialog.close();
      say(`Taken out of ${this.block.path}. Undo puts it back.`);
    } catch (error) {
      this.seen.replaceChildren(h("p.warn.small", null, /** @type {any} */ (error).message));
    }
  }

  /** Leave only if nothing would be lost, or it was asked for twice. @param {Event} event */
  leave(event) {
    if (this.text() === this.block.text || this.warned) return;
    event.preventDefault();
    this.warned = true;
    say("What you typed is not written. Esc once more leaves it.", true);
  }

  gone() {
    this.forget();
    clearTimeout(this.waiting);
    this.view.destroy();
    this.dialog.remove();
  }

  /** @param {any} found */
  tell(found) {
    if (found.clash) return this.clash(found.clash);
    const wrong = found.faults.filter((/** @type {any} */ one) => one.severity === "error").length;
    this.save.textContent = wrong ? `Write it all the same, with ${counted(wrong, "mistake")}` : "Write it";
    this.view.dispatch(this.mirror.setDiagnostics(this.view.state, found.faults.map((/** @type {any} */ one) => this.mark(one))));
    this.seen.replaceChildren(
      h("ul.plain.problems", null, found.faults.map((/** @type {any} */ one) => h("li", { class: one.severity }, h("p.small", null, h("button.try", { type: "button", onclick: () => this.goto(one) }, `line ${one.line}`), " ", h("bdi", null, one.message), one.hint && h("span.quiet", null, " · ", h("bdi", null, one.hint)))))),
      ...(found.elsewhere.length ? [h("div.small.warn", null, h("p", null, "Elsewhere this would be newly wrong:"), h("ul", null, found.elsewhere.map((/** @type {string} */ one) => h("li", null, h("bdi", null, one)))))] : []),
      ...(found.cards.length && !wrong ? [h("div", null, h("p.small.quiet", null, "It is read as:"), found.cards.map((/** @type {any} */ card) => claim({ ...card, carries: true }, read("#/"))))] : []),
    );
  }

  /** Where a fault stands. @param {any} fault */
  mark(fault) {
    const doc = this.view.state.doc;
    const line = doc.line(Math.max(1, Math.min(fault.line, doc.lines)));
    const from = Math.min(line.from + Array.from(line.text).slice(0, fault.column - 1).join("").length, line.to);
    const word = /^\S+/.exec(doc.sliceString(from, line.to))?.[0].length ?? 0;
    return { from, to: Math.min(from + Math.max(word, 1), line.to), severity: fault.severity, message: fault.message + (fault.hint ? `\n${fault.hint}` : "") };
  }

  /** @param {any} fault */
  goto(fault) {
    this.view.dispatch({ selection: { anchor: this.mark(fault).from }, scrollIntoView: true });
    this.view.focus();
  }

  /** Somebody else has changed the block: show both, write nothing. @param {Block} theirs */
  clash(theirs) {
    const mine = this.text();
    /** @param {boolean} over */
    const take = (over) => {
      this.block = { ...theirs, line: 1 };
      if (!over) this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: theirs.text } });
      if (over) this.write();
      else this.look();
      this.view.focus();
    };
    this.seen.replaceChildren(
      h("section.clash", { role: "alert" },
        h("p.warn", null, "The file was changed by another program while you were typing. Nothing is overwritten; choose."),
        h("div.pair", null,
          h("div", null, h("h3", null, "What stands there now"), h("pre", null, theirs.text), h("button.button", { type: "button", onclick: () => take(false) }, "Go on from theirs")),
          h("div", null, h("h3", null, "What you have typed"), h("pre", null, mine), h("button.button", { type: "button", onclick: () => take(true) }, "Write mine in its place")))),
    );
  }
}

/** @param {any} tags */
function table(tags) {
  return { keyword: tags.keyword, operator: tags.operatorKeyword, function: tags.function(tags.variableName), modifier: tags.modifier, attribute: tags.attributeName, type: tags.typeName, label: tags.labelName, property: tags.propertyName, string: tags.string, link: tags.link, variable: tags.special(tags.variableName), number: tags.number, comment: tags.comment };
}

/** @param {any} mirror */
function colours({ HighlightStyle, tags }) {
  return HighlightStyle.define([
    { tag: tags.keyword, fontWeight: "700" },
    { tag: tags.operatorKeyword, fontWeight: "700", color: deep("--p1") },
    { tag: tags.function(tags.variableName), color: deep("--p0") },
    { tag: [tags.modifier, tags.attributeName], color: deep("--p4") },
    { tag: tags.typeName, color: deep("--p2") },
    { tag: [tags.labelName, tags.link, tags.special(tags.variableName)], color: deep("--p7") },
    { tag: tags.propertyName, color: "var(--quiet)", fontWeight: "600" },
    { tag: tags.string, color: deep("--p3") },
    { tag: tags.number, color: deep("--p6") },
    { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  ]);
}

/** A colour dark enough for small letters, also on the line that is marked. @param {string} name */
const deep = (name) => `color-mix(in srgb, var(${name}) 78%, var(--text))`;

const THEME = {
  "&": { color: "var(--text)", backgroundColor: "var(--paper)", border: "1px solid var(--line)", fontSize: "0.86rem", maxHeight: "50vh" },
  "&.cm-focused": { outline: "2px solid var(--focus)" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace", lineHeight: "1.55", overflow: "auto" },
  ".cm-content": { caretColor: "var(--text)", minHeight: "6em" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--sheet)", color: "var(--quiet)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--text) 5%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--focus) 28%, transparent)" },
  ".cm-tooltip": { backgroundColor: "var(--sheet)", color: "var(--text)", border: "1px solid var(--line)", maxWidth: "min(44rem, 90vw)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--text)", color: "var(--paper)" },
  ".cm-completionDetail": { color: "inherit", opacity: "0.75", fontStyle: "italic" },
};
