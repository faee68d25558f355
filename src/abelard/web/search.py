"""Search: a statement in the notation is asked; anything else is looked up among the names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.names import fold
from abelard.model.wording import say_statement
from abelard.model.wording_text import sentence
from abelard.reasoning.ask import ask
from abelard.views.words import say_span
from abelard.web.shown import Carrier, Named
from abelard.web.verdicts import notation
from abelard.workspace.opening import BadPatternError

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.inquiry import Dated
    from abelard.reasoning.belief import Belief
    from abelard.web.bar import Bar
    from abelard.web.shown import Showing
    from abelard.workspace import Workspace

_MOST_ANSWERS = 100
_MOST_NAMES = 12
_FEW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One way to fill the question, with its answer."""

    notation: str
    sentence: str
    verdict: str
    doubted: bool
    extent: str
    carried: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search gives."""

    text: str
    read_as: str
    """`statement`, `name`, or empty where it is neither."""
    verdict: str
    answers: tuple[Answered, ...]
    more: int
    names: tuple[Named, ...]
    also: tuple[Named, ...]
    """Names that are like it."""
    message: str
    """Why it could not be read as a statement."""


def search(text: str, bar: Bar, belief: Belief, showing: Showing, workspace: Workspace) -> Found:
    """Ask, or look up a name."""
    names, also = _names(text, workspace.case)
    if names:
        return _looked_up(text, names, also, showing, "")
    try:
        pattern = workspace.pattern(text)
    except BadPatternError as error:
        return _looked_up(text, (), also, showing, str(error))
    if not pattern.statement.predicate:  # a single word between quotation marks reads as free words
        return _looked_up(text, (), also, showing, "")
    return _asked(text, pattern, bar, belief, showing)


def _looked_up(
    text: str, names: tuple[str, ...], also: tuple[str, ...], showing: Showing, message: str
) -> Found:
    return Found(
        text=text,
        read_as="name" if names else "",
        verdict="",
        answers=(),
        more=0,
        names=showing.names(names),
        also=showing.names(also),
        message=message,
    )


def _asked(text: str, pattern: Dated, bar: Bar, belief: Belief, showing: Showing) -> Found:
    answer = ask(belief, pattern, at=bar.at)
    when = notation(pattern).removeprefix(str(pattern.statement))
    return Found(
        text=text,
        read_as="statement",
        verdict=str(answer.verdict),
        answers=tuple(
            Answered(
                notation=f"{each.statement}{when}",
                sentence=sentence(say_statement(each.statement, belief.case)),
                verdict=str(each.verdict),
                doubted=each.doubted,
                extent=say_span(each.extent) if each.extent else "",
                carried=showing.carriers(each.supports, _FEW),
            )
            for each in answer.findings[:_MOST_ANSWERS]
        ),
        more=max(0, len(answer.findings) - _MOST_ANSWERS),
        names=(),
        also=(),
        message="",
    )


def _names(text: str, case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who bears the name, and whose names are like it or begin with it."""
    bare = text.strip().strip('"“”')
    exact = case.names.find(bare)
    wanted = fold(bare)
    starting = [
        agent.id
        for agent in case.agents.values()
        if wanted and any(wanted in fold(name.text) for name in agent.names)
    ]
    like = [agent for agent, _ in case.names.suggest(bare)]
    also = dict.fromkeys(each for each in (*starting, *like) if each not in exact)
    return exact, tuple(also)[:_MOST_NAMES]
