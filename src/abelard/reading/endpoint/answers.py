"""What a model wrote, which may be anything: what has the right form comes out, the rest is counted."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from abelard.reading.endpoint.prompt import ALONE, PREDICATES, STANCES, TYPES

_MOST = 400
"""Claims of one answer; more come only from a model that has lost its way."""
_LONGEST_QUOTE, _LONGEST_NAME, _MOST_SPEAKERS = 1_500, 150, 6
_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim as the model tells it, not yet found in the text."""

    quote: str
    subject: str
    predicate: str
    object: str | None
    speakers: tuple[str, ...]
    stance: str
    hedge: str
    when: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The claims of an answer, the types it gives names, and what was not of the right form."""

    claims: list[Told] = field(default_factory=list)
    types: dict[str, str] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)


def is_json(text: str) -> bool:
    """Whether an answer is JSON as it should be."""
    return _loaded(text) is not None


def taken(text: str) -> Taken:
    """Take what can be taken from an answer; from a broken one, the claims that are whole."""
    out = Taken()
    value = _loaded(text)
    if value is None:
        value = {"claims": _whole_objects(text)}
        out.dropped["broken JSON"] += 1
    claims, names = _listed(value.get("claims")), _listed(value.get("names"))
    for one in claims[:_MOST]:
        told = _told(one)
        if isinstance(told, Told):
            out.claims.append(told)
        else:
            out.dropped[told] += 1
    out.dropped["more than anyone reads out of a passage"] += max(0, len(claims) - _MOST)
    for one in names[:_MOST]:
        if (
            isinstance(one, dict)
            and one.get("type") in TYPES
            and (name := _words(one.get("name"), _LONGEST_NAME))
        ):
            out.types.setdefault(name, one["type"])
    return out


def _loaded(text: str) -> dict[str, Any] | None:
    fenced = _FENCE.search(text)
    for words in (text, fenced[1] if fenced else "", text[text.find("{") : text.rfind("}") + 1]):
        try:
            value = json.loads(words)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            return value
        if isinstance(value, list):
            return {"claims": value}
    return None


def _whole_objects(text: str) -> list[Any]:
    """Give the objects that are whole in the list of a broken answer."""
    decoder = json.JSONDecoder()
    found: list[Any] = []
    at = text.find("{", text.find("[") + 1)
    while at >= 0 and len(found) < _MOST:
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        at = text.find("{", end)
    return found


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _words(value: object, longest: int) -> str:
    """Give a value as words; nothing if it is none, or longer than such words are."""
    words = " ".join(value.split()) if isinstance(value, str) else ""
    return words if len(words) <= longest else ""


def _told(one: object) -> Told | str:
    """Give a claim, or why it is none."""
    if not isinstance(one, dict):
        return "not of the form asked for"
    quote, subject = _words(one.get("quote"), _LONGEST_QUOTE), _words(one.get("subject"), _LONGEST_NAME)
    target = _words(one.get("object"), _LONGEST_NAME)
    speakers = [_words(each, _LONGEST_NAME) for each in _listed(one.get("speakers"))[: _MOST_SPEAKERS + 1]]
    if not quote or not subject or not all(speakers) or len(speakers) > _MOST_SPEAKERS:
        return "not of the form asked for"
    predicate, stance = _words(one.get("predicate"), _LONGEST_NAME), _words(one.get("stance"), _LONGEST_NAME)
    if predicate not in PREDICATES:
        return "predicate not in the vocabulary"
    if not target and predicate not in ALONE:
        return "without the object its verb needs"
    if stance not in STANCES:
        return "stance unknown"
    return Told(
        quote=quote,
        subject=subject,
        predicate=predicate,
        object=target or None,
        speakers=tuple(speakers),
        stance=stance,
        hedge=_words(one.get("hedge"), _LONGEST_NAME),
        when=_words(one.get("when"), _LONGEST_NAME),
    )
