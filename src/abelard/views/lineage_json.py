"""The lineage as JSON: bodies as rows, and the links between them, with ids, extents and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abelard.views.lineage_order import lines_of
from abelard.views.timeline_json import days_json, voice_json

if TYPE_CHECKING:
    from abelard.views.lineage import Body, Leader, Lineage, Link, Stated


def lineage_json(lineage: Lineage) -> dict[str, Any]:
    """Return the JSON object of a lineage, as JSON.md has it."""
    line = {body.id: each.bodies[0].id for each in lines_of(lineage) for body in each.bodies}
    return {
        "title": lineage.title,
        "rows": [_body(body, line[body.id]) for body in lineage.bodies],
        "links": [_link(link) for link in lineage.links],
    }


def _body(body: Body, line: str) -> dict[str, Any]:
    return {
        "id": body.id,
        "name": body.name,
        "short": body.short,
        "kind": body.kind,
        "line": line,
        "extent": body.life.as_json(),
        "seen": days_json(body.seen),
        "ends_disputed": body.disputed_end is not None,
        "marks": [{"kind": str(mark.kind), **_stated(mark.said)} for mark in body.marks],
        "names": [{"name": called.name, **_stated(called.said)} for called in body.names],
        "leaders": [_leader(leader) for leader in body.leaders],
        "claims": list(dict.fromkeys(claim for stated in _all(body) for claim in stated.claims)),
    }


def _all(body: Body) -> list[Stated]:
    return [
        *(mark.said for mark in body.marks),
        *(called.said for called in body.names),
        *(leader.said for leader in body.leaders),
    ]


def _leader(leader: Leader) -> dict[str, Any]:
    return {
        "agent": leader.agent,
        "name": leader.name,
        **_stated(leader.said),
        "drawn": leader.span.as_json(),
        "death": _stated(leader.death) if leader.death else None,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "kind": str(link.kind),
        "source": link.source,
        "target": link.target,
        "by": link.by,
        "towards": link.towards,
        "manner": link.manner,
        **_stated(link.said),
        "accepted": _stated(link.accepted) if link.accepted else None,
    }


def _stated(stated: Stated) -> dict[str, Any]:
    return {
        "id": stated.id,
        "sentence": stated.sentence,
        "extent": stated.span.as_json(),
        "time": stated.time,
        "standing": str(stated.standing),
        "disputed": stated.disputed,
        "contested": [days_json(bounds) for bounds in stated.contested],
        "voices": [voice_json(voice) for voice in stated.voices],
        "claims": list(stated.claims),
    }
