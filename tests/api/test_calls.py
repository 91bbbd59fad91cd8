"""Every typed call against the demo: what comes back is read, what was sent fits the document."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from huntflow_desk.api.huntflow import HuntflowApi
from huntflow_desk.api.huntflow.dictionaries import PATHS
from huntflow_desk.core import errors
from huntflow_desk.core.documents import (
    Applicant,
    Link,
    Me,
    Page,
    Resume,
    Social,
    UploadedFile,
    Vacancy,
    WorklogEntry,
)
from huntflow_desk.core.models import Account, Coworker, FieldSpec, Stage, StageGroup, Tag
from huntflow_desk.core.wire import bodies
from huntflow_desk.core.wire.dictionaries import DECODERS
from huntflow_desk.demo import DemoHuntflow
from tests import openapi

from .rig import Keeper, Rig, demo_huntflow, demo_pair
from .virtual import run

Call = Callable[[HuntflowApi, "World"], Awaitable[Any]]


class World:
    """Ids of things in the demo that calls need."""

    account = 1

    def __init__(self, demo: DemoHuntflow) -> None:
        self.demo = demo

    async def learn(self, api: HuntflowApi) -> World:
        people = (await api.applicants.page(1)).items
        self.person = next(each for each in people if each.links and each.resumes)
        self.vacancies = (await api.vacancies.page(1)).items
        self.open = [each for each in self.vacancies if each.state == "OPEN"]
        self.vacancy = self.open[0].vacancy_id
        stages = await api.vacancies.statuses(1)
        self.stages = [each for each in stages if not each.removed]
        reasons = DECODERS["rejection_reasons"](
            await api.dictionaries.fetch(1, "rejection_reasons")
        )
        self.reason = next(each.item_id for each in reasons if each.item_id)
        self.tags = await api.dictionaries.tags(1)
        self.sources = await api.applicants.sources(1)
        self.free = next(
            vacancy.vacancy_id
            for vacancy in self.open
            if vacancy.vacancy_id not in {link.vacancy_id for link in self.person.links}
            and not vacancy.multiple
        )
        calendars = (await api.accounts.calendar_accounts())["items"]
        self.calendar = calendars[0]["calendars"][0]["id"]
        self.mailbox = (await api.accounts.email_accounts())["items"][0]["id"]
        self.divisions = await api.dictionaries.divisions(1)
        return self

    def stage(self, kind: str = "user", place: int = 0) -> int:
        return [each for each in self.stages if each.kind == kind][place].stage_id

    @property
    def link(self) -> Link:
        usable = {each.vacancy_id for each in self.open if not each.multiple}
        return next(link for link in self.person.links if link.vacancy_id in usable)


BEGIN, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)

CALLS: dict[str, tuple[Call, type | None]] = {
    "me": (lambda api, w: api.accounts.me(), Me),
    "accounts": (lambda api, w: api.accounts.accounts(), tuple),
    "account": (lambda api, w: api.accounts.account(1), Account),
    "test": (lambda api, w: api.accounts.test(), tuple),
    "coworkers": (lambda api, w: api.accounts.coworkers(1, kinds=["owner", "manager"]), Page),
    "coworkers of a vacancy": (
        lambda api, w: api.accounts.coworkers(1, vacancy_ids=[w.vacancy], fetch_permissions=True),
        Page,
    ),
    "coworker": (lambda api, w: api.accounts.coworker(1, 1601), Coworker),
    "email accounts": (lambda api, w: api.accounts.email_accounts(), dict),
    "calendar accounts": (lambda api, w: api.accounts.calendar_accounts(), dict),
    "vacancies": (lambda api, w: api.vacancies.page(1, states=["OPEN", "HOLD"], mine=True), Page),
    "vacancy": (lambda api, w: api.vacancies.get(1, w.vacancy), Vacancy),
    "new vacancy": (
        lambda api, w: api.vacancies.create(
            1,
            {
                "position": "Кладовщик",
                "division_id": w.divisions[0].item_id,
                "priority": 1,
                "hidden": False,
                "quotas": [bodies.quota(2, date(2030, 1, 31))],
            },
        ),
        Vacancy,
    ),
    "vacancy patch": (
        lambda api, w: api.vacancies.patch(
            1, w.vacancy, {"money": "100"}, {"reason": "Замена сотрудника"}
        ),
        Vacancy,
    ),
    "vacancy put": (
        lambda api, w: api.vacancies.put(
            1, w.vacancy, {"position": "X", "division_id": w.divisions[0].item_id}
        ),
        Vacancy,
    ),
    "vacancy delete": (lambda api, w: api.vacancies.delete(1, w.vacancy), None),
    "vacancy close": (
        lambda api, w: api.vacancies.close(1, w.vacancy, comment="c", day=date(2026, 1, 1)),
        None,
    ),
    "vacancy hold": (lambda api, w: api.vacancies.hold(1, w.vacancy), None),
    "vacancy resume": (lambda api, w: held_and_resumed(api, w), None),
    "statuses": (lambda api, w: api.vacancies.statuses(1), Stage),
    "status groups": (lambda api, w: api.vacancies.status_groups(1), StageGroup),
    "vacancy fields": (lambda api, w: api.vacancies.additional_fields(1), FieldSpec),
    "vacancy logs": (lambda api, w: api.vacancies.logs(1, w.vacancy, begin=BEGIN, end=END), Page),
    "vacancy periods": (lambda api, w: api.vacancies.periods(1, w.vacancy, BEGIN, END), dict),
    "vacancy frame": (lambda api, w: api.vacancies.frame(1, w.vacancy), dict),
    "vacancy frames": (lambda api, w: api.vacancies.frames(1, w.vacancy), dict),
    "vacancy quotas": (lambda api, w: api.vacancies.quotas(1, w.vacancy), dict),
    "frame quotas": (lambda api, w: quotas_of_a_frame(api, w), dict),
    "member": (
        lambda api, w: api.vacancies.add_member(1, w.vacancy, 1602, [("vacancy", w.vacancy)]),
        None,
    ),
    "member off": (lambda api, w: member_on_and_off(api, w), None),
    "applicants": (lambda api, w: api.applicants.page(1, page=2), Page),
    "applicants of a stage": (
        lambda api, w: api.applicants.page(1, vacancy_id=w.vacancy, stage_id=w.stage()),
        Page,
    ),
    "applicant": (lambda api, w: api.applicants.get(1, w.person.applicant_id), Applicant),
    "new applicant": (
        lambda api, w: api.applicants.create(
            1,
            {
                "first_name": "Анна",
                "last_name": "Иванова",
                "birthday": date(1990, 5, 1),
                "email": "a@example.com",
                "social": (Social("TELEGRAM", "@anna"),),
            },
            resume=bodies.resume("Опыт", source_id=w.sources[0].item_id),
        ),
        Applicant,
    ),
    "applicant patch": (
        lambda api, w: api.applicants.patch(1, w.person.applicant_id, {"money": "1", "phone": "2"}),
        Applicant,
    ),
    "applicant delete": (lambda api, w: api.applicants.delete(1, w.person.applicant_id), None),
    "search": (
        lambda api, w: api.applicants.search(1, w.person.last_name, tag_ids=[], count=30),
        Page,
    ),
    "search on no vacancy": (lambda api, w: api.applicants.search(1, vacancy_ids=[]), Page),
    "search with filters": (
        lambda api, w: api.applicants.search(
            1,
            vacancy_ids=[w.vacancy],
            stage_ids=[w.stage("trash")],
            rejection_reason_ids=[w.reason],
            source_ids=[w.sources[0].item_id or 0],
            tag_ids=[w.tags[0].tag_id],
            field="experience",
            only_current_stage=True,
        ),
        Page,
    ),
    "search by cursor": (lambda api, w: all_by_cursor(api), Applicant),
    "logs": (lambda api, w: api.applicants.logs(1, w.person.applicant_id), Page),
    "logs of a vacancy": (
        lambda api, w: api.applicants.logs(
            1, w.person.applicant_id, vacancy_id=w.link.vacancy_id, kinds=["COMMENT", "STATUS"]
        ),
        Page,
    ),
    "personal logs": (
        lambda api, w: api.applicants.logs(1, w.person.applicant_id, personal=True),
        Page,
    ),
    "comment": (
        lambda api, w: api.applicants.add_log(
            1, w.person.applicant_id, "Слово", vacancy_id=w.link.vacancy_id
        ),
        WorklogEntry,
    ),
    "invitation": (
        lambda api, w: api.applicants.add_log(
            1,
            w.person.applicant_id,
            "Встреча",
            event=bodies.calendar_event(
                w.calendar,
                kind="interview",
                begin=datetime(2026, 3, 2, 10),  # noqa: DTZ001 - local time on purpose
                end=datetime(2026, 3, 2, 11),  # noqa: DTZ001
                timezone="Europe/Moscow",
                attendees=[bodies.attendee("b@example.com", "Борис", 41)],
                reminders=[bodies.reminder(15)],
            ),
        ),
        WorklogEntry,
    ),
    "letter": (
        lambda api, w: api.applicants.add_log(
            1,
            w.person.applicant_id,
            email=bodies.email(
                w.mailbox,
                address="a@example.com",
                subject="Тема",
                html="<p>x</p>",
                copies=[("c@example.com", "cc", "Вера")],
            ),
        ),
        WorklogEntry,
    ),
    "responses": (lambda api, w: api.applicants.responses(1, w.person.applicant_id), Page),
    "add to vacancy": (
        lambda api, w: api.applicants.add_to_vacancy(
            1, w.person.applicant_id, w.free, w.stage(), comment="c"
        ),
        Link,
    ),
    "move": (
        lambda api, w: api.applicants.move(
            1, w.person.applicant_id, w.link.vacancy_id, w.stage(place=1), comment="c"
        ),
        Link,
    ),
    "reject": (
        lambda api, w: api.applicants.move(
            1,
            w.person.applicant_id,
            w.link.vacancy_id,
            w.stage("trash"),
            rejection_reason_id=w.reason,
        ),
        Link,
    ),
    "tags of a card": (lambda api, w: api.applicants.tags(1, w.person.applicant_id), tuple),
    "set tags": (
        lambda api, w: api.applicants.set_tags(1, w.person.applicant_id, [w.tags[0].tag_id]),
        tuple,
    ),
    "questionary fields": (lambda api, w: api.applicants.questionary_fields(1), FieldSpec),
    "questionary": (lambda api, w: api.applicants.questionary(1, w.person.applicant_id), dict),
    "questionary patch": (
        lambda api, w: api.applicants.patch_questionary(
            1, w.person.applicant_id, {"work_format": "Офис"}
        ),
        dict,
    ),
    "resume": (
        lambda api, w: api.applicants.resume(
            1, w.person.applicant_id, w.person.resumes[0].external_id
        ),
        Resume,
    ),
    "resume pdf": (
        lambda api, w: api.applicants.resume_pdf(
            1, w.person.applicant_id, w.person.resumes[0].external_id
        ),
        bytes,
    ),
    "resume update": (lambda api, w: own_resume_changed(api, w), Resume),
    "sources": (lambda api, w: api.applicants.sources(1), tuple),
    "upload": (lambda api, w: api.files.upload(1, "a.txt", b"words"), UploadedFile),
    "tags": (lambda api, w: api.dictionaries.tags(1), Tag),
    "tag": (lambda api, w: api.dictionaries.tag(1, w.tags[0].tag_id), Tag),
    "new tag": (lambda api, w: api.dictionaries.create_tag(1, "Новая", "#00ff00"), Tag),
    "tag change": (
        lambda api, w: api.dictionaries.update_tag(1, w.tags[0].tag_id, "Другая", "00ff00"),
        Tag,
    ),
    "tag delete": (lambda api, w: api.dictionaries.delete_tag(1, w.tags[0].tag_id), None),
    "dictionary": (lambda api, w: api.dictionaries.dictionary(1, "category"), tuple),
    "divisions": (lambda api, w: api.dictionaries.divisions(1, only_available=True), tuple),
    "coworker divisions": (lambda api, w: api.dictionaries.coworker_divisions(1, 1601), tuple),
    "mail templates": (lambda api, w: api.dictionaries.mail_templates(1, editable=True), dict),
    "interview types": (lambda api, w: api.dictionaries.interview_types(1), dict),
    "recommendations": (lambda api, w: api.dictionaries.recommendations(1, w.vacancy), Page),
    **{
        f"dictionary {name}": (lambda api, w, name=name: api.dictionaries.fetch(1, name), dict)
        for name in PATHS
    },
}


async def held_and_resumed(api: HuntflowApi, world: World) -> None:
    await api.vacancies.hold(1, world.vacancy)
    await api.vacancies.resume(1, world.vacancy)


async def quotas_of_a_frame(api: HuntflowApi, world: World) -> Any:
    frame = await api.vacancies.frame(1, world.vacancy)
    return await api.vacancies.frame_quotas(1, world.vacancy, frame["id"])


async def member_on_and_off(api: HuntflowApi, world: World) -> None:
    await api.vacancies.add_member(1, world.vacancy, 1602, [("vacancy", world.vacancy)])
    await api.vacancies.remove_member(1, world.vacancy, 1602)


async def own_resume_changed(api: HuntflowApi, world: World) -> Resume:
    made = await api.applicants.create(
        1, {"first_name": "А", "last_name": "Б"}, resume=bodies.resume("старый")
    )
    source_id = world.sources[0].item_id or 0
    resume_id = made.resumes[0].external_id
    changed = await api.applicants.update_resume(
        1, made.applicant_id, resume_id, "новый", source_id=source_id
    )
    read = await api.applicants.resume(1, made.applicant_id, resume_id)
    assert (changed.text, read.text) == ("новый", "новый")
    with pytest.raises(errors.Rejected):
        await api.applicants.delete_resume(1, made.applicant_id, resume_id)
    return read


async def all_by_cursor(api: HuntflowApi) -> tuple[Applicant, ...]:
    found: list[Applicant] = []
    page = await api.applicants.search_by_cursor(1, count=20)
    while page.items:
        found.extend(page.items)
        if page.next_cursor is None:
            break
        page = await api.applicants.search_by_cursor(1, cursor=page.next_cursor)
    assert len({person.applicant_id for person in found}) == 60
    assert not any(person.complete for person in found)
    return tuple(found)


class Recorder(httpx.AsyncBaseTransport):
    """Keeps what passes through."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self.inner = inner
        self.seen: list[tuple[httpx.Request, Any, int]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        content = await request.aread()
        kind = request.headers.get("content-type", "")
        body = json.loads(content) if "json" in kind else (content.decode("latin-1") or None)
        answer = await self.inner.handle_async_request(request)
        self.seen.append((request, body, answer.status_code))
        return answer


@pytest.mark.parametrize("name", CALLS)
def test_call(name: str) -> None:
    call, kind = CALLS[name]
    demo = demo_huntflow()
    recorder = Recorder(demo.transport())

    async def main() -> None:
        async with Rig(recorder, keeper=Keeper(demo_pair(demo))) as rig:
            world = await World(demo).learn(rig.api)
            known = len(recorder.seen)
            result = await call(rig.api, world)
            if kind is None:
                assert result is None
            elif type(result) is tuple and kind is not tuple:
                assert result
                assert {type(each) for each in result} == {kind}
            else:
                assert isinstance(result, kind)
            if isinstance(result, Page):
                assert result.skipped == ()
            assert len(rig.exchanges) == len(demo.journal)
            for request, body, _ in recorder.seen[known:]:
                check(request, body)

    run(main)


def check(request: httpx.Request, body: Any) -> None:
    """Whether the vendor's document knows such a request (does nothing where it is absent)."""
    path = request.url.path.removeprefix("/v2")
    openapi.check_request(request.method, path, request.url.query.decode(), body)


def test_the_document_is_here() -> None:
    if openapi.load() is None:
        pytest.skip("the vendor's OpenAPI document is not here: requests were not validated")
    with pytest.raises(AssertionError):
        openapi.check_request("POST", "/accounts/1/tags", None, {"name": "x"})


def test_dictionaries_are_decoded() -> None:
    demo = demo_huntflow()

    async def main() -> None:
        async with Rig(demo=demo) as rig:
            for name in PATHS:
                answer = await rig.api.dictionaries.fetch(1, name)
                models = DECODERS[name](answer)
                count = len(answer.get("items", answer))
                assert len(models) == count > 0, name

    run(main)


def test_coworkers_in_pages_become_one_answer() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        page = int(request.url.params["page"])
        items = [{"id": page * 1000 + n, "member": n} for n in range(100 if page < 3 else 7)]
        return httpx.Response(200, json={"page": page, "total_pages": 3, "items": items})

    async def main() -> None:
        async with Rig(answer) as rig:
            whole = await rig.api.dictionaries.fetch(1, "coworkers")
            assert len(DECODERS["coworkers"](whole)) == 207

    run(main)


# Pages with records that cannot be read


def test_a_record_the_server_cannot_write_is_skipped_and_named() -> None:
    demo = demo_huntflow()

    async def main() -> None:
        async with Rig(demo=demo) as rig:
            whole = await rig.api.applicants.page(1)
            bad = whole.items[3].applicant_id
            demo.switches.set("broken_record", record=bad)
            page = await rig.api.applicants.page(1)
            assert [each.applicant_id for each in page.items] == [
                each.applicant_id for each in whole.items if each.applicant_id != bad
            ]
            assert len(page.skipped) == 1
            assert page.skipped[0].startswith("record 4: ")
            assert (page.page, page.total_pages, page.total_items) == (1, 2, 60)
            second = await rig.api.applicants.page(1, page=2)
            assert len(second.items) == 30

    run(main)


@pytest.mark.parametrize("status", [400, 500])
def test_the_last_window_ends_where_the_list_ends(status: int) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        page, count = (int(request.url.params[key]) for key in ("page", "count"))
        if count > 1 or page == 33:
            entry = {"title": "x", "location": {"entity": "response", "variable": "/items/2"}}
            return httpx.Response(status, json={"errors": [entry]})
        items = [{"id": page}] if page <= 35 else []
        return httpx.Response(200, json={"page": page, "total_pages": 35, "items": items})

    async def main() -> None:
        async with Rig(answer) as rig:
            page = await rig.api.applicants.page(1, page=2)
            assert [each.applicant_id for each in page.items] == [31, 32, 34, 35]
            assert (page.page, page.total_pages, page.total_items) == (2, 2, 35)
            assert len(page.skipped) == 1
            assert len(rig.exchanges) == 1 + 5

    run(main)


def test_records_without_an_id_are_skipped() -> None:
    data = {"page": 1, "items": [{"id": 1}, {"first_name": "x"}, None, 7, {"id": "2"}]}

    async def main() -> None:
        async with Rig(lambda _: httpx.Response(200, json=data)) as rig:
            page = await rig.api.applicants.page(1)
            assert [each.applicant_id for each in page.items] == [1, 2]
            assert [name.split(":")[0] for name in page.skipped] == [
                "items[1]",
                "items[2]",
                "items[3]",
            ]

    run(main)


def test_one_record_without_an_id() -> None:
    async def main() -> None:
        async with Rig(lambda _: httpx.Response(200, json={"first_name": "x"})) as rig:
            with pytest.raises(errors.Garbled):
                await rig.api.applicants.get(1, 2)
            # The card was created all the same.
            with pytest.raises(errors.UnknownOutcome):
                await rig.api.applicants.create(1, {"first_name": "x"})

    run(main)
