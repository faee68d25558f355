"""Schemathesis reads the description of the API and tries to break it: whatever it sends, no 5xx comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("schemathesis", reason="schemathesis is not installed")

import schemathesis
from hypothesis import HealthCheck, given, settings

from abelard.web.api import ENDPOINTS
from abelard.web.app import make_app
from abelard.web.changes import CHANGES
from abelard.web.desk import Desk
from tests.sizes import REDUCED
from tests.web.conftest import CASE, HOST

if TYPE_CHECKING:
    from schemathesis import BaseSchema, Case

HEADERS = {"host": HOST, "x-abelard": "1"}
ADDRESSES = [*(("GET", name) for name in ENDPOINTS), *(("POST", name) for name in CHANGES)]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> BaseSchema:
    folder = tmp_path_factory.mktemp("tried") / "case"
    folder.mkdir()
    (folder / "case.abl").write_text(CASE, encoding="utf-8")
    (folder / "text.txt").write_text("He was part of it.\n", encoding="utf-8")
    app = make_app(Desk(folder), {HOST})
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HEADERS)


@pytest.mark.parametrize(("method", "name"), ADDRESSES)
def test_no_address_fails(described: BaseSchema, method: str, name: str) -> None:
    @given(case=described[f"/api/{name}"][method].as_strategy())
    @settings(max_examples=10 if REDUCED else 60, suppress_health_check=list(HealthCheck))
    def try_it(case: Case[Any]) -> None:
        answer = case.call(headers=HEADERS)
        assert answer.status_code < 500, answer.text
        assert answer.status_code != 401
        if answer.status_code == 200:
            case.validate_response(answer)

    try_it()
