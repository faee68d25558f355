"""The bibliography: of each source that is cited its authors, title, container, edition, date, address.

It follows the notes-and-bibliography form of the Chicago Manual of Style (17th edition, chapter 14), with two
liberties: a name is given as it is known, never inverted, since how a name divides is its bearer's custom;
and the chain by which an unpublished source came to us is part of its entry. For any other style,
`abelard export --format csl` gives the same sources to a reference manager.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.wording_text import listed
from abelard.model.wording_time import say_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.case import Case
    from abelard.model.source import Source

ITALIC = frozenset(("book", "chronicle", "dataset", "film", "manuscript", "map", "report", "thesis", "video"))
"""Kinds whose title stands in italics; that of the others between quotation marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words of an entry, perhaps in italics."""

    text: str
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One entry."""

    id: str
    runs: tuple[Run, ...]
    url: str
    """Only `http` and `https` addresses; others are left to the case."""


def works(case: Case, claims: Iterable[str]) -> tuple[Work, ...]:
    """Return the sources in which claims stand, and through which they came, in order."""
    cited: dict[str, None] = {}
    for claim in claims:
        known = case.claim[claim]
        for id in (known.source, known.passage.source):
            _with_chain(id, case, cited)
    entries = [_work(case.sources[id], case) for id in cited]
    return tuple(
        sorted(entries, key=lambda work: "".join(run.text for run in work.runs).casefold().lstrip("“"))
    )


def _with_chain(id: str, case: Case, found: dict[str, None]) -> None:
    source = case.sources.get(id)
    if source is None or id in found:
        return
    found[id] = None
    for link in source.quoted_in:
        _with_chain(link.source, case, found)


def _work(source: Source, case: Case) -> Work:
    by = listed(case.name_of(each) for each in source.by)
    runs = [Run(text=f"{by}. ")] if by else []
    title = source.title or source.id
    italic = source.kind in ITALIC
    runs.append(Run(text=title, italic=True) if italic else Run(text=_quoted(title)))
    runs.append(Run(text=". " if italic else " "))
    if source.container:
        runs += [Run(text="In " if source.kind == "chapter" else ""), Run(text=source.container, italic=True)]
        runs.append(Run(text=". "))
    runs.append(Run(text=" ".join(_rest(source, case))))
    url = source.url if source.url.startswith(("http://", "https://")) else ""
    return Work(id=source.id, runs=tuple(run for run in runs if run.text), url=url)


def _quoted(title: str) -> str:
    """Set a title between quotation marks, the full stop inside, as in American use."""
    bare = title.strip('“”"')
    return f"“{bare}”" if bare.endswith(("?", "!", ".")) else f"“{bare}.”"


def _rest(source: Source, case: Case) -> Iterator[str]:
    """Yield the other parts of an entry, each a sentence."""
    if source.translator:
        yield f"Translated by {source.translator}."
    if source.edition:
        yield f"{source.edition}."
    date = source.published or source.said
    kind = "" if source.kind in ITALIC or source.container else source.kind.capitalize()
    told = ", ".join(filter(None, (kind, source.publisher, say_date(date) if date else "", source.pages)))
    if told:
        yield f"{told}."
    if source.quoted_in:
        routes = (f"{case.name_of(link.source)} {link.locator}".strip() for link in source.quoted_in)
        yield f"Known through {listed(routes)}."
