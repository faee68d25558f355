"""Documents that mean harm: refused with a reason, or read, in bounded time and memory; nothing touched."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("selectolax")

from abelard.reading.documents import Limits, UnreadableDocumentError, load_document, load_documents
from tests.reading.documents.builders import W, docx, epub, odt, packed, paragraph

if TYPE_CHECKING:
    from pathlib import Path

SECONDS, BYTES = 20, 300_000_000
FEWER = Limits(elements=500_000)
ENTITIES = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + at)} '{f'&{chr(97 + at)};' * 10}'>" for at in range(9)
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY s SYSTEM 'file:///etc/passwd'>]>"


def bomb(name: str, opening: str, size: int) -> bytes:
    """Give a container with one part of so many blanks."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box, box.open(name, "w") as part:
        part.write(opening.encode())
        for _ in range(size // 1_000_000):
            part.write(b"<w:p/>" * 166_667)
    return out.getvalue()


HOSTILE = [
    (bomb("word/document.xml", f"<w:document {W}>", 130_000_000), "markup|unpacked"),
    (packed({"word/document.xml": " " * 150_000_000}), "unpacked"),
    (packed({"word/document.xml": f"{ENTITIES}]><w:p {W}>&i;</w:p>"}), "document type"),
    (packed({"word/document.xml": f"{OUTSIDE}<w:p {W}>&s;</w:p>"}), "document type"),
    (packed({"word/document.xml": f"<w:document {W}>" + "<w:p>" * 200_000}), "nested|broken"),
    (packed({"word/other.xml": "<x/>"}), "no document"),
    (packed({f"word/{at}.xml": "" for at in range(21_000)}), "parts"),
    (docx(paragraph("Hello."))[:-60], "broken"),
    (docx(paragraph(" ")), "no words"),
    (odt("<text:p/>"), "no words"),
    (epub({}, extra={"META-INF/container.xml": f"{OUTSIDE}<container>&s;</container>"}), "document type"),
    (epub({"../../../etc/passwd": "<p>x</p>", "../../secret": "<p>y</p>"}), "no text"),
    (packed({"inner.zip": docx(paragraph("Hello."))}), "ZIP archive"),
    (odt("<text:p>" * 5_000), "broken|nested"),
]


@pytest.mark.parametrize(("data", "why"), HOSTILE, ids=[why for _, why in HOSTILE])
def test_a_hostile_container_is_refused(data: bytes, why: str) -> None:
    before = time.process_time()
    with pytest.raises(UnreadableDocumentError, match=why):
        load_document(data, limits=FEWER)
    assert time.process_time() - before < SECONDS


def test_a_bomb_does_not_fill_the_memory() -> None:
    data = packed({"word/document.xml": b"\0" * 110_000_000})
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableDocumentError):
            load_document(data)
        assert tracemalloc.get_traced_memory()[1] < BYTES
    finally:
        tracemalloc.stop()


def test_an_encrypted_container_is_refused() -> None:
    data = bytearray(docx(paragraph("Hello.")))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.find(start)
        while at >= 0:
            data[at + (6 if start[2] == 3 else 8)] |= 1
            at = data.find(start, at + 4)
    with pytest.raises(UnreadableDocumentError, match="encrypted"):
        load_document(bytes(data))


def test_a_locked_book_is_refused() -> None:
    locked = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:CipherData>'
        '<e:CipherReference URI="OEBPS/one.xhtml"/></e:CipherData></e:EncryptedData></encryption>'
    )
    data = epub({"one.xhtml": "<p>Hello.</p>"}, extra={"META-INF/encryption.xml": locked})
    with pytest.raises(UnreadableDocumentError, match="locked"):
        load_document(data)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 300_000 + "<p>The abbot denied it all.",
        "".join(f"<b id={at}>" for at in range(20_000)) + "<p>The abbot denied it.</p>" * 3_000,
        "<table><tr><td>" * 30_000 + "The abbot denied it all.",
        "<a href=x>" * 100_000 + "The abbot denied it all.",
        "<ul><li>" * 100_000 + "The abbot denied it all.",
        "<p>" * 300_000 + "The abbot denied it all.",
        "<section><header>" * 50_000 + "</section><p>The abbot denied it all.",
        "<!--" * 200_000 + "--><p>The abbot denied it all.",
        "<p>The abbot denied it all.</p>" + "<" * 500_000,
        "<p>The abbot denied it all.</p>" + "&amp" * 300_000,
        "<form><p>The abbot denied it all.</p></form>" * 2_000,
        "<p>The abbot denied it all.</p><div class=comments>" * 2_000,
    ],
)
def test_a_hostile_page_is_read_in_time(page: str) -> None:
    before = time.process_time()
    document = load_document(f"<!doctype html><html><body>{page}".encode())
    assert "The abbot denied it" in document.text
    assert time.process_time() - before < SECONDS


def test_a_page_of_millions_of_tags_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="markup"):
        load_document(b"<!doctype html>" + b"<p>a" * 1_100_000)


def test_what_is_too_large_says_how_to_read_it(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"The abbot denied it.\n" * 400_000)
    with pytest.raises(UnreadableDocumentError, match="--limit characters=9000000"):
        load_document(path)
    path.write_bytes(b"The abbot denied it.\n" * 4_000)
    with pytest.raises(UnreadableDocumentError, match="--limit characters=90000"):
        load_document(path, limits=Limits(characters=80_000))
    assert len(load_document(path, limits=Limits(characters=90_000)).text) == path.stat().st_size


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="not a file"):
        load_document(tmp_path)


def test_a_mailbox_has_a_limit() -> None:
    box = b"From a@example.org Fri Apr  2 10:00:00 1999\nSubject: x\n\nHello.\n\n" * 20
    with pytest.raises(UnreadableDocumentError, match="20 messages"):
        load_documents(box, limits=Limits(messages=10))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Zoë — she said".encode() + b" na\xefve \x93no\x94", "Zoë — she said naïve “no”"),
        ("Король умер в Москве, и никто не знал, кто станет новым королём.".encode("cp1251"), None),
        ("Король умер в Москве, и никто не знал, кто станет новым королём.".encode("koi8-r"), None),
        ("قال الملك إن الأمير مات ولم يعرف أحد من سيكون الملك الجديد".encode("cp1256"), None),
        ("国王死了，没有人知道谁会成为新的国王。这是一个很长的故事。".encode("gb18030"), None),
    ],
)
def test_old_and_mixed_encodings_are_read_and_said(data: bytes, text: str | None) -> None:
    document = load_document(data)
    assert "\ufffd" not in document.text
    assert document.warnings
    if text:
        assert document.text == text


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    page = "<!doctype html><html><head><meta charset=windows-1251></head><body><p>Король умер в Москве, и никто не знал.</p>"
    assert "Король умер" in load_document(page.encode("cp1251")).text
