"""Somebody new: the one edit that can be found again only by looking for the person."""

from __future__ import annotations

from collections.abc import Sequence

from huntflow_desk.core.documents import Applicant
from huntflow_desk.core.edits import Trouble
from huntflow_desk.core.errors import NotFound, UnknownOutcome
from huntflow_desk.core.models import Json
from huntflow_desk.core.query import fold
from huntflow_desk.core.wire import bodies
from huntflow_desk.services.delivery.errand import OUTBOX, Errand, Found

_MOST_PAGES = 20
_PHONE_DIGITS = 10
"""Compared from the right: country codes are written in several ways."""


class Create(Errand):
    """A card with its resume and photo."""

    def attached(self) -> Sequence[Json]:
        """Resume and photo."""
        files = (self.payload.get("file"), self.payload.get("photo"))
        return [file for file in files if file]

    async def look(self) -> Json:
        """The newest card of the organisation."""
        page = await self.api.applicants.page(self.edit.account_id, priority=OUTBOX)
        self._newest = max((one.applicant_id for one in page.items), default=0)
        return {"applicant_id": self._newest}

    def judge(self) -> Trouble | bool:
        """A duplicate is no reason to stop: the server names it (API notes, 9.3)."""
        return False

    async def send(self) -> Json:
        """`POST /applicants`."""
        fields = dict(self.payload.get("fields", {}))
        photo = self._uploaded("photo")
        if photo is not None:
            fields["photo_id"] = photo
        resume = None
        file_id = self._uploaded("file")
        if file_id is not None or self.payload.get("text"):
            resume = bodies.resume(
                str(self.payload.get("text") or ""),
                source_id=self.payload.get("source_id"),
                file_ids=[] if file_id is None else [file_id],
            )
        made = await self.api.applicants.create(
            self.edit.account_id, fields, resume=resume, priority=OUTBOX
        )
        if made.applicant_id <= self._newest:
            # Somebody else's number: what follows would be done to a stranger.
            raise UnknownOutcome("the number of an older card", cause="shape")
        return {"applicant_id": made.applicant_id, "double_ids": list(made.double_ids)}

    async def find(self) -> Found:
        """Our file in a resume above the baseline, else e-mail, phone and name; a new card that
        has them but not our file is for a person to judge."""
        ours = self.tools.store.outbox.created_here(self.edit.account_id)
        file_id = self._uploaded("file")
        by_file: list[Json] = []
        by_name: list[Json] = []
        for card in await self._newer():
            if card.applicant_id in ours:
                continue
            result: Json = {"applicant_id": card.applicant_id}
            if file_id is not None and await self._holds(card, file_id):
                by_file.append(result)
            elif self._looks_like(card):
                by_name.append(result)
        if file_id is None:
            return Found(tuple(by_name))
        return Found(tuple(by_file or by_name), sure=bool(by_file) or not by_name)

    def _uploaded(self, part: str) -> int | None:
        file = self.payload.get(part)
        return None if not file else self.files[file["sha"]]

    async def _newer(self) -> list[Applicant]:
        """Cards above the baseline: the newest pages of the list, and what search finds."""
        newest = int(self.edit.baseline.get("applicant_id", 0))
        found: dict[int, Applicant] = {}
        for number in range(1, _MOST_PAGES + 1):
            page = await self.api.applicants.page(
                self.edit.account_id, page=number, priority=OUTBOX
            )
            newer = [one for one in page.items if one.applicant_id > newest]
            found |= {one.applicant_id: one for one in newer}
            if not newer or page.total_pages is None or number >= page.total_pages:
                break
        fields = self.payload.get("fields", {})
        for text in filter(None, (fields.get("email"), fields.get("phone"))):
            hits = await self.api.applicants.search(
                self.edit.account_id, str(text), priority=OUTBOX
            )
            for hit in hits.items:
                if hit.applicant_id > newest and hit.applicant_id not in found:
                    try:
                        found[hit.applicant_id] = await self.api.applicants.get(
                            self.edit.account_id, hit.applicant_id, priority=OUTBOX
                        )
                    except NotFound:
                        continue
        return list(found.values())

    async def _holds(self, card: Applicant, file_id: int) -> bool:
        for stub in card.resumes:
            resume = await self.api.applicants.resume(
                self.edit.account_id, card.applicant_id, stub.external_id, priority=OUTBOX
            )
            if any(file.file_id == file_id for file in resume.files):
                return True
        return False

    def _looks_like(self, card: Applicant) -> bool:
        fields = self.payload.get("fields", {})
        return (
            fold(card.last_name) == fold(str(fields.get("last_name") or ""))
            and fold(card.first_name) == fold(str(fields.get("first_name") or ""))
            and fold(card.email) == fold(str(fields.get("email") or ""))
            and _digits(card.phone) == _digits(str(fields.get("phone") or ""))
        )


def _digits(phone: str) -> str:
    return "".join(char for char in phone if char.isdigit())[-_PHONE_DIGITS:]
