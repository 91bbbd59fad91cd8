"""Filters to choose from. Each one is an operator in the search text; this only writes them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import Surface, column
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.applicants.chips import is_russian, typed_value, value_name
from huntflow_desk.services.search import Reading, Search

KINDS = (
    "vacancy",
    "stage",
    "was",
    "tag",
    "source",
    "reason",
    "consent",
    "has",
    "no",
    "after",
    "before",
)
_DAYS = (("0", 0), ("7", 7), ("30", 30), ("90", 90), ("365", 365))


class FiltersPanel(Surface):
    """`chosen(operator, value)`: a value as it is typed, "" for any. `cleared`: none of all."""

    chosen = Signal(str, str)
    cleared = Signal()

    def __init__(
        self,
        search: Callable[[], Search],
        account_id: Callable[[], int | None],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("sunken", parent=parent)
        self._search = search
        self._account_id = account_id
        self._reading: Reading | None = None
        self._in_vacancy = False
        self._labels = {kind: Muted(small=True) for kind in KINDS}
        self._boxes = {kind: QComboBox() for kind in KINDS}
        self._clear = Button("", self.cleared.emit, kind="quiet")
        flow = FlowLayout(spacing=8)
        self._holders: dict[str, QWidget] = {}
        for kind in KINDS:
            box = self._boxes[kind]
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            if kind in ("after", "before"):
                box.setEditable(True)
                edit = box.lineEdit()
                assert edit is not None
                edit.editingFinished.connect(lambda which=kind: self._day_typed(which))
            box.activated.connect(lambda _, which=kind: self._activated(which))
            holder = QWidget()
            holder.setLayout(column(self._labels[kind], box, spacing=2))
            holder.setFixedWidth(theme().px(168))
            flow.addWidget(holder)
            self._holders[kind] = holder
        flow.addWidget(self._clear)
        px = theme().px
        flow.setContentsMargins(px(10), px(8), px(10), px(10))
        self.setLayout(flow)
        self._retranslate()

    def show_reading(self, reading: Reading | None, *, in_vacancy: bool) -> None:
        """Show what the text asks for. `in_vacancy`: vacancy and stage are chosen elsewhere."""
        self._reading = reading
        self._in_vacancy = in_vacancy
        self._holders["vacancy"].setVisible(not in_vacancy)
        self._holders["stage"].setVisible(not in_vacancy)
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Values are read when they are looked at."""
        super().showEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self.isVisible():
                self._fill()

    def _retranslate(self) -> None:
        texts = {
            "vacancy": self.tr("Вакансия"),
            "stage": self.tr("Этап сейчас"),
            "was": self.tr("Был на этапе"),
            "tag": self.tr("Метка"),
            "source": self.tr("Источник"),
            "reason": self.tr("Причина отказа"),
            "consent": self.tr("Согласие"),
            "has": self.tr("Есть"),
            "no": self.tr("Нет"),
            "after": self.tr("Добавлен с"),
            "before": self.tr("Добавлен до"),
        }
        for kind, text in texts.items():
            self._labels[kind].setText(text)
            self._boxes[kind].setAccessibleName(text)
        for kind in ("after", "before"):
            edit = self._boxes[kind].lineEdit()
            if edit is not None:
                edit.setPlaceholderText(self.tr("дд.мм.гггг"))
        self._clear.set_text(self.tr("Сбросить всё"))

    def _fill(self) -> None:
        account_id = self._account_id()
        if account_id is None:
            return
        russian = is_russian()
        asked: dict[str, str] = {}
        for one in self._reading.parts if self._reading is not None else ():
            if not one.part.negative and one.known:
                day = one.part.value if one.part.kind in ("after", "before") else ""
                asked.setdefault(one.part.kind, day or (one.names[0] if one.names else ""))
        for kind, box in self._boxes.items():
            box.blockSignals(True)
            box.clear()
            box.addItem("" if box.isEditable() else self.tr("Любые"), "")
            if kind in ("after", "before"):
                unit = "д" if russian else "d"
                for text, days in _DAYS:
                    today = self.tr("сегодня")
                    shown = self.tr("%n дн. назад", "", days) if days else today
                    box.addItem(shown, f"{text}{unit}")
            else:
                for value in self._search().suggestions(account_id, kind, "", limit=400):
                    name = value_name(kind, value.value)
                    box.addItem(one_line(name, 60), typed_value(kind, value.value, russian=russian))
            wanted = asked.get(kind, "")
            number = box.findData(typed_value(kind, wanted, russian=russian)) if wanted else 0
            if number < 0 and box.isEditable():
                box.setEditText(wanted)
            else:
                box.setCurrentIndex(max(0, number))
            box.blockSignals(False)
        self._clear.setEnabled(bool(asked))

    def _activated(self, kind: str) -> None:
        self.chosen.emit(kind, str(self._boxes[kind].currentData() or ""))

    def _day_typed(self, kind: str) -> None:
        box = self._boxes[kind]
        text = box.currentText().strip()
        if box.findText(text) >= 0:
            return
        self.chosen.emit(kind, text)
