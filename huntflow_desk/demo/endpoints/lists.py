"""Reference lists: stages, reasons, sources, people, trees, templates (API.md 9.2, 9.6, 9.7)."""

from __future__ import annotations

from typing import Any

from ..calls import Call, cut, envelope
from ..refusals import not_found

Doc = dict[str, Any]


def statuses(call: Call) -> Doc:
    """GET /vacancies/statuses: removed stages stay in the list."""
    return {"items": call.org.ref.stages}


def status_groups(call: Call) -> Doc:
    """GET /vacancies/status_groups."""
    return {"items": call.org.ref.groups_answer()}


def rejection_reasons(call: Call) -> Doc:
    """GET /rejection_reasons: the built-in one has ``id`` null."""
    return {"items": call.org.ref.reasons}


def close_reasons(call: Call) -> Doc:
    """GET /vacancy_close_reasons."""
    return {"items": call.org.ref.close_reasons}


def hold_reasons(call: Call) -> Doc:
    """GET /vacancy_hold_reasons."""
    return {"items": call.org.ref.hold_reasons}


def sources(call: Call) -> Doc:
    """GET /applicants/sources: deleted sources vanish although cards still name them."""
    return {"items": call.org.ref.sources}


def divisions(call: Call) -> Doc:
    """GET /divisions."""
    ref = call.org.ref
    rows = [row for row in ref.divisions if row["active"] or not call.flag("only_available")]
    return {"items": rows, "meta": ref.tree_meta(ref.divisions)}


def coworker_divisions(call: Call) -> Doc:
    """GET /coworkers/{coworker_id}/divisions."""
    coworker(call)
    ref = call.org.ref
    rows = [row for row in ref.divisions if row["active"]][:4]
    return {"items": rows, "meta": ref.tree_meta(rows)}


def regions(call: Call) -> Doc:
    """GET /regions."""
    ref = call.org.ref
    return {"items": ref.regions, "meta": ref.tree_meta(ref.regions)}


def dictionaries(call: Call) -> Doc:
    """GET /dictionaries: owner only."""
    call.owner()
    keys = ("id", "code", "name", "foreign", "created")
    rows = call.org.ref.dictionaries.values()
    return {"items": [{key: row[key] for key in keys} for row in rows]}


def dictionary(call: Call) -> Doc:
    """GET /dictionaries/{dictionary_code}."""
    found = call.org.ref.dictionaries.get(call.parts["dictionary_code"])
    if found is None:
        raise not_found("Unknown dictionary")
    return found


def coworkers(call: Call) -> Doc:
    """GET /coworkers; permissions only with ``fetch_permissions``."""
    page, count = call.page()
    kinds = call.choices("type", ("owner", "manager", "watcher"))
    rows = call.org.ref.coworkers
    if kinds:
        rows = [row for row in rows if row["type"] in kinds]
    vacancies = call.integers("vacancy_id")
    if vacancies:
        members = {n for vacancy_id in vacancies for n in call.org.vacancies.members(vacancy_id)}
        rows = [row for row in rows if row["id"] in members]
    full = call.flag("fetch_permissions")
    items = [_with_permissions(row, full) for row in cut(rows, page, count)]
    return envelope(page, count, len(rows), items)


def coworker(call: Call) -> Doc:
    """GET /coworkers/{coworker_id}."""
    wanted = call.number("coworker_id")
    for row in call.org.ref.coworkers:
        if row["id"] == wanted:
            return _with_permissions(row, True)
    raise not_found("Unknown coworker")


def mail_templates(call: Call) -> Doc:
    """GET /mail/templates."""
    base = call.org.ref.base + 731
    member = call.org.me["member"]
    if call.org.terms.english:
        texts = [
            ("Invitation", "Interview invitation", "<p>Dear candidate, we would like to talk.</p>")
        ]
    else:
        texts = [
            (
                "Приглашение на интервью",
                "Приглашение на интервью",
                "<p>Здравствуйте!</p><p>Приглашаем вас на встречу.</p>",
            ),
            ("Отказ", "Ответ по вашему отклику", "<p>Спасибо за интерес к нашей компании.</p>"),
        ]
    items = [
        {
            "id": base + n,
            "subject": subject,
            "name": name,
            "member": member,
            "html": html,
            "type": "applicant",
            "followups": [],
            "attendees": [],
            "divisions": [],
            "files": [],
        }
        for n, (name, subject, html) in enumerate(texts)
    ]
    return {"items": items}


def interview_types(call: Call) -> Doc:
    """GET /interview_types."""
    base = call.org.ref.base + 721
    names = ("Телефонное интервью", "Интервью в офисе", "Видеоинтервью")
    if call.org.terms.english:
        names = ("Phone interview", "Office interview", "Video interview")
    items = [
        {
            "id": base + n,
            "name": name,
            "account": call.org.terms.account_id,
            "order": n + 1,
            "type": "interview" if n == 0 else "user",
        }
        for n, name in enumerate(names)
    ]
    return {"items": items}


def _with_permissions(row: Doc, full: bool) -> Doc:
    if not full:
        return {**row, "permissions": []}
    rights = {
        "owner": ("remove-applicants", "manage-tags", "status"),
        "manager": ("manage-tags", "status"),
        "watcher": ("vacancy",),
    }[str(row["type"])]
    permissions = [{"permission": right, "value": None, "vacancy": None} for right in rights]
    return {**row, "permissions": permissions}


_A = "/accounts/{account_id}"
ROUTES = (
    ("GET", f"{_A}/vacancies/statuses", statuses),
    ("GET", f"{_A}/vacancies/status_groups", status_groups),
    ("GET", f"{_A}/rejection_reasons", rejection_reasons),
    ("GET", f"{_A}/vacancy_close_reasons", close_reasons),
    ("GET", f"{_A}/vacancy_hold_reasons", hold_reasons),
    ("GET", f"{_A}/applicants/sources", sources),
    ("GET", f"{_A}/divisions", divisions),
    ("GET", f"{_A}/coworkers/{{coworker_id}}/divisions", coworker_divisions),
    ("GET", f"{_A}/regions", regions),
    ("GET", f"{_A}/dictionaries", dictionaries),
    ("GET", f"{_A}/dictionaries/{{dictionary_code}}", dictionary),
    ("GET", f"{_A}/coworkers", coworkers),
    ("GET", f"{_A}/coworkers/{{coworker_id}}", coworker),
    ("GET", f"{_A}/mail/templates", mail_templates),
    ("GET", f"{_A}/interview_types", interview_types),
)
