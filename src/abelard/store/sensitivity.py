"""What each conclusion owes to each single source: one pass, in which bit i stands for the world without source i.

Bits are numbered affair by affair: a conclusion can only hang on sources through which something of its own
affair came. The first bit is the world in which nothing is withdrawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from abelard.store.graph import Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from abelard.store.affairs import Affairs, Chains, Part, Piece
    from abelard.store.drawing import Drawn
    from abelard.store.graph import Nodes
    from abelard.store.passes import Choices, Words

_ONE = np.uint64(1)


@dataclass(slots=True)
class Sensitivity:
    """Which conclusions fall, and which arise, when a single source is withdrawn."""

    drawn: Drawn
    chains: Chains
    affair: Nodes
    """Of each node."""
    parts: list[tuple[Part, Words, NDArray[np.bool_]]]
    """Of each part, in which worlds each node is other than as things stand, and what it is then."""

    def of(self, node: int) -> tuple[bool, tuple[int, ...]]:
        """Return whether a node holds, and the sources of which each alone, if withdrawn, changes that."""
        for part, changed, holds in self.parts:
            place = int(np.searchsorted(part.nodes, node))
            if place < len(part.nodes) and part.nodes[place] == node:
                numbers = np.flatnonzero(np.unpackbits(changed[place].view(np.uint8), bitorder="little"))
                begin = int(np.searchsorted(self.chains.affair, self.affair[node]))
                return bool(holds[place]), tuple(self.chains.source[begin + numbers - 1].tolist())
        return False, ()


def sensitivity(drawn: Drawn, affairs: Affairs, choices: Choices, values: Words) -> Sensitivity:
    """Work out what every single source bears, in the first world of some choices."""
    chains, affair, parts = affairs.chains, affairs.of_node, affairs.parts
    alive = _alive(drawn, chains, choices, values)
    found = []
    for part in parts:
        worlds = _settled(drawn, part, _carried(drawn, part, chains, affair, alive[part.words], choices))
        holds = (worlds[:, 0] & _ONE).astype(bool)
        worlds ^= np.where(holds, ~np.uint64(0), np.uint64(0))[:, None]
        found.append((part, worlds, holds))
    return Sensitivity(drawn, chains, affair, found)


class _Alive:
    """Through which sources a claim still comes, world by world: rows for the pairs of each width."""

    def __init__(self, heard: dict[int, Words], route: dict[int, Words], place: Nodes) -> None:
        self.heard, self.route, self.place = heard, route, place

    def __getitem__(self, words: int) -> tuple[Words, Words, Nodes]:
        return self.heard[words], self.route[words], self.place


def _alive(drawn: Drawn, chains: Chains, choices: Choices, values: Words) -> _Alive:
    wide = chains.words(drawn.terms)[chains.affair]
    place = np.empty(len(chains.keys), dtype=np.int64)
    heard, route = {}, {}
    for words in np.unique(chains.words(drawn.terms)).tolist():
        chosen = np.flatnonzero(wide == words)
        place[chosen] = np.arange(len(chosen))
        heard[words], route[words] = _routes(drawn, chains, chosen, words, choices, values)
    return _Alive(heard, route, place)


def _routes(
    drawn: Drawn, chains: Chains, chosen: Nodes, words: int, choices: Choices, values: Words
) -> tuple[Words, Words]:
    """Settle the chains of some pairs, nearest first: by the order in which their nodes were drawn."""
    source, number = chains.source[chosen], chains.number[chosen]
    own = np.full((len(chosen), words), ~np.uint64(0))
    own[np.arange(len(chosen)), number // 64] &= ~(_ONE << (number % 64).astype(np.uint64))
    own[~_first(choices.leaves[source])] = 0
    written = _first(values[np.maximum(drawn.authors[source], 0)]) | (drawn.authors[source] < 0)
    if choices.believed_sources is not None:
        written |= _first(choices.believed_sources[source])
    route = np.zeros((len(chosen), words), dtype=np.uint64)
    heard = np.zeros_like(route)
    depth = drawn.depth[source]
    keys = chains.keys[chosen]
    for level in range(int(depth.max(initial=-1)) + 1):
        here = np.flatnonzero(depth == level)
        onward = _onward(drawn, keys, source, here, heard) if level else np.uint64(0)
        in_hand = drawn.in_hand[source[here]]
        came = np.where(in_hand[:, None], ~np.uint64(0), onward)
        route[here] = own[here] & came
        heard[here] = np.where(written[here][:, None], route[here], np.uint64(0))
    return heard, route


def _onward(drawn: Drawn, keys: Nodes, source: Nodes, here: Nodes, heard: Words) -> Words:
    first, last = drawn.links_of(source[here])
    counts = last - first
    within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    into = drawn.links[1][np.repeat(first, counts) + within]
    places = np.searchsorted(keys, np.repeat(keys[here] - source[here], counts) + into)
    found = np.zeros((len(here), heard.shape[1]), dtype=np.uint64)
    some = counts > 0
    # A link to a source that cannot be traced further has no row that holds.
    safe = np.minimum(places, len(keys) - 1)
    below = np.where(
        (keys[safe] == np.repeat(keys[here] - source[here], counts) + into)[:, None], heard[safe], 0
    )
    found[some] = np.bitwise_or.reduceat(below, (np.cumsum(counts) - counts)[some], axis=0)
    return found


def _first(words: Words) -> NDArray[np.bool_]:
    return (words[:, 0] & _ONE).astype(bool)


def _carried(
    drawn: Drawn,
    part: Part,
    chains: Chains,
    affair: Nodes,
    alive: tuple[Words, Words, Nodes],
    choices: Choices,
) -> tuple[Nodes, Words, NDArray[np.bool_], NDArray[np.bool_]]:
    """Return of each claim of a part, in order of its nodes, how it came, and whether doubts count against it.

    A claim is `way & (lifted | spoken & guard)`: `spoken` that its speaker is believed, `lifted` that he is so
    expressly.
    """
    heard, route, place = alive
    claims = drawn.claim_at[part.nodes]
    claims = claims[claims >= 0]
    source, speaker, own = drawn.source[claims], drawn.speaker[claims], drawn.own[claims]
    row = (
        place[chains.find(affair[drawn.claims[claims]], np.maximum(source, 0), drawn.sources) % len(place)]
        if len(place)
        else np.zeros(len(claims), dtype=np.int64)
    )
    row = np.where(source >= 0, row, 0)
    if len(heard):
        way = np.where(own[:, None], route.take(row, axis=0), heard.take(row, axis=0))
    else:
        way = np.zeros((len(claims), part.words), dtype=np.uint64)
    way[source < 0] = ~np.uint64(0)
    word = _first(choices.leaves[drawn.speaker_leaf(np.maximum(speaker, 0))]) | (speaker < 0)
    lifted = np.zeros(len(claims), dtype=bool)
    if choices.believed_sources is not None:
        lifted |= own & _first(choices.believed_sources[np.maximum(source, 0)])
    if choices.believed_terms is not None:
        lifted |= _first(choices.believed_terms[np.maximum(speaker, 0)]) & (speaker >= 0)
    if choices.claims is not None and choices.chosen is not None and choices.carried is not None:
        named = np.isin(claims, choices.claims[_first(choices.chosen)])
        carried = np.isin(claims, choices.claims[_first(choices.carried)])
        way[named] = np.where(carried[named], ~np.uint64(0), np.uint64(0))[:, None]
        lifted |= named
    return claims, way, word, lifted


def _settled(
    drawn: Drawn, part: Part, carried: tuple[Nodes, Words, NDArray[np.bool_], NDArray[np.bool_]]
) -> Words:
    claims, way, word, lifted = carried
    values = np.zeros((len(part.nodes), part.words), dtype=np.uint64)
    row = np.full(len(drawn.claims), -1)
    row[claims] = np.arange(len(claims))
    for pieces, again in part.pieces:
        changed = True
        while changed:
            changed = False
            for piece in pieces:
                here = slice(piece.begin, piece.end)
                if piece.purpose == "claims":
                    rows = row[drawn.claim_at[part.nodes[here]]]
                    found = _claims(piece, values, way[rows], word[rows], lifted[rows])
                else:
                    found = _combined(piece, values)
                if again and not changed:
                    changed = not np.array_equal(found, values[here])
                values[here] = found
    return values


def _claims(
    piece: Piece, values: Words, way: Words, word: NDArray[np.bool_], lifted: NDArray[np.bool_]
) -> Words:
    guard = np.full(len(way), -1)
    children, starts = piece.children, piece.starts
    inside = np.flatnonzero(children >= 0)  # of a claim's children only its guard belongs to the part
    guard[np.searchsorted(starts, inside, side="right") - 1] = children[inside]
    unstopped = np.where((guard >= 0)[:, None], values.take(np.maximum(guard, 0), axis=0), ~np.uint64(0))
    spoken = np.where(word[:, None], unstopped, np.uint64(0))
    spoken[lifted] = ~np.uint64(0)
    return way & spoken


def _combined(piece: Piece, values: Words) -> Words:
    below = values.take(piece.children, axis=0)
    kind: Kind = piece.kind
    if kind is Kind.AND:
        return np.bitwise_and.reduceat(below, piece.starts, axis=0)
    found: Words = np.bitwise_or.reduceat(below, piece.starts, axis=0)
    return found if kind is Kind.OR else ~found
