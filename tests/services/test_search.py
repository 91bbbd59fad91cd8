"""Names become ids, the server's answer joins what is kept, views are kept with their profile."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from huntflow_desk.core.errors import NotSent
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.services.search import Search, search_of
from huntflow_desk.services.views import MOST, Views
from huntflow_desk.services.workplace import Workplace
from tests.filling import demo_desk, read_everything

ACCOUNT = 1
Work = Callable[[Workplace, Search], Awaitable[None]]


def with_people(folder: Path, work: Work, *, everybody: bool = True, applicants: int = 80) -> None:
    """Do something in a workplace that has read its organisation."""

    async def run() -> None:
        demo = DemoHuntflow(applicants=applicants, seed=1, rate_limit=False)
        desk = demo_desk(folder, demo)
        place = desk.open("anna", System.DEMO)
        try:
            if everybody:
                await read_everything(place)
            else:
                await place.library.refresh_accounts()
                await place.library.refresh_dictionaries(ACCOUNT)
                await place.library.refresh_vacancies(ACCOUNT)
            await work(place, search_of(place))
        finally:
            await desk.close(place)

    asyncio.run(run())


def found(search: Search, text: str, vacancy_id: int | None = None) -> list[ApplicantRow]:
    reading = search.read(ACCOUNT, text, vacancy_id)
    return list(search.rows(search.find(search.query(ACCOUNT, reading, vacancy_id=vacancy_id))))


def test_operators_mean_what_lists_show(tmp_path: Path) -> None:
    async def work(place: Workplace, search: Search) -> None:
        names = place.library.names(ACCOUNT)
        everybody = found(search, "-нетакогослова")
        assert len(everybody) == 80
        tag = next(
            one for one in names.tags.values() if any(one.tag_id in r.tag_ids for r in everybody)
        )
        tagged = {row.applicant_id for row in everybody if tag.tag_id in row.tag_ids}
        for text in (f'tag:"{tag.name}"', f'метка:"{tag.name.upper()}"'):
            assert {row.applicant_id for row in found(search, text)} == tagged
        without = {row.applicant_id for row in found(search, f'-tag:"{tag.name}"')}
        assert without == {row.applicant_id for row in everybody} - tagged

        on_stage = next(row for row in everybody if row.stage_id is not None)
        assert on_stage.stage_id is not None and on_stage.vacancy_id is not None
        stage = names.stages[on_stage.stage_id].name
        hits = found(search, f'этап:"{stage}"')
        assert on_stage.applicant_id in {row.applicant_id for row in hits}
        position = {
            row.vacancy_id: row.position for row in place.library.vacancy_rows(_all_vacancies())
        }[on_stage.vacancy_id]
        both = found(search, f'этап:"{stage}" вакансия:"{position}"')
        assert on_stage.applicant_id in {row.applicant_id for row in both}
        assert {row.applicant_id for row in both} <= {row.applicant_id for row in hits}
        inside = found(search, f'этап:"{stage}"', on_stage.vacancy_id)
        assert {row.stage_id for row in inside} == {on_stage.stage_id}

        phones = {row.applicant_id for row in everybody if row.phone}
        assert {row.applicant_id for row in found(search, "есть:телефон")} == phones
        assert not phones & {row.applicant_id for row in found(search, "нет:телефон")}
        assert found(search, "has:resume no:resume") == []

    with_people(tmp_path, work)


def _all_vacancies():  # type: ignore[no-untyped-def]
    from huntflow_desk.core.query import VacancyQuery

    return VacancyQuery(ACCOUNT, states=frozenset())


def test_what_does_not_exist_finds_nobody_and_says_so(tmp_path: Path) -> None:
    async def work(place: Workplace, search: Search) -> None:
        for text in ("метка:нетакой", "before:скоро", "has:единорог", 'vacancy:"нет такой"'):
            reading = search.read(ACCOUNT, text)
            assert [part.known for part in reading.parts] == [False], text
        assert found(search, "метка:нетакой") == []
        assert len(found(search, "-метка:нетакой -нетакогослова")) == 80
        # Not finished yet: no filter at all.
        assert search.read(ACCOUNT, "метка:").empty

    with_people(tmp_path, work)


def test_days_are_days_here(tmp_path: Path) -> None:
    async def work(place: Workplace, search: Search) -> None:
        everybody = found(search, "-нетакогослова")
        moments = sorted(row.created.astimezone() for row in everybody if row.created)
        middle = moments[40].date()
        after = found(search, f"after:{middle}")
        before = found(search, f"до:{middle}")
        assert len(after) + len(before) == 80
        assert all(row.created and row.created.astimezone().date() >= middle for row in after)
        assert all(row.created and row.created.astimezone().date() < middle for row in before)
        assert found(search, f"after:{middle} before:{middle}") == []
        assert search.read(ACCOUNT, "after:7d").parts[0].names[0] < "9999"

    with_people(tmp_path, work)


def test_suggestions_are_the_values_there_are(tmp_path: Path) -> None:
    async def work(place: Workplace, search: Search) -> None:
        names = place.library.names(ACCOUNT)
        stages = [one.value for one in search.suggestions(ACCOUNT, "stage", "")]
        assert stages == [one.name for one in sorted(names.stages.values(), key=lambda s: s.order)]
        some = search.suggestions(ACCOUNT, "tag", "рез")
        assert some and all("рез" in one.value.lower() and one.dot for one in some)
        assert search.suggestions(ACCOUNT, "vacancy", "")
        assert {one.value for one in search.suggestions(ACCOUNT, "has", "")} >= {"resume", "photo"}
        assert search.suggestions(ACCOUNT, "before", "") == ()

    with_people(tmp_path, work)


def test_the_server_adds_whom_this_place_does_not_know(tmp_path: Path) -> None:
    async def work(place: Workplace, search: Search) -> None:
        changes: list[Change] = []
        place.bus.listen(changes.append)
        reading = search.read(ACCOUNT, "иван")
        assert search.can_ask(reading)
        here = search.find(search.query(ACCOUNT, reading))
        assert len(here) == 0
        remote = await search.remote(ACCOUNT, reading)
        assert remote.ids
        assert [change.kind for change in changes if change.kind == "applicant"]
        both, more = search.with_remote(here, remote)
        rows = search.rows(both)
        assert more == len(rows) == len(set(remote.ids))
        assert not any(row.complete for row in rows)
        # They are known here now; asking again adds nobody and tells nobody.
        changes.clear()
        again = search.find(search.query(ACCOUNT, reading))
        assert len(again) > 0
        await search.remote(ACCOUNT, reading)
        assert not [change for change in changes if change.kind == "applicant"]
        merged, _ = search.with_remote(again, remote)
        assert len(set(merged.numbers)) == len(merged.numbers)

    with_people(tmp_path, work, everybody=False)


def test_forgotten_people_do_not_come_back_by_search(tmp_path: Path) -> None:
    async def work(place: Workplace, search: Search) -> None:
        reading = search.read(ACCOUNT, "иван")
        remote = await search.remote(ACCOUNT, reading)
        gone = remote.ids[0]
        await place.store.records.drop_applicants(ACCOUNT, [gone])
        await place.store.keeping.note_forgotten(ACCOUNT, gone)
        assert gone not in (await search.remote(ACCOUNT, reading)).ids
        assert place.store.records.applicant(ACCOUNT, gone) is None

    with_people(tmp_path, work, everybody=False)


def test_what_the_server_is_not_asked(tmp_path: Path) -> None:
    async def work(place: Workplace, search: Search) -> None:
        for text in (
            "и",
            "",
            "иван -петр",
            "иван есть:фото",
            "метка:нетакой иван",
            "after:2026 ив",
        ):
            assert not search.can_ask(search.read(ACCOUNT, text)), text
        assert search.read(ACCOUNT, 'иван метка:рез "два слова"').for_server == "иван два слова"
        place.session.pause()
        assert not search.can_ask(search.read(ACCOUNT, "иван"))
        with pytest.raises(NotSent):
            await search.remote(ACCOUNT, search.read(ACCOUNT, "иван"))

    with_people(tmp_path, work)


def test_the_newest_search_wins_and_counts_are_right(tmp_path: Path) -> None:
    async def work(place: Workplace, search: Search) -> None:
        queries = [
            search.query(ACCOUNT, search.read(ACCOUNT, text)) for text in ("а", "иван", "анна")
        ]
        older = [asyncio.ensure_future(search.find_later(query)) for query in queries * 5]
        await asyncio.sleep(0)
        for task in older[:-1]:
            task.cancel()
        assert len(await older[-1]) == len(search.find(queries[-1]))
        assert await search.counts(queries) == tuple(len(search.find(query)) for query in queries)
        await asyncio.gather(*older, return_exceptions=True)

    with_people(tmp_path, work)


def test_views_are_kept_with_the_profile(tmp_path: Path) -> None:
    async def work(place: Workplace, search: Search) -> None:
        changes: list[Change] = []
        place.bus.listen(changes.append)
        views = Views(place)
        assert views.of(ACCOUNT) == ()
        one = views.add(ACCOUNT, "  Резерв \n Python ", "python метка:резерв", order="name")
        other = views.add(2, "Чужой", "x")
        assert one.name == "Резерв Python"
        assert Views(place).of(ACCOUNT) == (one,)
        again = views.add(ACCOUNT, "Резерв Python", "django")
        assert [view.text for view in views.of(ACCOUNT)] == ["django"]
        views.rename(again.view_id, "Другое")
        views.rename(again.view_id, "   ")
        assert [view.name for view in views.of(ACCOUNT)] == ["Другое"]
        views.remove(again.view_id)
        assert views.of(ACCOUNT) == () and views.find(other.view_id) == other
        assert {change.kind for change in changes} == {"view"}
        for number in range(MOST + 5):
            views.add(3, f"вид {number}", "x")
        assert len(views.of(3)) <= MOST

    with_people(tmp_path, work, applicants=6)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"views": 5}', '{"views": [1, {}, {"view_id": 1}]}', "\x00{"]
)
def test_a_file_of_views_that_makes_no_sense(tmp_path: Path, content: str) -> None:
    async def work(place: Workplace, search: Search) -> None:
        (place.store.folder / "views.json").write_text(content)
        assert Views(place).of(ACCOUNT) == ()
        Views(place).add(ACCOUNT, "новый", "x")
        assert json.loads((place.store.folder / "views.json").read_text())["views"]

    with_people(tmp_path, work, applicants=6)
