"""The log pane: list above, details below, filter on top; it lives while one looks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.query import LogQuery, Subject
from huntflow_desk.qt.kit.fields import Button, SearchField
from huntflow_desk.qt.kit.frames import Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.marks import Chip
from huntflow_desk.qt.kit.plaintext import one_line, tooltip
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
CHIP_NAME = 30
"""Characters of a name that leave room for the search beside it."""


class JournalPane(QWidget):
    """Every request of this profile and system, newest first. `looked`: others are asked for."""

    key_view = "journal"

    looked = Signal()

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
        self._subject: Subject | None = None
        self._trouble: BaseException | None = None
        self.search = SearchField()
        self.errors_only = Button("", icon="warning")
        self.errors_only.setCheckable(True)
        self.about = Chip("", tone="accent", removable=True)
        self.about.hide()
        self._count = Muted(small=True)
        self._model = RowsModel(columns(), expected=(DeskError,), parent=self)
        self.list = RowsView(self._model)
        self.details = LogDetails()
        self._source = JournalSource(workplace, LogQuery())
        self._build()
        self.search.text_settled.connect(lambda _text: self._filter())
        self.search.down_pressed.connect(lambda: self.list.setFocus())
        self.errors_only.toggled.connect(lambda _on: self._filter())
        self.about.removed.connect(self._drop_subject)
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
        self._reset(errors_only=True)
        self.list.choose_row(0)
        self.list.setFocus()

    @property
    def subject(self) -> Subject | None:
        """The person or vacancy whose requests alone are shown."""
        return self._subject

    def show_subject(self, subject: Subject | None) -> None:
        """Only requests about this person or vacancy, the newest chosen; None: about all."""
        self._reset(subject=subject)
        self.list.choose_row(0)

    @property
    def shows_details(self) -> bool:
        """Whether the row is shown in full below the list."""
        return not self.details.isHidden()

    def show_details(self, on: bool) -> None:
        """The row in full below the list, or more rows."""
        if on is self.shows_details:
            return
        if not on:
            self._sizes = self._split.sizes()
            if self.details.isAncestorOf(self.window().focusWidget() or self):
                self.list.setFocus()
        self.details.setVisible(on)
        if on:
            self._split.setSizes(self._sizes)

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
        """Columns, the height of the details and whether they are shown, as JSON."""
        on = self.shows_details
        split = self._split.sizes() if on else self._sizes
        return {"columns": self.list.save_state(), "split": split, "details": on}

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave; anything odd is passed over."""
        if isinstance(state, Mapping):
            self.list.restore_state(state.get("columns"))
            sizes = state.get("split")
            if isinstance(sizes, list) and len(sizes) == 2 and all(type(n) is int for n in sizes):
                self._sizes = sizes
                self._split.setSizes(sizes)
            self.show_details(state.get("details") is not False)

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
        # It takes what the chip leaves before anything is left empty.
        bar.addWidget(self.search, 100)
        bar.addWidget(self.errors_only)
        bar.addWidget(self.about)
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
        self._sizes = [px(360), px(260)]
        self._split.setSizes(self._sizes)
        self.setLayout(column(self._split))
        self.setTabOrder(self.search, self.errors_only)
        self.setTabOrder(self.errors_only, self.about)
        self.setTabOrder(self.about, self.list)

    def _filter(self) -> None:
        query = LogQuery(
            text=self.search.text().strip(),
            errors_only=self.errors_only.isChecked(),
            subject=self._subject,
        )
        self._source = JournalSource(self._workplace, query)
        self._trouble = None
        self._model.set_source(self._source, keep=True)
        self.look()
        self._show_count()
        self._show_empty()

    def _reset(self, *, errors_only: bool = False, subject: Subject | None = None) -> None:
        """Other filters altogether."""
        self.search.blockSignals(True)
        self.errors_only.blockSignals(True)
        self.search.clear()
        self.errors_only.setChecked(errors_only)
        self.search.blockSignals(False)
        self.errors_only.blockSignals(False)
        self._subject = subject
        self._name_subject()
        self._filter()
        self.looked.emit()

    def _drop_subject(self) -> None:
        self._subject = None
        self._name_subject()
        self._filter()
        self.list.setFocus()
        self.looked.emit()

    def _name_subject(self) -> None:
        """The chip says whose requests these are."""
        subject = self._subject
        self.about.setVisible(subject is not None)
        if subject is None:
            return
        from huntflow_desk.qt.people.words import person_name, position_name

        library = self._workplace.library
        if subject.kind == "applicant":
            card = library.card(subject.account_id, subject.item_id)
            # Somebody who has left this computer has a number still.
            name = person_name(card.applicant) if card else f"№ {subject.item_id}"
            text = self.tr("О кандидате: {name}")
        else:
            vacancy = library.vacancy_card(subject.account_id, subject.item_id)
            position = vacancy.vacancy.position if vacancy else ""
            name = position_name(position, subject.item_id)
            text = self.tr("О вакансии: {name}")
        self.about.set_text(text.format(name=one_line(name, CHIP_NAME)))
        self.about.setToolTip(tooltip(text.format(name=name)))

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
        elif self._source.query == LogQuery(subject=self._subject) and self._subject:
            self.list.set_empty(
                self.tr("Запросов только об этом ещё не было."),
                hint=self.tr("Что пришло в общих списках, в журнале стоит отдельно."),
                icon="log",
                actions=((self.tr("Показать все"), self._reset),),
            )
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
        self._name_subject()
        self._show_count()
        self._show_empty()
