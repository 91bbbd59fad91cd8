"""The foot of the card: where a note about the person is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.forms.note import NoteBox
from huntflow_desk.qt.kit.frames import Line, column
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.card import Card
from huntflow_desk.services.workplace import Workplace


class CardFoot(QWidget):
    """Seen while somebody is shown."""

    def __init__(
        self, workplace: Workplace, runner: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.note = NoteBox(workplace, runner, low=True, parent=self)
        box = column(Line(), self.note, spacing=8)
        px = theme().px
        box.setContentsMargins(px(16), 0, px(16), px(10))
        self.setLayout(box)
        self.hide()

    def show_card(self, card: Card, why_not: str, vacancy_id: int | None) -> None:
        """Notes go to this person, at first about this vacancy if they are on it."""
        on = [(one.vacancy_id, one.position) for one in card.links]
        if vacancy_id not in {one for one, _ in on}:
            vacancy_id = on[0][0] if on else None
        people = (card.applicant.applicant_id,)
        self.note.show_people(card.account_id, people, on, vacancy_id=vacancy_id, why_not=why_not)
        self.show()

    def begin(self) -> None:
        """Give the keyboard to the note."""
        self.note.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    async def leave(self) -> None:
        """Keep what is being typed. Raises DiskTrouble."""
        await self.note.draft.keep_typed()
