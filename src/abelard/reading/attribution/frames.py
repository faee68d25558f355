"""Who says a whole document, or a whole turn of it: bylines, signatures, speakers' labels.

What everything is said by is the outermost attribution: in "By Jean Roux ... the abbot said", the abbot is
heard through Roux.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BYLINE = re.compile(r"^[ \t]*[Bb]y (?P<who>[A-Z][\w.'’-]+(?:,? [\w.'’-]+){1,12})[ \t]*$", re.MULTILINE)
_GREETING = re.compile(
    r"^[ \t]*(?:(?:Dear|Dearest|My dear|To the|Hi|Hello)\b[^\n]{0,60}[,:]?|(?:Mum|Mom|Dad|Mother|"
    r"Father),)",
    re.MULTILINE | re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:^|(?<=[.!?] ))[ \t]*(?:Yours|Sincerely|Love|Luv|With love|Best|Regards|Kind regards|Respectfully|"
    r"Faithfully|Cordially|"
    r"Your (?:obedient|humble|affectionate|loving|friend|son|daughter)|Best wishes|Stay in touch|Stay "
    r"well|Love and|Affectionately)"
    r"[^\n]{0,50}[,.]?[ \t]*\n+(?P<who>[^\n]{2,60})",
    re.MULTILINE,
)
_LABEL = re.compile(
    r"(?:^|(?<=[.!?]\s))[ \t]*(?P<who>(?:[A-Z][A-Z.'’ -]{3,40}:)|(?:(?:Mr|Mrs|Ms|Dr|Speaker|Senator|Chairman|"
    r"President|Justice)\.? "
    r"[A-Z][\w'’-]+[.:]))(?=\s)",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_HEAD, _AUTHORS = 600, 1500


@dataclass(frozen=True, slots=True)
class Frame:
    """Offsets in the document: where the speaker is named, and what is said."""

    source: tuple[int, int]
    content: tuple[int, int]
    kind: str


def find_frames(text: str) -> list[Frame]:
    """Give the outermost speakers of a document; turns of a dialogue one by one."""
    return [*_bylines(text), *_letters(text), *_turns(text)]


def _bylines(text: str) -> list[Frame]:
    match = _BYLINE.search(text, 0, _HEAD)
    if match:
        return [Frame(match.span("who"), (match.end(), len(text.rstrip())), "byline")]
    addresses = list(_ADDRESS.finditer(text, 0, _AUTHORS))
    if not addresses:
        return []
    before = text[: addresses[0].start()].rstrip()
    first = before.rfind("\n") + 1
    last = text.find("\n", addresses[-1].end())
    return [Frame((first, last), (last, len(text.rstrip())), "byline")] if last > 0 else []


def _letters(text: str) -> list[Frame]:
    out = []
    for closing in _CLOSING.finditer(text):
        greetings = list(_GREETING.finditer(text, 0, closing.start()))
        if greetings:
            out.append(
                Frame((closing.start(), closing.end()), (greetings[-1].start(), closing.start()), "letter")
            )
    return out


def _turns(text: str) -> list[Frame]:
    labels = list(_LABEL.finditer(text))
    if len(labels) < 1:
        return []
    ends = [label.start() for label in labels[1:]] + [len(text.rstrip())]
    return [
        Frame(label.span("who"), (label.end(), end), "turn") for label, end in zip(labels, ends, strict=True)
    ]
