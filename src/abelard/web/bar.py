"""The bar that stands over every view: whom to believe, as of when, as known when; read from an address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.model.date import Date, Unreadable, read_date
from abelard.model.inquiry import Chance
from abelard.model.problem import AbelardError
from abelard.model.wording import say_name
from abelard.model.wording_text import listed
from abelard.model.wording_time import say_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abelard.model.case import Case
    from abelard.model.inquiry import Viewpoint
    from abelard.reasoning.belief import Belief, Reasoning

_FEW = 4
READER = "the reader"
"""Whose a probability is that was chosen in the bar."""


class BadRequestError(AbelardError):
    """An address asks for what the case does not have, or in words that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The bar as it stands in an address: words only, so that it can be compared and kept."""

    viewpoint: str = "everyone"
    believing: tuple[str, ...] = ()
    rejecting: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    chances: tuple[tuple[str, float], ...] = ()
    """Witnesses with the probability that their word carries, as the reader chose it."""
    at: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The bar, read: a viewpoint with the changes made to it, and two dates."""

    viewpoint: Viewpoint
    at: Date | None = None
    """The moment the questions are asked about; None for the time each question gives."""
    known: Date | None = None
    """Only what was known by then counts; None for all that is known today."""
    changed: tuple[str, ...] = ()
    """Witnesses for whom something else was chosen than the viewpoint has."""

    def belief(self, reasoning: Reasoning) -> Belief:
        """Return what follows under it."""
        return reasoning.believe(self.viewpoint, known_at=self.known)


def read_bar(asked: Asked, case: Case) -> Bar:
    """Read the bar. Raises BadRequestError with a sentence for the reader."""
    viewpoint = case.viewpoint(asked.viewpoint)
    if viewpoint is None:
        raise BadRequestError(f"the case has no viewpoint {asked.viewpoint!r}")
    chanced = tuple(witness for witness, _ in asked.chances)
    changed = (*asked.believing, *asked.rejecting, *asked.open, *chanced)
    for witness in changed:
        _check_witness(witness, case)
    return Bar(
        viewpoint=_adjusted(viewpoint, asked, frozenset(changed)),
        at=read_day(asked.at, case),
        known=read_day(asked.known, case) or viewpoint.known_at,
        changed=changed,
    )


def read_chances(text: str) -> tuple[tuple[str, float], ...]:
    """Read `zawahiri:0.7,orton:0.9`, in the order of the ids. Raises BadRequestError."""
    found: dict[str, float] = {}
    for each in filter(None, text.split(",")):
        witness, _, number = each.rpartition(":")
        try:
            chance = float(number)
        except ValueError:
            chance = -1.0
        if not witness or not 0 <= chance <= 1:
            raise BadRequestError(f"{each!r}: a probability is written like zawahiri:0.7, from 0 to 1")
        found[witness] = chance
    return tuple(sorted(found.items()))


def _check_witness(witness: str, case: Case) -> None:
    known = case.claim if witness.startswith("^") else {**case.agents, **case.sources}
    if witness.removeprefix("^") not in known:
        raise BadRequestError(f"nobody and nothing here has the id {witness!r}")


def _adjusted(viewpoint: Viewpoint, asked: Asked, changed: frozenset[str]) -> Viewpoint:
    def others(chosen: Sequence[str]) -> tuple[str, ...]:
        return tuple(each for each in chosen if each not in changed)

    chances = [each for each in viewpoint.chances if each.witness not in changed]
    chances += [Chance(witness=witness, probability=chance, by=READER) for witness, chance in asked.chances]
    return replace(
        viewpoint,
        # Whose word has a probability counts as believed, with that weight: see `reasoning.weigh`.
        believes=(*others(viewpoint.believes), *asked.believing, *(witness for witness, _ in asked.chances)),
        rejects=(*others(viewpoint.rejects), *asked.rejecting),
        open=(*others(viewpoint.open), *asked.open),
        chances=tuple(chances),
    )


def read_day(text: str, case: Case) -> Date | None:
    """Read a date in EDTF; None where nothing is given. Raises BadRequestError."""
    if not text:
        return None
    date = read_date(text, case.circa)
    if isinstance(date, Unreadable):
        raise BadRequestError(f"{text!r}: {date.message}. {date.hint}".rstrip(". ") + ".")
    return date


def say_bar(asked: Asked, bar: Bar, case: Case) -> str:
    """Say in one sentence what the reader is looking at."""
    said = f"What follows if you believe {_whom(asked, bar, case)}"
    if bar.at:
        said += f", asked of {say_date(bar.at)}"
    if bar.known:
        said += f", as known by {say_date(bar.known)}"
    return said + "."


def _whom(asked: Asked, bar: Bar, case: Case) -> str:
    if asked.viewpoint == "everyone":
        whom = "everyone at once"
    elif bar.viewpoint.whose:
        whom = f"what {say_name(bar.viewpoint.whose, case)} would have you believe"
    else:
        whom = f"“{bar.viewpoint.title or bar.viewpoint.id}”"
    changes = (
        ("and besides ", asked.believing),
        ("but not ", asked.rejecting),
        ("leaving ", asked.open),
    )
    told = [f"{word}{_named(chosen, case)}" for word, chosen in changes if chosen]
    if asked.open:
        told[-1] += " open"
    told += [
        f"taking the word of {_name(each, case)} at {chance:.0%}" for each, chance in asked.chances[:_FEW]
    ]
    return ", ".join([whom, *told])


def _named(witnesses: Sequence[str], case: Case) -> str:
    names = [_name(each, case) for each in witnesses[:_FEW]]
    rest = len(witnesses) - _FEW
    return listed([*names, f"{rest} more"] if rest > 0 else names)


def _name(witness: str, case: Case) -> str:
    return f"claim {witness}" if witness.startswith("^") else say_name(witness, case)
