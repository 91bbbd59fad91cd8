"""Vacancy work: state changes, history, periods, frames, quotas (API.md 9.1)."""

from __future__ import annotations

from typing import Any

from ..calls import Call, cut, envelope
from ..checks import DATE, FLAG, ID, TEXT, checked
from ..clock import DAY_S, iso, parse_moment
from ..refusals import not_found, rule
from .vacancies import author

Doc = dict[str, Any]

_CLOSE = {"date": DATE, "comment": TEXT, "account_vacancy_close_reason": ID, "unpublish_all": FLAG}
_HOLD = {"date": DATE, "comment": TEXT, "account_vacancy_hold_reason": ID, "unpublish_all": FLAG}


def close(call: Call) -> None:
    """POST /vacancies/{vacancy_id}/state/close."""
    body = checked(call.body or {}, _CLOSE)
    _known(call, body, "account_vacancy_close_reason", call.org.ref.close_reasons)
    _change(call, ("OPEN", "HOLD"), "CLOSED", "CLOSED", body)


def hold(call: Call) -> None:
    """POST /vacancies/{vacancy_id}/state/hold."""
    body = checked(call.body or {}, _HOLD)
    _known(call, body, "account_vacancy_hold_reason", call.org.ref.hold_reasons)
    _change(call, ("OPEN",), "HOLD", "HOLD", body)


def resume(call: Call) -> None:
    """POST /vacancies/{vacancy_id}/state/resume: for vacancies on hold."""
    _change(call, ("HOLD",), "OPEN", "RESUME", {})


def logs(call: Call) -> Doc:
    """GET /vacancies/{vacancy_id}/logs; paging figures only when ``page`` is sent."""
    vacancy = call.vacancy()
    page, count = call.page()
    begin, end = call.moment("date_begin"), call.moment("date_end")
    rows = [
        log
        for log in call.org.vacancies.logs(int(vacancy["id"]))
        if (begin is None or (parse_moment(log["created"]) or 0) >= begin)
        and (end is None or (parse_moment(log["created"]) or 0) <= end)
    ]
    answer: Doc = {"items": cut(rows, page, count)}
    if call.text("page") is not None:
        answer.update(page=page, count=count, total=-(-len(rows) // count))
    return answer


def periods(call: Call) -> Doc:
    """GET /vacancies/{vacancy_id}/periods."""
    vacancy = call.vacancy()
    begin = call.moment("date_begin", required=True) or 0.0
    end = call.moment("date_end", required=True) or 0.0
    opened = max(begin, parse_moment(vacancy["created"]) or 0.0)
    hold_periods: list[list[str]] = []
    closed_periods: list[list[str]] = []
    state, since = "OPEN", opened
    idle = 0.0
    for log in call.org.vacancies.logs(int(vacancy["id"]))[::-1]:
        moment = min(end, max(begin, parse_moment(log["created"]) or 0.0))
        if log["state"] in ("HOLD", "CLOSED", "OPEN", "RESUME", "REOPEN"):
            idle += _note(state, since, moment, hold_periods, closed_periods)
            state, since = log["state"], moment
    idle += _note(state, since, end, hold_periods, closed_periods)
    days = max(0.0, end - opened - idle) / DAY_S
    return {
        "days_in_work": int(days),
        "work_days_in_work": int(days * 5 / 7),
        "hold_periods": hold_periods,
        "closed_periods": closed_periods,
    }


def frame(call: Call) -> Doc:
    """GET /vacancies/{vacancy_id}/frame."""
    return call.org.vacancies.frame(call.vacancy())


def frames(call: Call) -> Doc:
    """GET /vacancies/{vacancy_id}/frames."""
    return {"items": [{**call.org.vacancies.frame(call.vacancy()), "next_id": None}]}


def quotas(call: Call) -> Doc:
    """GET /vacancies/{vacancy_id}/quotas: keyed by vacancy id; a multivacancy by its children."""
    vacancy = call.vacancy()
    page, count = call.page()
    book = call.org.vacancies
    ids = [int(vacancy["id"])]
    if vacancy["multiple"]:
        ids = [n for n in book.ids() if (book.peek(n) or {}).get("parent") == vacancy["id"]]
    answer: Doc = {}
    for vacancy_id in ids:
        rows = book.quotas(vacancy_id)
        answer[str(vacancy_id)] = envelope(page, count, len(rows), cut(rows, page, count))
    return answer


def frame_quotas(call: Call) -> Doc:
    """GET /vacancies/{vacancy_id}/frames/{frame_id}/quotas."""
    vacancy_id = int(call.vacancy()["id"])
    if call.number("frame_id") != call.org.vacancies.frame_id(vacancy_id):
        raise not_found("Unknown vacancy frame")
    return {"items": call.org.vacancies.quotas(vacancy_id)}


def _known(call: Call, body: Doc, key: str, rows: list[Doc]) -> None:
    if body.get(key) is not None and all(row["id"] != body[key] for row in rows):
        raise rule("Unknown reason", f"/{key}")


def _change(call: Call, before: tuple[str, ...], state: str, event: str, body: Doc) -> None:
    call.writer()
    vacancy = call.vacancy()
    if vacancy["state"] not in before:
        raise rule(f"Vacancy state is {vacancy['state']}")
    reasons = {key: value for key, value in body.items() if key.startswith("account_vacancy")}
    vacancy.update(state=state, updated=call.org.moment(), **reasons)
    call.org.vacancies.save(vacancy)
    data = {"comment": body["comment"]} if body.get("comment") else None
    call.org.vacancies.add_log(
        int(vacancy["id"]), event, call.org.clock(), author(call), data=data, **reasons
    )


def _note(
    state: str, since: float, until: float, held: list[list[str]], closed: list[list[str]]
) -> float:
    if state not in ("HOLD", "CLOSED") or until <= since:
        return 0.0
    (held if state == "HOLD" else closed).append([iso(since), iso(until)])
    return until - since


_V = "/accounts/{account_id}/vacancies/{vacancy_id}"
ROUTES = (
    ("POST", f"{_V}/state/close", close),
    ("POST", f"{_V}/state/hold", hold),
    ("POST", f"{_V}/state/resume", resume),
    ("GET", f"{_V}/logs", logs),
    ("GET", f"{_V}/periods", periods),
    ("GET", f"{_V}/frame", frame),
    ("GET", f"{_V}/frames", frames),
    ("GET", f"{_V}/quotas", quotas),
    ("GET", f"{_V}/frames/{{frame_id}}/quotas", frame_quotas),
)
