"""Rows become people: each once, whatever happens on the way; and go back again."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from huntflow_desk.core.intake import Chosen, Decision, Row, State, Target
from huntflow_desk.services.workplace import Workplace
from tests.invented import SURNAMES
from tests.services.delivery.rig import Post, fill, linked
from tests.services.intake.rig import resume, write
from tests.services.rig import ACCOUNT


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path / "desk")


def somebody(number: int) -> dict[str, str]:
    """Names and contacts nobody else has."""
    return {
        "last": SURNAMES[number],
        "first": "Пётр",
        "phone": f"+7 916 {100 + number:03d}-{number * 37 % 100:02d}-{number * 53 % 100:02d}",
        "email": f"somebody{number}@mail.example",
    }


def resumes(count: int) -> dict[str, bytes]:
    return {f"{n:03d}.txt": resume(more=str(n), **somebody(n)) for n in range(count)}


def aim(workplace: Workplace) -> Target:
    """A vacancy with a stage, a source and a tag."""
    _, vacancy, stage = linked(workplace)
    names = workplace.library.names(ACCOUNT)
    return Target(vacancy, stage, min(names.sources), (min(names.tags),))


async def dropped(workplace: Workplace, folder: Path, files: dict[str, bytes], **more: Any) -> int:
    """Files in a folder, dropped and read; the batch."""
    batch_id = await workplace.intake.drop(ACCOUNT, write(folder, files), **more)
    await workplace.intake.work()
    return batch_id


async def deliver(workplace: Workplace) -> None:
    """Hand over, send and follow until nothing is left to do."""
    for _ in range(200):
        await workplace.sending.step()
        await workplace.delivery.until_idle()
        await workplace.sending.step()
        if workplace.sending.is_idle:
            return
    raise AssertionError("it never ends")


def rows(workplace: Workplace, batch_id: int) -> tuple[Row, ...]:
    return workplace.intake.rows(batch_id)


def states(workplace: Workplace, batch_id: int) -> Counter[State]:
    return Counter(row.state for row in rows(workplace, batch_id))


async def check_person(post: Post, row: Row, target: Target) -> None:
    """The row's person has its file, text, tags and stage."""
    card = await post.card(row.result["applicant_id"])
    assert card["last_name"] == row.value("last_name")
    (external,) = card["external"]
    whole = await post.ask("GET", f"/applicants/{card['id']}/externals/{external['id']}")
    assert [file["name"] for file in whole["files"]] == [row.name]
    assert row.value("last_name") in whole["data"]["body"]
    assert whole["auth_type"] == "NATIVE"
    assert whole["account_source"] == target.source_id
    assert card["tags"] == list(target.tag_ids)
    assert await post.stage(card["id"], target.vacancy_id or 0) == target.stage_id


def test_each_ready_row_is_one_person(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        target = replace(aim(workplace), comment="Из почты")
        files = {**resumes(12), "empty.txt": b"", "again.txt": resumes(1)["000.txt"]}
        batch_id = await dropped(workplace, tmp_path / "in", files, target=target)
        before = workplace.intake.estimate(batch_id)
        assert before.rows == 12
        assert await workplace.sending.send(batch_id) == 12
        assert states(workplace, batch_id)[State.SENDING] == 12
        await deliver(workplace)
        assert states(workplace, batch_id) == {
            State.DONE: 12,
            State.UNREADABLE: 1,
            State.SKIPPED: 1,
        }
        done = [row for row in rows(workplace, batch_id) if row.state is State.DONE]
        assert len({row.result["applicant_id"] for row in done}) == 12
        for row in done:
            await check_person(post, row, target)
            assert await post.comments(row.result["applicant_id"]) == ["Из почты"]
        assert len(post.writes(method="POST", part="/applicants")) >= 12
        assert await workplace.sending.send(batch_id) == 0
        assert workplace.sending.progress(batch_id).done == 12

    post.run(work)


FAULTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("lose_answer", {"method": "POST", "path": "/applicants$", "times": 3}),
    ("lose_answer", {"method": "POST", "path": "upload$", "times": 2}),
    ("lose_answer", {"method": "POST", "path": "/vacancy$", "times": 2}),
    ("trouble", {"status": 502, "probability": 0.15}),
    ("busy", {"retry_after": 1, "probability": 0.2}),
    ("down", {"probability": 0.15}),
)


@pytest.mark.parametrize(("switch", "options"), FAULTS)
def test_trouble_on_the_way(
    post: Post, tmp_path: Path, switch: str, options: dict[str, Any]
) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        target = aim(workplace)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(5), target=target)
        await workplace.sending.send(batch_id)
        post.demo.switches.set(switch, **options)
        for _ in range(12):
            await workplace.sending.step()
            with suppress(Exception):
                await workplace.delivery.until_idle(patient=False)
        post.demo.switches.clear()
        await workplace.session.check()
        await deliver(workplace)
        assert states(workplace, batch_id) == {State.DONE: 5}
        for row in rows(workplace, batch_id):
            await check_person(post, row, target)
        created = post.writes(method="POST")
        assert sum(one["path"].endswith("/applicants") for one in created) == 5

    post.run(work)


class Killed(BaseException):
    """The power is gone."""


def test_killed_after_every_write(post: Post, tmp_path: Path) -> None:
    """Each commit of the outbox may be the last one; the next run goes on from it."""
    target: list[Target] = []
    batch: list[int] = []

    async def prepare(workplace: Workplace) -> None:
        await fill(workplace)
        target.append(aim(workplace))
        batch.append(await dropped(workplace, tmp_path / "in", resumes(4), target=target[0]))

    async def live(workplace: Workplace, commits: int) -> bool:
        """Until the power goes after so many commits. False: it went."""
        writer = workplace.store.spool.file.writer
        real, left = writer.submit, itertools.count(commits, -1)

        def submit(write: Callable[..., Any], **how: Any) -> Any:
            if next(left) <= 0:
                raise Killed
            return real(write, **how)

        writer.submit = submit  # type: ignore[method-assign]
        try:
            await workplace.sending.send(batch[0])
            await deliver(workplace)
        except (Killed, BaseExceptionGroup):
            return False
        finally:
            writer.submit = real  # type: ignore[method-assign]
        return True

    post.run(prepare)
    for commits in itertools.count(1, 3):
        if post.run(lambda workplace, n=commits: live(workplace, n)):  # type: ignore[misc]
            break

    async def look(workplace: Workplace) -> None:
        await deliver(workplace)
        assert states(workplace, batch[0]) == {State.DONE: 4}
        for row in rows(workplace, batch[0]):
            await check_person(post, row, target[0])
        created = post.writes(method="POST")
        assert sum(one["path"].endswith("/applicants") for one in created) == 4

    post.run(look)


def test_pause_resume_and_cancel(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(14))
        sending = workplace.sending
        await sending.send(batch_id)
        await sending.step()
        assert len(workplace.outgoing.rows()) == 8  # the rest waits
        await sending.pause(batch_id)
        assert sending.progress(batch_id).paused
        assert workplace.outgoing.rows() == ()
        await deliver_now(workplace)
        assert states(workplace, batch_id) == {State.SENDING: 14}
        await sending.resume(batch_id)
        await sending.step()
        await workplace.delivery.until_idle()
        await sending.step()
        assert states(workplace, batch_id)[State.DONE] == 8
        await sending.cancel(batch_id)
        assert states(workplace, batch_id) == {State.DONE: 8, State.READY: 6}
        await deliver(workplace)
        assert len(post.writes(method="POST")) == 8

    async def deliver_now(workplace: Workplace) -> None:
        await workplace.sending.step()
        await workplace.delivery.until_idle()

    post.run(work)


def test_a_known_person(post: Post, tmp_path: Path) -> None:
    """Add, fill, attach: only what is empty is filled."""

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        library = workplace.library
        target = aim(workplace)
        people = [
            row.applicant_id
            for row in library.applicant_rows(query())
            if target.vacancy_id
            not in {link.vacancy_id for link in (saved(workplace, row.applicant_id).links)}
        ][:3]
        await post.ask("PATCH", f"/applicants/{people[1]}", {"company": None, "skype": None})
        await workplace.library.refresh_card(ACCOUNT, people[1])
        batch_id = await dropped(workplace, tmp_path / "in", resumes(3), target=target)
        found = rows(workplace, batch_id)
        kinds = (Decision.ADD, Decision.FILL, Decision.ATTACH)
        for row, decision, person in zip(found, kinds, people, strict=True):
            await workplace.intake.choose(row.row_id, decision, applicant_id=person)
        await workplace.intake.set_row_fields(found[1].row_id, {"skype": Chosen("petr.skype")})
        before = await post.card(people[1])
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        assert states(workplace, batch_id) == {State.DONE: 3}
        for person in people:
            assert await post.stage(person, target.vacancy_id or 0) == target.stage_id
            assert set(target.tag_ids) <= set((await post.card(person))["tags"])
        after = await post.card(people[1])
        assert after["skype"] == "petr.skype"
        assert after["last_name"] == before["last_name"]
        assert after["phone"] == before["phone"] or not before["phone"]
        notes = [log for log in (await post.card(people[2]))["logs"] if log["files"]]
        assert [file["name"] for file in notes[0]["files"]] == ["002.txt"]
        assert not [w for w in post.writes(method="POST") if w["path"].endswith("/applicants")]

        plan = workplace.sending.undoing(batch_id)
        assert len(plan.changed) + len(plan.stays) == 3
        await workplace.sending.undo(batch_id)
        await deliver(workplace)
        undone = await post.card(people[1])
        assert not undone["skype"]

    post.run(work)


def query() -> Any:
    from huntflow_desk.core.query import ApplicantQuery

    return ApplicantQuery(ACCOUNT)


def saved(workplace: Workplace, applicant_id: int) -> Any:
    found = workplace.store.records.applicant(ACCOUNT, applicant_id)
    assert found is not None
    return found.value


def test_what_cannot_be_sent_says_why(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(2))
        wrong, nowhere = rows(workplace, batch_id)
        await workplace.intake.set_row_fields(wrong.row_id, {"email": Chosen("anna@")})
        person, _, _ = linked(workplace)
        await workplace.intake.choose(nowhere.row_id, Decision.ADD, applicant_id=person)
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        wrong, nowhere = rows(workplace, batch_id)
        assert (wrong.state, wrong.why) == (State.FAILED, "refused")
        assert wrong.result["fields"] == {"email": "email"}
        assert (nowhere.state, nowhere.why) == (State.FAILED, "nowhere")
        # Mended, it goes.
        await workplace.intake.set_row_fields(wrong.row_id, {"email": Chosen("anna@mail.example")})
        assert await workplace.sending.send(batch_id) == 1
        await deliver(workplace)
        assert rows(workplace, batch_id)[0].state is State.DONE

    post.run(work)


def test_the_server_refuses(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(2))
        post.demo.switches.set("forbid", method="POST", path="/applicants$", times=2)
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        first, second = rows(workplace, batch_id)
        assert {(one.state, one.why) for one in (first, second)} == {(State.FAILED, "needs_person")}
        assert first.is_sealed
        await workplace.sending.try_again(first.row_id)
        assert await workplace.sending.reopen(second.row_id)
        await deliver(workplace)
        assert [row.state for row in rows(workplace, batch_id)] == [State.DONE, State.READY]

    post.run(work)


def test_somebody_of_another_row(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        target = aim(workplace)
        files = {"a.txt": resume(more="one", **somebody(1)), "b.txt": resume(**somebody(1))}
        batch_id = await dropped(workplace, tmp_path / "in", files, target=target)
        first, second = rows(workplace, batch_id)
        assert second.state is State.DUPLICATE
        await workplace.intake.choose(second.row_id, Decision.ATTACH, other_row_id=first.row_id)
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        assert states(workplace, batch_id) == {State.DONE: 2}
        person = rows(workplace, batch_id)[0].result["applicant_id"]
        assert rows(workplace, batch_id)[1].result["applicant_id"] == person
        notes = [log for log in (await post.card(person))["logs"] if log["files"]]
        assert [file["name"] for file in notes[0]["files"]] == ["b.txt"]

    post.run(work)


@pytest.mark.parametrize("created", ["together", "before"])
def test_onto_a_vacancy_that_is_created_here(post: Post, tmp_path: Path, created: str) -> None:
    """The batch was aimed at it while it had no number; it may have one by now."""

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        division = next(iter(workplace.library.names(ACCOUNT).divisions))
        fields = {"position": "Смотритель маяка", "division_id": division}
        edit = await workplace.commands.create_vacancy(ACCOUNT, fields, hold=False)
        assert edit.vacancy_id is not None
        stage = workplace.library.stages(ACCOUNT, edit.vacancy_id)[0].stage_id
        target = replace(aim(workplace), vacancy_id=edit.vacancy_id, stage_id=stage)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(2), target=target)
        if created == "before":
            await workplace.delivery.until_idle()
        assert await workplace.sending.send(batch_id) == 2
        await deliver(workplace)
        number = workplace.outgoing.vacancy_of(edit.vacancy_id)
        assert number > 0
        for row in rows(workplace, batch_id):
            await check_person(post, row, replace(target, vacancy_id=number))
        assert len(post.writes(method="POST", part="/vacancies")) == 1

    post.run(work)


def test_undo_of_a_batch(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(11), target=aim(workplace))
        sending = workplace.sending
        await sending.send(batch_id)
        await sending.step()
        await workplace.delivery.until_idle()
        await sending.step()
        plan = sending.undoing(batch_id)
        assert (len(plan.created), len(plan.waiting)) == (8, 3)
        people = [person for _, person in plan.created]
        await sending.undo(batch_id)
        assert states(workplace, batch_id) == {State.DONE: 8, State.READY: 3}
        await deliver(workplace)
        found = {one["id"] for one in (await post.ask("GET", "/applicants?count=30"))["items"]}
        assert not found & set(people)
        # Nothing that was dropped is lost: the files wait as before.
        assert states(workplace, batch_id) == {State.READY: 11}
        assert all(not row.result and not row.applicant_id for row in rows(workplace, batch_id))
        assert sending.undoing(batch_id).empty
        assert len(post.writes(method="DELETE")) == 8

    post.run(work)


def test_huntflow_reads_the_file(post: Post, tmp_path: Path) -> None:
    """By the button: its fields stand beside ours, gaps are filled, choices stay."""

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(1))
        (row,) = rows(workplace, batch_id)
        await workplace.intake.set_row_fields(row.row_id, {"phone": Chosen("+7 999 000-00-00")})
        told: list[tuple[int, int]] = []
        assert await workplace.sending.recognise([row.row_id], lambda *n: told.append(n)) == 1
        assert told == [(0, 1), (1, 1)]
        (row,) = rows(workplace, batch_id)
        assert row.result["recognised"]["email"] == "somebody0@mail.example"
        fields = {one.name: one for one in workplace.intake.fields(row.row_id)}
        assert fields["email"].from_huntflow == "somebody0@mail.example"
        assert fields["phone"].chosen == Chosen("+7 999 000-00-00")
        assert await workplace.sending.recognise([row.row_id]) == 0
        assert not [one for one in post.writes() if "applicants" in one["path"]]

    post.run(work)


def test_always_read_by_huntflow(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        resumes_ = replace(workplace.settings.resumes, parsing="always")
        workplace.settings = replace(workplace.settings, resumes=resumes_)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(2))
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        for row in rows(workplace, batch_id):
            assert row.state is State.DONE
            assert "recognised" in row.result

    post.run(work)


def test_tidying_leaves_what_is_to_be_sent(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(1))
        (row,) = rows(workplace, batch_id)
        await workplace.sending.send(batch_id)
        await workplace.sending.step()
        place = workplace.store.spool.files.place(row.sha)
        staged = workplace.store.staging.path_of(row.sha)
        assert staged.samefile(place)  # one content on the disk
        place.unlink()
        await workplace.store.spool.tidy()
        workplace.store.staging.drop_unused(workplace.store.outbox.staged(), workplace.clock())
        assert hashlib.sha256(staged.read_bytes()).hexdigest() == row.sha
        await deliver(workplace)
        assert rows(workplace, batch_id)[0].state is State.DONE

    post.run(work)


def test_it_runs_beside_the_window(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(10))
        loops = [
            asyncio.ensure_future(one)
            for one in (workplace.sending.run(), workplace.delivery.run())
        ]
        try:
            await workplace.sending.send(batch_id)
            for _ in range(600):
                if states(workplace, batch_id)[State.DONE] == 10:
                    break
                await asyncio.sleep(0.5)
            assert states(workplace, batch_id) == {State.DONE: 10}
        finally:
            for loop in loops:
                loop.cancel()
            await asyncio.wait(loops)

    post.run(work)


def test_a_watched_folder_of_the_settings(post: Post, tmp_path: Path) -> None:
    """Begun, changed and ended while the workplace is open; nothing is sent by itself."""
    from huntflow_desk.app import watch_folder
    from huntflow_desk.core.events import Change

    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()

    async def work(workplace: Workplace) -> None:
        await fill(workplace)

        def watch(folder: str) -> None:
            settings = workplace.settings
            resumes_ = replace(settings.resumes, folder=folder)
            workplace.settings = replace(settings, resumes=resumes_)
            workplace.bus.publish(Change("settings"))

        async def seen(names: set[str]) -> None:
            for _ in range(100):
                batches = workplace.intake.batches()
                found = {row.name for one in batches for row in rows(workplace, one.batch_id)}
                if found == names:
                    return
                await asyncio.sleep(1)
            raise AssertionError(found)

        watching = asyncio.ensure_future(watch_folder(workplace))
        try:
            await asyncio.sleep(3)
            watch(str(one))
            await asyncio.sleep(6)
            write(one, {"a.txt": resume(**somebody(1))})
            await seen({"a.txt"})
            watch(str(other))
            await asyncio.sleep(6)
            write(one, {"late.txt": resume(**somebody(2))})
            write(other, {"b.txt": resume(**somebody(3))})
            await seen({"a.txt", "b.txt"})
        finally:
            watching.cancel()
            await asyncio.wait([watching])
        assert not [one for one in post.writes() if "applicants" in one["path"]]

    post.run(work)
