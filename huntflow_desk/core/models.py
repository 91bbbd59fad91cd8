"""What lists talk about: rows, dictionaries, organisations. Cards and requests: `documents`.

The two are apart because the first window is painted with these alone. What has no document
behind it is a NamedTuple: a dataclass costs a millisecond each when the program starts.
Times are aware UTC, dates are plain dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

Json: TypeAlias = dict[str, Any]
Raw: TypeAlias = Mapping[str, Any]

T = TypeVar("T")


def raw_field() -> Any:
    """The document as it came; not part of equality, never printed."""
    return field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Account:
    """An organisation. `member_type` is owner, manager, watcher or something newer."""

    account_id: int
    name: str
    nick: str = ""
    member_type: str = ""
    raw: Raw = raw_field()


class Stage(NamedTuple):
    """A stage of the pipeline. `kind` is user, trash, hired or newer.

    Removed stages stay in the list for history and are impossible as a target.
    """

    stage_id: int
    name: str
    kind: str = "user"
    order: int = 0
    removed: datetime | None = None
    stay_duration_days: int | None = None


@dataclass(frozen=True, slots=True)
class StageGroup:
    """An own set of stages; a vacancy that names a group uses only these, in this order."""

    group_id: int
    name: str
    stage_ids: tuple[int, ...] = ()
    stay_duration_days: Mapping[int, int] = field(default_factory=dict)


class Named(NamedTuple):
    """An entry of a plain dictionary: reason, source, region, division, coworker.

    `item_id` may be None (the built-in rejection reason "Other").
    """

    item_id: int | None
    name: str
    kind: str = ""
    order: int = 0
    parent_id: int | None = None
    active: bool = True
    foreign: str = ""


class Coworker(NamedTuple):
    """A member of the organisation: `coworker_id` for vacancies, `user_id` (member) for people."""

    coworker_id: int
    user_id: int
    name: str = ""
    kind: str = ""
    email: str = ""


class Tag(NamedTuple):
    """A tag; `color` is six hex digits without `#`."""

    tag_id: int
    name: str
    color: str = ""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a questionary or of additional vacancy fields (API notes, 9.1)."""

    key: str
    kind: str
    title: str
    required: bool = False
    order: int = 0
    values: tuple[str, ...] = ()
    dictionary: str = ""
    fields: tuple[FieldSpec, ...] = ()
    raw: Raw = raw_field()


@dataclass(frozen=True, slots=True)
class Saved(Generic[T]):
    """Something read from the local store: how old it is and whether it still counts as fresh."""

    value: T
    updated_at: datetime
    expires_at: datetime | None = None

    def is_expired(self, now: datetime) -> bool:
        """Whether it should be refreshed when looked at."""
        return self.expires_at is not None and self.expires_at <= now


class VacancyRow(NamedTuple):
    """A vacancy as lists show it; `people` counts the saved applicants on it."""

    vacancy_id: int
    position: str
    company: str = ""
    state: str = "OPEN"
    priority: int = 0
    created: datetime | None = None
    people: int = 0
    updated_at: datetime | None = None

    @property
    def waiting(self) -> bool:
        """Whether it was created here and the server does not have it yet."""
        return self.vacancy_id < 0


class ApplicantRow(NamedTuple):
    """An applicant as lists show it. `stage_id`, `changed` belong to the vacancy asked for,
    else to the link that changed last. `waiting` marks unsent edits laid over. `complete` is
    false while only a row of the server's search is kept.

    In search `reason` names where the hit is: name, phone, email, contact, position, company,
    resume, comment, questionary; `snippet` shows it, `hits` are (start, length) inside it.
    """

    applicant_id: int
    first_name: str = ""
    last_name: str = ""
    middle_name: str = ""
    position: str = ""
    company: str = ""
    phone: str = ""
    email: str = ""
    photo_id: int | None = None
    created: datetime | None = None
    vacancy_id: int | None = None
    stage_id: int | None = None
    changed: datetime | None = None
    tag_ids: tuple[int, ...] = ()
    has_resume: bool = False
    updated_at: datetime | None = None
    waiting: bool = False
    source_id: int | None = None
    money: str = ""
    consent: str = ""
    complete: bool = True
    reason: str = ""
    snippet: str = ""
    hits: tuple[tuple[int, int], ...] = ()
