"""PDFs drawn for the tests by reportlab, a program that knows nothing of ours."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

LEFT, TOP, PITCH = 72.0, 740.0, 14.0


class Drawing:
    """A PDF, page by page."""

    def __init__(self) -> None:
        canvas = pytest.importorskip("reportlab.pdfgen.canvas")
        self._out = io.BytesIO()
        self._canvas: Any = canvas.Canvas(self._out, pagesize=(595, 842), invariant=1)

    def lines(
        self, *words: str, left: float = LEFT, top: float = TOP, size: float = 11, pitch: float = PITCH
    ) -> None:
        """Draw lines below each other; `^12^` is drawn small and raised."""
        for number, line in enumerate(words):
            text = self._canvas.beginText(left, top - number * pitch)
            for at, piece in enumerate(line.split("^")):
                text.setFont("Times-Roman", size * (0.6 if at % 2 else 1))
                text.setRise(size * 0.35 if at % 2 else 0)
                text.textOut(piece)
            self._canvas.drawText(text)

    def scatter(self, letters: Iterable[tuple[float, float, str]]) -> None:
        """Draw single letters anywhere."""
        self._canvas.setFont("Times-Roman", 6)
        for left, bottom, letter in letters:
            self._canvas.drawString(left, bottom, letter)

    def picture(self, words: str) -> None:
        """Draw words as a picture, as a scanner would."""
        image = pytest.importorskip("PIL.Image")
        draw = pytest.importorskip("PIL.ImageDraw")
        font = pytest.importorskip("PIL.ImageFont")
        paper = image.new("L", (1600, 400), 255)
        draw.Draw(paper).text((60, 100), words, fill=0, font=font.load_default(60))
        self._canvas.drawInlineImage(paper, 40, 500, 520, 130)

    def turn(self) -> None:
        """Begin a page."""
        self._canvas.showPage()

    def done(self, *, password: str = "") -> bytes:
        """Give the PDF."""
        if password:
            encryption = pytest.importorskip("reportlab.lib.pdfencrypt")
            self._canvas._doc.encrypt = encryption.StandardEncryption(password)  # noqa: SLF001 - its way to say so
        self._canvas.save()
        return self._out.getvalue()
