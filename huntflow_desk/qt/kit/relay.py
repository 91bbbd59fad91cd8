"""How widgets hear of changes: one Qt signal, so that Qt forgets those that died."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

Listen = Callable[[Callable[[Any], None]], Callable[[], None]]


class Relay(QObject):
    """Forwards the events of a bus: `relay.changed.connect(self._changed)`.

    Connect methods of QObjects: such connections end with their object. An event published on
    another thread arrives on the thread of its receiver.
    """

    changed = Signal(object)

    def __init__(self, listen: Listen, parent: QObject | None = None) -> None:
        """`listen(listener)` starts delivery and returns the function that ends it."""
        super().__init__(parent)
        self._leave: Callable[[], None] | None = listen(self._forward)

    def stop(self) -> None:
        """Listen no longer."""
        if self._leave is not None:
            self._leave()
            self._leave = None

    def _forward(self, event: Any) -> None:
        if shiboken6.isValid(self):
            self.changed.emit(event)
        else:
            self.stop()


class Calm(QObject):
    """Turns a burst of pokes into few calls: `due` comes at most once per interval.

    The first poke after a quiet time is answered at the next turn of the loop, so single
    changes show at once.
    """

    due = Signal()

    def __init__(self, interval_ms: int = 100, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._again = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fire)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(interval_ms)
        self._rest.timeout.connect(self._rested)

    def poke(self, *_: object) -> None:
        """Something changed."""
        if self._rest.isActive():
            self._again = True
        elif not self._soon.isActive():
            self._soon.start(0)

    def _fire(self) -> None:
        self._rest.start()
        self.due.emit()

    def _rested(self) -> None:
        if self._again:
            self._again = False
            self._fire()
