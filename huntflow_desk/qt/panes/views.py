"""Saved searches in the left pane, each with the number of people it finds now."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from huntflow_desk.core.events import Change
from huntflow_desk.qt.kit.frames import Line, column, row
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.rows import CardText, Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.search import search_of
from huntflow_desk.services.views import View, Views
from huntflow_desk.services.workplace import Workplace

COUNT_MS = 2_500
"""Counts follow changes no more often than that: they read whole indexes."""


_COUNTED = ("applicant", "list", "worklog", "resume", "questionary", "dictionary")


class ViewRow(NamedTuple):
    """A saved search as the list shows it; `people` None: not counted yet."""

    view: View
    people: int | None = None


class ViewsPane(QWidget):
    """`view_chosen(View)`: a person chose one. Hidden while there are none."""

    view_chosen = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._views = Views(workplace)
        self._search = search_of(workplace)
        self._account_id: int | None = None
        self._counts: dict[str, int] = {}
        self._title = Muted(small=True)
        self._model = RowsModel([_column(self)], parent=self)
        self._view = RowsView(self._model, header=False)
        self._view.setProperty("ground", "none")
        self.setLayout(column(Line(), row(12, self._title, None), self._view, spacing=6))
        self._view.clicked.connect(self._clicked)
        self._view.activated_key.connect(self._activated)
        self._view.menu_requested.connect(self._menu)
        self._again = Calm(COUNT_MS, parent=self)
        self._again.due.connect(self._count)
        relay.changed.connect(self._changed)
        self._retranslate()

    def show_account(self, account_id: int | None) -> None:
        """Views of an organisation."""
        self._account_id = account_id
        self._fill()
        self._again.poke()

    def views(self) -> tuple[View, ...]:
        """What is shown."""
        return self._views.of(self._account_id)

    def count_of(self, view_id: str) -> int | None:
        """How many people a view finds, once it was counted."""
        return self._counts.get(view_id)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete forgets the view the keyboard is at."""
        key = self._view.current_key()
        if event.key() == Qt.Key.Key_Delete and isinstance(key, str):
            self._views.remove(key)
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("СОХРАНЁННЫЕ ПОИСКИ"))
        self._view.setAccessibleName(self.tr("Сохранённые поиски"))

    def _fill(self) -> None:
        rows = [ViewRow(view, self._counts.get(view.view_id)) for view in self.views()]
        self._model.set_source(ListSource(rows, lambda one: one.view.view_id), keep=True)
        self.setVisible(bool(rows))

    def _count(self) -> None:
        views = self.views()
        if not views:
            return
        queries = [
            self._search.query(
                view.account_id,
                self._search.read(view.account_id, view.text, view.vacancy_id),
                vacancy_id=view.vacancy_id,
                order="created",
            )
            for view in views
        ]
        self._runner.start(
            lambda: self._search.counts(queries),
            owner=self,
            key="views",
            done=lambda counts: self._counted(views, counts),
            label=self.tr("Сохранённые поиски"),
            background=True,
        )

    def _counted(self, views: tuple[View, ...], counts: tuple[int, ...]) -> None:
        found = {view.view_id: count for view, count in zip(views, counts, strict=True)}
        if found != self._counts:
            self._counts = found
            self._fill()

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change):
            return
        if change.kind == "view":
            self._fill()
            self._again.poke()
        elif change.kind in _COUNTED and change.account_id in (None, self._account_id):
            self._again.poke()

    def _clicked(self, index: object) -> None:
        self._activated(self._view.current_key())

    def _activated(self, key: object) -> None:
        view = self._views.find(key) if isinstance(key, str) else None
        if view is not None:
            self.view_chosen.emit(view)

    def _menu(self, key: object, place: QPoint) -> None:
        view = self._views.find(key) if isinstance(key, str) else None
        if view is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Показать")).triggered.connect(lambda: self._activated(key))
        menu.addAction(self.tr("Переименовать…")).triggered.connect(lambda: self.ask_name(view))
        menu.addAction(self.tr("Забыть")).triggered.connect(
            lambda: self._views.remove(view.view_id)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def ask_name(self, view: View) -> QInputDialog:
        """Ask for another name."""
        dialog = QInputDialog(self.window())
        dialog.setWindowTitle(self.tr("Переименовать поиск"))
        dialog.setLabelText(self.tr("Название"))
        dialog.setTextValue(view.name)
        dialog.textValueSelected.connect(lambda name: self._views.rename(view.view_id, name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog


def _column(pane: ViewsPane) -> Column:
    def card(one: ViewRow) -> CardText:
        count = "" if one.people is None else pane.locale().toString(one.people)
        return CardText(one.view.name, icon="star", icon_tone="warn", trailing=count, strong=False)

    return Column(
        "name",
        "",
        text=lambda one: one.view.name,
        tooltip=lambda one: one.view.text,
        card=card,
        stretch=True,
    )
