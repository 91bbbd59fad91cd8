"""Vacancies out of the vendor's JSON."""

from __future__ import annotations

from huntflow_desk.core.documents import FileRef, Vacancy
from huntflow_desk.core.models import Raw

from .reading import (
    flag,
    identifier,
    integer,
    moment,
    number,
    readable,
    record,
    text,
    texts,
)


def vacancy(raw: Raw) -> Vacancy:
    """A vacancy of the list (texts empty) or in full. Raises ValueError without an id."""
    raw = record(raw)
    return Vacancy(
        vacancy_id=identifier(raw),
        position=text(raw, "position"),
        state=text(raw, "state") or "OPEN",
        company=text(raw, "company"),
        money=text(raw, "money"),
        priority=number(raw, "priority"),
        hidden=flag(raw, "hidden"),
        created=moment(raw, "created"),
        updated=moment(raw, "updated"),
        division_id=integer(raw, "account_division"),
        region_id=integer(raw, "account_region"),
        status_group_id=integer(raw, "account_vacancy_status_group"),
        parent_id=integer(raw, "parent"),
        multiple=flag(raw, "multiple"),
        body=text(raw, "body"),
        requirements=text(raw, "requirements"),
        conditions=text(raw, "conditions"),
        files=readable(raw, "files", file_ref),
        additional_keys=texts(raw, "additional_fields_list"),
        raw=raw,
    )


def file_ref(raw: Raw) -> FileRef:
    """A stored file; its URL is signed and expires."""
    raw = record(raw)
    return FileRef(
        file_id=identifier(raw),
        name=text(raw, "name"),
        content_type=text(raw, "content_type"),
        url=text(raw, "url"),
    )
