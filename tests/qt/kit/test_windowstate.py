"""Sizes, columns and extras come back; odd data does no harm."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from huntflow_desk.qt.kit.rows import Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.windowstate import WindowState


@pytest.fixture
def make(qtbot):
    def build():
        window = QMainWindow()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("panes")
        model = RowsModel([Column("a", "А", str, width=90), Column("b", "Б", str)])
        model.set_source(ListSource([1], int))
        view = RowsView(model)
        view.setObjectName("people")
        split.addWidget(QWidget())
        split.addWidget(view)
        window.setCentralWidget(split)
        window.resize(600, 400)
        qtbot.addWidget(window)
        return window, split, view

    return build


def test_round_trip_through_json(make, qtbot):
    kept = {}
    state = WindowState(kept.get, kept.__setitem__)
    window, split, view = make()
    window.show()
    split.setSizes([200, 400])
    view.setColumnWidth(0, 222)
    window.resize(700, 500)
    state.save(window, "main", {"section": "log"})
    kept = json.loads(json.dumps(kept))
    state = WindowState(kept.get, kept.__setitem__)
    other, split, view = make()
    assert state.restore(other, "main") == {"section": "log"}
    other.show()
    assert (other.width(), other.height()) == (700, 500)
    assert split.sizes()[0] / sum(split.sizes()) == pytest.approx(1 / 3, abs=0.02)
    assert view.columnWidth(0) == 222


@pytest.mark.parametrize(
    "odd",
    [
        None,
        [],
        {"geometry": "%%%", "splitters": {"panes": [2, "x"]}, "lists": {"people": 3}, "extra": 1},
        {"geometry": 5, "splitters": {"panes": [0, 0]}, "lists": [], "extra": None},
        {"geometry": "\u0451", "splitters": {"panes": [0.5]}, "lists": {"people": {"widths": []}}},
    ],
)
def test_odd_data_is_passed_over(make, odd):
    window, _split, _view = make()
    assert WindowState(lambda name: odd, lambda name, data: None).restore(window, "main") == {}
    window.show()
