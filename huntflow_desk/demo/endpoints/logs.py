"""Worklogs: reading, comments, letters, events (API.md 9.5)."""

from __future__ import annotations

from typing import Any

from ..calls import Call, cut, envelope
from ..checks import FLAG, ID, IDS, NEEDED_ID, NEEDED_TEXT, TEXT, Field, checked
from ..clock import iso, parse_moment
from ..refusals import rule

Doc = dict[str, Any]

LOG_TYPES = (
    "ADD", "UPDATE", "VACANCY-ADD", "STATUS", "COMMENT", "DOUBLE", "AGREEMENT", "MAIL", "RESPONSE",
)  # fmt: skip
_CREATED_KEYS = (
    "id", "type", "vacancy", "status", "rejection_reason", "created", "employment_date",
    "applicant_offer", "comment", "files", "calendar_event", "email", "survey_questionary",
)  # fmt: skip
_NEEDED_MOMENT = Field("moment", required=True)
_RECIPIENT = Field(
    "object",
    fields={
        "email": NEEDED_TEXT,
        "type": Field("text", required=True, choices=("cc", "bcc", "to")),
        "displayName": TEXT,
    },
)
EMAIL_BODY = Field(
    "object",
    fields={
        "account_email": NEEDED_ID,
        "files": IDS,
        "followups": Field("list"),
        "html": NEEDED_TEXT,
        "email": Field("email", required=True),
        "subject": NEEDED_TEXT,
        "send_at": Field("moment"),
        "timezone": TEXT,
        "to": Field("list", item=_RECIPIENT),
        "reply": ID,
    },
)
EVENT_BODY = Field(
    "object",
    fields={
        "vacancy": ID,
        "private": FLAG,
        "name": TEXT,
        "reminders": Field(
            "list",
            item=Field(
                "object",
                fields={
                    "multiplier": Field(
                        "text", required=True, choices=("minutes", "hours", "days", "weeks")
                    ),
                    "value": Field("integer", required=True, least=0),
                    "method": Field("text", required=True, choices=("popup", "email")),
                },
            ),
        ),
        "location": Field("text", longest=1024),
        "interview_type": ID,
        "event_type": Field("text", required=True, choices=("interview", "other")),
        "description": TEXT,
        "calendar": NEEDED_ID,
        "attendees": Field(
            "list",
            required=True,
            item=Field(
                "object",
                fields={
                    "member": ID,
                    "displayName": TEXT,
                    "email": Field("email", required=True),
                },
            ),
        ),
        "start": _NEEDED_MOMENT,
        "end": _NEEDED_MOMENT,
        "timezone": TEXT,
        "transparency": Field("text", required=True, choices=("busy", "free")),
    },
)
_IM = Field(
    "list",
    longest=1,
    item=Field(
        "object",
        fields={"account_im": NEEDED_ID, "receiver": NEEDED_TEXT, "body": NEEDED_TEXT},
    ),
)
_SMS = Field("object", fields={"phone": NEEDED_TEXT, "body": NEEDED_TEXT})
OFFER_BODY = Field(
    "object",
    fields={"account_applicant_offer": NEEDED_ID, "values": Field("object", required=True)},
)
EXTRAS = {
    "comment": Field("text", longest=65_535),
    "email": EMAIL_BODY,
    "calendar_event": EVENT_BODY,
    "im": _IM,
    "sms": _SMS,
    "applicant_offer": OFFER_BODY,
    "survey_questionary_id": Field("integer"),
}
_CREATE = {**EXTRAS, "vacancy": ID, "files": IDS}
_MINUTES = {"minutes": 1, "hours": 60, "days": 1440, "weeks": 10_080}


def shown(call: Call, log: Doc) -> Doc:
    """An entry as answers show it, with fresh file addresses."""
    files = call.desk.world.files
    answer = {key: value for key, value in log.items() if not key.startswith("_")}
    found = (files.shown(file_id, call.host) for file_id in log["files"])
    answer["files"] = [file for file in found if file is not None]
    if answer["email"]:
        found = (files.shown(file_id, call.host) for file_id in log["email"]["files"])
        answer["email"] = {**log["email"], "files": [file for file in found if file is not None]}
    return answer


def listing(call: Call) -> Doc:
    """GET /applicants/{applicant_id}/logs; ``total_items`` is absent (API.md section 6)."""
    card = call.card()
    page, count = call.page()
    kinds = call.choices("type", LOG_TYPES)
    vacancy, personal = call.integer("vacancy"), call.flag("personal")
    if personal and vacancy is not None:
        raise rule("vacancy and personal can not be combined")
    logs = call.org.logs(int(card["id"]))
    if kinds:
        logs = [log for log in logs if log["type"] in kinds]
    if vacancy is not None:
        logs = [log for log in logs if log["vacancy"] == vacancy]
    if personal:
        logs = [log for log in logs if log["vacancy"] is None]
    items = [shown(call, log) for log in cut(logs, page, count)]
    answer = envelope(page, count, len(logs), items)
    del answer["total_items"]
    return answer


def create(call: Call) -> Doc:
    """POST /applicants/{applicant_id}/logs: a comment, always dated now."""
    call.writer()
    org = call.org
    card = call.card()
    body = checked(call.body, _CREATE)
    vacancy = body.get("vacancy")
    link: Doc | None = None
    if vacancy is not None:
        link = next((row for row in card["links"] if row["vacancy"] == vacancy), None)
        if link is None:
            raise rule("Applicant is not on the vacancy", "/vacancy")
    check_files(call, body.get("files"))
    parts = log_parts(call, body)
    status = None if link is None else link["status"]
    log = org.add_log(int(card["id"]), "COMMENT", vacancy=vacancy, status=status, **parts)
    if link is not None:
        link["updated"] = org.moment()
        org.cards.save(card)
    answer = shown(call, log)
    return {"applicant": int(card["id"]), **{key: answer[key] for key in _CREATED_KEYS}}


def check_files(call: Call, file_ids: list[int] | None) -> None:
    """Files must exist."""
    for n, file_id in enumerate(file_ids or []):
        if call.desk.world.files.describe(file_id) is None:
            raise rule(f"Unknown file {file_id}", f"/files/{n}")


def log_parts(call: Call, body: Doc) -> Doc:
    """What a comment or a stage change writes beside the stage."""
    parts: Doc = {"comment": body.get("comment"), "files": list(body.get("files") or [])}
    if body.get("email"):
        parts["email"] = _email(call, body["email"])
    if body.get("calendar_event"):
        parts["calendar_event"] = _event(call, body["calendar_event"])
    if body.get("applicant_offer"):
        parts["applicant_offer"] = {
            "id": call.org.store.next_id("offer", 6_000_001),
            "account_applicant_offer": body["applicant_offer"]["account_applicant_offer"],
            "created": call.org.moment(),
        }
    return parts


def _email(call: Call, mail: Doc) -> Doc:
    if mail["account_email"] != 21:
        raise rule("Unknown email account", "/email/account_email")
    sender = call.org.me
    send_at = parse_moment(mail["send_at"]) if mail.get("send_at") else None
    to = [{"type": "to", "displayName": None, "email": mail["email"]}]
    to += [
        {"type": row["type"], "displayName": row.get("displayName"), "email": row["email"]}
        for row in mail.get("to") or []
    ]
    return {
        "id": call.org.store.next_id("email", 3_000_001),
        "created": call.org.moment(),
        "subject": mail["subject"],
        "email_thread": None,
        "account_email": mail["account_email"],
        "files": list(mail.get("files") or []),
        "foreign": None,
        "timezone": mail.get("timezone") or "Europe/Moscow",
        "html": mail["html"],
        "from_email": sender["email"],
        "from_name": sender["name"],
        "replyto": [],
        "send_at": None if send_at is None else iso(send_at),
        "to": to,
        "state": "QUEUED",
    }


def _event(call: Call, event: Doc) -> Doc:
    if event["calendar"] not in (11, 12):
        raise rule("Unknown calendar", "/calendar_event/calendar")
    sender = call.org.me
    start, end = parse_moment(event["start"]) or 0.0, parse_moment(event["end"]) or 0.0
    if end < start:
        raise rule("The event ends before it starts", "/calendar_event/end")
    return {
        "id": call.org.store.next_id("event", 2_000_001),
        "name": event.get("name"),
        "all_day": False,
        "created": call.org.moment(),
        "creator": {"displayName": sender["name"], "email": sender["email"], "self": True},
        "description": event.get("description"),
        "timezone": event.get("timezone") or "Europe/Moscow",
        "start": iso(start),
        "end": iso(end),
        "etag": None,
        "event_type": event["event_type"],
        "interview_type": event.get("interview_type"),
        "calendar": event["calendar"],
        "vacancy": event.get("vacancy"),
        "foreign": None,
        "location": event.get("location"),
        "attendees": [
            {
                "member": row.get("member"),
                "displayName": row.get("displayName"),
                "email": row["email"],
                "responseStatus": "needsAction",
            }
            for row in event["attendees"]
        ],
        "reminders": [
            {"method": row["method"], "minutes": row["value"] * _MINUTES[row["multiplier"]]}
            for row in event.get("reminders") or []
        ],
        "status": "confirmed",
        "transparency": event["transparency"],
        "recurrence": [],
    }


ROUTES = (
    ("GET", "/accounts/{account_id}/applicants/{applicant_id}/logs", listing),
    ("POST", "/accounts/{account_id}/applicants/{applicant_id}/logs", create),
)
