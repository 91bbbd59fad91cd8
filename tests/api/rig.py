"""What the tests of this room share: a keeper in memory, a journal in a list, a transport."""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from random import Random
from typing import Any

import httpx
from hypothesis import HealthCheck, settings

from huntflow_desk.api.huntflow import HuntflowApi
from huntflow_desk.api.pace import Pace
from huntflow_desk.api.transport import Transport
from huntflow_desk.core.documents import Exchange
from huntflow_desk.core.errors import DeskError, KeysLocked
from huntflow_desk.core.keys import KeyPair
from huntflow_desk.demo import DemoHuntflow

# Other work on the machine must not fail a property.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

BASE = "https://hf.example"
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ACCESS, REFRESH = "access-0-" + "a" * 40, "refresh-0-" + "r" * 40


def pair(access: str = ACCESS, refresh: str = REFRESH, base_url: str = BASE) -> KeyPair:
    return KeyPair(base_url, access, refresh, NOW)


class Keeper:
    """A keyring in memory. `refusals` counts how many savings fail; `fail` raises in a step."""

    def __init__(self, kept: KeyPair | None = None) -> None:
        self.kept = kept
        self.refusals = 0
        self.steps: list[str] = []
        self.fail: dict[str, BaseException] = {}
        self.saved: list[KeyPair] = []
        self._lock = threading.Lock()

    def load(self) -> KeyPair | None:
        self._step("load")
        return None if self.kept is None else KeyPair.from_text(self.kept.to_text())

    def save(self, pair: KeyPair) -> None:
        self._step("save")
        if self.refusals:
            self.refusals -= 1
            raise KeysLocked(cause="locked")
        self.kept = KeyPair.from_text(pair.to_text())
        self.saved.append(self.kept)

    @contextmanager
    def lock(self) -> Iterator[None]:
        self._step("lock")
        assert self._lock.acquire(timeout=5)
        try:
            yield
        finally:
            self._lock.release()
            self.steps.append("unlock")

    def _step(self, name: str) -> None:
        self.steps.append(name)
        if name in self.fail:
            raise self.fail.pop(name)


class Rig:
    """A transport over a handler, a demo or any httpx transport, and everything it reports."""

    def __init__(
        self,
        answer: Callable[[httpx.Request], Any] | httpx.AsyncBaseTransport | None = None,
        *,
        demo: DemoHuntflow | None = None,
        keeper: Keeper | None = None,
        base_url: str = BASE,
        **options: Any,
    ) -> None:
        self.exchanges: list[Exchange] = []
        self.garbled: dict[int, str] = {}
        self.states: list[str] = []
        self.troubles: list[DeskError] = []
        self.marks: list[str] = []
        http: httpx.AsyncBaseTransport | None = None
        if demo is not None:
            http = demo.transport()
        elif isinstance(answer, httpx.AsyncBaseTransport):
            http = answer
        elif answer is not None:
            http = httpx.MockTransport(answer)
        if keeper is None:
            keeper = Keeper(pair() if demo is None else demo_pair(demo))
        self.keeper = keeper
        options.setdefault("pace", Pace.off(in_flight=100))
        options.setdefault("on_exchange", self._record)
        options.setdefault("on_garbled", self._garbled)
        self.transport = Transport(
            base_url=base_url,
            keeper=keeper,
            on_state=self.states.append,
            on_trouble=self.troubles.append,
            marker=self.marks.append,
            http=http,
            clock=lambda: NOW,
            monotonic=lambda: asyncio.get_running_loop().time(),
            rng=Random(1),
            **options,
        )
        self.api = HuntflowApi(self.transport)

    async def __aenter__(self) -> Rig:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.transport.aclose()

    def _record(self, exchange: Exchange) -> concurrent.futures.Future[int]:
        self.exchanges.append(exchange)
        written: concurrent.futures.Future[int] = concurrent.futures.Future()
        written.set_result(len(self.exchanges))
        return written

    def _garbled(self, written: concurrent.futures.Future[int], message: str) -> None:
        """Number of the exchange, from 1 -> what was wrong with its answer."""
        assert written.result() not in self.garbled
        self.garbled[written.result()] = message

    @property
    def seen(self) -> list[tuple[str, str, int | None]]:
        """Method, endpoint and status of every exchange."""
        return [(each.method, each.endpoint, each.status_code) for each in self.exchanges]


def demo_pair(demo: DemoHuntflow, base_url: str = BASE) -> KeyPair:
    issued = demo.issue_pair()
    return pair(issued["access_token"], issued["refresh_token"], base_url)


def demo_huntflow(**options: Any) -> DemoHuntflow:
    options = {"applicants": 60, "seed": 1, "rate_limit": False, "index_lag_s": 0.0, **options}
    return DemoHuntflow(**options)


def errors(status: int, *entries: dict[str, Any], **headers: str) -> httpx.Response:
    """An error answer in the shape of v2."""
    return httpx.Response(status, json={"errors": list(entries)}, headers=headers)


def expired() -> httpx.Response:
    return errors(401, {"type": "authorization_error", "title": "x", "detail": "token_expired"})


def granted(number: int = 1) -> httpx.Response:
    """A good answer to a refresh."""
    return httpx.Response(
        200,
        json={
            "access_token": f"access-{number}-" + "a" * 40,
            "refresh_token": f"refresh-{number}-" + "r" * 40,
            "token_type": "bearer",
            "expires_in": 604_800,
            "refresh_token_expires_in": 1_209_600,
        },
    )


def bearer(request: httpx.Request) -> str:
    return request.headers.get("authorization", "").removeprefix("Bearer ")
