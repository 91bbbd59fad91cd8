"""What a person changed and what has become of it: edits on their way to the server.

The API has no idempotency keys, so an edit is a small state machine (`ALLOWED`) whose every step
is durable. Payloads and bases are plain JSON in the application's names; kinds and their fields
are described in `docs/outbox.md`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from huntflow_desk.core.models import Json


class State(StrEnum):
    """Where an edit is. `held` can still be taken back unsent; `needs_person` says why."""

    HELD = "held"
    QUEUED = "queued"
    IN_FLIGHT = "in_flight"
    UNKNOWN = "unknown"
    NEEDS_PERSON = "needs_person"
    DONE = "done"
    CANCELLED = "cancelled"


ALLOWED: Mapping[State, frozenset[State]] = {
    State.HELD: frozenset({State.QUEUED, State.CANCELLED}),
    # `done`: the server already says what was wanted; `needs_person`: it says something else.
    # `held` again: somebody is changing it.
    State.QUEUED: frozenset(
        {State.HELD, State.IN_FLIGHT, State.DONE, State.NEEDS_PERSON, State.CANCELLED}
    ),
    State.IN_FLIGHT: frozenset({State.DONE, State.QUEUED, State.UNKNOWN, State.NEEDS_PERSON}),
    State.UNKNOWN: frozenset({State.DONE, State.QUEUED, State.NEEDS_PERSON}),
    # A person says: send again, it had arrived, or leave it.
    State.NEEDS_PERSON: frozenset({State.QUEUED, State.DONE, State.CANCELLED}),
    State.DONE: frozenset(),
    State.CANCELLED: frozenset(),
}

WAITING = frozenset({State.HELD, State.QUEUED, State.IN_FLIGHT, State.UNKNOWN})
"""On their way without anybody's help."""

CHANGEABLE = frozenset({State.HELD, State.QUEUED, State.NEEDS_PERSON})
"""Not on its way at this moment: what it says can be changed."""

ACTIVE = WAITING | {State.NEEDS_PERSON}
"""Not over yet."""


class Kind(StrEnum):
    """What an edit does; the fields of each are in `docs/outbox.md`."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    MOVE = "move"
    COMMENT = "comment"
    TAGS = "tags"
    QUESTIONARY = "questionary"
    TAG = "tag"
    CREATE_VACANCY = "create_vacancy"
    VACANCY = "vacancy"
    VACANCY_STATE = "vacancy_state"


CREATIONS = frozenset({Kind.CREATE, Kind.CREATE_VACANCY})
"""What gives a person or a vacancy a number below zero until the server gives one."""

OF_VACANCIES = frozenset({Kind.CREATE_VACANCY, Kind.VACANCY, Kind.VACANCY_STATE})
"""What is about a vacancy itself."""

UNDO_WINDOW_S = 8.0
"""How long moves, comments, tags and bulk actions are held (ux.md, 1.4)."""


LONGEST_HOLD_S = 60.0
"""How long an edit is held while somebody changes it; the dialog asks for more in time."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why an edit needs a person, or what happened at the last attempt.

    `kind`: an error's kind (`core.errors`), or conflict, ambiguous, begun, parent,
    closed_vacancy, removed_stage. `facts` fill the sentence; of a conflict they are {field:
    [base, server, mine]} under "fields". `fields` are the server's complaints by JSON pointer
    ("/email").
    """

    kind: str
    facts: Json = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    journal_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewEdit:
    """An edit as it is handed to the outbox.

    `applicant_id` or `vacancy_id` below zero: created here, without a number yet. `base` is what
    the server last said of the same fields. `inverse` takes it back once it was sent: (kind,
    payload), None where that is impossible. `parent`: place in the same hand-over (0, 1, ...) of
    the edit this one has to wait for, or the id of an earlier one as `parent_id`.
    """

    kind: Kind
    account_id: int
    payload: Json
    applicant_id: int | None = None
    vacancy_id: int | None = None
    base: Json = field(default_factory=dict)
    inverse: tuple[Kind, Json] | None = None
    hold_s: float = 0.0
    batch: str = ""
    parent: int | None = None
    parent_id: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit in the outbox. Times are aware UTC.

    `key` names it in markers and logs. `baseline` is what was noted of the server before the
    first byte (newest ids, values), `sent_at` when that was; `result` what the server answered
    (`applicant_id` or `vacancy_id` of a creation, ids of uploaded files). `settled`: what the
    store keeps of the server already shows it.
    """

    edit_id: int
    key: str
    kind: Kind
    account_id: int
    applicant_id: int | None
    vacancy_id: int | None
    payload: Json
    base: Json
    inverse: tuple[Kind, Json] | None
    state: State
    created_at: datetime
    changed_at: datetime
    held_until: datetime | None = None
    next_try_at: datetime | None = None
    sent_at: datetime | None = None
    attempts: int = 0
    batch: str = ""
    parent_id: int | None = None
    baseline: Json = field(default_factory=dict)
    result: Json = field(default_factory=dict)
    trouble: Trouble | None = None
    settled: bool = False

    @property
    def subject(self) -> tuple[int, str, int]:
        """What edits are kept in order for: a person, else a vacancy, else the organisation."""
        if self.applicant_id is not None:
            return (self.account_id, "applicant", self.applicant_id)
        if self.vacancy_id is not None:
            return (self.account_id, "vacancy", self.vacancy_id)
        return (self.account_id, "account", 0)

    @property
    def draft_name(self) -> str:
        """What is typed while somebody changes what it says is kept under this name."""
        return f"amend_{self.key}"

    @property
    def is_active(self) -> bool:
        """Whether it is not over yet."""
        return self.state in ACTIVE

    @property
    def is_laid_over(self) -> bool:
        """Whether what is shown differs from the server's word because of it."""
        return self.state is not State.CANCELLED and not self.settled

    @property
    def may_have_arrived(self) -> bool:
        """Whether it left once and the server never said what came of it: with another content
        it could be there twice."""
        doubtful = self.trouble is not None and self.trouble.kind == "ambiguous"
        return self.state in CHANGEABLE and (self.sent_at is not None or doubtful)

    @property
    def never_left(self) -> bool:
        """Whether nothing of it can be on the server: taking it back leaves no trace."""
        return self.sent_at is None and self.state in (State.HELD, State.QUEUED)


UNFIT = re.compile("[\x00\ud800-\udfff]")
"""NUL and lone surrogates: no server keeps them as they are."""


def local_id(edit_id: int) -> int:
    """The number somebody (or a vacancy, a tag) has until the server gives one."""
    return -edit_id


def creations_of(edit: Edit) -> set[int]:
    """Edits without which this one has nothing to be about: the creation of its person, of its
    vacancy, and its parent."""
    found = set() if edit.parent_id is None else {edit.parent_id}
    found |= {-one for one in (edit.applicant_id, edit.vacancy_id) if one is not None and one < 0}
    return found - {edit.edit_id}


def needs(edit: Edit) -> Collection[int]:
    """Edits that have to arrive first: what `creations_of` has, and tags it puts on."""
    is_local = (edit.applicant_id or 0) < 0 or (edit.vacancy_id or 0) < 0
    if edit.parent_id is None and edit.kind is not Kind.TAGS and not is_local:
        return ()  # as most are: thousands may wait, and they are looked through at each step
    found = creations_of(edit)
    if edit.kind is Kind.TAGS:
        found |= {-one for one in edit.payload.get("add", ()) if one < 0}
    return found


def batches(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Edits by the action they belong to; single ones by their key."""
    found: dict[str, list[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.batch or edit.key, []).append(edit)
    return found


def plain(value: Any) -> Any:
    """A value as JSON keeps it: dates as ISO text, tuples as lists."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def sendable(payload: Json) -> Json:
    """A payload as it can travel: of texts what no server keeps as it is (NUL, lone surrogates) is
    left out, since what was sent could not be found again."""
    found = _without_unfit(plain(payload))
    assert isinstance(found, dict)
    return found


def _without_unfit(value: Any) -> Any:
    if isinstance(value, str):
        return UNFIT.sub("", value)
    if isinstance(value, dict):
        return {key: _without_unfit(one) for key, one in value.items()}
    return [_without_unfit(one) for one in value] if isinstance(value, list) else value
