"""Under which names a server is reached, and so which Host headers it answers to."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING

from abelard.web.guard import local_hosts

if TYPE_CHECKING:
    from collections.abc import Container


def is_local(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def reached(host: str, port: int) -> Container[str]:
    """Return the Host headers under which a server at an address is asked."""
    if is_local(host):
        return local_hosts(port) | {f"{shown(host)}:{port}"}
    names = {host.lower(), socket.gethostname().lower(), socket.getfqdn().lower(), "localhost"}
    return Open(names=frozenset(names), port=port)


def shown(host: str) -> str:
    """Write an address as in a URL; for "every address", the name by which others find this machine."""
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return host
    if address.is_unspecified:
        return socket.gethostname()
    return f"[{address}]" if ":" in str(address) else str(address)


@dataclass(frozen=True, slots=True)
class Open:
    """The names of this machine, and any bare address: a stranger can bind a name to it, but not a number."""

    names: frozenset[str]
    port: int

    def __contains__(self, host: object) -> bool:
        """Whether a Host header is one of them."""
        name, _, port = str(host).rpartition(":")
        if not port.isascii() or port != str(self.port):
            return False
        return name in self.names or _is_number(name)


def _is_number(name: str) -> bool:
    try:
        ip_address(name[1:-1] if name.startswith("[") and name.endswith("]") else name)
    except ValueError:
        return False
    return True
