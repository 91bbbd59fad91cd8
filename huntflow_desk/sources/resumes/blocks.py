"""Collects paragraphs and tables while a stream (RTF, HTML, DOC) is read from front to end."""

from __future__ import annotations

from huntflow_desk.sources.resumes.document import Line
from huntflow_desk.sources.resumes.tables import flatten_row

_MAX_NESTING = 40


class BlockBuilder:
    """Text goes in piece by piece with its looks; finished lines come out of `finish`."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._cells: list[list[Line]] = []
        self._stack: list[tuple[list[Line], list[list[Line]]]] = []
        self._parts: list[str] = []
        self._weight = [0, 0]
        self._size = 0.0
        self._gap = False
        self.heading = False
        self.bullet = False

    def add(self, text: str, size: float = 0.0, bold: bool = False) -> None:
        """A run of the current paragraph."""
        if not text:
            return
        self._parts.append(text)
        shown = len(text.strip())
        if shown:
            self._weight[bold] += shown
            self._size = max(self._size, size)

    def end_paragraph(self, gap: bool = False) -> None:
        """Closes the current paragraph; `gap` leaves space below it."""
        text = "".join(self._parts)
        if text.strip():
            if self.bullet and text.strip():
                text = "• " + text.strip()
            self._lines.append(
                Line(
                    text,
                    self._size,
                    self._weight[1] > self._weight[0],
                    self.heading,
                    self.bullet,
                    self._gap,
                )
            )
            self._gap = False
        self._gap = self._gap or (gap and bool(self._lines))
        self._parts = []
        self._weight = [0, 0]
        self._size = 0.0

    def begin_row(self) -> None:
        """Opens a table row (nested tables: inside the current cell)."""
        self.end_paragraph()
        if len(self._stack) < _MAX_NESTING:
            self._stack.append((self._lines, self._cells))
            self._lines, self._cells = [], []

    def end_cell(self) -> None:
        """Closes the current cell."""
        self.end_paragraph()
        if self._stack:
            self._cells.append(self._lines)
            self._lines = []

    def end_row(self) -> None:
        """Closes the row; what stands behind the last cell counts as a cell."""
        self.end_paragraph()
        if not self._stack:
            return
        if self._lines:
            self._cells.append(self._lines)
        done = flatten_row(self._cells)
        self._lines, self._cells = self._stack.pop()
        self._lines += done

    @property
    def in_row(self) -> bool:
        return bool(self._stack)

    def finish(self) -> list[Line]:
        """All lines; open rows are closed."""
        self.end_paragraph()
        while self._stack:
            self.end_row()
        return self._lines
