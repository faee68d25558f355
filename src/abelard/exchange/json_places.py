"""Where in a JSON text a value stands, found only once there is something to say about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.model.problem import Where

if TYPE_CHECKING:
    from abelard.exchange.json_reading import Path

SCALAR = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,\]}]+', re.DOTALL)
SPACE = re.compile(r"\s*")
BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
CLOSING = ("]", "}")


def place_of(data: bytes, way: Path, file: str) -> Where:
    """Return line and column of the value at the end of a way through a well-formed JSON text."""
    text = data.decode("utf-8", "replace")
    offset = _space(text, 0)
    for step in way:
        offset = _key(text, offset, step) if isinstance(step, str) else _item(text, offset, step)
    line_start = text.rfind("\n", 0, offset) + 1
    return Where(file, text.count("\n", 0, offset) + 1, offset - line_start + 1)


def _space(text: str, offset: int) -> int:
    found = SPACE.match(text, offset)
    return found.end() if found else offset


def _past(text: str, offset: int) -> int:
    """Return where the value that begins at the offset ends."""
    if text[offset] not in "[{":
        found = SCALAR.match(text, offset)
        return found.end() if found else len(text)
    depth = 0
    for found in BRACKET.finditer(text, offset):
        if found[0][0] in "[{":
            depth += 1
        elif found[0] in CLOSING:
            depth -= 1
        if depth == 0:
            return found.end()
    return len(text)


def _item(text: str, offset: int, number: int) -> int:
    """Return where an item of the list begins."""
    offset = _space(text, offset + 1)
    for _ in range(number):
        offset = _space(text, _past(text, offset))
        offset = _space(text, offset + 1)
    return offset


def _key(text: str, offset: int, key: str) -> int:
    """Return where the value of a key of the object begins; the object itself where the key is missing."""
    start, offset = offset, _space(text, offset + 1)
    while offset < len(text) and text[offset] == '"':
        end = _past(text, offset)
        name = text[offset + 1 : end - 1]
        value = _space(text, _space(text, end) + 1)
        if name == key:
            return value
        offset = _space(text, _space(text, _past(text, value)) + 1)
    return start
