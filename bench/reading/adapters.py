"""From the reader's own results to the forms the scorers of the open sets read."""

from __future__ import annotations

import re
from typing import Any

from abelard.reading import Document, Part
from abelard.reading.attribution import find_attributions
from abelard.reading.attribution.frames import find_frames
from abelard.reading.dates import find_timexes
from abelard.reading.language import parse

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")


def wikiwars_dates(row: dict[str, Any]) -> dict[str, Any]:
    """Every timex, vague ones included, as WikiWars annotates them; the day of the document is not told."""
    found = find_timexes(row["text"])
    return {
        "doc": row["doc"],
        "timex": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value or None} for t in found],
    }


def gum_dates(row: dict[str, Any]) -> dict[str, Any]:
    """Dates and hours only, with their days, as GUM annotates them; the day of the document is told."""
    out = []
    for timex in find_timexes(row["text"], row["dct"]):
        hour = timex.value.partition("T")[2] if timex.type == "TIME" else ""
        if timex.type not in {"DATE", "TIME"} or timex.value.endswith("_REF"):
            continue
        if not timex.first and not hour[:1].isdigit():
            continue
        value = f"{hour}:00" if hour[:1].isdigit() else timex.value.partition("T")[0]
        one: dict[str, Any] = {"start": timex.start, "end": timex.end, "type": timex.type, "value": value}
        if timex.first:
            one["interval"] = [timex.first, timex.last]
        out.append(one)
    return {"doc": row["doc"], "timex": out}


def attribution_rows(row: dict[str, Any]) -> dict[str, Any]:
    """Every attribution and frame of a document."""
    text = row["text"]
    parts = tuple(Part(start=m.start(), end=m.end(), kind="body") for m in _PARAGRAPH.finditer(text))
    out: list[dict[str, Any]] = []
    for paragraph in parse(Document(text=text, format="text", sha256="", parts=parts)):
        out.extend(
            {
                "source": [_span(paragraph, one.source)] if one.source else [],
                "cue": [_span(paragraph, (one.cue, one.cue + 1))],
                "content": [_span(paragraph, one.content)],
                "negative": one.negative,
            }
            for one in find_attributions(paragraph.doc)
        )
    frames = find_frames(text)
    out.extend({"source": [list(one.source)], "cue": [], "content": [list(one.content)]} for one in frames)
    return {"doc": row["doc"], "attributions": out}


def _span(paragraph: Any, tokens: tuple[int, int]) -> list[int]:  # noqa: ANN401 - a parsed paragraph
    words = paragraph.doc[tokens[0] : tokens[1]]
    return [paragraph.start + words.start_char, paragraph.start + words.end_char]
