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

    def note(self, *_: object) -> None:
        """Something else is shown."""
        self._calm.poke()

    def can_go(self, by: int) -> bool:
        """Whether there is something to go to."""
        return self._trail.can_go(by)

    def go(self, by: int) -> bool:
        """Show what was shown before (-1) or after (1)."""
        if not self._led:
            self._trail.visit(self._room.place())
        place = self._trail.go(by)
        if place is None:
            return False
        self._led = True
        self._room.show_place(place)
        self.changed.emit()
        self._calm.poke()
        return True

    def _note(self) -> None:
        if self._room.searching:
            # The best hit will be current in a moment: that is the place.
            self._calm.poke()
            return
        place = self._room.place()
        if self._led and self._trail.here is not None and _same_view(place, self._trail.here):
            # Lists arrive a moment after they were asked for.
            self._trail.become(self._trail.here)
        else:
            self._trail.visit(place)
        self._led = False
        self.changed.emit()


def _same_view(one: Place, other: Place) -> bool:
    return one._replace(applicant_id=None) == other._replace(applicant_id=None)
