"""Labels: always plain text, with tone and role instead of fonts and colours."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QDateTime,
    QEvent,
    QLocale,
    QSize,
    Qt,
    QTime,
    QTimer,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from huntflow_desk.qt.kit.plaintext import clean, tooltip


class Label(QLabel):
    """Plain text. `tone`: text, muted, accent, ok, warn, danger. `role`: "", title, heading,
    strong, small, mono, key (a key of the keyboard)."""

    def __init__(
        self,
        text: str = "",
        *,
        tone: str = "text",
        role: str = "",
        elide: bool = False,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._full = ""
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        if role:
            self.setProperty("role", role)
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show the text as it is; markup in it is text too."""
        self._full = clean(text)
        super().setText(self._full)
        if self._elide:
            self.setAccessibleName(self._full)
            self._fit()

    def full_text(self) -> str:
        """The whole text, also where the label shows it cut."""
        return self._full

    def set_tone(self, tone: str) -> None:
        """Another colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        if self._elide:
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Cut anew when the font changes."""
        super().changeEvent(event)
        if self._elide and event.type() == QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """The size of the whole text."""
        hint = super().sizeHint()
        if self._elide:
            hint.setWidth(self.fontMetrics().horizontalAdvance(self._full) + 2)
        return hint

    def minimumSizeHint(self) -> QSize:
        """A cut label may be as narrow as an ellipsis."""
        hint = super().minimumSizeHint()
        if self._elide:
            hint.setWidth(self.fontMetrics().horizontalAdvance("…") + 2)
        return hint

    def _fit(self) -> None:
        line = self._full.replace("\n", " ")
        shown = self.fontMetrics().elidedText(
            line, Qt.TextElideMode.ElideRight, max(0, self.contentsRect().width())
        )
        if shown != self.text():
            super().setText(shown)
        self.setToolTip(tooltip(self._full) if shown != line else "")


class Heading(Label):
    """The name of a card or page; `level` 1 is the largest, 3 a group."""

    def __init__(
        self,
        text: str = "",
        *,
        level: int = 1,
        elide: bool = False,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        role = {1: "title", 2: "heading"}.get(level, "strong")
        super().__init__(
            text, role=role, elide=elide, wrap=wrap, selectable=selectable, parent=parent
        )


class Muted(Label):
    """Secondary text."""

    def __init__(
        self,
        text: str = "",
        *,
        small: bool = False,
        elide: bool = False,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            text,
            tone="muted",
            role="small" if small else "",
            elide=elide,
            wrap=wrap,
            selectable=selectable,
            parent=parent,
        )


class AgeLabel(Label):
    """How old shown data are: nothing up to a minute, then «2 мин», «3 ч», «5 дн.».

    The exact time is in the tooltip. Ages itself.
    """

    def __init__(self, *, prefix: bool = False, parent: QWidget | None = None) -> None:
        """`prefix`: «данные: 2 мин назад» instead of «2 мин»."""
        super().__init__(tone="muted", role="small", parent=parent)
        self._prefix = prefix
        self._moment: datetime | None = None
        self._expired = False
        self._timer = QTimer(self)
        self._timer.setInterval(20_000)
        self._timer.timeout.connect(self._show_age)

    def set_moment(self, moment: datetime | None, *, expired: bool = False) -> None:
        """`moment`: aware time of the data; `expired` adds the word."""
        self._moment = moment
        self._expired = expired
        if moment is None:
            self._timer.stop()
        else:
            self._timer.start()
        self._show_age()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_age()

    def _show_age(self) -> None:
        if self._moment is None:
            self.setText("")
            self.setToolTip("")
            return
        age = age_text((datetime.now(UTC) - self._moment).total_seconds())
        if self._prefix and age:
            text = QCoreApplication.translate("Age", "данные: {age} назад").format(age=age)
        elif self._prefix:
            text = QCoreApplication.translate("Age", "данные: только что")
        else:
            text = age
        if self._expired:
            text = QCoreApplication.translate("Age", "{age} · устарело").format(age=text)
        self.setText(text)
        self.setToolTip(tooltip(moment_text(self._moment)))


def age_text(seconds: float) -> str:
    """«2 мин», «3 ч», «5 дн.»; empty up to a minute."""
    minutes = int(seconds / 60)
    hours = int(minutes / 60)
    days = int(hours / 24)
    # lupdate needs the "" before the number, and a bare name as the number.
    if seconds <= 60:
        return ""
    if not hours:
        return QCoreApplication.translate("Age", "%n мин", "", minutes)
    if not days:
        return QCoreApplication.translate("Age", "%n ч", "", hours)
    return QCoreApplication.translate("Age", "%n дн.", "", days)


def moment_text(moment: datetime) -> str:
    """Local date and time in the form of the language."""
    local = moment.astimezone()
    when = QDateTime(
        QDate(local.year, local.month, local.day), QTime(local.hour, local.minute, local.second)
    )
    return QLocale().toString(when, QLocale.FormatType.ShortFormat)
