"""PDF: columns, running heads, hyphens, notes, pages and their numbers, scans."""

from __future__ import annotations

import shutil

import pytest

pytest.importorskip("pypdfium2")

from typing import TYPE_CHECKING

from abelard.reading.documents import Limits, UnreadableDocumentError, load_document, scan
from tests.reading.documents.drawn import Drawing

if TYPE_CHECKING:
    from abelard.reading.result import Document

LEFT = [
    "In the year 1130 the cardinals were of",
    "two minds about the matter of the see",
    "and neither side would yield to any of",
    "the other until the emperor had spoken",
    "in the great hall before all of the arch-",
    "bishops of the realm and their clerks.",
]
RIGHT = [
    "Anaclet held the city and the treasure",
    "while Innocent had to cross the moun-",
    "tains to find the help of the abbots of",
    "France, who had heard him preach once",
    "and who had not forgotten it since then,",
    "whatever his rivals wrote about it all.",
]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(part.kind, document.text[part.start : part.end]) for part in document.parts]


@pytest.mark.parametrize("row_by_row", [False, True])
def test_columns_are_read_one_after_the_other(row_by_row: bool) -> None:  # noqa: FBT001 - two ways to draw
    page = Drawing()
    page.lines("The Schism of the Two Popes and of Their Many Friends in the Realm", size=16, top=780)
    if row_by_row:
        for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            page.lines(left, top=740 - 14 * number)
            page.lines(right, left=310, top=740 - 14 * number)
    else:
        page.lines(*RIGHT, left=310)
        page.lines(*LEFT)
    document = load_document(page.done())
    assert kinds(document) == [
        ("heading", "The Schism of the Two Popes and of Their Many Friends in the Realm"),
        (
            "body",
            " ".join([*LEFT, *RIGHT])
            .replace("arch- bishops", "archbishops")
            .replace("moun- tains", "mountains"),
        ),
    ]


def test_a_table_is_read_row_by_row() -> None:
    page = Drawing()
    for number in range(8):
        page.lines(f"Item {number}", top=740 - 14 * number)
        page.lines(f"{number} marks", left=250, top=740 - 14 * number)
        page.lines("paid", left=450, top=740 - 14 * number)
    assert "Item 3 3 marks paid" in " ".join(load_document(page.done()).text.split())


def test_a_paragraph_goes_on_over_columns_and_pages() -> None:
    book = Drawing()
    book.lines(
        "The first paragraph is short.",
        "   The second begins here and was not",
        "ended when the page came to its arch-",
    )
    book.turn()
    book.lines("bishop, who ended it in the year 1131.", "   A third one follows after that, short.")
    document = load_document(book.done())
    assert [words for _, words in kinds(document)][:1] == ["The first paragraph is short."]
    assert "was not ended when the page came to its archbishop, who ended it" in document.text
    assert document.text[document.pages[1] :].startswith("bishop, who")


def test_heads_go_and_printed_numbers_are_known() -> None:
    book = Drawing()
    for number in range(6):
        head = f"The Schism   {213 + number}" if number % 2 else f"{213 + number}   An Abbot’s Life"
        book.lines(head, top=800, size=9)
        first = ["Otto", "Anna", "Ida", "Rosa", "Jean", "Karl"][number]
        book.lines(f"{first} begins the page", *(f"and line {line} has words in it" for line in range(12)))
        book.turn()
    document = load_document(book.done())
    assert "Schism" not in document.text
    assert "Abbot" not in document.text
    assert document.page_labels == tuple(str(213 + number) for number in range(6))
    starts = [document.text[at:].split()[0] for at in document.pages]
    assert starts == ["Otto", "Anna", "Ida", "Rosa", "Jean", "Karl"]


def test_notes_are_told_apart_and_tied_to_their_place() -> None:
    page = Drawing()
    page.lines(*LEFT[:4], "in the hall.^12^ Nobody answered him there.")
    page.lines(
        "12 Letter to the Abbot, fol. 3; compare what", "he wrote to the bishop.", top=100, size=8, pitch=10
    )
    document = load_document(page.done())
    note = document.footnotes[0]
    assert (
        document.text[note.start : note.end]
        == "Letter to the Abbot, fol. 3; compare what he wrote to the bishop."
    )
    assert (note.mark, document.text[: note.at].endswith("in the hall.")) == ("12", True)
    assert "hall. Nobody" in document.text
    assert [kind for kind, _ in kinds(document)] == ["body", "note"]


def test_a_hyphen_of_the_words_own_stays() -> None:
    page = Drawing()
    page.lines(
        "The well-known abbot and another well-",
        "known man met the envoy of al-",
        "Muqtafi in the town of the arch-",
        "bishop that year.",
    )
    assert load_document(page.done()).text == (
        "The well-known abbot and another well-known man met the envoy of al-Muqtafi in the town of the archbishop that year."
    )


def test_an_empty_page_keeps_its_number() -> None:
    book = Drawing()
    for number in range(3):
        if number != 1:
            book.lines(f"Something stands on page {number}, more than a little.")
        book.turn()
    document = load_document(book.done())
    assert len(document.pages) == 3
    assert document.text[document.pages[2] :].startswith("Something stands on page 2")


def test_right_to_left_writing_keeps_its_order() -> None:
    page = Drawing()
    page.lines("A line with plain words in it.", "Another line with plain words.")
    assert load_document(page.done()).text.startswith("A line with plain words in it.")


def test_an_encrypted_book_and_one_too_long_are_refused() -> None:
    book = Drawing()
    book.lines("Something secret stands here, in words.")
    with pytest.raises(UnreadableDocumentError, match="encrypted"):
        load_document(book.done(password="secret"))
    book = Drawing()
    for _ in range(12):
        book.lines("A page.")
        book.turn()
    with pytest.raises(UnreadableDocumentError, match="--limit pages=20"):
        load_document(book.done(), limits=Limits(pages=10))


def test_a_scan_without_tesseract_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    book = Drawing()
    book.picture("The abbot denied it")
    data = book.done()
    with pytest.raises(UnreadableDocumentError, match="install tesseract"):
        load_document(data)


def test_scanned_pages_among_others_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    book = Drawing()
    book.lines("A page with words of its own on it.")
    book.turn()
    book.picture("The abbot denied it")
    document = load_document(book.done())
    assert "(2)" in document.warnings[0]


@pytest.mark.skipif(not scan.has_tesseract(), reason="tesseract is not installed")
def test_a_scan_is_recognised() -> None:
    book = Drawing()
    book.picture("The abbot denied it")
    data = book.done()
    document = load_document(data)
    assert "abbot denied" in document.text
    assert "tesseract" in document.warnings[0]
    with pytest.raises(UnreadableDocumentError, match="--limit scanned"):
        load_document(data, limits=Limits(scanned=0))


def test_tesseracts_table_is_read() -> None:
    rows = [
        "level page block par line word left top width height conf text".replace(" ", "\t"),
        "5\t1\t1\t1\t1\t1\t0\t0\t1\t1\t96.5\tThe",
        "5\t1\t1\t1\t1\t2\t0\t0\t1\t1\t90.5\tarch-",
        "5\t1\t1\t1\t2\t1\t0\t0\t1\t1\t80\tbishop.",
        "5\t1\t1\t2\t1\t1\t0\t0\t1\t1\t13\tYes.",
        "5\t1\t1\t2\t1\t2\t0\t0\t1\t1\t-1\t ",
        "rubbish",
    ]
    found = scan.read_table("\n".join(rows))
    assert found.paragraphs == (("The arch-", "bishop."), ("Yes.",))
    assert scan.joined(found.paragraphs[0]) == "The archbishop."
    assert found.sure == 70.0


def test_small_type_without_a_reference_is_no_note_and_a_table_of_contents_is_a_menu() -> None:
    page = Drawing()
    page.lines("The Trust . . . . . . . . . . . . 12", *LEFT[:4], "in the hall. Nobody answered.")
    page.lines("12 barrels of wine, 3 of oil", "and of salt none.", top=100, size=8, pitch=10)
    assert [kind for kind, _ in kinds(load_document(page.done()))] == ["menu", "body", "body"]
