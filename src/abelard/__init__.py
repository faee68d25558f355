"""Abelard: a ledger of claims for disputes in which the sources contradict each other."""

__version__ = "0.1.0"
