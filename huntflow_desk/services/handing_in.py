"""Edits from outside, one JSON object a line: read, checked and kept like a person's own.

The flat form of each kind is described in `docs/outbox.md`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.checks import as_date
from huntflow_desk.core.edits import Edit, Kind, NewEdit
from huntflow_desk.core.errors import Rejected, TooLarge, UnreadableFile
from huntflow_desk.core.models import Json
from huntflow_desk.core.wire.applicants import written_answer
from huntflow_desk.core.wire.bodies import APPLICANT_FIELDS, NEW_VACANCY_FIELDS, VACANCY_FIELDS
from huntflow_desk.core.wire.overlay import own_fields
from huntflow_desk.services.commands import NewResume

if TYPE_CHECKING:
    from huntflow_desk.services.workplace import Workplace

Check = Callable[[Any], bool]


def _number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value != 0


def _numbers(value: Any) -> bool:
    return isinstance(value, list) and all(map(_number, value))


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _object(value: Any) -> bool:
    return isinstance(value, dict)


def _day(value: Any) -> bool:
    return isinstance(value, str) and as_date(value) is not None


def _action(value: Any) -> bool:
    return value in ("close", "hold", "resume")


_PERSON = {"applicant_id": _number}
_NEEDED: Mapping[Kind, Mapping[str, Check]] = {
    Kind.CREATE: {"fields": _object},
    Kind.UPDATE: {**_PERSON, "fields": _object},
    Kind.DELETE: _PERSON,
    Kind.MOVE: {**_PERSON, "vacancy_id": _number, "stage_id": _number},
    Kind.COMMENT: _PERSON,
    Kind.TAGS: _PERSON,
    Kind.QUESTIONARY: {**_PERSON, "values": _object},
    Kind.TAG: {"name": _text, "color": _text},
    Kind.CREATE_VACANCY: {"fields": _object},
    Kind.VACANCY: {"vacancy_id": _number},
    Kind.VACANCY_STATE: {"vacancy_id": _number, "action": _action},
}
_HIRE = {"rejection_reason_id": _number, "employment_date": _day, "quota_id": _number}
_OPTIONAL: Mapping[Kind, Mapping[str, Check]] = {
    Kind.CREATE: {
        "text": _text,
        "source_id": _number,
        "file": _text,
        "photo": _text,
        "vacancy_id": _number,
        "stage_id": _number,
        "tag_ids": _numbers,
        "comment": _text,
    },
    Kind.MOVE: {"comment": _text, "files": _texts, **_HIRE},
    Kind.COMMENT: {"comment": _text, "vacancy_id": _number, "files": _texts},
    Kind.TAGS: {"add": _numbers, "remove": _numbers},
    Kind.CREATE_VACANCY: {"additional": _object, "files": _texts},
    Kind.VACANCY: {"fields": _object, "additional": _object},
    Kind.VACANCY_STATE: {"reason_id": _number, "comment": _text, "day": _day},
}


class HandingIn:
    """Takes edits in the flat form; nothing is held: who writes a program does not undo."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._records = workplace.store.records

    async def take(self, line: str | bytes) -> tuple[Edit, ...]:
        """Keep the edit of a line: one, or a creation with all that follows.

        Raises Rejected with complaints by field, and then nothing is kept; DiskTrouble.
        """
        kind, account_id, given = _read(line)
        try:
            if kind is Kind.CREATE:
                return await self._create(account_id, given)
            edit = await self._edit(kind, account_id, given)
        except UnreadableFile as error:
            raise Rejected(fields={"files": f"unreadable: {error.facts.get('path')}"}) from error
        except TooLarge as error:
            raise Rejected(fields={"files": f"too large: {error.facts.get('name')}"}) from error
        return await self._workplace.commands.do([replace(edit, hold_s=0.0)])

    async def _create(self, account_id: int, given: Json) -> tuple[Edit, ...]:
        _known(given["fields"], APPLICANT_FIELDS)
        if ("vacancy_id" in given) != ("stage_id" in given):
            raise Rejected(fields={"stage_id": "vacancy_id and stage_id go together"})
        resume = None
        if given.keys() & {"text", "file", "source_id"}:
            file = await self._attach([given["file"]]) if "file" in given else [None]
            resume = NewResume(str(given.get("text", "")), given.get("source_id"), file[0])
        photo = (await self._attach([given["photo"]]))[0] if "photo" in given else None
        return await self._workplace.commands.create_applicant(
            account_id,
            given["fields"],
            resume=resume,
            photo=photo,
            vacancy_id=given.get("vacancy_id"),
            stage_id=given.get("stage_id"),
            tag_ids=given.get("tag_ids", ()),
            comment=given.get("comment", ""),
            hold=False,
        )

    async def _edit(self, kind: Kind, account_id: int, given: Json) -> NewEdit:
        person, vacancy = given.get("applicant_id"), given.get("vacancy_id")
        if kind is Kind.COMMENT:
            files = await self._attach(given.get("files", ()))
            text = given.get("comment", "")
            return self._workplace.commands.new_comment(
                account_id, given["applicant_id"], text, vacancy_id=vacancy, files=files
            )
        if kind is Kind.MOVE:
            return await self._move(account_id, given)
        if kind is Kind.TAGS:
            add, remove = given.get("add", []), given.get("remove", [])
            if not add and not remove:
                raise Rejected(fields={"add": "required"})
            back = (Kind.TAGS, {"add": remove, "remove": add})
            return NewEdit(kind, account_id, {"add": add, "remove": remove}, person, inverse=back)
        if kind is Kind.UPDATE:
            _known(given["fields"], APPLICANT_FIELDS)
            saved = self._records.applicant(account_id, given["applicant_id"])
            base = {}
            if saved is not None and saved.value.complete:
                base = own_fields(saved.value.raw, given["fields"], APPLICANT_FIELDS)
            return _changing(kind, account_id, "fields", given["fields"], base, person)
        if kind is Kind.QUESTIONARY:
            kept = self._records.questionary(account_id, given["applicant_id"])
            raw = kept.value if kept is not None else {}
            values = {key: written_answer(value) for key, value in given["values"].items()}
            base = {key: written_answer(raw.get(key)) for key in values if kept is not None}
            return _changing(kind, account_id, "values", values, base, person)
        if kind is Kind.CREATE_VACANCY:
            _known(given["fields"], NEW_VACANCY_FIELDS)
            return self._workplace.commands.new_vacancy(
                account_id,
                given["fields"],
                given.get("additional"),
                files=await self._attach(given.get("files", ())),
            )
        if kind is Kind.VACANCY:
            return self._vacancy(account_id, given)
        rest = {name: value for name, value in given.items() if name not in _PLACES}
        return NewEdit(kind, account_id, rest, person, vacancy)

    async def _move(self, account_id: int, given: Json) -> NewEdit:
        files = await self._attach(given.get("files", ()))
        hire = {name: given[name] for name in _HIRE if name in given}
        new = self._workplace.commands.new_move(
            account_id,
            given["applicant_id"],
            given["vacancy_id"],
            given["stage_id"],
            comment=given.get("comment", ""),
            files=files,
            **hire,
        )
        if given["stage_id"] not in self._workplace.library.names(account_id).stages:
            # A stage nobody has read of yet: the server knows what belongs to it.
            return replace(new, payload={**new.payload, **hire})
        lost = sorted(hire.keys() - new.payload.keys())
        if lost:
            raise Rejected(fields=dict.fromkeys(lost, "does not belong to this stage"))
        return new

    def _vacancy(self, account_id: int, given: Json) -> NewEdit:
        fields, additional = given.get("fields", {}), given.get("additional", {})
        _known(fields, VACANCY_FIELDS)
        if not fields and not additional:
            raise Rejected(fields={"fields": "required"})
        saved = self._records.vacancy(account_id, given["vacancy_id"])
        payload = {"fields": fields, "additional": additional}
        if saved is None or "body" not in saved.value.raw:
            return NewEdit(Kind.VACANCY, account_id, payload, vacancy_id=given["vacancy_id"])
        raw = saved.value.raw
        base = {
            "fields": own_fields(raw, fields, VACANCY_FIELDS),
            "additional": {key: written_answer(raw.get(key)) for key in additional},
        }
        return NewEdit(
            Kind.VACANCY,
            account_id,
            payload,
            vacancy_id=given["vacancy_id"],
            base=base,
            inverse=(Kind.VACANCY, base),
        )

    async def _attach(self, paths: Any) -> list[Json]:
        commands = self._workplace.commands
        return [await commands.attach(Path(path), Path(path).name) for path in paths]


_PLACES = ("applicant_id", "vacancy_id")


def _read(line: str | bytes) -> tuple[Kind, int, Json]:
    """Kind, organisation and the rest, checked field by field."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise Rejected(fields={"line": "not JSON"}) from None
    if not isinstance(given, dict):
        raise Rejected(fields={"line": "not a JSON object"})
    kinds = [kind.value for kind in Kind]
    if given.get("kind") not in kinds:
        raise Rejected(fields={"kind": f"one of {', '.join(kinds)}"})
    kind = Kind(given.pop("kind"))
    needed = {"account_id": _number, **_NEEDED[kind]}
    allowed = {**needed, **_OPTIONAL.get(kind, {})}
    complaints = {name: "required" for name in needed if given.get(name) is None}
    for name, value in given.items():
        if name not in allowed:
            complaints[name] = "unknown"
        elif value is not None and not allowed[name](value):
            complaints[name] = "wrong type or value"
    if complaints:
        raise Rejected(fields=complaints)
    present = {name: value for name, value in given.items() if value is not None}
    return kind, present.pop("account_id"), present


def _known(fields: Json, names: Mapping[str, str]) -> None:
    if not fields:
        raise Rejected(fields={"fields": "required"})
    unknown = sorted(fields.keys() - names.keys())
    if unknown:
        raise Rejected(fields={f"fields.{name}": "unknown" for name in unknown})


def _changing(
    kind: Kind, account_id: int, part: str, wanted: Json, base: Json, person: int | None
) -> NewEdit:
    """A change of values. Of whom nothing is kept here there is no base, and so no conflict."""
    back = (kind, {part: base}) if base else None
    return NewEdit(kind, account_id, {part: wanted}, person, base=base, inverse=back)
