"""Our own icons: SVG files drawn with `currentColor`, tinted when first asked for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from huntflow_desk.qt.kit.resources import resource_path


class Icons:
    """Renders and keeps tinted pictures. One per application, owned by the theme."""

    def __init__(self) -> None:
        self._sources: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
        """The icon as a square of `size` logical pixels; empty when there is no such icon."""
        key = (name, size, colour.name(QColor.NameFormat.HexArgb), ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._render(name, size, colour, ratio)
        return found

    def icon(
        self, name: str, size: int, colour: QColor, disabled: QColor, ratio: float = 1.0
    ) -> QIcon:
        """An icon in one size, normal and disabled."""
        icon = QIcon()
        icon.addPixmap(self.pixmap(name, size, colour, ratio), QIcon.Mode.Normal)
        icon.addPixmap(self.pixmap(name, size, disabled, ratio), QIcon.Mode.Disabled)
        return icon

    def forget(self) -> None:
        """Drop the rendered pictures, as after a change of scheme."""
        self._pixmaps.clear()

    def names(self) -> tuple[str, ...]:
        """All icons there are."""
        return tuple(sorted(path.stem for path in resource_path("icons").glob("*.svg")))

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            path = resource_path(f"icons/{name}.svg")
            self._sources[name] = path.read_bytes() if path.is_file() else b""
        return self._sources[name]

    def _render(self, name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
        pixels = max(1, round(size * ratio))
        pixmap = QPixmap(QSize(pixels, pixels))
        pixmap.fill(Qt.GlobalColor.transparent)
        source = self._source(name).replace(b"currentColor", colour.name().encode())
        if source:
            renderer = QSvgRenderer(QByteArray(source))
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, pixels, pixels))
            painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
