"""The letters of a page, with their boxes, to pieces of lines; small raised figures are marks of notes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK_OPENS, MARK_CLOSES = "\ue000", "\ue001"
"""Around the mark of a note, in the text of a line."""
SOFT = "\u00ad"
"""A hyphen that only the end of a line made."""
_HYPHENS = {0x02, 0xFFFE}
_ENDS = {0x0A, 0x0D}
_RAISED, _SMALL = 0.12, 0.78
_GAP, _BACK = 1.3, 0.7
_MANY_RTL = 0.2
_LIGATURES = {one: unicodedata.normalize("NFKC", chr(one)) for one in range(0xFB00, 0xFB07)}


@dataclass(slots=True)
class Piece:
    """Letters side by side: their text, and their box in points, from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The height of the letters' line, which goes with the size of the type."""
        return self.top - self.bottom


Letter = tuple[str, float, float, float, float]


def pieces_of(words: Any) -> list[Piece]:  # noqa: ANN401 - pypdfium2 ships no types
    """Give the pieces of a page's text, in the order in which the file has them."""
    made: list[Piece] = []
    now: list[Letter] = []
    for letter in _letters(words):
        if letter is None or (now and not _goes_on(now[-1], letter)):
            _close(now, made)
            now = []
        if letter is not None:
            now.append(letter)
    _close(now, made)
    return made


def is_plain(pieces: list[Piece]) -> bool:
    """Whether lines run from left to right, so that their places tell the order of reading."""
    text = "".join(piece.text for piece in pieces)
    letters = [sign for sign in text if sign.isalpha()]
    backwards = sum(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in letters)
    upright = sum(len(piece.text) for piece in pieces if piece.right - piece.left < piece.height * 0.5)
    return backwards <= _MANY_RTL * len(letters) and upright <= len(text) / 2


def _letters(words: Any) -> Iterator[Letter | None]:  # noqa: ANN401 - pypdfium2 ships no types
    """Give each letter with its box; nothing where a line ends."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - the extra `read`, loaded when a PDF is read

    box = pdfium.FS_RECTF()
    for number in range(words.count_chars()):
        code = pdfium.FPDFText_GetUnicode(words, number)
        if code in _ENDS:
            yield None
            continue
        if not pdfium.FPDFText_GetLooseCharBox(words, number, box):
            continue
        if code in _HYPHENS:
            sign = SOFT
        elif code < 0x20 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:  # noqa: PLR2004 - no signs of text
            continue
        else:
            sign = _LIGATURES.get(code) or chr(code)
        yield sign, box.left, box.right, box.bottom, box.top


def _goes_on(before: Letter, letter: Letter) -> bool:
    """Whether a letter stands in the line of the one before it, and beside it."""
    _, start, right, bottom, top = before
    sign, left, end, low, high = letter
    height = max(top - bottom, high - low)
    if min(top, high) - max(bottom, low) < 0.3 * min(top - bottom, high - low):
        return False
    if sign.isspace() or (start, right) == (left, end):  # the letters of a ligature share one place
        return True
    return -_BACK * height < left - right < _GAP * height


def _close(letters: list[Letter], made: list[Piece]) -> None:
    """Make a piece of letters, blanks at its ends left out."""
    while letters and letters[-1][0].isspace():
        letters.pop()
    while letters and letters[0][0].isspace():
        letters.pop(0)
    if not letters:
        return
    tall = sorted(top - bottom for _, _, _, bottom, top in letters)[len(letters) // 2]
    base = sorted(bottom for _, _, _, bottom, _ in letters)[len(letters) // 2]
    signs: list[str] = []
    marked = False
    for at, (sign, _, _, bottom, top) in enumerate(letters):
        raised = sign.isdigit() and at > 0 and top - bottom < _SMALL * tall and bottom > base + _RAISED * tall
        if raised != marked:
            signs.append(MARK_OPENS if raised else MARK_CLOSES)
            marked = raised
        signs.append(sign)
    text = "".join(signs) + (MARK_CLOSES if marked else "")
    made.append(Piece(text, letters[0][1], max(one[2] for one in letters), base, base + tall))
