"""One attempt of one request: the key, the limits of time and size, and the row in the journal.

Nothing reaches the network except through `Sender`, so nothing goes round the journal: answers,
failures, cancelled attempts, refreshes, uploads and files each become one `Exchange`.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import json
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx

from huntflow_desk.core.address import origin
from huntflow_desk.core.documents import Exchange
from huntflow_desk.core.errors import DeskError, Garbled, NotSent, UnknownOutcome, WrongHost

from .answers import Decoded, complaints, decode_answer, summary
from .clients import Clients, Timeouts
from .masking import endpoint, masked, masked_text
from .multipart import Multipart, Progress

MAX_JSON_BYTES = 32 * 1024 * 1024
MAX_FILE_BYTES = 50 * 1024 * 1024

_BIG_BYTES = 1024 * 1024
"""Larger bodies are read in a thread: decoding them would hold up the window."""

_BRIEF_ITEMS = 5
_JOURNAL_WAIT_S = 2.0
_KEPT_HEADERS = ("content-type", "content-disposition", "retry-after", "x-request-id", "location")

Journal = concurrent.futures.Future[int]
OnExchange = Callable[[Exchange], Journal]
OnGarbled = Callable[[Journal, str], None]


@dataclass(frozen=True, slots=True)
class Sending:
    """A request as it is to be sent, any number of times.

    `url` is absolute; `query` is added to it. `path` is what the journal shows of the address.
    `brief`: of a page of records the journal gets the first ones only.
    """

    method: str
    url: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: Any = None
    multipart: Multipart | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    expect: str = "json"
    deadline_s: float = 60.0
    read_s: float = 30.0
    cap_bytes: int = MAX_JSON_BYTES
    progress: Progress | None = None
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with its body read; not judged yet. `garbled(error)` tells the journal that it was
    not what it seemed: its row, written as a success, becomes an error."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    decoded: Decoded
    duration_ms: int
    journal: Journal
    garbled: Callable[[DeskError], None]


class Sender:
    """Sends; raises NotSent, UnknownOutcome, or Garbled for a body beyond its cap."""

    def __init__(
        self,
        clients: Clients,
        base_url: str,
        on_exchange: OnExchange,
        on_garbled: OnGarbled,
        *,
        timeouts: Timeouts,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float],
    ) -> None:
        self._clients = clients
        self._base = origin(base_url)
        self._on_exchange = on_exchange
        self._on_garbled = on_garbled
        self._timeouts = timeouts
        self._clock = clock
        self._monotonic = monotonic

    async def send(
        self, sending: Sending, *, token: str | None, attempt: int, secrets: Iterable[str] = ()
    ) -> Reply:
        """One attempt through the API client; `secrets` are kept out of the journal."""
        hidden = tuple(secret for secret in (token, *secrets) if secret)
        return await self._attempt(self._clients.api, sending, token, attempt, hidden)

    async def fetch(self, sending: Sending, *, attempt: int) -> Reply:
        """One attempt through the client that never sees a key."""
        return await self._attempt(self._clients.files, sending, None, attempt, ())

    async def _attempt(
        self,
        connect: Callable[[], Awaitable[httpx.AsyncClient]],
        sending: Sending,
        token: str | None,
        attempt: int,
        secrets: tuple[str, ...],
    ) -> Reply:
        record = _Record(sending, attempt, secrets, self._clock(), self._monotonic())
        try:
            async with asyncio.timeout(sending.deadline_s):
                client = await connect()
                request = self._request(client, sending, token, record)
                response = await client.send(request, stream=True)
                record.status = response.status_code
                record.headers = _kept(response.headers)
                try:
                    body = await _read(response, sending.cap_bytes, record)
                finally:
                    await response.aclose()
            record.decoded = await _decoded(record.headers, body, sending.expect)
        except BaseException as error:
            record.error = _described(error, secrets)
            trouble = self._trouble(error, sending)
            journal = self._hand_over(record)
            if trouble is None:
                raise
            trouble.journal_id = await row_id(journal)
            if trouble is error:
                raise
            raise trouble from error
        journal = self._hand_over(record)
        return Reply(
            record.status,
            record.headers,
            body,
            record.decoded,
            record.duration_ms,
            journal,
            lambda error: self._on_garbled(journal, _described(error, secrets)),
        )

    def _request(
        self, client: httpx.AsyncClient, sending: Sending, token: str | None, record: _Record
    ) -> httpx.Request:
        headers = dict(sending.headers)
        content: AsyncIterator[bytes] | bytes | None = None
        if sending.multipart is not None:
            headers.update(sending.multipart.headers)
            content = _counted(sending.multipart.pieces(sending.progress), record)
        elif sending.body is not None:
            content = json.dumps(
                sending.body, ensure_ascii=False, separators=(",", ":"), allow_nan=False
            ).encode("utf-8", "replace")
            headers["Content-Type"] = "application/json"
            record.bytes_out = len(content)
        if token is not None:
            headers["Authorization"] = self._authorization(sending.url, token)
        timeouts = self._timeouts
        return client.build_request(
            sending.method,
            sending.url,
            params=list(sending.query) or None,
            # Names in Cyrillic (X-Ignore-Lastname) go as UTF-8.
            headers=[
                (key.encode(), value.encode("utf-8", "replace")) for key, value in headers.items()
            ],
            content=content,
            timeout=httpx.Timeout(
                connect=timeouts.connect_s,
                read=sending.read_s,
                write=timeouts.write_s,
                pool=timeouts.connect_s,
            ),
        )

    def _authorization(self, url: str, token: str) -> str:
        """The only place where a key meets a request: never for another scheme, host or port."""
        place = origin(url)
        if place != self._base:
            raise WrongHost("a key must not go there", cause="foreign", host=place.host)
        return f"Bearer {token}"

    def _trouble(self, error: BaseException, sending: Sending) -> DeskError | None:
        """What a failure means; None for what is no failure of the network."""
        host = origin(sending.url).host
        if isinstance(error, DeskError):
            return error
        if isinstance(error, _TooMuch):
            # A write was carried out all the same.
            kind = Garbled if sending.method == "GET" else UnknownOutcome
            return kind("the answer is too large", cause="too_large", host=host)
        never_left = (
            httpx.ConnectError,
            httpx.ConnectTimeout,
            httpx.PoolTimeout,
            # The proxy refused to connect at all.
            httpx.ProxyError,
        )
        if isinstance(error, never_left):
            cause, detail = self._clients.cause(error)
            return NotSent("not sent", cause=cause, host=host, detail=detail)
        if isinstance(error, TimeoutError | httpx.TimeoutException):
            return UnknownOutcome("no answer in time", cause="timeout", host=host)
        if isinstance(error, httpx.RequestError | httpx.StreamError | ConnectionError):
            return UnknownOutcome("the connection broke", cause="cut", host=host)
        return None

    def _hand_over(self, record: _Record) -> Journal:
        record.duration_ms = max(0, round((self._monotonic() - record.started) * 1000))
        return self._on_exchange(record.exchange())


class _TooMuch(Exception):
    """A body went beyond its cap."""


@dataclass(slots=True)
class _Record:
    """What is known of an attempt so far."""

    sending: Sending
    attempt: int
    secrets: tuple[str, ...]
    started_at: datetime
    started: float
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    decoded: Decoded = field(default_factory=Decoded)
    bytes_out: int = 0
    bytes_in: int = 0
    duration_ms: int = 0
    error: str = ""

    def exchange(self) -> Exchange:
        """The journal's form, without secrets."""
        sending = self.sending
        error = self.error
        if not error and self.status >= 400:
            error = masked_text(summary(complaints(self.decoded.data)), self.secrets)
        return Exchange(
            method=sending.method,
            endpoint=endpoint(sending.path, sending.query, self.secrets),
            status_code=self.status or None,
            started_at=self.started_at,
            duration_ms=self.duration_ms,
            bytes_out=self.bytes_out,
            bytes_in=self.bytes_in,
            attempt=self.attempt,
            request_id=masked_text(self.headers.get("x-request-id", ""))[:100],
            request_data=masked(_outgoing(sending), self.secrets),
            response_data=masked(self._incoming(), self.secrets),
            error_message=error,
        )

    def _incoming(self) -> Any:
        if self.decoded.fault in ("html", "text", "json") and self.decoded.text:
            return self.decoded.text
        if self.decoded.data is None and self.bytes_in:
            return f"<{self.bytes_in} bytes, {self.headers.get('content-type', 'unknown type')}>"
        return _brief(self.decoded.data) if self.sending.brief else self.decoded.data


def _brief(data: Any) -> Any:
    """A page with its first records: masking thousands of pages whole holds up the window."""
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list) or len(items) <= _BRIEF_ITEMS:
        return data
    return {**data, "items": [*items[:_BRIEF_ITEMS], {"more": len(items) - _BRIEF_ITEMS}]}


async def row_id(journal: Journal) -> int | None:
    """Number of the journal row, once it is written; None when that takes too long or failed.

    Waiting must not cancel the writing of the row, so nothing here cancels the future.
    """
    written = asyncio.wrap_future(journal)
    done, _ = await asyncio.wait({written}, timeout=_JOURNAL_WAIT_S)
    if not done or written.cancelled() or written.exception() is not None:
        return None
    return written.result()


async def _read(response: httpx.Response, cap_bytes: int, record: _Record) -> bytes:
    if response.is_stream_consumed:
        # Answers made up in a test come with their body read.
        body = response.content
        record.bytes_in = len(body)
        if len(body) > cap_bytes:
            raise _TooMuch
        return body
    pieces: list[bytes] = []
    async for piece in response.aiter_raw():
        record.bytes_in += len(piece)
        if record.bytes_in > cap_bytes:
            raise _TooMuch
        pieces.append(piece)
    return _unfolded(b"".join(pieces), response.headers.get("content-encoding", ""), cap_bytes)


def _unfolded(body: bytes, encoding: str, cap_bytes: int) -> bytes:
    """A body compressed although nobody asked for it, never larger than its cap."""
    if encoding.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        return body
    try:
        unfolded = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, cap_bytes + 1)
    except zlib.error:
        return body
    if len(unfolded) > cap_bytes:
        raise _TooMuch
    return unfolded


async def _decoded(headers: Mapping[str, str], body: bytes, expect: str) -> Decoded:
    kind = headers.get("content-type", "")
    if expect == "bytes" and "json" not in kind:
        return Decoded()
    if expect == "any" and body and not _looks_readable(kind):
        return Decoded()
    if len(body) > _BIG_BYTES:
        return await asyncio.to_thread(decode_answer, kind, body)
    return decode_answer(kind, body)


def _looks_readable(content_type: str) -> bool:
    kind = content_type.lower()
    return not kind or kind.startswith("text/") or "json" in kind or "xml" in kind


async def _counted(pieces: AsyncIterator[bytes], record: _Record) -> AsyncIterator[bytes]:
    async for piece in pieces:
        yield piece
        record.bytes_out += len(piece)


def _kept(headers: httpx.Headers) -> dict[str, str]:
    return {key: headers[key] for key in _KEPT_HEADERS if key in headers}


def _outgoing(sending: Sending) -> Any:
    if sending.multipart is None:
        return sending.body
    return {
        "file": {"name": sending.multipart.name, "bytes": len(sending.multipart.content)},
        "headers": dict(sending.headers),
        **sending.multipart.fields,
    }


def _described(error: BaseException, secrets: tuple[str, ...]) -> str:
    if isinstance(error, asyncio.CancelledError):
        return "cancelled"
    # Texts of libraries can hold a key, e.g. one that was pasted with a newline.
    return masked_text(f"{type(error).__name__}: {error}", secrets)[:500].rstrip(": ")
