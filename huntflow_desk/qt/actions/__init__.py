"""Menus of the window and what is in them: one QAction behind each command."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from huntflow_desk.qt.kit.theme import theme


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


MENUS: Mapping[str, Callable[[], str]] = {
    "file": lambda: _tr("Файл"),
    "view": lambda: _tr("Вид"),
    "go": lambda: _tr("Перейти"),
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
        self._texts: dict[str, Callable[[], str]] = {}
        self._menus = {key: window.menuBar().addMenu(title()) for key, title in MENUS.items()}

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def complete(self) -> None:
        """Make the actions and put them into the menus. Once; KeyError without a handler."""
        if self._actions:
            return
        from huntflow_desk.qt.actions.commands import COMMANDS, sequences

        for command in COMMANDS:
            action = QAction(self._window)
            action.setShortcuts(sequences(command.shortcuts))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setMenuRole(command.role)
            action.triggered.connect(lambda _=False, call=self._handlers[command.key]: call())
            if command.icon:
                theme().dress(action, command.icon)
            self._window.addAction(action)
            self._menus[command.menu].addAction(action)
            self._actions[command.key] = action
            self._texts[command.key] = command.text
        self._actions["offline"].setCheckable(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the current language."""
        for key, title in MENUS.items():
            self._menus[key].setTitle(title())
        for key, text in self._texts.items():
            self._actions[key].setText(text())
