"""Settings for all tests: how many examples Hypothesis tries, and the sizes of slow suites."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.sizes import REDUCED, SHARE

ROOT = Path(__file__).parents[1]

settings.register_profile(
    "dev", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "ci", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def reduced() -> bool:
    """Say whether slow suites run at reduced size, as in CI."""
    return REDUCED


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--slow`, which runs the slow suites at full size."""
    parser.addoption("--slow", action="store_true", help="run the slow suites too, at full size")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow suites out, or in CI all but a share of them."""
    if config.getoption("--slow") or "slow" in (config.getoption("-m") or ""):
        return
    left_out = [item for item in items if item.get_closest_marker("slow") and not _kept(item)]
    config.hook.pytest_deselected(items=left_out)
    gone = set(map(id, left_out))
    items[:] = [item for item in items if id(item) not in gone]


def _kept(item: pytest.Item) -> bool:
    """Tell whether a slow test is in CI's share: each fiftieth of a test with many parameters."""
    found = getattr(item, "callspec", None)
    return REDUCED and (found is None or next(iter(found.indices.values()), 0) % SHARE == 0)
