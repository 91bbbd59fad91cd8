"""The board: columns by stage, dragging and dropping, keys, counts, and a place that stays."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.core.settings import System
from huntflow_desk.core.wire.applicants import applicant
from huntflow_desk.core.wire.vacancies import vacancy
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.kit.fields import IconButton, SearchField
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.board import BoardPane
from huntflow_desk.qt.panes.board.carry import MIME, unpack
from huntflow_desk.qt.panes.board.lane import LaneColumn
from huntflow_desk.services.workplace import Desk, Workplace
from tests.board import FIRST_ID, card, put_people
from tests.filling import demo_desk, read_everything

ACCOUNT, VACANCY, GROUPED = 1, 990_001, 990_002
NEW, PICKED, SHOWN, REMOVED, CALL = 1001, 1002, 1003, 1004, 1005
HIRED, REJECTED = 1011, 1012
GROUP = 1072
TARGETS = [1001, 1002, 1003, 1005, 1006, 1007, 1008, 1010, HIRED, REJECTED]
MOVE = Qt.DropAction.MoveAction
LEFT = Qt.MouseButton.LeftButton
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass
class Rig:
    """A board on screen over a store with people. Wishes are carried out, as by a window."""

    place: Workplace
    pane: BoardPane
    runner: TaskRunner
    bot: QtBot
    loop: QEventLoop
    languages: Languages
    wishes: list[tuple[tuple[int, ...], int]] = field(default_factory=list)
    chosen: list[object] = field(default_factory=list)
    obey: bool = True

    def until(self, condition: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(condition()), timeout=6000)

    def settle(self) -> None:
        self.until(lambda: not self.runner.running)

    def run(self, work: Any) -> Any:
        task = self.loop.create_task(work)
        self.until(task.done)
        return task.result()

    def fill(self, stages: list[int], count: int, vacancy_id: int = VACANCY) -> list[int]:
        """Put people on the stages and show them."""
        ids: list[int] = self.run(put_people(self.place, ACCOUNT, vacancy_id, stages, count))
        self.pane.show_vacancy(ACCOUNT, vacancy_id)
        return ids

    def put(self, number: int, stage_id: int, **more: Any) -> None:
        raw = card(number, VACANCY, stage_id, **more)
        records = self.place.store.records
        self.run(records.take_applicants(ACCOUNT, [applicant(raw)], lifetime_s=9e6))

    def column(self, stage_id: int) -> LaneColumn:
        found = self.pane.lanes.column(stage_id)
        assert found is not None
        return found

    def stages(self) -> list[int]:
        return [column.stage_id for column in self.pane.lanes.columns()]

    def ids(self, stage_id: int) -> list[int]:
        model = self.column(stage_id).model
        return [model.key_at(number) for number in range(model.rowCount())]  # type: ignore[misc]

    def told(self, stage_id: int, number: int = 0) -> str:
        """What a card says, in words."""
        model = self.column(stage_id).model
        text = model.data(model.index(number, 0), Qt.ItemDataRole.AccessibleTextRole)
        return str(text)

    def stage_of(self, person: int) -> int | None:
        found = self.place.library.stages_of(ACCOUNT, VACANCY, [person])
        return found.get(person)

    def carry(self, wish: object, stage_id: int) -> None:
        assert isinstance(wish, tuple)
        self.wishes.append((wish, stage_id))
        if self.obey:
            self.runner.start(
                lambda: self._move(wish, stage_id), owner=None, key="move", background=True
            )

    async def _move(self, ids: tuple[int, ...], stage_id: int) -> None:
        commands = self.place.commands
        await commands.do(
            [commands.new_move(ACCOUNT, one, VACANCY, stage_id, batch="together") for one in ids]
        )

    # What a mouse does

    def enter(self, stage_id: int, data: QMimeData, action: Qt.DropAction = MOVE) -> bool:
        """Hold something over a column. Whether it can be dropped there."""
        viewport = self.column(stage_id).view.viewport()
        for kind in (QDragEnterEvent, QDragMoveEvent):
            event = kind(QPoint(30, 60), action, data, LEFT, PLAIN)
            event.ignore()
            QApplication.sendEvent(viewport, event)
        return self.column(stage_id).held

    def leave(self, stage_id: int) -> None:
        QApplication.sendEvent(self.column(stage_id).view.viewport(), QDragLeaveEvent())

    def drop(self, stage_id: int, data: QMimeData, action: Qt.DropAction = MOVE) -> bool:
        """Drag over a column and let go. Whether it was taken."""
        self.enter(stage_id, data, action)
        event = QDropEvent(QPointF(30, 60), action, data, LEFT, PLAIN)
        event.ignore()
        QApplication.sendEvent(self.column(stage_id).view.viewport(), event)
        return event.isAccepted()

    def people(self, stage_id: int, *ids: int) -> QMimeData:
        data = self.column(stage_id).model.carried(ids)
        assert data is not None
        return data

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        focused = self.pane.window().focusWidget()
        assert focused is not None
        self.bot.keyClick(focused, key, modifiers)

    def focused(self) -> int | None:
        """The stage that has the keyboard."""
        return next((one.stage_id for one in self.pane.lanes.columns() if one.has_focus()), None)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A connected organisation with dictionaries and two empty vacancies."""
    demo = DemoHuntflow(applicants=12, seed=2, rate_limit=False, index_lag_s=0)
    return demo_desk(tmp_path_factory.mktemp("board"), demo)


@pytest.fixture
def rig(desk: Desk, qtbot: QtBot, live_loop: QEventLoop, languages: Languages) -> Iterator[Rig]:
    theme()
    place = desk.open("main", System.DEMO)
    runner = TaskRunner(loop=live_loop)
    relay = Relay(place.bus.listen)
    pane = BoardPane(place, runner, relay)
    made = Rig(place, pane, runner, qtbot, live_loop, languages)
    made.run(read_everything(place))
    place.session.pause()
    made.run(
        place.store.records.take_vacancies(
            ACCOUNT,
            [
                vacancy({"id": VACANCY, "position": "Аналитик", "state": "OPEN"}),
                vacancy(
                    {
                        "id": GROUPED,
                        "position": "Кассир",
                        "state": "OPEN",
                        "account_vacancy_status_group": GROUP,
                    }
                ),
            ],
            lifetime_s=9e6,
        )
    )
    qtbot.addWidget(pane)
    pane.move_requested.connect(made.carry)
    pane.applicant_chosen.connect(made.chosen.append)
    pane.resize(1100, 600)
    pane.show()
    yield made
    made.run(runner.close())
    relay.stop()
    # The demo's files are erased, so that every test begins alike.
    made.run(desk.close(place))
    theme().set_look(scheme="light", density="normal", zoom_percent=100)


# What is shown


def test_a_column_for_every_stage_in_order_with_counts(rig: Rig) -> None:
    rig.fill([NEW, NEW, CALL], 9)
    assert rig.stages() == TARGETS
    assert len(rig.ids(NEW)) == 6 and len(rig.ids(CALL)) == 3 and rig.ids(PICKED) == []
    heads = [column.head for column in rig.pane.lanes.columns()]
    assert [head.digit for head in heads] == ["1", "2", "3", "4", "5", "6", "7", "8", "9", ""]
    assert "Новые отклики" in heads[0].accessibleName()
    assert "6 человек" in heads[0].accessibleName() and "клавиша 1" in heads[0].accessibleName()
    # Whoever moved last stands on top.
    changed = [row.changed for row in (rig.column(NEW).model.row_at(n) for n in range(6)) if row]
    assert changed == sorted(changed, reverse=True)
    # Rejected people are many and rest: folded at first.
    assert [column.stage_id for column in rig.pane.lanes.columns() if column.folded] == [REJECTED]


def test_a_group_has_its_own_stages_and_limits(rig: Rig) -> None:
    rig.fill([NEW, CALL], 4, GROUPED)
    # The removed stage of the group is no target; who stands outside the group is still seen.
    names = rig.place.library.names(ACCOUNT)
    targets = [stage.stage_id for stage in names.pipeline(GROUP)]
    assert rig.stages()[: len(targets)] == targets
    rest = rig.stages()[len(targets) :]
    assert all(not rig.column(one).model.is_target for one in rest)
    assert set(rest) == {NEW, CALL} - set(targets)


def test_removed_stages_are_there_only_with_people_and_take_nobody(rig: Rig) -> None:
    rig.fill([NEW], 2)
    assert REMOVED not in rig.stages()
    rig.put(50, REMOVED)
    rig.put(51, REMOVED)
    rig.fill([NEW], 2)
    rig.pane.show_vacancy(None, None)
    rig.pane.show_vacancy(ACCOUNT, VACANCY)
    assert rig.stages()[-1] == REMOVED
    assert "удалён" in rig.column(REMOVED).head.accessibleName()
    assert not rig.drop(REMOVED, rig.people(NEW, FIRST_ID))
    assert rig.wishes == []
    # Out of it people can go, by keys to the nearest stage that is one.
    assert rig.pane.choose(FIRST_ID + 50)
    rig.pane.move_people(-1)
    assert rig.wishes == [((FIRST_ID + 50,), REJECTED)]


def test_overdue_is_counted_and_said_in_words(rig: Rig) -> None:
    rig.put(1, NEW, days=3.5)  # the limit is 3 days: the fourth day is late
    rig.put(2, NEW, days=4.2)
    rig.put(3, NEW, days=30)
    rig.put(4, HIRED, days=300)
    rig.pane.show_vacancy(ACCOUNT, VACANCY)
    lane = rig.column(NEW).lane
    assert lane is not None and (lane.people, lane.overdue, lane.limit_days) == (3, 2, 3)
    assert "2 дольше срока" in rig.column(NEW).head.accessibleName()
    told = [rig.told(NEW, number) for number in range(3)]
    assert ["дольше срока" in one for one in told] == [False, True, True]
    assert "30 дн" in told[2] and "срок 3 дня" in told[2]
    # On a stage that is an end nobody is late.
    hired = rig.column(HIRED).lane
    assert hired is not None and hired.overdue == 0 and "дольше" not in rig.told(HIRED)


def test_cards_tell_tags_resume_and_what_waits(rig: Rig) -> None:
    names = rig.place.library.names(ACCOUNT)
    tag = next(iter(names.tags.values()))
    raw = card(1, VACANCY, NEW) | {"tags": [{"id": 1, "tag": tag.tag_id}]}
    records = rig.place.store.records
    rig.run(records.take_applicants(ACCOUNT, [applicant(raw)], lifetime_s=9e6))
    rig.pane.show_vacancy(ACCOUNT, VACANCY)
    told = rig.told(NEW)
    assert "Олег" in told and f"метки: {tag.name}" in told and "есть резюме" in told
    assert "не отправлены" not in told
    rig.pane.focus_list()
    rig.press(Qt.Key.Key_Right, SHIFT)
    rig.until(lambda: rig.ids(PICKED) == [FIRST_ID + 1])
    assert "правки ещё не отправлены" in rig.told(PICKED)
    undone = rig.run(rig.place.undo.undo())
    assert undone is not None
    rig.until(lambda: rig.ids(NEW) == [FIRST_ID + 1])
    assert "не отправлены" not in rig.told(NEW) and rig.ids(PICKED) == []


# Dragging


def test_a_drop_is_a_wish_and_the_card_moves_at_once(rig: Rig) -> None:
    ids = rig.fill([NEW], 5)
    person = ids[2]
    assert rig.pane.choose(person)
    rig.pane.focus_list()
    assert rig.drop(CALL, rig.people(NEW, person))
    assert rig.wishes == [((person,), CALL)]
    assert not rig.column(CALL).held
    rig.until(lambda: rig.ids(CALL) == [person])
    assert person not in rig.ids(NEW) and len(rig.ids(NEW)) == 4
    # The choice and the keyboard went along; nobody else was ever current.
    assert rig.pane.current == person and rig.pane.stage_id == CALL
    assert rig.focused() == CALL and rig.pane.selected == (person,)
    assert rig.chosen[-1] == person and rig.chosen.count(person) == 1
    assert rig.stage_of(person) == CALL


def test_many_are_dropped_together_and_come_back_together(rig: Rig) -> None:
    ids = rig.fill([NEW], 8)
    view = rig.column(NEW).view
    view.choose_row(1)
    view.setFocus()
    for _ in range(3):
        rig.press(Qt.Key.Key_Down, SHIFT)
    taken = rig.pane.selected
    assert len(taken) == 4 and set(taken) <= set(ids)
    data = rig.column(NEW).model.carried(view.selected_keys())
    assert data is not None
    assert rig.drop(SHOWN, data)
    rig.until(lambda: len(rig.ids(SHOWN)) == 4)
    assert set(rig.ids(SHOWN)) == set(taken) == set(rig.pane.selected)
    rig.run(rig.place.undo.undo())
    rig.until(lambda: len(rig.ids(NEW)) == 8)
    assert rig.ids(SHOWN) == []


def test_the_model_alone_judges_what_may_be_dropped(rig: Rig) -> None:
    ids = rig.fill([NEW], 3)
    data = rig.people(NEW, ids[0])
    assert rig.enter(CALL, data)
    rig.leave(CALL)
    assert not rig.enter(NEW, data)
    assert not rig.column(CALL).held
    # The same stage, another vacancy, text, nonsense: all refused, nothing happens.
    foreign = QMimeData()
    foreign.setData(MIME, json.dumps([[ACCOUNT, 5, NEW], ids]).encode())
    plain = QMimeData()
    plain.setText("Иванова")
    odd = QMimeData()
    odd.setData(MIME, b"{}")
    for refused, stage in ((data, NEW), (foreign, CALL), (plain, CALL), (odd, CALL)):
        assert not rig.drop(stage, refused)
        assert not rig.column(stage).held
    assert rig.wishes == []
    # A folded column takes people, too.
    assert rig.drop(REJECTED, data)
    assert rig.wishes == [((ids[0],), REJECTED)]


def test_files_are_somebody_elses_business(rig: Rig) -> None:
    rig.fill([NEW], 1)
    files: list[tuple[int, int]] = []
    rig.pane.files_dropped.connect(lambda stage, data: files.append((stage, len(data.urls()))))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/a.pdf"), QUrl.fromLocalFile("/tmp/b.docx")])
    assert rig.enter(CALL, data, Qt.DropAction.CopyAction)
    assert rig.drop(CALL, data, Qt.DropAction.CopyAction)
    web = QMimeData()
    web.setUrls([QUrl("https://example.com/a.pdf")])
    assert not rig.drop(CALL, web, Qt.DropAction.CopyAction)
    assert files == [(CALL, 2)] and rig.wishes == []


def test_the_mouse_starts_a_drag(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.fill([NEW], 6)
    view = rig.column(NEW).view
    person, other = rig.ids(NEW)[1], rig.ids(NEW)[3]
    dragged: list[tuple[int, ...]] = []

    def carry_on(drag: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        # The platform's part: offscreen there is no pointer to follow.
        carried = unpack(drag.mimeData())
        assert carried is not None and actions == MOVE
        assert not drag.pixmap().isNull()
        dragged.append(carried.applicant_ids)
        assert rig.drop(PICKED, rig.people(NEW, *carried.applicant_ids))
        return MOVE

    monkeypatch.setattr(QDrag, "exec", carry_on)

    def pull(number: int, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        start = view.visualRect(view.rows_model().index(number, 0)).center()
        viewport = view.viewport()
        rig.bot.mousePress(viewport, LEFT, modifiers, start)
        for step in range(1, 6):
            place = QPointF(start + QPoint(6 * step, 0))
            shown = QPointF(viewport.mapToGlobal(place.toPoint()))
            move = QMouseEvent(
                QEvent.Type.MouseMove, place, shown, Qt.MouseButton.NoButton, LEFT, modifiers
            )
            QApplication.sendEvent(viewport, move)
        rig.bot.mouseRelease(viewport, LEFT, modifiers, start + QPoint(30, 0))

    for number, modifiers in ((1, PLAIN), (3, Qt.KeyboardModifier.ControlModifier)):
        place = view.visualRect(view.rows_model().index(number, 0)).center()
        rig.bot.mouseClick(view.viewport(), LEFT, modifiers, place)
    # Pulling one of those that are selected takes them all.
    pull(1)
    assert dragged == [(person, other)]
    rig.until(lambda: set(rig.ids(PICKED)) == {person, other})
    # Another one that was not selected goes alone.
    alone = rig.ids(NEW)[0]
    pull(0)
    assert dragged[1:] == [(alone,)]


def test_the_board_moves_on_when_something_is_held_at_its_edge(rig: Rig) -> None:
    ids = rig.fill([NEW], 2)
    bar = rig.pane.lanes.horizontalScrollBar()
    assert bar.maximum() > 0 and bar.value() == 0
    data = rig.people(NEW, ids[0])
    viewport = rig.pane.lanes.viewport()
    far = viewport.width() - 4
    over = next(
        one
        for one in rig.pane.lanes.columns()
        if one.mapTo(viewport, QPoint(0, 0)).x()
        <= far - 2
        <= one.mapTo(viewport, QPoint(one.width(), 0)).x()
    )
    place = over.mapFrom(viewport, QPoint(far, 200))
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(place, MOVE, data, LEFT, PLAIN)
        event.ignore()
        QApplication.sendEvent(over, event)
    rig.until(lambda: bar.value() > 60)
    rig.leave(over.stage_id)
    assert not rig.pane.lanes._timer.isActive()


@pytest.mark.parametrize("text", ["", "[]", "[[1,2,3],[]]", "[[1,2],[3]]", '[[1,2,3],["4"]]'])
def test_carried_nonsense_is_nobody(text: str) -> None:
    data = QMimeData()
    data.setData(MIME, text.encode())
    assert unpack(data) is None


@given(st.binary(max_size=60) | st.recursive(st.integers() | st.text(max_size=4), st.lists).map(
    lambda value: json.dumps(value).encode()
))  # fmt: skip
def test_whatever_is_carried_never_breaks(found: bytes) -> None:
    data = QMimeData()
    data.setData(MIME, found)
    carried = unpack(data)
    assert carried is None or all(type(one) is int for one in carried.applicant_ids)


# Keys


def test_keys_lead_through_columns_and_take_people_along(rig: Rig) -> None:
    rig.fill([NEW, PICKED], 8)
    rig.pane.focus_list()
    assert rig.focused() == NEW and rig.pane.current == rig.ids(NEW)[0]
    rig.press(Qt.Key.Key_Down)
    rig.press(Qt.Key.Key_Down)
    assert rig.pane.current == rig.ids(NEW)[2]
    rig.press(Qt.Key.Key_Right)
    # At the same height in the next column; one person is current on the whole board.
    assert rig.focused() == PICKED and rig.pane.current == rig.ids(PICKED)[2]
    assert rig.column(NEW).view.selected_keys() == ()
    person = rig.pane.current
    rig.press(Qt.Key.Key_Right, SHIFT)
    assert rig.wishes == [((person,), SHOWN)]
    rig.until(lambda: rig.ids(SHOWN) == [person])
    assert rig.focused() == SHOWN and rig.pane.current == person
    # Past the removed stage to the next one there is, then back.
    rig.press(Qt.Key.Key_Right, SHIFT)
    rig.until(lambda: rig.ids(CALL) == [person])
    rig.press(Qt.Key.Key_Left, SHIFT)
    rig.until(lambda: rig.ids(SHOWN) == [person])
    rig.press(Qt.Key.Key_Left)
    assert rig.focused() == PICKED
    rig.press(Qt.Key.Key_Left)
    rig.press(Qt.Key.Key_Left)
    assert rig.focused() == NEW
    opened: list[int] = []
    rig.pane.opened.connect(opened.append)
    rig.press(Qt.Key.Key_Return)
    assert opened == [rig.pane.current]


def test_many_are_taken_along_by_keys(rig: Rig) -> None:
    rig.fill([NEW], 6)
    rig.pane.focus_list()
    rig.press(Qt.Key.Key_Down, SHIFT)
    rig.press(Qt.Key.Key_Down, SHIFT)
    taken = rig.pane.selected
    assert len(taken) == 3
    rig.press(Qt.Key.Key_Right, SHIFT)
    rig.until(lambda: len(rig.ids(PICKED)) == 3)
    assert rig.wishes == [(taken, PICKED)]
    # They stay selected, ready to go further.
    assert set(rig.pane.selected) == set(taken)
    rig.press(Qt.Key.Key_Right, SHIFT)
    rig.until(lambda: len(rig.ids(SHOWN)) == 3)


def test_folded_columns_are_reached_and_unfolded_by_keys(rig: Rig) -> None:
    rig.fill([HIRED, REJECTED], 4)
    assert rig.pane.choose(rig.ids(HIRED)[0])
    rig.pane.focus_list()
    assert rig.focused() == HIRED
    rig.press(Qt.Key.Key_Right)
    rejected = rig.column(REJECTED)
    assert rejected.head.hasFocus() and rejected.model.rowCount() == 0
    rig.press(Qt.Key.Key_Return)
    assert not rejected.folded and rejected.view.hasFocus() and len(rig.ids(REJECTED)) == 2
    rig.press(Qt.Key.Key_Minus)
    assert rejected.folded and rejected.head.hasFocus()
    rig.press(Qt.Key.Key_Left)
    assert rig.focused() == HIRED
    # Tab stops once in the board.
    stops = [
        one.stage_id
        for one in rig.pane.lanes.columns()
        if one.view.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == [HIRED]


def test_a_wish_that_is_not_granted_changes_nothing(rig: Rig) -> None:
    ids = rig.fill([NEW], 3)
    rig.obey = False
    rig.pane.focus_list()
    before = rig.ids(NEW)
    rig.press(Qt.Key.Key_Right, SHIFT)
    assert rig.wishes == [((before[0],), PICKED)]
    assert rig.ids(NEW) == before and set(before) == set(ids)
    assert rig.focused() == NEW and rig.pane.current == before[0]
    rig.press(Qt.Key.Key_Down)
    assert rig.pane.current == before[1]


# A place that stays


def test_a_refresh_touches_only_what_changed_and_keeps_the_place(rig: Rig) -> None:
    ids = rig.fill([NEW, PICKED], 600)
    column = rig.column(NEW)
    column.view.choose_row(200)
    column.view.setFocus()
    rig.until(lambda: rig.column(PICKED).view.verticalScrollBar().maximum() > 4000)
    rig.column(PICKED).view.verticalScrollBar().setValue(4000)
    person, top = rig.pane.current, column.view.verticalScrollBar().value()
    assert top > 0 and person in ids
    read: list[int] = []
    for one in rig.pane.lanes.columns():
        one.model.refreshed.connect(lambda stage=one.stage_id: read.append(stage))
    # A stranger moves far below in the other column and to a third one.
    moved = rig.ids(PICKED)[-1]
    read.clear()
    rig.run(rig.place.commands.move(ACCOUNT, moved, VACANCY, CALL))
    rig.until(lambda: rig.ids(CALL) == [moved])
    assert set(read) == {PICKED, CALL}
    assert rig.pane.current == person and rig.focused() == NEW
    assert column.view.verticalScrollBar().value() == top
    assert rig.column(PICKED).view.verticalScrollBar().value() == 4000
    assert rig.chosen[-1] == person
    assert len(rig.ids(PICKED)) == 299


def test_whoever_takes_the_place_of_somebody_gone_is_current(rig: Rig) -> None:
    rig.fill([NEW], 4)
    rig.column(NEW).view.choose_row(1)
    rig.column(NEW).view.setFocus()
    gone, following = rig.ids(NEW)[1], rig.ids(NEW)[2]
    # Into a folded column there is nothing to follow.
    rig.run(rig.place.commands.move(ACCOUNT, gone, VACANCY, REJECTED))
    rig.until(lambda: gone not in rig.ids(NEW))
    assert rig.pane.current == following and rig.focused() == NEW
    head = rig.column(REJECTED).head
    assert "1 человек" in head.accessibleName() and "свёрнут" in head.accessibleName()


def test_thousands_in_one_column_are_read_in_windows(rig: Rig) -> None:
    rig.fill([NEW], 5_000)
    view = rig.column(NEW).view
    assert rig.column(NEW).model.rowCount() == 5_000
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.viewport().repaint()
    view.setFocus()
    rig.press(Qt.Key.Key_End)
    last = rig.ids(NEW)[-1]
    assert rig.pane.current == last
    assert rig.pane.choose(rig.ids(NEW)[2_500])
    rig.run(rig.place.commands.move(ACCOUNT, last, VACANCY, CALL))
    rig.until(lambda: rig.ids(CALL) == [last])
    assert rig.column(NEW).model.rowCount() == 4_999


def test_the_filter_speaks_the_language_of_the_list(rig: Rig) -> None:
    rig.fill([NEW, PICKED], 40)
    field = rig.pane.findChild(SearchField)
    assert isinstance(field, SearchField)
    rig.pane.show_search("ким")
    rig.until(lambda: rig.pane.filter.active)
    found = [*rig.ids(NEW), *rig.ids(PICKED)]
    assert 0 < len(found) < 40
    assert all("Ким" in rig.told(stage) for stage in (NEW, PICKED) if rig.ids(stage))
    assert f"{len(rig.ids(NEW))} из 20" in rig.column(NEW).head.accessibleName()
    assert f"{len(found)} из 40" in rig.pane._count.full_text()
    rig.pane.show_search("ким этап:отобраны")
    rig.until(lambda: rig.ids(NEW) == [])
    assert rig.ids(PICKED)
    # A move under a filter shows, too.
    person = rig.ids(PICKED)[0]
    rig.pane.show_search("ким")
    rig.until(lambda: rig.ids(NEW))
    rig.run(rig.place.commands.move(ACCOUNT, person, VACANCY, CALL))
    rig.until(lambda: rig.ids(CALL) == [person])
    assert person not in rig.ids(PICKED)
    field.clear()
    rig.until(lambda: len(rig.ids(NEW)) == 20)
    rig.settle()


def test_widths_folding_and_density_are_remembered(rig: Rig) -> None:
    rig.fill([NEW], 3)
    high = rig.column(NEW).view.rowHeight(0)
    buttons = {one.accessibleName(): one for one in rig.pane.findChildren(IconButton)}
    buttons["Плотно: одна строка на кандидата"].click()
    assert rig.column(NEW).view.rowHeight(0) < high
    rig.column(PICKED).head.click()
    rig.pane.lanes._resize(rig.column(NEW), 400)
    assert rig.column(NEW).width() == 400 and rig.column(PICKED).folded
    state = json.loads(json.dumps(rig.pane.save_state()))
    relay = Relay(rig.place.bus.listen)
    other = BoardPane(rig.place, rig.runner, relay)
    rig.bot.addWidget(other)
    other.restore_state(state)
    other.resize(1100, 600)
    other.show()
    other.show_vacancy(ACCOUNT, VACANCY)
    columns = {one.stage_id: one for one in other.lanes.columns()}
    assert columns[NEW].width() == 400 and columns[PICKED].folded and not columns[CALL].folded
    assert columns[NEW].view.rowHeight(0) < high
    relay.stop()
    for odd in (None, [], {"widths": {"x": 1, "5": "y"}, "folded": 3}, {"compact": "да"}):
        other.restore_state(odd)


def test_another_language_and_nothing_at_all(rig: Rig) -> None:
    rig.fill([NEW], 1)
    rig.languages.set_language("en")
    QApplication.sendPostedEvents()
    head = rig.column(NEW).head.accessibleName()
    assert "чел." not in head and "1" in head
    rig.languages.set_language("ru")
    rig.pane.show_vacancy(None, None)
    assert rig.chosen[-1] is None and rig.pane.current is None and rig.pane.selected == ()
    rig.pane.show_vacancy(ACCOUNT, GROUPED)
    assert rig.chosen[-1] is None
    rig.pane.focus_list()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
        rig.press(key)
        rig.press(key, SHIFT)
    assert rig.wishes == []
    rig.pane.step(1)
    assert rig.pane.current is None
