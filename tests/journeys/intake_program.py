"""The program in a process of its own, to be killed: `python -m tests.journeys.intake_program
DATA STEP [FILE ...]`.

Steps: read (take the files, cancel in the middle, go on), send (aim the batch, create), finish
(until nothing is left to do), undo (take everything back through the dialog). Each prints lines:
READ n, CANCELLED n, SENT n, UNDONE n, END.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from huntflow_desk.app import Program, _run_loop
from huntflow_desk.core.intake import State, Target
from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.core.settings import Paths
from huntflow_desk.qt.dialogs.undobatch import UndoBatchDialog
from huntflow_desk.qt.panes.intake import IntakePane
from huntflow_desk.services.workplace import Workplace

ACCOUNT = 1
JUDGED = (State.READY, State.CHECK, State.DUPLICATE, State.UNREADABLE, State.SKIPPED)


def say(line: str) -> None:
    """A line the test waits for."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Script:
    """What a person does in this run."""

    def __init__(self, program: Program) -> None:
        self._program = program

    async def run(self, step: str) -> None:
        """Do a step, then end the program."""
        await self.until(lambda: self.window.dropping is not None)
        await self._quick()
        await getattr(self, step)()
        say("END")
        self._program._end()

    @property
    def window(self):  # type: ignore[no-untyped-def]
        """The window."""
        assert self._program._window is not None
        return self._program._window

    @property
    def place(self) -> Workplace:
        """What is open in it."""
        assert self._program._workplace is not None
        return self._program._workplace

    @property
    def pane(self) -> IntakePane:
        """The review."""
        found = self.window.room.intake
        assert isinstance(found, IntakePane)
        return found

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait."""
        while not condition():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.02)

    async def _quick(self) -> None:
        # What is tested is not how fast Huntflow may be asked.
        api = await self.place.session.api()
        api.transport.pace.set(1e6, 1e6)

    def count(self, *states: State) -> int:
        """Rows of all batches in these states."""
        batches = self.place.intake.batches()
        return sum(batch.counts.get(one, 0) for batch in batches for one in states)

    async def read(self) -> None:
        """Take the files that were given, cancel in the middle, go on."""
        total = int(os.environ["INTAKE_TOTAL"])
        await self.until(lambda: self.place.intake.batches())
        if self.count(*JUDGED) < total // 3:
            await self.until(lambda: self.count(*JUDGED) >= total // 3)
            self.pane.head.cancel.click()
            say(f"CANCELLED {self.count(*JUDGED)}")
            await asyncio.sleep(0.3)
        self.window.dropping.work()
        before = -1
        while self.place.intake.has_work():
            if (now := self.count(*JUDGED)) != before:
                say(f"READ {now}")
                before = now
            await asyncio.sleep(0.02)

    async def send(self) -> None:
        """Aim the batch and press the button."""
        await self.until(lambda: not self.place.intake.has_work())
        self.window.room.go("intake")
        library = self.place.library
        await library.refresh_dictionaries(ACCOUNT)
        await library.refresh_vacancies(ACCOUNT)
        vacancy = library.vacancy_rows(VacancyQuery(ACCOUNT))[0].vacancy_id
        stage = next(one for one in library.stages(ACCOUNT, vacancy) if one.kind == "user")
        names = library.names(ACCOUNT)
        target = Target(vacancy, stage.stage_id, min(names.sources), (min(names.tags),))
        (batch,) = self.place.intake.batches()
        await self.place.intake.set_target(batch.batch_id, target)
        self.pane.look()
        self.pane.go.click()
        await self.follow()

    async def follow(self) -> None:
        """Until what was asked for is done."""
        await self.until(lambda: not self.count(State.READY) or self.count(State.SENDING))
        before = -1
        while self.count(State.SENDING):
            if (now := self.count(State.DONE)) != before:
                say(f"SENT {now}")
                before = now
            await asyncio.sleep(0.02)
        await self.until(lambda: self.place.sending.is_idle)
        say(f"SENT {self.count(State.DONE)}")

    async def finish(self) -> None:
        """Go on with whatever was left."""
        await self.until(lambda: not self.place.intake.has_work())
        await self.until(lambda: not self.count(State.SENDING))

    async def undo(self) -> None:
        """Take it back; the number is typed."""
        self.window.room.go("intake")
        if self.count(State.DONE) and not any(
            row.result.get("undo") for row in self.place.intake.rows(self.pane.batch_id or 0)
        ):
            self.pane.undo.click()
            dialog = self.window.findChild(UndoBatchDialog)
            assert isinstance(dialog, UndoBatchDialog)
            dialog.typed.setText(str(len(dialog.plan.created)))
            dialog.submit()
        before = -1
        while self.count(State.DONE):
            if (now := self.count(State.DONE)) != before:
                say(f"UNDONE {now}")
                before = now
            await asyncio.sleep(0.02)


def main() -> int:
    """The program as `huntflow-desk FILE ...` starts it, and a hand that uses it."""
    data, step, *files = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    program = Program(app, Paths(Path(data)), lambda line: None, None)
    shown = program.show("default", None, [Path(one) for one in files])
    if shown is not None:
        return shown
    tasks: list[asyncio.Task[None]] = []

    def begin() -> None:
        tasks.append(asyncio.get_event_loop().create_task(Script(program).run(step)))

    QTimer.singleShot(0, begin)
    return _run_loop(app, program)


if __name__ == "__main__":
    raise SystemExit(main())
