"""The parts of a plain text: headings, bylines, captions, comments and menus told apart from the body.

A heuristic of lines, for texts copied from anywhere: what is doubtful stays body, since a lost paragraph
costs more than a heading read as a sentence.
"""

from __future__ import annotations

import re

from abelard.reading.result import Part

_HEADING_WORDS = 14
_HARD_WRAP = 100
_COMMENTS = re.compile(
    r"^\s*(?:leave a (?:reply|comment)|\d+ (?:thoughts?|comments?|responses?|replies)\b.*|"
    r"comments? ?\(?\d*\)?|"
    r"related (?:posts|articles)|share this:?|you may also like|post navigation|add a comment)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^\s*(?:by|posted by|written by|published|updated)\b.{3,110}$", re.IGNORECASE)
_CAPTION = re.compile(
    r"^\s*(?:image|photo|photograph|picture|figure|fig\.|caption|credit|source)\s*[:\d]", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"""[.!?:;,]["'”’)\]]*\s*$""")


def find_parts(text: str) -> tuple[Part, ...]:
    """Give the text's parts in order, without gaps between its non-blank lines."""
    blocks = _blocks(text)
    tail = next(
        (at for at, (s, e) in enumerate(blocks) if at > len(blocks) // 3 and _COMMENTS.match(text[s:e])),
        len(blocks),
    )
    seen: set[str] = set()
    return tuple(
        Part(start=s, end=e, kind="comment" if at >= tail else _kind(text[s:e], at, seen))
        for at, (s, e) in enumerate(blocks)
    )


def _blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs: split at blank lines, and at every line end unless the text is hard-wrapped."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    wrapped = _is_hard_wrapped([text[s:e] for s, e in lines])
    blocks: list[tuple[int, int]] = []
    for start, end in lines:
        if not text[start:end].strip():
            continue
        joined = (
            wrapped and blocks and "\n" not in text[blocks[-1][1] : start].strip(" \t").replace("\n", "", 1)
        )
        if joined and text[blocks[-1][1] : start].count("\n") == 1:
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return blocks


def _is_hard_wrapped(lines: list[str]) -> bool:
    """Most full lines stop in mid-sentence at much the same width."""
    long = [line for line in lines if len(line) > _HARD_WRAP // 2]
    if len(long) < 3 or max(map(len, long)) > 2 * _HARD_WRAP:  # noqa: PLR2004 - too few lines to tell
        return False
    return sum(not _SENTENCE_END.search(line) for line in long) > len(long) / 2


def _kind(block: str, at: int, seen: set[str]) -> str:
    line = block.strip()
    short = len(line.split()) <= _HEADING_WORDS and "\n" not in line
    repeated = short and line in seen
    seen.add(line)
    if _CAPTION.match(line):
        return "caption"
    if at < 6 and _BYLINE.match(line) and not _SENTENCE_END.search(line):  # noqa: PLR2004 - bylines stand at the top
        return "byline"
    if repeated and not _SENTENCE_END.search(line):
        return "caption"
    if line.startswith(">"):
        return "quotation"
    return "heading" if short and (line.startswith("#") or not _SENTENCE_END.search(line)) else "body"
