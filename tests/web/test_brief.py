"""The briefing as a document: every footnote is a claim down to its words; nothing in a case becomes markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from abelard.web.bar import Asked
from abelard.web.brief import html, markdown, pdf
from abelard.web.brief.content import Brief, NoQuestionError, brief
from abelard.web.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from abelard.web.brief.content import Line


@pytest.fixture
def found(desk: Desk) -> Brief:
    return brief(desk, Asked())


@pytest.fixture(scope="module")
def real(root: Path) -> Brief:
    return brief(Desk(root / "examples" / "western-schism", read_only=True), Asked())


def lines(found: Brief) -> list[Line]:
    answers = [line for question in found.questions for answer in question.answers for line in answer.lines]
    return answers + [line for section in found.sections for line in section.lines]


def test_a_question_has_its_rival_answers_with_both_sides_cited(found: Brief) -> None:
    [question] = found.questions
    yes, no = question.answers
    assert (yes.verdict, no.verdict) == ("disputed", "disputed")
    [line] = yes.lines
    by = {note.number: note for note in found.notes}
    assert [by[each].claim for each in line.notes] == ["yes"]
    assert [by[each].claim for each in line.against] == ["no"]
    [denial] = no.lines
    assert [by[each].claim for each in denial.notes] == ["no"]


def test_a_footnote_goes_down_to_the_words_and_the_place(found: Brief) -> None:
    notes = {note.claim: note for note in found.notes}
    assert notes["yes"].quote == "part of it"
    assert "Annal" in notes["yes"].place
    assert notes["no"].carries


def test_whom_it_believes_decides(desk: Desk) -> None:
    told = brief(desk, Asked(viewpoint="bobs"))
    assert [answer.verdict for answer in told.questions[0].answers] == ["denied", "yes"]
    assert "Bob" in told.looking
    assert not next(note for note in told.notes if note.claim == "yes").carries


def test_one_question_alone(real: Brief, root: Path) -> None:
    desk = Desk(root / "examples" / "western-schism", read_only=True)
    first = next(iter(desk.case.questions))
    one = brief(desk, Asked(), question=first)
    assert len(one.questions) == 1 < len(real.questions)
    assert len(one.notes) < len(real.notes)
    everything = brief(desk, Asked(), question=first, everything=True)
    assert len(lines(everything)) > len(lines(one))
    with pytest.raises(NoQuestionError, match=first):
        brief(desk, Asked(), question="no-such")


def test_numbers_and_notes_fit_each_other(real: Brief) -> None:
    numbers = {number for line in lines(real) for number in (*line.notes, *line.against)}
    assert sorted(numbers) == [note.number for note in real.notes] == list(range(1, len(real.notes) + 1))
    assert len({note.claim for note in real.notes}) == len(real.notes)


def test_every_source_that_is_cited_is_in_the_bibliography(real: Brief, root: Path) -> None:
    case = Desk(root / "examples" / "western-schism", read_only=True).case
    cited = {source for note in real.notes if (source := case.claim[note.claim].source)}
    assert cited <= {work.id for work in real.works}
    entries = ["".join(run.text for run in work.runs).casefold().lstrip("“") for work in real.works]
    assert entries == sorted(entries)


def test_markdown_cites_what_it_explains(real: Brief) -> None:
    text = markdown.write(real).decode()
    explained = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert set(explained) == set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert len(explained) == len(set(explained)) == len(real.notes)


class Tags(HTMLParser):
    """Collects what is markup in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.ids: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            if name == "id":
                self.ids.add(value or "")
            if name == "href":
                self.links.add(value or "")


def test_nothing_in_a_case_becomes_markup_in_html(found: Brief) -> None:
    page = html.write(found).decode()
    tags = Tags()
    tags.feed(page)
    assert not tags.seen & {"script", "img", "svg", "b", "part", "iframe", "base", "form"}
    assert "default-src &#x27;none&#x27;" in page
    assert {link[1:] for link in tags.links if link.startswith("#")} <= tags.ids


def test_nothing_in_a_case_becomes_markup_in_markdown(found: Brief) -> None:
    text = markdown.write(found).decode()
    assert not re.search(r"(?<!\\)<", re.sub(r"<https?://[^<> ]*>", "", text))


def test_only_addresses_of_the_web_become_links(case: Path) -> None:
    file = case / "case.abl"
    text = file.read_text(encoding="utf-8").replace(
        "  said: 1100\n", "  said: 1100\n  url: javascript:alert(1)\n"
    )
    file.write_text(text, encoding="utf-8")
    assert all(not work.url for work in brief(Desk(case), Asked()).works)


def test_pages_hold_the_words_as_they_are(case: Path) -> None:
    pytest.importorskip("typst", reason="the extra `pdf` is not installed")
    reader = pytest.importorskip("pypdfium2", reason="the extra `read` is not installed")
    file = case / "case.abl"
    hostile = '#panic("x") #read("/etc/passwd") *bold* $ _x_ @y <z> // c'
    quoted = hostile.replace('"', '\\"')
    file.write_text(file.read_text(encoding="utf-8").replace("Was it <part>?", quoted), encoding="utf-8")
    document = reader.PdfDocument(pdf.write(brief(Desk(case), Asked())))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "#panic(" in text
    assert "*bold* $ _x_ @y <z> // c" in text.replace("\r\n", " ")
    assert "part of it" in text
    document.close()


def test_a_long_briefing_is_set_with_its_notes(real: Brief) -> None:
    pytest.importorskip("typst", reason="the extra `pdf` is not installed")
    written = pdf.write(real)
    assert written.startswith(b"%PDF-1.7")
    assert pdf.write(real)[:4] == b"%PDF"
