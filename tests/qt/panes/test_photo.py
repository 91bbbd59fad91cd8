"""Photos in the card: only checked pictures, never another person's."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.panes.card import CardPane
from huntflow_desk.qt.people.photo import SMALL_PIXELS, decode
from huntflow_desk.services.workplace import Workplace
from tests.qt.panes.people import ACCOUNT_ID, FakePlace, person


def picture(kind: str, width: int = 60, height: int = 90) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(content.data())


def huge_png(width: int, height: int) -> bytes:
    """A small file that says it is large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    )


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_pictures_are_read_as_large_as_they_are_shown(qapp: QApplication, kind: str) -> None:
    found = decode(picture(kind), 48)
    assert found is not None
    assert (found.width(), found.height()) == (48, 72)
    small = decode(picture(kind, 20, 20), 48)
    assert small is not None
    assert small.width() == 20


@pytest.mark.qt_log_ignore(".*")
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        b"%PDF-1.4",
        huge_png(30_000, 30_000),
        huge_png(10, 10),
        b"\xff\xd8\xff" + bytes(100),
        b"GIF89a" + b"\xff" * 40,
    ],
    ids=["nothing", "svg", "pdf", "huge", "cut", "no jpeg", "no gif"],
)
def test_everything_else_is_no_picture(qapp: QApplication, content: bytes) -> None:
    assert decode(content, 48) is None


def test_a_photo_comes_after_the_card_and_goes_with_its_person(
    qtbot: QtBot, live_loop: QEventLoop, languages: Languages
) -> None:
    place, runner = FakePlace(), TaskRunner()
    library = place.library
    pane = CardPane(cast(Workplace, place), runner, Relay(place.bus.listen))
    qtbot.addWidget(pane)
    pane.show()
    for number, photo_id in ((1, 7), (2, 8), (3, None)):
        card = person(number)
        applicant = replace(card.applicant, photo_id=photo_id)
        library.cards[number] = replace(card, applicant=applicant)
    library.photos[1] = picture("png")
    pane.show_applicant(ACCOUNT_ID, 1)
    qtbot.waitUntil(lambda: pane.header.avatar.picture is not None)
    assert library.photos_asked == [(1, False), (1, True)]
    # The same card again: no second reading.
    pane.refresh()
    qtbot.waitUntil(lambda: not runner.running)
    assert library.photos_asked == [(1, False), (1, True)]
    pane.show_applicant(ACCOUNT_ID, 2)
    assert pane.header.avatar.picture is None
    qtbot.waitUntil(lambda: not runner.running)
    assert pane.header.avatar.picture is None
    pane.show_applicant(ACCOUNT_ID, 3)
    qtbot.waitUntil(lambda: not runner.running)
    assert 3 not in {asked for asked, _ in library.photos_asked}


def test_a_small_kept_photo_is_there_with_the_card(
    qtbot: QtBot, live_loop: QEventLoop, languages: Languages
) -> None:
    place, runner = FakePlace(), TaskRunner()
    pane = CardPane(cast(Workplace, place), runner, Relay(place.bus.listen))
    qtbot.addWidget(pane)
    pane.show()
    card = person(1)
    place.library.cards[1] = replace(card, applicant=replace(card.applicant, photo_id=7))
    place.library.small_photos[1] = picture("png")
    place.library.fresh.add(1)
    pane.show_applicant(ACCOUNT_ID, 1)
    assert pane.header.avatar.picture is not None
    # Fresh, with its photo: nothing is asked for, nothing even begins.
    assert runner.idle
    assert place.library.asked == place.library.photos_asked == []


def test_a_small_file_that_is_a_large_picture_is_left_to_the_thread(qapp: QApplication) -> None:
    large = picture("png", 3000, 3000)
    assert decode(large, 48, most_pixels=SMALL_PIXELS) is None
    assert decode(large, 48) is not None
