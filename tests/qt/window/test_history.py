"""Back and forward, saved searches and the switcher in the window."""

from __future__ import annotations

from huntflow_desk.qt.dialogs.finding import SwitcherDialog
from huntflow_desk.qt.window.history import MOST, Place, Trail
from huntflow_desk.services.views import Views
from tests.qt.window.conftest import Stage

ACCOUNT = 1


def place(text: str) -> Place:
    return Place("applicants", ACCOUNT, text=text)


def test_a_trail_is_walked_both_ways() -> None:
    trail = Trail()
    assert trail.go(-1) is None and trail.here is None
    for text in ("а", "б", "б", "в"):
        trail.visit(place(text))
    assert trail.go(1) is None
    assert trail.go(-1) == place("б") and trail.go(-1) == place("а") and trail.go(-1) is None
    assert trail.go(1) == place("б")
    trail.visit(place("г"))
    assert not trail.can_go(1) and trail.go(-1) == place("б")
    for number in range(MOST + 10):
        trail.visit(place(str(number)))
    steps = 0
    while trail.go(-1):
        steps += 1
    assert steps == MOST - 1


def test_back_and_forward_lead_through_sections_and_searches(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    room = stage.room
    assert room.history is not None
    history = room.history
    first = room.vacancies.current
    history._note()
    room.show_section("applicants")
    stage.settle()
    history._note()
    room.everyone.show_search("анна")
    stage.settle()
    history._note()
    assert history.go(-1)
    stage.settle()
    assert (room.section, room.everyone.text) == ("applicants", "")
    assert history.go(-1)
    stage.settle()
    assert (room.section, room.vacancies.current) == ("vacancies", first)
    assert history.go(1) and history.go(1)
    stage.settle()
    assert (room.section, room.everyone.text) == ("applicants", "анна")
    history._note()
    assert not history.can_go(1)


def test_keys_of_back_and_switcher(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    keys = {
        key: [one.toString() for one in stage.window.actions_by_key[key].shortcuts()]
        for key in ("back", "forward", "switch")
    }
    assert "Alt+Left" in keys["back"] and "Alt+Right" in keys["forward"]
    assert keys["switch"] == ["Ctrl+O"]
    stage.window.actions_by_key["switch"].trigger()
    dialog = stage.window.findChild(SwitcherDialog)
    assert dialog is not None and dialog.isVisible()
    person = stage.room.people.current
    assert person is not None
    dialog.person_chosen.emit(person)
    assert stage.room.card.applicant_id == person
    dialog.reject()


def test_a_saved_search_opens_among_everyone_or_in_its_vacancy(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    room = stage.room
    vacancy = room.vacancies.current
    views = Views(stage.place)
    room.show_view(views.add(ACCOUNT, "Анны", "анна", order="name"))
    stage.settle()
    assert (room.section, room.everyone.text) == ("applicants", "анна")
    assert room.everyone.order == ("name", False)
    room.show_view(views.add(ACCOUNT, "Здесь", "есть:телефон", vacancy_id=vacancy))
    stage.settle()
    assert (room.section, room.people.text) == ("vacancies", "есть:телефон")
