"""A data folder filled by the application's own reading over the embedded Huntflow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from huntflow_desk.core.keys import KeyPair
from huntflow_desk.core.settings import Paths, System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.services.workplace import DemoDoor, Desk, Workplace

BASE_URL = "http://127.0.0.1:1"
"""An address nobody answers at: without a transport the network is away."""


def key_pair(demo: DemoHuntflow, base_url: str = BASE_URL) -> KeyPair:
    """A fresh pair of the embedded Huntflow."""
    pair = demo.issue_pair()
    return KeyPair(base_url, pair["access_token"], pair["refresh_token"], datetime.now(UTC))


def demo_desk(folder: Path, demo: DemoHuntflow) -> Desk:
    """A desk whose every system is the given embedded Huntflow, in process."""

    async def open_demo() -> DemoDoor:
        return DemoDoor(demo.transport(), key_pair(demo))

    return Desk(Paths(folder), open_demo=open_demo, transport=demo.transport())


async def read_everything(workplace: Workplace) -> None:
    """What a recruiter who looks at everything causes to be read."""
    library = workplace.library
    for account in await library.refresh_accounts():
        await library.refresh_dictionaries(account.account_id)
        await library.refresh_vacancies(account.account_id)
        await library.refresh_applicants(account.account_id)


async def fill_profile(folder: Path, *, profile: str, applicants: int, seed: int = 1) -> None:
    """A profile with rows in its production store and keys that lead nowhere."""
    demo = DemoHuntflow(applicants=applicants, seed=seed, rate_limit=False)
    desk = demo_desk(folder, demo)
    settings = desk.settings(profile)
    connection = replace(settings.connection, huntflow_prod_url=BASE_URL)
    desk.keep_settings(profile, replace(settings, connection=connection, first_run_done=True))
    await desk.keep_keys(profile, System.PROD, key_pair(demo))
    workplace = desk.open(profile)
    try:
        await read_everything(workplace)
    finally:
        await desk.close(workplace)
