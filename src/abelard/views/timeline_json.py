"""The timeline as JSON: rows with ids, extents and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abelard.model.span import Bounds, Span

if TYPE_CHECKING:
    from abelard.views.sides import Voice
    from abelard.views.timeline import Timeline, TimelineRow


def timeline_json(timeline: Timeline) -> dict[str, Any]:
    """Return the JSON object of a timeline, as JSON.md has it."""
    return {"rows": [_row(row) for row in timeline.rows], "undated": timeline.undated}


def voice_json(voice: Voice) -> dict[str, Any]:
    """Return who takes a stance, in which claims."""
    return {"stance": str(voice.stance), "by": list(voice.by), "claims": list(voice.claims)}


def days_json(bounds: Bounds) -> list[str | None]:
    """Return bounds as earliest and latest ISO day, None where there is no limit."""
    return Span(bounds, bounds).as_json()["start"]


def _row(row: TimelineRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "statement": row.statement,
        "label": row.label,
        "sentence": row.sentence,
        "predicate": row.predicate,
        "aspect": str(row.aspect),
        "extent": row.span.as_json(),
        "time": row.time,
        "lane": row.lane,
        "lane_name": row.lane_name,
        "standing": str(row.standing),
        "disputed": row.disputed,
        "contested": [days_json(bounds) for bounds in row.contested],
        "voices": [voice_json(voice) for voice in row.voices],
        "claims": list(row.claims),
    }
