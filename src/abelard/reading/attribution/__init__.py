"""Attribution: who says, thinks or denies what, through whom, and with what reserve."""

from __future__ import annotations

from abelard.reading.attribution.find import find_attributions, find_voices
from abelard.reading.attribution.link import Attribution

__all__ = ["Attribution", "find_attributions", "find_voices"]
