"""Profiles and systems: nothing of one reaches another, nothing erased is left."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from huntflow_desk.core.documents import Me
from huntflow_desk.core.errors import DiskTrouble, NewerDatabase, NotSent
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import ApplicantQuery, LogQuery
from huntflow_desk.core.settings import System
from huntflow_desk.services.doctor import examine
from huntflow_desk.services.workplace import Workplace
from tests.filling import read_everything
from tests.keyrings import MemoryKeyring
from tests.services import hurry
from tests.services.rig import ACCOUNT, House

EVERYONE = ApplicantQuery(ACCOUNT)


async def read_all_there_is(workplace: Workplace) -> list[ApplicantRow]:
    """Lists and a few cards in full, with a search and a write in the log."""
    await read_everything(workplace)
    rows = list(workplace.library.applicant_rows(EVERYONE))
    for row in rows[:5]:
        await workplace.library.refresh_card(ACCOUNT, row.applicant_id)
    api = await workplace.session.api()
    await api.applicants.search(ACCOUNT, rows[0].last_name)
    await api.applicants.patch(ACCOUNT, rows[0].applicant_id, {"position": "Needle-Position"})
    await workplace.library.refresh_card(ACCOUNT, rows[0].applicant_id, force=True)
    return rows


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def holding(folder: Path, needles: list[str]) -> list[tuple[str, str]]:
    """Which files hold which needles, in any of the forms texts are stored in."""
    found = []
    for name, content in contents(folder).items():
        for needle in needles:
            forms = {needle, json.dumps(needle)[1:-1], quote(needle), needle.casefold()}
            if any(form.encode() in content for form in forms):
                found.append((Path(name).name, needle))
    return found


def needles_of(rows: list[ApplicantRow]) -> list[str]:
    texts = {text for row in rows for text in (row.last_name, row.email, row.phone)}
    return sorted(text for text in texts if len(text) > 5)


def test_switching_systems_and_profiles_leaks_nothing(
    tmp_path: Path, memory_keyring: MemoryKeyring
) -> None:
    house = House(tmp_path)
    rows = house.run(read_all_there_is, "anna", System.PROD)
    places = [("anna", System.SANDBOX), ("boris", System.PROD), ("boris", System.SANDBOX)]
    for profile, system in places:

        async def look(workplace: Workplace) -> None:
            assert workplace.library.accounts() == ()
            assert workplace.library.count_applicants(EVERYONE) == 0
            assert workplace.library.card(ACCOUNT, rows[0].applicant_id) is None
            assert workplace.journal.count(LogQuery()) == 0
            assert workplace.journal.users() == ()
            assert not workplace.library.names(ACCOUNT).stages

        house.run(look, profile, system)
        assert holding(house.desk.paths.databases(profile, system), needles_of(rows)) == []
    # Each place has keys of its own, under a name of its own.
    assert len(memory_keyring.passwords) == 4
    assert len(set(memory_keyring.passwords.values())) == 4

    async def still_there(workplace: Workplace) -> None:
        assert workplace.library.count_applicants(EVERYONE) == 75

    house.run(still_there, "anna", System.PROD)


def test_a_key_goes_only_to_the_address_it_was_made_for(
    tmp_path: Path, memory_keyring: MemoryKeyring
) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        connection = replace(
            workplace.settings.connection, huntflow_prod_url="https://elsewhere.example"
        )
        house.desk.change_settings(workplace, connection=connection)
        api = await workplace.session.api()
        pair = house.desk.key_ring("anna", System.PROD).load()
        assert pair is not None
        assert api.transport.base_url == pair.base_url != "https://elsewhere.example"

    house.run(work)


def test_erasing_a_profile_leaves_nothing(tmp_path: Path, memory_keyring: MemoryKeyring) -> None:
    house = House(tmp_path)
    house.run(read_all_there_is, "boris")
    rows = house.run(read_all_there_is, "anna")
    needles = [*needles_of(rows), "Needle-Position", "anna"]
    assert {needle for _, needle in holding(tmp_path / "profiles" / "anna", needles)} >= {
        rows[0].last_name,
        "Needle-Position",
    }
    hurry.run(lambda: house.desk.erase("anna"))
    assert not (tmp_path / "profiles" / "anna").exists()
    assert house.desk.profiles() == ("boris",)
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    for name, content in contents(tmp_path).items():
        if "boris" not in name:
            (outside / Path(name).name).write_bytes(content)
    assert holding(outside, needles) == []
    assert [name for _, name in memory_keyring.passwords if "anna" in name] == []
    assert [name for _, name in memory_keyring.passwords if "boris" in name]

    async def as_new(workplace: Workplace) -> None:
        assert not workplace.settings.first_run_done
        assert workplace.library.count_applicants(EVERYONE) == 0

    house.run(as_new, "anna")


def test_the_demo_leaves_nothing(tmp_path: Path) -> None:
    house = House(tmp_path)
    rows = house.run(read_all_there_is, "anna", System.DEMO)
    assert not house.desk.paths.databases("anna", System.DEMO).exists()
    assert holding(tmp_path, needles_of(rows)) == []


def test_a_deleted_person_leaves_no_trace(tmp_path: Path) -> None:
    house = House(tmp_path)
    folder = house.desk.paths.databases("anna", System.PROD)

    async def work(workplace: Workplace) -> ApplicantRow:
        await read_everything(workplace)
        rows = workplace.library.applicant_rows(EVERYONE)
        emails = [row.email for row in rows]
        row = next(row for row in rows if row.email and emails.count(row.email) == 1)
        await workplace.library.refresh_card(ACCOUNT, row.applicant_id)
        api = await workplace.session.api()
        await api.applicants.delete(ACCOUNT, row.applicant_id)
        await workplace.library.refresh_applicants(ACCOUNT, row.vacancy_id, force=True)
        return row

    row = house.run(work)
    if row.vacancy_id is not None:
        assert holding(folder, [row.email]) == []


def test_settings_follow_and_are_told(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        house.desk.change_settings(workplace, account_id=2)
        assert house.changes[-1] == Change("settings")
        assert house.desk.settings("anna").account_id == 2
        assert house.desk.settings("boris").account_id is None

    house.run(work)


def test_the_organisation_in_work(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        assert workplace.account_id is None
        await workplace.library.refresh_accounts()
        assert workplace.account_id == 1
        house.desk.change_settings(workplace, account_id=2)
        assert workplace.account_id == 2
        # One that is no more is not shown as if it were.
        house.desk.change_settings(workplace, account_id=99)
        assert workplace.account_id == 1

    house.run(work)


def test_newer_files_are_not_touched(tmp_path: Path) -> None:
    import sqlite3

    house = House(tmp_path)
    house.run(read_all_there_is)
    folder = house.desk.paths.databases("anna", System.PROD)
    with sqlite3.connect(folder / "cache.db") as connection:
        connection.execute("PRAGMA user_version = 1000")
    connection.close()
    before = {file.name: file.read_bytes() for file in folder.glob("*.db")}
    with pytest.raises(NewerDatabase):
        house.desk.open("anna")
    assert {file.name: file.read_bytes() for file in folder.glob("*.db")} == before


def test_a_damaged_cache_is_set_aside_and_the_log_stays(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.run(read_all_there_is)
    folder = house.desk.paths.databases("anna", System.PROD)
    (folder / "cache.db").write_bytes(b"this is no database" * 1000)

    async def work(workplace: Workplace) -> None:
        assert [note.kind for note in workplace.store.notes] == ["damaged_database"]
        assert workplace.journal.count(LogQuery()) > 0
        assert workplace.library.count_applicants(EVERYONE) == 0
        await read_everything(workplace)
        assert workplace.library.count_applicants(EVERYONE) == 75

    house.run(work)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    house = House(tmp_path / "data")
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(DiskTrouble):
        house.desk.open("anna")


def test_closing_in_the_middle_of_reading(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> asyncio.Task[None]:
        reading = asyncio.ensure_future(workplace.library.refresh_applicants(ACCOUNT))
        await workplace.session.api()
        await asyncio.sleep(0)
        return reading

    async def outside() -> None:
        async with house.open() as workplace:
            reading = await work(workplace)
        # A window cancels it; a caller that does not hears of it instead of waiting for ever.
        with pytest.raises((NotSent, RuntimeError, asyncio.CancelledError)):
            await reading

    hurry.run(outside)


# Facts for support


def test_the_doctor_tells_no_secrets_and_no_people(
    tmp_path: Path, memory_keyring: MemoryKeyring
) -> None:
    house = House(tmp_path)
    rows = house.run(read_all_there_is)
    pair = house.desk.key_ring("anna", System.PROD).load()
    assert pair is not None
    report = hurry.run(lambda: examine(house.desk, None, None))
    assert report.failures == []
    plain = report.plain()
    assert plain["ok"] is True
    assert set(plain) == {"ok", "versions", "paths", "profiles", "failures"}
    (facts,) = plain["profiles"]
    assert facts["databases"] == {"cache.db": "ok", "log.db": "ok", "outbox.db": "ok"}
    assert facts["keys"] == "kept" and facts["keyring"]["durable"] is True
    assert facts["connection"]["state"] == "ok"
    text = json.dumps(plain, ensure_ascii=False) + "\n".join(report.lines())
    me = house.run(_who)
    for secret in (pair.access_token, pair.refresh_token, me.name, me.email, *needles_of(rows)):
        assert secret not in text


def test_the_doctor_names_what_is_wrong(tmp_path: Path, memory_keyring: MemoryKeyring) -> None:
    house = House(tmp_path)
    house.run(read_all_there_is)
    house.demo.switches.set("down")
    report = hurry.run(lambda: examine(house.desk, "anna", None))
    assert report.profiles[0]["connection"]["state"] == "failed"
    assert len(report.failures) == 1
    memory_keyring.locked = True
    report = hurry.run(lambda: examine(house.desk, "anna", None))
    assert report.profiles[0]["keyring"]["trouble"] == "locked"
    assert any("keyring" in failure for failure in report.failures)
    report = hurry.run(lambda: examine(house.desk, "nobody", None))
    assert report.failures == ["there is no such profile"]
    assert not (tmp_path / "profiles" / "nobody").exists()


async def _who(workplace: Workplace) -> Me:
    return await workplace.session.check()
