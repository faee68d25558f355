"""Which server is asked, in which of the two protocols, with which model and key."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

OPENAI, OLLAMA = "openai", "ollama"
_OLLAMA_PORT = 11434
_PATHS = {OPENAI: "/v1/chat/completions", OLLAMA: "/api/chat"}


class EndpointError(Exception):
    """The server cannot be asked, or does not answer; the message says why, in words for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A server that answers `POST path` in one of the two protocols; the key is never shown."""

    scheme: str
    host: str
    port: int
    path: str
    protocol: str
    model: str
    key: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """The address, as the user may read it."""
        return f"{self.scheme}://{self.named}{self.path}"

    @property
    def named(self) -> str:
        """The value of the header `Host`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.scheme == "https" else 80) else f"{host}:{self.port}"


def endpoint_of(address: str, model: str, key: str = "") -> Endpoint:
    """Work out what to ask; raises EndpointError where the address is none, or would give the key away.

    An address with a path that ends in `/api/chat`, or with Ollama's port, is Ollama's; every other is taken
    to speak OpenAI's protocol, as llama.cpp, vLLM, LM Studio and most services do.
    """
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        msg = f"{address} is not an address: {error}"
        raise EndpointError(msg) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
        msg = f"write the server's address as http://HOST:PORT or https://HOST, not {address}"
        raise EndpointError(msg)
    if not model.strip():
        msg = "say which model is to read: --model NAME"
        raise EndpointError(msg)
    if any(not sign.isprintable() or not sign.isascii() for sign in key):
        msg = "the key has signs in it that no key has; is the file the right one?"
        raise EndpointError(msg)
    if key and parts.scheme == "http" and not _is_near(parts.hostname):
        msg = f"a key is not sent to {parts.hostname} by http, where all on the way could read it: use https"
        raise EndpointError(msg)
    protocol = OLLAMA if _is_ollama(parts.path, parts.port) else OPENAI
    return Endpoint(
        scheme=parts.scheme,
        host=parts.hostname,
        port=port,
        path=_path(parts.path.rstrip("/"), protocol),
        protocol=protocol,
        model=model.strip(),
        key=key,
    )


def _is_ollama(path: str, port: int | None) -> bool:
    return path.rstrip("/").endswith("/api/chat") or (port == _OLLAMA_PORT and "/v1" not in path)


def _path(given: str, protocol: str) -> str:
    """Complete a path: a server's root, or the root of its API, will do."""
    whole = _PATHS[protocol]
    if given.endswith(("/chat/completions", "/api/chat")):
        return given
    if protocol == OPENAI and given.rpartition("/")[2] in {"v1", "v2", "v3", "v4"}:
        return f"{given}/chat/completions"
    return given + whole


def _is_near(host: str) -> bool:
    """Whether a host is this machine or on its own network."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local"))
    return number.is_private
