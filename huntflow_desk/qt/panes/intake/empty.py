"""Nothing to review: a large place to drop files on, what is taken, and the file dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.labels import Heading, Muted
from huntflow_desk.qt.kit.theme import theme


class DropArea(Surface):
    """`files_wanted`: a person wants to choose files."""

    files_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._icon = QLabel()
        self._title = Heading(level=1, wrap=True)
        self._formats = Muted(wrap=True)
        self._ways = Muted(wrap=True)
        self.button = Button("", self.files_wanted.emit, kind="primary")
        for label in (self._icon, self._title, self._formats, self._ways):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = column(
            None,
            self._icon,
            self._title,
            self._formats,
            self._ways,
            row(None, self.button, None),
            None,
            spacing=12,
        )
        inside.setContentsMargins(*(theme().px(40),) * 4)
        self.setLayout(inside)
        theme().changed.connect(self._paint_icon)
        self._paint_icon()
        self._retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed edge: things may be let go here."""
        super().paintEvent(event)
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("strong_border"), look.px(2), Qt.PenStyle.DashLine))
        inset = look.px(20)
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, look.px(12), look.px(12))

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _paint_icon(self) -> None:
        self._icon.setPixmap(theme().pixmap("intake", 48, "accent"))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Перетащите сюда резюме"))
        self._formats.setText(
            self.tr(
                "PDF, DOCX, DOC, RTF, ODT, HTML, TXT, картинки и сканы, папки и ZIP. "
                "Каждый файл до 15 МБ."
            )
        )
        self._ways.setText(
            self.tr(
                "Письма с вложениями, текст и картинки можно вставить: Ctrl+V. "
                "Без вашей команды ничего не отправляется."
            )
        )
        self.button.set_text(self.tr("Выбрать файлы…"))
        self.setAccessibleName(self._title.full_text())
