"""The reader: from a document to proposals, one step after another.

Steps: parts parsed into sentences; names found, typed and gathered; dates found by the story's time; in each
paragraph the attributions and the statements; statements and attributions joined to assertions; disputes.
Every step is a plain function of its own module.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from abelard.reading.attribution import find_voices
from abelard.reading.dates import find_timexes, propose_dates
from abelard.reading.disputes import find_disputes
from abelard.reading.documents import LIMITS, load_document
from abelard.reading.language import parse
from abelard.reading.ledger import Ledger
from abelard.reading.names import gather, names_in, spread
from abelard.reading.names.coreference import Referents
from abelard.reading.result import Reading
from abelard.reading.speakers import first_persons
from abelard.reading.statements import find_statements

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from abelard.reading.documents import Limits
    from abelard.reading.language import Paragraph
    from abelard.reading.names import Mention
    from abelard.reading.result import DateProposal, Document

_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "as",
        "by",
        "it",
        "his",
        "from",
        "at",
        "be",
        "an",
    ]
)
_OTHERS = frozenset({"comment", "menu", "reply"})
"""Parts that are not the author's: what they date does not move his story."""
_LEAST_ENGLISH = 0.12
_ENOUGH_WORDS = 30


def read_document(
    source: str | Path | bytes,
    *,
    format: str = "",
    limits: Limits = LIMITS,
    progress: Callable[[int, int], None] | None = None,
) -> Reading:
    """Read a document from a path or bytes and propose what it says.

    `progress` hears (characters read, characters in all). Raises UnreadableDocumentError for what cannot be
    read; a text that is read in part says so in `notes`.
    """
    return read_text(load_document(source, format=format, limits=limits), progress=progress)


def read_text(document: Document, *, progress: Callable[[int, int], None] | None = None) -> Reading:
    """Propose what a loaded document says."""
    text = document.text
    paragraphs = list(parse(document, progress))
    raw = [name for number, paragraph in enumerate(paragraphs) for name in names_in(paragraph, number)]
    mentions = spread(paragraphs, raw, text)
    agents, ids = gather(text, mentions)
    dates = _dates(document)
    ledger = Ledger(agents)
    _read_paragraphs(paragraphs, mentions, ids, dates, ledger)
    statements, assertions = ledger.statements(), ledger.assertions()
    return Reading(
        document=document,
        agents=ledger.agents(),
        dates=tuple(dates),
        statements=statements,
        assertions=assertions,
        disputes=find_disputes(statements, assertions),
        notes=_notes(document),
    )


def _read_paragraphs(
    paragraphs: list[Paragraph],
    mentions: list[Mention],
    ids: dict[tuple[int, int], str],
    dates: list[DateProposal],
    ledger: Ledger,
) -> None:
    named: dict[int, list[Mention]] = defaultdict(list)
    for one in mentions:
        named[one.paragraph].append(one)
    who = None
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind not in {"body", "quotation"}:
            continue
        end = paragraph.start + len(paragraph.doc.text)
        near = [date for date in dates if paragraph.start <= date.span[0] < end]
        who = Referents(paragraph.doc, named[number], ids, who)
        attributions = find_voices(paragraph.doc)
        who.hear(first_persons(attributions, paragraph.doc, who))
        found = find_statements(paragraph.doc, who, near, paragraph.start)
        ledger.enter(paragraph, found, attributions, who, near)


def _dates(document: Document) -> list[DateProposal]:
    """Dates of the parts that are the author's text; captions and notes do not move the story."""
    read = [part for part in document.parts if part.kind not in _OTHERS]
    asides = tuple((part.start, part.end) for part in read if part.kind in {"caption", "byline", "note"})
    last = max((part.end for part in read), default=0)
    skipped = [part for part in document.parts if part.kind in _OTHERS and part.start < last]
    found = propose_dates(
        document.text[:last], find_timexes(document.text[:last], document.published, asides=asides)
    )
    return [one for one in found if not any(part.start <= one.span[0] < part.end for part in skipped)]


def _notes(document: Document) -> tuple[str, ...]:
    """Say what could not be read as it should be."""
    words = document.text[:20_000].lower().split()
    share = sum(word in _ENGLISH for word in words) / max(1, len(words))
    notes = list(document.warnings)
    if len(words) >= _ENOUGH_WORDS and share < _LEAST_ENGLISH:
        notes.append("this text does not seem to be English; names and full dates are read, little else")
    if "\ufffd" in document.text:
        notes.append("some letters could not be decoded and stand as \ufffd")
    return tuple(notes)
