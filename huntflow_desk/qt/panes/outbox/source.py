"""Rows of the outbox: what is under way from memory, what is over in windows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from huntflow_desk.core.edits import Edit, State
from huntflow_desk.qt.edits import headline, reason, state_words
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.rows import CardText, Column
from huntflow_desk.services.workplace import Workplace

OVER = frozenset({State.DONE, State.CANCELLED})

_tr = QCoreApplication.translate


class OverSource:
    """What was sent or given up, newest first."""

    def __init__(self, workplace: Workplace) -> None:
        self._outgoing = workplace.outgoing

    def count(self) -> int:
        """How many there are."""
        return self._outgoing.count(OVER)

    def rows(self, offset: int, limit: int) -> Sequence[Edit]:
        """A window of them."""
        return self._outgoing.rows(OVER, offset, limit)

    def key(self, row: Edit) -> int:
        """The edit's id."""
        return row.edit_id

    def index_of(self, key: int) -> int | None:
        """Ids fall from row to row, so halving finds it."""
        low, high = 0, self.count()
        while low < high:
            middle = (low + high) // 2
            found = self.rows(middle, 1)
            if not found:
                return None
            if found[0].edit_id == key:
                return middle
            if found[0].edit_id > key:
                low = middle + 1
            else:
                high = middle
        return None


class EditColumn:
    """One column of cards. What a row says is put together once until `forget`."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._known: dict[int, CardText] = {}

    def forget(self) -> None:
        """Names, connection or language may be others."""
        self._known.clear()

    def columns(self) -> list[Column]:
        """The only one."""
        return [
            Column(
                "edit",
                lambda: _tr("Outbox", "Изменение"),
                text=lambda edit: self._card(edit).title,
                tooltip=lambda edit: "\n".join((self._card(edit).title, self._card(edit).subtitle)),
                card=self._card,
                stretch=True,
            )
        ]

    def _card(self, edit: Edit) -> CardText:
        known = self._known.get(edit.edit_id)
        if known is None:
            word, tone, icon = state_words(edit, self._workplace.session.state.kind)
            why = one_line(reason(self._workplace, edit), 160)
            # A reason that says the same as the state is said once.
            parts = [word, why] if why.casefold() != word.casefold() else [word]
            known = self._known[edit.edit_id] = CardText(
                headline(self._workplace, edit),
                " · ".join(filter(None, parts)),
                icon=icon,
                icon_tone=tone,
                trailing=when(edit.created_at),
            )
        return known


def when(moment: datetime) -> str:
    """«10:42» of today, «12.11» of other days."""
    local = moment.astimezone()
    if local.date() == datetime.now(local.tzinfo).date():
        return QLocale().toString(QTime(local.hour, local.minute), "HH:mm")
    return QLocale().toString(QDate(local.year, local.month, local.day), "dd.MM")
