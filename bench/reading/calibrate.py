"""Calibrate the reader's confidence on the annotated texts, and say how well it is calibrated.

`python bench/reading/calibrate.py` prints the reliability table and the expected calibration error (ECE,
equal bins of 0.1, Guo et al. 2017) of the raw trust and of the calibrated one, each text judged by a table
fitted on the others. Only texts that were annotated before a rule was written beside them are judged.
`--write` writes the table fitted on all texts to `statements/confidence.txt`. An assertion is right if its
statement, its speaker and its stance are annotated; those about agents nobody annotated are left out.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import own_texts

from abelard.reading import ledger, read_document
from abelard.reading.statements import confidence

TABLE = Path(confidence.__file__).with_name("confidence.txt")
BESIDE = frozenset({"abbey", "brigades", "forgery", "merger", "priority", "schism", "union"})
Pair = tuple[float, bool]


def judged(path: Path) -> list[Pair]:
    """Give (raw trust, right or not) for each assertion of a text."""
    gold = own_texts.load(path)
    reading = read_document(path)
    wanted = own_texts.mentions(gold)
    given = {span: one.id for one in reading.agents for span in one.mentions}
    match = own_texts._match(wanted, given, sorted(set(wanted) & set(given)))  # noqa: SLF001 - the same bench
    rows: dict[str, Any] = {
        one.id: (match.get(one.subject), one.predicate, match.get(one.object or ""))
        for one in reading.statements
    }
    objects = {one.id: one.object for one in reading.statements}
    out = []
    for one in reading.assertions:
        subject, predicate, given_object = rows[one.statement]
        if subject is None or (objects[one.statement] and given_object is None):
            continue
        speaker = match.get(one.asserted_by, one.asserted_by)
        right = any(
            row[:3] == (subject, predicate, given_object) and row[3] in speaker and row[4] == one.stance
            for row in gold.statements
        )
        out.append((one.confidence, right))
    return out


def fitted(pairs: list[Pair]) -> tuple[tuple[float, float], ...]:
    """Give the isotonic steps: pool adjacent violators, each step at the mean trust of its block.

    Each block starts from one right and one wrong more than seen (Laplace), so that no step says 0 or 1.
    """
    blocks: list[list[float]] = []
    for raw, right in sorted(pairs):
        blocks.append([raw, float(right), 1.0])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    merged = [(total / size, (right + 1) / (size + 2)) for total, right, size in blocks]
    return tuple(step for at, step in enumerate(merged) if at == 0 or step[1] > merged[at - 1][1])


def ece(pairs: list[Pair]) -> float:
    """Give the expected calibration error over ten equal bins."""
    off = (abs(sum(p for p, _ in one) - sum(r for _, r in one)) for one in _bins(pairs).values())
    return sum(off) / max(1, len(pairs))


def _bins(pairs: list[Pair]) -> dict[int, list[Pair]]:
    out: dict[int, list[Pair]] = {}
    for probability, right in pairs:
        out.setdefault(min(9, int(probability * 10)), []).append((probability, right))
    return out


def main() -> None:
    """Print the tables; write the fitted one where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table fitted on all texts")
    write = parser.parse_args().write
    ledger.calibrated = lambda raw: raw  # type: ignore[attr-defined] # the raw trust is what is fitted
    texts = {path: judged(path) for path in sorted(own_texts.TEXTS.rglob("*.txt"))}
    newer = {path: pairs for path, pairs in texts.items() if path.stem not in BESIDE}
    raw = [pair for pairs in newer.values() for pair in pairs]
    crossed = []
    for path, pairs in newer.items():
        table = fitted([pair for other, rest in texts.items() if other != path for pair in rest])
        crossed += [(confidence.interpolated(trust, table), right) for trust, right in pairs]
    print(
        f"{len(raw)} assertions of {len(texts)} texts, {sum(right for _, right in raw) / len(raw):.2f} right"
    )
    print(f"ECE raw {ece(raw):.3f}, calibrated on the other texts {ece(crossed):.3f}")
    print("| confidence | assertions | said | right |\n| --- | --- | --- | --- |")
    for number, pairs in sorted(_bins(crossed).items()):
        said, right = (sum(pair[at] for pair in pairs) / len(pairs) for at in (0, 1))
        print(f"| {number / 10:.1f} to {(number + 1) / 10:.1f} | {len(pairs)} | {said:.2f} | {right:.2f} |")
    every = [pair for pairs in texts.values() for pair in pairs]
    if write:
        head = "# Raw trust: probability. Made by bench/reading/calibrate.py.\n"
        steps = "".join(f"{trust:.3f}: {known:.3f}\n" for trust, known in fitted(every))
        TABLE.write_text(head + steps, encoding="utf-8")


if __name__ == "__main__":
    main()
