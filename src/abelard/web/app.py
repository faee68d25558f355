"""The application: the page, its files, the API, behind the guard."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from abelard.web.api import ENDPOINTS, answer
from abelard.web.changes import CHANGES, change
from abelard.web.guard import Guard
from abelard.web.openapi import openapi
from abelard.web.reply import reply

if TYPE_CHECKING:
    from collections.abc import Container

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from abelard.web.desk import Desk
    from abelard.web.token import Token

STATIC = Path(__file__).parent / "static"
_LONGEST_BODY = 64 * 1024
TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".txt": "text/plain",
}


def make_app(desk: Desk, hosts: Container[str], token: Token | None = None) -> ASGIApp:
    """Return the application for one case, reached under the given Host headers only, or with a token too."""
    routes = [Route("/", partial(_file, STATIC / "index.html"), methods=["GET"])]
    # The files are listed once: no address is ever turned into a path.
    routes += [
        Route(f"/{file.name}", partial(_file, file), methods=["GET"])
        for file in sorted(STATIC.iterdir())
        if file.suffix in TYPES
    ]
    routes += [
        Route(f"/vendor/{file.name}", partial(_file, file), methods=["GET"])
        for file in sorted((STATIC / "vendor").iterdir())
        if file.suffix in TYPES
    ]
    routes += [Route(f"/api/{name}", partial(_answer, name, desk), methods=["GET"]) for name in ENDPOINTS]
    routes += [Route(f"/api/{name}", partial(_change, name, desk), methods=["POST"]) for name in CHANGES]
    routes.append(Route("/api/edition", partial(_edition, desk), methods=["GET"]))
    routes.append(Route("/api/openapi.json", _describe, methods=["GET"]))
    return Guard(Starlette(routes=routes), hosts, token)


async def _file(file: Path, _: Request) -> Response:
    return FileResponse(file, media_type=TYPES[file.suffix], headers={"cache-control": "no-cache"})


def _answer(name: str, desk: Desk, request: Request) -> Response:
    return answer(ENDPOINTS[name], desk, request)


def _edition(desk: Desk, _: Request) -> Response:
    with desk.lock:
        desk.refresh()
        return reply(desk.edition, edition=desk.edition)


async def _change(name: str, desk: Desk, request: Request) -> Response:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST_BODY:
            return reply({"error": "that is too long"}, status=413)
    return await run_in_threadpool(change, name, desk, body)


async def _describe(_: Request) -> Response:
    return Response(openapi(), media_type="application/json")
