"""What cards talk about: people, vacancies and their parts in full; requests and log rows.

Every model that comes from the vendor keeps the document as it came in `raw` (unknown keys
included), so that the store can save it whole and a newer decoder can read more out of it.
Optional fields follow the notes on the API, section 7: what is not required may be null.
Times are aware UTC, dates are plain dates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, NamedTuple

from huntflow_desk.core.models import Raw, T, raw_field


@dataclass(frozen=True, slots=True)
class Me:
    """The user a key belongs to (`GET /me`); may be a technical user."""

    user_id: int
    name: str = ""
    email: str = ""
    position: str = ""
    phone: str = ""
    locale: str = ""
    raw: Raw = raw_field()


@dataclass(frozen=True, slots=True)
class FileRef:
    """A stored file. `url` is signed and expires: never a key, never compared."""

    file_id: int
    name: str = ""
    content_type: str = ""
    url: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A vacancy, from the list (texts empty) or in full. `state`: OPEN, HOLD, CLOSED or newer."""

    vacancy_id: int
    position: str
    state: str = "OPEN"
    company: str = ""
    money: str = ""
    priority: int = 0
    hidden: bool = False
    created: datetime | None = None
    updated: datetime | None = None
    division_id: int | None = None
    region_id: int | None = None
    status_group_id: int | None = None
    parent_id: int | None = None
    multiple: bool = False
    body: str = ""
    requirements: str = ""
    conditions: str = ""
    files: tuple[FileRef, ...] = ()
    additional_keys: tuple[str, ...] = ()
    raw: Raw = raw_field()


@dataclass(frozen=True, slots=True)
class Link:
    """An applicant on a vacancy."""

    vacancy_id: int
    stage_id: int
    link_id: int | None = None
    updated: datetime | None = None
    changed: datetime | None = None
    rejection_reason_id: int | None = None


class ResumeStub(NamedTuple):
    """What a card says of a resume; the text needs one more request."""

    external_id: int
    auth_type: str = ""
    source_id: int | None = None
    updated: datetime | None = None


class Social(NamedTuple):
    """A messenger contact."""

    kind: str
    value: str


class Agreement(NamedTuple):
    """Consent to process personal data; `state` as the vendor says, may be empty."""

    state: str = ""
    decision_date: datetime | None = None


@dataclass(frozen=True, slots=True)
class Applicant:
    """A person. `complete` is false for rows of search, which lack links, tags and resumes."""

    applicant_id: int
    first_name: str = ""
    last_name: str = ""
    middle_name: str = ""
    birthday: date | None = None
    phone: str = ""
    email: str = ""
    skype: str = ""
    money: str = ""
    position: str = ""
    company: str = ""
    photo_id: int | None = None
    photo_url: str = field(default="", compare=False)
    created: datetime | None = None
    links: tuple[Link, ...] = ()
    tag_ids: tuple[int, ...] = ()
    resumes: tuple[ResumeStub, ...] = ()
    double_ids: tuple[int, ...] = ()
    social: tuple[Social, ...] = ()
    agreement: Agreement | None = None
    complete: bool = True
    raw: Raw = raw_field()

    @property
    def russian_name(self) -> str:
        """Family name first, as lists in Russian show it."""
        return " ".join(
            part for part in (self.last_name, self.first_name, self.middle_name) if part
        )

    @property
    def english_name(self) -> str:
        """First name first, as lists in English show it."""
        return " ".join(part for part in (self.first_name, self.last_name) if part)


@dataclass(frozen=True, slots=True)
class WorklogEntry:
    """One line of an applicant's history. Plain text; `extras` names what else it carries
    (email, calendar_event, applicant_offer, survey)."""

    log_id: int
    kind: str
    created: datetime | None = None
    author: str = ""
    vacancy_id: int | None = None
    stage_id: int | None = None
    comment: str = ""
    source: str = ""
    rejection_reason_id: int | None = None
    employment_date: date | None = None
    files: tuple[FileRef, ...] = ()
    extras: tuple[str, ...] = ()
    raw: Raw = raw_field()


@dataclass(frozen=True, slots=True)
class Resume:
    """A resume in full; `text` is plain text gathered from `data.body` or the unified form."""

    external_id: int
    auth_type: str = ""
    source_id: int | None = None
    created: datetime | None = None
    updated: datetime | None = None
    files: tuple[FileRef, ...] = ()
    text: str = ""
    source_url: str = ""
    raw: Raw = raw_field()


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """Answer of an upload; `fields` and `text` only with parsing, any of them may be missing."""

    file_id: int
    name: str
    content_type: str = ""
    url: str = field(default="", compare=False)
    text: str = ""
    fields: Raw = field(default_factory=dict)
    photo: FileRef | None = None
    raw: Raw = raw_field()


class Page(NamedTuple, Generic[T]):
    """One page of a list. `total_items` may be unknown; `skipped` names records that
    could not be decoded (their place in the answer and why)."""

    items: tuple[T, ...]
    page: int = 1
    total_pages: int | None = None
    total_items: int | None = None
    next_cursor: str | None = None
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One attempt of one request, ready for the journal: secrets are already masked.

    `endpoint` is path and query without host; `status_code` is None when no answer came;
    `response_data` is decoded JSON or a short description of bytes.
    """

    method: str
    endpoint: str
    status_code: int | None
    started_at: datetime
    duration_ms: int
    bytes_out: int = 0
    bytes_in: int = 0
    attempt: int = 1
    request_id: str = ""
    request_data: Any = None
    response_data: Any = None
    error_message: str = ""


class CachedDocument(NamedTuple):
    """An entry of the cache. `age_minutes` counts whole minutes since `updated_at`."""

    cache_key: str
    data: Any
    created_at: datetime
    updated_at: datetime
    expires_at: datetime | None
    is_expired: bool
    age_minutes: int


class LogRow(NamedTuple):
    """A row of the journal; `request_data` and `response_data` only when one row is asked for."""

    log_id: int
    log_type: str
    endpoint: str
    method: str
    status_code: int | None
    error_message: str
    user: str
    created_at: datetime
    duration_ms: int
    bytes_in: int
    bytes_out: int
    attempt: int
    request_id: str
    is_success: bool
    is_error: bool
    request_data: Any = None
    response_data: Any = None
