"""What the search text asks for, as chips that can be taken away one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from huntflow_desk.core.language import OPERATORS
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.marks import Chip
from huntflow_desk.qt.kit.plaintext import tooltip
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.search import CONSENTS, HAS, Reading, ReadPart

_tr = QCoreApplication.translate
_MOST_NAMES = 3


class ChipBar(QWidget):
    """`removed(part)`: this part of the text is to go. Hidden while there is nothing to show."""

    removed = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(spacing=6)
        self.setLayout(self._flow)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._reading: Reading | None = None
        self._shown: tuple[ReadPart, ...] = ()
        self.hide()

    def show_reading(self, reading: Reading | None, *, anew: bool = False) -> None:
        """Chips for the operators, phrases and negatives of a text."""
        self._reading = reading
        parts = tuple(one for one in reading.parts if _has_chip(one)) if reading else ()
        if parts == self._shown and not anew:
            return
        self._shown = parts
        self._flow.clear()
        for one in parts:
            text = chip_text(one)
            chip = Chip(text, tone="danger" if not one.known else "accent", removable=True)
            chip.setToolTip(tooltip(full_text(one)))
            chip.removed.connect(lambda part=one.part: self.removed.emit(part))
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(parts))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its lines at the width it has."""
        hint = super().sizeHint()
        if self.width() > theme().px(40):
            hint.setHeight(self._flow.heightForWidth(self.width()))
        return hint


def operator_name(operator: str) -> str:
    """What an operator is called in the current language."""
    return {
        "tag": _tr("Search", "метка"),
        "stage": _tr("Search", "этап"),
        "was": _tr("Search", "был на этапе"),
        "vacancy": _tr("Search", "вакансия"),
        "source": _tr("Search", "источник"),
        "reason": _tr("Search", "причина отказа"),
        "consent": _tr("Search", "согласие"),
        "has": _tr("Search", "есть"),
        "no": _tr("Search", "нет"),
        "before": _tr("Search", "добавлен до"),
        "after": _tr("Search", "добавлен с"),
    }.get(operator, operator)


def value_name(operator: str, value: str) -> str:
    """A value as people read it: of has, no and consent in the current language."""
    if operator in ("has", "no") and value in HAS:
        return {
            "resume": _tr("Search", "резюме"),
            "photo": _tr("Search", "фото"),
            "phone": _tr("Search", "телефон"),
            "email": _tr("Search", "почта"),
            "tag": _tr("Search", "метка"),
            "vacancy": _tr("Search", "вакансия"),
            "comment": _tr("Search", "заметка"),
            "questionary": _tr("Search", "анкета"),
            "text": _tr("Search", "текст резюме"),
            "consent": _tr("Search", "согласие"),
            "server": _tr("Search", "только с сервера"),
        }[value]
    if operator == "consent" and value in CONSENTS:
        return {
            "accepted": _tr("Search", "получено"),
            "declined": _tr("Search", "отклонено"),
            "sent": _tr("Search", "отправлено"),
            "not_sent": _tr("Search", "не отправлено"),
            "send_error": _tr("Search", "ошибка отправки"),
        }[value]
    return value


def typed_value(operator: str, value: str, *, russian: bool) -> str:
    """A value as it is typed in a language."""
    table: Mapping[str, tuple[str, ...]] = {}
    if operator in ("has", "no", "consent"):
        table = CONSENTS if operator == "consent" else HAS
    return table[value][1 if russian else 0] if value in table else value


def is_russian() -> bool:
    """Whether the interface is in Russian."""
    return QLocale().language() is QLocale.Language.Russian


def chip_text(one: ReadPart) -> str:
    """«метка: Резерв», «без: php», «“слово в слово”»."""
    part = one.part
    if part.kind not in OPERATORS:
        if part.negative:
            return _tr("Search", "без: {word}").format(word=part.value)
        return f"“{part.value}”"
    if not one.known:
        return _tr("Search", "{what}: «{value}» — нет такого").format(
            what=operator_name(part.kind), value=part.value
        )
    if part.kind in ("before", "after"):
        shown = _day(one.names[0])
    else:
        names = [value_name(part.kind, name) for name in one.names]
        shown = ", ".join(names[:_MOST_NAMES])
        if len(names) > _MOST_NAMES:
            shown = _tr("Search", "{names} и ещё {count}").format(
                names=shown, count=len(names) - _MOST_NAMES
            )
    text = _tr("Search", "{what}: {value}").format(what=operator_name(part.kind), value=shown)
    return _tr("Search", "не {what}").format(what=text) if part.negative else text


def full_text(one: ReadPart) -> str:
    """All names a part stands for."""
    return ", ".join(value_name(one.part.kind, name) for name in one.names[:40])


def _has_chip(one: ReadPart) -> bool:
    if one.part.kind in OPERATORS:
        return bool(one.part.value.strip())
    return bool(one.part.value) and (one.part.negative or one.part.kind == "phrase")


def _day(text: str) -> str:
    found = date.fromisoformat(text)
    day = QDate(found.year, found.month, found.day)
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)
