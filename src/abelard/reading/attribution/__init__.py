"""Attribution: who says, thinks or denies what, through whom, and with what reserve."""

from __future__ import annotations

from abelard.reading.attribution.find import Attribution, find_attributions

__all__ = ["Attribution", "find_attributions"]
