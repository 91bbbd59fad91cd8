"""People to an ordinary stage, where nothing else has to be asked: at once, as one action."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from huntflow_desk.core.edits import Edit
from huntflow_desk.services.commands import new_batch
from huntflow_desk.services.workplace import Workplace

MOVES_A_TURN = 20


async def move_at_once(
    workplace: Workplace,
    account_id: int,
    applicant_ids: Sequence[int],
    vacancy_id: int,
    stage_id: int,
) -> tuple[Edit, ...]:
    """Keep the moves of those who are not there yet. Raises Rejected for a removed stage."""
    commands = workplace.commands
    batch = new_batch() if len(applicant_ids) > 1 else ""
    edits = []
    for number, one in enumerate(applicant_ids, 1):
        edit = commands.new_move(account_id, one, vacancy_id, stage_id, batch=batch)
        if edit.base.get("stage_id") != stage_id:
            edits.append(edit)
        if number % MOVES_A_TURN == 0:
            # Each looks the person up: the window must not wait for hundreds.
            await asyncio.sleep(0)
    return await commands.do(edits) if edits else ()
