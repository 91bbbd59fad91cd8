"""Whatever the network and the server do to a write: it is there exactly once, or it says why."""

from __future__ import annotations

import itertools
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from huntflow_desk.api.clients import Timeouts
from huntflow_desk.core.edits import Edit, State
from huntflow_desk.core.errors import DiskTrouble
from huntflow_desk.demo.refusals import Refusal, problem
from huntflow_desk.services.commands import NewResume
from huntflow_desk.services.delivery import SETTLE_S
from huntflow_desk.services.workplace import Workplace
from tests.filling import key_pair
from tests.services.delivery.rig import Post, edits, fill, linked, other_stage
from tests.services.rig import ACCOUNT

Count = Callable[[], Awaitable[int]]
Act = Callable[[Post, Workplace], Awaitable[Count]]
"""Does something; what it gives counts how often the server has it."""


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


async def people_called(post: Post, name: str) -> list[int]:
    """Ids of new people with this family name."""
    found = await post.ask("GET", "/applicants?count=30")
    return [one["id"] for one in found["items"] if one["last_name"] == name]


async def move(post: Post, workplace: Workplace) -> Count:
    person, vacancy, before = linked(workplace)
    after = other_stage(workplace, vacancy, before)
    await workplace.commands.move(ACCOUNT, person, vacancy, after)

    async def count() -> int:
        card = await post.card(person)
        moves = [log for log in card["logs"] if log["type"] == "STATUS" and log["id"] > FIRST_LOG]
        assert all((log["vacancy"], log["status"]) == (vacancy, after) for log in moves)
        assert await post.stage(person, vacancy) == (after if moves else before)
        return len(moves)

    return count


async def comment(post: Post, workplace: Workplace) -> Count:
    person, vacancy, _ = linked(workplace)
    file = await workplace.commands.attach(b"notes", "notes.txt")
    await workplace.commands.comment(
        ACCOUNT, person, "Созвонились", vacancy_id=vacancy, files=[file]
    )

    async def count() -> int:
        return (await post.comments(person)).count("Созвонились")

    return count


async def create(post: Post, workplace: Workplace) -> Count:
    file = await workplace.commands.attach(b"Anna's resume", "anna.txt")
    await workplace.commands.create_applicant(
        ACCOUNT,
        {"first_name": "Анна", "last_name": "Новенькая"},
        resume=NewResume(text="", file=file),
    )

    async def count() -> int:
        return len(await people_called(post, "Новенькая"))

    return count


async def create_without_file(post: Post, workplace: Workplace) -> Count:
    await workplace.commands.create_applicant(
        ACCOUNT,
        {"first_name": "Анна", "last_name": "Бесфайла", "phone": "8 (900) 111-22-33"},
        comment="Первая",
    )

    async def count() -> int:
        found = await people_called(post, "Бесфайла")
        comments = [await post.comments(one) for one in found]
        assert all(one == ["Первая"] for one in comments)
        return len(found)

    return count


async def update(post: Post, workplace: Workplace) -> Count:
    person, _, _ = linked(workplace)
    await workplace.commands.update_applicant(ACCOUNT, person, {"company": "Ромашка"})

    async def count() -> int:
        return int((await post.card(person))["company"] == "Ромашка")

    return count


async def tags(post: Post, workplace: Workplace) -> Count:
    person, _, _ = linked(workplace)
    new = await workplace.commands.get_or_create_tag(ACCOUNT, "Ноябрь", "00ff00")
    await workplace.commands.change_tags(ACCOUNT, person, [new])

    async def count() -> int:
        found = (await post.ask("GET", "/tags"))["items"]
        named = {one["id"] for one in found if one["name"] == "Ноябрь"}
        assert len(named) <= 1
        return len(named & set((await post.card(person))["tags"]))

    return count


async def delete(post: Post, workplace: Workplace) -> Count:
    person, _, _ = linked(workplace)
    await workplace.commands.delete_applicant(ACCOUNT, person)

    async def count() -> int:
        state = await post.ask("GET", "/_demo/state?account_id=1&changed=1&logs=0")
        return int(person in state["accounts"][0]["deleted"])

    return count


async def vacancy_state(post: Post, workplace: Workplace) -> Count:
    _, vacancy, _ = linked(workplace)
    await workplace.commands.change_vacancy_state(ACCOUNT, vacancy, "hold")

    async def count() -> int:
        found = await post.ask("GET", f"/vacancies/{vacancy}/logs")
        return sum(log["state"] == "HOLD" for log in found["items"][:2])

    return count


async def vacancy(post: Post, workplace: Workplace) -> Count:
    _, number, _ = linked(workplace)
    await workplace.commands.update_vacancy(ACCOUNT, number, {"position": "Шеф"})

    async def count() -> int:
        return int((await post.ask("GET", f"/vacancies/{number}"))["position"] == "Шеф")

    return count


async def create_vacancy(post: Post, workplace: Workplace) -> Count:
    person, _, _ = linked(workplace)
    division = next(iter(workplace.library.names(ACCOUNT).divisions))
    edit = await workplace.commands.create_vacancy(
        ACCOUNT, {"position": "Смотритель", "division_id": division, "money": "много"}
    )
    assert edit.vacancy_id is not None
    stage = workplace.library.stages(ACCOUNT, edit.vacancy_id)[0].stage_id
    await workplace.commands.move(ACCOUNT, person, edit.vacancy_id, stage)

    async def count() -> int:
        found = (await post.ask("GET", "/vacancies?count=100"))["items"]
        made = [one["id"] for one in found if one["position"] == "Смотритель"]
        assert [await post.stage(person, one) for one in made] == [stage] * len(made)
        return len(made)

    return count


async def questionary(post: Post, workplace: Workplace) -> Count:
    person, _, _ = linked(workplace)
    answers = {"work_format": "Офис", "about": "Итог"}
    await workplace.commands.answer_questionary(ACCOUNT, person, answers)

    async def count() -> int:
        return int((await post.ask("GET", f"/applicants/{person}/questionary"))["about"] == "Итог")

    return count


ACTS = (
    move, comment, create, create_without_file, update, tags, delete, vacancy_state, vacancy,
    create_vacancy, questionary,
)  # fmt: skip
FIRST_LOG = 800_000_000

FAULTS: dict[str, tuple[str, dict[str, Any]]] = {
    "answer lost": ("lose_answer", {}),
    "cut body": ("garble", {"kind": "cut"}),
    "page of a portal": ("garble", {"kind": "html"}),
    "502": ("trouble", {"status": 502}),
    "500": ("trouble", {"status": 500}),
    "never arrived": ("down", {}),
    "busy": ("busy", {"retry_after": 1}),
    "key expired": ("expire_tokens", {}),
}


def of_writes(post: Post, switch: str, times: int, options: dict[str, Any]) -> None:
    """The switch acts on each of the next writes, uploads included."""
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        post.demo.switches.add(switch, method=method, times=times, path=r"^/v2/acc", **options)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("act", ACTS)
def test_a_write_that_goes_wrong_is_there_once(post: Post, act: Act, fault: str) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        count = await act(post, workplace)
        switch, options = FAULTS[fault]
        of_writes(post, switch, 2, options)
        await workplace.delivery.until_idle()
        assert {edit.state for edit in edits(workplace)} == {State.DONE}
        assert await count() == 1
        assert not workplace.store.outbox.live()

    post.run(work)


@pytest.mark.parametrize("act", [move, comment, create, create_without_file, create_vacancy])
def test_lost_again_and_again(post: Post, act: Act) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        count = await act(post, workplace)
        of_writes(post, "trouble", 7, {"status": 504})
        of_writes(post, "lose_answer", 3, {})
        await workplace.delivery.until_idle()
        assert {edit.state for edit in edits(workplace)} == {State.DONE}
        assert await count() == 1

    post.run(work)


def test_nothing_is_sent_again_before_the_settle_time(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        await workplace.commands.comment(ACCOUNT, person, "Созвонились")
        of_writes(post, "trouble", 2, {"status": 504})
        await workplace.delivery.until_idle()

    post.run(work)
    sent = [
        entry["time"]
        for entry in post.demo.journal
        if entry["method"] == "POST" and entry["path"].endswith("/logs")
    ]
    assert len(sent) == 3
    gaps = [after - before for before, after in itertools.pairwise(sent)]
    assert min(gaps) >= SETTLE_S
    assert max(2 * Timeouts().deadline_s, 90) <= SETTLE_S


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("moment", ["before", "after"])
def test_the_program_dies_around_the_write(post: Post, act: Act, moment: str) -> None:
    """The edit is left in flight: once before anything arrived, once after it did."""
    counts: list[Count] = []

    async def first(workplace: Workplace) -> None:
        await fill(workplace)
        counts.append(await act(post, workplace))
        keep = workplace.store.outbox.step

        class Dead(BaseException):
            pass

        def dying(line: str) -> None:
            if line.startswith("SEND") and moment == "before":
                raise Dead

        async def step(edit_id: int, to: State, **changes: Any) -> Edit:
            if moment == "after" and to is State.DONE:
                raise Dead
            return await keep(edit_id, to, **changes)

        workplace.marker = dying
        workplace.store.outbox.step = step  # type: ignore[method-assign]
        with pytest.raises(BaseExceptionGroup):
            await workplace.delivery.until_idle()
        assert State.IN_FLIGHT in {edit.state for edit in edits(workplace)}

    async def second(workplace: Workplace) -> None:
        await workplace.delivery.until_idle()
        assert {edit.state for edit in edits(workplace)} == {State.DONE}
        assert await counts[0]() == 1
        assert not workplace.store.outbox.live()

    post.run(first)
    post.run(second)


@pytest.mark.parametrize("act", [comment, create, create_vacancy])
def test_an_answer_that_could_not_be_kept(post: Post, act: Act) -> None:
    """The disk is full just when the answer has come."""

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        count = await act(post, workplace)
        keep = workplace.store.outbox.step
        left = 2

        async def step(edit_id: int, to: State, **changes: Any) -> Edit:
            nonlocal left
            if to in (State.DONE, State.UNKNOWN) and left:
                left -= 1
                raise DiskTrouble(cause="full")
            return await keep(edit_id, to, **changes)

        workplace.store.outbox.step = step  # type: ignore[method-assign]
        await workplace.delivery.until_idle()
        assert {edit.state for edit in edits(workplace)} == {State.DONE}
        assert left == 0 and await count() == 1

    post.run(work)


def test_lost_keys_pause_and_fail_nothing(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        count = await comment(post, workplace)
        tokens = post.demo._tokens
        admit = tokens.check

        def refuse(authorization: str | None) -> None:
            detail = "Invalid access token"
            raise Refusal(401, [problem("authorization_error", None, detail=detail)])

        tokens.check = refuse  # type: ignore[method-assign]
        await workplace.delivery.until_idle()
        (edit,) = edits(workplace)
        assert (edit.state, workplace.session.state.kind) == (State.QUEUED, "keys")
        assert post.writes() == []
        tokens.check = admit  # type: ignore[method-assign]
        api = await workplace.session.api()
        await api.transport.use_keys(key_pair(post.demo))
        await workplace.session.check()
        await workplace.delivery.until_idle()
        assert edits(workplace)[0].state is State.DONE
        assert await count() == 1

    post.run(work)


def test_a_disk_that_stays_full_ends_a_delivery_without_a_window(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        await comment(post, workplace)

        async def full(edit_id: int, to: State, **changes: Any) -> Edit:
            raise DiskTrouble(cause="full")

        workplace.store.outbox.step = full  # type: ignore[method-assign]
        with pytest.raises(DiskTrouble):
            await workplace.delivery.until_idle()
        assert post.writes() == []

    post.run(work)
