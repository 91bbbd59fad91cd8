"""The menus: all of the commands that the first paint needs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


def _n(text: str) -> str:
    """Marks a text of a table for translation."""
    return str(QT_TRANSLATE_NOOP("Actions", text))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


MENUS: Mapping[str, str] = {
    "file": _n("Файл"),
    "edit": _n("Правка"),
    "view": _n("Вид"),
    "go": _n("Перейти"),
    "person": _n("Кандидат"),
    "vacancy": _n("Вакансия"),
    "tools": _n("Сервис"),
    "help": _n("Справка"),
}
