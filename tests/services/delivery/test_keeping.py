"""What stays of edits: what is over goes after a month, what waits and what is drafted stays."""

from __future__ import annotations

import asyncio
import os
from datetime import timedelta
from pathlib import Path

from huntflow_desk.core.edits import State
from huntflow_desk.core.settings import System
from huntflow_desk.services.workplace import Workplace
from tests.services.delivery.rig import Post, edits, fill, linked, states
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


def test_what_others_wait_for_is_not_forgotten(tmp_path: Path) -> None:
    post = Post(tmp_path)

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        fields = {"first_name": "Анна", "last_name": "Новенькая"}
        post.demo.switches.set("forbid", method="POST", path="/logs")
        _, noted = await workplace.commands.create_applicant(ACCOUNT, fields, comment="Первая")
        await workplace.delivery.until_idle()
        await workplace.store.outbox.forget(post.time() + timedelta(days=1))
        post.demo.switches.clear()
        await workplace.outgoing.try_again(noted.edit_id)
        await workplace.delivery.until_idle()
        assert workplace.outgoing.get(noted.edit_id).state is State.DONE

    post.run(work)


def test_finished_edits_of_a_forgotten_person_go_and_unfinished_stay(tmp_path: Path) -> None:
    post = Post(tmp_path)

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, other = linked(workplace)[0], linked(workplace, skip=1)[0]
        sent = await workplace.commands.attach(b"sent", "a.txt")
        shared = await workplace.commands.attach(b"shared", "b.txt")
        files = [sent, shared]
        gone = await workplace.commands.comment(ACCOUNT, person, "Незабудка", files=files)
        kept = await workplace.commands.comment(ACCOUNT, other, "Чужое", files=[shared])
        made, note = await workplace.commands.create_applicant(
            ACCOUNT, {"first_name": "Анна", "last_name": "Незабудкина"}, comment="Первая"
        )
        await workplace.delivery.until_idle()
        for name in (gone.draft_name, f"comment_{ACCOUNT}_{person}", f"move_{ACCOUNT}_{other}"):
            await workplace.drafts.keep(name, {"text": "Черновик"})
        waiting = await workplace.commands.comment(ACCOUNT, person, "Ждёт")
        housekeeping = workplace.sync.housekeeping
        await housekeeping.forget(ACCOUNT, person)
        await housekeeping.forget(ACCOUNT, workplace.outgoing.person_of(made.applicant_id or 0))
        left = {edit.edit_id for edit in edits(workplace)}
        assert left == {kept.edit_id, waiting.edit_id}
        assert {edit.edit_id for edit in workplace.store.outbox.live()} == {waiting.edit_id}
        staging = workplace.store.staging
        assert not staging.path_of(sent["sha"]).exists()
        assert workplace.drafts.names() == (f"move_{ACCOUNT}_{other}",)
        assert staging.path_of(shared["sha"]).exists()
        # Taking back what is no more known does nothing.
        assert await workplace.undo.undo([waiting.edit_id]) is not None
        assert (await workplace.undo.undo([made.edit_id, note.edit_id])) is not None
        assert edits(workplace)[-1].state is State.CANCELLED

    post.run(work)
    folder = post.desk.paths.databases("anna", System.PROD)
    outbox = [one for one in folder.glob("outbox.db*") if one.is_file()]
    assert outbox
    for needle in ("Незабудк", "Первая"):
        assert not [one for one in outbox if needle.encode() in one.read_bytes()]


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
