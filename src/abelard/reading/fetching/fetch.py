"""One page, asked for once: with a limit of time and of size, redirects checked like the first address."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import threading
import time
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from abelard import __version__
from abelard.reading.connecting import connected, hang_up
from abelard.reading.documents.refusal import LIMITS, Limits
from abelard.reading.fetching.whereabouts import NotFetchedError, Target, target_of

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    Resolve = Callable[[str], Target]

SECONDS = 60.0
"""How long all of it may take."""
_MOST_REDIRECTS = 8
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = {
    401: "asks for a password",
    403: "forbids it",
    404: "has no such page",
    410: "has it no more",
    429: "is asked too often",
}
KNOWN_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/epub+zip": ".epub",
    "message/rfc822": ".eml",
    "application/mbox": ".mbox",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
}
"""Content types that can be read, and how a file of each is called."""
_HEADERS = {
    "User-Agent": f"Abelard/{__version__} (one page, asked for by a reader)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came: `address` is where it was found in the end, `retrieved` a time in UTC."""

    data: bytes
    requested: str
    address: str
    redirects: tuple[str, ...]
    retrieved: str
    content_type: str
    charset: str
    modified: str
    number: str

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def fetch(
    address: str, *, limits: Limits = LIMITS, seconds: float = SECONDS, resolve: Resolve = target_of
) -> Fetched:
    """Fetch a page from the open internet; raises NotFetchedError with a sentence for the user.

    `resolve` checks an address and says which machine to ask. Another one is for tests only: it is the one
    thing that keeps a page from leading into the user's own network.
    """
    end = time.monotonic() + seconds
    trail = [urldefrag(address).url]
    for _ in range(_MOST_REDIRECTS):
        target = resolve(trail[-1])
        found = _ask(target, trail, limits, end)
        if isinstance(found, Fetched):
            return found
        onward = urldefrag(urljoin(trail[-1], found)).url
        if trail[-1].startswith("https:") and not onward.startswith("https:"):
            msg = f"the page leads from https to {onward}, which could be read and changed on its way"
            raise NotFetchedError(msg)
        trail.append(onward)
    msg = f"the page leads on and on ({_MOST_REDIRECTS} times): {trail[-1]}"
    raise NotFetchedError(msg)


def _ask(target: Target, trail: list[str], limits: Limits, end: float) -> Fetched | str:
    """Give the page, or where it leads."""
    left = end - time.monotonic()
    sockets: list[socket.socket] = []
    bell = threading.Timer(max(0.0, left), hang_up, [sockets])
    bell.daemon = True
    bell.start()
    opened = contextlib.ExitStack()
    try:
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = connected(
            (target.number, target.port),
            target.host,
            safe=target.scheme != "http",
            seconds=min(max(0.1, left), 20.0),
            sockets=sockets,
        )
        connection.request("GET", target.path, headers={"Host": target.named, **_HEADERS})
        answer = opened.enter_context(connection.getresponse())
        if answer.status in _REDIRECTS and answer.getheader("Location"):
            return str(answer.getheader("Location"))
        page = _page(answer, target, trail, limits)
        if time.monotonic() >= end:  # the end that was reached is that of the connection we hung up
            raise TimeoutError
        return page  # noqa: TRY300 - the connection is still open
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = time.monotonic() >= end
        why = (
            "it took too long"
            if late or isinstance(error, TimeoutError)
            else str(error) or type(error).__name__
        )
        msg = f"{target.host} could not be read: {why}"
        raise NotFetchedError(msg) from error
    finally:
        bell.cancel()
        opened.close()
        for one in sockets:
            one.close()


def _page(answer: http.client.HTTPResponse, target: Target, trail: list[str], limits: Limits) -> Fetched:
    if answer.status != http.HTTPStatus.OK:
        why = _GONE.get(answer.status, f"answers {answer.status} {answer.reason}"[:100])
        msg = f"{target.host} {why}: {trail[-1]}"
        raise NotFetchedError(msg)
    kind = answer.headers.get_content_type() if answer.getheader("Content-Type") else ""
    if kind not in KNOWN_TYPES:
        msg = f"{trail[-1]} is of the type {kind or '(none given)'}, which is not read; save it and read it"
        raise NotFetchedError(msg)
    return Fetched(
        data=_body(answer, limits.bytes),
        requested=trail[0],
        address=trail[-1],
        redirects=tuple(trail[1:]),
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
        content_type=kind,
        charset=str(answer.headers.get_content_charset() or ""),
        modified=str(answer.getheader("Last-Modified") or "")[:100],
        number=target.number,
    )


def _body(answer: http.client.HTTPResponse, most: int) -> bytes:
    """Give the bytes, unpacked if the server packs them unasked; raises where there are too many."""
    packed = (answer.getheader("Content-Encoding") or "identity").lower()
    if packed not in {"identity", "gzip", "deflate"}:
        msg = f"the page is packed as {packed[:40]}, which was not asked for"
        raise NotFetchedError(msg)
    unpack = None if packed == "identity" else zlib.decompressobj(47)
    pieces, size = [], 0
    while piece := answer.read(65_536):
        piece = unpack.decompress(piece, most + 1) if unpack else piece
        size += len(piece)
        if size > most or (unpack and unpack.unconsumed_tail):
            msg = f"the page has more than {most:,} bytes; allow more with --limit bytes={most * 2}"
            raise NotFetchedError(msg)
        pieces.append(piece)
    if answer.length:  # the server promised more than came
        msg = "the page broke off before its end"
        raise NotFetchedError(msg)
    return b"".join(pieces)
