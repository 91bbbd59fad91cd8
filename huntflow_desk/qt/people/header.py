"""The head of the card: who it is, how to reach them, what is known at a glance."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from huntflow_desk.core.documents import Applicant
from huntflow_desk.core.models import Tag
from huntflow_desk.qt.kit.fields import Button, Hint, IconButton, keyed, no_hint
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.labels import AgeLabel, Heading, Label
from huntflow_desk.qt.kit.marks import Avatar, Chip
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.people import words
from huntflow_desk.qt.people.contacts import ContactList, contacts_of
from huntflow_desk.qt.people.photo import AVATAR_PX
from huntflow_desk.services.card import Card

MOST_TAGS = 12
NARROW_PX = 560
ALL_TAGS = 200


class CardHeader(QWidget):
    """Name, facts, contacts, tags, consent, possible duplicates, age of the data."""

    refresh_requested = Signal()
    doubles_requested = Signal()
    edit_requested = Signal()
    tags_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self._chips_of: tuple[object, ...] | None = None
        self._doubles = 0
        self.avatar = Avatar(size=AVATAR_PX)
        self.name = Heading(wrap=True, selectable=True)
        self.about = Label(wrap=True, selectable=True)
        self.age = AgeLabel(prefix=True)
        self.age.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.refresh = IconButton("refresh", "", self.refresh_requested.emit)
        self.edit = IconButton("edit", "", self.edit_requested.emit)
        self.add_tag = IconButton("plus", "", self.tags_requested.emit, size=14)
        self._why_not = ""
        self._hint: Hint = no_hint
        self.more = IconButton("more", "", self._ask_for_menu)
        self.contacts = ContactList()
        self._signs = QWidget()
        self._flow = FlowLayout(spacing=6, parent=self._signs)
        self.doubles = Button("", self.doubles_requested.emit, kind="quiet", icon="duplicate")
        self.more_tags = Button("", self._show_all_tags, kind="quiet")
        self._chips: list[Chip] = []
        self._consent = Chip("")
        for sign in (self.more_tags, self.add_tag, self._consent, self.doubles):
            self._flow.addWidget(sign)
        self._tag_limit = MOST_TAGS
        self.short_age = AgeLabel()
        buttons = (self.refresh, self.edit, self.more)
        aged = row(self.age, self.short_age, *buttons, spacing=4)
        title = row(self.name, aged, spacing=8)
        title.setStretch(0, 1)
        title.setAlignment(aged, Qt.AlignmentFlag.AlignTop)
        text = column(title, self.about, spacing=2)
        top = row(self.avatar, text, spacing=12)
        top.setAlignment(self.avatar, Qt.AlignmentFlag.AlignTop)
        top.setStretch(1, 1)
        self.setLayout(column(top, self.contacts, self._signs, spacing=8))
        self._retranslate()

    def copy_contact(self, kind: str) -> str:
        """Put the first phone or email on the clipboard; gives it, "" when there is none."""
        for contact in self.contacts.rows():
            if contact.kind == kind:
                return contact.copy()
        return ""

    def show_card(self, card: Card) -> None:
        """Show this person; only what differs is touched."""
        if self._card is None or self._card.applicant.applicant_id != card.applicant.applicant_id:
            self._tag_limit = MOST_TAGS
            self._doubles = 0
        self._card = card
        applicant = card.applicant
        name = words.person_name(applicant)
        if self.name.full_text() != name:
            self.name.setText(name)
            picture = self.avatar.picture
            self.avatar.set_name(name)
            self.avatar.set_picture(picture)
        about = words.about(applicant, datetime.now().astimezone().date())
        if self.about.full_text() != about:
            self.about.setText(about)
        self.about.setVisible(bool(about))
        self.show_age(card)
        self.contacts.show_contacts(contacts_of(applicant))
        self._show_signs(applicant, card.tags)

    def show_doubles(self, count: int) -> None:
        """How many other people may be this one; counted behind, after the card is shown."""
        if count != self._doubles:
            self._doubles = count
            if self._card is not None:
                self._show_signs(self._card.applicant, self._card.tags)

    def set_why_not(self, reason: str) -> None:
        """Nothing can be changed here, for this reason; "" when something can."""
        self._why_not = reason
        self._name_actions()

    def show_photo(self, picture: QImage | None) -> None:
        """The photo, decoded; None: initials."""
        self.avatar.set_picture(None if picture is None else QPixmap.fromImage(picture))

    def show_age(self, card: Card) -> None:
        """How old the card is."""
        expired = card.expires_at is not None and card.expires_at <= datetime.now(
            card.expires_at.tzinfo
        )
        for label in (self.age, self.short_age):
            label.set_moment(card.updated_at, expired=expired)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the age is said in short."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme().px(NARROW_PX)
        self.age.setVisible(wide)
        self.short_age.setVisible(not wide)

    def changeEvent(self, event: QEvent) -> None:
        """Other language: other words, other order of names."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show_signs(self, applicant: Applicant, tags: tuple[Tag, ...]) -> None:
        consent, tone = words.consent(applicant.agreement)
        doubles = self._doubles
        wanted = (tags, consent, tone, doubles, self._tag_limit)
        if wanted == self._chips_of:
            return
        self._chips_of = wanted
        shown = tags[: self._tag_limit]
        while len(self._chips) < len(shown):
            chip = Chip("")
            self._flow.insert_widget(len(self._chips), chip)
            self._chips.append(chip)
        for number, chip in enumerate(self._chips):
            if number < len(shown):
                chip.set_text(shown[number].name, dot=shown[number].color or "888888")
            chip.setVisible(number < len(shown))
        hidden = len(tags) - len(shown)
        self.more_tags.set_text(self.tr("ещё {count}").format(count=hidden))
        self.more_tags.setAccessibleName(self.tr("Показать все метки"))
        self.more_tags.setVisible(hidden > 0)
        self._consent.set_text(consent, tone=tone)
        self._consent.setVisible(bool(consent))
        self.doubles.set_text(self.tr("возможный дубль: %n", None, doubles))
        self.doubles.setVisible(bool(doubles))

    def _ask_for_menu(self) -> None:
        self.menu_requested.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _show_all_tags(self) -> None:
        self._tag_limit = ALL_TAGS
        if self._card is not None:
            self.show_card(self._card)

    def use_hints(self, hint: Hint) -> None:
        """Where the keys of commands are known in words."""
        self._hint = hint
        self._name_actions()

    def _name_actions(self) -> None:
        """What cannot be done says why."""
        for button, command, name in (
            (self.edit, "edit", self.tr("Править")),
            (self.add_tag, "tags", self.tr("Метки")),
        ):
            button.set_text(self._why_not or keyed(name, self._hint(command)))
            button.setEnabled(not self._why_not)

    def _retranslate(self) -> None:
        self._name_actions()
        self.refresh.set_text(self.tr("Обновить карточку"))
        self.more.set_text(self.tr("Что можно сделать с кандидатом"))
        self.doubles.setAccessibleDescription(self.tr("Сравнить карточки"))
        self._chips_of = None
        if self._card is not None:
            self.show_card(self._card)
