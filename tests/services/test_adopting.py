"""A tested connection becomes the profile's own; names of profiles; facts for support."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from huntflow_desk.core.errors import KeysLost
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import Account
from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.services.connections import ConnectionReport
from huntflow_desk.services.doctor import examine, versions
from huntflow_desk.services.workplace import Desk
from tests.filling import demo_desk, key_pair
from tests.keyrings import MemoryKeyring

URL = "https://acme-api.example.com"


@pytest.fixture
def demo() -> DemoHuntflow:
    return DemoHuntflow(applicants=5, seed=1, rate_limit=False)


@pytest.fixture
def desk(tmp_path: Path, demo: DemoHuntflow, memory_keyring: MemoryKeyring) -> Desk:
    return demo_desk(tmp_path, demo)


def report(demo: DemoHuntflow, *organisations: int) -> ConnectionReport:
    accounts = tuple(Account(one, f"org {one}") for one in organisations)
    return ConnectionReport("ok", URL, 5, accounts=accounts, pair=key_pair(demo, URL))


def test_the_adopted_system_is_the_active_one(desk: Desk, demo: DemoHuntflow) -> None:
    assert asyncio.run(desk.adopt("anna", System.SANDBOX, report(demo, 7, 8)))
    settings = desk.settings("anna")
    assert settings.connection.active_system is System.SANDBOX
    assert settings.connection.huntflow_sandbox_url == URL
    assert settings.connection.huntflow_prod_url != URL
    assert (settings.account_id, settings.first_run_done) == (7, True)
    asyncio.run(desk.adopt("anna", System.SANDBOX, report(demo, 6, 7)))
    assert desk.settings("anna").account_id == 7


def test_without_activating_only_address_and_keys_change(desk: Desk, demo: DemoHuntflow) -> None:
    before = replace(desk.settings("anna"), account_id=3)
    desk.keep_settings("anna", before)
    assert asyncio.run(desk.adopt("anna", System.SANDBOX, report(demo, 7), activate=False))
    settings = desk.settings("anna")
    assert settings.connection.huntflow_sandbox_url == URL
    connection = replace(settings.connection, huntflow_sandbox_url="")
    assert connection == replace(before.connection, huntflow_sandbox_url="")
    assert (settings.account_id, settings.first_run_done) == (3, False)
    assert desk.key_ring("anna", System.SANDBOX).load() is not None


def test_an_open_workplace_of_the_profile_follows(desk: Desk, demo: DemoHuntflow) -> None:
    async def work() -> None:
        mine, other = desk.open("anna"), desk.open("boris")
        heard: list[Change] = []
        mine.bus.listen(heard.append)
        await desk.adopt("anna", System.PROD, report(demo, 7), workplace=mine)
        assert mine.settings == desk.settings("anna")
        assert Change("settings") in heard
        await desk.adopt("anna", System.PROD, report(demo, 8), workplace=other)
        assert other.settings == desk.settings("boris")
        await desk.close(mine)
        await desk.close(other)

    asyncio.run(work())


def test_a_report_without_a_pair_changes_nothing(desk: Desk) -> None:
    before = desk.settings("anna")
    with pytest.raises(KeysLost) as caught:
        asyncio.run(desk.adopt("anna", System.PROD, ConnectionReport("ok", URL)))
    assert caught.value.facts["cause"] == "missing"
    assert desk.settings("anna") == before


@pytest.mark.parametrize(
    ("name", "fits"),
    [("Мария К.", False), ("Мария К", True), ("con", False), ("a/b", False), ("", False)],
)
def test_names_of_profiles(desk: Desk, name: str, fits: bool) -> None:
    assert desk.can_name_profile(name) is fits


def test_the_command_line_knows_the_same_names(capsys: pytest.CaptureFixture[str]) -> None:
    from huntflow_desk.cli import main

    for name in ("con", "a/b", "..", ""):
        with pytest.raises(SystemExit) as ended:
            main(["doctor", "--profile", name])
        assert ended.value.code == 2
    assert "profile name" in capsys.readouterr().err


def test_examining_the_demo_leaves_the_open_demo_alone(desk: Desk) -> None:
    async def work() -> None:
        place = desk.open("anna", System.DEMO)
        found = await examine(desk, "anna", System.DEMO)
        assert found.profiles == []
        assert found.versions == versions()
        assert place.store.folder.exists()
        assert set(place.store.integrity().values()) == {"ok"}
        await desk.close(place)

    asyncio.run(work())
