"""Every answer of the demo fits the vendor's OpenAPI document (acceptance 3, the answers)."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from huntflow_desk.demo.routes import implemented
from tests.demo.rig import Rig, run
from tests.openapi import PLACE, check_request, check_response, find, load, operations

pytestmark = pytest.mark.skipif(load() is None, reason=f"no OpenAPI document at {PLACE}")

A1, A2, A3 = "/accounts/1", "/accounts/2", "/accounts/3"


class Judge:
    """Asks the demo and lets the document judge both sides."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.seen: set[tuple[str, str]] = set()

    async def __call__(
        self, method: str, path: str, body: Any = None, *, expect: int = 200, **more: Any
    ) -> Any:
        options: dict[str, Any] = dict(more)
        if body is not None:
            options["json"] = body
        answer: httpx.Response = await self.rig.ask(method, path, **options)
        assert answer.status_code == expect, (method, path, answer.text)
        decoded = None
        if answer.headers.get("content-type", "").startswith("application/json"):
            decoded = answer.json()
        check_response(method, path, answer.status_code, decoded)
        if expect < 400:
            _, _, query = path.partition("?")
            if "files" not in more:
                check_request(method, path, query, body)
            template = find(method, path)
            assert template is not None
            self.seen.add((method, template))
        return decoded


def test_every_operation_is_in_the_document() -> None:
    known = {(verb, re.sub(r"\{[^}]+\}", "{}", path)) for verb, path in operations()}
    mine = {(verb, re.sub(r"\{[^}]+\}", "{}", path)) for verb, path in implemented()}
    assert mine <= known


def test_every_answer_fits_the_document() -> None:
    async def work(rig: Rig) -> None:
        judge = Judge(rig)
        await _look(judge)
        await _write_applicants(judge)
        await _write_vacancies(judge)
        await _refresh(judge)
        wanted = {(verb, find(verb, path)) for verb, path in implemented()}
        assert wanted - judge.seen == set()

    run(work, applicants=300, vacancies=14)


def test_all_invented_people_fit_the_document() -> None:
    async def work(rig: Rig) -> None:
        judge = Judge(rig)
        kinds: set[str] = set()
        for account in (A1, A2, A3):
            page = 1
            while True:
                answer = await judge("GET", f"{account}/applicants?page={page}")
                for card in answer["items"][::3]:
                    path = f"{account}/applicants/{card['id']}"
                    logs = await judge("GET", f"{path}/logs?count=100")
                    kinds |= {log["type"] for log in logs["items"]}
                    for external in card["external"]:
                        await judge("GET", f"{path}/externals/{external['id']}")
                if page >= answer["total_pages"]:
                    break
                page += 1
            for vacancy in (await judge("GET", f"{account}/vacancies?count=100"))["items"]:
                await judge("GET", f"{account}/vacancies/{vacancy['id']}")
        assert {"ADD", "STATUS", "COMMENT", "MAIL", "RESPONSE", "VACANCY-REMOVE"} <= kinds

    run(work, applicants=240)


async def _look(judge: Judge) -> None:
    for path in ("/me", "/accounts", "/email_accounts", "/calendar_accounts"):
        await judge("GET", path)
    await judge("GET", "/production_calendars")
    for account in (A1, A2, A3):
        await judge("GET", account)
        for part in (
            "vacancies/statuses", "vacancies/status_groups", "rejection_reasons",
            "vacancy_close_reasons", "vacancy_hold_reasons", "applicants/sources", "divisions",
            "regions", "coworkers", "coworkers?fetch_permissions=true", "mail/templates",
            "interview_types", "applicants/questionary", "vacancies/additional_fields", "offers",
            "account_vacancy_requests", "vacancy_requests", "vacancies", "applicants",
            "applicants/search?q=a&count=100", "applicants/search_by_cursor?count=5",
        ):  # fmt: skip
            await judge("GET", f"{account}/{part}")
    for part in ("tags", "dictionaries", "dictionaries/category", "action_logs?count=5"):
        await judge("GET", f"{A1}/{part}")
    await judge("GET", f"{A1}/delayed_tasks/0b4ae12d-6c1c-4a52-8c02-9d5f3a2b1c00")
    form = (await judge("GET", f"{A1}/account_vacancy_requests"))["items"][0]
    await judge("GET", f"{A1}/account_vacancy_requests/{form['id']}")
    for row in (await judge("GET", f"{A1}/vacancy_requests?values=true"))["items"]:
        await judge("GET", f"{A1}/vacancy_requests/{row['id']}")
    offer = (await judge("GET", f"{A1}/offers"))["items"][0]
    await judge("GET", f"{A1}/offers/{offer['id']}")
    coworker = (await judge("GET", f"{A1}/coworkers"))["items"][1]["id"]
    await judge("GET", f"{A1}/coworkers/{coworker}")
    await judge("GET", f"{A1}/coworkers/{coworker}/divisions")
    for vacancy in (await judge("GET", f"{A1}/vacancies?count=100"))["items"]:
        path = f"{A1}/vacancies/{vacancy['id']}"
        for part in ("", "/logs", "/logs?page=1", "/frame", "/frames", "/quotas"):
            await judge("GET", path + part)
        dates = "date_begin=2024-01-01T00:00:00%2B03:00&date_end=2025-07-01T00:00:00%2B03:00"
        await judge("GET", f"{path}/periods?{dates}")
        frame = (await judge("GET", f"{path}/frame"))["id"]
        await judge("GET", f"{path}/frames/{frame}/quotas")
        await judge("GET", f"{A1}/recommendations/{vacancy['id']}")


async def _write_applicants(judge: Judge) -> None:
    text = "Иванов Пётр\nЛогист\npetr@example.com\n+7 900 000-00-00".encode()
    files = {"file": ("резюме.txt", text, "text/plain")}
    upload = await judge("POST", f"{A1}/upload", files=files, headers={"X-File-Parse": "true"})
    await judge("POST", f"{A1}/upload", files=files)
    source = (await judge("GET", f"{A1}/applicants/sources"))["items"][0]["id"]
    body = {
        "first_name": "Пётр",
        "last_name": "Иванов",
        "email": "petr@example.com",
        "birthday": "1990-02-03",
        "externals": [
            {
                "auth_type": "NATIVE",
                "account_source": source,
                "data": {"body": "Логист"},
                "files": [upload["id"]],
            }
        ],
        "social": [{"social_type": "TELEGRAM", "value": "@petr"}],
    }
    made = await judge("POST", f"{A1}/applicants", body)
    path = f"{A1}/applicants/{made['id']}"
    await judge("PATCH", path, {"company": "Мосты и дороги"})
    external = made["external"][0]["id"]
    await judge("GET", f"{path}/externals/{external}")
    edited = {"account_source": source, "data": {"body": "Старший логист"}}
    await judge("PUT", f"{path}/externals/{external}", edited)
    await judge("GET", f"{path}/externals/{external}/pdf")
    await judge("DELETE", f"{path}/externals/{external}", expect=400)
    await judge("GET", f"{path}/responses")
    card = await _with_two_resumes(judge)
    spare = f"{A1}/applicants/{card['id']}"
    await judge("GET", f"{spare}/responses?count=1")
    await judge("DELETE", f"{spare}/externals/{card['external'][1]['id']}", expect=204)
    await _tags_and_questionary(judge, path)
    await _stages_and_logs(judge, path, upload["id"])
    await judge("DELETE", path, expect=204)
    await judge("GET", path, expect=404)


async def _with_two_resumes(judge: Judge) -> dict[str, Any]:
    for page in range(1, 11):
        for card in (await judge("GET", f"{A1}/applicants?page={page}"))["items"]:
            if len(card["external"]) == 2:
                found: dict[str, Any] = card
                return found
    raise AssertionError("nobody has two resumes")


async def _tags_and_questionary(judge: Judge, path: str) -> None:
    tag = await judge("POST", f"{A1}/tags", {"name": "Новый", "color": "00ff00"})
    await judge("GET", f"{A1}/tags/{tag['id']}")
    await judge("PUT", f"{A1}/tags/{tag['id']}", {"name": "Новее", "color": "00ff00"})
    await judge("POST", f"{path}/tags", {"tags": [tag["id"]]})
    await judge("GET", f"{path}/tags")
    await judge("GET", path)
    await judge("DELETE", f"{A1}/tags/{tag['id']}", expect=204)
    await judge("GET", f"{path}/questionary", expect=404)
    await judge("POST", f"{path}/questionary", {}, expect=400)
    language = (await judge("GET", f"{A1}/dictionaries/languages"))["fields"][0]["id"]
    values = {"work_format": "Офис", "languages": [language], "ready_from": "2025-07-01"}
    await judge("POST", f"{path}/questionary", values)
    await judge("PATCH", f"{path}/questionary", {"income": {"income": "9", "type": "Gross"}})
    await judge("GET", f"{path}/questionary")


async def _stages_and_logs(judge: Judge, path: str, file_id: int) -> None:
    vacancies = (await judge("GET", f"{A1}/vacancies?state=OPEN&count=100"))["items"]
    plain = [row for row in vacancies if not row["multiple"] and not row["parent"]]
    vacancy = plain[0]["id"]
    body = {"vacancy": vacancy, "status": 1001, "comment": "ок", "files": [file_id]}
    await judge("POST", f"{path}/vacancy", body)
    await judge("POST", f"{path}/vacancy", body, expect=400)
    await judge("PUT", f"{path}/vacancy", {"vacancy": vacancy, "status": 1005})
    await judge("PUT", f"{path}/vacancy", {"vacancy": vacancy, "status": 1004}, expect=400)
    rejected = {"vacancy": vacancy, "status": 1012, "rejection_reason": 1101}
    await judge("PUT", f"{path}/vacancy", rejected)
    hired = {"vacancy": vacancy, "status": 1011, "employment_date": "2025-07-01"}
    await judge("PUT", f"{path}/vacancy", hired)
    child = next(row for row in vacancies if row["parent"])
    number = int(path.rpartition("/")[2])
    split = {"applicant": number, "status": 1001}
    await judge("PUT", f"{A1}/applicants/vacancy/{child['id']}/split", split)
    event = {
        "event_type": "interview",
        "calendar": 11,
        "attendees": [{"email": "x@example.com", "displayName": "X"}],
        "start": "2025-07-01T12:00:00",
        "end": "2025-07-01T13:00:00",
        "transparency": "busy",
        "reminders": [{"multiplier": "hours", "value": 1, "method": "popup"}],
    }
    letter = {
        "account_email": 21,
        "html": "<p>Здравствуйте</p>",
        "email": "petr@example.com",
        "subject": "Встреча",
        "to": [{"email": "b@example.com", "type": "cc"}],
    }
    comment = {"comment": "строка\r\nещё", "vacancy": vacancy, "files": [file_id]}
    await judge("POST", f"{path}/logs", comment)
    await judge("POST", f"{path}/logs", {"calendar_event": event})
    await judge("POST", f"{path}/logs", {"email": letter})
    await judge("GET", f"{path}/logs")
    await judge("GET", f"{path}/logs?personal=true")
    await judge("GET", f"{path}/logs?vacancy={vacancy}&type=STATUS")


async def _write_vacancies(judge: Judge) -> None:
    body = {
        "position": "Дизайнер",
        "account_division": 1401,
        "fill_quotas": [{"applicants_to_hire": 2, "deadline": "2025-09-01"}],
        "body": "<p>Текст</p>",
    }
    made = await judge("POST", f"{A1}/vacancies", body)
    path = f"{A1}/vacancies/{made['id']}"
    await judge("PATCH", path, {"money": "до 200 000 ₽"})
    put = {"position": "Дизайнер интерфейсов", "account_division": 1401}
    await judge("PUT", path, put)
    await judge("PUT", f"{path}/members/1602", {"permissions": []})
    await judge("DELETE", f"{path}/members/1602", expect=204)
    await judge("POST", f"{path}/state/hold", {"account_vacancy_hold_reason": 1711}, expect=204)
    await judge("POST", f"{path}/state/resume", expect=204)
    closing = {"account_vacancy_close_reason": 1701, "comment": "готово"}
    await judge("POST", f"{path}/state/close", closing, expect=204)
    await judge("GET", f"{path}/logs?page=1")
    await judge("GET", path)
    await judge("DELETE", path, expect=204)
    await judge("GET", path, expect=404)


async def _refresh(judge: Judge) -> None:
    rig = judge.rig
    wanted = {"refresh_token": rig.pair["refresh_token"]}
    await judge("POST", "/token/refresh", wanted, expect=403)
    rig.clock.move(604_801)
    await judge("GET", "/me", expect=401)
    rig.pair = await judge("POST", "/token/refresh", wanted)
    await judge("POST", "/token/refresh", wanted, expect=404)
