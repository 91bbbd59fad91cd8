"""The page that asks which Huntflow is meant."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from huntflow_desk.core.address import normalise_url
from huntflow_desk.core.errors import WrongHost
from huntflow_desk.core.settings import (
    DEFAULT_PROD_URL,
    DEFAULT_SANDBOX_URL,
    INTERNATIONAL_URL,
    Connection,
    System,
)
from huntflow_desk.qt.connecting.network import NetworkForm
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Card, column, row
from huntflow_desk.qt.kit.labels import Heading, Label, Muted
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import describe

_HOSTS = {"ru": DEFAULT_PROD_URL, "ai": INTERNATIONAL_URL, "sandbox": DEFAULT_SANDBOX_URL}


class AddressPage(QWidget):
    """Four choices; the last one is typed. `submitted`: Enter in the address."""

    submitted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading()
        self._text = Muted(wrap=True)
        self._group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        self._hints: dict[str, Muted] = {}
        card = Card()
        card.body.setSpacing(theme().px(10))
        for key in ("ru", "ai", "sandbox", "own"):
            choice, hint = QRadioButton(), Muted()
            self._group.addButton(choice)
            self.choices[key], self._hints[key] = choice, hint
            choice.setMinimumWidth(theme().px(210))
            card.body.addLayout(row(choice, hint, None, spacing=8))
        self.own = QLineEdit()
        self.own.setPlaceholderText("https://api.huntflow.ru")
        self.own.textEdited.connect(lambda _text: self._own_typed())
        self.own.returnPressed.connect(self.submitted)
        self._note = Label(tone="danger", role="small", wrap=True)
        self._note.hide()
        typed = column(self.own, self._note, spacing=4)
        typed.setContentsMargins(theme().px(24), 0, 0, 0)
        card.body.addLayout(typed)
        box = column(self._title, self._text, 8, card, spacing=6)
        self._more = Button("", self._toggle_network, kind="quiet", icon="chevron-right")
        self.network = NetworkForm()
        self.network.hide()
        box.addSpacing(theme().px(8))
        box.addLayout(row(self._more, None))
        box.addWidget(self.network)
        box.addStretch(1)
        self.setLayout(box)
        self.choices["own"].toggled.connect(self._own_toggled)
        self.choices["ru"].setChecked(True)
        self._own_toggled(False)
        self._retranslate()

    def set_connection(self, connection: Connection) -> None:
        """Begin with what was chosen before."""
        url = connection.url(connection.active_system)
        key = "sandbox" if connection.active_system is System.SANDBOX else "own"
        key = next((name for name, host in _HOSTS.items() if host == url), key)
        if key == "sandbox" and url != DEFAULT_SANDBOX_URL:
            key = "own"
        if key == "own":
            self.own.setText(url)
        self.choices[key].setChecked(True)
        self.network.set_values(connection.proxy, connection.ca_file)
        if (connection.proxy, connection.ca_file) != ("system", "") and self.network.isHidden():
            self._toggle_network()

    def chosen(self) -> str:
        """ru, ai, sandbox or own."""
        return next(key for key, choice in self.choices.items() if choice.isChecked())

    def system(self) -> System:
        """The system the choice belongs to."""
        return System.SANDBOX if self.chosen() == "sandbox" else System.PROD

    def url(self) -> str:
        """The address as chosen or typed."""
        return _HOSTS.get(self.chosen()) or self.own.text().strip()

    def check(self) -> bool:
        """Whether the address can be used; says at the field why not."""
        try:
            normalise_url(self.url())
        except WrongHost as error:
            self._mark(describe(error).text)
            self.own.setFocus()
            return False
        self._mark("")
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _own_typed(self) -> None:
        self._mark("")
        self.choices["own"].setChecked(True)

    def _own_toggled(self, own: bool) -> None:
        self.own.setVisible(own)
        if own:
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._mark("")

    def _mark(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.own.setProperty("invalid", bool(text))
        self.own.setAccessibleDescription(text)
        self.own.style().unpolish(self.own)
        self.own.style().polish(self.own)

    def _toggle_network(self) -> None:
        self.network.setVisible(self.network.isHidden())
        theme().dress(
            self._more, "chevron-right" if self.network.isHidden() else "chevron-down", "accent"
        )

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Какой у вас Хантфлоу?"))
        self._text.setText(self.tr("Ключ действует только на том адресе, для которого создан."))
        names = {
            "ru": self.tr("Российский"),
            "ai": self.tr("Международный"),
            "sandbox": self.tr("Песочница для проб"),
            "own": self.tr("Свой адрес"),
        }
        for key, name in names.items():
            self.choices[key].setText(name)
            host = _HOSTS.get(key, "").removeprefix("https://")
            self._hints[key].setText(host)
            self.choices[key].setAccessibleDescription(host)
        self.own.setAccessibleName(self.tr("Адрес Хантфлоу"))
        self._more.set_text(self.tr("Прокси и сертификат"))
        if not self._note.isHidden():
            self.check()
