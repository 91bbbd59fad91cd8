"""What is refused before anything is sent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from huntflow_desk.core.checks import MAX_LINE, check, missing_in_vacancy
from huntflow_desk.core.edits import Kind, NewEdit
from huntflow_desk.core.models import FieldSpec

TODAY = date(2026, 3, 2)


def complaints(kind: Kind, **payload: Any) -> dict[str, str]:
    return check(NewEdit(kind, 1, payload), TODAY)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"position": "Боцман"}, {}),
        ({}, {"position": "required"}),
        ({"position": " \n"}, {"position": "required"}),
        ({"position": "x" * (MAX_LINE + 1)}, {"position": f"too_long:{MAX_LINE}"}),
        ({"position": "x", "money": "1" * MAX_LINE}, {}),
        ({"position": "x", "company": "1" * 5_000}, {"company": f"too_long:{MAX_LINE}"}),
        ({"position": "x", "quotas": [{}, {}]}, {"quotas": "range:1"}),
        ({"position": "x", "quotas": "3"}, {"quotas": "unreadable"}),
        ({"position": "x", "quotas": [3]}, {"quotas": "unreadable"}),
    ],
)
def test_a_new_vacancy(fields: dict[str, Any], found: dict[str, str]) -> None:
    assert complaints(Kind.CREATE_VACANCY, fields=fields) == found


@pytest.mark.parametrize(
    ("quota", "found"),
    [
        ({"applicants_to_hire": 1, "deadline": None}, {}),
        ({"applicants_to_hire": 999, "deadline": "2026-12-31"}, {}),
        ({"applicants_to_hire": 0}, {"quotas/0/applicants_to_hire": "range:1–999"}),
        ({"applicants_to_hire": 1000}, {"quotas/0/applicants_to_hire": "range:1–999"}),
        ({"applicants_to_hire": "2"}, {"quotas/0/applicants_to_hire": "integer"}),
        ({"applicants_to_hire": True}, {"quotas/0/applicants_to_hire": "integer"}),
        ({"deadline": "2026-02-30"}, {"quotas/0/deadline": "date"}),
    ],
)
@pytest.mark.parametrize("kind", [Kind.CREATE_VACANCY, Kind.VACANCY])
def test_a_plan(kind: Kind, quota: dict[str, Any], found: dict[str, str]) -> None:
    assert complaints(kind, fields={"position": "x", "quotas": [quota]}) == found


def test_a_change_needs_no_position_but_may_not_empty_it() -> None:
    assert complaints(Kind.VACANCY, fields={"money": "1"}) == {}
    assert complaints(Kind.VACANCY, fields={"position": ""}) == {"position": "required"}
    assert complaints(Kind.VACANCY, fields={"quotas": [{}, {}]}) == {}


def test_files_of_a_new_vacancy_have_the_limit_of_all_files() -> None:
    big = {"sha": "0", "name": "a", "size": 16 * 1024 * 1024}
    found = complaints(Kind.CREATE_VACANCY, fields={"position": "x"}, files=[big])
    assert found == {"files": "too_large:15"}


def test_what_the_organisation_asks_for() -> None:
    depends = {"availableOn": {"operator": "==", "field": "reason", "value": "x"}}
    specs = [
        FieldSpec("reason", "select", "Причина", required=True),
        FieldSpec("category", "dictionary", "Категория", required=True, raw=depends),
        FieldSpec("help", "html", "Подсказка", required=True),
        FieldSpec("start", "date", "Дата"),
    ]
    found = missing_in_vacancy({"position": "x"}, {}, specs, has_divisions=True)
    assert found == {"reason": "required", "division_id": "required"}
    fields = {"position": "x", "division_id": 5}
    assert missing_in_vacancy(fields, {"reason": "Да"}, specs, has_divisions=True) == {}
    assert missing_in_vacancy({}, {"reason": ""}, specs, has_divisions=False) == {
        "reason": "required"
    }
