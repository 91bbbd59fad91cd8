"""Our own icons: SVG files drawn with `currentColor`, tinted when first asked for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from huntflow_desk.qt.kit.resources import resource_path


class Icons:
    """Renders and keeps tinted pictures. One per application, owned by the theme."""

    def __init__(self) -> None:
        self._shapes: dict[tuple[str, int], QPixmap] = {}
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

    def _render(self, name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
        pixels = max(1, round(size * ratio))
        pixmap = QPixmap(self._shape(name, pixels))
        painter = QPainter(pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), colour)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _shape(self, name: str, pixels: int) -> QPixmap:
        """The icon in black. Reading SVG takes five times as long as tinting: once a size."""
        key = (name, pixels)
        found = self._shapes.get(key)
        if found is None:
            found = self._shapes[key] = QPixmap(QSize(pixels, pixels))
            found.fill(Qt.GlobalColor.transparent)
            path = resource_path(f"icons/{name}.svg")
            if path.is_file():
                source = path.read_bytes().replace(b"currentColor", b"#000")
                painter = QPainter(found)
                renderer = QSvgRenderer(QByteArray(source))
                renderer.render(painter, QRectF(0, 0, pixels, pixels))
                painter.end()
        return found
