"""The one shared client: every request to Huntflow goes through here, in this order.

Single flight for equal reads - pace - key - send - journal - status to exception - retry (reads
and uploads only) or one refresh of the keys. Writes are never repeated here after they may have
been carried out: that is the outbox's decision.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import httpx

from huntflow_desk.core.address import origin
from huntflow_desk.core.errors import (
    DeskError,
    Garbled,
    KeysLost,
    NotSent,
    ServerTrouble,
    SlowDown,
    TooLarge,
    UnknownOutcome,
    WrongHost,
)
from huntflow_desk.core.keys import KeyKeeper, KeyPair, Marker
from huntflow_desk.core.priority import Priority

from .answers import MAX_UPLOAD_BYTES, complaints, is_expired, judge, retry_after_s
from .clients import Clients, Timeouts
from .fetching import Fetcher
from .flights import Flights
from .messages import (
    Answer,
    Expect,
    Query,
    answer_of,
    plain_path,
    query_pairs,
    redirect_target,
    worth_repeating,
)
from .multipart import Multipart, Progress
from .pace import Pace, Stopped, Ticket
from .refreshing import TooEarly
from .sending import (
    MAX_FILE_BYTES,
    MAX_JSON_BYTES,
    OnExchange,
    OnGarbled,
    Reply,
    Sender,
    Sending,
    row_id,
)
from .tokens import Tokens

ATTEMPTS = 3
_TOO_EARLY_WAIT_S = 2.0
_MOST_RESENDS = 4
_BACKOFF_S = 0.5
_LONGEST_BACKOFF_S = 8.0


@dataclass(frozen=True, slots=True)
class _Errand:
    """A request and how it may be treated."""

    sending: Sending
    attempts: int
    with_key: bool
    repeatable: bool


class Transport:
    """One connection to one Huntflow with one pair of keys.

    `on_exchange` gets every attempt; `on_garbled` gets what that gave for an attempt, and what was
    wrong with its answer, when it looked like a good one at first. `on_state` gets "online",
    "offline", "slow" or "keys" when it changes; `on_trouble` gets KeysLocked when a refreshed pair
    could not be kept, `on_kept` comes when it was kept after all; `on_answer` comes with every
    answer that is Huntflow's. `http` replaces the network (demo, tests). Paths are given without
    `/v2`.
    """

    def __init__(
        self,
        *,
        base_url: str,
        keeper: KeyKeeper,
        on_exchange: OnExchange,
        on_garbled: OnGarbled = lambda journal, message: None,
        on_state: Callable[[str], None] = lambda state: None,
        on_trouble: Callable[[DeskError], None] = lambda error: None,
        on_kept: Callable[[], None] = lambda: None,
        on_answer: Callable[[], None] = lambda: None,
        marker: Marker = lambda line: None,
        http: httpx.AsyncBaseTransport | None = None,
        proxy: str = "system",
        ca_file: str = "",
        pace: Pace | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        rng: random.Random | None = None,
        timeouts: Timeouts | None = None,
        contact: str = "huntflow-desk@example.com",
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.pace = pace or Pace()
        self._timeouts = timeouts or Timeouts()
        self._clock = clock
        self._sleep = sleep
        self._rng = rng or random.Random()
        self._on_state = on_state
        self._on_answer = on_answer
        self._state = ""
        self._closed = False
        self._flights: Flights[Answer] = Flights(self.pace.promote)
        self._clients = Clients(
            self.base_url, http=http, proxy=proxy, ca_file=ca_file, contact=contact
        )
        self._sender = Sender(
            self._clients,
            self.base_url,
            on_exchange,
            on_garbled,
            timeouts=self._timeouts,
            clock=clock,
            monotonic=monotonic,
        )
        self._fetcher = Fetcher(
            self._sender, self.base_url, timeouts=self._timeouts, sleep=sleep, backoff=self._backoff
        )
        self._tokens = Tokens(
            keeper,
            base_url=self.base_url,
            ask=self._ask_refresh,
            clock=clock,
            sleep=sleep,
            marker=marker,
            on_lost=lambda: self._hear("keys"),
            on_trouble=on_trouble,
            on_kept=on_kept,
            closing_s=self._timeouts.closing_s,
        )

    # Requests

    async def call(
        self,
        method: str,
        path: str,
        *,
        query: Query | None = None,
        json: Any = None,
        priority: Priority = Priority.FOREGROUND,
        attempts: int | None = None,
        expect: Expect = "json",
        deadline_s: float | None = None,
        with_key: bool = True,
    ) -> Answer:
        """One request by path (without `/v2`), answered well or raised as a DeskError.

        `expect` "json" insists on an object; "any" takes what comes. `attempts` counts for reads
        only. None in `query` is left out, lists repeat their key. Raises NotSent, UnknownOutcome,
        KeysLost, KeysLocked, Forbidden, Rejected, BrokenRecord, LicenceLimit, NotFound, TooLarge,
        SlowDown, ServerTrouble, Garbled, WrongHost.
        """
        method = method.upper()
        read = method == "GET"
        errand = _Errand(
            replace(
                self._sending(method, path, query, json, expect, deadline_s),
                brief=priority is Priority.BACKGROUND,
            ),
            attempts=max(1, attempts or ATTEMPTS) if read else 1,
            with_key=with_key,
            repeatable=read,
        )
        if not read:
            return await self._write(errand, priority)
        sending = errand.sending
        key = (sending.path, sending.query, expect, with_key, errand.attempts)
        return await self._flights.join(key, priority, lambda ticket: self._run(errand, ticket))

    async def upload(
        self,
        path: str,
        content: bytes,
        name: str,
        *,
        fields: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        content_type: str = "",
        progress: Progress | None = None,
        priority: Priority = Priority.FOREGROUND,
    ) -> Answer:
        """Send one file as multipart. Safe to repeat: equal bytes give the earlier file.

        Raises TooLarge before anything is sent, else what `call` raises.
        """
        if len(content) > MAX_UPLOAD_BYTES:
            raise TooLarge(limit_bytes=MAX_UPLOAD_BYTES, size_bytes=len(content), name=name)
        multipart = Multipart(name, content, dict(fields or {}), content_type)
        timeouts = self._timeouts
        deadline_s = timeouts.upload_s + len(content) / timeouts.upload_bytes_per_s
        sending = self._sending("POST", path, None, None, "json", deadline_s)
        sending = replace(
            sending,
            multipart=multipart,
            headers=dict(headers or {}),
            progress=progress,
            # Parsing takes its time after the last byte; a stall while sending is the write limit.
            read_s=deadline_s,
        )
        return await self._write(_Errand(sending, ATTEMPTS, True, True), priority)

    async def fetch_file(self, url: str, *, cap_bytes: int | None = None) -> bytes:
        """The bytes behind a signed address of an answer, fetched without any key.

        Raises WrongHost (neither https nor this computer), NotFound (expired or gone: read the
        parent again), Garbled, NotSent, UnknownOutcome, ServerTrouble.
        """
        self._open()
        return await self._fetcher.fetch(url, cap_bytes)

    # Keys and end

    async def use_keys(self, pair: KeyPair) -> None:
        """Work with these keys from now on and keep them. Raises KeysLocked, KeysLost."""
        await self._tokens.use(pair)

    async def reload_keys(self) -> bool:
        """Look into the keyring again; whether there are keys worth trying."""
        return await self._tokens.reload()

    async def aclose(self) -> None:
        """End reads under way, let a refresh finish (5 s at most), close connections."""
        self._closed = True
        await self._flights.aclose()
        await self._tokens.aclose()
        await self._clients.aclose()

    # One request from queue to answer

    async def _write(self, errand: _Errand, priority: Priority) -> Answer:
        self._flights.part()
        try:
            return await self._run(errand, Ticket(priority))
        finally:
            self._flights.part()

    async def _run(self, errand: _Errand, ticket: Ticket) -> Answer:
        failures = busy = early = resent = number = 0
        sending = errand.sending
        while True:
            number += 1
            try:
                reply, token = await self._once(errand, ticket, number)
            except (NotSent, UnknownOutcome) as error:
                failures += 1
                if self._closed or not worth_repeating(error) or failures >= errand.attempts:
                    self._hear("offline")
                    raise
                await self._sleep(self._backoff(failures))
                continue
            found = complaints(reply.decoded.data)
            if reply.status == 429 and not any(entry.is_repetition for entry in found):
                busy += 1
                await self._slow_down(reply, busy)
                continue
            self.pace.accepted()
            if reply.status == 401 and token is not None and resent < _MOST_RESENDS:
                resent += 1
                if is_expired(401, found):
                    try:
                        await self._tokens.newer_than(token)
                    except TooEarly:
                        early += 1
                        if early > ATTEMPTS:
                            raise await self._still_early(reply) from None
                        resent -= 1
                        await self._sleep(_TOO_EARLY_WAIT_S)
                    continue
                genuine = reply.decoded.fault in ("", "empty")
                if genuine and await self._tokens.replaced(token):
                    continue
            verdict = judge(
                write=not errand.repeatable,
                status=reply.status,
                decoded=reply.decoded,
                expect=sending.expect,
                host=self._host,
                location=redirect_target(reply),
            )
            self._hear_reply(reply, verdict.error, uploaded=sending.multipart is not None)
            if verdict.error is None:
                if token is not None:
                    self._tokens.proved(token)
                return answer_of(reply, sending.expect)
            if reply.status < 300:
                reply.garbled(verdict.error)
            failures += 1
            if verdict.again and failures < errand.attempts:
                await self._sleep(self._backoff(failures, self._asked_wait_s(reply)))
                continue
            verdict.error.journal_id = await row_id(reply.journal)
            raise verdict.error

    async def _once(self, errand: _Errand, ticket: Ticket, number: int) -> tuple[Reply, str | None]:
        """A turn in the queue, the key of that moment, one attempt."""
        self._open()
        if errand.with_key:
            self._tokens.check()
        try:
            await self.pace.enter(ticket)
        except Stopped as stop:
            raise SlowDown(wait_s=stop.wait_s, host=self._host) from None
        try:
            token = (await self._tokens.current()).access_token if errand.with_key else None
            reply = await self._sender.send(
                errand.sending, token=token, attempt=number, secrets=self._tokens.secrets
            )
            return reply, token
        finally:
            self.pace.leave(ticket)

    async def _ask_refresh(self, refresh_token: str, number: int) -> Reply:
        """`POST /token/refresh`, past the queue: those who wait for it may fill it."""
        try:
            await self.pace.wait_out_stop()
        except Stopped as stop:
            raise SlowDown(wait_s=stop.wait_s, host=self._host) from None
        body = {"refresh_token": refresh_token}
        timeouts = self._timeouts
        sending = self._sending("POST", "/token/refresh", None, body, "json", None)
        sending = replace(sending, read_s=timeouts.refresh_read_s)
        reply = await self._sender.send(
            sending, token=None, attempt=number, secrets=(*self._tokens.secrets, refresh_token)
        )
        if reply.status == 429:
            self.pace.refused(self._asked_wait_s(reply), self._rng.random())
        return reply

    async def _slow_down(self, reply: Reply, busy: int) -> None:
        """429: stop the whole key; the request itself was not carried out and is sent again."""
        stop_s = self.pace.refused(self._asked_wait_s(reply), self._rng.random())
        if busy > _MOST_RESENDS:
            raise SlowDown(wait_s=stop_s, host=self._host, journal_id=await row_id(reply.journal))

    async def _still_early(self, reply: Reply) -> DeskError:
        return ServerTrouble(
            "expired, and too early for a refresh",
            status=reply.status,
            host=self._host,
            journal_id=await row_id(reply.journal),
        )

    # Small parts

    @property
    def _host(self) -> str:
        return origin(self.base_url).host

    def _sending(
        self,
        method: str,
        path: str,
        query: Query | None,
        body: Any,
        expect: Expect,
        deadline_s: float | None,
    ) -> Sending:
        path = plain_path(path)
        return Sending(
            method=method,
            url=f"{self.base_url}/v2{path}",
            path=path,
            query=query_pairs(query),
            body=body,
            expect=expect,
            headers={"Accept": "application/json" if expect == "json" else "*/*"},
            deadline_s=deadline_s or self._timeouts.deadline_s,
            read_s=self._timeouts.read_s,
            cap_bytes=MAX_FILE_BYTES if expect == "bytes" else MAX_JSON_BYTES,
        )

    def _open(self) -> None:
        if self._closed:
            raise NotSent("the connection is closed", cause="other", host=self._host)

    def _backoff(self, failures: int, at_least_s: float | None = None) -> float:
        """Full jitter; what the server asked for counts, up to half a minute."""
        longest = min(_LONGEST_BACKOFF_S, _BACKOFF_S * 2**failures)
        return max(self._rng.uniform(0, longest), min(at_least_s or 0.0, 30.0))

    def _asked_wait_s(self, reply: Reply) -> float | None:
        return retry_after_s(reply.headers.get("retry-after"), self._clock())

    def _hear_reply(self, reply: Reply, error: DeskError | None, *, uploaded: bool) -> None:
        if isinstance(error, KeysLost | Garbled | WrongHost):
            return
        slow = reply.duration_ms > self._timeouts.slow_s * 1000 and not uploaded
        self._hear("slow" if slow else "online")
        self._on_answer()

    def _hear(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self._on_state(state)
