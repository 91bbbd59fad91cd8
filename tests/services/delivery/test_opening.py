"""A vacancy that is created here, with people, notes and changes on it before it has a number."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from huntflow_desk.core.edits import Edit, Kind, State
from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.models import VacancyRow
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.services.workplace import Workplace
from tests.services.delivery.rig import Post, edits, fill, linked
from tests.services.delivery.test_decisions import Refusing
from tests.services.rig import ACCOUNT, WATCHED

FIELDS: dict[str, Any] = {
    "position": "Смотритель маяка",
    "company": "Маяки",
    "money": "по договорённости",
    "priority": 1,
    "body": "<p>Смотреть <b>вдаль</b></p>",
    "quotas": [{"applicants_to_hire": 3, "deadline": "2026-09-01"}],
}


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


def fields(workplace: Workplace, **more: Any) -> dict[str, Any]:
    """What the organisation asks for, the division included."""
    division = next(iter(workplace.library.names(ACCOUNT).divisions))
    return {**FIELDS, "division_id": division, **more}


async def opened(workplace: Workplace, **more: Any) -> Edit:
    return await workplace.commands.create_vacancy(ACCOUNT, fields(workplace, **more), hold=False)


def listed(workplace: Workplace, text: str = "Смотритель маяка") -> list[VacancyRow]:
    rows = workplace.library.vacancy_rows(VacancyQuery(ACCOUNT, frozenset()), 0, 300)
    return [row for row in rows if row.position == text]


async def there(post: Post, text: str = "Смотритель маяка") -> list[int]:
    """Ids of the vacancies of this name at the server."""
    found = await post.ask("GET", "/vacancies?count=100")
    return sorted(one["id"] for one in found["items"] if one["position"] == text)


def test_it_is_there_at_once_and_travels_with_all_that_is_on_it(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        first, _, _ = linked(workplace)
        second, _, _ = linked(workplace, 1)
        own = {"reason": "Новая позиция", "start_date": "2026-05-01"}
        edit = await workplace.commands.create_vacancy(
            ACCOUNT,
            fields(workplace),
            own,
            files=[await workplace.commands.attach(b"plan", "plan.txt")],
        )
        local = edit.vacancy_id
        assert local == -edit.edit_id and edit.held_until is not None
        (row,) = listed(workplace)
        assert (row.vacancy_id, row.waiting, row.priority, row.state) == (local, True, 1, "OPEN")
        card = workplace.library.vacancy_card(ACCOUNT, local)
        assert card is not None and card.complete
        assert (card.to_hire, card.deadline) == (3, "2026-09-01")
        assert card.additional[0].value == "Новая позиция"
        assert [file.name for file in card.vacancy.files] == ["plan.txt"]
        stage = workplace.library.stages(ACCOUNT, local)[0].stage_id
        for person in (first, second):
            await workplace.commands.move(ACCOUNT, person, local, stage)
        await workplace.commands.comment(ACCOUNT, first, "Любит море", vacancy_id=local)
        await workplace.commands.update_vacancy(ACCOUNT, local, {"money": "много"})
        assert listed(workplace)[0].people == 2
        assert workplace.library.lanes(ACCOUNT, local)[0].people == 2
        # Nothing asks the server for what it does not know.
        await workplace.library.refresh_vacancy(ACCOUNT, local, force=True)
        await workplace.library.refresh_applicants(ACCOUNT, local, force=True)
        await workplace.library.refresh_vacancies(ACCOUNT, force=True)
        await workplace.choices.refresh_quotas(ACCOUNT, local, force=True)
        assert not any(str(local) in entry["path"] for entry in post.demo.journal)
        assert [one.vacancy_id for one in listed(workplace)] == [local]
        await workplace.delivery.until_idle()
        number = workplace.outgoing.vacancy_of(local)
        assert await there(post) == [number] and number > 0
        sent = post.writes()[0]
        file_id = sent["body"].pop("files")[0]
        assert sent["body"] == {
            "position": "Смотритель маяка",
            "company": "Маяки",
            "money": "по договорённости",
            "priority": 1,
            "body": "<p>Смотреть <b>вдаль</b></p>",
            "fill_quotas": [{"applicants_to_hire": 3, "deadline": "2026-09-01"}],
            "account_division": fields(workplace)["division_id"],
            **own,
        }
        assert [await post.stage(one, number) for one in (first, second)] == [stage, stage]
        assert await post.comments(first) == ["Любит море"]
        found = await post.ask("GET", f"/vacancies/{number}")
        assert found["money"] == "много" and found["files"][0]["id"] == file_id
        assert len(post.writes()) == 5
        assert {one.state for one in edits(workplace)} == {State.DONE}
        assert not workplace.store.outbox.live()
        (row,) = listed(workplace)
        assert (row.vacancy_id, row.waiting, row.people) == (number, False, 2)
        query = ApplicantQuery(ACCOUNT, vacancy_id=number)
        rows = workplace.library.applicant_rows(query)
        assert {one.applicant_id for one in rows} == {first, second}
        # Who still holds the number from before comes to the real one.
        again = workplace.library.vacancy_card(ACCOUNT, local)
        assert again is not None and again.vacancy.vacancy_id == number

    post.run(work)


def test_somebody_new_onto_something_new(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await opened(workplace)
        assert edit.vacancy_id is not None
        stage = workplace.library.stages(ACCOUNT, edit.vacancy_id)[0].stage_id
        made = await workplace.commands.create_applicant(
            ACCOUNT,
            {"first_name": "Анна", "last_name": "Новенькая"},
            vacancy_id=edit.vacancy_id,
            stage_id=stage,
            comment="Первая",
        )
        await workplace.delivery.until_idle()
        person = workplace.outgoing.person_of(made[0].applicant_id or 0)
        (number,) = await there(post)
        assert await post.stage(person, number) == stage
        assert await post.comments(person) == ["Первая"]
        assert not workplace.store.outbox.live()

    post.run(work)


def test_put_on_hold_before_it_is_there(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await opened(workplace)
        assert edit.vacancy_id is not None
        await workplace.commands.change_vacancy_state(ACCOUNT, edit.vacancy_id, "hold")
        (row,) = listed(workplace)
        assert (row.state, row.waiting) == ("HOLD", True)
        await workplace.delivery.until_idle()
        (number,) = await there(post)
        assert (await post.ask("GET", f"/vacancies/{number}"))["state"] == "HOLD"
        # Whoever still has the old number in hand works on the real one.
        change = await workplace.commands.update_vacancy(ACCOUNT, edit.vacancy_id, {"money": "1"})
        assert change is not None and change.vacancy_id == number
        assert change.base["fields"] == {"money": FIELDS["money"]}
        await workplace.delivery.until_idle()
        assert {one.state for one in edits(workplace)} == {State.DONE}

    post.run(work)


def test_a_lost_answer_is_found_by_name_and_details(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        # One of the same name from before, and a colleague's with another salary.
        body = {"position": "Смотритель маяка", "fill_quotas": [{}]}
        division = fields(workplace)["division_id"]
        await post.ask("POST", "/vacancies", {**body, "account_division": division})
        edit = await opened(workplace)
        post.demo.switches.add("lose_answer", method="POST", path=r"/vacancies$")
        await workplace.delivery.until_idle()
        assert workplace.store.outbox.get(edit.edit_id).state is State.DONE
        assert len(await there(post)) == 2 and len(post.writes()) == 1

    post.run(work)


class Mistaken(httpx.AsyncBaseTransport):
    """Answers one creation with the number of something older."""

    def __init__(self, inner: httpx.AsyncBaseTransport, path: str, older: int) -> None:
        self.inner = inner
        self.path = path
        self.older = older
        self.mistakes = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self.inner.handle_async_request(request)
        if self.mistakes or (request.method, request.url.path[-len(self.path) :]) != (
            "POST",
            self.path,
        ):
            return answer
        self.mistakes += 1
        body = json.loads(await answer.aread())
        return httpx.Response(200, json={**body, "id": self.older}, request=request)


@pytest.mark.parametrize("path", ["/vacancies", "/applicants"])
def test_the_number_of_something_older_is_no_answer(post: Post, path: str) -> None:
    mistaken = Mistaken(post.demo.transport(), path, 0)
    post.desk._transport = mistaken

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, vacancy, _ = linked(workplace)
        if path == "/vacancies":
            mistaken.older = vacancy
            edit = await opened(workplace)
        else:
            mistaken.older = person
            made = {"last_name": "Смотрителев", "first_name": "Иван", "email": "i@example.org"}
            edit = (await workplace.commands.create_applicant(ACCOUNT, made, hold=False))[0]
        await workplace.delivery.until_idle()
        after = workplace.store.outbox.get(edit.edit_id)
        assert mistaken.mistakes == 1 and after.state is State.DONE
        number = after.result.get("vacancy_id") or after.result["applicant_id"]
        assert number not in (vacancy, person) and len(post.writes()) == 1

    post.run(work)


def other_money(body: dict[str, Any]) -> None:
    body["money"] = "даром"


def other_plan(body: dict[str, Any]) -> None:
    body["fill_quotas"] = [{"applicants_to_hire": 4}]


def other_own_field(body: dict[str, Any]) -> None:
    body["reason"] = "Замена сотрудника"


@pytest.mark.parametrize("spoil", [other_money, other_plan, other_own_field])
@pytest.mark.parametrize("decision", ["arrived", "again", "cancel"])
def test_other_details_are_for_a_person_to_judge(post: Post, spoil: Any, decision: str) -> None:
    """Ours never arrived, and a colleague has made one of the same name meanwhile."""

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await workplace.commands.create_vacancy(
            ACCOUNT, fields(workplace), {"reason": "Новая позиция"}, hold=False
        )
        assert edit.vacancy_id is not None
        post.demo.switches.add("trouble", method="POST", path=r"/vacancies$", status=504, times=1)
        await workplace.delivery.until_idle(patient=False)
        body = {
            "position": "Смотритель маяка",
            "company": "Маяки",
            "money": "по договорённости",
            "priority": 1,
            "body": FIELDS["body"],
            "fill_quotas": [{"applicants_to_hire": 3, "deadline": "2026-09-01"}],
            "account_division": fields(workplace)["division_id"],
            "reason": "Новая позиция",
        }
        spoil(body)
        theirs = (await post.ask("POST", "/vacancies", body))["id"]
        await workplace.delivery.until_idle()
        after = workplace.store.outbox.get(edit.edit_id)
        assert after.state is State.NEEDS_PERSON and after.trouble is not None
        assert after.trouble.kind == "ambiguous"
        (candidate,) = workplace.outgoing.candidates(after)
        assert candidate.vacancy_id == theirs and "Смотритель маяка" in candidate.text
        if decision == "arrived":
            await workplace.outgoing.say_arrived(edit.edit_id)
        elif decision == "again":
            await workplace.outgoing.try_again(edit.edit_id)
        else:
            await workplace.outgoing.cancel(edit.edit_id)
        await workplace.delivery.until_idle()
        after = workplace.store.outbox.get(edit.edit_id)
        mine = workplace.outgoing.vacancy_of(edit.vacancy_id)
        found = await there(post)
        if decision == "arrived":
            assert (after.state, mine, found) == (State.DONE, theirs, [theirs])
        elif decision == "again":
            assert after.state is State.DONE and found == sorted([theirs, mine]) and mine > 0
        else:
            assert after.state is State.CANCELLED and found == [theirs]
        assert [row.vacancy_id for row in listed(workplace)] == (
            [mine] if decision == "arrived" else [max(found), min(found)][: len(found)]
        )

    post.run(work)


def test_one_that_somebody_else_has_made_is_not_taken_for_ours(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await opened(workplace)
        post.demo.switches.add("lose_answer", method="POST", path=r"/vacancies$", times=1)
        tools = workplace.delivery._tools

        async def stranger() -> Any:
            found = await tools()
            me = await found.me()
            from dataclasses import replace

            async def other() -> Any:
                return replace(me, user_id=me.user_id + 1)

            return replace(found, me=other)

        workplace.delivery._courier._open_tools = stranger
        await workplace.delivery.until_idle()
        after = workplace.store.outbox.get(edit.edit_id)
        assert after.trouble is not None and after.trouble.kind == "ambiguous"

    post.run(work)


def test_two_that_look_alike_go_one_after_the_other(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        made = [await opened(workplace) for _ in range(2)]
        other = await opened(workplace, position="Боцман")
        post.demo.switches.add("lose_answer", method="POST", path=r"/vacancies$", times=2)
        await workplace.delivery.until_idle()
        assert {one.state for one in edits(workplace)} == {State.DONE}
        numbers = {workplace.outgoing.vacancy_of(one.vacancy_id or 0) for one in made}
        assert sorted(numbers) == await there(post) and len(numbers) == 2
        assert await there(post, "Боцман") == [workplace.outgoing.vacancy_of(other.vacancy_id or 0)]

    post.run(work)


def test_undone_in_time_nothing_of_it_remains(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        edit = await workplace.commands.create_vacancy(ACCOUNT, fields(workplace))
        assert edit.vacancy_id is not None
        stage = workplace.library.stages(ACCOUNT, edit.vacancy_id)[0].stage_id
        move = await workplace.commands.move(ACCOUNT, person, edit.vacancy_id, stage)
        undone = await workplace.undo.undo([edit.edit_id])
        assert undone is not None
        # Whoever was moved onto it goes back with it.
        assert [one.edit_id for one in undone.cancelled] == [move.edit_id, edit.edit_id]
        assert listed(workplace) == []
        card = workplace.library.card(ACCOUNT, person)
        assert card is not None and all(one.vacancy_id > 0 for one in card.links)
        again = await workplace.undo.redo()
        assert [one.kind for one in again] == [Kind.CREATE_VACANCY, Kind.MOVE]
        assert again[1].vacancy_id == again[0].vacancy_id != edit.vacancy_id
        await workplace.delivery.until_idle()
        (number,) = await there(post)
        assert await post.stage(person, number) == stage
        late = await workplace.undo.undo([one.edit_id for one in again])
        assert late is not None and late.impossible[-1].kind is Kind.CREATE_VACANCY

    post.run(work)


def test_given_up_it_takes_its_followers_along(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        edit = await opened(workplace)
        assert edit.vacancy_id is not None
        stage = workplace.library.stages(ACCOUNT, edit.vacancy_id)[0].stage_id
        move = await workplace.commands.move(ACCOUNT, person, edit.vacancy_id, stage)
        assert workplace.outgoing.waits_for(move) == workplace.store.outbox.get(edit.edit_id)
        assert [one.edit_id for one in workplace.outgoing.followers(edit.edit_id)] == [move.edit_id]
        await workplace.outgoing.cancel(edit.edit_id)
        assert {one.state for one in edits(workplace)} == {State.CANCELLED}
        assert workplace.outgoing.position_of(ACCOUNT, edit.vacancy_id) == "Смотритель маяка"
        # What is done to it afterwards, say by a list of a moment ago, waits for a person.
        await workplace.commands.move(ACCOUNT, person, edit.vacancy_id, stage)
        await workplace.delivery.until_idle()
        late = edits(workplace)[-1]
        assert late.state is State.NEEDS_PERSON and late.trouble is not None
        assert (late.trouble.kind, late.trouble.facts) == ("parent", {"what": "vacancy"})
        assert post.writes() == []

    post.run(work)


def test_what_is_missing_is_refused_before_anything_is_kept(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        with pytest.raises(Rejected) as refused:
            await workplace.commands.create_vacancy(ACCOUNT, {"position": " "})
        assert refused.value.fields == {"position": "required", "division_id": "required"}
        assert edits(workplace) == []

    post.run(work)


@pytest.mark.parametrize(
    ("status", "kind"), [(402, "licence_limit"), (403, "forbidden"), (404, "not_found")]
)
def test_refusals_keep_what_was_typed(post: Post, status: int, kind: str) -> None:
    post.desk._transport = Refusing(post.demo.transport(), status, "POST .*/vacancies$")

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await opened(workplace)
        await workplace.delivery.until_idle()
        after = workplace.store.outbox.get(edit.edit_id)
        assert after.state is State.NEEDS_PERSON and after.trouble is not None
        assert after.trouble.kind == kind and after.payload == edit.payload
        assert [row.waiting for row in listed(workplace)] == [True]

    post.run(work)


def test_the_vendors_complaints_are_kept_by_field(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await workplace.commands.create_vacancy(
            ACCOUNT, fields(workplace), {"start_date": "завтра"}, hold=False
        )
        await workplace.delivery.until_idle()
        after = workplace.store.outbox.get(edit.edit_id)
        assert after.trouble is not None and list(after.trouble.fields) == ["/start_date"]
        payload = {**after.payload, "additional": {"start_date": "2026-05-01"}}
        await workplace.outgoing.amend(after, replace(after, payload=payload))
        await workplace.delivery.until_idle()
        assert len(await there(post)) == 1

    post.run(work)


def test_a_watcher_is_refused(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_accounts()
        edit = await workplace.commands.create_vacancy(WATCHED, {"position": "Боцман"}, hold=False)
        await workplace.delivery.until_idle()
        after = workplace.store.outbox.get(edit.edit_id)
        assert after.trouble is not None and after.trouble.kind == "forbidden"

    post.run(work)


def test_a_row_that_a_stop_left_in_the_list_goes_at_the_next_start(post: Post) -> None:
    """Killed between the end of the creation and showing it."""

    async def first(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await opened(workplace)
        await workplace.store.outbox.step(edit.edit_id, State.CANCELLED)
        assert len(listed(workplace)) == 1

    async def second(workplace: Workplace) -> None:
        await workplace.delivery.until_idle()
        assert listed(workplace) == []

    post.run(first)
    post.run(second)
