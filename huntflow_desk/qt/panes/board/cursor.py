"""Where the keyboard is on the board: in which column, at whom, where it goes as people move."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal

from huntflow_desk.qt.panes.board.lane import LaneColumn
from huntflow_desk.qt.panes.board.lanes import Lanes
from huntflow_desk.services.library import Library


class Cursor(QObject):
    """One column is in work, and at most one person is current.

    Whoever is current stays so wherever they are moved, and the keyboard goes along. `changed
    (applicant id or None)`: somebody else is current.
    """

    changed = Signal(object)

    def __init__(self, library: Library, lanes: Lanes, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._lanes = lanes
        self._account_id: int | None = None
        self._vacancy_id: int | None = None
        self.person: int | None = None
        """Id of the current person."""
        self.stage_id: int | None = None
        """The stage the keyboard is on."""
        self._wanted: int | None = None
        self._place = 0
        self._following: tuple[int, ...] = ()
        self._quiet = False

    def begin(self, account_id: int | None, vacancy_id: int | None, wanted: int | None) -> None:
        """Another board. `wanted`: who becomes current as soon as they are read."""
        self._account_id, self._vacancy_id = account_id, vacancy_id
        self.person, self.stage_id, self._place = None, None, 0
        self._following, self._wanted = (), wanted

    @property
    def column(self) -> LaneColumn | None:
        """The column in work."""
        return self._lanes.column(self.stage_id)

    @property
    def selected(self) -> tuple[int, ...]:
        """Ids of the selected people, all on one stage; else the current one."""
        active = self.column
        keys = active.view.selected_keys() if active is not None and not active.folded else ()
        ids = tuple(key for key in keys if isinstance(key, int))
        return ids or ((self.person,) if self.person is not None else ())

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """While rows are read nobody is chosen by that."""
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False

    # Going somewhere

    def chosen(self, source: LaneColumn, key: object) -> None:
        """A person chose a card."""
        if self._quiet or not isinstance(key, int):
            return
        self._following, self._wanted = (), None
        self._make_current(source, key)

    def entered(self, source: LaneColumn) -> None:
        """The keyboard came into a column."""
        self.stage_id = source.stage_id
        self.rove()

    def want(self, applicant_id: int | None) -> None:
        """Make a person current as soon as they are on the board."""
        self._wanted = applicant_id if applicant_id != self.person else None
        if self._wanted is not None and self.go_to(self._wanted):
            self._wanted = None

    def follow(self, ids: tuple[int, ...]) -> None:
        """These people are about to be moved: they stay selected where they arrive."""
        self._following = ids

    def go_to(self, person: int) -> bool:
        """Make somebody current where they are now; the keyboard goes along. False when they are
        not on the board or on a folded stage."""
        target = self._lanes.column(self._stage_of(person))
        if target is None or target.folded:
            return False
        focused = self._has_focus()
        with self.quiet():
            found = target.view.choose(person)
            if found and person in self._following:
                target.view.select(self._following)
        if found:
            self._make_current(target, person)
            self._lanes.reveal(target)
            if focused:
                target.take_focus()
        return found

    def step_column(self, by: int) -> None:
        """Lead the keyboard to the next or previous column, at the same height."""
        columns = self._lanes.columns()
        here = self._number()
        there = 0 if here is None else here + by
        if not 0 <= there < len(columns):
            return
        target = columns[there]
        height = 0
        if here is not None:
            view = columns[here].view
            height = max(0, view.rowViewportPosition(max(0, view.currentIndex().row())))
        self.stage_id = target.stage_id
        count = target.model.rowCount()
        if not target.folded and count:
            number = target.view.rowAt(height + 1)
            number = count - 1 if number < 0 else number
            target.view.choose_row(number)
            self.chosen(target, target.model.key_at(number))
        self.rove()
        target.take_focus()
        self._lanes.reveal(target)

    def neighbour(self, by: int) -> int | None:
        """The next stage after the column in work, or before it, that people can be put on."""
        here, columns = self._number(), self._lanes.columns()
        if here is None or not columns[here].model.rowCount():
            return None
        ahead = columns[here + 1 :] if by > 0 else columns[:here][::-1]
        return next((one.stage_id for one in ahead if one.model.is_target), None)

    def take_focus(self) -> None:
        """Give the keyboard to the column in work."""
        active = self.column or next(iter(self._lanes.columns()), None)
        if active is not None:
            active.take_focus()

    def rove(self) -> None:
        """Tab stops once in the board: at the column in work."""
        policy = Qt.FocusPolicy
        for one in self._lanes.columns():
            here = policy.StrongFocus if one.stage_id == self.stage_id else policy.ClickFocus
            one.view.setFocusPolicy(here)
            if one.folded:
                one.head.setFocusPolicy(here)

    # After reading

    def settle(self) -> None:
        """Who was current is current where they are now; whoever took the place of somebody who
        has gone; at first the first one."""
        if self._wanted is not None and self.go_to(self._wanted):
            self._wanted = None
            return
        active = self.column
        if self.person is not None:
            if active is not None and active.view.current_key() == self.person:
                self._place = max(0, active.view.currentIndex().row())
                return
            if self.go_to(self.person) or self._is_folded_away(self.person):
                self._following = ()
                return
        self._following = ()
        candidates = [active] if active is not None else []
        candidates += [one for one in self._lanes.columns() if one is not active]
        for one in candidates:
            count = one.model.rowCount()
            if count and not one.folded:
                number = min(self._place, count - 1) if one is active else 0
                focused = self._has_focus()
                with self.quiet():
                    one.view.choose_row(number)
                key = one.model.key_at(number)
                if isinstance(key, int):
                    self._make_current(one, key)
                if focused:
                    one.take_focus()
                return
        self._tell(None)

    # Inside

    def _make_current(self, source: LaneColumn, key: int) -> None:
        for other in self._lanes.columns():
            if other is not source and other.view.current_key() is not None:
                other.view.forget_choice()
        self.stage_id = source.stage_id
        self._place = max(0, source.view.currentIndex().row())
        self.rove()
        self._tell(key)

    def _tell(self, person: int | None) -> None:
        if person != self.person:
            self.person = person
            self.changed.emit(person)

    def _stage_of(self, person: int) -> int | None:
        if self._account_id is None or self._vacancy_id is None:
            return None
        where = self._library.stages_of(self._account_id, self._vacancy_id, [person])
        return where.get(person)

    def _has_focus(self) -> bool:
        return any(one.has_focus() for one in self._lanes.columns())

    def _is_folded_away(self, person: int) -> bool:
        """Whether the keyboard is on the very stage that was folded over somebody."""
        active = self.column
        return active is not None and active.folded and self._stage_of(person) == self.stage_id

    def _number(self) -> int | None:
        columns = self._lanes.columns()
        return next((n for n, one in enumerate(columns) if one.stage_id == self.stage_id), None)
