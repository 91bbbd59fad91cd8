"""Unsent edits laid over the vendor's documents: what a person sees between doing and answer.

The documents stay as they came; these functions give copies. One rule for lists, cards and
search alike, so that a moved person leaves one column and stands in the other everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from huntflow_desk.core.edits import Edit, Kind, State
from huntflow_desk.core.models import Json, Raw

from .bodies import APPLICANT_FIELDS, VACANCY_FIELDS

_STATES = {"close": "CLOSED", "hold": "HOLD", "resume": "OPEN"}


def applicant(document: Raw, edits: Iterable[Edit]) -> Json:
    """A card with the edits laid over, in their order. An empty document: somebody new."""
    card = dict(document)
    for edit in edits:
        if not edit.is_laid_over:
            continue
        if edit.kind is Kind.CREATE:
            _create(card, edit)
        elif edit.kind is Kind.UPDATE:
            card.update(vendor_fields(edit.payload.get("fields", {}), APPLICANT_FIELDS))
        elif edit.kind is Kind.MOVE:
            card["links"] = _moved(card.get("links"), edit)
        elif edit.kind is Kind.TAGS:
            card["tags"] = _tagged(card.get("tags"), edit)
    return card


def vacancy(document: Raw, edits: Iterable[Edit]) -> Json:
    """A vacancy, from the list or in full, with the edits laid over; of a new one the document
    has the number alone."""
    found = dict(document)
    for edit in edits:
        if not edit.is_laid_over:
            continue
        if edit.kind is Kind.CREATE_VACANCY:
            _open(found, edit)
        elif edit.kind is Kind.VACANCY:
            found.update(vendor_fields(edit.payload.get("fields", {}), VACANCY_FIELDS))
            found.update(edit.payload.get("additional", {}))
        elif edit.kind is Kind.VACANCY_STATE:
            found["state"] = _STATES.get(edit.payload.get("action", ""), found.get("state"))
    return found


def questionary(document: Raw, edits: Iterable[Edit]) -> Json:
    """Values of a questionary with the edits laid over, in the shape they are written."""
    found = dict(document)
    for edit in edits:
        if edit.is_laid_over and edit.kind is Kind.QUESTIONARY:
            found.update(edit.payload.get("shown") or edit.payload.get("values", {}))
    return found


def worklog(edits: Iterable[Edit], author: str) -> list[Json]:
    """Entries of a history that are not there yet; their ids are below zero."""
    return [_entry(edit, author) for edit in edits if edit.is_laid_over and _is_told(edit)]


def vendor_fields(fields: Mapping[str, Any], names: Mapping[str, str]) -> Json:
    """Fields in the vendor's names; unknown ones are left out."""
    return {names[key]: value for key, value in fields.items() if key in names}


def _create(card: Json, edit: Edit) -> None:
    moment = edit.created_at.isoformat()
    card.update({"id": edit.applicant_id, "created": moment, "links": [], "tags": []})
    card.update(vendor_fields(edit.payload.get("fields", {}), APPLICANT_FIELDS))
    card["doubles"] = []
    source = edit.payload.get("source_id")
    has_resume = edit.payload.get("file") or edit.payload.get("text")
    # A stub without a text of its own: the resume waits in the outbox.
    card["external"] = (
        [{"id": edit.applicant_id, "auth_type": "NATIVE", "account_source": source}]
        if has_resume
        else []
    )


def _open(vacancy: Json, edit: Edit) -> None:
    vacancy.update({"state": "OPEN", "created": edit.created_at.isoformat()})
    # All there is of it: nothing has to be fetched.
    vacancy.update(dict.fromkeys(("body", "requirements", "conditions")))
    vacancy.update(vendor_fields(edit.payload.get("fields", {}), VACANCY_FIELDS))
    names = edit.payload.get("files", ())
    vacancy["files"] = [{"id": 0, "name": str(one.get("name", ""))} for one in names]
    own = edit.payload.get("shown") or edit.payload.get("additional", {})
    vacancy.update(own)
    vacancy["additional_fields_list"] = list(own)


def _moved(links: Any, edit: Edit) -> list[Json]:
    payload = edit.payload
    moment = edit.created_at.isoformat()
    link: Json = {"id": None}
    others: list[Json] = []
    for one in links if isinstance(links, list) else []:
        if isinstance(one, dict) and one.get("vacancy") == edit.vacancy_id:
            link = dict(one)
        else:
            others.append(one)
    link |= {
        "vacancy": edit.vacancy_id,
        "status": payload.get("stage_id"),
        "updated": moment,
        "changed": moment,
        "rejection_reason": payload.get("rejection_reason_id"),
    }
    return [*others, link]


def _tagged(tags: Any, edit: Edit) -> list[Json]:
    removed = set(edit.payload.get("remove", ()))
    kept = [
        one
        for one in (tags if isinstance(tags, list) else [])
        if isinstance(one, dict) and one.get("tag") not in removed
    ]
    present = {one.get("tag") for one in kept}
    added = [one for one in edit.payload.get("add", ()) if one not in present]
    return kept + [{"id": None, "tag": one} for one in added]


def _is_told(edit: Edit) -> bool:
    return edit.kind in (Kind.COMMENT, Kind.MOVE)


def _entry(edit: Edit, author: str) -> Json:
    payload = edit.payload
    is_move = edit.kind is Kind.MOVE
    files = [{"id": 0, "name": str(one.get("name", ""))} for one in payload.get("files", ())]
    return {
        "id": -edit.edit_id,
        "type": "STATUS" if is_move else "COMMENT",
        "created": edit.created_at.isoformat(),
        "account_info": {"id": 0, "name": author},
        "vacancy": edit.vacancy_id,
        "status": payload.get("stage_id") if is_move else None,
        "comment": payload.get("comment") or None,
        "rejection_reason": payload.get("rejection_reason_id"),
        "employment_date": payload.get("employment_date"),
        "files": files,
        "waiting": edit.state is not State.DONE,
    }


def own_fields(document: Raw, names: Iterable[str], table: Mapping[str, str]) -> Json:
    """What a document says of fields in our names; absent ones are None."""
    return {name: document.get(table[name]) for name in names}
