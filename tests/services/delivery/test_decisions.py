"""What needs a person: conflicts, refusals, doubt; and what waits for what."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from huntflow_desk.core.edits import Edit, Kind, State
from huntflow_desk.services.delivery.plan import plan
from huntflow_desk.services.workplace import Workplace
from tests.services.delivery.rig import START, Post, edits, fill, linked, other_stage, states
from tests.services.rig import ACCOUNT, WATCHED


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


class Refusing(httpx.AsyncBaseTransport):
    """Answers some requests itself."""

    def __init__(self, inner: httpx.AsyncBaseTransport, status: int, where: str) -> None:
        self.inner = inner
        self.status = status
        self.where = where

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if re.search(self.where, f"{request.method} {request.url.path}"):
            error = {"type": "payment_required", "title": "applicants_limit_exceeded"}
            return httpx.Response(self.status, json={"errors": [error]}, request=request)
        return await self.inner.handle_async_request(request)


def only(workplace: Workplace) -> Edit:
    (edit,) = edits(workplace)
    return edit


def test_a_field_that_changed_meanwhile_is_a_conflict(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        was = (await post.card(person))["phone"]
        edit = await workplace.commands.update_applicant(
            ACCOUNT, person, {"phone": "+7 900 000-00-01", "company": "Ромашка"}
        )
        assert edit is not None
        await post.ask("PATCH", f"/applicants/{person}", {"phone": "+7 900 000-00-02"})
        await workplace.delivery.until_idle()
        edit = only(workplace)
        assert edit.state is State.NEEDS_PERSON and edit.trouble is not None
        assert edit.trouble.kind == "conflict"
        three = [was, "+7 900 000-00-02", "+7 900 000-00-01"]
        assert edit.trouble.facts == {"fields": {"phone": three}}
        assert post.writes() == []
        await workplace.outgoing.resolve(edit.edit_id, {"phone": "mine"})
        await workplace.delivery.until_idle()
        card = await post.card(person)
        assert (card["phone"], card["company"]) == ("+7 900 000-00-01", "Ромашка")

    post.run(work)


def test_taking_a_decided_conflict_back_leaves_the_servers_fields_alone(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        mine = {"phone": "+7 900 000-00-01", "position": "Моя"}
        edit = await workplace.commands.update_applicant(ACCOUNT, person, mine)
        assert edit is not None
        theirs = {"phone": "+7 900 000-00-02", "position": "Чужая"}
        await post.ask("PATCH", f"/applicants/{person}", theirs)
        await workplace.delivery.until_idle()
        await workplace.outgoing.resolve(edit.edit_id, {"phone": "mine", "position": "server"})
        await workplace.delivery.until_idle()
        await workplace.undo.undo([edit.edit_id])
        await workplace.delivery.until_idle()
        card = await post.card(person)
        assert {name: card[name] for name in theirs} == theirs
        assert set(states(workplace)) == {State.DONE}

    post.run(work)


@pytest.mark.parametrize("choice", ["mine", "server"])
def test_a_stage_that_changed_meanwhile_is_a_conflict(post: Post, choice: str) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, vacancy, before = linked(workplace)
        mine = other_stage(workplace, vacancy, before)
        theirs = other_stage(workplace, vacancy, before, mine)
        await workplace.commands.move(ACCOUNT, person, vacancy, mine, comment="Мой")
        body = {"vacancy": vacancy, "status": theirs}
        await post.ask("PUT", f"/applicants/{person}/vacancy", body)
        await workplace.delivery.until_idle()
        edit = only(workplace)
        assert edit.trouble is not None
        assert edit.trouble.facts == {"fields": {"stage_id": [before, theirs, mine]}}
        await workplace.outgoing.resolve(edit.edit_id, {"stage_id": choice})
        await workplace.delivery.until_idle()
        assert await post.stage(person, vacancy) == (mine if choice == "mine" else theirs)
        assert only(workplace).state is (State.DONE if choice == "mine" else State.CANCELLED)
        await workplace.undo.undo()
        await workplace.delivery.until_idle()
        assert await post.stage(person, vacancy) == theirs

    post.run(work)


@pytest.mark.parametrize("choice", ["mine", "server"])
def test_a_vacancy_that_was_closed_meanwhile(post: Post, choice: str) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        _, vacancy, _ = linked(workplace)
        await post.ask("POST", f"/vacancies/{vacancy}/state/hold", {})
        await workplace.library.refresh_vacancy(ACCOUNT, vacancy, force=True)
        await workplace.commands.change_vacancy_state(ACCOUNT, vacancy, "resume")
        await post.ask("POST", f"/vacancies/{vacancy}/state/close", {})
        await workplace.delivery.until_idle()
        edit = only(workplace)
        assert edit.trouble is not None
        assert edit.trouble.facts == {"fields": {"state": ["HOLD", "CLOSED", "OPEN"]}}
        await workplace.outgoing.resolve(edit.edit_id, {"state": choice})
        await workplace.delivery.until_idle()
        # A closed one cannot be resumed: the server's refusal is shown.
        wanted = State.NEEDS_PERSON if choice == "mine" else State.CANCELLED
        assert only(workplace).state is wanted

    post.run(work)


@pytest.mark.parametrize(
    ("status", "kind"),
    [(402, "licence_limit"), (400, "rejected"), (409, "rejected"), (413, "too_large")],
)
def test_refusals_keep_what_was_typed(post: Post, status: int, kind: str) -> None:
    post.desk._transport = Refusing(post.demo.transport(), status, "POST .*/applicants$")

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        fields = {"first_name": "Анна", "last_name": "Новенькая"}
        made = await workplace.commands.create_applicant(ACCOUNT, fields, comment="Первая")
        await workplace.delivery.until_idle()
        assert states(workplace) == [State.NEEDS_PERSON, State.HELD]
        edit = workplace.outgoing.get(made[0].edit_id)
        assert edit.trouble is not None and edit.trouble.kind == kind
        assert edit.trouble.journal_id and edit.payload["fields"] == fields
        post.desk._transport.status = 404  # type: ignore[union-attr]
        post.desk._transport.where = "nothing"  # type: ignore[union-attr]
        await workplace.outgoing.try_again(edit.edit_id)
        await workplace.delivery.until_idle()
        assert states(workplace) == [State.DONE, State.DONE]

    post.run(work)


def test_a_bad_value_is_told_by_its_field(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        await workplace.commands.update_applicant(ACCOUNT, person, {"photo_id": 5})
        await workplace.delivery.until_idle()
        edit = only(workplace)
        assert edit.trouble is not None and set(edit.trouble.fields) == {"/photo"}

    post.run(work)


def test_a_removed_stage_has_a_name(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, vacancy, before = linked(workplace)
        after = other_stage(workplace, vacancy, before)
        await workplace.commands.move(ACCOUNT, person, vacancy, after, comment="Дальше")
        ref = _world(post).orgs[ACCOUNT].ref
        ref.stage_by_id[after]["removed"] = "2026-03-01T10:00:00+03:00"
        await workplace.delivery.until_idle()
        edit = only(workplace)
        assert edit.trouble is not None and edit.trouble.kind == "removed_stage"

    post.run(work)


def test_a_closed_vacancy_has_a_name(post: Post) -> None:
    post.desk._transport = Refusing(post.demo.transport(), 400, "PUT .*/vacancy$")

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, vacancy, before = linked(workplace)
        after = other_stage(workplace, vacancy, before)
        await workplace.commands.move(ACCOUNT, person, vacancy, after)
        await post.ask("POST", f"/vacancies/{vacancy}/state/close", {})
        await workplace.delivery.until_idle()
        edit = only(workplace)
        assert edit.trouble is not None and edit.trouble.kind == "closed_vacancy"

    post.run(work)


def test_a_watcher_may_not(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_accounts()
        await workplace.library.refresh_applicants(WATCHED)
        from huntflow_desk.core.query import ApplicantQuery

        row = workplace.library.applicant_rows(ApplicantQuery(WATCHED))[0]
        await workplace.commands.comment(WATCHED, row.applicant_id, "Можно?")
        await workplace.delivery.until_idle()
        edit = only(workplace)
        assert edit.trouble is not None and edit.trouble.kind == "forbidden"

    post.run(work)


def test_somebody_deleted_meanwhile(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, vacancy, before = linked(workplace)
        await workplace.commands.move(
            ACCOUNT, person, vacancy, other_stage(workplace, vacancy, before)
        )
        await workplace.commands.comment(ACCOUNT, person, "Ещё")
        await workplace.commands.update_applicant(ACCOUNT, person, {"company": "Ромашка"})
        await workplace.commands.delete_applicant(ACCOUNT, person)
        await post.ask("DELETE", f"/applicants/{person}")
        await workplace.delivery.until_idle()
        found = edits(workplace)
        assert [edit.state for edit in found] == [State.NEEDS_PERSON] * 3 + [State.DONE]
        assert {edit.trouble.kind for edit in found if edit.trouble} == {"not_found"}

    post.run(work)


def test_edits_follow_a_merged_card(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        survivor, _, _ = linked(workplace, 1)
        same = {"company": (await post.card(person))["company"]}
        await post.ask("PATCH", f"/applicants/{survivor}", same)
        await workplace.commands.update_applicant(ACCOUNT, person, {"company": "Ромашка"})
        await workplace.commands.delete_applicant(ACCOUNT, person)
        cards = _world(post).orgs[ACCOUNT].cards
        merged = cards.people.merged_into
        numbers = cards.number(person), cards.number(survivor)
        cards.people.merged_into = lambda n: numbers[1] if n == numbers[0] else merged(n)
        await workplace.delivery.until_idle()
        update, delete = edits(workplace)
        assert (update.state, update.applicant_id) == (State.DONE, survivor)
        assert (await post.card(survivor))["company"] == "Ромашка"
        # Who remains is deleted only when somebody says so.
        assert delete.trouble is not None and delete.trouble.kind == "merged"
        assert post.writes(method="DELETE") == []

    post.run(work)


def test_doubt_is_asked(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        await workplace.commands.comment(ACCOUNT, person, "Созвонились")
        post.demo.switches.set("lose_answer", method="POST", times=1, path="/logs")

        def twice(line: str) -> None:
            """The user of the key says the same elsewhere, just now."""
            if line.startswith("SEND"):
                org = _world(post).orgs[ACCOUNT]
                org.add_log(person, "COMMENT", comment="Созвонились", files=[])

        workplace.marker = twice
        await workplace.delivery.until_idle()
        edit = only(workplace)
        assert edit.trouble is not None and edit.trouble.kind == "ambiguous"
        assert len(edit.trouble.facts["candidates"]) == 2
        await workplace.outgoing.say_arrived(edit.edit_id)
        await workplace.delivery.until_idle()
        assert only(workplace).state is State.DONE
        assert (await post.comments(person)).count("Созвонились") == 2

    post.run(work)


def test_order_is_kept_and_trouble_holds_up_only_followers(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        other, _, _ = linked(workplace, 1)
        for number in range(5):
            await workplace.commands.comment(ACCOUNT, person, f"Слово {number}")
            await workplace.commands.comment(ACCOUNT, other, f"Дело {number}")
        post.demo.switches.set("forbid", method="POST", times=1, path=f"{person}/logs")
        await workplace.delivery.until_idle()
        assert [text for text in await post.comments(person) if text.startswith("Слово")] == [
            f"Слово {number}" for number in (4, 3, 2, 1)
        ]
        assert [text for text in await post.comments(other) if text.startswith("Дело")] == [
            f"Дело {number}" for number in (4, 3, 2, 1, 0)
        ]

    post.run(work)


def test_people_travel_side_by_side_three_at_a_time(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        post.demo.switches.set("slow", method="POST", path="/logs", seconds=5)
        for skip in range(6):
            person, _, _ = linked(workplace, skip)
            await workplace.commands.comment(ACCOUNT, person, "Медленно")
        began = post.time.seconds
        await workplace.delivery.until_idle()
        took = post.time.seconds - began
        assert 8 + 2 * 5 <= took < 8 + 4 * 5

    post.run(work)


def test_whoever_looks_alike_goes_one_after_the_other(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        for _ in range(3):
            await workplace.commands.create_applicant(
                ACCOUNT, {"first_name": "Иван", "last_name": "Иванов"}
            )
        post.demo.switches.set("lose_answer", method="POST", times=2, path="/applicants$")
        await workplace.delivery.until_idle()
        assert states(workplace) == [State.DONE] * 3
        assert len({edit.result["applicant_id"] for edit in edits(workplace)}) == 3
        page = await post.ask("GET", "/applicants?count=30")
        assert sum(one["last_name"] == "Иванов" for one in page["items"][:6]) >= 3

    post.run(work)


def test_without_its_creation_a_follower_asks(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        made = await workplace.commands.create_applicant(
            ACCOUNT, {"first_name": "Анна", "last_name": "Новенькая"}, hold=False
        )
        local = made[0].applicant_id
        assert local is not None
        await workplace.commands.comment(ACCOUNT, local, "Ждёт")
        await workplace.store.outbox.step(made[0].edit_id, State.CANCELLED)
        await workplace.delivery.until_idle()
        last = edits(workplace)[-1]
        assert last.trouble is not None and last.trouble.kind == "parent"
        assert post.writes() == []

    post.run(work)


def test_a_bug_of_ours_is_shown_and_stops_nobody(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    from huntflow_desk.services.delivery.histories import Comment

    async def broken(self: Comment) -> Any:
        raise ZeroDivisionError

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        await workplace.commands.comment(ACCOUNT, person, "Сломается")
        await workplace.commands.update_applicant(ACCOUNT, person, {"company": "Ромашка"})
        monkeypatch.setattr(Comment, "look", broken)
        await workplace.delivery.until_idle()
        first, second = edits(workplace)
        assert first.trouble is not None and first.trouble.kind == "bug"
        assert second.state is State.DONE

    post.run(work)


def test_two_programs_on_one_outbox(post: Post) -> None:
    """One sends, the other waits; what either adds is noticed."""
    import asyncio

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        async with post.open() as other:
            window = asyncio.ensure_future(workplace.delivery.run())
            await asyncio.sleep(1)
            await other.commands.comment(ACCOUNT, person, "Из командной строки")
            await other.delivery.until_idle()
            assert other.delivery.state == "off"
            assert states(other) == [State.DONE]
            window.cancel()
            await asyncio.wait([window])
            await workplace.commands.comment(ACCOUNT, person, "Из окна")
            await other.delivery.until_idle()
            assert states(workplace) == [State.DONE, State.DONE]
        said = await post.comments(person)
        assert said[:2] == ["Из окна", "Из командной строки"]
        assert len(post.writes()) == 2

    post.run(work)


def test_a_plan_of_nothing() -> None:
    found = plan([], START, lambda edit_id: State.DONE)
    assert found.idle and found.wake_at is None


def test_what_is_held_is_due_at_its_end() -> None:
    edit = Edit(
        edit_id=1, key="a", kind=Kind.COMMENT, account_id=1, applicant_id=5, vacancy_id=None,
        payload={}, base={}, inverse=None, state=State.HELD, created_at=START, changed_at=START,
        held_until=START + timedelta(seconds=8),
    )  # fmt: skip
    found = plan([edit], START, lambda edit_id: State.DONE)
    assert (found.ready, found.wake_at, found.idle) == ((), edit.held_until, False)
    assert edit.held_until is not None
    assert plan([edit], edit.held_until, lambda edit_id: State.DONE).ready == (edit,)


def _world(post: Post) -> Any:
    """The demo's world, to change it behind the vendor's rules."""
    for cell in _cells(post.demo._gate._app):
        return cell
    raise AssertionError


def _cells(app: Any) -> list[Any]:
    for route in app.routes:
        for cell in route.endpoint.__closure__ or ():
            world = getattr(cell.cell_contents, "world", None)
            if world is not None:
                return [world]
    return []
