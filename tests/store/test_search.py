"""Finding people: by themselves, by texts, by facts; and that nothing stays of who is gone."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huntflow_desk.core.documents import Applicant
from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import ApplicantQuery, Filters, fold, mark, words
from huntflow_desk.core.settings import LogPolicy
from huntflow_desk.core.wire.applicants import applicant, resume, worklog_entry
from huntflow_desk.demo.lexicon import latin
from huntflow_desk.demo.storage import Store as DemoStore
from huntflow_desk.demo.world import World
from huntflow_desk.store.database import Store, open_store
from huntflow_desk.store.found import ORDERS
from tests.core.test_query import NASTY
from tests.store.conftest import OpenStore
from tests.store.documents import ACCOUNT, person

PEOPLE = 300
ALL_ORDERS = (*ORDERS, "best", "nonsense")


def take(store: Store, *people: Applicant) -> None:
    asyncio.run(store.records.take_applicants(ACCOUNT, people, lifetime_s=300))


def take_resume(store: Store, person_id: int, text: str, part: int = 1) -> None:
    found = resume({"id": part, "data": {"body": text}})
    asyncio.run(store.records.take_resume(ACCOUNT, person_id, found, lifetime_s=300))


def take_history(store: Store, person_id: int, *entries: dict[str, Any]) -> None:
    found = [worklog_entry({"id": number, **raw}) for number, raw in enumerate(entries, 1)]
    asyncio.run(store.records.take_worklog(ACCOUNT, person_id, found, lifetime_s=300))


def take_answers(store: Store, person_id: int, raw: dict[str, Any]) -> None:
    asyncio.run(store.records.take_questionary(ACCOUNT, person_id, raw, lifetime_s=300))


def rows(store: Store, text: str = "", **more: Any) -> list[ApplicantRow]:
    query = ApplicantQuery(ACCOUNT, text=text, **{"order": "best", **more})
    found = store.records.find(query)
    shown: list[ApplicantRow] = []
    while len(shown) < len(found):
        window = store.records.found_rows(found, len(shown), 300)
        assert window
        shown += window
    return shown


def ids(store: Store, text: str = "", **more: Any) -> list[int]:
    return [row.applicant_id for row in rows(store, text, **more)]


# Words in texts


def test_a_word_of_a_resume_comment_or_answer(store: Store) -> None:
    take(store, person(1), person(2), person(3), person(4))
    take_resume(store, 1, "Писал на Python,\nподнимал КУБЕРНЕТЕС в облаке.")
    take_history(store, 2, {"type": "COMMENT", "comment": "Хочет работать с кубернетесом"})
    take_answers(store, 3, {"skill": [{"id": 5, "name": "Кубернетес"}], "n": None})
    found = {row.applicant_id: row for row in rows(store, "кубернет")}
    assert {one: row.reason for one, row in found.items()} == {
        1: "resume",
        2: "comment",
        3: "questionary",
    }
    for row in found.values():
        assert "\n" not in row.snippet
        assert [fold(row.snippet[a : a + n]) for a, n in row.hits] == ["кубернет"]
    assert ids(store, '"работать с кубернетесом"') == [2]
    assert ids(store, '"кубернетесом работать"') == []


def test_one_word_in_the_name_another_in_a_text(store: Store) -> None:
    take(store, person(1, "Иванов Иван"), person(2, "Петров Пётр"))
    for one in (1, 2):
        take_resume(store, one, "asyncio и Django")
    assert ids(store, "ivanov asyncio") == [1]
    assert ids(store, "asyncio петров django") == [2]
    assert ids(store, "иванов петров asyncio") == []
    row = rows(store, "иванов asyn")[0]
    assert (row.reason, row.snippet) == ("resume", "asyncio и Django")


def test_negatives_look_everywhere(store: Store) -> None:
    take(store, person(1, position="Python"), person(2, position="Python"), person(3))
    take_resume(store, 1, "Когда-то писал на PHP")
    assert ids(store, "python -php") == [2]
    assert ids(store, "-php") == [3, 2]
    assert ids(store, "-python") == [3]
    assert ids(store, '-"писал на php"') == [3, 2]


def test_people_come_before_texts_and_whole_names_first(store: Store) -> None:
    take(
        store,
        person(1, "Марк"),
        person(2, "Маркова"),
        person(3, "Другой", position="Маркетолог", created="2026-02-01T00:00:00+03:00"),
        person(4, "Четвёртый", created="2026-03-01T00:00:00+03:00"),
        person(5, "Пятый"),
    )
    take_resume(store, 4, "слово " * 300 + "Марк")
    take_resume(store, 5, "Марк Марк Марк")
    assert ids(store, "марк") == [1, 2, 3, 5, 4]
    assert ids(store, "марк", descending=True) == [4, 5, 3, 2, 1]
    assert ids(store, "марк", order="created") == [4, 3, 5, 2, 1]


def test_phones_in_resumes_in_any_form(store: Store) -> None:
    take(store, person(1), person(2, phone="8 (495) 765-43-21"))
    take_resume(store, 1, "Звоните: +7 (916) 123-45-67, лучше вечером. 2019 - 2024 Ромашка")
    for way in ("89161234567", "+7 916 123 45 67", "8(916)123-45-67", "9161234567"):
        assert ids(store, way) == [1], way
    for way in ("84957654321", "+7 495 765-43-21", "765-43-21", "43-21", "495 765", "7654"):
        row = rows(store, way)[0]
        assert (row.applicant_id, row.reason) == (2, "phone"), way
        assert row.hits


def test_years_look_like_a_phone_and_are_found(store: Store) -> None:
    take(store, person(1))
    take_resume(store, 1, "2019-2021: Ромашка")
    assert ids(store, "2019-2021") == [1]


def test_a_new_text_replaces_the_old_one(store: Store) -> None:
    take(store, person(1))
    take_resume(store, 1, "старое слово")
    take_resume(store, 1, "второе резюме", part=2)
    take_resume(store, 1, "новое слово")
    assert ids(store, "старое") == []
    assert ids(store, "новое второе") == [1]
    take_history(store, 1, {"comment": "раз"}, {"comment": "два"})
    take_history(store, 1, {"comment": "два"})
    assert ids(store, "раз") == []
    assert ids(store, "два") == [1]
    take_answers(store, 1, {"a": "три"})
    take_answers(store, 1, {})
    assert ids(store, "три") == []


def test_texts_wait_for_their_person_and_move_with_them(store: Store) -> None:
    take_resume(store, 1, "кубернетес")
    assert ids(store, "кубернетес") == []
    take(store, person(1, created=None), person(2))
    assert ids(store, "кубернетес") == [1]
    take(store, person(1, created="2026-05-01T00:00:00+03:00"))
    assert ids(store, "кубернетес") == [1]
    take_resume(store, 1, "докер")
    assert ids(store, "кубернетес") == []
    assert ids(store, "докер") == [1]


def test_texts_go_with_their_documents(store: Store) -> None:
    take(store, person(1), person(2))
    take_resume(store, 1, "кубернетес")
    take_history(store, 2, {"comment": "кубернетес"})
    asyncio.run(store.cache.clear("resume"))
    assert not store.records.projections_are_current()
    asyncio.run(store.records.rebuild())
    assert ids(store, "кубернетес") == [2]
    later = datetime(2100, 1, 1, tzinfo=UTC)
    asyncio.run(store.keeping.drop_details_before(later))
    assert ids(store, "кубернетес") == []


def test_nothing_stays_of_somebody_who_is_dropped(store: Store, folder: Path) -> None:
    needle = "Иглоукалывание"
    take(store, person(1, position=needle, company=needle), *(person(n) for n in range(2, 300)))
    take_resume(store, 1, f"{needle} и другое")
    take_history(store, 1, {"type": "COMMENT", "comment": needle})
    take_answers(store, 1, {"x": needle})
    for one in range(2, 60):
        take_resume(store, one, "обычный текст")
    assert ids(store, needle) == [1]
    asyncio.run(store.records.drop_applicants(ACCOUNT, [1]))
    assert ids(store, needle) == []
    for place in folder.rglob("*"):
        if place.is_file():
            content = place.read_bytes()
            for form in (needle, fold(needle), "igloukalivan"):
                assert form.encode() not in content, place.name


# Facts


def fact(*groups: tuple[str, ...], none: tuple[str, ...] = (), **more: Any) -> Filters:
    return Filters(groups, none, **more)


def test_filters_by_facts(store: Store) -> None:
    take(
        store,
        person(1, links=[(3, 30)], phone="1234567", agreement={"state": "accepted"}),
        person(2, links=[(3, 31), (4, 30)], tags=[{"tag": 6}]),
        person(3, tags=[], external=[{"id": 1, "account_source": 8}]),
        person(4, "Неполный", complete=False),
    )
    take_history(store, 3, {"type": "STATUS", "status": 30, "rejection_reason": 9})
    stage, vacancy, tag = mark("stage", 30), mark("vacancy", 3), mark("tag", 5)
    assert ids(store, filters=fact((stage,))) == [2, 1]
    assert ids(store, filters=fact((stage, mark("ever", 30)))) == [2, 1, 3]
    assert ids(store, filters=fact((stage, mark("ever", 30))), order="created") == [3, 2, 1]
    assert ids(store, filters=fact((mark("link", "3:30"),))) == [1]
    assert ids(store, filters=fact((vacancy,), (tag,))) == [1]
    assert ids(store, filters=fact((vacancy,), none=(tag,))) == [2]
    assert ids(store, filters=fact(none=(vacancy,))) == [4, 3]
    assert ids(store, filters=fact((mark("source", 8),))) == [3]
    assert ids(store, filters=fact((mark("reason", 9),))) == [3]
    assert ids(store, filters=fact((mark("consent", "accepted"),))) == [1]
    assert ids(store, filters=fact((mark("has", "phone"),))) == [1]
    assert ids(store, filters=fact((mark("has", "server"),))) == [4]
    assert ids(store, "иван", filters=fact((stage,))) == [2, 1]
    assert ids(store, filters=fact((stage,)), vacancy_id=4) == [2]
    assert ids(store, filters=Filters(impossible=True)) == []


def test_filters_by_the_day_of_being_added(store: Store) -> None:
    take(
        store,
        person(1, created="2026-01-01T10:00:00+00:00"),
        person(2, created="2026-02-01T10:00:00+00:00"),
        person(3, created="2026-03-01T10:00:00+00:00"),
    )
    second = datetime(2026, 2, 1, 10, tzinfo=UTC)
    third = datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert ids(store, filters=fact(added_from=second)) == [3, 2]
    assert ids(store, filters=fact(added_before=third)) == [2, 1]
    assert ids(store, "иван", filters=fact(added_from=second, added_before=third)) == [2]
    assert ids(store, filters=fact(added_from=third, added_before=second)) == []


# Properties


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=NASTY, order=st.sampled_from(ALL_ORDERS), vacancy=st.sampled_from([None, 3]))
def test_any_text_gives_a_result(filled: Store, query: str, order: str, vacancy: int) -> None:
    asked = ApplicantQuery(ACCOUNT, vacancy_id=vacancy, text=query, order=order)
    found = filled.records.find(asked)
    shown = filled.records.found_rows(found, 0, 50)
    assert len(shown) == min(50, len(found))
    assert filled.records.count_applicants(asked) == (
        len(found) if not asked.is_plain else filled.records.count_applicants(asked)
    )
    for row in shown:
        for start, size in row.hits:
            assert 0 <= start < start + size <= len(row.snippet)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200), place=st.sampled_from(["name", "resume", "comment", "answer"]))
def test_whatever_is_written_is_found_by_its_words(store: Store, text: str, place: str) -> None:
    take(store, person(1, text if place == "name" else "Иванов"))
    take_resume(store, 1, text if place == "resume" else "")
    take_history(store, 1, {"comment": text if place == "comment" else ""})
    take_answers(store, 1, {"a": text if place == "answer" else ""})
    plain = re.sub(r"<[^>]*>?|&[^;]*;?", " ", text)
    for word in words(plain)[:3]:
        if len(word) > 2 and word in fold(plain).split() and "<" not in text and "&" not in text:
            assert ids(store, f'"{word}"') == [1], word


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Invented people with resumes, as the demo has them."""
    store = open_store(
        tmp_path_factory.mktemp("people"),
        user="x",
        clock=lambda: datetime.now(UTC),
        policy=LogPolicy(),
    )
    anchor = float(int(time.time()) // 86_400 * 86_400)
    origin = {"applicants": PEOPLE, "seed": 3, "vacancies": 6, "anchor": anchor}
    made = World(DemoStore(None, origin), 3, PEOPLE, 6, anchor, time.time).orgs[1]
    cards = [made.cards.find(one) or {} for one in made.cards.ids()]
    found = [applicant({k: v for k, v in raw.items() if k[0] != "_"}) for raw in cards]
    asyncio.run(store.records.take_applicants(ACCOUNT, found, lifetime_s=None))
    for raw in cards[:60]:
        for one in raw["external"][:1]:
            take_resume(store, raw["id"], made.resumes.text(raw["id"] - made.people.first_id))
            assert one
    yield store
    store.close()


def everyone(store: Store) -> list[ApplicantRow]:
    return list(store.records.applicant_rows(ApplicantQuery(ACCOUNT)))


def is_found(store: Store, row: ApplicantRow, text: str) -> bool:
    found = store.records.find(ApplicantQuery(ACCOUNT, text=text))
    return store.records.found_index(found, row.applicant_id) is not None


def test_every_person_is_found_by_each_part_of_the_name(filled: Store) -> None:
    for row in everyone(filled):
        for part in (row.last_name, row.first_name, row.middle_name):
            if part:
                for form in (part, part.upper(), part.lower().replace("ё", "е"), part[:3]):
                    assert is_found(filled, row, form), form
        if row.last_name:
            both = f"{row.first_name} {row.last_name[:4]}"
            assert is_found(filled, row, both)


def test_every_russian_name_is_found_in_latin_letters(filled: Store) -> None:
    missed = []
    for row in everyone(filled):
        for part in filter(None, (row.last_name, row.first_name, row.middle_name)):
            for length in range(2, len(part) + 1):
                if not is_found(filled, row, latin(part)[:length]):
                    missed.append((part, latin(part)[:length]))
    # A sign of three letters that is half typed ("sc" of "shch") may wait for the next letter.
    assert len(missed) < PEOPLE / 100, missed
    assert all(latin(part) != typed for part, typed in missed)


def test_latin_names_are_found_in_russian_letters(store: Store) -> None:
    take(store, person(1, "Yulia Solovyova"), person(2, "Dmitry Khabibullin"), person(3, "Li"))
    assert ids(store, "Юлия") == [1]
    assert ids(store, "соловьёва юл") == [1]
    assert ids(store, "ХАБИБ дмитрий") == [2]
    take(store, person(4, company="Яндекс"), person(5, company="Yandex"))
    assert ids(store, "yandex") == [5, 4]
    assert ids(store, "яндекс") == [5, 4]


def test_every_person_is_found_by_phone_and_mail(filled: Store) -> None:
    for row in everyone(filled):
        digits = re.sub(r"\D", "", row.phone)
        if len(digits) == 11:
            local = digits[1:]
            forms = (
                row.phone,
                digits,
                f"8{local}",
                f"+7 {local}",
                f"8 ({local[:3]}) {local[3:6]}-{local[6:8]}-{local[8:]}",
                f"+7 {local[:3]} {local[3:6]} {local[6:8]} {local[8:]}",
                local,
                f"{local[:3]} {local[3:6]}",
                local[3:],
                f"{local[3:6]}-{local[6:8]}-{local[8:]}",
                local[-4:],
            )
            for form in forms:
                assert is_found(filled, row, form), form
        if row.email:
            before, _, domain = row.email.partition("@")
            for form in (row.email, row.email.upper(), before, before.split(".")[-1], domain):
                assert is_found(filled, row, form), form


def test_every_order_gives_everyone_once(filled: Store) -> None:
    everybody = {row.applicant_id for row in everyone(filled)}
    for order in ORDERS:
        for descending in (False, True):
            query = ApplicantQuery(ACCOUNT, order=order, descending=descending)
            listed = [row.applicant_id for row in filled.records.applicant_rows(query)]
            assert set(listed) == everybody and len(listed) == len(everybody), order
            places = [filled.records.index_of(query, one) for one in listed]
            assert places == list(range(len(listed))), order
            words_too = ApplicantQuery(ACCOUNT, text="example", order=order, descending=descending)
            found = filled.records.find(words_too)
            hits = [row.applicant_id for row in filled.records.found_rows(found, 0, 300)]
            assert hits == [one for one in listed if one in set(hits)], order
            assert [filled.records.found_index(found, one) for one in hits] == list(
                range(len(hits))
            )


# The index is a projection


def test_a_rebuilt_index_equals_the_kept_one(open_here: OpenStore, folder: Path) -> None:
    store = open_here()
    take(store, *(person(one, links=[(3, 30)]) for one in range(1, 450)))
    for one in range(1, 450, 7):
        take_resume(store, one, f"резюме {one} слово")
        take_history(store, one, {"comment": f"заметка {one}", "status": 30})
        take_answers(store, one, {"город": f"Тверь {one}"})
    take_resume(store, 9999, "ничьё")
    before = dump(folder)
    asyncio.run(store.records.rebuild())
    assert dump(folder) == before
    assert ids(store, "тверь 8") == [8]


def dump(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Projections and the terms of both indexes."""
    with closing(sqlite3.connect(folder / "cache.db")) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.p USING fts5vocab(main, people_index, row)")
        connection.execute("CREATE VIRTUAL TABLE temp.t USING fts5vocab(main, text_index, row)")
        for index in ("people_index", "text_index"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        connection.rollback()
        columns = "account_id, applicant_id, kind, part, text, marks"
        return {
            "applicants": sorted(connection.execute("SELECT * FROM applicants"), key=str),
            "texts": sorted(connection.execute(f"SELECT {columns} FROM texts"), key=str),
            "people": connection.execute("SELECT * FROM temp.p ORDER BY 1").fetchall(),
            "words": connection.execute("SELECT * FROM temp.t ORDER BY 1").fetchall(),
        }
