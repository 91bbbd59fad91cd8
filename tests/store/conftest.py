"""Real SQLite files in a temporary folder, a clock that moves only when told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from huntflow_desk.core.settings import LogPolicy
from huntflow_desk.store.database import Store, open_store


class Clock:
    """Gives `now`; tests move it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **time: float) -> None:
        """Move on by what `timedelta` takes."""
        self.now += timedelta(**time)


OpenStore = Callable[..., Store]


@pytest.fixture
def clock() -> Clock:
    """A fresh clock."""
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the databases of the test's profile and system go; not made yet."""
    return tmp_path / "profiles" / "anna" / "prod"


@pytest.fixture
def open_here(folder: Path, clock: Clock) -> Iterator[OpenStore]:
    """Opens the store of `folder`; what the test leaves open is closed."""
    opened: list[Store] = []

    def open_it(policy: LogPolicy | None = None, place: Path = folder, user: str = "anna") -> Store:
        store = open_store(place, user=user, clock=clock, policy=policy or LogPolicy())
        opened.append(store)
        return store

    yield open_it
    for store in opened:
        store.close()


@pytest.fixture
def store(open_here: OpenStore) -> Store:
    """An open, empty store."""
    return open_here()
