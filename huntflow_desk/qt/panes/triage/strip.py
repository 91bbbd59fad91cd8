"""The strip below a triage: stages by digit; for a rejection its reasons by digit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.models import Stage
from huntflow_desk.qt.kit.fields import Button, Hint, keyed, no_hint
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.plaintext import one_line, tooltip
from huntflow_desk.qt.kit.theme import theme

MOST_REASONS = 30
DIGITS = 9
_NAME = 30
COMMANDS = (
    ("reject", "close"),
    ("triage_skip", "chevron-right"),
    ("comment", "comment"),
    ("tags", "tag"),
    ("triage_undo", "undo"),
)


class StageStrip(Surface):
    """`stage_chosen(id)`, `reason_chosen(id or None)`, `wished(command)`, `asked_back`: no
    rejection after all.

    Digits are given to `digit`: 1 to 9 choose; 0 is the tenth, and where there are more it takes
    the other digits on to the next nine.
    """

    stage_chosen = Signal(int)
    reason_chosen = Signal(object)
    wished = Signal(str)
    asked_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("aside", parent=parent)
        self._stages: tuple[Stage, ...] = ()
        self._reasons: tuple[tuple[int | None, str], ...] = ()
        self._here: int | None = None
        self._asking = False
        self._first = 0
        self._said = ""
        self._hint: Hint = no_hint
        self._what = Label(role="strong", elide=True)
        self._choices = QWidget()
        self._flow = FlowLayout(spacing=6, parent=self._choices)
        self._buttons: list[Button] = []
        # Made now, it keeps the place for Tab.
        self._add_button()
        self._further = Button("", self._turn, kind="quiet", icon="chevron-right")
        self._flow.addWidget(self._further)
        self._commands = {
            key: Button("", partial(self.wished.emit, key), kind="quiet", icon=icon)
            for key, icon in COMMANDS
        }
        self._plain = Button("", lambda: self.reason_chosen.emit(None), kind="quiet", icon="close")
        self._back = Button("", self.asked_back.emit, kind="quiet", icon="back")
        foot = row(*self._commands.values(), self._plain, self._back, None, spacing=2)
        box = column(self._what, self._choices, Line(), foot, spacing=6)
        px = theme().px
        box.setContentsMargins(px(16), px(10), px(16), px(6))
        foot.setContentsMargins(0, 0, 0, 0)
        self.setLayout(box)

    @property
    def asking(self) -> bool:
        """Whether a reason of a rejection is asked for."""
        return self._asking

    @property
    def texts(self) -> list[str]:
        """What the digits choose, in words."""
        return [button.text() for button in self._buttons if not button.isHidden()]

    def use_hints(self, hint: Hint) -> None:
        """Where the keys of commands are known in words."""
        self._hint = hint
        self._retranslate()

    def show_stages(self, stages: Sequence[Stage], here: int | None, said: str = "") -> None:
        """Stages in their order; `here`: the one the person is on; `said`: a word about it."""
        self._stages, self._here, self._said, self._asking = tuple(stages), here, said, False
        self._retranslate()

    def ask_reason(self, reasons: Sequence[tuple[int | None, str]]) -> None:
        """Ask why somebody is rejected."""
        self._reasons, self._asking = tuple(reasons[:MOST_REASONS]), True
        self.begin()

    def begin(self) -> None:
        """The digits are those of the first choices."""
        self._first = 0
        self._retranslate()

    def digit(self, digit: int) -> bool:
        """Choose by digit. False: there is nothing under it."""
        if not digit and self._many:
            self._turn()
            return True
        place = self._first + (digit or DIGITS + 1) - 1
        if place >= self._count:
            return False
        self._choose(place)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Inside

    @property
    def _count(self) -> int:
        return len(self._reasons if self._asking else self._stages)

    @property
    def _many(self) -> bool:
        """Whether ten digits are not enough."""
        return self._count > DIGITS + 1

    def _turn(self) -> None:
        """The digits go on to the next choices, after the last ones to the first."""
        after = self._first + DIGITS
        self._first = after if after < self._count else 0
        self._retranslate()

    def _digit_of(self, place: int) -> str:
        """The key of a choice; "" while it has none."""
        number = place - self._first + 1
        if 0 < number <= DIGITS:
            return str(number)
        return "0" if number == DIGITS + 1 and not self._many else ""

    def _choose(self, place: int) -> None:
        if self._asking:
            self.reason_chosen.emit(self._reasons[place][0])
        else:
            self.stage_chosen.emit(self._stages[place].stage_id)

    def _add_button(self) -> Button:
        button = Button("", partial(self._choose, len(self._buttons)))
        button.setCheckable(True)
        self._flow.insert_widget(len(self._buttons), button)
        self._buttons.append(button)
        return button

    def _fill(self, names: Sequence[str], here: int | None) -> None:
        while len(self._buttons) < len(names):
            before = self._buttons[-1]
            self.setTabOrder(before, self._add_button())
        for place, button in enumerate(self._buttons):
            shown = place < len(names)
            button.setVisible(shown)
            if shown:
                name = one_line(names[place], _NAME) or "—"
                digit = self._digit_of(place)
                button.set_text(f"{digit}\u2002{name}" if digit else name)
                button.setToolTip(tooltip(names[place]))
                button.setChecked(place == here)
        self._further.setVisible(self._many)
        if self._many:
            self._further.set_text(self.tr("0 — цифры дальше"))

    def _retranslate(self) -> None:
        if self._asking:
            self._what.setText(self.tr("Почему отказ?"))
            self._fill([name for _, name in self._reasons], None)
            self._choices.setAccessibleName(self.tr("Причины отказа"))
        else:
            here = next((n for n, one in enumerate(self._stages) if one.stage_id == self._here), -1)
            self._what.setText(self._said or self.tr("Цифра — решение"))
            self._fill([stage.name for stage in self._stages], here)
            self._choices.setAccessibleName(self.tr("Этапы"))
        self._plain.set_text(self.tr("Без причины · Enter"))
        self._back.set_text(self.tr("Не отказывать · Esc"))
        words = {
            "reject": self.tr("Отказ"),
            "triage_skip": self.tr("Пропустить"),
            "comment": self.tr("Заметка"),
            "tags": self.tr("Метки"),
            "triage_undo": self.tr("Отменить решение"),
        }
        for key, button in self._commands.items():
            button.set_text(keyed(words[key], self._hint(key)))
            button.setVisible(not self._asking)
        for button in (self._plain, self._back):
            button.setVisible(self._asking)
