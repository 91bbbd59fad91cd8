"""The head of one of two cards: photo, name, number, and a way to open it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.dialogs.duplicates import words
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.labels import Heading, Muted
from huntflow_desk.qt.kit.marks import Avatar
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.people.photo import PhotoFrame
from huntflow_desk.qt.people.words import person_name
from huntflow_desk.services.card import Card
from huntflow_desk.services.library import Library

AVATAR_PX = 40


class CardHead(QWidget):
    """`opened`: the person wants to see the whole card."""

    opened = Signal()

    def __init__(self, library: Library, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: tuple[int, int] | None = None
        self.avatar = Avatar(size=AVATAR_PX)
        self.name = Heading(level=3, elide=True)
        self.about = Muted(small=True, elide=True)
        self.open = Button("", self.opened.emit, kind="link")
        self._photo = PhotoFrame(library, runner, self._put, self)
        text = column(self.name, self.about, row(self.open, None), spacing=2)
        box = row(self.avatar, text, spacing=10)
        box.setStretch(1, 1)
        self.setLayout(box)

    def show_card(self, card: Card) -> None:
        """Whose side it is."""
        name = person_name(card.applicant)
        person = (card.account_id, card.applicant.applicant_id)
        if person != self._person:
            self._person = person
            self._photo.forget()
        if self.name.full_text() != name:
            picture = self.avatar.picture
            self.name.setText(name)
            self.avatar.set_name(name)
            self.avatar.set_picture(picture)
        self.about.setText(words.about(card))
        self.open.set_text(self.tr("Открыть карточку"))
        self.open.setAccessibleName(self.tr("Открыть карточку: {name}").format(name=name))
        self._photo.show(card, fetch=True)

    def _put(self, picture: QImage | None) -> None:
        self.avatar.set_picture(None if picture is None else QPixmap.fromImage(picture))
