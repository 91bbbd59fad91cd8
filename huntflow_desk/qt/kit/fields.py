"""Things to press and to type into: buttons, search field, tabs in one strip."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from huntflow_desk.qt.kit.plaintext import label_text, tooltip
from huntflow_desk.qt.kit.theme import theme

SETTLE_MS = 200

Hint = Callable[[str], str]
"""Command -> its key in words, "" without one."""


def no_hint(_command: str) -> str:
    """Where no keys are known."""
    return ""


def keyed(words: str, key: str) -> str:
    """What a button does, and the key that does the same."""
    text = QCoreApplication.translate("Keys", "{word} · {key}")
    return text.replace("{key}", key).replace("{word}", words) if key else words


class Button(QPushButton):
    """A push button. `kind`: "" (ordinary), primary, quiet (text only), danger."""

    def __init__(
        self,
        text: str,
        handler: Callable[[], object] | None = None,
        *,
        kind: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._has_icon = bool(icon)
        self.set_text(text)
        if kind:
            self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if icon:
            tone = {"primary": "on_accent", "quiet": "accent", "danger": "danger"}.get(
                kind, "muted"
            )
            theme().dress(self, icon, tone)
            theme().changed.connect(self._resize_icon)
            self._resize_icon()
        if handler is not None:
            self.clicked.connect(lambda _=False: handler())

    def set_text(self, text: str) -> None:
        """Another caption; `&` in it is a letter."""
        # Fusion puts icon and text closer than they look good.
        self.setText(f"\u2002{label_text(text)}" if self._has_icon else label_text(text))
        self.setAccessibleName(text)

    def _resize_icon(self) -> None:
        side = theme().px(16)
        self.setIconSize(QSize(side, side))


class IconButton(QToolButton):
    """A square button with an icon; its words are in the tooltip and for screen readers."""

    def __init__(
        self,
        icon: str,
        text: str,
        handler: Callable[[], object] | None = None,
        *,
        tone: str = "muted",
        size: int = 16,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_text(text)
        self.set_icon(icon, tone)
        self._resize()
        theme().changed.connect(self._resize)
        if handler is not None:
            self.clicked.connect(lambda _=False: handler())

    def set_text(self, text: str) -> None:
        """What it does, in words."""
        self.setAccessibleName(text)
        self.setToolTip(tooltip(text))

    def set_icon(self, icon: str, tone: str = "muted") -> None:
        """Another picture."""
        theme().dress(self, icon, tone, self._size)

    def _resize(self) -> None:
        side = theme().px(self._size)
        self.setIconSize(QSize(side, side))


class SearchField(QLineEdit):
    """A search box: icon, cross, and `text_settled` when typing pauses (200 ms) or Enter comes.

    Escape clears it; in an empty box it is left to the window.
    """

    text_settled = Signal(str)
    down_pressed = Signal()

    def __init__(
        self,
        placeholder: str = "",
        *,
        settle_ms: int = SETTLE_MS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settled = ""
        self.set_placeholder(placeholder)
        self._icon = QAction(self)
        theme().dress(self._icon, "search")
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(settle_ms)
        self._timer.timeout.connect(self._settle)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._settle)

    def show_text(self, text: str) -> None:
        """Look for this at once, as when it comes from a button and not from typing."""
        self.setText(text)
        self._settle()

    def set_placeholder(self, text: str) -> None:
        """What can be sought here."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears, Down goes to the hits."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._settle()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        if text and not self.isClearButtonEnabled():
            # Nothing to clear before: it costs each start half a millisecond a box.
            self.setClearButtonEnabled(True)
            clear = self.findChild(QAction, "_q_qlineeditclearaction")
            if clear is not None:
                theme().dress(clear, "close")
        if text:
            self._timer.start()
        else:
            self._settle()

    def _settle(self) -> None:
        self._timer.stop()
        if self.text() != self._settled:
            self._settled = self.text()
            self.text_settled.emit(self._settled)


class SegmentedTabs(QWidget):
    """Tabs in one strip: `set_tabs([(key, text)])`, `changed(key)` when a person chooses."""

    changed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, _Tab] = {}
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Texts may change (counts, language); the chosen key stays."""
        chosen = self.current()
        if [key for key, _ in tabs] == list(self._buttons):
            for key, text in tabs:
                self._buttons[key].set_text(text)
            return
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._box.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for number, (key, text) in enumerate(tabs):
            button = _Tab(text, self)
            button.clicked.connect(lambda _=False, which=key: self.changed.emit(which))
            self._group.addButton(button)
            self._box.insertWidget(number, button)
            self._buttons[key] = button
        self.choose(chosen if chosen in self._buttons else next(iter(self._buttons), ""))

    def current(self) -> str:
        """Key of the chosen tab, "" without tabs."""
        return next((key for key, tab in self._buttons.items() if tab.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose without the signal."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def keys(self) -> tuple[str, ...]:
        """What can be chosen."""
        return tuple(self._buttons)


class _Tab(QAbstractButton):
    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        look = theme()
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + look.px(20)
        return QSize(width, metrics.height() + look.px(16))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        strong = chosen or self.underMouse()
        painter.setPen(look.colour("text" if strong else "muted"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            thick = look.px(2)
            inset = look.px(10)
            painter.drawRoundedRect(
                inset, self.height() - thick, self.width() - 2 * inset, thick, 1, 1
            )
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -3), 5, 5)
