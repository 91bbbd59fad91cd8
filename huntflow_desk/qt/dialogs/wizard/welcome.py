"""The first page: language, and the demo or a connection."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from huntflow_desk.qt.kit.fields import SegmentedTabs
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.labels import Heading, Label, Muted
from huntflow_desk.qt.kit.languages import LANGUAGES
from huntflow_desk.qt.kit.theme import theme


class WelcomePage(QWidget):
    """`language_chosen(code)`, `demo_chosen`, `connect_chosen`."""

    language_chosen = Signal(str)
    demo_chosen = Signal()
    connect_chosen = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading()
        self._text = Muted(wrap=True)
        self.languages = SegmentedTabs()
        self.languages.set_tabs(list(LANGUAGES))
        self.languages.changed.connect(self.language_chosen)
        self.connect_card = ChoiceCard("key")
        self.demo_card = ChoiceCard("eye")
        self.connect_card.clicked.connect(lambda: self.connect_chosen.emit())
        self.demo_card.clicked.connect(lambda: self.demo_chosen.emit())
        self.setLayout(
            column(
                row(self._title, None, self.languages),
                self._text,
                12,
                self.connect_card,
                self.demo_card,
                None,
                spacing=8,
            )
        )
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Добро пожаловать"))
        self._text.setText(
            self.tr(
                "Huntflow Desk показывает вакансии и кандидатов вашего Хантфлоу сразу, а увиденное "
                "однажды открывает и без сети."
            )
        )
        self.languages.choose(QLocale().name()[:2])
        self.languages.setAccessibleName(self.tr("Язык"))
        self.connect_card.set_texts(
            self.tr("Подключить"),
            self.tr("Нужны адрес Хантфлоу и пара ключей из его настроек. Займёт две минуты."),
        )
        self.demo_card.set_texts(
            self.tr("Посмотреть на примере"),
            self.tr("Вымышленные вакансии и люди, без сети. Подключиться можно потом."),
        )


class ChoiceCard(QAbstractButton):
    """A large button: icon, a title, a sentence."""

    def __init__(self, icon: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._sign = QLabel()
        self._sign.setFixedWidth(theme().px(36))
        self._title = Label(role="heading")
        self._text = Muted(wrap=True)
        words = column(self._title, self._text, spacing=2)
        self._box = row(self._sign, margins=16, spacing=12)
        self._box.addLayout(words, 1)
        self.setLayout(self._box)
        for label in (self._sign, self._title, self._text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self._paint_sign)
        self._paint_sign()

    def set_texts(self, title: str, text: str) -> None:
        """What it offers."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        """As its contents want."""
        return self._box.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """As its contents want."""
        return max(theme().px(76), self._box.totalHeightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A surface that answers to pointer and focus."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.isDown()
        edge = look.colour("accent" if self.hasFocus() or lit else "border")
        painter.setPen(QPen(edge, 1.5 if self.hasFocus() else 1))
        painter.setBrush(look.colour("hover" if lit else "surface"))
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, look.px(8), look.px(8))

    def _paint_sign(self) -> None:
        self._sign.setPixmap(theme().pixmap(self._icon_name, 28, "accent"))
