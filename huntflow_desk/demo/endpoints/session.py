"""Who am I, organisations, key refresh (API.md sections 2 and 8)."""

from __future__ import annotations

from typing import Any

from ..calls import Call
from ..checks import NEEDED_TEXT, checked
from ..clock import iso

Doc = dict[str, Any]


def me(call: Call) -> Doc:
    """GET /me."""
    person = next(iter(call.desk.world.orgs.values())).me
    return {
        "id": person["member"],
        "name": person["name"],
        "position": "Руководитель подбора",
        "email": person["email"],
        "phone": None,
        "locale": "ru_RU",
    }


def accounts(call: Call) -> Doc:
    """GET /accounts."""
    return {
        "items": [
            {
                "id": org.terms.account_id,
                "name": org.terms.name,
                "nick": org.terms.nick,
                "member_type": org.terms.member_type,
                "production_calendar": 1 if org.terms.account_id == 1 else None,
            }
            for org in call.desk.world.orgs.values()
        ]
    }


def account(call: Call) -> Doc:
    """GET /accounts/{account_id}."""
    terms = call.org.terms
    return {
        "id": terms.account_id,
        "name": terms.name,
        "nick": terms.nick,
        "locale": "en_US" if terms.english else "ru_RU",
        "photo": None,
    }


def refresh(call: Call) -> Doc:
    """POST /token/refresh."""
    body = checked(call.body, {"refresh_token": NEEDED_TEXT})
    return call.desk.tokens.refresh(str(body["refresh_token"]))


def email_accounts(call: Call) -> Doc:
    """GET /email_accounts."""
    person = next(iter(call.desk.world.orgs.values())).me
    return {
        "items": [
            {
                "id": 21,
                "name": person["email"],
                "email": person["email"],
                "receive": True,
                "send": True,
                "last_sync": iso(call.desk.world.clock()),
            }
        ]
    }


def calendar_accounts(call: Call) -> Doc:
    """GET /calendar_accounts."""
    person = next(iter(call.desk.world.orgs.values())).me
    calendars = [
        {"id": 11, "foreign": "primary", "name": "Собеседования", "access_role": "owner"},
        {"id": 12, "foreign": None, "name": "Отпуска", "access_role": "reader"},
    ]
    return {
        "items": [
            {
                "id": 1,
                "name": person["email"],
                "auth_type": "GOOGLE",
                "freebusy": False,
                "calendars": calendars,
            }
        ]
    }


ROUTES = (
    ("GET", "/me", me),
    ("GET", "/accounts", accounts),
    ("GET", "/accounts/{account_id}", account),
    ("POST", "/token/refresh", refresh),
    ("GET", "/email_accounts", email_accounts),
    ("GET", "/calendar_accounts", calendar_accounts),
)
