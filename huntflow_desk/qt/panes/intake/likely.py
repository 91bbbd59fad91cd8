"""Who a row may be: people kept here and earlier rows, with reasons, and what is to be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from huntflow_desk.core.intake import Decision, Likely, Row
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.plaintext import label_text
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.intake.words import decision_text, match_text, reason_text

CHOICES = (Decision.ADD, Decision.FILL, Decision.ATTACH, Decision.ANYWAY, Decision.SKIP)
"""In the order of the digits 1 to 5."""


class LikelyBox(Surface):
    """`decided(Decision)`; `different(Likely)`: not that person; `person_requested(id)`,
    `row_requested(row id)`: to look at who it may be."""

    decided = Signal(object)
    different = Signal(object)
    person_requested = Signal(int)
    row_requested = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent=parent)
        self._row: Row | None = None
        self._about: Callable[[Likely], str] = lambda one: ""
        self._title = Label(role="strong")
        self._people = column(spacing=6)
        self._group = QButtonGroup(self)
        self._choices: dict[Decision, QRadioButton] = {}
        for decision in CHOICES:
            choice = QRadioButton()
            choice.clicked.connect(lambda _=False, which=decision: self.decided.emit(which))
            self._group.addButton(choice)
            self._choices[decision] = choice
        self._note = Muted(small=True, wrap=True)
        box = column(self._title, self._people, *self._choices.values(), self._note, spacing=6)
        box.setContentsMargins(*(theme().px(12),) * 4)
        self.setLayout(box)
        self._retranslate()

    def show_row(self, shown: Row | None, about: Callable[[Likely], str]) -> None:
        """Show who this row may be. `about`: what is known of somebody, in a line."""
        self._row, self._about = shown, about
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._fill()

    # Inside

    def _fill(self) -> None:
        while (item := self._people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._row
        matches: Sequence[Likely] = shown.matches if shown is not None else ()
        self.setVisible(bool(matches))
        if shown is None or not matches:
            return
        certain = any(one.certain for one in matches)
        self._title.setText(
            self.tr("Похоже, уже есть:") if certain else self.tr("Может быть тем же человеком:")
        )
        for one in matches[:3]:
            widget = self._person(one, locked=shown.is_sealed)
            self._people.addWidget(widget)
            widget.show()
        self._group.setExclusive(False)
        for decision, choice in self._choices.items():
            choice.setChecked(decision is shown.decision)
            choice.setEnabled(not shown.is_sealed)
        self._group.setExclusive(True)
        doubts = {reason_text(each) for one in matches[:1] for each in one.doubts}
        self._note.setText(self.tr("Сомнения: {doubts}").format(doubts=", ".join(sorted(doubts))))
        self._note.setVisible(bool(doubts))

    def _person(self, one: Likely, *, locked: bool) -> QWidget:
        name = one.name or (self.tr("Другой файл пачки") if one.row_id else self.tr("Без имени"))
        link = Button(name, lambda: self._open(one), kind="link")
        differs = Button(self.tr("Другой человек"), lambda: self.different.emit(one), kind="quiet")
        differs.setEnabled(not locked)
        about = " · ".join(part for part in (match_text(one), self._about(one)) if part)
        words = column(link, Muted(about, small=True, wrap=True), spacing=0)
        line = row(spacing=8)
        line.addLayout(words, 1)
        line.addWidget(differs)
        widget = QWidget()
        widget.setLayout(line)
        return widget

    def _open(self, one: Likely) -> None:
        if one.applicant_id is not None:
            self.person_requested.emit(one.applicant_id)
        elif one.row_id is not None:
            self.row_requested.emit(one.row_id)

    def _retranslate(self) -> None:
        for number, (decision, choice) in enumerate(self._choices.items(), 1):
            words = decision_text(decision)
            choice.setText(label_text(f"{number}  {words}"))
            choice.setAccessibleName(words)
        self.setAccessibleName(self.tr("Возможный дубль"))
