"""The vacancy pane and the reading of vacancy texts."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.core.errors import NotSent
from huntflow_desk.core.events import Change
from huntflow_desk.qt.forms.prose import MAX_TEXT, Piece, read_prose
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.vacancy import VacancyPane
from huntflow_desk.services.session import ConnectionState
from huntflow_desk.services.workplace import Workplace
from tests.qt.panes.people import ACCOUNT_ID, FakePlace, hostile_vacancy, vacancy


@dataclass
class Rig:
    """A pane on screen and the workplace behind it."""

    place: FakePlace
    runner: TaskRunner
    pane: VacancyPane
    bot: QtBot

    def open(self, vacancy_id: int = 7) -> None:
        self.pane.show_vacancy(ACCOUNT_ID, vacancy_id)

    def settle(self) -> None:
        self.bot.waitUntil(lambda: not self.runner.busy("vacancy"))

    def labels(self) -> list[QLabel]:
        return [label for label in self.pane.findChildren(QLabel) if label.isVisible()]

    def texts(self) -> list[str]:
        return [view.toPlainText() for _, view in self.pane._texts.values()]


@pytest.fixture
def rig(qtbot: QtBot, live_loop: QEventLoop, languages: Languages) -> Rig:
    theme()
    place = FakePlace()
    runner = TaskRunner()
    pane = VacancyPane(cast(Workplace, place), runner, Relay(place.bus.listen))
    qtbot.addWidget(pane)
    pane.resize(440, 720)
    pane.show()
    return Rig(place, runner, pane, qtbot)


# The pane


def test_paints_from_the_store(rig: Rig) -> None:
    rig.place.library.vacancies[7] = vacancy()
    rig.open()
    pane = rig.pane
    assert pane.header.position.full_text() == "Python-разработчик"
    assert pane.header.state.accessibleName() == "открыта"
    assert "23 дн" in pane.header.terms.full_text().replace("дня", "дн")
    assert "план найма: 2" in pane.header.terms.full_text()
    names = [cell.accessibleName() for cell in pane.strip.cells()]
    assert [name.split(":")[0] for name in names] == [
        "Новые",
        "Интервью",
        "Вышел на работу",
        "Отказ",
    ]
    assert "14" in names[0]
    assert "•\u2002сервисы" in rig.texts()[0]
    rig.settle()


def test_stage_and_people_are_wishes(rig: Rig) -> None:
    rig.place.library.vacancies[7] = vacancy()
    rig.open()
    rig.settle()
    with rig.bot.waitSignal(rig.pane.stage_chosen) as seen:
        rig.bot.keyClick(rig.pane.strip.cells()[1], Qt.Key.Key_Space)
    assert seen.args == [2]
    with rig.bot.waitSignal(rig.pane.people_requested) as asked:
        rig.pane.people.click()
    assert asked.args == [7]


def test_new_counts_keep_the_scroll(rig: Rig) -> None:
    rig.place.library.vacancies[7] = vacancy(body="<p>строка</p>" * 100)
    rig.open()
    rig.settle()
    bar = rig.pane.area.verticalScrollBar()
    rig.bot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(150)
    rig.place.library.vacancies[7] = replace(
        rig.place.library.vacancies[7], people_by_stage={1: 99}
    )
    rig.place.bus.publish(Change("applicant", ACCOUNT_ID, frozenset({1})))
    rig.bot.waitUntil(lambda: "99" in rig.pane.strip.cells()[0].accessibleName())
    assert bar.value() == 150


def test_offline_and_not_kept(rig: Rig) -> None:
    rig.place.session.state = ConnectionState("offline")

    async def fail() -> None:
        raise NotSent(cause="offline")

    rig.place.library.work = fail
    rig.open()
    rig.bot.waitUntil(lambda: any("нет на компьютере" in one.text() for one in rig.labels()))
    buttons = rig.pane.findChildren(QAbstractButton)
    next(one for one in buttons if one.text() == "Взять, когда появится сеть").click()

    async def arrive() -> None:
        rig.place.library.vacancies[7] = vacancy()

    rig.place.library.work = arrive
    rig.place.session.state = ConnectionState("online")
    rig.place.bus.publish(Change("connection"))
    rig.bot.waitUntil(lambda: rig.pane.header.position.isVisible())


def test_a_list_row_says_that_texts_are_not_kept(rig: Rig) -> None:
    row = replace(vacancy(body="", requirements="", files=()), complete=False, additional=())
    rig.place.library.vacancies[7] = row
    rig.open()
    rig.settle()
    assert any("Описание ещё не сохранено" in one.text() for one in rig.labels())


def test_hostile_vacancy_stays_text(rig: Rig) -> None:
    rig.place.library.vacancies[666] = hostile_vacancy()
    rig.open(666)
    rig.settle()
    rig.pane.grab()
    shown = [one for one in rig.labels() if one.text()]
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in shown)
    assert any("<b>жирный</b>" in one.text() for one in shown)
    assert all("\u202e" not in text and "\x00" not in text for text in rig.texts())
    assert "alert" not in "".join(rig.texts())
    assert rig.pane.area.widget().width() <= 440


def test_language_and_names(rig: Rig, languages: Languages) -> None:
    rig.place.library.vacancies[7] = vacancy()
    rig.open()
    rig.settle()
    for one in rig.pane.findChildren(QAbstractButton):
        if one.isVisible():
            assert one.accessibleName() or one.text(), one
    terms = rig.pane.header.terms.full_text()
    assert "01.12.2030" in terms
    languages.set_language("en")
    rig.bot.waitUntil(lambda: "01/12/2030" in rig.pane.header.terms.full_text())


# Texts


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("", ()),
        ("раз\nдва", (Piece("раз"), Piece("два"))),
        ("<p>раз</p><p>два<br>три</p>", (Piece("раз"), Piece("два"), Piece("три"))),
        ("<ul><li>а</li><li><p>б</p></li></ul>", (Piece("а", "•"), Piece("б", "•"))),
        ("<ol><li>а<li>б</ol>в", (Piece("а", "1."), Piece("б", "2."), Piece("в"))),
        (
            "<ul><li>а<ul><li>б</li></ul></li></ul>",
            (Piece("а", "•"), Piece("б", "•", 1)),
        ),
        ("<strong>R&amp;D</strong> &lt;b&gt;", (Piece("R&D <b>"),)),
        ("C & C++, a < b", (Piece("C & C++, a < b"),)),
        ("<script>x</script><!-- нет -->да", (Piece("да"),)),
    ],
)
def test_prose(source: str, pieces: tuple[Piece, ...]) -> None:
    assert read_prose(source).pieces == pieces


@given(st.text(alphabet="<>/&;!- abulipо\n", max_size=400) | st.text(max_size=200))
def test_prose_never_fails(source: str) -> None:
    prose = read_prose(source)
    assert sum(len(piece.text) for piece in prose.pieces) <= MAX_TEXT
    assert all(piece.text.strip() for piece in prose.pieces)


@pytest.mark.parametrize("unit", ["<", "<a ", "<!--", "<![CDATA[", "&", "<li>", "</", "<p x='"])
def test_prose_of_a_giant_is_quick_and_cut(unit: str) -> None:
    began = time.monotonic()
    prose = read_prose(unit * 300_000)
    assert prose.cut
    assert time.monotonic() - began < 2
