"""No request bypasses the journal: what the server counted is what was recorded."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import pytest

from huntflow_desk.api.pace import Pace
from huntflow_desk.core import errors

from .rig import Rig, demo_huntflow
from .virtual import run

SWITCHES: list[tuple[str, dict[str, Any]]] = [
    ("down", {}),
    ("slow", {"seconds": 100}),
    ("forbid", {}),
    ("busy", {"retry_after": 2}),
    ("garble", {"kind": "html"}),
    ("garble", {"kind": "cut"}),
    ("lose_answer", {}),
    ("trouble", {"status": 502}),
    ("trouble", {"status": 500}),
    ("expire_tokens", {"path": "/me"}),
]


@pytest.mark.parametrize(("name", "options"), SWITCHES, ids=lambda value: str(value))
def test_requests_counted_by_the_server_are_the_exchanges(
    name: str, options: dict[str, Any]
) -> None:
    demo = demo_huntflow()

    async def main() -> None:
        async with Rig(demo=demo) as rig:
            api = rig.api
            people = (await api.applicants.page(1)).items
            person = people[0]
            photo = next(each.photo_url for each in people if each.photo_url)
            before = len(rig.exchanges)
            demo.switches.set(name, times=7, **options)
            work = [
                api.accounts.me(),
                api.applicants.page(1),
                api.applicants.get(1, person.applicant_id),
                api.applicants.patch(1, person.applicant_id, {"money": "7"}),
                api.applicants.add_log(1, person.applicant_id, "слово"),
                api.files.upload(1, "x.txt", b"words", parse=True),
                api.files.fetch(photo),
            ]
            outcomes = await asyncio.gather(*work, return_exceptions=True)
            for outcome in outcomes:
                if isinstance(outcome, BaseException):
                    assert isinstance(outcome, errors.DeskError), outcome
            cancelled = asyncio.create_task(api.accounts.me())
            await asyncio.sleep(0.001)
            cancelled.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await cancelled
            assert len(rig.exchanges) == len(demo.journal) > before
            counted = [(entry["method"], entry["path"]) for entry in demo.journal]
            recorded = [(each.method, each.endpoint.partition("?")[0]) for each in rig.exchanges]
            assert sorted(recorded) == sorted(
                (method, path.removeprefix("/v2")) for method, path in counted
            )

    run(main)


def test_after_a_time_without_network_everything_goes_on() -> None:
    demo = demo_huntflow()

    async def main() -> None:
        async with Rig(demo=demo) as rig:
            await rig.api.accounts.me()
            demo.switches.set("down")
            for _ in range(2):
                with pytest.raises(errors.NotSent):
                    await rig.api.accounts.me()
            demo.switches.set("down", False)
            await rig.api.accounts.me()
            assert rig.states == ["online", "offline", "online"]

    run(main)


def test_the_pace_of_the_client_keeps_within_the_limit_of_the_server() -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        demo = demo_huntflow(rate_limit=True, clock=loop.time)
        async with Rig(demo=demo, pace=Pace()) as rig:
            calls = (rig.transport.call("GET", "/me", query={"n": n}) for n in range(60))
            await asyncio.gather(*calls)
            assert {each.status_code for each in rig.exchanges} == {200}

    run(main)
