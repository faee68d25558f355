"""Bytes to text: what the file says of its encoding, then UTF-8, then the likeliest of the old ones.

A file of two encodings (one Windows-1252 quotation pasted into UTF-8) is read as both. Whatever was guessed
is said in a warning, since a wrong guess shows only in the names.
"""

from __future__ import annotations

import codecs
import re

from abelard.reading.documents.refusal import UnreadableDocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_SAMPLE = 100_000
_OF_UTF8 = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_HIGH = re.compile(rb"[\x80-\xff]+")
_SOME = 20


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Give the text, every line end one newline, and warnings about what was guessed."""
    text, warning = _decoded(data, declared)
    return text.replace("\r\n", "\n").replace("\r", "\n"), (warning,) if warning else ()


def declared_in_markup(data: bytes) -> str:
    """Give the encoding a web page says it has, or nothing."""
    found = _META.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def _decoded(data: bytes, declared: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    if declared and (text := _as_declared(data, declared)) is not None:
        return text, ""
    return _mixed(data) or _guessed(data)


def _as_declared(data: bytes, declared: str) -> str | None:
    """Decode as the page says, with browsers' reading of Latin-1; nothing if that is no encoding of text."""
    name = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
    wanted = name.get(declared.lower(), declared)
    try:
        text = data.decode(wanted, errors="replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if text.count("\ufffd") * 100 <= len(text) else None


def _mixed(data: bytes) -> tuple[str, str] | None:
    """Read UTF-8 with stray bytes of Windows-1252, if most of what is not ASCII is UTF-8."""
    high = sum(map(len, _HIGH.findall(data)))
    valid = sum(map(len, _OF_UTF8.findall(data)))
    if b"\0" in data[:4096] or valid * 2 < high:
        return None
    text = data.decode("utf-8", errors=_STRAY)
    return text, "it is UTF-8 with stray bytes of Windows-1252 in it; both were read"


def _guessed(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - the extra `read`, loaded when needed

    sample = data[:_SAMPLE]
    if len(_HIGH.sub(b"", sample)) + _SOME < len(sample) or b"\0" in sample[:4096]:
        best = from_bytes(sample, explain=False).best()
        if best is not None and best.encoding not in {"ascii", "utf_8"}:
            return data.decode(best.encoding, errors="replace"), _warning(best.encoding)
    if b"\0" in data[:4096]:
        msg = "this is not text: it has zero bytes and is in no format known here"
        raise UnreadableDocumentError(msg)
    return data.decode("cp1252", errors="replace"), _warning("cp1252")


def _warning(encoding: str) -> str:
    return (
        f"it is not UTF-8 and was read as {encoding.replace('_', '-')}, which is a guess; "
        "if names are garbled, save it as UTF-8"
    )


_STRAY = "abelard-stray"


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes UTF-8 has no use for as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(_STRAY, _stray)
