"""Changes of a person in the window: taking back, what is on its way, reminders, dialogs about
them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from huntflow_desk.core.errors import DeskError, Overtaken
from huntflow_desk.qt.edits import ways
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.window.reminding import Reminding
from huntflow_desk.qt.window.room import Room
from huntflow_desk.qt.window.sending import Sending
from huntflow_desk.qt.window.status import StatusBar
from huntflow_desk.qt.window.undoing import Undoing
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.qt.window import MainWindow


class Changes(QObject):
    """Offers the commands and connects the parts, for one workplace."""

    def __init__(
        self,
        window: MainWindow,
        workplace: Workplace,
        relay: Relay,
        room: Room,
        status: StatusBar,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workplace = workplace
        self._relay = relay
        self._room = room
        self.undoing = Undoing(workplace, window.runner, relay, window.toasts, parent=self)
        self.undoing.outbox_wanted.connect(room.show_outbox)
        self.sending = Sending(workplace, relay, window.notices, parent=window)
        self.sending.counted.connect(partial(room.accounts.show_counts, "outbox"))
        self.sending.opened.connect(room.show_outbox)
        self.sending.conflicts_opened.connect(self.show_conflicts)
        room.section_changed.connect(self.sending.watch)
        self.sending.watch(room.section)
        room.edit_requested.connect(self.amend)
        status.add_part(self.sending.part)
        self.reminding = Reminding(window, workplace, relay, room, parent=self)
        self.reminding.undo_requested.connect(self.undoing.undo)
        status.add_part(self.reminding.part)
        self.sending.look()
        self._offer()

    def stop(self) -> None:
        """The workplace is about to be closed; what waits is sent the next time."""
        self.sending.stop()
        self.reminding.stop()
        self.undoing.stop()
        self.deleteLater()

    def show_conflicts(self) -> None:
        """Decide what the server and this program say differently, one after the other."""
        from huntflow_desk.qt.dialogs.conflicts import ConflictsDialog

        window = self._window
        dialog = ConflictsDialog(self._workplace, window.runner, self._relay, window)
        dialog.outbox_requested.connect(partial(self._room.show_outbox, "conflict"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def amend(self, edit_id: int) -> None:
        """Change an edit before it is sent, or sent again."""
        from huntflow_desk.qt.dialogs.amend import AmendDialog

        try:
            edit = self._workplace.outgoing.get(edit_id)
        except DeskError as error:
            self._window.show_problem(error)
            return
        if "edit" not in ways(edit):
            self._window.show_problem(Overtaken(state=edit.state.value))
            return
        window = self._window
        dialog = AmendDialog(self._workplace, window.runner, self._relay, edit, window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _offer(self) -> None:
        offer = self._window.actions_by_key.offer
        offer("undo", self.undoing.undo, self.undoing.why_no_undo)
        offer("redo", self.undoing.redo, self.undoing.why_no_redo)
        offer("outbox", partial(self._room.go, "outbox"))
        offer("conflicts", self.show_conflicts, self.sending.why_no_conflicts)
        for way in ("send", "again", "edit", "cancel"):
            offer(f"outbox_{way}", partial(self._act, way), partial(self._why_not, way))

    def _act(self, way: str) -> None:
        self._room.outbox.act(way)

    def _why_not(self, way: str) -> str:
        if self._room.section != "outbox":
            return self.tr("откройте исходящие")
        return self._room.outbox.why_not(way)
