"""Readings made by hand, so that a test of the queue needs no language model: sentences `A VERB B.` are read."""

from __future__ import annotations

import hashlib
import os
import re
import time
from pathlib import Path

from abelard.reading import (
    AgentProposal,
    AssertionProposal,
    Document,
    Part,
    Reading,
    StatementProposal,
)
from abelard.workspace.intake import Origin, Taken, take_in
from abelard.workspace.reading_many import Read

SENTENCE = re.compile(
    r"(?:(?P<by>[A-Z]\w*(?: [A-Z]\w*)*) (?P<cue>says|denies|doubts) that )?"
    r"(?P<s>[A-Z]\w*(?: [A-Z]\w*)*) (?P<v>leads|supports|meets|leaves) (?P<o>[A-Z]\w*(?: [A-Z]\w*)*)\."
)
STANCES = {"says": "affirm", "denies": "deny", "doubts": "doubt", None: "affirm"}
TWO = "Ann Ash leads Red League. Bob Birch denies that Ann Ash leads Red League."
"""A text with a claim and its denial."""


def read(text: str, *, title: str = "Notes", sure: float = 0.7, creators: tuple[str, ...] = ()) -> Reading:
    """Return what a simple reader proposes from a text: who leads, supports, meets or leaves whom."""
    agents: dict[str, list[tuple[int, int]]] = {}
    statements: dict[tuple[str, str, str], StatementProposal] = {}
    assertions = []
    for found in SENTENCE.finditer(text):
        for group in ("by", "s", "o"):
            if found[group]:
                agents.setdefault(found[group], []).append(found.span(group))
        key = (found["s"], found["v"], found["o"])
        span = (found.start("s"), found.end("o"))
        made = StatementProposal(id=f"s{len(statements) + 1}", subject=_id(key[0]), predicate=key[1],
                                 object=_id(key[2]), evidence=span)  # fmt: skip
        statement = statements.setdefault(key, made)
        assertions.append(
            AssertionProposal(
                statement=statement.id,
                asserted_by=_id(found["by"]) if found["by"] else "author",
                stance=STANCES[found["cue"]],
                evidence=(found.start(), found.end("o")),
                confidence=sure,
            )
        )
    paragraphs = (Part(start=one.start(), end=one.end(), kind="body") for one in re.finditer(r"[^\n]+", text))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Reading(
        document=Document(text=text, format="text", sha256=sha256, title=title, creators=creators,
                          parts=tuple(paragraphs)),
        agents=tuple(
            AgentProposal(id=_id(name), type="organisation" if "League" in name else "person", names=(name,),
                          mentions=tuple(places))
            for name, places in agents.items()
        ),
        statements=tuple(statements.values()),
        assertions=tuple(assertions),
    )  # fmt: skip


def read_simply(document: str) -> Read:
    """Read a file as `read` does; a text may ask for the worst."""
    path = Path(document)
    data = path.read_bytes()
    text = data.decode()
    if text == "CRASH":
        os._exit(3)
    if text == "SLEEP":
        time.sleep(60)
    if text == "RAISE":
        message = "no such thing"
        raise LookupError(message)
    return Read(document=document, readings=((read(text), Origin(name=path.name, data=data)),))


def _id(name: str) -> str:
    return name.lower().replace(" ", "-")


def take(case: Path, text: str, name: str = "notes.txt", **given: object) -> Taken:
    """Read a text and take it into a case."""
    reading = read(text, **given)  # type: ignore[arg-type]
    return take_in(case, reading, Origin(name=name, data=text.encode()))
