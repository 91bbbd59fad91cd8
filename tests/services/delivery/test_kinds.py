"""Every kind of edit on its way: what is sent, that it holds only what changed, what stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from huntflow_desk.core.edits import State
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.services.commands import NewResume
from huntflow_desk.services.delivery.errand import same
from huntflow_desk.services.workplace import Workplace
from tests.services.delivery.rig import Post, edits, fill, linked, other_stage, states
from tests.services.rig import ACCOUNT


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


def bodies(post: Post, **which: str) -> list[Any]:
    return [entry["body"] for entry in post.writes(**which)]


def all_settled(workplace: Workplace) -> bool:
    return set(states(workplace)) == {State.DONE} and not workplace.store.outbox.live()


def test_a_move_with_a_comment(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, vacancy, before = linked(workplace)
        after = other_stage(workplace, vacancy, before)
        await workplace.commands.move(ACCOUNT, person, vacancy, after, comment="Хорошо")
        await workplace.delivery.until_idle()
        assert all_settled(workplace)
        assert bodies(post) == [{"vacancy": vacancy, "status": after, "comment": "Хорошо"}]
        assert post.writes()[0]["method"] == "PUT"
        assert await post.stage(person, vacancy) == after
        assert "Хорошо" in await post.comments(person)
        card = workplace.library.card(ACCOUNT, person)
        assert card is not None and card.worklog is not None
        assert card.worklog.value[0].entry.comment == "Хорошо"
        assert card.worklog.value[0].entry.log_id > 0
        query = ApplicantQuery(ACCOUNT, vacancy_id=vacancy)
        number = workplace.library.index_of_applicant(query, person)
        assert number is not None
        row = workplace.library.applicant_rows(query, number, 1)[0]
        assert row.stage_id == after and not row.waiting

    post.run(work)
    key = post.lines[-1].split()[1]
    assert [line for line in post.lines if key in line] == [f"SEND {key}", f"HEARD {key}"]


def test_nothing_is_sent_before_the_undo_window_ends(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, vacancy, before = linked(workplace)
        after = other_stage(workplace, vacancy, before)
        began = post.time.seconds
        await workplace.commands.move(ACCOUNT, person, vacancy, after)
        await workplace.delivery.until_idle()
        (move,) = post.writes()
        assert move["time"] - post.time().timestamp() + post.time.seconds - began >= 8
        await workplace.commands.comment(ACCOUNT, person, "Сразу")
        began = post.time.seconds
        await workplace.outgoing.send_now([edits(workplace)[-1].edit_id])
        await workplace.delivery.until_idle()
        assert post.time.seconds - began < 4

    post.run(work)


def test_a_rejection_has_its_reason_and_other_has_none(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        reason = next(iter(workplace.library.names(ACCOUNT).reasons))
        for skip, reason_id in ((0, reason), (1, None)):
            person, vacancy, _ = linked(workplace, skip)
            trash = other_stage(workplace, vacancy, kind="trash")
            await workplace.commands.move(
                ACCOUNT, person, vacancy, trash, rejection_reason_id=reason_id
            )
            await workplace.delivery.until_idle()
        first, second = bodies(post)
        assert first["rejection_reason"] == reason and "rejection_reason" not in second
        assert all_settled(workplace)

    post.run(work)


def test_onto_another_vacancy_is_a_post(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        saved = workplace.store.records.applicant(ACCOUNT, person)
        assert saved is not None
        on = {link.vacancy_id for link in saved.value.links}
        for other in sorted(workplace.store.records.vacancy_ids(ACCOUNT, ["OPEN"]) - on):
            found = workplace.store.records.vacancy(ACCOUNT, other)
            assert found is not None
            if found.value.parent_id is None and not found.value.multiple:
                break
        stage = other_stage(workplace, other)
        await workplace.commands.move(ACCOUNT, person, other, stage)
        await workplace.delivery.until_idle()
        assert [entry["method"] for entry in post.writes()] == ["POST"]
        assert await post.stage(person, other) == stage
        assert all_settled(workplace)

    post.run(work)


def test_onto_a_part_of_a_multivacancy_is_a_split(tmp_path: Path) -> None:
    post = Post(tmp_path, vacancies=12)

    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        saved = [
            workplace.store.records.vacancy(ACCOUNT, one)
            for one in sorted(workplace.store.records.vacancy_ids(ACCOUNT, ["OPEN"]))
        ]
        parts = [one.value.vacancy_id for one in saved if one and one.value.parent_id is not None]
        first, second = parts
        person = next(
            row.applicant_id
            for row in workplace.library.applicant_rows(ApplicantQuery(ACCOUNT))
            if row.vacancy_id not in parts
        )
        stage = other_stage(workplace, first)
        await workplace.commands.move(ACCOUNT, person, first, stage)
        await workplace.delivery.until_idle()
        assert post.writes()[0]["path"].endswith(f"/applicants/vacancy/{first}/split")
        # A split takes no comment, which must not be lost: it is a move.
        await workplace.commands.move(ACCOUNT, person, second, stage, comment="Сюда")
        other = other_stage(workplace, first, stage)
        await workplace.commands.move(ACCOUNT, person, first, other)
        await workplace.delivery.until_idle()
        assert [entry["method"] for entry in post.writes()[1:]] == ["PUT", "PUT"]
        assert await post.stage(person, first) == other
        assert "Сюда" in await post.comments(person)
        assert all_settled(workplace)

    post.run(work)


def test_a_comment_with_a_file(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, vacancy, _ = linked(workplace)
        file = await workplace.commands.attach("Тестовое задание".encode(), "задание.txt")
        await workplace.commands.comment(
            ACCOUNT, person, "Решение", vacancy_id=vacancy, files=[file]
        )
        await workplace.commands.comment(ACCOUNT, person, "Личное")
        await workplace.delivery.until_idle()
        first, second = bodies(post)
        assert first["comment"] == "Решение" and first["vacancy"] == vacancy
        assert len(first["files"]) == 1
        assert second == {"comment": "Личное"}
        logs = (await post.card(person))["logs"]
        (log,) = [one for one in logs if one["comment"] == "Решение"]
        assert [one["name"] for one in log["files"]] == ["задание.txt"]
        assert all_settled(workplace)

    post.run(work)


def test_only_changed_fields_are_in_the_body(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        saved = workplace.store.records.server_applicant(ACCOUNT, person)
        assert saved is not None
        same = {"first_name": saved.value["first_name"], "email": saved.value["email"]}
        await workplace.commands.update_applicant(
            ACCOUNT, person, {**same, "phone": "+7 900 123-45-67", "birthday": "1990-02-03"}
        )
        # A colleague has made one of the changes already, and another one of their own.
        await post.ask(
            "PATCH", f"/applicants/{person}", {"birthday": "1990-02-03", "company": "Ромашка"}
        )
        await workplace.delivery.until_idle()
        assert bodies(post) == [{"phone": "+7 900 123-45-67"}]
        card = await post.card(person)
        assert (card["phone"], card["company"]) == ("+7 900 123-45-67", "Ромашка")
        assert all_settled(workplace)

    post.run(work)


def test_tags_of_a_colleague_survive(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        has = (await post.card(person))["tags"]
        known = [one for one in workplace.library.names(ACCOUNT).tags if one not in has]
        mine, theirs = known[:2]
        removed = has[:1]
        new = await workplace.commands.get_or_create_tag(ACCOUNT, "Срочно в номер", "#ff0000")
        edit = await workplace.commands.change_tags(ACCOUNT, person, [mine, new], removed)
        assert edit is not None
        await post.ask("POST", f"/applicants/{person}/tags", {"tags": [*has, theirs]})
        await workplace.delivery.until_idle()
        number = workplace.store.outbox.tag_of(new)
        assert number > 0
        card = await post.card(person)
        assert set(card["tags"]) == (set(has) | {mine, theirs, number}) - set(removed)
        assert all_settled(workplace)
        assert number in workplace.library.names(ACCOUNT).tags
        # Taken back later, it names the tag by its number.
        undone = await workplace.undo.take_back([edit.edit_id])
        assert number in undone.reversed[0].payload["remove"]
        await workplace.delivery.until_idle()
        assert set((await post.card(person))["tags"]) == set(has) | {theirs}

    post.run(work)


def test_a_tag_that_exists_by_now_is_taken(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        new = await workplace.commands.get_or_create_tag(ACCOUNT, "Быстрый", "00ff00")
        made = await post.ask("POST", "/tags", {"name": "БЫСТРЫЙ", "color": "000000"})
        await workplace.delivery.until_idle()
        assert workplace.store.outbox.tag_of(new) == made["id"]
        assert post.writes() == [] and all_settled(workplace)

    post.run(work)


def test_a_questionary_is_filled_then_changed(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        created = await post.ask(
            "POST", "/applicants", {"first_name": "Анна", "last_name": "Безанкеты"}
        )
        await workplace.library.refresh_card(ACCOUNT, created["id"], force=True)
        fields = workplace.library.names(ACCOUNT).questionary_fields
        values = {one.key: one.values[0] for one in fields if one.kind == "select" and one.values}
        key = next(one.key for one in fields if one.kind == "string")
        values[key] = "Ответ"
        await workplace.commands.answer_questionary(ACCOUNT, created["id"], values)
        await workplace.delivery.until_idle()
        assert (post.writes()[0]["method"], bodies(post)[0]) == ("POST", values)
        await workplace.commands.answer_questionary(ACCOUNT, created["id"], {key: "Другой"})
        await workplace.delivery.until_idle()
        assert (post.writes()[1]["method"], bodies(post)[1]) == ("PATCH", {key: "Другой"})
        assert all_settled(workplace)

    post.run(work)


def test_somebody_new_with_all_that_follows(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        _, vacancy, stage = linked(workplace)
        tag = await workplace.commands.get_or_create_tag(ACCOUNT, "Из почты", "0000ff")
        file = await workplace.commands.attach(b"Resume of Anna", "anna.txt")
        photo = await workplace.commands.attach(b"\x89PNG\r\n\x1a\n", "anna.png")
        made = await workplace.commands.create_applicant(
            ACCOUNT,
            {"first_name": "Анна", "last_name": "Новенькая", "email": "anna@example.com"},
            resume=NewResume(text="Опыт работы", file=file),
            photo=photo,
            vacancy_id=vacancy,
            stage_id=stage,
            tag_ids=[tag],
            comment="Прислала сама",
        )
        local = made[0].applicant_id
        assert local is not None
        await workplace.delivery.until_idle()
        person = workplace.outgoing.person_of(local)
        assert person > 0 and all_settled(workplace)
        card = await post.card(person)
        assert card["last_name"] == "Новенькая" and card["photo"]
        assert card["tags"] == [workplace.store.outbox.tag_of(tag)]
        assert await post.stage(person, vacancy) == stage
        assert await post.comments(person) == ["Прислала сама"]
        assert len(card["external"]) == 1
        kept = workplace.library.card(ACCOUNT, person)
        assert kept is not None and kept.resumes
        assert workplace.library.card(ACCOUNT, local) is None
        rows = workplace.library.applicant_rows(ApplicantQuery(ACCOUNT, text="Новенькая"))
        assert [row.applicant_id for row in rows] == [person]

    post.run(work)


def test_deleting_somebody(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        await workplace.commands.delete_applicant(ACCOUNT, person)
        await workplace.delivery.until_idle()
        assert [entry["method"] for entry in post.writes()] == ["DELETE"]
        assert all_settled(workplace)
        assert workplace.library.card(ACCOUNT, person) is None
        query = ApplicantQuery(ACCOUNT)
        assert workplace.library.index_of_applicant(query, person) is None

    post.run(work)


def test_a_vacancy_and_its_state(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        _, vacancy, _ = linked(workplace)
        await workplace.library.refresh_vacancy(ACCOUNT, vacancy, force=True)
        names = workplace.library.names(ACCOUNT)
        own = next(one.key for one in names.vacancy_fields if one.kind == "string")
        await workplace.commands.update_vacancy(
            ACCOUNT, vacancy, {"position": "Шеф", "money": "много"}, {own: "Да"}
        )
        await workplace.commands.change_vacancy_state(ACCOUNT, vacancy, "hold", comment="До весны")
        await workplace.delivery.until_idle()
        first, second = bodies(post)
        assert first == {"position": "Шеф", "money": "много", own: "Да"}
        assert second["comment"] == "До весны"
        found = await post.ask("GET", f"/vacancies/{vacancy}")
        assert (found["position"], found["state"], found[own]) == ("Шеф", "HOLD", "Да")
        await workplace.commands.change_vacancy_state(ACCOUNT, vacancy, "resume")
        await workplace.delivery.until_idle()
        await workplace.commands.change_vacancy_state(ACCOUNT, vacancy, "close")
        await workplace.delivery.until_idle()
        assert (await post.ask("GET", f"/vacancies/{vacancy}"))["state"] == "CLOSED"
        assert all_settled(workplace)

    post.run(work)


def test_what_the_server_says_already_is_not_sent(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, vacancy, before = linked(workplace)
        after = other_stage(workplace, vacancy, before)
        await workplace.commands.move(ACCOUNT, person, vacancy, after)
        body = {"vacancy": vacancy, "status": after}
        await post.ask("PUT", f"/applicants/{person}/vacancy", body)
        await workplace.commands.change_vacancy_state(ACCOUNT, vacancy, "close")
        await post.ask("POST", f"/vacancies/{vacancy}/state/close", {})
        await workplace.delivery.until_idle()
        assert post.writes() == [] and all_settled(workplace)

    post.run(work)


def test_zero_is_something_and_a_sum_is_not_nothing(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        answers = {"experience_years": 0, "income": {"income": "9", "type": "Gross"}}
        await workplace.commands.answer_questionary(
            ACCOUNT, person, {"work_format": "Офис", **answers}
        )
        await workplace.delivery.until_idle()
        said = await post.ask("GET", f"/applicants/{person}/questionary")
        assert {name: said[name] for name in answers} == answers

    post.run(work)


@pytest.mark.parametrize(
    ("ours", "server", "is_same"),
    [
        (0, None, False),
        (False, None, False),
        ("", None, True),
        ([], None, True),
        ({}, "", True),
        ("None", None, False),
        ({"income": "9"}, {}, False),
        ({"income": "9"}, {"type": "x"}, False),
        ({"a": "1"}, {"a": "1", "verified": False}, True),
        ("1\r\n2", "1\n2 ", True),
        (1, "1", True),
        ([1, 2], [2, 1], False),
    ],
)
def test_what_says_the_same(ours: Any, server: Any, is_same: bool) -> None:
    assert same(ours, server) is is_same
