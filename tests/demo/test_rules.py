"""The vendor's rules: limits, paging, search, stages, tags, uploads (API.md 4 to 9)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.demo.rig import Rig, org_of, run

A = "/accounts/1"


async def fault(rig: Rig, method: str, path: str, body: Any = None, status: int = 400) -> Any:
    """The first error of a refused request."""
    answer = await rig.ask(method, path, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()["errors"][0]


async def somebody_with_a_resume(rig: Rig) -> tuple[int, str]:
    """Somebody's id, and the words after "Образование" in the resume text."""
    for page in range(1, 14):
        for card in (await rig.get(f"{A}/applicants?page={page}"))["items"]:
            for head in card["external"]:
                path = f"{A}/applicants/{card['id']}/externals/{head['id']}"
                text = (await rig.get(path))["data"]["body"]
                if "Образование\n" in text:
                    return card["id"], text.partition("Образование\n")[2].split("\n")[0]
    raise AssertionError("nobody has a resume")


async def plain_vacancy(rig: Rig) -> int:
    """An open vacancy that is no part of a multivacancy."""
    rows = (await rig.get(f"{A}/vacancies?state=OPEN&count=100"))["items"]
    return next(int(row["id"]) for row in rows if not row["multiple"] and not row["parent"])


def test_count_limits() -> None:
    async def work(rig: Rig) -> None:
        error = await fault(rig, "GET", f"{A}/applicants?count=31")
        assert error["type"] == "value_error.number.not_le"
        assert error["location"] == {"entity": "query", "variable": "/count"}
        assert len((await rig.get(f"{A}/applicants?count=30"))["items"]) == 30
        await fault(rig, "GET", f"{A}/applicants/search?count=101")
        await fault(rig, "GET", f"{A}/vacancies?count=101")
        await fault(rig, "GET", f"{A}/applicants?page=0")
        error = await fault(rig, "GET", f"{A}/applicants?page=x")
        assert error["type"] == "type_error.integer"

    run(work, applicants=60)


def test_pages_and_cursor_give_everybody_once() -> None:
    async def work(rig: Rig) -> None:
        listed: list[int] = []
        for page in range(1, 5):
            answer = await rig.get(f"{A}/applicants?page={page}&q=ignored")
            assert (answer["total_items"], answer["total_pages"]) == (100, 4)
            listed += [row["id"] for row in answer["items"]]
        assert len(set(listed)) == 100
        assert listed == sorted(listed, reverse=True)
        found: list[int] = []
        cursor = None
        while True:
            params = {"next_page_cursor": cursor} if cursor else {"count": "33"}
            answer = await rig.get(f"{A}/applicants/search_by_cursor", params=params)
            found += [row["id"] for row in answer["items"]]
            cursor = answer["next_page_cursor"]
            if cursor is None:
                break
        assert found == listed
        await fault(rig, "GET", f"{A}/applicants/search_by_cursor?next_page_cursor=junk")

    run(work, applicants=100)


def test_filters_by_vacancy_and_stage() -> None:
    async def work(rig: Rig) -> None:
        everybody = []
        for page in range(1, 11):
            everybody += (await rig.get(f"{A}/applicants?page={page}"))["items"]
        vacancies = (await rig.get(f"{A}/vacancies?count=100"))["items"]
        opened = {row["id"] for row in vacancies if row["state"] == "OPEN"}
        vacancy = vacancies[0]["id"]
        answer = await rig.get(f"{A}/applicants?vacancy={vacancy}")
        wanted = [p["id"] for p in everybody if vacancy in {row["vacancy"] for row in p["links"]}]
        assert answer["total_items"] == len(wanted)
        assert [row["id"] for row in answer["items"]] == wanted[:30]
        new = await rig.get(f"{A}/applicants?status=1001")
        expected = {
            p["id"]
            for p in everybody
            if any(row["status"] == 1001 and row["vacancy"] in opened for row in p["links"])
        }
        assert new["total_items"] == len(expected)  # only open vacancies (S#624)
        both = await rig.get(f"{A}/applicants?status=1001&vacancy={vacancy}")
        moments = [
            next(row["updated"] for row in p["links"] if row["vacancy"] == vacancy)
            for p in both["items"]
        ]
        assert moments == sorted(moments, reverse=True)
        nowhere = await rig.get(f"{A}/applicants/search?vacancy=null&count=100")
        assert nowhere["total_items"] == sum(1 for p in everybody if not p["links"])
        await fault(rig, "GET", f"{A}/applicants?status=1001&agreement_state=sent")

    run(work, applicants=290)


def test_a_new_card_is_found_after_the_lag_and_doubles_are_told() -> None:
    async def work(rig: Rig) -> None:
        body = {"first_name": "Жанна", "last_name": "Ёлкина", "phone": "+7 (999) 123-45-67"}
        one = await rig.send("POST", f"{A}/applicants", body)
        assert one["doubles"] == []
        search = f"{A}/applicants/search"
        assert (await rig.get(search, params={"q": "ёлкина"}))["total_items"] == 0
        rig.clock.move(2)
        for q in ("елкина", "Жанна Ёлк", "9991234567", "+7 999 123"):
            found = await rig.get(search, params={"q": q})
            assert [row["id"] for row in found["items"]] == [one["id"]], q
        two = await rig.send("POST", f"{A}/applicants", {**body, "phone": "89991234567"})
        assert two["doubles"] == [{"double": one["id"]}]
        card = await rig.get(f"{A}/applicants/{one['id']}")
        assert card["doubles"] == [{"double": two["id"]}]
        await rig.send("PATCH", f"{A}/applicants/{one['id']}", {"last_name": "Сосна"})
        assert (await rig.get(search, params={"q": "сосна"}))["total_items"] == 0
        rig.clock.move(2)
        assert (await rig.get(search, params={"q": "сосна"}))["total_items"] == 1

    run(work, applicants=40)


def test_search_reads_resumes_and_invented_doubles_agree() -> None:
    async def work(rig: Rig) -> None:
        owner, school = await somebody_with_a_resume(rig)
        found = await rig.get(f"{A}/applicants/search", params={"q": school, "count": 100})
        assert owner in [row["id"] for row in found["items"]]
        position = {"q": school, "field": "position"}
        assert (await rig.get(f"{A}/applicants/search", params=position))["total_items"] == 0
        pairs = 0
        for page in range(1, 14):
            for card in (await rig.get(f"{A}/applicants?page={page}"))["items"]:
                for double in card["doubles"]:
                    other = await rig.get(f"{A}/applicants/{double['double']}")
                    assert {"double": card["id"]} in other["doubles"]
                    assert other["phone"] == card["phone"]
                    pairs += 1
        assert pairs

    run(work, applicants=390)


def test_stage_rules() -> None:
    async def work(rig: Rig) -> None:
        made = await rig.send("POST", f"{A}/applicants", {"first_name": "Анна"})
        path = f"{A}/applicants/{made['id']}/vacancy"
        vacancy = await plain_vacancy(rig)
        to = {"vacancy": vacancy, "status": 1001}
        assert (await fault(rig, "PUT", path, to))["type"] == "validation_error"
        await rig.send("POST", path, to)
        await fault(rig, "POST", path, to)
        removed = await fault(rig, "PUT", path, {**to, "status": 1004})
        assert removed["location"]["variable"] == "/status"
        dated = await fault(rig, "PUT", path, {**to, "employment_date": "2025-07-01"})
        assert dated["location"]["variable"] == "/employment_date"
        await fault(rig, "PUT", path, {**to, "rejection_reason": 1101})
        await fault(rig, "PUT", path, {**to, "comment": "x" * 65_536})
        error = await fault(rig, "PUT", path, {"vacancy": vacancy})
        assert (error["type"], error["location"]["variable"]) == ("value_error.missing", "/status")
        assert (await rig.get(f"{A}/applicants/{made['id']}"))["links"][0]["status"] == 1001
        rig.clock.move(60)
        await rig.send("PUT", path, {**to, "comment": "без перемен"})
        link = (await rig.get(f"{A}/applicants/{made['id']}"))["links"][0]
        assert link["updated"] > link["changed"]

    run(work, applicants=30)


def test_a_full_quota_takes_nobody() -> None:
    async def work(rig: Rig) -> None:
        body = {"position": "Повар", "account_division": 1401}
        quotas = [{"applicants_to_hire": 1}]
        vacancy = (await rig.send("POST", f"{A}/vacancies", {**body, "fill_quotas": quotas}))["id"]
        hired = {"vacancy": vacancy, "status": 1011, "employment_date": "2025-07-01"}
        paths = []
        for name in ("Анна", "Вера"):
            made = await rig.send("POST", f"{A}/applicants", {"first_name": name})
            paths.append(f"{A}/applicants/{made['id']}/vacancy")
        await rig.send("POST", paths[0], hired)
        error = await fault(rig, "POST", paths[1], hired)
        assert error["location"]["variable"] == "/fill_quota"
        quota = (await rig.get(f"{A}/vacancies/{vacancy}/quotas"))[str(vacancy)]["items"][0]
        assert (quota["already_hired"], quota["applicants_to_hire"]) == (1, 1)

    run(work, applicants=10)


def test_tags_are_overwritten() -> None:
    async def work(rig: Rig) -> None:
        path = f"{A}/applicants/200003/tags"
        await rig.send("POST", path, {"tags": [1201, 1202]})
        await rig.send("POST", path, {"tags": [1203]})
        assert await rig.get(path) == {"tags": [1203]}
        card = await rig.get(f"{A}/applicants/200003")
        assert [tag["tag"] for tag in card["tags"]] == [1203]
        await fault(rig, "POST", path, {"tags": [777]})
        found = await rig.get(f"{A}/applicants/search?tag=1203&count=100")
        assert 200003 in [row["id"] for row in found["items"]]

    run(work, applicants=30)


def test_bodies_are_checked_field_by_field() -> None:
    async def work(rig: Rig) -> None:
        answer = await rig.ask(
            "POST",
            f"{A}/applicants",
            json={
                "email": "nonsense",
                "birthday": "01.02.1990",
                "photo": "x",
                "externals": [{}, {}],
            },
        )
        told = {e["location"]["variable"]: e["type"] for e in answer.json()["errors"]}
        assert told == {
            "/email": "value_error.email",
            "/birthday": "value_error.date",
            "/photo": "type_error.integer",
            "/externals": "value_error.list.max_items",
        }
        broken = await rig.ask(
            "POST", f"{A}/tags", content=b"{", headers={"Content-Type": "application/json"}
        )
        assert broken.json()["errors"][0]["type"] == "value_error.jsondecode"
        await fault(rig, "POST", f"{A}/tags", {"name": "a", "color": "#ff0000"})
        await fault(rig, "PUT", f"{A}/vacancies/100001", {"position": "Повар"})

    run(work, applicants=10)


def test_questionary_is_written_by_id_and_read_as_object() -> None:
    async def work(rig: Rig) -> None:
        made = await rig.send("POST", f"{A}/applicants", {"first_name": "Анна"})
        path = f"{A}/applicants/{made['id']}/questionary"
        await fault(rig, "GET", path, status=404)
        values = {"work_format": "Офис", "division": 1401, "languages": [1821, 1822]}
        shown = await rig.send("POST", path, values)
        assert shown["division"]["name"] == "Разработка"
        assert [row["name"] for row in shown["languages"]] == ["Английский", "Немецкий"]
        assert shown["region"] is None
        await rig.send("PATCH", path, {"division": None, "passport": {"citizenship": "Россия"}})
        shown = await rig.get(path)
        assert (shown["division"], shown["work_format"]) == (None, "Офис")
        assert shown["passport"] == {"citizenship": "Россия"}
        error = await fault(rig, "PATCH", path, {"division": 5})
        assert error["location"]["variable"] == "/division"
        kinds = {
            field["type"]
            for part in ("applicants/questionary", "vacancies/additional_fields")
            for field in (await rig.get(f"{A}/{part}")).values()
        }
        assert kinds == {
            "string", "integer", "text", "date", "select", "complex", "contract", "reason",
            "stoplist", "compensation", "dictionary", "income", "position_status", "division",
            "region", "url", "hidden", "html",
        }  # fmt: skip

    run(work, applicants=10)


async def send_file(
    rig: Rig, name: str, content: bytes, kind: str, **headers: str
) -> httpx.Response:
    """One upload."""
    files = {"file": (name, content, kind)}
    return await rig.ask("POST", f"{A}/upload", files=files, headers=headers)


def test_uploads() -> None:
    async def work(rig: Rig) -> None:
        text = "Петрова Анна Ивановна\nБухгалтер\nТел. 8 912 345-67-89\nanna@example.com\n"
        text += "Дата рождения: 07.03.1990\nt.me/anna_petrova\nхочу 120 000 руб\n"
        text += "2020 - 2024: Мосты и дороги, Бухгалтер\n"
        parse = {"X-File-Parse": "true"}
        first = await send_file(rig, "Анна.txt", text.encode(), "text/plain", **parse)
        assert first.status_code == 200
        fields = first.json()["fields"]
        assert fields["name"] == {"first": "Анна", "last": "Петрова", "middle": "Ивановна"}
        assert fields["birthdate"] == {"year": 1990, "month": 3, "day": 7, "precision": "day"}
        assert (fields["email"], fields["salary"]) == ("anna@example.com", 120_000)
        assert fields["experience"] == [{"position": "Бухгалтер", "company": "Мосты и дороги"}]
        again = await send_file(rig, "Other name.txt", text.encode(), "text/plain")
        assert (again.json()["id"], again.json()["name"]) == (first.json()["id"], "Анна.txt")
        assert "fields" not in again.json()
        own = {**parse, "X-Ignore-Email": "anna@example.com"}
        ignored = await send_file(rig, "Анна.txt", text.encode(), "text/plain", **own)
        assert ignored.json()["fields"]["email"] is None
        image = await send_file(rig, "a.png", b"\x89PNG", "image/png", **parse)
        assert image.status_code == 400
        assert "Cannot parse a file with content_type = image/png" in image.text
        assert (await send_file(rig, "a.html", b"<p>", "text/html")).status_code == 400
        wrong = await rig.ask("POST", f"{A}/upload", files={"document": ("a", b"a")})
        assert wrong.json()["errors"][0]["location"]["variable"] == "/file"
        big = await send_file(rig, "a.bin", b"x" * (15 * 1024 * 1024 + 1), "application/pdf")
        assert (big.status_code, "nginx" in big.text) == (413, True)
        fits = await send_file(rig, "a.bin", b"x" * (15 * 1024 * 1024), "application/pdf")
        assert fits.status_code == 200

    run(work, applicants=0)


def test_signed_addresses_expire() -> None:
    async def work(rig: Rig) -> None:
        cards = (await rig.get(f"{A}/applicants"))["items"]
        card = next(row for row in cards if row["photo"])
        photo = await rig.client.get(card["photo_url"])
        assert photo.content.startswith(b"\x89PNG")
        assert urlsplit(card["photo_url"]).netloc == "demo.example"
        forged = card["photo_url"].replace(f"/{card['photo']}/", f"/{card['photo'] + 1}/")
        assert (await rig.client.get(forged)).status_code == 403
        rig.clock.move(13 * 3600)
        assert (await rig.client.get(card["photo_url"])).status_code == 403
        fresh = await rig.get(f"{A}/applicants/{card['id']}")
        assert fresh["photo_url"] != card["photo_url"]
        assert (await rig.client.get(fresh["photo_url"])).content == photo.content

    run(work, applicants=30)


def test_a_merged_id_shows_the_survivor() -> None:
    async def work(rig: Rig) -> None:
        merged = 200001 + 96
        card = await rig.get(f"{A}/applicants/{merged}")
        assert card["id"] == merged + 1
        logs = (await rig.get(f"{A}/applicants/{card['id']}/logs"))["items"]
        assert str(merged) in [log["source"] for log in logs if log["type"] == "DOUBLE"]
        await rig.send("DELETE", f"{A}/applicants/{card['id']}", status=204)
        await fault(rig, "GET", f"{A}/applicants/{merged}", status=404)
        assert (await rig.get(f"{A}/applicants"))["total_items"] == 119

    run(work, applicants=120)


def test_roles() -> None:
    async def work(rig: Rig) -> None:
        await fault(rig, "GET", "/accounts/2/dictionaries", status=403)
        await fault(rig, "POST", "/accounts/3/applicants", {"first_name": "А"}, status=403)
        await fault(rig, "GET", "/accounts/3/tags", status=403)
        error = await fault(rig, "DELETE", "/accounts/2/applicants/400001", status=403)
        assert error["title"] == "Access Denied Error"
        await fault(rig, "GET", "/accounts/9", status=404)
        assert (await rig.get("/accounts/2/applicants/questionary")) == {}

    run(work, applicants=10)


def test_what_a_new_vacancy_needs() -> None:
    async def work(rig: Rig) -> None:
        path = f"{A}/vacancies"
        division = (await rig.get(f"{A}/divisions"))["items"][0]["id"]
        good = {"position": "Боцман", "account_division": division, "fill_quotas": [{}]}
        bad: list[tuple[dict[str, Any], str]] = [
            ({"position": None}, "/position"),
            ({"position": "  "}, "/position"),
            ({"account_division": None}, "/account_division"),
            ({"account_division": 7}, "/account_division"),
            ({"account_region": 7}, "/account_region"),
            ({"fill_quotas": None}, "/fill_quotas"),
            ({"fill_quotas": [{}, {}]}, "/fill_quotas"),
            ({"fill_quotas": [{"applicants_to_hire": 0}]}, "/fill_quotas/0/applicants_to_hire"),
            ({"fill_quotas": [{"applicants_to_hire": 1000}]}, "/fill_quotas/0/applicants_to_hire"),
            ({"fill_quotas": [{"deadline": "1.2.2026"}]}, "/fill_quotas/0/deadline"),
            ({"priority": 2}, "/priority"),
            ({"state": "HOLD"}, "/state"),
            ({"coworkers": [7]}, "/coworkers/0"),
            ({"files": [7]}, "/files/0"),
            ({"start_date": "завтра"}, "/start_date"),
            ({"fork": {"from": "a"}}, "/fork/from"),
        ]
        for change, where in bad:
            error = await fault(rig, "POST", path, {**good, **change})
            assert error["location"] == {"entity": "body", "variable": where}, change
        org_of(rig.demo, 1).questionnaires.vacancy_schema["reason"]["required"] = True
        error = await fault(rig, "POST", path, good)
        assert (error["type"], error["location"]["variable"]) == ("value_error.missing", "/reason")
        await rig.send("POST", path, {**good, "reason": "Новая позиция"})
        # A change need not say again what is there.
        made = (await rig.get(path))["items"][0]["id"]
        await rig.send("PATCH", f"{path}/{made}", {"money": "1"})
        await fault(rig, "POST", "/accounts/3/vacancies", good, status=403)

    run(work)
