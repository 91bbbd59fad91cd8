"""Rows of the outbox: what is under way from memory, what is over in windows."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from huntflow_desk.core.edits import Edit, State
from huntflow_desk.qt.edits import headline, reason, state_words
from huntflow_desk.qt.kit.newest import NewestFirst
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.rows import CardText, Column
from huntflow_desk.services.workplace import Workplace

OVER = frozenset({State.DONE, State.CANCELLED})

_tr = QCoreApplication.translate


def over(workplace: Workplace) -> NewestFirst[Edit]:
    """What was sent or given up."""
    outgoing = workplace.outgoing
    return NewestFirst(
        lambda: outgoing.count(OVER),
        lambda offset, limit: outgoing.rows(OVER, offset, limit),
        lambda edit: edit.edit_id,
    )


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
