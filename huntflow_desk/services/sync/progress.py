"""How far reading has come, how fast it goes, what it did."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from huntflow_desk.core.errors import Problem

_SPAN_S = 30.0
"""Speed is that of the last half minute."""


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """What people see. `state`: idle, running, paused, waiting (for the network or a turn),
    stopped (cancelled), failed (see `problem`). `step`: reference, vacancies, people, checking,
    recent, details. `rate` counts items a second; `left_s` is None while nobody can tell.
    """

    state: str = "idle"
    step: str = ""
    done: int = 0
    total: int = 0
    rate: float = 0.0
    left_s: float | None = None
    account_id: int | None = None
    problem: Problem | None = None

    @property
    def active(self) -> bool:
        """Whether there is something to pause or to cancel."""
        return self.state in ("running", "paused", "waiting")


@dataclass(slots=True)
class SyncReport:
    """What one run did. `complete`: every page was read and everybody who vanished was asked for.

    `notes` are facts for the log and the terminal, without people's data.
    """

    pages: int = 0
    applicants: int = 0
    skipped: int = 0
    removed: int = 0
    gaps: int = 0
    repeats: bool = False
    details: int = 0
    complete: bool = False
    notes: list[str] = field(default_factory=list)


class Speed:
    """Items a second, measured over the last half minute."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._seen: deque[tuple[float, int]] = deque()

    def restart(self) -> None:
        """Another kind of work begins, or it went on after a pause."""
        self._seen.clear()

    def note(self, done: int) -> float:
        """So much is done now; gives the speed, 0.0 while it is unknown."""
        now = self._monotonic()
        self._seen.append((now, done))
        while len(self._seen) > 2 and self._seen[0][0] < now - _SPAN_S:
            self._seen.popleft()
        then, before = self._seen[0]
        return (done - before) / (now - then) if now > then else 0.0
