"""The steps at the left: done, current, still to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from huntflow_desk.qt.kit.theme import theme

_STEP = 36
_CIRCLE = 22


class StepRail(QWidget):
    """Shows where one is; nothing to press."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_titles(self, titles: Sequence[str]) -> None:
        """Names of the steps in the current language."""
        self._titles = tuple(titles)
        self._describe()
        self.updateGeometry()
        self.update()

    def set_current(self, number: int) -> None:
        """The step one is at; those before count as done."""
        self._current = number
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all steps."""
        px = theme().px
        widest = max((self.fontMetrics().horizontalAdvance(t) for t in self._titles), default=0)
        return QSize(px(_CIRCLE + 14) + widest, px(_STEP) * max(1, len(self._titles)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Circles joined by a line, with names."""
        look = theme()
        px = look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, step = px(_CIRCLE), px(_STEP)
        for number, title in enumerate(self._titles):
            top = number * step + (step - side) // 2
            circle = QRectF(1, top, side, side)
            done, here = number < self._current, number == self._current
            if number + 1 < len(self._titles):
                painter.setPen(QPen(look.colour("accent" if done else "strong_border"), 1.5))
                x = circle.center().x()
                painter.drawLine(int(x), int(circle.bottom()) + px(3), int(x), top + step - px(3))
            tone = "accent" if done or here else "strong_border"
            painter.setPen(QPen(look.colour(tone), 1.5))
            fill = "accent" if here else "accent_tint" if done else "surface"
            painter.setBrush(look.colour(fill))
            painter.drawEllipse(circle)
            painter.setPen(look.colour("on_accent" if here else "muted"))
            painter.setFont(look.font(scale=0.9, bold=here))
            if done:
                mark = look.pixmap("check", 14, "accent")
                inset = (side - px(14)) / 2
                painter.drawPixmap(int(circle.left() + inset), int(circle.top() + inset), mark)
            else:
                painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
            painter.setFont(look.font(bold=here))
            painter.setPen(look.colour("text" if here else "muted"))
            left = side + px(12)
            painter.drawText(
                QRectF(left, number * step, self.width() - left, step),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
                title,
            )

    def _describe(self) -> None:
        if 0 <= self._current < len(self._titles):
            text = self.tr("Шаг {number} из {total}: {title}")
            self.setAccessibleName(
                text.replace("{number}", str(self._current + 1))
                .replace("{total}", str(len(self._titles)))
                .replace("{title}", self._titles[self._current])
            )
