"""Which words name a person, an organisation or a place: a small perceptron over what spaCy says.

spaCy's small model finds most names but takes articles along and confuses parties with places; the perceptron
sees its verdict, the words around, and the shape of the whole capitalised run, and decides again. Weights:
`weights.json.gz`, made by `bench/reading/train_names.py` from WikiGold (CC BY 4.0) and the politics part of
CrossNER (MIT). Method: averaged perceptron, greedy (Collins 2002).
"""

from __future__ import annotations

import functools
import gzip
import json
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abelard.reading.syntax import Doc

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP"}
_LISTS = word_lists("names")
_LINKS = _LISTS["links"]
_PARTICLES = _LISTS["particles"]
_MAYBE_NAME = frozenset({"PROPN", "NOUN", "ADJ"})


def shape(word: str) -> str:
    """Give a word's shape with runs squeezed: "McKay" is XxXx, "G20" is Xd."""
    squeezed = re.sub(r"[a-zß-ÿ]+", "x", re.sub(r"[A-ZÀ-Þ]+", "X", re.sub(r"\d+", "d", word)))
    return squeezed[:8]


def tag_names(doc: Doc) -> list[str]:
    """Tag every token of a parsed paragraph with one of TAGS."""
    return decode(columns(doc), weights())


@functools.cache
def weights() -> Mapping[str, Sequence[int]]:
    """Load the weights that come with Abelard."""
    packed = (resources.files("abelard.reading.names") / "weights.json.gz").read_bytes()
    return json.loads(gzip.decompress(packed))  # type: ignore[no-any-return] # the file's own shape


def decode(sentence: list[list[str] | None], table: Mapping[str, Sequence[int]]) -> list[str]:
    """Tag tokens left to right; `sentence` holds each token's features, or None where no name can be."""
    out: list[str] = []
    before, last = "O", "O"
    for features in sentence:
        tag = (
            "O"
            if features is None
            else best_tag(scores([*features, *history(before, last, features[0])], table), last)
        )
        out.append(tag)
        before, last = last, tag
    return out


def history(before: str, last: str, word: str) -> tuple[str, str, str]:
    """Give the features that depend on the tags already chosen."""
    return f"t-1={last}", f"t-2={before}{last}", f"t-1w={last}{word}"


def scores(features: Sequence[str], table: Mapping[str, Sequence[int]]) -> list[int]:
    """Add up the weights of the features, one sum a tag."""
    sums = [0] * len(TAGS)
    for feature in features:
        row = table.get(feature)
        if row is not None:
            for at, value in enumerate(row):
                sums[at] += value
    return sums


def best_tag(sums: Sequence[int], last: str) -> str:
    """Choose the highest tag that may follow `last`: I- only continues a name of its own type."""
    order = sorted(range(len(TAGS)), key=lambda at: -sums[at])
    return next(TAGS[at] for at in order if TAGS[at][0] != "I" or last[2:] == TAGS[at][2:])


@dataclass(frozen=True, slots=True)
class _Words:
    """What the features are made of, a list for each property, one entry a token."""

    lower: list[str]
    shapes: list[str]
    tags: list[str]
    entity: list[str]
    runs: list[tuple[int, int]]
    starts: list[bool]


def columns(doc: Doc) -> list[list[str] | None]:
    """Give each token's features, or None where it cannot be part of a name."""
    words = [token.text for token in doc]
    capital = [word[:1].isupper() and word[:1].isalpha() for word in words]
    lower = [word.lower() for word in words]
    given = _Words(
        lower,
        [shape(word) for word in words],
        [token.tag_ for token in doc],
        [f"{token.ent_iob_}{_COARSE.get(token.ent_type_, 'x')}" if token.ent_type_ else "O" for token in doc],
        _runs(words, capital, lower),
        [bool(token.is_sent_start) for token in doc],
    )
    return [_features(at, given) if capital[at] or _may_name(at, given) else None for at in range(len(words))]


def _may_name(at: int, words: _Words) -> bool:
    linked = words.lower[at] in _LINKS and 0 < at < len(words.lower) - 1
    return words.entity[at] != "O" or linked or words.shapes[at][:1] in "d'"


def _features(at: int, words: _Words) -> list[str]:
    size, lower, shapes, entity = len(words.lower), words.lower, words.shapes, words.entity
    word, form, kind, tag = lower[at], shapes[at], entity[at], words.tags[at]
    one, two = (lower[at - 1] if at else "<"), (lower[at - 2] if at > 1 else "<")
    next_one, next_two = (lower[at + 1] if at + 1 < size else ">"), (lower[at + 2] if at + 2 < size else ">")
    first, end = words.runs[at]
    head = lower[end - 1] if end > first else ""
    led, after = (lower[first - 1] if first else "<"), (lower[end] if end < size else ">")
    place = "1" if at == first else "$" if at == end - 1 else "-"
    return [
        f"w={word}", f"w-1={one}", f"w+1={next_one}", f"w-2={two}", f"w+2={next_two}", f"s={form}{place}",
        f"suf={word[-3:]}", f"suf4={word[-4:]}", f"p={tag}", f"e={kind}",
        f"e+={kind}{entity[at + 1] if at + 1 < size else '>'}", f"e-={entity[at - 1] if at else '<'}{kind}",
        f"ep={kind}{tag}", f"h={head}{place}", f"hs={head[-4:]}{place}", f"l={led}", f"a={after}",
        f"la={led}{after}", f"n={min(end - first, 6)}{place}", f"st={words.starts[at]}{form}",
        f"s+={form}{shapes[at + 1] if at + 1 < size else '>'}", f"s-={shapes[at - 1] if at else '<'}{form}",
        f"ww={one}{word}", f"wn={word}{next_one}", f"eh={kind}{head[-4:]}", f"el={kind}{led}",
        f"e0={entity[first]}{place}", "b",
    ]  # fmt: skip


def _runs(words: list[str], capital: list[bool], lower: list[str]) -> list[tuple[int, int]]:
    """Give for each token the stretch of capitalised words, particles between them included, it stands in."""
    size = len(words)
    out = [(at, at) for at in range(size)]
    at = 0
    while at < size:
        if not capital[at]:
            at += 1
            continue
        end = at + 1
        while end < size and (
            capital[end] or (lower[end] in _PARTICLES and end + 1 < size and capital[end + 1])
        ):
            end += 1
        for inside in range(at, end):
            out[inside] = (at, end)
        at = end
    return out
