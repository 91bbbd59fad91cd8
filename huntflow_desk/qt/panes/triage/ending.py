"""The end of a triage: what was done, and what can still be done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.models import Stage
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import Card, KeyValueGrid, column, row
from huntflow_desk.qt.kit.labels import Heading, Muted
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.triage.queue import Decision


class Ending(QWidget):
    """`closed`, `undo_all`, `passed_wanted`: a person asks for these."""

    closed = Signal()
    undo_all = Signal()
    passed_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decisions: tuple[Decision, ...] = ()
        self._stages: Mapping[int, Stage] = {}
        self._passed = self._total = 0
        self.title = Heading(wrap=True)
        self.note = Muted(wrap=True)
        self.grid = KeyValueGrid()
        self.close_button = Button("", self.closed.emit, kind="primary")
        self.again = Button("", self.passed_wanted.emit)
        self.undo = Button("", self.undo_all.emit, icon="undo")
        card = Card()
        card.setMaximumWidth(theme().px(560))
        px = theme().px
        card.body.setContentsMargins(px(24), px(20), px(24), px(20))
        buttons = QWidget()
        buttons.setLayout(FlowLayout(self.close_button, self.again, self.undo, spacing=8))
        for part in (self.title, self.note):
            card.body.addWidget(part)
        card.body.addSpacing(px(4))
        card.body.addWidget(self.grid)
        card.body.addSpacing(px(8))
        card.body.addWidget(buttons)
        middle = row(None, card, None)
        middle.setStretchFactor(card, 10)
        middle.setAlignment(card, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(None, middle, None, margins=16))
        self.setFocusProxy(self.close_button)
        self._retranslate()

    def show_result(
        self,
        decisions: Sequence[Decision],
        passed: int,
        total: int,
        stages: Mapping[int, Stage],
    ) -> None:
        """Say what was done."""
        self._decisions, self._passed, self._total = tuple(decisions), passed, total
        self._stages = stages
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        done = len(self._decisions)
        if not self._total:
            self.title.setText(self.tr("Разбирать некого"))
        elif self._passed:
            self.title.setText(self.tr("Очередь закончилась"))
        else:
            self.title.setText(self.tr("Все разобраны"))
        self.note.setText(
            self.tr("Решения уходят сами; отменить можно и после отправки, история сохранит оба.")
            if done
            else self.tr("Решений не было.")
        )
        counts = Counter(one.stage_id for one in self._decisions)
        number = self.locale().toString
        rows = []
        for stage_id, count in counts.most_common():
            stage = self._stages.get(stage_id)
            name = one_line(stage.name, 60) if stage is not None else f"№ {stage_id}"
            rows.append((name, number(count)))
        if self._passed:
            rows.append((self.tr("Пропущено"), number(self._passed)))
        self.grid.set_rows(rows)
        self.close_button.set_text(self.tr("Вернуться к списку · Enter"))
        self.again.set_text(self.tr("К пропущенным · {count}").format(count=number(self._passed)))
        self.again.setVisible(bool(self._passed))
        self.undo.set_text(self.tr("Отменить все решения"))
        self.undo.setVisible(bool(done))
