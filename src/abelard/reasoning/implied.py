"""What predicates imply without a rule block: what an event starts and ends, symmetry, what excludes what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.statement import Statement, Variable, variables
from abelard.reasoning.horn import Conclusion, Ending, Horn, Never, Premise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.vocabulary import Predicate

_SUBJECT, _OBJECT = Variable("s"), Variable("o")


def implied(predicate: Predicate) -> Iterator[Horn]:
    """Yield the rules of a predicate: that it is symmetric, and what it starts."""
    whole = Statement(_SUBJECT, predicate.id, _OBJECT)
    if predicate.symmetric:
        yield Horn(
            id=f"{predicate.id}-symmetric",
            premises=(Premise(pattern=whole, name="p"),),
            conclusion=Conclusion(pattern=Statement(_OBJECT, predicate.id, _SUBJECT), at="p"),
            because=f"what {predicate.id} says of two, it says of each",
        )
    for number, state in enumerate(predicate.starts):
        for event in _forms(predicate):
            if set(variables(state)) <= set(variables(event)):
                yield Horn(
                    id=f"{predicate.id}-starts-{state.predicate}" + (f"-{number}" if number else ""),
                    premises=(Premise(pattern=event, name="p"),),
                    conclusion=Conclusion(pattern=state, start="p"),
                    because=f"{predicate.id} begins {state.predicate}",
                )


def _forms(predicate: Predicate) -> Iterator[Statement]:
    """Yield the shapes an event may have: with its object, and without where it may stand alone."""
    yield Statement(_SUBJECT, predicate.id, _OBJECT)
    if not predicate.objects or "nothing" in predicate.objects:
        yield Statement(_SUBJECT, predicate.id)


def endings(predicate: Predicate) -> Iterator[Ending]:
    """Yield what an event ends."""
    for state in predicate.ends:
        for event in _forms(predicate):
            if "o" not in set(variables(state)) or event.object is not None:
                yield Ending(event=event, state=state, by=predicate.id)


def own_nevers(predicate: Predicate) -> Iterator[Never]:
    """Yield the constraints of a predicate: irreflexive, one at a time, once."""
    id, this, that = predicate.id, Variable("a"), Variable("b")
    if predicate.irreflexive:
        yield _never(f"{id}-irreflexive", (Statement(this, id, this),), f"nothing can {id} itself")
    if predicate.functional == "object":
        pair = (Statement(this, id, Variable("x")), Statement(this, id, Variable("y")))
        yield _never(f"{id}-one-object", pair, "there can be one at a time")
    elif predicate.functional == "subject":
        pair = (Statement(Variable("x"), id, that), Statement(Variable("y"), id, that))
        yield _never(f"{id}-one-subject", pair, "there can be one at a time")
    elif predicate.functional == "once":
        forms = list(_forms(predicate))
        event = forms[-1]
        yield Never(
            id=f"{id}-once",
            premises=(
                Premise(pattern=event, name="one"),
                Premise(pattern=event, order="after", to="one"),
            ),
            because="it happens once",
            kind="rule",
        )


def disjoint(one: str, other: str) -> Never:
    """Return the constraint that two predicates exclude each other."""
    first, second = Variable("a"), Variable("b")
    pair = (Statement(first, one, second), Statement(first, other, second))
    return _never(f"{one}-or-{other}", pair, f"{one} and {other} exclude each other")


def _never(id: str, patterns: tuple[Statement, ...], because: str) -> Never:
    return Never(
        id=id, premises=tuple(Premise(pattern=each) for each in patterns), because=because, kind="rule"
    )
