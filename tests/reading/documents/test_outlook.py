"""Messages saved by Outlook: body, headers, attachments by name."""

from __future__ import annotations

import contextlib
import time

import pytest

pytest.importorskip("olefile")
pytest.importorskip("selectolax")

from abelard.reading.documents import UnreadableDocumentError, load_document
from tests.reading.documents.compound import compound, message

HEADERS = "From: Anna Lind <anna@example.org>\r\nTo: Jean\r\nDate: Fri, 2 Apr 1999 10:00:00 +0200\r\n\r\n"


def test_a_message_is_read() -> None:
    data = message(
        p0037="The will",
        p1000="I never saw it.\r\n\r\n-----Original Message-----\r\nDid you?\r\n",
        p007D=HEADERS,
        p0C1A="Anna Lind",
        p0E04="Jean",
        a_3707="will.pdf",
    )
    document = load_document(data)
    assert [(part.kind, document.text[part.start : part.end]) for part in document.parts] == [
        ("heading", "The will"),
        ("byline", "From: Anna Lind"),
        ("byline", "To: Jean"),
        ("byline", "Date: Fri, 2 Apr 1999 10:00:00 +0200"),
        ("body", "I never saw it."),
        ("reply", "-----Original Message----- Did you?"),
    ]
    assert (document.title, document.creators, document.published) == (
        "The will",
        ("Anna Lind",),
        "1999-04-02",
    )
    assert "will.pdf" in document.warnings[0]


def test_a_message_with_a_page_only() -> None:
    document = load_document(
        message(p0037="The will", p1013=b"<html><body><p>I never saw it.</p></body></html>")
    )
    assert document.text == "The will\n\nI never saw it."


def test_other_old_office_files_and_broken_ones_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="old Office file"):
        load_document(compound({"WordDocument": b"x"}))
    whole = message(p0037="The will", p1000="I never saw it.")
    for cut in (100, 600, 2_000, len(whole) - 600):
        with pytest.raises(UnreadableDocumentError):
            load_document(whole[:cut])


def test_a_file_whose_sectors_lead_in_a_circle_ends() -> None:
    whole = bytearray(message(p0037="The will", p1000="I never saw it. " * 1000))
    whole[512 : 512 + 512] = (1).to_bytes(4, "little") * 128
    before = time.process_time()
    with contextlib.suppress(UnreadableDocumentError):
        assert load_document(bytes(whole)).format == "outlook"
    assert time.process_time() - before < 5
