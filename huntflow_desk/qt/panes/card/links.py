"""Vacancies a person is on: one row each, with stage, days and reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from huntflow_desk.qt.kit.fields import Button, Hint, IconButton, keyed, no_hint
from huntflow_desk.qt.kit.frames import Section, row
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.marks import paint_dot
from huntflow_desk.qt.kit.plaintext import one_line, tooltip
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.people import words
from huntflow_desk.services.card import CardLink

FIRST_ROWS = 3
MOST_ROWS = 50
WIDE_PX = 620
INSET_PX = 8
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class LinkRow(QAbstractButton):
    """Position, stage, days on it; opens the vacancy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link: CardLink | None = None
        self._position = self._state = self._stage = self._days = self._reason = ""
        self._tone = ""
        self._overdue = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_link(self, link: CardLink) -> None:
        """Show it in the words of the language."""
        self.link = link
        self._position = words.position_name(link.position, link.vacancy_id)
        self._state = words.vacancy_state(link.state)
        self._stage = words.stage_name(link.stage, link.stage_id)
        self._tone = words.stage_tone(link.stage)
        self._days, self._overdue = words.link_days(link)
        self._reason = one_line(link.rejection_reason, 120)
        name = self.tr("{position}, этап: {stage}").format(
            position=self._position, stage=self._stage
        )
        overdue = self.tr("дольше срока") if self._overdue else ""
        parts = (name, self._state, self._days, overdue, self._reason)
        described = ", ".join(part for part in parts if part)
        self.setAccessibleName(described)
        self.setToolTip(tooltip(described))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Stage and reason take a second line where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One line or two."""
        first = self._line_height()
        return first if self._is_wide(width) else first + self._second_height()

    def sizeHint(self) -> QSize:
        """As wide as may be."""
        width = theme().px(260)
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        """Everything in it can be cut."""
        return QSize(theme().px(160), self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go out."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hover, words, pill, days."""
        look = theme()
        px, metrics = look.px, self.fontMetrics()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter)
        line = self._line_height()
        left, right = px(INSET_PX), self.width() - px(INSET_PX)
        right = self._paint_days(painter, right, line)
        wide = self._is_wide(self.width())
        pill_width = metrics.horizontalAdvance(self._stage) + px(32)
        room = max(px(40), right - left)
        if wide:
            short = metrics.horizontalAdvance(self._position)
            pill_width = min(pill_width, max(px(60), room // 2, room - short - px(8)))
            room = max(px(30), room - pill_width - px(8))
        name = f"{self._position} · {self._state}" if self._state else self._position
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.setPen(look.colour("muted" if self._state else "text"))
        painter.drawText(QRect(left, 0, room, line), _MIDDLE, shown)
        if wide:
            start, top, height = left + metrics.horizontalAdvance(shown) + px(8), 0, line
        else:
            start, top, height = left, line - px(4), self._second_height()
            right = self.width() - px(INSET_PX)
            pill_width = min(pill_width, right - left)
        pill = QRectF(start, top + (height - px(22)) / 2, pill_width, px(22))
        self._paint_pill(painter, pill)
        start += pill_width + px(8)
        if self._reason and right - start > px(40):
            painter.setPen(look.colour("muted"))
            place = QRect(round(start), top, round(right - start), height)
            cut = metrics.elidedText(self._reason, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, _MIDDLE, cut)

    def _paint_days(self, painter: QPainter, right: int, line: int) -> int:
        """Days at the right end; where the room for the name ends."""
        if not self._days:
            return right
        look = theme()
        px, tone = look.px, "warn" if self._overdue else "muted"
        width = self.fontMetrics().horizontalAdvance(self._days)
        painter.setPen(look.colour(tone))
        painter.drawText(QRect(right - width, 0, width + 1, line), _MIDDLE, self._days)
        right -= width + px(6)
        if self._overdue:
            right -= px(14)
            painter.drawPixmap(right, (line - px(14)) // 2, look.pixmap("clock", 14, tone))
        return right - px(10)

    def _is_wide(self, width: int) -> bool:
        return width >= theme().px(WIDE_PX)

    def _line_height(self) -> int:
        return max(theme().px(32), self.fontMetrics().height() + theme().px(12))

    def _second_height(self) -> int:
        return max(theme().px(28), self.fontMetrics().height() + theme().px(10))

    def _paint_back(self, painter: QPainter) -> None:
        look = theme()
        radius = look.px(6)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("pressed" if self.isDown() else "hover"))
            painter.drawRoundedRect(self.rect(), radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, radius, radius)

    def _paint_pill(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        px = look.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tokens.tint(self._tone))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        icon = {"ok": "check", "danger": "close"}.get(self._tone, "")
        if icon:
            place = QPointF(box.left() + px(7), box.center().y() - px(6))
            painter.drawPixmap(place, look.pixmap(icon, 12, self._tone))
        else:
            centre = QPointF(box.left() + px(13), box.center().y())
            paint_dot(painter, centre, px(6), look.colour(self._tone or "muted"))
        text = box.adjusted(px(22), 0, -px(7), 0)
        shown = self.fontMetrics().elidedText(
            self._stage, Qt.TextElideMode.ElideRight, int(text.width()) + 1
        )
        painter.setPen(look.colour("text"))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(text, middle, shown)


class LinkList(Section):
    """The section «Вакансии»: the latest three, the rest by a button. `move_requested(vacancy
    id)` and `add_requested` are wishes."""

    vacancy_requested = Signal(int)
    move_requested = Signal(int)
    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.add = IconButton("plus", "", self.add_requested.emit, size=14)
        self._head.addWidget(self.add)
        self._why_not = ""
        self._hint: Hint = no_hint
        self._moves: list[IconButton] = []
        self._links: tuple[CardLink, ...] = ()
        self._rows: list[LinkRow] = []
        self._all = False
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self._empty = Muted()
        self._more = Button("", self._toggle, kind="quiet")
        self._more.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.body.setSpacing(0)
        # Rows have a frame of their own when hovered: the rest stands under their words.
        self.set_inset(INSET_PX)
        self.body.addLayout(self._box)
        self._empty.setContentsMargins(theme().px(INSET_PX), 0, 0, 0)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._more)
        self._retranslate()

    def show_links(self, links: Sequence[CardLink], *, other_person: bool) -> None:
        """Show these; `other_person` folds a long list again."""
        if other_person:
            self._all = False
        self._links = tuple(links)
        self._fill()

    def set_why_not(self, reason: str) -> None:
        """Nothing can be changed here, for this reason; "" when something can."""
        self._why_not = reason
        self._name_actions()

    def use_hints(self, hint: Hint) -> None:
        """Where the keys of commands are known in words."""
        self._hint = hint
        self._name_actions()

    def moves(self) -> tuple[IconButton, ...]:
        """Buttons of the rows that can be seen."""
        return tuple(one for one in self._moves if not one.isHidden())

    def rows(self) -> tuple[LinkRow, ...]:
        """Rows that can be seen."""
        return tuple(one for one in self._rows if not one.isHidden())

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()

    def _fill(self) -> None:
        shown = self._links[: MOST_ROWS if self._all else FIRST_ROWS]
        while len(self._rows) < len(shown):
            one = LinkRow(self)
            one.clicked.connect(self._clicked)
            move = IconButton("forward", "", size=14, parent=self)
            move.clicked.connect(partial(self._move, len(self._rows)))
            # What comes late stands last for Tab, far from its place.
            self.setTabOrder(self._moves[-1] if self._moves else self.add, one)
            self.setTabOrder(one, move)
            self._rows.append(one)
            self._moves.append(move)
            line = row(one, move, spacing=2)
            line.setStretch(0, 1)
            self._box.addLayout(line)
        for number, one in enumerate(self._rows):
            if number < len(shown):
                one.show_link(shown[number])
            one.setVisible(number < len(shown))
            self._moves[number].setVisible(number < len(shown))
        self._name_actions()
        hidden = len(self._links) - len(shown)
        self._more.setVisible(hidden > 0 or (self._all and len(self._links) > FIRST_ROWS))
        self._more.set_text(
            self.tr("Показать ещё %n", None, hidden) if hidden > 0 else self.tr("Свернуть")
        )
        self._empty.setVisible(not self._links)

    def _move(self, number: int, _: bool = False) -> None:
        link = self._rows[number].link
        if link is not None:
            self.move_requested.emit(link.vacancy_id)

    def _name_actions(self) -> None:
        """What cannot be done says why."""
        for button in self._moves:
            words = keyed(self.tr("Перевести на этап"), self._hint("move"))
            button.set_text(self._why_not or words)
            button.setEnabled(not self._why_not)
        self.add.set_text(self._why_not or self.tr("Добавить на вакансию"))
        self.add.setEnabled(not self._why_not)

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, LinkRow) and row.link is not None:
            self.vacancy_requested.emit(row.link.vacancy_id)

    def _retranslate(self) -> None:
        self.set_title(self.tr("Вакансии"))
        self._empty.setText(self.tr("Не на вакансиях"))
        self._fill()
