"""What a reviewed row becomes: edits of the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from huntflow_desk.core.documents import Applicant
from huntflow_desk.core.edits import Kind, NewEdit
from huntflow_desk.core.intake import FIELDS, Decision, Row, Target
from huntflow_desk.core.models import Json
from huntflow_desk.services.commands import Commands, NewResume
from huntflow_desk.services.intake.drafts import values_of

_OWN = frozenset(FIELDS) - {"city", "telegram", "linkedin", "github"}
"""Fields of a row that a card has; the others are in the text of the resume, Telegram apart."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes along with a row: the staged file, the photo, and who a known person is: their
    number, their card where one is kept, and the edit that creates them where one still does."""

    file: Json | None = None
    photo: Json | None = None
    applicant_id: int | None = None
    person: Applicant | None = None
    creation: int | None = None


def edits_of(
    commands: Commands, account_id: int, row: Row, target: Target, sent: Sent, batch: str
) -> list[NewEdit]:
    """The edits in the order they go; empty when nothing would be done.

    Raises Rejected when the stage is not there any more.
    """
    if not row.decision.of_somebody:
        return commands.new_applicant(
            account_id,
            _fields(row),
            resume=NewResume(row.text, target.source_id, sent.file),
            photo=sent.photo,
            vacancy_id=target.vacancy_id,
            stage_id=target.stage_id,
            tag_ids=target.tag_ids,
            comment=target.comment,
            batch=batch,
            hold=False,
        )
    assert sent.applicant_id is not None
    edits: list[NewEdit] = []
    if row.decision is Decision.FILL:
        edits += _filling(account_id, sent.applicant_id, row, sent.person)
    edits += _joining(commands, account_id, sent, target)
    comment = target.comment
    files = [sent.file] if row.decision is Decision.ATTACH and sent.file is not None else []
    if comment or files:
        note = commands.new_comment(
            account_id, sent.applicant_id, comment, vacancy_id=target.vacancy_id, files=files
        )
        edits.append(note)
    return [
        replace(one, hold_s=0.0, batch=batch, parent_id=sent.creation or one.parent_id)
        for one in edits
    ]


def blanks(row: Row, theirs: Mapping[str, str]) -> dict[str, str]:
    """Values of a row for which a person has none."""
    return {name: row.value(name) for name in FIELDS if row.value(name) and not theirs.get(name)}


def _fields(row: Row) -> dict[str, Any]:
    fields: dict[str, Any] = {
        name: row.value(name) for name in FIELDS if name in _OWN and row.value(name)
    }
    return fields | _social(row.value("telegram"))


def _filling(
    account_id: int, applicant_id: int, row: Row, person: Applicant | None
) -> list[NewEdit]:
    """Only what is empty: the base says so, and a value the server has by then is a conflict."""
    empty = blanks(row, values_of(person) if person is not None else {})
    fields: dict[str, Any] = {name: value for name, value in empty.items() if name in _OWN}
    if person is None or not person.social:
        fields |= _social(empty.get("telegram", ""))
    if not fields:
        return []
    nothing = dict.fromkeys(fields)
    return [
        NewEdit(
            Kind.UPDATE,
            account_id,
            {"fields": fields},
            applicant_id,
            base=nothing,
            inverse=(Kind.UPDATE, {"fields": nothing}),
        )
    ]


def _joining(commands: Commands, account_id: int, sent: Sent, target: Target) -> list[NewEdit]:
    """Onto the vacancy, unless they are on it, and the tags they do not have."""
    edits: list[NewEdit] = []
    assert sent.applicant_id is not None
    vacancy_id, stage_id = target.vacancy_id, target.stage_id
    links = sent.person.links if sent.person is not None else ()
    on_it = any(link.vacancy_id == vacancy_id for link in links)
    if vacancy_id is not None and stage_id is not None and not on_it:
        edits.append(commands.new_move(account_id, sent.applicant_id, vacancy_id, stage_id))
    tags = commands.new_tags(account_id, sent.applicant_id, target.tag_ids)
    if tags is not None:
        edits.append(tags)
    return edits


def _social(telegram: str) -> Json:
    return {"social": [{"social_type": "TELEGRAM", "value": telegram}]} if telegram else {}
