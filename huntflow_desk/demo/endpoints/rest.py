"""What the application only looks at: recommendations, offers, requests, tasks (API.md 9.8)."""

from __future__ import annotations

from typing import Any

from ..calls import Call, cut, envelope
from ..clock import DAY_S, iso, iso_utc
from ..refusals import not_found

Doc = dict[str, Any]

_ACTIONS = (
    "SUCCESS_LOGIN", "FAILED_LOGIN", "LOGOUT", "INVITE_ACCEPTED", "NEW_AUTH_IN_ACCOUNT",
    "VACANCY_EXTERNAL", "ACCOUNT_MEMBER", "DOWNLOAD_APPLICANTS", "PASSWORD_CHANGE",
)  # fmt: skip


def recommendations(call: Call) -> Doc:
    """GET /recommendations/{vacancy_id}: applicant ids only, read only."""
    vacancy = call.vacancy()
    kind = call.choice("processing_status", ("ALL", "PROCESSED", "UNPROCESSED")) or "ALL"
    count = call.integer("count") or 30
    cursor = call.text("next_page_cursor")
    start = int(cursor) if cursor is not None and cursor.isdigit() else 0
    on_vacancy = call.org.cards.index.on(int(vacancy["id"]))
    ids = [n for n in call.org.cards.ids() if n % 17 == vacancy["id"] % 17 and n not in on_vacancy]
    rows: list[Doc] = []
    for rank, applicant_id in enumerate(ids[:20], 1):
        done = rank % 4 == 0
        if kind == "ALL" or (kind == "PROCESSED") == done:
            rows.append(
                {
                    "id": applicant_id % 10_000_000 + rank,
                    "vacancy_id": vacancy["id"],
                    "applicant_id": applicant_id,
                    "rank": rank,
                    "created_at": vacancy["created"],
                    "updated_at": vacancy["updated"] or vacancy["created"],
                    "resolved_by_user": call.org.me["member"] if done else None,
                    "status": "DECLINED" if done else None,
                }
            )
    more = str(start + count) if len(rows) > start + count else None
    return {"items": rows[start : start + count], "next_page_cursor": more}


def offers(call: Call) -> Doc:
    """GET /offers."""
    name = "Offer" if call.org.terms.english else "Предложение о работе"
    row = {
        "id": call.org.ref.base + 741,
        "name": name,
        "active": True,
        "template": "<p>{{applicant}}</p>",
    }
    return {"items": [row]}


def offer(call: Call) -> Doc:
    """GET /offers/{offer_id}: JSON schema and template."""
    row: Doc = offers(call)["items"][0]
    if row["id"] != call.number("offer_id"):
        raise not_found("Unknown offer")
    return {**row, "schema": {"type": "object", "properties": {"salary": {"type": "string"}}}}


def request_forms(call: Call) -> Doc:
    """GET /account_vacancy_requests."""
    return {"items": [_form(call)]}


def request_form(call: Call) -> Doc:
    """GET /account_vacancy_requests/{account_vacancy_request_id}."""
    form = _form(call)
    if form["id"] != call.number("account_vacancy_request_id"):
        raise not_found("Unknown vacancy request")
    return form


def vacancy_requests(call: Call) -> Doc:
    """GET /vacancy_requests."""
    page, count = call.page()
    rows = [_request(call, n) for n in range(3)]
    wanted = call.integer("vacancy_id")
    if wanted is not None:
        rows = [row for row in rows if row["vacancy"] == wanted]
    if not call.flag("values"):
        rows = [{key: value for key, value in row.items() if key != "values"} for row in rows]
    return envelope(page, count, len(rows), cut(rows, page, count))


def vacancy_request(call: Call) -> Doc:
    """GET /vacancy_requests/{vacancy_request_id}."""
    wanted = call.number("vacancy_request_id")
    for n in range(3):
        row = _request(call, n)
        if row["id"] == wanted:
            return {**row, "taken_by": None}
    raise not_found("Unknown vacancy request")


def delayed_task(call: Call) -> Doc:
    """GET /delayed_tasks/{task_id}: a finished task; times in +00:00 (API.md 7)."""
    task_id = call.parts["task_id"]
    if len(task_id) != 36:
        raise not_found()
    moment = call.org.clock() - 60
    log = {"state": "success", "timestamp": moment, "datetime": iso_utc(moment), "comment": None}
    return {
        "task_id": task_id,
        "state": "success",
        "created": moment,
        "updated": moment,
        "created_datetime": iso_utc(moment),
        "updated_datetime": iso_utc(moment),
        "states_log": [log],
        "result": {},
    }


def action_logs(call: Call) -> Doc:
    """GET /action_logs: security events, owners only, newest first."""
    call.owner()
    kinds = call.choices("type", _ACTIONS)
    count = call.integer("count", most=100) or 30
    next_id, previous_id = call.integer("next_id"), call.integer("previous_id")
    person = call.org.me
    rows: list[Doc] = []
    for n in range(60, 0, -1):
        row = {
            "id": n,
            "user": {
                "id": person["member"],
                "name": person["name"],
                "email": person["email"],
                "phone": None,
                "meta": None,
            },
            "log_type": _ACTIONS[(0, 0, 2, 0, 7)[n % 5]],
            "created": iso(call.org.clock() - (61 - n) * DAY_S / 2),
            "action": "INSERT",
            "ipv4": "192.0.2.10",
            "data": {},
        }
        if (not kinds or row["log_type"] in kinds) and (
            (next_id is None or n <= next_id) and (previous_id is None or n > previous_id)
        ):
            rows.append(row)
    more = rows[count]["id"] if len(rows) > count else None
    return {"items": rows[:count], "next_id": more}


def production_calendars(call: Call) -> Doc:
    """GET /production_calendars."""
    return {"items": [{"id": 1, "name": "Россия"}, {"id": 2, "name": "Беларусь"}]}


def _form(call: Call) -> Doc:
    base = call.org.ref.base + 751
    english = call.org.terms.english
    return {
        "id": base,
        "account": call.org.terms.account_id,
        "name": "Request for a vacancy" if english else "Заявка на подбор",
        "attendee_required": False,
        "attendee_hint": None,
        "active": True,
        "schema": {
            "goal": {
                "id": base + 1,
                "type": "text",
                "title": "Goal" if english else "Зачем нужен человек",
                "required": True,
                "order": 1,
                "values": None,
                "value": None,
            }
        },
    }


def _request(call: Call, n: int) -> Doc:
    ids = call.org.vacancies.ids()
    english = call.org.terms.english
    created = iso(call.org.clock() - (n + 2) * 4 * DAY_S)
    person = call.org.ref.coworkers[4 + n]
    return {
        "id": call.org.ref.base + 761 + n,
        "position": ("Designer", "Driver", "Analyst")[n]
        if english
        else ("Дизайнер интерфейсов", "Водитель", "Аналитик")[n],
        "status": ("pending", "approved", "rejected")[n],
        "account_vacancy_request": _form(call)["id"],
        "created": created,
        "updated": None,
        "changed": None,
        "vacancy": ids[0] if n == 1 and ids else None,
        "creator": {"id": person["member"], "name": person["name"], "email": person["email"]},
        "files": [],
        "states": [
            {
                "id": call.org.ref.base + 771 + n,
                "status": ("pending", "approved", "rejected")[n],
                "email": call.org.me["email"],
                "reason": None if n != 2 else "-",
                "order": 1,
                "changed": None if n == 0 else created,
            }
        ],
        "values": {"goal": None},
    }


_A = "/accounts/{account_id}"
ROUTES = (
    ("GET", f"{_A}/recommendations/{{vacancy_id}}", recommendations),
    ("GET", f"{_A}/offers", offers),
    ("GET", f"{_A}/offers/{{offer_id}}", offer),
    ("GET", f"{_A}/account_vacancy_requests", request_forms),
    ("GET", f"{_A}/account_vacancy_requests/{{account_vacancy_request_id}}", request_form),
    ("GET", f"{_A}/vacancy_requests", vacancy_requests),
    ("GET", f"{_A}/vacancy_requests/{{vacancy_request_id}}", vacancy_request),
    ("GET", f"{_A}/delayed_tasks/{{task_id}}", delayed_task),
    ("GET", f"{_A}/action_logs", action_logs),
    ("GET", "/production_calendars", production_calendars),
)
