"""DOCX, ODT and EPUB: one text, with notes, links, pages and particulars where they belong."""

from __future__ import annotations

import io

import pytest

pytest.importorskip("selectolax")

from typing import TYPE_CHECKING

from abelard.reading.documents import load_document
from tests.reading.documents.builders import docx, epub, odt, paragraph

if TYPE_CHECKING:
    from abelard.reading.result import Document


def kinds(document: Document) -> dict[str, str]:
    return {document.text[part.start : part.end]: part.kind for part in document.parts}


def notes(document: Document) -> list[tuple[str, str, str]]:
    """Give each note with its mark and the twelve characters before the place it belongs to."""
    text = document.text
    return [
        (note.mark, text[max(0, note.at - 12) : note.at], text[note.start : note.end])
        for note in document.footnotes
    ]


def test_a_word_document_with_notes_links_and_pages() -> None:
    body = (
        paragraph("The Will of Otto", "Ttulo1")
        + "<w:p><w:r><w:t>The abbot </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:r><w:t>denied it.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:t xml:space='preserve'> He </w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>wrote </w:t></w:r>"
        "<w:hyperlink r:id='h1'><w:r><w:t>to Rome</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>"
        + paragraph("It is false.", "IntenseQuote")
    )
    footnotes = (
        "<w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('Letter 12, fol. 3.')}</w:footnote>"
    )
    styles = (
        "<w:style w:styleId='Ttulo1'><w:name w:val='heading 1'/></w:style>"
        "<w:style w:styleId='IntenseQuote'><w:name w:val='Intense Quote'/></w:style>"
    )
    document = load_document(docx(body, footnotes=footnotes, styles=styles))
    assert kinds(document) == {
        "The Will of Otto": "heading",
        "The abbot denied it. He wrote to Rome.": "body",
        "It is false.": "quotation",
        "Letter 12, fol. 3.": "note",
    }
    assert notes(document) == [("2", "t denied it.", "Letter 12, fol. 3.")]
    assert [document.text[page:][:5] for page in document.pages] == ["The W", "wrote"]
    assert (document.title, document.creators, document.published) == (
        "On the will",
        ("Jean Roux", "Anna Lind"),
        "1999-04-02",
    )


def test_a_text_box_and_a_reviewers_comment_follow_their_paragraph() -> None:
    box = f"<w:r><w:txbxContent>{paragraph('In the box.')}</w:txbxContent></w:r>"
    body = (
        f"<w:p><w:r><w:t>Before it.</w:t></w:r>{box}<w:r><w:commentReference w:id='7'/></w:r></w:p>"
        + paragraph("After it.")
    )
    comments = f"<w:comment w:id='7'>{paragraph('Is this so?')}</w:comment>"
    document = load_document(docx(body, comments=comments))
    assert kinds(document) == {
        "Before it.": "body",
        "In the box.": "body",
        "After it.": "body",
        "Is this so?": "comment",
    }
    assert list(kinds(document)) == ["Before it.", "In the box.", "After it.", "Is this so?"]


def test_what_python_docx_writes_is_read() -> None:
    library = pytest.importorskip("docx")
    made = library.Document()
    made.add_heading("The Two Abbots", 0)
    made.add_paragraph("In 1130 two men claimed it.")
    made.add_paragraph("Neither did.", style="Intense Quote")
    made.add_table(1, 2).rows[0].cells[1].text = "In a cell."
    out = io.BytesIO()
    made.save(out)
    document = load_document(out.getvalue())
    assert kinds(document) == {
        "The Two Abbots": "heading",
        "In 1130 two men claimed it.": "body",
        "Neither did.": "quotation",
        "In a cell.": "body",
    }


def test_an_opendocument_text_with_notes_links_and_pages() -> None:
    body = (
        "<text:h>The Will</text:h><text:p>The abbot<text:s text:c='3'/>denied it.<text:note><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>Letter 12.</text:p></text:note-body></text:note> He "
        "<text:soft-page-break/>wrote <text:a xlink:href='https://example.org/rome'>to Rome</text:a>."
        "<office:annotation><dc:creator>Clerk</dc:creator><text:p>Is this so?</text:p></office:annotation></text:p>"
        "<text:p text:style-name='P1'>It is false.</text:p>"
    )
    styles = "<style:style style:name='P1' style:parent-style-name='Quotations'/>"
    document = load_document(odt(body, styles))
    assert kinds(document) == {
        "The Will": "heading",
        "The abbot denied it. He wrote to Rome.": "body",
        "It is false.": "quotation",
        "Letter 12.": "note",
        "Is this so?": "comment",
    }
    assert notes(document)[0] == ("1", "t denied it.", "Letter 12.")
    assert [(document.text[link.start : link.end], link.target) for link in document.links] == [
        ("to Rome", "https://example.org/rome")
    ]
    assert [document.text[page:][:5] for page in document.pages] == ["The W", "wrote"]
    assert (document.title, document.creators, document.published) == (
        "On the will",
        ("Jean Roux",),
        "1999-04-02",
    )


def test_a_book_in_chapters() -> None:
    chapters = {
        "one.xhtml": "<h1>One</h1><p>The abbot denied it.<a epub:type='noteref' href='#n1'>1</a> "
        "<span epub:type='pagebreak' title='213'></span>He wrote.</p>"
        "<aside id='n1' epub:type='footnote'><p>Letter 12. <a href='#r1'>↩</a></p></aside>",
        "two.xhtml": "<h1>Two</h1><p>He died in 1131.</p>",
    }
    document = load_document(
        epub(chapters, spine="<itemref idref='c0'/><itemref idref='c1'/><itemref idref='c1'/>")
    )
    assert kinds(document) == {
        "One": "heading",
        "The abbot denied it. He wrote.": "body",
        "Letter 12.": "note",
        "Two": "heading",
        "He died in 1131.": "body",
    }
    assert notes(document) == [("1", "t denied it.", "Letter 12.")]
    assert [
        (document.text[at:][:8], label)
        for at, label in zip(document.pages, document.page_labels, strict=True)
    ] == [("He wrote", "213")]
    assert (document.title, document.creators, document.published) == (
        "The Schism",
        ("Anna Lind",),
        "2004-03",
    )
    assert document.facts == (("publisher", "Dover"),)
