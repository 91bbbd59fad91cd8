"""Kept people who may be one: for a card, for drafts; decisions that they are not."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from huntflow_desk.core.documents import Applicant
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.services.duplicates import Duplicates, file_ref, person_ref
from huntflow_desk.store.database import Store, open_store
from tests.invented import KNOWN, crowd, repeats
from tests.store.documents import ACCOUNT, person

Work = Callable[[Store, Duplicates, list[Change]], Awaitable[None]]


def run(folder: Path, work: Work) -> None:
    async def inside() -> None:
        store = open_store(folder, user="anna", clock=lambda: datetime.now(UTC))
        bus, changes = Bus(), list[Change]()
        bus.listen(changes.append)
        try:
            await work(store, Duplicates(store, bus), changes)
        finally:
            store.close()

    asyncio.run(inside())


async def keep(store: Store, *people: Applicant, account_id: int = ACCOUNT) -> None:
    await store.records.take_applicants(account_id, people, lifetime_s=60)


def test_of_a_card(tmp_path: Path) -> None:
    async def work(store: Store, duplicates: Duplicates, changes: list[Change]) -> None:
        await keep(
            store,
            person(1, "Семёнова Юлия Игоревна", phone="8 (916) 123-45-67", birthday="1990-05-01"),
            person(2, "Semenova Yulia", phone="+79161234567"),
            person(3, "Юлия Семенова", birthday="1990-05-01"),
            person(4, "Семёнов Олег", phone="+7 916 1234567"),
            person(5, "Другая Анна", doubles=[{"double": 1}]),
        )
        await keep(store, person(9, "Семёнова Юлия", phone="89161234567"), account_id=2)
        found = await duplicates.matches_of(ACCOUNT, 1)
        assert [(one.applicant_id, one.certain) for one in found] == [
            (3, True),
            (2, True),
            (4, False),
        ]
        assert [reason.kind for reason in found[0].reasons] == ["name", "birth"]
        assert found[1].name == "Semenova Yulia"
        assert found[2].shared_contact
        said = await duplicates.matches_of(ACCOUNT, 5)
        assert [(one.applicant_id, one.reasons[-1].kind) for one in said] == [(1, "huntflow")]
        assert await duplicates.matches_of(ACCOUNT, 77) == ()

    run(tmp_path, work)


def test_decided_to_be_different(tmp_path: Path) -> None:
    async def work(store: Store, duplicates: Duplicates, changes: list[Change]) -> None:
        await keep(store, *(person(n, "Белов Иван", phone="89161234567") for n in (1, 2, 3)))
        one, two = person_ref(1), person_ref(2)
        await duplicates.decide_different(ACCOUNT, two, one)
        assert [m.applicant_id for m in await duplicates.matches_of(ACCOUNT, 1)] == [3]
        assert [m.applicant_id for m in await duplicates.matches_of(ACCOUNT, 2)] == [3]
        assert changes == [Change("duplicates", ACCOUNT, frozenset({1, 2}))]
        await duplicates.decide_different(ACCOUNT, one, two, different=False)
        assert len(await duplicates.matches_of(ACCOUNT, 1)) == 2

    run(tmp_path, work)


def test_who_was_told_apart_is_named(tmp_path: Path) -> None:
    async def work(store: Store, duplicates: Duplicates, changes: list[Change]) -> None:
        await keep(
            store,
            person(1, "Белов Иван", phone="89161234567"),
            person(2, "Белов Иван", phone="89161234567"),
            person(3, "Чернов Пётр"),
        )
        for other in (2, 3, 99):
            await duplicates.decide_different(ACCOUNT, person_ref(other), person_ref(1))
        await duplicates.decide_different(ACCOUNT, file_ref("abc"), person_ref(1))
        found = {one.applicant_id: one for one in await duplicates.different_from(ACCOUNT, 1)}
        assert {key: one.name for key, one in found.items()} == {
            2: "Белов Иван",
            3: "Чернов Пётр",
            99: "",
        }
        assert found[2].english_name == "Иван Белов"
        assert [reason.kind for reason in found[2].reasons] == ["phone", "name"]
        assert found[3].reasons == () and await duplicates.different_from(ACCOUNT, 77) == ()

    run(tmp_path, work)


def test_none_that_huntflow_names_is_cut_off(tmp_path: Path) -> None:
    async def work(store: Store, duplicates: Duplicates, changes: list[Change]) -> None:
        said = [{"double": number} for number in (*range(100, 112), 1)]
        await keep(store, person(1, "Белов Иван", doubles=said))
        found = await duplicates.matches_of(ACCOUNT, 1)
        assert [one.applicant_id for one in found] == list(range(100, 112))

    run(tmp_path, work)


def test_changed_and_forgotten_people(tmp_path: Path) -> None:
    async def work(store: Store, duplicates: Duplicates, changes: list[Change]) -> None:
        await keep(store, *(person(n, "Белов Иван", phone="89161234567") for n in (1, 2)))
        await keep(store, person(2, "Белов Иван", phone="89160000001", email="b@mail.example"))
        assert not any(one.certain for one in await duplicates.matches_of(ACCOUNT, 1))
        await keep(store, person(2, "Белов Иван", phone="+7-916-123-45-67"))
        assert [m.applicant_id for m in await duplicates.matches_of(ACCOUNT, 1)] == [2]
        await store.records.drop_applicants(ACCOUNT, [2])
        assert await duplicates.matches_of(ACCOUNT, 1) == ()
        left = store.likeness.file.rows("SELECT DISTINCT applicant_id FROM likeness_keys")
        assert left == [(1,)]
        await store.records.rebuild()
        await keep(store, person(3, "Белов Иван", phone="89161234567"))
        assert [m.applicant_id for m in await duplicates.matches_of(ACCOUNT, 1)] == [3]

    run(tmp_path, work)


def test_the_store_finds_what_memory_finds(tmp_path: Path) -> None:
    async def work(store: Store, duplicates: Duplicates, changes: list[Change]) -> None:
        dice = random.Random(7)
        people = crowd(600, dice)
        told = repeats(people, 60, dice, KNOWN)
        await keep(
            store,
            *(
                person(
                    one.who + 1,
                    f"{one.last} {one.first} {one.middle}".strip(),
                    phone=", ".join(one.phones),
                    email="".join(one.emails),
                    birthday="{:04d}-{:02d}-{:02d}".format(*one.birth) if one.birth else None,
                    social=[
                        {"id": 1, "social_type": kind.upper(), "value": value}
                        for kind, value in one.links
                    ],
                )
                for one in people
            ),
        )
        drafts = {f"file:{number}": one.traits for number, one in enumerate(told)}
        found = await duplicates.check(ACCOUNT, drafts)
        hits = [
            any(match.certain and match.applicant_id == one.who + 1 for match in matches)
            for one, matches in zip(told, found.values(), strict=True)
        ]
        assert sum(hits) >= 57

    run(tmp_path, work)
