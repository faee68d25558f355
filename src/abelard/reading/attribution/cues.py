"""Words that say somebody says, thinks or denies something, and what they do to what is said.

A cue has a stance towards its content (affirm, deny, doubt), and may hedge it ("claims", "reportedly"). Only
verbs of *saying* make a claim of the speaker's; verbs of *thinking* a belief; *knowing* is vouched for by
whoever tells of it.
"""

from __future__ import annotations

from abelard.reading.wordlists import lines, word_lists

_LISTS = word_lists("attribution")
SAYING = _LISTS["saying"]
THINKING = _LISTS["thinking"]
KNOWING = _LISTS["knowing"]
DENYING = _LISTS["denying"]
DOUBTING = frozenset(["doubt", "question", "wonder", "mistrust", "disbelieve"])
HEDGING = _LISTS["hedging"]
ACCUSING = frozenset(["accuse", "suspect", "charge", "convict", "blame", "acquit"])
GERUND = _LISTS["gerund"]
CLAIMING = frozenset(["claim", "profess", "pretend", "purport", "allege"])
REPUTED = _LISTS["reputed"]
# Adjectives that take a clause: "sure that", "unclear whether".
ADJECTIVES = _LISTS["adjectives"]
NOUNS = _LISTS["nouns"]
# Nouns that report something even where nobody is named.
UNHELD = _LISTS["unheld"]
DENYING_NOUNS = frozenset({"denial", "rejection", "refutation", "repudiation", "rebuttal"})
DOUBTING_NOUNS = frozenset({"doubt", "suspicion"})
# Heads after a possessive that make "in X's view" an attribution.
VIEWS = _LISTS["views"]
CHANNELS = {word: name for name, words in lines("attribution", "channels.txt") for word in words.split()}
STANCES = ("affirm", "deny", "doubt")


def combined(outer: str, inner: str) -> str:
    """Give the stance of a stance: a denied denial affirms, doubt about anything is doubt."""
    if "doubt" in {outer, inner}:
        return "doubt"
    return "affirm" if outer == inner else "deny"


def verb_stance(lemma: str) -> str:
    """Give the stance a verb takes to its clause by itself."""
    return "deny" if lemma in DENYING else "doubt" if lemma in DOUBTING else "affirm"
