"""Files that go with a note or a move: chosen or dropped, copied at once, shown with their size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from huntflow_desk.core.checks import MAX_FILE_BYTES, MAX_FILES
from huntflow_desk.core.models import Json
from huntflow_desk.qt.kit.fields import IconButton
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.marks import Chip
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.workplace import Workplace


class Attachments(QWidget):
    """`changed`: other files. Copies are in the staging folder before they are shown, so that
    the originals may vanish."""

    changed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        *,
        limit: int = MAX_FILES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._limit = limit
        self._files: list[Json] = []
        self._coming = 0
        self.button = IconButton("paperclip", "", self.choose_files)
        self._chips = QWidget()
        self._flow = FlowLayout(spacing=6, parent=self._chips)
        self._said = Label(tone="danger", role="small", wrap=True)
        self._said.hide()
        self.setLayout(column(self._chips, self._said, spacing=4))
        self.setAcceptDrops(True)
        self._retranslate()
        self._show()

    def files(self) -> list[Json]:
        """What an edit's `files` take."""
        return [dict(one) for one in self._files]

    @property
    def busy(self) -> bool:
        """Whether a copy is being made."""
        return self._coming > 0

    def set_files(self, files: Sequence[Json]) -> None:
        """Show these, as from a draft; without the signal."""
        self._files = [dict(one) for one in files]
        self._said.hide()
        self._show()

    def choose_files(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self.window(), self.tr("Приложить файлы"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.add(map(Path, names)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add(self, paths: Iterable[Path]) -> None:
        """Take copies of these; what cannot go is said."""
        self._said.hide()
        for path in paths:
            if len(self._files) + self._coming >= self._limit:
                self._say(complaint(f"too_many:{self._limit}"))
                return
            trouble = _refusal(path)
            if trouble:
                self._say(f"{path.name}: {trouble}")
                continue
            self._coming += 1
            self._runner.start(
                partial(self._workplace.commands.attach, path, path.name),
                owner=self,
                key=f"attach {path}",
                done=self._came,
                failed=partial(self._failed, path.name),
                label=self.tr("Копия файла"),
            )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self.add(dropped_files(event))
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _came(self, file: Json) -> None:
        self._coming -= 1
        if all(one["sha"] != file["sha"] for one in self._files):
            self._files.append(file)
        self._show()
        self.changed.emit()

    def _failed(self, name: str, error: BaseException) -> bool:
        self._coming -= 1
        said = describe(error)
        self._say(f"{name}: {said.title}. {said.text}")
        return True

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()
        self.show()

    def _remove(self, sha: str) -> None:
        self._files = [one for one in self._files if one["sha"] != sha]
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._flow.clear()
        for one in self._files:
            size = QLocale().formattedDataSize(
                int(one.get("size", 0)), 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
            )
            chip = Chip(f"{one.get('name', '')} · {size}", removable=True)
            chip.setAccessibleDescription(self.tr("Delete убирает файл"))
            chip.removed.connect(partial(self._remove, str(one["sha"])))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self._files))
        self.setVisible(bool(self._files) or self._said.isVisibleTo(self))

    def _retranslate(self) -> None:
        self.button.set_text(self.tr("Приложить файлы"))


def dropped_files(event: QDropEvent) -> list[Path]:
    """Local files of a drop; folders and web addresses are none."""
    data = event.mimeData()
    if not data.hasUrls():
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def _refusal(path: Path) -> str:
    try:
        size = path.stat().st_size
    except OSError:
        return complaint("unreadable")
    if size == 0:
        return complaint("empty")
    if size > MAX_FILE_BYTES:
        return complaint(f"too_large:{MAX_FILE_BYTES // (1024 * 1024)}")
    return ""
