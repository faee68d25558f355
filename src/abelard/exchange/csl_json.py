"""The sources as CSL-JSON, which Zotero, Pandoc and most reference managers read.

The form is that of the Citation Style Language 1.0.2, "CSL-JSON input" (`csl-data.json`, draft-07 schema).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abelard.exchange.plain_dates import parts
from abelard.model.source import SOURCE_KINDS

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.date import Date
    from abelard.model.source import Source

VARIABLES = {
    "title": "title",
    "container": "container-title",
    "publisher": "publisher",
    "edition": "edition",
    "pages": "page",
    "url": "URL",
    "language": "language",
}
"""Fields of a source that are one variable each."""


def csl_items(case: Case) -> list[dict[str, Any]]:
    """Return the sources as CSL items, in order."""
    return [_item(source, case) for source in case.sources.values()]


def write_csl(case: Case) -> bytes:
    """Return the sources as a CSL-JSON file."""
    import msgspec  # noqa: PLC0415  only when JSON is written

    return msgspec.json.format(msgspec.json.encode(csl_items(case)), indent=2) + b"\n"


def _item(source: Source, case: Case) -> dict[str, Any]:
    texts = {name: getattr(source, field) for field, name in VARIABLES.items()}
    found: dict[str, Any] = {
        "id": source.id,
        "type": SOURCE_KINDS[source.kind],
        "genre": source.kind,
        **{name: text for name, text in texts.items() if text},
    }
    people = {
        "author": [case.name_of(id) for id in source.by],
        "recipient": [case.name_of(id) for id in source.to],
        "translator": [source.translator] if source.translator else [],
    }
    # How a name divides into family and given is the bearer's own custom: it is given whole.
    found |= {role: [{"literal": name} for name in names] for role, names in people.items() if names}
    issued, original = source.published or source.said, source.said if source.published else None
    found |= {key: _date(date) for key, date in (("issued", issued), ("original-date", original)) if date}
    return found | _remarks(source, case)


def _remarks(source: Source, case: Case) -> dict[str, Any]:
    """Return where a source is kept and through which other we know it, which CSL has no place for."""
    routes = [f"quoted in {case.name_of(link.source)} {link.locator}".strip() for link in source.quoted_in]
    note = "; ".join((*routes, *filter(None, (source.note,))))
    return {key: text for key, text in (("archive_location", source.archived), ("note", note)) if text}


def _date(date: Date) -> dict[str, Any]:
    """Return a date in parts, or in words where it is more than year, month and day."""
    found = parts(date)
    if not found:
        return {"literal": date.text}
    return {"date-parts": [list(found)], **({"circa": True} if date.approximate else {})}
