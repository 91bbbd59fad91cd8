"""A second start of the same profile shows the first one's window."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 1000


def _name(folder: Path) -> str:
    """A socket name that belongs to the profile's folder; socket names have to be short."""
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
    return f"huntflow-desk-{digest}"


class Doorbell(QObject):
    """Listens for other starts: `rung` comes with each."""

    rung = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Left behind by a killed instance; the lock file says that nobody lives there.
        QLocalServer.removeServer(_name(folder))
        self._server.newConnection.connect(self._answer)
        self._server.listen(_name(folder))

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _answer(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.close()
            self.rung.emit()


def ring(folder: Path) -> bool:
    """Ask the instance of this profile to show itself. False: nobody answered."""
    visitor = QLocalSocket()
    visitor.connectToServer(_name(folder))
    reached = visitor.waitForConnected(WAIT_MS)
    visitor.close()
    return reached
