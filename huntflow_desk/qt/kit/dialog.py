"""The frame of a dialog: heading, body, what is said, buttons. Always shown by `open()`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Heading, Muted
from huntflow_desk.qt.kit.marks import BusyLine
from huntflow_desk.qt.kit.notices import Notice, NoticeBar
from huntflow_desk.qt.kit.theme import theme


class Dialog(QDialog):
    """One decision: `submit` does it (Ctrl+S, Ctrl+Enter, Enter on the button), Escape leaves.

    Subclasses fill `body` and the words of `heading`, `about`, `go` and `leave`.
    """

    def __init__(self, parent: QWidget | None = None, *, width: int = 460) -> None:
        super().__init__(parent)
        self._width = width
        self.heading = Heading(level=2, elide=True)
        self.about = Muted(elide=True)
        self.about.hide()
        self.busy = BusyLine()
        self.notices = NoticeBar()
        self.body: QVBoxLayout = column(spacing=12)
        self.status = Muted(small=True, wrap=True)
        self.leave = Button("", self.reject)
        self.go = Button("", self.submit, kind="primary")
        self.go.setDefault(True)
        px = theme().px
        head = column(self.heading, self.about, spacing=2)
        head.setContentsMargins(px(16), px(14), px(16), px(10))
        middle = Surface()
        # A bar brings 8 px of its own at its sides.
        inner = column(self.notices, self.body, spacing=0)
        self.body.setContentsMargins(px(16), px(12), px(16), px(12))
        inner.setContentsMargins(0, px(2), 0, 0)
        inner.setStretch(1, 1)
        middle.setLayout(inner)
        self.foot = QWidget()
        self.buttons = row(self.status, self.leave, self.go)
        self.buttons.setStretch(0, 1)
        self.buttons.setContentsMargins(px(16), px(10), px(16), px(12))
        self.foot.setLayout(self.buttons)
        whole = column(head, self.busy, Line(), middle, Line(), self.foot, spacing=0)
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self.setMinimumWidth(px(min(width, 380)))

    def submit(self) -> None:
        """Do what the dialog is for."""
        self.accept()

    def retranslate(self) -> None:
        """Put all words in the current language."""

    def set_heading(self, heading: str, about: str = "") -> None:
        """Title of the window and first lines."""
        self.heading.setText(heading)
        self.setWindowTitle(self.heading.full_text())
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def set_busy(self, busy: bool) -> None:
        """Something is being done: it cannot be asked for twice."""
        self.busy.set_busy(busy)
        self.go.setEnabled(not busy)

    def say(self, text: str, detail: str = "", *, kind: str = "danger", key: str = "said") -> None:
        """A bar over the body."""
        self.notices.dismiss(key)
        self.notices.show_notice(Notice(key, text, kind, detail))

    def fit(self) -> None:
        """As high as its content asks for."""
        layout = self.layout()
        width = max(self.width() if self.isVisible() else 0, theme().px(self._width))
        if layout is not None:
            layout.activate()
            height = layout.totalHeightForWidth(width)
            self.resize(width, height if height > 0 else layout.totalSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+S and Ctrl+Enter do it."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        # By position, so that it works on a Russian layout too.
        if control and (enter or event.key() in (Qt.Key.Key_S, 0x042B)):
            if self.go.isEnabled():
                self.submit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
