"""Edits of vacancies and of the organisation's tags."""

from __future__ import annotations

from typing import Any

from huntflow_desk.core.checks import as_date
from huntflow_desk.core.edits import Trouble
from huntflow_desk.core.errors import UnknownOutcome
from huntflow_desk.core.models import Json, Tag
from huntflow_desk.core.query import fold
from huntflow_desk.core.wire.applicants import written_answer
from huntflow_desk.core.wire.bodies import VACANCY_FIELDS
from huntflow_desk.services.delivery.cards import against
from huntflow_desk.services.delivery.errand import OUTBOX, Errand, Found, conflict, same

WANTED_STATES = {"close": "CLOSED", "hold": "HOLD", "resume": "OPEN"}
_NOT_SHOWN = "quotas"
"""No answer tells of these: what was sent cannot be compared."""


class Vacancy(Errand):
    """Fields of a vacancy and the organisation's own ones: only what differs is sent."""

    async def look(self) -> Json:
        """Values of the changed fields."""
        assert self.edit.vacancy_id is not None
        found = await self.api.vacancies.get(
            self.edit.account_id, self.edit.vacancy_id, priority=OUTBOX
        )
        self._server = {
            "fields": {name: shown(found.raw, name) for name in self._part("fields")},
            "additional": {
                key: written_answer(found.raw.get(key)) for key in self._part("additional")
            },
        }
        return self._server

    def judge(self) -> Trouble | bool:
        """By field: done, to be sent, or in conflict."""
        self._wanted: dict[str, Json] = {}
        between: dict[str, list[Any]] = {}
        for part, server in self._server.items():
            base = dict(self.edit.base.get(part, {}))
            base.pop(_NOT_SHOWN, None)
            self._wanted[part], found = against(self._part(part), server, base)
            between |= found
        if between:
            return conflict(between)
        return not any(self._wanted.values())

    async def send(self) -> Json:
        """`PATCH` with what differs."""
        assert self.edit.vacancy_id is not None
        await self.api.vacancies.patch(
            self.edit.account_id,
            self.edit.vacancy_id,
            self._wanted["fields"],
            self._wanted["additional"],
            priority=OUTBOX,
        )
        return {}

    async def find(self) -> Found:
        """All values equal. Whether a new quota has arrived nobody can tell: unsure."""
        arrived = all(
            same(value, self._server[part][name])
            for part in self._server
            for name, value in self._part(part).items()
            if name != _NOT_SHOWN
        )
        quotas = self._part("fields").get(_NOT_SHOWN) or ()
        if any(not one.get("id") for one in quotas):
            return Found(({},), sure=False)
        # Quotas with a number are edited: once more does no harm.
        return Found(({},) if arrived and not quotas else ())

    def _part(self, name: str) -> Json:
        return self.payload.get(name) or {}


class VacancyState(Errand):
    """Closing, holding, resuming."""

    async def look(self) -> Json:
        """The state as it is."""
        assert self.edit.vacancy_id is not None
        found = await self.api.vacancies.get(
            self.edit.account_id, self.edit.vacancy_id, priority=OUTBOX
        )
        self._state = found.state
        return {"state": self._state}

    @property
    def _wanted(self) -> str:
        return WANTED_STATES[self.payload["action"]]

    def judge(self) -> Trouble | bool:
        """A third state set meanwhile is a conflict."""
        if self._state == self._wanted:
            return True
        base = self.edit.base.get("state") or self._state
        if self._state != base:
            return conflict({"state": [base, self._state, self._wanted]})
        return False

    async def send(self) -> Json:
        """`POST .../state/...`."""
        edit, payload = self.edit, self.payload
        assert edit.vacancy_id is not None
        where = (edit.account_id, edit.vacancy_id)
        if payload["action"] == "resume":
            await self.api.vacancies.resume(*where, priority=OUTBOX)
            return {}
        calls = self.api.vacancies
        write = calls.close if payload["action"] == "close" else calls.hold
        await write(
            *where,
            reason_id=payload.get("reason_id"),
            comment=str(payload.get("comment") or ""),
            day=as_date(payload.get("day")),
            priority=OUTBOX,
        )
        return {}

    async def find(self) -> Found:
        """The state is the wanted one."""
        return Found(({},) if self._state == self._wanted else ())


class NewTag(Errand):
    """A tag of the organisation: the one that has the name, or a new one."""

    async def look(self) -> Json:
        """Whether a tag of this name exists, in whatever case."""
        name = fold(str(self.payload.get("name")))
        tags = await self.api.dictionaries.tags(self.edit.account_id, priority=OUTBOX)
        self._tag: Tag | None = next((one for one in tags if fold(one.name) == name), None)
        return {}

    def judge(self) -> Trouble | bool:
        """Whoever made it, it is there."""
        return self._tag is not None

    async def send(self) -> Json:
        """`POST /tags`."""
        made = await self.api.dictionaries.create_tag(
            self.edit.account_id,
            str(self.payload.get("name")),
            str(self.payload.get("color")),
            priority=OUTBOX,
        )
        if fold(made.name) != fold(str(self.payload.get("name"))):
            raise UnknownOutcome("another tag was answered", cause="shape")
        return {"tag_id": made.tag_id}

    async def find(self) -> Found:
        """By name."""
        return Found(() if self._tag is None else ({"tag_id": self._tag.tag_id},))


def shown(raw: Any, name: str) -> Any:
    """A field as an answer shows it, in the shape it is written."""
    value = raw.get(VACANCY_FIELDS[name])
    if name == "file_ids" and isinstance(value, list):
        return [one.get("id") if isinstance(one, dict) else one for one in value]
    return value
