"""Changing what an edit says while it is about to leave, after it left, and after a doubt."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from huntflow_desk.core.edits import Edit, Kind, NewEdit, State, Trouble
from huntflow_desk.core.errors import Overtaken, Rejected
from huntflow_desk.services.amending import follow
from huntflow_desk.services.workplace import Workplace
from tests.services.delivery.rig import Post, edits, fill, linked, other_stage
from tests.services.rig import ACCOUNT


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


class Watching(httpx.AsyncBaseTransport):
    """Calls somebody before a request goes on."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self.inner = inner
        self.before: Callable[[httpx.Request], Any] = lambda request: None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        waiting = self.before(request)
        if waiting is not None:
            await waiting
        return await self.inner.handle_async_request(request)


async def noted(workplace: Workplace, text: str = "Раз") -> Edit:
    person, vacancy, _ = linked(workplace)
    return await workplace.commands.comment(ACCOUNT, person, text, vacancy_id=vacancy)


def said(edit: Edit, text: str) -> Edit:
    return replace(edit, payload=edit.payload | {"comment": text})


@pytest.mark.parametrize("what", ["amend", "hold"])
def test_what_is_changed_while_it_is_prepared_is_not_sent_as_it_was(post: Post, what: str) -> None:
    """The courier has read the edit and looks at the server when a person changes it."""
    watching = Watching(post.demo.transport())
    post.desk._transport = watching

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await noted(workplace)

        def before(request: httpx.Request) -> Any:
            if request.method == "GET" and request.url.path.endswith("/logs"):
                watching.before = lambda request: None
                now = workplace.outgoing.get(edit.edit_id)
                assert now.state is State.QUEUED
                if what == "hold":
                    return workplace.outgoing.hold(now)
                return workplace.outgoing.amend(now, said(now, "Два"))
            return None

        watching.before = before
        task = asyncio.ensure_future(workplace.delivery.until_idle())
        if what == "hold":
            await asyncio.sleep(30)
            held = workplace.outgoing.get(edit.edit_id)
            assert held.state is State.HELD and post.writes() == []
            await workplace.outgoing.amend(held, said(held, "Два"))
        await task
        assert workplace.outgoing.get(edit.edit_id).state is State.DONE
        assert [one["body"]["comment"] for one in post.writes()] == ["Два"]

    post.run(work)


def test_a_hold_keeps_the_followers_back_and_ends_by_itself(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        fields = {"first_name": "Анна", "last_name": "Новая"}
        made, _ = await workplace.commands.create_applicant(ACCOUNT, fields, comment="Первая")
        await workplace.outgoing.hold(made)
        delivering = asyncio.ensure_future(workplace.delivery.until_idle())
        await asyncio.sleep(59)
        assert post.writes() == []
        await delivering
        assert [one["method"] for one in post.writes()] == ["POST", "POST"]

    post.run(work)


def test_what_has_left_is_not_changed(post: Post) -> None:
    watching = Watching(post.demo.transport())
    post.desk._transport = watching
    tried: list[type[BaseException]] = []

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await noted(workplace)

        async def change() -> None:
            for wish in (
                workplace.outgoing.hold(edit),
                workplace.outgoing.amend(edit, said(edit, "Два")),
            ):
                try:
                    await wish
                except Overtaken as error:
                    tried.append(type(error))

        def before(request: httpx.Request) -> Any:
            is_it = request.method == "POST" and request.url.path.endswith("/logs")
            return change() if is_it else None

        watching.before = before
        await workplace.delivery.until_idle()
        assert tried == [Overtaken, Overtaken]
        assert [one["body"]["comment"] for one in post.writes()] == ["Раз"]

    post.run(work)


def test_after_a_lost_answer_and_a_refused_look_it_is_looked_for_before_it_goes_again(
    post: Post,
) -> None:
    """The answer was lost, then the history could not be read: «again» is no word that it did
    not arrive."""
    watching = Watching(post.demo.transport())
    post.desk._transport = watching

    def before(request: httpx.Request) -> None:
        if request.method == "POST" and request.url.path.endswith("/logs"):
            post.demo.switches.add("forbid", method="GET", path="/logs$")

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await noted(workplace)
        post.demo.switches.add("lose_answer", method="POST", times=1, path="/logs$")
        watching.before = before
        await workplace.delivery.until_idle()
        watching.before = lambda request: None
        now = workplace.outgoing.get(edit.edit_id)
        assert now.state is State.NEEDS_PERSON and now.may_have_arrived
        with pytest.raises(Rejected) as refused:
            await workplace.outgoing.amend(now, said(now, "Два"))
        assert refused.value.fields == {"arrived": "required"}
        post.demo.switches.clear()
        await workplace.outgoing.try_again(edit.edit_id)
        await workplace.delivery.until_idle()
        assert workplace.outgoing.get(edit.edit_id).state is State.DONE
        assert (await post.comments(now.applicant_id or 0)).count("Раз") == 1

    post.run(work)


def test_a_refused_write_is_not_in_doubt(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await noted(workplace)
        post.demo.switches.add("forbid", method="POST", times=1, path="/logs$")
        await workplace.delivery.until_idle()
        now = workplace.outgoing.get(edit.edit_id)
        assert now.state is State.NEEDS_PERSON and not now.may_have_arrived
        await workplace.outgoing.amend(now, said(now, "Два"))
        await workplace.delivery.until_idle()
        assert [one["body"]["comment"] for one in post.writes()] == ["Два"]

    post.run(work)


def test_a_decided_conflict_is_undone_only_where_it_was_mine(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        await workplace.commands.update_applicant(
            ACCOUNT, person, {"company": "Моё", "position": "Моя"}
        )
        theirs = {"company": "Чужое", "position": "Чужая"}
        await post.ask("PATCH", f"/applicants/{person}", theirs)
        await workplace.delivery.until_idle()
        (edit,) = edits(workplace)
        choices = {"company": "server", "position": "mine"}
        await workplace.outgoing.resolve(edit.edit_id, choices)
        await workplace.delivery.until_idle()
        await workplace.undo.undo()
        await workplace.delivery.until_idle()
        card = await post.card(person)
        assert (card["company"], card["position"]) == ("Чужое", "Чужая")

    post.run(work)


def test_base_and_inverse_follow_what_is_said(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, vacancy, here = linked(workplace)
        update = await workplace.commands.update_applicant(
            ACCOUNT, person, {"company": "Моё", "position": "Моя"}
        )
        assert update is not None
        base, inverse = follow(update, {"fields": {"company": "Иное"}})
        assert set(base) == {"company"} and inverse == (Kind.UPDATE, {"fields": base})
        move = await workplace.commands.move(
            ACCOUNT, person, vacancy, other_stage(workplace, vacancy, here)
        )
        assert follow(move, {"stage_id": 1}) == ({"stage_id": here}, move.inverse)
        stuck = replace(
            move,
            state=State.NEEDS_PERSON,
            trouble=Trouble("conflict", {"fields": {"stage_id": [here, None, 5]}}),
        )
        # Nobody can be put back to where they are not.
        assert follow(stuck, {"stage_id": 5}) == ({"stage_id": None}, None)
        # What was never known stays unknown.
        new = NewEdit(Kind.UPDATE, ACCOUNT, {"fields": {"company": "Моё"}}, person)
        (blind,) = await workplace.changing.keeper.keep([new])
        assert follow(blind, {"fields": {"company": "Иное"}}) == ({}, None)

    post.run(work)


def test_drafts_of_forgotten_edits_go_with_them(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit, other = await noted(workplace), await noted(workplace, "Два")
        for name in (f"amend_{edit.key}", f"amend_{other.key}", "comment_1_1"):
            await workplace.drafts.keep(name, {"text": "x"})
        await workplace.outgoing.cancel(edit.edit_id)
        await asyncio.sleep(1)
        await workplace.store.outbox.forget(workplace.clock())
        assert workplace.drafts.names() == tuple(sorted((f"amend_{other.key}", "comment_1_1")))

    post.run(work)


@pytest.mark.parametrize("way", ["change", "as it was"])
def test_what_was_being_changed_when_the_program_ended_asks_first(post: Post, way: str) -> None:
    async def first(workplace: Workplace) -> Edit:
        await fill(workplace)
        edit = await workplace.outgoing.hold(await noted(workplace))
        await workplace.drafts.keep(edit.draft_name, {"text": "Два"})
        return edit

    edit = post.run(first)

    async def second(workplace: Workplace) -> None:
        outgoing = workplace.outgoing
        await asyncio.sleep(200)
        await workplace.delivery.until_idle()
        asked = outgoing.get(edit.edit_id)
        assert asked.state is State.NEEDS_PERSON and asked.trouble == Trouble("begun")
        assert not post.writes(part="/logs")
        saved = workplace.drafts.find(asked.draft_name)
        assert saved is not None and saved.value == {"text": "Два"}
        if way == "change":
            await outgoing.amend(asked, said(asked, "Два"))
        else:
            await outgoing.try_again(asked.edit_id)
            assert workplace.drafts.find(asked.draft_name) is None
        await workplace.delivery.until_idle()
        assert outgoing.get(edit.edit_id).state is State.DONE

    post.run(second)
    wanted = "Два" if way == "change" else "Раз"
    assert [one["body"]["comment"] for one in post.writes(part="/logs")] == [wanted]
