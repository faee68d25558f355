"""Names and who they name: mentions found, typed, and gathered into agents."""

from __future__ import annotations

from abelard.reading.names.agents import gather
from abelard.reading.names.mention import Mention
from abelard.reading.names.spans import names_in
from abelard.reading.names.spread import spread

__all__ = ["Mention", "gather", "names_in", "spread"]
