"""The commands a window offers: their QActions, menus and keys, and why one cannot be done now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from huntflow_desk.qt.actions.menus import MENUS, _tr
from huntflow_desk.qt.kit.theme import theme

if TYPE_CHECKING:
    # Built after the first paint.
    from huntflow_desk.qt.actions.commands import Command
    from huntflow_desk.qt.kit.keys import LetterKeys

RECENT = 12
"""How many commands are remembered as used last."""

_NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(slots=True)
class _Offer:
    handler: Callable[[], object]
    why_not: Callable[[], str] | None = None


class Actions(QObject):
    """The commands of a window, by key; those without a handler are not there at all.

    `refused(reason)`: a command was asked for that cannot be done now. `keys_changed`: other
    keys, other hints. Only the titles of the menus are there at first; `complete` makes the
    actions, after the first paint. Actions stay enabled for Qt, so that a key that does nothing
    says why; menus grey them while they are open.
    """

    refused = Signal(str)
    keys_changed = Signal()

    def __init__(
        self,
        window: QMainWindow,
        handlers: Mapping[str, Callable[[], object]],
        has: Callable[[str], bool] = lambda need: True,
    ) -> None:
        """`handlers`: what each command does. `has` tells whether a need of NEEDS is met now."""
        super().__init__(window)
        self._window = window
        self._has = has
        self._offers = {key: _Offer(handler) for key, handler in handlers.items()}
        self._actions: dict[str, QAction] = {}
        self._bare: set[str] = set()
        self._own: dict[str, list[str]] = {}
        self._keymap: dict[str, tuple[str, ...]] = {}
        self._letters: LetterKeys | None = None
        self._single = True
        self.recent: list[str] = []
        self._menus = {key: window.menuBar().addMenu(_tr(name)) for key, name in MENUS.items()}

    # What there is

    def __getitem__(self, key: str) -> QAction:
        self.complete()
        return self._actions[key]

    def offer(
        self,
        key: str,
        handler: Callable[[], object],
        why_not: Callable[[], str] | None = None,
    ) -> None:
        """Give a command of the table what it does. `why_not()`: in words why it cannot be done
        now, "" when it can. Raises KeyError for a command that is not in the table."""
        if key not in _table():
            raise KeyError(key)
        self._offers[key] = _Offer(handler, why_not)
        if self._actions and key not in self._actions:
            self._make()

    def commands(self) -> tuple[Command, ...]:
        """What is offered, in the order of the table."""
        return tuple(one for key, one in _table().items() if key in self._offers)

    def why_not(self, key: str) -> str:
        """In words why the command cannot be done now; "" when it can. KeyError if not offered."""
        offer = self._offers[key]
        missing = next((need for need in _table()[key].needs if not self._has(need)), "")
        if missing:
            from huntflow_desk.qt.actions.commands import NEEDS

            return _tr(NEEDS[missing])
        return offer.why_not() if offer.why_not is not None else ""

    def run(self, key: str, *, remember: bool = False) -> bool:
        """Do it, or say why not. `remember`: it was looked for and belongs to `recent`. KeyError
        if it is not offered."""
        reason = self.why_not(key)
        if reason:
            self.refused.emit(f"{_table()[key].text().rstrip('…')}: {reason}")
            return False
        if remember:
            self.recent = [key, *(one for one in self.recent if one != key)][:RECENT]
        self._offers[key].handler()
        return True

    def remember(self, recent: object) -> None:
        """Take back what `recent` was; anything odd is passed over."""
        given = recent if isinstance(recent, list) else []
        self.recent = [one for one in given if isinstance(one, str) and one in _table()][:RECENT]

    def menu(self, key: str) -> QMenu:
        """A menu of the bar; it may open anywhere. Raises KeyError."""
        return self._menus[key]

    def fill(self, menu: QMenu, keys: Iterable[str]) -> None:
        """Put commands into a menu; those that are not offered are left out, those that cannot
        be done now are grey while it is open."""
        actions = [self._actions[key] for key in keys if key in self._actions]
        menu.addActions(actions)
        menu.aboutToShow.connect(lambda: self._grey(menu, True))
        menu.aboutToHide.connect(lambda: self._grey(menu, False))

    # Made late

    def complete(self) -> None:
        """Make the actions, put them into the menus, begin to hear single keys. Once."""
        if self._actions:
            return
        from huntflow_desk.qt.kit.keys import LetterKeys

        self._letters = LetterKeys(self, self)
        self._letters.enabled = self._single
        self._make()
        for menu in self._menus.values():
            self.fill(menu, ())

    def use_keys(self, own: Mapping[str, Sequence[str]], *, single: bool = True) -> None:
        """Take the keys a person has chosen. `single`: whether single keys hold."""
        self._own = {key: list(texts) for key, texts in own.items()}
        self._single = single
        if self._letters is not None:
            self._letters.enabled = single
            self._give_keys()

    def retranslate(self) -> None:
        """Words in the current language."""
        for key, name in MENUS.items():
            self._menus[key].setTitle(_tr(name))
        for key in self._actions:
            self._name(_table()[key])

    # Keys

    def keys_of(self, key: str) -> tuple[str, ...]:
        """The keys of a command, as in the table; single keys are left out while they are off."""
        keys = self._keymap.get(key, ())
        if self._single or not keys:
            return keys
        from huntflow_desk.qt.actions.keymap import is_letters

        return tuple(one for one in keys if not is_letters(one))

    def hint(self, key: str) -> str:
        """The first key in words: «Ctrl+K», «E (У)» in Russian; "" without one."""
        return next(iter(self.hints(key)), "")

    def hints(self, key: str) -> tuple[str, ...]:
        """The keys of a command in words, without those that few keyboards have."""
        found = self.keys_of(key)
        if not found:
            # Also before the actions are made: hints are asked for before the first paint.
            return ()
        from huntflow_desk.qt.actions.keymap import is_common

        return tuple(keys_text(keys) for keys in found if is_common(keys))

    def begins(self, letters: str, where: str) -> bool:
        """Whether single keys begin a longer sequence here."""
        return any(
            keys.startswith(f"{letters} ")
            for command in self._here(where)
            for keys in self._keymap.get(command.key, ())
        )

    def run_letters(self, letters: str, where: str, *, held: bool = False) -> bool:
        """Run the command of these single keys. False when there is none here."""
        for command in self._here(where):
            if letters in self._keymap.get(command.key, ()):
                if command.repeats or not held:
                    self.run(command.key)
                return True
        return False

    def claimed(self) -> list[QKeySequence]:
        """Text fields leave the palette's keys to the window."""
        return self._actions["palette"].shortcuts() if "palette" in self._actions else []

    # Inside

    def _here(self, where: str) -> Iterable[Command]:
        return (one for one in self.commands() if not one.where or where in one.where)

    def _make(self) -> None:
        """Actions for what is offered and has none, each at its place in its menu."""
        after: dict[str, QAction] = {}
        for command in reversed(self.commands()):
            action = self._actions.get(command.key)
            if action is None:
                action = QAction(self._window)
                action.setObjectName(command.key)
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
                action.setMenuRole(command.role)
                action.setCheckable(command.checkable)
                action.triggered.connect(lambda _=False, key=command.key: self.run(key))
                self._window.addAction(action)
                menu = self._menus[command.menu]
                before = after.get(command.menu)
                if before is None:
                    menu.addAction(action)
                else:
                    menu.insertAction(before, action)
                self._actions[command.key] = action
                self._bare.add(command.key)
            after[command.menu] = action
        self._hide_empty_menus()
        self._give_keys()

    def _give_keys(self) -> None:
        from huntflow_desk.qt.actions.keymap import is_letters, keymap

        self._keymap = keymap(self.commands(), self._own)
        for command in self.commands():
            shortcuts = [
                QKeySequence(keys) for keys in self._keymap[command.key] if not is_letters(keys)
            ]
            self._actions[command.key].setShortcuts(shortcuts)
            self._name(command)
        self.keys_changed.emit()

    def _name(self, command: Command) -> None:
        text = command.text()
        action = self._actions[command.key]
        hint = "" if action.shortcuts() else self.hint(command.key)
        # Qt shows what follows the tab where the shortcut would stand.
        action.setText(f"{text}\t{hint}" if hint else text)
        action.setIconText(text)

    def _grey(self, menu: QMenu, grey: bool) -> None:
        for action in menu.actions():
            key = action.objectName()
            if key in self._actions:
                # Drawing all icons at the start would hold the window for two frames.
                if key in self._bare and _table()[key].icon:
                    theme().dress(action, _table()[key].icon)
                self._bare.discard(key)
                reason = self.why_not(key) if grey else ""
                action.setEnabled(not reason)
                action.setStatusTip(reason)

    def _hide_empty_menus(self) -> None:
        offered = {command.menu for command in self.commands()}
        for key, menu in self._menus.items():
            menu.menuAction().setVisible(key in offered)


def _table() -> Mapping[str, Command]:
    from huntflow_desk.qt.actions.commands import TABLE

    return TABLE


def keys_text(keys: str) -> str:
    """Keys in words: «Ctrl+K», «⌘K» on macOS, «E (У)» in Russian, «пробел»."""
    from huntflow_desk.qt.actions.keymap import is_letters
    from huntflow_desk.qt.kit.keys import letter_hint

    if keys == "Space":
        return _tr("пробел")
    if is_letters(keys):
        return letter_hint(keys, russian=QLocale().language() == QLocale.Language.Russian)
    return QKeySequence(keys).toString(_NATIVE)
