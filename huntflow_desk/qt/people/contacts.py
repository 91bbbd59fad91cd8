"""Contacts of a person: a link to call or write, and a button that copies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from huntflow_desk.core.documents import Applicant
from huntflow_desk.qt.kit.fields import IconButton
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.links import LinkButton
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.theme import theme

SHOWN_CHARS = 40
COPIED_MS = 1500
_TELEGRAM = re.compile(r"(?:https?://)?(?:t\.me/|telegram\.me/)?@?([A-Za-z][A-Za-z0-9_]{3,31})/?")
_MAIL = re.compile(r"[^\s@<>,;:?&\\]+@[^\s@<>,;:?&\\]+\.[^\s@<>,;:?&\\]+")
_DIGITS = re.compile(r"[^\d+]")


class Contact(NamedTuple):
    """`kind`: phone, email, telegram, skype or what the vendor says; `address` may be empty."""

    kind: str
    text: str
    address: str = ""


def contacts_of(applicant: Applicant) -> tuple[Contact, ...]:
    """All ways to reach a person, in a fixed order."""
    found = []
    if applicant.phone.strip():
        digits = _DIGITS.sub("", applicant.phone)
        usable = 5 <= len(digits.lstrip("+")) <= 15 and "+" not in digits[1:]
        found.append(Contact("phone", applicant.phone, f"tel:{digits}" if usable else ""))
    if applicant.email.strip():
        email = applicant.email.strip()
        fits = _MAIL.fullmatch(email) is not None
        found.append(Contact("email", email, f"mailto:{quote(email, safe='@')}" if fits else ""))
    for social in applicant.social:
        match = _TELEGRAM.fullmatch(social.value.strip()) if social.kind == "TELEGRAM" else None
        if match is not None:
            name = match.group(1)
            found.append(Contact("telegram", f"t.me/{name}", f"https://t.me/{name}"))
        elif social.value.strip():
            kind = "telegram" if social.kind == "TELEGRAM" else social.kind
            found.append(Contact(kind, social.value))
    if applicant.skype.strip():
        found.append(Contact("skype", applicant.skype))
    return tuple(found)


class ContactRow(QWidget):
    """One contact; reused for the next person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contact = Contact("", "")
        self._icon = QLabel()
        self._text = LinkButton()
        self._copy = IconButton("copy", "", self.copy, size=14)
        self._done = QTimer(self)
        self._done.setSingleShot(True)
        self._done.setInterval(COPIED_MS)
        self._done.timeout.connect(self._rest)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme().px(4))
        for widget in (self._icon, self._text, self._copy):
            box.addWidget(widget)
        self.stops = (self._text, self._copy)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._paint_icon)

    def show_contact(self, contact: Contact) -> None:
        """Show it; nothing happens when it is shown already."""
        if contact == self._contact:
            return
        self._contact = contact
        self._text.set_address(one_line(contact.text, SHOWN_CHARS), contact.address)
        self._paint_icon()
        self._rest()

    @property
    def kind(self) -> str:
        """What kind of contact it shows."""
        return self._contact.kind

    def copy(self) -> str:
        """Put the contact on the clipboard as it is written in the card."""
        QGuiApplication.clipboard().setText(self._contact.text)
        self._copy.set_icon("check", "ok")
        self._copy.set_text(self.tr("Скопировано"))
        self._done.start()
        return self._contact.text

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._rest()

    def _rest(self) -> None:
        self._copy.set_icon("copy")
        self._copy.set_text(self.tr("Скопировать: {contact}").format(contact=self._text.shown))
        kind = self._contact.kind
        if kind == "phone":
            name = self.tr("Телефон: {contact}").format(contact=self._text.shown)
        elif kind == "email":
            name = self.tr("Почта: {contact}").format(contact=self._text.shown)
        else:
            name = f"{one_line(kind, 20).capitalize()}: {self._text.shown}"
        self._text.setAccessibleName(name)

    def _paint_icon(self) -> None:
        names = {"phone": "phone", "email": "mail"}
        self._icon.setPixmap(theme().pixmap(names.get(self._contact.kind, "chat"), 16, "muted"))


class ContactList(QWidget):
    """All contacts, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(spacing=12, line_spacing=0, parent=self)
        self._rows: list[ContactRow] = []
        # The first one keeps the place for Tab: what comes late stands last, far from here.
        self._add_row()

    def show_contacts(self, contacts: Sequence[Contact]) -> None:
        """Show these, reusing what is there."""
        while len(self._rows) < len(contacts):
            before: QWidget = self._rows[-1].stops[-1]
            for stop in self._add_row().stops:
                self.setTabOrder(before, stop)
                before = stop
        for number, one in enumerate(self._rows):
            if number < len(contacts):
                one.show_contact(contacts[number])
            one.setVisible(number < len(contacts))
        self.setVisible(bool(contacts))

    def rows(self) -> tuple[ContactRow, ...]:
        """Those that show something."""
        return tuple(one for one in self._rows if not one.isHidden())

    def _add_row(self) -> ContactRow:
        one = ContactRow(self)
        self._rows.append(one)
        self._flow.addWidget(one)
        return one
