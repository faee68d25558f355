// @ts-check
// The notation of the ledger for an editor: how it is coloured, and what may come next.

/** @typedef {{ blocks: string[], fields: Record<string, string[]>, agents: Word[], sources: Word[], claims: string[], predicates: Word[], qualifiers: Word[], stances: string[], times: string[], kinds: string[] }} Words */
/** @typedef {{ word: string, about: string }} Word */

const ID = /[\p{L}][\p{L}\p{N}_.-]*/u;
/** Fields that hold words for people, in which nothing is looked up. */
const FREE = /^\s+(?:quote|prefix|suffix|hedge|note|description|standard|credit|container|publisher|edition|translator):/;
const DATE = /(?:[a-z]+:)?[~?%]?-?\d{4}(?:[~?%X\d-]|\/|\.\.)*/;

/** How a line is coloured. @param {Words} words */
export function colouring(words) {
  const sets = {
    keyword: new Set([...words.blocks]),
    operator: new Set(words.stances),
    function: new Set(words.predicates.map((one) => one.word)),
    modifier: new Set([...words.times, "and", "of", "not", "by", "hedge"]),
    attribute: new Set(words.qualifiers.map((one) => one.word)),
    type: new Set([...words.agents, ...words.sources].map((one) => one.word)),
  };
  /** @param {string} word */
  const kind = (word) => Object.entries(sets).find(([name, set]) => name !== "keyword" && set.has(word))?.[0] ?? null;
  return {
    startState: () => ({ head: true, first: true, free: false }),
    /** @param {any} stream @param {any} state */
    token(stream, state) {
      if (stream.sol()) {
        state.head = !/\s/.test(stream.peek() ?? " ");
        state.first = true;
        if (state.head || FREE.test(stream.string) || /^\s+[A-Za-z][\w-]*:/.test(stream.string)) state.free = FREE.test(stream.string);
      }
      if (stream.eatSpace()) return null;
      const first = state.first;
      state.first = false;
      if (stream.match(/^#(?=\s|$).*/)) return "comment";
      if (first && state.head && stream.match(/^[a-z]+(?=\s|$)/, false)) {
        const word = stream.match(/^[a-z]+/)[0];
        return sets.keyword.has(word) ? "keyword" : kind(word);
      }
      if (first && state.head && stream.match(/^[\p{L}][\p{L}\p{N}_.-]*:(?=\s)/u)) return "label";
      if (first && !state.head && stream.match(/^(hypothesis\s|[A-Za-z][\w-]*:)/)) return "property";
      if (state.free) {
        if (!stream.match(/^(?:(?!\s#\s).)+/)) stream.next();
        return "string";
      }
      if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return "string";
      if (stream.match(/^\^[\w.-]+/)) return "link";
      if (stream.match(/^\?[\p{L}][\p{L}\p{N}_-]*/u)) return "variable";
      if (stream.match(DATE) || stream.match(/^[~<>]?\d[\d_.]*/)) return "number";
      const found = stream.match(ID);
      if (found) return kind(found[0]);
      stream.next();
      return null;
    },
    indent: () => 2,
  };
}

/** The word that opens the block a line belongs to; empty for a claim. @param {any} doc @param {number} number @param {Words} words */
function opener(doc, number, words) {
  for (let at = number; at >= 1; at--) {
    const text = doc.line(at).text;
    if (text && !/^[\s#]/.test(text)) {
      const word = text.split(/\s/)[0];
      return words.blocks.includes(word) ? word : "";
    }
  }
  return "";
}

/** What may come next. @param {Words} words */
export function completing(words) {
  const things = [...words.agents, ...words.sources].flatMap((one) => [
    { label: one.word, detail: one.about, type: "class" },
    { label: one.about, detail: one.word, apply: one.word, type: "class", boost: -1 },
  ]);
  const verbs = words.predicates.map((one) => ({ label: one.word, detail: one.about, type: "function" }));
  const rest = [
    ...words.stances.map((word) => ({ label: word, type: "keyword", boost: 1 })),
    ...words.times.map((word) => ({ label: word, type: "keyword" })),
    ...words.qualifiers.map((one) => ({ label: one.word, detail: one.about, type: "property", boost: -1 })),
  ];
  const heads = words.blocks.map((label) => ({ label, type: "keyword" }));
  const claims = words.claims.map((id) => ({ label: `^${id}`, type: "constant" }));
  const general = [...things, ...verbs, ...rest];
  /** @param {any} context */
  return (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    if (/(^|\s)#(\s|$)/.test(before) || FREE.test(before)) return null;
    const claim = context.matchBefore(/\^[\w.-]*/);
    if (claim) return { from: claim.from, options: claims, validFor: /^\^[\w.-]*$/ };
    const field = /^\s+([A-Za-z-]*)$/.exec(before);
    if (field) {
      const known = words.fields[opener(context.state.doc, line.number, words)] ?? words.fields[""];
      return { from: context.pos - field[1].length, options: known.map((name) => ({ label: name, apply: name === "hypothesis" ? `${name} ` : `${name}: `, type: "property" })), validFor: /^[A-Za-z-]*$/ };
    }
    const word = context.matchBefore(/[\p{L}][\p{L}\p{N}_.-]*/u);
    if (!word && !context.explicit) return null;
    const start = word ? word.from : context.pos;
    if (start === line.from) return { from: start, options: [...heads, ...general], validFor: /^[\p{L}\p{N}_.-]*$/u };
    const named = /^source\s+\S+\s+\S*$/.test(before) ? words.kinds.map((label) => ({ label, type: "type" })) : general;
    return { from: start, options: named, validFor: /^[\p{L}\p{N}_.-]*$/u };
  };
}
