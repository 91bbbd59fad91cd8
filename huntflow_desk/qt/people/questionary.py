"""The questionary of a person: titles and answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from huntflow_desk.core.models import Saved
from huntflow_desk.core.snippets import places
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import KeyValueGrid, column, put_viewport, row
from huntflow_desk.qt.kit.plaintext import clean, one_line
from huntflow_desk.qt.people.parts import Missing, PartPage
from huntflow_desk.services.card import Answer

VALUE_LIMIT = 1_000
FIRST_ROWS = 40


class QuestionaryPage(PartPage):
    """Tab «Анкета»."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.grid = KeyValueGrid()
        self._more = Button("", self._show_all, kind="quiet")
        inner = QWidget()
        inner.setLayout(column(self.grid, row(self._more, None), None, spacing=8))
        inner.setContentsMargins(0, 8, 8, 8)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        put_viewport(self.area, filled=False)
        self.area.setWidget(inner)
        inner.setAutoFillBackground(False)
        super().__init__(self.area, parent)
        self._answers: tuple[Answer, ...] = ()
        self._all = False
        self._hits: list[tuple[int, int]] = []
        self._lit: list[list[tuple[int, int]]] = []
        self._retranslate()

    def show_questionary(
        self, saved: Saved[tuple[Answer, ...]] | None, missing: Missing, *, other_person: bool
    ) -> None:
        """Show what is kept; `missing` says why nothing is."""
        self.age = saved.updated_at if saved else None
        self.expires = saved.expires_at if saved else None
        if saved is None:
            self.show_missing(missing)
        elif not saved.value:
            self.show_missing(Missing(self.tr("Анкета не заполнена"), icon="questionary"))
        else:
            self.show_view()
            if saved.value != self._answers or other_person:
                self._answers = saved.value
                self._all = False
                self._fill()
                if other_person:
                    self.area.verticalScrollBar().setValue(0)

    def light(self, words: Sequence[str]) -> int:
        """Light up words in the answers; all answers are shown when one below has them."""
        if words and not self._all and len(self._answers) > FIRST_ROWS:
            hidden = self._answers[FIRST_ROWS:]
            if any(places(_value(answer.value), words) for answer in hidden):
                self._show_all()
        labels = self.grid.values()
        self._lit = [list(places(label.full_text(), words)) for label in labels]
        self._hits = [
            (row, number) for row, lit in enumerate(self._lit) for number in range(len(lit))
        ]
        for label, lit in zip(labels, self._lit, strict=True):
            label.light(lit)
        return len(self._hits)

    def go_to_hit(self, number: int) -> None:
        """Scroll to the answer and mark the place in it."""
        if not 0 <= number < len(self._hits):
            return
        row, inside = self._hits[number]
        for which, label in enumerate(self.grid.values()):
            label.light(self._lit[which], inside if which == row else None)
            if which == row:
                self.area.ensureWidgetVisible(label)

    def hits_in(self, saved: Saved[tuple[Answer, ...]] | None, words: Sequence[str]) -> int:
        """How many places there are in a questionary that may not be shown yet."""
        return sum(len(places(_value(one.value), words)) for one in (saved.value if saved else ()))

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _fill(self) -> None:
        shown = self._answers if self._all else self._answers[:FIRST_ROWS]
        self.grid.set_rows([(one_line(answer.title, 80), _value(answer.value)) for answer in shown])
        hidden = len(self._answers) - len(shown)
        self._more.setVisible(hidden > 0)
        self._more.set_text(self.tr("Показать ещё %n", None, hidden))

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _retranslate(self) -> None:
        self.area.setAccessibleName(self.tr("Анкета"))
        self._more.set_text(self.tr("Показать ещё"))


def _value(text: str) -> str:
    return clean(text if len(text) <= VALUE_LIMIT else text[: VALUE_LIMIT - 1] + "…")
