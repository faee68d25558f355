"""The addresses under `/api/`: each answers with one typed value, under the bar in its query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from abelard.model.inquiry import Dated
from abelard.model.problem import AbelardError
from abelard.model.span import Bounds
from abelard.web import briefing, chances, lineages, pages, pictures, reading, witnesses, working
from abelard.web.bar import Asked, BadRequestError, read_chances, read_day, say_bar
from abelard.web.known import standing_under
from abelard.web.reasons import Reasons, reasons
from abelard.web.reply import reply
from abelard.web.saying import Saying, about, saying
from abelard.web.search import Found, search
from abelard.web.shown import Card, Showing
from abelard.workspace.opening import BadPatternError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from abelard.model.source import Source
    from abelard.reasoning.belief import Belief
    from abelard.views.timeline import LaneBy
    from abelard.web.bar import Bar
    from abelard.web.desk import Desk

_LONGEST = 2000
"""Code points of one parameter."""
LANES: dict[str, LaneBy] = {"agent": "agent", "kind": "kind", "speaker": "speaker"}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is looked at: the case under one bar."""

    desk: Desk
    query: Mapping[str, str]
    bar: Bar
    belief: Belief
    showing: Showing
    looking: str
    """The bar in a sentence."""

    def word(self, name: str) -> str:
        """Return a parameter, empty where it is not given."""
        return self.query.get(name, "")

    def number(self, name: str, otherwise: int) -> int:
        """Return a parameter that is a number. Raises BadRequestError."""
        text = self.word(name)
        if text and not (text.isdecimal() and text.isascii()):
            raise BadRequestError(f"{text!r} is not a number")
        return int(text[:6]) if text else otherwise

    def agent(self, name: str) -> str:
        """Return a parameter that names an agent, empty where it is not given. Raises BadRequestError."""
        given = self.word(name)
        if given and given not in self.desk.case.agents:
            raise BadRequestError(f"nobody has the id {given!r}")
        return given


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewing:
    """A viewpoint of the case."""

    id: str
    title: str
    note: str
    whose: str
    colour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The case as a whole."""

    title: str
    description: str
    edition: int
    read_only: bool
    viewpoints: tuple[Viewing, ...]
    counts: dict[str, int]
    problems: int
    looking: str
    undo: int
    """How many changes can be taken back, and done again."""
    redo: int
    reviews: bool
    """Whether anything was read in documents that waits, or waited, for a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The answers to the questions."""

    looking: str
    questions: tuple[briefing.Asking, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Believed:
    """The witnesses, and the answers beside them."""

    looking: str
    witnesses: tuple[witnesses.Witness, ...]
    questions: tuple[briefing.Asking, ...]
    chances: tuple[chances.Likely, ...]
    """Of the rival answers, where the bar gives some witness a probability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One thing wrong with the text of the case."""

    code: str
    severity: str
    message: str
    path: str
    line: int
    column: int
    hint: str


def cover(view: View) -> Cover:
    """Give the case's title, its viewpoints and how much there is of everything."""
    case = view.desk.case
    return Cover(
        title=case.title or view.desk.path.name,
        description=case.description,
        edition=view.desk.edition,
        read_only=view.desk.read_only,
        viewpoints=tuple(
            Viewing(
                id=each.id,
                title=each.title or each.id,
                note=each.note,
                whose=each.whose,
                colour=view.showing.named(each.whose).colour if each.whose else -1,
            )
            for each in case.viewpoints.values()
        ),
        counts={
            "agents": len(case.agents),
            "sources": len(case.sources),
            "claims": len(case.claims),
            "statements": len(case.statements),
            "speakers": len(case.speakers),
        },
        problems=len(view.desk.workspace.ledger.problems),
        looking=view.looking,
        undo=len(view.desk.done),
        redo=len(view.desk.undone),
        reviews=(view.desk.workspace.ledger.root / "review").is_dir(),
    )


def questions(view: View) -> Questions:
    """Answer the questions of the case."""
    return Questions(looking=view.looking, questions=briefing.questions(view.bar, view.belief, view.showing))


def state(view: View) -> briefing.State:
    """Say what is established, disputed, unknown; the conflicts; who changed their story."""
    return briefing.state(view.bar, view.belief, view.showing)


def statements(view: View) -> Saying:
    """Say who says what, of everything or of an agent, a source, a pattern."""
    text = view.word("q")
    if not text:
        return saying(view.bar, view.belief, view.showing)
    case = view.desk.case
    found = case.names.find(text.strip().strip('"“”'))
    if found:
        chosen = {each: None for ref in found for each in about(ref, view.belief)}
        return saying(view.bar, view.belief, view.showing, chosen)
    from abelard.views.who import who  # noqa: PLC0415  only for patterns

    rows = who(view.desk.workspace.pattern(text), case)
    return saying(view.bar, view.belief, view.showing, [row.statement for row in rows])


def why(view: View) -> Reasons:
    """Explain the answer to a statement."""
    dated = _dated(view)
    if not dated.statement.is_ground or not dated.statement.predicate:
        raise BadRequestError("only a statement without ?variables can be explained")
    return reasons(dated, view.bar, view.belief, view.showing)


def belief(view: View) -> Believed:
    """Give every witness, and the answers beside them."""
    return Believed(
        looking=view.looking,
        witnesses=witnesses.witnesses(view.bar, view.belief, view.showing),
        questions=briefing.questions(view.bar, view.belief, view.showing),
        chances=chances.likely(view.belief, view.showing),
    )


def found(view: View) -> Found:
    """Search."""
    return search(view.word("q"), view.bar, view.belief, view.showing, view.desk.workspace)


def claim(view: View) -> Card:
    """Give one claim."""
    known = view.desk.case.claim.get(view.word("id"))
    if known is None:
        raise BadRequestError(f"no claim has the id {view.word('id')!r}")
    return view.showing.card(known, view.belief)


def lineage(view: View) -> lineages.Lined:
    """Draw the bodies over time."""
    wanted = lineages.Wanted(
        width=view.number("width", 1080),
        focus=view.agent("focus"),
        steps=view.number("steps", 0),
        without=_list(view.word("without")),
        every=view.word("fold") == "no",
    )
    return lineages.lined(standing_under(view.belief), wanted, view.looking)


def lineage_compare(view: View) -> lineages.Overlaid:
    """Set another viewpoint over the one of the bar, on the lineage."""
    beliefs, names = _both(view)
    return lineages.overlaid(beliefs, names, view.number("width", 1080), view.agent("focus"))


def compare(view: View) -> lineages.Differences:
    """List all on which another viewpoint differs from the one of the bar, and whose word makes it."""
    beliefs, names = _both(view)
    return lineages.differences(beliefs, names, view.showing)


def timeline(view: View) -> pictures.Timed:
    """Give what happened when."""
    lane = LANES.get(view.word("lane") or "agent")
    if lane is None:
        raise BadRequestError(f"lanes are by {', '.join(LANES)}")
    case = standing_under(view.belief)
    return pictures.timed(case, view.bar, view.showing, lane, view.agent("agent"), between(view))


def between(view: View) -> Bounds | None:
    """Return the days between which something is asked for. Raises BadRequestError."""
    since, until = (read_day(view.word(name), view.desk.case) for name in ("from", "to"))
    if since is None and until is None:
        return None
    return Bounds(since.earliest if since else None, until.latest if until else None)


def agents(view: View) -> tuple[pages.Entry, ...]:
    """List the agents."""
    return pages.agents(view.belief, view.showing)


def agent(view: View) -> pages.AgentPage:
    """Give the page of an agent."""
    known = view.desk.case.agents.get(view.word("id"))
    if known is None:
        raise BadRequestError(f"nobody has the id {view.word('id')!r}")
    return pages.agent_page(known, view.bar, view.belief, view.showing)


def sources(view: View) -> tuple[pages.Entry, ...]:
    """List the sources."""
    return pages.sources(view.belief, view.showing)


def source(view: View) -> pages.SourcePage:
    """Give the page of a source."""
    return pages.source_page(_source(view), view.belief, view.showing, view.desk.workspace)


def text(view: View) -> pages.TextPage:
    """Give the text of a source with the claims in its margin."""
    return pages.text_page(_source(view), view.belief, view.showing, view.desk.workspace)


def problems(view: View) -> tuple[Trouble, ...]:
    """Give what is wrong with the files of the case."""
    return tuple(Trouble(**each.as_json()) for each in view.desk.workspace.problems)


Endpoint: TypeAlias = "Callable[[View], Any]"
ENDPOINTS: dict[str, Endpoint] = {
    "case": cover,
    "questions": questions,
    "state": state,
    "statements": statements,
    "why": why,
    "belief": belief,
    "search": found,
    "claim": claim,
    "lineage": lineage,
    "lineage_compare": lineage_compare,
    "compare": compare,
    "timeline": timeline,
    "agents": agents,
    "agent": agent,
    "sources": sources,
    "source": source,
    "text": text,
    "problems": problems,
    **reading.ENDPOINTS,
    **working.ENDPOINTS,
}


def answer(endpoint: Endpoint, desk: Desk, request: Request) -> Response:
    """Answer a request; what the reader got wrong comes back as a sentence, with status 400."""
    with desk.lock:
        desk.refresh()
        try:
            return reply(endpoint(_view(desk, request)), edition=desk.edition)
        except (BadRequestError, BadPatternError) as error:
            return reply({"error": str(error)}, status=400)
        except AbelardError as error:
            return reply({"error": str(error)}, status=409)


def _view(desk: Desk, request: Request) -> View:
    query = request.query_params
    if any(len(value) > _LONGEST for value in query.values()):
        raise BadRequestError("that is too long")
    asked = Asked(
        viewpoint=query.get("v", "") or "everyone",
        believing=_list(query.get("believe", "")),
        rejecting=_list(query.get("reject", "")),
        open=_list(query.get("open", "")),
        chances=read_chances(query.get("chance", "")),
        at=query.get("at", "").strip(),
        known=query.get("known", "").strip(),
    )
    return view_of(desk, asked, query)


def view_of(desk: Desk, asked: Asked, query: Mapping[str, str]) -> View:
    """Return the case under a bar. Raises BadRequestError."""
    bar, belief = desk.belief(asked)
    return View(
        desk=desk,
        query=query,
        bar=bar,
        belief=belief,
        showing=desk.showing,
        looking=say_bar(asked, bar, desk.case),
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(sorted({each for each in text.split(",") if each}))


def _dated(view: View) -> Dated:
    """Return the statement that is asked about: by its key in the case, or read."""
    text = view.word("s")
    if text in view.desk.keys:
        return Dated(statement=view.desk.keys[text])
    return view.desk.workspace.pattern(text)


def _source(view: View) -> Source:
    known = view.desk.case.sources.get(view.word("id"))
    if known is None:
        raise BadRequestError(f"no source has the id {view.word('id')!r}")
    return known


def _both(view: View) -> tuple[tuple[Belief, Belief], tuple[str, str]]:
    """Return what follows under the bar and under the viewpoint it is compared with, and their names."""
    other = Asked(viewpoint=view.word("with") or "everyone", known=view.query.get("known", "").strip())
    bar, belief = view.desk.belief(other)
    changed = " as changed in the bar" if view.bar.changed else ""
    named = (f"{_title(view.bar)}{changed}", _title(bar))
    return (view.belief, belief), named


def _title(bar: Bar) -> str:
    return bar.viewpoint.title or bar.viewpoint.id
