"""Words for what is refused at a field: our own codes, else the server's text.

Codes are those of `core.checks`, and a few of forms: empty and unreadable (a file), undecided
(the server says something else), inside (a part of the value), last_name (a confirmation).
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from huntflow_desk.qt.problems.texts import plain_fact, translate


def _n(text: str) -> str:
    """Marks a text of a table for translation."""
    return str(QT_TRANSLATE_NOOP("Problems", text))


_PLAIN: Mapping[str, str] = {
    "required": _n("Нужно заполнить"),
    "email": _n("Это не похоже на адрес почты"),
    "date": _n("Такой даты нет"),
    "future": _n("Дата ещё не наступила"),
    "past": _n("Это время уже прошло"),
    "time": _n("Такого времени нет"),
    "integer": _n("Здесь должно быть целое число"),
    "number": _n("Здесь должно быть число"),
    "url": _n("Адрес должен начинаться с http:// или https://"),
    "inside": _n("Проверьте поля внутри"),
    "undecided": _n("Выберите, какое значение верно"),
    "unreadable": _n("Файл не читается"),
    "empty": _n("Файл пуст"),
    "last_name": _n("Не совпадает с фамилией"),
    "here": _n("Кандидат уже на этом этапе"),
    "removed": _n("Этот этап удалён"),
}

_LIMITED: Mapping[str, str] = {
    "range": _n("Допустимо {limit}"),
    "too_long": _n("Длиннее {limit} знаков: сократите"),
    "too_large": _n("Файл больше {limit} МБ"),
    "too_many": _n("Больше {limit} файлов приложить нельзя"),
}
"""Codes that name a limit after a colon."""


def complaint(code: str) -> str:
    """What to say at a field. What is no code of ours is the server's own text."""
    word, _, limit = code.partition(":")
    text = _LIMITED.get(word) if limit else _PLAIN.get(word)
    if text is not None:
        return translate("Problems", text).replace("{limit}", limit)
    said = translate("Problems", "Хантфлоу: {said}")
    return said.replace("{said}", plain_fact(code, 200))
