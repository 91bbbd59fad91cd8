"""Reminders on the disk: made in a file of the version before, saved from a damaged one."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from huntflow_desk.core.edits import Kind, NewEdit, State
from huntflow_desk.core.reminders import State as Reminded
from huntflow_desk.core.reminders import draft_name
from huntflow_desk.store.database import Store
from huntflow_desk.store.migrations import prepare
from huntflow_desk.store.tables import OUTBOX
from tests.store.conftest import Clock, OpenStore
from tests.store.documents import ACCOUNT

DUE = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
BEFORE = OUTBOX._replace(steps=OUTBOX.steps[:2])
"""The file as programs before reminders knew it."""


def add(store: Store, people: list[int], note: str = "", after_days: int = 0) -> list[int]:
    due_at = DUE + timedelta(days=after_days)
    made = asyncio.run(store.reminders.add(ACCOUNT, people, due_at, note))
    return [one.reminder_id for one in made]


def test_a_file_of_the_version_before_gets_the_table_and_loses_nothing(
    open_here: OpenStore, folder: Path
) -> None:
    folder.mkdir(parents=True)
    prepare(folder, BEFORE, lambda line: None)
    with closing(sqlite3.connect(folder / "outbox.db")) as connection:
        connection.execute("INSERT INTO drafts VALUES ('comment_1_5', '{\"text\":\"Ёж\"}', '')")
        connection.commit()
    store = open_here()
    add(store, [5], "созвониться")
    store.close()
    again = open_here()
    assert [one.note for one in again.reminders.rows()] == ["созвониться"]
    assert again.drafts.names() == ("comment_1_5",)


def test_every_readable_row_of_a_damaged_file_is_saved(open_here: OpenStore, folder: Path) -> None:
    store = open_here()
    for number in range(60):
        add(store, [number], f"{number:03} " + "ё" * 200, after_days=number)
    store.close()
    path = folder / "outbox.db"
    content = bytearray(path.read_bytes())
    page = content.index("030 ёё".encode()) // 4096
    content[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    path.with_name("outbox.db.suspect").touch()
    mended = open_here()
    (note,) = mended.notes
    saved = mended.reminders.rows()
    assert note.facts["salvaged"] == len(saved)
    assert 40 < len(saved) < 60
    assert {saved[0].note[:3], saved[-1].note[:3]} == {"000", "059"}
    # What was saved is alive, and numbers are not given twice.
    (new,) = add(mended, [77])
    assert new > max(one.reminder_id for one in saved)


def test_a_row_that_was_spoilt_is_not_in_the_way(store: Store, folder: Path) -> None:
    spoilt, whole = add(store, [5, 6], "позвонить")
    with closing(sqlite3.connect(folder / "outbox.db")) as connection:
        connection.execute(
            "UPDATE reminders SET due_at = '2026-13' WHERE reminder_id = ?", (spoilt,)
        )
        connection.commit()
    assert [one.reminder_id for one in store.reminders.rows()] == [whole]


def test_the_order_and_what_is_due(store: Store) -> None:
    late = add(store, [5], after_days=2)[0]
    early = add(store, [6])[0]
    kept = store.reminders
    assert [one.reminder_id for one in kept.rows()] == [early, late]
    assert kept.due(DUE - timedelta(seconds=1)) == ()
    assert [one.reminder_id for one in kept.due(DUE)] == [early]
    assert kept.next_due(DUE) == DUE + timedelta(days=2)
    assert kept.next_due(DUE + timedelta(days=2)) is None
    assert (kept.count(), kept.count(DUE)) == (2, 1)
    assert kept.people() == {(ACCOUNT, 5), (ACCOUNT, 6)}
    asyncio.run(kept.put([replace(kept.get([early])[0], state=Reminded.DONE)]))
    assert [one.reminder_id for one in kept.rows()] == [late]
    assert kept.of_person(ACCOUNT, 6) == ()


def test_somebody_created_here_keeps_it_with_the_number_they_get(store: Store) -> None:
    async def work() -> None:
        new = NewEdit(Kind.CREATE, ACCOUNT, {"fields": {"last_name": "Ёлкин"}})
        (edit,) = await store.outbox.add([new])
        assert edit.applicant_id is not None and edit.applicant_id < 0
        await store.reminders.add(ACCOUNT, [edit.applicant_id], DUE, "созвониться")
        await store.outbox.step(edit.edit_id, State.IN_FLIGHT)
        await store.outbox.step(edit.edit_id, State.DONE, result={"applicant_id": 900})
        assert [one.note for one in store.reminders.of_person(ACCOUNT, 900)] == ["созвониться"]
        assert store.reminders.of_person(ACCOUNT, edit.applicant_id) == ()

    asyncio.run(work())


def test_a_merged_person_takes_it_along(store: Store) -> None:
    add(store, [5], "раз")
    add(store, [5], "два")
    asyncio.run(store.outbox.rename_applicant(ACCOUNT, 5, 9))
    asyncio.run(store.reminders.follow(ACCOUNT, 9, 12))
    asyncio.run(store.reminders.follow(ACCOUNT + 1, 12, 5))
    assert [one.note for one in store.reminders.of_person(ACCOUNT, 12)] == ["раз", "два"]


def test_who_is_forgotten_leaves_nothing(open_here: OpenStore, folder: Path) -> None:
    store = open_here()
    add(store, [5], "Незабудкиной позвонить")
    (kept,) = add(store, [51], "другой человек")
    drafts = (draft_name(ACCOUNT, 5), draft_name(ACCOUNT, 5, 1), draft_name(ACCOUNT, 51))
    for name, text in zip(drafts, ("Незабудкина", "Незабудкина", "другой"), strict=True):
        asyncio.run(store.drafts.keep(name, {"note": text}))
    asyncio.run(store.records.drop_applicants(ACCOUNT, [5]))
    assert [one.reminder_id for one in store.reminders.rows()] == [kept]
    assert store.drafts.names() == (draft_name(ACCOUNT, 51),)
    # Taking something back does not bring it back.
    assert asyncio.run(store.reminders.put(store.reminders.get([kept]))) != ()
    store.close()
    needle = "Незабудкин".encode()
    assert not [one for one in folder.rglob("*") if one.is_file() and needle in one.read_bytes()]


def test_what_is_over_is_forgotten_what_is_open_stays(store: Store, clock: Clock) -> None:
    over, opened = add(store, [5, 6])
    kept = store.reminders
    asyncio.run(kept.put([replace(kept.get([over])[0], state=Reminded.DONE)]))
    clock.forward(days=40)
    asyncio.run(kept.forget_over(clock.now - timedelta(days=30)))
    assert [one.reminder_id for one in kept.get([over, opened])] == [opened]
