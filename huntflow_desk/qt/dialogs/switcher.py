"""The quick switcher: a few letters lead to a person, a vacancy or a saved search."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import VacancyQuery, fold, words
from huntflow_desk.qt.kit.fields import SearchField
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.rows import CardText, Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.tables import full_name, people_text, vacancy_state
from huntflow_desk.services.search import search_of
from huntflow_desk.services.views import Views
from huntflow_desk.services.workplace import Workplace

MOST_PEOPLE, MOST_VACANCIES, MOST_VIEWS = 8, 6, 5
SETTLE_MS = 60


class Target(NamedTuple):
    """Where one can go. `kind`: person, vacancy, view; `value`: id or View."""

    kind: str
    value: object
    title: str
    below: str = ""
    note: str = ""


class SwitcherDialog(QDialog):
    """`person_chosen(id)`, `vacancy_chosen(id)`, `view_chosen(View)`; closes itself."""

    person_chosen = Signal(int)
    vacancy_chosen = Signal(int)
    view_chosen = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = workplace.library
        self._runner = runner
        self._account_id = account_id
        self._search = search_of(workplace)
        self._views = Views(workplace)
        self.setWindowTitle(self.tr("Быстрый переход"))
        self.setMinimumWidth(theme().px(520))
        self.resize(theme().px(560), theme().px(440))
        self._field = SearchField(self.tr("Кандидат, вакансия или поиск"), settle_ms=SETTLE_MS)
        self._model = RowsModel([_target_column()], parent=self)
        self._list = RowsView(self._model, lines=2, header=False)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("Куда перейти"))
        hint = Muted(self.tr("↑↓ выбрать · Enter открыть · Esc закрыть"), small=True)
        self.setLayout(column(self._field, self._list, hint, margins=12, spacing=8))
        self._field.installEventFilter(self)
        self._field.text_settled.connect(self._look)
        self._list.activated_key.connect(lambda _: self._take())
        self._list.clicked.connect(lambda _: self._take())
        self._field.setFocus()
        self._look("")

    def targets(self) -> list[Target]:
        """What is offered now."""
        rows = (self._model.row_at(number) for number in range(self._model.rowCount()))
        return [row for row in rows if isinstance(row, Target)]

    def look_for(self, text: str) -> None:
        """Type a text."""
        self._field.show_text(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while typing goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 5,
                Qt.Key.Key_PageUp: -5,
            }
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self._list.step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._field.show_text(self._field.text())
                self._take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
        return False

    def _look(self, text: str) -> None:
        account_id = self._account_id
        if account_id is None:
            return
        near = self._near(account_id, text)
        reading = self._search.read(account_id, text)
        if reading.empty:
            self._runner.cancel(self, "switcher")
            self._show(near)
            return
        query = self._search.query(account_id, reading)
        self._runner.start(
            lambda: self._search.find_later(query),
            owner=self,
            key="switcher",
            done=lambda found: self._show(
                [*map(_person, self._search.rows(found, 0, MOST_PEOPLE)), *near]
            ),
            label=self.tr("Быстрый переход"),
            background=True,
        )

    def _near(self, account_id: int, text: str) -> list[Target]:
        """Views and vacancies: few, and read at once."""
        wanted = words(text)
        views = [
            Target("view", view, view.name, view.text)
            for view in self._views.of(account_id)
            if all(word in fold(view.name) for word in wanted)
        ]
        query = VacancyQuery(
            account_id, states=frozenset() if wanted else frozenset({"OPEN"}), text=text
        )
        vacancies = [
            Target(
                "vacancy",
                row.vacancy_id,
                row.position or self.tr("Без названия"),
                " · ".join(filter(None, (row.company, vacancy_state(row.state)[0]))),
                people_text(row.people) if row.people else "",
            )
            for row in self._library.vacancy_rows(query, 0, MOST_VACANCIES)
        ]
        return [*vacancies, *views[:MOST_VIEWS]]

    def _show(self, targets: list[Target]) -> None:
        self._model.set_source(ListSource(targets, lambda one: (one.kind, one.value)))
        self._list.set_empty(self.tr("Ничего не нашлось"), icon="search")
        self._list.choose_row(0)

    def _take(self) -> None:
        target = self._model.row_at(self._list.currentIndex().row())
        if not isinstance(target, Target):
            return
        self.accept()
        signal = {
            "person": self.person_chosen,
            "vacancy": self.vacancy_chosen,
            "view": self.view_chosen,
        }[target.kind]
        signal.emit(target.value)


def _person(row: ApplicantRow) -> Target:
    below = row.snippet or " · ".join(filter(None, (row.position, row.company)))
    return Target("person", row.applicant_id, full_name(row), below)


def _target_column() -> Column:
    icons = {"vacancy": "vacancy", "view": "star"}

    def card(one: Target) -> CardText:
        return CardText(
            one.title,
            one.below,
            avatar=one.title if one.kind == "person" else "",
            icon=icons.get(one.kind, ""),
            trailing=one.note,
        )

    return Column("title", "", text=lambda one: one.title, card=card, stretch=True)
