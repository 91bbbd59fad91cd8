"""Taking server truth in and giving lists and cards out."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huntflow_desk.core.documents import Applicant
from huntflow_desk.core.models import Account
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery, fold
from huntflow_desk.core.wire.accounts import account, me
from huntflow_desk.core.wire.applicants import resume, worklog_entry
from huntflow_desk.store.database import Store
from tests.store.conftest import Clock, OpenStore
from tests.store.documents import ACCOUNT, opening, person

EVERYONE = ApplicantQuery(ACCOUNT)


def take(store: Store, *people: Applicant, account_id: int = ACCOUNT) -> None:
    asyncio.run(store.records.take_applicants(account_id, people, lifetime_s=300))


def ids(store: Store, query: ApplicantQuery = EVERYONE) -> list[int]:
    found = [row.applicant_id for row in store.records.applicant_rows(query)]
    assert store.records.count_applicants(query) == len(found)
    assert [store.records.index_of(query, one) for one in found] == list(range(len(found)))
    return found


def text(words: str, **more: Any) -> ApplicantQuery:
    return ApplicantQuery(ACCOUNT, text=words, **more)


def test_what_was_taken_is_read_after_a_restart(open_here: OpenStore) -> None:
    first = open_here()
    take(first, person(7, "Ёлкин Семён Петрович", links=[(3, 30)], email="s@example.com"))
    first.close()

    store = open_here()
    row = store.records.applicant_rows(EVERYONE)[0]
    assert (row.applicant_id, row.last_name, row.email) == (7, "Ёлкин", "s@example.com")
    assert (row.vacancy_id, row.stage_id, row.tag_ids, row.has_resume) == (3, 30, (5,), True)
    assert row.created == datetime(2025, 12, 31, 21, 0, 7, tzinfo=UTC)
    saved = store.records.applicant(ACCOUNT, 7)
    assert saved is not None
    assert saved.value.raw["something_new"] == {"nested": [1, None]}
    assert saved.value.resumes[0].external_id == 707


def test_a_card_has_an_age_and_expires(store: Store, clock: Clock) -> None:
    take(store, person(1))
    clock.forward(seconds=299)
    saved = store.records.applicant(ACCOUNT, 1)
    assert saved is not None and not saved.is_expired(clock())
    clock.forward(seconds=1)
    assert saved.is_expired(clock())


def test_newest_come_first_and_the_order_can_be_turned_round(store: Store) -> None:
    take(store, person(3), person(1), person(2))
    assert ids(store) == [3, 2, 1]
    assert ids(store, ApplicantQuery(ACCOUNT, descending=True)) == [1, 2, 3]


def test_people_created_in_the_same_second_all_have_a_place(store: Store) -> None:
    same = {"created": "2026-01-01T00:00:00+03:00"}
    # The last twenty bits of these ids are equal, too.
    people = [person(5 + (place << 20), **same) for place in range(4)]
    take(store, *people[:2])
    take(store, *people)
    assert sorted(ids(store)) == sorted(one.applicant_id for one in people)


def test_unknown_time_of_creation_comes_last_until_it_is_known(store: Store) -> None:
    take(store, person(1), person(2, created=None, links=[(3, 30)]))
    assert ids(store) == [1, 2]
    take(store, person(2, links=[(3, 30)]))
    assert ids(store) == [2, 1]
    assert ids(store, ApplicantQuery(ACCOUNT, vacancy_id=3)) == [2]
    assert ids(store, text("иван")) == [2, 1]


def test_names_are_ordered_as_people_order_them(store: Store) -> None:
    take(store, person(1, "Жуков"), person(2, "ёлкин"), person(3, "Елкина"), person(4, "Абрамов"))
    assert ids(store, ApplicantQuery(ACCOUNT, order="name")) == [4, 2, 3, 1]


def test_names_in_a_vacancy_are_ordered_by_name(store: Store) -> None:
    on = {"links": [(3, 30)]}
    take(
        store,
        person(1, "Жуков", company="Альфа", **on),
        person(2, "Абрамов", company="Омега", **on),
        person(3, "Ёлкин", company="Бета", **on),
    )
    query = ApplicantQuery(ACCOUNT, vacancy_id=3, order="name")
    assert ids(store, query) == [2, 3, 1]
    assert ids(store, replace(query, text="о")) == [2]
    assert [store.records.index_of(query, one) for one in (2, 3, 1)] == [0, 1, 2]


def test_people_are_ordered_by_the_names_of_their_tags(store: Store) -> None:
    def name(**names: str) -> None:
        items = [{"id": int(key[1:]), "name": value} for key, value in names.items()]
        asyncio.run(store.records.take_dictionary(ACCOUNT, "tags", {"items": items}, lifetime_s=60))

    def tagged(*tags: int) -> dict[str, object]:
        return {"tags": [{"tag": tag, "id": tag} for tag in tags]}

    by_tags = ApplicantQuery(ACCOUNT, order="tags")
    take(
        store,
        person(1, **tagged()),
        person(2, **tagged(7, 5)),
        person(3, **tagged(6)),
        person(4, **tagged(5)),
        person(5, **tagged(99)),
    )
    # Names come after the people: nobody has to be read anew.
    name(_5="Резерв", _6="ёж", _7="Python", _8="Б")
    assert ids(store, by_tags) == [2, 3, 4, 5, 1]
    assert ids(store, replace(by_tags, descending=True)) == [1, 5, 4, 3, 2]
    name(_5="Аврал", _6="ёж", _7="Яна", _8="А")
    assert ids(store, by_tags) == [4, 2, 3, 5, 1]
    take(store, person(3, **tagged(8)))
    assert ids(store, by_tags) == [3, 4, 2, 5, 1]
    assert ids(store, replace(by_tags, text="иван")) == [3, 4, 2, 5, 1]
    asyncio.run(store.records.rebuild())
    assert ids(store, by_tags) == [3, 4, 2, 5, 1]


def test_the_list_of_a_vacancy_by_stage_and_last_change(store: Store) -> None:
    take(
        store,
        person(1, links=[(3, 30)]),
        person(2, links=[(4, 40), (3, 31)]),
        person(3, links=[(3, 30)]),
        person(4),
    )
    vacancy = ApplicantQuery(ACCOUNT, vacancy_id=3)
    assert ids(store, vacancy) == [3, 2, 1]
    assert ids(store, ApplicantQuery(ACCOUNT, vacancy_id=3, stage_id=30)) == [3, 1]
    assert ids(store, ApplicantQuery(ACCOUNT, vacancy_id=3, order="changed")) == [3, 2, 1]
    assert ids(store, ApplicantQuery(ACCOUNT, stage_id=40)) == [2]
    assert ids(store, ApplicantQuery(ACCOUNT, order="changed")) == [3, 2, 1, 4]
    row = store.records.applicant_rows(vacancy)[1]
    assert (row.vacancy_id, row.stage_id) == (3, 31)
    assert store.records.stage_counts(ACCOUNT, 3) == {30: 2, 31: 1}
    assert store.records.applicant_ids(ACCOUNT, 3) == {1, 2, 3}


def test_a_move_replaces_the_links(store: Store) -> None:
    take(store, person(1, links=[(3, 30), (4, 40)]))
    take(store, person(1, links=[(3, 31)]))
    assert store.records.stage_counts(ACCOUNT, 3) == {31: 1}
    assert store.records.stage_counts(ACCOUNT, 4) == {}


def test_rows_of_search_never_replace_cards(store: Store, clock: Clock) -> None:
    take(store, person(1, "Иванов Иван", links=[(3, 30)]))
    take(store, person(1, "Старое Имя", complete=False), person(2, "Новый", complete=False))
    assert ids(store) == [2, 1]
    saved = store.records.applicant(ACCOUNT, 1)
    assert saved is not None and saved.value.last_name == "Иванов" and saved.value.complete
    assert store.records.stage_counts(ACCOUNT, 3) == {30: 1}
    found = store.records.applicant(ACCOUNT, 2)
    assert found is not None and not found.value.complete and found.is_expired(clock())

    take(store, person(2, "Новый Полный"))
    card = store.records.applicant(ACCOUNT, 2)
    assert card is not None and card.value.complete
    assert store.cache.count(kind="applicantrow") == 0


def test_a_card_wins_over_a_search_row_of_the_same_batch(store: Store) -> None:
    take(store, person(1, "Полный"), person(1, "Неполный", complete=False))
    saved = store.records.applicant(ACCOUNT, 1)
    assert saved is not None and saved.value.last_name == "Полный"


def test_organisations_do_not_see_each_other(store: Store) -> None:
    take(store, person(1, "Иванов"), person(2, "Петров"))
    take(store, person(1, "Сидоров"), account_id=2)
    assert ids(store) == [2, 1]
    assert ids(store, text("сид")) == []
    assert [r.last_name for r in store.records.applicant_rows(ApplicantQuery(2))] == ["Сидоров"]
    assert store.records.count_applicants(ApplicantQuery(2, text="с")) == 1
    assert store.records.count_applicants(ApplicantQuery(99, text="с")) == 0


def test_windows_are_at_most_three_hundred_rows(store: Store) -> None:
    take(store, *(person(one) for one in range(1, 1202)))
    assert len(store.records.applicant_rows(EVERYONE, limit=5000)) == 300
    assert len(store.records.applicant_rows(EVERYONE, 1200)) == 1
    assert store.records.applicant_rows(EVERYONE, 1201) == ()
    assert store.records.applicant_rows(EVERYONE, -5, -5) == ()


WAYS = (
    "сем|СЕМЁН|елк|ёлк|петр|сем петрович|йор|8 916 123|+7(916)123-45-67|4567|7916|s.elkin"
    "|S.Elkin@Example.com|elkin|O'Bri|bri"
)


@pytest.mark.parametrize("words", WAYS.split("|"))
def test_a_person_is_found_by(store: Store, words: str) -> None:
    take(
        store,
        person(
            7,
            "Ёлкин-Йорк Семён Петрович O'Brien",
            phone="+7 (916) 123-45-67",
            email="s.elkin@example.com",
        ),
        person(8, "Другой Человек", phone="+7 495 000-00-00"),
    )
    assert ids(store, text(words)) == [7]
    for order in ("name", "changed"):
        assert ids(store, text(words, order=order)) == [7]


@pytest.mark.parametrize("words", ["", "   ", "!!!", '"', "*"])
def test_a_text_without_words_does_not_filter(store: Store, words: str) -> None:
    take(store, person(1), person(2))
    assert ids(store, text(words)) == [2, 1]


def test_text_filters_within_a_vacancy_and_stage(store: Store) -> None:
    take(
        store,
        person(1, "Иванов", links=[(3, 30)]),
        person(2, "Иванова", links=[(3, 31)]),
        person(3, "Иванчук"),
    )
    assert ids(store, text("иван", vacancy_id=3)) == [2, 1]
    assert ids(store, text("иван", vacancy_id=3, stage_id=31, order="name")) == [2]
    assert ids(store, text("иван", stage_id=30)) == [1]


def test_a_changed_name_is_found_by_the_new_one_only(store: Store) -> None:
    take(store, person(1, "Смирнова Анна"))
    take(store, person(1, "Кузнецова Анна"))
    assert ids(store, text("смирн")) == []
    assert ids(store, text("кузн")) == [1]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=40), query=st.text(max_size=60))
def test_any_text_is_stored_and_searched(store: Store, name: str, query: str) -> None:
    take(store, person(1, name, email=query, phone=name))
    for order in ("created", "name", "changed"):
        assert ids(store, text(query, order=order)) in ([], [1])
    for part in fold(name.partition(" ")[0]).split():
        found = [word for word in part.split() if word.isalnum()]
        assert not found or ids(store, text(found[0])) == [1]


def test_dropped_people_leave_nothing_behind(store: Store, folder: Path) -> None:
    needle = "Иглоукалываев"
    take(store, person(1, needle, links=[(3, 30)]), *(person(one) for one in range(2, 400)))

    async def work() -> None:
        records = store.records
        entry = worklog_entry({"id": 1, "type": "COMMENT", "comment": needle})
        await records.take_worklog(ACCOUNT, 1, [entry], lifetime_s=None)
        await records.take_resume(ACCOUNT, 1, resume({"id": 9, "key": needle}), lifetime_s=None)
        await records.take_questionary(ACCOUNT, 1, {"x": needle}, lifetime_s=None)
        await records.drop_applicants(ACCOUNT, [1, 12345])

    asyncio.run(work())
    assert store.records.applicant(ACCOUNT, 1) is None
    assert store.records.resume(ACCOUNT, 1, 9) is None
    assert store.records.stage_counts(ACCOUNT, 3) == {}
    assert ids(store, text(needle)) == []
    for place in folder.iterdir():
        content = place.read_bytes()
        for form in (needle, fold(needle)):
            assert form.encode() not in content, place.name


def test_copies_of_the_file_go_with_a_dropped_person(store: Store, folder: Path) -> None:
    for name in ("cache.db.before-2", "cache.db.damaged-1", "log.db.damaged-1"):
        (folder / name).touch()
    asyncio.run(store.records.drop_applicants(ACCOUNT, [1]))
    assert [place.name for place in folder.glob("*.db.*")] == ["log.db.damaged-1"]


def test_endless_texts_are_shown_in_part_and_kept_whole(store: Store) -> None:
    endless = "Я" * 300_000
    take(store, person(1, endless, email=endless, phone="1" * 300_000))
    row = store.records.applicant_rows(EVERYONE)[0]
    assert (len(row.last_name), len(row.email), len(row.phone)) == (300, 300, 300)
    saved = store.records.applicant(ACCOUNT, 1)
    assert saved is not None and saved.value.last_name == endless
    assert ids(store, text("ЯЯЯ")) == [1]


def test_lists_know_when_their_documents_went(store: Store) -> None:
    take(store, person(1), person(2))
    asyncio.run(store.cache.put("me", 1, lifetime_s=None))
    asyncio.run(store.cache.clear("me"))
    assert store.records.projections_are_current()
    asyncio.run(store.cache.drop("applicant_1_2"))
    assert not store.records.projections_are_current()
    asyncio.run(store.records.rebuild())
    assert ids(store) == [1]
    asyncio.run(store.cache.clear())
    assert not store.records.projections_are_current()
    asyncio.run(store.records.rebuild())
    assert ids(store) == []


def test_card_parts_and_dictionaries(store: Store) -> None:
    entries = [
        worklog_entry({"id": 2, "type": "STATUS", "status": 4}),
        worklog_entry({"id": 1, "type": "COMMENT", "comment": "привет"}),
    ]

    async def work() -> None:
        records = store.records
        await records.take_worklog(ACCOUNT, 7, entries, lifetime_s=60)
        found = resume({"id": 9, "auth_type": "NATIVE", "data": {"body": "Опыт"}})
        await records.take_resume(ACCOUNT, 7, found, lifetime_s=60)
        await records.take_questionary(ACCOUNT, 7, {"город": "Тверь"}, lifetime_s=60)
        await records.take_dictionary(ACCOUNT, "status_groups", {"items": []}, lifetime_s=60)

    asyncio.run(work())
    worklog = store.records.worklog(ACCOUNT, 7)
    assert worklog is not None and [one.log_id for one in worklog.value] == [2, 1]
    saved = store.records.resume(ACCOUNT, 7, 9)
    assert saved is not None and "Опыт" in saved.value.text
    answers = store.records.questionary(ACCOUNT, 7)
    assert answers is not None and answers.value == {"город": "Тверь"}
    groups = store.records.dictionary(ACCOUNT, "status_groups")
    assert groups is not None and groups.value == {"items": []}
    assert store.cache.find("status-groups_1") is not None
    assert store.records.worklog(ACCOUNT, 8) is None
    assert store.records.dictionary(2, "status_groups") is None


def test_accounts_and_me(store: Store) -> None:
    assert store.records.accounts() is None
    assert store.records.me() is None
    found: list[Account] = [account({"id": 5, "name": "Ромашка"}), account({"id": 4, "name": ""})]

    async def work() -> None:
        await store.records.take_accounts(found, lifetime_s=60)
        await store.records.take_me(me({"id": 3, "name": "Анна"}), lifetime_s=60)

    asyncio.run(work())
    accounts = store.records.accounts()
    assert accounts is not None and accounts.value == tuple(found)
    myself = store.records.me()
    assert myself is not None and myself.value.name == "Анна"


def test_vacancies_urgent_first_then_by_name_with_people(store: Store) -> None:
    found = [opening(1, "Ёж"), opening(2, "ель", priority=1), opening(3, "Волк", state="CLOSED")]
    asyncio.run(store.records.take_vacancies(ACCOUNT, found, lifetime_s=60))
    take(store, person(1, links=[(1, 30)]), person(2, links=[(1, 30), (3, 30)]))
    rows = store.records.vacancy_rows(VacancyQuery(ACCOUNT))
    assert [(row.vacancy_id, row.people) for row in rows] == [(2, 0), (1, 2)]
    everything = VacancyQuery(ACCOUNT, states=frozenset())
    assert store.records.count_vacancies(everything) == 3
    named = VacancyQuery(ACCOUNT, states=frozenset(), text="ЕЖ")
    assert [row.vacancy_id for row in store.records.vacancy_rows(named)] == [1]
    assert store.records.count_vacancies(VacancyQuery(ACCOUNT, text="100%_")) == 0
    assert store.records.vacancy_ids(ACCOUNT, {"CLOSED"}) == {3}
    assert store.records.vacancy_ids(ACCOUNT) == {1, 2, 3}


def test_the_list_never_wipes_texts(store: Store, clock: Clock) -> None:
    full = opening(1, "Было", body="<p>Текст</p>", requirements="", conditions="", files=[])

    async def work() -> None:
        await store.records.take_vacancy(ACCOUNT, full, lifetime_s=60)
        listed = opening(1, "Стало", state="HOLD", body=None)
        await store.records.take_vacancies(ACCOUNT, [listed], lifetime_s=60)

    asyncio.run(work())
    saved = store.records.vacancy(ACCOUNT, 1)
    assert saved is not None
    assert (saved.value.position, saved.value.state) == ("Стало", "HOLD")
    assert saved.value.body == "<p>Текст</p>"
    assert not saved.is_expired(clock())


def test_a_vacancy_without_texts_counts_as_expired(store: Store, clock: Clock) -> None:
    asyncio.run(store.records.take_vacancies(ACCOUNT, [opening(1)], lifetime_s=60))
    saved = store.records.vacancy(ACCOUNT, 1)
    assert saved is not None and saved.is_expired(clock())
    assert store.records.vacancy(ACCOUNT, 2) is None


def test_a_complete_list_removes_what_it_does_not_have(store: Store) -> None:
    async def work() -> None:
        first = [opening(1), opening(2), opening(3, state="CLOSED")]
        await store.records.take_vacancies(ACCOUNT, first, lifetime_s=60)
        await store.records.take_vacancies(
            ACCOUNT, [opening(1)], complete_list_of_states={"OPEN"}, lifetime_s=60
        )

    asyncio.run(work())
    everything = VacancyQuery(ACCOUNT, states=frozenset())
    rows = store.records.vacancy_rows(everything)
    assert sorted(row.vacancy_id for row in rows) == [1, 3]
    asyncio.run(store.records.drop_vacancies(ACCOUNT, [3]))
    assert store.records.vacancy(ACCOUNT, 3) is None


def test_rebuilt_projections_equal_the_taken_ones(open_here: OpenStore, folder: Path) -> None:
    store = open_here()
    take(store, *(person(one, links=[(3, 30 + one % 3)]) for one in range(1, 1100)))
    take(store, person(5000, "Поиск", complete=False))
    take(store, person(1, "Сидоров"), account_id=2)
    asyncio.run(store.records.take_vacancies(ACCOUNT, [opening(3), opening(4)], lifetime_s=60))
    asyncio.run(store.records.take_vacancy(ACCOUNT, opening(4, body="x"), lifetime_s=60))
    asyncio.run(store.cache.put("applicant_1_broken", {"no": "id"}, lifetime_s=None))
    before = projections(folder)
    assert store.records.projections_are_current()

    asyncio.run(store.records.rebuild())
    assert projections(folder) == before
    assert store.records.projections_are_current()
    assert ids(store, text("поиск")) == [5000]


def projections(folder: Path) -> dict[str, set[tuple[object, ...]]]:
    with closing(sqlite3.connect(folder / "cache.db")) as connection:
        connection.execute(
            "INSERT INTO people_index (people_index, rank) VALUES ('integrity-check', 1)"
        )
        connection.rollback()
        return {
            table: set(connection.execute(f"SELECT * FROM {table}"))
            for table in ("applicants", "links", "vacancies", "likeness", "likeness_keys")
        }


def test_documents_are_kept_as_they_came(store: Store, folder: Path) -> None:
    one = person(1, "Ёлкин Семён", note="a\u0000b")
    take(store, one)
    with closing(sqlite3.connect(folder / "cache.db")) as connection:
        (data,) = connection.execute(
            "SELECT data FROM huntflowcache WHERE cache_key = 'applicant_1_1'"
        ).fetchone()
    assert json.loads(data) == one.raw
    assert "Ёлкин" in data
