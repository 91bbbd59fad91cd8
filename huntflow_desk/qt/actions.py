"""All commands of the window in one table: words, keys, icon, menu. One QAction behind each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from huntflow_desk.qt.kit.theme import theme

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
    Command("accounts", "go", lambda: _tr("Сменить организацию"), ("Ctrl+Shift+A",)),
    Command("next_pane", "go", lambda: _tr("Следующая панель"), ("F6",)),
    Command("previous_pane", "go", lambda: _tr("Предыдущая панель"), ("Shift+F6",)),
    Command("offline", "tools", lambda: _tr("Работать офлайн"), icon="offline"),
    Command("check", "tools", lambda: _tr("Проверить подключение"), icon="online"),
    Command("errors", "tools", lambda: _tr("Ошибки в журнале"), icon="warning"),
    Command("about", "help", lambda: _tr("О программе"), role=QAction.MenuRole.AboutRole),
)

MENUS: Mapping[str, Callable[[], str]] = {
    "file": lambda: _tr("Файл"),
    "view": lambda: _tr("Вид"),
    "go": lambda: _tr("Перейти"),
    "tools": lambda: _tr("Сервис"),
    "help": lambda: _tr("Справка"),
}


class Actions:
    """The QActions of a window, by key. Words follow the language by `retranslate`."""

    def __init__(self, window: QWidget, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Raises KeyError when a command has no handler."""
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(window)
            action.setShortcuts(_sequences(command.shortcuts))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setMenuRole(command.role)
            action.triggered.connect(lambda _=False, call=handlers[command.key]: call())
            if command.icon:
                theme().dress(action, command.icon)
            window.addAction(action)
            self._actions[command.key] = action
        self._actions["offline"].setCheckable(True)
        self.retranslate()

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def retranslate(self) -> None:
        """Words in the current language."""
        for command in COMMANDS:
            self._actions[command.key].setText(command.text())

    def fill(self, bar: QMenuBar) -> None:
        """Put everything into menus."""
        bar.clear()
        for key, title in MENUS.items():
            menu = bar.addMenu(title())
            for command in COMMANDS:
                if command.menu == key:
                    menu.addAction(self._actions[command.key])


def _sequences(shortcuts: tuple[Standard | str, ...]) -> list[QKeySequence]:
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
