"""A page for each agent and each source; the reader; the problems of the files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.case.anchors import find_words
from abelard.model.wording_time import say_date
from abelard.web.bar import BadRequestError
from abelard.web.saying import Saying, about, saying
from abelard.web.shown import Card, Named

if TYPE_CHECKING:
    from abelard.model.agent import Agent
    from abelard.model.source import Source
    from abelard.reasoning.belief import Belief
    from abelard.web.bar import Bar
    from abelard.web.shown import Showing
    from abelard.workspace import Workspace

_LARGEST_TEXT = 400_000
"""Code points shown at once in the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An agent or source in a list."""

    who: Named
    kind: str
    about: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """One of the names of an agent."""

    text: str
    kind: str
    language: str
    used_by: Named | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentPage:
    """What is known of an agent, and all that is said of him and by him."""

    who: Named
    kind: str
    description: str
    note: str
    names: tuple[Called, ...]
    includes: tuple[Named, ...]
    included_in: tuple[Named, ...]
    saying: Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """Where a source is quoted or printed."""

    source: Named
    locator: str
    hedge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A source: whose, when, how openly, by which chain, how graded; and the claims it carries."""

    who: Named
    kind: str
    by: tuple[Named, ...]
    to: tuple[Named, ...]
    said: str
    published: str
    channel: str
    in_hand: bool
    quoted_in: tuple[Handed, ...]
    container: str
    url: str
    grades: tuple[str, ...]
    note: str
    has_text: bool
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A claim in the margin; offsets count code points, -1 where its words are not found."""

    card: Card
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """A text with the claims that are read in it."""

    who: Named
    digest: bool
    """Whether it is a digest in the case's own words, not the source itself."""
    text: str
    cut_off: bool
    anchors: tuple[Anchor, ...]
    unanchored: tuple[Anchor, ...]


def agents(belief: Belief, showing: Showing) -> tuple[Entry, ...]:
    """List the agents, in the order of the files."""
    case = belief.case
    return tuple(
        Entry(
            who=showing.named(agent.id),
            kind=str(agent.kind),
            about=agent.description,
            claims=len(case.mentions.get(agent.id, ())),
        )
        for agent in case.agents.values()
    )


def sources(belief: Belief, showing: Showing) -> tuple[Entry, ...]:
    """List the sources, in the order of the files."""
    counts = Counter(claim.source for claim in belief.case.claims)
    return tuple(
        Entry(
            who=showing.named(source.id),
            kind=source.kind,
            about=say_date(source.said) if source.said else "",
            claims=counts[source.id],
        )
        for source in belief.case.sources.values()
    )


def agent_page(agent: Agent, bar: Bar, belief: Belief, showing: Showing) -> AgentPage:
    """Give the page of an agent."""
    return AgentPage(
        who=showing.named(agent.id),
        kind=str(agent.kind),
        description=agent.description,
        note=agent.note,
        names=tuple(
            Called(
                text=name.text,
                kind=name.kind,
                language=name.language,
                used_by=showing.named(name.used_by) if name.used_by else None,
            )
            for name in agent.names
        ),
        includes=showing.names(agent.includes),
        included_in=showing.names(
            tuple(other.id for other in belief.case.agents.values() if agent.id in other.includes)
        ),
        saying=saying(bar, belief, showing, about(agent.id, belief)),
    )


def source_page(source: Source, belief: Belief, showing: Showing, workspace: Workspace) -> SourcePage:
    """Give the page of a source."""
    claims = [claim for claim in belief.case.claims if source.id in (claim.source, claim.passage.source)]
    return SourcePage(
        who=showing.named(source.id),
        kind=source.kind,
        by=showing.names(source.by),
        to=showing.names(source.to),
        said=say_date(source.said) if source.said else "",
        published=say_date(source.published) if source.published else "",
        channel=str(source.channel),
        in_hand=source.in_hand,
        quoted_in=tuple(
            Handed(source=showing.named(link.source), locator=link.locator, hedge=link.hedge)
            for link in source.quoted_in
        ),
        container=source.container,
        url=source.url,
        grades=tuple(map(str, source.grades)),
        note=source.note,
        has_text=workspace.texts.of(source.id) is not None,
        cards=tuple(showing.card(claim, belief) for claim in claims[:200]),
    )


def text_page(source: Source, belief: Belief, showing: Showing, workspace: Workspace) -> TextPage:
    """Give a source's text and where each claim's words stand in it."""
    text = workspace.texts.of(source.id)
    if text is None:
        raise BadRequestError(f"the case has no text of “{source.name}”; `abelard attach` adds one")
    anchored: list[Anchor] = []
    loose: list[Anchor] = []
    for claim in belief.case.claims:
        if claim.passage.source == source.id:
            found = find_words(claim.passage, text)
            anchor = Anchor(card=showing.card(claim, belief), start=found.start, end=found.end)
            (anchored if found.start >= 0 else loose).append(anchor)
    return TextPage(
        who=showing.named(source.id),
        digest=not source.text,
        text=text[:_LARGEST_TEXT],
        cut_off=len(text) > _LARGEST_TEXT,
        anchors=tuple(sorted(anchored, key=lambda each: (each.start, each.end))),
        unanchored=tuple(loose),
    )
