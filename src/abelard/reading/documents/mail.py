"""E-mail: the body, with the mail it answers, its signature and its attachments known as such; its headers.

Read with the standard library's parser. Its newer policy takes quadratic time on hostile headers, so headers
are read by the older one and cut to a length no honest mail reaches.
"""

from __future__ import annotations

import email
import email.header
import email.message
import email.utils
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.reading.documents.encodings import declared_in_markup, decode
from abelard.reading.documents.manuscript import Manuscript
from abelard.reading.documents.refusal import LIMITS, Limits, UnreadableDocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.reading.result import Document

_LONGEST_HEADER = 10_000
_MOST_PARTS = 1_000
_SHOWN = ("To", "Cc", "Date")
_FACTS = {
    "To": "to",
    "Cc": "cc",
    "Bcc": "bcc",
    "Reply-To": "reply-to",
    "Message-ID": "identifier",
    "In-Reply-To": "in-reply-to",
    "List-Id": "list",
}
_FROM_LINE = re.compile(rb"^From [^\r\n]*\r?\n", re.MULTILINE)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_WROTE = re.compile(
    r"^\s*(?:On\b.{5,200}\bwrote:|"
    r".{3,200}\b(?:schrieb|a écrit|escribió|ha scritto|написал\w*)\b.{0,80}:)\s*$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"^\s*(?:"
    r"-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine)\s*-{2,}|"
    r"_{20,}|Begin forwarded message:)\s*$",
    re.IGNORECASE,
)
_HEADER_LINE = re.compile(r"^\s*\*?(?:From|Sent|Von|De|Date|To|Subject)\*?:\s+\S", re.IGNORECASE)


def read_mail(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read one message; raises UnreadableDocumentError where it has no text or is nested beyond measure."""
    try:
        message = email.message_from_bytes(data)
        parts = list(_leaves(message))
    except RecursionError as error:
        msg = "its parts are nested deeper than any mail program makes them; it was not read"
        raise UnreadableDocumentError(msg) from error
    manuscript = Manuscript(limits)
    _write_head(message, manuscript)
    _write_body(parts, manuscript, limits)
    made = manuscript.document(
        format="mail",
        sha256=hashlib.sha256(data).hexdigest(),
        title=header(message, "Subject"),
        creators=tuple(name or address for name, address in _people(message, "From")),
    )
    return replace(made, published=day_of(header(message, "Date")), facts=facts_of(message))


def messages_of(data: bytes, limits: Limits = LIMITS) -> list[bytes]:
    """Give the messages of a mailbox (mbox, RFC 4155), as they were before they were put in."""
    starts = [found.span() for found in _FROM_LINE.finditer(data) if _begins(data, found.start())]
    limits.check("messages", len(starts))
    if not starts:
        return [data]
    ends = [start for start, _ in starts[1:]] + [len(data)]
    return [
        _ESCAPED.sub(rb"\1", data[begin:end]).rstrip(b"\r\n") + b"\n"
        for (_, begin), end in zip(starts, ends, strict=True)
    ]


def _begins(data: bytes, at: int) -> bool:
    """Whether a line "From ..." begins a message: the first of the file, or one after an empty line."""
    return at == 0 or data[max(0, at - 4) : at].endswith((b"\n\n", b"\n\r\n"))


def header(message: email.message.Message, name: str) -> str:
    """Give a header as one line of text; empty if it is not there."""
    raw = str(message.get(name, ""))[:_LONGEST_HEADER]
    try:
        words = str(email.header.make_header(email.header.decode_header(raw)))
    except (LookupError, ValueError, UnicodeError):
        words = raw
    return " ".join(words.split())


def _people(message: email.message.Message, name: str) -> list[tuple[str, str]]:
    return [
        (who, address) for who, address in email.utils.getaddresses([header(message, name)]) if who or address
    ]


def day_of(written: str) -> str:
    """Give the ISO day of a header `Date`; empty if it is none."""
    try:
        return email.utils.parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def facts_of(message: email.message.Message) -> tuple[tuple[str, str], ...]:
    """Give the headers that say who wrote to whom, in answer to what."""
    named = [("from", header(message, "From"))]
    named += [(fact, header(message, name)) for name, fact in _FACTS.items()]
    return tuple((fact, value) for fact, value in named if value)


def _write_head(message: email.message.Message, manuscript: Manuscript) -> None:
    """Write the subject, and who wrote when to whom, so that they have words to rest on."""
    manuscript.write(header(message, "Subject"))
    manuscript.close("heading")
    people = ", ".join(name or address for name, address in _people(message, "From"))
    lines = [("From", people), *((name, header(message, name)) for name in _SHOWN)]
    for name, value in lines:
        if value:
            manuscript.write(f"{name}: {value}")
            manuscript.close("byline")


def _leaves(message: email.message.Message) -> Iterator[email.message.Message]:
    """Give the parts that hold something; of a text told twice, the plain one."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        held = part.get_payload()
        inner = (
            [one for one in held if isinstance(one, email.message.Message)] if isinstance(held, list) else []
        )
        if not inner:
            yield part
        elif part.get_content_subtype() == "alternative":
            plain = [one for one in inner if one.get_content_type() == "text/plain"]
            waiting.append((plain or inner[-1:])[0])
        else:
            waiting.extend(reversed(inner))
    msg = f"it has more than {_MOST_PARTS:,} parts; no mail program makes so many"
    raise UnreadableDocumentError(msg)


def _write_body(parts: list[email.message.Message], manuscript: Manuscript, limits: Limits) -> None:
    left = []
    for part in parts:
        kind, name = part.get_content_type(), part.get_filename()
        content = part.get_payload(decode=True)
        if part.get_content_disposition() == "attachment" or kind not in {"text/plain", "text/html"}:
            left.append(str(name or kind)[:100])
        elif isinstance(content, bytes):
            words, warnings = decode(content, str(part.get_content_charset() or declared_in_markup(content)))
            manuscript.warnings.extend(warnings)
            write = write_page if kind == "text/html" else write_plain
            write(words, manuscript, limits)
    if left:
        told = ", ".join(left[:10])
        manuscript.warnings.append(f"attachments are not read: {told}; save them and read them on their own")


def write_page(words: str, manuscript: Manuscript, limits: Limits) -> None:
    """Write a body in HTML; what is quoted from the mail answered is a reply."""
    from abelard.reading.documents.html import parsed, strip  # noqa: PLC0415 - the extra `read`
    from abelard.reading.documents.page_text import PageText  # noqa: PLC0415 - the same

    tree = parsed(words, limits)
    strip(tree)
    if tree.body is not None:
        PageText(tree, manuscript).write(tree.body)


def write_plain(words: str, manuscript: Manuscript, _: Limits) -> None:
    """Write a plain body: paragraphs; lines with ">" and all after "Original Message" are a reply."""
    before = "body"
    for line, kind in _lines(words.split("\n")):
        bare = line.lstrip(" >\t") if kind == "reply" else line
        if kind != before or not bare.strip():
            manuscript.close(before)
        manuscript.write(bare + " ")
        before = kind
    manuscript.close(before)


def _lines(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Give each line with what it is: body, reply or (signature) byline."""
    answered = signed = False
    led = 0
    for number, line in enumerate(lines):
        following = next((one for one in lines[number + 1 : number + 4] if one.strip()), "")
        signed = signed or line.rstrip("\r") in {"-- ", "--"}
        led = max(led - 1, _leads(line, following))
        headed = _HEADER_LINE.match(line) and _HEADER_LINE.match(following)
        answered = (
            answered or bool(headed or _BELOW.match(line)) or (led == 1 and not following.startswith(">"))
        )
        if line.lstrip().startswith(">") or led or answered:
            yield line, "reply"
        else:
            yield line, "byline" if signed else "body"


def _leads(line: str, following: str) -> int:
    """Over how many lines, from this one, it is said who wrote what is answered."""
    if _WROTE.match(line):
        return 1
    return 2 if line.strip() and _WROTE.match(f"{line.strip()} {following.strip()}") else 0
