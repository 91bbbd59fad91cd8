"""The board of a vacancy: its stages in order, how many people are on each, who is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from huntflow_desk.core.models import Stage
from huntflow_desk.services.names import Names

if TYPE_CHECKING:
    from huntflow_desk.store.records import Records

_AT_REST = ("trash", "hired")
"""Kinds of stages on which nobody waits for anything."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A stage of the board with the people kept here.

    `number`: place among the stages one can be moved to, from 1, 0 for one that is no target.
    `limit_days`: longest stay, None where there is none or nothing moves any more. `overdue`:
    people who stay longer.
    """

    stage: Stage
    number: int
    people: int = 0
    overdue: int = 0
    limit_days: int | None = None

    @property
    def is_target(self) -> bool:
        """Whether people can be moved here."""
        return self.number > 0


def read_lanes(
    records: Records, names: Names, account_id: int, vacancy_id: int, now: datetime
) -> tuple[Lane, ...]:
    """The stages of a vacancy's pipeline; behind them those that were removed or belong to
    another group, while somebody is still on them."""
    saved = records.vacancy(account_id, vacancy_id)
    vacancy = saved.value if saved is not None else None
    group_id = vacancy.status_group_id if vacancy is not None else None
    people = records.stage_counts(account_id, vacancy_id)
    targets = names.pipeline(group_id)
    known = {stage.stage_id for stage in targets}
    left = sorted(one for one in people if one not in known)
    # A stage nobody told us about still has people to be seen.
    others = [names.stages.get(one) or Stage(one, f"#{one}") for one in left]
    limits: dict[int, int] = {}
    if vacancy is None or vacancy.state in ("OPEN", ""):
        for stage in (*targets, *others):
            days = names.limit_days(stage.stage_id, group_id)
            if days and stage.kind not in _AT_REST:
                limits[stage.stage_id] = days
    late = records.overdue_counts(
        account_id,
        vacancy_id,
        {one: now - timedelta(days=days + 1) for one, days in limits.items()},
    )
    return tuple(
        Lane(
            stage,
            number if number <= len(targets) else 0,
            people.get(stage.stage_id, 0),
            late.get(stage.stage_id, 0),
            limits.get(stage.stage_id),
        )
        for number, stage in enumerate((*targets, *others), 1)
    )
