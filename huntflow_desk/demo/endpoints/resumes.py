"""Resumes of a card, and the responses that came with them (API.md 9.6, 9.8)."""

from __future__ import annotations

from typing import Any

from ..calls import Bytes, Call
from ..checks import NEEDED_ID, Field, checked
from ..clock import iso
from ..lexicon import latin
from ..pdf import text_pdf
from ..refusals import not_found, rule

Doc = dict[str, Any]

_EDIT = {
    "account_source": NEEDED_ID,
    "data": Field("object", required=True, fields={"body": Field("text", required=True)}),
    "files": Field("list", longest=1, item=NEEDED_ID),
}


def get(call: Call) -> Doc:
    """GET /applicants/{applicant_id}/externals/{external_id}."""
    return _shown(call, _find(call))


def replace(call: Call) -> Doc:
    """PUT: fails for resumes of job boards."""
    call.writer()
    external = _find(call)
    body = checked(call.body, _EDIT)
    if external["auth_type"] != "NATIVE":
        raise rule("Resume can not be updated")
    if all(source["id"] != body["account_source"] for source in call.org.ref.sources):
        raise rule("Unknown source", "/account_source")
    if body.get("files") is not None:
        external["_files"] = list(body["files"])
    external.update(
        account_source=body["account_source"], data=body["data"], updated=call.org.moment()
    )
    call.org.store.put("external", int(external["id"]), external)
    card = call.card()
    for head in card["external"]:
        if head["id"] == external["id"]:
            head.update(account_source=body["account_source"], updated=external["updated"])
    card["_resume"] = body["data"]["body"]
    call.org.touch(card, call.desk.index_lag_s)
    return _shown(call, external)


def delete(call: Call) -> None:
    """DELETE: refuses the last one."""
    call.writer()
    external, card = _find(call), call.card()
    if len(card["external"]) == 1:
        raise rule("The last resume can not be deleted")
    card["external"] = [head for head in card["external"] if head["id"] != external["id"]]
    call.org.touch(card, call.desk.index_lag_s)


def pdf(call: Call) -> Bytes:
    """GET .../pdf: bytes."""
    external, card = _find(call), call.card()
    title = latin(f"{card['first_name'] or ''} {card['last_name'] or ''}".strip())
    text = latin((external["data"] or {}).get("body") or "")
    lines = text.split("\n") if text else [latin(str(card["position"] or "")), ""]
    return Bytes(text_pdf(title, lines), "application/pdf")


def responses(call: Call) -> Doc:
    """GET /applicants/{applicant_id}/responses: cursor, no total."""
    card = call.card()
    count = call.integer("count", most=100) or 30
    start = 0
    cursor = call.text("next_page_cursor")
    if cursor is not None and cursor.isdigit():
        start = int(cursor)
    heads = [head for head in card["external"] if head["auth_type"] == "HH"]
    rows = [
        {
            "id": int(link["id"]),
            "foreign": f"response-{link['id']}",
            "created": iso(card["_created"]),
            "applicant_external": heads[0]["id"],
            "vacancy": {
                "id": link["vacancy"],
                "position": (call.org.vacancies.find(link["vacancy"]) or {}).get("position") or "",
            },
            "vacancy_external": {
                "id": link["vacancy"] * 10 + 1,
                "foreign": f"hh-{link['vacancy']}",
            },
        }
        for link in card["links"]
        if heads
    ]
    part = rows[start : start + count]
    more = str(start + count) if len(rows) > start + count else None
    return {"items": part, "next_page_cursor": more}


def _find(call: Call) -> Doc:
    card = call.card()
    external = call.org.external(int(card["id"]), call.number("external_id"))
    if external is None:
        raise not_found("Unknown resume")
    return external


def _shown(call: Call, external: Doc) -> Doc:
    files = (call.desk.world.files.shown(n, call.host) for n in external["_files"])
    return {
        **{key: value for key, value in external.items() if not key.startswith("_")},
        "files": [file for file in files if file is not None],
    }


_E = "/accounts/{account_id}/applicants/{applicant_id}/externals/{external_id}"
ROUTES = (
    ("GET", _E, get),
    ("PUT", _E, replace),
    ("DELETE", _E, delete),
    ("GET", f"{_E}/pdf", pdf),
    ("GET", "/accounts/{account_id}/applicants/{applicant_id}/responses", responses),
)
