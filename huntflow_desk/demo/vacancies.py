"""Vacancies of one organisation: invented ones with everything changed since laid over them."""

from __future__ import annotations

from typing import Any

from .clock import DAY_S, iso, parse_moment
from .links import LinkIndex
from .openings import Openings
from .people import HIRED
from .reference import Reference
from .storage import Store

Doc = dict[str, Any]

FIRST_CREATED_ID = 5_000_001


class Vacancies:
    """Finds, lists and changes vacancies, their quotas, frames and history."""

    def __init__(
        self, store: Store, ref: Reference, openings: Openings, index: LinkIndex, anchor: float
    ) -> None:
        self._store = store
        self._ref = ref
        self._openings = openings
        self._index = index
        self._anchor = anchor
        self._documents: dict[int, Doc] = {}
        self.table = f"vacancy:{ref.terms.account_id}"

    def ids(self) -> list[int]:
        """Ids of all vacancies."""
        gone = {int(key) for key, row in self._store.rows(self.table) if row.get("_deleted")}
        made = [int(key) for key, _ in self._store.rows(self.table) if int(key) >= FIRST_CREATED_ID]
        every = [row.vacancy_id for row in self._openings.rows] + made
        return [vacancy_id for vacancy_id in every if vacancy_id not in gone]

    def find(self, vacancy_id: int) -> Doc | None:
        """The full vacancy, custom fields under ``custom``."""
        stored = self._store.get(self.table, vacancy_id)
        if stored is not None:
            return None if stored.get("_deleted") else stored
        row = self._openings.find(vacancy_id)
        return None if row is None else self._openings.document(row)

    def peek(self, vacancy_id: int) -> Doc | None:
        """As ``find``, but quick and read only: for lists."""
        stored = self._store.peek(self.table, vacancy_id)
        if stored is not None:
            return None if stored.get("_deleted") else stored
        row = self._openings.find(vacancy_id)
        if row is None:
            return None
        if vacancy_id not in self._documents:
            self._documents[vacancy_id] = self._openings.document(row)
        return self._documents[vacancy_id]

    def state(self, vacancy_id: int) -> str | None:
        """The state only, cheaply."""
        stored = self._store.peek(self.table, vacancy_id)
        if stored is not None:
            return None if stored.get("_deleted") else str(stored["state"])
        row = self._openings.find(vacancy_id)
        return None if row is None else row.state

    def save(self, vacancy: Doc) -> None:
        """Store a vacancy."""
        self._store.put(self.table, int(vacancy["id"]), vacancy)

    def delete(self, vacancy_id: int) -> None:
        """Remove a vacancy for good."""
        self._store.put(self.table, vacancy_id, {"id": vacancy_id, "_deleted": True})

    def frame_id(self, vacancy_id: int) -> int:
        """The id of the only frame of a vacancy."""
        return vacancy_id * 10

    def frame(self, vacancy: Doc) -> Doc:
        """The period of work on a vacancy."""
        begin = parse_moment(str(vacancy["created"])) or self._anchor
        ended = vacancy["updated"] if vacancy["state"] == "CLOSED" else None
        end = (parse_moment(str(ended)) if ended else None) or self._anchor
        vacancy_id = int(vacancy["id"])
        hired = self._hired_stage()
        people = self._index.on(vacancy_id)
        return {
            "id": self.frame_id(vacancy_id),
            "frame_begin": iso(begin),
            "frame_end": ended,
            "vacancy": vacancy_id,
            "hired_applicants": sorted(key for key, place in people.items() if place[0] == hired),
            "workdays_in_work": max(0, int((end - begin) / DAY_S * 5 / 7)),
            "workdays_before_deadline": None,
        }

    def quotas(self, vacancy_id: int) -> list[Doc]:
        """Hiring quotas with the number of people hired into them."""
        stored = self._store.get("quotas", vacancy_id)
        if stored is not None:
            return list(stored["items"])
        row = self._openings.find(vacancy_id)
        if row is None:
            return []
        quotas = self._openings.quotas(row)
        hired_stage = self._hired_stage()
        people = self._index.on(vacancy_id)
        hired = sum(1 for place in people.values() if place[0] == hired_stage)
        for quota in quotas:
            quota["already_hired"] = hired
            quota["applicants_to_hire"] = min(999, max(quota["applicants_to_hire"], hired))
            if row.state == "OPEN" and quota["applicants_to_hire"] == hired:
                quota["applicants_to_hire"] = hired + 1
            quota["work_days_in_work"] = None
            quota["work_days_after_deadline"] = None
        return quotas

    def save_quotas(self, vacancy_id: int, quotas: list[Doc]) -> None:
        """Store the quotas of a vacancy."""
        self._store.put("quotas", vacancy_id, {"items": quotas})

    def logs(self, vacancy_id: int) -> list[Doc]:
        """State changes, newest first (API.md section 6)."""
        made = [row for _, row in self._store.rows("vacancylog") if row["_vacancy"] == vacancy_id]
        row = self._openings.find(vacancy_id)
        owner = self._ref.coworkers[0]
        account = {"id": owner["member"], "name": owner["name"], "email": owner["email"]}
        base: list[Doc] = []
        if row is not None:
            base.append(self._log(vacancy_id * 10 + 1, "CREATED", row.opened, account))
            base.append(self._log(vacancy_id * 10 + 2, "OPEN", row.opened, account))
            if row.state == "HOLD":
                log = self._log(vacancy_id * 10 + 3, "HOLD", row.opened + 20 * DAY_S, account)
                base.append({**log, "account_vacancy_hold_reason": self._ref.hold_reasons[0]["id"]})
            if row.ended is not None:
                log = self._log(vacancy_id * 10 + 3, "CLOSED", row.ended, account)
                base.append(
                    {**log, "account_vacancy_close_reason": self._ref.close_reasons[0]["id"]}
                )
        everything = base + [
            {key: value for key, value in log.items() if key != "_vacancy"} for log in made
        ]
        return everything[::-1]

    def add_log(self, vacancy_id: int, state: str, moment: float, author: Doc, **more: Any) -> None:
        """Note a change of state."""
        log_id = self._store.next_id("vacancylog", 70_000_001)
        log = self._log(log_id, state, moment, author)
        self._store.put("vacancylog", log_id, {**log, **more, "_vacancy": vacancy_id})

    def members(self, vacancy_id: int) -> list[int]:
        """Coworker ids of the members of a vacancy."""
        vacancy = self.find(vacancy_id)
        return [] if vacancy is None else [int(n) for n in vacancy["coworkers"]]

    def _hired_stage(self) -> int:
        return int(self._ref.stages[HIRED]["id"])

    @staticmethod
    def _log(log_id: int, state: str, moment: float, author: Doc) -> Doc:
        return {
            "id": log_id,
            "state": state,
            "created": iso(moment),
            "account_vacancy_hold_reason": None,
            "account_vacancy_close_reason": None,
            "data": None,
            "account_data": author,
            "vacancy_request": None,
            "vacancy_frame_fill_quota": None,
        }
