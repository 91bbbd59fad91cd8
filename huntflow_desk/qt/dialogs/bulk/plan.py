"""The plan of an action on many: everybody with the requests, or with why they are left out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.dialogs.bulk import words
from huntflow_desk.qt.kit.fields import SegmentedTabs
from huntflow_desk.qt.kit.frames import Line, column
from huntflow_desk.qt.kit.keys import letter_of
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.rows import Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.bulk import Plan, PlanRow
from huntflow_desk.services.workplace import Workplace


class PlanPage(QWidget):
    """Rows of a plan; Space, X or a click on the tick takes somebody out or back in.

    `changed`: other people are ticked.
    """

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._whole: Plan | None = None
        self._unticked: set[int] = set()
        self.plan: Plan | None = None
        self._summary = Label(role="strong", wrap=True)
        self._left = Muted(wrap=True)
        self.tabs = SegmentedTabs()
        self.tabs.changed.connect(lambda _: self._fill())
        self._model = RowsModel(self._columns(), parent=self)
        self.rows = RowsView(self._model, multiple=True)
        self.rows.setMinimumHeight(theme().px(220))
        self.rows.clicked.connect(self._clicked)
        self.rows.installEventFilter(self)
        box = column(
            column(self._summary, self._left, spacing=2), self.tabs, Line(), self.rows, spacing=6
        )
        box.setStretchFactor(self.rows, 1)
        self.setLayout(box)
        self.setFocusProxy(self.rows)
        self.retranslate()

    def show_plan(self, plan: Plan) -> None:
        """Show a fresh plan: everybody it can be done to is ticked."""
        self._whole, self._unticked = plan, set()
        self.retranslate()
        self._apply()
        self.rows.choose_row(0)

    def toggle(self, ids: frozenset[int]) -> None:
        """Take these out; when all of them are out already, back in."""
        whole = self._whole
        if whole is None:
            return
        can = {row.applicant_id for row in whole.going} & ids
        if can <= self._unticked:
            self._unticked -= can
        else:
            self._unticked |= can
        self._apply()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and X tick, on any layout."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if not pressed or letter_of(event) not in ("Space", "X"):  # type: ignore[arg-type]
            return False
        self.toggle(frozenset(key for key in self.rows.selected_keys() if isinstance(key, int)))
        return True

    def sizeHint(self) -> QSize:
        """Room for a dozen people."""
        return QSize(theme().px(720), theme().px(460))

    # Inside

    def _clicked(self, index: QModelIndex) -> None:
        key = self._model.key_at(index.row())
        if self._model.columns[index.column()].key == "tick" and isinstance(key, int):
            self.toggle(frozenset({key}))

    def _apply(self) -> None:
        if self._whole is not None:
            self.plan = self._whole.without(self._unticked)
            self._say()
            self._fill()
            self.changed.emit()

    def _fill(self) -> None:
        plan, which = self.plan, self.tabs.current()
        if plan is None:
            return
        rows = {"going": plan.going, "left": [row for row in plan.rows if row.edit is None]}.get(
            which, plan.rows
        )
        self._model.replace_source(ListSource(rows, lambda row: row.applicant_id))

    def _say(self) -> None:
        plan = self.plan
        if plan is None:
            return
        going, everybody = len(plan.going), len(plan.rows)
        if going:
            count = self.tr("Коснётся %n кандидатов", None, going)
            self._summary.setText(f"{count} · {words.estimate(plan)}")
        else:
            self._summary.setText(self.tr("Делать нечего"))
        left = words.left_out(plan.left_out)
        self._left.setText(left)
        self._left.setVisible(bool(left))
        number = self.locale().toString
        self.tabs.set_tabs(
            [
                ("all", self.tr("Все {count}").format(count=number(everybody))),
                ("going", self.tr("Коснётся {count}").format(count=number(going))),
                ("left", self.tr("Не коснётся {count}").format(count=number(everybody - going))),
            ]
        )

    def _columns(self) -> list[Column]:
        def icon(row: PlanRow) -> str:
            return "check" if row.edit is not None else "minus"

        def what(row: PlanRow) -> str:
            if row.edit is None:
                return words.reason(row.skipped)
            return words.change(self._workplace, row.edit)

        def tick(row: PlanRow) -> str:
            return self.tr("да") if row.edit is not None else self.tr("нет")

        return [
            Column(
                "tick",
                lambda: "",
                # The sign says it to those who see, the word to those who hear.
                text=tick,
                icon=icon,
                icon_tone=lambda row: "ok" if row.edit is not None else "muted",
                width=66,
            ),
            Column("name", lambda: self.tr("Кандидат"), text=words.name_of, width=180),
            Column(
                "what",
                lambda: self.tr("Что изменится или почему нет"),
                text=what,
                tooltip=what,
                tone=lambda row: "text" if row.edit is not None else "muted",
                width=230,
                stretch=True,
            ),
            Column(
                "requests",
                lambda: self.tr("Запросы"),
                text=lambda row: " · ".join(row.requests),
                tooltip=lambda row: "\n".join(row.requests),
                tone="muted",
                width=370,
            ),
        ]

    def retranslate(self) -> None:
        """Words in the current language."""
        self.rows.setAccessibleName(self.tr("План по кандидатам"))
        self.rows.set_empty(
            self.tr("Готовим план…") if self._whole is None else self.tr("Таких нет"),
            icon="clock" if self._whole is None else "people",
        )
        self.tabs.setAccessibleName(self.tr("Какие строки показаны"))
        self._say()
