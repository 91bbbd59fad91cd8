"""Synthetic resumes as PDF, drawn word by word with Qt (tests only; needs a QGuiApplication)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPageSize, QPainter, QPdfWriter

from tests.sources.resumes.render import _SIZES, PORTRAIT, _cells
from tests.sources.resumes.templates import Block

_BOTTOM = 790.0


class _Pen:
    def __init__(self, path: Path, family: str) -> None:
        self.writer = QPdfWriter(str(path))
        self.writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self.writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self.writer.setResolution(72)
        self.painter = QPainter(self.writer)
        self.family = family
        self.feet: list[str] = []

    def turn(self) -> float:
        """Begins a new page; where its text begins."""
        self.writer.newPage()
        self.foot()
        return 40.0

    def foot(self) -> None:
        """The page's footer, centred near its end."""
        for text in self.feet:
            self.painter.setFont(self.font("foot"))
            self.painter.drawText(QPointF(200, 822), text)

    def font(self, kind: str) -> QFont:
        font = QFont(self.family)
        font.setPixelSize(max(8, int(_SIZES[kind] * 0.92)))
        font.setBold(kind in ("title", "h", "b"))
        return font

    def text(self, kind: str, text: str, x: float, width: float, y: float) -> float:
        font = self.font(kind)
        metrics = QFontMetricsF(font)
        self.painter.setFont(font)
        if kind == "h":
            y += 7
        indent = 0.0
        if kind == "li":
            self.painter.drawText(QPointF(x + 4, y + metrics.ascent()), "•")
            indent = 14.0
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}".strip()
            if line and metrics.horizontalAdvance(longer) > width - indent:
                y = self.line(line, x + indent, y, metrics)
                line = word
            else:
                line = longer
        return self.line(line, x + indent, y, metrics) + (2 if kind != "p" else 0)

    def line(self, text: str, x: float, y: float, metrics: QFontMetricsF) -> float:
        self.painter.drawText(QPointF(x, y + metrics.ascent()), text)
        return y + metrics.height() * 1.08


def draw(path: Path, blocks: list[Block], family: str = "DejaVu Sans") -> None:
    """Writes an A4 PDF; long resumes go on on a second page."""
    pen = _Pen(path, family)
    pen.feet = [str(block[1]) for block in blocks if block[0] == "foot"]
    blocks = [block for block in blocks if block[0] != "foot"]
    pen.foot()
    _walk(pen, blocks, 45.0, 505.0, 40.0)
    pen.painter.end()


def _walk(
    pen: _Pen, blocks: list[Block], x: float, width: float, y: float, turn: bool = True
) -> float:
    for kind, *rest in blocks:
        if turn and y > _BOTTOM - 60:
            y = pen.turn()
        if kind in ("box", "top"):
            y = _walk(pen, rest[0], x, width, y, turn)
            continue
        if kind == "photo":
            pen.painter.drawImage(QRectF(x, y, 84, 112), QImage.fromData(PORTRAIT))
            y += 118
            continue
        if kind in ("cols", "colsr"):
            narrow = 0.33 if kind == "cols" else 0.63
            left = _walk(pen, rest[0], x, width * narrow - 12, y, False)
            right = _walk(
                pen, rest[1], x + width * narrow + 10, width * (1 - narrow) - 10, y, False
            )
            y = max(left, right)
        elif kind == "row":
            y = _row(pen, _cells(list(rest[0])), x, width, y)
        elif kind == "right":
            font = pen.font("b")
            pen.painter.setFont(font)
            metrics = QFontMetricsF(font)
            pen.painter.drawText(
                QPointF(x + width - metrics.horizontalAdvance(rest[0][1]), y + metrics.ascent()),
                rest[0][1],
            )
            y = pen.text("b", rest[0][0], x, width * 0.6, y)
        else:
            y = pen.text(kind, rest[0], x, width, y)
    return y


def _row(pen: _Pen, cells: list[list[Any]], x: float, width: float, y: float) -> float:
    wide = len(cells) == 2 and len(cells[0]) == 1 and cells[0][0][0] == "b" and len(cells[1]) == 1
    shares = (
        [0.7, 0.3] if wide else [0.26, 0.74] if len(cells) == 2 else [1 / len(cells)] * len(cells)
    )
    ends = []
    for share, cell in zip(shares, cells, strict=True):
        ends.append(_walk(pen, cell, x, width * share - 8, y, False))
        x += width * share
    return max(ends) + 2
