"""A case as a folder that works from a disk, a USB stick or any server of files: nothing in it asks anybody.

`index.html` is the workbench with its answers worked out; beside it stand the briefing, to be read without a
script and to be printed, and the sources for a reference manager.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.exchange.csl_json import write_csl
from abelard.web.bar import Asked
from abelard.web.brief import html, markdown
from abelard.web.brief.content import brief

if TYPE_CHECKING:
    from pathlib import Path

    from abelard.web.desk import Desk
    from abelard.web.publish import Published


def site(desk: Desk, published: Published) -> dict[str, bytes]:
    """Return the files of a published case by name. The desk shows what is published, and nothing else."""
    found = brief(desk, Asked())
    return {
        "index.html": published.html.encode("utf-8"),
        "briefing.html": html.write(found),
        "briefing.md": markdown.write(found),
        "sources.csl.json": write_csl(desk.case),
    }


def write_site(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files; others that stand in the folder are left alone. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
