"""What a recruiter does with reminders, and how each of it is taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from huntflow_desk.core.errors import NotFound, Rejected
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.reminders import MAX_NOTE
from huntflow_desk.services.reminders import Counts, Deed
from huntflow_desk.services.workplace import Workplace
from tests.services.rig import ACCOUNT, House

PERSON, OTHER = 5, 6
DAY = timedelta(days=1)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def notes(workplace: Workplace) -> list[str]:
    return [one.note for one in workplace.reminders.rows()]


def test_set_put_off_changed_done_and_all_of_it_back(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        reminders, undo, now = workplace.reminders, workplace.undo, house.clock.now
        (one,) = await reminders.add(ACCOUNT, [PERSON], now + DAY, "  созвониться\n по офферу ")
        number = one.reminder_id
        assert one.note == "созвониться по офферу"
        await reminders.postpone([number], now + 2 * DAY)
        await reminders.change(number, now + 3 * DAY, "написать")
        await reminders.done([number])
        assert reminders.rows() == () and reminders.next_due() is None

        seen = []
        for _ in range(4):
            undone = await undo.undo()
            assert undone is not None and isinstance(undone.here, Deed)
            assert not undone.cancelled and not undone.impossible
            seen.append((undone.here.kind, [(r.due_at - now, r.note) for r in reminders.rows()]))
        assert seen == [
            ("done", [(3 * DAY, "написать")]),
            ("change", [(2 * DAY, "созвониться по офферу")]),
            ("postpone", [(DAY, "созвониться по офферу")]),
            ("set", []),
        ]
        assert not undo.can_undo
        for _ in range(3):
            await undo.redo()
        assert [(r.due_at - now, r.note) for r in reminders.rows()] == [(3 * DAY, "написать")]
        await undo.redo()
        assert reminders.rows() == () and not undo.can_redo and undo.can_undo
        assert workplace.outgoing.active() == ()

    house.run(work)


def test_several_people_are_one_action(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        due_at = house.clock.now + DAY
        await workplace.reminders.add(ACCOUNT, [PERSON, OTHER], due_at, "позвать")
        (action,) = house.changed("action")
        assert isinstance(workplace.undo.here(action.ids), Deed)
        (change,) = house.changed("reminders")
        assert (change.account_id, change.ids) == (ACCOUNT, {PERSON, OTHER})
        await workplace.undo.undo(tuple(action.ids))
        assert workplace.reminders.count() == 0

    house.run(work)


def test_it_stands_in_one_line_with_what_is_sent(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_accounts()
        await workplace.library.refresh_applicants(ACCOUNT)
        person = workplace.library.applicant_rows(ApplicantQuery(ACCOUNT))[0].applicant_id
        await workplace.commands.update_applicant(ACCOUNT, person, {"company": "Ромашка"})
        await workplace.reminders.add(ACCOUNT, [person], house.clock.now + DAY, "раз")
        undone = await workplace.undo.undo()
        assert undone is not None and undone.here is not None
        # The edit before it is untouched until its turn.
        assert len(workplace.outgoing.active()) == 1
        undone = await workplace.undo.undo()
        assert undone is not None and undone.here is None and len(undone.cancelled) == 1
        await workplace.undo.redo()
        await workplace.undo.redo()
        assert notes(workplace) == ["раз"] and len(workplace.outgoing.active()) == 1

    house.run(work)


def test_what_cannot_be_is_refused(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        reminders, now = workplace.reminders, house.clock.now
        with pytest.raises(Rejected) as refused:
            await reminders.add(ACCOUNT, [PERSON], now, "x" * (MAX_NOTE + 1))
        assert refused.value.fields == {"due_at": "past", "note": f"too_long:{MAX_NOTE}"}
        (one,) = await reminders.add(ACCOUNT, [PERSON], now + DAY)
        for again in (now, now - DAY):
            with pytest.raises(Rejected):
                await reminders.postpone([one.reminder_id], again)
        with pytest.raises(NotFound):
            await reminders.done([one.reminder_id + 1])
        with pytest.raises(NotFound):
            reminders.get(one.reminder_id + 1)
        assert reminders.rows() == (one,)

    house.run(work)


def test_counts_know_when_the_day_ends_where_the_person_is(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        reminders = workplace.reminders
        # 23:30 in Moscow is still today there, not in Tokyo.
        house.clock.now = datetime(2026, 3, 1, 14, 0, tzinfo=UTC)
        for at in ((14, 30), (20, 30), (21, 30)):
            due_at = datetime(2026, 3, 1, *at, tzinfo=UTC)
            await reminders.add(ACCOUNT, [PERSON], due_at)
        assert reminders.counts(ZoneInfo("Europe/Moscow")) == Counts(0, 2, 1)
        assert reminders.counts(ZoneInfo("Asia/Tokyo")) == Counts(0, 1, 2)
        house.clock.forward(minutes=30)
        assert reminders.counts(ZoneInfo("Europe/Moscow")) == Counts(1, 1, 1)
        assert len(reminders.due()) == 1
        assert reminders.next_due() == datetime(2026, 3, 1, 20, 30, tzinfo=UTC)

    house.run(work)


def test_a_restart_keeps_them(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await workplace.reminders.add(ACCOUNT, [PERSON], house.clock.now + DAY, "созвониться")

    house.run(work)
    house.clock.forward(days=2)

    async def again(workplace: Workplace) -> None:
        assert [one.note for one in workplace.reminders.due()] == ["созвониться"]

    house.run(again)


def test_who_was_forgotten_does_not_come_back_by_undo(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        (one,) = await workplace.reminders.add(ACCOUNT, [PERSON], house.clock.now + DAY, "раз")
        await workplace.reminders.done([one.reminder_id])
        await workplace.sync.housekeeping.forget(ACCOUNT, PERSON)
        await workplace.undo.undo()
        assert workplace.reminders.rows() == ()
        assert workplace.store.reminders.get([one.reminder_id]) == ()

    house.run(work)


def test_who_got_a_number_while_the_dialog_stood_open_has_it(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        made = {"last_name": "Смотрителев", "first_name": "Иван"}
        (edit,) = await workplace.commands.create_applicant(ACCOUNT, made, hold=False)
        await workplace.delivery.until_idle()
        local = -edit.edit_id
        person = workplace.outgoing.person_of(local)
        assert person > 0
        await workplace.reminders.add(ACCOUNT, [local], house.clock.now + DAY, "позвонить")
        assert [one.note for one in workplace.reminders.of_person(ACCOUNT, person)] == ["позвонить"]

    house.run(work)
