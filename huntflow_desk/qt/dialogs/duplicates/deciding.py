"""What the dialog of duplicates changes, each with a way back: completing a card, telling apart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from huntflow_desk.core.edits import Edit, NewEdit
from huntflow_desk.core.errors import Rejected
from huntflow_desk.qt.dialogs.duplicates import words
from huntflow_desk.qt.forms.rights import why_not
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.comparing import Filling
from huntflow_desk.services.undo import Undone
from huntflow_desk.services.workplace import Workplace

T = TypeVar("T")


class Deciding(QObject):
    """Acts on one person and whoever is compared with them.

    `said(text, kind, can be taken back)`: what has been done or why not. `decided(different)`:
    people were told apart, or that was taken back. `busy(bool)`.
    """

    said = Signal(str, str, bool)
    decided = Signal(bool)
    busy = Signal(bool)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int,
        applicant_id: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._account_id = account_id
        self._applicant_id = applicant_id
        self._way_back: Callable[[], object] | None = None
        self._running = False

    def why_not(self) -> str:
        """Why cards cannot be changed here, in words; "" when they can."""
        return why_not(self._workplace, self._account_id)

    def fill(self, applicant_id: int, name: str, wanted: Filling) -> None:
        """Complete a card: one action of several edits."""
        try:
            edits = self._edits(applicant_id, wanted)
        except Rejected as error:
            self.failed(error)
            return
        if not edits:
            return

        def kept(edits: tuple[Edit, ...]) -> None:
            ids = [edit.edit_id for edit in edits]
            self._way_back = lambda: self._take_back(ids)
            self.said.emit(
                self.tr("Карточка дополнена: {name}").replace("{name}", name), "ok", True
            )

        commands = self._workplace.commands
        self._start(lambda: commands.do(edits), kept, self.tr("Дополнить карточку"))

    def decide(self, other: int, name: str, different: bool) -> None:
        """Remember whether somebody is another person."""
        from huntflow_desk.services.duplicates import person_ref

        def kept(_: object) -> None:
            self._way_back = lambda: self.decide(other, name, not different)
            text = (
                self.tr("Запомнили: {name} — другой человек")
                if different
                else self.tr("Снова в возможных дублях: {name}")
            )
            self.said.emit(text.replace("{name}", name), "ok", True)
            self.decided.emit(different)

        mine, theirs = person_ref(self._applicant_id), person_ref(other)
        duplicates = self._workplace.duplicates
        self._start(
            lambda: duplicates.decide_different(self._account_id, mine, theirs, different),
            kept,
            self.tr("Разные люди"),
        )

    def undo(self) -> None:
        """Take back what was done here last; nothing when that is taken back already."""
        way_back, self._way_back = self._way_back, None
        if way_back is not None:
            way_back()

    def failed(self, error: BaseException) -> bool:
        """Say what went wrong, here in the dialog."""
        if isinstance(error, Rejected) and error.fields:
            parts = [
                f"{words.plain_field_name(field)}: {complaint(code)}"
                for field, code in error.fields.items()
            ]
            text = ". ".join(parts)
        else:
            problem = describe(error)
            text = f"{problem.title}. {problem.text}"
        self.said.emit(text, "danger", self._way_back is not None)
        return True

    # Inside

    def _edits(self, applicant_id: int, wanted: Filling) -> list[NewEdit]:
        from huntflow_desk.services.commands import new_batch

        commands, account_id, batch = self._workplace.commands, self._account_id, new_batch()
        edits = [
            commands.new_update(account_id, applicant_id, wanted.fields, batch=batch),
            commands.new_tags(account_id, applicant_id, wanted.tag_ids, batch=batch),
            *(
                commands.new_move(account_id, applicant_id, vacancy_id, stage_id, batch=batch)
                for vacancy_id, stage_id in wanted.stages.items()
            ),
        ]
        return [edit for edit in edits if edit is not None]

    def _take_back(self, ids: Sequence[int]) -> None:
        def done(undone: Undone) -> None:
            if undone.impossible:
                text, kind = (
                    self.tr("На вакансию уже добавлено: снять с неё можно в Хантфлоу"),
                    "warn",
                )
            elif undone.reversed:
                text, kind = self.tr("Отправляем обратную правку. В истории останутся обе"), "ok"
            else:
                text, kind = self.tr("Отменено, ничего не отправлено"), "ok"
            self.said.emit(text, kind, False)

        undo = self._workplace.undo
        self._start(lambda: undo.take_back(ids), done, self.tr("Отменить"))

    def _start(
        self, work: Callable[[], Awaitable[T]], done: Callable[[T], object], label: str
    ) -> None:
        if self._running:
            return  # a key held down, or pressed twice
        self._running = True

        def finished(result: T) -> None:
            self._running = False
            if shiboken6.isValid(self):
                done(result)

        def failed(error: BaseException) -> bool:
            self._running = False
            # Nobody looks at the dialog any more: then the window says it.
            return shiboken6.isValid(self) and self.failed(error)

        self._runner.start(
            work,
            # What was decided is kept, whatever becomes of the dialog.
            owner=None,
            key=f"duplicates {self._applicant_id}",
            done=finished,
            failed=failed,
            busy=self._busy,
            label=label,
        )

    def _busy(self, busy: bool) -> None:
        if shiboken6.isValid(self):
            self.busy.emit(busy)
