"""What the dialog needs of the inputs of any kind of edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.edits import Edit
from huntflow_desk.core.models import Json
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace


class Part(QWidget):
    """The inputs of one edit. `edited`: something is another; `submitted`: it is to be sent;
    `resized`: other inputs are shown."""

    edited = Signal()
    submitted = Signal()
    resized = Signal()

    def __init__(self, workplace: Workplace, runner: TaskRunner, edit: Edit) -> None:
        super().__init__()
        self.workplace = workplace
        self.runner = runner
        self.edit = edit

    def draft(self) -> Json:
        """What stands there, whole or not, as JSON."""
        raise NotImplementedError

    def restore(self, draft: Mapping[str, Any]) -> None:
        """Put back what `draft` gave; anything odd is passed over."""
        raise NotImplementedError

    def wanted(self) -> Edit:
        """The edit with the content that stands there. Raises Rejected with codes by field."""
        raise NotImplementedError

    def complain(self, pointer: str, text: str) -> QWidget | None:
        """Say it where a JSON pointer of the vendor's ("/email") or a field of ours leads; None
        when there is no such place."""
        raise NotImplementedError

    def clear(self) -> None:
        """No complaint any more."""

    def check(self) -> QWidget | None:
        """Say all that is wrong with what stands there; where the first of it is."""
        return None

    @property
    def busy(self) -> bool:
        """Whether a copy of a file is being made."""
        return False

    @property
    def empty(self) -> bool:
        """Whether nothing is left that the edit would change."""
        return False

    def retranslate(self) -> None:
        """Words in the current language."""


def steps(pointer: str) -> list[str]:
    """Where a pointer leads, by names: "/externals/0/files" -> ["externals", "files"]."""
    return [part for part in pointer.split("/") if part and not part.isdigit()]
