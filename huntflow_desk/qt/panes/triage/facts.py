"""What is known of the person beside the resume: head, stage, answers, the latest history."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from huntflow_desk.qt.kit.frames import KeyValueGrid, Line, Surface, column
from huntflow_desk.qt.kit.labels import Heading
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.people import words
from huntflow_desk.qt.people.header import CardHeader
from huntflow_desk.qt.people.history import HistoryPage
from huntflow_desk.qt.people.parts import Missing
from huntflow_desk.services.card import Card

MOST_ANSWERS = 14
MOST_LINKS = 6
_VALUE = 300


class Facts(Surface):
    """The right side of a triage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._card: Card | None = None
        self._vacancy_id = 0
        self._rows: list[tuple[str, str]] = []
        self.header = CardHeader()
        # Other things than deciding are done in the card.
        for button in (self.header.more, self.header.refresh):
            button.hide()
        self.grid = KeyValueGrid()
        self.history = HistoryPage()
        self._title = Heading(level=3)
        inner = Surface()
        inside = column(self.header, self.grid, None, spacing=14)
        px = theme().px
        inside.setContentsMargins(px(16), px(14), px(12), px(8))
        inner.setLayout(inside)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self._below = QWidget()
        below = column(self._title, self.history, spacing=4)
        below.setContentsMargins(px(16), px(10), px(12), px(4))
        self._below.setLayout(below)
        whole = column(self.area, Line(), self._below, spacing=0)
        whole.setStretch(0, 3)
        whole.setStretch(2, 2)
        self.setLayout(whole)
        self._retranslate()

    def set_low(self, low: bool) -> None:
        """Where there is little height the history gives way."""
        self._below.setVisible(not low)

    def show_card(
        self, card: Card, vacancy_id: int, missing: Missing, *, other_person: bool
    ) -> None:
        """Show this person, as they stand on this vacancy."""
        self._card, self._vacancy_id = card, vacancy_id
        self.header.show_card(card)
        rows = [*self._places(card), *self._answers(card)]
        if rows != self._rows:
            self._rows = rows
            self.grid.set_rows(rows)
        self.history.show_history(card.worklog, missing, other_person=other_person)
        if other_person:
            self.area.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _places(self, card: Card) -> list[tuple[str, str]]:
        """Here first, then where else they are."""
        found, others = [], []
        for link in card.links:
            stage = words.stage_name(link.stage, link.stage_id)
            days, _ = words.link_days(link)
            reason = one_line(link.rejection_reason, 80)
            said = " · ".join(part for part in (stage, reason, days) if part)
            if link.vacancy_id == self._vacancy_id:
                found.append((self.tr("Этап"), said))
            else:
                position = words.position_name(link.position, link.vacancy_id)
                others.append(f"{position} → {said}")
        if others:
            shown = others[:MOST_LINKS]
            shown += ["…"] if len(others) > MOST_LINKS else []
            found.append((self.tr("Ещё на вакансиях"), "\n".join(shown)))
        return found

    def _answers(self, card: Card) -> list[tuple[str, str]]:
        answers = card.questionary.value if card.questionary is not None else ()
        return [
            (one_line(one.title, 60), one_line(one.value, _VALUE)) for one in answers[:MOST_ANSWERS]
        ]

    def _retranslate(self) -> None:
        self._title.setText(self.tr("История"))
        self.setAccessibleName(self.tr("О кандидате"))
        self.area.setAccessibleName(self.tr("О кандидате"))
