"""SVG as text: elements with escaped attributes and contents. Nothing from a case becomes markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable

    Value: TypeAlias = str | float | int | None


def element(name: str, *inside: str, **attributes: Value) -> str:
    """Write an element; `inside` is markup already. In names of attributes `_` stands for `-`."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_value(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(inside)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def words(text: str) -> str:
    """Write text as contents, without what XML 1.0 does not allow."""
    return escape("".join(filter(_is_allowed, text)))


def titled(text: str, *inside: str, **attributes: Value) -> str:
    """Write a group that browsers explain when it is pointed at."""
    return element("g", element("title", words(text)), *inside, **attributes)


def path(points: Iterable[str | float]) -> str:
    """Write the data of a path."""
    return " ".join(point if isinstance(point, str) else number(point) for point in points)


def number(value: float) -> str:
    """Write a length, to a tenth."""
    short = f"{value:.1f}"
    return short.removesuffix(".0") if short != "-0.0" else "0"


def _value(value: str | float) -> str:
    return number(value) if isinstance(value, float) else "".join(filter(_is_allowed, str(value)))


def _is_allowed(letter: str) -> bool:
    """Tell whether XML 1.0 allows a character (section 2.2)."""
    code = ord(letter)
    return letter in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000  # noqa: PLR2004
