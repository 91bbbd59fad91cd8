"""Sections of the room: what each shows, how the keyboard goes about in it, what is remembered.

Here are the shape of them all and those that come after the first paint. A new one is a class
here, an entry in `LaterSections` and its key in `room.SECTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from huntflow_desk.qt.panes.applicants import ApplicantsPane
    from huntflow_desk.qt.panes.board import BoardPane
    from huntflow_desk.qt.panes.intake import IntakePane
    from huntflow_desk.qt.panes.journal import JournalPane
    from huntflow_desk.qt.panes.outbox import OutboxPane
    from huntflow_desk.qt.window.arranging import View
    from huntflow_desk.qt.window.room import Room

    People = ApplicantsPane | BoardPane
    Stop = tuple[QWidget, Callable[[], object]]
    """A place of the keyboard, and how it is given there."""
    DropPlace = tuple[int, int | None, QRect]
    """Vacancy, stage (None: the first) and outline (global)."""

Pane = TypeVar("Pane", bound="ApplicantsPane | IntakePane | JournalPane | OutboxPane")


class Section(Protocol):
    """What the room asks of the section in work."""

    @property
    def widget(self) -> QWidget:
        """What stands between the sections and the card."""

    @property
    def has_card(self) -> bool:
        """Whether it has a person's card beside it."""

    @property
    def view(self) -> View:
        """What it wants room for."""

    @property
    def people(self) -> People | None:
        """The list or board of people in work, where it has one."""

    @property
    def people_list(self) -> ApplicantsPane | None:
        """Their list, also where their board is shown."""

    @property
    def vacancy_id(self) -> int | None:
        """The vacancy in work, where it has one."""

    def entered(self) -> None:
        """It has come on screen."""

    def refresh(self, *, force: bool = False) -> None:
        """Ask the server for what it shows."""

    def focus_list(self) -> None:
        """Give the keyboard to its list."""

    def focus_search(self) -> None:
        """Give the keyboard to its search box, or to its list where there is none."""

    def step(self, by: int) -> None:
        """Next or previous row."""

    def stops(self) -> list[Stop]:
        """What F6 goes through, from left to right."""

    def drop_place(self, point: QPoint) -> DropPlace | None:
        """What files that are dropped at a point (global) would be for."""


class _PaneSection(Generic[Pane]):
    """A section that is one pane, made when it is first looked at."""

    has_card = False
    view: View = "list"

    def __init__(self, room: Room, state: object) -> None:
        """`state`: what `save_state` gave."""
        self.room = room
        self._state = state
        self._pane: Pane | None = None

    def make(self) -> Pane:
        """The pane, connected to the room."""
        raise NotImplementedError

    @property
    def pane(self) -> Pane:
        """What it shows."""
        if self._pane is None:
            self._pane = self.make()
            self._pane.restore_state(self._state)
            self.room.add_section(self._pane)
        return self._pane

    @property
    def made(self) -> Pane | None:
        """The pane, if it was looked at so far."""
        return self._pane

    @property
    def widget(self) -> QWidget:
        return self.pane

    @property
    def people(self) -> People | None:
        return self.people_list

    @property
    def people_list(self) -> ApplicantsPane | None:
        return None

    @property
    def vacancy_id(self) -> int | None:
        return None

    def save_state(self) -> object:
        """What its pane remembers, as JSON."""
        return self._pane.save_state() if self._pane is not None else self._state

    def entered(self) -> None:
        pass

    def refresh(self, *, force: bool = False) -> None:
        pass

    def drop_place(self, point: QPoint) -> DropPlace | None:
        return None


class ApplicantsSection(_PaneSection["ApplicantsPane"]):
    """Everyone of the organisation."""

    has_card = True

    def make(self) -> ApplicantsPane:
        from huntflow_desk.qt.panes.applicants import ApplicantsPane

        pane = ApplicantsPane(self.room.workplace, self.room.runner, self.room.relay)
        self.room.connect_people(pane)
        return pane

    @property
    def people_list(self) -> ApplicantsPane | None:
        return self.pane

    def show_account(self, account_id: int | None) -> None:
        """Another organisation, read when somebody looks."""
        if self.made is not None:
            on_screen = self.room.here is self
            self.made.show_people(account_id if on_screen else None)

    def entered(self) -> None:
        if self.pane.current is None:
            self.pane.show_people(self.room.account_id)

    def refresh(self, *, force: bool = False) -> None:
        self.pane.refresh(force=force)

    def focus_list(self) -> None:
        self.pane.focus_list()

    def focus_search(self) -> None:
        self.pane.focus_search()

    def step(self, by: int) -> None:
        self.pane.step(by)

    def stops(self) -> list[Stop]:
        return [(self.pane, self.pane.focus_list)]


class IntakeSection(_PaneSection["IntakePane"]):
    """Resumes on their way in."""

    _reading = (0, 0)

    def make(self) -> IntakePane:
        from huntflow_desk.qt.panes.intake import IntakePane

        room = self.room
        pane = IntakePane(room.workplace, room.runner, room.relay)
        pane.files_wanted.connect(room.intake_files_wanted)
        pane.work_wanted.connect(room.intake_work_wanted)
        pane.work_cancelled.connect(room.intake_work_cancelled)
        pane.undo_requested.connect(room.intake_undo_requested)
        pane.postponed.connect(room.intake_postponed)
        pane.person_requested.connect(room.show_person)
        pane.show_reading(*self._reading)
        return pane

    def show_reading(self, done: int, total: int) -> None:
        """How far the reading of resumes is; (0, 0): nothing is read."""
        self._reading = (done, total)
        if self.made is not None:
            self.made.show_reading(done, total)

    def focus_list(self) -> None:
        self.pane.focus_list()

    focus_search = focus_list

    def step(self, by: int) -> None:
        self.pane.step(by)

    def stops(self) -> list[Stop]:
        pane = self.pane
        return [
            (pane.list, pane.focus_list),
            (pane.details, pane.details.fields.focus_first),
        ]


class OutboxSection(_PaneSection["OutboxPane"]):
    """What is on its way."""

    def make(self) -> OutboxPane:
        from huntflow_desk.qt.panes.outbox import OutboxPane

        room = self.room
        pane = OutboxPane(room.workplace, room.runner, room.relay)
        pane.edit_requested.connect(room.edit_requested)
        pane.keys_requested.connect(room.keys_requested)
        pane.log_requested.connect(room.show_log_row)
        pane.person_requested.connect(room.show_person_of)
        pane.vacancy_requested.connect(room.show_vacancy_of)
        return pane

    def focus_list(self) -> None:
        self.pane.focus_list()

    focus_search = focus_list

    def step(self, by: int) -> None:
        self.pane.step(by)

    def stops(self) -> list[Stop]:
        pane = self.pane
        return [(pane.list, pane.focus_list), (pane.details, pane.details.focus_decision)]


class JournalSection(_PaneSection["JournalPane"]):
    """The log of requests."""

    def make(self) -> JournalPane:
        from huntflow_desk.qt.panes.journal import JournalPane

        pane = JournalPane(self.room.workplace, self.room.runner, self.room.relay)
        pane.looked.connect(self.room.looked)
        return pane

    def focus_list(self) -> None:
        self.pane.list.setFocus()

    def focus_search(self) -> None:
        self.pane.focus_search()

    def step(self, by: int) -> None:
        """Only where the keyboard is in one of its lists."""

    def stops(self) -> list[Stop]:
        return [(self.pane, self.pane.focus_search)]


class LaterSections:
    """The sections besides the first one; their panes are made when they are looked at."""

    def __init__(self, room: Room, states: Mapping[str, object]) -> None:
        """`states`: what was remembered, by name of `save_state`."""
        self.applicants = ApplicantsSection(room, states.get("everyone"))
        self.intake = IntakeSection(room, states.get("intake"))
        self.outbox = OutboxSection(room, states.get("outbox"))
        self.journal = JournalSection(room, states.get("journal"))

    def by_key(self) -> Mapping[str, Section]:
        """Key of the list of sections -> section."""
        return {
            "applicants": self.applicants,
            "intake": self.intake,
            "outbox": self.outbox,
            "journal": self.journal,
        }

    def save_state(self) -> dict[str, object]:
        """What all remember, by name."""
        return {
            "everyone": self.applicants.save_state(),
            "intake": self.intake.save_state(),
            "outbox": self.outbox.save_state(),
            "journal": self.journal.save_state(),
        }
