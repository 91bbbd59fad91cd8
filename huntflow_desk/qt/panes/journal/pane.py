"""The log pane: list above, details below, filter on top; it lives while one looks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.query import LogQuery
from huntflow_desk.qt.kit.fields import Button, SearchField
from huntflow_desk.qt.kit.frames import Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.rows import RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.journal.details import LogDetails
from huntflow_desk.qt.panes.journal.source import JournalSource, columns
from huntflow_desk.qt.problems import describe
from huntflow_desk.services.workplace import Workplace

LOOK_EVERY_MS = 1_000


class JournalPane(QWidget):
    """Every request of this profile and system, newest first."""

    key_view = "journal"

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._known = (-1, -1, 0)
        self._trouble: BaseException | None = None
        self.search = SearchField()
        self.errors_only = Button("", icon="warning")
        self.errors_only.setCheckable(True)
        self._count = Muted(small=True)
        self._model = RowsModel(columns(), expected=(DeskError,), parent=self)
        self.list = RowsView(self._model)
        self.details = LogDetails()
        self._source = JournalSource(workplace, LogQuery())
        self._build()
        self.search.text_settled.connect(lambda _text: self._filter())
        self.search.down_pressed.connect(lambda: self.list.setFocus())
        self.errors_only.toggled.connect(lambda _on: self._filter())
        self.list.current_changed.connect(self._chosen)
        self._model.read_failed.connect(self._unreadable)
        # The log is written by a thread of its own that tells nobody: look now and then, and
        # only while somebody sees it.
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._calm = Calm(LOOK_EVERY_MS, self)
        self._calm.due.connect(self.look)
        relay.changed.connect(self._changed)
        self._retranslate()
        self._filter()

    # What others ask

    def show_row(self, log_id: int) -> None:
        """Choose a row, taking filters away when they hide it; pruned rows are said to be gone."""
        self.look()
        if not self.list.choose(log_id):
            self._reset()
            if not self.list.choose(log_id):
                self._show(log_id)
        self.list.setFocus()

    def show_errors(self) -> None:
        """Only errors, the newest chosen."""
        self.search.clear()
        self.errors_only.setChecked(True)
        self.look()
        self.list.choose_row(0)
        self.list.setFocus()

    def focus_search(self) -> None:
        """Begin to type a filter."""
        self.search.setFocus()
        self.search.selectAll()

    def look(self) -> None:
        """Take in new rows now; selection and scroll stay."""
        try:
            newest = self._source.newest()
        except DeskError as error:
            self._unreadable(error)
            return
        if newest != self._known or self._trouble is not None:
            self._known, self._trouble = newest, None
            self._show_empty()
            self._model.refresh()
            self._show_count()

    def save_state(self) -> dict[str, Any]:
        """Columns and the height of the details, as JSON."""
        return {"columns": self.list.save_state(), "split": self._split.sizes()}

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave; anything odd is passed over."""
        if isinstance(state, Mapping):
            self.list.restore_state(state.get("columns"))
            sizes = state.get("split")
            if isinstance(sizes, list) and len(sizes) == 2 and all(type(n) is int for n in sizes):
                self._split.setSizes(sizes)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Inside

    def _build(self) -> None:
        px = theme().px
        bar = row(spacing=8)
        bar.setContentsMargins(px(12), px(8), px(12), px(8))
        bar.addWidget(self.search, 1)
        bar.addWidget(self.errors_only)
        bar.addWidget(self._count)
        self.search.setMaximumWidth(px(420))
        bar.addStretch(1)
        upper = Surface()
        box = column(spacing=0)
        box.addLayout(bar)
        box.addWidget(Line())
        box.addWidget(self.list, 1)
        upper.setLayout(box)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(upper)
        self._split.addWidget(self.details)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        upper.setMinimumHeight(px(140))
        self.details.setMinimumHeight(px(140))
        self._split.setSizes([px(360), px(260)])
        self.setLayout(column(self._split))
        self.setTabOrder(self.search, self.errors_only)
        self.setTabOrder(self.errors_only, self.list)

    def _filter(self) -> None:
        query = LogQuery(text=self.search.text().strip(), errors_only=self.errors_only.isChecked())
        self._source = JournalSource(self._workplace, query)
        self._trouble = None
        self._model.set_source(self._source, keep=True)
        self.look()
        self._show_count()
        self._show_empty()

    def _reset(self) -> None:
        self.search.blockSignals(True)
        self.errors_only.blockSignals(True)
        self.search.clear()
        self.errors_only.setChecked(False)
        self.search.blockSignals(False)
        self.errors_only.blockSignals(False)
        self._filter()

    def _changed(self, change: object) -> None:
        if getattr(change, "kind", "") == "journal" and self.isVisible():
            self._calm.poke()

    def _chosen(self, key: object) -> None:
        if isinstance(key, int):
            self._show(key)
        elif key is None:
            self.details.show_row(None)

    def _show(self, log_id: int) -> None:
        try:
            self.details.show_row(self._workplace.journal.get(log_id))
        except DeskError:
            # Pruned between the list and now.
            self.details.show_row(None)

    def _unreadable(self, error: object) -> None:
        if isinstance(error, BaseException):
            self._trouble = error
            self._show_empty()

    def _show_count(self) -> None:
        self._count.setText(self.tr("%n строк", "", self._model.rowCount()))

    def _show_empty(self) -> None:
        if self._trouble is not None:
            found = describe(self._trouble)
            self.list.set_empty(found.title, hint=found.text, icon=found.icon)
        elif self._source.query == LogQuery():
            self.list.set_empty(
                self.tr("Запросов ещё не было."),
                hint=self.tr("Здесь появится каждый запрос к Хантфлоу: что ушло и что пришло."),
                icon="log",
            )
        else:
            self.list.set_empty(
                self.tr("Таких запросов нет."),
                icon="search",
                actions=((self.tr("Показать все"), self._reset),),
            )

    def _retranslate(self) -> None:
        self.search.set_placeholder(self.tr("Адрес или текст ошибки"))
        self.errors_only.set_text(self.tr("Только ошибки"))
        self.list.setAccessibleName(self.tr("Журнал запросов"))
        self._show_count()
        self._show_empty()
