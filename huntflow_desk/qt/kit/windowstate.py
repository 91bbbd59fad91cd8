"""Where windows, splitters and columns were left: kept as plain JSON by someone else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter, QWidget

from huntflow_desk.qt.kit.rowview import RowsView

Json = dict[str, Any]
W = TypeVar("W", bound=QWidget)


class WindowState:
    """Saves and restores a window with its splitters and lists, by their object names.

    Splitters are kept as shares of their length, so that a smaller screen keeps the proportions.
    Anything unknown or odd in the saved data is passed over.
    """

    def __init__(
        self, get: Callable[[str], Mapping[str, Any] | None], put: Callable[[str, Json], object]
    ) -> None:
        """`get(name)` and `put(name, data)` keep one JSON object per window."""
        self._get = get
        self._put = put

    def save(self, window: QWidget, name: str, extra: Json | None = None) -> None:
        """Keep size, place, splitters, columns, and what else the window wants (`extra`)."""
        splitters = {s.objectName(): _shares(s.sizes()) for s in _named(window, QSplitter)}
        lists = {view.objectName(): view.save_state() for view in _named(window, RowsView)}
        geometry = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
        self._put(
            name,
            {
                "geometry": geometry,
                "splitters": splitters,
                "lists": lists,
                "extra": extra or {},
            },
        )

    def restore(self, window: QWidget, name: str) -> Json:
        """Put everything back; gives the `extra` that was kept. Call before showing."""
        found = self._get(name)
        data: Json = dict(found) if isinstance(found, Mapping) else {}
        geometry = data.get("geometry")
        if isinstance(geometry, str) and geometry:
            window.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "replace")))
        splitters = data.get("splitters")
        if isinstance(splitters, Mapping):
            for splitter in _named(window, QSplitter):
                _spread(splitter, splitters.get(splitter.objectName()))
        lists = data.get("lists")
        if isinstance(lists, Mapping):
            for view in _named(window, RowsView):
                view.restore_state(lists.get(view.objectName()))
        extra = data.get("extra")
        return dict(extra) if isinstance(extra, Mapping) else {}


def _named(window: QWidget, kind: type[W]) -> list[W]:
    return [one for one in window.findChildren(kind) if one.objectName()]


def _shares(sizes: list[int]) -> list[float]:
    whole = sum(sizes)
    return [round(size / whole, 4) for size in sizes] if whole else []


def _spread(splitter: QSplitter, shares: object) -> None:
    if not isinstance(shares, list) or len(shares) != splitter.count():
        return
    if all(isinstance(share, int | float) and 0 <= share <= 1 for share in shares) and any(shares):
        # Sizes are proportions to Qt, whatever the length is going to be.
        splitter.setSizes([round(share * 10_000) for share in shares])
