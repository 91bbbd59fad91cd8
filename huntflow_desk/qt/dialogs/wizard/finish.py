"""The last two pages: the organisation, and what one can do now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

from huntflow_desk.core.models import Account
from huntflow_desk.qt.kit.frames import Card, column, row
from huntflow_desk.qt.kit.labels import Heading, Label, Muted
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.rows import CardText, Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.theme import theme


class OrganisationPage(QWidget):
    """Organisations the key sees. `submitted`: Enter or double click."""

    submitted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading()
        self._text = Muted(wrap=True)
        column_of_cards = Column("name", "", lambda a: a.name, card=self._card)
        self._model = RowsModel([column_of_cards], parent=self)
        self.list = RowsView(self._model, lines=2, header=False)
        self.list.activated_key.connect(lambda _key: self.submitted.emit())
        frame = Card()
        frame.body.setContentsMargins(4, 4, 4, 4)
        frame.body.addWidget(self.list)
        box = column(self._title, self._text, 4, spacing=6)
        box.addWidget(frame, 1)
        self.setLayout(box)
        self._retranslate()

    def set_accounts(self, accounts: Sequence[Account], chosen: int | None) -> None:
        """Show them; `chosen` or the first one is selected."""
        self._model.set_source(ListSource(accounts, lambda account: account.account_id))
        if accounts and not self.list.choose(chosen):
            self.list.choose_row(0)

    def account_id(self) -> int | None:
        """The one selected."""
        return cast("int | None", self.list.current_key())

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _card(self, account: Account) -> CardText:
        roles = {
            "owner": self.tr("управляющий"),
            "manager": self.tr("рекрутер"),
            "watcher": self.tr("наблюдатель"),
        }
        role = roles.get(account.member_type, one_line(account.member_type, 40))
        return CardText(account.name or account.nick, role, avatar=account.name or account.nick)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Выберите организацию"))
        self._text.setText(self.tr("С неё начнётся работа. Переключиться можно в любой момент."))
        self.list.setAccessibleName(self.tr("Организации"))
        self.list.set_empty(
            self.tr("Этот ключ не видит ни одной организации."),
            hint=self.tr("Попросите управляющего добавить вас в организацию Хантфлоу."),
            icon="organisation",
        )


class DonePage(QWidget):
    """What was set up, where the keys are, and two things to know."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._organisation = ""
        self._durable = True
        self._sign = QLabel()
        self._title = Heading()
        self._text = Label(wrap=True)
        self._keys = Muted(wrap=True)
        self._hints = [Label(wrap=True) for _ in range(2)]
        card = Card()
        self._signs: list[tuple[QLabel, str]] = [(self._sign, "ok")]
        for icon, hint in zip(("search", "refresh"), self._hints, strict=True):
            sign = QLabel()
            sign.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._signs.append((sign, icon))
            line = row(sign, spacing=10)
            line.addWidget(hint, 1)
            card.body.addLayout(line)
        head = row(self._sign, self._title, None, spacing=10)
        self.setLayout(column(head, self._text, self._keys, 12, card, None, spacing=8))
        theme().changed.connect(self._paint)
        self._paint()
        self._retranslate()

    def set_outcome(self, organisation: str, durable: bool) -> None:
        """Name of the organisation chosen ("" for none); whether the keys outlive the session."""
        self._organisation, self._durable = organisation, durable
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _paint(self) -> None:
        for sign, icon in self._signs:
            main = sign is self._sign
            size, tone = (28, "ok") if main else (18, "accent")
            sign.setPixmap(theme().pixmap(icon, size, tone))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Всё готово"))
        if self._organisation:
            text = self.tr("Организация «{name}» подключена. Вакансии и кандидаты загружаются.")
            text = text.replace("{name}", one_line(self._organisation, 80))
        else:
            text = self.tr("Хантфлоу подключён.")
        self._text.setText(text)
        self._keys.setText(
            self.tr("Ключи сохранены в хранилище паролей системы.")
            if self._durable
            else self.tr(
                "Хранилища паролей в системе нет, поэтому ключи проживут до закрытия программы. "
                "При следующем запуске понадобится новая пара."
            )
        )
        native = QKeySequence.SequenceFormat.NativeText
        find = QKeySequence(QKeySequence.StandardKey.Find).toString(native)
        refresh = QKeySequence(QKeySequence.StandardKey.Refresh).toString(native)
        self._hints[0].setText(
            self.tr("{keys}: найти человека или вакансию по имени.").replace("{keys}", find)
        )
        self._hints[1].setText(
            self.tr("{keys}: обновить то, что на экране. Обычно это происходит само.").replace(
                "{keys}", refresh
            )
        )
