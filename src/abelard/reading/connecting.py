"""A connection that can be ended at any moment: what the fetching of pages and the stronger reader share."""

from __future__ import annotations

import contextlib
import socket
import ssl


def connected(
    address: tuple[str, int], name: str, *, safe: bool, seconds: float, sockets: list[socket.socket]
) -> socket.socket:
    """Connect to an address (number or name, and port); `name` is whose certificate must hold if `safe`.

    The sockets opened are added to `sockets`, for `hang_up`. Raises OSError.
    """
    plain = socket.create_connection(address, timeout=seconds)
    sockets.append(plain)
    if not safe:
        return plain
    wrapped = ssl.create_default_context().wrap_socket(plain, server_hostname=name)
    sockets.append(wrapped)
    return wrapped


def hang_up(sockets: list[socket.socket]) -> None:
    """End a connection that drips: a timeout of the socket counts from each byte anew."""
    for one in list(sockets):
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
