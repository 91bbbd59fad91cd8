"""The questionary: schema, values; read and write shapes differ (API.md 9.7)."""

from __future__ import annotations

from typing import Any

from ..calls import Call
from ..refusals import invalid, not_found

Doc = dict[str, Any]


def schema(call: Call) -> Doc:
    """GET /applicants/questionary."""
    return call.org.questionnaires.schema


def get(call: Call) -> Doc:
    """GET /applicants/{applicant_id}/questionary; 404 where it was never filled."""
    card = call.card()
    values = call.org.questionary(int(card["id"]))
    if values is None:
        raise not_found()
    return call.org.questionnaires.shown(values)


def fill(call: Call) -> Doc:
    """POST: the whole questionary, required fields must be there."""
    call.writer()
    card, forms = call.card(), call.org.questionnaires
    values = forms.checked(_body(call), forms.schema, full=True)
    call.org.store.put("questionary", int(card["id"]), values)
    return forms.shown(values)


def edit(call: Call) -> Doc:
    """PATCH: only the keys that are sent change."""
    call.writer()
    card, forms = call.card(), call.org.questionnaires
    values = forms.checked(_body(call), forms.schema, full=False)
    merged = {**(call.org.questionary(int(card["id"])) or {}), **values}
    call.org.store.put("questionary", int(card["id"]), merged)
    return forms.shown(merged)


def _body(call: Call) -> Doc:
    if not isinstance(call.body, dict):
        raise invalid("type_error.dict", "value is not a valid dict", "body", "/")
    return call.body


_A = "/accounts/{account_id}/applicants"
ROUTES = (
    ("GET", f"{_A}/questionary", schema),
    ("GET", f"{_A}/{{applicant_id}}/questionary", get),
    ("POST", f"{_A}/{{applicant_id}}/questionary", fill),
    ("PATCH", f"{_A}/{{applicant_id}}/questionary", edit),
)
