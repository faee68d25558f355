"""What the reading enters as it goes: statements once each, assertions, unnamed speakers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.reading.attribution.answers import find_answers
from abelard.reading.attribution.cues import combined
from abelard.reading.attribution.verdicts import find_verdicts
from abelard.reading.result import AgentProposal, AssertionProposal, StatementProposal
from abelard.reading.speakers import AUTHOR, Voice, said_when, stance_of
from abelard.reading.statements.confidence import calibrated, trust
from abelard.reading.telling import told_by

if TYPE_CHECKING:
    from abelard.reading.attribution import Attribution
    from abelard.reading.attribution.answers import Answer
    from abelard.reading.language import Paragraph
    from abelard.reading.names.coreference import Referents
    from abelard.reading.result import DateProposal
    from abelard.reading.statements import Found

_BACK = 2
_MOST_ANSWERED = 3
_ANSWER = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An assertion at the token it hangs on, so that answers can find it."""

    head: int
    assertion: AssertionProposal
    parties: tuple[str, ...] = ()


def _answered(
    paragraph: Paragraph, answer: Answer, told: list[_Told], speaker: str, owner: str | None
) -> list[AssertionProposal]:
    """Give what is answered: the last that another said in this sentence or the one before."""
    starts = [sentence.start for sentence in paragraph.doc.sents if sentence.start <= answer.cue]
    since = starts[-_BACK:][0] if starts else 0
    near = [one for one in told if since <= one.head < answer.cue and one.assertion.asserted_by != speaker]
    if owner is not None:
        near = [one for one in near if one.assertion.asserted_by == owner]
    said = [one for one in near if one.assertion.asserted_by != AUTHOR]
    if not said and answer.in_passing:
        since = paragraph.doc[answer.cue].sent.start
        said = [one for one in near if one.head >= since and speaker in one.parties][-1:]
    if not said:
        return []
    last = paragraph.doc[said[-1].head].sent.start
    return [
        one.assertion
        for one in said
        if one.head >= last and one.assertion.asserted_by == said[-1].assertion.asserted_by
    ][-_MOST_ANSWERED:]


class Ledger:
    """Collects statements and assertions over the paragraphs of one document."""

    def __init__(self, agents: tuple[AgentProposal, ...]) -> None:
        self._agents = {agent.id: agent for agent in agents}
        self._unnamed: dict[str, str] = {}
        self._statements: dict[tuple[str, str, str | None], StatementProposal] = {}
        self._assertions: dict[tuple[str, str, str, tuple[str, ...]], AssertionProposal] = {}

    def enter(
        self,
        paragraph: Paragraph,
        found: list[Found],
        attributions: list[Attribution],
        who: Referents,
        dates: list[DateProposal],
    ) -> None:
        """Enter the statements of a paragraph under those who make them, and the answers to them."""
        told: list[_Told] = []
        verdicts = find_verdicts(paragraph.doc)
        for one in found:
            for told_one, spoken in told_by(one, attributions, verdicts, paragraph.doc, who):
                said = said_when(spoken, paragraph.doc, dates, paragraph.start)
                made = self._enter(paragraph, told_one, spoken, said)
                parties = tuple(filter(None, (one.subject, one.object)))
                told.append(_Told(head=one.head, assertion=made, parties=parties))
        for answer in find_answers(paragraph.doc):
            self._answer(paragraph, answer, told, who)

    def _answer(self, paragraph: Paragraph, answer: Answer, told: list[_Told], who: Referents) -> None:
        """Enter the denial, doubt or assent of one who answers what was said just before."""
        speaker = who.agent(paragraph.doc[answer.source])
        owner = who.agent(paragraph.doc[answer.owner]) if answer.owner is not None else None
        if speaker is None or (answer.owner is not None and owner is None):
            return
        for one in _answered(paragraph, answer, told, speaker, owner):
            cue = paragraph.doc[answer.cue].sent
            made = AssertionProposal(
                statement=one.statement,
                asserted_by=speaker,
                stance=combined(answer.stance, one.stance),
                evidence=(paragraph.start + cue.start_char, paragraph.start + cue.end_char),
                confidence=calibrated(_ANSWER),
            )
            self._assertions.setdefault((made.statement, speaker, made.stance, ()), made)

    def _enter(
        self,
        paragraph: Paragraph,
        one: Found,
        spoken: list[Voice],
        said: tuple[str | None, str | None] | None,
    ) -> AssertionProposal:
        speakers = [self._speaker(paragraph, link) for link in spoken]
        statement = self._statement(paragraph, one)
        evidence = self._evidence(paragraph, one, spoken)
        hedge = " ".join(filter(None, [*(link.hedge for link in spoken), one.hedge]))
        pointed = self._unnamed_in(statement, evidence)
        raw = trust(one.sure, voices=len(spoken), hedged=bool(hedge), unnamed=pointed)
        made = AssertionProposal(
            statement=statement.id,
            asserted_by=speakers[-1] if speakers else AUTHOR,
            via=tuple(speaker for speaker in speakers[:-1] if speaker != AUTHOR),
            stance=stance_of(one, spoken),
            hedge=hedge,
            channel=spoken[-1].channel if spoken else "",
            said_when=said,
            evidence=evidence,
            confidence=calibrated(raw),
        )
        return self._assertions.setdefault((made.statement, made.asserted_by, made.stance, made.via), made)

    def _unnamed_in(self, one: StatementProposal, evidence: tuple[int, int]) -> int:
        """Count the parties that the words only point at: "he", "the group"."""
        parties = filter(None, (one.subject, one.object))
        return sum(
            not any(evidence[0] <= start < evidence[1] for start, _ in self._agents[party].mentions)
            for party in parties
        )

    def _speaker(self, paragraph: Paragraph, link: Voice) -> str:
        """Give the id of a speaker; an unnamed one becomes a group with the words that name it."""
        if link.unnamed is None:
            return link.agent or AUTHOR
        span = paragraph.doc[link.unnamed[0] : link.unnamed[1]]
        name = span.text
        key = name.lower()
        place = (paragraph.start + span.start_char, paragraph.start + span.end_char)
        if key in self._unnamed:
            agent = self._agents[self._unnamed[key]]
            self._agents[agent.id] = replace(agent, mentions=tuple(sorted({*agent.mentions, place})))
            return agent.id
        made = "".join(letter if letter.isalnum() else "-" for letter in key).strip("-") or "speaker"
        made = made if made not in self._agents else f"{made}-unnamed"
        self._unnamed[key] = made
        self._agents[made] = AgentProposal(id=made, type="group", names=(name,), mentions=(place,))
        return made

    def _statement(self, paragraph: Paragraph, one: Found) -> StatementProposal:
        key = (one.subject, one.predicate, one.object)
        known = self._statements.get(key)
        if known is None:
            span = paragraph.doc[one.evidence[0] : one.evidence[1]]
            known = StatementProposal(
                id=f"s{len(self._statements) + 1}",
                subject=one.subject,
                predicate=one.predicate,
                object=one.object,
                evidence=(paragraph.start + span.start_char, paragraph.start + span.end_char),
                when=one.when,
                where=one.where,
            )
        elif known.when is None and one.when is not None:
            known = replace(known, when=one.when, where=known.where or one.where)
        self._statements[key] = known
        return known

    @staticmethod
    def _evidence(paragraph: Paragraph, one: Found, spoken: list[Voice]) -> tuple[int, int]:
        spans = [one.evidence]
        for link in spoken:
            spans.append((link.attribution.cue, link.attribution.cue + 1))
            if link.attribution.source:
                spans.append(link.attribution.source)
        words = paragraph.doc[min(first for first, _ in spans) : max(last for _, last in spans)]
        return paragraph.start + words.start_char, paragraph.start + words.end_char

    def agents(self) -> tuple[AgentProposal, ...]:
        """Give the agents, unnamed speakers included."""
        return tuple(self._agents.values())

    def statements(self) -> tuple[StatementProposal, ...]:
        """Give the statements in the order they were told."""
        return tuple(self._statements.values())

    def assertions(self) -> tuple[AssertionProposal, ...]:
        """Give the assertions in the order they were told."""
        return tuple(self._assertions.values())
