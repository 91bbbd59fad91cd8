"""Edits in whatever state a test wants, on the stage of the window."""

from __future__ import annotations

from typing import Any

from huntflow_desk.core.edits import Edit, Kind, NewEdit, State
from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.services.workplace import Workplace

ACCOUNT = 1
_WAYS = {
    State.HELD: [],
    State.QUEUED: [State.QUEUED],
    State.IN_FLIGHT: [State.QUEUED, State.IN_FLIGHT],
    State.UNKNOWN: [State.QUEUED, State.IN_FLIGHT, State.UNKNOWN],
    State.NEEDS_PERSON: [State.QUEUED, State.NEEDS_PERSON],
    State.DONE: [State.QUEUED, State.DONE],
}


def on_vacancies(workplace: Workplace) -> list[ApplicantRow]:
    """People who are on a vacancy."""
    rows = workplace.library.applicant_rows(ApplicantQuery(ACCOUNT), 0, 60)
    return [row for row in rows if row.vacancy_id is not None]


async def move(workplace: Workplace, number: int = 0, comment: str = "") -> Edit:
    """Somebody to another stage."""
    row = on_vacancies(workplace)[number]
    assert row.vacancy_id is not None
    stages = workplace.library.stages(ACCOUNT, row.vacancy_id)
    stage = next(one for one in stages if one.stage_id != row.stage_id and one.kind == "user")
    return await workplace.commands.move(
        ACCOUNT, row.applicant_id, row.vacancy_id, stage.stage_id, comment=comment
    )


async def onto(workplace: Workplace, vacancy_id: int, number: int = 0) -> Edit:
    """Somebody onto another vacancy."""
    row = on_vacancies(workplace)[number]
    stage = workplace.library.stages(ACCOUNT, vacancy_id)[0].stage_id
    return await workplace.commands.move(ACCOUNT, row.applicant_id, vacancy_id, stage)


async def note(workplace: Workplace, text: str, number: int = 0) -> Edit:
    """A note on somebody's vacancy."""
    row = on_vacancies(workplace)[number]
    return await workplace.commands.comment(
        ACCOUNT, row.applicant_id, text, vacancy_id=row.vacancy_id
    )


async def update(workplace: Workplace, number: int = 0, **fields: Any) -> Edit:
    """Fields of somebody, without a base that could be in conflict."""
    row = on_vacancies(workplace)[number]
    new = NewEdit(Kind.UPDATE, ACCOUNT, {"fields": fields}, row.applicant_id, hold_s=8)
    return (await workplace.changing.keeper.keep([new]))[0]


async def put(workplace: Workplace, edit: Edit, to: State, **changes: Any) -> Edit:
    """An edit in a state, over those that lead there, and everyone told."""
    outbox = workplace.store.outbox
    for state in _WAYS[to]:
        if outbox.get(edit.edit_id).state is not state:
            edit = await outbox.step(edit.edit_id, state)
    edit = await outbox.step(edit.edit_id, to, **changes)
    workplace.changing.keeper.tell([edit])
    return edit
