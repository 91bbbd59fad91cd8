"""Things to type into and to choose from: lines, texts, days, numbers, short lists.

Text from outside may be shown for editing: control and direction characters are visible as �, a
giant line is not wrapped (that takes seconds), nothing is read as markup.
"""

from __future__ import annotations

import re
from datetime import date, time

from PySide6.QtCore import QDate, QEvent, QLocale, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from huntflow_desk.qt.kit.fields import IconButton
from huntflow_desk.qt.kit.plaintext import clean
from huntflow_desk.qt.kit.theme import theme

LINE_LIMIT = 20_000
"""Characters of a line; longer texts belong into a text."""

WRAP_LINE_LIMIT = 5_000
_DAY_FORMATS = ("dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd")
_TIME = re.compile(r"([0-9]{1,2})(?:[:. ]?([0-9]{2}))?")


class Choice(QComboBox):
    """A list to choose from by key; scrolling the page does not change it.

    `chosen(key)`: a person chose.
    """

    chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(theme().px(160))
        self.activated.connect(lambda _number: self.chosen.emit(self.key()))

    def set_options(self, options: list[tuple[str, str]]) -> None:
        """Keys and words; the chosen key stays."""
        key = self.key()
        self.clear()
        for name, words in options:
            self.addItem(words, name)
        self.choose(key)

    def key(self) -> str:
        """The chosen one, "" for none."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose without the signal."""
        number = self.findData(key)
        if number >= 0:
            self.setCurrentIndex(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Number(QSpinBox):
    """A number field; scrolling the page does not change it."""

    def __init__(self, low: int, high: int, step: int = 1) -> None:
        super().__init__()
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setGroupSeparatorShown(True)
        self.setKeyboardTracking(False)
        self.setMinimumWidth(theme().px(110))
        self.lineEdit().setTextMargins(theme().px(6), 0, 0, 0)

    def set_quietly(self, value: int) -> None:
        """Show a value without the signal."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other separators."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setLocale(self.locale())


class Line(QLineEdit):
    """One line, at most 20 000 characters. Qt tells of more by `inputRejected`."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LINE_LIMIT)

    def show_text(self, text: str) -> None:
        """Show from its beginning; tricks in it are visible."""
        self.setText(clean(text).replace("\n", " "))
        self.setCursorPosition(0)


class Text(QPlainTextEdit):
    """Several lines of plain text; Tab goes on to the next field. `submitted`: Ctrl+Enter."""

    submitted = Signal()

    def __init__(self, *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._fit()
        theme().changed.connect(self._fit)

    def show_text(self, text: str) -> None:
        """Show from its beginning; tricks in it are visible."""
        shown = clean(text)
        self._wrap_for(shown)
        self.setPlainText(shown)

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def set_lines(self, lines: int) -> None:
        """Be as high as so many lines at least."""
        if lines != self._lines:
            self._lines = lines
            self._fit()

    def sizeHint(self) -> QSize:
        """So many lines."""
        return QSize(theme().px(240), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter submits."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only text comes in, and a giant line unwrapped."""
        text = clean(source.text())
        self._wrap_for(text)
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def _wrap_for(self, text: str) -> None:
        longest = max((len(line) for line in text.split("\n")), default=0)
        mode = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(mode.NoWrap if longest > WRAP_LINE_LIMIT else mode.WidgetWidth)

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        self.setMinimumHeight(line * self._lines + theme().px(20))
        self.updateGeometry()


class Day(QWidget):
    """A date to type or to pick; may be empty. `edited`: a person changed it."""

    edited = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Line()
        self.line.setMaxLength(40)
        self.line.textEdited.connect(lambda _: self.edited.emit())
        self._button = IconButton("calendar", "", self.open_calendar)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme().px(4))
        box.addWidget(self.line, 1)
        box.addWidget(self._button)
        self.setFocusProxy(self.line)
        self._retranslate()

    def day(self) -> date | None:
        """The date; None when the field is empty or holds none (see `text`)."""
        return parse_day(self.line.text())

    def text(self) -> str:
        """What stands there."""
        return self.line.text().strip()

    def show_day(self, day: date | None) -> None:
        """Show it, in the form of the language."""
        self.line.setText("" if day is None else day_text(day))

    def show_text(self, text: str) -> None:
        """Show what was typed, be it a date or not."""
        self.line.show_text(text)

    def open_calendar(self) -> None:
        """Pick from a calendar."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        chosen = self.day()
        if chosen is not None:
            calendar.setSelectedDate(QDate(chosen.year, chosen.month, chosen.day))

        def take(day: QDate) -> None:
            self.show_day(date(day.year(), day.month(), day.day()))
            popup.close()
            self.line.setFocus()
            self.edited.emit()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        box = QVBoxLayout(popup)
        box.setContentsMargins(*(theme().px(4),) * 4)
        box.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        calendar.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other form."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            day = self.day()
            self._retranslate()
            if day is not None:
                self.show_day(day)

    def _retranslate(self) -> None:
        self._button.set_text(self.tr("Выбрать в календаре"))
        self.line.setPlaceholderText(self.tr("дд.мм.гггг"))


def day_text(day: date) -> str:
    """A date in digits, the year with four of them."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    if "yyyy" not in form:
        form = form.replace("yy", "yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def parse_day(text: str) -> date | None:
    """A date out of what a person types: in the order of the language, whatever divides its parts,
    in ours with dots, or in ISO's; None when it is none."""
    wanted = text.strip()
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    own = form if "yyyy" in form else form.replace("yy", "yyyy")
    own = own.replace("dd", "d").replace("MM", "M")
    between = next((char for char in own if not char.isalpha()), ".")
    divided = between.join(re.split(r"[,/\s-]+", wanted))
    for typed, one in ((wanted, own), *((wanted, one) for one in _DAY_FORMATS), (divided, own)):
        found = QLocale().toDate(typed, one)
        if found.isValid() and found.year() >= 1000:
            return date(found.year(), found.month(), found.day())
    return None


def parse_time(text: str) -> time | None:
    """A time of day out of what a person types ("15:30", "9.05", "1530", "9"); None when it is
    none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
