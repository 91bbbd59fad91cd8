"""A Huntflow of one organisation whose lists a test may bend while they are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.settings import Offline
from huntflow_desk.services.workplace import Workplace
from tests.services.rig import ACCOUNT, House, page
from tests.services.rig import card as person

A_PAGE = 30
_PERSON = re.compile(rf"/v2/accounts/{ACCOUNT}/applicants/(\d+)(/.*)?")


class Server:
    """Answers from `people` (newest first) and `vacancies`.

    `before(request)` runs before each list of people; `bend(number, envelope)` may change what a
    page says; `merged` maps ids to the id of the surviving card; `broken` ids cannot be written.
    `fail[path]` answers a status in place of everything else.
    """

    def __init__(self, count: int = 0) -> None:
        self.people = {one: person(one) for one in range(1, count + 1)}
        self.vacancies: dict[int, dict[str, Any]] = {}
        self.merged: dict[int, int] = {}
        self.broken: set[int] = set()
        self.before: Callable[[httpx.Request], None] = lambda request: None
        self.bend: Callable[[int, dict[str, Any]], dict[str, Any]] = lambda number, answer: answer
        self.fail: dict[str, int] = {}
        self.order: Callable[[dict[str, Any]], Any] = lambda one: -one["id"]
        self.stage_order: Callable[[dict[str, Any]], Any] | None = None
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        self.asked.append(f"{path.removeprefix('/v2')}?{request.url.query.decode()}".rstrip("?"))
        if path in self.fail:
            return refusal(self.fail[path])
        if path == "/v2/me":
            return httpx.Response(200, json={"id": 1, "name": "Мария"})
        if path == "/v2/accounts":
            return httpx.Response(200, json={"items": [{"id": ACCOUNT, "name": "Acme"}]})
        if path == f"/v2/accounts/{ACCOUNT}/applicants":
            return self._list(request)
        if path == f"/v2/accounts/{ACCOUNT}/vacancies":
            items = list(self.vacancies.values())
            if request.url.params.get("mine"):
                items = [one for one in items if one.get("mine")]
            return httpx.Response(200, json=page(items))
        if path == f"/v2/accounts/{ACCOUNT}/vacancies/statuses":
            stages = [{"id": one, "name": f"Этап {one}", "type": "user"} for one in (1, 2)]
            return httpx.Response(200, json={"items": stages})
        found = _PERSON.fullmatch(path)
        if found is not None and found[2] is None:
            return self._person(int(found[1]))
        if found is not None:
            return self._part(int(found[1]), found[2])
        return httpx.Response(200, json={"items": []})

    def pages(self) -> list[int]:
        """Numbers of the pages of everybody that were asked for."""
        found = (re.search(r"applicants\?count=30&page=(\d+)$", one) for one in self.asked)
        return [int(match[1]) for match in found if match]

    def asked_for(self) -> set[int]:
        """Ids of people who were asked for directly."""
        found = (re.search(r"applicants/(\d+)$", one) for one in self.asked)
        return {int(match[1]) for match in found if match}

    def _list(self, request: httpx.Request) -> httpx.Response:
        self.before(request)
        number = int(request.url.params.get("page", 1))
        count = int(request.url.params.get("count", A_PAGE))
        people = sorted(self.people.values(), key=self.order)
        stage = request.url.params.get("status")
        if stage is not None:
            people = [one for one in people if any(x["status"] == int(stage) for x in one["links"])]
            people.sort(key=self.stage_order or (lambda one: one["links"][0]["updated"] or ""))
            people.reverse()
        vacancy = request.url.params.get("vacancy")
        if vacancy is not None:
            people = [
                one for one in people if any(x["vacancy"] == int(vacancy) for x in one["links"])
            ]
        part = people[(number - 1) * count : number * count]
        if any(one["id"] in self.broken for one in part):
            location = {"entity": "response", "variable": "/items"}
            body = {"errors": [{"type": "type_error.integer", "title": "?", "location": location}]}
            return httpx.Response(400, json=body)
        answer = page(part, number, pages=-(-len(people) // count) or 1, total=len(people))
        return httpx.Response(200, json=self.bend(number, answer))

    def _person(self, applicant_id: int) -> httpx.Response:
        found = self.people.get(self.merged.get(applicant_id, applicant_id))
        return refusal(404) if found is None else httpx.Response(200, json=found)

    def _part(self, applicant_id: int, part: str) -> httpx.Response:
        if applicant_id not in self.people:
            return refusal(404)
        if part == "/logs":
            entry = {"id": applicant_id * 10, "type": "COMMENT", "comment": "Созвонились"}
            return httpx.Response(200, json=page([entry]))
        if part == "/questionary":
            return httpx.Response(200, json={"why": "интересно"})
        if part.startswith("/externals/"):
            number = int(part.rsplit("/", 1)[1])
            body = {"id": number, "auth_type": "NATIVE", "data": {"body": f"Резюме {number}"}}
            return httpx.Response(200, json=body)
        return refusal(404)


def refusal(status: int) -> httpx.Response:
    """An error as the vendor words it."""
    kind = {404: "not_found", 403: "access_denied"}.get(status, "server_error")
    return httpx.Response(status, json={"errors": [{"type": kind, "title": kind}]})


def house(folder: Path, server: Server, *, details: str = "none", **offline: Any) -> House:
    """A desk on this server; `offline` as in the settings."""
    from dataclasses import replace

    made = House(folder, server)
    settings = made.desk.settings("anna")
    wanted = Offline(**{"details": details, "files": False, **offline})
    made.desk.keep_settings("anna", replace(settings, first_run_done=True, offline=wanted))
    return made


async def lift_the_pace(workplace: Workplace) -> None:
    """No limit: tests that are not about it do not wait."""
    api = await workplace.session.api()
    api.transport.pace.set(float("inf"), float("inf"))


def kept(workplace: Workplace) -> set[int]:
    """Ids of everybody in the store."""
    found: set[int] = set()
    query = ApplicantQuery(ACCOUNT)
    while rows := workplace.library.applicant_rows(query, offset=len(found)):
        found |= {row.applicant_id for row in rows}
    return found


async def notes(workplace: Workplace) -> list[str]:
    """What the synchronisation wrote into the log."""
    from huntflow_desk.core.query import LogQuery

    # Rows are written behind, in their order: when this is through, so are they.
    await workplace.journal.prune()

    rows = workplace.journal.rows(LogQuery(text="sync:"))
    return [row.error_message for row in rows]
