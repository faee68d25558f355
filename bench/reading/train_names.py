"""Train the perceptron that finds names.

`python bench/reading/train_names.py --data DIR --out weights.json.gz`; DIR holds `ner_wikigold.jsonl` (CC BY
4.0) and `ner_crossner_politics_dev.jsonl` (MIT). `--folds 3` prints cross-validated figures; `--across`
trains on one set and tests on the other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

from foreign_names import with_other_names

from abelard.reading.language import load_language
from abelard.reading.names.tagger import TAGS, best_tag, columns, decode, history, scores

SETS = ("ner_wikigold", "ner_crossner_politics_dev")
LEAST_WEIGHT, SCALE, ROUNDS = 1, 4, 8

Sentence = tuple[list[list[str] | None], list[str]]
Table = dict[str, list[int]]


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Give the rows of a JSON lines file."""
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def prepared(rows: list[dict[str, Any]]) -> list[Sentence]:
    """Features and gold tags of every sentence, lined up with spaCy's tokens."""
    docs = load_language().pipe([row["text"] for row in rows], batch_size=64)
    return [(columns(doc), gold_tags(doc, row["entities"])) for row, doc in zip(rows, docs, strict=True)]


def renamed(rows: list[dict[str, Any]], share: float = 0.5) -> list[Sentence | None]:
    """Give a share of the sentences again with foreign names; None for the others."""
    chance = random.Random(7)  # noqa: S311 - names, no secret
    made = [with_other_names(row, chance) if chance.random() < share else None for row in rows]
    done = iter(prepared([row for row in made if row]))
    return [next(done) if row else None for row in made]


def gold_tags(doc: Any, entities: list[dict[str, Any]]) -> list[str]:  # noqa: ANN401 - a spaCy Doc
    """BIO tags from character spans."""
    tags = ["O"] * len(doc)
    for one in entities:
        for at, token in enumerate(doc.char_span(one["start"], one["end"], alignment_mode="expand")):
            tags[token.i] = f"{'I' if at else 'B'}-{one['type']}"
    return tags


def train(sentences: list[Sentence], seed: int = 1) -> Table:
    """Averaged weights (Collins 2002), scaled to small integers."""
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(TAGS))
    totals: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(TAGS))
    order, step = list(sentences), 1
    chance = random.Random(seed)  # noqa: S311 - shuffling, no secret
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for sentence in order:
            step = _learn(sentence, weights, totals, step)
    averaged = {
        feature: [round(SCALE * (row[at] - totals[feature][at] / step)) for at in range(len(TAGS))]
        for feature, row in weights.items()
    }
    return {feature: row for feature, row in averaged.items() if max(map(abs, row)) > LEAST_WEIGHT}


def _learn(
    sentence: Sentence, weights: dict[str, list[float]], totals: dict[str, list[float]], step: int
) -> int:
    before, last = "O", "O"
    for given, right in zip(*sentence, strict=True):
        tag = "O"
        if given is not None:
            full = [*given, *history(before, last, given[0])]
            tag = best_tag(scores(full, weights), last)  # type: ignore[arg-type] # floats while training
            for feature in full if tag != right and right in TAGS else ():
                for name, sign in ((right, 1), (tag, -1)):
                    weights[feature][TAGS.index(name)] += sign
                    totals[feature][TAGS.index(name)] += sign * step
            step += 1
        before, last = last, tag
    return step


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Token spans of a tag sequence."""
    out, start, kind = set(), -1, ""
    for at, tag in enumerate([*tags, "O"]):
        if start >= 0 and not (tag[0] == "I" and tag[2:] == kind):
            out.add((start, at, kind))
            start = -1
        if tag[0] == "B":
            start, kind = at, tag[2:]
    return out


def report(name: str, sentences: list[Sentence], table: Table) -> None:
    """Print exact F1 over all types and for ORG."""
    parts = []
    for keep in (("PER", "ORG", "LOC"), ("ORG",)):
        right = given = gold = 0
        for features, tags in sentences:
            found = {one for one in spans(decode(features, table)) if one[2] in keep}
            wanted = {one for one in spans(tags) if one[2] in keep}
            right, given, gold = right + len(found & wanted), given + len(found), gold + len(wanted)
        parts.append(200 * right / max(1, given + gold))
    print(f"{name:<48} exact F1 all {parts[0]:5.1f}  ORG {parts[1]:5.1f}")


def across(data: dict[str, list[Sentence]], extra: dict[str, list[Sentence | None]]) -> None:
    """Train on one set, test on the other."""
    for name in SETS:
        rest = [one for other in SETS if other != name for one in (*data[other], *extra[other]) if one]
        report(f"{name}, trained on the other", data[name], train(rest))


def folds(data: dict[str, list[Sentence]], extra: dict[str, list[Sentence | None]], count: int) -> None:
    """Cross-validate; a sentence and its renamed copy are never on both sides."""
    pools: list[list[Any]] = [*data.values(), *extra.values()]
    for fold in range(count):
        table = train([one for rows in pools for at, one in enumerate(rows) if one and at % count != fold])
        for name, rows in data.items():
            report(f"{name}, fold {fold + 1} of {count}", rows[fold::count], table)


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--across", action="store_true")
    given = parser.parse_args()
    rows = {name: rows_of(given.data / f"{name}.jsonl") for name in SETS}
    data = {name: prepared(rows[name]) for name in SETS}
    extra = {name: renamed(rows[name]) for name in SETS}
    if given.across:
        across(data, extra)
    if given.folds:
        folds(data, extra, given.folds)
    if given.out:
        pools: list[list[Any]] = [*data.values(), *extra.values()]
        table = train([one for part in pools for one in part if one])
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        given.out.write_bytes(gzip.compress(text.encode(), mtime=0))
        print(f"{len(table)} features written")


if __name__ == "__main__":
    main()
