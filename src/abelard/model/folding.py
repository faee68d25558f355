"""The key by which two spellings of one name are the same name.

`fold` forgets what an editor may add or leave out without meaning another name: case, diacritics, ayn and
hamza, apostrophes, hyphens, punctuation, spacing, vowel points and the Arabic article. It never
transliterates: Usama and Osama, or a name and its Arabic original, stay apart here (see `transliteration`).
"""

import re
import unicodedata
from itertools import groupby

_ARTICLES = frozenset({"al", "el"})
# An assimilated article is one only before its own sun letter: An Tran keeps his An, an-Nusra does not.
_SUN = ("d", "n", "r", "s", "t", "z", "sh", "th", "dh")
_ASSIMILATED = {vowel + letter: letter for vowel in "ae" for letter in _SUN}
# Abu l-Walid, Abul Walid, Abu al-Walid; wa-l-Jihad, wal-Jihad: the article may have grown onto the particle.
_PARTICLES = ("abu", "abi", "wa", "fi", "bi", "dhu", "zu")
_GROWN = {f"{particle}l": particle for particle in _PARTICLES}

# Signs written for ayn, hamza or elision leave no gap; some would decompose into a space and an accent.
_SILENT = "'’‘‛`´′ʹʻʼʽʾʿˀˁˈʔʕᶜˊˋ″\"“”„‟«»‹›׳״ـءꜢꜣꜤꜥ＇"
# Letters that Unicode does not decompose, but that readers take for a letter with a mark, or for two.
_LETTERS = dict(
    zip("ıøđðłħŧæœþ", ("i", "o", "d", "d", "l", "h", "t", "ae", "oe", "th"), strict=True),
    **dict(zip("ٱىیېکةەہھ", "ايييكهههه", strict=True)),
)
# Canonical combining classes (UAX 44): overlays, Hebrew, Arabic and Syriac points, and accents go; the vowel
# signs of Indic, Thai and Tibetan, and the voicing marks of kana, make other letters, so they stay.
_OVERLAY, _ACCENTS, _POINTS = 1, 200, range(10, 37)

_WIDE = "\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_GAP_IN_HAN = re.compile(f"(?<=[{_WIDE}]) (?=[{_WIDE}])")


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it is first met (`str.translate` asks by code point)."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", _unmarked(chr(code)).casefold())
        self[code] = "".join(map(_folded_letter, letters))
        return self[code]


_FOLDED = _Folding(dict.fromkeys(map(ord, _SILENT), ""))


def fold(name: str) -> str:
    """Return the key of a name: equal keys, same name. Idempotent; empty only for a name that is blank.

    Words of the key stand apart by one space. A name without any letter or digit is its own key.
    """
    words = name.translate(_FOLDED).split()
    if not words:
        return " ".join(name.casefold().split())
    while (simpler := _without_articles(_with_initials_joined(words))) != words:
        words = simpler  # what was dropped may have stood between two initials
    key = " ".join(words)
    if key.isascii():
        return key
    key = " ".join(word if word.isascii() else _without_arabic_article(word) for word in key.split(" "))
    return unicodedata.normalize("NFC", _GAP_IN_HAN.sub("", key))


def _unmarked(letter: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFKD", letter) if not _is_optional(mark))


def _is_optional(mark: str) -> bool:
    kind = unicodedata.combining(mark)
    return kind == _OVERLAY or kind >= _ACCENTS or kind in _POINTS


def _folded_letter(letter: str) -> str:
    if _is_optional(letter) or letter in _SILENT or unicodedata.category(letter) == "Cf":
        return ""
    if letter in _LETTERS:
        return _LETTERS[letter]
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return letter if letter.isalnum() or unicodedata.category(letter)[0] == "M" else " "


def _with_initials_joined(words: list[str]) -> list[str]:
    """U.S.A., U. S. A. and USA are one; initials that would then read as an article stay apart."""
    if min(map(len, words)) > 1:
        return words
    joined: list[str] = []
    for single, run in groupby(words, lambda word: len(word) == 1):
        letters = list(run)
        acronym = "".join(letters)
        joined += [acronym] if single and not _can_vanish(acronym) else letters
    return joined


def _can_vanish(word: str) -> bool:
    return word in _ARTICLES or word in _ASSIMILATED or word in _GROWN


def _without_articles(words: list[str]) -> list[str]:
    """Drop each article that has a word after it to belong to."""
    kept: list[str] = []
    last = len(words) - 1
    for place, word in enumerate(words):
        if place == last:
            kept.append(word)
        elif word == "l" and kept and kept[-1] in _PARTICLES:
            continue
        elif not _is_article(word, words[place + 1]):
            kept.append(_GROWN.get(word, word))
    return kept


def _is_article(word: str, following: str) -> bool:
    return word in _ARTICLES or (word in _ASSIMILATED and following.startswith(_ASSIMILATED[word]))


def _without_arabic_article(word: str) -> str:
    """Drop ال, also after the و of 'and', where at least two letters remain."""
    while True:
        if word.startswith("ال") and len(word) > len("ال") + 1:
            word = word.removeprefix("ال")
        elif word.startswith("وال") and len(word) > len("وال") + 1:
            word = "و" + word.removeprefix("وال")
        else:
            return word
