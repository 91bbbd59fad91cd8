"""Fields in rows, and what they come to together: changes, complaints, a draft."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from huntflow_desk.core.edits import plain
from huntflow_desk.core.models import Json
from huntflow_desk.qt.forms.field import Field
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.theme import theme

FIELD_PX = 170
"""A field narrower than this (at 100 %) stands below its neighbour."""


class FieldRow(QWidget):
    """Fields side by side, or below each other where it is narrow."""

    def __init__(self, fields: Sequence[QWidget], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = len(fields)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme().px(12))
        self._box.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        for field in fields:
            self._box.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrow is tall."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of one line or of several."""
        self._turn(width)
        if self._box.hasHeightForWidth():
            return self._box.heightForWidth(width)
        return self._box.sizeHint().height()

    def sizeHint(self) -> QSize:
        """As wide as its fields like."""
        width = theme().px(FIELD_PX) * self._count
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        """One field must fit."""
        return QSize(theme().px(FIELD_PX), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where it is narrow."""
        super().resizeEvent(event)
        self._turn(event.size().width())

    def _turn(self, width: int) -> None:
        wide = width >= theme().px(FIELD_PX) * self._count
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != direction:
            self._box.setDirection(direction)
            self.updateGeometry()


class Form(QWidget):
    """`edited`: something in it is another, or was decided. `only`: keys of the fields it has of
    those that are added; None for all."""

    edited = Signal()

    def __init__(
        self, *, only: Collection[str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._only = only
        self.fields: dict[str, Field] = {}
        self.body: QVBoxLayout = column(spacing=12)
        self.setLayout(self.body)

    def add_row(self, *fields: Field) -> None:
        """Fields side by side."""
        wanted = [one for one in fields if self._only is None or one.key in self._only]
        for field in wanted:
            self.fields[field.key] = field
            field.edited.connect(self.edited)
        if wanted:
            self.body.addWidget(FieldRow(wanted))

    def add_fields(self, fields: Iterable[Field]) -> None:
        """Fields in pairs, wide ones alone."""
        waiting: Field | None = None
        for field in fields:
            if field.wide:
                if waiting is not None:
                    self.add_row(waiting)
                    waiting = None
                self.add_row(field)
            elif waiting is not None:
                self.add_row(waiting, field)
                waiting = None
            else:
                waiting = field
        if waiting is not None:
            self.add_row(waiting)

    def show_base(self, values: Mapping[str, Any]) -> None:
        """Begin with these values; absent ones are None."""
        for key, field in self.fields.items():
            field.show_base(values.get(key))

    # What it comes to

    def changes(self) -> Json:
        """Values that would be written, by key."""
        return {key: field.value() for key, field in self.fields.items() if field.changed}

    def bases(self) -> Json:
        """What the changed ones began with."""
        return {key: field.base for key, field in self.fields.items() if field.changed}

    @property
    def changed(self) -> bool:
        """Whether anything would be written."""
        return any(field.changed for field in self.fields.values())

    @property
    def troubled(self) -> bool:
        """Whether a complaint or an open decision stands in it."""
        return any(field.complaint or field.undecided for field in self.fields.values())

    def titles_of_changes(self) -> list[str]:
        """Names of the changed fields."""
        return [field.title for field in self.fields.values() if field.changed]

    def server_said(self, values: Mapping[str, Any], *, but: Iterable[str] = ()) -> None:
        """The server's word of this moment, but for some keys."""
        left_out = set(but)
        for key, field in self.fields.items():
            if key not in left_out:
                field.server_said(values.get(key))

    # Wrongs

    def check(self) -> Field | None:
        """Show all complaints of ours; gives the first field that has one."""
        first: Field | None = None
        for field in self.fields.values():
            if field.check() and first is None:
                first = field
        return first

    def complain(self, pointer: str, text: str, names: Mapping[str, str]) -> Field | None:
        """Say it at the field of a JSON pointer ("/email"), and give the field; None when there
        is none. `names`: the vendor's name -> ours."""
        first, *rest = [part for part in pointer.strip("/").split("/") if part] or [""]
        field = self.fields.get(names.get(first, first))
        if field is not None and (not rest or not field.input.complain(rest, text)):
            field.complain(text)
        return field

    # Drafts

    def draft(self) -> Json:
        """What is changed, and what it began with."""
        return {"values": plain(self.changes()), "base": plain(self.bases())}

    def restore(self, draft: Mapping[str, Any]) -> int:
        """Put a draft back; where the server says something else by now, both are shown.
        How many fields it had."""
        values, base = draft.get("values"), draft.get("base")
        count = 0
        for key, value in (values if isinstance(values, Mapping) else {}).items():
            field = self.fields.get(str(key))
            if field is None or field.locked:
                continue
            if isinstance(base, Mapping) and key in base:
                now = field.base
                field.show_base(base[key])
                field.restore(value)
                field.server_said(now)
            else:
                field.restore(value)
            count += field.changed or field.undecided
        return count

    def retranslate(self) -> None:
        """Words in the current language."""
        for field in self.fields.values():
            field.retranslate()
