"""Web pages nested without measure, brought to the depth browsers allow before they are parsed.

The HTML standard's way with unclosed tags takes quadratic time (200,000 open <div> took 155 seconds), and an
open <b> is copied into every paragraph that follows. Only tags are left out here, never words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from abelard.reading.documents.refusal import Limits

DEEPEST = 512
"""What Chromium and WebKit allow."""
_MOST_TAGS = 1_000_000
_FORMATTING = word_lists("documents", "elements.txt")["formatting"]
_UNCOUNTED = word_lists("documents", "elements.txt")["uncounted"]
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,30})")


def tamed(page: str, limits: Limits) -> str:
    """Give the page with tags beyond the depth left out; raises UnreadableDocumentError for too many tags."""
    depth = deepest = count = formatting = 0
    for close, name in _TAG.findall(page):
        count += 1
        name = name.lower()  # noqa: PLW2901 - names of tags have no case
        if name in _FORMATTING:
            formatting += -1 if close and formatting else not close
        elif name not in _UNCOUNTED:
            depth += -1 if close and depth else not close
        deepest = max(deepest, depth, formatting * 16)
    limits.check("elements", count * (limits.elements // _MOST_TAGS or 1))
    return _flattened(page) if deepest > DEEPEST else page


def _flattened(page: str) -> str:
    """Leave out formatting, and what opens beyond the depth with what closes it."""
    pieces, at, depth = [], 0, 0
    for found in _TAG.finditer(page):
        if found.start() < at:
            continue
        name = found[2].lower()
        if name in _UNCOUNTED:
            continue
        beyond = depth >= DEEPEST // 2 if not found[1] else depth > DEEPEST // 2
        if name not in _FORMATTING:
            depth = max(0, depth + (-1 if found[1] else 1))
        if beyond or name in _FORMATTING:
            end = page.find(">", found.end())
            pieces.append(page[at : found.start()])
            at = len(page) if end < 0 else end + 1
    return " ".join([*pieces, page[at:]])
