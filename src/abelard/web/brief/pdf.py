"""The briefing as PDF, set by Typst, with the notes at the foot of the page.

The template is ours and never changes; the briefing goes in as data. So nothing that stands in a case is
ever read as markup, and the template has no way to the disk or the network.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from abelard.model.problem import AbelardError
from abelard.model.wording_text import clean
from abelard.web.brief.content import MARKS

if TYPE_CHECKING:
    from abelard.web.brief.content import Brief

TEMPLATE = Path(__file__).parent / "template.typ"


class NoTypesetterError(AbelardError):
    """Typst, which sets the pages, is not installed."""


def write(brief: Brief) -> bytes:
    """Set a briefing. Raises NoTypesetterError where the extra `pdf` is not installed."""
    try:
        import typst  # noqa: PLC0415  an extra
    except ModuleNotFoundError as error:
        raise NoTypesetterError(
            "PDF needs one more package; install it with: pip install 'abelard[pdf]'\n"
            "  or write HTML (-o FILE.html) and print that"
        ) from error
    data = msgspec.json.encode({**asdict(brief), "marks": MARKS}).decode()
    found: bytes = typst.compile(
        TEMPLATE.read_bytes(), sys_inputs={"brief": clean(data)}, format="pdf", pdf_standards=["1.7"]
    )
    return found
