"""The briefing as Markdown, with footnotes as Pandoc, GitHub and many others read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.exchange.markdown import plain
from abelard.web.brief.content import ELSEWHERE, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.web.brief.cited import Note
    from abelard.web.brief.content import Brief, Line
    from abelard.web.brief.works import Work


def write(brief: Brief) -> bytes:
    """Write a briefing; nothing that stands in the case is read as markup."""
    return ("\n".join(_lines(brief)).rstrip("\n") + "\n").encode("utf-8")


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {plain(brief.title)}\n"
    if brief.description:
        yield f"{plain(brief.description)}\n"
    yield f"*{plain(brief.looking)}*\n"
    for question in brief.questions:
        yield f"## {plain(question.text)}\n"
        if question.note:
            yield f"{plain(question.note)}\n"
        for answer in question.answers:
            yield f"### {MARKS.get(answer.verdict, '')} {plain(answer.title)}: {answer.verdict}\n"
            for line in answer.lines:
                yield from _line(line)
            yield ""
    for section in brief.sections:
        yield f"## {section.title}\n"
        yield f"{section.told}\n"
        for line in section.lines:
            yield from _line(line)
        yield ""
    yield from (f"{each}\n" for each in brief.cut_off)
    if brief.works:
        yield "## Sources\n"
        yield from (f"- {_work(work)}" for work in brief.works)
        yield ""
    yield from (_note(note) for note in brief.notes)


def _line(line: Line) -> Iterator[str]:
    mark = f"**{line.verdict}** " if line.verdict else ""
    yield f"- {mark}{plain(line.text)}{_cited(line.notes)}"
    if line.carried_by:
        yield f"  - carried by {plain('; or '.join(line.carried_by))}"
    if line.held_by:
        yield f"  - held by {plain(line.held_by)}"
    if line.opposed_by or line.against:
        yield f"  - against: {plain(line.opposed_by or ELSEWHERE)}{_cited(line.against)}"


def _cited(numbers: tuple[int, ...]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _note(note: Note) -> str:
    quote = f" “{plain(note.quote)}”" if note.quote else ""
    hedge = f" In the speaker's words: “{plain(note.hedge)}”." if note.hedge else ""
    place = f" {plain(note.place)}." if note.place else ""
    route = f" From {plain(note.route)}." if note.route else ""
    idle = "" if note.carries else " (Does not count for whoever is believed here.)"
    return f"[^{note.number}]: {plain(note.said)}{quote}{place}{route}{hedge}{idle}"


def _work(work: Work) -> str:
    runs = "".join(f"*{plain(run.text)}*" if run.italic else plain(run.text) for run in work.runs)
    return f"{runs} <{work.url}>" if work.url and not set(work.url) & set("<> \n") else runs
