"""What an edit becomes when a person changes what it says, or decides a conflict: base and inverse
follow the content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from huntflow_desk.core.edits import Edit, Kind
from huntflow_desk.core.models import Json

Inverse = tuple[Kind, Json] | None


def between(edit: Edit) -> Mapping[str, Sequence[Any]]:
    """[base, server, mine] by field of a conflict; empty when the edit is in none."""
    trouble = edit.trouble
    if trouble is None or trouble.kind != "conflict":
        return {}
    found: Mapping[str, Sequence[Any]] = trouble.facts.get("fields", {})
    return found


def decided(edit: Edit, choices: Mapping[str, str]) -> Json | None:
    """The payload after a conflict was decided, per field "mine" or "server"; None when
    everything is the server's."""
    server = {name for name in between(edit) if choices.get(name) == "server"}
    payload = dict(edit.payload)
    if edit.kind in (Kind.MOVE, Kind.VACANCY_STATE):
        return None if server else payload
    for part in ("fields", "values", "shown", "additional"):
        if part in payload:
            payload[part] = {k: v for k, v in payload[part].items() if k not in server}
    return payload if says_something(edit, payload) else None


def says_something(edit: Edit, payload: Json) -> bool:
    """Whether an edit with this payload would change anything; without it is to be cancelled."""
    match edit.kind:
        case Kind.UPDATE:
            return bool(payload.get("fields"))
        case Kind.QUESTIONARY:
            return bool(payload.get("values"))
        case Kind.VACANCY:
            return bool(payload.get("fields") or payload.get("additional"))
        case Kind.TAGS:
            return bool(payload.get("add") or payload.get("remove"))
    return True


def follow(edit: Edit, payload: Json) -> tuple[Json, Inverse]:
    """Base and inverse of an edit that says this from now on.

    What is taken away has none of both. Where the edit is in conflict the server's word is the
    base: the person has seen it. A base that was never known stays unknown.
    """
    said = {name: three[1] for name, three in between(edit).items()}
    match edit.kind:
        case Kind.UPDATE:
            base = _only(edit.base | said, payload.get("fields", {}))
            return base, edit.inverse and (Kind.UPDATE, {"fields": base})
        case Kind.QUESTIONARY:
            base = _only(edit.base | said, payload.get("values", {}))
            if edit.inverse is None:
                return base, None
            shown = _only(edit.inverse[1].get("shown", {}) | said, base)
            return base, (Kind.QUESTIONARY, {"values": base, "shown": shown})
        case Kind.VACANCY:
            return _vacancy(edit, payload, said)
        case Kind.MOVE if said:
            # Whatever reason a colleague gave there is not known.
            back = {"stage_id": said["stage_id"], "rejection_reason_id": None}
            known = edit.inverse is not None and said["stage_id"] is not None
            return edit.base | said, (Kind.MOVE, back) if known else None
        case Kind.VACANCY_STATE if said:
            # What takes it back was meant for the state it had before.
            return edit.base | said, None
        case Kind.TAGS:
            back = {"add": payload.get("remove", []), "remove": payload.get("add", [])}
            return edit.base, edit.inverse and (Kind.TAGS, back)
    return edit.base | said, edit.inverse


def _vacancy(edit: Edit, payload: Json, said: Json) -> tuple[Json, Inverse]:
    base: Json = {}
    back: Json = {}
    for part in ("fields", "additional"):
        mine = payload.get(part) or {}
        old = edit.inverse[1].get(part, {}) if edit.inverse is not None else {}
        base[part] = _only(edit.base.get(part, {}) | said, mine)
        # What the document never shows has nothing to go back to.
        back[part] = _only(old | _only(said, old), mine)
    has_back = edit.inverse is not None and any(back.values())
    return base, (Kind.VACANCY, back) if has_back else None


def _only(values: Mapping[str, Any], wanted: Mapping[str, Any]) -> Json:
    return {name: value for name, value in values.items() if name in wanted}
