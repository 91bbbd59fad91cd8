"""Saving, from the wish to the moment it is known how it went."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from huntflow_desk.core.edits import Edit, State
from huntflow_desk.core.errors import DeskError, NotFound, Overtaken
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace

WAIT_MS = 10_000
"""So long a saved form stays open to hear how it went."""


class Outcome(StrEnum):
    """`nothing`: no edit is to be waited for; `going`: it is being sent; `waiting`: it will go
    when the network is back; `unknown`: it is being found out whether it arrived; `refused`:
    somebody has to decide."""

    NOTHING = "nothing"
    GOING = "going"
    DONE = "done"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    REFUSED = "refused"


class Saving(QObject):
    """`changed()`: it begins or stops; `failed(error)`: the edits could not be kept;
    `refused(edits)`: not all of them were taken; `over(outcome)`: the form may close, the outbox
    goes on by itself.

    `active` from the wish on, to the end unless a person is needed again.
    """

    changed = Signal()
    failed = Signal(object)
    refused = Signal(object)
    over = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        carry_out: Callable[[], Awaitable[Sequence[Edit]]],
        parent: QObject,
    ) -> None:
        """`carry_out` keeps what is to be saved and gives the edits to wait for."""
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._carry_out = carry_out
        self.active = False
        self._followed: tuple[int, ...] = ()
        self._stuck: tuple[int, ...] = ()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(WAIT_MS)
        self._patience.timeout.connect(self.wait_no_more)

    @property
    def is_kept(self) -> bool:
        """Whether the outbox has what is being saved: it cannot be lost any more."""
        return bool(self._followed)

    @property
    def is_refused(self) -> bool:
        """Whether edits of this form stand in the outbox and need a person."""
        return bool(self._stuck)

    def start(self) -> None:
        """Save; what was refused before is given up for what stands there now."""
        self._set_active(True)
        self._runner.start(
            self._save,
            owner=self,
            key="save",
            done=self._follow,
            failed=self._not_kept,
            label=self.tr("Сохранение"),
        )

    def look(self) -> None:
        """How it is going; for whoever hears that edits or the connection changed."""
        if not self._followed:
            return
        edits = [self._workplace.outgoing.get(one) for one in self._followed]
        found = outcome(edits, usable=self._workplace.session.state.usable)
        if found is Outcome.REFUSED:
            self.take_up(edits)
        elif found is not Outcome.GOING:
            self._end(found)

    def take_up(self, edits: Sequence[Edit]) -> None:
        """Edits of which some were refused, just now or long ago, are this form's to mend."""
        self._patience.stop()
        self._followed = ()
        self._stuck = tuple(edit.edit_id for edit in edits if edit.state is State.NEEDS_PERSON)
        self._set_active(False)
        self.refused.emit(edits)

    def wait_no_more(self) -> None:
        """Nobody waits for the answer."""
        self._end(Outcome.WAITING)

    def give_up(self) -> None:
        """What was refused is not to be sent any more."""
        stuck, outgoing = self._stuck, self._workplace.outgoing
        self._stuck = ()

        async def cancel() -> None:
            for edit_id in stuck:
                with suppress(DeskError):
                    await outgoing.cancel(edit_id)

        if stuck:
            self._runner.start(cancel, owner=None, key="cancel", background=True)

    # Inside

    async def _save(self) -> Sequence[Edit]:
        for edit_id in self._stuck:
            with suppress(Overtaken, NotFound):
                await self._workplace.outgoing.cancel(edit_id)
        self._stuck = ()
        return await self._carry_out()

    def _follow(self, edits: Sequence[Edit]) -> None:
        self._followed = tuple(edit.edit_id for edit in edits)
        if not edits:
            self._end(Outcome.NOTHING)
            return
        self._patience.start()
        self.look()

    def _not_kept(self, error: BaseException) -> bool:
        self._set_active(False)
        self.failed.emit(error)
        return True

    def _end(self, found: Outcome) -> None:
        self._patience.stop()
        self._followed = ()
        self.over.emit(found)

    def _set_active(self, active: bool) -> None:
        self.active = active
        self.changed.emit()


def outcome(edits: Sequence[Edit], *, usable: bool) -> Outcome:
    """Of edits that were saved together. `usable`: whether there is a connection."""
    states = {edit.state for edit in edits}
    if State.NEEDS_PERSON in states:
        return Outcome.REFUSED
    if states <= {State.DONE, State.CANCELLED}:
        return Outcome.DONE
    if State.IN_FLIGHT in states:
        return Outcome.GOING
    if State.UNKNOWN in states:
        return Outcome.UNKNOWN
    tried = any(edit.next_try_at is not None for edit in edits if edit.state is State.QUEUED)
    if not usable or tried or State.HELD in states:
        return Outcome.WAITING
    return Outcome.GOING
