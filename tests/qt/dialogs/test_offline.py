"""The page about what is kept offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.qt.dialogs.settings.offline import OfflinePage
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace
from tests.services.rig import ACCOUNT, House
from tests.services.sync.server import house, kept, lift_the_pace
from tests.services.sync.test_details import served


@pytest.fixture
def place(tmp_path: Path) -> House:
    made = house(tmp_path, served(), details="none")

    async def fill(workplace: Workplace) -> None:
        await lift_the_pace(workplace)
        await workplace.sync.run(details="none")

    made.run(fill)
    return made


@pytest.fixture
def page(place: House, qtbot: QtBot, live_loop: QEventLoop) -> Iterator[OfflinePage]:
    workplace = place.desk.open("anna")
    runner = TaskRunner(loop=live_loop)
    made = OfflinePage(place.desk, workplace, runner)
    qtbot.addWidget(made)
    made.show()
    yield made
    done = live_loop.create_task(runner.close())
    qtbot.waitUntil(done.done)
    workplace.store.close()


def test_choices_are_kept_and_their_cost_is_told(
    page: OfflinePage, place: House, qtbot: QtBot
) -> None:
    choice = page.choices[ACCOUNT]
    choice.choose("all")
    choice.chosen.emit("all")
    assert place.desk.settings("anna").offline.details_of(ACCOUNT) == "all"
    qtbot.waitUntil(lambda: "12" in page._costs[ACCOUNT].full_text())
    assert "запросов" in page._costs[ACCOUNT].full_text()


def test_single_vacancies_can_be_added_and_taken_away(page: OfflinePage, place: House) -> None:
    page.vacancy.picked.emit("9", True)
    assert place.desk.settings("anna").offline.vacancies == {str(ACCOUNT): [9]}
    assert page.vacancy.picked_keys() == {"9"} and page.vacancy.currentText().startswith("HR · 3")
    page.vacancy.picked.emit("9", False)
    assert place.desk.settings("anna").offline.vacancies == {str(ACCOUNT): []}


def test_limits_and_lifetimes_hold_at_once(page: OfflinePage, place: House) -> None:
    page.months.setValue(24)
    page.cards.setValue(15)
    page.poll.setValue(10)
    settings = place.desk.settings("anna")
    assert settings.offline.retention_months == 24
    assert settings.offline.poll_s == 600
    assert settings.lifetimes.cards_s == 900
    assert page._workplace.library._lifetimes.cards_s == 900


def test_erasing_wants_a_second_press(page: OfflinePage, qtbot: QtBot) -> None:
    workplace = page._workplace
    page.erase_button.click()
    assert len(kept(workplace)) == 12
    page.erase_button.click()
    qtbot.waitUntil(lambda: not kept(workplace))
    qtbot.waitUntil(page.erase_button.isEnabled)


def test_limits_can_be_applied_now_and_say_what_went(
    page: OfflinePage, place: House, qtbot: QtBot
) -> None:
    workplace = page._workplace
    workplace.store.blobs.put(ACCOUNT, 70, 1, bytes(3_000_000))
    page.clean_button.click()
    qtbot.waitUntil(lambda: page._cleaned.full_text() == "Лишнего нет")
    page.megabytes.setValue(2)
    page.clean_button.click()
    qtbot.waitUntil(lambda: "фото и файлов: 1" in page._cleaned.full_text())
    assert workplace.store.blobs.size() == 0
    assert len(kept(workplace)) == 12


def test_forgotten_people_may_be_kept_again(page: OfflinePage, qtbot: QtBot) -> None:
    housekeeping = page._workplace.sync.housekeeping
    assert not page.remember_button.isVisible()
    done = page._runner._loop.create_task(housekeeping.forget(ACCOUNT, 70))
    qtbot.waitUntil(done.done)
    page.hide()
    page.show()
    assert "1" in page._forgotten.full_text() and page.remember_button.isVisible()
    page.remember_button.click()
    qtbot.waitUntil(lambda: not page.remember_button.isVisible())
    assert not housekeeping.forgotten(ACCOUNT)
