"""Keeps strangers out: only this machine's own pages may ask, and no page runs what is not its own.

A page anywhere on the web can make a browser send requests to 127.0.0.1. The Host header stops names that
were re-bound to it (DNS rebinding), the Origin header and `Sec-Fetch-Site` stop other sites' pages, and
changes need a header that a foreign page cannot set without asking first. Where other machines can reach the
server, a token is asked for as well (`abelard.web.token`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

if TYPE_CHECKING:
    from collections.abc import Container

    from starlette.datastructures import Headers
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from abelard.web.token import Token

POLICY = "; ".join(  # noqa: FLY002  one directive a line
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types abelard",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
OWN_HEADER = "x-abelard"
_SAFE = frozenset(("GET", "HEAD"))
_LOCAL = ("127.0.0.1", "localhost", "[::1]")


def local_hosts(port: int) -> frozenset[str]:
    """Return the Host headers under which this machine is reached at a port."""
    plain = _LOCAL if port == 80 else ()  # noqa: PLR2004  browsers leave out the port of plain HTTP
    return frozenset((*plain, *(f"{name}:{port}" for name in _LOCAL)))


class Guard:
    """Wraps an application; refuses what does not come from its own pages, marks every answer."""

    def __init__(self, app: ASGIApp, hosts: Container[str], token: Token | None = None) -> None:
        """Take the application, the Host headers it may be reached under, and the token to ask for."""
        self._app = app
        self._token = token
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refused(Request(scope))
        await (refused or self._app)(scope, receive, marked)

    def _refused(self, request: Request) -> Response | None:
        refusal = self._refusal(request.method, request.headers)
        if refusal:
            return PlainTextResponse(f"{refusal}\n", status_code=403)
        return self._token.asked(request) if self._token else None

    def _refusal(self, method: str, headers: Headers) -> str:
        if headers.get("host", "").lower() not in self._hosts:
            return "This server answers only under this machine's own name."
        origin = headers.get("origin")
        if origin is not None and not self._is_own(origin.lower()):
            return "Pages of other sites may not ask here."
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return "Pages of other sites may not ask here."
        if method not in _SAFE and OWN_HEADER not in headers:
            return f"A change needs the header {OWN_HEADER}."
        return ""

    def _is_own(self, origin: str) -> bool:
        return origin.startswith("http://") and origin.removeprefix("http://") in self._hosts
