"""A workplace on an embedded Huntflow, or on a server that answers as a test says."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx

from huntflow_desk.core.events import Change
from huntflow_desk.core.keys import KeyPair
from huntflow_desk.core.settings import Paths, System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.services.workplace import Desk, Workplace
from tests.filling import BASE_URL, demo_desk, key_pair
from tests.services import hurry

T = TypeVar("T")
ACCOUNT = 1
WATCHED = 3
"""The organisation of the embedded Huntflow where the key's user is only a watcher."""


class Clock:
    """Wall clock that moves only when told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **time: float) -> None:
        """Move on by what `timedelta` takes."""
        self.now += timedelta(**time)


class House:
    """A desk, and what its workplaces ask and tell."""

    def __init__(
        self,
        folder: Path,
        answer: Callable[[httpx.Request], httpx.Response] | None = None,
        **options: Any,
    ) -> None:
        """`answer`: this server in place of an embedded Huntflow with these `options`."""
        self.clock = Clock()
        self.changes: list[Change] = []
        options = {"applicants": 75, "seed": 1, "rate_limit": False, "index_lag_s": 0.0, **options}
        self.demo = DemoHuntflow(**options)
        if answer is None:
            self.desk = demo_desk(folder, self.demo)
            self.desk.clock = self.clock
        else:
            self.desk = Desk(Paths(folder), transport=httpx.MockTransport(answer), clock=self.clock)

    def run(
        self,
        work: Callable[[Workplace], Awaitable[T]],
        profile: str = "anna",
        system: System = System.PROD,
    ) -> T:
        """Do `work` with an open workplace, then close it."""

        async def inside() -> T:
            async with self.open(profile, system) as workplace:
                return await work(workplace)

        return hurry.run(inside)

    @asynccontextmanager
    async def open(
        self, profile: str = "anna", system: System = System.PROD
    ) -> AsyncIterator[Workplace]:
        """An open workplace that has keys."""
        if system is not System.DEMO and self.desk.key_ring(profile, system).load() is None:
            await self.desk.keep_keys(profile, system, key_pair(self.demo))
        workplace = self.desk.open(profile, system)
        workplace.bus.listen(self.changes.append)
        try:
            yield workplace
        finally:
            await self.desk.close(workplace)

    def asked(self, *, method: str = "GET", part: str = "") -> list[str]:
        """Paths with queries that the embedded Huntflow was asked for."""
        return [
            f"{entry['path'].removeprefix('/v2')}?{entry['query']}".rstrip("?")
            for entry in self.demo.journal
            if entry["method"] == method and part in entry["path"]
        ]

    def changed(self, kind: str) -> list[Change]:
        """The changes of a kind, in order."""
        return [change for change in self.changes if change.kind == kind]


class Scripted:
    """A server of a few answers by path; counts what is asked."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/v2")
        query = request.url.query.decode()
        self.asked.append(f"{path}?{query}".rstrip("?"))
        for known, answer in self.answers.items():
            if path == known:
                if callable(answer):
                    answer = answer(request)
                return answer if isinstance(answer, httpx.Response) else json_answer(answer)
        return httpx.Response(404, json={"errors": [{"type": "not_found", "title": "?"}]})


def json_answer(body: Any, status: int = 200) -> httpx.Response:
    return httpx.Response(status, json=body)


def card(applicant_id: int, **more: Any) -> dict[str, Any]:
    """An applicant as the vendor's list gives it."""
    return {
        "id": applicant_id,
        "first_name": "Анна",
        "last_name": f"Иванова-{applicant_id}",
        "created": "2026-01-01T10:00:00+03:00",
        "links": [],
        "tags": [],
        "external": [],
        **more,
    }


def link(vacancy_id: int, status: int = 1) -> dict[str, Any]:
    """A person's link to a vacancy."""
    return {"id": vacancy_id * 10, "vacancy": vacancy_id, "status": status, "updated": None}


def page(
    items: Iterable[dict[str, Any]], number: int = 1, *, pages: Any = 1, total: Any = None
) -> dict[str, Any]:
    """The vendor's page envelope."""
    items = list(items)
    return {
        "page": number,
        "count": 30,
        "total_pages": pages,
        "total_items": len(items) if total is None else total,
        "items": items,
    }


def number_of(request: httpx.Request) -> int:
    """Which page was asked for."""
    return int(request.url.params.get("page", "1"))


def foreign_pair(url: str = BASE_URL) -> KeyPair:
    """A pair nobody issued."""
    return KeyPair(url, "access-" + "a" * 32, "refresh-" + "r" * 32, datetime.now(UTC))
