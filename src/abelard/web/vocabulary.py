"""The words an editor offers while a block is typed, and colours: those the notation and the case know."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from abelard.case.agents import AGENT_FIELDS
from abelard.case.build import KEYWORDS
from abelard.case.claims import CLAIM_FIELDS
from abelard.case.inquiries import EPISODE_FIELDS, NOTE_FIELDS, QUESTION_FIELDS, VIEWPOINT_FIELDS
from abelard.case.settings import CASE_FIELDS
from abelard.case.sources import SOURCE_FIELDS
from abelard.case.times import TIME_WORDS, UNITS
from abelard.case.vocabulary import PREDICATE_FIELDS
from abelard.model.agent import AgentKind
from abelard.model.claim import Stance
from abelard.model.source import SOURCE_KINDS

if TYPE_CHECKING:
    from abelard.model.case import Case

MOST = 5_000
"""Of a kind; in a larger case the rest is found by search."""
FIELDS: dict[str, tuple[str, ...]] = {
    "": CLAIM_FIELDS,
    "finding": CLAIM_FIELDS,
    **{str(kind): AGENT_FIELDS for kind in AgentKind},
    "source": SOURCE_FIELDS,
    "question": QUESTION_FIELDS,
    "viewpoint": VIEWPOINT_FIELDS,
    "episode": EPISODE_FIELDS,
    "note": NOTE_FIELDS,
    "case": CASE_FIELDS,
    "predicate": PREDICATE_FIELDS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word with what it means."""

    word: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What may stand where."""

    blocks: tuple[str, ...]
    fields: dict[str, tuple[str, ...]]
    """By the word that opens the block; empty for a claim."""
    agents: tuple[Word, ...]
    sources: tuple[Word, ...]
    claims: tuple[str, ...]
    """Ids that were given, and labels."""
    predicates: tuple[Word, ...]
    qualifiers: tuple[Word, ...]
    stances: tuple[str, ...]
    times: tuple[str, ...]
    kinds: tuple[str, ...]
    """Of sources."""


def words(case: Case) -> Words:
    """Return the words of a case."""
    agents, sources = islice(case.agents.values(), MOST), islice(case.sources.values(), MOST)
    claims = dict.fromkeys((*case.labels, *(each.id for each in case.claims if each.explicit_id)))
    vocabulary = case.vocabulary
    return Words(
        blocks=tuple(sorted(KEYWORDS | {"finding"})),
        fields=FIELDS,
        agents=tuple(Word(word=each.id, about=each.name) for each in agents),
        sources=tuple(Word(word=each.id, about=each.name) for each in sources),
        claims=tuple(islice(claims, MOST)),
        predicates=tuple(
            Word(word=id, about=_shown(each.forward) or each.description)
            for id, each in vocabulary.predicates.items()
        ),
        qualifiers=tuple(Word(word=id, about=each.description) for id, each in vocabulary.qualifiers.items()),
        stances=tuple(map(str, Stance)),
        times=tuple(sorted({*TIME_WORDS, *UNITS, *(f"{unit}s" for unit in UNITS)})),
        kinds=tuple(sorted(SOURCE_KINDS)),
    )


def _shown(form: str) -> str:
    """Write the words of a predicate with dots where its agents stand."""
    return form.replace("{s}", "…").replace("{o}", "…")
