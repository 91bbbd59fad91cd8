"""Edits of a person's card: fields, tags, questionary, deletion."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from huntflow_desk.core.edits import Trouble
from huntflow_desk.core.errors import NotFound
from huntflow_desk.core.models import Json
from huntflow_desk.core.wire.applicants import written_answer
from huntflow_desk.core.wire.bodies import APPLICANT_FIELDS
from huntflow_desk.services.delivery.errand import OUTBOX, Errand, Found, conflict, same


class Update(Errand):
    """Personal fields: only those that differ from the server's are sent."""

    async def look(self) -> Json:
        """Values of the changed fields."""
        raw = (await self.card()).raw
        self._server = {
            name: raw.get(APPLICANT_FIELDS[name]) for name in self.payload.get("fields", {})
        }
        return {"fields": self._server}

    def judge(self) -> Trouble | bool:
        """By field: done, to be sent, or in conflict."""
        self._wanted, between = against(
            self.payload.get("fields", {}), self._server, self.edit.base
        )
        return conflict(between) if between else not self._wanted

    async def send(self) -> Json:
        """`PATCH` with what differs."""
        person = self.edit.applicant_id
        assert person is not None
        await self.api.applicants.patch(self.edit.account_id, person, self._wanted, priority=OUTBOX)
        return {}

    async def find(self) -> Found:
        """All values equal."""
        fields = self.payload.get("fields", {})
        arrived = all(same(fields[name], self._server[name]) for name in fields)
        return Found(({},) if arrived else ())


class Tags(Errand):
    """Tags put on and taken off, merged with what the card has now: the API overwrites all."""

    async def look(self) -> Json:
        """Tags of the card."""
        person = self.edit.applicant_id
        assert person is not None
        async with self.of_card():
            self._now = await self.api.applicants.tags(
                self.edit.account_id, person, priority=OUTBOX
            )
        outbox = self.tools.store.outbox
        add = [outbox.tag_of(one) for one in self.payload.get("add", ())]
        remove = {outbox.tag_of(one) for one in self.payload.get("remove", ())}
        kept = [one for one in self._now if one not in remove]
        self._wanted = kept + [one for one in add if one not in kept]
        return {"tag_ids": list(self._now)}

    def judge(self) -> Trouble | bool:
        """Tags of colleagues are no conflict: they stay."""
        return set(self._wanted) == set(self._now)

    async def send(self) -> Json:
        """`POST` the whole list."""
        person = self.edit.applicant_id
        assert person is not None
        await self.api.applicants.set_tags(
            self.edit.account_id, person, self._wanted, priority=OUTBOX
        )
        return {}

    async def find(self) -> Found:
        """The card has what was added and lacks what was removed."""
        return Found(({},) if self.judge() is True else ())


class Questionary(Errand):
    """Answers: `POST` the first time, then `PATCH` with what differs."""

    async def look(self) -> Json:
        """Answers to the changed questions, in the shape they are written."""
        person = self.edit.applicant_id
        assert person is not None
        try:
            raw = await self.api.applicants.questionary(
                self.edit.account_id, person, priority=OUTBOX
            )
        except NotFound:
            await self.card()
            raw = {}
        self._is_new = not raw
        self._server = {key: written_answer(raw.get(key)) for key in self.payload.get("values", {})}
        return {"values": self._server}

    def judge(self) -> Trouble | bool:
        """By question: done, to be sent, or in conflict."""
        self._wanted, between = against(
            self.payload.get("values", {}), self._server, self.edit.base
        )
        return conflict(between) if between else not self._wanted

    async def send(self) -> Json:
        """Fill it or change it."""
        person = self.edit.applicant_id
        assert person is not None
        calls = self.api.applicants
        write = calls.create_questionary if self._is_new else calls.patch_questionary
        await write(self.edit.account_id, person, self._wanted, priority=OUTBOX)
        return {}

    async def find(self) -> Found:
        """All answers equal."""
        values = self.payload.get("values", {})
        arrived = all(same(values[key], self._server[key]) for key in values)
        return Found(({},) if arrived else ())


class Delete(Errand):
    """Deleting a person at Huntflow."""

    async def look(self) -> Json:
        """Whether the card is still there. Who a merged card lives on in is not deleted unasked:
        Merged is raised."""
        try:
            await self.card()
            self._is_gone = False
        except NotFound:
            self._is_gone = True
        return {}

    def judge(self) -> Trouble | bool:
        """Whoever did it, it is done."""
        return self._is_gone

    async def send(self) -> Json:
        """`DELETE`."""
        person = self.edit.applicant_id
        assert person is not None
        with suppress(NotFound):  # somebody was faster (API notes, 5)
            await self.api.applicants.delete(self.edit.account_id, person, priority=OUTBOX)
        return {}

    async def find(self) -> Found:
        """The card is gone."""
        return Found(({},) if self._is_gone else ())


def against(wanted: Json, server: Json, base: Json) -> tuple[Json, dict[str, list[Any]]]:
    """What is still to be sent, and what the server changed meanwhile: [base, server, mine].

    A field whose base is not known (edits of the command line) cannot be in conflict.
    """
    open_ = {name: value for name, value in wanted.items() if not same(value, server[name])}
    between = {
        name: [base[name], server[name], value]
        for name, value in open_.items()
        if name in base and not same(base[name], server[name])
    }
    return open_, between
