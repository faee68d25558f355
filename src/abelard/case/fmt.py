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
    gaps = {place for place, index in enumerate(kept) if index and not lines[index - 1]}
    said = [lines[index] for index in kept]
    found: list[str] = []
    for place, line in enumerate(said):
        if place and (
            place in gaps or _opens_after_fields(said, place, gaps) or _has_fields(said, place, gaps)
        ):
            found.append("")
        found.append(line)
    return found


def _opens_after_fields(lines: list[str], place: int, gaps: set[int]) -> bool:
    """Tell whether a line follows the fields of another block, so that a blank one goes between."""
    return lines[place - 1].startswith(" ") and not _follows_on(lines, place, gaps)


def _has_fields(lines: list[str], place: int, gaps: set[int]) -> bool:
    """Tell whether a line is the head, or the first comment before the head, of a block with fields."""
    if lines[place].startswith(" ") or lines[place - 1].startswith("#"):
        return False
    head = _past_comments(lines, place, gaps)
    if head >= len(lines) or lines[head].startswith(" ") or (head != place and head in gaps):
        return False
    return _follows_on(lines, head + 1, gaps)


def _follows_on(lines: list[str], place: int, gaps: set[int]) -> bool:
    """Tell whether a line, or what the comments from here on stand before, is a field of the block above."""
    after = _past_comments(lines, place, gaps)
    return after < len(lines) and after not in gaps and lines[after].startswith(" ")


def _past_comments(lines: list[str], place: int, gaps: set[int]) -> int:
    """Return the place of the first line from here on that is no comment, or that follows a gap."""
    start = place
    while place < len(lines) and lines[place].startswith("#") and (place == start or place not in gaps):
        place += 1
    return place
