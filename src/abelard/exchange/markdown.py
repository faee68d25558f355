"""The case as Markdown to read: what stands in each source, claim by claim, in sentences.

CommonMark; nothing that stands in the case is read as markup.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.model.claim import Stance
from abelard.model.wording import say_name, say_statement
from abelard.model.wording_text import clean, listed, sentence
from abelard.model.wording_when import say_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.source import Source
    from abelard.model.statement import Statement

MARKUP = re.compile(r"([\\`*_\[\]<>|~&])|(?<=^\d)([.)])|(?<=^\d\d)([.)])|^([-+=#])")
"""What may be markup inside a line, and what may be at its beginning."""
VERBS = {
    Stance.AFFIRMS: "says",
    Stance.DENIES: "denies",
    Stance.DOUBTS: "doubts",
    Stance.RETRACTS: "takes back",
    Stance.SEARCHED_FOR: "searched for it, and did not find",
}


def plain(text: str) -> str:
    """Return a text in which no character is markup (CommonMark 0.31, 2.4)."""
    return MARKUP.sub(r"\\\g<0>", clean(text))


def write_markdown(case: Case) -> bytes:
    """Return the case as a Markdown file."""
    return ("\n".join(_lines(case)).rstrip("\n") + "\n").encode("utf-8")


def _lines(case: Case) -> Iterator[str]:
    yield f"# {plain(case.title or 'Untitled case')}\n"
    if case.description:
        yield f"{plain(case.description)}\n"
    yield from _section("Questions", (plain(question.text) for question in case.questions.values()))
    for id, claims in _by_source(case).items():
        source = case.sources.get(id)
        yield f"## {plain(source.name) if source else 'Without a source'}\n"
        if source:
            yield f"{_about(source, case)}\n"
        yield from (f"- {_claim(claim, case)}" for claim in claims)
        yield ""
    yield from _section("Agents", (_agent(id, case) for id in case.agents))
    yield from _section("Notes", (plain(note.text) for note in case.notes))


def _section(title: str, items: Iterable[str]) -> Iterator[str]:
    lines = [f"- {item}" for item in items]
    if lines:
        yield f"## {title}\n"
        yield from lines
        yield ""


def _by_source(case: Case) -> dict[str, list[Claim]]:
    """Return the claims by the source they stand in, in the order of the files."""
    found: dict[str, list[Claim]] = {}
    for claim in case.claims:
        found.setdefault(claim.source, []).append(claim)
    return found


def _about(source: Source, case: Case) -> str:
    by = listed(say_name(id, case) for id in source.by)
    date = source.said or source.published
    routes = [
        f"known through {say_name(link.source, case)} {link.locator}".strip() for link in source.quoted_in
    ]
    parts = (
        source.kind,
        by and f"by {by}",
        date.text if date else "",
        str(source.channel),
        *routes,
        source.url,
    )
    return "*" + plain(", ".join(part for part in parts if part)) + "*"


def _agent(id: str, case: Case) -> str:
    agent = case.agents[id]
    others = [name.text for name in agent.names[1:]]
    also = f" (also {listed(others)})" if others else ""
    return plain(f"{agent.name}{also}, {agent.kind}. {agent.description}".strip())


def _claim(claim: Claim, case: Case) -> str:
    """Return a claim as one sentence, with its hedge, its place and its words."""
    speakers = listed(say_name(id, case) for id in claim.by) or "It"
    said = f" ({claim.said.text})" if claim.said else ""
    hedge = f", “{claim.hedge}”," if claim.hedge else ""
    verb = VERBS[claim.stance] if claim.by else f"is said to be so ({claim.stance})"
    line = plain(sentence(f"{speakers}{said} {verb}{hedge}: {_asserted(claim, case)}"))
    locator = f" ({plain(claim.passage.locator)})" if claim.passage.locator else ""
    quote = f" “{plain(claim.passage.exact)}”" if claim.passage.exact else ""
    finding = "**Finding.** " if claim.finding else ""
    return f"{finding}{line}{locator}{quote}"


def _asserted(claim: Claim, case: Case) -> str:
    def clause(statement: Statement) -> str:
        return say_statement(statement, case)

    said = say_statement(claim.statement, case, details=claim.details)
    return f"{said} {say_when(claim.when, case, clause)}".strip()
