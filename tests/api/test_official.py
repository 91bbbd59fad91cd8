"""The vendor's own client as an independent judge of our requests.

Each of our calls and the official one are run against recorders; method, path, query and body
must be equal except for the differences accepted below, each with its reason (official client
notes, section 3).
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any

import httpx
import pytest

from huntflow_desk.api.huntflow import HuntflowApi
from huntflow_desk.core.documents import Social
from huntflow_desk.core.wire import bodies

from .rig import Rig
from .virtual import run

pytest.importorskip("huntflow_api_client", reason="the official client is not installed")

Query = list[tuple[str, str]]
Seen = tuple[str, str, Query, Any]

# Sent by the official client although it is the vendor's default: says nothing either way.
DEFAULTS = {
    ("mine", "false"),
    ("personal", "false"),
    ("editable", "false"),
    ("only_available", "false"),
    ("only_current_status", "false"),
    ("field", "all"),
    ("processing_status", "ALL"),
}


class Recorded(Exception):
    """Ends the official call before its strict models see an answer."""


class Recorder:
    """Stands in for `HuntflowAPI`: entities only use `request`."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    async def request(
        self, method: str, path: str, *, params: Any = None, json: Any = None, **_: Any
    ) -> Any:
        query = httpx.QueryParams(params or {}).multi_items()
        self.seen.append((method, path, query, json))
        raise Recorded


def entity(module: str, name: str) -> Callable[[Recorder], Any]:
    found = getattr(importlib.import_module(f"huntflow_api_client.entities.{module}"), name)
    return lambda recorder: found(recorder)


def model(module: str, name: str, /, **values: Any) -> Any:
    found = getattr(importlib.import_module(f"huntflow_api_client.models.request.{module}"), name)
    return found(**values)


def nothing(seen: Seen) -> Seen:
    return seen


def vacancy_filter(seen: Seen) -> Seen:
    """Sends `vacancy_id`, which the document does not know: the whole organisation comes back."""
    method, path, query, body = seen
    return method, path, [("vacancy" if k == "vacancy_id" else k, v) for k, v in query], body


def display_names(seen: Seen) -> Seen:
    """Dumps without aliases: the names of attendees and recipients are lost."""
    method, path, query, body = seen

    def renamed(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{("displayName" if k == "name" else k): v for k, v in p.items()} for p in people]

    body = json.loads(json.dumps(body))
    if "calendar_event" in body:
        body["calendar_event"]["attendees"] = renamed(body["calendar_event"]["attendees"])
    if "email" in body:
        body["email"]["to"] = renamed(body["email"]["to"])
    return method, path, query, body


def newer(seen: Seen) -> Seen:
    """Sends `site` (newer than the document) and `social` even when empty."""
    method, path, query, body = seen
    return method, path, query, {k: v for k, v in body.items() if v != []}


def nulls(seen: Seen) -> Seen:
    """Sends null for what was not given."""
    method, path, query, body = seen
    return method, path, query, {k: v for k, v in body.items() if v is not None}


BEGIN = datetime(2026, 3, 2, 10)  # noqa: DTZ001 - requests take naive local time
END = datetime(2026, 3, 2, 11)  # noqa: DTZ001

Ours = Callable[[HuntflowApi], Awaitable[Any]]
Theirs = Callable[[Any], Awaitable[Any]]
Case = tuple[Ours, Callable[[Recorder], Any], Theirs, Callable[[Seen], Seen]]

CASES: dict[str, Case] = {
    "me": (
        lambda api: api.accounts.me(),
        entity("accounts", "Account"),
        lambda c: c.get_current_user(),
        nothing,
    ),
    "accounts": (
        lambda api: api.accounts.accounts(),
        entity("accounts", "Account"),
        lambda c: c.list(),
        nothing,
    ),
    "account": (
        lambda api: api.accounts.account(1),
        entity("accounts", "Account"),
        lambda c: c.get(1),
        nothing,
    ),
    "coworkers": (
        lambda api: api.accounts.coworkers(1, vacancy_ids=[7, 8], fetch_permissions=True, count=30),
        entity("coworkers", "Coworker"),
        lambda c: c.list(1, vacancy_id=[7, 8], fetch_permissions=True),
        nothing,
    ),
    "email accounts": (
        lambda api: api.accounts.email_accounts(),
        entity("user_settings", "UserSettings"),
        lambda c: c.get_email_accounts(),
        nothing,
    ),
    "calendar accounts": (
        lambda api: api.accounts.calendar_accounts(),
        entity("user_settings", "UserSettings"),
        lambda c: c.get_calendar_accounts(),
        nothing,
    ),
    "vacancies": (
        lambda api: api.vacancies.page(1, states=["OPEN", "HOLD"], mine=True, page=2),
        entity("vacancies", "Vacancy"),
        lambda c: c.list(1, count=100, page=2, mine=True, state=["OPEN", "HOLD"]),
        nothing,
    ),
    "vacancy": (
        lambda api: api.vacancies.get(1, 7),
        entity("vacancies", "Vacancy"),
        lambda c: c.get(1, 7),
        nothing,
    ),
    "new vacancy": (
        lambda api: api.vacancies.create(
            1,
            {
                "position": "X",
                "division_id": 4,
                "region_id": 5,
                "coworker_ids": [1],
                "hidden": True,
                "body": "<p>b</p>",
                "file_ids": [9],
                "quotas": [bodies.quota(2, date(2026, 5, 1))],
            },
            {"fork": "1"},
        ),
        entity("vacancies", "Vacancy"),
        lambda c: c.create(
            1,
            model(
                "vacancies",
                "VacancyCreateRequest",
                position="X",
                account_division=4,
                account_region=5,
                coworkers=[1],
                hidden=True,
                body="<p>b</p>",
                files=[9],
                fill_quotas=[{"applicants_to_hire": 2, "deadline": date(2026, 5, 1)}],
                fork="1",
            ),
        ),
        nothing,
    ),
    "vacancy patch": (
        lambda api: api.vacancies.patch(
            1, 7, {"money": "1", "state": "CLOSED", "close_reason_id": 3}
        ),
        entity("vacancies", "Vacancy"),
        lambda c: c.patch(
            1,
            7,
            model(
                "vacancies",
                "VacancyUpdatePartialRequest",
                money="1",
                state="CLOSED",
                account_vacancy_close_reason=3,
            ),
        ),
        nothing,
    ),
    "vacancy put": (
        lambda api: api.vacancies.put(1, 7, {"position": "X", "division_id": 4}),
        entity("vacancies", "Vacancy"),
        lambda c: c.update(
            1, 7, model("vacancies", "VacancyUpdateRequest", position="X", account_division=4)
        ),
        nothing,
    ),
    "vacancy delete": (
        lambda api: api.vacancies.delete(1, 7),
        entity("vacancies", "Vacancy"),
        lambda c: c.delete(1, 7),
        nothing,
    ),
    "vacancy close": (
        lambda api: api.vacancies.close(1, 7, reason_id=3, comment="c", day=date(2026, 1, 2)),
        entity("vacancies", "Vacancy"),
        lambda c: c.close(
            1,
            7,
            model(
                "vacancies",
                "VacancyCloseRequest",
                account_vacancy_close_reason=3,
                comment="c",
                date=date(2026, 1, 2),
            ),
        ),
        nothing,
    ),
    "vacancy hold": (
        lambda api: api.vacancies.hold(1, 7, reason_id=3),
        entity("vacancies", "Vacancy"),
        lambda c: c.hold(
            1, 7, model("vacancies", "VacancyHoldRequest", account_vacancy_hold_reason=3)
        ),
        nulls,
    ),
    "vacancy resume": (
        lambda api: api.vacancies.resume(1, 7),
        entity("vacancies", "Vacancy"),
        lambda c: c.resume(1, 7),
        nothing,
    ),
    "statuses": (
        lambda api: api.vacancies.statuses(1),
        entity("applicant_on_vacancy_status", "ApplicantOnVacancyStatus"),
        lambda c: c.list(1),
        nothing,
    ),
    "status groups": (
        lambda api: api.vacancies.status_groups(1),
        entity("vacancies", "Vacancy"),
        lambda c: c.get_vacancy_status_groups(1),
        nothing,
    ),
    "vacancy fields": (
        lambda api: api.vacancies.additional_fields(1),
        entity("vacancies", "Vacancy"),
        lambda c: c.get_additional_fields_schema(1),
        nothing,
    ),
    "frame": (
        lambda api: api.vacancies.frame(1, 7),
        entity("vacancies", "Vacancy"),
        lambda c: c.get_last_frame(1, 7),
        nothing,
    ),
    "frames": (
        lambda api: api.vacancies.frames(1, 7),
        entity("vacancies", "Vacancy"),
        lambda c: c.get_frames(1, 7),
        nothing,
    ),
    "quotas": (
        lambda api: api.vacancies.quotas(1, 7, count=30),
        entity("vacancies", "Vacancy"),
        lambda c: c.get_quotas(1, 7),
        nothing,
    ),
    "frame quotas": (
        lambda api: api.vacancies.frame_quotas(1, 7, 8),
        entity("vacancies", "Vacancy"),
        lambda c: c.get_frame_quotas(1, 7, 8),
        nothing,
    ),
    "member": (
        lambda api: api.vacancies.add_member(1, 7, 8, [("status", 3)]),
        entity("vacancies", "Vacancy"),
        lambda c: c.assign_coworker(
            1,
            7,
            8,
            model(
                "vacancies",
                "VacancyMemberCreateRequest",
                permissions=[{"permission": "status", "value": 3}],
            ),
        ),
        nothing,
    ),
    "member off": (
        lambda api: api.vacancies.remove_member(1, 7, 8),
        entity("vacancies", "Vacancy"),
        lambda c: c.remove_coworker(1, 7, 8),
        nothing,
    ),
    "applicants": (
        lambda api: api.applicants.page(1, page=3, vacancy_id=7, stage_id=31),
        entity("applicants", "Applicant"),
        lambda c: c.list(1, page=3, vacancy_id=7, status=31),
        vacancy_filter,
    ),
    "applicant": (
        lambda api: api.applicants.get(1, 9),
        entity("applicants", "Applicant"),
        lambda c: c.get(1, 9),
        nothing,
    ),
    "new applicant": (
        lambda api: api.applicants.create(
            1,
            {
                "first_name": "Анна",
                "last_name": "Иванова",
                "birthday": date(1990, 5, 1),
                "photo_id": 4,
                "social": (Social("TELEGRAM", "@a"),),
            },
            resume=bodies.resume("text", source_id=3, file_ids=[5]),
        ),
        entity("applicants", "Applicant"),
        lambda c: c.create(
            1,
            model(
                "applicants",
                "ApplicantCreateRequest",
                first_name="Анна",
                last_name="Иванова",
                birthday=date(1990, 5, 1),
                photo=4,
                social=[{"social_type": "TELEGRAM", "value": "@a"}],
                externals=[
                    {
                        "auth_type": "NATIVE",
                        "account_source": 3,
                        "data": {"body": "text"},
                        "files": [5],
                    }
                ],
            ),
        ),
        newer,
    ),
    "applicant patch": (
        lambda api: api.applicants.patch(1, 9, {"phone": None, "money": "5"}),
        entity("applicants", "Applicant"),
        lambda c: c.patch(
            1, 9, model("applicants", "ApplicantUpdateRequest", phone=None, money="5")
        ),
        nothing,
    ),
    "applicant delete": (
        lambda api: api.applicants.delete(1, 9),
        entity("applicants", "Applicant"),
        lambda c: c.delete(1, 9),
        nothing,
    ),
    "search": (
        lambda api: api.applicants.search_by_cursor(
            1,
            "Анна Иванова",
            tag_ids=[1, 2],
            stage_ids=[3],
            vacancy_ids=[7, 8],
            rejection_reason_ids=[4],
            source_ids=[5],
            only_current_stage=True,
            count=30,
        ),
        entity("applicants", "Applicant"),
        lambda c: c.search_by_cursor(
            1,
            query="Анна Иванова",
            tag=[1, 2],
            status=[3],
            vacancy=[7, 8],
            rejection_reason=[4],
            account_source=[5],
            only_current_status=True,
        ),
        nothing,
    ),
    "search on no vacancy": (
        lambda api: api.applicants.search_by_cursor(1, vacancy_ids=[], count=30),
        entity("applicants", "Applicant"),
        lambda c: c.search_by_cursor(1, vacancy=[]),
        nothing,
    ),
    "search goes on": (
        lambda api: api.applicants.search_by_cursor(1, "x", cursor="abc", tag_ids=[1]),
        entity("applicants", "Applicant"),
        lambda c: c.search_by_cursor(1, next_page_cursor="abc"),
        nothing,
    ),
    "logs": (
        lambda api: api.applicants.logs(1, 9, vacancy_id=7, count=30, page=2),
        entity("applicant_logs", "ApplicantLog"),
        lambda c: c.list(1, 9, vacancy=7, page=2),
        nothing,
    ),
    "personal logs": (
        lambda api: api.applicants.logs(1, 9, personal=True, count=30),
        entity("applicant_logs", "ApplicantLog"),
        lambda c: c.list(1, 9, personal=True),
        nothing,
    ),
    "comment": (
        lambda api: api.applicants.add_log(1, 9, "c", vacancy_id=7, file_ids=[5]),
        entity("applicant_logs", "ApplicantLog"),
        lambda c: c.create(
            1,
            9,
            model("applicant_logs", "CreateApplicantLogRequest", comment="c", vacancy=7, files=[5]),
        ),
        nothing,
    ),
    "invitation": (
        lambda api: api.applicants.add_log(
            1,
            9,
            "c",
            event=bodies.calendar_event(
                3,
                kind="interview",
                begin=BEGIN,
                end=END,
                timezone="Europe/Moscow",
                attendees=[bodies.attendee("b@example.com", "Борис", 41)],
                name="n",
                interview_type_id=2,
                reminders=[bodies.reminder(15)],
            ),
            email=bodies.email(
                1,
                address="a@example.com",
                subject="s",
                html="h",
                copies=[("c@example.com", "cc", "Вера")],
            ),
        ),
        entity("applicant_logs", "ApplicantLog"),
        lambda c: c.create(
            1,
            9,
            model(
                "applicant_logs",
                "CreateApplicantLogRequest",
                comment="c",
                calendar_event={
                    "calendar": 3,
                    "event_type": "interview",
                    "start": BEGIN,
                    "end": END,
                    "timezone": "Europe/Moscow",
                    "attendees": [{"email": "b@example.com", "displayName": "Борис", "member": 41}],
                    "transparency": "busy",
                    "name": "n",
                    "interview_type": 2,
                    "reminders": [{"multiplier": "minutes", "value": 15, "method": "popup"}],
                },
                email={
                    "account_email": 1,
                    "email": "a@example.com",
                    "subject": "s",
                    "html": "h",
                    "to": [{"email": "c@example.com", "type": "cc", "displayName": "Вера"}],
                },
            ),
        ),
        display_names,
    ),
    "responses": (
        lambda api: api.applicants.responses(1, 9, count=30),
        entity("applicant_reponse", "ApplicantResponse"),
        lambda c: c.list(1, 9),
        nothing,
    ),
    "add to vacancy": (
        lambda api: api.applicants.add_to_vacancy(1, 9, 7, 31, comment="c", file_ids=[5]),
        entity("applicant_on_vacancy", "ApplicantOnVacancy"),
        lambda c: c.attach_applicant_to_vacancy(
            1,
            9,
            model(
                "applicant_on_vacancy",
                "AddApplicantToVacancyRequest",
                vacancy=7,
                status=31,
                comment="c",
                files=[5],
            ),
        ),
        nothing,
    ),
    "hire": (
        lambda api: api.applicants.move(
            1, 9, 7, 31, quota_id=2, employment_date=date(2026, 1, 2), rejection_reason_id=4
        ),
        entity("applicant_on_vacancy", "ApplicantOnVacancy"),
        lambda c: c.change_vacancy_status_for_applicant(
            1,
            9,
            model(
                "applicant_on_vacancy",
                "ChangeVacancyApplicantStatusRequest",
                vacancy=7,
                status=31,
                fill_quota=2,
                employment_date=date(2026, 1, 2),
                rejection_reason=4,
            ),
        ),
        nothing,
    ),
    "split": (
        lambda api: api.applicants.split(1, 7, 9, 31, quota_id=2),
        entity("applicant_on_vacancy", "ApplicantOnVacancy"),
        lambda c: c.move_applicant_to_child_vacancy(
            1,
            7,
            model(
                "applicant_on_vacancy",
                "ApplicantVacancySplitRequest",
                applicant=9,
                status=31,
                fill_quota=2,
            ),
        ),
        nothing,
    ),
    "tags of a card": (
        lambda api: api.applicants.tags(1, 9),
        entity("tags", "ApplicantTag"),
        lambda c: c.list(1, 9),
        nothing,
    ),
    "set tags": (
        lambda api: api.applicants.set_tags(1, 9, [3, 4]),
        entity("tags", "ApplicantTag"),
        lambda c: c.update(1, 9, model("tags", "UpdateApplicantTagsRequest", tags=[3, 4])),
        nothing,
    ),
    "tags": (
        lambda api: api.dictionaries.tags(1),
        entity("tags", "AccountTag"),
        lambda c: c.list(1),
        nothing,
    ),
    "new tag": (
        lambda api: api.dictionaries.create_tag(1, "x", "00ff00"),
        entity("tags", "AccountTag"),
        lambda c: c.create(1, model("tags", "CreateAccountTagRequest", name="x", color="00ff00")),
        nothing,
    ),
    "tag change": (
        lambda api: api.dictionaries.update_tag(1, 3, "x", "00ff00"),
        entity("tags", "AccountTag"),
        lambda c: c.update(
            1, 3, model("tags", "CreateAccountTagRequest", name="x", color="00ff00")
        ),
        nothing,
    ),
    "tag delete": (
        lambda api: api.dictionaries.delete_tag(1, 3),
        entity("tags", "AccountTag"),
        lambda c: c.delete(1, 3),
        nothing,
    ),
    "questionary fields": (
        lambda api: api.applicants.questionary_fields(1),
        entity("questionary", "ApplicantsQuestionary"),
        lambda c: c.get_schema(1),
        nothing,
    ),
    "questionary": (
        lambda api: api.applicants.questionary(1, 9),
        entity("questionary", "ApplicantsQuestionary"),
        lambda c: c.get(1, 9),
        nothing,
    ),
    "new questionary": (
        lambda api: api.applicants.create_questionary(1, 9, {"a": {"id": 5, "name": "x"}}),
        entity("questionary", "ApplicantsQuestionary"),
        lambda c: c.create(1, 9, {"a": 5}),
        nothing,
    ),
    "questionary patch": (
        lambda api: api.applicants.patch_questionary(1, 9, {"a": 1}),
        entity("questionary", "ApplicantsQuestionary"),
        lambda c: c.update(1, 9, {"a": 1}),
        nothing,
    ),
    "resume": (
        lambda api: api.applicants.resume(1, 9, 8),
        entity("resume", "Resume"),
        lambda c: c.get(1, 9, 8),
        nothing,
    ),
    "resume pdf": (
        lambda api: api.applicants.resume_pdf(1, 9, 8),
        entity("resume", "Resume"),
        lambda c: c.get_pdf(1, 9, 8),
        nothing,
    ),
    "resume update": (
        lambda api: api.applicants.update_resume(1, 9, 8, "t", source_id=3),
        entity("resume", "Resume"),
        lambda c: c.update(
            1,
            9,
            8,
            model("resume", "ApplicantResumeUpdateRequest", account_source=3, data={"body": "t"}),
        ),
        nulls,
    ),
    "resume delete": (
        lambda api: api.applicants.delete_resume(1, 9, 8),
        entity("resume", "Resume"),
        lambda c: c.delete(1, 9, 8),
        nothing,
    ),
    "sources": (
        lambda api: api.applicants.sources(1),
        entity("resume", "Resume"),
        lambda c: c.get_sources(1),
        nothing,
    ),
    "rejection reasons": (
        lambda api: api.dictionaries.fetch(1, "rejection_reasons"),
        entity("rejection_reason", "RejectionReason"),
        lambda c: c.list(1),
        nothing,
    ),
    "regions": (
        lambda api: api.dictionaries.fetch(1, "regions"),
        entity("regions", "Region"),
        lambda c: c.list(1),
        nothing,
    ),
    "divisions": (
        lambda api: api.dictionaries.divisions(1, only_available=True),
        entity("divisions", "AccountDivision"),
        lambda c: c.list(1, only_available=True),
        nothing,
    ),
    "dictionaries": (
        lambda api: api.dictionaries.fetch(1, "dictionaries"),
        entity("dictionaries", "Dictionary"),
        lambda c: c.list(1),
        nothing,
    ),
    "dictionary": (
        lambda api: api.dictionaries.dictionary(1, "category"),
        entity("dictionaries", "Dictionary"),
        lambda c: c.get(1, "category"),
        nothing,
    ),
    "close reasons": (
        lambda api: api.dictionaries.fetch(1, "close_reasons"),
        entity("organization_settings", "OrganizationSettings"),
        lambda c: c.get_close_reasons(1),
        nothing,
    ),
    "hold reasons": (
        lambda api: api.dictionaries.fetch(1, "hold_reasons"),
        entity("organization_settings", "OrganizationSettings"),
        lambda c: c.get_hold_reasons(1),
        nothing,
    ),
    "interview types": (
        lambda api: api.dictionaries.interview_types(1),
        entity("organization_settings", "OrganizationSettings"),
        lambda c: c.get_interview_types(1),
        nothing,
    ),
    "mail templates": (
        lambda api: api.dictionaries.mail_templates(1, editable=True),
        entity("email_templates", "MailTemplate"),
        lambda c: c.list(1, editable=True),
        nothing,
    ),
    "recommendations": (
        lambda api: api.dictionaries.recommendations(1, 7),
        entity("recommendation", "Recommendation"),
        lambda c: c.list(1, 7),
        nothing,
    ),
    "delayed task": (
        lambda api: api.dictionaries.delayed_task(1, "a-b"),
        entity("delayed_tasks", "DelayedTask"),
        lambda c: c.get(1, "a-b"),
        nothing,
    ),
}


def plain(seen: Seen) -> Seen:
    method, path, query, body = seen
    return method, path, sorted(pair for pair in query if pair not in DEFAULTS), body


@pytest.mark.parametrize("name", CASES)
def test_our_request_is_theirs(name: str) -> None:
    ours, make, theirs, accepted = CASES[name]
    sent: list[Seen] = []

    def answer(request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content) if request.content else None
        path = request.url.path.removeprefix("/v2")
        sent.append((request.method, path, request.url.params.multi_items(), body))
        return httpx.Response(
            200, json={"id": 1, "vacancy": 1, "status": 1, "items": [], "page": 1}
        )

    async def main() -> Seen:
        recorder = Recorder()
        with pytest.raises(Recorded):
            await theirs(make(recorder))
        async with Rig(answer) as rig:
            await ours(rig.api)
        return recorder.seen[0]

    expected = run(main)
    assert len(sent) == 1
    assert plain(sent[0]) == plain(accepted(expected))


def test_the_upload_form_is_theirs() -> None:
    """Header values differ in case only (`True`): a parser of truth values takes both."""
    sent: list[httpx.Request] = []

    async def answer(request: httpx.Request) -> httpx.Response:
        await request.aread()
        sent.append(request)
        return httpx.Response(200, json={"id": 1})

    class Uploads(Recorder):
        async def request(self, method: str, path: str, **given: Any) -> Any:
            given.pop("timeout", None)
            async with httpx.AsyncClient(
                base_url="https://hf.example/v2", transport=httpx.MockTransport(answer)
            ) as client:
                await client.request(method, path, **given)
            raise Recorded

    async def main() -> None:
        headers = model("file", "UploadFileHeaders", file_parse=True, ignore_phone="+7")
        with pytest.raises(Recorded):
            await entity("file", "File")(Uploads()).upload(
                1, headers, b"content", preset="p", filename="a.pdf"
            )
        async with Rig(answer) as rig:
            await rig.api.files.upload(
                1, "a.pdf", b"content", parse=True, preset="p", ignore_phones=["+7"]
            )

    run(main)
    theirs, ours = sent
    assert (ours.method, ours.url) == (theirs.method, theirs.url)
    for header in ("x-file-parse", "x-ignore-phone"):
        assert ours.headers[header].lower() == theirs.headers[header].lower()

    def parts(request: httpx.Request) -> set[bytes]:
        boundary = request.headers["content-type"].partition("boundary=")[2].encode()
        return {part.strip(b"\r\n-") for part in request.content.split(boundary)}

    assert parts(ours) == parts(theirs)
