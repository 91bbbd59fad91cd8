"""The small dialog of a note, where the card with its own box is not at hand or several are
written to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.forms.naming import people_title, vacancies_of
from huntflow_desk.qt.forms.note import NoteBox
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace


class CommentDialog(Dialog):
    """Writes a note on these people, about a vacancy or personal. Closing keeps the draft.

    `planned(action)`: what to write on several.
    """

    planned = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int,
        people: Sequence[int],
        vacancy_id: int | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=520)
        self._workplace = workplace
        self._account_id = account_id
        self._people = tuple(people)
        self.note = NoteBox(workplace, runner)
        self.note.sent.connect(self.accept)
        self.note.planned.connect(self.planned)
        self.note.send.hide()
        self.body.addWidget(self.note)
        vacancies = vacancies_of(workplace, account_id, people)
        known = {one for one, _ in vacancies}
        self.note.show_people(
            account_id, people, vacancies, vacancy_id=vacancy_id if vacancy_id in known else None
        )
        self.finished.connect(lambda _: self.note.draft.settle())
        self.retranslate()
        self.fit()
        self.note.text.setFocus()

    async def keep_typed(self) -> None:
        """Keep the draft; for whoever closes everything. Raises DiskTrouble."""
        await self.note.draft.keep_typed()

    def submit(self) -> None:
        """Send it."""
        self.note.submit()

    def retranslate(self) -> None:
        """Words in the current language."""
        who = people_title(self._workplace, self._account_id, self._people)
        self.set_heading(self.tr("Заметка: {who}").replace("{who}", who))
        self.leave.set_text(self.tr("Закрыть"))
        many = len(self._people) > 1
        self.go.set_text(self.tr("Дальше: план") if many else self.tr("Отправить"))
        self.status.setText("" if many else self.tr("Ctrl+Enter — отправить"))
