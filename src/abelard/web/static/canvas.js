// @ts-check
// A large drawing to look around in: scroll, drag, zoom, and an overview of the whole.

import { append, h, s } from "./dom.js";

const policy = /** @type {any} */ (window).trustedTypes?.createPolicy("abelard", { createHTML: (/** @type {string} */ text) => text });
const STEPS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3];
/** How large the last drawing was looked at. */
let zoom = 1;

/**
 * Put a drawing of ours into the page. It stands in a shadow tree, so that its style is its own; its style
 * sheet is adopted, since the page allows no inline styles. Its text was escaped where it was drawn.
 * @param {string} text an SVG @param {string} name for those who cannot see it
 * @param {(what: { claims: string[], agent: string }) => void} chosen
 */
export function canvas(text, name, chosen) {
  const frame = h("div.picture.scroll", { tabindex: "0", role: "region", "aria-label": name, "data-key": "canvas" });
  const drawing = embed(frame, text, chosen);
  if (!drawing) return h("p.warn", null, "The drawing cannot be shown.");
  const size = { width: Number(drawing.getAttribute("width")), height: Number(drawing.getAttribute("height")) };
  const told = h("output", { class: "small quiet" });
  const over = overview(drawing, frame, size);
  const set = (/** @type {number} */ wanted) => {
    zoom = Math.min(3, Math.max(0.15, wanted));
    drawing.style.width = `${size.width * zoom}px`;
    drawing.style.height = `${size.height * zoom}px`;
    told.textContent = `${Math.round(zoom * 100)} %`;
    over.seen();
  };
  const step = (/** @type {1 | -1} */ way) => set((way > 0 ? STEPS.find((one) => one > zoom + 0.01) : STEPS.findLast((one) => one < zoom - 0.01)) ?? zoom);
  const fit = () => set(Math.min(1, (frame.clientWidth - 2) / size.width));
  moved(frame, set);
  frame.addEventListener("keydown", (event) => {
    const keys = { "+": () => step(1), "=": () => step(1), "-": () => step(-1), 0: fit };
    if (event.target !== frame || event.ctrlKey || event.metaKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  const button = (/** @type {string} */ sign, /** @type {string} */ title, /** @type {() => void} */ act) => h("button.button", { type: "button", title, "aria-label": title, onclick: act }, sign);
  keepYears(drawing, frame);
  requestAnimationFrame(() => set(zoom));
  return h("div.canvas", null, h("div.tools", null, button("−", "smaller (-)", () => step(-1)), told, button("+", "larger (+)", () => step(1)), button("whole width", "fit the width (0)", fit), over.map), frame);
}

/** @param {HTMLElement} frame @param {string} text @param {(what: { claims: string[], agent: string }) => void} chosen */
function embed(frame, text, chosen) {
  const sheet = new CSSStyleSheet();
  // The page's policy allows no inline style, not even while parsing; scripted style it does allow.
  const bare = text
    .replace(/<style>(.*?)<\/style>/gs, (_, rules) => (sheet.replaceSync(rules), ""))
    .replace(/ style="([^"<>]*)"(?=[^<]*>)/g, ' data-style="$1"');
  const parsed = new DOMParser().parseFromString(policy ? policy.createHTML(bare) : bare, "image/svg+xml");
  const root = parsed.documentElement;
  if (root.nodeName !== "svg") return null;
  for (const one of root.querySelectorAll("script, foreignObject")) one.remove();
  const extra = new CSSStyleSheet();
  extra.replaceSync("svg{display:block}@media print{svg{width:100%!important;height:auto!important}}text{unicode-bidi:plaintext}[data-claims],[data-agent]{cursor:pointer}[data-claims]:hover,[data-claims]:focus-visible{filter:brightness(1.15);outline:none}[data-claims]:focus-visible *,[data-agent]:focus-visible{outline:2px solid currentColor;outline-offset:2px}");
  const shadow = frame.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet, extra];
  root.setAttribute("role", "group"); // as an image it could hold nothing to click
  const drawing = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.importNode(root, true)));
  shadow.append(drawing);
  for (const one of /** @type {NodeListOf<SVGElement>} */ (shadow.querySelectorAll("[data-style]"))) one.style.cssText = one.dataset.style ?? "";
  for (const one of shadow.querySelectorAll("[data-claims]")) {
    one.setAttribute("tabindex", "0");
    one.setAttribute("role", "button");
  }
  const choose = (/** @type {Event} */ event) => {
    const target = /** @type {Element} */ (event.target);
    const claims = target.closest("[data-claims]")?.getAttribute("data-claims")?.split(" ").filter(Boolean) ?? [];
    const agent = target.closest("[data-agent]")?.getAttribute("data-agent") ?? "";
    if (claims.length || agent) chosen({ claims, agent });
  };
  shadow.addEventListener("click", choose);
  shadow.addEventListener("keydown", (event) => {
    if (["Enter", " "].includes(/** @type {KeyboardEvent} */ (event).key)) choose(event);
  });
  return drawing;
}

/** Keep the years in sight while the drawing is scrolled. @param {SVGElement} drawing @param {HTMLElement} frame */
function keepYears(drawing, frame) {
  const axis = /** @type {SVGElement | null} */ (drawing.querySelector(".axis[data-top]"));
  if (!axis) return;
  const top = Number(axis.dataset.top);
  frame.addEventListener("scroll", () => axis.setAttribute("transform", `translate(0 ${Math.max(0, frame.scrollTop / zoom - top)})`), { passive: true });
}

/** Drag to move, and zoom with the wheel while Ctrl is held. @param {HTMLElement} frame @param {(zoom: number) => void} set */
function moved(frame, set) {
  /** @type {{ x: number, y: number, left: number, top: number } | null} */
  let from = null;
  let far = false;
  frame.addEventListener("pointerdown", (event) => {
    far = false;
    if (event.pointerType === "mouse" && event.button === 0) from = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop };
  });
  frame.addEventListener("pointermove", (event) => {
    if (!from) return;
    const x = event.clientX - from.x;
    const y = event.clientY - from.y;
    if (!far && Math.hypot(x, y) > 5) {
      far = true;
      frame.setPointerCapture(event.pointerId);
    }
    if (far) frame.scrollTo(from.left - x, from.top - y);
  });
  for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, () => (from = null));
  // What was dragged was not meant to be clicked.
  frame.addEventListener("click", (event) => far && (event.stopPropagation(), event.preventDefault()), true);
  frame.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      set(zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15));
    },
    { passive: false },
  );
}

/**
 * The whole drawing in small, with a frame round what is seen; a click moves there. Hidden while all is seen.
 * @param {SVGElement} drawing @param {HTMLElement} frame @param {{ width: number, height: number }} size
 */
function overview(drawing, frame, size) {
  const lives = [...drawing.querySelectorAll(".life rect, .node text")].slice(0, 1500);
  const shapes = lives.map((one) => s("rect", { x: one.getAttribute("x"), y: one.getAttribute("y"), width: one.getAttribute("width") ?? size.width / 30, height: Math.max(6, size.height / 70) }));
  const seenRect = s("rect", { class: "seen" });
  const picture = s("svg", { viewBox: `0 0 ${size.width} ${size.height}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  append(picture, [shapes, seenRect]);
  const map = h("div.overview", { title: "the whole; click to move there", hidden: true }, picture);
  const seen = () => {
    const all = { width: size.width * zoom, height: size.height * zoom };
    map.hidden = all.width <= frame.clientWidth + 4 && all.height <= frame.clientHeight + 4;
    const place = { x: frame.scrollLeft / zoom, y: frame.scrollTop / zoom, width: frame.clientWidth / zoom, height: frame.clientHeight / zoom };
    for (const [key, value] of Object.entries(place)) seenRect.setAttribute(key, String(Math.max(0, value)));
  };
  const go = (/** @type {PointerEvent} */ event) => {
    const box = picture.getBoundingClientRect();
    frame.scrollTo(((event.clientX - box.left) / box.width) * size.width * zoom - frame.clientWidth / 2, ((event.clientY - box.top) / box.height) * size.height * zoom - frame.clientHeight / 2);
  };
  map.addEventListener("pointerdown", go);
  map.addEventListener("pointermove", (event) => event.buttons === 1 && go(event));
  frame.addEventListener("scroll", seen, { passive: true });
  new ResizeObserver(seen).observe(frame);
  return { map, seen };
}
