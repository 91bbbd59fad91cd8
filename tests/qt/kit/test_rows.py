"""Rows are read in windows; selection and scroll stay with their rows."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from huntflow_desk.qt.kit.rows import (
    WINDOW_ROWS,
    WINDOWS_KEPT,
    Badge,
    CardText,
    Column,
    ListSource,
    RowsModel,
)
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.theme import theme


@dataclass(frozen=True)
class Person:
    """A row."""

    number: int
    name: str


class Source:
    """A store that counts what it is asked for."""

    def __init__(self, numbers):
        self.numbers = list(numbers)
        self.names = {}
        self.reads = []
        self.error = None

    def count(self):
        if self.error:
            raise self.error
        return len(self.numbers)

    def rows(self, offset, limit):
        if self.error:
            raise self.error
        self.reads.append((offset, limit))
        part = self.numbers[offset : offset + limit]
        return [Person(n, self.names.get(n, f"Человек {n}")) for n in part]

    def key(self, row):
        return row.number

    def index_of(self, key):
        return self.numbers.index(key) if key in self.numbers else None


COLUMNS = (
    Column("name", "Имя", lambda p: p.name, tooltip=lambda p: f"<b>{p.name}</b>", stretch=True),
    Column(
        "number", lambda: "Номер", lambda p: str(p.number), number=True, sortable=True, width=80
    ),
    Column("tags", "Метки", lambda p: "", badges=lambda p: [Badge("а", "ff0000"), Badge("б")]),
)
CARD = (Column("card", "", lambda p: p.name, card=lambda p: CardText(p.name, "ниже", badge="3")),)


def make(count=1000, columns=COLUMNS, **options):
    source = Source(range(count))
    model = RowsModel(columns, **options)
    model.set_source(source)
    return model, source


@pytest.fixture
def shown(qtbot):
    def show(count=1000, columns=COLUMNS, **options):
        model, source = make(count, columns)
        view = RowsView(model, **options)
        view.resize(500, 400)
        qtbot.addWidget(view)
        with qtbot.waitExposed(view):
            view.show()
        view.grab()
        return view, model, source

    return show


@pytest.mark.parametrize("columns", [COLUMNS, CARD])
@pytest.mark.parametrize("count", [0, 1, 250])
def test_model_is_sound(qtmodeltester, columns, count):
    model, source = make(count, columns)
    qtmodeltester.check(model)
    source.numbers = [*source.numbers[1:], 5000, 5001]
    model.refresh()
    qtmodeltester.check(model)


def test_reads_windows_on_demand_and_forgets_old_ones(qtbot):
    model, source = make(100_000)
    assert source.reads == []
    assert model.index(99_999, 0).data() == "Человек 99999"
    assert source.reads == [(99_900, WINDOW_ROWS)]
    for window in range(WINDOWS_KEPT + 5):
        model.row_at(window * WINDOW_ROWS)
    reads = len(source.reads)
    model.row_at((WINDOWS_KEPT + 4) * WINDOW_ROWS)
    assert len(source.reads) == reads
    model.row_at(99_999)
    assert len(source.reads) == reads + 1


def test_display_is_short_plain_and_tooltip_escaped(qtbot):
    model, source = make(3)
    source.names = {0: "<b>x</b> & y", 1: "а" * 300_000, 2: "a\u202eb\x00\ud800\nc"}
    assert model.index(0, 0).data() == "<b>x</b> & y"
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;x" in tip
    assert len(model.index(1, 0).data()) == 300
    assert model.index(2, 0).data() == "a\ufffdb\ufffd\ufffd c"


def test_accessible_text_names_the_column(qtbot):
    model, _ = make(1)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == "Имя: Человек 0"
    assert model.index(0, 1).data(role) == "Номер: 0"
    assert model.index(0, 2).data(role) == "Метки: а, б"
    cards, _ = make(1, CARD)
    assert cards.index(0, 0).data(role) == "Человек 0, ниже, 3"


def test_rows_that_went_between_count_and_read_are_blank(qtbot):
    model, source = make(150)
    del source.numbers[120:]
    assert model.index(119, 0).data() == "Человек 119"
    assert model.index(140, 0).data() is None
    assert model.key_at(140) is None
    model.refresh()
    assert model.rowCount() == 120


def test_refresh_without_a_difference_says_nothing(shown):
    _view, model, _ = shown()
    signals = []
    model.modelReset.connect(lambda: signals.append("reset"))
    model.dataChanged.connect(lambda *_: signals.append("data"))
    model.refresh()
    assert signals == []


def test_refresh_of_one_changed_row_keeps_the_rest(shown):
    _view, model, source = shown()
    signals = []
    model.modelReset.connect(lambda: signals.append("reset"))
    model.dataChanged.connect(lambda *_: signals.append("data"))
    source.names[3] = "Новая"
    model.refresh()
    assert signals == ["data"]
    assert model.index(3, 0).data() == "Новая"


def test_refresh_keeps_current_selection_and_scroll_by_key(shown):
    view, model, source = shown(multiple=True)
    view.choose(500)
    view.choose(502)
    selection = view.selectionModel()
    for number in (500, 505):
        selection.select(
            model.index(number, 0), selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        )
    view.grab()
    current, changed = [], []
    view.current_changed.connect(current.append)
    view.selection_changed.connect(changed.append)
    top = view.rowAt(0)
    offset = view.rowViewportPosition(top)
    source.numbers = [5001, 5002, 5003, *source.numbers]
    model.refresh()
    assert view.current_key() == 502
    assert view.currentIndex().row() == 505
    assert view.selected_keys() == (500, 502, 505)
    assert current == []
    assert changed == []
    assert view.rowAt(0) == top + 3
    assert view.rowViewportPosition(top + 3) == offset


def test_view_at_the_top_stays_there_when_rows_come_above(shown):
    view, model, source = shown()
    view.choose(2)
    source.numbers = [5001, *source.numbers]
    model.refresh()
    assert view.rowAt(0) == 0
    assert view.currentIndex().row() == 3


def test_current_row_that_went_is_reported(shown):
    view, model, source = shown()
    view.choose(10)
    current = []
    view.current_changed.connect(current.append)
    source.numbers.remove(10)
    model.refresh()
    assert current == [None]
    assert view.current_key() is None


def test_all_selected_stays_all(shown):
    view, model, source = shown(20_000, multiple=True)
    view.selectAll()
    assert view.selected_count() == 20_000
    source.numbers.append(70_000)
    model.refresh()
    assert view.selected_count() == 20_001


def test_other_source_starts_at_the_top_without_current(shown):
    view, model, _ = shown()
    view.choose(700)
    current = []
    view.current_changed.connect(current.append)
    model.set_source(Source(range(700, 2000)))
    assert current == [None]
    assert view.rowAt(0) == 0
    model.set_source(Source(range(500)), keep=True)
    assert view.current_key() is None


def test_other_order_keeps_the_person(shown):
    view, model, _ = shown()
    view.choose(5)
    current = []
    view.current_changed.connect(current.append)
    model.set_source(Source(reversed(range(1000))), keep=True)
    assert view.current_key() == 5
    assert view.currentIndex().row() == 994
    assert view.selected_keys() == (5,)
    assert current == []


def test_failing_store_is_reported_once_and_shown_empty(shown):
    view, model, source = shown()
    failures = []
    model.read_failed.connect(failures.append)
    source.error = OSError("disk")
    model.refresh()
    view.grab()
    assert len(failures) == 1
    assert model.rowCount() == 0
    source.error = None
    model.refresh()
    assert model.rowCount() == 1000
    assert model.index(0, 0).data() == "Человек 0"


def test_keys_move_and_open(shown, qtbot):
    view, _model, _ = shown()
    current, opened = [], []
    view.current_changed.connect(current.append)
    view.activated_key.connect(opened.append)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert current == [0, 1, 999]
    assert opened == [1]
    view.step(-1)
    assert view.current_key() == 998


def test_double_click_opens(shown, qtbot):
    view, model, _ = shown()
    opened = []
    view.activated_key.connect(opened.append)
    place = view.visualRect(model.index(4, 0)).center()
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [4]


def test_header_asks_for_an_order(shown):
    view, _model, _ = shown()
    asked = []
    view.sort_requested.connect(lambda *what: asked.append(what))
    header = view.horizontalHeader()
    header.sectionClicked.emit(1)
    header.sectionClicked.emit(1)
    header.sectionClicked.emit(0)
    assert asked == [("number", False), ("number", True)]
    assert header.sortIndicatorSection() == 1


def test_columns_are_remembered(shown):
    view, _model, _ = shown()
    view.setColumnWidth(1, 133)
    view.horizontalHeader().moveSection(1, 0)
    view.setColumnHidden(2, True)
    state = view.save_state()
    other, _, _ = shown()
    other.restore_state(state)
    assert other.columnWidth(1) == 133
    assert other.horizontalHeader().visualIndex(1) == 0
    theme().set_look(zoom_percent=150)
    assert other.columnWidth(1) == 200
    theme().set_look(zoom_percent=100)
    assert other.columnWidth(1) == 133
    assert other.isColumnHidden(2)
    for odd in (None, [], {"widths": {"number": "x", "gone": 5}, "order": ["gone", 7]}):
        other.restore_state(odd)
    assert other.columnWidth(1) == 133


def test_empty_list_says_so_with_a_button(shown, qtbot):
    view, model, _ = shown(0)
    pressed = []
    view.set_empty(
        "Нет людей", hint="Отбор", actions=[("Сбросить & всё", lambda: pressed.append(1))]
    )
    button = view.findChild(QPushButton)
    assert button.isVisible()
    assert button.text() == "Сбросить && всё"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1]
    model.set_source(Source(range(3)))
    assert not button.isVisible()


def test_list_source():
    source = ListSource(["а", "б"], key=str)
    assert (source.count(), source.rows(1, 5), source.index_of("б"), source.index_of("в")) == (
        2,
        ("б",),
        1,
        None,
    )


def test_hundred_thousand_rows_are_smooth(shown):
    view, model, source = shown(100_000, columns=CARD, lines=2)
    bar = view.verticalScrollBar()
    start = time.perf_counter()
    frames = 40
    for step in range(frames):
        bar.setValue(bar.maximum() * step // frames)
        view.grab()
    assert (time.perf_counter() - start) / frames < 0.05
    view.choose(99_000)
    source.numbers.insert(0, 500_000)
    start = time.perf_counter()
    model.refresh()
    assert time.perf_counter() - start < 0.1
    assert view.current_key() == 99_000


@pytest.mark.parametrize(("count", "found"), [(30, 12), (3000, 0)])
def test_letters_find_a_row_where_the_list_is_short(shown, qtbot, count, found):
    view, model, source = shown(count)
    view.choose_row(0)
    source.names[12] = "Яна"
    model.refresh()
    view.setFocus()
    view.keyboardSearch("я")
    assert view.current_key() == found
