"""A session over real HTTP: what the server counted is what the log shows, secrets apart."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from pathlib import Path
from typing import Any

from huntflow_desk.core.errors import DeskError, Forbidden, NotFound
from huntflow_desk.core.query import ApplicantQuery, LogQuery
from huntflow_desk.core.settings import Paths, System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.services.workplace import Desk, Workplace
from tests.demo.rig import served
from tests.filling import key_pair, read_everything

EVERYONE = ApplicantQuery(1)


async def a_day_of_work(demo: DemoHuntflow, workplace: Workplace) -> None:
    """Reading, writing, uploading; keys expire, answers get lost, rights are missing."""
    library, switches = workplace.library, demo.switches
    api = await workplace.session.api()
    api.transport.pace.set(1e6, 1e6)
    await read_everything(workplace)
    person = next(row for row in library.applicant_rows(EVERYONE) if row.has_resume)
    switches.set("expire_tokens")
    await asyncio.gather(
        *(
            library.refresh_card(1, row.applicant_id, force=True)
            for row in library.applicant_rows(EVERYONE, limit=8)
        )
    )
    switches.set("trouble", path="/me$", times=1, status=502)
    await library.refresh_accounts()
    switches.set("lose_answer", path="/accounts$", times=1)
    await library.refresh_accounts()
    switches.set("down", path="/statuses$", times=1)
    await library.refresh_dictionaries(1, force=True)
    switches.set("garble", path="/vacancies$", times=1)
    with contextlib.suppress(DeskError):
        await library.refresh_vacancies(1, force=True)
    switches.set("forbid", path="/tags$", times=1)
    with contextlib.suppress(Forbidden):
        await api.applicants.set_tags(1, person.applicant_id, [])
    switches.set("broken_record", path=r"/applicants$", times=1)
    await library.refresh_applicants(1, force=True)
    switches.set("lose_answer", method="POST", times=1)
    with contextlib.suppress(DeskError):
        await api.applicants.add_log(1, person.applicant_id, "слово")
    await api.files.upload(1, "resume.txt", "Опыт: Python".encode(), parse=True)
    await api.applicants.patch(1, person.applicant_id, {"position": "Developer"})
    photo = next(
        (
            saved.value.photo_url
            for row in library.applicant_rows(EVERYONE, limit=40)
            if (saved := workplace.store.records.applicant(1, row.applicant_id))
            and saved.value.photo_url
        ),
        "",
    )
    if photo:
        await api.files.fetch(photo)
    with contextlib.suppress(NotFound):
        await library.refresh_card(1, 99_999_999, force=True)
    switches.set("slow", path="/me$", seconds=0.5)
    before = len(demo.journal)
    given_up = asyncio.ensure_future(library.refresh_accounts())
    while len(demo.journal) == before:  # noqa: ASYNC110 - the server has no events for us
        await asyncio.sleep(0.005)
    given_up.cancel()
    await asyncio.wait([given_up])


def test_every_request_of_a_day_is_in_the_log(tmp_path: Path) -> None:
    demo = DemoHuntflow(applicants=40, seed=1, rate_limit=False, index_lag_s=0.0)
    shown: list[tuple[str, str, int | None]] = []
    bodies: list[Any] = []
    garbled: list[tuple[str, str]] = []

    async def work(url: str) -> None:
        desk = Desk(Paths(tmp_path))
        await desk.keep_keys("anna", System.PROD, key_pair(demo, url))
        workplace = desk.open("anna")
        try:
            await a_day_of_work(demo, workplace)
            await workplace.session.close()
        finally:
            await desk.close(workplace)
        workplace = desk.open("anna")
        try:
            journal = workplace.journal
            for offset in range(0, journal.count(LogQuery()), 300):
                for row in journal.rows(LogQuery(), offset, 300):
                    shown.append((row.method, row.endpoint.partition("?")[0], row.status_code))
                    if row.is_error and row.status_code == 200:
                        garbled.append((row.endpoint.partition("?")[0], row.error_message))
                    if "token" in row.endpoint:
                        bodies.append(journal.get(row.log_id))
            assert journal.users() == ("anna",)
            errors = journal.count(LogQuery(errors_only=True))
            told = sum(status is None or status >= 400 for _, _, status in shown)
            assert errors == told + len(garbled)
        finally:
            await desk.close(workplace)

    with served(demo) as url:
        asyncio.run(work(url))
    counted = Counter((row["method"], row["path"].removeprefix("/v2")) for row in demo.journal)
    assert Counter((method, path) for method, path, _ in shown) == counted
    heard = Counter(
        (row["method"], row["path"].removeprefix("/v2"), row["status"])
        for row in demo.journal
        if row["answered"]
    )
    # The request that was given up has no status here, whatever the server thinks.
    assert set(heard - Counter(shown)) <= {("GET", "/me", 200)}
    assert garbled == [("/accounts/1/vacancies", "Garbled: unreadable answer")]
    assert counted["POST", "/token/refresh"] == 1
    assert any(method == "POST" and path.endswith("/upload") for method, path, _ in shown)
    (refresh,) = bodies
    assert "<secret>" in repr(refresh.request_data) and "<secret>" in repr(refresh.response_data)
