"""Trouble on demand, in process."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest

from tests.demo.rig import Rig, run


def test_down_and_back() -> None:
    async def work(rig: Rig) -> None:
        rig.demo.switches.set("down", True)
        with pytest.raises(httpx.ConnectError):
            await rig.ask("GET", "/me")
        assert rig.demo.journal[-1]["answered"] is False
        journal = await rig.client.get("https://demo.example/_demo/journal")
        assert [row["path"] for row in journal.json()] == ["/v2/me"]
        rig.demo.switches.set("down", False)
        assert (await rig.ask("GET", "/me")).status_code == 200

    run(work, applicants=0)


def test_a_lost_answer_was_carried_out() -> None:
    async def work(rig: Rig) -> None:
        rig.demo.switches.set("lose_answer", method="POST", path=r"/applicants$", times=1)
        with pytest.raises(httpx.ReadError):
            await rig.ask("POST", "/accounts/1/applicants", json={"first_name": "Анна"})
        entry = rig.demo.journal[-1]
        assert (entry["executed"], entry["answered"]) == (True, False)
        assert entry["body"] == {"first_name": "Анна"}
        assert (await rig.get("/accounts/1/applicants"))["items"][0]["first_name"] == "Анна"
        await rig.send("POST", "/accounts/1/applicants", {"first_name": "Вера"})

    run(work, applicants=5)


def test_refusals_by_switch() -> None:
    async def work(rig: Rig) -> None:
        switches = rig.demo.switches
        switches.set("forbid", method="DELETE")
        assert (await rig.ask("DELETE", "/accounts/1/applicants/200001")).status_code == 403
        assert (await rig.ask("GET", "/accounts/1/applicants/200001")).status_code == 200
        switches.set("busy", retry_after=7, times=2)
        for _ in range(2):
            answer = await rig.ask("GET", "/me")
            assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")
        assert (await rig.ask("GET", "/me")).status_code == 200
        switches.set("trouble", status=504)
        answer = await rig.ask("GET", "/me")
        assert answer.status_code == 504
        assert "nginx" in answer.text
        switches.set("trouble", status=500)
        assert (await rig.ask("GET", "/me")).json()["errors"][0]["type"] == "server_error"
        switches.clear()
        assert (await rig.ask("GET", "/me")).status_code == 200
        with pytest.raises(ValueError, match="unknown switch"):
            switches.set("nonsense")

    run(work, applicants=5)


def test_garbled_answers() -> None:
    async def work(rig: Rig) -> None:
        rig.demo.switches.set("garble")
        answer = await rig.ask("GET", "/me")
        assert (answer.status_code, answer.text[:9]) == (200, "<!doctype")
        rig.demo.switches.set("garble", kind="cut")
        answer = await rig.ask("GET", "/me")
        assert answer.headers["content-type"] == "application/json"
        with pytest.raises(ValueError):
            answer.json()

    run(work, applicants=0)


def test_slow_answers_and_cancelled_requests() -> None:
    async def work(rig: Rig) -> None:
        rig.demo.switches.set("slow", seconds=60)
        task = asyncio.create_task(rig.ask("GET", "/me"))
        for _ in range(20):  # the request gets as far as the switch
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert rig.demo.journal[0]["answered"] is False

    run(work, applicants=0)


def test_one_broken_record_spoils_its_page() -> None:
    async def work(rig: Rig) -> None:
        path = "/accounts/1/applicants"
        ids = [card["id"] for card in (await rig.get(path))["items"]]
        rig.demo.switches.set("broken_record", record=ids[4])
        answer = await rig.ask("GET", path)
        assert answer.status_code == 400
        location = answer.json()["errors"][0]["location"]
        assert location == {"entity": "response", "variable": "/items/4/photo"}
        singles = [
            (await rig.ask("GET", path, params={"count": 1, "page": page})).status_code
            for page in range(1, 8)
        ]
        assert singles == [200, 200, 200, 200, 400, 200, 200]
        assert (await rig.ask("GET", path, params={"page": 2})).status_code == 200
        rig.demo.switches.set("broken_record")  # without a record: one in the middle of the list
        assert (await rig.ask("GET", path, params={"page": 2})).status_code == 400

    run(work, applicants=70)


def test_expired_keys_and_chance() -> None:
    async def work(rig: Rig) -> None:
        rig.demo.switches.set("expire_tokens")
        assert (await rig.ask("GET", "/me")).json()["errors"][0]["detail"] == "token_expired"
        body = {"refresh_token": rig.pair["refresh_token"]}
        rig.pair = (await rig.client.post("/token/refresh", json=body)).json()
        rig.demo.switches.set("trouble", probability=0.3)
        statuses = [(await rig.ask("GET", "/me")).status_code for _ in range(200)]
        assert 30 < statuses.count(502) < 90

    run(work, applicants=0)


def test_switches_over_http() -> None:
    async def work(rig: Rig) -> None:
        door = "https://demo.example/_demo/switches"
        sent = {"slow": {"seconds": 0.0, "path": "/me$", "times": 3}, "down": True}
        shown = (await rig.client.post(door, json=sent)).json()
        assert shown["slow"][0]["times"] == 3
        with pytest.raises(httpx.ConnectError):
            await rig.ask("GET", "/me")
        await rig.client.post(door, json={"down": False})
        assert (await rig.ask("GET", "/me")).status_code == 200
        assert (await rig.client.get(door)).json()["slow"][0]["times"] == 2
        assert (await rig.client.post(door, json={"sideways": True})).status_code == 400
        assert (await rig.client.post(door, content=b"{")).status_code == 400
        two = {"busy": [{"path": "/me$"}, {"path": "/accounts$"}]}
        await rig.client.post(door, content=json.dumps(two))
        assert (await rig.ask("GET", "/accounts")).status_code == 429

    run(work, applicants=0)
