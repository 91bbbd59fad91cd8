"""The embedded Huntflow as one object."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import httpx

from .calls import Desk
from .clock import midnight
from .gate import App, Dropped, Gate
from .journal import Journal
from .pace import Pace
from .routes import router
from .storage import Doc, Store
from .switches import Switches
from .tokens import Tokens
from .world import World, default_vacancies

INDEX_LAG_S = 2.0
MOST_APPLICANTS = 100_000


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
        access_ttl_s: float = 604_800,
        refresh_ttl_s: float = 1_209_600,
        clock: Callable[[], float] = time.time,
        index_lag_s: float = INDEX_LAG_S,
        latency_s: float = 0.0,
    ) -> None:
        if not 0 <= applicants <= MOST_APPLICANTS:
            raise ValueError(f"applicants must be 0 to {MOST_APPLICANTS}")
        if vacancies is None:
            vacancies = default_vacancies(applicants)
        origin: Doc = {
            "applicants": applicants,
            "seed": seed,
            "vacancies": vacancies,
            "anchor": midnight(clock()),
        }
        self._store = Store(state_file, origin)
        anchor = float(self._store.origin["anchor"])
        self.journal = Journal()
        self._tokens = Tokens(self._store, clock, access_ttl_s, refresh_ttl_s)
        self.switches = Switches(seed, self._tokens.expire_all)
        world = World(self._store, seed, applicants, vacancies, anchor, clock)
        desk = Desk(world, self._tokens, self.switches, index_lag_s)
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
