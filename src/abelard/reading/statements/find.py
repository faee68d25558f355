"""All statements of a paragraph: the extractors in order, each visible and replaceable.

An extractor is a function `(doc, referents, dates, start) -> Iterable[Found]`, `start` the paragraph's offset
in the document. Others are added under the entry point group `abelard.extractors`.
"""

from __future__ import annotations

import functools
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from abelard.reading.statements.events import events
from abelard.reading.statements.implied import implied
from abelard.reading.statements.nominal import nominal
from abelard.reading.statements.verbal import adjectival, verbal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from abelard.reading.names.coreference import Referents
    from abelard.reading.result import DateProposal
    from abelard.reading.statements.found import Found
    from abelard.reading.syntax import Doc

    Extractor = Callable[[Doc, Referents, list[DateProposal], int], Iterable[Found]]

EXTRACTORS: tuple[Extractor, ...] = (verbal, nominal, adjectival, events)


@functools.cache
def extractors() -> tuple[Extractor, ...]:
    """Give the built-in extractors and those that other packages bring."""
    return (*EXTRACTORS, *(entry.load() for entry in entry_points(group="abelard.extractors")))


def find_statements(doc: Doc, who: Referents, dates: list[DateProposal], start: int) -> list[Found]:
    """Every statement of a paragraph, once each at its place, in order."""
    seen: dict[tuple[str, str, str | None, int], Found] = {}
    for extract in extractors():
        for one in extract(doc, who, dates, start):
            if one.subject and one.predicate:
                seen.setdefault((one.subject, one.predicate, one.object, doc[one.head].sent.start), one)
    told = sorted(seen.values(), key=lambda one: one.head)
    for one in implied(doc, who, dates, start, told):
        seen.setdefault((one.subject, one.predicate, one.object, doc[one.head].sent.start), one)
    return sorted(seen.values(), key=lambda one: (one.head, one.subject, one.object or ""))
