"""On a train: everything was read, the server is gone, the program starts anew."""

from __future__ import annotations

from dataclasses import replace

from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import ApplicantQuery, words
from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.kit.picking import PickBox
from huntflow_desk.services.workplace import Workplace
from tests.filling import demo_desk
from tests.journeys.stage import ACCOUNT, Stage

PEOPLE = 120
CARDS = 10


def read_all(stage: Stage) -> None:
    """What `huntflow-desk sync` does; then the program ends and the server is switched off."""
    stage.demo = DemoHuntflow(applicants=PEOPLE, seed=1, rate_limit=False, index_lag_s=0.0)
    stage.desk = demo_desk(stage.folder, stage.demo)
    stage.prepare()
    settings = stage.desk.settings("anna")
    offline = replace(settings.offline, details="open-vacancies", files=True)
    stage.desk.keep_settings("anna", replace(settings, offline=offline))

    async def sync() -> None:
        workplace = stage.desk.open("anna", System.PROD)
        try:
            await stage._lift_the_pace(workplace)
            report = await workplace.sync.run()
            assert report.complete
        finally:
            await stage.desk.close(workplace)

    stage.run(sync())
    stage.demo.switches.set("down")
    stage.demo.journal.clear()
    stage.desk = demo_desk(stage.folder, stage.demo)


def whole(workplace: Workplace, row: ApplicantRow) -> bool:
    """Whether history, questionary, photo, resume text and its file are kept."""
    card = workplace.library.card(ACCOUNT, row.applicant_id)
    assert card is not None
    photo = card.applicant.photo_id
    blobs = workplace.store.blobs
    return (
        bool(card.worklog and card.worklog.value)
        and bool(card.questionary and card.questionary.value)
        and photo is not None
        and blobs.find(ACCOUNT, row.applicant_id, photo) is not None
        and any(
            one.saved is not None
            and blobs.find(ACCOUNT, row.applicant_id, one.external_id, kind="resume") is not None
            for one in card.resumes
        )
    )


def word_of_a_resume(workplace: Workplace, rows: list[ApplicantRow]) -> tuple[int, str]:
    """Somebody, and a long word that stands in their resume only."""
    for row in rows:
        card = workplace.library.card(ACCOUNT, row.applicant_id)
        assert card is not None
        known = set(words(" ".join((row.last_name, row.first_name, row.position, row.company))))
        for resume in card.resumes:
            text = resume.saved.value.text if resume.saved is not None else ""
            if found := {one for one in words(text) if one.isalpha()} - known:
                return row.applicant_id, max(sorted(found), key=len)
    raise AssertionError("no resume has words")


def test_everything_that_was_read_works_without_a_server(stage: Stage) -> None:
    read_all(stage)
    stage.enter()
    stage.until(lambda: stage.state() == "Офлайн: нет связи")
    workplace, room = stage.workplace, stage.room
    assert workplace is not None
    stage.until(lambda: room.filled)
    assert stage.count(room.vacancies) > 0 and stage.count(room.people) > 0

    # The whole list, in any order.
    room.show_section("applicants")
    everyone = room.everyone
    stage.settle()
    assert stage.count(everyone) == PEOPLE
    stage.rows(everyone).sort_requested.emit("name", False)
    assert stage.count(everyone) == PEOPLE

    # Filters.
    everyone.tools.show_filters(True, in_vacancy=False)
    tags = everyone.tools.filters.box("tag")
    assert isinstance(tags, PickBox) and len(tags.options()) > 1
    for kind in ("stage", "tag", "source", "reason"):
        box = everyone.tools.filters.box(kind)
        assert isinstance(box, PickBox)
        found = 0
        for option in box.options():
            everyone.tools.pick(kind, option.key, True)
            stage.settle()
            found += stage.count(everyone)
            everyone.tools.pick(kind, option.key, False)
            stage.settle()
        assert found > 0, kind
    everyone.tools.show_filters(False, in_vacancy=False)
    assert stage.count(everyone) == PEOPLE

    # A word of a resume finds its person, and says where it is.
    rows = workplace.library.applicant_rows(ApplicantQuery(ACCOUNT))
    known = [row for row in rows if whole(workplace, row)]
    assert len(known) >= CARDS
    wanted, word = word_of_a_resume(workplace, known)
    everyone.search(word)
    stage.until(lambda: 0 < stage.count(everyone) < PEOPLE)
    stage.settle()
    model = stage.rows(everyone).rows_model()
    hits = [model.row_at(number) for number in range(model.rowCount())]
    hit = next(row for row in hits if row is not None and row.applicant_id == wanted)
    assert isinstance(hit, ApplicantRow) and hit.reason == "resume" and hit.hits
    # Of how many, and that no server was asked.
    assert any(f"из {PEOPLE}" in text for text in stage.seen(everyone))
    everyone.search("")
    stage.until(lambda: stage.count(everyone) == PEOPLE)

    # Ten cards: photo, pages of the resume, history, questionary.
    pane = room.card
    pane.resumes.set_mode("pages")
    with_pages = 0
    for row in known[:CARDS]:
        assert everyone.choose(row.applicant_id)
        stage.until(lambda row=row: pane.applicant_id == row.applicant_id)
        pane.choose_tab("resume")
        stage.until(lambda: pane.header.avatar.picture is not None)
        stage.until(lambda: pane.resumes.file.is_text or pane.resumes.file.pages.has_picture(0))
        with_pages += not pane.resumes.file.is_text
        pane.choose_tab("history")
        assert pane.tabs.history.missing is None and pane.tabs.history.timeline.lines()
        pane.choose_tab("questionary")
        assert pane.tabs.questionary.missing is None and pane.tabs.questionary.age is not None
        assert any(row.last_name in text for text in stage.seen(pane))

    assert with_pages >= CARDS // 2

    # Who is on no open vacancy was not wanted: the card says what is not kept.
    other = next(
        row
        for row in rows
        if row.has_resume and workplace.store.records.worklog(ACCOUNT, row.applicant_id) is None
    )
    assert everyone.choose(other.applicant_id)
    stage.until(lambda: pane.applicant_id == other.applicant_id)
    stage.settle()
    for tab, text in (
        ("history", "История ещё не сохранена"),
        ("questionary", "Анкета ещё не сохранена"),
        ("resume", "ещё не сохранён"),
    ):
        pane.choose_tab(tab)
        seen = stage.seen(pane)
        assert any(text in one for one in seen), tab
        assert any("Сейчас нет связи" in one for one in seen)
        assert "Взять, когда появится сеть" in seen
    stage.settle()

    # Nobody was bothered by what failed behind the rows.
    assert stage.bars() == []
    stage.demo.switches.clear()
    stage.until(lambda: stage.state() == "В сети")
    stage.settle()
