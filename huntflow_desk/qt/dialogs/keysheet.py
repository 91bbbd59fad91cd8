"""The keys that hold in a view, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QGridLayout, QScrollArea, QWidget

from huntflow_desk.qt.actions import Actions
from huntflow_desk.qt.actions.commands import VIEWS, Command
from huntflow_desk.qt.actions.menus import MENUS
from huntflow_desk.qt.connecting.sizing import fit_on_screen
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Line, column, row
from huntflow_desk.qt.kit.labels import Heading, Label, Muted
from huntflow_desk.qt.kit.theme import theme

NARROW = 720
MOST_CAPS = 2
"""Keys shown of a command; the settings show all."""

Lines = list[tuple[str, tuple[str, ...]]]


class KeySheetDialog(QDialog):
    """`change_requested`: the person wants other keys; the dialog has closed itself."""

    change_requested = Signal()

    def __init__(self, actions: Actions, where: str, parent: QWidget | None = None) -> None:
        """`where`: the view, by its name in VIEWS."""
        super().__init__(parent)
        self._actions = actions
        self._where = where
        view = QCoreApplication.translate("Actions", VIEWS.get(where, VIEWS[""]))
        self.setWindowTitle(self.tr("Клавиши: {view}").format(view=view))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(self.windowTitle())
        self._area.setWidget(self._sheet(view))
        note = Muted(
            self.tr("Буквы действуют в любой раскладке, в полях ввода — нет."),
            small=True,
            wrap=True,
        )
        self.change = Button(self.tr("Настроить…"), self._change, icon="keyboard")
        self._close = Button(self.tr("Закрыть"), self.accept)
        foot = row(note, self.change, self._close, margins=12, spacing=8)
        foot.setStretch(0, 1)
        self.setLayout(column(self._area, Line(), foot, spacing=0))
        fit_on_screen(self, (860, 600), (560, 400))
        self._area.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, one column below the other."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        narrow = self.width() < theme().px(NARROW)
        self._sides.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def lines(self) -> dict[str, Lines]:
        """What is shown: heading -> pairs of words and keys."""
        here = [one for one in self._actions.commands() if self._where and self._where in one.where]
        groups: dict[str, Lines] = {}
        view = QCoreApplication.translate("Actions", VIEWS.get(self._where, VIEWS[""]))
        near = self._of(here)
        if self._where:
            groups[view] = [*near, *self._always()]
        for menu, name in MENUS.items():
            rest = [
                one
                for one in self._actions.commands()
                if one.menu == menu and one not in here and not one.where
            ]
            found = self._of(rest)
            if found:
                groups[QCoreApplication.translate("Actions", name)] = found
        return groups

    def _of(self, commands: Iterable[Command]) -> Lines:
        found = ((one.text().rstrip("…"), self._actions.hints(one.key)) for one in commands)
        return [(text, hints[:MOST_CAPS]) for text, hints in found if hints]

    def _always(self) -> Lines:
        """What lists, cards, the board and triage do by themselves."""
        board: Lines = [
            (self.tr("По этапам"), ("←", "→")),
            (self.tr("Перевести на соседний этап"), ("Shift+←", "Shift+→")),
            (self.tr("Свернуть и развернуть этап"), ("−", "+")),
        ]
        triage: Lines = [
            (self.tr("Решение: этап или причина отказа"), ("1…9",)),
            (self.tr("Десятый этап; где их больше — цифры следующим"), ("0",)),
            (self.tr("Отменить решение и вернуться к кандидату"), ("Ctrl+Z",)),
        ]
        return [
            *(board if self._where == "board" else ()),
            *(triage if self._where == "triage" else ()),
            (self.tr("Вверх и вниз"), ("↑", "↓")),
            (self.tr("Открыть"), ("Enter",)),
            (self.tr("Назад, закрыть, очистить"), ("Esc",)),
        ]

    def _sheet(self, view: str) -> QWidget:
        groups = list(self.lines().items())
        # Two columns of about the same length.
        half = sum(len(lines) + 2 for _, lines in groups) / 2
        sides: tuple[list[QWidget], list[QWidget]] = ([], [])
        filled = 0.0
        for name, lines in groups:
            sides[0 if filled + len(lines) / 2 < half else 1].append(_group(name, lines))
            filled += len(lines) + 2
        sheet = QWidget()
        self._sides = box = QBoxLayout(QBoxLayout.Direction.LeftToRight, sheet)
        margin = theme().px(20)
        box.setContentsMargins(margin, margin, margin, margin)
        box.setSpacing(theme().px(32))
        for side in sides:
            box.addLayout(column(*side, None, spacing=20), 1)
        return sheet

    def _change(self) -> None:
        self.accept()
        self.change_requested.emit()


def _group(name: str, lines: Lines) -> QWidget:
    group = QWidget()
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(theme().px(6))
    grid.setHorizontalSpacing(theme().px(12))
    grid.setColumnStretch(0, 1)
    for number, (text, keys) in enumerate(lines):
        words = Label(text, wrap=True)
        caps = row(None, *(Label(one, role="key") for one in keys), spacing=4)
        grid.addWidget(words, number, 0)
        grid.addLayout(caps, number, 1)
        grid.setAlignment(caps, Qt.AlignmentFlag.AlignTop)
    group.setLayout(column(Heading(name, level=3), grid, spacing=8))
    group.setAccessibleName(name)
    return group
