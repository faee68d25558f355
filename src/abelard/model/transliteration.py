"""Loose keys that bring the romanisations of one name near each other, for suggestions only.

There is no right way to write الظواهري in Latin letters, and every newspaper has its own. `romanised` throws
away what the systems disagree about (vowels, doubling, which of q/k/g, d/dh/z) and keeps a skeleton of
consonants. Different names share skeletons: a match is a question to the reader, never an identification.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from abelard.model.folding import fold

# In order; each pair is a pattern over lower-case ASCII and the one letter the systems' spellings become.
_COLLAPSE = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"tsch|tch|shch|sch|sh|ch|cz", "s"),
        (r"(?<=[^ \nkgsctp])h\b", ""),  # ta marbuta: Hamza, Hamzah
        (r"ph", "f"),
        (r"dzh|dj", "j"),
        (r"th", "t"),
        (r"dh|z", "d"),
        (r"kh", "h"),
        (r"gh", "k"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"[qgc]", "k"),
        (r"v", "w"),
        (r"\b[aeiouyw]+", "A"),  # that it begins with a vowel is kept, which vowel is not
        (r"[aeiouyw]", ""),
        (r"(.)\1+", r"\1"),
    )
)
_NOT_LETTERS = re.compile(r"[^a-z0-9\n]+")
# Marks that change the sound so far that folding them away would hide the likeness: Čajkovskij, Şahin.
_SIBILANTS = str.maketrans(
    dict(zip("čČšŠžŽşŞ", ("ch", "ch", "sh", "sh", "zh", "zh", "sh", "sh"), strict=True))
)
_INITIAL_ALEF = re.compile(r"\bا")


def romanised(name: str) -> str:
    """Return the consonant skeleton of a name in any script, words apart by one space; may be empty."""
    return skeletons([plain(name)])[0]


def skeletons(plains: Sequence[str]) -> list[str]:
    """Return the skeleton of each name that `plain` wrote; as one text, which is far quicker."""
    text = _NOT_LETTERS.sub(" ", "\n".join(plains))
    for pattern, letter in _COLLAPSE:
        text = pattern.sub(letter, text)
    return [" ".join(line.split()) for line in text.lower().split("\n")]


def plain(name: str) -> str:
    """Return a name folded, in lower-case ASCII, vowels and all; other scripts by anyascii's tables."""
    folded = fold(name if name.isascii() else name.translate(_SIBILANTS))
    if folded.isascii():
        return folded
    ascii_text = _transliterate()(_INITIAL_ALEF.sub("a", folded).replace("ع", "a"))
    return " ".join(ascii_text.lower().split())


@cache
def _transliterate() -> Callable[[str], str]:
    from anyascii import anyascii  # noqa: PLC0415  # its tables cost start-up time that few commands need

    return anyascii
