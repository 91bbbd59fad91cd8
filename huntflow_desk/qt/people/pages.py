"""Pages of a document as pictures, one under the other; only those in sight are asked for.

The view asks nobody: whoever fills it hears `wanted`, takes `next_wanted()` and gives back
`put` or `fail`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QFrame, QSizePolicy, QWidget

from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.kit.tokens import LIGHT

PAPER = 297 / 210
"""Height of a page that has not been seen yet, in widths: A4."""

GAP_PX = 10
SETTLE_MS = 120
ZOOM_MIN, ZOOM_MAX, ZOOM_STEP = 50, 300, 10
NEAR = 1
"""So many pages before and behind those in sight are kept ready."""

LIT_ALPHA = 56
"""Of 255: the words under a light stay readable."""

PagePlace = tuple[int, float, float, float, float]
"""Page from 0; left, top, right, bottom as shares (0 to 1) of the page from its upper left."""


class PagesView(QAbstractScrollArea):
    """Scrolls through `count` pages that fit the width. Ctrl and the wheel, + and - zoom, 0 fits.

    `wanted`: a page in sight may be without its picture; `page_changed(number from 0)`.
    """

    wanted = Signal()
    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ratios: list[float] = []
        self._tops: list[int] = []
        self._known: set[int] = set()
        self._failed: set[int] = set()
        self._pictures: dict[int, tuple[QPixmap, int]] = {}
        self._lit: list[PagePlace] = []
        self._aimed = False
        self._zoom = 100
        self._page = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # A bar that comes and goes would change the width, and with it every picture.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self.wanted)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.actionTriggered.connect(self._let_go)
        theme().changed.connect(self.viewport().update)

    # What is shown

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._ratios)

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 0; -1 without pages."""
        return self._page

    @property
    def zoom(self) -> int:
        """100: the page is as wide as the view."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Another width; the place on the page stays."""
        percent = min(ZOOM_MAX, max(ZOOM_MIN, percent))
        if percent != self._zoom:
            self._zoom = percent
            self._arrange()
            self._settled.start()

    def show_pages(self, count: int) -> None:
        """Other pages, from the first one."""
        self._ratios, self._tops = [PAPER] * count, []
        self._known.clear()
        self._failed.clear()
        self._pictures.clear()
        self._lit, self._aimed = [], False
        self._page = -1
        self.verticalScrollBar().setValue(0)
        self._arrange()
        self._scrolled()

    @property
    def lit(self) -> tuple[PagePlace, ...]:
        """What is lit up."""
        return tuple(self._lit)

    def light(self, places: Sequence[PagePlace]) -> None:
        """Light these places up instead of earlier ones; the first is brought into view and stays
        in it, whatever the pages turn out to measure, until a person scrolls."""
        self._lit = [place for place in places if 0 <= place[0] < self.count]
        self._aimed = bool(self._lit)
        self._aim()
        self.viewport().update()

    def lit_box(self, place: PagePlace) -> QRectF:
        """Where a place is in the viewport now."""
        number, left, top, right, bottom = place
        box = self._box(number)
        return QRectF(
            QPointF(box.left() + left * box.width(), box.top() + top * box.height()),
            QPointF(box.left() + right * box.width(), box.top() + bottom * box.height()),
        )

    def next_wanted(self) -> tuple[int, int] | None:
        """Number and width in pixels of the page that is missed most; None: all is there."""
        width = self._picture_width()
        first, last = self._in_sight()
        if width < 16 or last < first:
            return None
        near = [n for step in range(1, NEAR + 1) for n in (last + step, first - step)]
        for number in (*range(first, last + 1), *near):
            if not 0 <= number < self.count or number in self._failed:
                continue
            if number not in self._pictures or self._pictures[number][1] != width:
                return number, width
        return None

    def put(self, number: int, picture: QImage, width_px: int) -> None:
        """The picture of a page that was asked for with this width."""
        if not 0 <= number < self.count:
            return
        pixmap = QPixmap.fromImage(picture)
        self._pictures[number] = (pixmap, width_px)
        if number not in self._known and pixmap.width() and pixmap.height():
            self._known.add(number)
            ratio = pixmap.height() / pixmap.width()
            if not self._known - {number}:
                # Documents rarely change their paper.
                self._ratios = [ratio] * self.count
            self._ratios[number] = ratio
            self._arrange()
        self._drop_far()
        self.viewport().update()

    def fail(self, number: int) -> None:
        """There will be no picture of this page."""
        self._failed.add(number)
        self.viewport().update()

    def has_picture(self, number: int) -> bool:
        """Whether a page is shown."""
        return number in self._pictures

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other width, other pictures, when it has settled."""
        super().resizeEvent(event)
        self._arrange()
        self._settled.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.set_zoom(self._zoom + (ZOOM_STEP if turned > 0 else -ZOOM_STEP))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and scroll."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.set_zoom(self._zoom + ZOOM_STEP)
            case Qt.Key.Key_Minus:
                self.set_zoom(self._zoom - ZOOM_STEP)
            case Qt.Key.Key_0:
                self.set_zoom(100)
            case Qt.Key.Key_Home:
                bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
            case Qt.Key.Key_End:
                bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
            case Qt.Key.Key_Space:
                bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The focus ring comes and goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, pictures, what is not there yet, lights, the number of the page."""
        look = theme()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), look.colour("sunken"))
        first, last = self._in_sight()
        for number in range(first, last + 1):
            box = self._box(number)
            shown = self._pictures.get(number)
            if shown is not None:
                painter.drawPixmap(box, shown[0], QRectF(shown[0].rect()))
            else:
                painter.fillRect(box, look.colour("surface"))
                self._write(painter, box, number)
            painter.setPen(QPen(look.colour("border"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        self._paint_lights(painter, first, last)
        if self.count > 1:
            self._write_place(painter)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 1.5))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.end()

    # Places

    def _width(self) -> int:
        room = self.viewport().width() - 2 * theme().px(GAP_PX)
        return max(1, room * self._zoom // 100)

    def _picture_width(self) -> int:
        return round(self._width() * self.devicePixelRatioF())

    def _arrange(self) -> None:
        """Find the tops anew; what stood at the middle of the view stays there."""
        half = self.viewport().height() / 2
        bar = self.verticalScrollBar()
        anchor, share = self._page_at(bar.value() + half)
        at_top = bar.value() == 0
        width, gap = self._width(), theme().px(GAP_PX)
        self._tops, top = [], gap
        for ratio in self._ratios:
            self._tops.append(top)
            top += round(width * ratio) + gap
        view = self.viewport()
        bar.setRange(0, max(0, top - view.height()))
        bar.setPageStep(max(1, view.height()))
        bar.setSingleStep(theme().px(40))
        sideways = self.horizontalScrollBar()
        wide = max(0, width + 2 * gap - view.width())
        sideways.setRange(0, wide)
        sideways.setPageStep(max(1, view.width()))
        if 0 <= anchor < self.count and not at_top:
            bar.setValue(round(self._tops[anchor] + share * self._height(anchor) - half))
        self._aim()
        view.update()

    def _aim(self) -> None:
        """Bring the first light into view, unless it is there or a person went elsewhere."""
        if not self._aimed:
            return
        view, room = QRectF(self.viewport().rect()), theme().px(GAP_PX)
        box = self.lit_box(self._lit[0]).adjusted(-room, -room, room, room)
        bar, sideways = self.verticalScrollBar(), self.horizontalScrollBar()
        if box.top() < view.top() or box.bottom() > view.bottom():
            bar.setValue(round(bar.value() + box.center().y() - view.center().y()))
        if box.left() < view.left() or box.right() > view.right():
            sideways.setValue(round(sideways.value() + box.center().x() - view.center().x()))

    def _let_go(self) -> None:
        self._aimed = False

    def _height(self, number: int) -> int:
        return max(1, round(self._width() * self._ratios[number]))

    def _page_at(self, y: float) -> tuple[int, float]:
        """The page at a height of the document, and how far down on it; -1 before the first."""
        found = -1
        for number, top in enumerate(self._tops):
            if top > y:
                break
            found = number
        if found < 0:
            return -1, 0.0
        height = self._tops[found + 1] if found + 1 < len(self._tops) else 0
        height = (height or self._tops[found] + self._height(found)) - self._tops[found]
        return found, (y - self._tops[found]) / max(1, height)

    def _in_sight(self) -> tuple[int, int]:
        """First and last page in sight; the last is smaller without any."""
        if not self.count:
            return 0, -1
        top = self.verticalScrollBar().value()
        first = max(0, self._page_at(top)[0])
        last = max(first, self._page_at(top + self.viewport().height())[0])
        return first, last

    def _box(self, number: int) -> QRectF:
        view, width = self.viewport(), self._width()
        left = max(theme().px(GAP_PX), (view.width() - width) // 2)
        left -= self.horizontalScrollBar().value()
        top = self._tops[number] - self.verticalScrollBar().value()
        return QRectF(left, top, width, self._height(number))

    def _scrolled(self, _value: int = 0) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = max(0, self._page_at(middle)[0]) if self.count else -1
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self.viewport().update()
        self.wanted.emit()

    def _drop_far(self) -> None:
        first, last = self._in_sight()
        for number in list(self._pictures):
            if not first - 2 * NEAR - 1 <= number <= last + 2 * NEAR + 1:
                del self._pictures[number]

    # Marks

    def _paint_lights(self, painter: QPainter, first: int, last: int) -> None:
        """A frame as well as a tint: paper may have any colour of its own."""
        # Paper is as light in the dark scheme, where the accent would be too pale on it.
        line = QColor(LIGHT.accent)
        tint = QColor(line)
        tint.setAlpha(LIT_ALPHA)
        room = theme().px(2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1.5))
        painter.setBrush(tint)
        for place in self._lit:
            if first <= place[0] <= last and place[0] in self._pictures:
                box = self.lit_box(place).adjusted(-room, -room, room, room)
                painter.drawRoundedRect(box, room, room)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _write(self, painter: QPainter, box: QRectF, number: int) -> None:
        failed = number in self._failed
        text = (
            self.tr("Эту страницу показать не удалось")
            if failed
            else self.tr("Страница {number}…").format(number=number + 1)
        )
        painter.setPen(theme().colour("muted"))
        painter.setFont(theme().font())
        place = box.intersected(QRectF(self.viewport().rect()))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)

    def _write_place(self, painter: QPainter) -> None:
        look = theme()
        text = f"{self._page + 1} / {self.count}"
        painter.setFont(look.font(scale=0.92, tabular=True))
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(text) + look.px(16), metrics.height() + look.px(6)
        view = self.viewport().rect()
        box = QRectF(
            QPointF(view.right() - width - look.px(8), view.bottom() - height - look.px(8)),
            QPointF(view.right() - look.px(8), view.bottom() - look.px(8)),
        )
        back = QColor(look.colour("text"))
        back.setAlpha(200)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(back)
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(look.colour("surface"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
