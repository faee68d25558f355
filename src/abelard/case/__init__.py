"""Text to model and back: the plain-text ledger."""
