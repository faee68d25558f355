"""What was fetched, kept as it came, with a note beside it: from where, when, and its hash.

The note has what a WARC record of the response would say, as JSON that anybody can read.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from abelard.reading.documents.load import SIDECAR
from abelard.reading.fetching.fetch import KNOWN_TYPES

if TYPE_CHECKING:
    from abelard.reading.fetching.fetch import Fetched

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 60


def archive(fetched: Fetched, folder: str | Path) -> Path:
    """Keep a page in a folder and give its path; fetched again unchanged, only its time is added."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _name(fetched)
    note = Path(f"{path}{SIDECAR}")
    if not path.exists():
        path.write_bytes(fetched.data)
    known = _known(note)
    if known.get("sha256") == fetched.sha256:
        known["again"] = [*known.get("again", []), fetched.retrieved]
    else:
        known = _particulars(fetched)
    note.write_text(json.dumps(known, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def _name(fetched: Fetched) -> str:
    """Give a name a person recognises, with as much of the hash as keeps two versions apart."""
    parts = urlsplit(fetched.address)
    words = _UNSAFE.sub("-", f"{parts.hostname or ''} {Path(parts.path).stem}").strip("-").lower()
    return f"{words[:_LONGEST]}-{fetched.sha256[:12]}{KNOWN_TYPES[fetched.content_type]}"


def _known(note: Path) -> dict[str, Any]:
    try:
        value = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _particulars(fetched: Fetched) -> dict[str, Any]:
    return {
        "address": fetched.address,
        "requested": fetched.requested,
        "redirects": list(fetched.redirects),
        "retrieved": fetched.retrieved,
        "sha256": fetched.sha256,
        "bytes": len(fetched.data),
        "content_type": fetched.content_type,
        "charset": fetched.charset,
        "modified": fetched.modified,
        "machine": fetched.number,
    }
