"""The briefing as one HTML page without any script: to be read, printed, or opened in a word processor."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from abelard.model.wording_text import clean
from abelard.web.brief.content import ELSEWHERE, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.web.brief.cited import Note
    from abelard.web.brief.content import Brief, Line
    from abelard.web.brief.works import Work

STYLE = (Path(__file__).parent / "brief.css").read_text(encoding="utf-8")


def write(brief: Brief) -> bytes:
    """Write a briefing as a page that runs and fetches nothing."""
    digest = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    body = "\n".join(_body(brief))
    page = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(brief.title)}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
    return page.encode("utf-8")


def _text(text: str) -> str:
    return escape(clean(text))


def _body(brief: Brief) -> Iterator[str]:
    yield f"<h1>{_text(brief.title)}</h1>"
    if brief.description:
        yield f"<p>{_text(brief.description)}</p>"
    yield f'<p class="looking">{_text(brief.looking)}</p>'
    for question in brief.questions:
        yield f"<h2>{_text(question.text)}</h2>"
        if question.note:
            yield f"<p>{_text(question.note)}</p>"
        for answer in question.answers:
            yield f"<h3>{_verdict(answer.verdict)}{_text(answer.title)}</h3>"
            yield from _list(answer.lines)
    for section in brief.sections:
        yield f'<h2>{section.title}</h2>\n<p class="told">{section.told}</p>'
        yield from _list(section.lines)
    yield from (f"<p>{each}</p>" for each in brief.cut_off)
    if brief.works:
        yield '<h2>Sources</h2>\n<ul class="works">'
        yield from (f"<li>{_work(work)}</li>" for work in brief.works)
        yield "</ul>"
    if brief.notes:
        yield '<h2>Notes</h2>\n<ol class="notes">'
        yield from map(_note, brief.notes)
        yield "</ol>"


def _list(lines: tuple[Line, ...]) -> Iterator[str]:
    yield "<ul>"
    for line in lines:
        told = [
            line.carried_by and f"carried by {_text('; or '.join(line.carried_by))}",
            line.held_by and f"held by {_text(line.held_by)}",
            _against(line),
        ]
        more = "".join(f"<li>{each}</li>" for each in told if each)
        inner = f"<ul>{more}</ul>" if more else ""
        yield f"<li>{_verdict(line.verdict)}<bdi>{_text(line.text)}</bdi>{_cited(line.notes)}{inner}</li>"
    yield "</ul>"


def _against(line: Line) -> str:
    if not (line.opposed_by or line.against):
        return ""
    return f"against: {_text(line.opposed_by or ELSEWHERE)}{_cited(line.against)}"


def _verdict(verdict: str) -> str:
    mark = f"{MARKS[verdict]} " if verdict in MARKS else ""
    return f'<span class="verdict">{mark}{verdict}</span> ' if verdict else ""


def _cited(numbers: tuple[int, ...]) -> str:
    links = " ".join(f'<a href="#n{each}">{each}</a>' for each in numbers)
    return f"<sup>{links}</sup>" if links else ""


def _note(note: Note) -> str:
    parts = [
        f"<bdi>{_text(note.said)}</bdi>",
        f"<q><bdi>{_text(note.quote)}</bdi></q>" if note.quote else "",
        f"{_text(note.place)}." if note.place else "",
        f"From {_text(note.route)}." if note.route else "",
        f"In the speaker’s words: “{_text(note.hedge)}”." if note.hedge else "",
        "" if note.carries else "(Does not count for whoever is believed here.)",
    ]
    return f'<li id="n{note.number}">{" ".join(filter(None, parts))}</li>'


def _work(work: Work) -> str:
    runs = "".join(f"<i>{_text(run.text)}</i>" if run.italic else _text(run.text) for run in work.runs)
    return f'{runs} <a href="{escape(work.url)}" rel="noreferrer">{_text(work.url)}</a>' if work.url else runs
