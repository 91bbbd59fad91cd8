"""What is carried from column to column, and which column takes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from huntflow_desk.core.errors import DeskError
from huntflow_desk.qt.kit.rows import Column, RowsModel

MIME = "application/x-huntflow-desk-people"
"""People on their way to another stage: JSON of `Carried`."""

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class Spot(NamedTuple):
    """A stage of a vacancy of an organisation."""

    account_id: int
    vacancy_id: int
    stage_id: int


class Carried(NamedTuple):
    """People and where they were taken from."""

    spot: Spot
    applicant_ids: tuple[int, ...]


def pack(carried: Carried) -> QMimeData:
    """People as what a drag carries."""
    data = QMimeData()
    text = json.dumps([list(carried.spot), list(carried.applicant_ids)])
    data.setData(MIME, text.encode())
    return data


def unpack(data: QMimeData) -> Carried | None:
    """The people a drag carries; None when it carries something else, or nonsense."""
    if not data.hasFormat(MIME):
        return None
    try:
        spot, ids = json.loads(bytes(data.data(MIME).data()))
        carried = Carried(Spot(*spot), tuple(ids))
    except (ValueError, TypeError, RecursionError):
        return None
    whole = all(type(one) is int for one in (*carried.spot, *carried.applicant_ids))
    return carried if whole and carried.applicant_ids else None


def has_files(data: QMimeData) -> bool:
    """Whether files of this computer are carried."""
    return data.hasUrls() and any(url.isLocalFile() for url in data.urls())


class BoardModel(RowsModel):
    """The cards of one stage. `canDropMimeData` alone decides what may be dropped here.

    `people_dropped(ids)`: people of another stage; `files_dropped(QMimeData)`.
    """

    people_dropped = Signal(object)
    files_dropped = Signal(object)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, expected=(DeskError,), parent=parent)
        self.spot: Spot | None = None
        self.is_target = False

    def carried(self, applicant_ids: Sequence[object]) -> QMimeData | None:
        """What a drag of these people carries; None without anybody."""
        ids = tuple(one for one in applicant_ids if isinstance(one, int))
        return pack(Carried(self.spot, ids)) if self.spot is not None and ids else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be dragged."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """People only."""
        return [MIME]

    def supportedDragActions(self) -> Qt.DropAction:
        """People leave where they were."""
        return Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        """People are moved, files are copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def canDropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int = -1,
        column: int = -1,
        parent: Index = _NO_PARENT,
    ) -> bool:
        """People of the same vacancy and another stage, or files, on a stage that is a target."""
        if self.spot is None or not self.is_target:
            return False
        carried = unpack(data)
        if carried is None:
            return has_files(data)
        same_board = carried.spot[:2] == self.spot[:2]
        return same_board and carried.spot.stage_id != self.spot.stage_id

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int = -1,
        column: int = -1,
        parent: Index = _NO_PARENT,
    ) -> bool:
        """Say what was dropped. Rows change when the store does."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        carried = unpack(data)
        if carried is not None:
            self.people_dropped.emit(carried.applicant_ids)
        else:
            self.files_dropped.emit(data)
        return True
