"""What the tests of the demo share: a clock that is set, a client in process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import httpx

from huntflow_desk.demo import DemoHuntflow

T = TypeVar("T")

START = 1_750_000_000.0  # a Sunday in June 2025
AGENT = "HuntflowDesk/0.0 (tests@example.com)"


class Clock:
    """A clock that moves only when told."""

    def __init__(self, now: float = START) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


class Rig:
    """A demo, its clock and a client that holds a key."""

    def __init__(self, **options: Any) -> None:
        self.clock: Clock = options.pop("clock", None) or Clock()
        options.setdefault("rate_limit", False)
        self.demo = DemoHuntflow(clock=self.clock, **options)
        self.pair = self.demo.issue_pair()
        self.client = httpx.AsyncClient(
            transport=self.demo.transport(),
            base_url="https://demo.example/v2",
            headers={"User-Agent": AGENT},
        )

    async def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        """One request with the present key."""
        headers = {"Authorization": f"Bearer {self.pair['access_token']}"}
        headers.update(options.pop("headers", {}))
        return await self.client.request(method, path, headers=headers, **options)

    async def get(self, path: str, **options: Any) -> Any:
        """The JSON of a GET that must succeed."""
        answer = await self.ask("GET", path, **options)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def send(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:
        """The JSON of a write that must end with this status."""
        answer = await self.ask(method, path, json=body)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None


def run(work: Callable[[Rig], Awaitable[T]], **options: Any) -> T:
    """Run a coroutine against a fresh demo."""

    async def inside() -> T:
        rig = Rig(**options)
        async with rig.client:
            return await work(rig)

    return asyncio.run(inside())


def org_of(demo: DemoHuntflow, account_id: int) -> Any:
    """The demo's organisation itself, for what no request can see or set."""
    app: Any = demo._gate._app
    for route in app.routes:
        for cell in route.endpoint.__closure__ or ():
            world = getattr(cell.cell_contents, "world", None)
            if world is not None:
                return world.orgs[account_id]
    raise AssertionError


@contextmanager
def served(demo: DemoHuntflow) -> Iterator[str]:
    """A uvicorn server in a thread; gives its base URL (without /v2)."""
    from huntflow_desk.demo.server import DemoServer, run_server

    listening = threading.Event()
    server = DemoServer(demo, 0, lambda port: listening.set())
    thread = threading.Thread(target=lambda: asyncio.run(run_server(server)))
    thread.start()
    try:
        assert listening.wait(10), "the server does not listen"
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.should_exit = True
        thread.join(10)
        assert not thread.is_alive()
