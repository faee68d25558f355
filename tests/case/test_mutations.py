"""Ten thousand random damages to the examples: no crash, no lost block that was well-formed, the right line."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from abelard.case.lines import Block, read_blocks
from abelard.case.load import load, loads

if TYPE_CHECKING:
    from pathlib import Path

    from abelard.model.problem import Problem

EXAMPLES = ("islamic-state-al-qaeda", "western-schism")
BYTES = [
    b"\x00",
    b"\xff",
    b'"',
    b"(",
    b")",
    b"#",
    b"\t",
    b"\r",
    b"\n",
    b":",
    b"^",
    b"?",
    b"  ",
    b"\xe2\x80\x8f",
    b"2002-13",
]


def sample(folder: Path) -> bytes:
    """Return the agents and sources of an example and a few dozen of its claims, as one file."""
    blocks: list[str] = []
    for document in load(folder).documents:
        blocks.extend(document.text.split("\n\n"))
    kept = [block for block in blocks if not block.startswith(("include", "case"))]
    return "\n\n".join(kept[::6]).encode()


def damaged(data: bytes, chance: random.Random) -> tuple[bytes, int]:
    """Return the file with one damage, and the line on which it was done."""
    kind = chance.randrange(5)
    place = chance.randrange(len(data))
    line = data.count(b"\n", 0, place) + 1
    lines = data.split(b"\n")
    if kind == 0:
        return data[:place] + chance.choice(BYTES) + data[place:], line
    if kind == 1:
        return data[:place] + data[place + 1 :], line
    if kind == 2:
        return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :], line
    if kind == 3:
        del lines[line - 1]
    else:
        lines.insert(line - 1, lines[chance.randrange(len(lines))])
    return b"\n".join(lines), line


def read(data: bytes) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    return read_blocks(data.decode("utf-8", errors="surrogateescape"), "case.abl")


def touched(data: bytes, line: int) -> set[str]:
    """Return the heads of the blocks near a line: those that a damage to it may break."""
    return {block.head for block in read(data)[0] if block.where.line - 2 <= line <= block.last + 2}


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_damage_loses_a_block_it_does_not_touch(root: Path, name: str, *, reduced: bool) -> None:
    data = sample(root / "examples" / name)
    heads = [block.head for block in read(data)[0]]
    chance = random.Random(1378)  # noqa: S311  the same damages each time
    for _ in range(1000 if reduced else 5000):
        after, line = damaged(data, chance)
        blocks, problems = read(after)
        near = touched(data, line) | touched(after, line)
        left = [block.head for block in blocks]
        lost = [head for head in heads if head not in near and head not in left]
        assert not lost, (line, lost)
        lines = after.count(b"\n") + 1
        assert all(1 <= problem.where.line <= lines for problem in problems)
        assert all(abs(problem.where.line - line) <= 2 for problem in problems), (line, problems)


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_damage_stops_the_loader(root: Path, name: str, *, reduced: bool) -> None:
    data = sample(root / "examples" / name)
    chance = random.Random(1417)  # noqa: S311  the same damages each time
    before = loads(data.decode())
    for _ in range(40 if reduced else 300):
        after, _ = damaged(data, chance)
        found = loads(after.decode("utf-8", errors="surrogateescape"))
        assert len(found.case.agents) >= len(before.case.agents) - 3
        assert len(found.case.sources) >= len(before.case.sources) - 3
