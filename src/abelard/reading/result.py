"""What a reading consists of: the document, and the proposals made from its words.

Offsets are Unicode code points into `Document.text`, end exclusive. A proposal without the words it
rests on does not exist: every value here carries its span.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the document that plays one role.

    `kind` is body, heading, byline, caption, quotation, menu, comment, reply or note; the steps read body,
    heading and quotation, and leave the rest alone: a caption, a comment or the mail that is answered (a
    reply) is a source of its own, not this author's.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words of the document that lead elsewhere; `target` is the address as the document gives it."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note, where it stands, the offset `at` of what it belongs to; `mark` is its number or sign."""

    start: int
    end: int
    at: int
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as one normalised text, with what is known of where it came from.

    `published` is an ISO day, month or year, or empty. `pages` holds the offset at which each page begins,
    `page_labels` what is printed on it ("xii", "213"). `sha256` is of the original bytes, not of the text.
    `address` is where it was fetched or says it stands; `facts` are its other particulars as (name, value):
    to, cc, publisher, identifier. `warnings` say what was left out or guessed.
    """

    text: str
    format: str
    sha256: str
    title: str = ""
    creators: tuple[str, ...] = ()
    published: str = ""
    parts: tuple[Part, ...] = ()
    pages: tuple[int, ...] = ()
    page_labels: tuple[str, ...] = ()
    language: str = "en"
    address: str = ""
    links: tuple[Link, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentProposal:
    """Somebody or something the text names, with every place it is named.

    `type` is person, organisation, group, place or other; `names` are the written forms, fullest first;
    `mentions` are the named mentions, `references` the pronouns and descriptions taken to mean the same.
    """

    id: str
    type: str
    names: tuple[str, ...]
    mentions: tuple[Offsets, ...]
    references: tuple[Offsets, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateProposal:
    """A date in the prose, normalised to the days it can mean.

    `earliest` and `latest` are ISO days or None where the text sets no bound; `kind` is instant, interval,
    bound, duration or relative; `anchor` is the id of the date it was worked out from.
    """

    id: str
    span: Offsets
    text: str
    edtf: str
    earliest: str | None
    latest: str | None
    kind: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementProposal:
    """Something the text says was so, without who says it. `when` is the span (start, end) of bounds.

    `alignment` says how the words it rests on were found: exact, or fuzzy for a quotation with a slip in it.
    """

    id: str
    subject: str
    predicate: str
    object: str | None
    evidence: Offsets
    when: tuple[tuple[str | None, str | None], tuple[str | None, str | None]] | None = None
    where: str | None = None
    alignment: str = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssertionProposal:
    """Who holds a statement true, false or doubtful, and through whom we hear it.

    `asserted_by` is an agent's id or "author"; `via` runs from the outermost reporter to the innermost.
    """

    statement: str
    asserted_by: str
    stance: str
    evidence: Offsets
    via: tuple[str, ...] = ()
    hedge: str = ""
    channel: str = ""
    said_when: Offsets | tuple[str | None, str | None] | None = None
    confidence: float = 0.5
    alignment: str = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a dispute: the statements that go together, and who holds them."""

    held_by: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeProposal:
    """Statements that cannot all be so, with who holds which; `resolution` is the author's verdict."""

    about: str
    sides: tuple[Side, ...]
    resolution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How a reading was made: by which reader and, where a server was asked, what went out and came back.

    `words` is how many words of the document and of the task were sent; tokens are the server's own count, 0
    where it gives none. `dropped` says why proposals were dropped, and how many.
    """

    reader: str = "rules"
    model: str = ""
    address: str = ""
    requests: int = 0
    words: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    dropped: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything proposed from one document; `notes` are plain sentences about what could not be read."""

    document: Document
    agents: tuple[AgentProposal, ...] = ()
    dates: tuple[DateProposal, ...] = ()
    statements: tuple[StatementProposal, ...] = ()
    assertions: tuple[AssertionProposal, ...] = ()
    disputes: tuple[DisputeProposal, ...] = ()
    notes: tuple[str, ...] = field(default=())
    making: Making = field(default=Making())
