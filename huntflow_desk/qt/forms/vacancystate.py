"""What closing, holding or resuming a vacancy says: reason, day, note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.checks import MAX_COMMENT, as_date
from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.models import Json
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.forms.reasons import OTHER, reason_options
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.inputs import Choice, Day, Text
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.plaintext import clean
from huntflow_desk.qt.problems import complaint
from huntflow_desk.services.workplace import Workplace


class VacancyStateForm(QWidget):
    """`action`: close, hold or resume; the last one asks nothing. `edited`: something is another;
    `submitted`: Ctrl+Enter in the note."""

    edited = Signal()
    submitted = Signal()

    def __init__(self, workplace: Workplace, account_id: int, action: str) -> None:
        super().__init__()
        self._workplace = workplace
        self._account_id = account_id
        self._action = action
        self._effect = Muted(wrap=True)
        self.reason = Choice()
        self.reason_row = Labelled(self.reason)
        self.day = Day()
        self.day_row = Labelled(self.day)
        self.comment = Text(lines=3)
        self.comment_row = Labelled(self.comment)
        parts = (self._effect, self.reason_row, self.day_row, self.comment_row)
        self.setLayout(column(*parts, spacing=12))
        for widget in parts[1:]:
            widget.setVisible(self.asks)
        self.reason.chosen.connect(lambda _: self.edited.emit())
        self.day.edited.connect(self.edited)
        self.comment.textChanged.connect(self.edited)
        self.comment.submitted.connect(self.submitted)
        self.setFocusProxy(self.reason)
        self.retranslate()

    @property
    def asks(self) -> bool:
        """Whether there is anything to say."""
        return self._action != "resume"

    def payload(self) -> Json:
        """What an edit takes: `reason_id`, `comment`, `day` (a date or None). Raises Rejected
        with codes by field."""
        day = self.day.day() if self.asks else None
        if self.asks and self.day.text() and day is None:
            raise Rejected(fields={"day": "date"})
        comment = clean(self.comment.text().strip())
        if len(comment) > MAX_COMMENT:
            raise Rejected(fields={"comment": f"too_long:{MAX_COMMENT}"})
        reason = self.reason.key()
        return {
            "reason_id": int(reason) if reason not in ("", OTHER) else None,
            "comment": comment,
            "day": day,
        }

    def show_payload(self, payload: Mapping[str, Any]) -> None:
        """All that an edit says."""
        reason = payload.get("reason_id")
        self._offer_reasons("" if reason is None else str(reason))
        self.day.show_day(as_date(payload.get("day") or None))
        self.comment.show_text(str(payload.get("comment") or ""))

    def rows(self) -> dict[str, Labelled]:
        """Where complaints about a field are said."""
        return {"reason_id": self.reason_row, "day": self.day_row, "comment": self.comment_row}

    def complain(self, fields: Mapping[str, str]) -> dict[str, str]:
        """Say codes at their fields, none elsewhere; gives those that have no field here."""
        rows = self.rows()
        for name, labelled in rows.items():
            labelled.complain(complaint(fields[name]) if name in fields else "")
        return {name: code for name, code in fields.items() if name not in rows}

    def retranslate(self) -> None:
        """Words in the current language."""
        self._effect.setText(
            {
                "close": self.tr("Вакансия уйдёт из списка открытых. Кандидаты останутся."),
                "hold": self.tr("Дни паузы не считаются днями в работе."),
            }.get(self._action, self.tr("Вакансия снова станет открытой."))
        )
        self.reason_row.set_title(self.tr("Причина"))
        self.day_row.set_title(self.tr("С какого дня"))
        self.comment_row.set_title(self.tr("Заметка"))
        self._offer_reasons(self.reason.key())

    def _offer_reasons(self, chosen: str) -> None:
        names = self._workplace.library.names(self._account_id)
        offered = {"close": names.close_reasons, "hold": names.hold_reasons}.get(self._action, ())
        self.reason.set_options(reason_options(offered, {}, chosen))
        self.reason.choose(chosen)
