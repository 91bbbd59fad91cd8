"""All commands of the window in one table: words, keys, icon, menu.

Loaded after the first paint: the keys alone cost a millisecond.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

Standard = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `key` names it, `text` says it in the current language, `menu` holds it.

    `shortcuts` are standard keys or texts; "" in the table of a menu is a separator.
    """

    key: str
    menu: str
    text: Callable[[], str]
    shortcuts: tuple[Standard | str, ...] = ()
    icon: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


COMMANDS: tuple[Command, ...] = (
    Command("connect", "file", lambda: _tr("Подключить Хантфлоу…"), icon="key"),
    Command("demo", "file", lambda: _tr("Посмотреть на примере"), icon="eye"),
    Command(
        "settings",
        "file",
        lambda: _tr("Настройки…"),
        # By Qt's table only macOS has a key for preferences.
        (Standard.Preferences, "Ctrl+,"),
        "settings",
        QAction.MenuRole.PreferencesRole,
    ),
    Command(
        "quit",
        "file",
        lambda: _tr("Выйти"),
        (Standard.Quit, "Ctrl+Q"),
        role=QAction.MenuRole.QuitRole,
    ),
    Command("refresh", "view", lambda: _tr("Обновить"), (Standard.Refresh, "F5"), "refresh"),
    Command("language", "view", lambda: _tr("English interface")),
    Command("theme", "view", lambda: _tr("Тёмная или светлая тема"), icon="theme"),
    Command("zoom_in", "view", lambda: _tr("Крупнее"), (Standard.ZoomIn, "Ctrl+=")),
    Command("zoom_out", "view", lambda: _tr("Мельче"), (Standard.ZoomOut,)),
    Command("zoom_reset", "view", lambda: _tr("Обычный размер"), ("Ctrl+0",)),
    Command("vacancies", "go", lambda: _tr("Вакансии"), ("Ctrl+1",), "vacancy"),
    Command("applicants", "go", lambda: _tr("Кандидаты"), ("Ctrl+2",), "candidate"),
    Command("journal", "go", lambda: _tr("Журнал запросов"), ("Ctrl+3",), "log"),
    Command("find", "go", lambda: _tr("Найти в списке"), (Standard.Find,), "search"),
    Command("search", "go", lambda: _tr("Найти кандидата"), ("Ctrl+Shift+F",)),
    Command("switch", "go", lambda: _tr("Быстрый переход…"), ("Ctrl+O",)),
    Command("back", "go", lambda: _tr("Назад"), (Standard.Back, "Alt+Left"), "back"),
    Command("forward", "go", lambda: _tr("Вперёд"), (Standard.Forward, "Alt+Right"), "forward"),
    Command(
        "next_hit", "go", lambda: _tr("Следующее совпадение в карточке"), (Standard.FindNext, "F3")
    ),
    Command(
        "previous_hit",
        "go",
        lambda: _tr("Предыдущее совпадение в карточке"),
        (Standard.FindPrevious, "Shift+F3"),
    ),
    Command("accounts", "go", lambda: _tr("Сменить организацию"), ("Ctrl+Shift+A",)),
    Command("next_pane", "go", lambda: _tr("Следующая панель"), ("F6",)),
    Command("previous_pane", "go", lambda: _tr("Предыдущая панель"), ("Shift+F6",)),
    Command("offline", "tools", lambda: _tr("Работать офлайн"), icon="offline"),
    Command("check", "tools", lambda: _tr("Проверить подключение"), icon="online"),
    Command("errors", "tools", lambda: _tr("Ошибки в журнале"), icon="warning"),
    Command("about", "help", lambda: _tr("О программе"), role=QAction.MenuRole.AboutRole),
)


def sequences(shortcuts: tuple[Standard | str, ...]) -> list[QKeySequence]:
    """Key sequences without repetition: a standard key may equal the one given by hand."""
    found: list[QKeySequence] = []
    for shortcut in shortcuts:
        bindings = (
            QKeySequence.keyBindings(shortcut)
            if isinstance(shortcut, Standard)
            else [QKeySequence(shortcut)]
        )
        found += [one for one in bindings if not one.isEmpty() and one not in found]
    return found
