"""A server that speaks OpenAI's chat completions and Ollama's chat as the real ones do, and misbehaves on request.

Written after the two APIs' published descriptions: server-sent events that end with `[DONE]`, JSON lines that end
with `done`, errors as objects, rate limits in headers. What it "reads" is scripted by the test.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Say = Callable[[dict[str, Any], "Asked"], None]


@dataclass
class Server:
    """What was asked, and the script: one function for each request, the last one for all that follow."""

    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    script: list[Say] = field(default_factory=list)

    def passage(self, number: int = -1) -> str:
        """Give the words of the document that a request brought."""
        words: str = self.requests[number]["messages"][-1]["content"]
        return words.partition("\n")[2].partition("\n")[2].rpartition("\nEND ")[0]


class Asked(BaseHTTPRequestHandler):
    """One request."""

    server_: Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        known = self.server_
        known.requests.append(body)
        known.headers.append(dict(self.headers))
        known.script[min(len(known.requests), len(known.script)) - 1](body, self)

    def head(self, status: int, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.close_connection = True

    def chunk(self, words: str, reason: str | None = None) -> None:
        """Send a piece of an answer in the protocol that was asked."""
        if self.path.endswith("/api/chat"):
            value: dict[str, Any] = {
                "model": "m",
                "message": {"role": "assistant", "content": words},
                "done": bool(reason),
            }
            if reason:
                value |= {"done_reason": reason, "prompt_eval_count": 100, "eval_count": 20}
            self.wfile.write(json.dumps(value).encode() + b"\n")
        else:
            choice = {"index": 0, "delta": {"content": words}, "finish_reason": reason}
            self.event({"object": "chat.completion.chunk", "choices": [choice]})
            if reason:
                self.event({"choices": [], "usage": {"prompt_tokens": 100, "completion_tokens": 20}})

    def event(self, value: dict[str, Any]) -> None:
        self.wfile.write(b"data: " + json.dumps(value).encode() + b"\n\n")

    def finish(self) -> None:
        if not self.path.endswith("/api/chat"):
            self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def streamed(words: str, reason: str = "stop") -> Say:
    """Answer with these words, in small pieces."""

    def say(_: dict[str, Any], asked: Asked) -> None:
        asked.head(200, "application/x-ndjson" if asked.path.endswith("/api/chat") else "text/event-stream")
        for at in range(0, len(words), 40):
            asked.chunk(words[at : at + 40])
        asked.chunk("", reason)
        asked.finish()

    return say


def whole(words: str) -> Say:
    """Answer with these words at once, as servers do that do not stream."""

    def say(_: dict[str, Any], asked: Asked) -> None:
        if asked.path.endswith("/api/chat"):
            value: dict[str, Any] = {
                "message": {"role": "assistant", "content": words},
                "done": True,
                "done_reason": "stop",
            }
        else:
            value = {
                "choices": [{"message": {"content": words}, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 7, "completion_tokens": 3},
            }
        data = json.dumps(value, indent=1).encode()
        asked.head(200, "application/json", Content_Length=str(len(data)))
        asked.wfile.write(data)

    return say


def broken_off(words: str) -> Say:
    """Begin an answer and hang up."""

    def say(_: dict[str, Any], asked: Asked) -> None:
        asked.head(200, "text/event-stream")
        asked.chunk(words)

    return say


def refused(status: int, message: str = "", **headers: str) -> Say:
    """Answer with an error."""

    def say(_: dict[str, Any], asked: Asked) -> None:
        data = json.dumps({"error": {"message": message}}).encode()
        asked.head(status, "application/json", Content_Length=str(len(data)), **headers)
        asked.wfile.write(data)

    return say


def claims(*found: dict[str, Any], names: dict[str, str] | None = None) -> str:
    """Give an answer of the form asked for; what a claim leaves out has a plain value."""
    plain: dict[str, Any] = {
        "predicate": "leads",
        "object": None,
        "speakers": [],
        "stance": "affirm",
        "hedge": None,
        "when": None,
    }
    listed = [{"name": name, "type": kind} for name, kind in (names or {}).items()]
    return json.dumps({"claims": [plain | one for one in found], "names": listed})


@contextmanager
def standing_in(*script: Say) -> Iterator[Server]:
    """Run a server with a script."""
    known = Server(script=list(script))
    handler = type("Handler", (Asked,), {"server_": known})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    known.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
