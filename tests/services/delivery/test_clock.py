"""A clock that is set ahead or back: nothing is sent too early, and nothing waits for days."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from huntflow_desk.core.edits import UNDO_WINDOW_S, State
from huntflow_desk.services.delivery import SETTLE_S
from huntflow_desk.services.workplace import Workplace
from tests.services.delivery.rig import Post, edits, fill, linked, states
from tests.services.rig import ACCOUNT

DAY_S = 86_400.0


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


@pytest.mark.parametrize("shift_s", [DAY_S, -DAY_S])
def test_an_unknown_edit_waits_its_time_whatever_the_clock_says(post: Post, shift_s: float) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        await workplace.commands.comment(ACCOUNT, person, "Созвонились")
        post.demo.switches.add("trouble", method="POST", path="/logs$", times=1, status=502)
        sent: list[float] = []

        def when(line: str) -> None:
            if line.startswith("SEND"):
                sent.append(post.time.steady)

        post.on_line = when
        delivering = asyncio.ensure_future(workplace.delivery.until_idle())
        # The answer is there after a moment, and the settle time is far.
        await asyncio.sleep(UNDO_WINDOW_S + 1)
        assert states(workplace) == [State.UNKNOWN]
        post.time.set_by(shift_s)
        await delivering
        assert states(workplace) == [State.DONE]
        assert (await post.comments(person)).count("Созвонились") == 1
        waited_s = sent[1] - sent[0]
        assert SETTLE_S <= waited_s < SETTLE_S + 30

    post.run(work)


def test_a_clock_set_back_keeps_nothing_from_going(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        first, second = linked(workplace)[0], linked(workplace, skip=1)[0]
        await workplace.commands.comment(ACCOUNT, first, "Первое")
        later = await workplace.commands.comment(ACCOUNT, second, "Второе")
        await workplace.outgoing.send_now([later.edit_id])
        await workplace.store.outbox.step(
            later.edit_id, State.QUEUED, next_try_at=post.time() + timedelta(minutes=4)
        )
        began = post.time.steady
        post.time.set_by(-DAY_S)
        await workplace.delivery.until_idle()
        assert {edit.state for edit in edits(workplace)} == {State.DONE}
        assert post.time.steady - began < 120

    post.run(work)
