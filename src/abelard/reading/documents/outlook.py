"""Outlook's .msg: the plain body (or the one in HTML), the headers and the names of attachments ([MS-OXMSG]).

olefile opens the container; the larger libraries for this format are under the GPL.
"""

from __future__ import annotations

import email
import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from abelard.reading.documents.encodings import declared_in_markup, decode
from abelard.reading.documents.mail import day_of, facts_of, header, write_page, write_plain
from abelard.reading.documents.manuscript import Manuscript
from abelard.reading.documents.refusal import LIMITS, Limits, UnreadableDocumentError

if TYPE_CHECKING:
    from abelard.reading.result import Document

_SUBJECT, _BODY, _HTML, _HEADERS = "0037", "1000", "1013", "007D"
_SENDER, _ADDRESS, _TO, _CC = "0C1A", "0C1F", "0E04", "0E03"
_NAMES = ("3707", "3704")
_MOST_STREAMS = 20_000


def read_outlook(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read a message saved by Outlook; raises UnreadableDocumentError for other old Office files."""
    import olefile  # noqa: PLC0415 - the extra `read`, loaded when such a file is read

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as box:
            streams = ["/".join(path) for path in box.listdir()[:_MOST_STREAMS]]
            if "__properties_version1.0" not in streams:
                msg = "this is an old Office file, which is not read; save it as DOCX or PDF"
                raise UnreadableDocumentError(msg)
            return _document(_Properties(box, streams), data, limits)
    except (OSError, ValueError, IndexError, TypeError, AttributeError, RecursionError) as error:
        msg = f"the message is broken ({error}): save it again, or export it as .eml"
        raise UnreadableDocumentError(msg) from error


class _Properties:
    """The properties of the message: streams named after their number and type."""

    def __init__(self, box: Any, streams: list[str]) -> None:  # noqa: ANN401 - olefile ships no types
        self._box, self.streams = box, streams

    def text(self, number: str, inside: str = "") -> str:
        """Give a property of type string, Unicode or of eight bits; empty if there is none."""
        for kind, encoding in (("001F", "utf-16-le"), ("001E", "")):
            name = f"{inside}__substg1.0_{number}{kind}"
            if name in self.streams:
                raw = self._box.openstream(name).read()
                return (raw.decode(encoding, errors="replace") if encoding else decode(raw)[0]).rstrip("\0")
        return ""

    def binary(self, number: str) -> bytes:
        """Give a property of type binary."""
        name = f"__substg1.0_{number}0102"
        return bytes(self._box.openstream(name).read()) if name in self.streams else b""


def _document(kept: _Properties, data: bytes, limits: Limits) -> Document:
    headers = email.message_from_string(kept.text(_HEADERS))
    subject = kept.text(_SUBJECT) or header(headers, "Subject")
    sender = kept.text(_SENDER) or kept.text(_ADDRESS)
    manuscript = Manuscript(limits)
    manuscript.write(subject)
    manuscript.close("heading")
    dated = header(headers, "Date")
    for name, value in (("From", sender), ("To", kept.text(_TO)), ("Cc", kept.text(_CC)), ("Date", dated)):
        manuscript.write(f"{name}: {value}" if value else "")
        manuscript.close("byline")
    page = kept.binary(_HTML)
    if body := kept.text(_BODY):
        write_plain(decode(body.encode("utf-8", errors="replace"))[0], manuscript, limits)
    elif page:
        write_page(decode(page, declared_in_markup(page))[0], manuscript, limits)
    if names := _attachments(kept):
        manuscript.warnings.append(f"attachments are not read: {names}; save them and read them on their own")
    made = manuscript.document(
        format="outlook",
        sha256=hashlib.sha256(data).hexdigest(),
        title=subject,
        creators=(sender,) if sender else (),
    )
    told = (("from", f"{sender} <{kept.text(_ADDRESS)}>"), ("to", kept.text(_TO)), ("cc", kept.text(_CC)))
    facts = facts_of(headers) or tuple((fact, value) for fact, value in told if value)
    return replace(made, published=day_of(dated), facts=facts)


def _attachments(kept: _Properties) -> str:
    folders = sorted(
        {name.partition("/")[0] for name in kept.streams if name.startswith("__attach_version1.0_")}
    )
    named = (
        next((name for key in _NAMES if (name := kept.text(key, f"{folder}/"))), "?")
        for folder in folders[:10]
    )
    return ", ".join(named)
