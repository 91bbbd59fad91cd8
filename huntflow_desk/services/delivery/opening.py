"""A new vacancy: found again by its name among those above the baseline, then by its details."""

from __future__ import annotations

import html
import re
from typing import Any

from huntflow_desk.core.documents import Vacancy
from huntflow_desk.core.edits import Kind, Trouble
from huntflow_desk.core.errors import Forbidden, NotFound, UnknownOutcome
from huntflow_desk.core.models import Json, Raw
from huntflow_desk.core.query import fold
from huntflow_desk.core.wire.applicants import written_answer
from huntflow_desk.core.wire.bodies import NEW_VACANCY_FIELDS
from huntflow_desk.services.delivery.errand import OUTBOX, Errand, Found, same
from huntflow_desk.services.delivery.vacancies import shown

_MOST_PAGES = 200
_MARKUP = frozenset({"body", "requirements", "conditions"})
_MARK = re.compile(r"<[^<>]*>")


class CreateVacancy(Errand):
    """An open vacancy with its plan, texts, files and the organisation's own fields."""

    async def look(self) -> Json:
        """The newest vacancy. The list is not ordered by age (API notes, 6), so all of it is
        read, in whatever state: somebody may have closed ours by now."""
        self._listed: dict[int, Vacancy] = {}
        for number in range(1, _MOST_PAGES + 1):
            page = await self.api.vacancies.page(self.edit.account_id, page=number, priority=OUTBOX)
            self._listed |= {one.vacancy_id: one for one in page.items}
            if not page.items or page.total_pages is None or number >= page.total_pages:
                break
        return {"vacancy_id": max(self._listed, default=0)}

    def judge(self) -> Trouble | bool:
        """Several vacancies of one name are usual: nothing to be in conflict with."""
        return False

    async def send(self) -> Json:
        """`POST /vacancies`."""
        fields = dict(self._fields)
        if self.file_ids:
            fields["file_ids"] = [*(fields.get("file_ids") or ()), *self.file_ids]
        made = await self.api.vacancies.create(
            self.edit.account_id, fields, self._additional, priority=OUTBOX
        )
        if made.vacancy_id in self._listed:
            # Another one's number: what follows would be done to a vacancy we do not know.
            raise UnknownOutcome("the number of an older vacancy", cause="shape")
        # Whoever looks at it goes on under its number; it is read in full a moment later.
        await self._keep(made)
        return {"vacancy_id": made.vacancy_id}

    async def find(self) -> Found:
        """The same position above the baseline, with the same details and made by the key's user.
        One that differs in them, or that somebody else has made, is for a person to judge."""
        newest = int(self.edit.baseline.get("vacancy_id", 0))
        ours = self.tools.store.outbox.created_here(self.edit.account_id, Kind.CREATE_VACANCY)
        position = fold(str(self._fields.get("position") or ""))
        alike: list[Json] = []
        exact: list[Json] = []
        for listed in self._listed.values():
            number = listed.vacancy_id
            if number <= newest or number in ours or fold(listed.position) != position:
                continue
            try:
                found = await self.api.vacancies.get(self.edit.account_id, number, priority=OUTBOX)
            except NotFound:
                continue
            # A person may have to look at it.
            await self._keep(found)
            alike.append({"vacancy_id": number})
            if (
                self._says_the_same(found.raw)
                and await self._has_the_plan(number)
                and await self._may_be_mine(number)
            ):
                exact.append(alike[-1])
        return Found(tuple(exact or alike), sure=bool(exact))

    @property
    def _fields(self) -> Json:
        return self.payload.get("fields") or {}

    @property
    def _additional(self) -> Json:
        return self.payload.get("additional") or {}

    async def _keep(self, vacancy: Vacancy) -> None:
        await self.tools.store.records.take_vacancy(self.edit.account_id, vacancy, lifetime_s=0.0)

    def _says_the_same(self, raw: Raw) -> bool:
        """All that an answer shows of what was sent."""
        for name, wanted in self._fields.items():
            key = NEW_VACANCY_FIELDS[name]
            if key not in raw or name == "file_ids":
                continue
            if name == "company" and not raw[key]:
                continue  # ignored where departments are on (the document)
            now = raw[key]
            alike = _words(wanted) == _words(now) if name in _MARKUP else same(wanted, now)
            if not alike:
                return False
        files = {*(self._fields.get("file_ids") or ()), *self.file_ids}
        if "files" in raw and files != set(shown(raw, "file_ids") or ()):
            return False
        return all(
            same(written_answer(wanted), written_answer(raw[key]))
            for key, wanted in self._additional.items()
            if key in raw
        )

    async def _has_the_plan(self, vacancy_id: int) -> bool:
        """Whether a quota is what was sent; a plan that may not be read is no argument."""
        try:
            raw = await self.api.vacancies.quotas(self.edit.account_id, vacancy_id, priority=OUTBOX)
        except (Forbidden, NotFound):
            return True
        page = raw.get(str(vacancy_id))
        items = page.get("items") if isinstance(page, dict) else None
        wanted: Json = next(iter(self._fields.get("quotas") or ()), {})
        return any(
            isinstance(one, dict)
            and one.get("applicants_to_hire") == wanted.get("applicants_to_hire", 1)
            and same(one.get("deadline"), wanted.get("deadline"))
            for one in (items if isinstance(items, list) else [])
        )

    async def _may_be_mine(self, vacancy_id: int) -> bool:
        """Whether its history does not name somebody else as the one who made it."""
        try:
            page = await self.api.vacancies.logs(self.edit.account_id, vacancy_id, priority=OUTBOX)
        except (Forbidden, NotFound):
            return True
        authors = [one.get("account_data") for one in page.items if one.get("state") == "CREATED"]
        me = await self.tools.me()
        return all(
            not isinstance(one, dict) or one.get("id") in (me.user_id, None) for one in authors
        )


def _words(markup: Any) -> list[str]:
    """Texts are compared without their marks: the server may write these in its own way."""
    return html.unescape(_MARK.sub(" ", str(markup or ""))).split()
