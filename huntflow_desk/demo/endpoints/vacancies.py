"""Vacancies: list, details, create, edit, delete, members (API.md 9.1)."""

from __future__ import annotations

from typing import Any

from ..calls import Call, cut, envelope
from ..checks import FLAG, ID, IDS, NEEDED_ID, NEEDED_TEXT, TEXT, Field, checked
from ..refusals import not_found, rule
from ..vacancies import FIRST_CREATED_ID

Doc = dict[str, Any]

_STATES = (
    "OPEN", "CLOSED", "HOLD", "REOPEN", "VACANCY_REQUEST_ATTACH", "RESUME", "CREATED",
)  # fmt: skip
_HIRES = Field("integer", least=1, most=999)
_QUOTA = {"deadline": Field("date"), "applicants_to_hire": _HIRES, "vacancy_request": ID}
_COMMON = {
    "account_region": ID,
    "company": TEXT,
    "money": TEXT,
    "priority": Field("integer", least=0, most=1),
    "hidden": FLAG,
    "body": TEXT,
    "requirements": TEXT,
    "conditions": TEXT,
    "files": IDS,
}
_CREATE = {
    **_COMMON,
    "account_division": ID,
    "position": NEEDED_TEXT,
    "state": Field("text", choices=("OPEN",)),
    "account_applicant_offer": ID,
    "coworkers": IDS,
    "fill_quotas": Field("list", required=True, longest=1, item=Field("object", fields=_QUOTA)),
}
_EDIT = {
    **_COMMON,
    "account_division": ID,
    "position": TEXT,
    "state": Field("text", choices=_STATES),
    "fill_quotas": Field("list", item=Field("object", fields={**_QUOTA, "id": ID})),
    "account_vacancy_hold_reason": ID,
    "account_vacancy_close_reason": ID,
}
_LIST_KEYS = (
    "account_division", "account_region", "position", "company", "money", "priority", "hidden",
    "state", "id", "created", "multiple", "parent", "account_vacancy_status_group",
)  # fmt: skip


def listing(call: Call) -> Doc:
    """GET /vacancies: ordered by priority, name, id descending; no texts, no ``updated``."""
    org = call.org
    page, count = call.page()
    states = call.choices("state", ("OPEN", "CLOSED", "HOLD"))
    mine, opened = call.flag("mine"), call.flag("opened")
    rows = [org.vacancies.peek(vacancy_id) for vacancy_id in org.vacancies.ids()]
    found = [row for row in rows if row is not None]
    if states:
        found = [row for row in found if row["state"] in states]
    elif opened:
        found = [row for row in found if row["state"] == "OPEN"]
    if mine or org.terms.member_type == "watcher":
        found = [row for row in found if org.me["id"] in row["coworkers"]]
    found.sort(
        key=lambda row: (-int(row["priority"] or 0), row["position"].lower(), -int(row["id"]))
    )
    part = cut(found, page, count)
    call.spoil([int(row["id"]) for row in part])
    items = [
        {
            **{key: row[key] for key in _LIST_KEYS},
            "additional_fields_list": list(call.org.questionnaires.vacancy_schema),
        }
        for row in part
    ]
    return envelope(page, count, len(found), items)


def shown(call: Call, vacancy: Doc, *, child: bool = False) -> Doc:
    """A vacancy in full, its custom fields flattened to the top level."""
    org = call.org
    keys = (*_LIST_KEYS, "updated", "body", "requirements", "conditions", "source")
    answer = {key: vacancy[key] for key in keys}
    schema = org.questionnaires.vacancy_schema
    answer["additional_fields_list"] = list(schema)
    answer.update({key: vacancy["custom"].get(key) for key in schema})
    found = (call.desk.world.files.shown(file_id, call.host) for file_id in vacancy["files"])
    answer["files"] = [file for file in found if file is not None]
    if not child:
        rows = (org.vacancies.peek(n) for n in org.vacancies.ids()) if vacancy["multiple"] else ()
        answer["blocks"] = [
            shown(call, row, child=True)
            for row in rows
            if row is not None and row["parent"] == vacancy["id"]
        ]
    return answer


def get(call: Call) -> Doc:
    """GET /vacancies/{vacancy_id}."""
    vacancy = call.vacancy()
    if call.org.terms.member_type == "watcher" and call.org.me["id"] not in vacancy["coworkers"]:
        raise not_found("Unknown vacancy")
    call.spoil([int(vacancy["id"])])
    return shown(call, vacancy)


def create(call: Call) -> Doc:
    """POST /vacancies."""
    call.writer()
    org = call.org
    body = checked(call.body, _CREATE)
    if not body["position"].strip():
        raise rule("Position is required", "/position")
    if org.ref.divisions and body.get("account_division") is None:
        raise rule("Division is required", "/account_division")
    _check_references(call, body)
    schema = org.questionnaires.vacancy_schema
    custom = org.questionnaires.checked(call.body, schema, full=True)
    now = org.moment()
    vacancy: Doc = {
        "id": org.store.next_id("vacancy", FIRST_CREATED_ID),
        **dict.fromkeys((*_COMMON, "account_division", "account_applicant_offer")),
        **{key: value for key, value in body.items() if key != "fill_quotas"},
        "state": "OPEN",
        "created": now,
        "updated": now,
        "priority": body.get("priority") or 0,
        "hidden": bool(body.get("hidden")),
        "files": list(body.get("files") or []),
        "multiple": False,
        "parent": None,
        "account_vacancy_status_group": None,
        "source": None,
        "coworkers": list(body.get("coworkers") or [org.me["id"]]),
        "custom": custom,
        "account_vacancy_hold_reason": None,
        "account_vacancy_close_reason": None,
    }
    org.vacancies.save(vacancy)
    org.vacancies.add_log(int(vacancy["id"]), "CREATED", org.clock(), author(call))
    save_quotas(call, int(vacancy["id"]), body["fill_quotas"] or [{}])
    keys = (
        "account_division", "account_region", "position", "company", "money", "priority", "hidden",
        "state", "id", "created", "coworkers", "body", "requirements", "conditions", "files",
        "account_vacancy_status_group", "parent", "source", "multiple",
    )  # fmt: skip
    answer = {key: vacancy[key] for key in keys}
    return {**answer, **{key: custom.get(key) for key in schema}, "vacancy_request": None}


def replace(call: Call) -> Doc:
    """PUT /vacancies/{vacancy_id}."""
    if isinstance(call.body, dict):
        checked(call.body, {"position": NEEDED_TEXT})
        if call.org.ref.divisions:
            checked(call.body, {"account_division": NEEDED_ID})
    return edit(call)


def edit(call: Call) -> Doc:
    """PATCH /vacancies/{vacancy_id}: only the keys that are sent change."""
    call.writer()
    org = call.org
    vacancy = call.vacancy()
    body = checked(call.body, _EDIT)
    if "position" in body and not body["position"]:
        raise rule("Position is required", "/position")
    _check_references(call, body)
    quotas = body.pop("fill_quotas", None)
    schema = org.questionnaires.vacancy_schema
    custom = org.questionnaires.checked(call.body, schema, full=False)
    if quotas:
        save_quotas(call, int(vacancy["id"]), quotas)
    vacancy["custom"].update(custom)
    state = body.pop("state", None)
    if state in ("REOPEN", "RESUME"):
        state = "OPEN"
    if state in ("OPEN", "HOLD", "CLOSED") and state != vacancy["state"]:
        vacancy["state"] = state
        org.vacancies.add_log(int(vacancy["id"]), state, org.clock(), author(call))
    vacancy.update(body)
    vacancy["files"] = list(vacancy.get("files") or [])
    vacancy["updated"] = org.moment()
    org.vacancies.save(vacancy)
    return shown(call, vacancy)


def delete(call: Call) -> None:
    """DELETE /vacancies/{vacancy_id}."""
    call.writer()
    call.org.vacancies.delete(int(call.vacancy()["id"]))


def additional_fields(call: Call) -> Doc:
    """GET /vacancies/additional_fields."""
    return call.org.questionnaires.vacancy_schema


def add_member(call: Call) -> Doc:
    """PUT /vacancies/{vacancy_id}/members/{account_member_id}."""
    call.writer()
    member = _member(call)
    permission = Field("object", fields={"permission": NEEDED_TEXT, "value": Field("any")})
    body = checked(call.body or {}, {"permissions": Field("list", item=permission)})
    if member["type"] == "watcher" and not body.get("permissions"):
        raise rule("Permissions are required for a watcher", "/permissions")
    vacancy = call.vacancy()
    if member["id"] not in vacancy["coworkers"]:
        vacancy["coworkers"].append(member["id"])
        call.org.vacancies.save(vacancy)
    return {"status": True}


def remove_member(call: Call) -> None:
    """DELETE /vacancies/{vacancy_id}/members/{account_member_id}."""
    call.writer()
    member, vacancy = _member(call), call.vacancy()
    if member["id"] not in vacancy["coworkers"]:
        raise not_found("Unknown member")
    vacancy["coworkers"].remove(member["id"])
    call.org.vacancies.save(vacancy)


def author(call: Call) -> Doc:
    """Who writes, in the shape of vacancy logs and quotas."""
    person = call.org.me
    return {"id": person["member"], "name": person["name"], "email": person["email"]}


def save_quotas(call: Call, vacancy_id: int, rows: list[Doc]) -> None:
    """Add quotas, or edit those sent with an id."""
    org = call.org
    quotas = org.vacancies.quotas(vacancy_id)
    by_id = {quota["id"]: quota for quota in quotas}
    for n, row in enumerate(rows):
        quota = by_id.get(row.get("id"))
        if row.get("id") is not None and quota is None:
            raise rule("Unknown quota", f"/fill_quotas/{n}/id")
        if quota is None:
            quota = {
                "id": org.store.next_id("quota", 8_000_001),
                "vacancy_frame": org.vacancies.frame_id(vacancy_id),
                "vacancy_request": row.get("vacancy_request"),
                "created": org.moment(),
                "changed": None,
                "applicants_to_hire": 1,
                "already_hired": 0,
                "deadline": None,
                "closed": None,
                "work_days_in_work": None,
                "work_days_after_deadline": None,
                "account_info": author(call),
            }
            quotas.append(quota)
        else:
            quota["changed"] = org.moment()
        if row.get("applicants_to_hire") is not None:
            quota["applicants_to_hire"] = row["applicants_to_hire"]
        if "deadline" in row:
            quota["deadline"] = row["deadline"]
    org.vacancies.save_quotas(vacancy_id, quotas)


def _member(call: Call) -> Doc:
    wanted = call.number("account_member_id")
    for row in call.org.ref.coworkers:
        if row["id"] == wanted:
            return row
    raise not_found("Unknown coworker")


def _check_references(call: Call, body: Doc) -> None:
    ref = call.org.ref
    known: tuple[tuple[str, list[Doc], str], ...] = (
        ("account_division", ref.divisions, "division"),
        ("account_region", ref.regions, "region"),
        ("account_vacancy_hold_reason", ref.hold_reasons, "hold reason"),
        ("account_vacancy_close_reason", ref.close_reasons, "close reason"),
    )
    for key, rows, name in known:
        if body.get(key) is not None and all(row["id"] != body[key] for row in rows):
            raise rule(f"Unknown {name}", f"/{key}")
    coworkers = {row["id"] for row in ref.coworkers}
    for n, coworker in enumerate(body.get("coworkers") or []):
        if coworker not in coworkers:
            raise rule("Unknown coworker", f"/coworkers/{n}")
    for n, file_id in enumerate(body.get("files") or []):
        if call.desk.world.files.describe(file_id) is None:
            raise rule(f"Unknown file {file_id}", f"/files/{n}")


_V = "/accounts/{account_id}/vacancies"
ROUTES = (
    ("GET", _V, listing),
    ("POST", _V, create),
    ("GET", f"{_V}/additional_fields", additional_fields),
    ("GET", f"{_V}/{{vacancy_id}}", get),
    ("PUT", f"{_V}/{{vacancy_id}}", replace),
    ("PATCH", f"{_V}/{{vacancy_id}}", edit),
    ("DELETE", f"{_V}/{{vacancy_id}}", delete),
    ("PUT", f"{_V}/{{vacancy_id}}/members/{{account_member_id}}", add_member),
    ("DELETE", f"{_V}/{{vacancy_id}}/members/{{account_member_id}}", remove_member),
)
