"""Which names the text says mean the same: brackets, "known as", acronyms.

Only what is said in so many words, or by the form of the names, counts. What one party says of another's
identity ("who according to Z was really W") is a claim and merges nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.reading.names.mention import Mention, is_acronym, is_acronym_of, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abelard.reading.names.kinship import Kinship

_CALLED = re.compile(
    r"^[\s,(–—-]*(?:(?:who (?:was|is) |which (?:was|is) |then |now |also |better |widely |"
    r"commonly |popularly |otherwise |"
    r"sometimes |usually |formerly |previously |originally |later |hereafter |or |i\.e\.,? |"
    r"abbreviated |alias|née?|born|"
    r"a\.?k\.?a\.?|known (?:to \w+ )?as|called|nicknamed|dubbed|styled|referred to as|under "
    r"the (?:name|alias|pseudonym|"
    r"nom de guerre)(?: of)?|whose real name (?:was|is)|real name|nom de guerre|pseudonym|"
    r"kunya|pen name|in short|"
    r"for short|the so-called|-called)[\s,:]*)+(?:the |as )?[\"“'‘]?$",
    re.IGNORECASE,
)
_SAYS_NAME = re.compile(
    r"alias|n[ée]e|born|k\.?a|known|called|nicknam|dubbed|styled|referred|name|guerre|pseudonym|kunya|also|then|now|"
    r"formerly|previously|originally|or |abbrev|i\.e|short",
    re.IGNORECASE,
)
_BRACKET = re.compile(
    r"^\s*[(\[]\s*(?:[A-Z][a-z]+(?: for)?:?\s+)?(?:(?:the|or|then|now|formerly|previously|also|later|"
    r"hereafter|i\.e\.)[ ,]+){0,2}[\"“'‘]?$",
    re.IGNORECASE,
)
_NEXT_IN_BRACKET = re.compile(r"^[\"”’']?\s*(?:,|;|/|or|and|, or)\s*[\"“'‘]?$", re.IGNORECASE)
_AFTER_BRACKET = re.compile(r"^[\"”’']?\s*(?:[,;)\]/]|or\b)")
_BARE_VERB = re.compile(
    r"\s+(?:called|dubbed|nicknamed|styled|born|then|now|also|or|as)\s+(?:the )?", re.IGNORECASE
)
_REACH = 60
_SHORT, _FEW = 1, 4


def said_same(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of mentions that the words between them make one."""
    for at, one in enumerate(mentions[:-1]):
        two = mentions[at + 1]
        gap = text[one.end : two.start]
        if len(gap) > _REACH or one.paragraph != two.paragraph:
            continue
        if _BRACKET.match(gap) and _AFTER_BRACKET.match(text[two.end : two.end + 3]):
            yield from _in_bracket(text, mentions, at)
        elif (
            _CALLED.match(gap)
            and not _BARE_VERB.fullmatch(gap)
            and _SAYS_NAME.search(gap)
            and _fits(one, two)
        ):
            yield one, two


def _in_bracket(text: str, mentions: Sequence[Mention], at: int) -> Iterator[tuple[Mention, Mention]]:
    """Read "X (Y, Z)": every name in the bracket, while nothing but commas stands between them."""
    one = mentions[at]
    for later in range(at + 1, len(mentions)):
        two = mentions[later]
        if later > at + 1 and not _NEXT_IN_BRACKET.match(text[mentions[later - 1].end : two.start]):
            return
        if _fits(one, two, bracketed=True) or _is_translated(mentions, at, later):
            yield one, two


def _is_translated(mentions: Sequence[Mention], at: int, later: int) -> bool:
    """Whether an acronym after it shows a name in a bracket to be the body's own: (Brigadas Rojas, BR)."""
    one, two = mentions[at], mentions[later]
    short = mentions[later + 1].text if later + 1 < len(mentions) else ""
    return one.type == "ORG" and " " in two.text and is_acronym(short) and is_acronym_of(short, two.text)


def _fits(one: Mention, two: Mention, *, bracketed: bool = False) -> bool:
    """Whether two names can be of one thing: of one kind, or an acronym with what it shortens."""
    if is_acronym(two.text) or is_acronym(one.text):
        short, name = (two.text, one.text) if is_acronym(two.text) else (one.text, two.text)
        if is_acronym_of(short, name):
            return True
        return one.type == two.type == "ORG" or (bracketed and one.type == "ORG")
    return one.type == two.type and one.type in {"PER", "ORG"} and key(one.text) != key(two.text)


def candidates(short: str, kind: str, names: dict[str, str], near: Kinship) -> list[str]:
    """Give the longer names a short one may stand for: surnames, first words, "al-" parts."""
    return [long for long in near.sharing(short) if _is_short_form(short, kind, long, names[long])]


def _is_short_form(short: str, kind: str, long: str, long_kind: str) -> bool:
    if short == long or kind != long_kind or len(long) <= len(short):
        return False
    small, big = short.split(), long.split()
    if kind == "PER":
        if len(big) > len(small) and big[-len(small) - 1] in {"of", "de"} and small == big[-len(small) :]:
            return False  # Castelbruno is not Ercole of Castelbruno
        return big[-len(small) :] == small or (small == big[:1] and len(short) > _SHORT) or _skips(small, big)
    return kind == "ORG" and _shortens(small, big)


def _shortens(small: list[str], big: list[str]) -> bool:
    """Whether an organisation's name is cut to its first words, or to the "al-" part it ends in."""
    if small[0] == "al":
        return len(small) > 1 and big[-len(small) :] == small
    begins = big[: len(small)] == small
    if big[-1:] == small and "of" not in big:
        return True  # the Brigades for the Kestrel Brigades
    return begins and (len(small) >= len(big) - 1 or (len(small) == 1 and len(big) <= _FEW))


def _skips(small: list[str], big: list[str]) -> bool:
    """Whether first and last name agree with parts left out between: "John Roe" for "John Q. Roe"."""
    return (
        len(small) > 1 and small[0] == big[0] and small[-1] == big[-1] and all(word in big for word in small)
    )
