"""Checks on sources: chains that lead round in a circle, files that are not there."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from abelard.case.check_claims import problem
from abelard.case.files import inside
from abelard.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.case.texts import Texts
    from abelard.model.case import Case
    from abelard.model.problem import Problem
    from abelard.model.source import Source


def chains(case: Case, _: Texts) -> Iterator[Problem]:
    """Find sources that quote themselves, by whatever detour, and links to what is no source."""
    for source in case.sources.values():
        for link in source.quoted_in:
            if link.source not in case.sources:
                hint = "only a source can quote another: declare it with `source ID KIND`"
                message = f"{link.source} is not a source"
                yield problem("not-a-source", message, source.where, Severity.ERROR, hint)
        loop = _loop(source, case)
        if loop:
            message = f"the chain leads round in a circle: {' in '.join(loop)}"
            hint = "take out one `quoted-in:`; a document cannot stand in itself"
            yield problem("circular-chain", message, source.where, Severity.ERROR, hint)


def _loop(source: Source, case: Case) -> list[str]:
    """Return a way from a source back to itself, if there is one."""
    ways = [[source.id]]
    seen = set()
    while ways:
        way = ways.pop()
        known = case.sources.get(way[-1])
        for link in known.quoted_in if known else ():
            if link.source == source.id:
                return [*way, link.source]
            if link.source not in seen:
                seen.add(link.source)
                ways.append([*way, link.source])
    return []


def files(case: Case, texts: Texts) -> Iterator[Problem]:
    """Find texts, digests and pictures that are missing, outside the case, or other than they were."""
    for source in case.sources.values():
        for path in filter(None, (source.text, source.digest, source.file)):
            yield from _file(source, path, texts)


def _file(source: Source, path: str, texts: Texts) -> Iterator[Problem]:
    relative = inside(texts.root, "case.abl", path)
    if relative is None:
        message = f"{path!r} is outside the case's folder"
        hint = "copy the file into texts/; `abelard attach` does so"
        yield problem("outside-case", message, source.where, Severity.ERROR, hint)
        return
    file = texts.root / relative
    if not file.is_file():
        message = f"there is no file {path!r}"
        yield problem(
            "missing-text", message, source.where, Severity.WARNING, "`abelard attach` puts it there"
        )
    elif source.sha256 and path == (source.file or source.text):
        found = hashlib.sha256(file.read_bytes()).hexdigest()
        if found != source.sha256.lower():
            message = f"{path!r} is not the file whose SHA-256 stands here"
            hint = f"it has {found}; find out what changed it before you correct the field"
            yield problem("hash-differs", message, source.where, Severity.WARNING, hint)
