"""On a train a vacancy is created, people go onto it, a note is written; then the network comes."""

from __future__ import annotations

from typing import Any

from huntflow_desk.core.edits import State
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.qt.dialogs.editor import NewVacancyEditor
from huntflow_desk.qt.kit.fields import IconButton
from tests.journeys.stage import ACCOUNT, Stage
from tests.journeys.test_doing import bodies, enter_text, field, gone, opened

WATCHED = 3
NAMED = VacancyQuery(ACCOUNT, text="Смотритель маяка")


def entered(stage: Stage) -> Any:
    stage.prepare(filled=True)
    stage.enter()
    stage.until(lambda: stage.room.filled)
    assert stage.workplace is not None
    return stage.workplace


def write_vacancy(stage: Stage, position: str) -> None:
    """Fill the form in and create."""
    assert stage.workplace is not None
    dialog = opened(stage, NewVacancyEditor)
    enter_text(dialog, "position", position)
    division: Any = field(dialog, "division_id")
    division.restore(next(iter(stage.workplace.library.names(ACCOUNT).divisions)))
    division.edited.emit()
    dialog.submit()
    gone(stage, dialog)


def test_created_filled_and_written_about_without_a_network(stage: Stage) -> None:
    workplace = entered(stage)
    stage.deliver()
    stage.trigger("offline")
    stage.until(lambda: workplace.session.state.kind == "paused")
    stage.demo.journal.clear()
    stage.trigger("new_vacancy")
    write_vacancy(stage, "Смотритель маяка")
    room = stage.room
    stage.until(lambda: room.vacancies.current_position == "Смотритель маяка")
    local = room.vacancies.current
    assert local is not None and local < 0
    # Marked in the list, in words, too.
    row = (
        stage.rows(room.vacancies)
        .rows_model()
        .row_at(stage.rows(room.vacancies).currentIndex().row())
    )
    assert row is not None and row.waiting
    # It opens: about it, its empty list, its board with all stages.
    room.show_tab("vacancy")
    stage.until(lambda: any("Ещё не в Хантфлоу" in text for text in stage.seen(room.vacancy)))
    room.show_tab("board")
    stages = workplace.library.stages(ACCOUNT, local)
    assert [lane.people for lane in workplace.library.lanes(ACCOUNT, local)] == [0] * len(stages)
    room.show_tab("people")
    stage.settle()
    assert stage.count(room.people) == 0
    # Two people onto it, by the same command as always, and a note about it.
    people = [one.applicant_id for one in workplace.library.applicant_rows(ApplicantQuery(ACCOUNT))]
    first, second = people[:2]
    assert stage.window is not None and stage.window.doing is not None
    stage.window.doing.move((first, second), local, stages[0].stage_id)
    stage.until(lambda: stage.count(room.people) == 2)
    stage.run(workplace.commands.comment(ACCOUNT, first, "Любит море", vacancy_id=local))
    assert workplace.library.lanes(ACCOUNT, local)[0].people == 2
    stage.settle()
    assert [one for one in stage.demo.journal if one["method"] != "GET"] == []
    assert {one.state for one in workplace.outgoing.rows()} <= {State.HELD, State.QUEUED}
    # Somebody is in hand, and a note is being typed.
    stage.rows(room.people).choose(second)
    stage.until(lambda: room.card.applicant_id == second)
    assert stage.count(room.people) == 2 and room.people.current == second
    moved: list[object] = []
    room.people.applicant_chosen.connect(moved.append)
    # The network is back: nobody has to do anything.
    edits = [edit.edit_id for edit in workplace.outgoing.rows()]
    stage.run(workplace.outgoing.send_now(edits))
    stage.trigger("offline")
    stage.until(lambda: not workplace.outgoing.rows() and not workplace.store.outbox.live())
    (body,) = bodies(stage, "POST", "/vacancies")
    assert body["position"] == "Смотритель маяка"
    number = workplace.outgoing.vacancy_of(local)
    assert number > 0
    for person in (first, second):
        (sent,) = bodies(stage, "POST", f"/applicants/{person}/vacancy")
        assert sent == {"vacancy": number, "status": stages[0].stage_id}
    (note,) = bodies(stage, "POST", f"/applicants/{first}/logs")
    assert note == {"comment": "Любит море", "vacancy": number}
    # Whoever looked at it goes on looking at it.
    stage.until(lambda: room.vacancies.current == number)
    stage.settle()
    assert stage.count(room.people) == 2
    assert (room.people.current, room.card.applicant_id, moved) == (second, second, [])
    assert room.vacancies.current_position == "Смотритель маяка"
    assert [one.vacancy_id for one in workplace.library.vacancy_rows(NAMED, 0, 300)] == [number]


def test_taken_back_in_time_nothing_of_it_remains(stage: Stage) -> None:
    workplace = entered(stage)
    stage.trigger("offline")
    stage.trigger("new_vacancy")
    write_vacancy(stage, "Смотритель маяка")
    stage.until(lambda: (stage.room.vacancies.current or 0) < 0)
    stage.trigger("undo")
    stage.until(lambda: not workplace.outgoing.rows())
    stage.until(lambda: (stage.room.vacancies.current or 0) > 0)
    assert workplace.library.vacancy_rows(NAMED, 0, 300) == ()
    stage.trigger("redo")
    stage.until(lambda: workplace.library.vacancy_rows(NAMED, 0, 300))
    (row,) = workplace.library.vacancy_rows(NAMED, 0, 300)
    assert [edit.vacancy_id for edit in workplace.outgoing.rows()] == [row.vacancy_id]


def test_a_button_of_the_list_opens_the_form(stage: Stage) -> None:
    entered(stage)
    assert stage.window is not None
    (plus,) = [
        one
        for one in stage.room.vacancies.findChildren(IconButton)
        if one.accessibleName().startswith("Новая вакансия")
    ]
    # The key is the one that holds.
    assert "Ctrl+Shift+N" in plus.toolTip()
    stage.window.actions_by_key.use_keys({"new_vacancy": ["Ctrl+Alt+F9"]})
    assert "F9" in plus.toolTip() and "Ctrl+Shift+N" not in plus.toolTip()
    plus.click()
    dialog = opened(stage, NewVacancyEditor)
    dialog.reject()
    gone(stage, dialog)


def test_a_watcher_hears_why_not(stage: Stage) -> None:
    stage.prepare(account_id=WATCHED)
    stage.enter()
    assert stage.window is not None and stage.window.doing is not None
    stage.until(lambda: stage.room.account_id == WATCHED)
    assert "наблюдатель" in stage.window.doing.why_not("new_vacancy")
    stage.trigger("new_vacancy")
    assert not stage.window.findChildren(NewVacancyEditor)
    stage.until(lambda: any("наблюдатель" in text for text in stage.seen()))
