"""A desk on the embedded Huntflow with one open profile, for tests of dialogs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.core.edits import Edit
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import Failure, TaskRunner
from huntflow_desk.services.workplace import Desk, Workplace
from tests.filling import key_pair

ACCOUNT = 1
ADDRESS = "https://acme-api.huntflow.ru"


@dataclass
class Room:
    """What dialogs are made with. `failures`: what reached the window's handler."""

    demo: DemoHuntflow
    desk: Desk
    workplace: Workplace
    runner: TaskRunner
    relay: Relay
    bot: QtBot
    loop: QEventLoop
    failures: list[Failure]

    def show(self, widget: QWidget) -> None:
        """Put it on screen until the test ends."""
        self.bot.addWidget(widget)
        widget.show()

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for a condition while the loop runs."""
        self.bot.waitUntil(lambda: bool(condition()), timeout=4000)

    def run(self, work: Any) -> Any:
        """Run a coroutine to its end."""
        task = self.loop.create_task(work)
        self.until(task.done)
        return task.result()

    def fill(self) -> None:
        """Keys of the embedded Huntflow, and everything of the first organisation read."""
        pair = key_pair(self.demo)
        self.run(self.desk.keep_keys("main", System.PROD, pair))
        library = self.workplace.library
        self.run(library.refresh_accounts())
        self.run(library.refresh_dictionaries(ACCOUNT))
        self.run(library.refresh_vacancies(ACCOUNT))
        self.run(library.refresh_applicants(ACCOUNT))

    def linked(self) -> tuple[int, int, int]:
        """Somebody on an open vacancy: person, vacancy, stage."""
        for row in self.workplace.library.applicant_rows(ApplicantQuery(ACCOUNT)):
            if row.vacancy_id is None or row.stage_id is None:
                continue
            stages = self.workplace.library.stages(ACCOUNT, row.vacancy_id)
            if row.stage_id in {one.stage_id for one in stages[:3]}:
                return row.applicant_id, row.vacancy_id, row.stage_id
        raise AssertionError("nobody is on a vacancy")

    def edits(self) -> tuple[Edit, ...]:
        """All active edits, oldest first."""
        return tuple(reversed(self.workplace.outgoing.rows()))

    def keys(self, profile: str = "main", system: System = System.PROD) -> Any:
        """What the keyring holds."""
        return self.desk.key_ring(profile, system).load()
