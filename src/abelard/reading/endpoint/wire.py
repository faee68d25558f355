"""The two protocols: what is sent, and what comes back, streamed or whole.

OpenAI's chat completions (`POST /v1/chat/completions`, server-sent events) and Ollama's (`POST /api/chat`,
one JSON object a line).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abelard.reading.endpoint.prompt import schema
from abelard.reading.endpoint.settings import OLLAMA, Endpoint, EndpointError

if TYPE_CHECKING:
    from collections.abc import Iterable

MODES = ("schema", "json", "free")
"""How firmly the server is asked to hold the model to the form; if it refuses one, the next is tried."""
_LONGEST = 400_000
_CONTEXT, _ANSWER = 16_384, 8_192


class BrokenAnswerError(EndpointError):
    """An answer that breaks off, never ends or is none; to ask again may help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the model wrote; `whole` is false where it was stopped for length. Tokens as it counts them."""

    text: str
    whole: bool = True
    tokens_in: int = 0
    tokens_out: int = 0


def request_of(endpoint: Endpoint, messages: list[dict[str, str]], mode: str) -> dict[str, Any]:
    """Give the body of a request."""
    body: dict[str, Any] = {"model": endpoint.model, "messages": messages, "stream": True}
    if endpoint.protocol == OLLAMA:
        # Ollama's default context is shorter than a passage, and cuts its beginning off in silence.
        body["options"] = {"temperature": 0, "num_ctx": _CONTEXT, "num_predict": _ANSWER}
        if mode != "free":
            body["format"] = schema() if mode == "schema" else "json"
    else:
        body["stream_options"] = {"include_usage": True}
        if mode == "schema":
            form = {"name": "claims", "strict": True, "schema": schema()}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        elif mode == "json":
            body["response_format"] = {"type": "json_object"}
        else:
            del body["stream_options"]
    return body


def answer_of(lines: Iterable[bytes]) -> Answer:
    """Put an answer together from the lines of a response; raises BrokenAnswerError where it is none."""
    pieces: list[str] = []
    size, done, tokens = 0, "", (0, 0)
    for line in lines:
        event = _event(line)
        if event is None:
            continue
        words, reason = _piece(event)
        tokens = _tokens(event) or tokens
        done = reason or done
        size += len(words)
        pieces.append(words)
        if size > _LONGEST:
            msg = f"the answer went on for more than {_LONGEST:,} characters and was stopped"
            raise BrokenAnswerError(msg)
    if not done:
        msg = "the answer broke off"
        raise BrokenAnswerError(msg)
    return Answer(text="".join(pieces), whole=done != "length", tokens_in=tokens[0], tokens_out=tokens[1])


def _event(line: bytes) -> dict[str, Any] | None:
    """Give the JSON object of a line; nothing for blank lines, remarks and the closing mark."""
    bare = line.strip()
    if bare.startswith(b"data:"):
        bare = bare[5:].strip()
    if not bare.startswith(b"{"):
        return None
    try:
        value = json.loads(bare)
    except (ValueError, RecursionError) as error:
        msg = "the server's answer is broken JSON"
        raise BrokenAnswerError(msg) from error
    if value.get("error"):
        msg = f"the server says: {message_of(value)}"
        raise BrokenAnswerError(msg)
    return value if isinstance(value, dict) else None


def message_of(value: dict[str, Any]) -> str:
    """Give the words of an error in either protocol, on one short line."""
    error = value.get("error")
    words = error.get("message") if isinstance(error, dict) else error
    return " ".join(str(words or "").split())[:300]


def _piece(event: dict[str, Any]) -> tuple[str, str]:
    """Give the words an event brings, and the reason if the answer ends with it."""
    choices = event.get("choices")
    if isinstance(choices, list):
        choice = choices[0] if choices and isinstance(choices[0], dict) else {}
        held = choice.get("delta") or choice.get("message") or {}
        reason = choice.get("finish_reason")
    else:
        held = event.get("message") or {}
        reason = (event.get("done_reason") or "stop") if event.get("done") is True else None
    words = held.get("content") if isinstance(held, dict) else None
    return (words if isinstance(words, str) else ""), (reason if isinstance(reason, str) else "")


def _tokens(event: dict[str, Any]) -> tuple[int, int] | None:
    usage = event.get("usage")
    if isinstance(usage, dict):
        given = (usage.get("prompt_tokens"), usage.get("completion_tokens"))
    else:
        given = (event.get("prompt_eval_count"), event.get("eval_count"))
    counts = [one if isinstance(one, int) and one >= 0 else 0 for one in given]
    return (counts[0], counts[1]) if any(counts) else None
