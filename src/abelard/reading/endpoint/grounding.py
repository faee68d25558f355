"""A model's claims, each tied to the words it rests on or dropped and counted: nothing is taken on its word.

The quotation must stand in the passage, the verb in the vocabulary, the names in the text and near the
quotation, the speakers in the passage; hedge and time are kept only where their words stand by the quotation.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from abelard.reading.endpoint.alignment import EXACT, Folded, Found
from abelard.reading.result import AssertionProposal, DateProposal, StatementProposal
from abelard.reading.statements.circumstances import span_of
from abelard.reading.statements.vocabulary import STATES

if TYPE_CHECKING:
    from abelard.reading.endpoint.answers import Taken, Told
    from abelard.reading.endpoint.cast import Cast
    from abelard.reading.endpoint.passages import Passage
    from abelard.reading.statements.circumstances import Extent

AUTHOR = "author"
_TRUST = 0.6
"""What a grounded claim of an unknown model is trusted; nobody has calibrated it."""
_AROUND = 200
_LEAST_WORDS = 2
_AT_HAND, _FAR = 400, 4_000
_LEAD = 12


class Register:
    """Collects grounded statements and assertions over the passages of a document, each once."""

    def __init__(self, text: str, cast: Cast, dates: tuple[DateProposal, ...]) -> None:
        self._text, self._cast, self._dates = text, cast, dates
        self._statements: dict[tuple[str, str, str | None], StatementProposal] = {}
        self._assertions: dict[tuple[str, str, str, tuple[str, ...]], AssertionProposal] = {}
        self.dropped: Counter[str] = Counter()

    def enter(self, passage: Passage, answer: Taken) -> int:
        """Enter the claims of an answer that rest on words of the passage; give how many do."""
        self.dropped += answer.dropped
        dropped: Counter[str] = Counter()
        folded = Folded(self._text, passage.start, passage.end)
        for told in answer.claims:
            why = self._enter(told, folded, answer.types)
            if why:
                dropped[why] += 1
        self.dropped += dropped
        return len(answer.claims) - dropped.total()

    @property
    def statements(self) -> tuple[StatementProposal, ...]:
        """The statements, in the order they were entered."""
        return tuple(self._statements.values())

    @property
    def assertions(self) -> tuple[AssertionProposal, ...]:
        """The assertions, in the order they were entered."""
        return tuple(self._assertions.values())

    @property
    def named(self) -> set[str]:
        """The ids of all agents that something entered speaks of."""
        places = {one for each in self.statements for one in (each.subject, each.object) if one}
        return places | {one for each in self.assertions for one in (each.asserted_by, *each.via)}

    def _enter(self, told: Told, folded: Folded, types: dict[str, str]) -> str:
        """Enter a claim; give the reason if it is dropped."""
        found = folded.find(told.quote)
        if found is None:
            return "quotation not in the text"
        if len(told.quote.split()) < _LEAST_WORDS:
            return "quotation of a single word"
        if any(next(folded.places(name), None) is None for name in told.speakers):
            return "speaker not in the passage"
        subject = self._cast.find(told.subject, types)
        target = self._cast.find(told.object, types) if told.object else None
        speakers = [self._cast.find(name, types) for name in told.speakers]
        if subject is None or (told.object and target is None) or None in speakers:
            return "name not in the text, or of several"
        if subject == target or not self._is_about(subject, target, found):
            return "words that name nobody of the claim"
        chain = tuple(one for one in speakers if one)
        self._assert(told, self._statement(told, subject, target, found), chain, found)
        return ""

    def _is_about(self, subject: str, target: str | None, found: Found) -> bool:
        """Whether somebody of the claim is at its words, and everybody in their neighbourhood."""
        people = [one for one in (subject, target) if one]
        at_hand = any(self._cast.is_near(one, found.start - _AT_HAND, found.end + _AT_HAND) for one in people)
        return at_hand and all(
            self._cast.is_near(one, found.start - _FAR, found.end + _FAR) for one in people
        )

    def _statement(self, told: Told, subject: str, target: str | None, found: Found) -> StatementProposal:
        key = (subject, told.predicate, target)
        if key not in self._statements:
            self._statements[key] = StatementProposal(
                id=f"s{len(self._statements) + 1}",
                subject=subject,
                predicate=told.predicate,
                object=target,
                evidence=(found.start, found.end),
                when=self._when(told, found),
                alignment=found.status,
            )
        return self._statements[key]

    def _assert(self, told: Told, statement: StatementProposal, chain: tuple[str, ...], found: Found) -> None:
        hedge = self._beside(told.hedge, found)
        made = AssertionProposal(
            statement=statement.id,
            asserted_by=chain[-1] if chain else AUTHOR,
            via=chain[:-1],
            stance=told.stance,
            evidence=(found.start, found.end),
            hedge=self._text[hedge.start : hedge.end] if hedge else "",
            confidence=round(_TRUST * (found.score if found.status != EXACT else 1.0), 2),
            alignment=found.status,
        )
        self._assertions.setdefault((made.statement, made.asserted_by, made.stance, made.via), made)

    def _beside(self, words: str, found: Found) -> Found | None:
        """Give the place of words at the quotation or near it."""
        if not words:
            return None
        start, end = max(0, found.start - _AROUND), min(len(self._text), found.end + _AROUND)
        return next(Folded(self._text, start, end).places(words), None)

    def _when(self, told: Told, found: Found) -> Extent | None:
        """Give the time of a claim, as the default reader understands the words that the model points to."""
        place = self._beside(told.when, found)
        if place is None:
            return None
        for date in self._dates:
            start, end = date.span
            if start < place.end and place.start < end and (date.earliest or date.latest):
                before = self._text[max(0, start - _LEAD) : start]
                return span_of(date, before, state=told.predicate in STATES)
        return None
