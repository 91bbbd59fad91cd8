"""A workplace that delivers to an embedded Huntflow, both in a time of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx

from huntflow_desk.core.edits import Edit, State
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.settings import System
from huntflow_desk.services.workplace import Workplace
from tests.services import hurry
from tests.services.rig import ACCOUNT, House

T = TypeVar("T")
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WRITES = ("POST", "PUT", "PATCH", "DELETE")
COLLEAGUE = "Colleague/1.0 (colleague@example.com)"


class Time:
    """The time of the running loop, going on over restarts of the program."""

    def __init__(self) -> None:
        self._passed = 0.0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._began = 0.0
        self._set_s = 0.0

    def __call__(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    @property
    def seconds(self) -> float:
        """Since the beginning, as the clock on the wall has it."""
        return self.steady + self._set_s

    def set_by(self, seconds: float) -> None:
        """Somebody sets the clock on the wall."""
        self._set_s += seconds

    @property
    def steady(self) -> float:
        """Seconds that have passed."""
        return self._passed + (self._loop.time() - self._began if self._loop else 0.0)

    def begin(self) -> None:
        """A loop runs from now on."""
        self._loop = asyncio.get_running_loop()
        self._began = self._loop.time()

    def end(self) -> None:
        """It ends."""
        self._passed, self._loop = self.steady, None


class Post(House):
    """A house whose edits travel."""

    def __init__(self, folder: Path, **options: Any) -> None:
        self.time = Time()
        self.lines: list[str] = []
        self.on_line: Callable[[str], None] = self.lines.append
        options = {"applicants": 40, **options}
        super().__init__(folder, clock=lambda: self.time().timestamp(), **options)
        self.desk.clock = self.time
        self.desk._marker = lambda line: self.on_line(line)

    def run(
        self,
        work: Callable[[Workplace], Awaitable[T]],
        profile: str = "anna",
        system: System = System.PROD,
    ) -> T:
        """Do `work` in an open workplace."""

        async def inside() -> T:
            self.time.begin()
            try:
                async with self.open(profile, system) as workplace:
                    return await work(workplace)
            finally:
                self.time.end()

        return hurry.run(inside)

    # The server's side

    async def ask(self, method: str, path: str, body: Any = None) -> Any:
        """A colleague's request, or a look at the demo's own doors (`/_demo/...`)."""
        pair = self.demo.issue_pair()
        headers = {
            "User-Agent": COLLEAGUE,
            "Authorization": f"Bearer {pair['access_token']}",
        }
        prefix = "" if path.startswith("/_demo") else f"/v2/accounts/{ACCOUNT}"
        client = httpx.AsyncClient(transport=self.demo.transport(), base_url="https://demo.example")
        async with client:
            answer = await client.request(method, prefix + path, json=body, headers=headers)
        assert answer.status_code in (200, 204), answer.text
        return answer.json() if answer.content else None

    async def card(self, applicant_id: int) -> dict[str, Any]:
        """Somebody as the server has them, with `tags` as ids and `logs`."""
        card = await self.ask("GET", f"/applicants/{applicant_id}")
        logs = await self.ask("GET", f"/applicants/{applicant_id}/logs?count=100")
        tags = [one["tag"] for one in card["tags"]]
        assert isinstance(card, dict)
        return {**card, "tags": tags, "logs": logs["items"]}

    async def comments(self, applicant_id: int) -> list[str]:
        """Texts of the comments in a person's history."""
        card = await self.card(applicant_id)
        return [log["comment"] for log in card["logs"] if log["comment"]]

    async def stage(self, applicant_id: int, vacancy_id: int) -> int | None:
        """Where somebody is on a vacancy."""
        links = (await self.card(applicant_id))["links"]
        return next((one["status"] for one in links if one["vacancy"] == vacancy_id), None)

    def writes(self, *, method: str = "", part: str = "") -> list[dict[str, Any]]:
        """Our writes that were carried out, in order, uploads left out."""
        return [
            entry
            for entry in self.demo.journal
            if entry["method"] in ((method,) if method else WRITES)
            and entry["executed"]
            and part in entry["path"]
            and entry["user_agent"] != COLLEAGUE
            and not entry["path"].endswith(("/upload", "/token/refresh"))
            and entry["path"].startswith("/v2")
        ]


async def fill(workplace: Workplace) -> None:
    """Dictionaries, vacancies and everybody."""
    await workplace.library.refresh_accounts()
    await workplace.library.refresh_dictionaries(ACCOUNT)
    await workplace.library.refresh_vacancies(ACCOUNT)
    await workplace.library.refresh_applicants(ACCOUNT)


def linked(workplace: Workplace, skip: int = 0) -> tuple[int, int, int]:
    """Somebody on an open vacancy: person, vacancy, stage."""
    open_ones = workplace.store.records.vacancy_ids(ACCOUNT, ["OPEN"])
    for row in workplace.library.applicant_rows(ApplicantQuery(ACCOUNT)):
        saved = workplace.store.records.applicant(ACCOUNT, row.applicant_id)
        assert saved is not None
        for link in saved.value.links:
            if link.vacancy_id in open_ones and _kind(workplace, link.stage_id) == "user":
                if skip == 0:
                    return row.applicant_id, link.vacancy_id, link.stage_id
                skip -= 1
                break
    raise AssertionError("nobody is on a vacancy")


def other_stage(workplace: Workplace, vacancy_id: int, *but: int, kind: str = "user") -> int:
    """A stage of a vacancy that is none of these."""
    stages = workplace.library.stages(ACCOUNT, vacancy_id)
    return next(one.stage_id for one in stages if one.stage_id not in but and one.kind == kind)


def _kind(workplace: Workplace, stage_id: int) -> str:
    return workplace.library.names(ACCOUNT).stages[stage_id].kind


def states(workplace: Workplace) -> list[State]:
    """States of all edits, oldest first."""
    return [edit.state for edit in edits(workplace)]


def edits(workplace: Workplace) -> list[Edit]:
    """All edits, oldest first."""
    return sorted(workplace.store.outbox.rows(), key=lambda edit: edit.edit_id)
