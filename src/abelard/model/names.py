"""Finding an agent by any of its names, and showing names of any script.

A name is found by `fold`, which never guesses: where several agents bear it, all are returned, and the
caller asks. Likeness of sound or spelling only ever leads to a suggestion.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from abelard.model.folding import fold
from abelard.model.transliteration import plain, romanised, skeletons

__all__ = ["NameIndex", "did_you_mean", "fold", "initials", "isolate", "romanised"]

# Per cent of likeness (rapidfuzz) below which a suggestion is noise; found by trial on real names.
_NEAR, _SAME_SOUND, _LIKE_NAME, _LIKE_WORD = 65, 90, 72, 65
_TELLING = 3  # consonants of a skeleton that say something without the spelling
_SHORTLIST = 200  # names looked at closely

_ACRONYM = 4  # letters of a name that may stand as its own initials
_BREAKS = re.compile("[\\s\u2010-\u2015\u00b7._-]+")
_ARABIC_ARTICLE = "ال"

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
# Embeddings, overrides and isolates (UAX 9, section 2): one left open reorders the whole line.
_EXPLICIT_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


class NameIndex:
    """The agents of a case by all their names: pairs of (name, agent id), in order of preference."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names = tuple(names)
        self._ids = dict.fromkeys(agent for _, agent in self._names)
        self._bearers = _by_key(self._names)

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids of the agents called so: none, one, or, where the name is ambiguous, several.

        An exact id comes before a name, and a name before an id that differs only in what `fold` forgets.
        """
        if text in self._ids:
            return (text,)
        key = fold(text)
        return self._bearers.get(key) or self._folded_ids.get(key, ())

    def suggest(self, text: str, limit: int = 5) -> tuple[tuple[str, str], ...]:
        """Return at most `limit` agents with a similar name, as (id, that name), the most similar first."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415  # compiled code, needed for suggestions only

        wanted, skeleton = plain(text), romanised(text)
        if not skeleton:
            return ()
        ranked: list[tuple[float, int]] = []
        for kin, sound, place in process.extract(
            skeleton, self._skeletons, scorer=fuzz.token_set_ratio, limit=_SHORTLIST, score_cutoff=_NEAR
        ):
            spelling = fuzz.WRatio(wanted, self._plains[place])
            if spelling >= _LIKE_NAME or (sound >= _SAME_SOUND and len(skeleton) >= _TELLING):
                ranked.append((-sound - spelling - fuzz.ratio(skeleton, kin), place))
        best: dict[str, str] = {}
        for _, place in sorted(ranked):
            name, agent = self._names[place]
            best.setdefault(agent, name)
        return tuple(best.items())[:limit]

    @cached_property
    def _folded_ids(self) -> dict[str, tuple[str, ...]]:
        return _by_key((agent, agent) for agent in self._ids)

    @cached_property
    def _plains(self) -> list[str]:
        return [plain(name) for name, _ in self._names]

    @cached_property
    def _skeletons(self) -> list[str]:
        return skeletons(self._plains)


def _by_key(names: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    bearers: dict[str, tuple[str, ...]] = {}
    for name, agent in names:
        key = fold(name)
        known = bearers.get(key, ())
        if agent not in known:
            bearers[key] = (*known, agent)
    bearers.pop("", None)  # a blank name would be everybody's
    return bearers


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to one that was mistyped, or nothing when none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # compiled code, needed for suggestions only

    nearest = process.extractOne(
        word, list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_LIKE_WORD
    )
    return nearest[0] if nearest else ""


def isolate(text: str) -> str:
    """Return text that has right-to-left letters fenced off, so that it cannot reorder the line it stands in.

    Fenced by FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Bidirectional Algorithm, UAX 9);
    directional controls inside are dropped, since an unclosed one would escape the fence. Other text comes
    back as it was.
    """
    if text.isascii():
        return text
    bare = _EXPLICIT_DIRECTION.sub("", text)
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in bare):
        return f"{_FIRST_STRONG_ISOLATE}{bare}{_POP_ISOLATE}"
    return bare


def initials(name: str) -> str:
    """Return one or two letters that stand for a name: of its first and its last word, articles left out.

    An acronym stands for itself; a single word, as a name in Han characters is, gives one letter.
    """
    if len(name) <= _ACRONYM and name.isupper() and name.isalnum():
        return name
    words = [*filter(None, map(_bare, _BREAKS.split(name)))]
    telling = [word for word, after in pairwise(words) if fold(f"{word} {after}") != fold(after)] + words[-1:]
    ends = dict.fromkeys((0, len(telling) - 1)) if telling else ()
    return "".join(_capital(telling[end][0]) for end in ends)


def _bare(word: str) -> str:
    """Return a word from its first letter or digit, which ayn, quotes and the Arabic article may precede."""
    starts = (place for place, letter in enumerate(word) if letter.isalnum() and not _is_sign(letter))
    bare = word[next(starts, len(word)) :]
    return bare.removeprefix(_ARABIC_ARTICLE) or bare


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter) == "Lm"


def _capital(letter: str) -> str:
    upper = letter.upper()
    return upper if len(upper) == 1 else letter
