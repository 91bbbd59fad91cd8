"""What the first picture does without: done after it, a step a turn of the event loop."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Steps wait until `begin`; then each gets a turn of its own, in the order they were added, so
    that the window paints and listens between them. Later ones simply wait for theirs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        self._begun = False

    @property
    def done(self) -> bool:
        """Whether no step waits."""
        return not self._steps

    def add(self, *steps: Callable[[], object]) -> None:
        """Put steps at the end."""
        self._steps.extend(steps)
        if self._begun and self._steps:
            self._timer.start()

    def begin(self) -> None:
        """The first picture stands."""
        self._begun = True
        self.add()

    def stop(self) -> None:
        """Forget steps that have not had their turn; new ones wait for another `begin`."""
        self._begun = False
        self._steps.clear()
        self._timer.stop()

    def _step(self) -> None:
        step = self._steps.popleft()
        if not self._steps:
            self._timer.stop()
        step()
