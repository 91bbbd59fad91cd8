"""Search by page and by cursor (API.md sections 6 and 9.3)."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import asdict
from itertools import islice
from typing import Any

from ..calls import Call, cut, envelope
from ..refusals import invalid
from ..searching import PAGE_SEARCH_LIMIT, Query
from .applicants import search_row

Doc = dict[str, Any]

_FIELDS = ("all", "education", "experience", "position")


def by_page(call: Call) -> Doc:
    """GET /applicants/search: only the first 20 000 results can be reached."""
    page, count = call.page()
    ids = call.org.search.ids(_query(call))[:PAGE_SEARCH_LIMIT]
    part = cut(ids, page, count)
    call.spoil(part)
    items = []
    for order, applicant_id in enumerate(part, (page - 1) * count + 1):
        card = call.org.cards.find(applicant_id)
        if card is not None:
            items.append({**search_row(call, card), "order": order})
    return envelope(page, count, len(ids), items)


def by_cursor(call: Call) -> Doc:
    """GET /applicants/search_by_cursor: a cursor holds all filters; the rest is ignored with it."""
    org = call.org
    cursor = call.text("next_page_cursor")
    below: int | None = None
    if cursor:
        query, count, below = _open(cursor, org.terms.account_id)
    else:
        query = _query(call)
        count = call.integer("count") or 30
    ids = list(islice(org.search.matching(query, below), count + 1))
    part = ids[:count]
    call.spoil(part)
    cards = (org.cards.find(applicant_id) for applicant_id in part)
    answer: Doc = {"items": [search_row(call, card) for card in cards if card is not None]}
    answer["next_page_cursor"] = None
    if len(ids) > count:
        answer["next_page_cursor"] = _closed(query, count, part[-1], org.terms.account_id)
    return answer


def _query(call: Call) -> Query:
    vacancies: list[int | None] = []
    for raw in call.query.getlist("vacancy"):
        if raw == "null":
            vacancies.append(None)
        elif raw.isdigit():
            vacancies.append(int(raw))
        else:
            title = "value is not a valid integer"
            raise invalid("type_error.integer", title, "query", "/vacancy/0")
    return Query(
        q=call.text("q") or "",
        field=call.choice("field", _FIELDS) or "all",
        tag=tuple(call.integers("tag")),
        status=tuple(call.integers("status")),
        rejection_reason=tuple(call.integers("rejection_reason")),
        only_current_status=call.flag("only_current_status"),
        vacancy=tuple(vacancies),
        account_source=tuple(call.integers("account_source")),
    )


def _closed(query: Query, count: int, last: int, account_id: int) -> str:
    held = {**asdict(query), "count": count, "account": account_id, "search_after": [last]}
    return base64.b64encode(json.dumps(held).encode()).decode()


def _open(cursor: str, account_id: int) -> tuple[Query, int, int]:
    bad = invalid("value_error", "Invalid cursor", "query", "/next_page_cursor")
    try:
        held = json.loads(base64.b64decode(cursor, validate=True))
        if held.pop("account") != account_id:
            raise bad
        count, last = int(held.pop("count")), int(held.pop("search_after")[0])
        filters: dict[str, Any] = {
            key: tuple(item) if isinstance(item, list) else item for key, item in held.items()
        }
        query = Query(**filters)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, binascii.Error):
        raise bad from None
    return query, count, last


ROUTES = (
    ("GET", "/accounts/{account_id}/applicants/search", by_page),
    ("GET", "/accounts/{account_id}/applicants/search_by_cursor", by_cursor),
)
