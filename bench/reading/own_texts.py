"""Score the reader on our own annotated texts (`tests/reading/texts`).

A `.gold` file has lines of three kinds, names being matched at every place they stand in the text: `agent ID
TYPE: name | name`, `date WORDS: EARLIEST LATEST` (`-` for no bound, `| words` for other spans), and
`statement SUBJECT PREDICATE OBJECT: SPEAKER STANCE`. Ids that are no agents' stand for words the reader may
name as it likes; statements about them are not scored.

`texts/held-back` was written and annotated in one go with the second half of the others, and only its sums
are looked at while rules are written: `python bench/reading/own_texts.py --held-back`. `texts/by-another` was
written by somebody who wrote no rule for statements, names or voices: `--by-another`. A task's three counts
are right, given, asked.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from abelard.reading import Reading

TEXTS = Path(__file__).resolve().parents[2] / "tests" / "reading" / "texts"


@dataclass(slots=True)
class Gold:
    """What a person found in a text."""

    text: str
    agents: dict[str, list[str]] = field(default_factory=dict)
    dates: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    statements: list[tuple[str, str, str | None, str, str]] = field(default_factory=list)


def load(path: Path) -> Gold:
    """Read a text and its annotations."""
    gold = Gold(path.read_text(encoding="utf-8"))
    for line in path.with_suffix(".gold").read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        head, _, tail = rest.rpartition(":")
        if kind == "agent":
            gold.agents[head.split()[0]] = [name.strip() for name in tail.split("|")]
        elif kind == "date":
            first, last = (None if bound == "-" else bound for bound in tail.split())
            gold.dates.append((head, first, last))
        elif kind == "statement":
            subject, predicate, given = head.split()
            gold.statements.append((subject, predicate, None if given == "-" else given, *tail.split()))  # type: ignore[arg-type] # two words
    return gold


def mentions(gold: Gold) -> dict[tuple[int, int], str]:
    """Every place where an agent is named, longest names first."""
    names = sorted(
        ((name, agent) for agent, own in gold.agents.items() for name in own), key=lambda pair: -len(pair[0])
    )
    out: dict[tuple[int, int], str] = {}
    busy: set[int] = set()
    for name, agent in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", gold.text):
            if busy.isdisjoint(range(*match.span())):
                busy.update(range(*match.span()))
                out[match.span()] = agent
    return out


def score(gold: Gold, reading: Reading) -> dict[str, tuple[float, float, float]]:
    """(right, given, gold) of each task.

    Aliases as summed B-cubed precision and recall over matched mentions.
    """
    wanted = mentions(gold)
    given = {span: one.id for one in reading.agents for span in one.mentions}
    both = sorted(set(wanted) & set(given))
    out: dict[str, tuple[float, float, float]] = {"mentions": (len(both), len(given), len(wanted))}
    out["aliases"] = _b_cubed([(wanted[span], given[span]) for span in both])
    out["dates"] = _dates(gold, reading)
    match = _match(wanted, given, both)
    out.update(_statements(gold, reading, match))
    return out


def _b_cubed(pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    joint, gold, given = Counter(pairs), Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    precision = sum(joint[g, p] / given[p] for g, p in pairs)
    recall = sum(joint[g, p] / gold[g] for g, p in pairs)
    f = 2 * precision * recall / (precision + recall) if pairs else 0.0
    return f, float(len(pairs)), float(len(pairs))


def _dates(gold: Gold, reading: Reading) -> tuple[float, float, float]:
    """Give a date is right if its words overlap an annotated one's and both bounds are the same."""
    places = []
    for words, first, last in gold.dates:
        options = [option.strip() for option in words.split("|")]
        number = 1
        if "@" in options[0]:
            options[0], _, nth = options[0].partition("@")
            number = int(nth)
        found = list(re.finditer(rf"(?<!\w){re.escape(options[0])}(?!\w)", gold.text))
        if len(found) >= number:
            places.append((found[number - 1].span(), first, last))
    given = [one for one in reading.dates if one.kind != "duration"]
    used: set[str] = set()
    right = 0
    for (start, end), first, last in places:
        for one in given:
            if (
                one.id not in used
                and one.span[0] < end
                and start < one.span[1]
                and (one.earliest, one.latest) == (first, last)
            ):
                used.add(one.id)
                right += 1
                break
    return right, len(given), len(places)


def _match(
    wanted: dict[tuple[int, int], str], given: dict[tuple[int, int], str], both: list[tuple[int, int]]
) -> dict[str, str]:
    """Which annotated agent a proposed one is: the one it shares most mentions with."""
    votes: dict[str, Counter[str]] = {}
    for span in both:
        votes.setdefault(given[span], Counter())[wanted[span]] += 1
    return {one: count.most_common(1)[0][0] for one, count in votes.items()}


def _statements(gold: Gold, reading: Reading, match: dict[str, str]) -> dict[str, tuple[float, float, float]]:
    known = set(gold.agents)
    wanted = {
        row[:3]: row for row in gold.statements if row[0] in known and (row[2] is None or row[2] in known)
    }
    given = {
        one.id: (
            match.get(one.subject, "?"),
            one.predicate,
            match.get(one.object, "?") if one.object else None,
        )
        for one in reading.statements
    }
    scored = {key for key in given.values() if "?" not in key}
    right = scored & set(wanted)
    voices = [0, 0, 0]
    others: list[bool] = []
    for one in reading.assertions:
        key: Any = given.get(one.statement)
        if key not in right:
            continue
        told = [row for row in gold.statements if row[:3] == key]
        who = match.get(one.asserted_by, one.asserted_by)
        heard = any(who == row[3] or row[3] in who for row in told)
        voices[2] += 1
        voices[0] += heard
        voices[1] += any(one.stance == row[4] for row in told if who == row[3] or row[3] in who)
        if all(row[3] != "author" for row in told):
            others.append(heard)
    stances: dict[Any, set[str]] = {}
    for row in gold.statements:
        stances.setdefault(row[:3], set()).add(row[4])
    disputed = {key for key, said in stances.items() if len(said) > 1}
    proposed = {
        given[one] for dispute in reading.disputes for side in dispute.sides for one in side.statements
    }
    return {
        "disputes": (len(disputed & proposed), len(proposed), len(disputed)),
        "statements": (len(right), len(scored), len(wanted)),
        "voices": (voices[0], voices[2], voices[2]),
        "others' voices": (sum(others), len(others), len(others)),
        "stances": (voices[1], voices[0], voices[0]),
    }


def main() -> None:
    """Print a line for each text and the sums."""
    from abelard.reading import read_document  # noqa: PLC0415 - heavy

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-back", action="store_true", help="the texts no rule was written beside")
    parser.add_argument("--by-another", action="store_true", help="the texts of another hand")
    options = parser.parse_args()
    folder = (
        TEXTS / "held-back" if options.held_back else TEXTS / "by-another" if options.by_another else TEXTS
    )
    totals: dict[str, list[float]] = {}
    for path in sorted(folder.glob("*.txt")):
        row = score(load(path), read_document(path))
        print(
            path.stem,
            {
                task: f"{f1(*counts):.2f} ({counts[0]:.0f}/{counts[1]:.0f}/{counts[2]:.0f})"
                for task, counts in row.items()
            },
        )
        for task, counts in row.items():
            totals[task] = [a + b for a, b in zip(totals.get(task, [0, 0, 0]), counts, strict=True)]
    print("all", {task: round(f1(*counts), 3) for task, counts in totals.items()})


def f1(right: float, given: float, gold: float) -> float:
    """F1 of counts."""
    return 2 * right / (given + gold) if given + gold else 1.0


if __name__ == "__main__":
    main()
