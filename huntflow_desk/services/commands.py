"""Everything a person can change. Each call keeps an edit durably and shows it at once; sending
is the delivery's work. Calls return after the edit is kept and raise DeskError: Rejected with
codes of `core.checks` by field, DiskTrouble when it cannot be kept.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from huntflow_desk.core.checks import MAX_FILE_BYTES
from huntflow_desk.core.edits import UNDO_WINDOW_S, Edit, Kind, NewEdit, plain
from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.models import Json
from huntflow_desk.core.query import fold
from huntflow_desk.core.wire.applicants import written_answer
from huntflow_desk.core.wire.bodies import APPLICANT_FIELDS, VACANCY_FIELDS, StageDetails
from huntflow_desk.core.wire.overlay import own_fields
from huntflow_desk.services.keeper import Keeper
from huntflow_desk.services.library import Library
from huntflow_desk.services.undo import Undo

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store

_BACK = {"hold": "resume", "resume": "hold"}


@dataclass(frozen=True, slots=True)
class NewResume:
    """The resume of somebody new: text, source, and a staged file (`Commands.attach`)."""

    text: str = ""
    source_id: int | None = None
    file: Json | None = None


class MoveDetails(StageDetails, total=False):
    """What may go with a move; `files` as `Commands.attach` gives them."""

    comment: str
    files: Sequence[Json]


class NewcomerParts(TypedDict, total=False):
    """What may come with somebody new (see `Commands.new_applicant`)."""

    resume: NewResume | None
    photo: Json | None
    vacancy_id: int | None
    stage_id: int | None
    tag_ids: Sequence[int]
    comment: str
    batch: str
    hold: bool


class Commands:
    """Edits of one profile and system, as a recruiter makes them."""

    def __init__(self, keeper: Keeper, undo: Undo, *, store: Store, library: Library) -> None:
        self._keeper = keeper
        self._undo = undo
        self._store = store
        self._library = library

    # People

    async def update_applicant(
        self,
        account_id: int,
        applicant_id: int,
        fields: Mapping[str, Any],
        *,
        base: Mapping[str, Any] | None = None,
        hold: bool = True,
    ) -> Edit | None:
        """Change personal fields (names as in the model); only what differs. None: nothing does.

        `base`: what the person saw when they began (by default what is shown now). Without
        `hold` it is sent at once.
        """
        new = self.new_update(account_id, applicant_id, fields, base=base, hold=hold)
        return (await self.do([new]))[0] if new is not None else None

    def new_update(
        self,
        account_id: int,
        applicant_id: int,
        fields: Mapping[str, Any],
        *,
        base: Mapping[str, Any] | None = None,
        hold: bool = True,
        batch: str = "",
    ) -> NewEdit | None:
        """The edit `update_applicant` keeps, for actions of several edits."""
        shown = self._shown_fields(account_id, applicant_id, fields)
        base = dict(base) if base is not None else shown
        wanted = {name: value for name, value in plain(fields).items() if shown.get(name) != value}
        if not wanted:
            return None
        before = {name: base.get(name) for name in wanted}
        return NewEdit(
            Kind.UPDATE,
            account_id,
            {"fields": wanted},
            applicant_id,
            base=before,
            inverse=(Kind.UPDATE, {"fields": before}),
            hold_s=UNDO_WINDOW_S if hold else 0.0,
            batch=batch,
        )

    async def create_applicant(
        self,
        account_id: int,
        fields: Mapping[str, Any],
        **more: Unpack[NewcomerParts],
    ) -> tuple[Edit, ...]:
        """Somebody new, then onto a vacancy, tags and a note: separate edits in this order.

        The first edit's `applicant_id` (below zero) names the person until the server does.
        """
        return await self.do(self.new_applicant(account_id, fields, **more))

    def new_applicant(
        self,
        account_id: int,
        fields: Mapping[str, Any],
        *,
        resume: NewResume | None = None,
        photo: Json | None = None,
        vacancy_id: int | None = None,
        stage_id: int | None = None,
        tag_ids: Sequence[int] = (),
        comment: str = "",
        batch: str = "",
        hold: bool = True,
    ) -> list[NewEdit]:
        """The edits `create_applicant` keeps, for actions on many."""
        hold_s = UNDO_WINDOW_S if hold else 0.0
        batch = batch or new_batch()
        payload: Json = {"fields": dict(fields)}
        if resume is not None:
            payload |= {"text": resume.text, "source_id": resume.source_id, "file": resume.file}
        if photo is not None:
            payload["photo"] = photo
        edits = [NewEdit(Kind.CREATE, account_id, payload, hold_s=hold_s, batch=batch)]

        if vacancy_id is not None:
            vacancy_id = self._store.outbox.vacancy_of(vacancy_id)

        def then(kind: Kind, payload: Json, on: int | None = None) -> None:
            edits.append(
                NewEdit(kind, account_id, payload, 0, on, parent=0, hold_s=hold_s, batch=batch)
            )

        if vacancy_id is not None and stage_id is not None:
            then(Kind.MOVE, {"stage_id": stage_id}, vacancy_id)
        if tag_ids:
            then(Kind.TAGS, {"add": list(tag_ids), "remove": []})
        if comment:
            then(Kind.COMMENT, {"comment": comment}, vacancy_id)
        return edits

    async def delete_applicant(self, account_id: int, applicant_id: int) -> Edit:
        """Delete a person at Huntflow, after the undo window. Ask before calling."""
        new = NewEdit(Kind.DELETE, account_id, {}, applicant_id, hold_s=UNDO_WINDOW_S)
        return (await self.do([new]))[0]

    async def move(
        self,
        account_id: int,
        applicant_id: int,
        vacancy_id: int,
        stage_id: int,
        **details: Unpack[MoveDetails],
    ) -> Edit:
        """To another stage of a vacancy, or onto the vacancy. Reason, date and quota are left out
        where they do not belong to the stage."""
        new = self.new_move(account_id, applicant_id, vacancy_id, stage_id, **details)
        return (await self.do([new]))[0]

    def new_move(
        self,
        account_id: int,
        applicant_id: int,
        vacancy_id: int,
        stage_id: int,
        batch: str = "",
        **details: Unpack[MoveDetails],
    ) -> NewEdit:
        """The edit `move` keeps, for actions on many. Raises Rejected for a removed stage."""
        vacancy_id = self._store.outbox.vacancy_of(vacancy_id)
        stage = self._library.names(account_id).stages.get(stage_id)
        if stage is not None and stage.removed is not None:
            raise Rejected(fields={"stage_id": "removed"})
        payload = move_payload(stage.kind if stage is not None else "", stage_id, **details)
        here = self._link(account_id, applicant_id, vacancy_id)
        known = self._store.records.applicant(account_id, applicant_id)
        # Of whom no card is kept nothing can be said; without a base there is no conflict.
        is_known = known is not None and known.value.complete
        base: Json = {"stage_id": here[0] if here else None} if is_known else {}
        back: Json = {"stage_id": here[0], "rejection_reason_id": here[1]} if here else {}
        return NewEdit(
            Kind.MOVE,
            account_id,
            payload,
            applicant_id,
            vacancy_id,
            base,
            (Kind.MOVE, back) if here else None,
            UNDO_WINDOW_S,
            batch,
        )

    async def comment(
        self,
        account_id: int,
        applicant_id: int,
        text: str,
        *,
        vacancy_id: int | None = None,
        files: Sequence[Json] = (),
    ) -> Edit:
        """A note on a vacancy, or a personal one; the server cannot take it back once sent."""
        new = self.new_comment(account_id, applicant_id, text, vacancy_id=vacancy_id, files=files)
        return (await self.do([new]))[0]

    def new_comment(
        self,
        account_id: int,
        applicant_id: int,
        text: str,
        *,
        vacancy_id: int | None = None,
        files: Sequence[Json] = (),
        batch: str = "",
    ) -> NewEdit:
        """The edit `comment` keeps, for actions on many."""
        return NewEdit(
            Kind.COMMENT,
            account_id,
            {"comment": text.strip(), "files": list(files)},
            applicant_id,
            None if vacancy_id is None else self._store.outbox.vacancy_of(vacancy_id),
            hold_s=UNDO_WINDOW_S,
            batch=batch,
        )

    async def change_tags(
        self,
        account_id: int,
        applicant_id: int,
        add: Collection[int] = (),
        remove: Collection[int] = (),
    ) -> Edit | None:
        """Put tags on a person and take others off; None when that changes nothing."""
        new = self.new_tags(account_id, applicant_id, add, remove)
        return (await self.do([new]))[0] if new is not None else None

    def new_tags(
        self,
        account_id: int,
        applicant_id: int,
        add: Collection[int] = (),
        remove: Collection[int] = (),
        batch: str = "",
    ) -> NewEdit | None:
        """The edit `change_tags` keeps, for actions on many."""
        saved = self._store.records.applicant(account_id, applicant_id)
        has = set(saved.value.tag_ids) if saved is not None else set()
        added = [one for one in dict.fromkeys(add) if one not in has]
        removed = [one for one in dict.fromkeys(remove) if one in has]
        if not added and not removed:
            return None
        return NewEdit(
            Kind.TAGS,
            account_id,
            {"add": added, "remove": removed},
            applicant_id,
            base={"tag_ids": sorted(has)},
            inverse=(Kind.TAGS, {"add": removed, "remove": added}),
            hold_s=UNDO_WINDOW_S,
            batch=batch,
        )

    async def get_or_create_tag(self, account_id: int, name: str, color: str) -> int:
        """The number of the tag with this name (case does not matter); a new one gets a number
        below zero until the server gives one. `color`: six hex digits."""
        wanted = fold(name)
        for tag in self._library.names(account_id).tags.values():
            if fold(tag.name) == wanted:
                return tag.tag_id
        clean = " ".join(name.split())
        new = NewEdit(Kind.TAG, account_id, {"name": clean, "color": color.lstrip("#")})
        edit = (await self._keeper.keep([new]))[0]
        return -edit.edit_id

    async def answer_questionary(
        self,
        account_id: int,
        applicant_id: int,
        values: Mapping[str, Any],
        *,
        hold: bool = True,
    ) -> Edit | None:
        """Change answers by key, in the shape they are read or written; only what differs."""
        saved = self._store.records.questionary(account_id, applicant_id)
        before = saved.value if saved is not None else {}
        shown = {
            key: value
            for key, value in plain(values).items()
            if written_answer(before.get(key)) != written_answer(value)
        }
        if not shown:
            return None
        written = {key: written_answer(value) for key, value in shown.items()}
        base = {key: written_answer(before.get(key)) for key in shown}
        back = {"values": base, "shown": {key: before.get(key) for key in shown}}
        new = NewEdit(
            Kind.QUESTIONARY,
            account_id,
            {"values": written, "shown": shown},
            applicant_id,
            base=base,
            inverse=(Kind.QUESTIONARY, back),
            hold_s=UNDO_WINDOW_S if hold else 0.0,
        )
        return (await self.do([new]))[0]

    # Vacancies

    async def create_vacancy(
        self,
        account_id: int,
        fields: Mapping[str, Any],
        additional: Mapping[str, Any] | None = None,
        *,
        files: Sequence[Json] = (),
        hold: bool = True,
    ) -> Edit:
        """A new open vacancy: its own fields (names as in `bodies.NEW_VACANCY_FIELDS`, `quotas` of
        one `{applicants_to_hire, deadline}`) and the organisation's, in the shape they are read or
        written. The edit's `vacancy_id` (below zero) names it until the server does.

        Raises Rejected, also for what the organisation's settings ask and is not there.
        """
        new = self.new_vacancy(account_id, fields, additional, files=files, hold=hold)
        return (await self.do([new]))[0]

    def new_vacancy(
        self,
        account_id: int,
        fields: Mapping[str, Any],
        additional: Mapping[str, Any] | None = None,
        *,
        files: Sequence[Json] = (),
        hold: bool = True,
    ) -> NewEdit:
        """The edit `create_vacancy` keeps."""
        payload = vacancy_payload(fields, additional or {}, files)
        hold_s = UNDO_WINDOW_S if hold else 0.0
        new = NewEdit(Kind.CREATE_VACANCY, account_id, payload, hold_s=hold_s)
        self._keeper.check_vacancy(new)
        return new

    async def update_vacancy(
        self,
        account_id: int,
        vacancy_id: int,
        fields: Mapping[str, Any],
        additional: Mapping[str, Any] | None = None,
        *,
        hold: bool = True,
    ) -> Edit | None:
        """Change a vacancy's fields and the organisation's own ones; only what differs."""
        vacancy_id = self._store.outbox.vacancy_of(vacancy_id)
        saved = self._store.records.vacancy(account_id, vacancy_id)
        raw = saved.value.raw if saved is not None else {}
        shown = own_fields(raw, fields, VACANCY_FIELDS)
        wanted = {key: value for key, value in plain(fields).items() if shown[key] != value}
        own = {
            key: written_answer(value)
            for key, value in plain(additional or {}).items()
            if written_answer(raw.get(key)) != written_answer(value)
        }
        if not wanted and not own:
            return None
        before = {
            "fields": {key: shown[key] for key in wanted},
            "additional": {key: written_answer(raw.get(key)) for key in own},
        }
        # What the document never shows (the plan) has nothing to go back to.
        known = {key: shown[key] for key in wanted if VACANCY_FIELDS[key] in raw}
        back = {"fields": known, "additional": before["additional"]}
        new = NewEdit(
            Kind.VACANCY,
            account_id,
            {"fields": wanted, "additional": own},
            vacancy_id=vacancy_id,
            base=before,
            inverse=(Kind.VACANCY, back) if back["fields"] or back["additional"] else None,
            hold_s=UNDO_WINDOW_S if hold else 0.0,
        )
        return (await self.do([new]))[0]

    async def change_vacancy_state(
        self,
        account_id: int,
        vacancy_id: int,
        action: str,
        *,
        reason_id: int | None = None,
        comment: str = "",
        day: date | None = None,
    ) -> Edit:
        """`action`: close, hold or resume (resume: of one on hold)."""
        if action not in ("close", "hold", "resume"):
            raise ValueError(action)
        vacancy_id = self._store.outbox.vacancy_of(vacancy_id)
        saved = self._store.records.vacancy(account_id, vacancy_id)
        back = _BACK.get(action)
        new = NewEdit(
            Kind.VACANCY_STATE,
            account_id,
            {"action": action, "reason_id": reason_id, "comment": comment, "day": day},
            vacancy_id=vacancy_id,
            base={"state": saved.value.state if saved is not None else None},
            inverse=(Kind.VACANCY_STATE, {"action": back}) if back else None,
            hold_s=UNDO_WINDOW_S,
        )
        return (await self.do([new]))[0]

    # Keeping

    async def attach(self, source: Path | bytes, name: str) -> Json:
        """Copy a file that is to go with an edit; gives what `files` take.

        Raises UnreadableFile, TooLarge (15 MB), DiskTrouble.
        """
        import asyncio

        staging = self._store.staging
        return await asyncio.to_thread(staging.take, source, name, limit_bytes=MAX_FILE_BYTES)

    async def do(self, edits: Sequence[NewEdit]) -> tuple[Edit, ...]:
        """Keep edits as one action that can be taken back as one."""
        async with self._undo.turn:
            return await self.do_in_turn(edits)

    async def do_in_turn(self, edits: Sequence[NewEdit]) -> tuple[Edit, ...]:
        """The same for whoever has the turn (`Undo.turn`) already."""
        kept = await self._keeper.keep(edits)
        self._undo.note(kept)
        return kept

    # Inside

    def _shown_fields(
        self, account_id: int, applicant_id: int, fields: Iterable[str]
    ) -> dict[str, Any]:
        saved = self._store.records.applicant(account_id, applicant_id)
        raw = saved.value.raw if saved is not None else {}
        return own_fields(raw, fields, APPLICANT_FIELDS)

    def _link(
        self, account_id: int, applicant_id: int, vacancy_id: int
    ) -> tuple[int, int | None] | None:
        saved = self._store.records.applicant(account_id, applicant_id)
        for link in saved.value.links if saved is not None else ():
            if link.vacancy_id == vacancy_id:
                return link.stage_id, link.rejection_reason_id
        return None


def move_payload(kind: str, stage_id: int, **details: Unpack[MoveDetails]) -> Json:
    """What a move to a stage of this kind says; what belongs to other kinds is left out."""
    payload: Json = {
        "stage_id": stage_id,
        "comment": details.get("comment", ""),
        "files": list(details.get("files", ())),
    }
    own = {"trash": ("rejection_reason_id",), "hired": ("employment_date", "quota_id")}
    return payload | {name: details.get(name) for name in own.get(kind, ())}


def vacancy_payload(
    fields: Mapping[str, Any], additional: Mapping[str, Any], files: Sequence[Json]
) -> Json:
    """What the creation of a vacancy says; `additional` in the shape it is read or written."""
    own: Json = plain(additional)
    written = {key: written_answer(value) for key, value in own.items()}
    payload: Json = {"fields": plain(fields), "additional": written, "files": list(files)}
    return payload | ({"shown": own} if written != own else {})


def new_batch() -> str:
    """A name for the edits of one action."""
    return secrets.token_hex(8)
