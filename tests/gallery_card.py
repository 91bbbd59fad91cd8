"""Pictures of the card and of the vacancy pane: from the demo's people, and from hostile ones."""

from __future__ import annotations

import asyncio
import functools
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from huntflow_desk.core.keys import KeyPair
from huntflow_desk.core.models import Saved
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.core.settings import Paths, System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import Task, TaskRunner
from huntflow_desk.qt.panes.card import CardPane
from huntflow_desk.qt.panes.vacancy import VacancyPane
from huntflow_desk.qt.people.photo import decode_page
from huntflow_desk.services.card import Answer
from huntflow_desk.services.files import ResumeKey
from huntflow_desk.services.looked import Look, seen_of
from huntflow_desk.services.previews import Preview
from huntflow_desk.services.session import ConnectionState
from huntflow_desk.services.workplace import DemoDoor, Desk, Workplace
from tests.qt.panes.people import (
    NOW,
    REJECTED,
    FakePlace,
    FakeSession,
    entry,
    history,
    hostile_place,
    person,
    resume,
)

SIZES = ((440, 720), (900, 720))


class StillRunner(TaskRunner):
    """Starts nothing: pictures show what the store has."""

    def start(self, work: Callable[[], Any], **options: Any) -> Task[Any]:
        return Task(options["key"], "", True, None)


@functools.cache
def demo_place() -> tuple[Workplace, int, list[int], list[int]]:
    """A store filled from the demo through the library: organisation, people, vacancies."""
    demo = DemoHuntflow(applicants=60, seed=3, rate_limit=False)

    async def door() -> DemoDoor:
        pair = demo.issue_pair()
        keys = KeyPair(
            "http://127.0.0.1", pair["access_token"], pair["refresh_token"], datetime.now(UTC)
        )
        return DemoDoor(demo.transport(), keys)

    desk = Desk(Paths(Path(tempfile.mkdtemp())), open_demo=door)

    async def fill() -> tuple[Workplace, int, list[int], list[int]]:
        place = desk.open("demo", System.DEMO)
        library = place.library
        account_id = (await library.refresh_accounts())[0].account_id
        await library.refresh_dictionaries(account_id)
        await library.refresh_vacancies(account_id)
        await library.refresh_applicants(account_id)
        people = library.applicant_rows(ApplicantQuery(account_id))
        ids = [row.applicant_id for row in people]
        for applicant_id in ids[:14]:
            await library.refresh_card(account_id, applicant_id)
        vacancies = library.vacancy_rows(VacancyQuery(account_id, states=frozenset()))
        vacancy_ids = [row.vacancy_id for row in vacancies]
        for vacancy_id in vacancy_ids[:3]:
            await library.refresh_vacancy(account_id, vacancy_id)
        return place, account_id, ids, vacancy_ids

    return asyncio.run(fill())


@functools.cache
def demo_file() -> tuple[ResumeKey, Preview, list[bytes]]:
    """A resume of the demo as a file, its pages drawn by the helper."""
    place, account_id, people, _ = demo_place()

    async def read() -> tuple[ResumeKey, Preview, list[bytes]]:
        for applicant_id in people[:14]:
            card = place.library.card(account_id, applicant_id)
            if card is None or not card.resumes:
                continue
            key = ResumeKey(account_id, applicant_id, card.resumes[0].external_id)
            await place.previews.fetch(key)
            preview = await place.previews.open(key)
            if preview is not None and preview.pages:
                pages = [await place.previews.page(key, n, 860) for n in range(preview.pages)]
                await place.close_helpers()
                return key, preview, pages
        raise AssertionError("no resume has pages")

    return asyncio.run(read())


def searched_place() -> FakePlace:
    """Somebody whose texts have words to be found, who changed since the last look."""
    place = FakePlace()
    before = person()
    text = (
        "Опыт работы\n\nООО «Ромашка», Python-разработчик, 2019–2024\n"
        "Писал сервисы на Python и asyncio, отвечал за PostgreSQL.\n"
        "Семён Петрович, тимлид: «лучший python-разработчик команды».\n\nНавыки: SQL, Python, Go\n"
    )
    first, second = before.links
    assert before.worklog is not None
    now = replace(
        before,
        applicant=replace(before.applicant, phone="+7 900 000-00-00", company="Вектор"),
        links=(replace(first, stage=REJECTED, stage_id=REJECTED.stage_id), second),
        worklog=history(
            entry(9, comment="Спросили про Python, отвечает уверенно"), *before.worklog.value
        ),
        resumes=(resume(11, text * 3), resume(12, "Python " * 4)),
    )
    skills = "Python, SQL, много лет пишу сервисы и отвечаю за их работу; Семён советовал Python"
    answers = (Answer("city", "Город", "Москва"), Answer("skills", "Навыки", skills))
    place.library.cards[481] = replace(now, questionary=Saved(answers, NOW))
    place.looks.known[481] = Look(NOW - timedelta(days=3), seen_of(before))
    return place


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Both panes, narrow and wide, with much, little, hostile and no data."""
    place, account_id, people, vacancies = demo_place()
    runner = StillRunner()

    def fullest(applicant_id: int) -> tuple[int, int]:
        card = place.library.card(account_id, applicant_id)
        assert card is not None
        entries = len(card.worklog.value) if card.worklog else 0
        return len(card.links) + 2 * len(card.resumes) + len(card.tags), entries

    ranked = sorted(people[:14], key=fullest, reverse=True)

    def answers(applicant_id: int) -> int:
        found = place.library.card(account_id, applicant_id)
        return len(found.questionary.value) if found and found.questionary else 0

    asked = max(people[:14], key=answers)
    hostile, hostile_account, hostile_id, hostile_vacancy = hostile_place()

    def card(where: Workplace, account: int, who: int | None, tab: str = "") -> CardPane:
        pane = CardPane(where, runner, Relay(where.bus.listen))
        pane.show_applicant(account, who)
        if tab:
            pane.choose_tab(tab)
        return pane

    def vacancy(where: Workplace, account: int, which: int | None) -> VacancyPane:
        pane = VacancyPane(where, runner, Relay(where.bus.listen))
        pane.show_vacancy(account, which)
        return pane

    bad = cast(Workplace, hostile)
    away = FakePlace(session=FakeSession(ConnectionState("offline")))
    lone = cast(Workplace, away)
    searched = cast(Workplace, searched_place())

    def hits(tab: str) -> CardPane:
        pane = card(searched, account_id, 481, tab)
        pane.highlight(("python", "семен"))
        pane.step_hit(1)
        pane.header.show_doubles(2)
        return pane

    def pages(mode: str = "pages") -> CardPane:
        key, preview, found = demo_file()
        pane = card(place, account_id, key.applicant_id)
        pane.resumes.set_mode(mode)
        file = pane.resumes.file
        file._opened(key, preview)
        for number, content in enumerate(found[:1]):
            picture = decode_page(content, 860)
            assert picture is not None
            file.pages.put(number, picture, 860)
        return pane

    def no_file() -> CardPane:
        alone = FakePlace(session=FakeSession(ConnectionState("offline")))
        alone.library.cards[481] = person()
        pane = card(cast(Workplace, alone), account_id, 481)
        pane.resumes.set_mode("pages")
        return pane

    shown: list[tuple[str, Callable[[], QWidget]]] = [
        ("card-resume", lambda: card(place, account_id, ranked[0])),
        ("card-history", lambda: card(place, account_id, ranked[1], "history")),
        ("card-questionary", lambda: card(place, account_id, asked, "questionary")),
        ("card-poor", lambda: card(place, account_id, people[40], "history")),
        ("card-nobody", lambda: card(place, account_id, None)),
        ("card-offline", lambda: card(lone, account_id, 1)),
        ("card-hits", lambda: hits("resume")),
        ("card-hits-history", lambda: hits("history")),
        ("card-hits-questionary", lambda: hits("questionary")),
        ("card-pages", pages),
        ("card-no-file", no_file),
        ("card-hostile", lambda: card(bad, hostile_account, hostile_id)),
        ("card-hostile-history", lambda: card(bad, hostile_account, hostile_id, "history")),
        ("vacancy", lambda: vacancy(place, account_id, vacancies[0])),
        ("vacancy-row", lambda: vacancy(place, account_id, vacancies[-1])),
        ("vacancy-hostile", lambda: vacancy(bad, hostile_account, hostile_vacancy)),
    ]
    for name, make in shown:
        for width, height in SIZES:
            pane = make()
            pane.resize(width, height)
            yield f"{name}-{width}", pane
