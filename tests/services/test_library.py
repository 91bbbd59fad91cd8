"""Reading: the store answers at once, the server behind it; servers that lie are survived."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from huntflow_desk.core.errors import Garbled, NotFound, NotSent
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.services.workplace import Workplace
from tests.services.rig import (
    ACCOUNT,
    WATCHED,
    House,
    Scripted,
    card,
    json_answer,
    link,
    number_of,
    page,
)

PEOPLE = f"/accounts/{ACCOUNT}/applicants"
EVERYONE = ApplicantQuery(ACCOUNT)
ALL_STATES = VacancyQuery(ACCOUNT, frozenset())


def people(workplace: Workplace, vacancy_id: int | None = None) -> set[int]:
    query = ApplicantQuery(ACCOUNT, vacancy_id)
    return {row.applicant_id for row in workplace.library.applicant_rows(query)}


def test_pages_come_one_by_one_and_each_is_told(tmp_path: Path) -> None:
    house = House(tmp_path)
    seen: list[tuple[int, int, int]] = []

    async def work(workplace: Workplace) -> None:
        library = workplace.library

        def progress(done: int, total: int) -> None:
            seen.append((done, total, library.count_applicants(EVERYONE)))

        await library.refresh_applicants(ACCOUNT, progress=progress)
        full = library.last_full_list(ACCOUNT, None)
        assert full is not None and full.value == 75

    house.run(work)
    # What is told is stored already: a list that looks finds it.
    assert seen == [(30, 75, 30), (60, 75, 60), (75, 75, 75)]
    changes = house.changed("applicant")
    assert [len(change.ids) for change in changes] == [30, 30, 15]
    assert len(house.asked(part="/applicants")) == 3


def test_fresh_lists_are_not_asked_for_again(tmp_path: Path) -> None:
    house = House(tmp_path, applicants=20)

    async def work(workplace: Workplace) -> None:
        library = workplace.library

        async def all_of_it(**options: Any) -> int:
            before = len(house.demo.journal)
            await library.refresh_vacancies(ACCOUNT, **options)
            await library.refresh_applicants(ACCOUNT, **options)
            await library.refresh_dictionaries(ACCOUNT, **options)
            return len(house.demo.journal) - before

        assert await all_of_it() > 10
        assert await all_of_it() == 0
        house.clock.forward(minutes=9)
        assert await all_of_it() == 0
        house.clock.forward(minutes=2)
        assert await all_of_it() == 2  # lists only: dictionaries live for a day
        house.clock.forward(days=2)
        assert await all_of_it() > 10
        assert await all_of_it(force=True) > 10

    house.run(work)


def test_everything_seen_stays_readable_without_network(tmp_path: Path) -> None:
    house = House(tmp_path, applicants=20)

    async def work(workplace: Workplace) -> None:
        library = workplace.library
        await library.refresh_accounts()
        await library.refresh_vacancies(ACCOUNT)
        await library.refresh_applicants(ACCOUNT)
        rows = library.applicant_rows(EVERYONE)
        someone = rows[3].applicant_id
        await library.refresh_card(ACCOUNT, someone)
        before = (library.card(ACCOUNT, someone), rows, library.vacancy_rows(ALL_STATES))
        house.clock.forward(hours=5)
        house.demo.switches.set("down")
        for ask in (
            lambda: library.refresh_applicants(ACCOUNT),
            lambda: library.refresh_vacancies(ACCOUNT),
            lambda: library.refresh_card(ACCOUNT, someone),
            library.refresh_accounts,
        ):
            with pytest.raises(NotSent):
                await ask()
        after = (
            library.card(ACCOUNT, someone),
            library.applicant_rows(EVERYONE),
            library.vacancy_rows(ALL_STATES),
        )
        assert after == before
        assert len(library.accounts()) == 3
        shown = library.card(ACCOUNT, someone)
        assert shown is not None
        assert (house.clock() - shown.updated_at).total_seconds() == 5 * 3600

    house.run(work)


@pytest.mark.parametrize("how", ["trouble", "garble", "busy", "lose_answer"])
def test_a_list_that_breaks_in_the_middle_keeps_its_beginning(tmp_path: Path, how: str) -> None:
    house = House(tmp_path)
    pages = rf"{PEOPLE}$"

    async def work(workplace: Workplace) -> None:
        library = workplace.library

        def progress(done: int, total: int) -> None:
            if done == 30:
                house.demo.switches.set("down", path=pages)

        with pytest.raises(NotSent):
            await library.refresh_applicants(ACCOUNT, progress=progress)
        assert library.count_applicants(EVERYONE) == 30
        assert library.last_full_list(ACCOUNT, None) is None
        house.demo.switches.clear()
        # Trouble that passes is not even noticed.
        house.demo.switches.set(how, path=pages, times=1)
        try:
            await library.refresh_applicants(ACCOUNT)
        except Garbled:
            assert how == "garble"
            await library.refresh_applicants(ACCOUNT)
        assert library.count_applicants(EVERYONE) == 75

    house.run(work)


def test_one_broken_record_costs_only_itself(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.demo.switches.set("broken_record", path=r"/applicants$")

    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_applicants(ACCOUNT)
        assert workplace.library.count_applicants(EVERYONE) == 74
        assert workplace.library.last_full_list(ACCOUNT, None) is not None

    house.run(work)


def test_records_without_sense_are_left_out(tmp_path: Path) -> None:
    odd: list[Any] = [card(1), None, 7, {"first_name": "no id"}, {"id": "x"}, card(2, links="x")]
    server = Scripted({PEOPLE: page([card(1)])})
    server.answers[PEOPLE] = {**page([]), "items": odd}

    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_applicants(ACCOUNT)
        assert people(workplace) == {1, 2}

    House(tmp_path, server).run(work)


# People and vacancies that go


def test_a_person_gone_from_a_vacancy_is_asked_for_directly(tmp_path: Path) -> None:
    server = Scripted(
        {
            PEOPLE: page([card(n, links=[link(7)]) for n in (1, 2, 3)]),
            f"{PEOPLE}/2": card(2, links=[link(8)]),
            f"{PEOPLE}/3": lambda request: httpx.Response(404, json={"errors": []}),
        }
    )
    house = House(tmp_path, server)

    async def work(workplace: Workplace) -> None:
        library = workplace.library
        await library.refresh_applicants(ACCOUNT, 7)
        assert people(workplace, 7) == {1, 2, 3}
        server.answers[PEOPLE] = page([card(1, links=[link(7)])])
        server.asked.clear()
        await library.refresh_applicants(ACCOUNT, 7, force=True)
        assert server.asked[1:] == [f"{PEOPLE}/2", f"{PEOPLE}/3"]
        assert people(workplace, 7) == {1}
        assert people(workplace, 8) == {2}
        assert people(workplace) == {1, 2}  # 3 is deleted for good

    house.run(work)


def test_trouble_while_confirming_deletes_nobody(tmp_path: Path) -> None:
    server = Scripted(
        {
            PEOPLE: page([card(n, links=[link(7)]) for n in (1, 2)]),
            f"{PEOPLE}/2": lambda request: httpx.Response(200, text="<html>guest wifi</html>"),
        }
    )

    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_applicants(ACCOUNT, 7)
        server.answers[PEOPLE] = page([card(1, links=[link(7)])])
        with pytest.raises(Garbled):
            await workplace.library.refresh_applicants(ACCOUNT, 7, force=True)
        assert people(workplace, 7) == {1, 2}

    House(tmp_path, server).run(work)


def test_a_person_moved_away_and_one_deleted_at_the_real_rules(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        library = workplace.library
        await library.refresh_applicants(ACCOUNT)
        api = await workplace.session.api()
        gone = library.applicant_rows(EVERYONE)[5].applicant_id
        await api.applicants.delete(ACCOUNT, gone)
        with pytest.raises(NotFound):
            await library.refresh_card(ACCOUNT, gone, force=True)
        assert gone not in people(workplace)
        assert library.card(ACCOUNT, gone) is None

    house.run(work)


def test_a_merged_person_gives_the_survivor(tmp_path: Path) -> None:
    server = Scripted({PEOPLE: page([card(5), card(9)]), f"{PEOPLE}/5": card(9, phone="+7 1")})

    async def work(workplace: Workplace) -> None:
        library = workplace.library
        await library.refresh_applicants(ACCOUNT)
        assert people(workplace) == {5, 9}
        later = workplace.clock() + timedelta(days=1)
        await workplace.reminders.add(ACCOUNT, [5], later, "созвониться")
        # What belongs to the card is not served here; the card itself is what counts.
        with pytest.raises(NotFound):
            await library.refresh_card(ACCOUNT, 5, force=True)
        assert people(workplace) == {9}
        survivor = library.card(ACCOUNT, 9)
        assert survivor is not None and survivor.applicant.phone == "+7 1"
        assert library.card(ACCOUNT, 5) is None
        (reminder,) = workplace.reminders.rows()
        assert (reminder.applicant_id, reminder.note) == (9, "созвониться")

    House(tmp_path, server).run(work)


def test_a_vacancy_that_vanished_is_confirmed_and_leaves(tmp_path: Path) -> None:
    def vacancy(number: int, state: str = "OPEN") -> dict[str, Any]:
        return {"id": number, "position": f"Vacancy {number}", "state": state, "created": None}

    path = f"/accounts/{ACCOUNT}/vacancies"
    server = Scripted({path: page([vacancy(1), vacancy(2), vacancy(3)])})

    async def work(workplace: Workplace) -> None:
        library = workplace.library
        await library.refresh_vacancies(ACCOUNT)
        server.answers[path] = page([vacancy(1)])
        server.answers[f"{path}/2"] = {**vacancy(2, "CLOSED"), "body": "x"}
        try:
            await library.refresh_vacancies(ACCOUNT, force=True)
        except NotFound:
            pytest.fail("a vacancy that is gone is no failure of the list")
        rows = {row.vacancy_id: row.state for row in library.vacancy_rows(ALL_STATES)}
        assert rows == {1: "OPEN", 2: "CLOSED"}
        # The list was read to its end: it is fresh now.
        server.asked.clear()
        await library.refresh_vacancies(ACCOUNT)
        assert server.asked == []

    House(tmp_path, server).run(work)


# Servers that lie


@pytest.mark.parametrize("pages", [None, 10**9, "many", -1])
def test_a_server_that_repeats_its_page_ends(tmp_path: Path, pages: Any) -> None:
    server = Scripted({PEOPLE: page([card(n) for n in range(1, 31)], pages=pages, total=10**9)})

    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_applicants(ACCOUNT)
        assert len(people(workplace)) == 30

    House(tmp_path, server).run(work)
    assert len(server.asked) <= 2


def test_totals_that_are_too_small_or_missing_do_not_end_the_list(tmp_path: Path) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        number = number_of(request)
        items = [card(n) for n in range(number * 30, number * 30 + 30)] if number <= 3 else []
        body = page(items, number, total=1)
        del body["total_pages"]
        return json_answer(body)

    server = Scripted({PEOPLE: answer})
    told: list[tuple[int, int]] = []

    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_applicants(
            ACCOUNT, progress=lambda done, total: told.append((done, total))
        )
        assert len(people(workplace)) == 90

    House(tmp_path, server).run(work)
    assert all(done <= total for done, total in told)
    assert len(server.asked) == 4


@pytest.mark.parametrize("body", ["<html>hello</html>", "[]", "null", '{"items": 3}', '{"items'])
def test_answers_that_are_no_page_change_nothing(tmp_path: Path, body: str) -> None:
    server = Scripted({PEOPLE: page([card(1)])})

    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_applicants(ACCOUNT)
        server.answers[PEOPLE] = lambda request: httpx.Response(
            200, text=body, headers={"content-type": "application/json"}
        )
        try:
            await workplace.library.refresh_applicants(ACCOUNT, force=True)
        except Garbled as error:
            assert error.journal_id is not None
        assert people(workplace) == {1}

    House(tmp_path, server).run(work)


# What the key may not read


def test_a_watcher_gets_what_a_watcher_may_see(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_dictionaries(WATCHED)
        names = workplace.library.names(WATCHED)
        assert names.tags == {}
        assert names.stages

    house.run(work)
    refused = [entry for entry in house.demo.journal if entry["status"] == 403]
    assert refused


def test_a_dictionary_that_fails_leaves_the_others(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.demo.switches.set("garble", path="/rejection_reasons")

    async def work(workplace: Workplace) -> None:
        library = workplace.library
        with pytest.raises(Garbled):
            await library.refresh_dictionaries(ACCOUNT)
        names = library.names(ACCOUNT)
        assert names.stages and names.tags and names.sources and not names.reasons
        house.demo.switches.clear()
        before = len(house.demo.journal)
        await library.refresh_dictionaries(ACCOUNT)
        assert len(house.demo.journal) - before == 1  # the missing one only
        assert library.names(ACCOUNT).reasons

    house.run(work)


def test_a_part_of_a_card_that_fails_leaves_the_rest(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.demo.switches.set("trouble", path="/logs$", status=500)

    async def work(workplace: Workplace) -> None:
        library = workplace.library
        await library.refresh_applicants(ACCOUNT)
        someone = next(r for r in library.applicant_rows(EVERYONE) if r.has_resume).applicant_id
        with pytest.raises(Exception, match=r".*") as caught:
            await library.refresh_card(ACCOUNT, someone)
        assert getattr(caught.value, "kind", "") == "server_trouble"
        shown = library.card(ACCOUNT, someone)
        assert shown is not None
        assert shown.worklog is None
        assert shown.questionary is not None
        assert all(resume.saved is not None for resume in shown.resumes)

    house.run(work)
