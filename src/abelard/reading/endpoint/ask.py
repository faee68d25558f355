"""One question to the server, and again when it is busy: back-off, rate limits, limits of time and size.

Redirects are not followed: the document goes to the address the user named, or nowhere.
"""

from __future__ import annotations

import contextlib
import email.utils
import http.client
import json
import random
import re
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from abelard.reading.connecting import connected, hang_up
from abelard.reading.endpoint.settings import Endpoint, EndpointError
from abelard.reading.endpoint.wire import MODES, Answer, BrokenAnswerError, answer_of, message_of, request_of

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

TRIES = 5
_SECONDS = 900.0
_SILENCE = 300.0
_LONGEST_WAIT = 120.0
_MOST_BYTES = 16_000_000
_MOST_LINE = 4_000_000
_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_REFUSED = {
    401: "refuses the key, or wants one: --key-file FILE, or the variable ABELARD_KEY",
    403: "refuses the key",
    404: "has no such path or model",
    405: "does not take questions at this path",
}
_TOO_LONG = re.compile(
    r"context.{0,20}(?:length|window|size)|maximum context|too (?:long|large)", re.IGNORECASE
)
_SPAN = re.compile(r"(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?")


class TooLongError(EndpointError):
    """The passage is more than the model can hold."""


class BusyError(EndpointError):
    """The server is busy; `wait` is how many seconds it asks for, if it does."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


@dataclass(slots=True)
class Line:
    """The line to one server: what it turned out to understand, and how long it wants to be left alone."""

    endpoint: Endpoint
    sleep: Callable[[float], None] = time.sleep
    mode: str = MODES[0]
    requests: int = 0
    words: int = 0
    tokens: list[int] = field(default_factory=lambda: [0, 0])
    _pause: float = 0.0

    def ask(self, messages: list[dict[str, str]]) -> Answer:
        """Ask, and ask again where that may help; raises EndpointError where it does not."""
        fault: EndpointError | None = None
        for attempt in range(TRIES):
            self._wait(attempt, fault)
            try:
                answer = self._once(messages)
            except TooLongError:
                raise
            except (BusyError, BrokenAnswerError) as error:
                fault = error
                continue
            self.tokens[0] += answer.tokens_in
            self.tokens[1] += answer.tokens_out
            return answer
        msg = f"{self.endpoint.named} was asked {TRIES} times: {fault}"
        raise EndpointError(msg) from fault

    def _wait(self, attempt: int, fault: EndpointError | None) -> None:
        """Wait as long as the server asks for, or longer each time."""
        asked = fault.wait if isinstance(fault, BusyError) else None
        backoff = 2.0**attempt * random.uniform(0.5, 1.0) if attempt else 0.0  # noqa: S311 - spreads the load
        seconds = max(self._pause, backoff if asked is None else asked)
        self._pause = 0.0
        if seconds > _LONGEST_WAIT:
            msg = f"{self.endpoint.named} asks to wait for {seconds:.0f} seconds: try again later"
            raise EndpointError(msg)
        if seconds > 0:
            self.sleep(seconds)

    def _once(self, messages: list[dict[str, str]]) -> Answer:
        """Ask in the strictest form that the server takes."""
        while True:
            answer = self._post(request_of(self.endpoint, messages, self.mode))
            if answer is not None:
                return answer
            self.mode = MODES[MODES.index(self.mode) + 1]

    def _post(self, body: dict[str, Any]) -> Answer | None:
        """Send one request; nothing comes back where the server does not take this form of it."""
        data = json.dumps(body, ensure_ascii=False).encode()
        self.requests += 1
        self.words += sum(len(one["content"].split()) for one in body["messages"])
        sockets: list[socket.socket] = []
        bell = threading.Timer(_SECONDS, hang_up, [sockets])
        bell.daemon = True
        bell.start()
        opened = contextlib.ExitStack()
        try:
            connection = http.client.HTTPConnection(self.endpoint.host, self.endpoint.port)
            connection.sock = self._connected(sockets)
            connection.request("POST", self.endpoint.path, body=data, headers=self._headers())
            response = opened.enter_context(connection.getresponse())
            self._heed(response)
            if response.status == http.HTTPStatus.OK:
                return answer_of(_lines(response))
            self._refused(response)
            return None  # noqa: TRY300 - the connection is closed below
        except (OSError, http.client.HTTPException) as error:
            msg = f"{self.endpoint.named} cannot be reached ({str(error) or type(error).__name__})"
            raise BusyError(msg) from error
        finally:
            bell.cancel()
            opened.close()
            for one in sockets:
                one.close()

    def _connected(self, sockets: list[socket.socket]) -> socket.socket:
        host, safe = self.endpoint.host, self.endpoint.scheme != "http"
        found = connected((host, self.endpoint.port), host, safe=safe, seconds=30.0, sockets=sockets)
        found.settimeout(_SILENCE)
        return found

    def _headers(self) -> dict[str, str]:
        headers = {"Host": self.endpoint.named, "Content-Type": "application/json", "Accept": "*/*"}
        return headers | ({"Authorization": f"Bearer {self.endpoint.key}"} if self.endpoint.key else {})

    def _heed(self, response: http.client.HTTPResponse) -> None:
        """Remember to pause where nothing is left of what the server grants."""
        for what in ("requests", "tokens"):
            if response.getheader(f"x-ratelimit-remaining-{what}") == "0":
                self._pause = max(self._pause, _span(response.getheader(f"x-ratelimit-reset-{what}") or ""))

    def _refused(self, response: http.client.HTTPResponse) -> None:
        """Say why not; return where a less strict form may be taken."""
        words = _words(response.read(20_000))
        if response.status == http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE or _TOO_LONG.search(words):
            raise TooLongError(words)
        if response.status in _BUSY:
            msg = f"it answers {response.status} {words}".strip()
            raise BusyError(msg, _retry_after(response))
        if response.status in {400, 422, 501} and self.mode != MODES[-1]:
            return
        if response.status // 100 == 3:  # noqa: PLR2004 - the class of redirects
            msg = "sends the question elsewhere, where it is not taken: give that address"
        else:
            msg = _REFUSED.get(response.status, f"answers {response.status}")
        raise EndpointError(f"{self.endpoint.named} {msg}{f' ({words})' if words else ''}")


def _lines(response: http.client.HTTPResponse) -> Iterator[bytes]:
    """Give the lines of a response as they come; one that is whole JSON over many lines comes as one."""
    if "event-stream" not in (response.getheader("Content-Type") or "") and response.length is not None:
        whole = response.read(_MOST_BYTES)
        parts = whole.split(b"\n")
        yield from parts if len(parts) > 1 and parts[1].startswith(b"{") else [whole]
        return
    size = 0
    while line := response.readline(_MOST_LINE):
        size += len(line)
        if size > _MOST_BYTES or len(line) >= _MOST_LINE:
            msg = f"the answer has more than {_MOST_LINE:,} bytes and was stopped"
            raise BrokenAnswerError(msg)
        yield line


def _words(body: bytes) -> str:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    return message_of(value) if isinstance(value, dict) else ""


def _retry_after(response: http.client.HTTPResponse) -> float | None:
    """Give the seconds the server asks for: as a number, or as a date (RFC 9110, 10.2.3)."""
    if (given := response.getheader("Retry-After-Ms") or "").isdecimal():
        return int(given) / 1000
    given = (response.getheader("Retry-After") or "").strip()
    try:
        if given.replace(".", "", 1).isdecimal():
            return float(given)
        return max(0.0, email.utils.parsedate_to_datetime(given).timestamp() - time.time()) if given else None
    except (ValueError, TypeError, OverflowError):
        return None


def _span(given: str) -> float:
    """Read a span as "6m0s", "1.5s", "20ms"."""
    found = _SPAN.fullmatch(given.strip())
    if not found:
        return 0.0
    hours, minutes, seconds, thousandths = (float(one or 0) for one in found.groups())
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
