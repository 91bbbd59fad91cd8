"""The keyboard: single keys on or off, other keys for commands, clashes said before they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.query import fold, words
from huntflow_desk.core.settings import Keys
from huntflow_desk.qt.actions.commands import COMMANDS, Command
from huntflow_desk.qt.actions.finding import find, names
from huntflow_desk.qt.actions.keymap import (
    chosen,
    holders,
    is_common,
    is_letters,
    is_possible,
    keymap,
)
from huntflow_desk.qt.actions.registry import keys_text
from huntflow_desk.qt.dialogs.settings.page import Group, Page
from huntflow_desk.qt.dialogs.settings.recorder import KeyRecorder
from huntflow_desk.qt.kit.fields import Button, SearchField
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.rows import Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.workplace import Desk, Workplace

LIST_HEIGHT = 180
RECORDER_WIDTH = 136


class KeysPage(Page):
    """Changes are kept at once; the window takes them from the settings."""

    icon = "keyboard"

    def __init__(self, desk: Desk, workplace: Workplace, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._workplace = workplace
        self._commands: Sequence[Command] = COMMANDS
        self._wish: tuple[Command, str] | None = None
        self.single = QCheckBox()
        self.single.clicked.connect(self._switch_single)
        self._single_group = Group()
        self._single_group.body.addWidget(self.single)

        self.search = SearchField()
        self.search.text_settled.connect(lambda _: self._fill())
        self.search.down_pressed.connect(self._focus_list)
        self.reset_all = Button("", self._reset_all, icon="undo")
        self._model = RowsModel(
            [
                Column("name", lambda: self.tr("Команда"), self._name, stretch=True),
                Column(
                    "keys", lambda: self.tr("Клавиши"), self._keys, width=150, bold=self._is_own
                ),
            ],
            parent=self,
        )
        self.list = RowsView(self._model)
        self.list.setMinimumHeight(theme().px(LIST_HEIGHT))
        self.list.current_changed.connect(self._chosen)
        self.list.activated_key.connect(lambda _: self.record())
        self.recorder = KeyRecorder()
        self.recorder.recorded.connect(self._recorded)
        self.recorder.stopped.connect(self._stopped)
        self.change = Button("", self.record, icon="edit")
        self.clear = Button("", self._clear, kind="quiet")
        self.reset = Button("", self._reset, kind="quiet")
        self.note = Label(tone="warn", wrap=True)
        self.accept = Button("", self._accept, kind="primary")
        self.refuse = Button("", self._refuse, kind="quiet")
        self._group = Group()
        tools = row(self.search, self.reset_all, spacing=8)
        tools.setStretch(0, 1)
        self.recorder.setFixedWidth(theme().px(RECORDER_WIDTH))
        edit = _flow(self.recorder, self.change, self.clear, self.reset)
        doubt = _flow(self.accept, self.refuse)
        self._group.body.addLayout(column(tools, self.list, edit, self.note, doubt, spacing=8))
        self.body.addWidget(self._single_group)
        self.body.addWidget(self._group)
        self.body.addStretch(1)
        self.retranslate()
        self._say("")
        self.show_settings()

    def title(self) -> str:
        """Its name."""
        return self.tr("Клавиши")

    def offer(self, commands: Sequence[Command]) -> None:
        """The commands there are."""
        self._commands = commands
        self._fill()

    def show_settings(self) -> None:
        """Take the keys as they are set now."""
        self.single.setChecked(self._workplace.settings.keys.single)
        self._map = keymap(self._commands, self._workplace.settings.keys.own)
        self._model.refresh()
        self._fill()

    def seek(self, text: str) -> QWidget | None:
        """Commands are sought too."""
        found = super().seek(text)
        if found is None and text:
            named = any(text in name for one in self._commands for name in names(one))
            return self.list if named else None
        return found

    def record(self) -> None:
        """Take new keys for the chosen command."""
        if self._current() is not None:
            self._say("")
            self.recorder.listen()
            self._show_whole(self.recorder)

    def retranslate(self) -> None:
        """All words anew."""
        self._single_group.set_words(
            self.tr("Одиночные клавиши"),
            self.tr(
                "Буквы без Ctrl: J и K — по строкам, E — править. Действуют в любой раскладке, "
                "но не в полях ввода. Если выключить, буквы ищут строку списка."
            ),
        )
        self.single.setText(self.tr("Одиночные клавиши включены"))
        self.single.setAccessibleName(self.single.text())
        self._group.set_words(
            self.tr("Клавиши команд"), self.tr("Выберите команду и нажмите Enter или «Сменить».")
        )
        self.search.set_placeholder(self.tr("Найти команду"))
        self.reset_all.set_text(self.tr("Вернуть все"))
        self.list.setAccessibleName(self.tr("Команды и их клавиши"))
        self.recorder.setAccessibleName(self.tr("Новая клавиша"))
        self.change.set_text(self.tr("Сменить"))
        self.clear.set_text(self.tr("Убрать"))
        self.reset.set_text(self.tr("Как было"))
        self.accept.set_text(self.tr("Всё равно назначить"))
        self.refuse.set_text(self.tr("Оставить как есть"))
        self.list.set_empty(self.tr("Такой команды нет"), icon="search")
        self._model.retranslate()

    # Inside

    def _fill(self) -> None:
        self._map = keymap(self._commands, self._workplace.settings.keys.own)
        text = self.search.text()
        shown = list(self._commands)
        if words(text):
            shown = [hit.command for hit in find(self._commands, text)]
            shown = shown or [one for one in self._commands if fold(text) in fold(self._keys(one))]
        current = self.list.current_key()
        self._model.set_source(ListSource(shown, lambda one: one.key))
        if current is None or not self.list.choose(current):
            self.list.choose_row(0)
        self._show_buttons()

    def _name(self, command: Command) -> str:
        return command.text().rstrip("…")

    def _keys(self, command: Command) -> str:
        return " · ".join(
            keys_text(keys) for keys in self._map.get(command.key, ()) if is_common(keys)
        )

    def _is_own(self, command: Command) -> bool:
        return command.key in self._workplace.settings.keys.own

    def _current(self) -> Command | None:
        key = self.list.current_key()
        return next((one for one in self._commands if one.key == key), None)

    def _chosen(self, _key: object) -> None:
        self._say("")
        self._show_buttons()

    def _show_buttons(self) -> None:
        command = self._current()
        self.recorder.show_keys(self._keys(command) if command is not None else "")
        self.change.setEnabled(command is not None)
        self.clear.setEnabled(command is not None and bool(self._map.get(command.key)))
        self.reset.setEnabled(command is not None and self._is_own(command))
        self.reset_all.setEnabled(bool(self._workplace.settings.keys.own))

    def _recorded(self, keys: str) -> None:
        command = self._current()
        if command is None:
            return
        text = keys_text(keys)
        if not is_possible(keys):
            self._say(self.tr("«{keys}» нужна спискам и полям ввода.").format(keys=text))
            self.list.setFocus()
            return
        own = self._workplace.settings.keys.own
        taken = holders(keys, command, self._commands, own)
        if taken:
            others = ", ".join(self.tr("«{name}»").format(name=self._name(one)) for one in taken)
            said = self.tr("«{keys}» занята: {others}. У неё этой клавиши не станет.")
            self._say(said.format(keys=text, others=others), (command, keys))
            self.accept.setFocus()
            self._show_whole(self.accept)
        else:
            self._give(command, keys)
            self.list.setFocus()

    def _show_whole(self, widget: QWidget) -> None:
        """What has just come up must be seen, however far the page was scrolled."""
        self.body.activate()
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget, 0, 40))

    def _stopped(self) -> None:
        if self.isVisible():
            self.list.setFocus()

    def _accept(self) -> None:
        if self._wish is not None:
            self._give(*self._wish)
        self._refuse()

    def _refuse(self) -> None:
        self._say("")
        self.list.setFocus()

    def _say(self, text: str, wish: tuple[Command, str] | None = None) -> None:
        self._wish = wish
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.accept.setVisible(wish is not None)
        self.refuse.setVisible(wish is not None)

    def _give(self, command: Command, keys: str) -> None:
        own = chosen(keys, command, self._commands, self._workplace.settings.keys.own)
        self._keep(replace(self._workplace.settings.keys, own=own))
        if is_letters(keys) and not self._workplace.settings.keys.single:
            self._say(self.tr("Сохранено. Сейчас одиночные клавиши выключены."))

    def _clear(self) -> None:
        command = self._current()
        if command is not None:
            keys = self._workplace.settings.keys
            self._keep(replace(keys, own={**keys.own, command.key: []}))

    def _reset(self) -> None:
        command = self._current()
        if command is not None:
            keys = self._workplace.settings.keys
            own = {name: texts for name, texts in keys.own.items() if name != command.key}
            self._keep(replace(keys, own=own))

    def _reset_all(self) -> None:
        self._keep(replace(self._workplace.settings.keys, own={}))

    def _switch_single(self, on: bool) -> None:
        self._keep(replace(self._workplace.settings.keys, single=on))

    def _keep(self, keys: Keys) -> None:
        self._say("")
        try:
            self._desk.change_settings(self._workplace, keys=keys)
        except DeskError as error:
            self._tell(error)
        self.show_settings()

    def _focus_list(self) -> None:
        self.list.setFocus()


def _flow(*widgets: QWidget) -> QWidget:
    """Side by side, or below each other where it is narrow."""
    holder = QWidget()
    flow = FlowLayout(spacing=8, parent=holder)
    for widget in widgets:
        flow.addWidget(widget)
    return holder
