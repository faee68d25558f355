"""Plain sentences for what the reasoning finds, from the words of the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.claim import Claim, Stance
from abelard.model.day import iso
from abelard.model.statement import ClaimRef
from abelard.model.wording import say_name, say_statement
from abelard.model.wording_when import say_when
from abelard.reasoning.track import FOREVER

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.inquiry import Dated
    from abelard.model.statement import Statement
    from abelard.model.when import When
    from abelard.reasoning.clash import Clash
    from abelard.reasoning.facts import Fact

_MOST_TOLD = 4
_DOES = {
    Stance.DOUBTS: "doubted",
    Stance.RETRACTS: "taken back",
    Stance.SEARCHED_FOR: "looked for and not found",
}


def say_claim(case: Case, claim: Claim) -> str:
    """Say whose word a claim is and what it says.

    `according to Ayman al-Zawahiri, ISI is part of al-Qaeda`.
    """
    if claim.stance in (Stance.AFFIRMS, Stance.DENIES):
        return f"according to {say_speakers(case, claim)}, {say_content(case, claim)}"
    return f"{_DOES[claim.stance]} by {say_speakers(case, claim)}: {say_content(case, claim)}"


def say_speakers(case: Case, claim: Claim) -> str:
    """Name those whose word a claim is."""
    names = [say_name(each, case) for each in claim.by]
    return _listed(names or [say_name(claim.source, case) if claim.source else "the keeper of the case"])


def say_content(case: Case, claim: Claim) -> str:
    """Say what a claim says, with its time."""
    negated = claim.stance is Stance.DENIES
    told = say_statement(claim.statement, case, negated=negated, details=claim.details)
    when = "" if isinstance(claim.statement.subject, ClaimRef) else _when(claim.when, case)
    return f"{told} {when}".rstrip()


def say_dated(case: Case, dated: Dated) -> str:
    """Say a statement with its time, or that it is not so."""
    told = say_statement(dated.statement, case, negated=dated.negated)
    return f"{told} {_when(dated.when, case)}".rstrip()


class Telling:
    """Tells conflicts; what each claim says is worded once."""

    def __init__(self, case: Case) -> None:
        """Take the case."""
        self._case = case
        self._said: dict[str, str] = {}

    def sentence(self, claims: tuple[str, ...], clash: Clash) -> str:
        """Say in one sentence which claims clash, and how; those that only date the others are counted."""
        main = _main(claims, clash) or list(claims)
        told = [self._claim(claim) for claim in main[:_MOST_TOLD]]
        rest = len(claims) - len(told)
        if rest:
            told.append(f"taken with {rest} more claim{'s' * (rest > 1)}")
        if clash.tension:
            end = "perhaps not all of this can be"
        elif len(claims) == 1:
            end = "this cannot be"
        else:
            end = _HOW[clash.kind]
        reason = f" ({clash.because})" if clash.because and clash.kind == "constraint" else ""
        return f"{_capital('; '.join(told))}: {end}{reason}."

    def _claim(self, claim: str) -> str:
        if claim not in self._said:
            self._said[claim] = say_claim(self._case, self._case.claim[claim])
        return self._said[claim]


def _main(claims: tuple[str, ...], clash: Clash) -> list[str]:
    """Return the claims that clash, rather than give a date or a link of the derivation."""
    own = {fact.claim for fact in clash.facts}
    if clash.denial is not None:
        own.add(clash.denial.claim.id)
    return [claim for claim in claims if claim in own]


_HOW = {
    "denial": "one denies what the other says",
    "rule": "one excludes the other",
    "constraint": "these cannot all be",
    "dates": "the dates cannot all be",
}


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _when(when: When, case: Case) -> str:
    return say_when(when, case, lambda statement: say_statement(statement, case))


def say_about(case: Case, statement: Statement) -> str:
    """Say what a dispute is about: whether ..."""
    return f"whether {say_statement(statement, case)}"


def say_fact(case: Case, fact: Fact) -> str:
    """Say what follows, and when it began and ended as far as is known."""
    first, last = fact.track.start_least, fact.track.end_most
    start = f" from {iso(first)}" if abs(first) < FOREVER else ""
    end = f" to {iso(last)}" if abs(last) < FOREVER else ""
    return f"{say_statement(fact.statement, case)}{start}{end}"
