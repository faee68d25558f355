"""What a date network is told, and how it names a contradiction.

A day is a whole number; which day is 0 is the caller's affair. A node stands for an unknown day, such as the
start or the end of what a statement asserts.
"""

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, Literal, NamedTuple, TypeAlias

Node: TypeAlias = Hashable
Side: TypeAlias = Literal["earliest", "latest"]

ORIGIN: Final = None
"""The node that is day 0: a constraint with it on one side says something about a date."""


class Constraint(NamedTuple):
    """One node lies at most so many days after another (where the number is negative: so many before it).

    A claim brings as many as it takes: "in May 2004" brings two for the start and two for the end.
    """

    claim: str
    """Whose word it is; empty for what holds of itself (a start is not after its end) and is never blamed."""
    later: Node
    earlier: Node
    most: int


@dataclass(frozen=True, slots=True)
class Alternatives:
    """A claim that says one of several things, "on the 3rd or the 5th of May": each option is a conjunction.

    At least one option holds. An empty option says nothing; without any option the claim cannot be true.
    Raises ValueError where an option is somebody else's claim.
    """

    claim: str
    options: tuple[tuple[Constraint, ...], ...]

    def __post_init__(self) -> None:
        strangers = {each.claim for option in self.options for each in option} - {self.claim}
        if strangers:
            message = f"the options of claim {self.claim!r} are told by {sorted(strangers)}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Told:
    """All that a network, or a part of one, is told."""

    constraints: Sequence[Constraint]
    alternatives: Sequence[Alternatives] = ()

    def lines(self) -> Iterator[Constraint]:
        """Go through the constraints, then through those of the alternatives."""
        options = chain.from_iterable(each.options for each in self.alternatives)
        return chain(self.constraints, chain.from_iterable(options))

    def claims(self) -> dict[str, None]:
        """Return the claims, in the order told."""
        told = dict.fromkeys(each.claim for each in self.constraints)
        told.update(dict.fromkeys(each.claim for each in self.alternatives))
        told.pop("", None)
        return told

    def nodes(self) -> dict[Node, None]:
        """Return the nodes, in the order told."""
        nodes = dict.fromkeys(node for line in self.lines() for node in (line.later, line.earlier))
        nodes.pop(ORIGIN, None)
        return nodes

    def without(self, claims: Collection[str]) -> "Told":
        """Return what is left without some of the claims."""
        return Told(
            [each for each in self.constraints if each.claim not in claims],
            [each for each in self.alternatives if each.claim not in claims],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Claims whose dates cannot all be true, and can as soon as any one of them is left out."""

    claims: tuple[str, ...]
    """In the order in which the network was told of them; none where what nobody claims is at fault."""
    cycles: tuple[tuple[Constraint, ...], ...]
    """Why: cycles of constraints, each starting where the one before it ends, with a sum below 0.

    One is the rule. Where a claim leaves alternatives, every choice among them runs into one of the cycles.
    """
    minimal: bool = True
    """False where alternatives were too many to make sure that every one of the claims is needed."""

    @property
    def cycle(self) -> tuple[Constraint, ...]:
        """The shortest of the cycles; empty only where a claim had no option to begin with."""
        return min(self.cycles, key=len, default=())
