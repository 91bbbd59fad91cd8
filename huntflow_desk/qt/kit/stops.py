"""Where Tab stops."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def first_stop(part: QWidget) -> QWidget | None:
    """Where Tab enters a part of a window; None while nothing there takes the keyboard."""
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if part.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled() and takes:
            return widget
        widget = widget.nextInFocusChain()
    return None
