"""A layout that goes on in the next line, for chips, links and buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from huntflow_desk.qt.kit.theme import theme


class FlowLayout(QLayout):
    """Widgets side by side, each line as high as its highest, centred in it. Hidden ones take no
    room. Gaps are at 100 % zoom."""

    def __init__(
        self,
        *widgets: QWidget,
        spacing: int = 6,
        line_spacing: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`line_spacing`: between lines, as `spacing` when it is not given."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = spacing
        self._line_gap = spacing if line_spacing is None else line_spacing
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one at this place."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def clear(self) -> None:
        """Take all widgets away and let them go."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def addItem(self, item: QLayoutItem) -> None:
        """At the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        """The item, None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        """Remove and give, None beyond the end."""
        if 0 <= index < len(self._items):
            self.invalidate()
            return self._items.pop(index)
        return None  # type: ignore[return-value]

    def expandingDirections(self) -> Qt.Orientation:
        """None: it takes what it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrow is tall."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines."""
        margins = self.contentsMargins()
        inside = width - margins.left() - margins.right()
        height = self._place(QRect(0, 0, inside, 0), move=False)
        return height + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._shown()]
        gaps = theme().px(self._gap) * max(0, len(shown) - 1)
        width = sum(size.width() for size in shown) + gaps
        height = max((size.height() for size in shown), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The largest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        px = theme().px
        gap, line_gap = px(self._gap), px(self._line_gap)
        x, y, height = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, int, QSize]] = []

        def finish() -> None:
            for item, left, size in line if move else ():
                top = y + (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(left, top), size))
            line.clear()

        for item in self._shown():
            size = item.sizeHint()
            if rect.width() > 0:
                size.setWidth(min(size.width(), rect.width()))
            if line and x + size.width() > rect.x() + rect.width():
                finish()
                x, y, height = rect.x(), y + height + line_gap, 0
            line.append((item, x, size))
            x += size.width() + gap
            height = max(height, size.height())
        finish()
        return y + height - rect.y()
