"""Statements: who did what to whom, by the predicates of the pack."""

from __future__ import annotations

from abelard.reading.statements.find import find_statements
from abelard.reading.statements.found import Found

__all__ = ["Found", "find_statements"]
