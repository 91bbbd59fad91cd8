"""The card beside the list in work: it follows whoever is chosen there."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.panes.card import CardPane
from huntflow_desk.qt.people.hits import words_of_search
from huntflow_desk.qt.people.words import person_name
from huntflow_desk.qt.window.room import Room


class Beside(QObject):
    """Holds the `card` of a room and knows whom it shows."""

    def __init__(self, room: Room, holder: QWidget, state: object) -> None:
        """`state`: what the card's `save_state` gave."""
        super().__init__(room)
        self._room = room
        self.card = card = CardPane(room.workplace, room.runner, room.relay, holder)
        card.vacancy_requested.connect(room.choose_vacancy)
        card.log_requested.connect(room.show_log_row)
        card.menu_requested.connect(room.person_menu_requested)
        card.wished.connect(room.wished)
        card.restore_state(state)

    @property
    def person(self) -> tuple[int, int, str] | None:
        """Organisation, id and name of the person who is shown, with the list they are in."""
        shown = self.card.shown
        if shown is None or self._room.here.people is None:
            return None
        return shown.account_id, shown.applicant.applicant_id, person_name(shown.applicant)

    @property
    def is_complete(self) -> bool:
        """Whether everything of the person is there."""
        shown = self.card.shown
        return (
            shown is not None
            and shown.worklog is not None
            and shown.questionary is not None
            and all(resume.saved is not None for resume in shown.resumes)
        )

    def follow(self) -> None:
        """Show whoever is current in the list in work; where there is none, stay."""
        pane = self._room.here.people
        if pane is not None:
            self.show_chosen(pane.current)
        self.light_words()

    def show_chosen(self, applicant_id: int | None) -> None:
        """Show somebody of the list in work."""
        self.card.about_vacancy = self._room.here.vacancy_id
        self.show(applicant_id)

    def light_words(self) -> None:
        """Words that are looked for in the list are lit in the card."""
        pane = self._room.here.people
        if pane is not None:
            self.card.highlight(words_of_search(pane.text))

    def show(self, applicant_id: int | None) -> None:
        """Show somebody who need not be in the list."""
        self.card.show_applicant(self._room.account_id, applicant_id)

    def write_note(self, applicant_id: int) -> bool:
        """Begin a note. False when it does not show this person."""
        return self.card.applicant_id == applicant_id and self.card.write_note()
