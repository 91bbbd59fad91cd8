"""The rows of a batch for the list: where they come from, what the columns show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from huntflow_desk.core.intake import Row, State
from huntflow_desk.qt.kit.rows import Column
from huntflow_desk.qt.panes.intake.words import ICONS, state_text, why_text

if TYPE_CHECKING:
    from huntflow_desk.services.intake.service import Intake

_tr = QCoreApplication.translate


class BatchSource:
    """Rows of a batch in the order they came, all or those in some states."""

    def __init__(self, intake: Intake, batch_id: int, states: tuple[State, ...] = ()) -> None:
        self._intake = intake
        self.batch_id = batch_id
        self.states = states

    def count(self) -> int:
        """How many rows there are."""
        return self._intake.count(self.batch_id, self.states)

    def rows(self, offset: int, limit: int) -> Sequence[Row]:
        """A window, without texts."""
        return self._intake.rows(self.batch_id, self.states, offset, limit)

    def key(self, row: Row) -> int:
        """Its number."""
        return row.row_id

    def index_of(self, key: int) -> int | None:
        """Where the row is, if it is among these."""
        row = self._intake.row(key)
        if row is None or row.batch_id != self.batch_id:
            return None
        if self.states and row.state not in self.states:
            return None
        return self._intake.index_of(self.batch_id, key, self.states)


def columns(sent: Callable[[Row], tuple[int, int] | None]) -> tuple[Column, ...]:
    """State, file, person, contacts, position, what is to be looked at. `sent`: bytes sent and in
    all of a row's file while it goes up."""

    def state(row: Row) -> str:
        how_far = sent(row)
        if how_far is not None and how_far[1]:
            share = 100 * how_far[0] // how_far[1]
            return _tr("Intake", "отправлено {share} %").replace("{share}", str(share))
        return state_text(row)

    def name(row: Row) -> str:
        return row.title or ("—" if row.found or row.kind else "")

    return (
        Column(
            "state",
            lambda: _tr("Intake", "Состояние"),
            state,
            icon=lambda row: ICONS[row.state][0],
            icon_tone=lambda row: ICONS[row.state][1],
            width=136,
        ),
        Column(
            "file",
            lambda: _tr("Intake", "Файл"),
            lambda row: row.name,
            tooltip=lambda row: f"{row.archive}/{row.name}" if row.archive else row.path,
            tone="muted",
            width=150,
        ),
        Column("person", lambda: _tr("Intake", "Кандидат"), name, tooltip=name, width=176),
        Column(
            "phone", lambda: _tr("Intake", "Телефон"), lambda row: row.value("phone"), width=120
        ),
        Column(
            "email",
            lambda: _tr("Intake", "Почта"),
            lambda row: row.value("email"),
            tooltip=lambda row: row.value("email"),
            width=140,
        ),
        Column(
            "position",
            lambda: _tr("Intake", "Должность"),
            lambda row: row.value("position"),
            tooltip=lambda row: row.value("position"),
            width=120,
        ),
        Column(
            "why",
            lambda: _tr("Intake", "Что важно"),
            why_text,
            tooltip=why_text,
            tone=lambda row: "muted" if ICONS[row.state][1] == "ok" else ICONS[row.state][1],
            stretch=True,
        ),
    )
