"""What a synchronisation says where there is no window: lines of progress, facts at the end."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.events import Change
from huntflow_desk.services.sync.progress import SyncProgress, SyncReport

if TYPE_CHECKING:
    from huntflow_desk.services.sync.service import Sync

LINE_EVERY_S = 1.0


class ProgressLines:
    """Listens to the bus; says a line at each step, each second and each end of a step."""

    def __init__(self, sync: Sync, say: Callable[[str], None]) -> None:
        self._sync = sync
        self._say = say
        self._said = ("", 0, 0)
        self._said_at = 0.0

    def __call__(self, change: Change) -> None:
        if change.kind != "sync":
            return
        now = self._sync.progress
        here = (now.step, now.done, now.total)
        urgent = now.step != self._said[0] or now.done >= now.total > 0
        waited = time.monotonic() - self._said_at >= LINE_EVERY_S
        if now.step and here != self._said and (urgent or waited):
            self._said, self._said_at = here, time.monotonic()
            self._say(line_of(now))


def line_of(progress: SyncProgress) -> str:
    """One line: step, n of m, speed, time left."""
    line = progress.step
    if progress.total:
        line += f": {progress.done}/{progress.total}"
    if progress.rate > 0:
        line += f", {progress.rate:.1f}/s"
    if progress.left_s is not None and progress.left_s >= 1:
        line += f", {progress.left_s:.0f} s left"
    return line


def facts_of(report: SyncReport, *, requests: int, seconds: float) -> dict[str, Any]:
    """The run as one JSON-able object."""
    return {
        "complete": report.complete,
        "requests": requests,
        "pages": report.pages,
        "applicants": report.applicants,
        "skipped": report.skipped,
        "removed": report.removed,
        "details": report.details,
        "seconds": round(seconds, 2),
        "notes": report.notes,
    }
