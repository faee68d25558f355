from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pypdfium2")
pytest.importorskip("selectolax")

from abelard.reading.documents import UnreadableDocumentError, load_document

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html><html lang="en"><head><title>On the will</title>
<meta name="author" content="A. Clerk">
<meta property="article:published_time" content="1999-04-02T10:00"></head>
<body><nav><ul><li>Home</li></ul></nav><div class="post"><h1>On the will</h1>
<p>The will was <a href="x">found</a> in the sacristy, and the abbot said at once that it was a forgery of the
last century, made to please the count, who denied it before the whole chapter and the bishop's own men.</p>
<figure><figcaption>The sacristy</figcaption></figure><script>alert(1)</script>
<blockquote><p>It is false.</p></blockquote><div id="comments"><p>Nice post!</p></div></div></body></html>"""


def one_page_pdf(*lines: str) -> bytes:
    """Give a PDF of one page, written by hand after ISO 32000-1, 7.5."""
    words = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {words} ET".encode()
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(out),
        )
    )


def test_plain_text_is_kept_to_the_character(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffÀ la\r\nmort  \tdu roi\r\n".encode())
    document = load_document(path)
    assert (document.text, document.format) == ("À la\nmort  \tdu roi\n", "text")


def test_the_head_gives_title_author_and_day() -> None:
    document = load_document(
        b"The Two Abbots\n\nBy Jean Roux (@jroux) on August 30, 2016\n\nIn 1130 two men claimed it.\n"
    )
    assert (document.title, document.creators, document.published) == (
        "The Two Abbots",
        ("Jean Roux",),
        "2016-08-30",
    )


def test_captions_and_comments_are_told_apart() -> None:
    text = (
        "Title here\n\nThe abbot died in 1130.\n\nThe abbot's seal\n\nThe abbot's seal\n\nAll "
        "agree.\n\nLeave a Reply\n\nNice!\n"
    )
    kinds = [part.kind for part in load_document(text.encode()).parts]
    assert kinds == ["heading", "body", "heading", "caption", "body", "comment", "comment"]


def test_html_gives_the_article_and_its_facts() -> None:
    document = load_document(PAGE.encode())
    assert (document.title, document.creators, document.published) == (
        "On the will",
        ("A. Clerk",),
        "1999-04-02",
    )
    assert {document.text[p.start : p.end]: p.kind for p in document.parts if p.kind != "body"} == {
        "On the will": "heading",
        "The sacristy": "caption",
        "It is false.": "quotation",
        "Nice post!": "comment",
    }
    assert "alert" not in document.text
    assert "Home" not in document.text


def test_pdf_text_with_hyphens_undone() -> None:
    document = load_document(one_page_pdf("The arch-", "bishop denied it.", "He died in 1131."))
    assert document.text == "The archbishop denied it. He died in 1131."
    assert document.pages == (0,)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.4\nrubbish", "broken"),
        (one_page_pdf(""), "no text layer"),
        (b"<!doctype html><html><body><script>x()</script></body></html>", "no text"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x00\x01\x02\xff" * 50, "not text"),
        (b"\x89PNG....", "scan"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=why):
        load_document(data)


def test_a_missing_file_and_a_huge_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="cannot open"):
        load_document(tmp_path / "none.txt")
    with pytest.raises(UnreadableDocumentError, match="split it"):
        load_document(b"a" * 50_000_001)


def test_other_encodings_are_read() -> None:
    assert load_document("Übergabe".encode("utf-16")).text == "Übergabe"
    assert load_document("Señor".encode("cp1252")).text == "Señor"
