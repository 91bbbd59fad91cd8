"""The section of vacancies: their list, and beside it the people, the board or the details of one.

It has the shape of `sections.Section`, and a file of its own: the first picture shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from huntflow_desk.core.events import Change
from huntflow_desk.qt.kit.fields import IconButton, SegmentedTabs
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.labels import Heading
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.applicants import ApplicantsPane
from huntflow_desk.qt.panes.vacancies import VacanciesPane
from huntflow_desk.qt.window.arranging import kept_sizes, splitter
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    # Built after the first paint.
    from huntflow_desk.qt.panes.board import BoardPane
    from huntflow_desk.qt.panes.vacancy import VacancyPane
    from huntflow_desk.qt.window.arranging import View
    from huntflow_desk.qt.window.sections import DropPlace, People, Stop


class VacanciesSection(QWidget):
    """`board_made(board)`: the board is there, to be connected as a list of people;
    `arrange_wanted`: another `view`; `tab_changed(key)`: another side of the vacancy is shown;
    `move_requested(applicant ids, stage id)`, `files_dropped(stage id, QMimeData)`: on the board;
    `log_requested(log id)`, `wished(command, about)`: of the details."""

    has_card = True

    board_made = Signal(object)
    arrange_wanted = Signal()
    tab_changed = Signal(str)
    move_requested = Signal(object, int)
    files_dropped = Signal(int, object)
    log_requested = Signal(int)
    wished = Signal(str, object)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._relay = relay
        self._account_id: int | None = None
        self._wanted_vacancy: int | None = None
        self._wanted_person: int | None = None
        self._wanted_tab = ""
        self._vacancy: VacancyPane | None = None
        self._board: BoardPane | None = None
        self._board_state: object = None
        self._hint: Callable[[str], str] = lambda key: ""
        self.vacancies = VacanciesPane(workplace, runner, relay)
        self.people_list = ApplicantsPane(workplace, runner, relay)
        self._place()
        self.vacancies.vacancy_chosen.connect(self._vacancy_chosen)
        self.vacancies.new_requested.connect(lambda: self.wished.emit("new_vacancy", None))
        self._tabs.changed.connect(self._show_tab)
        relay.changed.connect(self._changed)
        self._retranslate()

    # What there is

    @property
    def widget(self) -> QWidget:
        """What stands beside the sections."""
        return self

    @property
    def people(self) -> People:
        """The list of people, or their board while that is shown."""
        on_board = self._tabs.current() == "board" and self._board is not None
        return self._board if on_board and self._board is not None else self.people_list

    @property
    def vacancy_id(self) -> int | None:
        """The chosen vacancy."""
        return self.vacancies.current

    @property
    def tab(self) -> str:
        """Which side of the vacancy is shown: people, board or vacancy."""
        return self._tabs.current()

    @property
    def view(self) -> View:
        """What the section wants room for."""
        return "board" if self.tab == "board" else "list"

    @property
    def vacancy(self) -> VacancyPane:
        """The vacancy's details."""
        if self._vacancy is None:
            from huntflow_desk.qt.panes.vacancy import VacancyPane

            self._vacancy = vacancy = VacancyPane(
                self._workplace, self._runner, self._relay, titled=False
            )
            vacancy.stage_chosen.connect(self._stage_chosen)
            vacancy.people_requested.connect(lambda _: self.show_tab("people"))
            vacancy.log_requested.connect(self.log_requested)
            vacancy.wished.connect(self.wished)
            vacancy.header.use_hints(self._hint)
            self._views.addWidget(vacancy)
            vacancy.show_vacancy(self._account_id, self.vacancies.current)
        return self._vacancy

    @property
    def board(self) -> BoardPane:
        """The vacancy's people by stage."""
        if self._board is None:
            from huntflow_desk.qt.panes.board import BoardPane

            self._board = board = BoardPane(self._workplace, self._runner, self._relay)
            board.move_requested.connect(self.move_requested)
            board.files_dropped.connect(self.files_dropped)
            self.board_made.emit(board)
            board.restore_state(self._board_state)
            self._views.addWidget(board)
        return self._board

    # What is shown

    def show_account(self, account_id: int | None) -> None:
        """Vacancies of an organisation; the remembered one is chosen, once."""
        self._account_id = account_id
        wanted, self._wanted_vacancy = self._wanted_vacancy, None
        self.vacancies.show_account(account_id, wanted)
        if self.vacancies.current is None:
            self._vacancy_chosen(None)

    def show_tab(self, key: str) -> None:
        """Of a vacancy: its people ("people"), their board ("board") or itself ("vacancy")."""
        self._tabs.choose(key)
        self._show_tab(self._tabs.current())

    def toggle_board(self) -> None:
        """From the list to the board and back; the keyboard goes along."""
        if self.vacancies.current is not None:
            self.show_tab("people" if self.tab == "board" else "board")
            self.people.focus_list()

    def entered(self) -> None:
        """It has come on screen."""

    def fill(self) -> None:
        """Board and details come after the first paint: show what was remembered of them."""
        if self._wanted_tab:
            self.show_tab(self._wanted_tab)

    def refresh(self, *, force: bool = False) -> None:
        """Ask the server for the people and the details of the vacancy."""
        # What a person asks for is read page by page, with progress, which the list shows.
        (self.people_list if force else self.people).refresh(force=force)
        if self._vacancy is not None:
            self._vacancy.refresh(force=force)

    # The keyboard

    def use_hints(self, hint: Callable[[str], str]) -> None:
        """Where the keys of commands are known in words."""
        self._hint = hint
        self.vacancies.use_hints(hint)
        if self._vacancy is not None:
            self._vacancy.header.use_hints(hint)

    def focus_list(self) -> None:
        """Give it to the vacancies."""
        self.vacancies.focus_list()

    def focus_search(self) -> None:
        """The search box of the people."""
        self.people.focus_search()

    def step(self, by: int) -> None:
        """Next or previous row of the list that has the keyboard, else of the people."""
        if self.vacancies.isAncestorOf(self._focused()):
            self.vacancies.step(by)
        else:
            self.people.step(by)

    def stops(self) -> list[Stop]:
        """What F6 goes through."""
        people = self.people
        return [(self.vacancies, self.vacancies.focus_list), (people, people.focus_list)]

    def drop_place(self, point: QPoint) -> DropPlace | None:
        """What files that are dropped at a point (global) would be for."""
        if _within(self.vacancies, point):
            found = self.vacancies.row_at(point)
            return None if found is None else (found[0], None, found[1])
        current = self.vacancies.current
        if current is None or not _within(self, point):
            return None
        if self._board is not None and _within(self._board, point):
            lane = self._board.lane_at(point)
            if lane is not None:
                return current, lane[0], lane[1]
        return current, None, QRect()

    # What is remembered

    def save_state(self) -> dict[str, object]:
        """Sizes, columns and who is chosen, as JSON."""
        self._keep_sizes()
        return {
            "lists": self._sizes,
            "tab": self._wanted_tab or self.tab,
            "aside": self.aside.isChecked(),
            "board": self._board.save_state() if self._board else self._board_state,
            "people": self.people_list.save_state(),
            "vacancy": self.vacancies.current,
        }

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave, and "applicant", who was current; anything odd is
        passed over. It shows with the next `show_account`."""
        if not isinstance(state, Mapping):
            return
        if (sizes := kept_sizes(state.get("lists"), self._lists.count())) is not None:
            self._lists.setSizes(sizes)
            self._sizes = sizes
        self.aside.setChecked(state.get("aside") is True)
        self._board_state = state.get("board")
        tab = state.get("tab")
        self._wanted_tab = str(tab) if tab in ("board", "vacancy") else ""
        self.people_list.restore_state(state.get("people"))
        vacancy, person = state.get("vacancy"), state.get("applicant")
        self._wanted_vacancy = vacancy if isinstance(vacancy, int) else None
        self._wanted_person = person if isinstance(person, int) else None

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Inside

    def _place(self) -> None:
        px = theme().px
        self._name = Heading(level=2, elide=True)
        self._tabs = SegmentedTabs()
        self.aside = IconButton("sidebar", "", self._arrange, checkable=True)
        self.aside.hide()
        name = row(self._name, self.aside, spacing=4)
        # Tabs bring 10 px of their own before their words.
        name.setContentsMargins(px(10), 0, 0, 0)
        inside = column(name, self._tabs, spacing=4)
        inside.setContentsMargins(px(2), px(10), px(12), 0)
        self._head = Surface()
        self._head.setLayout(inside)
        self._views = QStackedWidget()
        self._views.addWidget(self.people_list)
        beside = QWidget()
        beside.setLayout(column(self._head, self._views, spacing=0))
        self._lists = splitter(self.vacancies, beside)
        self._sizes = [px(250), px(410)]
        self._lists.setSizes(self._sizes)
        self.vacancies.setMinimumWidth(px(200))
        self.setLayout(column(self._lists))

    def _retranslate(self) -> None:
        self.aside.set_text(self.tr("Список вакансий рядом с доской"))
        self._show_head()

    def _show_head(self) -> None:
        self._name.setText(self.vacancies.current_position)
        self._tabs.set_tabs(
            [
                ("people", self.tr("Кандидаты")),
                ("board", self.tr("Доска")),
                ("vacancy", self.tr("О вакансии")),
            ]
        )
        self._head.setVisible(self.vacancies.current is not None)

    def _vacancy_chosen(self, key: object) -> None:
        vacancy_id = key if isinstance(key, int) else None
        wanted, self._wanted_person = self._wanted_person, None
        account_id = self._account_id if vacancy_id is not None else None
        same = self.vacancies.following
        if same and self.people.current is not None:
            wanted = self.people.current
        self.people_list.show_people(account_id, vacancy_id, applicant_id=wanted, same=same)
        if self._vacancy is not None:
            self._vacancy.show_vacancy(account_id, vacancy_id)
        if self._board is not None and self.people is self._board:
            self._board.show_vacancy(account_id, vacancy_id, applicant_id=wanted)
        self._show_head()

    def _show_tab(self, key: str) -> None:
        self._wanted_tab = ""
        shown = self._views.currentWidget()
        if key == "board":
            person = self.people_list.current if shown is not self._board else None
            self._arrange()
            self.board.show_vacancy(self._account_id, self.vacancies.current, applicant_id=person)
            self._views.setCurrentWidget(self.board)
        else:
            if self._board is not None and shown is self._board:
                self.people_list.want(self._board.current)
            self._views.setCurrentWidget(self.people_list if key == "people" else self.vacancy)
            self._arrange()
        self.tab_changed.emit(key)

    def _stage_chosen(self, stage_id: int) -> None:
        self.show_tab("people")
        self.people_list.show_stage(stage_id)

    def _changed(self, change: object) -> None:
        if isinstance(change, Change) and change.touches("vacancy", self.vacancies.current):
            self._show_head()

    def _arrange(self) -> None:
        """The board wants the room of the vacancies, which come back by a button."""
        on_board = self.tab == "board"
        self.aside.setVisible(on_board)
        self._show_list(self.aside.isChecked() or not on_board)
        self.arrange_wanted.emit()

    def _show_list(self, on: bool) -> None:
        if on != self.vacancies.isHidden():
            return
        if not on:
            self._keep_sizes()
            if self.vacancies.isAncestorOf(self._focused()):
                self.people.focus_list()
        self.vacancies.setVisible(on)
        if on:
            self._lists.setSizes(self._sizes)

    def _keep_sizes(self) -> None:
        if not self.vacancies.isHidden():
            self._sizes = self._lists.sizes()

    def _focused(self) -> QWidget:
        window = self.window()
        return window.focusWidget() or window


def _within(widget: QWidget, point: QPoint) -> bool:
    return widget.isVisible() and widget.rect().contains(widget.mapFromGlobal(point))
