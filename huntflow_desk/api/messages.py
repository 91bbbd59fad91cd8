"""A request as callers give it, and the answer as they get it."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from huntflow_desk.core.address import origin
from huntflow_desk.core.errors import DeskError, NotSent, UnknownOutcome, WrongHost

from .sending import Reply

Expect: TypeAlias = Literal["json", "bytes", "nothing", "any"]
Query: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """A good answer. `data` is JSON, bytes or None as asked for; treat it as read-only.
    `garbled(error)` is for who finds that it is none: see `Reply`.

    `headers` are content-type, content-disposition, retry-after, x-request-id, location.
    """

    status: int
    data: Any
    headers: Mapping[str, str]
    duration_ms: int
    request_id: str
    journal: concurrent.futures.Future[int]
    garbled: Callable[[DeskError], None]

    @property
    def journal_id(self) -> int | None:
        """The journal row, once it is written; nobody waits for it on a good answer."""
        if not self.journal.done() or self.journal.cancelled() or self.journal.exception():
            return None
        return self.journal.result()


def query_pairs(query: Query | None) -> tuple[tuple[str, str], ...]:
    """The query as it is sent: None left out, lists repeated, truth values in lower case."""
    pairs: list[tuple[str, str]] = []
    for key, value in (query or {}).items():
        several = value if isinstance(value, list | tuple | set | frozenset) else (value,)
        for entry in several:
            if entry is not None:
                shown = str(entry).lower() if isinstance(entry, bool) else str(entry)
                pairs.append((key, shown))
    return tuple(pairs)


def plain_path(path: str) -> str:
    """A path from its first slash, without the `/v2` people copy from the documentation."""
    plain = "/" + path.strip().lstrip("/")
    return plain[3:] if plain.startswith("/v2/") else plain


def worth_repeating(error: NotSent | UnknownOutcome) -> bool:
    """Whether another attempt can help: certificates and proxies do not mend themselves."""
    return error.facts.get("cause") not in ("tls", "proxy")


def redirect_target(reply: Reply) -> str:
    """Host a redirect points to (never its path: it may hold more than a name)."""
    try:
        return origin(reply.headers.get("location", "")).host
    except WrongHost:
        return ""


def answer_of(reply: Reply, expect: str) -> Answer:
    """A judged reply in the form its caller expects."""
    data: Any = None
    if expect == "bytes":
        data = reply.body
    elif expect == "any":
        data = reply.decoded.data if not reply.decoded.fault else reply.decoded.text
        if data is None and reply.body:
            data = reply.body
    elif expect == "json":
        data = reply.decoded.data
    return Answer(
        status=reply.status,
        data=data,
        headers=reply.headers,
        duration_ms=reply.duration_ms,
        request_id=reply.headers.get("x-request-id", ""),
        journal=reply.journal,
        garbled=reply.garbled,
    )
