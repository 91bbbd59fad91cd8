"""People, their history, resumes and uploads out of the vendor's JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from huntflow_desk.core.documents import (
    Agreement,
    Applicant,
    FileRef,
    Link,
    Resume,
    ResumeStub,
    Social,
    UploadedFile,
    WorklogEntry,
)
from huntflow_desk.core.models import Raw

from .reading import (
    child,
    children,
    day,
    identifier,
    integer,
    integers,
    moment,
    readable,
    record,
    text,
)
from .resume_text import resume_text
from .vacancies import file_ref

_EXTRAS = (
    ("email", "email"),
    ("calendar_event", "calendar_event"),
    ("applicant_offer", "applicant_offer"),
    ("survey_questionary", "survey"),
    ("survey_answer_of_type_a", "survey"),
)


def applicant(raw: Raw, complete: bool = True) -> Applicant:
    """A card, or a row of search (`complete=False`: it lacks links, tags and resumes)."""
    raw = record(raw)
    return Applicant(
        applicant_id=identifier(raw),
        first_name=text(raw, "first_name"),
        last_name=text(raw, "last_name"),
        middle_name=text(raw, "middle_name"),
        birthday=day(raw, "birthday"),
        phone=text(raw, "phone"),
        email=text(raw, "email"),
        skype=text(raw, "skype"),
        money=text(raw, "money"),
        position=text(raw, "position"),
        company=text(raw, "company"),
        photo_id=integer(raw, "photo"),
        photo_url=text(raw, "photo_url"),
        created=moment(raw, "created"),
        links=readable(raw, "links", link),
        tag_ids=_ids(raw, "tags", "tag"),
        resumes=readable(raw, "external", _resume_stub),
        double_ids=_ids(raw, "doubles", "double"),
        social=tuple(
            Social(kind=text(entry, "social_type"), value=text(entry, "value"))
            for entry in children(raw, "social")
        ),
        agreement=_agreement(raw),
        complete=complete,
        raw=raw,
    )


def worklog_entry(raw: Raw) -> WorklogEntry:
    """One line of a history. Raises ValueError without an id."""
    raw = record(raw)
    extras = [name for key, name in _EXTRAS if isinstance(raw.get(key), Mapping) and raw[key]]
    return WorklogEntry(
        log_id=identifier(raw),
        kind=text(raw, "type"),
        created=moment(raw, "created"),
        author=text(child(raw, "account_info"), "name"),
        vacancy_id=integer(raw, "vacancy"),
        stage_id=integer(raw, "status"),
        comment=text(raw, "comment"),
        source=text(raw, "source"),
        rejection_reason_id=integer(raw, "rejection_reason"),
        employment_date=day(raw, "employment_date"),
        files=readable(raw, "files", file_ref),
        extras=tuple(dict.fromkeys(extras)),
        raw=raw,
    )


def resume(raw: Raw) -> Resume:
    """A resume in full, its text gathered from `data.body` or the unified form."""
    raw = record(raw)
    return Resume(
        external_id=identifier(raw),
        auth_type=text(raw, "auth_type"),
        source_id=integer(raw, "account_source"),
        created=moment(raw, "created"),
        updated=moment(raw, "updated"),
        files=readable(raw, "files", file_ref),
        text=resume_text(raw),
        source_url=text(raw, "source_url"),
        raw=raw,
    )


def uploaded(raw: Raw) -> UploadedFile:
    """Answer of an upload. Equal bytes give the earlier file: its name may be another."""
    raw = record(raw)
    return UploadedFile(
        file_id=identifier(raw),
        name=text(raw, "name"),
        content_type=text(raw, "content_type"),
        url=text(raw, "url"),
        text=text(raw, "text"),
        fields=child(raw, "fields"),
        photo=_photo(raw),
        raw=raw,
    )


def tag_ids(raw: Raw) -> tuple[int, ...]:
    """`{"tags": [ids]}` of a card."""
    return integers(record(raw), "tags")


def answers(raw: Raw) -> dict[str, Any]:
    """Values of a questionary as they came; `{}` for an organisation or card without one."""
    return dict(record(raw))


def written_answer(value: object) -> Any:
    """A questionary value in the shape it is written: bare ids instead of read objects.

    Dictionary, division and region values are read as `{id, name, ...}` (or a list of those)
    and written as the id (API notes, 9.7); everything else is written as it was read.
    """
    if isinstance(value, list | tuple):
        return [written_answer(entry) for entry in value]
    if isinstance(value, Mapping) and "id" in value and "name" in value:
        return value["id"]
    return value


def link(raw: Raw) -> Link:
    """An applicant on a vacancy, out of a card or the answer to a move."""
    raw = record(raw)
    return Link(
        vacancy_id=identifier(raw, "vacancy"),
        stage_id=identifier(raw, "status"),
        link_id=integer(raw, "id"),
        updated=moment(raw, "updated"),
        changed=moment(raw, "changed"),
        rejection_reason_id=integer(raw, "rejection_reason"),
    )


def _resume_stub(raw: Raw) -> ResumeStub:
    return ResumeStub(
        external_id=identifier(raw),
        auth_type=text(raw, "auth_type"),
        source_id=integer(raw, "account_source"),
        updated=moment(raw, "updated"),
    )


def _agreement(raw: Raw) -> Agreement | None:
    value = raw.get("agreement")
    if not isinstance(value, Mapping):
        return None
    return Agreement(state=text(value, "state"), decision_date=moment(value, "decision_date"))


def _photo(raw: Raw) -> FileRef | None:
    value = raw.get("photo")
    if not isinstance(value, Mapping) or integer(value, "id") is None:
        return None
    return file_ref(value)


def _ids(raw: Raw, key: str, inner: str) -> tuple[int, ...]:
    """Ids inside the entries of a list (`tags[].tag`: `tags[].id` is only the binding)."""
    found = (integer(entry, inner) for entry in children(raw, key))
    return tuple(item_id for item_id in found if item_id is not None)
