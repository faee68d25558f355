"""A token, asked of whoever reaches the workbench from another machine.

It is printed in the address when the workbench opens. The first visit exchanges it for a cookie that no
script can read and no other site makes the browser send, and takes it out of the address; programs send it
as `Authorization: Bearer`. HTTP is not encrypted: who can listen to the network can read it and the case.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, RedirectResponse, Response

if TYPE_CHECKING:
    from starlette.requests import Request

_MISSING = "This workbench asks for its token: open the address that `abelard serve` printed.\n"


def _drawn() -> str:
    return secrets.token_urlsafe(24)


@dataclass(frozen=True, slots=True)
class Token:
    """The secret of one run; it is gone when the workbench ends."""

    text: str = field(default_factory=_drawn, repr=False)

    @property
    def cookie(self) -> str:
        """The cookie's name: of this token alone, since browsers do not tell the ports of a machine apart."""
        return f"abelard-{hashlib.sha256(self.text.encode()).hexdigest()[:12]}"

    def asked(self, request: Request) -> Response | None:
        """Return None for who shows the token, a way in for who has it in the address, else a refusal."""
        if self._is(_bearer(request)) or self._is(_cookie(request, self.cookie)):
            return None
        if (
            request.method == "GET"
            and request.url.path == "/"
            and self._is(request.query_params.get("token", ""))
        ):
            welcome = RedirectResponse("/", status_code=303, headers={"cache-control": "no-store"})
            welcome.set_cookie(self.cookie, self.text, httponly=True, samesite="strict", path="/")
            return welcome
        return PlainTextResponse(_MISSING, status_code=401, headers={"www-authenticate": "Bearer"})

    def _is(self, shown: str) -> bool:
        return secrets.compare_digest(shown.encode(errors="surrogateescape"), self.text.encode())


def _bearer(request: Request) -> str:
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    return shown.strip() if scheme.lower() == "bearer" else ""


def _cookie(request: Request, name: str) -> str:
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""
