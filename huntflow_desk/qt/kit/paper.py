"""Plain text set on pages: headings, paragraphs, facts, tables. Nothing is ever read as markup.

Each paragraph is laid out by itself, so that a long document is set in small steps; a
QTextDocument would hold the window until it is through with all of it. Everything is measured in
units of 1/300 inch; whoever paints scales the painter.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QObject, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from huntflow_desk.qt.kit.plaintext import clean, one_line
from huntflow_desk.qt.kit.theme import theme

UNITS_PER_INCH = 300
STEP_S = 0.008
MARGIN_MM = 15.0
FOOT_PT = 26.0
MARK_PT = 20.0
LONGEST_PARAGRAPH = 3_000
"""Characters that are laid out at once; a longer paragraph goes on in the next piece."""

_POINT = UNITS_PER_INCH / 72
_INK, _PALE, _RULE = QColor("#111111"), QColor("#555555"), QColor("#BBBBBB")
_SIZES = {"title": 17.0, "heading": 12.0, "strong": 10.0, "plain": 10.0, "muted": 9.0, "cell": 8.5}
_BOLD = frozenset({"title", "heading", "strong"})
_ABOVE = {"title": 0.0, "heading": 12.0, "strong": 7.0, "muted": 3.0}
_KEPT_LINES = 3
"""A heading is not left alone at the foot of a page."""


class Text(NamedTuple):
    """A paragraph. `role`: title, heading, strong, plain or muted; `mark` hangs before it,
    `depth` steps from the left."""

    text: str
    role: str = "plain"
    mark: str = ""
    depth: int = 0


class Fact(NamedTuple):
    """A name and what it is."""

    name: str
    value: str


class Head(NamedTuple):
    """The titles of a table, again on every page it goes on to; its rows follow as `Row`.
    `shares`: of the width; `right`: which columns stand at the right."""

    titles: tuple[str, ...]
    shares: tuple[float, ...]
    right: frozenset[int] = frozenset()


class Row(NamedTuple):
    """A row of the table that was begun."""

    cells: tuple[str, ...]


Block = Text | Fact | Head | Row


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of a layout and where they stand."""

    layout: QTextLayout
    first: int
    last: int
    left: float
    top: float
    colour: QColor


class Paper:
    """Pages of one size that are filled from the top. `foot`: the words at the foot of each;
    `mark`: a warning at the head of each, "" for none."""

    def __init__(self, page: QPageLayout, *, foot: str, mark: str = "") -> None:
        self.page = page
        whole, paint = (
            _units(rect) for rect in (_full(page), page.paintRect(QPageLayout.Unit.Point))
        )
        self.size = whole.size()
        self.origin = paint.topLeft()
        self._width, self._height = paint.width(), paint.height()
        self._foot, self._mark = one_line(foot, 200), one_line(mark, 200)
        self._top = MARK_PT * _POINT if mark else 0.0
        self._bottom = self._height - FOOT_PT * _POINT
        self._pages: list[list[_Piece]] = [[]]
        self._rules: list[list[float]] = [[]]
        self._y = self._top
        self._head: Head | None = None
        self._fonts: dict[str, QFont] = {}

    @property
    def count(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    def add(self, block: Block) -> None:
        """Set one block after what is there."""
        match block:
            case Text():
                self._text(block)
            case Fact():
                self._fact(block)
            case Head():
                self._begin_table(block)
            case Row():
                self._row(block)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint page `number` (from 0); the origin of the painter is where margins end, and its
        unit is ours."""
        for piece in self._pages[number]:
            painter.setPen(piece.colour)
            shift = piece.layout.lineAt(piece.first).y()
            place = QPointF(piece.left, piece.top - shift)
            for line in range(piece.first, piece.last):
                piece.layout.lineAt(line).draw(painter, place)
        painter.setPen(QPen(_RULE, 0.5 * _POINT))
        for y in self._rules[number]:
            painter.drawLine(QPointF(0, y), QPointF(self._width, y))
        self._paint_edges(painter, number)

    def picture(self, number: int, width_px: int) -> QImage:
        """A page as it will look, with its margins."""
        scale = width_px / self.size.width()
        image = QImage(
            width_px, max(1, round(self.size.height() * scale)), QImage.Format.Format_RGB32
        )
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(self.origin)
        self.paint(painter, number)
        painter.end()
        return image

    # Blocks

    def _text(self, block: Text) -> None:
        left = block.depth * 14 * _POINT
        indent = left + (14 * _POINT if block.mark else 0.0)
        self._space(_ABOVE.get(block.role, 2.0))
        keep = _KEPT_LINES if block.role in ("heading", "strong", "title") else 1
        colour = _PALE if block.role == "muted" else _INK
        for number, text in enumerate(_paragraphs(block.text)):
            if not text.strip():
                self._space(_SIZES["plain"] * 0.6)
                continue
            layout = self._layout(text, block.role, self._width - indent)
            if block.mark and not number:
                mark = self._layout(one_line(block.mark, 6), block.role, 20 * _POINT)
                self._room(self._line_height(block.role) * keep)
                self._put(mark, 0, 1, left, self._y, colour)
            self._flow(layout, indent, colour, self._line_height(block.role) * keep)
        if block.role == "heading":
            self._rule(2.0)

    def _fact(self, block: Fact) -> None:
        name_width = self._width * 0.28
        self._space(3.0)
        name = self._layout(one_line(block.name, 120), "muted", name_width - 6 * _POINT)
        for number, text in enumerate(_paragraphs(block.value)):
            layout = self._layout(text, "plain", self._width - name_width)
            if not number:
                self._room(max(_height(name), self._line_height("plain")))
                drop = self._ascent("plain") - self._ascent("muted")
                page, top = self.count, self._y
                self._put(name, 0, name.lineCount(), 0.0, top + drop, _PALE)
                lowest = top + drop + _height(name)
            self._flow(layout, name_width, _INK, 0.0)
        if page == self.count:
            self._y = max(self._y, lowest)

    def _begin_table(self, head: Head) -> None:
        self._head = head
        self._space(4.0)
        self._cells(head.titles, "strong")
        self._rule(1.5)

    def _row(self, row: Row) -> None:
        height = self._cells(row.cells, "cell")
        if height is None and self._head is not None:
            # The next page begins with the titles.
            self._new_page()
            self._cells(self._head.titles, "strong")
            self._rule(1.5)
            self._cells(row.cells, "cell")
        self._rule(1.5)

    def _cells(self, texts: Sequence[str], role: str) -> float | None:
        """Cells side by side; their height, None where they do not fit on this page."""
        head = self._head
        assert head is not None
        role_of_cells = "cell" if role == "cell" else "muted"
        whole = sum(head.shares) or 1.0
        gap, left = 5 * _POINT, 0.0
        placed: list[tuple[QTextLayout, float]] = []
        for number, share in enumerate(head.shares):
            width = self._width * share / whole
            text = one_line(texts[number] if number < len(texts) else "", 300)
            right = number in head.right
            placed.append((self._layout(text, role_of_cells, width - gap, right=right), left))
            left += width
        height = max((_height(layout) for layout, _ in placed), default=0.0)
        if role == "cell" and self._y + height > self._bottom and self._y > self._top:
            return None
        self._room(height)
        for layout, x in placed:
            if layout.text():
                colour = _INK if role == "cell" else _PALE
                self._put(layout, 0, layout.lineCount(), x, self._y, colour)
        self._y += height
        return height

    # Places

    def _flow(self, layout: QTextLayout, left: float, colour: QColor, keep: float) -> None:
        """Lines from here on, over as many pages as they need."""
        if keep:
            self._room(keep)
        first, top = 0, self._y
        for number in range(layout.lineCount()):
            height = layout.lineAt(number).height()
            if self._y + height > self._bottom and (number > first or self._y > self._top):
                if number > first:
                    self._put(layout, first, number, left, top, colour)
                self._new_page()
                first, top = number, self._y
            self._y += height
        if layout.lineCount() > first:
            self._put(layout, first, layout.lineCount(), left, top, colour)

    def _put(
        self, layout: QTextLayout, first: int, last: int, left: float, top: float, colour: QColor
    ) -> None:
        self._pages[-1].append(_Piece(layout, first, last, left, top, colour))

    def _room(self, height: float) -> None:
        if self._y + height > self._bottom and self._y > self._top:
            self._new_page()

    def _space(self, points: float) -> None:
        if self._y > self._top:
            self._y += points * _POINT

    def _rule(self, points: float) -> None:
        self._y += points * _POINT
        if self._y < self._bottom + 4 * _POINT:
            self._rules[-1].append(self._y)
        self._y += points * _POINT

    def _new_page(self) -> None:
        self._pages.append([])
        self._rules.append([])
        self._y = self._top

    # Type

    def _font(self, role: str) -> QFont:
        font = self._fonts.get(role)
        if font is None:
            font = theme().font(bold=role in _BOLD, tabular=role == "cell")
            font.setPixelSize(max(1, round(_SIZES[role] * _POINT)))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[role] = font
        return font

    def _line_height(self, role: str) -> float:
        return QFontMetricsF(self._font(role)).height()

    def _ascent(self, role: str) -> float:
        return QFontMetricsF(self._font(role)).ascent()

    def _layout(self, text: str, role: str, width: float, *, right: bool = False) -> QTextLayout:
        layout = QTextLayout(text, self._font(role))
        option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0.0, y))
            y += line.height()
        layout.endLayout()
        return layout

    def _paint_edges(self, painter: QPainter, number: int) -> None:
        font = self._font("muted")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(_PALE)
        place = QRectF(0, self._height - metrics.height(), self._width, metrics.height())
        pages = f"{number + 1} / {self.count}"
        room = self._width - metrics.horizontalAdvance(pages) - 12 * _POINT
        said = metrics.elidedText(self._foot, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), said)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), pages)
        if self._mark:
            painter.setFont(self._font("strong"))
            painter.setPen(_INK)
            above = QRectF(0, 0, self._width, self._line_height("strong"))
            painter.drawText(above, int(Qt.AlignmentFlag.AlignLeft), self._mark)


class Setting(QObject):
    """Sets blocks on a paper in steps of some milliseconds. `advanced(pages)`, then `done`."""

    advanced = Signal(int)
    done = Signal()

    def __init__(self, paper: Paper, blocks: Iterable[Block], parent: QObject) -> None:
        super().__init__(parent)
        self.paper = paper
        self._blocks = iter(blocks)
        self._timer = _turns(self)
        self._timer.timeout.connect(self._step)

    def stop(self) -> None:
        """It is not wanted any more."""
        self._timer.stop()

    def _step(self) -> None:
        until = time.monotonic() + STEP_S
        while time.monotonic() < until:
            block = next(self._blocks, None)
            if block is None:
                self.done.emit()
                return
            self.paper.add(block)
        self._timer.start()
        self.advanced.emit(self.paper.count)


class Output(QObject):
    """Paints all pages of a paper onto a printer or a file, one at a time. `advanced(pages)`, then
    `done(whether all of it arrived)`."""

    advanced = Signal(int)
    done = Signal(bool)

    def __init__(self, paper: Paper, device: QPagedPaintDevice, parent: QObject) -> None:
        super().__init__(parent)
        self._paper = paper
        self._device = device
        self._number = 0
        self._painter = QPainter()
        self._timer = _turns(self)
        self._timer.timeout.connect(self._step)

    def stop(self) -> None:
        """No further pages."""
        self._timer.stop()
        if self._painter.isActive():
            self._painter.end()

    def _step(self) -> None:
        painter = self._painter
        begun = painter.isActive() or painter.begin(self._device)
        if not begun or (self._number and not self._device.newPage()):
            self._end(False)
            return
        painter.save()
        scale = self._device.logicalDpiX() / UNITS_PER_INCH
        painter.scale(scale, scale)
        self._paper.paint(painter, self._number)
        painter.restore()
        self._number += 1
        if self._number >= self._paper.count:
            self._end(True)
        else:
            self._timer.start()
            self.advanced.emit(self._number)

    def _end(self, fine: bool) -> None:
        if self._painter.isActive():
            fine = self._painter.end() and fine
        self.done.emit(fine)


def _turns(parent: QObject) -> QTimer:
    """One turn of the loop at a time: what fails is not tried for ever."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.start(0)
    return timer


def a4(*, across: bool = False) -> QPageLayout:
    """The usual paper, upright or across."""
    way = QPageLayout.Orientation
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        way.Landscape if across else way.Portrait,
        margins,
        QPageLayout.Unit.Millimeter,
    )


def _full(page: QPageLayout) -> QRectF:
    return page.fullRect(QPageLayout.Unit.Point)


def _units(points: QRectF) -> QRectF:
    return QRectF(points.topLeft() * _POINT, QSizeF(points.size()) * _POINT)


def _height(layout: QTextLayout) -> float:
    return sum(layout.lineAt(number).height() for number in range(layout.lineCount()))


def _paragraphs(text: str) -> Iterator[str]:
    """Lines of a text, a very long one in pieces that end at a blank where there is one."""
    for line in clean(text).split("\n"):
        rest = line.replace("\t", "    ")
        while len(rest) > LONGEST_PARAGRAPH:
            cut = rest.rfind(" ", LONGEST_PARAGRAPH // 2, LONGEST_PARAGRAPH)
            cut = cut if cut > 0 else LONGEST_PARAGRAPH
            yield rest[:cut]
            rest = rest[cut:].lstrip()
        yield rest
