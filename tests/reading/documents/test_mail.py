"""E-mail: who wrote when to whom, what is answered told apart, a mailbox message by message."""

from __future__ import annotations

import contextlib
import email.policy
import time
from email.message import EmailMessage

import pytest

pytest.importorskip("selectolax")

from typing import TYPE_CHECKING

from abelard.reading.documents import UnreadableDocumentError, load_document, load_documents

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 10
HEAD = "From: Anna Lind <anna@example.org>\nTo: Jean Roux <jean@example.org>\nSubject: The will\nDate: Fri, 2 Apr 1999 10:00:00 +0200\n"


def parts(data: bytes) -> list[tuple[str, str]]:
    document = load_document(data, format="mail")
    return [(part.kind, document.text[part.start : part.end]) for part in document.parts]


def test_the_answered_mail_and_the_signature_are_told_apart() -> None:
    body = "\nI never saw it.\nNobody did.\n\nOn 1 April Jean Roux wrote:\n> You saw the\n> will.\n\nAsk Otto.\n-- \nAnna Lind\nArchive\n"
    assert parts((HEAD + body).encode()) == [
        ("heading", "The will"),
        ("byline", "From: Anna Lind"),
        ("byline", "To: Jean Roux <jean@example.org>"),
        ("byline", "Date: Fri, 2 Apr 1999 10:00:00 +0200"),
        ("body", "I never saw it. Nobody did."),
        ("reply", "On 1 April Jean Roux wrote: You saw the will."),
        ("body", "Ask Otto."),
        ("byline", "-- Anna Lind Archive"),
    ]


def test_all_after_an_original_message_is_a_reply() -> None:
    body = "\nNo.\n\n-----Original Message-----\nFrom: Jean\nSent: today\n\nDid you?\n"
    assert [kind for kind, _ in parts((HEAD + body).encode())][4:] == ["body", "reply", "reply"]


def test_headers_give_the_facts() -> None:
    document = load_document(
        HEAD.encode() + b"Message-ID: <1@example.org>\n\nI never saw it.\n", format="mail"
    )
    assert (document.title, document.creators, document.published) == (
        "The will",
        ("Anna Lind",),
        "1999-04-02",
    )
    assert dict(document.facts)["to"] == "Jean Roux <jean@example.org>"
    assert dict(document.facts)["identifier"] == "<1@example.org>"


def test_a_message_in_two_forms_with_an_attachment() -> None:
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"], message["Subject"] = "Ödön <o@example.org>", "Über das Testament"
    message.set_content("I deny it.\n")
    message.add_alternative("<p>I <b>deny</b> it.</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="will.pdf")
    document = load_document(message.as_bytes(), format="mail")
    assert document.text == "Über das Testament\n\nFrom: Ödön\n\nI deny it."
    assert "will.pdf" in document.warnings[0]


def test_a_body_in_html_knows_its_reply() -> None:
    page = "\n<p>No.</p><blockquote type='cite'><p>Did you?</p></blockquote>"
    data = (HEAD + "Content-Type: text/html; charset=utf-8\n" + page).encode()
    assert parts(data)[4:] == [("body", "No."), ("reply", "Did you?")]


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    one = f"From anna@example.org Fri Apr  2 10:00:00 1999\n{HEAD}\nFirst.\n\n>From here on it is false.\n\n"
    two = f"From jean@example.org Fri Apr  2 11:00:00 1999\n{HEAD.replace('Anna', 'Otto')}\nSecond.\nFrom the abbot.\n"
    path = tmp_path / "box.mbox"
    path.write_text(one + two)
    first, second = load_documents(path)
    assert first.text.endswith("First.\n\nFrom here on it is false.")
    assert (second.creators, second.text.endswith("Second. From the abbot.")) == (("Otto Lind",), True)
    with pytest.raises(UnreadableDocumentError, match="2 messages"):
        load_document(path)


def test_mail_is_known_by_its_headers() -> None:
    assert (
        load_document(b"Return-Path: <a@example.org>\n" + HEAD.encode() + b"\nHello there, all.\n").format
        == "mail"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 5_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(3_000)),
        b"To: " + b"a <" * 200_000 + b"\n\nHello.",
        b"Subject: " + b"=?utf-8?q?=" * 100_000 + b"\n\nHello.",
        b"Date: " + b"1" * 100_000 + b"\n\nHello.",
    ],
)
def test_hostile_mail_is_read_or_refused_in_time(data: bytes) -> None:
    before = time.process_time()
    with contextlib.suppress(UnreadableDocumentError):
        assert load_document(data, format="mail").format == "mail"
    assert time.process_time() - before < SECONDS
