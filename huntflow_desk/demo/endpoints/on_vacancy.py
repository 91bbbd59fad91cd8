"""Adding a person to a vacancy and moving between stages (API.md 9.4)."""

from __future__ import annotations

import re
from typing import Any

from ..calls import Call
from ..checks import DATE, ID, NEEDED_ID, Field, checked
from ..refusals import Refusal, not_found, rule
from .logs import EXTRAS, check_files, log_parts

Doc = dict[str, Any]

_BODY = {
    **EXTRAS,
    "vacancy": NEEDED_ID,
    "status": NEEDED_ID,
    "rejection_reason": ID,
    "fill_quota": ID,
    "employment_date": DATE,
    "files": Field("list", longest=15, item=NEEDED_ID),
}
_SPLIT = {
    "applicant": NEEDED_ID,
    "status": NEEDED_ID,
    "fill_quota": ID,
    "employment_date": DATE,
    "rejection_reason": ID,
}


def add(call: Call) -> Doc:
    """POST /applicants/{applicant_id}/vacancy; the id may be ``response-<n>``."""
    call.writer()
    raw = call.parts["applicant_id"]
    found = re.fullmatch(r"response-(\d+)", raw)
    card = call.card() if found is None else call.org.cards.find(int(found.group(1)))
    if card is None:
        raise not_found("Unknown response")
    body = checked(call.body, _BODY)
    vacancy = _vacancy(call, body["vacancy"])
    if vacancy["parent"] is not None:
        raise rule("Child vacancies accept only PUT", "/vacancy")  # S#450
    if any(link["vacancy"] == vacancy["id"] for link in card["links"]):
        raise rule("Applicant is already on the vacancy", "/vacancy")
    quota = _check(call, vacancy, body)
    check_files(call, body.get("files"))
    return _place(call, card, None, vacancy, body, quota, "VACANCY-ADD")


def move(call: Call) -> Doc:
    """PUT /applicants/{applicant_id}/vacancy."""
    call.writer()
    card = call.card()
    body = checked(call.body, _BODY)
    vacancy = _vacancy(call, body["vacancy"])
    link = next((row for row in card["links"] if row["vacancy"] == vacancy["id"]), None)
    if link is None and vacancy["parent"] is None:
        raise rule("Applicant is not on the vacancy", "/vacancy")
    quota = _check(call, vacancy, body)
    check_files(call, body.get("files"))
    return _place(call, card, link, vacancy, body, quota, "STATUS")


def split(call: Call) -> Doc:
    """PUT /applicants/vacancy/{vacancy_id}/split: to a child of a multivacancy."""
    call.writer()
    vacancy = call.vacancy()
    if vacancy["parent"] is None:
        raise rule("Vacancy is not a part of a multivacancy")
    body = checked(call.body, _SPLIT)
    card = call.org.cards.find(int(body["applicant"]))
    if card is None:
        raise not_found("Unknown applicant")
    quota = _check(call, vacancy, body)
    link = next((row for row in card["links"] if row["vacancy"] == vacancy["id"]), None)
    placed = _place(call, card, link, vacancy, body, quota, "STATUS")
    return {
        "id": placed["id"],
        "applicant": card["id"],
        "status": body["status"],
        "vacancy": vacancy["id"],
        "vacancy_parent": vacancy["parent"],
    }


def _vacancy(call: Call, vacancy_id: int) -> Doc:
    vacancy = call.org.vacancies.find(vacancy_id)
    if vacancy is None:
        raise not_found("Unknown vacancy")
    return vacancy


def _check(call: Call, vacancy: Doc, body: Doc) -> Doc | None:
    """The rules of a stage change; the quota a hire goes into."""
    ref = call.org.ref
    stage = ref.stage_by_id.get(body["status"])
    if stage is None:
        raise rule("Unknown status", "/status")
    if stage["removed"] is not None:
        raise rule("Status is removed", "/status")
    if stage["id"] not in ref.allowed_stages(vacancy["account_vacancy_status_group"]):
        raise rule("Status is not in the group of the vacancy", "/status")
    if body.get("rejection_reason") is not None:
        if stage["type"] != "trash":
            raise rule("Rejection reason is allowed only with a trash status", "/rejection_reason")
        if body["rejection_reason"] not in ref.reason_ids:
            raise rule("Unknown rejection reason", "/rejection_reason")
    hired = stage["type"] == "hired"
    for key in ("employment_date", "fill_quota"):
        if body.get(key) is not None and not hired:
            raise rule(f"{key} is allowed only with a hired status", f"/{key}")  # S#366
    if not hired:
        return None
    return _quota(call, int(vacancy["id"]), body.get("fill_quota"))


def _quota(call: Call, vacancy_id: int, wanted: int | None) -> Doc | None:
    quotas = call.org.vacancies.quotas(vacancy_id)
    if wanted is not None:
        quotas = [quota for quota in quotas if quota["id"] == wanted]
        if not quotas:
            raise rule("Unknown quota", "/fill_quota")
    free = [quota for quota in quotas if quota["already_hired"] < quota["applicants_to_hire"]]
    if quotas and not free:
        raise Refusal(400, rule("Hiring quota is full", "/fill_quota").errors)
    return free[0] if free else None


def _place(
    call: Call,
    card: Doc,
    link: Doc | None,
    vacancy: Doc,
    body: Doc,
    quota: Doc | None,
    kind: str,
) -> Doc:
    org = call.org
    parts = log_parts(call, body)  # may refuse: before anything changes
    now = org.moment()
    vacancy_id, status = int(vacancy["id"]), int(body["status"])
    quotas = org.vacancies.quotas(vacancy_id)
    already = link is not None and link["status"] == status
    if link is None:
        link = {"id": org.store.next_id("link", 9_500_001), "vacancy": vacancy_id, "status": status}
        card["links"].append(link)
    if not already:
        link["changed"] = now
    link.update(status=status, updated=now)
    link.pop("rejection_reason", None)
    if body.get("rejection_reason") is not None:
        link["rejection_reason"] = body["rejection_reason"]
    card.setdefault("_passed", []).append([vacancy_id, status])
    if quota is not None and not already:
        for row in quotas:
            if row["id"] == quota["id"]:
                row["already_hired"] += 1
                row["changed"] = now
                if row["already_hired"] >= row["applicants_to_hire"]:
                    row["closed"] = now
                quota = row
        org.vacancies.save_quotas(vacancy_id, quotas)
    org.cards.save(card)
    org.add_log(
        int(card["id"]),
        kind,
        vacancy=vacancy_id,
        status=status,
        rejection_reason=body.get("rejection_reason"),
        employment_date=body.get("employment_date"),
        hired_in_fill_quota=quota,
        **parts,
    )
    return {
        "id": link["id"],
        "changed": link["changed"],
        "vacancy": vacancy_id,
        "status": status,
        "rejection_reason": body.get("rejection_reason"),
    }


_A = "/accounts/{account_id}/applicants"
ROUTES = (
    ("POST", f"{_A}/{{applicant_id}}/vacancy", add),
    ("PUT", f"{_A}/{{applicant_id}}/vacancy", move),
    ("PUT", f"{_A}/vacancy/{{vacancy_id}}/split", split),
)
