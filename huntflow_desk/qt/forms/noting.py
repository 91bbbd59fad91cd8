"""A note and its files as a field of a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.checks import MAX_COMMENT
from huntflow_desk.core.models import Json
from huntflow_desk.qt.forms.attachments import Attachments
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.inputs import Text
from huntflow_desk.qt.kit.plaintext import clean
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace


class NoteField(QWidget):
    """`edited`: other words or files; `submitted`: Ctrl+Enter in the text."""

    edited = Signal()
    submitted = Signal()

    def __init__(self, workplace: Workplace, runner: TaskRunner, *, lines: int = 3) -> None:
        super().__init__()
        self.text = Text(lines=lines)
        self.text.textChanged.connect(self.edited)
        self.text.submitted.connect(self.submitted)
        self.files = Attachments(workplace, runner)
        self.files.changed.connect(self.edited)
        self.row = Labelled(self.text)
        self.row.add_tool(self.files.button)
        self.setLayout(column(self.row, self.files, spacing=8))
        self.setFocusProxy(self.text)

    def comment(self) -> str:
        """What would be sent."""
        return clean(self.text.text().strip())

    def code(self) -> str:
        """Why it cannot go (`core.checks`), "" when it can."""
        return f"too_long:{MAX_COMMENT}" if len(self.comment()) > MAX_COMMENT else ""

    def draft(self) -> Json | None:
        """What is worth keeping, None when nothing is."""
        text, files = self.text.text(), self.files.files()
        return {"text": text, "files": files} if text.strip() or files else None

    def restore(self, draft: Mapping[str, Any]) -> None:
        """Show text and files, as from a draft."""
        self.text.show_text(str(draft.get("text") or ""))
        files = draft.get("files")
        self.files.set_files(files if isinstance(files, list) else [])

    def name(self, title: str) -> None:
        """Its title."""
        self.row.set_title(title)
