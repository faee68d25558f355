"""From what a reader found in a document to proposals in the notation of a case."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.case.write import write_agent, write_claim, write_source
from abelard.exchange.sheet_register import new_id
from abelard.model.agent import Agent, AgentKind, Name
from abelard.model.claim import Claim, Passage, Stance
from abelard.model.date import Unreadable, read_date
from abelard.model.names import fold
from abelard.model.source import SOURCE_KINDS, Channel, Link, Source
from abelard.model.statement import Ref, Statement, Words
from abelard.model.wording_text import clean
from abelard.workspace.proposals import Candidate, Proposal
from abelard.workspace.proposed_time import edtf_of_bounds, when_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abelard.model.case import Case
    from abelard.model.date import Date
    from abelard.model.statement import Term
    from abelard.reading import AgentProposal, AssertionProposal, Reading, StatementProposal

STANCES = {"affirm": Stance.AFFIRMS, "deny": Stance.DENIES, "doubt": Stance.DOUBTS}
KINDS = {
    "person": AgentKind.PERSON,
    "organisation": AgentKind.ORGANISATION,
    "group": AgentKind.GROUP,
    "place": AgentKind.PLACE,
}
MOST_NAMES = 8
LONGEST_NAME = 120
_LONGEST_ACRONYM = 7
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
AUTHOR = "author"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What a document proposes, ready to be laid into its queue."""

    proposals: tuple[Proposal, ...]
    candidates: tuple[Candidate, ...]
    """Those that the queue did not have before."""


class Proposing:
    """Writes the finds of one reading as blocks. Ids are the queue's own until a proposal is accepted."""

    def __init__(self, reading: Reading, source: str, case: Case, known: Sequence[Candidate] = ()) -> None:
        """Take the reading, the id that its document has in the case, and what its queue names already."""
        self.reading = reading
        self.source = source
        self.case = case
        self.text = reading.document.text
        self.agents = {agent.id: agent for agent in reading.agents}
        self.statements = {one.id: one for one in reading.statements}
        self.names = _labels(reading)
        self.ids: dict[str, str] = {}
        self.known = known
        self.told: dict[tuple[str, str, str, str], str] = {}
        """Sources that the document tells of, by what tells of them, who speaks, how, and when."""
        self.candidates = {one.id: one for one in known}

    def run(self) -> Proposed:
        """Return every proposal, in the order of the text."""
        found: dict[str, Proposal] = {}
        for assertion in sorted(self.reading.assertions, key=lambda one: one.evidence):
            proposal = self._proposal(self.statements[assertion.statement], assertion)
            found.setdefault(proposal.id, proposal)
        known = {one.id for one in self.known}
        new = (one for one in self.candidates.values() if one.id not in known)
        return Proposed(proposals=tuple(found.values()), candidates=tuple(new))

    def _proposal(self, said: StatementProposal, told: AssertionProposal) -> Proposal:
        start, end, words = self._words(told.evidence)
        id = proposal_id(self.reading.document.sha256, words, self._says(said, told))
        source = self._innermost(told)
        claim = Claim(
            id=id,
            explicit_id=True,
            statement=self._statement(said),
            stance=STANCES[told.stance],
            by=() if told.asserted_by == AUTHOR else (self._agent(told.asserted_by),),
            when=when_of(*said.when) if said.when else when_of((None, None), (None, None)),
            said=_day(self._said_when(told)),
            channel=Channel(told.channel) if told.channel in tuple(Channel) else Channel.UNSTATED,
            source=source,
            passage=Passage(
                source=self.source, locator=self._place(start), exact=words, start=start, end=end
            ),
            hedge=clean(told.hedge),
        )
        return Proposal(
            id=id,
            source=self.source,
            text=write_claim(claim),
            confidence=told.confidence,
            chars=(start, end),
        )

    def _statement(self, said: StatementProposal) -> Statement:
        known = self.case.vocabulary.predicates.get(said.predicate)
        target: Term | None = None
        if said.object is not None:
            in_words = known is not None and known.objects and set(known.objects) <= {"words", "nothing"}
            target = Words(self._name(said.object)) if in_words else Ref(self._agent(said.object))
        place = self.agents.get(said.where or "")
        qualifiers = (("place", Ref(self._agent(place.id))),) if place else ()
        return Statement(Ref(self._agent(said.subject)), said.predicate, target, qualifiers)

    def _agent(self, id: str) -> str:
        """Return the queue's id of an agent, and make it a candidate."""
        if id not in self.ids:
            self.ids[id] = self._met_before(id) or self._make(id)
        return self.ids[id]

    def _met_before(self, id: str) -> str:
        """Return the candidate of the queue that an agent of the reading is, if it is there."""
        name, used = fold(self._name(id)), set(self.ids.values())
        same = [
            one.id
            for one in self.known
            if not one.is_source and one.id not in used and one.names and fold(one.names[0]) == name
        ]
        return id if id in same else next(iter(same), "")

    def _make(self, id: str) -> str:
        names = self._names(id)
        same = [one for one in self.case.names.find(names[0]) if one in self.case.agents]
        taken = {*self.candidates, self.source}
        alone = len(same) == 1 and same[0] not in taken
        made = same[0] if alone else new_id(id, {*taken, *self.case.agents, *self.case.sources})
        found = self.agents.get(id)
        kind = KINDS.get(found.type if found else "", AgentKind.WORK)
        agent = Agent(id=made, kind=kind, names=tuple(_name_of(name, names[0]) for name in names))
        self.candidates[made] = Candidate(
            id=made,
            source=self.source,
            text=write_agent(agent),
            names=names,
            kind=kind,
            mentions=len(found.mentions) if found else 0,
        )
        return made

    def _names(self, id: str) -> tuple[str, ...]:
        found = self.agents.get(id)
        names = [clean(name)[:LONGEST_NAME].strip() for name in found.names] if found else []
        distinct = {fold(name): name for name in reversed(names) if fold(name)}
        return tuple(reversed(distinct.values()))[:MOST_NAMES] or (id,)

    def _name(self, id: str) -> str:
        return self._names(id)[0]

    def _innermost(self, told: AssertionProposal) -> str:
        """Return the source in which the speaker speaks: the document, or what it tells of."""
        source = self.source
        for relay in told.via:
            source = self._told_in(source, self._agent(relay), "statement", None)
        if told.channel and told.channel not in tuple(Channel) and told.asserted_by != AUTHOR:
            said = _day(self._said_when(told))
            source = self._told_in(source, self._agent(told.asserted_by), told.channel, said)
        return source

    def _told_in(self, outer: str, speaker: str, channel: str, said: Date | None) -> str:
        """Return the source in which somebody speaks, of which another tells; make it if need be."""
        kind = channel if channel in SOURCE_KINDS else "document"
        key = (outer, speaker, channel, said.text if said else "")
        if key not in self.told:
            words = f"{outer}-{speaker}" + ("" if channel == "statement" else f"-{channel}")
            self.told[key] = id = self._free(words)
            names = self.candidates[speaker].names
            title = clean(
                f"{channel.capitalize()} of {names[0] if names else speaker}, told of in {self._title(outer)}"
            )
            self._tell(Source(id=id, kind=kind, title=title, by=(speaker,), said=said,
                              quoted_in=(Link(source=outer),), in_hand=False))  # fmt: skip
        return self.told[key]

    def _free(self, words: str) -> str:
        """Return an id for a source that is told of: the one it had when this document was read before."""
        mine = {one.id for one in self.known if one.is_source} - set(self.told.values())
        elsewhere = {*self.case.agents, *self.case.sources} - mine
        return new_id(words, {self.source, *self.ids.values(), *self.told.values(), *elsewhere})

    def _title(self, source: str) -> str:
        known = self.candidates.get(source)
        return known.names[0] if known else clean(self.reading.document.title) or source

    def _tell(self, source: Source) -> None:
        self.candidates[source.id] = Candidate(
            id=source.id,
            source=self.source,
            text=write_source(source),
            names=(source.title,),
            kind="source",
            is_source=True,
        )

    def _words(self, span: tuple[int, int]) -> tuple[int, int, str]:
        """Return the words and their place; of words that no ledger can hold, the longest piece it can."""
        start, end = span
        pieces = list(_pieces(self.text[start:end]))
        first, last = max(pieces, key=lambda piece: piece[1] - piece[0], default=(0, 0))
        return start + first, start + last, self.text[start + first : start + last]

    def _place(self, start: int) -> str:
        """Return the page, or the paragraph counted from the first line of the text."""
        document = self.reading.document
        if document.pages:
            page = sum(page <= start for page in document.pages) or 1
            printed = "".join(document.page_labels[page - 1 : page])
            return f"page {clean(printed) or page}"
        paragraphs = [part.start for part in document.parts if part.kind in ("body", "quotation")]
        return f"para {sum(first <= start for first in paragraphs) or 1}"

    def _said_when(self, told: AssertionProposal) -> tuple[str | None, str | None]:
        """Return the days within which it was said; offsets of a date in the text give that date's."""
        if told.said_when is None:
            return None, None
        first, last = told.said_when
        if isinstance(first, int) or isinstance(last, int):
            found = next((date for date in self.reading.dates if date.span == told.said_when), None)
            return (found.earliest, found.latest) if found else (None, None)
        return first, last

    def _says(self, said: StatementProposal, told: AssertionProposal) -> str:
        """Return what is proposed, by names: it stays the same where ids and offsets do not."""
        parts = (
            told.stance,
            self.names.get(told.asserted_by, told.asserted_by),
            *(self.names.get(one, one) for one in told.via),
            "",
            self.names.get(said.subject, said.subject),
            said.predicate,
            self.names.get(said.object or "", said.object or ""),
        )
        return "\x1f".join(parts)


def _name_of(text: str, first: str) -> Name:
    """Return a name with its kind, where its form tells: an acronym, or a part of the full name."""
    bare = text.replace(".", "")
    if text != first and bare.isalpha() and bare.isupper() and len(bare) <= _LONGEST_ACRONYM:
        return Name(text=text, kind="acronym")
    shorter = set(fold(text).split()) < set(fold(first).split())
    return Name(text=text, kind="short" if shorter else "name")


def proposal_id(document: str, words: str, says: str) -> str:
    """Return the id of a proposal: what the document is taken to say, then the words it rests on.

    Two with the same first half say the same: see `same_find`.
    """
    return f"p-{_digest(document, says, size=5)}-{_digest(' '.join(words.split()), size=2)}"


def _digest(*parts: str, size: int) -> str:
    content = "\x1e".join(parts).encode("utf-8", "replace")
    return hashlib.blake2b(content, digest_size=size).hexdigest()


def _labels(reading: Reading) -> dict[str, str]:
    """Return a name for each agent that does not depend on the reader's ids; namesakes are numbered."""
    times: dict[str, int] = {}
    labels: dict[str, str] = {}
    for agent in sorted(reading.agents, key=_first_mention):
        name = fold(agent.names[0]) if agent.names else agent.id
        times[name] = times.get(name, 0) + 1
        labels[agent.id] = name if times[name] == 1 else f"{name} {times[name]}"
    return labels


def _first_mention(agent: AgentProposal) -> tuple[int, str]:
    return min((start for start, _ in agent.mentions), default=1 << 60), agent.id


def _pieces(words: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that may stand in a ledger, less the white space around them."""
    start = 0
    for found in (*_UNWRITABLE.finditer(words), None):
        end = found.start() if found else len(words)
        piece = words[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
        start = found.end() if found else end


def _day(bounds: tuple[str | None, str | None]) -> Date | None:
    """Return bounds as a date, where they are a day, month, year, decade or century."""
    text = edtf_of_bounds(*bounds)
    date = read_date(text) if text else None
    return None if date is None or isinstance(date, Unreadable) else date
