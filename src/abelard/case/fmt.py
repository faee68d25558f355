"""The canonical form of a ledger file: layout only, never a word more or less.

Two spaces of indentation, four for a line that continues a field; one space between words; one blank line
between blocks that have fields. Comments and order stay. Lines that cannot be read stay as they are.
"""

from __future__ import annotations

from abelard.case.lines import BAD, FIELD, split_comment, split_lines
from abelard.case.tokens import TOKEN


def format_text(text: str) -> str:
    """Return a file's text in canonical form. Formatting twice changes nothing more."""
    lines = _spaced(_laid_out(split_lines(text.removeprefix("\ufeff"))))
    return "\n".join(lines) + "\n" if lines else ""


def _laid_out(lines: list[str]) -> list[str]:
    """Return the lines, each in its own canonical form; blank ones empty."""
    found = []
    column = 0
    for line in lines:
        body = line.rstrip()
        bare = body.lstrip()
        indent = len(body) - len(bare)
        if not bare or BAD.search(body):
            found.append(body if bare else "")
        elif bare.startswith("#"):
            found.append(("  " if indent else "") + bare)
        elif not indent:
            column = 0
            found.append(_head(bare))
        elif column and indent > column:
            found.append("    " + bare)
        else:
            column = indent
            found.append("  " + _field(bare))
    return found


def _head(line: str) -> str:
    """Return a head line with one space between its words."""
    said, comment = split_comment(line)
    return _commented(tidy_words(said), comment)


def _commented(said: str, comment: str) -> str:
    return f"{said}  {comment.strip()}" if comment else said


def tidy_words(text: str) -> str:
    """Return a text in the notation with one space between words and none inside brackets."""
    found = list(TOKEN.finditer(text))
    if any(token.lastgroup == "bad" for token in found):
        return text
    tidy, end, glued = "", -1, True
    for token in found:
        kind = token.lastgroup or ""
        start = token.start(kind)
        touching = start == end and kind in ("set", "word") and not glued
        if tidy and not glued and not touching and kind not in ("close", "comma"):
            tidy += " "
        tidy += token[kind]
        end = token.end()
        glued = kind == "open"
    return tidy


def _field(line: str) -> str:
    """Return a field with one space after its colon; its value is the user's own."""
    said, comment = split_comment(line)
    found = FIELD.fullmatch(said)
    tidy = f"{found[1]} {found[2].strip()}".rstrip() if found else said
    return _commented(tidy, comment)


def _spaced(lines: list[str]) -> list[str]:
    """Return the lines with the blank ones that belong between blocks."""
    kept = [index for index, line in enumerate(lines) if line]
    said = [lines[index] for index in kept]
    gaps = {place for place, index in enumerate(kept) if index and not lines[index - 1]}
    found: list[str] = []
    for place, line in enumerate(said):
        if place and _wants_blank(said, place, after_gap=place in gaps):
            found.append("")
        found.append(line)
    return found


def _wants_blank(lines: list[str], place: int, *, after_gap: bool) -> bool:
    """Tell whether a blank line goes before this one: where there was one, and around blocks with fields."""
    if lines[place].startswith(" "):
        return False
    if after_gap or lines[place - 1].startswith("#"):
        return after_gap
    return lines[place - 1].startswith(" ") or _has_fields(lines, place)


def _has_fields(lines: list[str], place: int) -> bool:
    """Tell whether fields follow the head at, or after the comments at, a place."""
    while place < len(lines) and lines[place].startswith("#"):
        place += 1
    return place + 1 < len(lines) and lines[place + 1].startswith(" ")
