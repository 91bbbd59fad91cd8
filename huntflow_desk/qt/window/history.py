"""Back and forward over what was looked at, as in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from huntflow_desk.qt.kit.relay import Calm

if TYPE_CHECKING:
    from huntflow_desk.core.query import Subject
    from huntflow_desk.qt.window.room import Room

MOST = 100
SETTLE_MS = 700
"""A place counts once a person has stayed so long: stepping through a list is one visit."""


class Place(NamedTuple):
    """What is on screen."""

    section: str
    account_id: int | None
    vacancy_id: int | None = None
    tab: str = ""
    text: str = ""
    order: str = ""
    descending: bool = False
    applicant_id: int | None = None
    subject: Subject | None = None


class Trail:
    """Visited places, the one that is shown among them."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._here = -1

    @property
    def here(self) -> Place | None:
        """The place that is shown."""
        return self._places[self._here] if self._places else None

    def can_go(self, by: int) -> bool:
        """Whether there is a place that way."""
        return 0 <= self._here + by < len(self._places)

    def visit(self, place: Place) -> None:
        """Another place; what lay ahead is forgotten."""
        if place == self.here:
            return
        self._places = [*self._places[: self._here + 1], place][-MOST:]
        self._here = len(self._places) - 1

    def become(self, place: Place) -> None:
        """The place that is shown looks like this now."""
        if self._places:
            self._places[self._here] = place

    def go(self, by: int) -> Place | None:
        """One back (-1) or forward (1); None at the end."""
        if not self.can_go(by):
            return None
        self._here += by
        return self.here


class History(QObject):
    """Watches a room and leads it back and forward. `changed`: other ways are open."""

    changed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._room = room
        self._trail = Trail()
        self._led = False
        self._calm = Calm(SETTLE_MS, parent=self)
        self._calm.due.connect(self._note)
        looked = (room.section_changed, room.account_changed, room.tab_changed, room.looked)
        for signal in (*looked, room.vacancies.vacancy_chosen):
            signal.connect(self.note)
        self.note()

    def note(self, *_: object) -> None:
        """Something else is shown."""
        self._calm.poke()

    def can_go(self, by: int) -> bool:
        """Whether there is something to go to."""
        return self._trail.can_go(by)

    def go(self, by: int) -> bool:
        """Show what was shown before (-1) or after (1)."""
        if not self._led:
            self._trail.visit(place_of(self._room))
        place = self._trail.go(by)
        if place is None:
            return False
        self._led = True
        show_place(self._room, place)
        self.changed.emit()
        self._calm.poke()
        return True

    def _note(self) -> None:
        if self._room.searching:
            # The best hit will be current in a moment: that is the place.
            self._calm.poke()
            return
        place = place_of(self._room)
        if self._led and self._trail.here is not None and _same_view(place, self._trail.here):
            # Lists arrive a moment after they were asked for.
            self._trail.become(self._trail.here)
        else:
            self._trail.visit(place)
        self._led = False
        self.changed.emit()


def _same_view(one: Place, other: Place) -> bool:
    return one._replace(applicant_id=None) == other._replace(applicant_id=None)


def place_of(room: Room) -> Place:
    """What is on screen."""
    pane = room.here.people
    text, order = (pane.text, pane.order) if pane is not None else ("", ("", False))
    return Place(
        room.section,
        room.account_id,
        room.here.vacancy_id,
        room.tab,
        text,
        *order,
        None if pane is None else room.card.applicant_id,
        room.journal.subject if room.section == "journal" else None,
    )


def show_place(room: Room, place: Place) -> None:
    """Go back to what was on screen."""
    room.go_to_account(place.account_id)
    if place.section != room.section:
        room.show_section(place.section)
    if place.section == "vacancies" and place.vacancy_id is not None:
        room.vacancies.choose(place.vacancy_id)
        room.show_tab(place.tab)
    pane = room.here.people
    if pane is not None:
        if (pane.text, pane.order) != (place.text, (place.order, place.descending)):
            pane.show_search(place.text, place.order, place.descending)
        pane.want(place.applicant_id)
        if place.applicant_id is not None and pane.current != place.applicant_id:
            room.card.show_applicant(room.account_id, place.applicant_id)
    if place.section == "journal" and room.journal.subject != place.subject:
        room.journal.show_subject(place.subject)
