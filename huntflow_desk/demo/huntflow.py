"""The embedded Huntflow as one object."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import httpx

from .desk import ACCESS_TTL_S, INDEX_LAG_S, REFRESH_TTL_S, invent
from .gate import App, Dropped, Gate
from .journal import Journal
from .pace import Pace
from .routes import router
from .storage import Doc


class DemoHuntflow:
    """A stateful Huntflow with invented people and the vendor's rules.

    The same seed gives the same world; its dates are counted back from the day of ``clock`` at
    the first start, so a demo always looks lived in. With ``state_file`` every write is durable
    before it is answered, and the next start with the same options goes on from there.
    """

    def __init__(
        self,
        *,
        applicants: int = 500,
        seed: int = 1,
        vacancies: int | None = None,
        rate_limit: bool = True,
        state_file: Path | None = None,
        access_ttl_s: float = ACCESS_TTL_S,
        refresh_ttl_s: float = REFRESH_TTL_S,
        clock: Callable[[], float] = time.time,
        index_lag_s: float = INDEX_LAG_S,
        latency_s: float = 0.0,
    ) -> None:
        desk = invent(
            applicants=applicants,
            seed=seed,
            vacancies=vacancies,
            state_file=state_file,
            access_ttl_s=access_ttl_s,
            refresh_ttl_s=refresh_ttl_s,
            clock=clock,
            index_lag_s=index_lag_s,
        )
        self._store = desk.world.store
        self._tokens = desk.tokens
        self.switches = desk.switches
        self.journal = Journal()
        self._gate = Gate(
            router(desk, self.journal),
            journal=self.journal,
            switches=self.switches,
            tokens=self._tokens,
            pace=Pace(clock, rate_limit),
            clock=clock,
            latency_s=latency_s,
        )

    @property
    def app(self) -> App:
        """The ASGI application."""
        return self._gate

    def transport(self) -> httpx.AsyncBaseTransport:
        """A transport for ``httpx.AsyncClient`` that calls the application in process."""
        return _InProcess(self._gate)

    def issue_pair(self) -> Doc:
        """A new key pair, as somebody gets it in the web interface."""
        pair = self._tokens.issue()
        self._store.commit()
        return pair

    def save(self) -> None:
        """Make everything durable; does nothing without a state file."""
        self._store.commit()

    def close(self) -> None:
        """Save and let go of the state file."""
        self._store.close()


class _InProcess(httpx.AsyncBaseTransport):
    """ASGI in process; dropped connections surface as httpx's own errors."""

    def __init__(self, app: App) -> None:
        self._inner = httpx.ASGITransport(app=app)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return await self._inner.handle_async_request(request)
        except Dropped as dropped:
            if dropped.sent:
                raise httpx.ReadError("the demo lost the answer", request=request) from dropped
            raise httpx.ConnectError("the demo is down", request=request) from dropped
