"""Documents with bytes changed, cut out or doubled anywhere: read, or refused with a sentence; nothing else."""

from __future__ import annotations

import contextlib
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("selectolax")
pytest.importorskip("pypdfium2")
pytest.importorskip("olefile")

from abelard.reading.documents import UnreadableDocumentError, load_documents
from tests.reading.documents.builders import docx, epub, odt, paragraph
from tests.reading.documents.compound import message
from tests.reading.documents.drawn import Drawing

SECONDS = 10
PAGE = b"<!doctype html><html><body><div id=c class=comments><p>One <a href=#n1>[1]</a></p></div><li id=n1>Two</li></body></html>"
MAIL = (
    b"From: =?utf-8?q?=C3=96?= <o@example.org>\nContent-Type: multipart/mixed; boundary=b\nSubject: x\n\n--b\nContent-Type: "
    b"text/html; charset=koi8-r\nContent-Transfer-Encoding: base64\n\nPHA+SGVsbG88L3A+\n--b--\n"
)


def drawn() -> bytes:
    book = Drawing()
    book.lines("The abbot denied it.^1^", "He died in 1131.")
    return book.done()


WHOLE = {
    "docx": docx(
        paragraph("Hello there."), styles="<w:style w:styleId='a'><w:name w:val='Title'/></w:style>"
    ),
    "odt": odt("<text:p>Hello there.</text:p>"),
    "epub": epub({"one.xhtml": "<p>Hello there, and again.</p>"}),
    "outlook": message(p0037="The will", p1000="I never saw it."),
    "html": PAGE,
    "mail": MAIL,
    "mbox": b"From a Fri Apr  2 10:00:00 1999\n" + MAIL,
    "pdf": drawn(),
    "text": "Zoë — she\r\nsaid [a](http://b) no.\n".encode(),
    "markdown": "# Zoë\n\n[a](http://b) no.[^1]\n\n[^1]: Yes.\n".encode(),
}


@pytest.mark.parametrize("format", sorted(WHOLE))
@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=8)), min_size=1, max_size=6)
)
@settings(max_examples=40, deadline=None)
def test_a_mutilated_document_is_read_or_refused(format: str, cuts: list[tuple[float, int, bytes]]) -> None:
    data = bytearray(WHOLE[format])
    for place, size, instead in cuts:
        at = int(place * len(data))
        data[at : at + size] = instead
    with contextlib.suppress(UnreadableDocumentError):
        for document in load_documents(bytes(data), format=format):
            assert all(0 <= part.start < part.end <= len(document.text) for part in document.parts)
            assert all(0 <= link.start < link.end <= len(document.text) for link in document.links)
            assert all(0 <= note.at <= len(document.text) for note in document.footnotes)
            assert list(document.pages) == sorted(document.pages)


@given(st.binary(max_size=3_000))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableDocumentError):
        load_documents(data)


def test_a_page_of_scattered_letters_is_read_in_time() -> None:
    page = Drawing()
    dice = random.Random(7)  # noqa: S311 - no secret
    page.scatter((dice.uniform(0, 590), dice.uniform(0, 840), dice.choice("abc.")) for _ in range(20_000))
    page.lines("." * 5_000, ". " * 3_000, "a." * 3_000)
    before = time.process_time()
    assert load_documents(page.done())
    assert time.process_time() - before < SECONDS
