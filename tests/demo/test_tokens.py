"""The life-cycle of a key pair (API.md section 2)."""

from __future__ import annotations

from typing import Any

from tests.demo.rig import AGENT, Rig, run

WEEK_S = 604_800


def first(answer: Any) -> dict[str, Any]:
    """The only error of an answer."""
    errors = answer.json()["errors"]
    assert len(errors) == 1
    found: dict[str, Any] = errors[0]
    return found


def test_keys_live_a_week_and_are_refreshed_once() -> None:
    async def work(rig: Rig) -> None:
        old = rig.pair
        assert (old["expires_in"], old["refresh_token_expires_in"]) == (WEEK_S, 2 * WEEK_S)
        body = {"refresh_token": old["refresh_token"]}
        early = await rig.client.post("/token/refresh", json=body)
        assert early.status_code == 403
        assert first(early)["title"] == "error.robot_token.refresh_too_early"

        rig.clock.move(WEEK_S)
        expired = await rig.ask("GET", "/me")
        assert expired.status_code == 401
        assert first(expired)["type"] == "authorization_error"
        assert first(expired)["detail"] == "token_expired"

        fresh = await rig.client.post("/token/refresh", json=body)
        assert fresh.status_code == 200
        again = await rig.client.post("/token/refresh", json=body)
        assert again.status_code == 404
        assert first(again)["title"] == "error.robot_token.not_found"
        rig.pair = fresh.json()
        assert (await rig.ask("GET", "/me")).status_code == 200

        rig.clock.move(2 * WEEK_S)
        late = await rig.client.post(
            "/token/refresh", json={"refresh_token": rig.pair["refresh_token"]}
        )
        assert late.status_code == 404

    run(work, applicants=0)


def test_wrong_and_missing_keys() -> None:
    async def work(rig: Rig) -> None:
        wrong = await rig.client.get("/me", headers={"Authorization": "Bearer nonsense"})
        assert (wrong.status_code, first(wrong)["detail"]) == (401, "Invalid access token")
        missing = await rig.client.get("/me")
        assert missing.status_code == 401
        assert "detail" not in first(missing)

    run(work, applicants=0)


def test_user_agent_is_mandatory_and_every_answer_has_a_request_id() -> None:
    async def work(rig: Rig) -> None:
        bare = await rig.ask("GET", "/me", headers={"User-Agent": ""})
        assert (bare.status_code, first(bare)["type"]) == (400, "bad_user_agent")
        nowhere = await rig.ask("GET", "/accounts/1/nothing")
        assert (nowhere.status_code, first(nowhere)["type"]) == (404, "not_found")
        ids = [entry["request_id"] for entry in rig.demo.journal]
        assert [bare.headers["x-request-id"], nowhere.headers["x-request-id"]] == ids
        assert rig.demo.journal[-1]["user_agent"] == AGENT

    run(work, applicants=0)


def test_ten_requests_a_second() -> None:
    async def work(rig: Rig) -> None:
        statuses = [(await rig.ask("GET", "/me")).status_code for _ in range(12)]
        assert statuses == [200] * 10 + [429] * 2
        refused = await rig.ask("GET", "/me")
        assert first(refused)["type"] == "too_many_requests"
        rig.pair, spent = rig.demo.issue_pair(), rig.pair
        assert (await rig.ask("GET", "/me")).status_code == 200  # the limit is per key
        rig.pair = spent
        rig.clock.move(1.0)
        assert (await rig.ask("GET", "/me")).status_code == 200

    run(work, applicants=0, rate_limit=True)


def test_no_secret_in_the_journal() -> None:
    async def work(rig: Rig) -> None:
        await rig.ask("GET", "/me")
        body = {"refresh_token": rig.pair["refresh_token"]}
        await rig.client.post("/token/refresh", json=body)
        told = repr(list(rig.demo.journal))
        assert rig.pair["access_token"] not in told
        assert rig.pair["refresh_token"] not in told

    run(work, applicants=0)
