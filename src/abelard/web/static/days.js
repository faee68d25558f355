// @ts-check
// Days as numbers (1 is 1 January of year 1, proleptic Gregorian), and an axis for any stretch of them.

import { s } from "./dom.js";

const YEAR = 365.2425;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** Days before the first of March of year 0, from which the count below goes. */
const SHIFT = 305;

/** After "chrono-compatible low-level date algorithms" (H. Hinnant, 2013). @param {number} day @returns {[number, number, number]} */
export function ymd(day) {
  const since = Math.floor(day) + SHIFT;
  const era = Math.floor(since / 146097);
  const of = since - era * 146097;
  const years = Math.floor((of - Math.floor(of / 1460) + Math.floor(of / 36524) - Math.floor(of / 146096)) / 365);
  const inside = of - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const part = Math.floor((5 * inside + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  return [years + era * 400 + (month <= 2 ? 1 : 0), month, inside - Math.floor((153 * part + 2) / 5) + 1];
}

/** @param {number} year @param {number} [month] @param {number} [day] */
export function dayOf(year, month = 1, day = 1) {
  const from = year - (month <= 2 ? 1 : 0);
  const era = Math.floor(from / 400);
  const years = from - era * 400;
  const inside = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + inside - SHIFT;
}

/** As EDTF has it. @param {number} day */
export function iso(day) {
  const [year, month, of] = ymd(day);
  const four = String(Math.abs(year)).padStart(4, "0");
  return `${year < 0 ? "-" : ""}${four}-${String(month).padStart(2, "0")}-${String(of).padStart(2, "0")}`;
}

/** @param {string} text an ISO day @returns {number | null} */
export function read(text) {
  const found = /^(-?\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return found ? dayOf(Number(found[1]), Number(found[2]), Number(found[3])) : null;
}

/** @param {number} year */
const named = (year) => (year > 0 ? String(year) : `${1 - year} BC`);

/**
 * Where the axis has ticks, from days to millennia, at most about so many.
 * @param {number} from @param {number} to @param {number} most @returns {{ day: number, name: string }[]}
 */
export function ticks(from, to, most = 9) {
  const length = to - from;
  const months = [1, 3, 6].find((one) => length / (one * 30.44) <= most);
  if (length <= most * 30) {
    const step = [1, 2, 7, 14].find((one) => length / one <= most) ?? 30;
    return each(Math.ceil(from / step) * step, to, (day) => day + step).map((day) => ({ day, name: dayName(day) }));
  }
  if (months) {
    const [year, month] = ymd(from);
    const first = Math.ceil((year * 12 + month) / months) * months;
    const start = (/** @type {number} */ count) => dayOf(Math.floor(count / 12), (count % 12) + 1);
    return each(first, Infinity, (count) => count + months, (count) => start(count) <= to).map((count) => ({ day: start(count), name: count % 12 ? `${MONTHS[count % 12]} ${named(Math.floor(count / 12))}` : named(count / 12) }));
  }
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((one) => length / (one * YEAR) <= most) ?? 10000;
  const first = Math.ceil(ymd(from)[0] / step) * step;
  return each(first, Infinity, (year) => year + step, (year) => dayOf(year) <= to).map((year) => ({ day: dayOf(year), name: named(year) })).filter((one) => one.day >= from);
}

/** @param {number} first @param {number} last @param {(one: number) => number} next @param {(one: number) => boolean} [goes] */
function each(first, last, next, goes = () => true) {
  const found = [];
  for (let one = first; one <= last && goes(one) && found.length < 60; one = next(one)) found.push(one);
  return found;
}

/** @param {number} day */
export function dayName(day) {
  const [year, month, of] = ymd(day);
  return `${of} ${MONTHS[month - 1]} ${named(year)}`;
}

/** @param {number} share */
export const percent = (share) => `${share.toFixed(3)}%`;

/**
 * A stretch of days on a column; lengths are per cent of it. Days outside lie outside: what is drawn is cut off there.
 * @param {number} from @param {number} to @returns {(day: number) => number}
 */
export function scale(from, to) {
  return (day) => ((day - from) / (to - from)) * 100;
}

/** @param {number} from @param {number} to */
export function axis(from, to) {
  const x = scale(from, to);
  const labels = ticks(from, to, 7).filter((one) => one.day >= from && one.day <= to).map((one) => s("g", {}, s("line", { x1: percent(x(one.day)), x2: percent(x(one.day)), y1: 14, y2: 20, class: "tick" }), s("text", { x: percent(x(one.day)), y: 11, "text-anchor": x(one.day) > 93 ? "end" : x(one.day) < 7 ? "start" : "middle" }, one.name)));
  return s("svg", { class: "axis", "aria-hidden": "true" }, labels);
}
