"""Where an address leads: the checked number of a public machine, or a refusal.

A name is looked up once, and the connection goes to the number that was checked, so that a name which leads
elsewhere the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Lookup = Callable[[str, int], Iterable[str]]

_LONGEST = 4_000
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Number = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotFetchedError(Exception):
    """The page was not fetched; the message says why, in words for its reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What to ask, and which machine: `number` is its checked IP address."""

    scheme: str
    host: str
    port: int
    path: str
    number: str

    @property
    def named(self) -> str:
        """The value of the header `Host`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(address: str, lookup: Lookup | None = None) -> Target:
    """Check an address and look its machine up; raises NotFetchedError where it may not be asked."""
    if len(address) > _LONGEST or any(sign <= " " or sign == "\x7f" for sign in address):
        msg = "the address is too long, or has blanks in it"
        raise NotFetchedError(msg)
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        msg = f"{address} is not an address: {error}"
        raise NotFetchedError(msg) from error
    if parts.scheme not in _PORTS or not host:
        msg = f"only addresses that begin with http:// or https:// are fetched, not {address}"
        raise NotFetchedError(msg)
    if parts.username is not None or parts.password is not None:
        msg = "an address with a name or password in it is not fetched: save the page and read the file"
        raise NotFetchedError(msg)
    query = f"?{_quoted(parts.query)}" if parts.query else ""
    number = _public(host, (lookup or look_up)(host, port))
    return Target(
        scheme=parts.scheme, host=host, port=port, path=(_quoted(parts.path) or "/") + query, number=number
    )


def look_up(host: str, port: int) -> list[str]:
    """Give all numbers of a machine."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        msg = f"no machine is called {host}"
        raise NotFetchedError(msg) from error
    return [str(one[4][0]) for one in found]


def is_public(number: str) -> bool:
    """Whether an IP address is on the open internet: not this machine, its network, or its provider's."""
    try:
        given = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    local = isinstance(given, ipaddress.IPv6Address) and given.is_site_local
    return not local and all(
        one.is_global and not one.is_multicast and not one.is_reserved for one in _meanings(given)
    )


def _meanings(given: Number) -> list[Number]:
    """Give an address and the older ones that are hidden in it (mapped, 6to4, Teredo, NAT64)."""
    if isinstance(given, ipaddress.IPv4Address):
        return [given]
    if given.ipv4_mapped:
        return [given.ipv4_mapped]
    if given in _NAT64:
        return [ipaddress.IPv4Address(int(given) & 0xFFFFFFFF)]
    hidden = [given.sixtofour, *(given.teredo or ())]
    return [given, *(one for one in hidden if one is not None)]


def _public(host: str, numbers: Iterable[str]) -> str:
    """Give the first number; one that is not public among them condemns all."""
    known = list(numbers)
    if not known or not all(map(is_public, known)):
        msg = (
            f"{host} is on this machine or its own network, which no page may be fetched from: "
            "save the page and read the file"
        )
        raise NotFetchedError(msg)
    return next((one for one in known if ":" not in one), known[0])


def _quoted(words: str) -> str:
    """Write what is not ASCII as browsers do."""
    return "".join(
        sign if sign.isascii() else "".join(f"%{byte:02X}" for byte in sign.encode()) for sign in words
    )
