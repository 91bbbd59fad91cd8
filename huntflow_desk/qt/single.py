"""A second start of the same profile shows the first one's window and hands it its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 1000
MOST_BYTES = 4 * 1024 * 1024
"""Of a message: some ten thousand names of files."""


def _name(folder: Path) -> str:
    """A socket name that belongs to the profile's folder; socket names have to be short."""
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
    return f"huntflow-desk-{digest}"


class Doorbell(QObject):
    """Listens for other starts: `rung(paths)` comes with each, with the files it was given."""

    rung = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said: dict[QLocalSocket, bytes] = {}
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
            self._said[visitor] = b""
            visitor.readyRead.connect(lambda one=visitor: self._hear(one))
            visitor.disconnected.connect(lambda one=visitor: self._gone(one))
            self._hear(visitor)
            if visitor.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                self._gone(visitor)

    def _hear(self, visitor: QLocalSocket) -> None:
        if visitor not in self._said:
            return
        self._said[visitor] += bytes(visitor.readAll().data())
        if len(self._said[visitor]) > MOST_BYTES:
            visitor.abort()

    def _gone(self, visitor: QLocalSocket) -> None:
        if visitor not in self._said:
            return
        self._hear(visitor)
        said = self._said.pop(visitor)
        visitor.deleteLater()
        self.rung.emit(_paths(said))


def ring(folder: Path, files: Sequence[Path] = ()) -> bool:
    """Ask the instance of this profile to show itself and to take files. False: nobody
    answered."""
    visitor = QLocalSocket()
    visitor.connectToServer(_name(folder))
    reached = visitor.waitForConnected(WAIT_MS)
    if reached and files:
        visitor.write(json.dumps([str(path) for path in files]).encode("utf-8", "replace"))
        visitor.waitForBytesWritten(WAIT_MS)
    visitor.disconnectFromServer()
    if visitor.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
        visitor.waitForDisconnected(WAIT_MS)
    return reached


def _paths(said: bytes) -> tuple[Path, ...]:
    """The files of a message; whatever is no list of absolute names is passed over."""
    if not said or len(said) > MOST_BYTES:
        return ()
    try:
        found = json.loads(said)
    except ValueError:
        return ()
    names = [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
    return tuple(path for path in map(Path, names) if path.is_absolute())
