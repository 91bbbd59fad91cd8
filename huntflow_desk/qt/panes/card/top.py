"""The top of the card: who it is, and what there is to say about them: what changed since the
last look, what is on its way, reminders, doubles."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.card.changes import ChangesLine
from huntflow_desk.qt.panes.card.looking import Watch
from huntflow_desk.qt.people.header import CardHeader
from huntflow_desk.services.card import Card
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.core.edits import Edit
    from huntflow_desk.qt.panes.card.doubles import DoublesCount
    from huntflow_desk.qt.panes.card.reminder import ReminderLine
    from huntflow_desk.qt.panes.card.waiting import WaitingLine


class CardTop(QWidget):
    """The header with lines around it, each made when it first has something to say.

    `wished(command, about)`, `menu_requested(global position)`, `refresh_requested()`.
    """

    wished = Signal(str, object)
    menu_requested = Signal(QPoint)
    refresh_requested = Signal()

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        pane: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """`pane` is what a person looks at while they look at all this."""
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._relay = relay
        self._card: Card | None = None
        self._complete = False
        self.changes = ChangesLine(self)
        self.header = CardHeader(self)
        # As rows and tabs below: all words stand on one line.
        self.header.setContentsMargins(theme().px(8), 0, theme().px(8), 0)
        self._lines = column(self.changes, self.header, spacing=12)
        self.setLayout(self._lines)
        self._watch = Watch(workplace, runner, self.changes, self._unsent, pane)
        self.changes.dismissed.connect(self._show_waiting)
        self.header.refresh_requested.connect(self.refresh_requested)
        self.header.menu_requested.connect(self.menu_requested)
        self.header.doubles_requested.connect(lambda: self.wished.emit("duplicates", None))
        self.header.edit_requested.connect(lambda: self.wished.emit("edit", None))
        self.header.tags_requested.connect(lambda: self.wished.emit("tags", None))

    @functools.cached_property
    def waiting(self) -> WaitingLine:
        """What of the person is on its way."""
        from huntflow_desk.qt.panes.card.waiting import WaitingLine

        line = WaitingLine(self._workplace, self)
        self._lines.insertWidget(self._lines.indexOf(self.header), line)
        return line

    @functools.cached_property
    def reminder(self) -> ReminderLine:
        """What somebody wants to be told of the person."""
        from huntflow_desk.qt.panes.card.reminder import ReminderLine

        line = ReminderLine(self._workplace, self._runner, self)
        line.postpone_requested.connect(lambda one: self.wished.emit("snooze", one))
        self._lines.insertWidget(self._lines.indexOf(self.header) + 1, line)
        return line

    @functools.cached_property
    def _doubles(self) -> DoublesCount:
        from huntflow_desk.qt.panes.card.doubles import DoublesCount

        put = self.header.show_doubles
        return DoublesCount(self._workplace, self._runner, self._relay, put, self)

    def show_card(self, card: Card, why_not: str) -> None:
        """This person as they are here; `why_not`: why nothing can be done, "" when it can."""
        self._card = card
        self.header.show_card(card)
        self.header.set_why_not(why_not)
        self._show_waiting()
        self._show_more()
        self._watch.show(card)

    def leave(self) -> None:
        """Somebody else is shown from now on."""
        self._card = None
        self._watch.leave()
        if "_doubles" in self.__dict__:
            self._doubles.leave()

    def complete(self) -> None:
        """The first pictures stand: what they did without."""
        self._complete = True
        self._show_more()

    @property
    def tells_changes(self) -> bool:
        """Whether somebody asked what changed and is told."""
        return self._watch.told

    def toggle_changes(self) -> bool:
        """Tell what changed since the last look, or take it away. Whether it is told now."""
        told = self._watch.toggle()
        self._show_waiting()
        return told

    def outbox_changed(self) -> None:
        """Other edits are on their way."""
        if self._card is not None:
            self._show_waiting()
            self._watch.say()

    def reminders_changed(self) -> None:
        """There are other reminders."""
        if self._complete:
            self._show_reminder()

    # Inside

    def _show_more(self) -> None:
        if self._card is not None and self._complete:
            self._show_reminder()
            self._doubles.show(self._card)

    def _show_reminder(self) -> None:
        card = self._card
        if card is None:
            return
        person = card.applicant.applicant_id
        found = self._workplace.reminders.of_person(card.account_id, person)
        if found or "reminder" in self.__dict__:
            self.reminder.show_reminders(found)

    def _show_waiting(self) -> None:
        # Whoever asked what changed is told there what waits.
        edits = () if self._watch.told else self._edits()
        if edits or "waiting" in self.__dict__:
            self.waiting.show_edits(edits)

    def _edits(self) -> tuple[Edit, ...]:
        card = self._card
        if card is None:
            return ()
        return self._workplace.library.edits_of(card.account_id, card.applicant.applicant_id)

    def _unsent(self) -> list[str]:
        """What is on its way, and how it is going where a person is needed."""
        edits = [edit for edit in self._edits() if edit.is_active]
        if not edits:
            return []
        from huntflow_desk.core.edits import State
        from huntflow_desk.qt.edits import headline, state_words

        found = []
        for edit in edits:
            parts = [headline(self._workplace, edit)]
            if edit.state is State.NEEDS_PERSON:
                parts.append(state_words(edit)[0])
            found.append(" · ".join(parts))
        return found
