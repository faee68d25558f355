"""The agents of a document: mentions gathered under everything that names them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from abelard.reading.names.aliases import candidates, said_same
from abelard.reading.names.kinship import Kinship
from abelard.reading.names.mention import Mention, is_acronym, is_acronym_of, key
from abelard.reading.result import AgentProposal

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place", "NORP": "group"}


class _Union:
    """Disjoint sets of name keys (Tarjan 1975), the longest name of a set leading it."""

    def __init__(self) -> None:
        self.leader: dict[str, str] = {}

    def find(self, name: str) -> str:
        """Give the name that stands for the set."""
        while self.leader.get(name, name) != name:
            name = self.leader[name]
        return name

    def join(self, one: str, two: str) -> None:
        """Make two sets one."""
        one, two = self.find(one), self.find(two)
        if one != two:
            self.leader[two] = one


def gather(
    text: str, mentions: Sequence[Mention]
) -> tuple[tuple[AgentProposal, ...], dict[tuple[int, int], str]]:
    """Give the agents, and for each mention's offsets the id of its agent."""
    kinds = {key(one.text): one.type for one in mentions}
    union = _Union()
    for one, two in said_same(text, mentions):
        union.join(key(one.text), key(two.text))
    near = Kinship(kinds)
    short_ones = {key(one.text) for one in mentions if is_acronym(one.text)}
    for short, kind in kinds.items():
        if short in short_ones:
            continue
        fits = {union.find(long) for long in candidates(short, kind, kinds, near)}
        if len(fits) == 1:
            union.join(fits.pop(), short)
    _join_acronyms(mentions, kinds, union)
    owner = _owners(mentions, kinds, union, near)
    return _proposals(mentions, owner)


def _join_acronyms(mentions: Sequence[Mention], kinds: dict[str, str], union: _Union) -> None:
    """Give an acronym that was never introduced joins the only organisation it can be short for."""
    written = {key(one.text): one.text for one in mentions}
    shorts = [name for name in kinds if is_acronym(written[name]) and union.find(name) == name]
    for short in shorts:
        fits = {
            union.find(name)
            for name, kind in kinds.items()
            if kind == "ORG" and " " in name and is_acronym_of(written[short], written[name])
        }
        if len(fits) == 1:
            union.join(fits.pop(), short)


def _owners(mentions: Sequence[Mention], kinds: dict[str, str], union: _Union, near: Kinship) -> list[str]:
    """Give the leading name of each mention.

    A surname that fits several goes to the one it stood for last; at first, to the one told of last.
    """
    out: list[str] = []
    stood: dict[str, str] = {}
    for one in mentions:
        name = key(one.text)
        leader = union.find(name)
        if leader == name and one.type == "PER" and " " not in name.removeprefix("al "):
            fits = {union.find(other) for other in candidates(name, one.type, kinds, near)}
            if len(fits) > 1:
                leader = stood.get(name) or next((told for told in reversed(out) if told in fits), leader)
                stood[name] = leader
        out.append(leader)
    return out


def _proposals(
    mentions: Sequence[Mention], owners: list[str]
) -> tuple[tuple[AgentProposal, ...], dict[tuple[int, int], str]]:
    groups: dict[str, list[Mention]] = defaultdict(list)
    for one, leader in zip(mentions, owners, strict=True):
        groups[leader].append(one)
    agents, ids = [], {}
    used: set[str] = set()
    for members in groups.values():
        name = _identifier(members, used)
        agents.append(
            AgentProposal(
                id=name,
                type=_TYPES[Counter(one.type for one in members).most_common(1)[0][0]],
                names=_names(members),
                mentions=tuple((one.start, one.end) for one in members),
            )
        )
        ids.update({(one.start, one.end): name for one in members})
    return tuple(agents), ids


def _names(members: list[Mention]) -> tuple[str, ...]:
    """Every written form, the fullest first, spellings that differ only in capitals once."""
    seen: dict[str, str] = {}
    for one in sorted(members, key=lambda one: (-len(one.text.split()), one.start)):
        seen.setdefault(one.text.casefold(), one.text)
    return tuple(seen.values())


def _identifier(members: list[Mention], used: set[str]) -> str:
    """Give a short readable id from the fullest name: letters, digits and hyphens, unique in the document."""
    best = key(_names(members)[0]).replace(" ", "-")
    base = "".join(letter for letter in best if letter.isalnum() or letter == "-").strip("-") or "agent"
    name, number = base, 2
    while name in used or name == "author":
        name, number = f"{base}-{number}", number + 1
    used.add(name)
    return name
