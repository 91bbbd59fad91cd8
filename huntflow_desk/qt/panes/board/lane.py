"""One column of the board: head, cards, a place to drop on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QWidget

from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.rows import RowSource
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.board.cards import COMPACT_LINES, LINES, CardPainter, Faces
from huntflow_desk.qt.panes.board.carry import BoardModel, Spot
from huntflow_desk.qt.panes.board.head import StageHead
from huntflow_desk.services.board import Lane
from huntflow_desk.services.library import Library

FOLDED_PX = 44
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class CardsView(RowsView):
    """The cards. `side(by, moving)`: Left and Right, with Shift to move; `fold_pressed`: minus;
    `entered`: the keyboard is here."""

    side = Signal(int, bool)
    fold_pressed = Signal()
    entered = Signal()

    def __init__(self, model: BoardModel, faces: Faces) -> None:
        self.faces = faces
        super().__init__(
            model,
            lines=LINES,
            header=False,
            multiple=True,
            painter=lambda view: CardPainter(view, faces),
        )
        self._board = model
        self.setProperty("ground", "none")
        self.setDragEnabled(True)
        # The whole column takes what is dropped, head and empty room too.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def card_painter(self) -> CardPainter:
        """What paints the cards."""
        assert isinstance(self._painter, CardPainter)
        return self._painter

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Take the selected people along, from a mouse event, which is a plain slot."""
        keys = self.selected_keys()
        data = self._board.carried(keys)
        if data is None:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        picture, spot = self._picture(len(keys))
        drag.setPixmap(picture)
        drag.setHotSpot(spot)
        drag.exec(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right lead to the neighbours, with Shift they take the people along."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and (modifiers == NO_MODIFIER or shift):
            self.side.emit(-1 if key == Qt.Key.Key_Left else 1, shift)
        elif key == Qt.Key.Key_Minus and modifiers == NO_MODIFIER:
            self.fold_pressed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is in this column."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _picture(self, count: int) -> tuple[QPixmap, QPoint]:
        """The current card, and how many there are."""
        look = theme()
        place = self._row_rect(max(0, self.currentIndex().row()))
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(place.width() * ratio), round((place.height() + 6) * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(0.92)
        rect = QRect(0, 0, place.width(), place.height())
        row = self._rows.row_at(self.currentIndex().row())
        if row is not None:
            if count > 1:
                self.card_painter.paint_card(
                    painter, rect.translated(4, 5), self.faces.of(row)._replace(name="", about="")
                )
            self.card_painter.paint_card(
                painter, rect, self.faces.of(row), selected=True, strong=True
            )
        if count > 1:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(look.font(scale=0.92, bold=True, tabular=True))
            text = str(count)
            width = max(look.px(22), painter.fontMetrics().horizontalAdvance(text) + look.px(12))
            badge = QRect(place.width() - width - look.px(8), look.px(2), width, look.px(20))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
            painter.setPen(look.colour("on_accent"))
            painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter.value), text)
        painter.end()
        under = self.viewport().mapFromGlobal(self.cursor().pos()) - place.topLeft()
        inside = QRect(0, 0, place.width(), place.height()).contains(under)
        return pixmap, under if inside else QPoint(look.px(24), place.height() // 2)


class LaneColumn(QFrame):
    """A stage and its cards.

    `folded_changed(folded)`: a person folded or unfolded it. `dragged(global position)`:
    something that can be dropped is held over it; `left`: no longer.
    """

    folded_changed = Signal(bool)
    dragged = Signal(QPoint)
    left = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.faces = Faces(library)
        self.model = BoardModel([self.faces.column()], parent=self)
        self.view = CardsView(self.model, self.faces)
        self.head = StageHead()
        self.lane: Lane | None = None
        self._shown: int | None = None
        self.folded = False
        self.held = False
        self._empty = ("", "")
        self.setAcceptDrops(True)
        whole = column(self.head, self.view, spacing=0)
        whole.setContentsMargins(0, 0, 0, theme().px(4))
        self.setLayout(whole)
        self.head.clicked.connect(lambda: self.set_folded(not self.folded, told=True))
        self.view.fold_pressed.connect(lambda: self.set_folded(True, told=True))

    @property
    def stage_id(self) -> int:
        """The stage that is shown."""
        return self.lane.stage.stage_id if self.lane is not None else 0

    def show_lane(self, account_id: int, vacancy_id: int, lane: Lane, shown: int | None) -> None:
        """Another stage, or the same one with other people on it."""
        limit, spot = self.faces.limit_days, Spot(account_id, vacancy_id, lane.stage.stage_id)
        if (self.lane, self._shown, self.model.spot) == (lane, shown, spot):
            return
        self.lane, self._shown = lane, shown
        self.faces.account_id, self.faces.limit_days = account_id, lane.limit_days
        self.model.spot = spot
        self.model.is_target = lane.is_target
        self._name()
        if limit != lane.limit_days:
            self.view.viewport().update()

    def _name(self) -> None:
        self.head.show_lane(self.lane, self._shown)
        self.view.setAccessibleName(self.head.accessibleName())

    def show_source(self, source: RowSource | None, *, keep: bool) -> None:
        """Other people. A folded column reads nobody."""
        self.model.set_source(None if self.folded else source, keep=keep)

    def say_empty(self, text: str, action: str, call: Callable[[], object]) -> None:
        """What stands in a column without people, and a button that changes it."""
        if (text, action) != self._empty:
            self._empty = (text, action)
            self.view.set_empty(text, icon="", actions=[(action, call)] if action else [])

    def set_compact(self, compact: bool) -> None:
        """One line for a card instead of three."""
        self.view.card_painter.compact = compact
        self.view.set_lines(COMPACT_LINES if compact else LINES)

    def set_folded(self, folded: bool, *, told: bool = False) -> None:
        """Show the name only. `told`: a person wished it."""
        if folded == self.folded:
            return
        focused = self.has_focus()
        self.folded = folded
        self.head.set_folded(folded)
        self.view.setVisible(not folded)
        if focused:
            self.take_focus()
        if told:
            self.folded_changed.emit(folded)

    def take_focus(self) -> None:
        """Give the keyboard to the cards, or to the head of a folded column."""
        (self.head if self.folded else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether the keyboard is here, or will be once the window is used again."""
        return self.window().focusWidget() in (self.head, self.view)

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what can be dropped here."""
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Still there."""
        self._judge(event)
        if self.held:
            self.dragged.emit(self.mapToGlobal(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went on."""
        self._hold(False)
        self.left.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it; what becomes of it is decided elsewhere."""
        self._hold(False)
        self.left.emit()
        if self.model.dropMimeData(event.mimeData(), event.dropAction()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _judge(self, event: QDragMoveEvent) -> None:
        takes = self.model.canDropMimeData(event.mimeData(), event.dropAction())
        self._hold(takes)
        if takes:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _hold(self, held: bool) -> None:
        if held != self.held:
            self.held = held
            self.update()

    # Look

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and an edge while something is held over it that can be dropped."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(look.tokens.tint("accent") if self.held else look.colour("sunken"))
        edge = QPen(look.colour("accent"), 2)
        painter.setPen(edge if self.held else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, look.px(8), look.px(8))
