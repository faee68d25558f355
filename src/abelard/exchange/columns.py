"""The columns of a sheet of claims, agents or sources, and what else people call them.

To add a synonym, write it into the tuple of its column. Case, accents, punctuation and `_` do not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.exchange.table import Row


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, which is also what it is called in the sheets we write."""

    name: str
    synonyms: tuple[str, ...] = ()
    always: bool = False
    """Whether it is written even where nobody fills it, so that a person sees where to write."""


def _column(name: str, *synonyms: str, always: bool = False) -> Column:
    return Column(name, synonyms, always)


CLAIMS = (
    _column("id", "claim id", "identifier", "no", "nr", "#", always=True),
    _column("label", "spell", "event id"),
    _column(
        "by", "speaker", "claimant", "who", "who says", "says who", "said by", "asserted by", "attributed to",
        "witness", "according to", "author of claim", always=True,
    ),
    _column("stance", "position", "attitude", "polarity", "affirms or denies", always=True),
    _column("subject", "agent", "actor", "entity", "from entity", "entity 1", "source entity", always=True),
    _column("predicate", "verb", "relation", "relationship", "relation type", "action", "link", always=True),
    _column("object", "target", "entity 2", "to entity", "target entity", "whom", "recipient", always=True),
    _column("qualifiers", "qualifier", "details"),
    _column("statement", "claim", "text", "sentence", "proposition", "assertion", "free text"),
    _column("when", "date", "time", "event date", "date of event", "period", "dates", always=True),
    _column("start", "start date", "begin", "begins", "beginning", "since", "date from", "valid from"),
    _column("end", "end date", "ends", "until", "date to", "valid to", "valid until"),
    _column("source", "in", "document", "reference", "publication", "citation", "source id", always=True),
    _column("read in", "quoted in", "found in", "secondary source", "via"),
    _column("at", "page", "pages", "p", "paragraph", "para", "folio", "locator", "place in source",
            "timestamp", "page no", "page number", always=True),
    _column("quote", "quotation", "excerpt", "original text", "words", "verbatim", always=True),
    _column("prefix"),
    _column("suffix"),
    _column("chars", "offsets", "characters"),
    _column("hedge", "caution", "modality", "qualification", "certainty", "hedging", always=True),
    _column("manner of claim", "claim manner"),
    _column("said", "date said", "said on", "date of claim", "claim date", "statement date", "reported on",
            "date reported", always=True),
    _column("channel", "openness"),
    _column("to", "addressee", "audience", "said to", "told to"),
    _column("told by", "informant", "informants"),
    _column("known", "known since", "date known"),
    _column("grade", "admiralty", "admiralty code", "rating"),
    _column("reading of", "rival reading of"),
    _column("finding", "judgement", "judgment", "conclusion"),
    _column("because", "reasons", "rests on"),
    _column("entered", "entered by", "coder", "coded by"),
    _column("reviewed", "reviewed by", "checked by"),
    _column("access", "confidentiality"),
    _column("note", "notes", "comment", "comments", "remark", "remarks", always=True),
    _column("by kind", "speaker kind", "speaker type", "claimant type"),
    _column("subject kind", "subject type", "agent type", "actor type", "entity 1 type"),
    _column("object kind", "object type", "target type", "entity 2 type"),
    _column("source kind", "source type", "document type"),
)  # fmt: skip
"""In the order in which they are written. The last four are only read: they say what a new name is."""

AGENTS = (
    _column("id", "agent id", "identifier", always=True),
    _column("kind", "type", "category", "class", always=True),
    _column("name", "label", "full name", "title", always=True),
    _column("other names", "aliases", "alias", "aka", "also known as", "alternative names", always=True),
    _column("count", "number of members", "size"),
    _column("includes", "members", "member"),
    _column("description", "bio", "biography", "about", "summary", always=True),
    _column("media", "picture", "image", "portrait"),
    _column("same", "same as", "wikidata", "external ids", "links"),
    _column("colour", "color"),
    _column("access", "confidentiality"),
    _column("note", "notes", "comment", "comments", "remark", "remarks", always=True),
)
SOURCES = (
    _column("id", "source id", "identifier", "key", "citekey", always=True),
    _column("kind", "type", "category", "item type", "genre", always=True),
    _column("title", "name", always=True),
    _column("by", "author", "authors", "creator", "creators", "speaker", always=True),
    _column("said", "date", "date written", "written", "date said", always=True),
    _column("channel", "openness"),
    _column("to", "addressee", "recipient", "audience"),
    _column("published", "publication date", "date published", "year", always=True),
    _column("quoted-in", "quoted in", "printed in", "reported in", "via", always=True),
    _column("in-hand", "in hand", "available"),
    _column("told-by", "told by", "informant", "informants"),
    _column("text", "text file"),
    _column("digest"),
    _column("file", "scan", "attachment"),
    _column("url", "link", "web", "address", "doi", always=True),
    _column("archived", "archive url", "archive"),
    _column("sha256", "hash", "checksum"),
    _column("credit", "rights", "licence", "license"),
    _column("language", "lang"),
    _column("container", "journal", "publication", "publication title", "newspaper", "book title", "site"),
    _column("publisher", "press", "publishing house"),
    _column("edition"),
    _column("translator", "translated by", "translators"),
    _column("pages", "page range"),
    _column("grade", "grades", "admiralty", "admiralty code", "reliability", "rating"),
    _column("access", "confidentiality"),
    _column("note", "notes", "comment", "comments", "remark", "remarks", "abstract", always=True),
)


@dataclass(frozen=True, slots=True)
class Header:
    """Which column of a sheet holds what."""

    places: dict[str, int]
    """Names of columns, and where they stand."""
    extra: dict[int, str]
    """The columns we do not know, by the headings they have; they are kept as notes."""
    headings: dict[str, str]
    """What the columns we know are called in the sheet."""

    def cell(self, row: Row, name: str) -> str:
        """Return what a row has in a column; empty where the sheet has no such column."""
        return row.cell(self.places.get(name, -1))


def read_header(header: Row, columns: Iterable[Column]) -> Header:
    """Return which column holds what. Of two that mean the same, the one with the very name counts."""
    known = {_key(name): column.name for column in columns for name in (*column.synonyms, column.name)}
    exact = {_key(column.name) for column in columns}
    meant = [(place, text.strip(), _key(text)) for place, text in enumerate(header.cells) if text.strip()]
    places: dict[str, int] = {}
    extra: dict[int, str] = {}
    for place, text, key in sorted(meant, key=lambda one: (one[2] not in exact, one[0])):
        name = known.get(key, "")
        if name and name not in places:
            places[name] = place
        else:
            extra[place] = text
    headings = {name: header.cell(place) for name, place in places.items()}
    return Header(places, dict(sorted(extra.items())), headings)


def _key(text: str) -> str:
    return fold(text.replace("_", " ").replace("(", " ").replace(")", " ")) or text.strip()
