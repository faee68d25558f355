"""What a briefing says, before it is written in one form or another. Every footnote is a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.problem import AbelardError
from abelard.reasoning.ask import ask
from abelard.web.bar import Asked, say_bar
from abelard.web.brief.cited import Footnotes, Note
from abelard.web.brief.works import Work, works
from abelard.web.briefing import state
from abelard.web.verdicts import Verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.inquiry import Dated, Question
    from abelard.model.statement import Statement
    from abelard.reasoning.belief import Belief
    from abelard.web.bar import Bar
    from abelard.web.briefing import Settled, State
    from abelard.web.desk import Desk
    from abelard.web.shown import Carrier
    from abelard.web.verdicts import Part

_FEW = 3
_CITED = 6
"""Claims cited for one statement."""
ELSEWHERE = "what follows from other claims"
"""Who is against it, where nobody says the contrary in as many words."""
MARKS = {"yes": "●", "possibly": "◌", "disputed": "◐", "denied": "⊘", "no": "○", "unknown": "?"}


class NoQuestionError(AbelardError):
    """The case has no question of that id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence with its verdict and the claims behind it."""

    text: str
    verdict: str
    notes: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    carried_by: tuple[str, ...] = ()
    """Smallest sets of witnesses, in words."""
    held_by: str = ""
    opposed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One of the rival answers to a question."""

    title: str
    verdict: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question with its rival answers."""

    text: str
    note: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section: what is established, what is disputed, and so on."""

    title: str
    told: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A briefing."""

    title: str
    description: str
    looking: str
    """Whom it believes, as of when, as known when, in a sentence."""
    questions: tuple[Asking, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    works: tuple[Work, ...]
    cut_off: tuple[str, ...]
    """What is not all there, in words."""


SECTIONS = (
    ("Established", "Carried by somebody who is believed, and by nobody opposed.", "established"),
    ("Disputed", "Carried and opposed, each by somebody who is believed.", "disputed"),
    ("Denied", "Opposed, and carried by nobody who is believed.", "rejected"),
    ("Unknown", "Spoken of, but carried by nobody who is believed. That is no denial.", "unknown"),
)


def brief(desk: Desk, asked: Asked, *, question: str = "", everything: bool = False) -> Brief:
    """Return the briefing of a case under a bar: of one question or of all.

    Sections tell only of what bears on the questions, unless `everything` is wanted. Raises NoQuestionError,
    BadRequestError.
    """
    if question and question not in desk.case.questions:
        known = ", ".join(desk.case.questions) or "none"
        raise NoQuestionError(f"no question has the id {question!r}; there are: {known}")
    bar, belief = desk.belief(asked)
    return _Writing(desk, bar, belief).brief(say_bar(asked, bar, desk.case), question, everything=everything)


class _Writing:
    """One briefing being gathered: the footnotes are numbered as they come."""

    def __init__(self, desk: Desk, bar: Bar, belief: Belief) -> None:
        self.desk, self.bar, self.belief = desk, bar, belief
        self.showing = desk.showing
        self.verdicts = Verdicts(bar, belief, desk.showing)
        self.notes = Footnotes(belief, desk.showing)
        self.cut_off: list[str] = []

    def brief(self, looking: str, question: str, *, everything: bool) -> Brief:
        case = self.desk.case
        chosen = [each for id, each in case.questions.items() if question in ("", id)]
        questions = tuple(map(self._asking, chosen))
        bearing = None if everything or not chosen else self._bearing()
        found = state(self.bar, self.belief, self.showing)
        sections = [
            Section(title=title, told=told, lines=tuple(self._settled(getattr(found, name), bearing)))
            for title, told, name in SECTIONS
        ]
        sections += [self._conflicts(found, bearing), self._turns(found, bearing)]
        if found.cut_off:
            self.cut_off.append("The case has more statements than were looked at.")
        if not found.complete:
            self.cut_off.append("There may be more conflicts: the search was cut off.")
        return Brief(
            title=case.title or self.desk.path.name,
            description=case.description,
            looking=looking,
            questions=questions,
            sections=tuple(each for each in sections if each.lines),
            notes=self.notes.notes(),
            works=works(case, self.notes.claims),
            cut_off=tuple(self.cut_off),
        )

    def _asking(self, question: Question) -> Asking:
        answers = []
        for hypothesis in question.hypotheses:
            rival = self.verdicts.rival(hypothesis)
            pairs = zip(rival.parts, hypothesis.statements, strict=True)
            lines = tuple(self._line(part, dated) for part, dated in pairs)
            answers.append(Answer(title=rival.title, verdict=rival.verdict, lines=lines))
        return Asking(text=question.text, note=question.note, answers=tuple(answers))

    def _line(self, part: Part, dated: Dated) -> Line:
        pro, con = self._grounds(dated)
        when = f", {part.when}" if part.when else ""
        return Line(
            text=f"{part.sentence.rstrip('.')}{when}.",
            verdict=part.verdict,
            notes=self.notes.cite(pro),
            against=self.notes.cite(con),
            carried_by=tuple(map(_witnesses, part.carried)),
            held_by=_listed(each.name for each in part.held_by),
            opposed_by=_listed(each.name for each in part.opposed_by),
        )

    def _grounds(self, dated: Dated) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the claims of the first few ways for a statement, as it is put, and of those against it."""
        answer = ask(self.belief, dated, at=self.bar.at)
        found = answer.findings[:1]
        pro = tuple(claim for each in found for way in each.supports.supports[:_FEW] for claim in way.claims)
        con = tuple(claim for each in found for way in each.against.supports[:_FEW] for claim in way.claims)
        pro, con = tuple(dict.fromkeys(pro)), tuple(dict.fromkeys(con))
        return (con, pro) if dated.negated else (pro, con)

    def _bearing(self) -> set[Statement]:
        """Return the statements that the claims cited so far are about."""
        return {self.desk.case.claim[each].statement for each in self.notes.claims}

    def _settled(self, listed: tuple[Settled, ...], bearing: set[Statement] | None) -> Iterator[Line]:
        for each in listed:
            statement = self.desk.keys[each.key]
            if bearing is None or statement in bearing:
                claims = tuple(claim.id for claim in self.desk.case.statements[statement])
                yield Line(text=each.sentence, verdict=each.verdict, notes=self.notes.cite(claims[:_CITED]))

    def _conflicts(self, found: State, bearing: set[Statement] | None) -> Section:
        lines = [
            Line(
                text=each.sentence,
                verdict="tension" if each.tension else "conflict",
                notes=self.notes.cite(ids),
            )
            for dispute in found.disputes
            for each in dispute.conflicts
            if (ids := tuple(card.id for card in each.cards)) and self._bears(ids, bearing)
        ]
        told = "The smallest sets of claims that cannot, or perhaps cannot, all be true."
        return Section(title="Conflicts and tensions", told=told, lines=tuple(lines))

    def _turns(self, found: State, bearing: set[Statement] | None) -> Section:
        lines = [
            Line(
                text=f"{each.speaker.name}: {each.before.sentence} Later: {each.after.sentence}",
                verdict="",
                notes=self.notes.cite(ids),
            )
            for each in found.turns
            if self._bears(ids := (each.before.id, each.after.id), bearing)
        ]
        told = "Speakers who took one side and later the other."
        return Section(title="Who changed their story", told=told, lines=tuple(lines))

    def _bears(self, claims: tuple[str, ...], bearing: set[Statement] | None) -> bool:
        return bearing is None or any(self.desk.case.claim[each].statement in bearing for each in claims)


def _witnesses(carrier: Carrier) -> str:
    needs = " and ".join(each.name for each in carrier.needs)
    through = ", ".join(each.name for each in carrier.through)
    return f"{needs}, through {through}" if through else needs


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
