"""Above the rows: which batch, filters by state with counts, and the work that goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QProgressBar, QWidget

from huntflow_desk.core.intake import Batch, State
from huntflow_desk.qt.kit.fields import Button, IconButton
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.labels import Heading, Muted
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.intake.words import FILTERS, batch_text, filter_text


class _Batches(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class IntakeHead(QWidget):
    """`batch_chosen(id)`, `filter_chosen(key)`; `pause_asked`, `cancel_asked`: of the work that is
    shown; `files_wanted`."""

    batch_chosen = Signal(int)
    filter_chosen = Signal(str)
    pause_asked = Signal()
    cancel_asked = Signal()
    files_wanted = Signal()

    def __init__(self, *tools: QWidget, parent: QWidget | None = None) -> None:
        """`tools`: what stands beside the batch."""
        super().__init__(parent)
        px = theme().px
        self._title = Heading(level=2)
        self.batches = _Batches()
        self.batches.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.batches.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.batches.setMinimumContentsLength(26)
        self.batches.activated.connect(
            lambda _: self.batch_chosen.emit(int(self.batches.currentData()))
        )
        self.add = Button("", self.files_wanted.emit, icon="plus")
        self._work = QWidget()
        self._told = Muted(small=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(120))
        self.pause = IconButton("pause", "", self.pause_asked.emit)
        self.cancel = IconButton("close", "", self.cancel_asked.emit)
        self._work.setLayout(row(self._told, self.bar, self.pause, self.cancel, spacing=6))
        self._work.hide()
        self._paused = False
        self._filters = FlowLayout(spacing=4, line_spacing=2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for key, _ in FILTERS:
            button = Button("", kind="quiet")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, which=key: self.filter_chosen.emit(which))
            self._group.addButton(button)
            self._filters.addWidget(button)
            self._buttons[key] = button
        self._buttons["all"].setChecked(True)
        lines = FlowLayout(spacing=10, line_spacing=6)
        for widget in (self._title, self.batches, self.add, *tools, self._work):
            lines.addWidget(widget)
        box = column(spacing=6)
        box.addLayout(lines)
        box.addLayout(self._filters)
        self.setLayout(box)
        self._retranslate()

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room the section's name goes: it stands at the left, too."""
        self._title.setHidden(narrow)

    def show_batches(self, batches: Sequence[Batch], chosen: int | None) -> None:
        """What can be chosen."""
        self.batches.blockSignals(True)
        texts = [(one_line(batch_text(one), 80), one.batch_id) for one in batches]
        now = [
            (self.batches.itemText(n), self.batches.itemData(n))
            for n in range(self.batches.count())
        ]
        if texts != now:
            self.batches.clear()
            for text, number in texts:
                self.batches.addItem(text, number)
        self.batches.setCurrentIndex(self.batches.findData(chosen))
        self.batches.blockSignals(False)

    def show_counts(self, counts: Mapping[State, int], chosen: str) -> None:
        """How many rows each filter has; those without any are not offered."""
        for key, states in FILTERS:
            count = sum(counts.get(one, 0) for one in states) if states else sum(counts.values())
            button = self._buttons[key]
            button.set_text(filter_text(key, count))
            button.setVisible(count > 0 or key in ("all", chosen))
            button.setChecked(key == chosen)
        self._filters.invalidate()

    def filters(self) -> dict[str, str]:
        """What is offered, in words, by key."""
        return {
            key: button.text().strip()
            for key, button in self._buttons.items()
            if not button.isHidden()
        }

    def show_work(
        self, text: str, done: int = 0, total: int = 0, *, paused: bool = False, can_pause: bool
    ) -> None:
        """What goes on: words, and how far it is; "" for nothing."""
        self._work.setVisible(bool(text))
        if not text:
            return
        self._told.setText(
            f"{text} {QLocale().toString(done)}/{QLocale().toString(total)}" if total else text
        )
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        self._paused = paused
        self.pause.setVisible(can_pause)
        self.pause.set_icon("play" if paused else "pause")
        self._name_pause()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _name_pause(self) -> None:
        self.pause.set_text(self.tr("Продолжить") if self._paused else self.tr("Пауза"))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Разбор резюме"))
        self.batches.setAccessibleName(self.tr("Пачка"))
        self.add.set_text(self.tr("Добавить файлы…"))
        self.cancel.set_text(self.tr("Остановить"))
        self.bar.setAccessibleName(self.tr("Сколько сделано"))
        self._name_pause()
