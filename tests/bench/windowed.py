"""What children that measure widgets stand on: the application with its loop, and a heartbeat."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.theme import Theme


@contextmanager
def application() -> Iterator[tuple[QEventLoop, Languages]]:
    """The application in Russian and light; its loop is closed at the end."""
    app = QApplication([])
    Theme(app, scheme="light")
    languages = Languages(app, "ru")
    loop = QEventLoop(app)
    asyncio.set_event_loop(loop)
    yield loop, languages
    loop.close()


class Beats:
    """A timer that beats every millisecond, as often as the thread lets it."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._beats: list[tuple[float, float]] = []
        self._beat()
        self._timer.start(1)

    def longest(self) -> tuple[float, float]:
        """The longest block of the thread since the last question, in milliseconds: by the clock
        and by what the processor gave the thread meanwhile."""
        self._beat()
        beats, self._beats = self._beats, self._beats[-1:]
        walls, cpus = zip(*beats, strict=True)
        return _longest(walls), _longest(cpus)

    def stop(self) -> None:
        """Nobody asks any more."""
        self._timer.stop()

    def _beat(self) -> None:
        self._beats.append((time.perf_counter(), time.thread_time()))


def _longest(moments: tuple[float, ...]) -> float:
    return max((later - earlier) * 1000 for earlier, later in pairwise(moments))
