"""The demo's own doors: switches, journal, contents (loopback only, no key needed).

``GET /_demo/state`` answers::

    {"clock": unix time, "accounts": [{
        "id", "name", "member_type",
        "applicants_total": how many living applicants,
        "applicants": [{<fields of the card>, "tags": [tag ids], "links": [...],
                        "externals": [resumes in full, files as ids in "_files"],
                        "logs": [worklog, oldest first], "questionary": written values or null}],
        "next_after_id": id to continue with, or null at the end,
        "vacancies": [full vacancies], "tags": [tags], "deleted": [ids of deleted applicants]}],
     "files": [{"id", "name", "content_type", "size", "sha256"}]}

Parameters: ``account_id`` (one organisation only), ``after_id`` (applicants with a larger id),
``limit`` (default 1000 applicants per organisation), ``changed=1`` (only applicants that were
created or changed since the world was invented), ``logs=0`` (leave worklogs out).
"""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ..desk import Desk
from ..journal import Journal
from ..world import Org

Doc = dict[str, Any]


def control_routes(desk: Desk, journal: Journal) -> list[Route]:
    """Routes under /_demo."""

    async def set_switches(request: Request) -> Response:
        try:
            wanted = json.loads(await request.body())
            for name, value in wanted.items():
                _set(desk, name, value)
        except (ValueError, AttributeError, TypeError) as trouble:
            return JSONResponse({"error": str(trouble)}, status_code=400)
        desk.world.store.commit()
        return JSONResponse(desk.switches.shown())

    async def show_switches(request: Request) -> Response:
        return JSONResponse(desk.switches.shown())

    async def show_journal(request: Request) -> Response:
        return JSONResponse(journal.since(int(request.query_params.get("since", "0"))))

    async def show_state(request: Request) -> Response:
        return JSONResponse(_state(desk, request))

    async def issue_pair(request: Request) -> Response:
        pair = desk.tokens.issue()
        desk.world.store.commit()
        return JSONResponse(pair)

    return [
        Route("/_demo/switches", set_switches, methods=["POST"]),
        Route("/_demo/switches", show_switches, methods=["GET"]),
        Route("/_demo/journal", show_journal, methods=["GET"]),
        Route("/_demo/state", show_state, methods=["GET"]),
        Route("/_demo/pair", issue_pair, methods=["POST"]),
    ]


def _set(desk: Desk, name: str, value: Any) -> None:
    if isinstance(value, list):
        desk.switches.clear(name)
        for options in value:
            desk.switches.add(name, **options)
    elif isinstance(value, dict):
        desk.switches.set(name, True, **value)
    elif name == "slow" and not isinstance(value, bool) and isinstance(value, (int, float)):
        desk.switches.set(name, True, seconds=value)
    else:
        desk.switches.set(name, value)


def _state(desk: Desk, request: Request) -> Doc:
    query = request.query_params
    wanted = query.get("account_id")
    orgs = [
        org
        for account_id, org in desk.world.orgs.items()
        if wanted is None or account_id == int(wanted)
    ]
    after, limit = int(query.get("after_id", "0")), int(query.get("limit", "1000"))
    changed, logs = query.get("changed") == "1", query.get("logs", "1") != "0"
    return {
        "clock": desk.world.clock(),
        "accounts": [_org(org, after, limit, changed, logs) for org in orgs],
        "files": [
            {key: row[key] for key in ("id", "name", "content_type", "size", "sha256")}
            for _, row in desk.world.store.rows("file")
        ],
    }


def _org(org: Org, after: int, limit: int, changed: bool, logs: bool) -> Doc:
    cards = org.cards
    store = org.store
    living = cards.ids()
    ids = sorted(n for n in living if n > after and (not changed or _touched(org, n)))
    part = ids[:limit]
    vacancies = (org.vacancies.peek(n) for n in org.vacancies.ids())
    return {
        "id": org.terms.account_id,
        "name": org.terms.name,
        "member_type": org.terms.member_type,
        "applicants_total": len(living),
        "applicants": [_applicant(org, applicant_id, logs) for applicant_id in part],
        "next_after_id": part[-1] if len(ids) > limit else None,
        "vacancies": [row for row in vacancies if row is not None],
        "tags": org.tags(),
        "deleted": [int(key) for key, row in store.rows(cards.table) if row.get("_deleted")],
    }


def _touched(org: Org, applicant_id: int) -> bool:
    return (
        org.cards.stored(applicant_id) is not None
        or org.has_made_logs(applicant_id)
        or org.store.has("questionary", applicant_id)
    )


def _applicant(org: Org, applicant_id: int, logs: bool) -> Doc:
    card = org.cards.find(applicant_id) or {}
    shown = {key: value for key, value in card.items() if not key.startswith("_")}
    shown["tags"] = [tag["tag"] for tag in card.get("tags", [])]
    shown["doubles"] = org.cards.doubles(card)
    shown["questionary"] = org.questionary(applicant_id)
    rows = (org.external(applicant_id, int(row["id"])) for row in card.get("external", []))
    shown["externals"] = [row for row in rows if row is not None]
    if logs:
        shown["logs"] = [
            {key: value for key, value in log.items() if key != "_applicant"}
            for log in org.logs(applicant_id)[::-1]
        ]
    return shown
