"""The log pane: lives while one looks, keeps its place, shows what came as text."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from huntflow_desk.core.documents import Exchange
from huntflow_desk.core.errors import DiskTrouble
from huntflow_desk.core.events import Change
from huntflow_desk.core.query import LogQuery
from huntflow_desk.core.settings import LogPolicy, Paths
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.panes.journal import JournalPane
from huntflow_desk.qt.panes.journal.details import pretty
from huntflow_desk.qt.panes.journal.source import JournalSource, size_text
from huntflow_desk.services.workplace import Desk, Workplace

EVIL = '<img src="file:///etc/passwd">\u202egnp & <b>x</b>'


@dataclass
class Rig:
    workplace: Workplace
    pane: JournalPane
    bot: QtBot

    def write(self, status: int | None = 200, path: str = "/me", **more: object) -> int:
        """One request into the log; gives its row's id."""
        exchange = Exchange("GET", path, status, datetime.now(UTC), 12, **more)  # type: ignore[arg-type]
        written: Future[int] = self.workplace.journal.record(exchange)
        return written.result(timeout=5)

    @property
    def count(self) -> int:
        return self.pane.list.rows_model().rowCount()

    def texts(self) -> list[str]:
        """What labels of the details show."""
        return [label.text() for label in self.pane.details.findChildren(QLabel)]


@pytest.fixture
def rig(tmp_path: Path, qtbot: QtBot, languages: Languages) -> Iterator[Rig]:
    desk = Desk(Paths(tmp_path))
    workplace = desk.open("main")
    # Full bodies, so that hostile text reaches the screen as it came.
    workplace.journal.policy = LogPolicy(bodies="full", full_until=9e12)
    pane = JournalPane(workplace, TaskRunner(), Relay(workplace.bus.listen))
    pane.resize(900, 600)
    qtbot.addWidget(pane)
    pane.show()
    yield Rig(workplace, pane, qtbot)
    pane.hide()
    asyncio.run(desk.close(workplace))


def test_new_rows_appear_by_themselves_and_nothing_moves(rig: Rig) -> None:
    rig.pane._timer.setInterval(20)
    assert rig.count == 0
    assert any("Запросов ещё не было" in one.text() for one in rig.pane.findChildren(QLabel))
    ids = [rig.write(path=f"/accounts/{number}") for number in range(3)]
    rig.bot.waitUntil(lambda: rig.count == 3, timeout=3000)
    rig.pane.list.choose(ids[0])
    rig.write(path="/newer")
    rig.bot.waitUntil(lambda: rig.count == 4, timeout=3000)
    assert rig.pane.list.current_key() == ids[0]
    assert rig.pane.details.log_row.log_id == ids[0]


def test_a_published_change_is_taken_in(rig: Rig) -> None:
    rig.pane._timer.stop()
    rig.write()
    rig.workplace.bus.publish(Change("journal"))
    rig.bot.waitUntil(lambda: rig.count == 1)


def test_it_looks_only_while_it_is_seen(rig: Rig) -> None:
    assert rig.pane._timer.isActive()
    rig.pane.hide()
    assert not rig.pane._timer.isActive()
    rig.write()
    rig.pane.show()
    assert rig.count == 1


def test_errors_and_text_filter(rig: Rig) -> None:
    rig.write(200, "/accounts/1/vacancies")
    bad = rig.write(404, "/accounts/1/applicants/9", error_message="Not Found")
    worse = rig.write(None, "/me", error_message="ConnectTimeout")
    rig.pane.look()
    rig.pane.errors_only.click()
    assert rig.count == 2
    rig.pane.errors_only.click()
    rig.pane.search.setText("applicants")
    rig.pane.search.returnPressed.emit()
    assert rig.count == 1
    rig.pane.search.setText("nothing like this")
    rig.pane.search.returnPressed.emit()
    assert rig.count == 0
    rig.pane.show_row(bad)
    assert rig.count == 3
    assert rig.pane.list.current_key() == bad
    assert rig.pane.details.tabs.current() == "error"
    rig.pane.show_errors()
    assert rig.count == 2
    assert rig.pane.list.current_key() == worse


def test_an_answer_that_turns_out_garbled_becomes_an_error_on_screen(rig: Rig) -> None:
    written = rig.workplace.journal.record(Exchange("GET", "/me", 200, datetime.now(UTC), 12))
    log_id = written.result(timeout=5)
    rig.pane.look()
    rig.pane.errors_only.click()
    assert rig.count == 0
    rig.workplace.journal.garbled(written, "Garbled: unreadable answer")
    rig.bot.waitUntil(lambda: rig.workplace.journal.corrected == 1, timeout=3000)
    rig.pane.look()
    assert rig.count == 1
    rig.pane.show_row(log_id)
    assert rig.pane.details.tabs.current() == "error"
    assert "Garbled" in rig.pane.details.viewer.text()


def test_a_row_far_down_is_found(rig: Rig) -> None:
    ids = [rig.write(path=f"/n/{number}") for number in range(250)]
    source = JournalSource(rig.workplace, LogQuery())
    assert [source.index_of(ids[at]) for at in (249, 100, 0)] == [0, 149, 249]
    assert source.index_of(10_000) is None
    rig.pane.show_row(ids[3])
    assert rig.pane.list.current_key() == ids[3]


def test_a_pruned_row_leaves_the_details_empty(rig: Rig) -> None:
    rig.write()
    rig.pane.show_row(99_999)
    assert rig.pane.details.log_row is None


def test_details_show_both_bodies(rig: Rig) -> None:
    row = rig.write(
        400,
        request_data={"email": "x"},
        response_data={"errors": [{"title": "Плохо"}]},
        error_message="value_error",
        request_id="abc-1",
        bytes_in=2048,
        attempt=2,
    )
    rig.pane.show_row(row)
    details = rig.pane.details
    assert details.viewer.text() == "value_error"
    details.tabs.choose("response")
    details.tabs.changed.emit("response")
    assert '"title": "Плохо"' in details.viewer.text()
    facts = details.facts.full_text()
    assert "abc-1" in facts
    assert "попытка 2" in facts
    assert "2,0 КБ" in facts
    details.copy()
    assert "Плохо" in QGuiApplication.clipboard().text()


def test_hostile_text_stays_text(rig: Rig) -> None:
    row = rig.write(
        500,
        path=f"/accounts/{EVIL}",
        response_data=EVIL,
        error_message=EVIL,
        request_id=EVIL,
    )
    rig.pane.show_row(row)
    for label in rig.pane.findChildren(QLabel):
        assert "\u202e" not in label.text()
        assert label.textFormat().name == "PlainText" or "<" not in label.text()
    assert "<b>x</b>" in rig.pane.details.viewer.edit.toPlainText()
    assert "\u202e" not in rig.pane.details.viewer.edit.toPlainText()
    model = rig.pane.list.rows_model()
    for number in range(model.columnCount()):
        tip = model.data(model.index(0, number), 3)
        assert "<img" not in (tip or "")


def test_a_store_that_cannot_be_read_says_so(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object) -> int:
        raise DiskTrouble(cause="io")

    monkeypatch.setattr(rig.workplace.journal, "count", broken)
    monkeypatch.setattr(rig.workplace.journal, "rows", broken)
    rig.pane.errors_only.click()
    assert rig.count == 0
    assert any("Диск не отвечает" in one.text() for one in rig.pane.findChildren(QLabel))


def test_state_is_kept(rig: Rig) -> None:
    state = rig.pane.save_state()
    rig.pane.restore_state(state)
    rig.pane.restore_state({"split": ["x"], "columns": 5})
    rig.pane.restore_state(None)
    assert rig.pane.save_state()["columns"] == state["columns"]


def test_live_language_switch(rig: Rig, languages: Languages) -> None:
    row = rig.write(404, "/me", error_message="Not Found")
    rig.pane.show_row(row)
    languages.set_language("en")
    rig.bot.waitUntil(lambda: "attempt 1" in rig.pane.details.facts.full_text())
    shown = [label.text() for label in rig.pane.findChildren(QLabel)]
    assert not [text for text in shown if any("а" <= letter <= "я" for letter in text)]
    assert (
        rig.pane.list.rows_model().headerData(0, rig.pane.list.horizontalHeader().orientation())
        == "Time"
    )


def test_sizes_and_bodies() -> None:
    assert pretty(None) == ""
    assert pretty({"a": [1]}) == '{\n  "a": [\n    1\n  ]\n}'
    assert pretty("text") == "text"
    assert size_text(12).startswith("12 ")
