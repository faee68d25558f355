"""The case as FollowTheMoney entities, one a line, which Aleph, OpenAleph and OpenSanctions read.

The model is FollowTheMoney 4 (https://followthemoney.tech). It has entities and links between them, and takes
each for a fact: so only what somebody affirms becomes a link, with who says so in its `publisher`, and the
claim as it stands in the ledger in its `summary`. Denials, doubts and free words stay behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from abelard.case.write import claim_head
from abelard.exchange.plain_dates import ends, iso, moment
from abelard.model.agent import AgentKind
from abelard.model.claim import Stance
from abelard.model.statement import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abelard.model.agent import Agent
    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.source import Source

SCHEMATA = {
    AgentKind.PERSON: "Person",
    AgentKind.ORGANISATION: "Organization",
    AgentKind.GROUP: "LegalEntity",
    AgentKind.PARTY: "Organization",
    AgentKind.PLACE: "Address",
    AgentKind.WORK: "Document",
    AgentKind.OFFICE: "Position",
}
BODIES = frozenset(("Organization",))
BEINGS = frozenset(("Person", "Organization", "LegalEntity"))


class Link(NamedTuple):
    """A schema for links, the properties of its two ends, and what may stand at them."""

    schema: str
    subject: str
    object: str
    subjects: frozenset[str]
    objects: frozenset[str]


PEOPLE = frozenset(("Person",))
LINKS = {
    "member-of": Link("Membership", "member", "organization", BEINGS, BODIES),
    "leads": Link("Directorship", "director", "organization", BEINGS, BODIES),
    "speaks-for": Link("Representation", "agent", "client", BEINGS, BEINGS),
    "holds": Link("Occupancy", "holder", "post", PEOPLE, frozenset(("Position",))),
    "becomes": Link("Succession", "predecessor", "successor", BEINGS, BEINGS),
    "kin-of": Link("Family", "person", "relative", PEOPLE, PEOPLE),
    "spouse-of": Link("Family", "person", "relative", PEOPLE, PEOPLE),
}
"""Predicates that there is a schema for; the others become an UnknownLink with their name as its role."""
ROLES = {"Family": "relationship", "Occupancy": "status"}
"""Where a link says of what sort it is, if not in `role`."""


def entities(case: Case) -> list[dict[str, Any]]:
    """Return the agents, sources and links as entities."""
    found = [_agent(agent) for agent in case.agents.values()]
    found += [_source(source, case) for source in case.sources.values()]
    schemata = {entity["id"]: entity["schema"] for entity in found}
    return found + [_link(claim, case, schemata) for claim in linking(case)]


def linking(case: Case) -> tuple[Claim, ...]:
    """Return the claims that become links: somebody affirms one thing of another."""
    return tuple(
        claim
        for claim in case.claims
        if claim.stance is Stance.AFFIRMS
        and isinstance(claim.statement.subject, Ref)
        and isinstance(claim.statement.object, Ref)
    )


def write_ftm(case: Case) -> bytes:
    """Return the entities as a file, one a line."""
    import msgspec  # noqa: PLC0415  only when JSON is written

    return b"".join(msgspec.json.encode(entity) + b"\n" for entity in entities(case))


def _entity(id: str, schema: str, caption: str, properties: Mapping[str, list[str]]) -> dict[str, Any]:
    kept = {name: [text for text in texts if text] for name, texts in properties.items()}
    return {
        "id": id,
        "caption": caption,
        "schema": schema,
        "properties": {name: texts for name, texts in kept.items() if texts},
    }


def _agent(agent: Agent) -> dict[str, Any]:
    schema = SCHEMATA[agent.kind]
    former = [name.text for name in agent.names if name.kind == "former"]
    alias = [name.text for name in agent.names[1:] if name.kind != "former"]
    own = {"Address": {"full": [agent.name]}, "Document": {"title": [agent.name], "fileName": [agent.id]}}
    properties = {
        "name": [agent.name],
        "alias": alias,
        "previousName": former,
        "description": [agent.description],
        "notes": [agent.note],
        "wikidataId": [id for id in agent.same_as if id[:1] == "Q" and id[1:].isdecimal()],
        **own.get(schema, {}),
    }
    return _entity(agent.id, schema, agent.name, properties)


def _source(source: Source, case: Case) -> dict[str, Any]:
    properties = {
        "name": [source.name],
        "title": [source.title],
        "fileName": [source.title or source.id],
        "author": [case.name_of(id) for id in source.by],
        "date": [iso(source.said)],
        "publishedAt": [iso(source.published)],
        "publisher": [source.publisher],
        "sourceUrl": [source.url] if source.url.startswith(("http://", "https://")) else [],
        "notes": [source.note],
    }
    return _entity(source.id, "Document", source.name, properties)


def _link(claim: Claim, case: Case, schemata: Mapping[str, str]) -> dict[str, Any]:
    statement = claim.statement
    subject, target = str(statement.subject), str(statement.object)
    link = LINKS.get(statement.predicate)
    fits = link and schemata[subject] in link.subjects and schemata[target] in link.objects
    schema, one, other = link[:3] if link and fits else ("UnknownLink", "subject", "object")
    start, end = ends(claim.when)
    properties = {
        one: [subject],
        other: [target],
        ROLES.get(schema, "role"): [statement.predicate],
        "startDate": [start],
        "endDate": [end],
        "date": [moment(claim.when)],
        "summary": [claim_head(claim)],
        "publisher": [case.name_of(id) for id in claim.by],
        "proof": [claim.source] if claim.source in case.sources else [],
        "recordId": [claim.id],
    }
    # Claims and agents have ids of their own kind each, which may be the same.
    return _entity(f"claim-{claim.id}", schema, str(statement), properties)
