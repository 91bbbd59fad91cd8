"""How rows look: flat table cells, and cards of two lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from huntflow_desk.qt.kit.marks import paint_dot, paint_initials
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.rows import Badge, CardText, Column, RowsModel
from huntflow_desk.qt.kit.theme import Theme, theme
from huntflow_desk.qt.kit.tokens import vendor_colour

Index = QModelIndex | QPersistentModelIndex
_LEFT = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
_RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter.value)


class RowPainter(QStyledItemDelegate):
    """Paints cells of a RowsModel from its declared columns.

    Fonts and colours are looked up once per change of theme, not per cell.
    """

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.hover_row = -1
        self._look: Theme = theme()
        self._look.changed.connect(self._prepare)
        self._prepare()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Never asked for while scrolling: rows have one height."""
        return QSize(self._px(80), self._look.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        model = index.model()
        if not isinstance(model, RowsModel):
            super().paint(painter, option, index)
            return
        column = model.columns[index.column()]
        rect: QRect = option.rect
        # Asked of the view: `option.state` would build all of QStyle's enums, 10 ms at the start.
        selected = self._view.selectionModel().isSelected(index)
        painter.save()
        if column.card is not None and self.is_alone():
            self._back_card(painter, rect, selected, index.row())
        else:
            self._back_cell(painter, rect, selected, index.row())
        found = model.row_at(index.row())
        if found is not None:
            if column.card is not None:
                self._card(painter, rect, column.card(found))
            else:
                if self._view.horizontalHeader().visualIndex(index.column()) == 0:
                    # Lines up with what stands above the list.
                    rect = rect.adjusted(self._px(4), 0, 0, 0)
                self._cell(painter, rect, column, found)
        painter.restore()

    def is_alone(self) -> bool:
        """Whether one column is shown: rows are cards then, with round corners, else a table."""
        head = self._view.horizontalHeader()
        return head.count() - head.hiddenSectionCount() == 1

    def is_cards(self) -> bool:
        """Whether rows are cards: with an edge of their own."""
        model = self._view.model()
        return (
            self.is_alone()
            and isinstance(model, RowsModel)
            and any(column.card for column in model.columns)
        )

    def edge(self, rect: QRect) -> QRect:
        """Where the ring of the row with the keyboard runs, in the place of the whole row."""
        inset = self._px(4) if self.is_cards() else 1
        return rect.adjusted(inset, 1, -inset, -2)

    # Backgrounds

    def _back_cell(self, painter: QPainter, rect: QRect, selected: bool, number: int) -> None:
        if selected:
            painter.fillRect(rect, self._selection)
        elif number == self.hover_row:
            painter.fillRect(rect, self._hover)

    def _back_card(self, painter: QPainter, rect: QRect, selected: bool, number: int) -> None:
        if not selected and number != self.hover_row:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._selection if selected else self._hover)
        inset = self._px(4)
        radius = self._px(6)
        painter.drawRoundedRect(rect.adjusted(inset, 1, -inset, -1), radius, radius)

    # Contents

    def _cell(self, painter: QPainter, rect: QRect, column: Column, found: Any) -> None:
        pad = self._px(8)
        box = rect.adjusted(pad, 0, -pad, 0)
        if column.badges is not None:
            self._badges(painter, box, column.badges(found))
            return
        if column.dot is not None and (colour := column.dot(found)):
            centre = QPointF(box.left() + self._px(4), box.center().y() + 0.5)
            paint_dot(painter, centre, self._px(8), vendor_colour(colour, self._look.tokens))
            box.setLeft(box.left() + self._px(16))
        elif column.dot is not None:
            box.setLeft(box.left() + self._px(16))
        if column.icon is not None:
            if name := column.icon(found):
                tone = _value(column.icon_tone, found)
                top = box.center().y() - self._px(16) // 2 + 1
                painter.drawPixmap(box.left(), top, self._look.pixmap(name, 16, tone))
            box.setLeft(box.left() + self._px(22))
        bold = column.bold(found) if callable(column.bold) else column.bold
        font = self._bold if bold else self._tabular if column.number else self._font
        right = column.number or column.align == "right"
        flags = _RIGHT if right else _CENTRE if column.align == "centre" else _LEFT
        tone = _value(column.tone, found)
        self._text(painter, box, one_line(column.text(found)), font, tone, flags)

    def _badges(self, painter: QPainter, box: QRect, badges: Sequence[Badge]) -> None:
        metrics = self._metrics[id(self._small)]
        left = box.left()
        for number, badge in enumerate(badges):
            text = one_line(badge.text, 40)
            width = metrics.horizontalAdvance(text) + self._px(14)
            width += self._px(12) if badge.dot else 0
            if left + width > box.right() and number:
                rest = f"+{len(badges) - number}"
                self._text(
                    painter, box.adjusted(left - box.left(), 0, 0, 0), rest, self._small, "muted"
                )
                return
            pill = QRect(left, box.top(), min(width, box.right() - left), box.height())
            self._pill(painter, pill, badge, text)
            left += width + self._px(4)

    def _pill(self, painter: QPainter, box: QRect, badge: Badge, text: str) -> None:
        height = min(box.height() - 4, self._metrics[id(self._small)].height() + self._px(4))
        area = QRectF(box.left(), box.center().y() - height / 2 + 0.5, box.width(), height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.tokens.tint(badge.tone))
        painter.drawRoundedRect(area, height / 2, height / 2)
        left = area.left() + self._px(7)
        if badge.dot:
            centre = QPointF(left + self._px(3.5), area.center().y())
            paint_dot(painter, centre, self._px(7), vendor_colour(badge.dot, self._look.tokens))
            left += self._px(12)
        inner = QRect(round(left), round(area.top()), round(area.right() - left), round(height))
        self._text(painter, inner, text, self._small, badge.tone or "text")

    def _card(self, painter: QPainter, rect: QRect, card: CardText) -> None:
        px = self._px
        box = rect.adjusted(px(12), px(4), -px(12), -px(4))
        if card.avatar:
            side = min(px(32), box.height() - px(4))
            area = QRectF(box.left(), box.center().y() - side / 2 + 0.5, side, side)
            paint_initials(painter, area, card.avatar, dark=self._look.dark)
            box.setLeft(box.left() + side + px(10))
        elif card.icon:
            top = box.center().y() - px(18) // 2 + 1
            painter.drawPixmap(box.left(), top, self._look.pixmap(card.icon, 18, card.icon_tone))
            box.setLeft(box.left() + px(28))
        title_height = self._metrics[id(self._bold)].height()
        small_height = self._metrics[id(self._small)].height()
        gap = px(2) if card.subtitle or card.trailing_below else 0
        full = title_height + (small_height + gap if gap else 0)
        top = box.top() + (box.height() - full) // 2
        first = QRect(box.left(), top, box.width(), title_height)
        second = QRect(box.left(), top + title_height + gap, box.width(), small_height)
        self._first_line(painter, first, card)
        if gap:
            self._second_line(painter, second, card)

    def _first_line(self, painter: QPainter, box: QRect, card: CardText) -> None:
        px = self._px
        right = box.right()
        if card.unread:
            paint_dot(
                painter,
                QPointF(right - px(4), box.center().y() + 0.5),
                px(8),
                self._look.colour("accent"),
            )
            right -= px(14)
        if card.mark:
            side = px(14)
            top = box.center().y() - side // 2 + 1
            picture = self._look.pixmap(card.mark, 14, card.mark_tone)
            painter.drawPixmap(right - side + 1, top, picture)
            right -= side + px(6)
        metrics = self._metrics[id(self._small_tabular)]
        if card.badge:
            width = metrics.horizontalAdvance(card.badge) + px(14)
            pill = QRect(right - width + 1, box.top(), width, box.height())
            self._pill(painter, pill, Badge(card.badge, tone=card.badge_tone), card.badge)
            right -= width + px(8)
        if card.trailing:
            # The name comes first: a long stage takes what it leaves, or two fifths.
            room = right - box.left()
            name = self._metrics[id(self._bold)].horizontalAdvance(one_line(card.title))
            most = max(px(60), room * 2 // 5, room - name - px(12))
            width = min(most, metrics.horizontalAdvance(card.trailing) + 1)
            area = QRect(right - width + 1, box.top(), width, box.height())
            self._text(
                painter, area, card.trailing, self._small_tabular, card.trailing_tone, _RIGHT
            )
            right -= width + px(8)
        area = QRect(box.left(), box.top(), max(0, right - box.left() + 1), box.height())
        font = self._bold if card.strong else self._font
        self._text(painter, area, one_line(card.title), font, card.title_tone)

    def _second_line(self, painter: QPainter, box: QRect, card: CardText) -> None:
        px = self._px
        if card.trailing_below:
            metrics = self._metrics[id(self._small_tabular)]
            width = metrics.horizontalAdvance(card.trailing_below) + 1
            area = QRect(box.right() - width + 1, box.top(), width, box.height())
            self._text(painter, area, card.trailing_below, self._small_tabular, "muted", _RIGHT)
            box = box.adjusted(0, 0, -width - px(8), 0)
        if card.dot:
            centre = QPointF(box.left() + px(4), box.center().y() + 0.5)
            paint_dot(painter, centre, px(7), vendor_colour(card.dot, self._look.tokens))
            box = box.adjusted(px(13), 0, 0, 0)
        if card.hits:
            self._lit(painter, box, card)
        else:
            self._text(painter, box, one_line(card.subtitle), self._small, "muted")

    def _lit(self, painter: QPainter, box: QRect, card: CardText) -> None:
        """A line with the words in it that were looked for."""
        metrics = self._metrics[id(self._small)]
        text, hits = card.subtitle, card.hits
        first, size = hits[0]
        if metrics.horizontalAdvance(text[: first + size]) > box.width() * 3 // 4:
            # The line begins a little before the first hit, or nobody would see it.
            cut = max(card.label_length, text.rfind(" ", 0, max(0, first - 4)) + 1)
            gone = cut - card.label_length - 1
            text = f"{text[: card.label_length]}…{text[cut:]}"
            hits = tuple((start - gone, length) for start, length in hits)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        self._text(painter, box, shown, self._small, "muted")
        # What is cut off has no place any more.
        left = len(shown) if shown == text else len(shown) - 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for start, size in hits:
            size = min(size, left - start)
            if size <= 0:
                continue
            begin = metrics.horizontalAdvance(shown[:start])
            width = metrics.horizontalAdvance(shown[start : start + size])
            place = QRect(box.left() + begin, box.top(), width + 1, box.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.tokens.tint("warn"))
            painter.drawRoundedRect(place.adjusted(-1, 0, 1, 0), 3, 3)
            painter.setFont(self._small)
            painter.setPen(self._look.colour("text"))
            painter.drawText(place, _LEFT, shown[start : start + size])

    def _text(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        font: QFont,
        tone: str,
        flags: int = _LEFT,
    ) -> None:
        if not text or box.width() <= 0:
            return
        painter.setFont(font)
        painter.setPen(self._look.colour(tone))
        shown = self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, flags, shown)

    def _prepare(self) -> None:
        look = self._look
        self._px = look.px
        self._font = look.font()
        self._tabular = look.font(tabular=True)
        self._bold = look.font()
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small = look.font(scale=0.92)
        self._small_tabular = look.font(scale=0.92, tabular=True)
        self._metrics = {
            id(font): QFontMetrics(font)
            for font in (self._font, self._tabular, self._bold, self._small, self._small_tabular)
        }
        self._selection = look.colour("selection")
        self._hover = look.colour("hover")


def _value(given: Callable[[Any], str] | str, found: Any) -> str:
    return given(found) if callable(given) else given
