"""A place where the text names somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from anyascii import anyascii

from abelard.reading.wordlists import word_lists

_LISTS = word_lists("names")
TITLES = _LISTS["titles"]
_ARTICLES = frozenset({"the", "The"})
_DROPPED = re.compile(r"['’`‘ʿʾ]s?$|['’‘`ʿʾ\".,]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name at its place: offsets into the document, and the tokens of its paragraph it covers.

    `type` is PER, ORG, LOC or NORP (a people or a persuasion, as a noun).
    """

    start: int
    end: int
    text: str
    type: str
    paragraph: int
    first: int
    last: int


def key(name: str) -> str:
    """Give the form under which spellings of one name meet: Latin letters, small, no titles, "al-" kept."""
    plain = _DROPPED.sub("", anyascii(name.replace("’s", "").replace("'s", ""))).lower()
    words = plain.replace("-", " ").split()
    while len(words) > 1 and words[0] in TITLES | {"the"}:
        words = words[1:]
    return " ".join(words)


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym: two to seven capitals, digits and points allowed."""
    bare = name.replace(".", "").replace("-", "")
    letters = sum(letter.isupper() for letter in bare)
    return 2 <= len(bare) <= 7 and letters >= 2 and letters >= len(bare) - 1 and " " not in name  # noqa: PLR2004


def is_acronym_of(short: str, name: str) -> bool:
    """Whether `short` is made of the first letters of the words of `name`, small words optional."""
    wanted = [letter.lower() for letter in short if letter.isalnum()]
    words = [
        word for word in re.split(r"[\s/-]+", anyascii(name)) if word[:1].isalnum() and word not in _ARTICLES
    ]
    small = [word[0].islower() for word in words]
    at = 0
    for word, optional in zip(words, small, strict=True):
        if at < len(wanted) and word[0].lower() == wanted[at]:
            at += 1
        elif not optional:
            return False
    return len(wanted) > 1 and at == len(wanted)
