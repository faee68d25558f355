"""Rules and constraints as they run: premises, conclusions, what ends what, what can never be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from abelard.model.statement import Statement

if TYPE_CHECKING:
    from abelard.model.problem import Problem

Order: TypeAlias = Literal["in", "after", "before", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Premise:
    """One thing a rule asks for."""

    pattern: Statement
    name: str = ""
    """The label by which other parts of the rule refer to its time."""
    order: Order = ""
    """How its time stands to that of the premise named in `to`."""
    to: str = ""
    lasts: bool = True
    """Whether it is a state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What a rule concludes, and when: at or from the time of a premise, or when they all hold."""

    pattern: Statement
    at: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Horn:
    """A rule ready to run."""

    id: str
    premises: tuple[Premise, ...]
    conclusion: Conclusion
    until: tuple[Statement, ...] = ()
    because: str = ""

    @property
    def is_transitive(self) -> bool:
        """Whether it only joins links of one chain: `?a R ?b, ?b R ?c` give `?a R ?c`."""
        if len(self.premises) != 2:  # noqa: PLR2004  two links
            return False
        first, second = (premise.pattern for premise in self.premises)
        whole = Statement(first.subject, first.predicate, second.object)
        return (
            first.object == second.subject
            and first.predicate == second.predicate
            and self.conclusion == Conclusion(pattern=whole)
            and not any(premise.order for premise in self.premises)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """That an event ends a state."""

    event: Statement
    state: Statement
    by: str = ""
    """The id of the event's predicate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """A constraint ready to run."""

    id: str
    premises: tuple[Premise, ...]
    tension: bool = False
    because: str = ""
    kind: Literal["rule", "constraint"] = "constraint"
    """`rule` for what a predicate implies by its own description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset:
    """All that follows from what."""

    rules: tuple[Horn, ...]
    endings: tuple[Ending, ...]
    nevers: tuple[Never, ...]
    strata: tuple[frozenset[str], ...]
    """Predicates in the order in which they are settled."""
    problems: tuple[Problem, ...]
