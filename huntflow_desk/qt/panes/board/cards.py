"""A person as a card of the board: what it says and how it looks."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from huntflow_desk.core.models import ApplicantRow, Tag
from huntflow_desk.qt.kit.marks import paint_dot
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.rowpaint import RowPainter
from huntflow_desk.qt.kit.rows import Column, RowsModel
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.kit.tokens import vendor_colour
from huntflow_desk.qt.tables import days_since, days_text, full_name
from huntflow_desk.services.library import Library

_tr = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
_RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)
LINES, COMPACT_LINES = 3, 1
TAGS_SHOWN, TAGS_COMPACT = 5, 3


class Face(NamedTuple):
    """What a card says. `days` is "" when unknown; `limit` in words where it is exceeded."""

    name: str
    about: str
    days: str
    limit: str
    tags: tuple[Tag, ...]
    has_resume: bool
    waiting: bool
    reminded: bool

    def told(self) -> str:
        """All of it in words."""
        parts = [self.name, self.about]
        if self.days:
            parts.append(_tr("Board", "на этапе: {days}").format(days=self.days))
        if self.limit:
            parts.append(_tr("Board", "дольше срока ({limit})").format(limit=self.limit))
        if self.tags:
            names = ", ".join(one_line(tag.name, 60) for tag in self.tags)
            parts.append(_tr("Board", "метки: {names}").format(names=names))
        if self.has_resume:
            parts.append(_tr("Board", "есть резюме"))
        if self.waiting:
            parts.append(_tr("Board", "правки ещё не отправлены"))
        if self.reminded:
            parts.append(_tr("Board", "есть напоминание"))
        return "\n".join(part for part in parts if part)


class Faces:
    """Makes the faces of one column."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.account_id: int | None = None
        self.limit_days: int | None = None

    def of(self, row: ApplicantRow) -> Face:
        """What the card of this person says."""
        days = days_since(row.changed)
        limit = self.limit_days
        late = days is not None and limit is not None and days > limit
        known = self._library.names(self.account_id).tags if self.account_id is not None else {}
        return Face(
            one_line(full_name(row)),
            " · ".join(filter(None, (one_line(row.position), one_line(row.company)))),
            days_text(days),
            _tr("Board", "срок %n дн.", "", limit or 0) if late else "",
            tuple(known[one] for one in row.tag_ids if one in known),
            row.has_resume,
            row.waiting,
            (self.account_id, row.applicant_id) in self._library.reminded,
        )

    def column(self) -> Column:
        """The one column of the list: the card in words."""
        return Column("card", "", text=self._told, tooltip=self._told, stretch=True)

    def _told(self, row: ApplicantRow) -> str:
        return self.of(row).told()


class CardPainter(RowPainter):
    """Paints rows as cards with an edge; three lines, or one when `compact`."""

    def __init__(self, view: QTableView, faces: Faces) -> None:
        super().__init__(view)
        self._faces = faces
        self.compact = False

    def is_cards(self) -> bool:
        """Always."""
        return True

    def edge(self, rect: QRect) -> QRect:
        """The card inside its row."""
        inset = self._px(6)
        gap = 1 if self.compact else self._px(3)
        return rect.adjusted(inset, gap, -inset - 1, -gap - 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One card."""
        model = index.model()
        found = model.row_at(index.row()) if isinstance(model, RowsModel) else None
        if found is None:
            return
        rect: QRect = option.rect
        selected = self._view.selectionModel().isSelected(index)
        current = index.row() == self._view.currentIndex().row()
        strong = current or index.row() == self.hover_row
        painter.save()
        self.paint_card(painter, rect, self._faces.of(found), selected=selected, strong=strong)
        painter.restore()

    def paint_card(
        self,
        painter: QPainter,
        rect: QRect,
        face: Face,
        *,
        selected: bool = False,
        strong: bool = False,
    ) -> None:
        """The card of a face in the place of a row. `strong`: with a marked edge."""
        look, px = self._look, self._px
        box = self.edge(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "border"
        if selected or strong:
            edge = "accent" if selected and strong else "strong_border"
        painter.setPen(QPen(look.colour(edge), 1))
        painter.setBrush(look.colour("selection" if selected else "surface"))
        painter.drawRoundedRect(box, px(6), px(6))
        inner = box.adjusted(px(10), 0, -px(8), 0)
        if self.compact:
            self._one_line(painter, inner, face)
        else:
            self._three_lines(painter, inner, face)

    def _three_lines(self, painter: QPainter, inner: QRect, face: Face) -> None:
        px = self._px
        high, low = self._metrics[id(self._bold)].height(), self._metrics[id(self._small)].height()
        gap = px(2)
        top = inner.top() + (inner.height() - high - 2 * (low + gap)) // 2
        first = QRect(inner.left(), top, inner.width(), high)
        second = QRect(inner.left(), first.bottom() + 1 + gap, inner.width(), low)
        third = second.translated(0, low + gap)
        first.setRight(self._icons(painter, first, face))
        self._text(painter, first, face.name, self._bold, "text")
        self._text(painter, second, face.about, self._small, "muted")
        third.setRight(self._tags(painter, third, face.tags, TAGS_SHOWN))
        words = face.days
        if face.limit:
            words = _tr("Board", "{days} · {limit}").format(days=face.days, limit=face.limit)
            self._icon(painter, third.left(), third, "clock", "warn")
            third.setLeft(third.left() + px(17))
        tone = "warn" if face.limit else "muted"
        self._text(painter, third, words, self._small_tabular, tone)

    def _one_line(self, painter: QPainter, inner: QRect, face: Face) -> None:
        px = self._px
        metrics = self._metrics[id(self._small_tabular)]
        width = metrics.horizontalAdvance(face.days) + 1
        days = QRect(inner.right() - width + 1, inner.top(), width, inner.height())
        tone = "warn" if face.limit else "muted"
        self._text(painter, days, face.days, self._small_tabular, tone, _RIGHT)
        right = days.left() - px(6)
        if face.limit:
            right -= px(14)
            self._icon(painter, right + px(2), inner, "clock", "warn")
            right -= px(4)
        line = QRect(inner.left(), inner.top(), right - inner.left(), inner.height())
        line.setRight(self._icons(painter, line, face))
        line.setRight(self._tags(painter, line, face.tags, TAGS_COMPACT))
        self._text(painter, line, face.name, self._font, "text")

    def _icons(self, painter: QPainter, line: QRect, face: Face) -> int:
        """Reminder, waiting and resume at the right end; where the rest of the line ends."""
        right = line.right()
        for wanted, name, tone in (
            (face.has_resume, "document", "muted"),
            (face.waiting, "outbox", "accent"),
            (face.reminded, "bell", "muted"),
        ):
            if wanted:
                right -= self._px(14)
                self._icon(painter, right + 1, line, name, tone)
                right -= self._px(5)
        return right

    def _icon(self, painter: QPainter, left: int, line: QRect, name: str, tone: str) -> None:
        side = self._px(14)
        top = line.top() + (line.height() - side) // 2
        painter.drawPixmap(left, top, self._look.pixmap(name, 14, tone))

    def _tags(self, painter: QPainter, line: QRect, tags: tuple[Tag, ...], most: int) -> int:
        """Dots at the right end, the number of the rest behind them."""
        px = self._px
        if not tags:
            return line.right()
        shown, rest = tags[:most], len(tags) - most
        right = line.right()
        if rest > 0:
            more = f"+{rest}"
            width = self._metrics[id(self._small)].horizontalAdvance(more) + 1
            place = QRect(right - width + 1, line.top(), width, line.height())
            self._text(painter, place, more, self._small, "muted", _RIGHT)
            right -= width + px(3)
        for tag in reversed(shown):
            centre = QPointF(right - px(3.5), line.center().y() + 0.5)
            paint_dot(painter, centre, px(8), vendor_colour(tag.color, theme().tokens))
            right -= px(11)
        return right - px(4)
