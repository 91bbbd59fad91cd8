"""Fields of a person: own ones and contacts. `only` leaves all others out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from huntflow_desk.core.wire.bodies import APPLICANT_FIELDS
from huntflow_desk.qt.forms.controls import DayControl, LineControl, TelegramControl
from huntflow_desk.qt.forms.field import Field
from huntflow_desk.qt.forms.form import Form

VENDOR = {theirs: ours for ours, theirs in APPLICANT_FIELDS.items()}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Applicant", text)


class MainForm(Form):
    """Name, birthday, position, company, salary."""

    def __init__(self, only: Collection[str] | None = None) -> None:
        super().__init__(only=only)
        self.add_row(
            Field("last_name", lambda: _tr("Фамилия"), LineControl(), required=True),
            Field("first_name", lambda: _tr("Имя"), LineControl(), required=True),
            Field("middle_name", lambda: _tr("Отчество"), LineControl()),
        )
        self.add_row(
            Field("position", lambda: _tr("Должность"), LineControl()),
            Field("company", lambda: _tr("Компания"), LineControl()),
        )
        self.add_row(
            Field("money", lambda: _tr("Ожидания по доходу"), LineControl()),
            Field("birthday", lambda: _tr("Дата рождения"), BirthdayControl()),
        )


class ContactForm(Form):
    """Phone, e-mail, Telegram, Skype."""

    def __init__(self, only: Collection[str] | None = None) -> None:
        super().__init__(only=only)
        self.add_row(
            Field("phone", lambda: _tr("Телефон"), LineControl()),
            # An empty text is no address: the vendor takes null.
            Field("email", lambda: _tr("Почта"), EmailControl(empty=None)),
        )
        self.add_row(
            Field("social", lambda: "Telegram", TelegramControl()),
            Field("skype", lambda: "Skype", LineControl()),
        )


class EmailControl(LineControl):
    """An address; the vendor refuses what is none."""

    def code(self) -> str:
        """Whether it can be one."""
        from huntflow_desk.core.checks import is_email

        value = self.value()
        return "" if value is None or is_email(str(value)) else "email"


class BirthdayControl(DayControl):
    """A day that has been."""

    def code(self) -> str:
        """Whether it is a day, and not to come."""
        found = super().code()
        day = self.day.day()
        if not found and day is not None:
            if day > datetime.now().astimezone().date():
                return "future"
            if day.year < 1900:
                return "date"
        return found
