"""Filters to choose from. Each one is an operator in the search text; this only writes them."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import Surface, column
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.picking import Option, PickBox
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.applicants.chips import is_russian, value_name
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
_DAYS = (0, 7, 30, 90, 365)
_MOST = 400


_ALL_OF = ("tag", "has", "no")
"""Where several values are ticked, all of them must be true; elsewhere any one will do."""


class FiltersPanel(Surface):
    """`picked(operator, value, on)`: a value (`Suggestion.value`) was ticked or is not any more.
    `day_chosen(operator, text)`: a day as it is typed, "" for any. `cleared`: none of all."""

    picked = Signal(str, str, bool)
    day_chosen = Signal(str, str)
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
        self._labels = {kind: Muted(small=True) for kind in KINDS}
        self._days = {kind: QComboBox() for kind in ("after", "before")}
        self._picks = {kind: PickBox() for kind in KINDS if kind not in self._days}
        self._clear = Button("", self.cleared.emit, kind="quiet")
        flow = FlowLayout(spacing=8)
        self._holders: dict[str, QWidget] = {}
        for kind in KINDS:
            box = self.box(kind)
            holder = QWidget()
            holder.setLayout(column(self._labels[kind], box, spacing=2))
            holder.setFixedWidth(theme().px(168))
            flow.addWidget(holder)
            self._holders[kind] = holder
        for kind, pick in self._picks.items():
            pick.picked.connect(functools.partial(self.picked.emit, kind))
        for kind, day in self._days.items():
            day.setEditable(True)
            edit = day.lineEdit()
            assert edit is not None
            edit.editingFinished.connect(functools.partial(self._day_typed, kind))
            day.activated.connect(functools.partial(self._day_activated, kind))
        flow.addWidget(self._clear)
        px = theme().px
        flow.setContentsMargins(px(10), px(8), px(10), px(10))
        self.setLayout(flow)
        self._retranslate()

    def box(self, kind: str) -> PickBox | QComboBox:
        """Where values of an operator are chosen."""
        return self._days[kind] if kind in self._days else self._picks[kind]

    def show_reading(self, reading: Reading | None, *, in_vacancy: bool) -> None:
        """Show what the text asks for. `in_vacancy`: the vacancy is chosen elsewhere."""
        self._reading = reading
        self._holders["vacancy"].setVisible(not in_vacancy)
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
            self.box(kind).setAccessibleName(text)
        for kind, pick in self._picks.items():
            every = kind in _ALL_OF
            note = self.tr("Нужны все отмеченные") if every else self.tr("Подойдёт любое")
            pick.set_words(self.tr("Не важно"), note)
        for day in self._days.values():
            edit = day.lineEdit()
            if edit is not None:
                edit.setPlaceholderText(self.tr("дд.мм.гггг"))
        self._clear.set_text(self.tr("Сбросить всё"))

    def _fill(self) -> None:
        account_id = self._account_id()
        if account_id is None:
            return
        asked: dict[str, set[str]] = {}
        days: dict[str, str] = {}
        for one in self._reading.parts if self._reading is not None else ():
            if one.part.kind in self._days and one.known and not one.part.negative:
                days.setdefault(one.part.kind, one.part.value)
            elif one.known and not one.part.negative:
                asked.setdefault(one.part.kind, set()).update(one.names)
        for kind, pick in self._picks.items():
            values = self._search().suggestions(account_id, kind, "", limit=_MOST)
            pick.set_options(
                [Option(one.value, value_name(kind, one.value), one.dot) for one in values]
            )
            pick.set_picked(asked.get(kind, ()))
        for kind in self._days:
            self._fill_days(kind, days.get(kind, ""))
        self._clear.setEnabled(any(asked.values()) or bool(days))

    def _fill_days(self, kind: str, wanted: str) -> None:
        box = self._days[kind]
        box.blockSignals(True)
        box.clear()
        box.addItem("", "")
        unit = "д" if is_russian() else "d"
        for days in _DAYS:
            text = self.tr("%n дн. назад", "", days) if days else self.tr("сегодня")
            box.addItem(text, f"{days}{unit}")
        number = box.findData(wanted)
        if number < 0:
            box.setEditText(wanted)
        else:
            box.setCurrentIndex(number)
        box.blockSignals(False)

    def _day_activated(self, kind: str, number: int) -> None:
        self.day_chosen.emit(kind, str(self._days[kind].itemData(number) or ""))

    def _day_typed(self, kind: str) -> None:
        box = self._days[kind]
        text = box.currentText().strip()
        if box.findText(text) < 0:
            self.day_chosen.emit(kind, text)
