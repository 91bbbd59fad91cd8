"""All commands of the window in one table: words, keys, icon, menu. One QAction behind each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

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
    Command("new_applicant", "file", lambda: _tr("Новый кандидат…"), (Standard.New,), "plus"),
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
    Command("move", "person", lambda: _tr("Перевести на этап…"), icon="forward"),
    Command("reject", "person", lambda: _tr("Отказать…"), icon="close"),
    Command("comment", "person", lambda: _tr("Написать заметку"), icon="comment"),
    Command("tags", "person", lambda: _tr("Метки…"), icon="tag"),
    Command("edit", "person", lambda: _tr("Править кандидата…"), icon="edit"),
    Command("add_to_vacancy", "person", lambda: _tr("Добавить на вакансию…"), icon="vacancy"),
    Command("copy_phone", "person", lambda: _tr("Скопировать телефон"), icon="phone"),
    Command("copy_email", "person", lambda: _tr("Скопировать почту"), icon="mail"),
    Command("delete_applicant", "person", lambda: _tr("Удалить кандидата…"), icon="trash"),
    Command("edit_vacancy", "vacancy", lambda: _tr("Править вакансию…"), icon="edit"),
    Command("hold_vacancy", "vacancy", lambda: _tr("Приостановить вакансию…"), icon="pause"),
    Command("resume_vacancy", "vacancy", lambda: _tr("Возобновить вакансию…"), icon="play"),
    Command("close_vacancy", "vacancy", lambda: _tr("Закрыть вакансию…"), icon="lock"),
    Command("offline", "tools", lambda: _tr("Работать офлайн"), icon="offline"),
    Command("check", "tools", lambda: _tr("Проверить подключение"), icon="online"),
    Command("errors", "tools", lambda: _tr("Ошибки в журнале"), icon="warning"),
    Command("about", "help", lambda: _tr("О программе"), role=QAction.MenuRole.AboutRole),
)

MENUS: Mapping[str, Callable[[], str]] = {
    "file": lambda: _tr("Файл"),
    "view": lambda: _tr("Вид"),
    "go": lambda: _tr("Перейти"),
    "person": lambda: _tr("Кандидат"),
    "vacancy": lambda: _tr("Вакансия"),
    "tools": lambda: _tr("Сервис"),
    "help": lambda: _tr("Справка"),
}


class Actions:
    """The QActions of a window, by key. Words follow the language by `retranslate`.

    Only the titles of the menus are there at first; `complete` makes the actions, after the
    first paint.
    """

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> None:
        """`handlers`: what each command does."""
        self._window = window
        self._handlers = handlers
        self._actions: dict[str, QAction] = {}
        self._menus = {key: window.menuBar().addMenu(title()) for key, title in MENUS.items()}

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def complete(self) -> None:
        """Make the actions and put them into the menus. Once; KeyError without a handler."""
        if self._actions:
            return
        for command in COMMANDS:
            action = QAction(self._window)
            action.setShortcuts(_sequences(command.shortcuts))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setMenuRole(command.role)
            action.triggered.connect(lambda _=False, call=self._handlers[command.key]: call())
            if command.icon:
                theme().dress(action, command.icon)
            self._window.addAction(action)
            self._menus[command.menu].addAction(action)
            self._actions[command.key] = action
        self._actions["offline"].setCheckable(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the current language."""
        for key, title in MENUS.items():
            self._menus[key].setTitle(title())
        for command in COMMANDS:
            if command.key in self._actions:
                self._actions[command.key].setText(command.text())


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
