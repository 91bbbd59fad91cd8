"""Dialogs that fit the screen at every zoom."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.kit.theme import theme

MARGIN = 48


def fit_on_screen(dialog: QWidget, size: tuple[int, int], least: tuple[int, int]) -> None:
    """Size and least size at 100 % zoom, grown with the zoom as far as screen and parent allow."""
    room = dialog.screen().availableSize() - QSize(MARGIN, MARGIN)
    above = dialog.parentWidget()
    if above is not None:
        room = room.boundedTo(above.window().size().expandedTo(QSize(*least)))
    px = theme().px
    dialog.setMinimumSize(QSize(px(least[0]), px(least[1])).boundedTo(room))
    dialog.resize(QSize(px(size[0]), px(size[1])).boundedTo(room))
