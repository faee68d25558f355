"""Checks on names and ids: members, viewpoints and episodes that name nobody; what nothing refers to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from abelard.case.check_claims import problem
from abelard.model.inquiry import Otherwise
from abelard.model.names import did_you_mean
from abelard.model.problem import Severity
from abelard.model.statement import ClaimRef

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from abelard.case.texts import Texts
    from abelard.model.case import Case
    from abelard.model.problem import Problem, Where


UNSEEN = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "reorders what follows"),
    "\u202c": "ends a reordering",
    **dict.fromkeys("\u2066\u2067\u2068\u2069", "sets a direction apart"),
    **dict.fromkeys("\u200b\u2060\ufeff", "has no width"),
    "\u00ad": "is a hyphen that may not show",
}
"""Characters that no name needs (UTR 36, section 3.1): not the joiners and marks that some scripts write."""


def members(case: Case, _: Texts) -> Iterator[Problem]:
    """Find groups and parties whose members, and agents whose pictures, are not declared."""
    for agent in case.agents.values():
        yield from _unknown(agent.includes, case.agents, "agent", agent.where)
        yield from _unknown(agent.media, case.sources, "source", agent.where)


def _unknown(ids: Iterable[str], known: Collection[str], what: str, where: Where) -> Iterator[Problem]:
    missing = [one for one in ids if one not in known]
    for one in missing:
        near = did_you_mean(one, known)
        hint = f"did you mean {near}?" if near else f"declare it, or write the id of {what} that is declared"
        yield problem("unknown-name", f"no {what} has the id {one!r}", where, Severity.ERROR, hint)


def viewpoints(case: Case, _: Texts) -> Iterator[Problem]:
    """Find viewpoints that name claims or rules there are not, or say two things of one witness."""
    rules = {*case.vocabulary.rules, *case.vocabulary.constraints}
    for viewpoint in case.viewpoints.values():
        choices = [*viewpoint.believes, *viewpoint.rejects, *viewpoint.open]
        choices.extend(chance.witness for chance in viewpoint.chances)
        for choice in choices:
            if choice.startswith("^") and not case.aimed_at(ClaimRef(choice[1:])):
                yield problem("unknown-claim", f"no claim is {choice}", viewpoint.where, Severity.ERROR)
        yield from _unknown(viewpoint.without_rules, rules, "rule", viewpoint.where)
        if not (viewpoint.believes or viewpoint.chances or viewpoint.otherwise is Otherwise.BELIEVE):
            yield problem(
                "believes-nobody",
                f"the viewpoint {viewpoint.id} believes nobody: every answer under it is unknown",
                viewpoint.where,
                Severity.WARNING,
                "name somebody in `believes:`, or write `otherwise: believe`",
            )
        twice = {one for one in choices if choices.count(one) > 1}
        for one in sorted(twice):
            message = f"this viewpoint says two things of {one}"
            yield problem(
                "contradictory-viewpoint", message, viewpoint.where, Severity.ERROR, "keep one of them"
            )


def episodes(case: Case, _: Texts) -> Iterator[Problem]:
    """Find episodes with steps that are no labels."""
    for episode in case.episodes.values():
        yield from _unknown(episode.steps, case.labels, "label", episode.where)


def hidden(case: Case, _: Texts) -> Iterator[Problem]:
    """Find characters in names and titles that nobody sees, and that make them look like other ones."""
    named = [(name.text, agent.id, agent.where) for agent in case.agents.values() for name in agent.names]
    named += [(source.title, source.id, source.where) for source in case.sources.values()]
    for text, id, where in dict.fromkeys(named):
        found = [letter for letter in dict.fromkeys(text) if letter in UNSEEN]
        if found:
            told = ", ".join(f"U+{ord(letter):04X} {UNSEEN[letter]}" for letter in found)
            message = f"a name of {id} has characters that do not show: {told}"
            yield problem(
                "unseen-character", message, where, Severity.WARNING, "write the name anew, without them"
            )


def shared(case: Case, _: Texts) -> Iterator[Problem]:
    """Find names that several agents bear: to write one would be ambiguous."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for agent in case.agents.values():
        for text in {name.text for name in agent.names}:
            bearers[text].append(agent.id)
    for text, ids in bearers.items():
        if len(ids) > 1:
            message = f"“{text}” is a name of {', '.join(ids)}"
            where = case.agents[ids[-1]].where
            yield problem(
                "shared-name", message, where, Severity.INFO, "write the id where one of them is meant"
            )


def unused(case: Case, _: Texts) -> Iterator[Problem]:
    """Find agents and sources that nothing in the case refers to."""
    used = set(_used(case))
    for agent in case.agents.values():
        if agent.id not in used:
            yield problem("unused-agent", f"nothing is said of {agent.id}", agent.where, Severity.INFO)
    for source in case.sources.values():
        if source.id not in used:
            yield problem("unused-source", f"no claim stands in {source.id}", source.where, Severity.INFO)


def _used(case: Case) -> Iterator[str]:
    yield from case.mentions
    for claim in case.claims:
        yield claim.source
        yield claim.passage.source
        yield from (*claim.to, *claim.told_by)
        for _, term in claim.details:
            yield str(term)
    for source in case.sources.values():
        yield from (*source.by, *source.to, *source.told_by)
        yield from (link.source for link in source.quoted_in)
    for agent in case.agents.values():
        yield from (*agent.includes, *agent.media, *(name.used_by for name in agent.names))
    for viewpoint in case.viewpoints.values():
        yield from (*viewpoint.believes, *viewpoint.rejects, *viewpoint.open, viewpoint.whose)
