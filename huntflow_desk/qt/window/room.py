"""The panes of one workplace and how they speak to each other.

A room lives as long as its workplace: switching profile or system means another room.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from huntflow_desk.core.events import Change
from huntflow_desk.qt.kit.fields import Button, IconButton, SegmentedTabs
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.labels import Heading
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.accounts import AccountsPane
from huntflow_desk.qt.panes.applicants import ApplicantsPane
from huntflow_desk.qt.panes.vacancies import VacanciesPane
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    # Built after the first paint, or when first looked at.
    from huntflow_desk.qt.panes.board import BoardPane
    from huntflow_desk.qt.panes.card import CardPane
    from huntflow_desk.qt.panes.intake import IntakePane
    from huntflow_desk.qt.panes.journal import JournalPane
    from huntflow_desk.qt.panes.outbox import OutboxPane
    from huntflow_desk.qt.panes.vacancy import VacancyPane
    from huntflow_desk.qt.panes.views import ViewsPane
    from huntflow_desk.qt.window.history import History, Place
    from huntflow_desk.services.views import View

SECTIONS = ("vacancies", "applicants", "intake", "outbox", "journal")
WITHOUT_CARD = ("intake", "outbox", "journal")
"""Sections that are about no single person."""

CARD_BESIDE = 1100
"""Window width, in pixels at 100 %, from which the card has its own pane."""


class Room(QWidget):
    """Accounts and sections | vacancies, applicants, intake, outbox or log | card.

    `wanted()`: somebody is led to a place in it; `section_changed(key)`, `account_changed(account
    id)`: for titles and settings; `tab_changed(key)`: another side of the vacancy is shown;
    `person_menu_requested(global position)`: the menu of `person`; `move_requested(applicant ids,
    vacancy id, stage id)`: people are to go to a stage; `edit_requested(edit id)`: an edit's
    content is to be changed; `keys_requested`: new keys are wanted; `wished(command, about)`: a
    pane asks for something to be done; `files_dropped(stage id, QMimeData)`; `intake_*`: what the
    review of resumes asks for.
    """

    wanted = Signal()
    section_changed = Signal(str)
    account_changed = Signal(int)
    wished = Signal(str, object)
    tab_changed = Signal(str)
    move_requested = Signal(object, int, int)
    person_menu_requested = Signal(QPoint)
    edit_requested = Signal(int)
    keys_requested = Signal()
    files_dropped = Signal(int, object)
    intake_files_wanted = Signal()
    intake_work_wanted = Signal()
    intake_work_cancelled = Signal()
    intake_undo_requested = Signal(int)
    intake_postponed = Signal()

    def __init__(
        self, workplace: Workplace, runner: TaskRunner, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self._library = workplace.library
        self._runner = runner
        self._relay = Relay(workplace.bus.listen, self)
        self._account_id: int | None = None
        self._usable = True
        self._hint: Callable[[str], str] = lambda key: ""
        self._card_open = False

        self.accounts = AccountsPane(workplace, self._relay, SECTIONS)
        self.vacancies = VacanciesPane(workplace, runner, self._relay)
        self.people = ApplicantsPane(workplace, runner, self._relay)
        self._everyone: ApplicantsPane | None = None
        self._vacancy: VacancyPane | None = None
        self._board: BoardPane | None = None
        self._board_state: object = None
        self._tab = ""
        self._card: CardPane | None = None
        self._journal: JournalPane | None = None
        self._intake: IntakePane | None = None
        self._intake_state: object = None
        self._outbox: OutboxPane | None = None
        self._views: ViewsPane | None = None
        self.history: History | None = None
        self._card_state: object = None
        self._is_complete = False
        self._outbox_state: object = None
        self._reading = (0, 0)
        self._place()
        self._connect()
        self._retranslate()

    # Panes that come later

    def fill(self) -> None:
        """Build the card, which the first paint did without, and show who is chosen. Once."""
        if self._card is None or self._card_layout.indexOf(self._card) < 0:
            self._card_layout.addWidget(self.card, 1000)
            if self._tab:
                self.show_tab(self._tab)
            self._show_person()
            self._arrange()

    def later_parts(self) -> tuple[Callable[[], object], ...]:
        """What comes after the first pictures, a turn of the loop each, in this order."""
        return (self._mend, self._add_views, self._add_history, self._complete_card)

    def _complete_card(self) -> None:
        self._is_complete = True
        if self._card is not None:
            self._card.complete()

    def _mend(self) -> None:
        """After an update of the program the lists are made anew."""
        if self._library.lists_are_whole():
            return
        self._runner.start(
            self._library.mend,
            owner=self,
            key="mend",
            label=self.tr("Обновление списков"),
            background=True,
        )

    @property
    def card(self) -> CardPane:
        """The person's card."""
        if self._card is None:
            from huntflow_desk.qt.panes.card import CardPane

            self._card = card = CardPane(
                self.workplace, self._runner, self._relay, self._card_holder
            )
            card.vacancy_requested.connect(self._vacancy_requested)
            card.log_requested.connect(self.show_log_row)
            card.menu_requested.connect(self.person_menu_requested)
            card.wished.connect(self.wished)
            card.restore_state(self._card_state)
            card.use_hints(self._hint)
            if self._is_complete:
                card.complete()
        return self._card

    @property
    def vacancy(self) -> VacancyPane:
        """The vacancy's details."""
        if self._vacancy is None:
            from huntflow_desk.qt.panes.vacancy import VacancyPane

            self._vacancy = vacancy = VacancyPane(
                self.workplace, self._runner, self._relay, titled=False
            )
            vacancy.stage_chosen.connect(self._stage_chosen)
            vacancy.people_requested.connect(lambda _: self.show_tab("people"))
            vacancy.log_requested.connect(self.show_log_row)
            vacancy.wished.connect(self.wished)
            vacancy.header.use_hints(self._hint)
            self._vacancy_views.addWidget(vacancy)
            vacancy.show_vacancy(self._account_id, self.vacancies.current)
        return self._vacancy

    @property
    def board(self) -> BoardPane:
        """The vacancy's people by stage."""
        if self._board is None:
            from huntflow_desk.qt.panes.board import BoardPane

            self._board = board = BoardPane(self.workplace, self._runner, self._relay)
            self._connect_people(board)
            board.move_requested.connect(self._move_requested)
            board.files_dropped.connect(self.files_dropped)
            if self.history is not None:
                board.looked.connect(self.history.note)
                board.applicant_chosen.connect(self.history.note)
            board.restore_state(self._board_state)
            self._vacancy_views.addWidget(board)
        return self._board

    @property
    def everyone(self) -> ApplicantsPane:
        """Everyone of the organisation."""
        if self._everyone is None:
            self._everyone = ApplicantsPane(self.workplace, self._runner, self._relay)
            self._connect_people(self._everyone)
            if self.history is not None:
                self._everyone.looked.connect(self.history.note)
                self._everyone.applicant_chosen.connect(self.history.note)
            self._everyone.restore_state(self._everyone_state)
            self._everyone_layout.addWidget(self._everyone)
        return self._everyone

    @property
    def journal(self) -> JournalPane:
        """The log."""
        if self._journal is None:
            from huntflow_desk.qt.panes.journal import JournalPane

            self._journal = JournalPane(self.workplace, self._runner, self._relay)
            self._journal_layout.addWidget(self._journal)
        return self._journal

    @property
    def intake(self) -> IntakePane:
        """Resumes on their way in."""
        if self._intake is None:
            from huntflow_desk.qt.panes.intake import IntakePane

            self._intake = intake = IntakePane(self.workplace, self._runner, self._relay)
            intake.files_wanted.connect(self.intake_files_wanted)
            intake.work_wanted.connect(self.intake_work_wanted)
            intake.work_cancelled.connect(self.intake_work_cancelled)
            intake.undo_requested.connect(self.intake_undo_requested)
            intake.postponed.connect(self.intake_postponed)
            intake.person_requested.connect(self.show_person)
            intake.restore_state(self._intake_state)
            intake.show_reading(*self._reading)
            self._intake_layout.addWidget(intake)
        return self._intake

    def show_intake(self, batch_id: int) -> None:
        """Open the review at a batch."""
        self.show_section("intake")
        self.intake.show_batch(batch_id)
        self.intake.focus_list()

    def show_reading(self, done: int, total: int) -> None:
        """How far the reading of resumes is; (0, 0): nothing is read."""
        self._reading = (done, total)
        if self._intake is not None:
            self._intake.show_reading(done, total)

    def drop_place(self, point: QPoint) -> tuple[int, int | None, QRect] | None:
        """Vacancy, stage (None: the first) and outline (global) at a point (global), for a drop;
        None where there is no vacancy."""
        if self.section != "vacancies":
            return None
        if self._within(self.vacancies, point):
            found = self.vacancies.row_at(point)
            return None if found is None else (found[0], None, found[1])
        current = self.vacancies.current
        if current is None or not self._within(self._sections, point):
            return None
        if self._board is not None and self._within(self._board, point):
            lane = self._board.lane_at(point)
            if lane is not None:
                return current, lane[0], lane[1]
        return current, None, QRect()

    def _within(self, widget: QWidget, point: QPoint) -> bool:
        return widget.isVisible() and widget.rect().contains(widget.mapFromGlobal(point))

    @property
    def outbox(self) -> OutboxPane:
        """What is on its way."""
        if self._outbox is None:
            from huntflow_desk.qt.panes.outbox import OutboxPane

            self._outbox = outbox = OutboxPane(self.workplace, self._runner, self._relay)
            outbox.edit_requested.connect(self.edit_requested)
            outbox.keys_requested.connect(self.keys_requested)
            outbox.log_requested.connect(self.show_log_row)
            outbox.person_requested.connect(self._person_of_requested)
            outbox.vacancy_requested.connect(self._vacancy_of_requested)
            outbox.restore_state(self._outbox_state)
            self._outbox_layout.addWidget(outbox)
        return self._outbox

    def _add_views(self) -> None:
        """Saved searches come after the first paint, with what they need to count."""
        from huntflow_desk.qt.panes.views import ViewsPane

        self._views = ViewsPane(self.workplace, self._runner, self._relay)
        self._views.view_chosen.connect(self.show_view)
        self.accounts.add_below(self._views)
        self._views.show_account(self._account_id)

    def _add_history(self) -> None:
        """Back and forward."""
        from huntflow_desk.qt.window.history import History

        self.history = History(self)
        looked = [self.section_changed, self.account_changed, self.people.looked, self.tab_changed]
        if self._board is not None:
            looked += [self._board.looked, self._board.applicant_chosen]
        for signal in looked:
            signal.connect(self.history.note)
        self.vacancies.vacancy_chosen.connect(self.history.note)
        self.people.applicant_chosen.connect(self.history.note)
        self.history.note()

    # Working with it

    def begin(self) -> None:
        """Paint what is kept of the remembered organisation; the panes refresh behind."""
        self._account_id = self.workplace.account_id
        self.accounts.show_account(self._account_id)
        self._show_account()
        self.refresh()
        # The keyboard begins in the list people work with, not in a box above it.
        if self.section == "vacancies":
            self.focus_people()

    def focus_people(self) -> None:
        """Give the keyboard to the list or board in work."""
        pane = self._people_pane()
        if pane is not None:
            pane.focus_list()

    def refresh(self, *, force: bool = False) -> None:
        """Ask the server anew for what is on screen: organisations first."""
        if not force and self._library.accounts_are_fresh():
            return
        self._runner.start(
            self._library.refresh_accounts,
            owner=self,
            key="accounts",
            done=lambda _: self._accounts_read(force),
            label=self.tr("Организации"),
            background=not force,
        )

    @property
    def account_id(self) -> int | None:
        """The organisation in work."""
        return self._account_id

    def people_in_hand(self) -> tuple[int, ...]:
        """The selection when it holds several, else the person whose card is shown."""
        pane = self._people_pane()
        if pane is None:
            return ()
        shown = self._card.applicant_id if self._card is not None else None
        selected = pane.selected
        # Somebody else's card may be open beside the list.
        if len(selected) > 1 and (shown in (None, pane.current) or shown in selected):
            return selected
        person = shown if shown is not None else pane.current
        return (person,) if person is not None else ()

    def people_list(self) -> ApplicantsPane | None:
        """The list of people in work, also where their board is shown."""
        pane = self._people_pane()
        return self.people if pane is self._board else cast("ApplicantsPane | None", pane)

    @property
    def current(self) -> int | None:
        """The current person of the list or board in work."""
        pane = self._people_pane()
        return pane.current if pane is not None else None

    def go_to_person(self, applicant_id: int | None) -> None:
        """Make somebody current in the list or board in work, and give it the keyboard."""
        pane = self._people_pane()
        if pane is not None and applicant_id is not None:
            pane.want(applicant_id)
        self.focus_people()

    @property
    def vacancy_name(self) -> str:
        """The position of the vacancy in work."""
        return self.vacancies.current_position

    def vacancy_in_hand(self) -> int | None:
        """The vacancy in work, where the section has one."""
        return self.vacancies.current if self.section == "vacancies" else None

    def write_note(self, applicant_id: int) -> bool:
        """Begin a note in the card. False when it does not show this person."""
        card = self._card
        return card is not None and card.applicant_id == applicant_id and card.write_note()

    @property
    def section(self) -> str:
        """Key of the section in work."""
        return SECTIONS[self._sections.currentIndex()]

    @property
    def has_card(self) -> bool:
        """Whether the section in work has a person's card beside it."""
        return self.section not in WITHOUT_CARD

    @property
    def person(self) -> tuple[int, int, str] | None:
        """Organisation, id and name of the person whose card is shown."""
        card = self._card.shown if self._card is not None else None
        if card is None or self._people_pane() is None:
            return None
        from huntflow_desk.qt.people.words import person_name

        return card.account_id, card.applicant.applicant_id, person_name(card.applicant)

    def show_section(self, key: str) -> None:
        """Change the section."""
        self.wanted.emit()
        self.accounts.show_section(key)
        if key == "journal":
            self.journal.show()
        elif key == "intake":
            self.intake.show()
        elif key == "outbox":
            self.outbox.show()
        self._sections.setCurrentIndex(SECTIONS.index(key))
        if key == "applicants" and self.everyone.current is None:
            self.everyone.show_people(self._account_id)
        self._card_open = False
        self._arrange()
        self._show_person()
        self.section_changed.emit(key)

    def go(self, key: str) -> None:
        """Change the section, and the keyboard goes into its list."""
        self.show_section(key)
        if key == "vacancies":
            self.vacancies.focus_list()
        elif key == "applicants":
            self.everyone.focus_list()
        elif key == "intake":
            self.intake.focus_list()
        elif key == "outbox":
            self.outbox.focus_list()
        else:
            self.journal.list.setFocus()

    def show_log_row(self, log_id: int) -> None:
        """Open the log at a row."""
        self.show_section("journal")
        self.journal.show_row(log_id)

    def show_errors(self) -> None:
        """Open the log with errors only."""
        self.show_section("journal")
        self.journal.show_errors()

    def show_outbox(self, kind: str = "") -> None:
        """Open what is on its way; `kind`: at the first one with this trouble."""
        self.show_section("outbox")
        self.outbox.show_trouble(kind)
        self.outbox.focus_list()

    def search_people(self, text: str) -> None:
        """Look for a name among everyone of the organisation."""
        if self.section != "applicants":
            self.show_section("applicants")
        self.everyone.search(text)

    def show_view(self, view: View) -> None:
        """A saved search: among everyone, or in its vacancy."""
        if view.vacancy_id is None:
            self.show_section("applicants")
            self.everyone.show_search(view.text, view.order, view.descending)
        else:
            self._vacancy_requested(view.vacancy_id)
            self.show_tab("people")
            self.people.show_search(view.text, view.order, view.descending)

    def show_person(self, applicant_id: int) -> None:
        """Open somebody's card beside whatever list is shown."""
        self.wanted.emit()
        if not self.has_card:
            self.show_section("applicants")
        self._applicant_opened(applicant_id)
        if self.history is not None:
            self.history.note()

    def show_vacancy(self, vacancy_id: int) -> None:
        """Open a vacancy with its people."""
        self._vacancy_requested(vacancy_id)
        self.show_tab("people")

    @property
    def searching(self) -> bool:
        """Whether the list in work still waits for its hits."""
        pane = self._people_pane()
        return pane is not None and pane.searching

    def place(self) -> Place:
        """What is on screen, for going back to it."""
        from huntflow_desk.qt.window.history import Place

        pane = self._people_pane()
        text, order = (pane.text, pane.order) if pane is not None else ("", ("", False))
        in_vacancies = self.section == "vacancies"
        return Place(
            self.section,
            self._account_id,
            self.vacancies.current if in_vacancies else None,
            self._tabs.current() if in_vacancies else "",
            text,
            *order,
            None if pane is None else self.card.applicant_id,
        )

    def show_place(self, place: Place) -> None:
        """Go back to what was on screen."""
        self._go_to_account(place.account_id)
        if place.section != self.section:
            self.show_section(place.section)
        if place.section == "vacancies" and place.vacancy_id is not None:
            self.vacancies.choose(place.vacancy_id)
            self.show_tab(place.tab)
        pane = self._people_pane()
        if pane is not None:
            if (pane.text, pane.order) != (place.text, (place.order, place.descending)):
                pane.show_search(place.text, place.order, place.descending)
            pane.want(place.applicant_id)
            if place.applicant_id is not None and pane.current != place.applicant_id:
                self.card.show_applicant(self._account_id, place.applicant_id)

    def _go_to_account(self, account_id: int | None) -> None:
        if account_id is not None and account_id != self._account_id:
            self.accounts.show_account(account_id)
            self._account_chosen(account_id)

    def _person_of_requested(self, account_id: int, applicant_id: int) -> None:
        self._go_to_account(account_id)
        self.show_person(applicant_id)

    def _vacancy_of_requested(self, account_id: int, vacancy_id: int) -> None:
        self._go_to_account(account_id)
        self.show_vacancy(vacancy_id)

    def focus_search(self) -> None:
        """The search box of the list in work."""
        pane = self._people_pane()
        if pane is not None:
            pane.focus_search()
        elif self.section == "intake":
            self.intake.focus_list()
        elif self.section == "outbox":
            self.outbox.focus_list()
        else:
            self.journal.focus_search()

    def use_hints(self, hint: Callable[[str], str]) -> None:
        """Where the keys of commands are known in words."""
        self._hint = hint
        for pane in (self.people, self._everyone, self._board):
            if pane is not None:
                pane.use_hints(hint)
        if self._card is not None:
            self._card.use_hints(hint)
        if self._vacancy is not None:
            self._vacancy.header.use_hints(hint)

    def mark(self) -> None:
        """Mark the current person of the list in work."""
        pane = self._people_pane()
        if pane is not None:
            pane.mark()

    def step(self, by: int) -> None:
        """Next or previous row of the list that has the keyboard, else of the list in work."""
        focused, pane = self._focused(), self._people_pane()
        if isinstance(focused, RowsView):
            focused.step(by)
        elif self.vacancies.isAncestorOf(focused):
            self.vacancies.step(by)
        elif pane is not None:
            pane.step(by)
        elif self.section == "intake":
            self.intake.step(by)
        elif self.section == "outbox":
            self.outbox.step(by)

    def cycle_pane(self, by: int) -> None:
        """Give the keyboard to the next or previous pane."""
        stops: list[tuple[QWidget, object]] = [(self.accounts, self.accounts.focus_list)]
        stops.append((self.vacancies, self.vacancies.focus_list))
        pane = self._people_pane()
        if pane is not None:
            stops.append((pane, pane.focus_list))
        elif self.section == "intake":
            stops.append((self.intake.list, self.intake.focus_list))
            stops.append((self.intake.details, self.intake.details.fields.focus_first))
        elif self.section == "outbox":
            stops.append((self.outbox.list, self.outbox.focus_list))
            stops.append((self.outbox.details, self.outbox.details.focus_decision))
        else:
            stops.append((self.journal, self.journal.focus_search))
        if self.card.isVisible():
            stops.append((self.card, self.card.setFocus))
        stops = [stop for stop in stops if stop[0].isVisible()]
        focused = self._focused()
        here = next((n for n, stop in enumerate(stops) if stop[0].isAncestorOf(focused)), -1)
        give = stops[(here + by) % len(stops)][1]
        if callable(give):
            give()

    def back(self) -> bool:
        """Escape: from the card back to the list, which a narrow window shows again. False: there
        is nothing to go back from."""
        if self._card_open and not self._is_wide():
            self._card_open = False
            self._arrange()
        elif self._card is None or not self._card.isAncestorOf(self._focused()):
            return False
        self.focus_people()
        return True

    async def leave(self) -> None:
        """Keep what is being typed; before the runner closes."""
        if self._card is not None:
            await self._card.leave()

    @property
    def filled(self) -> bool:
        """Whether vacancies, people and a whole card are shown, nothing is being read and nothing
        waits to be."""
        pane = self._people_pane()
        return (
            self.vacancies.current is not None
            and pane is not None
            and pane.current is not None
            and self._card_is_complete()
            and self._runner.idle
        )

    def save_state(self) -> dict[str, object]:
        """Sizes and columns, as JSON."""
        self._keep_sizes()
        pane = self._people_pane() or self.people
        return {
            "panes": self._wide_sizes["list"],
            "board_panes": self._wide_sizes["board"],
            "lists": self._lists_sizes,
            "tab": self._tab or self._tabs.current(),
            "aside": self._aside.isChecked(),
            "board": self._board.save_state() if self._board else self._board_state,
            "people": self.people.save_state(),
            "everyone": self._everyone.save_state() if self._everyone else self._everyone_state,
            "card": self._card.save_state() if self._card else self._card_state,
            "intake": self._intake.save_state() if self._intake else self._intake_state,
            "outbox": self._outbox.save_state() if self._outbox else self._outbox_state,
            "section": self.section,
            "vacancy": self.vacancies.current,
            "applicant": pane.current,
        }

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave."""
        if not isinstance(state, dict):
            return
        for name, view in (("panes", "list"), ("board_panes", "board")):
            if (sizes := _sizes(state.get(name), self._panes.count())) is not None:
                self._wide_sizes[view] = sizes
        self._panes.setSizes(self._wide_sizes[self._view])
        if (sizes := _sizes(state.get("lists"), self._lists.count())) is not None:
            self._lists.setSizes(sizes)
            self._lists_sizes = sizes
        self._aside.setChecked(state.get("aside") is True)
        self._board_state = state.get("board")
        tab = state.get("tab")
        # Board and vacancy are built after the first paint.
        self._tab = str(tab) if tab in ("board", "vacancy") else ""
        self.people.restore_state(state.get("people"))
        self._everyone_state = state.get("everyone")
        self._card_state = state.get("card")
        self._intake_state = state.get("intake")
        self._outbox_state = state.get("outbox")
        if self._card is not None:
            self._card.restore_state(self._card_state)
        for name in ("vacancy", "applicant"):
            value = state.get(name)
            self._remembered[name] = value if isinstance(value, int) else None
        section = state.get("section")
        if section in SECTIONS and section != SECTIONS[0]:
            self.show_section(str(section))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows either the list or the card."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Building

    def _place(self) -> None:
        px = theme().px
        self._vacancy_name = Heading(level=2, elide=True)
        self._tabs = SegmentedTabs()
        self._tabs.changed.connect(self._show_tab)
        self._vacancy_views = QStackedWidget()
        self._vacancy_views.addWidget(self.people)
        self._vacancy_head = Surface()
        self._aside = IconButton("sidebar", "", self._arrange, checkable=True)
        self._aside.hide()
        name = row(self._vacancy_name, self._aside, spacing=4)
        # Tabs bring 10 px of their own before their words.
        name.setContentsMargins(px(10), 0, 0, 0)
        head = column(name, self._tabs, spacing=4)
        head.setContentsMargins(px(2), px(10), px(12), 0)
        self._vacancy_head.setLayout(head)
        beside = QWidget()
        beside.setLayout(column(self._vacancy_head, self._vacancy_views, spacing=0))

        self._lists = _splitter(self.vacancies, beside)
        self._lists_sizes = [px(250), px(410)]
        self._lists.setSizes(self._lists_sizes)
        self._everyone_layout, self._intake_layout = column(), column()
        self._outbox_layout, self._journal_layout = column(), column()
        self._sections = QStackedWidget()
        self._sections.addWidget(self._lists)
        for layout in (
            self._everyone_layout,
            self._intake_layout,
            self._outbox_layout,
            self._journal_layout,
        ):
            place = QWidget()
            place.setLayout(layout)
            self._sections.addWidget(place)

        self._card_back = Button("", self.back, kind="quiet", icon="back")
        self._card_holder = Surface()
        self._card_bar = QWidget()
        self._card_bar.setLayout(row(self._card_back, None, margins=8))
        self._card_layout = column(self._card_bar, spacing=0)
        self._card_layout.addStretch()
        self._card_holder.setLayout(self._card_layout)

        self._panes: QSplitter = _splitter(self.accounts, self._sections, self._card_holder)
        self._wide_sizes: dict[str, list[int]] = {
            "list": [px(212), px(652), px(416)],
            "board": [px(180), px(780), px(320)],
        }
        self._view: str = "list"
        self._panes.setSizes(self._wide_sizes["list"])
        for number, stretch in enumerate((0, 3, 2)):
            self._panes.setStretchFactor(number, stretch)
        self.accounts.setMinimumWidth(px(160))
        self.vacancies.setMinimumWidth(px(200))
        self._card_holder.setMinimumWidth(px(376))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._panes)
        self._remembered: dict[str, int | None] = {"vacancy": None, "applicant": None}
        self._everyone_state = None

    def _connect(self) -> None:
        self.accounts.account_chosen.connect(self._account_chosen)
        self.accounts.section_chosen.connect(self.show_section)
        self.vacancies.vacancy_chosen.connect(self._vacancy_chosen)
        self._connect_people(self.people)
        self._relay.changed.connect(self._changed)

    def _connect_people(self, pane: ApplicantsPane | BoardPane) -> None:
        pane.applicant_chosen.connect(self._applicant_chosen)
        pane.opened.connect(self._applicant_opened)
        pane.looked.connect(self._light_words)
        pane.wished.connect(lambda key: self.wished.emit(key, None))
        pane.use_hints(self._hint)
        pane.menu_requested.connect(self.person_menu_requested)

    def _retranslate(self) -> None:
        self._card_back.set_text(self.tr("Назад к списку"))
        self._aside.set_text(self.tr("Список вакансий рядом с доской"))
        self._show_head()

    # Showing

    def _show_account(self) -> None:
        account_id = self._account_id
        self._card_open = False
        if self._views is not None:
            self._views.show_account(account_id)
        wanted, self._remembered["vacancy"] = self._remembered["vacancy"], None
        self.vacancies.show_account(account_id, wanted)
        if self.vacancies.current is None:
            self._vacancy_chosen(None)
        if self._everyone is not None:
            self._everyone.show_people(account_id if self.section == "applicants" else None)
        if account_id is not None:
            self._read_dictionaries(account_id, force=False)

    def _read_dictionaries(self, account_id: int, *, force: bool) -> None:
        if not force and self._library.dictionaries_are_fresh(account_id):
            return
        self._runner.start(
            lambda: self._library.refresh_dictionaries(account_id, force=force),
            owner=self,
            key="dictionaries",
            label=self.tr("Справочники"),
            background=True,
        )

    def _accounts_read(self, force: bool) -> None:
        if self._account_id is None:
            self._account_id = self.workplace.account_id
            if self._account_id is not None:
                self.accounts.show_account(self._account_id)
                self._show_account()
                self.account_changed.emit(self._account_id)
            return
        if not force:
            return
        self._read_dictionaries(self._account_id, force=force)
        self.vacancies.refresh(force=force)
        if self.section == "applicants":
            self.everyone.refresh(force=force)
        elif self.section == "vacancies":
            self.people.refresh(force=force)
            if self._vacancy is not None:
                self._vacancy.refresh()
        self.card.refresh()

    def _account_chosen(self, account_id: int) -> None:
        self._account_id = account_id
        self._show_account()
        self.account_changed.emit(account_id)

    def _vacancy_chosen(self, key: object) -> None:
        vacancy_id = key if isinstance(key, int) else None
        wanted, self._remembered["applicant"] = self._remembered["applicant"], None
        account_id = self._account_id if vacancy_id is not None else None
        self.people.show_people(account_id, vacancy_id, applicant_id=wanted)
        if self._vacancy is not None:
            self._vacancy.show_vacancy(account_id, vacancy_id)
        if self._board is not None and self._people_pane() is self._board:
            self._board.show_vacancy(account_id, vacancy_id, applicant_id=wanted)
        self._show_head()

    def _show_head(self) -> None:
        vacancy_id = self.vacancies.current
        self._vacancy_name.setText(self.vacancies.current_position)
        self._tabs.set_tabs(
            [
                ("people", self.tr("Кандидаты")),
                ("board", self.tr("Доска")),
                ("vacancy", self.tr("О вакансии")),
            ]
        )
        self._vacancy_head.setVisible(vacancy_id is not None)

    def show_tab(self, key: str) -> None:
        """Of a vacancy: its people ("people"), their board ("board") or itself ("vacancy")."""
        self._tabs.choose(key)
        self._show_tab(self._tabs.current())

    def toggle_board(self) -> None:
        """From the list to the board and back; the keyboard goes along."""
        if self.section == "vacancies" and self.vacancies.current is not None:
            self.show_tab("people" if self._tabs.current() == "board" else "board")
            self.focus_people()

    def _show_tab(self, key: str) -> None:
        self._tab = ""
        shown = self._vacancy_views.currentWidget()
        if key == "board":
            person = self.people.current if shown is not self._board else None
            self._arrange()
            self.board.show_vacancy(self._account_id, self.vacancies.current, applicant_id=person)
            self._vacancy_views.setCurrentWidget(self.board)
        else:
            if shown is self._board and self._board is not None:
                self.people.want(self._board.current)
            self._vacancy_views.setCurrentWidget(self.people if key == "people" else self.vacancy)
            self._arrange()
        self._show_person()
        self.tab_changed.emit(key)

    def _stage_chosen(self, stage_id: int) -> None:
        self.show_tab("people")
        self.people.show_stage(stage_id)

    def _applicant_chosen(self, key: object) -> None:
        if self.sender() is not self._people_pane() or self._card is None:
            return
        self._card.about_vacancy = self.vacancy_in_hand()
        self._card.show_applicant(self._account_id, key if isinstance(key, int) else None)

    def _applicant_opened(self, applicant_id: int) -> None:
        self.card.show_applicant(self._account_id, applicant_id)
        self._card_open = True
        self._arrange()
        self.card.setFocus()

    def _show_person(self) -> None:
        pane = self._people_pane()
        if pane is not None:
            self.card.about_vacancy = self.vacancy_in_hand()
            self.card.show_applicant(self._account_id, pane.current)
        self._light_words()

    def _light_words(self) -> None:
        """Words that are looked for in the list are lit in the card."""
        pane = self._people_pane()
        if pane is None or self._card is None:
            return
        from huntflow_desk.qt.people.hits import words_of_search

        self._card.highlight(words_of_search(pane.text))

    def _card_is_complete(self) -> bool:
        card = self._card.shown if self._card is not None else None
        return (
            card is not None
            and card.worklog is not None
            and card.questionary is not None
            and all(resume.saved is not None for resume in card.resumes)
        )

    def _people_pane(self) -> ApplicantsPane | BoardPane | None:
        if self.section == "vacancies":
            on_board = self._tabs.current() == "board" and self._board is not None
            return self._board if on_board else self.people
        return self.everyone if self.section == "applicants" else None

    def _move_requested(self, applicant_ids: tuple[int, ...], stage_id: int) -> None:
        """People of the vacancy in work are to go to another stage."""
        vacancy_id = self.vacancies.current
        if vacancy_id is not None:
            self.move_requested.emit(applicant_ids, vacancy_id, stage_id)

    def _vacancy_requested(self, vacancy_id: int) -> None:
        self.show_section("vacancies")
        self.vacancies.choose(vacancy_id)

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change):
            return
        if change.touches("vacancy", self.vacancies.current):
            self._show_head()
        if change.kind == "connection":
            was, self._usable = self._usable, self.workplace.session.state.usable
            if self._usable and not was:
                # Back in the network: what is on screen may have changed meanwhile.
                self._again()

    def _again(self) -> None:
        """Refresh what is not fresh, quietly."""
        self.refresh()
        if self._account_id is not None:
            self._read_dictionaries(self._account_id, force=False)
        self.vacancies.refresh()
        pane = self._people_pane()
        if pane is not None:
            pane.refresh()
        if self._vacancy is not None:
            self._vacancy.refresh(force=False)
        self.card.refresh(force=False)

    # Arranging

    def _is_wide(self) -> bool:
        return self.width() >= theme().px(CARD_BESIDE)

    def _arrange(self) -> None:
        with_card = self.has_card
        wide = self._is_wide()
        on_board = self.section == "vacancies" and self._tabs.current() == "board"
        self._aside.setVisible(on_board)
        self._show_vacancies(self._aside.isChecked() or not on_board)
        if (view := "board" if on_board else "list") != self._view:
            self._keep_sizes()
            self._view = view
            self._panes.setSizes(self._wide_sizes[view])
        self._card_bar.setVisible(not wide)
        if wide:
            self._sections.show()
            self._card_holder.setVisible(with_card)
        else:
            alone = with_card and self._card_open
            self._sections.setVisible(not alone)
            self._card_holder.setVisible(alone)

    def _show_vacancies(self, on: bool) -> None:
        """The board wants their room."""
        if on != self.vacancies.isHidden():
            return
        if not on:
            self._keep_sizes()
            if self.vacancies.isAncestorOf(self._focused()):
                self.focus_people()
        self.vacancies.setVisible(on)
        if on:
            self._lists.setSizes(self._lists_sizes)

    def _keep_sizes(self) -> None:
        if self._is_wide():
            self._wide_sizes[self._view] = self._panes.sizes()
        if not self.vacancies.isHidden():
            self._lists_sizes = self._lists.sizes()

    def _focused(self) -> QWidget:
        window = self.window()
        return window.focusWidget() or window


def _sizes(value: object, count: int) -> list[int] | None:
    """Sizes of a splitter from a state that was kept; None where they are odd."""
    if (
        isinstance(value, list)
        and len(value) == count
        and all(isinstance(size, int) and 0 <= size < 10_000 for size in value)
        and sum(value) > 0
    ):
        return value
    return None


def _splitter(*widgets: QWidget) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter
