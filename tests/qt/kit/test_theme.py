"""Both schemes are readable, changed live, and every icon is drawn."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from huntflow_desk.qt.kit.theme import Theme, theme
from huntflow_desk.qt.kit.tokens import DARK, LIGHT, contrast, vendor_colour

NEEDED = """
    organisation today vacancy candidate intake sources log cache api star search refresh close
    warning error info offline online slow key settings plus phone mail chat link document clock
    back forward eye chevron-down chevron-up chevron-left chevron-right check copy sandbox more
"""


@pytest.fixture(autouse=True)
def look(qapp):
    yield theme()
    theme().set_look(scheme="light", density="normal", zoom_percent=100)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_contrast_everywhere(tokens):
    backs = ("bg", "surface", "raised", "sunken", "hover", "selection")
    for tone, back in itertools.product(("text", "muted"), backs):
        assert contrast(tokens.colour(tone), tokens.colour(back)) >= 4.5, (tone, back)
    for tone, back in itertools.product(("accent", "ok", "warn", "danger"), backs[:4]):
        assert contrast(tokens.colour(tone), tokens.colour(back)) >= 4.5, (tone, back)
    for tone in ("accent", "ok", "warn", "danger"):
        assert contrast(tokens.colour(tone), tokens.tint(tone)) >= 4.5, tone
        assert contrast(tokens.colour("text"), tokens.tint(tone)) >= 4.5, tone
        assert contrast(tokens.colour("muted"), tokens.tint(tone)) >= 4.5, tone
    assert contrast(tokens.colour("on_accent"), tokens.colour("accent")) >= 4.5
    assert contrast(tokens.colour("sandbox_text"), tokens.colour("sandbox_bg")) >= 4.5
    assert contrast(tokens.colour("text"), tokens.tint("")) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("value", ["ffffff", "#000000", "1F2429", "ffff00", "", "nonsense", "f00"])
def test_vendor_colours_are_visible_dots(tokens, value):
    colour = vendor_colour(value, tokens)
    assert colour.isValid()
    assert contrast(colour, QColor(tokens.surface)) >= 1.9


def test_scheme_changes_live(qapp, look, qtbot):
    look.set_look(scheme="light")
    with qtbot.waitSignal(look.changed):
        look.set_look(scheme="dark")
    assert look.dark
    assert QApplication.palette().color(QPalette.ColorRole.Base).name() == DARK.surface.lower()
    assert DARK.accent in qapp.styleSheet()
    with qtbot.assertNotEmitted(look.changed):
        look.set_look(scheme="dark")


def test_zoom_and_density_have_limits(look):
    look.set_look(zoom_percent=1000)
    assert look.zoom_percent == 160
    look.zoom_in()
    assert look.zoom_percent == 160
    look.set_look(zoom_percent=100, density="compact")
    assert look.row_height() == 26
    look.set_look(density="roomy")
    assert look.row_height() == 40
    look.set_look(density="odd", zoom_percent=150)
    assert look.row_height() == 48


def test_zoom_scales_the_font_from_where_it_began(look):
    size = QApplication.font().pointSizeF()
    for percent in (160, 80, 130, 100):
        look.set_look(zoom_percent=percent)
        assert QApplication.font().pointSizeF() == pytest.approx(size * percent / 100)


def test_icons_follow_the_scheme(look, qtbot):
    look.set_look(scheme="light")
    button = QPushButton()
    qtbot.addWidget(button)
    action = QAction()
    look.dress(button, "search", "accent")
    look.dress(action, "star", "text")
    before = button.icon().pixmap(16, 16).toImage()
    look.set_look(scheme="dark")
    assert button.icon().pixmap(16, 16).toImage() != before
    assert not action.icon().isNull()
    look.dress(button, "")
    assert button.icon().isNull()
    del action
    look.set_look(scheme="light")


def test_every_icon_is_drawn(look):
    names = look.icon_names()
    assert set(NEEDED.split()) <= set(names)
    for name in names:
        image = look.pixmap(name, 24, "text").toImage()
        inked = sum(
            image.pixelColor(x, y).alpha() > 80
            for x in range(image.width())
            for y in range(image.height())
        )
        assert 15 < inked < 400, name
    assert look.pixmap("no such icon", 24).toImage().pixelColor(12, 12).alpha() == 0


def test_there_is_one_theme(qapp, look):
    assert theme() is look
    assert len(qapp.findChildren(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly)) == 1
