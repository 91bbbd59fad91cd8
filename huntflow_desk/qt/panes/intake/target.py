"""Where the people of a batch go: vacancy, stage, source, tags, a note; for all or for some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from huntflow_desk.core.intake import Target
from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import row
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.picking import Option, PickBox
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.library import Library


class _Box(QComboBox):
    """A choice by number; the wheel belongs to what is around."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)

    def fill(self, nothing: str, options: Sequence[tuple[int, str]], chosen: int | None) -> None:
        """«nothing» first, then the options; one that is not among them is kept as a number."""
        self.blockSignals(True)
        self.clear()
        self.addItem(nothing, None)
        for number, name in options:
            self.addItem(one_line(name, 60), number)
        place = 0 if chosen is None else self.findData(chosen)
        if place < 0:
            self.addItem(f"№ {chosen}", chosen)
            place = self.count() - 1
        self.setCurrentIndex(place)
        self.blockSignals(False)

    def number(self) -> int | None:
        """What is chosen."""
        value = self.currentData()
        return value if isinstance(value, int) else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left alone."""
        event.ignore()


class TargetBar(QWidget):
    """`chosen(Target)`: a person changed something."""

    chosen = Signal(object)

    def __init__(self, library: Library, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._account_id: int | None = None
        self._first: tuple[int, ...] = ()
        self._target = Target()
        self._for = Muted(small=True)
        self._labels = [Muted() for _ in range(5)]
        self.vacancy, self.stage, self.source = _Box(), _Box(), _Box()
        self.vacancy.setMinimumContentsLength(12)
        self.tags = PickBox()
        self.note = QLineEdit()
        self.note.setFixedWidth(theme().px(110))
        flow = FlowLayout(spacing=8, line_spacing=6)
        boxes = (self.vacancy, self.stage, self.source, self.tags, self.note)
        for label, box in zip(self._labels, boxes, strict=True):
            pair = QWidget()
            pair.setLayout(row(label, box, spacing=6))
            flow.addWidget(pair)
        self._labels[-1].hide()
        flow.addWidget(self._for)
        self.setLayout(flow)
        self.vacancy.activated.connect(self._vacancy_chosen)
        self.stage.activated.connect(lambda _: self._change(stage_id=self.stage.number()))
        self.source.activated.connect(lambda _: self._change(source_id=self.source.number()))
        self.tags.picked.connect(self._tag)
        self.note.editingFinished.connect(self._noted)
        self._retranslate()

    def show_target(
        self, account_id: int, target: Target, *, rows: int = 0, first: Sequence[int] = ()
    ) -> None:
        """Show a target; `rows`: of so many chosen rows instead of the batch; `first`: sources
        that stand first."""
        if (target.vacancy_id or 0) < 0:
            # Made here: it may have its number by now.
            card = self._library.vacancy_card(account_id, target.vacancy_id or 0)
            number = card.vacancy.vacancy_id if card is not None else None
            target = replace(target, vacancy_id=number)
        self._account_id, self._target, self._first = account_id, target, tuple(first)
        self._for.setText(self.tr("для выбранных: %n", "", rows))
        self._for.setVisible(rows > 0)
        self._fill()

    def summary(self) -> str:
        """Where they go, in a line."""
        if self._target.vacancy_id is None:
            return self.vacancy.currentText()
        return f"{self.vacancy.currentText()} · {self.stage.currentText()}"

    @property
    def target(self) -> Target:
        """What is shown."""
        return self._target

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._fill()

    # Inside

    def _fill(self) -> None:
        account_id = self._account_id
        if account_id is None:
            return
        names = self._library.names(account_id)
        target = self._target
        rows = self._library.vacancy_rows(VacancyQuery(account_id), 0, 300)
        vacancies = [(one.vacancy_id, one.position) for one in rows]
        known = {number for number, _ in vacancies}
        if target.vacancy_id is not None and target.vacancy_id not in known:
            card = self._library.vacancy_card(account_id, target.vacancy_id)
            if card is not None:
                vacancies.append((target.vacancy_id, card.vacancy.position))
        self.vacancy.fill(self.tr("Без вакансии"), vacancies, target.vacancy_id)
        stages = self._stages(target.vacancy_id)
        self.stage.fill(self.tr("Этап"), stages, target.stage_id)
        self.stage.setEnabled(target.vacancy_id is not None)
        order = {number: place for place, number in enumerate(self._first)}
        sources = sorted(
            ((number, one.name) for number, one in names.sources.items()),
            key=lambda one: order.get(one[0], len(order)),
        )
        self.source.fill(self.tr("Не указан"), sources, target.source_id)
        self.tags.set_options(
            [Option(str(one.tag_id), one.name, one.color) for one in names.tags.values()]
        )
        self.tags.set_picked([str(one) for one in target.tag_ids])
        if not self.note.hasFocus():
            self.note.setText(target.comment)

    def _stages(self, vacancy_id: int | None) -> list[tuple[int, str]]:
        if self._account_id is None or vacancy_id is None:
            return []
        stages = self._library.stages(self._account_id, vacancy_id)
        return [(one.stage_id, one.name) for one in stages if one.kind == "user"]

    def _vacancy_chosen(self, _number: int) -> None:
        vacancy_id = self.vacancy.number()
        stages = [number for number, _ in self._stages(vacancy_id)]
        stage_id = self._target.stage_id if self._target.stage_id in stages else None
        if stage_id is None and stages:
            stage_id = stages[0]
        self._change(vacancy_id=vacancy_id, stage_id=stage_id)

    def _tag(self, key: str, on: bool) -> None:
        kept = [one for one in self._target.tag_ids if str(one) != key]
        self._change(tag_ids=(*kept, int(key)) if on else tuple(kept))

    def _noted(self) -> None:
        if self.note.text().strip() != self._target.comment:
            self._change(comment=self.note.text().strip())

    def _change(self, **changes: object) -> None:
        self._target = replace(self._target, **changes)  # type: ignore[arg-type]
        self._fill()
        self.chosen.emit(self._target)

    def _retranslate(self) -> None:
        words = (
            self.tr("В вакансию:"),
            self.tr("этап:"),
            self.tr("источник:"),
            self.tr("метки:"),
            self.tr("заметка:"),
        )
        boxes = (self.vacancy, self.stage, self.source, self.tags, self.note)
        for label, box, text in zip(self._labels, boxes, words, strict=True):
            label.setText(text)
            box.setAccessibleName(text.rstrip(":"))
        self.tags.set_words(self.tr("Без меток"))
        self.note.setPlaceholderText(self.tr("заметка"))
