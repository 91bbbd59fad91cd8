"""What the quick switcher and the palette share: a field, a list under it, and where one can go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import VacancyQuery, fold, words
from huntflow_desk.qt.kit.fields import SearchField
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.keys import other_layout
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

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}
_ICONS = {"vacancy": "vacancy", "view": "star"}


class Target(NamedTuple):
    """Where one can go. `kind`: person, vacancy, view, command, caller; `value`: id, View, key,
    or organisation and id of a caller.

    `refusal`: why it cannot be done now.
    """

    kind: str
    value: object
    title: str
    below: str = ""
    note: str = ""
    icon: str = ""
    refusal: str = ""


class FindDialog(QDialog):
    """`person_chosen(id)`, `vacancy_chosen(id)`, `view_chosen(View)`; closes itself.

    The keyboard stays in the field; arrows move in the list.
    """

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
        self._moved = False
        self._looking = False
        self._take_first = False
        self.setMinimumWidth(theme().px(520))
        self.resize(theme().px(560), theme().px(440))
        self._field = SearchField(settle_ms=SETTLE_MS)
        self._model = RowsModel([_target_column()], parent=self)
        self._list = RowsView(self._model, lines=2, header=False)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hint = Muted(self.tr("↑↓ выбрать · Enter открыть · Esc закрыть"), small=True)
        self.setLayout(column(self._field, self._list, self._hint, margins=12, spacing=8))
        self._field.installEventFilter(self)
        self._field.text_settled.connect(self._look)
        self._list.activated_key.connect(lambda _: self._take())
        self._list.clicked.connect(lambda _: self._take())
        # The keyboard is in the field: a screen reader hears from there what Enter would do.
        self._list.current_changed.connect(lambda _: self._describe())
        self._field.setFocus()

    def targets(self) -> list[Target]:
        """What is offered now, from top to bottom."""
        rows = (self._model.row_at(number) for number in range(self._model.rowCount()))
        return [row for row in rows if isinstance(row, Target)]

    def look_for(self, text: str) -> None:
        """Type a text."""
        self._field.show_text(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while typing goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._moved = True
                self._list.step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._field.show_text(self._field.text())
                # What was typed a moment ago is meant, not what the list still shows.
                if self._looking:
                    self._take_first = True
                else:
                    self._take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
        return False

    # What subclasses say

    def _targets(self, near: list[Target], people: list[Target], text: str) -> list[Target]:
        """What to offer, best first."""
        return [*people, *near]

    def _run(self, target: Target) -> None:
        """A target that is no person, vacancy or view was chosen."""

    # Inside

    def _look(self, text: str) -> None:
        self._take_first = self._looking = self._moved = False
        self._runner.cancel(self, "finding")
        account_id = self._account_id
        if account_id is None:
            self._show(text, [], [])
            return
        near = self._near(account_id, text)
        # What is known at once does not wait for the search.
        self._show(text, near, [])
        self._people(account_id, text, near, again=_other(text))

    def _people(self, account_id: int, text: str, near: list[Target], *, again: str) -> None:
        """People who fit; where nobody does, those of the other layout."""
        reading = self._search.read(account_id, text)
        if reading.empty:
            return
        query = self._search.query(account_id, reading)
        self._looking = True

        def found(numbers: object) -> None:
            rows = self._search.rows(numbers, 0, MOST_PEOPLE)  # type: ignore[arg-type]
            if not rows and again:
                self._people(account_id, again, near, again="")
                return
            self._looking = False
            self._show(self._field.text(), near, [_person(row) for row in rows])
            if self._take_first:
                self._take_first = False
                self._take()

        self._runner.start(
            lambda: self._search.find_later(query),
            owner=self,
            key="finding",
            done=found,
            failed=self._missed,
            label=self.tr("Быстрый переход"),
            background=True,
        )

    def _missed(self, error: BaseException) -> bool:
        """The search failed: commands and vacancies can be chosen all the same."""
        self._looking = False
        return False

    def _near(self, account_id: int, text: str) -> list[Target]:
        """Vacancies and views: few, and read at once."""
        found, again = self._named(account_id, text), _other(text)
        return found or (self._named(account_id, again) if again else [])

    def _named(self, account_id: int, text: str) -> list[Target]:
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

    def _show(self, text: str, near: list[Target], people: list[Target]) -> None:
        before = self._list.current_key() if self._moved else None
        targets: Sequence[Target] = self._targets(near, people, text)
        self._model.set_source(ListSource(targets, lambda one: (one.kind, one.value)))
        self._list.set_empty(self.tr("Ничего не нашлось"), icon="search")
        if before is None or not self._list.choose(before):
            self._list.choose_row(0)

    def _describe(self) -> None:
        target = self._model.row_at(self._list.currentIndex().row())
        said = [target.title, target.note, target.refusal] if isinstance(target, Target) else []
        self._field.setAccessibleDescription(", ".join(filter(None, said)))

    def _take(self) -> None:
        target = self._model.row_at(self._list.currentIndex().row())
        if not isinstance(target, Target):
            return
        if target.refusal:
            self._hint.set_tone("warn")
            self._hint.setText(f"{target.title.rstrip('…')}: {target.refusal}")
            return
        self.accept()
        if target.kind == "person":
            self.person_chosen.emit(target.value)
        elif target.kind == "vacancy":
            self.vacancy_chosen.emit(target.value)
        elif target.kind == "view":
            self.view_chosen.emit(target.value)
        else:
            self._run(target)


def _other(text: str) -> str:
    """The text in the other layout, "" where that is no words."""
    other = other_layout(text)
    return other if words(other) else ""


def _person(row: ApplicantRow) -> Target:
    below = row.snippet or " · ".join(filter(None, (row.position, row.company)))
    return Target("person", row.applicant_id, full_name(row), below)


def _target_column() -> Column:
    def card(one: Target) -> CardText:
        return CardText(
            one.title,
            one.below,
            avatar=one.title if one.kind in ("person", "caller") else "",
            icon=one.icon or _ICONS.get(one.kind, ""),
            icon_tone="disabled" if one.refusal else "muted",
            trailing=one.note,
            title_tone="disabled" if one.refusal else "text",
            strong=one.kind != "command",
        )

    return Column("title", "", text=lambda one: one.title, card=card, stretch=True)
