"""The page on exchange names every column and every format."""

from pathlib import Path

import pytest

from abelard.exchange.columns import AGENTS, CLAIMS, SOURCES, Column
from abelard.exchange.formats import FORMATS

PAGE = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text("utf-8")


@pytest.mark.parametrize("columns", [CLAIMS, AGENTS, SOURCES], ids=["claims", "agents", "sources"])
def test_every_column_is_explained(columns: tuple[Column, ...]) -> None:
    assert [column.name for column in columns if f"`{column.name}`" not in PAGE] == []


def test_every_format_is_explained() -> None:
    assert [item.name for item in FORMATS if f"`{item.name}`" not in PAGE] == []
