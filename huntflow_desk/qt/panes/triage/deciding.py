"""What is decided in a triage becomes edits, one after the other; what came of them is told."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from huntflow_desk.core.edits import Kind, State
from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.events import Change
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.panes.triage.queue import Decision, Queue
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    import asyncio


class Deciding(QObject):
    """The queue of a triage, and the edits its decisions become.

    `went_on()`: it is somebody else's turn, or what was decided is another. `noted(text)`: a word
    in passing; `troubled(text, detail)`: something did not work.
    """

    went_on = Signal()
    noted = Signal(str)
    troubled = Signal(str, str)

    def __init__(self, workplace: Workplace, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._account_id = self._vacancy_id = 0
        self.queue = Queue(())
        self._todo: deque[Callable[[], Awaitable[None]]] = deque()
        self._numbers = count()
        self._being_kept: int | None = None
        self._turn: asyncio.Lock | None = None

    def begin(self, account_id: int, vacancy_id: int, queue: Queue) -> None:
        """Another triage. What was decided in the one before is kept all the same."""
        self._account_id, self._vacancy_id, self.queue = account_id, vacancy_id, queue

    def take(self, decision: Decision) -> None:
        """The next one opens at once, the edit is kept behind."""
        queue, account_id, vacancy_id = self.queue, self._account_id, self._vacancy_id
        before = queue.decide(decision)
        self.went_on.emit()

        async def keep() -> None:
            try:
                await self._keep(account_id, vacancy_id, decision, before)
            except DeskError as error:
                # Back to the person, with why.
                queue.forget(decision)
                self.went_on.emit()
                self._trouble(error)

        self._start(keep)

    def undo(self) -> bool:
        """Take back what was decided about the current person, else the last decision, and go
        back to that person. False: nothing was decided."""
        queue = self.queue
        last = queue.decisions[-1:]
        decision = queue.decision(queue.current) or (last[0] if last else None)
        if decision is None:
            return False
        self._forget([decision])
        return True

    def undo_all(self) -> None:
        """Take back every decision of this triage."""
        self._forget(self.queue.decisions[::-1])

    async def leave(self) -> None:
        """Until everything that was decided is kept; before the runner closes."""
        await self._drain()

    def heard(self, change: Change) -> None:
        """What was done or taken back elsewhere counts here, too."""
        if change.kind == "action":
            self._acted(change)
        elif change.kind == "outbox":
            self._moved_on(change)

    # Inside

    def _start(self, work: Callable[[], Awaitable[None]]) -> None:
        """One after the other, so that taking back finds what was kept before."""
        self._todo.append(work)
        self._runner.start(
            self._drain, owner=None, key=f"triage {next(self._numbers)}", label=self.tr("Триаж")
        )

    async def _drain(self) -> None:
        import asyncio

        self._turn = self._turn or asyncio.Lock()
        async with self._turn:
            while self._todo:
                await self._todo.popleft()()

    async def _keep(
        self, account_id: int, vacancy_id: int, decision: Decision, before: Decision | None
    ) -> None:
        if before is not None and before.edits:
            # What has not left yet is replaced; what has is moved on from where it arrived.
            await self._workplace.undo.undo(before.edits, reverse=False)
        self._being_kept = decision.applicant_id
        try:
            edit = await self._workplace.commands.move(
                account_id,
                decision.applicant_id,
                vacancy_id,
                decision.stage_id,
                rejection_reason_id=decision.reason_id,
            )
        finally:
            self._being_kept = None
        decision.edits = (edit.edit_id,)

    def _forget(self, decisions: list[Decision] | tuple[Decision, ...]) -> None:
        """Take decisions back, in this order."""
        queue = self.queue
        for decision in decisions:
            queue.take_back(decision.applicant_id)
        self.went_on.emit()

        async def take_back() -> None:
            for decision in decisions:
                await self._take_back(queue, decision)

        self._start(take_back)

    async def _take_back(self, queue: Queue, decision: Decision) -> None:
        if not decision.edits:
            return
        undo = self._workplace.undo
        try:
            undone = await undo.undo(decision.edits) or await undo.take_back(decision.edits)
        except DeskError as error:
            self._stands(queue, decision)
            self._trouble(error)
            return
        if undone.reversed:
            self.noted.emit(self.tr("Возвращаем назад: в истории останется и то и другое"))
        if undone.impossible:
            self._stands(queue, decision)
            self.troubled.emit(self.tr("Это решение уже отправлено, и вернуть его нельзя."), "")

    def _stands(self, queue: Queue, decision: Decision) -> None:
        """It could not be taken back."""
        queue.decide(decision)
        self.went_on.emit()

    def _trouble(self, error: DeskError) -> None:
        fields = getattr(error, "fields", {})
        if fields:
            self.troubled.emit(complaint(next(iter(fields.values()))), "")
        else:
            said = describe(error)
            self.troubled.emit(said.title, said.text)

    def _acted(self, change: Change) -> None:
        """Somebody of the queue was moved in a dialog: that was the decision."""
        for edit_id in change.ids:
            edit = self._workplace.outgoing.get(edit_id)
            person = edit.applicant_id
            if (
                edit.kind is not Kind.MOVE
                or edit.vacancy_id != self._vacancy_id
                or person is None
                or person not in self.queue
            ):
                continue
            if person == self._being_kept:
                # Ours, perhaps taken back already.
                continue
            was, payload = self.queue.current, edit.payload
            stage_id, reason = int(payload["stage_id"]), payload.get("rejection_reason_id")
            self.queue.decide(Decision(person, stage_id, reason, (edit_id,)))
            if was == person:
                self.went_on.emit()

    def _moved_on(self, change: Change) -> None:
        """A decision that was taken back elsewhere is none any more."""
        for decision in self.queue.decisions:
            if not decision.edits or not change.ids.intersection(decision.edits):
                continue
            states = {self._workplace.outgoing.get(one).state for one in decision.edits}
            if states == {State.CANCELLED}:
                self.queue.forget(decision)
                self.went_on.emit()
