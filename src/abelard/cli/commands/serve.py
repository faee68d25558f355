"""Open a case in the browser: the workbench. It answers on this machine only, and only to its own pages.

With `--host` other machines reach it too, and it asks for a token. Ctrl+C ends it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from abelard.cli.parser import Usage
from abelard.cli.screen import console, print_json

if TYPE_CHECKING:
    import argparse
    import socket

    from abelard.web.token import Token

EXAMPLE = "abelard serve my-case"
HOST, PORT = "127.0.0.1", 4121
_HIGHEST_PORT = 65535


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "case", nargs="?", default="", help="a folder or a .abl file; without it, the first example"
    )
    parser.add_argument(
        "--port", type=int, default=None, metavar="N", help=f"the port (default {PORT}, or else a free one)"
    )
    parser.add_argument(
        "--host",
        default=HOST,
        metavar="ADDRESS",
        help=f"the address to answer at (default {HOST}, this machine alone; 0.0.0.0 is all it has)",
    )
    parser.add_argument("--token", action="store_true", help="ask for a token on this machine, too")
    parser.add_argument("--read-only", action="store_true", help="nothing can be changed")
    parser.add_argument("--as", dest="by", default="", metavar="NAME", help="who reviews (default: you)")
    parser.add_argument("--no-browser", action="store_true", help="do not open the browser")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    try:
        import uvicorn  # noqa: PLC0415  only here, and an extra
        from starlette import __version__ as _  # noqa: F401, PLC0415  the same
    except ModuleNotFoundError as error:
        raise Usage(
            "the workbench needs two more packages\n  install them with: pip install 'abelard[serve]'"
        ) from error
    from abelard.web.app import make_app  # noqa: PLC0415  --help needs no server
    from abelard.web.desk import Desk  # noqa: PLC0415  the same
    from abelard.web.reach import is_local, reached  # noqa: PLC0415  the same
    from abelard.web.token import Token  # noqa: PLC0415  the same
    from abelard.workspace.examples import EXAMPLES, example  # noqa: PLC0415  the same

    path = Path(options.case) if options.case else Path(example(next(iter(EXAMPLES))))
    desk = Desk(path, read_only=options.read_only or not options.case, by=options.by or _login())
    token = Token() if options.token or not is_local(options.host) else None
    with _listening(options.host, options.port) as listener:
        address = _address(options.host, listener.getsockname()[1], token)
        _tell(desk.case.title or desk.path.name, address, options)
        if not options.no_browser:
            _open(address)
        hosts = reached(options.host, listener.getsockname()[1])
        config = uvicorn.Config(
            make_app(desk, hosts, token), log_level="warning", access_log=False, lifespan="off"
        )
        uvicorn.Server(config).run(sockets=[listener])
    return 0


def _login() -> str:
    import getpass  # noqa: PLC0415  --help needs no name

    try:
        return os.environ.get("ABELARD_REVIEWER") or getpass.getuser()
    except (OSError, KeyError):  # a system without accounts
        return ""


def _address(host: str, port: int, token: Token | None) -> str:
    from abelard.web.reach import shown  # noqa: PLC0415  --help needs no server

    return f"http://{shown(host)}:{port}/{f'?token={token.text}' if token else ''}"


def _tell(title: str, address: str, options: argparse.Namespace) -> None:
    from abelard.model.names import isolate  # noqa: PLC0415  --help needs no model
    from abelard.web.reach import is_local  # noqa: PLC0415  the same

    if options.json:
        print_json({"case": title, "address": address})
    else:
        console().print(f"{isolate(title)}: {address}  (Ctrl+C ends it)")
    if not is_local(options.host):
        open_to = "Other machines can open this address; whoever has it can read the case"
        more = "" if options.read_only or not options.case else " and change it"
        console(stderr=True).print(f"{open_to}{more}. HTTP is not encrypted.", style="dim")
    sys.stdout.flush()


def _listening(host: str, wanted: int | None) -> socket.socket:
    """Return a socket at an address: at the port asked for, else at ours, else at a free one."""
    import socket  # noqa: PLC0415  --help needs no network

    if wanted is not None and not 0 <= wanted <= _HIGHEST_PORT:
        raise Usage(f"--port {wanted} is no port; they go from 0 to {_HIGHEST_PORT}")
    for port in (PORT, 0) if wanted is None else (wanted,):
        listener = socket.socket(_family(host), socket.SOCK_STREAM)
        if sys.platform != "win32":  # there it would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            listener.close()
            if wanted is not None or not port:
                raise Usage(f"{host}, port {port} cannot be had: {error.strerror}") from error
            continue
        listener.listen(128)
        return listener
    raise Usage("no port can be had on this machine")


def _family(host: str) -> socket.AddressFamily:
    """Return whether an address is of the old or the new kind (IPv6)."""
    import socket  # noqa: PLC0415  --help needs no network

    try:
        return socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][0]
    except OSError as error:
        raise Usage(f"--host {host} is no address of this machine: {error.strerror}") from error


def _open(address: str) -> None:
    import threading  # noqa: PLC0415  --help needs no browser
    import webbrowser  # noqa: PLC0415  the same

    threading.Timer(0.3, webbrowser.open, (address,)).start()
