"""The verbs a model may use are those of the pack whose object is an agent or nothing, with its words."""

from __future__ import annotations

from abelard.case.packs import load_vocabulary
from abelard.model.agent import AgentKind
from abelard.reading.endpoint.prompt import ALONE, PREDICATES


def test_the_verbs_are_those_of_the_pack() -> None:
    vocabulary, _ = load_vocabulary(("organisations",), None)
    agents = {str(kind) for kind in AgentKind}
    kinds = {one.id: {str(kind) for kind in one.objects} for one in vocabulary.predicates.values()}
    reads = {one.id: one.forward for one in vocabulary.predicates.values()}
    wanted = {id for id, object in kinds.items() if object & agents or "nothing" in object}
    assert {id: reads[id] for id in sorted(wanted)} == dict(sorted(PREDICATES.items()))
    assert {id for id in wanted if "nothing" in kinds[id]} == ALONE
