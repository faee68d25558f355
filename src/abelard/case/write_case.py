"""Writing a whole case as one ledger, in the order in which a reader would want it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from abelard.case.write import (
    field,
    free,
    readings_of,
    write_agent,
    write_claim,
    write_episode,
    write_note,
    write_question,
    write_source,
    write_viewpoint,
)
from abelard.case.write_vocabulary import write_vocabulary
from abelard.model.circa import DEFAULT_CIRCA, Circa
from abelard.model.statement import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case


def write_case(case: Case) -> str:
    """Return the text of a case; loading it gives the same case, comments and the split into files aside."""
    return "\n".join(_blocks(case))


def _blocks(case: Case) -> Iterator[str]:
    yield _settings(case)
    yield from write_vocabulary(case.own_vocabulary)
    yield from map(write_agent, case.agents.values())
    yield from map(write_source, case.sources.values())
    readings = readings_of(case)
    for claim in case.claims:
        if not claim.reading_of:
            yield write_claim(claim, readings.get(claim.id, ()))
    yield from map(write_question, case.questions.values())
    yield from map(write_viewpoint, case.viewpoints.values())
    yield from map(write_episode, case.episodes.values())
    yield from map(write_note, case.notes)


def _settings(case: Case) -> str:
    lines = [
        *free("language", case.language),
        *field("packs", "" if case.packs == ("organisations",) else ", ".join(case.packs)),
        *field("circa", _circa(case.circa)),
        *free("description", case.description),
    ]
    return "\n".join((f"case {quoted(case.title)}", *lines)) + "\n"


def _circa(circa: Circa) -> str:
    """Write the widths that differ from the default."""
    found = []
    for item in fields(Circa):
        width = getattr(circa, item.name)
        if width != getattr(DEFAULT_CIRCA, item.name):
            found.append(f"{item.name} {width.amount} {width.unit}s")
    return ", ".join(found)
