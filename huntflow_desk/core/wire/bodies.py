"""Request bodies: the application's names in, the vendor's JSON out.

Only what is given is sent; an explicit None is sent as null (whether null clears a field is not
known, API notes, section 12). Unknown names raise ValueError: a typo must not vanish.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from huntflow_desk.core.documents import Social
from huntflow_desk.core.models import Json

from .applicants import written_answer

APPLICANT_FIELDS = {
    "first_name": "first_name",
    "last_name": "last_name",
    "middle_name": "middle_name",
    "birthday": "birthday",
    "phone": "phone",
    "email": "email",
    "skype": "skype",
    "money": "money",
    "position": "position",
    "company": "company",
    "photo_id": "photo",
    "social": "social",
}
"""Our names of an applicant's own fields and the vendor's."""

VACANCY_FIELDS = {
    "position": "position",
    "company": "company",
    "money": "money",
    "priority": "priority",
    "hidden": "hidden",
    "state": "state",
    "division_id": "account_division",
    "region_id": "account_region",
    "body": "body",
    "requirements": "requirements",
    "conditions": "conditions",
    "file_ids": "files",
    "quotas": "fill_quotas",
}
"""Our names of a vacancy's own fields and the vendor's."""

NEW_VACANCY_FIELDS = {
    **VACANCY_FIELDS,
    "offer_id": "account_applicant_offer",
    "coworker_ids": "coworkers",
}
"""Our names of what a vacancy may be created with and the vendor's."""

_VACANCY_EDIT = {
    **VACANCY_FIELDS,
    "close_reason_id": "account_vacancy_close_reason",
    "hold_reason_id": "account_vacancy_hold_reason",
}


def applicant(fields: Mapping[str, Any], *, resume: Json | None = None) -> Json:
    """Body of a new applicant. `resume` comes from `resume()`; a card has at most one of them."""
    body = _renamed(fields, APPLICANT_FIELDS)
    if resume is not None:
        body["externals"] = [resume]
    return body


def applicant_edit(fields: Mapping[str, Any]) -> Json:
    """Body of a change of personal fields; tags and resumes have calls of their own."""
    return _renamed(fields, APPLICANT_FIELDS)


def resume(text: str = "", *, source_id: int | None = None, file_ids: Sequence[int] = ()) -> Json:
    """Resume of a new applicant; NATIVE and a body, be it empty, are expected (API notes, 9.3)."""
    body: Json = {"auth_type": "NATIVE", "data": {"body": text}}
    if source_id is not None:
        body["account_source"] = source_id
    if file_ids:
        body["files"] = list(file_ids[:1])
    return body


def resume_edit(text: str, *, source_id: int, file_ids: Sequence[int] = ()) -> Json:
    """Body of a change of a resume of our own; resumes of job boards cannot be changed."""
    body: Json = {"account_source": source_id, "data": {"body": text}}
    if file_ids:
        body["files"] = list(file_ids[:1])
    return body


def log(
    comment: str = "",
    *,
    vacancy_id: int | None = None,
    file_ids: Sequence[int] = (),
    email: Json | None = None,
    event: Json | None = None,
) -> Json:
    """Body of a new history entry; without a vacancy it is a personal note.

    There is no stage here: a comment on a stage change goes with the move.
    """
    return _given(
        comment=comment or None,
        vacancy=vacancy_id,
        files=list(file_ids) or None,
        email=email,
        calendar_event=event,
    )


class StageDetails(TypedDict, total=False):
    """What may go with a stage. A reason belongs to a rejection stage only, quota and employment
    date to the hired stage only; the built-in reason "Other" has no id: none is sent."""

    rejection_reason_id: int | None
    quota_id: int | None
    employment_date: date | None


class MoveDetails(StageDetails, total=False):
    """What may go with a move on a vacancy, or onto one."""

    comment: str
    file_ids: Sequence[int]
    email: Json | None
    event: Json | None


def stage_move(vacancy_id: int, stage_id: int, **details: Unpack[MoveDetails]) -> Json:
    """Body for adding to a vacancy and for moving on it (API notes, 9.4)."""
    return _given(
        vacancy=vacancy_id,
        status=stage_id,
        comment=details.get("comment") or None,
        files=list(details.get("file_ids") or ()) or None,
        email=details.get("email"),
        calendar_event=details.get("event"),
        **_of_stage(details),
    )


def split(applicant_id: int, stage_id: int, **details: Unpack[StageDetails]) -> Json:
    """Body for moving an applicant to a child of a multivacancy."""
    return _given(applicant=applicant_id, status=stage_id, **_of_stage(details))


def _of_stage(details: StageDetails) -> Json:
    return {
        "rejection_reason": details.get("rejection_reason_id"),
        "fill_quota": details.get("quota_id"),
        "employment_date": _value(details.get("employment_date")),
    }


def email(
    account_email_id: int,
    *,
    address: str,
    subject: str,
    html: str,
    copies: Iterable[tuple[str, str, str]] = (),
    file_ids: Sequence[int] = (),
    send_at: datetime | None = None,
    timezone: str = "",
    reply_to_id: int | None = None,
) -> Json:
    """A letter; `copies` are (address, "cc"/"bcc"/"to", name). `send_at` is naive local time of
    the IANA `timezone` (API notes, section 7)."""
    recipients = [
        _given(email=to, type=kind, displayName=name or None) for to, kind, name in copies
    ]
    return _given(
        account_email=account_email_id,
        email=address,
        subject=subject,
        html=html,
        to=recipients or None,
        files=list(file_ids) or None,
        send_at=_value(send_at),
        timezone=timezone or None,
        reply=reply_to_id,
    )


def attendee(address: str, name: str = "", user_id: int | None = None) -> Json:
    """Somebody invited; the vendor's own client loses the name by calling it otherwise."""
    return _given(email=address, displayName=name or None, member=user_id)


def reminder(value: int, multiplier: str = "minutes", method: str = "popup") -> Json:
    """A reminder `value` minutes, hours, days or weeks ahead, by popup or email."""
    return {"multiplier": multiplier, "value": value, "method": method}


def calendar_event(
    calendar_id: int,
    *,
    kind: str,
    begin: datetime,
    end: datetime,
    timezone: str,
    attendees: Sequence[Json] = (),
    name: str = "",
    description: str = "",
    location: str = "",
    busy: bool = True,
    private: bool = True,
    interview_type_id: int | None = None,
    reminders: Sequence[Json] = (),
) -> Json:
    """An event; `kind` is interview or other; times are naive local time of the `timezone`."""
    return _given(
        calendar=calendar_id,
        event_type=kind,
        start=_value(begin),
        end=_value(end),
        timezone=timezone,
        attendees=list(attendees),
        transparency="busy" if busy else "free",
        private=private,
        name=name or None,
        description=description or None,
        location=location or None,
        interview_type=interview_type_id,
        reminders=list(reminders) or None,
    )


def applicant_tags(tag_ids: Iterable[int]) -> Json:
    """All tags of a card: the call overwrites what is there."""
    return {"tags": list(dict.fromkeys(tag_ids))}


def tag(name: str, color: str) -> Json:
    """A tag; both parts are required, also for a change."""
    return {"name": name, "color": color.lstrip("#")}


def questionary(values: Mapping[str, Any]) -> Json:
    """Values by key, in the shape in which they are written; read objects become bare ids."""
    return {key: _value(written_answer(value)) for key, value in values.items()}


def vacancy(fields: Mapping[str, Any], additional: Mapping[str, Any] | None = None) -> Json:
    """Body of a new vacancy; `additional` holds the organisation's own fields by key.

    `quotas` (see `quota`) is required by the vendor: one applicant to hire unless given. So is
    the division, which may be null where divisions are off (API notes, 9.1).
    """
    body = _renamed(fields, NEW_VACANCY_FIELDS)
    body.setdefault("account_division", None)
    body["fill_quotas"] = [_given(**one) for one in body.get("fill_quotas") or [quota()]]
    return {**body, **_additional(additional)}


def vacancy_edit(fields: Mapping[str, Any], additional: Mapping[str, Any] | None = None) -> Json:
    """Body of a change (PATCH) or replacement (PUT: position and division are required)."""
    return {**_renamed(fields, _VACANCY_EDIT), **_additional(additional)}


def quota(
    applicants_to_hire: int = 1, deadline: date | None = None, quota_id: int | None = None
) -> Json:
    """How many to hire, by when; with an id it edits a quota, without it adds one."""
    return _given(applicants_to_hire=applicants_to_hire, deadline=_value(deadline), id=quota_id)


def close(
    *,
    reason_id: int | None = None,
    comment: str = "",
    day: date | None = None,
    unpublish_all: bool = False,
) -> Json:
    """Body for closing a vacancy."""
    return _given(
        date=_value(day),
        comment=comment or None,
        account_vacancy_close_reason=reason_id,
        unpublish_all=unpublish_all,
    )


def hold(
    *,
    reason_id: int | None = None,
    comment: str = "",
    day: date | None = None,
    unpublish_all: bool = False,
) -> Json:
    """Body for putting a vacancy on hold."""
    return _given(
        date=_value(day),
        comment=comment or None,
        account_vacancy_hold_reason=reason_id,
        unpublish_all=unpublish_all,
    )


def member(permissions: Iterable[tuple[str, Any]]) -> Json:
    """Permissions of a coworker on a vacancy: (permission, value); obligatory for a watcher."""
    return {"permissions": [_given(permission=name, value=value) for name, value in permissions]}


def _renamed(fields: Mapping[str, Any], names: Mapping[str, str]) -> Json:
    unknown = sorted(set(fields) - set(names))
    if unknown:
        raise ValueError(f"unknown fields: {', '.join(unknown)}")
    return {names[key]: _value(value) for key, value in fields.items()}


def _additional(values: Mapping[str, Any] | None) -> Json:
    return {key: _value(value) for key, value in (values or {}).items()}


def _given(**parts: Any) -> Json:
    return {key: value for key, value in parts.items() if value is not None}


def _plain_social(value: Social) -> Json:
    return {"social_type": value.kind, "value": value.value}


_WRITERS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (Social, _plain_social),
    (datetime, lambda value: value.isoformat()),
    (date, lambda value: value.isoformat()),
)


def _value(value: Any) -> Any:
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [_value(entry) for entry in value]
    return value
