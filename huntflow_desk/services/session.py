"""The connection of one profile and system: its client, its state, and coming back by itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from huntflow_desk.core.errors import DeskError, KeysLost, NotSent, Problem, explain
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.settings import System

if TYPE_CHECKING:
    # asyncio and the client cost as much as a bare window: they come after the first paint.
    import asyncio

    from huntflow_desk.api.huntflow import HuntflowApi
    from huntflow_desk.core.documents import Me

Clock = Callable[[], datetime]
StateListener = Callable[[str], None]
Connect = Callable[[StateListener], Awaitable["HuntflowApi"]]
"""Builds the client; it reports "online", "offline", "slow" and "keys" to the listener."""

_TO_PROBE = ("offline", "unknown")
PROBE_PAUSES_S = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0)


@dataclass(frozen=True, slots=True)
class ConnectionState:
    """What is known of the connection. `kind`: unknown, online, slow, offline, paused, keys."""

    kind: str = "unknown"
    since: datetime | None = None
    last_answer_at: datetime | None = None
    problem: Problem | None = None

    @property
    def usable(self) -> bool:
        """Whether asking the server makes sense now."""
        return self.kind in ("unknown", "online", "slow")


class Session:
    """One profile and system in work.

    `api()` gives the client, building it at the first call. While the network is away, or not
    heard of, `watch()` asks for `/me` now and then; Change("connection") tells the news.
    """

    def __init__(
        self,
        *,
        profile: str,
        system: System,
        bus: Bus,
        clock: Clock,
        connect: Connect,
        probe_pauses_s: Sequence[float] = PROBE_PAUSES_S,
    ) -> None:
        self.profile = profile
        self.system = system
        self.state = ConnectionState(since=clock())
        self.me: Me | None = None
        self.keys_problem: Problem | None = None
        self._bus = bus
        self._clock = clock
        self._connect = connect
        self._probe_pauses_s = tuple(probe_pauses_s)
        self._building: asyncio.Task[HuntflowApi] | None = None
        self._stirred: asyncio.Event | None = None
        self._closed = False

    async def api(self) -> HuntflowApi:
        """The client. Raises NotSent(cause="paused") while the person works offline by choice."""
        if self.state.kind == "paused":
            raise NotSent(cause="paused")
        return await self._client()

    async def check(self) -> Me:
        """Ask the server who we are. Raises what the client raises."""
        api = await self._client()
        self.me = await api.accounts.me()
        return self.me

    async def watch(self) -> None:
        """Probe while offline, and where nobody asked anything because all is fresh, until
        cancelled. Started and stopped by the roof."""
        import asyncio

        self._stirred = asyncio.Event()
        tries = 0
        while True:
            if self.state.kind not in _TO_PROBE:
                tries = 0
                self._stirred.clear()
                await self._stirred.wait()
                continue
            pause_s = self._probe_pauses_s[min(tries, len(self._probe_pauses_s) - 1)]
            tries += 1
            await asyncio.sleep(pause_s)
            if self.state.kind in _TO_PROBE:
                try:
                    await self.check()
                except DeskError as error:
                    self._note(error)

    def pause(self) -> None:
        """Work offline by choice."""
        self._become("paused")

    def resume(self) -> None:
        """End of working offline by choice."""
        if self.state.kind == "paused":
            self._become("unknown")

    def heard(self, kind: str) -> None:
        """The client tells how the connection is: online, offline, slow or keys."""
        if self._closed:
            return
        if self.state.kind == "paused":
            return
        if kind != self.state.kind:
            problem = explain(KeysLost(cause="invalid")) if kind == "keys" else None
            self._become(kind, problem)

    def answered(self) -> None:
        """Huntflow answered a request, whatever it said."""
        if self._closed:
            return
        self.state = replace(self.state, last_answer_at=self._clock())
        if self.state.kind == "unknown":
            # After a pause the client has no news to tell: it was online all the time.
            self._become("online")

    def keys_not_kept(self, error: DeskError) -> None:
        """The keys were renewed and the keyring refuses them: they live in memory, saving is
        tried again. `keys_problem` tells until `keys_kept`."""
        problem = replace(explain(error), kind="keys_unsaved", action="none")
        if problem != self.keys_problem:
            self.keys_problem = problem
            self._bus.publish(Change("connection"))

    def keys_kept(self) -> None:
        """The keyring has them now."""
        if self.keys_problem is not None:
            self.keys_problem = None
            self._bus.publish(Change("connection"))

    async def close(self) -> None:
        """Close the client, if it was ever built; a running key refresh is awaited inside."""
        self._closed = True
        building, self._building = self._building, None
        if building is None:
            return
        try:
            api = await building
        except DeskError:
            return
        await api.transport.aclose()

    async def _client(self) -> HuntflowApi:
        import asyncio

        if self._building is None or (
            self._building.done() and (self._building.cancelled() or self._building.exception())
        ):
            self._building = asyncio.ensure_future(self._connect(self.heard))
        try:
            return await asyncio.shield(self._building)
        except DeskError as error:
            self._note(error)
            raise

    def _note(self, error: DeskError) -> None:
        """Remember why it does not work; the client has told the kind already, if it exists."""
        if isinstance(error, KeysLost):
            self._become("keys", explain(error))
        elif self.state.kind in ("offline", "unknown") and isinstance(error, NotSent):
            self._become("offline", explain(error))

    def _become(self, kind: str, problem: Problem | None = None) -> None:
        if kind == self.state.kind and problem == self.state.problem:
            return
        since = self.state.since if kind == self.state.kind else self._clock()
        self.state = replace(self.state, kind=kind, since=since, problem=problem)
        if self._stirred is not None:
            self._stirred.set()
        self._bus.publish(Change("connection"))
