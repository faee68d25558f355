"""Who says, thinks or denies what, in one paragraph: verbs, nouns, adjectives and prepositions as cues.

Each finder is a function from a paragraph to Attributions; `FINDERS` is the order in which they are asked,
and where two find the same cue the first is kept. Methods: dependency rules after Krestel, Bergler & Witte
(2008) and Pareti (2015), with quotations found first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reading.attribution.asides import find_asides
from abelard.reading.attribution.phrases import by_according, by_adjective, by_noun
from abelard.reading.attribution.quotations import quotations
from abelard.reading.attribution.verbs import by_gerund, by_infinitive, by_question, by_quotation, by_verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.reading.attribution.link import Attribution, Tokens
    from abelard.reading.syntax import Doc


def find_attributions(doc: Doc) -> list[Attribution]:
    """Every attribution of a paragraph, in order of their cues."""
    quotes = quotations(doc)
    taken: dict[int, Attribution] = {}
    for find in FINDERS:
        for one in find(doc, quotes):
            if one.content[0] < one.content[1]:
                taken.setdefault(one.cue, one)
    return [taken[cue] for cue in sorted(taken)]


def find_voices(doc: Doc) -> list[Attribution]:
    """Every attribution, and the voices beside the clause that the ledger hears as well."""
    asides = find_asides(doc, quotations(doc))
    better = {one.cue for one in asides if one.kind != "answer"}
    plain = [one for one in find_attributions(doc) if one.kind != "other" or one.cue not in better]
    return [*plain, *asides]


FINDERS: tuple[Callable[[Doc, list[Tokens]], list[Attribution]], ...] = (
    by_verb,
    by_question,
    by_gerund,
    by_infinitive,
    by_according,
    by_noun,
    by_adjective,
    by_quotation,
)
