"""What may be sent now: in order for each person, different people side by side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from huntflow_desk.core.edits import (
    CREATIONS,
    LONGEST_HOLD_S,
    WAITING,
    Edit,
    Kind,
    State,
    needs,
)
from huntflow_desk.core.query import fold

_LONGEST_DELAY_S = 3600.0
"""Nothing is put off for longer, whatever a server asks for."""

_SET_BACK_S = 60.0
_NOTHING: frozenset[State] = frozenset()
Subject = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """`ready`: edits to take a step with, one of each subject, oldest first. `orphans` wait for
    something that was given up. `done`: subjects whose arrived edits the store does not show
    yet and that have nothing to send now. `wake_at`: when the next one is due. `idle`: nothing is
    on its way, unless it waits for a person."""

    ready: tuple[Edit, ...]
    orphans: tuple[Edit, ...]
    done: tuple[Subject, ...]
    wake_at: datetime | None
    idle: bool


def plan(
    edits: Iterable[Edit],
    now: datetime,
    state_of: Callable[[int], State],
    busy: Collection[Subject] = (),
) -> Plan:
    """The next steps for live edits, oldest first. `state_of` knows edits that are over, too;
    `busy` subjects have a step under way."""
    ready: list[Edit] = []
    orphans: list[Edit] = []
    done: dict[Subject, None] = {}
    taken: set[Subject] = set(busy)
    due: list[datetime] = []
    looks: set[tuple[int, Kind, str]] = set()
    waiting = False
    for edit in edits:
        if edit.state is State.DONE:
            done.setdefault(edit.subject)
        if edit.state not in WAITING:
            continue
        needed = needs(edit)
        blocked = {state_of(one) for one in needed} - {State.DONE} if needed else _NOTHING
        if blocked:
            if State.CANCELLED in blocked and not blocked & WAITING:
                orphans.append(edit)
                continue
            if State.NEEDS_PERSON in blocked:
                continue
        waiting = True
        if edit.kind in CREATIONS:
            mine = _looks_of(edit)
            if mine & looks:
                continue
            looks |= mine
        subject = edit.subject
        if subject in taken:
            continue
        taken.add(subject)
        if blocked:
            continue
        moment = _due(edit, now)
        if moment is None:
            ready.append(edit)
        else:
            due.append(moment)
    started = {edit.subject for edit in ready} | set(busy)
    return Plan(
        tuple(ready),
        tuple(orphans),
        tuple(subject for subject in done if subject not in started),
        min(due, default=None),
        idle=not waiting and not orphans,
    )


def _looks_of(creation: Edit) -> set[tuple[int, Kind, str]]:
    """What a new card or vacancy is recognised by: two creations that could be taken for each
    other when the server is looked at go one after the other."""
    fields = creation.payload.get("fields", {})
    if creation.kind is Kind.CREATE_VACANCY:
        found = {fold(str(fields.get("position") or ""))}
    else:
        found = {fold(f"{fields.get('last_name') or ''} {fields.get('first_name') or ''}")}
    file = creation.payload.get("file")
    if file:
        found.add(file["sha"])
    return {(creation.account_id, creation.kind, look) for look in found}


def _due(edit: Edit, now: datetime) -> datetime | None:
    """When it is due; None: now. A clock that was set back makes nobody wait for days."""
    is_held = edit.state is State.HELD
    moment = edit.held_until if is_held else edit.next_try_at
    longest_s = LONGEST_HOLD_S if is_held else _LONGEST_DELAY_S
    if moment is None or not 0 < (moment - now).total_seconds() <= longest_s + _SET_BACK_S:
        return None
    return moment
