"""The whole window over the embedded Huntflow, with a loop that runs while a test waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.window import MainWindow
from huntflow_desk.qt.window.room import Room
from huntflow_desk.services.workplace import Desk, Workplace
from tests.filling import demo_desk
from tests.keyrings import MemoryKeyring


@dataclass
class Stage:
    """A window on screen, all it stands on, and ways to wait."""

    demo: DemoHuntflow
    desk: Desk
    place: Workplace
    window: MainWindow
    bot: QtBot
    loop: QEventLoop

    @property
    def room(self) -> Room:
        """The panes."""
        assert self.window.room is not None
        return self.window.room

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for a condition while the loop runs."""
        self.bot.waitUntil(lambda: bool(condition()), timeout=8000)

    def settle(self) -> None:
        """Wait until the window asks nothing any more."""
        self.until(lambda: not self.window.runner.running)

    def run(self, work: Any) -> Any:
        """Run a coroutine to its end."""
        task = self.loop.create_task(work)
        self.until(task.done)
        return task.result()


@pytest.fixture
def stage(
    tmp_path: Path,
    qtbot: QtBot,
    live_loop: QEventLoop,
    memory_keyring: MemoryKeyring,
    languages: Languages,
) -> Iterator[Stage]:
    theme()
    demo = DemoHuntflow(applicants=60, seed=1, rate_limit=False)
    desk = demo_desk(tmp_path, demo)
    place = desk.open("main", System.DEMO)
    window = MainWindow(desk, languages)
    # Not left to qtbot: it would delete the window before its work has ended.
    window.resize(1280, 800)
    window.show_workplace(place)
    window.show()
    window.complete(live_loop)
    made = Stage(demo, desk, place, window, qtbot, live_loop)
    yield made
    if window.workplace is not None:
        made.run(window.leave_workplace())
    made.run(desk.close(place))
    window.hide()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
