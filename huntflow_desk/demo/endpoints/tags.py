"""Tags of the organisation and of a card (API.md 9.7). Watchers have no access."""

from __future__ import annotations

import re
from typing import Any

from ..calls import Call
from ..checks import NEEDED_ID, NEEDED_TEXT, Field, checked
from ..refusals import not_found, rule

Doc = dict[str, Any]

_TAG = {"name": NEEDED_TEXT, "color": NEEDED_TEXT}


def listing(call: Call) -> Doc:
    """GET /tags."""
    call.writer()
    return {"items": [_shown(tag) for tag in call.org.tags()]}


def get(call: Call) -> Doc:
    """GET /tags/{tag_id}."""
    call.writer()
    return _shown(_find(call))


def create(call: Call) -> Doc:
    """POST /tags."""
    call.writer()
    body = _checked(call, None)
    tag = {"id": call.org.store.next_id("tag", 7_000_001), **body}
    call.org.save_tag(tag)
    return _shown(tag)


def replace(call: Call) -> Doc:
    """PUT /tags/{tag_id}: both fields are required."""
    call.writer()
    tag = _find(call)
    changed = {"id": tag["id"], **_checked(call, int(tag["id"]))}
    call.org.save_tag(changed)
    return _shown(changed)


def delete(call: Call) -> None:
    """DELETE /tags/{tag_id}."""
    call.writer()
    call.org.save_tag({**_find(call), "_deleted": True})


def of_card(call: Call) -> Doc:
    """GET /applicants/{applicant_id}/tags."""
    call.writer()
    return {"tags": [tag["tag"] for tag in _living(call, call.card()["tags"])]}


def set_of_card(call: Call) -> Doc:
    """POST /applicants/{applicant_id}/tags: overwrites all tags, the last writer wins."""
    call.writer()
    card = call.card()
    body = checked(call.body, {"tags": Field("list", required=True, item=NEEDED_ID)})
    known = {int(tag["id"]) for tag in call.org.tags()}
    for n, tag_id in enumerate(body["tags"]):
        if tag_id not in known:
            raise rule(f"Unknown tag {tag_id}", f"/tags/{n}")
    before = {tag["tag"]: tag for tag in card["tags"]}
    card["tags"] = [
        before.get(tag_id) or {"tag": tag_id, "id": call.org.store.next_id("binding", 9_700_001)}
        for tag_id in dict.fromkeys(body["tags"])
    ]
    call.org.cards.save(card)
    return {"tags": [tag["tag"] for tag in card["tags"]]}


def _living(call: Call, tags: list[Doc]) -> list[Doc]:
    known = {int(tag["id"]) for tag in call.org.tags()}
    return [tag for tag in tags if tag["tag"] in known]


def _find(call: Call) -> Doc:
    wanted = call.number("tag_id")
    for tag in call.org.tags():
        if tag["id"] == wanted:
            return tag
    raise not_found("Unknown tag")


def _checked(call: Call, tag_id: int | None) -> Doc:
    body = checked(call.body, _TAG)
    if not body["name"].strip():
        raise rule("Tag name is empty", "/name")
    if not re.fullmatch(r"[0-9a-fA-F]{6}", body["color"]):
        raise rule("Tag color must be 6 hex digits", "/color")
    name = body["name"].casefold()
    if any(tag["name"].casefold() == name and tag["id"] != tag_id for tag in call.org.tags()):
        raise rule("Tag with this name already exists", "/name")
    return body


def _shown(tag: Doc) -> Doc:
    return {key: tag[key] for key in ("id", "name", "color")}


_A = "/accounts/{account_id}"
ROUTES = (
    ("GET", f"{_A}/tags", listing),
    ("POST", f"{_A}/tags", create),
    ("GET", f"{_A}/tags/{{tag_id}}", get),
    ("PUT", f"{_A}/tags/{{tag_id}}", replace),
    ("DELETE", f"{_A}/tags/{{tag_id}}", delete),
    ("GET", f"{_A}/applicants/{{applicant_id}}/tags", of_card),
    ("POST", f"{_A}/applicants/{{applicant_id}}/tags", set_of_card),
)
