"""What is not known: the research agenda that a case leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abelard.model.claim import Stance
from abelard.model.statement import Statement, references
from abelard.model.when import UNDATED
from abelard.reasoning.answer import Verdict
from abelard.reasoning.ask import verdict_for
from abelard.reasoning.chain import routes, speaks_in
from abelard.reasoning.corroboration import corroboration
from abelard.reasoning.hypothesis import answer_to
from abelard.reasoning.limit import until_over
from abelard.reasoning.sentences import say_about, say_dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.reasoning.belief import Belief

STATEMENTS = "some statements"
KINDS = ("open", "doubted", "one-sided", "one-origin", "undated", "unsourced", "unreachable")
_UNTIMED = frozenset(("named", "same-as", "kin-of", "resembles", "replays", "because", "has-property"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """One thing to find out."""

    kind: str
    """open: no answer to a hypothesis; doubted; one-sided: only those it concerns say so; one-origin: several
    reports, but all of one; undated; unsourced: no source is named; unreachable: no way to a document in
    hand."""
    statement: str
    sentence: str
    claims: tuple[str, ...] = ()
    question: str = ""

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "kind": self.kind,
            "statement": self.statement,
            "sentence": self.sentence,
            "claims": list(self.claims),
            "question": self.question,
        }


def unknowns_of(belief: Belief) -> tuple[Unknown, ...]:
    """Return what a viewpoint leaves open, what bears on the case's questions first."""
    found = [*_open(belief), *_doubted(belief)]
    for statement, claims in until_over(belief.case.statements.items(), STATEMENTS):
        affirmed = [claim for claim in claims if claim.stance is Stance.AFFIRMS and belief.carries(claim)]
        if statement.is_ground and affirmed and statement.predicate:
            found += _of_statement(belief.case, statement, affirmed)
            found += _of_one_origin(belief, statement, affirmed)
    return tuple(sorted(found, key=lambda each: KINDS.index(each.kind)))


def _open(belief: Belief) -> Iterator[Unknown]:
    for question in until_over(belief.case.questions.values(), STATEMENTS):
        for hypothesis in question.hypotheses:
            for dated in hypothesis.statements:
                if answer_to(belief, dated) is Verdict.UNKNOWN:
                    yield Unknown(
                        kind="open",
                        statement=str(dated.statement),
                        sentence=f"nobody who is believed says whether {say_dated(belief.case, dated)}",
                        question=question.id,
                    )


def _doubted(belief: Belief) -> Iterator[Unknown]:
    from abelard.model.inquiry import Dated  # noqa: PLC0415  a value, needed here only

    for statement, claims in until_over(belief.case.statements.items(), STATEMENTS):
        if not statement.is_ground or not statement.predicate:
            continue
        stopped = [claim for claim in claims if belief.stands(claim) and not belief.carries(claim)]
        if stopped and verdict_for(belief, Dated(statement=statement)) is Verdict.UNKNOWN:
            yield Unknown(
                kind="doubted",
                statement=str(statement),
                sentence=f"all that is said of {say_about(belief.case, statement)} is doubted",
                claims=tuple(claim.id for claim in stopped),
            )


def _of_statement(case: Case, statement: Statement, claims: list[Claim]) -> Iterator[Unknown]:
    ids = tuple(claim.id for claim in claims)
    told = say_about(case, statement)
    if _is_interested(case, statement, claims):
        yield Unknown(
            kind="one-sided", statement=str(statement), sentence=f"only the interested say {told}", claims=ids
        )
    if statement.predicate not in _UNTIMED and all(claim.when == UNDATED for claim in claims):
        yield Unknown(
            kind="undated", statement=str(statement), sentence=f"nobody says when: {told}", claims=ids
        )
    if all(not claim.source for claim in claims):
        yield Unknown(
            kind="unsourced", statement=str(statement), sentence=f"no source is named: {told}", claims=ids
        )
    elif all(not routes(case, claim) for claim in claims):
        yield Unknown(
            kind="unreachable",
            statement=str(statement),
            sentence=f"no document in hand says {told}",
            claims=ids,
        )


def _of_one_origin(belief: Belief, statement: Statement, claims: list[Claim]) -> Iterator[Unknown]:
    """Yield that several reports of a thing, by several people or in several documents, go back to one."""
    if len({(claim.by, claim.source) for claim in claims}) < 2:  # noqa: PLR2004  several
        return
    node = belief.circuit.any_of(belief.derivation.claim_leaf(claim.id) for claim in claims)
    reports = corroboration(belief, belief.supports(node))
    if reports.reports > 1 and reports.origins == 1 and reports.exact:
        case = belief.case
        common = f" ({', '.join(map(case.name_of, reports.common))})" if reports.common else ""
        yield Unknown(
            kind="one-origin",
            statement=str(statement),
            sentence=f"{reports.reports} reports, one origin{common}: {say_about(case, statement)}",
            claims=tuple(claim.id for claim in claims),
        )


def _is_interested(case: Case, statement: Statement, claims: list[Claim]) -> bool:
    """Whether all who say so, or told those who do, are those it is about, or speak or stand for them."""
    about = set(references(statement))
    speakers = {origin for claim in claims for origin in _origins(case, claim)}
    return bool(speakers) and all(speaker in about or _sides(case, speaker) & about for speaker in speakers)


def _origins(case: Case, claim: Claim) -> tuple[str, ...]:
    """Return whose word a claim comes down to: those who told it, where somebody did, else its speakers."""
    source = case.sources.get(claim.source)
    own = source is not None and speaks_in(claim, source)
    return claim.told_by or (source.told_by if source is not None and own else ()) or claim.by


def _sides(case: Case, speaker: str) -> set[str]:
    """Return the parties that include a speaker, and those in the same party."""
    sides = set()
    for party in case.agents.values():
        if party.kind == "party" and speaker in party.includes:
            sides |= {party.id, *party.includes}
    agent = case.agents.get(speaker)
    if agent is not None and agent.kind == "party":
        sides |= set(agent.includes)
    return sides
