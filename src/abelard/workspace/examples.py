"""The examples that come with Abelard."""

from __future__ import annotations

from pathlib import Path

from abelard.model.problem import AbelardError

EXAMPLES = ("islamic-state-al-qaeda", "western-schism")


class NoExampleError(AbelardError):
    """There is no example of that name."""


def example(name: str) -> Path:
    """Return the folder of an example: in the installed package, or in the project it is run from."""
    package = Path(__file__).parents[1]
    for folder in (package / "examples", package.parents[1] / "examples"):
        if name in EXAMPLES and (folder / name).is_dir():
            return folder / name
    message = f"no example is called {name!r}; there are {', '.join(EXAMPLES)}"
    raise NoExampleError(message)
