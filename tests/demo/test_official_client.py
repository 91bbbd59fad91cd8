"""The vendor's own client works against the demo (acceptance 2): an oracle not written by us.

Where huntflow-api-client 2.13.8 itself is wrong (../shared/huntflow/official-client.md, section 4):

* it requires ``site`` in applicant answers, a key the document does not know. The demo sends
  ``site: []``, as newer servers do (API.md section 11); ``test_without_site_...`` shows what the
  client makes of a server that matches the document;
* its worklog types are a closed list: one unknown type rejects the page.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from huntflow_desk.demo import DemoHuntflow
from tests.demo.rig import Clock, Rig, run, served

pytest.importorskip(
    "huntflow_api_client", reason="huntflow-api-client (an oracle of tests) is not installed"
)

from huntflow_api_client import HuntflowAPI
from huntflow_api_client.entities.accounts import Account
from huntflow_api_client.entities.applicant_logs import ApplicantLog
from huntflow_api_client.entities.applicant_on_vacancy import ApplicantOnVacancy
from huntflow_api_client.entities.applicant_on_vacancy_status import ApplicantOnVacancyStatus
from huntflow_api_client.entities.applicants import Applicant
from huntflow_api_client.entities.file import File
from huntflow_api_client.entities.questionary import ApplicantsQuestionary
from huntflow_api_client.entities.resume import Resume as ApplicantResume
from huntflow_api_client.entities.tags import AccountTag, ApplicantTag
from huntflow_api_client.entities.vacancies import Vacancy
from huntflow_api_client.errors.errors import InvalidRefreshTokenError, NotFoundError
from huntflow_api_client.models.request.applicant_logs import CreateApplicantLogRequest
from huntflow_api_client.models.request.applicant_on_vacancy import (
    AddApplicantToVacancyRequest,
    ChangeVacancyApplicantStatusRequest,
)
from huntflow_api_client.models.request.applicants import (
    ApplicantCreateRequest,
    ApplicantUpdateRequest,
)
from huntflow_api_client.models.request.file import UploadFileHeaders
from huntflow_api_client.models.request.tags import (
    CreateAccountTagRequest,
    UpdateApplicantTagsRequest,
)
from huntflow_api_client.models.response.applicant_logs import ApplicantLogResponse
from huntflow_api_client.models.response.applicants import ApplicantItem, ApplicantListResponse
from huntflow_api_client.tokens.locker import AsyncioLockLocker
from huntflow_api_client.tokens.proxy import HuntflowTokenProxy
from huntflow_api_client.tokens.storage import AbstractHuntflowTokenStorage
from huntflow_api_client.tokens.token import ApiToken
from pydantic import ValidationError

ORG = 1
RESUME = "Орлова Мария\nЛогист\nТелефон: +7 912 000-11-22\nПочта: m.orlova@example.com\n"


class Kept(AbstractHuntflowTokenStorage):
    """The pair in memory (the client's file storage is not atomic)."""

    def __init__(self, pair: dict[str, Any]) -> None:
        self.token = ApiToken(pair["access_token"], pair["refresh_token"])

    async def get(self) -> ApiToken:
        return self.token

    async def update(self, token: ApiToken) -> None:
        self.token = token


def drive(work: Callable[[HuntflowAPI, DemoHuntflow, Clock, Kept], Awaitable[None]]) -> None:
    """Run a test with the official client against a server on a loopback port."""
    clock = Clock()
    demo = DemoHuntflow(applicants=120, clock=clock, rate_limit=False)
    kept = Kept(demo.issue_pair())
    with served(demo) as base_url:
        proxy = HuntflowTokenProxy(kept, locker=AsyncioLockLocker())
        api = HuntflowAPI(base_url, token_proxy=proxy, auto_refresh_tokens=True)
        asyncio.run(asyncio.wait_for(_awaited(work(api, demo, clock, kept)), 20))


async def _awaited(work: Awaitable[None]) -> None:
    await work


def test_organisations_and_vacancies() -> None:
    async def work(api: HuntflowAPI, demo: DemoHuntflow, clock: Clock, kept: Kept) -> None:
        me = await Account(api).get_current_user()
        assert me.name == "Анна Ветрова"
        accounts = await Account(api).list()
        assert [row.nick for row in accounts.items] == ["severny-veter", "acme-labs", "zerno"]
        assert (await Account(api).get(ORG)).locale == "ru_RU"
        vacancies = await Vacancy(api).list(ORG, count=100)
        assert {row.state.value for row in vacancies.items} == {"OPEN", "HOLD", "CLOSED"}
        for row in vacancies.items:
            full = await Vacancy(api).get(ORG, row.id)
            assert full.position == row.position
        stages = await ApplicantOnVacancyStatus(api).list(ORG)
        assert {row.type for row in stages.items} == {"user", "hired", "trash"}
        assert len((await Vacancy(api).get_vacancy_status_groups(ORG)).items) == 2
        fields = await Vacancy(api).get_additional_fields_schema(ORG)
        assert "reason" in fields.root

    drive(work)


def test_applicant_from_upload_to_stage() -> None:
    async def work(api: HuntflowAPI, demo: DemoHuntflow, clock: Clock, kept: Kept) -> None:
        upload = await File(api).upload(
            ORG, UploadFileHeaders(file_parse=True), RESUME.encode(), filename="Орлова.txt"
        )
        assert upload.parsed_fields is not None
        assert upload.parsed_fields.name.last == "Орлова"
        assert upload.parsed_fields.phones == ["+7 912 000-11-22"]
        made = await Applicant(api).create(
            ORG,
            ApplicantCreateRequest(
                first_name="Мария",
                last_name="Орлова",
                email="m.orlova@example.com",
                externals=[{"auth_type": "NATIVE", "data": {"body": RESUME}, "files": [upload.id]}],
            ),
        )
        card = await Applicant(api).get(ORG, made.id)
        assert card.email == "m.orlova@example.com"
        patched = await Applicant(api).patch(ORG, made.id, ApplicantUpdateRequest(money="100"))
        assert patched.money == "100"
        assert patched.first_name == "Мария"
        clock.move(5)
        found = await Applicant(api).search_by_cursor(ORG, query="Орлова Мария логист")
        assert [row.id for row in found.items] == [made.id]
        resume = await ApplicantResume(api).get(ORG, made.id, card.external[0].id)
        assert resume.files is not None
        assert resume.files[0].name == "Орлова.txt"

        log = await ApplicantLog(api).create(
            ORG, made.id, CreateApplicantLogRequest(comment="Позвонить в среду")
        )
        assert log.comment == "Позвонить в среду"
        vacancies = await Vacancy(api).list(ORG, state="OPEN")
        vacancy = next(row.id for row in vacancies.items if not row.multiple and not row.parent)
        added = await ApplicantOnVacancy(api).attach_applicant_to_vacancy(
            ORG, made.id, AddApplicantToVacancyRequest(vacancy=vacancy, status=1001)
        )
        moved = await ApplicantOnVacancy(api).change_vacancy_status_for_applicant(
            ORG,
            made.id,
            ChangeVacancyApplicantStatusRequest(vacancy=vacancy, status=1005, comment="Ждём"),
        )
        assert (added.status, moved.status) == (1001, 1005)
        logs = await ApplicantLog(api).list(ORG, made.id)
        kinds = [row.type.value for row in logs.items]
        assert kinds == ["STATUS", "VACANCY-ADD", "COMMENT", "ADD"]

        tag = await AccountTag(api).create(
            ORG, CreateAccountTagRequest(name="Лето", color="0a0b0c")
        )
        assert tag.id in {row.id for row in (await AccountTag(api).list(ORG)).items}
        await ApplicantTag(api).update(ORG, made.id, UpdateApplicantTagsRequest(tags=[tag.id]))
        assert (await ApplicantTag(api).list(ORG, made.id)).tags == [tag.id]

        schema = await ApplicantsQuestionary(api).get_schema(ORG)
        assert schema.root["work_format"].required
        with pytest.raises(NotFoundError):
            await ApplicantsQuestionary(api).get(ORG, made.id)
        await ApplicantsQuestionary(api).create(ORG, made.id, {"work_format": "Офис"})
        await ApplicantsQuestionary(api).update(ORG, made.id, {"experience_years": 4})
        values = await ApplicantsQuestionary(api).get(ORG, made.id)
        assert (values["work_format"], values["experience_years"]) == ("Офис", 4)

    drive(work)


def test_refresh_through_an_expiry() -> None:
    async def work(api: HuntflowAPI, demo: DemoHuntflow, clock: Clock, kept: Kept) -> None:
        old = kept.token.access_token
        await Account(api).get_current_user()
        clock.move(604_801)
        users = await asyncio.gather(*(Account(api).get_current_user() for _ in range(5)))
        assert len(users) == 5
        assert kept.token.access_token != old
        refreshed = [row["status"] for row in demo.journal if row["path"] == "/v2/token/refresh"]
        assert refreshed == [200]
        clock.move(1_209_601)  # after the refresh window only a person can help
        with pytest.raises(InvalidRefreshTokenError):
            await Account(api).get_current_user()

    drive(work)


def test_all_invented_people_fit_the_models_of_the_client() -> None:
    async def work(rig: Rig) -> None:
        for account in (1, 2, 3):
            answer = await rig.get(f"/accounts/{account}/applicants")
            page = ApplicantListResponse.model_validate(answer)
            for card in page.items:
                logs = await rig.get(f"/accounts/{account}/applicants/{card.id}/logs")
                kinds = {log["type"] for log in logs["items"]}
                if "VACANCY-REMOVE" not in kinds:  # the client knows a closed list of types
                    ApplicantLogResponse.model_validate(logs)

    run(work, applicants=200)


def test_without_site_the_client_rejects_a_card_that_fits_the_document() -> None:
    async def work(rig: Rig) -> None:
        card = (await rig.get("/accounts/1/applicants"))["items"][0]
        ApplicantItem.model_validate(card)
        del card["site"]
        with pytest.raises(ValidationError, match="site"):
            ApplicantItem.model_validate(card)

    run(work, applicants=20)


def test_the_listing_of_one_vacancy_is_mis_sent_by_the_client() -> None:
    """It sends ``vacancy_id``; the server, knowing only ``vacancy``, lists everybody."""

    async def work(api: HuntflowAPI, demo: DemoHuntflow, clock: Clock, kept: Kept) -> None:
        everybody = await Applicant(api).list(ORG)
        vacancy = (await Vacancy(api).list(ORG)).items[0].id
        listed = await Applicant(api).list(ORG, vacancy_id=vacancy)
        assert listed.total_items == everybody.total_items
        async with httpx.AsyncClient() as client:
            answer = await client.get(
                f"{api.api_url}/accounts/{ORG}/applicants",
                params={"vacancy": vacancy},
                headers={"Authorization": f"Bearer {kept.token.access_token}"},
            )
        assert answer.json()["total_items"] < everybody.total_items

    drive(work)
