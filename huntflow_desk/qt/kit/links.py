"""Links out of the window: https, mailto and tel only, opened after a click, host shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from huntflow_desk.qt.kit.plaintext import clean, label_text, one_line, tooltip
from huntflow_desk.qt.kit.theme import theme

SCHEMES = frozenset({"https", "mailto", "tel"})


def safe_url(text: str) -> QUrl | None:
    """The address when it may be opened, else None."""
    if len(text) > 2000 or text != clean(text) or "\\" in text:
        return None
    url = QUrl(text.strip(), QUrl.ParsingMode.TolerantMode)
    if not url.isValid() or url.scheme() not in SCHEMES:
        return None
    if url.scheme() == "https" and (not url.host() or url.userInfo()):
        return None
    return url


def link_target(url: QUrl) -> str:
    """What a person must see before opening: the host, the mail address or the number."""
    if url.scheme() == "https":
        return url.host(QUrl.ComponentFormattingOption.EncodeUnicode)
    return one_line(url.path())


def open_link(text: str) -> bool:
    """Open in the browser, mail or phone program. False when the address is not allowed."""
    url = safe_url(text)
    return url is not None and QDesktopServices.openUrl(url)


class LinkButton(QPushButton):
    """A link in text. An address that may not be opened is shown as plain text.

    Where there is little room the text is cut. `opened(address)` comes after opening.
    """

    opened = Signal(str)

    def __init__(self, text: str = "", address: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = ""
        self._shown = ""
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        copy = QAction(QCoreApplication.translate("Link", "Скопировать"), self)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.clicked.connect(self._open)
        self.set_address(text, address)

    @property
    def address(self) -> str:
        """Where it leads."""
        return self._address

    @property
    def shown(self) -> str:
        """The whole text, also where it is cut."""
        return self._shown

    def set_address(self, text: str, address: str) -> None:
        """Another link; the host is added to a text that does not name it."""
        self._address = address
        url = safe_url(address) if address else None
        shown = one_line(text)
        if url is not None and url.scheme() == "https" and link_target(url) not in shown:
            shown = f"{shown} · {link_target(url)}"
        self._shown = shown
        self.setAccessibleName(shown)
        self.setEnabled(url is not None)
        shape = Qt.CursorShape.ArrowCursor if url is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        self.setToolTip("" if url is None else tooltip(address))
        self._fit()
        self.updateGeometry()

    def copy(self) -> None:
        """Put the address (without `mailto:` or `tel:`) on the clipboard."""
        url = safe_url(self._address)
        text = self._address if url is None or url.scheme() == "https" else link_target(url)
        QGuiApplication.clipboard().setText(text)

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        width = self.fontMetrics().horizontalAdvance(self._shown) + theme().px(4)
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(theme().px(40), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Cut anew when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        room = max(self.width() - 2, theme().px(40))
        cut = self.fontMetrics().elidedText(self._shown, Qt.TextElideMode.ElideRight, room)
        if self.text() != label_text(cut):
            self.setText(label_text(cut))

    def _open(self) -> None:
        if open_link(self._address):
            self.opened.emit(self._address)
