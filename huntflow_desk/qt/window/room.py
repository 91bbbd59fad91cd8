"""The panes of one workplace and how they speak to each other.

A room lives as long as its workplace: switching profile or system means another room.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.panes.accounts import AccountsPane
from huntflow_desk.qt.window.arranging import Arranging
from huntflow_desk.qt.window.vacancysection import VacanciesSection
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    # Built after the first paint, or when first looked at.
    from huntflow_desk.core.query import Subject
    from huntflow_desk.qt.panes.applicants import ApplicantsPane
    from huntflow_desk.qt.panes.board import BoardPane
    from huntflow_desk.qt.panes.card import CardPane
    from huntflow_desk.qt.panes.intake import IntakePane
    from huntflow_desk.qt.panes.journal import JournalPane
    from huntflow_desk.qt.panes.outbox import OutboxPane
    from huntflow_desk.qt.panes.vacancies import VacanciesPane
    from huntflow_desk.qt.panes.vacancy import VacancyPane
    from huntflow_desk.qt.panes.views import ViewsPane
    from huntflow_desk.qt.window.beside import Beside
    from huntflow_desk.qt.window.history import History
    from huntflow_desk.qt.window.refreshing import Refreshing
    from huntflow_desk.qt.window.sections import DropPlace, LaterSections, People, Section
    from huntflow_desk.services.views import View

SECTIONS = ("vacancies", "applicants", "intake", "outbox", "journal")


class Room(QWidget):
    """Accounts and sections | the section in work | card.

    `wanted`: somebody is led to a place in it; `section_changed(key)`, `account_changed(account
    id)`: for titles and settings; `tab_changed(key)`: another side of the vacancy is shown;
    `looked`: other people are; `person_menu_requested(global position)`: the menu of `person`;
    `move_requested(applicant ids, vacancy id, stage id)`: people are to go to a stage;
    `edit_requested(edit id)`: an edit's content is to be changed; `keys_requested`: new keys are
    wanted; `wished(command, about)`: a pane asks for something to be done; `files_dropped(stage
    id, QMimeData)`; `intake_*`: what the review of resumes asks for.
    """

    wanted = Signal()
    section_changed = Signal(str)
    account_changed = Signal(int)
    wished = Signal(str, object)
    tab_changed = Signal(str)
    looked = Signal()
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
        self.runner = runner
        self.relay = Relay(workplace.bus.listen, self)
        self._library = workplace.library
        self._account_id: int | None = None
        self._hint: Callable[[str], str] = lambda key: ""
        self._lists: list[People] = []
        self._state: Mapping[str, object] = {}
        self._views: ViewsPane | None = None
        self.history: History | None = None

        self.accounts = AccountsPane(workplace, self.relay, SECTIONS)
        self.hiring = VacanciesSection(workplace, runner, self.relay)
        self.section = SECTIONS[0]
        self.here: Section = self.hiring
        self._sections = QStackedWidget()
        self._sections.addWidget(self.hiring)
        self._panes = Arranging(self.accounts, self._sections)
        self.setLayout(column(self._panes))
        self._connect()

    def _connect(self) -> None:
        self.accounts.account_chosen.connect(self._account_chosen)
        self.accounts.section_chosen.connect(self.show_section)
        self._panes.back_requested.connect(self.back)
        self.connect_people(self.people)
        self.hiring.board_made.connect(self.connect_people)
        self.hiring.arrange_wanted.connect(self._arrange)
        self.hiring.tab_changed.connect(self._tab_changed)
        self.hiring.move_requested.connect(self._move_requested)
        self.hiring.files_dropped.connect(self.files_dropped)
        self.hiring.log_requested.connect(self.show_log_row)
        self.hiring.wished.connect(self.wished)

    def connect_people(self, pane: People) -> None:
        """A list or board of people has come to be."""
        pane.applicant_chosen.connect(self._applicant_chosen)
        pane.applicant_chosen.connect(self.looked)
        pane.opened.connect(self._open_card)
        pane.looked.connect(self._light_words)
        pane.looked.connect(self.looked)
        pane.wished.connect(lambda key: self.wished.emit(key, None))
        pane.menu_requested.connect(self.person_menu_requested)
        pane.use_hints(self._hint)
        self._lists.append(pane)

    # Panes

    @property
    def vacancies(self) -> VacanciesPane:
        """The list of vacancies."""
        return self.hiring.vacancies

    @property
    def people(self) -> ApplicantsPane:
        """The people of a vacancy."""
        return self.hiring.people_list

    @property
    def board(self) -> BoardPane:
        """The vacancy's people by stage."""
        return self.hiring.board

    @property
    def vacancy(self) -> VacancyPane:
        """The vacancy's details."""
        return self.hiring.vacancy

    @functools.cached_property
    def later_sections(self) -> LaterSections:
        """The sections that come after the first paint."""
        from huntflow_desk.qt.window.sections import LaterSections

        return LaterSections(self, self._state)

    @property
    def everyone(self) -> ApplicantsPane:
        """Everyone of the organisation."""
        return self.later_sections.applicants.pane

    @property
    def intake(self) -> IntakePane:
        """Resumes on their way in."""
        return self.later_sections.intake.pane

    @property
    def outbox(self) -> OutboxPane:
        """What is on its way."""
        return self.later_sections.outbox.pane

    @property
    def journal(self) -> JournalPane:
        """The log."""
        return self.later_sections.journal.pane

    @functools.cached_property
    def beside(self) -> Beside:
        """What shows the card of whoever is chosen."""
        from huntflow_desk.qt.window.beside import Beside

        beside = Beside(self, self._panes.card_holder, self._state.get("card"))
        beside.card.use_hints(self._hint)
        return beside

    @property
    def card(self) -> CardPane:
        """The person's card."""
        return self.beside.card

    @functools.cached_property
    def refreshing(self) -> Refreshing:
        """What asks the server anew."""
        from huntflow_desk.qt.window.refreshing import Refreshing

        return Refreshing(self)

    def add_section(self, pane: QWidget) -> None:
        """The pane of a later section has been made."""
        self._sections.addWidget(pane)

    # What comes after the first paint

    def fill(self) -> None:
        """Build the card, which the first paint did without, and show who is chosen. Once."""
        if self._panes.put_card(self.card):
            self.hiring.fill()
            self.beside.follow()
            self._arrange()
            self.refreshing.refresh()
            self.refreshing.read_dictionaries()

    def later_parts(self) -> tuple[Callable[[], object], ...]:
        """What comes after the first pictures, a turn of the loop each, in this order."""
        return (self.refreshing.mend, self._add_views, self._add_history, self.card.complete)

    def _add_views(self) -> None:
        """Saved searches come after the first paint, with what they need to count."""
        from huntflow_desk.qt.panes.views import ViewsPane

        self._views = ViewsPane(self.workplace, self.runner, self.relay)
        self._views.view_chosen.connect(self.show_view)
        self.accounts.add_below(self._views)
        self._views.show_account(self._account_id)

    def _add_history(self) -> None:
        """Back and forward."""
        from huntflow_desk.qt.window.history import History

        self.history = History(self)

    # In work

    @property
    def account_id(self) -> int | None:
        """The organisation in work."""
        return self._account_id

    @property
    def has_card(self) -> bool:
        """Whether the section in work has a person's card beside it."""
        return self.here.has_card

    @property
    def current(self) -> int | None:
        """The current person of the list or board in work."""
        pane = self.here.people
        return pane.current if pane is not None else None

    @property
    def person(self) -> tuple[int, int, str] | None:
        """Organisation, id and name of the person whose card is shown."""
        return self.beside.person if self._has("beside") else None

    def people_in_hand(self) -> tuple[int, ...]:
        """The selection when it holds several, else the person whose card is shown."""
        pane = self.here.people
        if pane is None:
            return ()
        shown = self.card.applicant_id if self._has("beside") else None
        selected = pane.selected
        # Somebody else's card may be open beside the list.
        if len(selected) > 1 and (shown in (None, pane.current) or shown in selected):
            return selected
        person = shown if shown is not None else pane.current
        return (person,) if person is not None else ()

    def people_list(self) -> ApplicantsPane | None:
        """The list of people in work, also where their board is shown."""
        return self.here.people_list

    @property
    def vacancy_name(self) -> str:
        """The position of the vacancy in work."""
        return self.vacancies.current_position

    def vacancy_in_hand(self) -> int | None:
        """The vacancy in work, where the section has one."""
        return self.here.vacancy_id

    @property
    def tab(self) -> str:
        """The side of the vacancy that is shown (people, board, vacancy), "" in other sections."""
        return self.hiring.tab if self.here is self.hiring else ""

    @property
    def searching(self) -> bool:
        """Whether the list in work still waits for its hits."""
        pane = self.here.people
        return pane is not None and pane.searching

    @property
    def filled(self) -> bool:
        """Whether vacancies, people and a whole card are shown, nothing is being read and nothing
        waits to be."""
        return (
            self.vacancies.current is not None
            and self.current is not None
            and self._has("beside")
            and self.beside.is_complete
            and self.runner.idle
        )

    def drop_place(self, point: QPoint) -> DropPlace | None:
        """Vacancy, stage (None: the first) and outline (global) at a point (global), for a drop;
        None where there is no vacancy."""
        return self.here.drop_place(point)

    # Going somewhere

    def show_section(self, key: str) -> None:
        """Change the section."""
        self.wanted.emit()
        self.accounts.show_section(key)
        here = self.hiring if key == SECTIONS[0] else self.later_sections.by_key()[key]
        widget = here.widget
        self.section, self.here = key, here
        self._sections.setCurrentWidget(widget)
        here.entered()
        self._panes.close_card()
        self._arrange()
        self._follow()
        self.section_changed.emit(key)

    def go(self, key: str) -> None:
        """Change the section, and the keyboard goes into its list."""
        self.show_section(key)
        self.here.focus_list()

    def go_to_account(self, account_id: int | None) -> None:
        """Change the organisation; None: stay."""
        if account_id is not None and account_id != self._account_id:
            self.wanted.emit()
            self.accounts.show_account(account_id)
            self._account_chosen(account_id)

    def go_to_person(self, applicant_id: int | None) -> None:
        """Make somebody current in the list or board in work, and give it the keyboard."""
        pane = self.here.people
        if pane is not None and applicant_id is not None:
            pane.want(applicant_id)
        self.focus_people()

    def show_person(self, applicant_id: int) -> None:
        """Open somebody's card beside whatever list is shown."""
        self.wanted.emit()
        if not self.has_card:
            self.show_section("applicants")
        self._open_card(applicant_id)
        self.looked.emit()

    def show_person_of(self, account_id: int, applicant_id: int) -> None:
        """Open somebody's card, maybe of another organisation."""
        self.go_to_account(account_id)
        self.show_person(applicant_id)

    def choose_vacancy(self, vacancy_id: int) -> None:
        """Make a vacancy current; what is shown of it stays."""
        self.show_section("vacancies")
        self.vacancies.choose(vacancy_id)

    def show_vacancy(self, vacancy_id: int) -> None:
        """Open a vacancy with its people."""
        self.choose_vacancy(vacancy_id)
        self.show_tab("people")

    def show_vacancy_of(self, account_id: int, vacancy_id: int) -> None:
        """Open a vacancy, maybe of another organisation."""
        self.go_to_account(account_id)
        self.show_vacancy(vacancy_id)

    def show_tab(self, key: str) -> None:
        """Of a vacancy: its people ("people"), their board ("board") or itself ("vacancy")."""
        self.hiring.show_tab(key)

    def toggle_board(self) -> None:
        """From the list to the board and back; the keyboard goes along."""
        if self.section == "vacancies":
            self.hiring.toggle_board()

    def show_view(self, view: View) -> None:
        """A saved search: among everyone, or in its vacancy."""
        if view.vacancy_id is None:
            self.show_section("applicants")
            self.everyone.show_search(view.text, view.order, view.descending)
        else:
            self.show_vacancy(view.vacancy_id)
            self.people.show_search(view.text, view.order, view.descending)

    def search_people(self, text: str) -> None:
        """Look for a name among everyone of the organisation."""
        if self.section != "applicants":
            self.show_section("applicants")
        self.everyone.search(text)

    def show_log_row(self, log_id: int) -> None:
        """Open the log at a row."""
        self.show_section("journal")
        self.journal.show_row(log_id)

    def show_log_of(self, subject: Subject) -> None:
        """Open the log at the requests about a person or vacancy."""
        self.show_section("journal")
        self.journal.show_subject(subject)
        self.journal.list.setFocus()

    def show_errors(self) -> None:
        """Open the log with errors only."""
        self.show_section("journal")
        self.journal.show_errors()

    def show_outbox(self, kind: str = "") -> None:
        """Open what is on its way; `kind`: at the first one with this trouble."""
        self.show_section("outbox")
        self.outbox.show_trouble(kind)
        self.outbox.focus_list()

    def show_intake(self, batch_id: int) -> None:
        """Open the review at a batch."""
        self.show_section("intake")
        self.intake.show_batch(batch_id)
        self.intake.focus_list()

    def show_reading(self, done: int, total: int) -> None:
        """How far the reading of resumes is; (0, 0): nothing is read."""
        self.later_sections.intake.show_reading(done, total)

    # The reading pane

    @property
    def is_wide(self) -> bool:
        """Whether the card has a place of its own beside the list."""
        return self._panes.is_wide

    def toggle_preview(self) -> bool:
        """What is read beside the list comes or goes: the card, in the log a row in full. In a
        narrow window the card opens. Whether it is there now."""
        if self.section == "journal":
            self.journal.show_details(not self.journal.shows_details)
            return self.journal.shows_details
        if self.is_wide:
            self._show_preview(not self._panes.preview)
            return self._panes.preview
        if not self.back() and self.current is not None:
            self._open_card(self.current)
        return self._panes.shows_card

    def look_at(self, tab: str = "") -> None:
        """Have the card on screen, at one of its tabs."""
        if self.is_wide:
            self._show_preview(True)
        elif not self._panes.shows_card:
            self._panes.open_card()
            self.card.setFocus()
        if tab:
            self.card.choose_tab(tab)

    def _show_preview(self, on: bool) -> None:
        if not on and self._panes.card_holder.isAncestorOf(self._focused()):
            self.focus_people()
        self._panes.show_preview(on)

    # The keyboard

    def focus_people(self) -> None:
        """Give it to the list or board in work."""
        pane = self.here.people
        if pane is not None:
            pane.focus_list()

    def focus_search(self) -> None:
        """The search box of the list in work."""
        self.here.focus_search()

    def use_hints(self, hint: Callable[[str], str]) -> None:
        """Where the keys of commands are known in words."""
        self._hint = hint
        for pane in self._lists:
            pane.use_hints(hint)
        self.hiring.use_hints(hint)
        if self._has("beside"):
            self.card.use_hints(hint)

    def mark(self) -> None:
        """Mark the current person of the list in work."""
        pane = self.here.people
        if pane is not None:
            pane.mark()

    def step(self, by: int) -> None:
        """Next or previous row of the list that has the keyboard, else of the list in work."""
        focused = self._focused()
        if isinstance(focused, RowsView):
            focused.step(by)
        else:
            self.here.step(by)

    def cycle_pane(self, by: int) -> None:
        """Give the keyboard to the next or previous pane."""
        stops = [(self.accounts, self.accounts.focus_list), *self.here.stops()]
        stops.append((self.card, self.card.setFocus))
        stops = [stop for stop in stops if stop[0].isVisible()]
        focused = self._focused()
        here = next((n for n, stop in enumerate(stops) if stop[0].isAncestorOf(focused)), -1)
        stops[(here + by) % len(stops)][1]()

    def write_note(self, applicant_id: int) -> bool:
        """Begin a note in the card. False when it does not show this person."""
        return self._has("beside") and self.beside.write_note(applicant_id)

    def back(self) -> bool:
        """Escape: from the card back to the list, which a narrow window shows again. False: there
        is nothing to go back from."""
        if not self._panes.go_back() and not self._panes.card_holder.isAncestorOf(self._focused()):
            return False
        self.focus_people()
        return True

    # Beginning, refreshing, ending

    def begin(self) -> None:
        """Paint what is kept of the remembered organisation; the panes refresh behind."""
        self._account_id = self.workplace.account_id
        self.accounts.show_account(self._account_id)
        self._show_account()
        # The keyboard begins in the list people work with, not in a box above it.
        if self.section == "vacancies":
            self.focus_people()

    def refresh(self, *, force: bool = False) -> None:
        """Ask the server anew for what is on screen: organisations first."""
        self.refreshing.refresh(force=force)

    async def leave(self) -> None:
        """Keep what is being typed; before the runner closes."""
        if self._has("beside"):
            await self.card.leave()

    def save_state(self) -> dict[str, object]:
        """Sizes and columns, as JSON."""
        pane = self.here.people or self.people
        kept = {name: self._state.get(name) for name in ("everyone", "intake", "outbox", "journal")}
        return {
            **self._panes.save_state(),
            **self.hiring.save_state(),
            **(self.later_sections.save_state() if self._has("later_sections") else kept),
            "card": self.card.save_state() if self._has("beside") else self._state.get("card"),
            "section": self.section,
            "applicant": pane.current,
        }

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave; before anything is shown."""
        if not isinstance(state, dict):
            return
        self._state = state
        self._panes.restore_state(state)
        self.hiring.restore_state(state)
        section = state.get("section")
        if section in SECTIONS and section != SECTIONS[0]:
            self.show_section(str(section))

    # Inside

    def _show_account(self) -> None:
        account_id = self._account_id
        self._panes.close_card()
        if self._views is not None:
            self._views.show_account(account_id)
        self.hiring.show_account(account_id)
        if self._has("later_sections"):
            self.later_sections.applicants.show_account(account_id)
        if self._has("refreshing"):
            self.refreshing.read_dictionaries()

    def _account_chosen(self, account_id: int) -> None:
        self._account_id = account_id
        self._show_account()
        self.account_changed.emit(account_id)

    def _tab_changed(self, key: str) -> None:
        self._follow()
        self.tab_changed.emit(key)

    def _arrange(self) -> None:
        self._panes.show_view(self.here.view, with_card=self.here.has_card)

    def _focused(self) -> QWidget:
        window = self.window()
        return window.focusWidget() or window

    def _applicant_chosen(self, key: object) -> None:
        if self.sender() is self.here.people and self._has("beside"):
            self.beside.show_chosen(key if isinstance(key, int) else None)

    def _open_card(self, applicant_id: int) -> None:
        self.beside.show(applicant_id)
        self._panes.open_card()
        self.card.setFocus()

    def _follow(self) -> None:
        if self.here.people is not None:
            self.beside.follow()

    def _light_words(self) -> None:
        if self._has("beside"):
            self.beside.light_words()

    def _has(self, part: str) -> bool:
        """Whether a part that is made when it is needed has been."""
        return part in self.__dict__

    def _move_requested(self, applicant_ids: tuple[int, ...], stage_id: int) -> None:
        """People of the vacancy in work are to go to another stage."""
        vacancy_id = self.vacancies.current
        if vacancy_id is not None:
            self.move_requested.emit(applicant_ids, vacancy_id, stage_id)
