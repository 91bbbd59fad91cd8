"""Before somebody is created Huntflow is asked whether it has them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from huntflow_desk.core.duplicates import Reason
from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.intake import Chosen, Decision, Row, State
from huntflow_desk.services.workplace import Workplace
from huntflow_desk.store.spoolreads import LOOKED
from tests.services.delivery.rig import Post, fill
from tests.services.intake.rig import resume
from tests.services.intake.test_sending import (
    deliver,
    dropped,
    resumes,
    rows,
    somebody,
    states,
)
from tests.services.rig import ACCOUNT

SEARCH = "/applicants/search"
FOUND = Reason("search")


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path / "desk")


async def only_there(post: Post, number: int, **other: Any) -> int:
    """A colleague creates somebody nobody here has heard of; their number."""
    one = somebody(number)
    names = {"last_name": one["last"], "first_name": one["first"], "middle_name": "Сергеевна"}
    contacts = {"phone": one["phone"], "email": one["email"]}
    made = await post.ask("POST", "/applicants", {**names, **contacts, **other})
    return int(made["id"])


def looks(workplace: Workplace, row: Row) -> int:
    return sum(step.step == LOOKED for step in workplace.intake.steps(row.row_id))


def created(post: Post) -> int:
    return sum(one["path"].endswith("/applicants") for one in post.writes(method="POST"))


def test_whom_only_huntflow_knows_is_held(post: Post, tmp_path: Path) -> None:
    """The others go on; the decision is a person's, and is not asked about again."""

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        theirs = await only_there(post, 1)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(3))
        assert states(workplace, batch_id) == {State.READY: 3}
        # Asking, upload, creation: three each.
        assert workplace.intake.estimate(batch_id).requests == 9
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        first, held, third = rows(workplace, batch_id)
        assert [first.state, held.state, third.state] == [State.DONE, State.DUPLICATE, State.DONE]
        assert created(post) == 2
        (match,) = held.matches
        assert (match.applicant_id, match.certain) == (theirs, True)
        assert FOUND in match.reasons
        saved = workplace.store.records.applicant(ACCOUNT, theirs)
        assert saved is not None
        assert not saved.value.complete

        # Compared anew it is still said where they were found.
        await workplace.intake.recheck(batch_id)
        held = rows(workplace, batch_id)[1]
        assert held.state is State.DUPLICATE
        assert FOUND in held.matches[0].reasons

        await workplace.intake.choose(held.row_id, Decision.ANYWAY)
        assert workplace.intake.estimate(batch_id).requests == 2
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        assert states(workplace, batch_id) == {State.DONE: 3}
        assert [looks(workplace, row) for row in rows(workplace, batch_id)] == [1, 1, 1]
        assert len(post.asked(part=SEARCH)) == 3

    post.run(work)


def test_by_the_phone_where_there_is_no_address(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        theirs = await only_there(post, 1, email=None)
        files = {"a.txt": resume(**{**somebody(1), "email": ""})}
        batch_id = await dropped(workplace, tmp_path / "in", files)
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        (row,) = rows(workplace, batch_id)
        assert row.state is State.DUPLICATE
        assert row.matches[0].applicant_id == theirs

    post.run(work)


def test_decided_otherwise_it_is_created(post: Post, tmp_path: Path) -> None:
    """A row that is not that person goes without another question, also after a restart."""
    batch: list[int] = []

    async def hold(workplace: Workplace) -> None:
        await fill(workplace)
        await only_there(post, 0)
        batch.append(await dropped(workplace, tmp_path / "in", resumes(1)))
        await workplace.sending.send(batch[0])
        await deliver(workplace)
        assert states(workplace, batch[0]) == {State.DUPLICATE: 1}

    async def go_on(workplace: Workplace) -> None:
        (row,) = rows(workplace, batch[0])
        await workplace.intake.mark_different(row.row_id, row.matches[0])
        assert workplace.intake.estimate(batch[0]).requests == 2
        await workplace.sending.send(batch[0])
        await deliver(workplace)
        assert states(workplace, batch[0]) == {State.DONE: 1}
        assert len(post.asked(part=SEARCH)) == 1

    post.run(hold)
    post.run(go_on)


def test_another_person_than_an_earlier_row(post: Post, tmp_path: Path) -> None:
    """That two files are of two people holds for whom the first of them has become."""

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        files = {"a.txt": resume(more="one", **somebody(1)), "b.txt": resume(**somebody(1))}
        batch_id = await dropped(workplace, tmp_path / "in", files)
        first, second = rows(workplace, batch_id)
        await workplace.intake.mark_different(second.row_id, second.matches[0])
        await workplace.sending.send(batch_id, [first.row_id])
        await deliver(workplace)
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        assert states(workplace, batch_id) == {State.DONE: 2}
        assert created(post) == 2

    post.run(work)


def test_asked_once(post: Post, tmp_path: Path) -> None:
    """Taken back, gone on with after a restart: the answer was noted."""
    batch: list[int] = []

    async def begin(workplace: Workplace) -> None:
        await fill(workplace)
        batch.append(await dropped(workplace, tmp_path / "in", resumes(2)))
        await workplace.sending.send(batch[0])
        await workplace.sending.step()
        await workplace.sending.cancel(batch[0])
        assert states(workplace, batch[0]) == {State.READY: 2}

    async def go_on(workplace: Workplace) -> None:
        await workplace.sending.send(batch[0])
        await deliver(workplace)
        assert states(workplace, batch[0]) == {State.DONE: 2}

    post.run(begin)
    post.run(go_on)
    assert len(post.asked(part=SEARCH)) == 2


def test_who_decided_is_not_asked_about(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        await only_there(post, 0)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(1))
        (row,) = rows(workplace, batch_id)
        await workplace.intake.choose(row.row_id, Decision.ANYWAY)
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        assert states(workplace, batch_id) == {State.DONE: 1}
        assert not post.asked(part=SEARCH)

    post.run(work)


def test_somebody_elses_address_is_a_warning(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        theirs = await only_there(post, 0, last_name="Цветаева", first_name="Марина", phone=None)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(1))
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        (row,) = rows(workplace, batch_id)
        assert row.state is State.DONE
        (match,) = row.matches
        assert match.applicant_id == theirs
        assert match.shared_contact
        assert not match.certain
        assert FOUND in match.reasons

    post.run(work)


def test_without_an_answer_it_goes_on(post: Post, tmp_path: Path) -> None:
    """The search does not answer: nobody is held up, and nothing is noted as asked."""

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        await only_there(post, 0)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(2))
        post.demo.switches.set("trouble", path="/search", status=500)
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        assert states(workplace, batch_id) == {State.DONE: 2}
        assert created(post) == 2
        assert post.asked(part=SEARCH)
        assert [looks(workplace, row) for row in rows(workplace, batch_id)] == [0, 0]

    post.run(work)


def test_without_a_network_nothing_is_lost(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(2))
        post.demo.switches.set("down")
        with suppress(DeskError):
            await workplace.session.check()
        assert not workplace.session.state.usable
        await workplace.sending.send(batch_id)
        await workplace.sending.step()
        assert all(row.edit_ids for row in rows(workplace, batch_id))
        post.demo.switches.clear()
        await workplace.session.check()
        await deliver(workplace)
        assert states(workplace, batch_id) == {State.DONE: 2}
        assert created(post) == 2
        assert not post.asked(part=SEARCH)

    post.run(work)


def test_what_is_chosen_is_asked_for(post: Post, tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        theirs = await only_there(post, 0, email="other@mail.example", phone=None)
        batch_id = await dropped(workplace, tmp_path / "in", resumes(1))
        (row,) = rows(workplace, batch_id)
        await workplace.intake.set_row_fields(row.row_id, {"email": Chosen("other@mail.example")})
        await workplace.sending.send(batch_id)
        await deliver(workplace)
        (row,) = rows(workplace, batch_id)
        assert row.state is State.DUPLICATE
        assert row.matches[0].applicant_id == theirs
        assert row.value("email") == "other@mail.example"

    post.run(work)
