"""Who asked hears when the keyring refuses renewed keys, and when it has them after all."""

from __future__ import annotations

import asyncio

from huntflow_desk.core import errors
from tests.api.rig import Keeper, Rig, pair
from tests.api.test_tokens import Vendor, call
from tests.api.virtual import run


def test_refused_then_kept_is_said_once_each() -> None:
    keeper = Keeper(pair())
    keeper.refusals = 3
    kept: list[int] = []

    async def main() -> None:
        vendor = Vendor()
        async with Rig(vendor, keeper=keeper, on_kept=lambda: kept.append(1)) as rig:
            await call(rig)
            assert [type(trouble) for trouble in rig.troubles] == [errors.KeysLocked]
            assert kept == []
            await asyncio.sleep(120)
            assert kept == [1]
            vendor.expire()
            await call(rig)
            assert kept == [1]

    run(main)


def test_new_keys_of_a_person_end_the_trouble() -> None:
    keeper = Keeper(pair())
    keeper.refusals = 1
    kept: list[int] = []

    async def main() -> None:
        async with Rig(Vendor(), keeper=keeper, on_kept=lambda: kept.append(1)) as rig:
            await call(rig)
            assert len(rig.troubles) == 1
            await rig.transport.use_keys(pair("fresh"))
            assert kept == [1]

    run(main)
