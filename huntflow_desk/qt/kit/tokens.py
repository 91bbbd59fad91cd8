"""Colours and measures of the look. Text tokens keep a contrast of 4.5 on every surface."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QColor

SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16
RADIUS = 6


class Density(StrEnum):
    """How tall a row of a list is."""

    NORMAL = "normal"
    COMPACT = "compact"
    ROOMY = "roomy"

    @property
    def row_height(self) -> int:
        """Height of a one-line row at 100 % zoom, in pixels."""
        return {"normal": 32, "compact": 26, "roomy": 40}[self.value]


class Tokens(NamedTuple):
    """One scheme. For text: `text`, `muted`, `accent`, `ok`, `warn`, `danger`."""

    dark: bool
    bg: str
    surface: str
    raised: str
    sunken: str
    hover: str
    pressed: str
    selection: str
    border: str
    strong_border: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    accent_hover: str
    ok: str
    warn: str
    danger: str
    accent_tint: str
    ok_tint: str
    warn_tint: str
    danger_tint: str
    neutral_tint: str
    sandbox_bg: str
    sandbox_text: str
    shadow: str

    def colour(self, name: str) -> QColor:
        """A token by name, or any `#rrggbb`; an unknown name gives the text colour."""
        if name.startswith("#"):
            return QColor(name)
        value = getattr(self, name, self.text) if name in _NAMES else self.text
        return QColor(value)

    def tint(self, tone: str) -> QColor:
        """Soft background that belongs to a tone."""
        return self.colour(f"{tone}_tint" if f"{tone}_tint" in _NAMES else "neutral_tint")


LIGHT = Tokens(
    dark=False,
    bg="#F6F7F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F0F2F5",
    hover="#F1F4F8",
    pressed="#E4E9EF",
    selection="#DCE8FA",
    border="#E3E7EC",
    strong_border="#C6CDD6",
    text="#1B1F24",
    muted="#5A6472",
    disabled="#98A2AE",
    accent="#1F5FBF",
    on_accent="#FFFFFF",
    accent_hover="#1A52A6",
    ok="#1B7F3B",
    warn="#8A5A00",
    danger="#B3261E",
    accent_tint="#EAF1FC",
    ok_tint="#E8F5EC",
    warn_tint="#FDF4E0",
    danger_tint="#FCEBEA",
    neutral_tint="#EDF0F4",
    sandbox_bg="#FFE1A6",
    sandbox_text="#5A3A00",
    shadow="#1B1F24",
)

DARK = Tokens(
    dark=True,
    bg="#16191D",
    surface="#1F2429",
    raised="#272D33",
    sunken="#1A1E22",
    hover="#282E35",
    pressed="#333B43",
    selection="#2B3F5F",
    border="#2E353C",
    strong_border="#4A545F",
    text="#E6E9ED",
    muted="#A9B4C0",
    disabled="#6B7682",
    accent="#7FB0FF",
    on_accent="#0D1B30",
    accent_hover="#9CC2FF",
    ok="#6CCB8A",
    warn="#E8B04A",
    danger="#FF8A80",
    accent_tint="#233349",
    ok_tint="#1E3427",
    warn_tint="#3A2F1A",
    danger_tint="#3F2726",
    neutral_tint="#2B3239",
    sandbox_bg="#4D3B10",
    sandbox_text="#FFDC93",
    shadow="#000000",
)

_NAMES = frozenset(Tokens._fields) - {"dark"}


def contrast(first: QColor, second: QColor) -> float:
    """WCAG contrast of two opaque colours, 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def vendor_colour(value: str, tokens: Tokens) -> QColor:
    """A tag or stage colour from outside, made visible on our surface; grey when unreadable.

    For dots and edges only, never for text.
    """
    text = value.strip().lstrip("#")
    colour = QColor(f"#{text}") if len(text) in (3, 6) else QColor()
    if not colour.isValid():
        return QColor(tokens.muted)
    surface = QColor(tokens.surface)
    for _ in range(12):
        if contrast(colour, surface) >= 2.2:
            break
        colour = colour.lighter(118) if tokens.dark else colour.darker(112)
        if tokens.dark and colour.lightness() < 30:
            colour = QColor.fromHsl(colour.hslHue(), colour.hslSaturation(), 60)
    return colour


def _luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
