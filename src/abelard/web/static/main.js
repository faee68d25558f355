// @ts-check
// The workbench: reads the address, asks the server, draws. Every view is a function from state to elements.

import { go, read } from "./address.js";
import { ask, onEdition, watch } from "./api.js";
import { bar } from "./bar.js";
import { belief } from "./belief.js";
import { briefing } from "./briefing.js";
import { conflicts } from "./disputes.js";
import { append, h } from "./dom.js";
import { learnRights } from "./edit.js";
import { hypotheses } from "./hypotheses.js";
import { ledger } from "./ledger.js";
import { lineage } from "./lineage.js";
import { network } from "./network.js";
import { agent, agents, problems, source, sources } from "./pages.js";
import { reader } from "./reader.js";
import { review } from "./review.js";
import { saying } from "./saying.js";
import { search } from "./search.js";
import { side } from "./side.js";
import { timeline } from "./timeline.js";

/** @type {Record<string, (state: import("./address.js").State, again: () => void) => Promise<any>>} */
const VIEWS = {
  briefing,
  saying,
  belief,
  conflicts,
  hypotheses,
  lineage,
  timeline,
  network,
  agents,
  agent,
  sources,
  source,
  reader,
  ledger,
  review,
  problems,
  search,
};

const head = /** @type {HTMLElement} */ (document.getElementById("head"));
const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const panel = /** @type {HTMLElement} */ (document.getElementById("side"));
/** @type {Record<string, string>} */
const known = {};
let turn = 0;
/** @type {Promise<void> | undefined} whether the case may be changed, asked once */
let learned;
let shown = "";

/** @param {string} id */
const nameOf = (id) => known[id] ?? id;

async function draw() {
  const mine = ++turn;
  const state = read();
  const view = VIEWS[state.view] ?? briefing;
  main.setAttribute("aria-busy", "true");
  try {
    await (learned ??= ask("case", read("#/")).then(learnRights, () => {}));
    const [cover, inside, beside] = await Promise.all([ask("case", state), view(state, draw), side(state)]);
    if (mine !== turn) return;
    document.title = `${cover.title} · Abelard`;
    await learn(state);
    keeping(() => {
      head.replaceChildren();
      append(head, [bar(state, cover, nameOf)]);
      main.replaceChildren();
      append(main, [inside]);
      panel.replaceChildren();
      append(panel, [beside]);
    });
    place(state, Boolean(beside));
  } catch (error) {
    if (mine === turn) await failed(state, error);
  }
  if (mine === turn) main.removeAttribute("aria-busy");
}

/** Learn the names of those who are chosen in the address. @param {import("./address.js").State} state */
async function learn(state) {
  const chosen = [...state.believe, ...state.reject, ...state.open, ...state.chance.map((each) => each.replace(/:[^:]*$/, ""))];
  if (chosen.some((id) => !known[id])) {
    for (const list of ["agents", "sources"]) {
      for (const entry of await ask(list, read("#/"))) known[entry.who.id] = entry.who.name;
    }
  }
}

/** Say what went wrong, and leave a way back. @param {import("./address.js").State} state @param {any} error */
async function failed(state, error) {
  const cover = await ask("case", read("#/")).catch(() => null);
  if (cover && !head.hasChildNodes()) append(head, [bar(state, cover, nameOf)]);
  main.replaceChildren(h("section.message", { role: "alert" }, h("h1", null, "This cannot be shown"), h("pre", null, error.message), h("p", null, h("a", { href: "#/briefing" }, "Back to the briefing, believing everyone"))));
  panel.hidden = true;
  document.body.classList.remove("beside");
}

/** Redraw without losing the reader's place. @param {() => void} change */
function keeping(change) {
  const active = /** @type {any} */ (document.activeElement);
  const key = active?.dataset?.key;
  const typed = active?.tagName === "INPUT" ? active.value : null;
  change();
  if (!key) return;
  const again = /** @type {any} */ (document.querySelector(`[data-key="${CSS.escape(key)}"]`));
  if (!again) return;
  if (typed !== null && again.tagName === "INPUT") again.value = typed;
  again.focus({ preventScroll: true });
}

/** @param {import("./address.js").State} state @param {boolean} beside */
function place(state, beside) {
  panel.hidden = !beside;
  document.body.classList.toggle("beside", beside);
  const tab = /** @type {HTMLElement | null} */ (head.querySelector("nav [aria-current]"));
  if (tab?.parentElement) tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 40;
  const page = `${state.view} ${state.id} ${state.q}`;
  if (page !== shown && shown) {
    window.scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }
  shown = page;
  const marked = document.querySelector(".here");
  if (marked && !beside) marked.scrollIntoView({ block: "center" });
}

window.addEventListener("hashchange", draw);
window.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(/** @type {any} */ (event.target).tagName);
  if (event.key === "/" && !typing) {
    event.preventDefault();
    document.getElementById("search")?.focus();
  } else if (event.key === "Escape" && !panel.hidden && !typing) {
    go(read(), { why: "", claim: "" });
  }
});
onEdition(draw);
watch();
draw();
