"""The fields of a row: from the file, from Huntflow, and what will be sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from huntflow_desk.core.intake import FIELDS, UNSURE, Chosen
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.plaintext import label_text, one_line, tooltip
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.intake.words import field_name

if TYPE_CHECKING:
    from huntflow_desk.services.intake.service import Field


class Value(QLineEdit):
    """What will be sent of a field. `focused`; `left`: the focus goes; Escape gives it up."""

    focused = Signal()
    given_up = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where it came from."""
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the field as it was; Up and Down go to its neighbours."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class _Source(Button):
    """A value that can be taken; cut where there is no room."""

    def __init__(self, take: Callable[[], None]) -> None:
        self._full = ""
        super().__init__("", take, kind="link")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Another value."""
        self._full = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            one_line(self._full), Qt.TextElideMode.ElideRight, max(0, self.width() - 2)
        )
        self.setText(label_text(shown))


class _Line:
    """The widgets of one field."""

    def __init__(self, name: str, take: Callable[[str, str], None]) -> None:
        self.name = name
        self.label = Muted()
        self.file = _Source(lambda: take(name, "file"))
        self.theirs = _Source(lambda: take(name, "huntflow"))
        self.value = Value()

    def widgets(self) -> tuple[QWidget, ...]:
        """From left to right."""
        return (self.label, self.file, self.theirs, self.value)


class FieldList(QWidget):
    """`changed(name, Chosen)`: a person typed or took a value; `looked(span or None)`: a field
    has the focus; `left`: Escape."""

    changed = Signal(str, object)
    looked = Signal(object)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self._locked = False
        self._heads = [Muted(small=True) for _ in range(4)]
        self._lines = {name: _Line(name, self._take) for name in FIELDS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(8))
        grid.setVerticalSpacing(theme().px(4))
        for place, head in enumerate(self._heads):
            grid.addWidget(head, 0, place)
        for number, line in enumerate(self._lines.values(), 1):
            for place, widget in enumerate(line.widgets()):
                grid.addWidget(widget, number, place)
            line.value.focused.connect(lambda name=line.name: self._focused(name))
            line.value.editingFinished.connect(lambda name=line.name: self._typed(name))
            line.value.given_up.connect(lambda name=line.name: self._given_up(name))
        self._grid = grid
        for line in self._lines.values():
            line.value.setMinimumWidth(theme().px(110))
        self._retranslate()

    def show_fields(self, fields: Sequence[Field], *, locked: bool = False) -> None:
        """Show these values; what is being typed just now stays. `locked`: nothing can change."""
        self._fields = {one.name: one for one in fields}
        self._locked = locked
        for name, line in self._lines.items():
            field = self._fields.get(name)
            for widget in line.widgets():
                widget.setEnabled(field is not None)
            line.value.setReadOnly(locked)
            self._show(line, field)
        # Nobody known: no gap where Huntflow's values would be.
        known = any(one.from_huntflow for one in fields)
        self._heads[2].setVisible(known)
        for place, share in enumerate((0, 3, 3 if known else 0, 4)):
            self._grid.setColumnStretch(place, share)

    def focus_first(self) -> None:
        """Begin to type: where something is missing, else at the top."""
        for name in ("last_name", "first_name", "phone", "email"):
            line = self._lines[name]
            if not line.value.text():
                line.value.setFocus()
                return
        self._lines["last_name"].value.setFocus()

    def value_box(self, name: str) -> Value:
        """The box of a field."""
        return self._lines[name].value

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_fields(tuple(self._fields.values()), locked=self._locked)

    # Inside

    def _show(self, line: _Line, field: Field | None) -> None:
        read = field.from_file if field is not None else None
        unsure = read is not None and read.confidence < UNSURE
        text = shown(line.name, read.value) if read is not None else ""
        mark = (
            self.tr("{text} · {share} %").format(text=text, share=round(read.confidence * 100))
            if unsure and read is not None
            else text
        )
        line.file.set_text(one_line(mark, 60))
        line.file.setToolTip(tooltip(self._why(text, read.confidence) if read else ""))
        theirs = shown(line.name, field.from_huntflow) if field is not None else ""
        line.theirs.set_text(one_line(theirs, 60))
        line.theirs.setToolTip(tooltip(theirs))
        line.file.setVisible(bool(text))
        line.theirs.setVisible(bool(theirs))
        if line.value.hasFocus() and line.value.isModified():
            return
        chosen = field.chosen if field is not None else None
        line.value.setText(shown(line.name, chosen.value) if chosen is not None else "")
        line.value.setCursorPosition(0)
        hint = self.tr("похоже: {text}").format(text=text) if unsure and not chosen else ""
        line.value.setPlaceholderText(hint)

    def _why(self, text: str, confidence: float) -> str:
        share = round(confidence * 100)
        return self.tr("{text} (уверенность {share} %)").format(text=text, share=share)

    def _take(self, name: str, origin: str) -> None:
        field = self._fields.get(name)
        if field is None or self._locked:
            return
        if origin == "file" and field.from_file is not None:
            self.looked.emit(field.from_file.span)
            self._chose(name, Chosen(field.from_file.value, "file"))
        elif origin == "huntflow" and field.from_huntflow:
            self._chose(name, Chosen(field.from_huntflow, "huntflow"))

    def _chose(self, name: str, chosen: Chosen) -> None:
        """Shown at once; whoever keeps it shows the row again."""
        field = self._fields.get(name)
        if field is not None:
            self._fields[name] = replace(field, chosen=chosen)
            self._show(self._lines[name], self._fields[name])
        self.changed.emit(name, chosen)

    def _typed(self, name: str) -> None:
        box = self._lines[name].value
        if not box.isModified() or self._locked:
            return
        box.setModified(False)
        field = self._fields.get(name)
        before = field.chosen.value if field is not None and field.chosen is not None else ""
        value = stored(name, box.text())
        if value != before:
            self._chose(name, Chosen(value))

    def _given_up(self, name: str) -> None:
        line = self._lines[name]
        line.value.setModified(False)
        self._show(line, self._fields.get(name))
        self.left.emit()

    def _focused(self, name: str) -> None:
        field = self._fields.get(name)
        read = field.from_file if field is not None else None
        self.looked.emit(read.span if read is not None else None)

    def _retranslate(self) -> None:
        words = ("", self.tr("из файла"), self.tr("Хантфлоу"), self.tr("итог"))
        for head, text in zip(self._heads, words, strict=True):
            head.setText(text)
        for name, line in self._lines.items():
            text = field_name(name)
            line.label.setText(text)
            line.value.setAccessibleName(text)


def shown(name: str, value: str) -> str:
    """A value as people write it: days in the form of the language."""
    if name == "birthday":
        day = QDate.fromString(value, Qt.DateFormat.ISODate)
        if day.isValid():
            return QLocale().toString(day, "dd.MM.yyyy")
    return value


def stored(name: str, text: str) -> str:
    """The opposite of `shown`; a day that is none stays as it was typed."""
    text = text.strip()
    if name == "birthday":
        for form in ("dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy"):
            day = QDate.fromString(text, form)
            if day.isValid():
                return str(day.toString(Qt.DateFormat.ISODate))
    return text
