"""Edits that write into a history: stages and comments. Sent twice, they are there twice."""

from __future__ import annotations

from huntflow_desk.core.checks import as_date
from huntflow_desk.core.documents import WorklogEntry
from huntflow_desk.core.edits import Trouble
from huntflow_desk.core.errors import DeskError, Rejected
from huntflow_desk.core.models import Json
from huntflow_desk.core.wire.bodies import StageDetails
from huntflow_desk.services.delivery.errand import (
    OUTBOX,
    Errand,
    Found,
    conflict,
    same_text,
    trouble_of,
)

_MOVES = ("STATUS", "VACANCY-ADD")
_DETAILS = ("comment", "files", "employment_date", "quota_id")
"""What a move can carry besides the stage."""


class Comment(Errand):
    """A note on a vacancy, or a personal one; it can never be taken back."""

    async def look(self) -> Json:
        """The newest comment there."""
        async with self.of_card():
            self._entries = await self.history(("COMMENT",))
        return {"log_id": max((one.log_id for one in self._entries), default=0)}

    def judge(self) -> Trouble | bool:
        """There is nothing a comment could be in conflict with."""
        return False

    async def send(self) -> Json:
        """`POST .../logs`."""
        assert self.edit.applicant_id is not None
        entry = await self.api.applicants.add_log(
            self.edit.account_id,
            self.edit.applicant_id,
            str(self.payload.get("comment") or ""),
            vacancy_id=self.edit.vacancy_id,
            file_ids=self.file_ids,
            priority=OUTBOX,
        )
        return {"log_id": entry.log_id}

    async def find(self) -> Found:
        """Same text and files by me above the baseline. Identical comments that wait are of the
        same person, so they are sent one after the other, each with its own baseline."""
        return await self.by_me([one for one in self.since(self._entries) if self._is_it(one)])

    def _is_it(self, entry: WorklogEntry) -> bool:
        files = {file.file_id for file in entry.files}
        return entry.vacancy_id == self.edit.vacancy_id and (
            same_text(entry.comment, str(self.payload.get("comment") or ""))
            and files == set(self.file_ids)
        )


class Move(Errand):
    """To a stage: `PUT` on a vacancy the person is on, `POST` onto another, `split` to a child
    of a multivacancy (API notes, 9.4)."""

    async def look(self) -> Json:
        """Stage of the person on the vacancy, and the newest move there."""
        card = await self.card()
        vacancy_id = self.edit.vacancy_id
        link = next((one for one in card.links if one.vacancy_id == vacancy_id), None)
        self._stage_id = link.stage_id if link is not None else None
        self._reason_id = link.rejection_reason_id if link is not None else None
        self._is_part = link is None and await self._is_of_several()
        self._entries = await self.history(_MOVES)
        newest = max((one.log_id for one in self._entries), default=0)
        return {"stage_id": self._stage_id, "log_id": newest}

    @property
    def _has_details(self) -> bool:
        return any(self.payload.get(name) for name in _DETAILS)

    @property
    def _is_there(self) -> bool:
        """Whether the server says all that is wanted."""
        reason = self.payload.get("rejection_reason_id")
        return (
            self._stage_id == self.payload["stage_id"]
            and not self._has_details
            and (reason is None or reason == self._reason_id)
        )

    def judge(self) -> Trouble | bool:
        """A stage set by a colleague meanwhile is a conflict, unless it is the same."""
        if self._is_there:
            return True
        stages = self.tools.library.names(self.edit.account_id).stages
        stage = stages.get(self.payload["stage_id"])
        if stage is not None and stage.removed is not None:
            return Trouble("removed_stage", {"stage_id": stage.stage_id})
        base = self.edit.base.get("stage_id", self._stage_id)
        if self._stage_id not in (base, self.payload["stage_id"]):
            return conflict({"stage_id": [base, self._stage_id, self.payload["stage_id"]]})
        return False

    async def send(self) -> Json:
        """Only what belongs to the stage is in the payload; "Other" has no number to send."""
        edit, payload = self.edit, self.payload
        assert edit.applicant_id is not None and edit.vacancy_id is not None
        person, vacancy, stage = edit.applicant_id, edit.vacancy_id, payload["stage_id"]
        hire: StageDetails = {
            "rejection_reason_id": payload.get("rejection_reason_id"),
            "quota_id": payload.get("quota_id"),
            "employment_date": as_date(payload.get("employment_date")),
        }
        comment = str(payload.get("comment") or "")
        calls = self.api.applicants
        if self._stage_id is None and self._is_part and not comment and not self.file_ids:
            await calls.split(edit.account_id, vacancy, person, stage, priority=OUTBOX, **hire)
            return {}
        # A split takes no comment; parts of a multivacancy accept a PUT as well (API notes, 9.4).
        is_linked = self._stage_id is not None or self._is_part
        write = calls.move if is_linked else calls.add_to_vacancy
        await write(
            edit.account_id,
            person,
            vacancy,
            stage,
            priority=OUTBOX,
            comment=comment,
            file_ids=self.file_ids,
            **hire,
        )
        return {}

    async def find(self) -> Found:
        """My move in the history above the baseline; without details the stage alone will do."""
        moves = [one for one in self.since(self._entries) if self._is_it(one)]
        if not self._has_details and (moves or self._is_there):
            return Found(({},))
        return await self.by_me(moves)

    def _is_it(self, entry: WorklogEntry) -> bool:
        return (
            entry.vacancy_id == self.edit.vacancy_id
            and entry.stage_id == self.payload["stage_id"]
            and same_text(entry.comment, str(self.payload.get("comment") or ""))
        )

    async def _is_of_several(self) -> bool:
        """Whether the vacancy is a child of a multivacancy."""
        assert self.edit.vacancy_id is not None
        saved = self.tools.store.records.vacancy(self.edit.account_id, self.edit.vacancy_id)
        if saved is not None:
            return saved.value.parent_id is not None
        found = await self.api.vacancies.get(
            self.edit.account_id, self.edit.vacancy_id, priority=OUTBOX
        )
        return found.parent_id is not None

    async def explain(self, error: DeskError) -> Trouble:
        """A refused move: is the vacancy closed, or the stage gone?"""
        trouble = trouble_of(error)
        if not isinstance(error, Rejected):
            return trouble
        edit = self.edit
        try:
            assert edit.vacancy_id is not None
            stages = await self.api.vacancies.statuses(edit.account_id, priority=OUTBOX)
            vacancy = await self.api.vacancies.get(
                edit.account_id, edit.vacancy_id, priority=OUTBOX
            )
        except DeskError:
            return trouble
        wanted = self.payload["stage_id"]
        stage = next((one for one in stages if one.stage_id == wanted), None)
        kind = trouble.kind
        if stage is None or stage.removed is not None:
            kind = "removed_stage"
        elif vacancy.state == "CLOSED":
            kind = "closed_vacancy"
        return Trouble(kind, trouble.facts, trouble.fields, trouble.journal_id)
