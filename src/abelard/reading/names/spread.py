"""What one paragraph tells about a name, told to the others: repeats found, one type for one name.

A name is the same kind of thing all through a text. Its type is what most of its mentions were taken for,
weighed with what stands around them: "a member of X", "X's spokesman" speak for an organisation, a title or
"who" for a person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.reading.names.kinship import Kinship
from abelard.reading.names.mention import TITLES, Mention, is_acronym, key
from abelard.reading.names.spans import made
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abelard.reading.language import Paragraph

_LISTS = word_lists("names")
_ORG_AFTER = _LISTS["org after"]
_BODIES_BEFORE, _PERSONS_BEFORE = _LISTS["bodies before"], _LISTS["persons before"]
_ORG_BEFORE = re.compile(
    r"\b(?:members? of|leaders? of|branch(?:es)? of|join(?:ed|ing|s)?|merg(?:ed|ing|er) "
    r"(?:with|into|of)|faction of|"
    r"expelled from|part of|dissol(?:ved|ution of|ving)|found(?:ed|ing|er of|ation of)|formed|"
    r"spokes(?:man|woman|person) (?:of|for)|"
    r"set up|split from|broke (?:with|away from)|pledge(?:d)? (?:\w+ )?to|allegiance to|"
    r"chair(?:man|woman)? of|board of|within|"
    r"affiliated (?:with|to)|loyal to|shares in|acquir(?:ed|ing|e)|subsidiary of|renamed|"
    r"rebranded as|order of)\s+(?:the )?$",
    re.IGNORECASE,
)
_PER_AFTER = re.compile(
    r"^(?:,? who\b|,? whose (?:father|mother|wife|husband|son|brother)|,? (?:was |is "
    r")?(?:born|died|married|wrote|himself|herself)\b|"
    r" (?:was|is) (?:killed|arrested|born|buried|elected|appointed|crowned|imprisoned)\b)"
)
_HIS = re.compile(
    r"(?: (?:had|has|was|is))? \w+(?:ed|s|id|ote|ook|ave) [^.,;]{0,40}\b(?:he|his|himself|she|"
    r"her)\b"
)
_PER_BEFORE = re.compile(
    r"\b(?:brother|sister|father|mother|son|daughter|wife|husband|cousin|nephew|uncle|successor|predecessor|aide|friend|"
    r"protégé|deputy|lawyer|widow|heir)(?:-in-law)?,?\s+$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"(?:['’]s)?[\s-]+(?:(?:other|first|own|senior|then|late|former|top|media) )?(\w+)")
_LOC_BEFORE = re.compile(
    r"\b(?:in|at|near|into|towards?|throughout|across|capital of|city of|town of|north of|south "
    r"of|east of|west of)\s+(?:the )?$",
    re.IGNORECASE,
)
_VOTE, _CUE, _MOST_CUES, _FEW_WORDS, _ENOUGH = 3.0, 1.3, 4, 3, 3
ORG_HEADS, _LOC_FIRST = _LISTS["org heads"], _LISTS["loc first"]
LOC_HEADS = _LISTS["loc heads"]


def spread(paragraphs: Sequence[Paragraph], mentions: list[Mention], text: str) -> list[Mention]:
    """Add the repeats of the names found, and give every name the type that most speaks for."""
    mentions = _unwrapped(paragraphs, mentions)
    types = vote(text, mentions)
    bodies = {key(one.text) for one in mentions if paragraphs[one.paragraph].kind != "heading"}
    settled = [
        replace(one, type=types[key(one.text)])
        for one in mentions
        if key(one.text) and key(one.text) in bodies
    ]
    return sorted(settled + _repeats(paragraphs, settled), key=lambda one: one.start)


def _unwrapped(paragraphs: Sequence[Paragraph], mentions: list[Mention]) -> list[Mention]:
    """Take bodies out of what is theirs: "the Bear of Brod Breweries" names Brod Breweries."""
    alone = {key(one.text) for one in mentions if one.type == "ORG"}
    return [_inner(paragraphs[one.paragraph], one, alone) or one for one in mentions]


def _inner(paragraph: Paragraph, one: Mention, alone: set[str]) -> Mention | None:
    words = [token.lower_ for token in paragraph.doc[one.first : one.last]]
    if one.type != "ORG" or words[1:2] != ["of"] or words[0] in ORG_HEADS | TITLES:
        return None
    first = one.first + (3 if words[2:3] == ["the"] else 2)
    held = " ".join(words[first - one.first :])
    whole = one.last - first > 1 and (key(held) in alone or (words[2] == "the" and words[-1] in ORG_HEADS))
    return made(paragraph, one.paragraph, first, one.last, "ORG") if whole else None


def vote(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """One type for each name, by its key."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    cues: dict[str, Counter[str]] = defaultdict(Counter)
    for one in mentions:
        counts[key(one.text)][one.type] += 1
        cues[key(one.text)].update(_cues(text, one))
    often = sorted(counts, key=lambda name: -counts[name].total() * _is_lone(name))
    settled: dict[str, str] = {}
    near = Kinship(counts)
    for name in often:
        settled[name] = _winner(name, cues[name], counts, settled, near)
    return settled


def _is_given_and_byname(words: list[str]) -> bool:
    """Whether a given name stands before "al-": Hamid al-Zawi, not Jabhat al-Nusra or Ayn al-Hilweh."""
    return "al" in words[1:-1] and words[0] not in ORG_HEADS | _LOC_FIRST


def _is_lone(name: str) -> bool:
    return " " not in name.removeprefix("al ")


def _winner(
    name: str, cues: Counter[str], counts: dict[str, Counter[str]], settled: dict[str, str], near: Kinship
) -> str:
    """Give the type with most behind it; names told alone are settled before the longer ones."""
    count = counts[name]
    total = sum(count.values())
    score: dict[str, float] = defaultdict(
        float, {kind: _VOTE * number / total for kind, number in count.items()}
    )
    for kind, number in cues.items():
        score[kind] += _CUE * min(number, _MOST_CUES)
    if score["NORP"]:
        return max(score, key=lambda kind: score[kind]) if count["NORP"] * 2 < total else "NORP"
    words = name.split()
    score["ORG"] += 1.2 * _VOTE * (words[-1] in ORG_HEADS or words[0] in ORG_HEADS)
    score["LOC"] += _VOTE * (words[-1] in LOC_HEADS) + 2 * _VOTE * (words[0] in _LOC_FIRST and len(words) > 1)
    if any(_is_given_and_byname(form.split()) for form in (name, *near.longer(name))):
        score["PER"] += 2 * _VOTE
    lone = _is_lone(name)
    kin = near.longer(name) if lone else near.shorter(name)
    if lone and not kin and total >= _MOST_CUES:
        score["PER"] /= 2  # a person is told by his full name at least once; an organisation need not be
    weights = Counter[str]()
    for other in kin:
        weights.update({settled[other]: counts[other].total()} if other in settled else counts[other])
    lends = lone and count["LOC"] * 2 > total and not cues["ORG"] and set(weights) == {"ORG"}
    if lends or (not lone and set(weights) == {"LOC"}):
        weights.clear()  # a town lends its name: Ardvale is not the Ardvale Mercury, nor that a town
    for kind, _ in weights.most_common(1):
        score[kind] += 2 * _VOTE if not lone or total < _ENOUGH else _VOTE
    return max(score, key=lambda kind: score[kind])


def _cues(text: str, one: Mention) -> list[str]:
    before, after = text[max(0, one.start - 40) : one.start], text[one.end : one.end + 40]
    out = []
    following = re.match(
        r"(?:['’]s)?[\s-]+(?:(?:other|first|own|senior|then|late|former|top|media) )?(\w+)", after
    )
    if following and following[1].lower() in _ORG_AFTER and not _PER_AFTER.match(after):
        out.append("ORG")
    if _ORG_BEFORE.search(before) or is_acronym(one.text):
        out.append("ORG")
    if _PER_AFTER.match(after) or _HIS.match(after) or _PER_BEFORE.search(before):
        out.append("PER")
    words = before.split()
    if (words and words[-1].lower().strip(".,") in TITLES) or one.text.split()[0].lower().strip(
        "."
    ) in TITLES:
        out.append("PER")
    noun = words[-1].lower() if words and before.endswith(" ") else ""
    out += ["ORG"] * 3 * (noun in _BODIES_BEFORE) + ["PER"] * 3 * (noun in _PERSONS_BEFORE)
    if one.type == "LOC" and _LOC_BEFORE.search(before):
        out.append("LOC")
    return out


def _repeats(paragraphs: Sequence[Paragraph], mentions: list[Mention]) -> list[Mention]:
    """Exact repeats of a name's tokens that the tagger passed over."""
    busy = {(one.paragraph, at) for one in mentions for at in range(one.first, one.last)}
    forms = _forms(mentions)
    out = []
    for number, paragraph in enumerate(paragraphs):
        words = [paragraph.written(at, at + 1) for at in range(len(paragraph.doc))]
        for at, word in enumerate(words):
            for form, kind in forms.get(word, ()):
                span = range(at, at + len(form))
                if tuple(words[at : at + len(form)]) == form and not any((number, i) in busy for i in span):
                    busy.update((number, i) for i in span)
                    out.append(made(paragraph, number, at, at + len(form), kind))
                    break
    return out


def _forms(mentions: list[Mention]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Names by their first token, longest first; lone words only where the text never uses them otherwise."""
    seen: dict[tuple[str, ...], str] = {}
    for one in mentions:
        words = tuple(one.text.split(" "))
        lone = len(words) == 1
        if one.type == "NORP" or (lone and not (one.text[0].isupper() or "-" in one.text)):
            continue
        seen[words] = one.type
        if one.type == "PER" and len(words[-1]) > _FEW_WORDS and (words[-1][0].isupper() or "-" in words[-1]):
            seen.setdefault(words[-1:], "PER")
        if one.type == "ORG" and words[-1].startswith("al-"):
            seen.setdefault(words[-1:], "ORG")
        if lone and one.text.startswith(("al-", "Al-")):
            seen[(("Al-" if one.text[0] == "a" else "al-") + one.text[3:],)] = one.type
    out: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for words, kind in sorted(seen.items(), key=lambda pair: -len(pair[0])):
        out[words[0]].append((words, kind))
    return out
