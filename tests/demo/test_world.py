"""The invented world: any size, the same for the same seed, pleasant to look at."""

from __future__ import annotations

import json
import time
from typing import Any

from huntflow_desk.demo import DemoHuntflow
from tests.demo.rig import Clock, Rig, run

A = "/accounts/1"


def everything(**options: Any) -> str:
    """The contents of a small world as text."""

    async def work(rig: Rig) -> str:
        state = (await rig.client.get("https://demo.example/_demo/state")).json()
        return json.dumps(state["accounts"], sort_keys=True)

    return run(work, applicants=40, **options)


def test_the_same_seed_gives_the_same_world() -> None:
    assert everything(seed=7) == everything(seed=7)
    assert everything(seed=7) != everything(seed=8)


def test_an_empty_world() -> None:
    async def work(rig: Rig) -> None:
        for account in (1, 2, 3):
            answer = await rig.get(f"/accounts/{account}/applicants")
            assert (answer["items"], answer["total_items"], answer["total_pages"]) == ([], 0, 0)
        assert (await rig.get(f"{A}/vacancies"))["items"] == []

    run(work, applicants=0, vacancies=0)


def test_a_hundred_thousand_applicants() -> None:
    started = time.perf_counter()
    DemoHuntflow(applicants=100_000, clock=Clock())
    assert time.perf_counter() - started < 1.0

    async def work(rig: Rig) -> None:
        answer = await rig.get(f"{A}/applicants?page=3334")
        assert (answer["total_items"], answer["total_pages"]) == (100_000, 3334)
        vacancy = (await rig.get(f"{A}/vacancies?state=OPEN"))["items"][-1]["id"]
        begun = time.perf_counter()
        assert (await rig.get(f"{A}/applicants?vacancy={vacancy}"))["total_items"] > 30
        assert time.perf_counter() - begun < 6.0  # about 1.3 s alone; the index is built once
        begun = time.perf_counter()
        for page in range(1, 21):
            await rig.get(f"{A}/applicants?page={page * 100}")
            await rig.get(f"{A}/applicants?vacancy={vacancy}")
        assert (time.perf_counter() - begun) / 40 < 0.1

    run(work, applicants=100_000)


def test_the_pipelines_look_alive() -> None:
    async def work(rig: Rig) -> None:
        cards: list[Any] = []
        for page in range(1, 18):
            cards += (await rig.get(f"{A}/applicants?page={page}"))["items"]
        assert len(cards) == 500
        with_resume = sum(1 for card in cards if card["external"])
        assert 0.4 < with_resume / 500 < 0.7
        links = [link for card in cards for link in card["links"]]
        places = [link["status"] for link in links]
        assert places.count(1001) > places.count(1005) > places.count(1010) > 0
        assert any(len(card["links"]) > 1 for card in cards)
        assert any(not card["links"] for card in cards)
        for card in cards:
            assert card["email"] is None or card["email"].endswith("@example.com")
            for link in card["links"]:
                assert card["created"] <= link["changed"] <= link["updated"]
        vacancies = (await rig.get(f"{A}/vacancies?count=100"))["items"]
        assert {row["state"] for row in vacancies} == {"OPEN", "HOLD", "CLOSED"}
        assert any(row["id"] is None for row in (await rig.get(f"{A}/rejection_reasons"))["items"])
        stages = (await rig.get(f"{A}/vacancies/statuses"))["items"]
        assert any(row["removed"] for row in stages)

    run(work)


def test_resumes_have_text_and_pdf() -> None:
    async def work(rig: Rig) -> None:
        texts = []
        for card in (await rig.get(f"{A}/applicants"))["items"]:
            for head in card["external"]:
                path = f"{A}/applicants/{card['id']}/externals/{head['id']}"
                resume = await rig.get(path)
                texts.append(resume["data"]["body"])
                pdf = await rig.ask("GET", f"{path}/pdf")
                assert pdf.content.startswith(b"%PDF-1.4")
                assert pdf.content.endswith(b"%%EOF\n")
                for file in resume["files"]:
                    assert (await rig.client.get(file["url"])).content.startswith(b"%PDF")
        long = [text for text in texts if text]
        assert long
        assert 900 < sum(len(text.encode()) for text in long) / len(long) < 4000

    run(work, applicants=30)
