"""Edits from outside, one JSON object a line: read, checked and kept like a person's own.

The flat form of each kind is described in `docs/outbox.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.checks import as_date
from huntflow_desk.core.edits import Edit, Kind, NewEdit
from huntflow_desk.core.errors import NotFound, Rejected, TooLarge, UnreadableFile
from huntflow_desk.core.models import Json
from huntflow_desk.core.strictjson import read_object
from huntflow_desk.core.wire.applicants import written_answer
from huntflow_desk.core.wire.bodies import APPLICANT_FIELDS, VACANCY_FIELDS
from huntflow_desk.core.wire.overlay import own_fields
from huntflow_desk.services.commands import NewResume

if TYPE_CHECKING:
    from huntflow_desk.services.workplace import Workplace

Check = Callable[[Any], bool]


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: Any) -> bool:
    return _whole(value) and value > 0


def _made_here(value: Any) -> bool:
    """A number of Huntflow's, or one below zero."""
    return _whole(value) and value != 0


def _list_of(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _flag(value: Any) -> bool:
    return value in (0, 1)


def _color(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("#?[0-9a-fA-F]{6}", value) is not None


def _object(value: Any) -> bool:
    return isinstance(value, dict)


def _day(value: Any) -> bool:
    return isinstance(value, str) and as_date(value) is not None


def _action(value: Any) -> bool:
    return value in ("close", "hold", "resume")


_PERSON = {"applicant_id": _made_here}
_NEEDED: Mapping[Kind, Mapping[str, Check]] = {
    Kind.CREATE: {"fields": _object},
    Kind.UPDATE: {**_PERSON, "fields": _object},
    Kind.DELETE: _PERSON,
    Kind.MOVE: {**_PERSON, "vacancy_id": _made_here, "stage_id": _number},
    Kind.COMMENT: _PERSON,
    Kind.TAGS: _PERSON,
    Kind.QUESTIONARY: {**_PERSON, "values": _object},
    Kind.TAG: {"name": _text, "color": _color},
    Kind.CREATE_VACANCY: {"fields": _object},
    Kind.VACANCY: {"vacancy_id": _made_here},
    Kind.VACANCY_STATE: {"vacancy_id": _made_here, "action": _action},
}
_HIRE = {"rejection_reason_id": _number, "employment_date": _day, "quota_id": _number}
_OPTIONAL: Mapping[Kind, Mapping[str, Check]] = {
    Kind.CREATE: {
        "text": _text,
        "source_id": _number,
        "file": _text,
        "photo": _text,
        "vacancy_id": _made_here,
        "stage_id": _number,
        "tag_ids": _list_of(_made_here),
        "comment": _text,
    },
    Kind.MOVE: {"comment": _text, "files": _list_of(_text), **_HIRE},
    Kind.COMMENT: {"comment": _text, "vacancy_id": _made_here, "files": _list_of(_text)},
    Kind.TAGS: {"add": _list_of(_made_here), "remove": _list_of(_made_here)},
    Kind.CREATE_VACANCY: {"additional": _object, "files": _list_of(_text)},
    Kind.VACANCY: {"fields": _object, "additional": _object},
    Kind.VACANCY_STATE: {"reason_id": _number, "comment": _text, "day": _day},
}

_PERSON_FIELDS: Mapping[str, Check] = {
    **dict.fromkeys(APPLICANT_FIELDS, _text),
    "birthday": _day,
    "photo_id": _number,
    "social": _list_of(_object),
}
_VACANCY_FIELDS: Mapping[str, Check] = {
    **dict.fromkeys(VACANCY_FIELDS, _text),
    "priority": _flag,
    "hidden": _flag,
    "division_id": _number,
    "region_id": _number,
    "file_ids": _list_of(_number),
    "quotas": _list_of(_object),
}
_NEW_VACANCY_FIELDS = {**_VACANCY_FIELDS, "offer_id": _number, "coworker_ids": _list_of(_number)}


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
        self._check_made_here(account_id, given)
        if kind is Kind.CREATE:
            return await self._create(account_id, given)
        edit = await self._edit(kind, account_id, given)
        return await self._workplace.commands.do([replace(edit, hold_s=0.0)])

    async def _create(self, account_id: int, given: Json) -> tuple[Edit, ...]:
        _check_fields(given["fields"], _PERSON_FIELDS)
        if ("vacancy_id" in given) != ("stage_id" in given):
            raise Rejected(fields={"stage_id": "vacancy_id and stage_id go together"})
        resume = None
        if given.keys() & {"text", "file", "source_id"}:
            file = await self._attach("file", given["file"]) if "file" in given else None
            resume = NewResume(str(given.get("text", "")), given.get("source_id"), file)
        photo = await self._attach("photo", given["photo"]) if "photo" in given else None
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
            files = await self._attach_all(given)
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
            if set(add) & set(remove):
                raise Rejected(fields={"remove": "a tag is added as well"})
            back = (Kind.TAGS, {"add": remove, "remove": add})
            return NewEdit(kind, account_id, {"add": add, "remove": remove}, person, inverse=back)
        if kind is Kind.UPDATE:
            _check_fields(given["fields"], _PERSON_FIELDS)
            saved = self._records.applicant(account_id, given["applicant_id"])
            base = {}
            if saved is not None and saved.value.complete:
                base = own_fields(saved.value.raw, given["fields"], APPLICANT_FIELDS)
            return _changing(kind, account_id, "fields", given["fields"], base, person)
        if kind is Kind.QUESTIONARY:
            if not given["values"]:
                raise Rejected(fields={"values": "required"})
            kept = self._records.questionary(account_id, given["applicant_id"])
            raw = kept.value if kept is not None else {}
            values = {key: written_answer(value) for key, value in given["values"].items()}
            # Of a questionary that was never read only what earlier edits answer is known.
            is_read = self._records.server_questionary(account_id, given["applicant_id"])
            known = values if is_read is not None else values.keys() & raw.keys()
            base = {key: written_answer(raw.get(key)) for key in known}
            return _changing(kind, account_id, "values", values, base, person)
        if kind is Kind.CREATE_VACANCY:
            _check_fields(given["fields"], _NEW_VACANCY_FIELDS)
            return self._workplace.commands.new_vacancy(
                account_id,
                given["fields"],
                given.get("additional"),
                files=await self._attach_all(given),
            )
        if kind is Kind.VACANCY:
            return self._vacancy(account_id, given)
        rest = {name: value for name, value in given.items() if name not in _PLACES}
        return NewEdit(kind, account_id, rest, person, vacancy)

    async def _move(self, account_id: int, given: Json) -> NewEdit:
        files = await self._attach_all(given)
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
        fields = given.get("fields", {})
        additional = {
            key: written_answer(value) for key, value in given.get("additional", {}).items()
        }
        if fields or not additional:
            _check_fields(fields, _VACANCY_FIELDS)
        own = sorted(additional.keys() & set(VACANCY_FIELDS.values()))
        if own:
            raise Rejected(fields={f"additional.{name}": "belongs to fields" for name in own})
        saved = self._records.vacancy(account_id, given["vacancy_id"])
        payload = {"fields": fields, "additional": additional}
        raw = saved.value.raw if saved is not None else {}
        # A row of the list says less than a whole vacancy: what it leaves out has no base.
        known = [name for name in fields if VACANCY_FIELDS[name] in raw]
        base = {
            "fields": own_fields(raw, known, VACANCY_FIELDS),
            "additional": {key: written_answer(raw[key]) for key in additional if key in raw},
        }
        return NewEdit(
            Kind.VACANCY,
            account_id,
            payload,
            vacancy_id=given["vacancy_id"],
            base=base,
            inverse=(Kind.VACANCY, base) if any(base.values()) else None,
        )

    async def _attach_all(self, given: Json) -> list[Json]:
        paths = enumerate(given.get("files", ()))
        return [await self._attach(f"files[{place}]", path) for place, path in paths]

    async def _attach(self, field: str, path: str) -> Json:
        try:
            return await self._workplace.commands.attach(Path(path), Path(path).name)
        except UnreadableFile as error:
            why = f"unreadable ({error.facts.get('why')}): {path}"
        except TooLarge as error:
            why = f"larger than {error.facts['limit_bytes'] // 2**20} MB: {path}"
        raise Rejected(fields={field: why})

    def _check_made_here(self, account_id: int, given: Json) -> None:
        """Numbers below zero are of people, vacancies and tags that earlier lines create."""
        people = [("applicant_id", given.get("applicant_id", 1))]
        vacancies = [("vacancy_id", given.get("vacancy_id", 1))]
        tags = [(name, one) for name in _TAGS for one in given.get(name, ())]
        made = ((Kind.CREATE, people), (Kind.CREATE_VACANCY, vacancies), (Kind.TAG, tags))
        for kind, numbers in made:
            for field, number in numbers:
                if number < 0 and not self._is_made(account_id, kind, -number):
                    raise Rejected(fields={field: f"nothing here is created as {number}"})

    def _is_made(self, account_id: int, kind: Kind, edit_id: int) -> bool:
        try:
            edit = self._workplace.outgoing.get(edit_id)
        except NotFound:
            return False
        return (edit.kind, edit.account_id) == (kind, account_id)


_TAGS = ("add", "remove", "tag_ids")
_PLACES = ("applicant_id", "vacancy_id")


def _read(line: str | bytes) -> tuple[Kind, int, Json]:
    """Kind, organisation and the rest, checked field by field."""
    given = read_object(line)
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


def _check_fields(fields: Json, allowed: Mapping[str, Check]) -> None:
    """Values of a person or vacancy; null clears."""
    if not fields:
        raise Rejected(fields={"fields": "required"})
    complaints = {}
    for name, value in fields.items():
        if name not in allowed:
            complaints[f"fields.{name}"] = "unknown"
        elif value is not None and not allowed[name](value):
            complaints[f"fields.{name}"] = "wrong type or value"
    if complaints:
        raise Rejected(fields=complaints)


def _changing(
    kind: Kind, account_id: int, part: str, wanted: Json, base: Json, person: int | None
) -> NewEdit:
    """A change of values. Of whom nothing is kept here there is no base, and so no conflict."""
    back = (kind, {part: base}) if base else None
    return NewEdit(kind, account_id, {part: wanted}, person, base=base, inverse=back)
