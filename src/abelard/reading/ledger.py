"""What the reading enters as it goes: statements once each, assertions, unnamed speakers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.reading.result import AgentProposal, AssertionProposal, StatementProposal
from abelard.reading.speakers import AUTHOR, Voice, chain_of, said_when, stance_of, voices

if TYPE_CHECKING:
    from abelard.reading.attribution import Attribution
    from abelard.reading.language import Paragraph
    from abelard.reading.names.coreference import Referents
    from abelard.reading.result import DateProposal
    from abelard.reading.statements import Found

_SKIPPED_KINDS = frozenset({"other"})


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
        """Enter the statements of a paragraph under those who make them."""
        for one in found:
            chain = chain_of(one, attributions)
            if any(link.kind in _SKIPPED_KINDS for link in chain):
                continue
            spoken = [] if one.background else voices(chain, paragraph.doc, who)
            if any(link.attribution.negative and link is not spoken[-1] for link in spoken):
                continue
            self._enter(paragraph, one, spoken, said_when(spoken, paragraph.doc, dates, paragraph.start))

    def _enter(
        self,
        paragraph: Paragraph,
        one: Found,
        spoken: list[Voice],
        said: tuple[str | None, str | None] | None,
    ) -> None:
        speakers = [self._speaker(paragraph, link) for link in spoken]
        statement = self._statement(paragraph, one)
        evidence = self._evidence(paragraph, one, spoken)
        hedge = " ".join(filter(None, [*(link.hedge for link in spoken), one.hedge]))
        made = AssertionProposal(
            statement=statement.id,
            asserted_by=speakers[-1] if speakers else AUTHOR,
            via=tuple(speaker for speaker in speakers[:-1] if speaker != AUTHOR),
            stance=stance_of(one, spoken),
            hedge=hedge,
            channel=spoken[-1].channel if spoken else "",
            said_when=said,
            evidence=evidence,
            confidence=round(one.sure * (0.95 ** len(spoken)) * (0.9 if hedge else 1.0), 2),
        )
        self._assertions.setdefault((made.statement, made.asserted_by, made.stance, made.via), made)

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
