"""Keeping what is being typed: a second after the first change, and at the end at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from huntflow_desk.core.models import Json, Saved
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace

DRAFT_MS = 1_000


class Drafting(QObject):
    """One draft, called `name` ("": nothing is kept). `kept(whether there is one now)`.

    `read` gives what is worth keeping at this moment, None when nothing is. The writes of one
    name come one after the other, whoever started them: the latest word stays.
    """

    kept = Signal(bool)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        read: Callable[[], Json | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.name = ""
        self._workplace = workplace
        self._runner = runner
        self._read = read
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep)

    def find(self) -> Saved[Json] | None:
        """What was kept before, with the time."""
        return self._workplace.drafts.find(self.name) if self.name else None

    def touch(self) -> None:
        """Something was changed: keep it within a second."""
        if not self._timer.isActive():
            self._timer.start()

    def settle(self) -> None:
        """Keep what is not kept yet."""
        if self._timer.isActive():
            self.keep()

    def keep(self) -> None:
        """Keep it now; where nothing is worth it, there is no draft."""
        work, is_there = self._work()
        if work is not None:
            self._start(work, is_there)

    async def keep_typed(self) -> None:
        """As `settle`, to its end; for whoever closes everything. Raises DiskTrouble."""
        if self._timer.isActive():
            work, _ = self._work()
            if work is not None:
                await work()

    def drop(self) -> None:
        """It was saved or given up."""
        self._timer.stop()
        if self.name:
            self._start(partial(self._workplace.drafts.drop, self.name), False)

    def _work(self) -> tuple[Callable[[], Awaitable[None]] | None, bool]:
        self._timer.stop()
        if not self.name:
            return None, False
        drafts, data = self._workplace.drafts, self._read()
        if data is None:
            return partial(drafts.drop, self.name), False
        return partial(drafts.keep, self.name, data), True

    def _start(self, work: Callable[[], Awaitable[None]], is_there: bool) -> None:
        def done(_: object) -> None:
            if shiboken6.isValid(self):
                self.kept.emit(is_there)

        # Nobody's task: the window it was typed in may be gone before it is written.
        self._runner.start(
            work,
            owner=None,
            key=f"draft {self.name}",
            done=done,
            background=True,
            label=self.tr("Черновик"),
        )
