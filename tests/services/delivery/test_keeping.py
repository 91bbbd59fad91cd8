"""What stays of edits: what is over goes after a month, what waits and what is drafted stays."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from huntflow_desk.core.edits import State
from huntflow_desk.services.workplace import Workplace
from tests.services.delivery.rig import Post, fill, linked, states
from tests.services.rig import ACCOUNT

MONTH_S = 31 * 86_400


def test_after_a_month_what_is_over_is_forgotten(tmp_path: Path) -> None:
    post = Post(tmp_path)

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        sent = await workplace.commands.attach(b"sent", "a.txt")
        drafted = await workplace.commands.attach(b"drafted", "b.txt")
        failed = await workplace.commands.attach(b"failed", "c.txt")
        fresh = await workplace.commands.attach(b"fresh", "d.txt")
        staging = workplace.store.staging
        for file in (sent, drafted, failed):
            os.utime(staging.path_of(file["sha"]), (1, 1))
        await workplace.drafts.keep("comment_1_5", {"files": [drafted]})
        await workplace.commands.comment(ACCOUNT, person, "Ушло", files=[sent])
        await workplace.delivery.until_idle()
        post.demo.switches.set("forbid", method="POST", path="/logs")
        await workplace.commands.comment(ACCOUNT, person, "Нельзя", files=[failed])
        await workplace.delivery.until_idle()
        housekeeping = workplace.sync.housekeeping
        await housekeeping.clean_up()
        assert states(workplace) == [State.DONE, State.NEEDS_PERSON]
        assert staging.path_of(sent["sha"]).exists()
        await asyncio.sleep(MONTH_S)
        await housekeeping.clean_up()
        assert states(workplace) == [State.NEEDS_PERSON]
        left = {file["sha"]: staging.path_of(file["sha"]).exists() for file in (sent, drafted)}
        assert left == {sent["sha"]: False, drafted["sha"]: True}
        assert staging.path_of(failed["sha"]).exists() and staging.path_of(fresh["sha"]).exists()

    post.run(work)


def test_a_staged_file_that_vanished_is_told(tmp_path: Path) -> None:
    post = Post(tmp_path)

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        file = await workplace.commands.attach(b"gone", "a.txt")
        edit = await workplace.commands.comment(ACCOUNT, person, "Где?", files=[file])
        workplace.store.staging.path_of(file["sha"]).unlink()
        await workplace.delivery.until_idle()
        after = workplace.outgoing.get(edit.edit_id)
        assert after.state is State.NEEDS_PERSON and after.trouble is not None
        assert after.trouble.kind == "unreadable_file"

    post.run(work)
