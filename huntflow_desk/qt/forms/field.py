"""A field of a form: a control that knows what it began with, and says so when it differs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.edits import plain
from huntflow_desk.core.wire.applicants import written_answer
from huntflow_desk.qt.forms.controls import Control
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.kit.fields import Button, IconButton
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.marks import StateDot
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import complaint

_NOTHING = object()


class Field(Labelled):
    """`edited`: a person changed it, put it back, or decided between two values.

    `base` is what the server said when editing began; a later word of the server is taken over
    while nobody has touched the field, else both are shown to choose from.
    """

    edited = Signal()

    def __init__(
        self,
        key: str,
        title: str | Callable[[], str],
        control: Control,
        *,
        required: bool = False,
        hint: str = "",
    ) -> None:
        """`title`: its name, or what gives it in the current language."""
        super().__init__(control)
        self.key = key
        self._named = title
        self.required = required
        self.base: Any = None
        self._untouched: Any = None
        self._server: Any = _NOTHING
        self._reason = ""
        self._control = control
        self._dot, self._word = StateDot(), Label(tone="accent", role="small")
        self._mark = QWidget()
        self._mark.setLayout(row(self._dot, self._word, spacing=4))
        self._mark.hide()
        self._back = IconButton("undo", "", self.reset, size=12)
        self._back.setFixedHeight(theme().px(22))
        self._back.hide()
        self.add_tool(self._mark)
        self.add_tool(self._back)
        self._hint = Muted(hint, small=True, wrap=True)
        self._hint.setVisible(bool(hint))
        self._own_hint = hint
        self._between = Surface("sunken")
        self._said_server = Label(role="small", wrap=True)
        self._mine = Button("", self.keep_mine)
        self._theirs = Button("", self.take_server)
        choices = row(self._mine, self._theirs, None, spacing=6)
        inside = column(self._said_server, choices, spacing=6)
        inside.setContentsMargins(*(theme().px(8),) * 4)
        self._between.setLayout(inside)
        self._between.hide()
        self._shows_before = False
        self._before = Muted(small=True, wrap=True)
        self._drop = Button("", self.reset, kind="quiet")
        self._was = QWidget()
        was = row(self._before, self._drop, spacing=6)
        was.setStretch(0, 1)
        self._was.setLayout(was)
        self._was.hide()
        self.box.addWidget(self._hint)
        self.box.addWidget(self._was)
        self.box.addWidget(self._between)
        control.edited.connect(self._edited)
        self.retranslate()

    # Values

    @property
    def title(self) -> str:
        """Its name in the current language."""
        return self._named if isinstance(self._named, str) else self._named()

    @property
    def wide(self) -> bool:
        """Whether it wants a line of its own."""
        return self._control.wide

    @property
    def input(self) -> Control:
        """Its control."""
        return self._control

    def show_base(self, value: Any) -> None:
        """Begin with this value."""
        self.base = plain(value)
        self._server = _NOTHING
        self._show(self.base)
        if not self._reason:
            self.lock("")
        self._after()

    def value(self) -> Any:
        """What stands there now; exactly the base while nobody touched it."""
        found = self._control.value()
        return self.base if found == self._untouched else found

    def restore(self, value: Any) -> None:
        """Put back what was typed before; the base stays."""
        if not self._reason:
            self._control.show_value(value)
            self._after()

    @property
    def changed(self) -> bool:
        """Whether it would be written."""
        return not self._reason and not same(self.value(), self.base)

    def reset(self) -> None:
        """Back to what it began with."""
        self._show(self.base)
        self.complain("")
        self._edited()

    def show_before(self) -> None:
        """From now on say what it began with, with a way back to it in words: of a field that is
        part of a change and can be taken out of it."""
        self._shows_before = True
        self._after()

    # What the server says meanwhile

    @property
    def undecided(self) -> bool:
        """Whether the server says something else and nobody has decided yet."""
        return self._server is not _NOTHING

    def server_said(self, value: Any) -> None:
        """The server's word of this moment."""
        if same(value, self.base):
            self._server = _NOTHING
        elif not self.changed or same(value, self.value()):
            self.show_base(value)
        else:
            self._server = plain(value)
        self._after()

    def keep_mine(self) -> None:
        """What was typed here goes over the server's word."""
        if self._server is not _NOTHING:
            self.base, self._server = self._server, _NOTHING
            # What stands there is a change now, even if it was the base before.
            self._untouched = _NOTHING
            self._edited()

    def take_server(self) -> None:
        """The server's word replaces what was typed."""
        if self._server is not _NOTHING:
            self.show_base(self._server)
            self._edited()

    # Rights and wrongs

    @property
    def locked(self) -> str:
        """Why it can only be read, "" when it can be edited."""
        return self._reason

    def lock(self, reason: str, *, quiet: bool = False) -> None:
        """Only show it, for this reason; "" lets it be edited again, if its value can be. `quiet`:
        the reason stands at a neighbour."""
        if not reason and not self._control.fits(self.base):
            reason = self.tr("Такое значение здесь не правится: оно слишком большое или сложное.")
        self._reason = reason
        self._control.set_locked(bool(reason))
        said = self._own_hint if quiet else reason or self._own_hint
        self._hint.setText(said)
        self._hint.setVisible(bool(said))
        self._after()

    def check(self) -> str:
        """The complaint about what stands there, shown at the field; "" for none."""
        code = ""
        if self.changed:
            code = self._control.code()
        if not code and self.required and not self._reason and empty(self.value()):
            code = "required"
        if not code and self.undecided:
            code = "undecided"
        text = complaint(code) if code else ""
        self.complain(text)
        return text

    # Words

    def words_of(self, value: Any) -> str:
        """A value of this field in words; «пусто» for nothing."""
        return self._control.words(value) or self.tr("пусто")

    def retranslate(self) -> None:
        """Words in the current language."""
        self.set_title(f"{self.title} *" if self.required else self.title)
        said = self.tr("{title}, обязательно") if self.required else "{title}"
        self._control.name(said.replace("{title}", self.title))
        self._word.setText(self.tr("изменено"))
        self._dot.set_state("", shape="full", tone="accent")
        self._back.set_text(self.tr("Вернуть прежнее: {title}").replace("{title}", self.title))
        self._drop.set_text(self.tr("Не менять"))
        self._drop.setAccessibleName(self.tr("Не менять: {title}").replace("{title}", self.title))
        self._mine.set_text(self.tr("Моё"))
        self._theirs.set_text(self.tr("Серверное"))
        self._after()

    def _show(self, value: Any) -> None:
        self._control.show_value(value)
        self._untouched = self._control.value()

    def _edited(self) -> None:
        self.complain("")
        self._after()
        self.edited.emit()

    def _after(self) -> None:
        changed = self.changed
        self._mark.setVisible(changed)
        self._back.setVisible(changed and not self._shows_before)
        self._was.setVisible(self._shows_before)
        if self._shows_before:
            text = self.tr("Было: {value}") if changed else self.tr("Не изменится: {value}")
            self._before.setText(text.replace("{value}", self.words_of(self.base)))
            self._drop.setVisible(changed)
        self._between.setVisible(self.undecided)
        if self.undecided:
            text = self.tr("Тем временем в Хантфлоу: {value}")
            self._said_server.setText(text.replace("{value}", self.words_of(self._server)))


def empty(value: Any) -> bool:
    """Whether a value says nothing."""
    return value is None or value == "" or value == [] or value == {}


def same(one: Any, other: Any) -> bool:
    """Whether two values would be written alike; nothing is nothing in any shape."""
    if empty(one) and empty(other):
        return True
    first, second = written_answer(plain(one)), written_answer(plain(other))
    return bool(first == second)
