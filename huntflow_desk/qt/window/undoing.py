"""Taking back: a toast after every action, Ctrl+Z and Ctrl+Shift+Z, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import QObject, Signal

from huntflow_desk.core.edits import Edit, State
from huntflow_desk.core.errors import NotFound
from huntflow_desk.core.events import Change
from huntflow_desk.qt.edits import action_words, why_impossible
from huntflow_desk.qt.forms.reminding import deed_text
from huntflow_desk.qt.kit.notices import TOAST_MS, Toast, Toasts
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.reminders import Deed
from huntflow_desk.services.undo import Here, Undone
from huntflow_desk.services.workplace import Workplace

_numbers = count()


class Undoing(QObject):
    """Undo and redo of one workplace. `outbox_wanted`: somebody wants to see what is left."""

    outbox_wanted = Signal()

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        toasts: Toasts,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._toasts = toasts
        self._open: dict[tuple[int, ...], Toast] = {}
        relay.changed.connect(self._changed)

    def stop(self) -> None:
        """The workplace is about to be closed; what waits is sent the next time."""
        for toast in list(self._open.values()):
            toast.finish(False)
        self.deleteLater()

    # Commands

    def why_no_undo(self) -> str:
        """In words why there is nothing to take back; "" when there is."""
        return "" if self._workplace.undo.can_undo else self.tr("отменять нечего")

    def why_no_redo(self) -> str:
        """In words why there is nothing to do again; "" when there is."""
        return "" if self._workplace.undo.can_redo else self.tr("повторять нечего")

    def undo(self, ids: Sequence[int] = ()) -> None:
        """Take the last action back, or the one with these edits, and say what came of it."""
        chosen = tuple(ids)
        self._runner.start(
            lambda: self._workplace.undo.undo(chosen),
            owner=self,
            # Never the same: pressed twice, both are meant.
            key=f"undo:{next(_numbers)}",
            done=self._undone,
            label=self.tr("Отмена"),
        )

    def redo(self) -> None:
        """Do again what was taken back last; its toast says what."""
        self._runner.start(
            self._workplace.undo.redo,
            owner=self,
            key=f"redo:{next(_numbers)}",
            label=self.tr("Повтор"),
        )

    def send(self, ids: Sequence[int]) -> None:
        """End the wait of these edits."""
        chosen = tuple(ids)
        self._runner.start(
            lambda: self._workplace.outgoing.send_now(chosen),
            owner=self,
            key=f"send:{next(_numbers)}",
            label=self.tr("Отправка"),
        )

    # Toasts

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change):
            return
        if change.kind == "action":
            self._tell(tuple(sorted(change.ids)))
        elif change.kind == "outbox" and self._open:
            for ids, toast in list(self._open.items()):
                if not any(edit.state is State.HELD for edit in self._edits(ids)):
                    toast.finish(False)

    def _tell(self, ids: tuple[int, ...]) -> None:
        here = self._workplace.undo.here(ids)
        edits = self._edits(ids)
        if not edits and here is None:
            return
        text = self._here_words(here) if here else action_words(self._workplace, edits)
        held = [edit.held_until for edit in edits if edit.state is State.HELD and edit.held_until]
        undo = (self.tr("Отменить"), lambda: self.undo(ids))
        if not held:
            self._toasts.show_toast(text, kind="info", action=undo)
            return
        left = (min(held) - self._workplace.clock()).total_seconds()
        send = (self.tr("Отправить сейчас"), lambda: self.send(ids))
        if not self._workplace.session.state.usable:
            text = self.tr("{action}. Уйдёт при связи").replace("{action}", text)
        self._open[ids] = self._toasts.show_toast(
            text,
            kind="info",
            action=undo,
            more=(send,) if self._workplace.session.state.usable else (),
            on_end=lambda _acted: self._open.pop(ids, None),
            timeout_ms=max(500, min(TOAST_MS, round(left * 1000))),
            countdown=True,
        )

    def _edits(self, ids: Sequence[int]) -> list[Edit]:
        found = []
        for edit_id in ids:
            try:
                found.append(self._workplace.outgoing.get(edit_id))
            except NotFound:
                continue
        return found

    def _undone(self, undone: Undone | None) -> None:
        if undone is None:
            self._toasts.show_toast(self.tr("Отменять нечего."), kind="info")
            return
        text, kind = self._words(undone)
        see = (self.tr("Исходящие"), self.outbox_wanted.emit)
        is_on_its_way = bool(undone.reversed)
        self._toasts.show_toast(text, kind=kind, action=see if is_on_its_way else None)

    def _words(self, undone: Undone) -> tuple[str, str]:
        parts = []
        if undone.here is not None:
            text = self.tr("Отменено: {action}.")
            parts.append(text.replace("{action}", self._here_words(undone.here)))
        if undone.cancelled:
            text = self.tr("Отменено, ничего не отправлено: {action}.")
            first = undone.cancelled[::-1]
            parts.append(text.replace("{action}", action_words(self._workplace, first)))
        if undone.reversed:
            text = self.tr("Отправляется обратное действие: {action}. В истории останутся оба.")
            parts.append(text.replace("{action}", action_words(self._workplace, undone.reversed)))
        if undone.impossible:
            text = self.tr("Отменить нельзя: {action}. {why}")
            text = text.replace("{action}", action_words(self._workplace, undone.impossible))
            parts.append(text.replace("{why}", why_impossible(undone.impossible[0])))
        if not parts:
            return self.tr("Это уже отменено."), "info"
        return " ".join(parts), "warn" if undone.impossible else "ok"

    def _here_words(self, here: Here) -> str:
        return deed_text(self._workplace, here) if isinstance(here, Deed) else ""
