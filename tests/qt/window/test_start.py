"""How a start goes: the card from what is kept, before any loop; the rest after the paint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.core.settings import Paths, System
from huntflow_desk.demo.answers import Answers
from huntflow_desk.demo.desk import invent
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.applicants.columns import NAME_WIDTH
from huntflow_desk.qt.window import MainWindow
from huntflow_desk.services.workplace import Desk
from tests.filling import BASE_URL


class Painted(QObject):
    """Notes that a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Counts paints."""
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def demo_window(
    tmp_path: Path, qtbot: QtBot, live_loop: QEventLoop, languages: Languages
) -> Iterator[MainWindow]:
    theme()
    desk = Desk(
        Paths(tmp_path),
        demo_answers=lambda: Answers(invent(applicants=60, seed=1), BASE_URL),
    )
    place = desk.open("main", System.DEMO)
    window = MainWindow(desk, languages)
    window.resize(1280, 800)
    window.show_workplace(place)
    yield window
    leaving = live_loop.create_task(window.leave_workplace())
    qtbot.waitUntil(leaving.done)
    closing = live_loop.create_task(desk.close(place))
    qtbot.waitUntil(closing.done)
    window.hide()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_the_demo_is_full_without_a_loop_or_a_request(
    demo_window: MainWindow, qtbot: QtBot
) -> None:
    window = demo_window
    room = window.room
    assert room is not None
    with qtbot.waitSignal(window.painted):
        window.show()
    assert not room.filled
    window.fill()
    seen = Painted()
    room.card.header.installEventFilter(seen)
    qtbot.waitUntil(lambda: seen.count > 0)
    # Nothing is being read and nothing waits for the loop: all that is shown is fresh.
    assert window.runner.idle
    assert room.filled
    assert window.workplace is not None
    assert window.workplace.session.state.kind == "unknown"


def test_what_is_not_in_the_first_picture_gets_its_turns_later(
    demo_window: MainWindow, qtbot: QtBot, live_loop: QEventLoop
) -> None:
    window = demo_window
    added: list[str] = []
    window.later.add(lambda: added.append("a colleague's pane"))
    with qtbot.waitSignal(window.painted):
        window.show()
    window.fill()
    assert window.room is not None and window.room.history is None
    assert added == []
    window.complete(live_loop)
    qtbot.waitUntil(lambda: window.later.done)
    assert added == ["a colleague's pane"]
    assert window.room.history is not None
    assert window.actions_by_key["settings"].text()


def test_the_panes_stay_where_they_were_painted(demo_window: MainWindow, qtbot: QtBot) -> None:
    window = demo_window
    room = window.room
    assert room is not None
    with qtbot.waitSignal(window.painted):
        window.show()
    before = room.geometry(), room.people.geometry()
    window.fill()
    seen = Painted()
    room.card.installEventFilter(seen)
    qtbot.waitUntil(lambda: seen.count > 0)
    assert (room.geometry(), room.people.geometry()) == before


def test_names_have_their_room_from_the_first_picture_on(
    demo_window: MainWindow, qtbot: QtBot
) -> None:
    window = demo_window
    assert window.room is not None
    with qtbot.waitSignal(window.painted):
        window.show()
    # Nothing is refreshed that would put it right later.
    people = window.room.people.findChild(RowsView)
    assert people.columnWidth(0) >= theme().px(NAME_WIDTH)
