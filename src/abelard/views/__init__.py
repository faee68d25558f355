"""Rows ready to draw: timeline, lineage, who says what."""
