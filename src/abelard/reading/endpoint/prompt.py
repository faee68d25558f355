"""What a model is asked: the task, the verbs it may use, the form of its answer, and the text as mere data.

The text stands between two lines with a word nobody can guess, so that nothing in it can pretend to be
outside of it. That is a courtesy to the model; what protects the reader is that every answer is checked
against the text. The task itself is `task.txt`.
"""

from __future__ import annotations

import secrets
from importlib import resources
from typing import TYPE_CHECKING, Any

from abelard.reading.wordlists import lines

if TYPE_CHECKING:
    from abelard.reading.result import Document

STANCES = ("affirm", "deny", "doubt")
TYPES = ("person", "organisation", "group", "place", "other")
_LINES = lines("endpoint", "predicates.txt")
PREDICATES = {name.lstrip("-?"): reads for name, reads in _LINES}
"""The verbs that may be used, each with a sentence that shows its direction."""
ALONE = frozenset(name[1:] for name, _ in _LINES if name[0] in "-?")
"""Those that can do without an object."""

_TASK = (resources.files("abelard.reading.endpoint") / "task.txt").read_text(encoding="utf-8")


def schema() -> dict[str, Any]:
    """Give the JSON schema of an answer, in the strict form that servers can hold a model to."""
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    claim = {
        "quote": text,
        "subject": text,
        "predicate": {"type": "string", "enum": list(PREDICATES)},
        "object": maybe,
        "speakers": {"type": "array", "items": text},
        "stance": {"type": "string", "enum": list(STANCES)},
        "hedge": maybe,
        "when": maybe,
    }
    name = {"name": text, "type": {"type": "string", "enum": list(TYPES)}}
    return _object({"claims": _list(_object(claim)), "names": _list(_object(name))})


def messages(document: Document, words: str) -> list[dict[str, str]]:
    """Give the messages that ask for the claims of a passage."""
    mark = secrets.token_hex(8)
    verbs = "\n".join(
        f"{name}: {reads.replace('{s}', 'SUBJECT').replace('{o}', 'OBJECT')}"
        for name, reads in PREDICATES.items()
    )
    task = _TASK.format(mark=mark, types=", ".join(TYPES), predicates=verbs)
    about = f"Published: {document.published or 'unknown'}."
    return [
        {"role": "system", "content": task},
        {
            "role": "user",
            "content": f"{about}\nBEGIN {mark}\n{words}\nEND {mark}\nAnswer with the JSON only.",
        },
    ]


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
