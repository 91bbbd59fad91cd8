"""The look: Fusion with our own palette, light and dark, density and zoom, changed live.

The theme is as application-wide as the palette is, so it lives where the palette lives: it is a
child of the QApplication, and `theme()` finds it there.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from huntflow_desk.qt.kit.icons import Icons
from huntflow_desk.qt.kit.sheet import style_sheet
from huntflow_desk.qt.kit.tokens import DARK, LIGHT, Density, Tokens

FUSION = ("-style", "fusion")
"""Arguments for a QApplication. Asking for its style builds all enums of QStyle: 7 ms."""

ZOOM_MIN, ZOOM_MAX, ZOOM_STEP = 80, 160, 10


class Theme(QObject):
    """Applies the look to the application and answers delegates and widgets.

    `changed` comes after palette, font and style sheet are in place.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        scheme: str = "system",
        density: str = "normal",
        zoom_percent: int = 100,
        sheet: bool = True,
        fusion: bool = False,
    ) -> None:
        """`sheet` False: the style sheet waits for `put_sheet`, while the window is built.
        `fusion`: the application was started with FUSION, nobody need ask which style it has."""
        super().__init__(app)
        self._with_sheet = sheet
        self.setObjectName("theme")
        self._app = app
        self._base_font = QFont(QApplication.font())
        self._scheme = scheme
        self._density = _density(density)
        self._zoom_percent = _zoom(zoom_percent)
        self._tokens = LIGHT
        self._icons = Icons()
        self._dressed: list[tuple[weakref.ref[QObject], Callable[[], None]]] = []
        self._applying = False
        if not fusion and QApplication.style().objectName() != "fusion":
            QApplication.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    # What is set

    @property
    def tokens(self) -> Tokens:
        """Colours of the scheme in force."""
        return self._tokens

    @property
    def dark(self) -> bool:
        """Whether the dark scheme is in force."""
        return self._tokens.dark

    @property
    def scheme(self) -> str:
        """What was asked for: "light", "dark" or "system"."""
        return self._scheme

    @property
    def density(self) -> Density:
        """Row heights in force."""
        return self._density

    @property
    def zoom_percent(self) -> int:
        """80 to 160."""
        return self._zoom_percent

    def set_look(
        self,
        *,
        scheme: str | None = None,
        density: str | None = None,
        zoom_percent: int | None = None,
    ) -> None:
        """Change what is given, live. Nothing happens when nothing differs."""
        before = (self._scheme, self._density, self._zoom_percent)
        if scheme is not None:
            self._scheme = scheme
        if density is not None:
            self._density = _density(density)
        if zoom_percent is not None:
            self._zoom_percent = _zoom(zoom_percent)
        if before != (self._scheme, self._density, self._zoom_percent):
            self._apply()

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_look(zoom_percent=self._zoom_percent + ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_look(zoom_percent=self._zoom_percent - ZOOM_STEP)

    def put_sheet(self) -> None:
        """Put the style sheet on, where it was left out at first."""
        if not self._with_sheet:
            self._with_sheet = True
            self._apply_sheet(QApplication.font())

    # What widgets ask for

    def px(self, value: float) -> int:
        """A measure at 100 % in pixels, scaled by the zoom."""
        return max(1, round(value * self._zoom_percent / 100)) if value > 0 else 0

    def row_height(self, lines: int = 1) -> int:
        """Height of a list row with that many lines of text, in pixels."""
        return self.px(self._density.row_height + (lines - 1) * 20)

    def colour(self, name: str) -> QColor:
        """A token by name, or `#rrggbb`."""
        return self._tokens.colour(name)

    def font(self, *, scale: float = 1.0, bold: bool = False, tabular: bool = False) -> QFont:
        """The application's font, scaled. `bold`: semi-bold; `tabular`: digits of one width."""
        font = QFont(QApplication.font())
        if scale != 1.0:
            font.setPointSizeF(font.pointSizeF() * scale)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def icon(self, name: str, tone: str = "muted", size: int = 16) -> QIcon:
        """A tinted icon. It does not follow a change of scheme: see `dress`."""
        ratio = self._app.devicePixelRatio()
        colours = self.colour(tone), self.colour("disabled")
        return self._icons.icon(name, self.px(size), *colours, ratio)

    def pixmap(self, name: str, size: int = 16, tone: str = "muted") -> QPixmap:
        """A tinted icon as a picture of `size` pixels at 100 % zoom."""
        ratio = self._app.devicePixelRatio()
        return self._icons.pixmap(name, self.px(size), self.colour(tone), ratio)

    def dress(self, target: QObject, name: str, tone: str = "muted", size: int = 16) -> None:
        """Give a button or action an icon that follows the scheme; an empty name takes it away."""
        reference = weakref.ref(target)

        def put() -> None:
            found = reference()
            if found is not None and shiboken6.isValid(found):
                found.setIcon(self.icon(name, tone, size) if name else QIcon())  # type: ignore[attr-defined]

        self._dressed = [(ref, again) for ref, again in self._dressed if ref() is not target]
        if name:
            self._dressed.append((reference, put))
        put()

    def icon_names(self) -> tuple[str, ...]:
        """All icons there are."""
        return self._icons.names()

    # Inside

    def _system_changed(self) -> None:
        if self._scheme == "system" and not self._applying:
            self._apply()

    def _wants_dark(self) -> bool:
        if self._scheme == "system":
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._scheme == "dark"

    def _apply(self) -> None:
        self._applying = True
        hints = QGuiApplication.styleHints()
        # Native title bars and file dialogs follow this where the platform can.
        if self._scheme == "system":
            hints.unsetColorScheme()
        else:
            wanted = Qt.ColorScheme.Dark if self._scheme == "dark" else Qt.ColorScheme.Light
            hints.setColorScheme(wanted)
        tokens = DARK if self._wants_dark() else LIGHT
        if tokens is not self._tokens:
            self._icons.forget()
        self._tokens = tokens
        font = QFont(self._base_font)
        base = QFontInfo(self._base_font).pointSizeF()
        font.setPointSizeF(base * self._zoom_percent / 100)
        if font != QApplication.font():
            QApplication.setFont(font)
        QApplication.setPalette(palette(tokens))
        self._apply_sheet(font)
        self._dressed = [(ref, put) for ref, put in self._dressed if _alive(ref())]
        for _, put in self._dressed:
            put()
        self._applying = False
        self.changed.emit()

    def _apply_sheet(self, font: QFont) -> None:
        if self._with_sheet:
            points = QFontInfo(font).pointSizeF()
            self._app.setStyleSheet(style_sheet(self._tokens, self.px, points))


def theme() -> Theme:
    """The theme of the running application; made with the defaults when there is none yet.

    Raises RuntimeError without a QApplication.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("no QApplication")
    found = app.findChild(Theme, "theme", Qt.FindChildOption.FindDirectChildrenOnly)
    return found if found is not None else Theme(app)


def palette(tokens: Tokens) -> QPalette:
    """The Qt palette of a scheme."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    result = QPalette()
    for which, name in (
        (role.Window, "bg"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "sunken"),
        (role.Text, "text"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "danger"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "muted"),
        (role.Highlight, "selection"),
        (role.HighlightedText, "text"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Accent, "accent"),
        (role.Light, "raised"),
        (role.Midlight, "hover"),
        (role.Mid, "border"),
        (role.Dark, "strong_border"),
        (role.Shadow, "shadow"),
    ):
        result.setColor(which, tokens.colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(group.Disabled, which, tokens.colour("disabled"))
    result.setColor(group.Disabled, role.Highlight, tokens.colour("pressed"))
    return result


def _alive(found: QObject | None) -> bool:
    return found is not None and shiboken6.isValid(found)


def _density(value: str) -> Density:
    return Density(value) if value in list(Density) else Density.NORMAL


def _zoom(percent: int) -> int:
    return min(ZOOM_MAX, max(ZOOM_MIN, percent))
