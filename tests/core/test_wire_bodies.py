from __future__ import annotations

from datetime import date, datetime

import pytest

from huntflow_desk.core.documents import Social
from huntflow_desk.core.wire import bodies


def test_only_given_fields_are_sent_and_null_is_null() -> None:
    assert bodies.applicant_edit({"phone": None, "birthday": date(1990, 5, 1)}) == {
        "phone": None,
        "birthday": "1990-05-01",
    }
    assert bodies.applicant_edit({"photo_id": 5, "social": (Social("TELEGRAM", "@a"),)}) == {
        "photo": 5,
        "social": [{"social_type": "TELEGRAM", "value": "@a"}],
    }


def test_a_typo_does_not_vanish() -> None:
    with pytest.raises(ValueError, match="frist_name"):
        bodies.applicant({"frist_name": "x"})


def test_a_new_card_with_a_resume() -> None:
    body = bodies.applicant({"first_name": "А"}, resume=bodies.resume(file_ids=[7, 8], source_id=3))
    assert body["externals"] == [
        {"auth_type": "NATIVE", "data": {"body": ""}, "account_source": 3, "files": [7]}
    ]


def test_a_comment_has_no_stage() -> None:
    assert bodies.log("Слово", vacancy_id=7, file_ids=[1]) == {
        "comment": "Слово",
        "vacancy": 7,
        "files": [1],
    }
    assert bodies.log() == {}


def test_attendees_are_called_display_name() -> None:
    event = bodies.calendar_event(
        1,
        kind="interview",
        begin=datetime(2026, 3, 2, 10),  # noqa: DTZ001 - local time on purpose
        end=datetime(2026, 3, 2, 11),  # noqa: DTZ001
        timezone="Europe/Moscow",
        attendees=[bodies.attendee("b@example.com", "Борис", 41)],
    )
    assert event["attendees"] == [{"email": "b@example.com", "displayName": "Борис", "member": 41}]
    assert (event["start"], event["transparency"]) == ("2026-03-02T10:00:00", "busy")
    letter = bodies.email(
        1, address="a@x.y", subject="s", html="h", copies=[("c@x.y", "cc", "Вера")]
    )
    assert letter["to"] == [{"email": "c@x.y", "type": "cc", "displayName": "Вера"}]


def test_a_move() -> None:
    assert bodies.stage_move(
        7, 31, comment="c", quota_id=2, employment_date=date(2026, 1, 2), file_ids=(5,)
    ) == {
        "vacancy": 7,
        "status": 31,
        "comment": "c",
        "fill_quota": 2,
        "employment_date": "2026-01-02",
        "files": [5],
    }
    # The built-in reason "Other" has no id: nothing is sent for it.
    assert "rejection_reason" not in bodies.stage_move(7, 31, rejection_reason_id=None)


def test_a_vacancy_with_fields_of_the_organisation() -> None:
    assert bodies.vacancy({"position": "X", "division_id": 4}, {"fork": "1"}) == {
        "position": "X",
        "account_division": 4,
        "fill_quotas": [{"applicants_to_hire": 1}],
        "fork": "1",
    }
    plan = [{"applicants_to_hire": 2, "deadline": None}]
    assert bodies.vacancy({"position": "X", "quotas": plan, "coworker_ids": [5]}) == {
        "position": "X",
        # Where divisions are off it is null; the key itself is always asked for.
        "account_division": None,
        "fill_quotas": [{"applicants_to_hire": 2}],
        "coworkers": [5],
    }
    assert bodies.vacancy_edit({"state": "OPEN", "close_reason_id": None}) == {
        "state": "OPEN",
        "account_vacancy_close_reason": None,
    }


def test_tags_and_questionary() -> None:
    assert bodies.applicant_tags([3, 1, 3]) == {"tags": [3, 1]}
    assert bodies.tag("x", "#00ff00") == {"name": "x", "color": "00ff00"}
    assert bodies.questionary(
        {
            "city": {"id": 5, "name": "Москва"},
            "list": [{"id": 1, "name": "a"}],
            "income": {"income": "9", "type": "Gross"},
            "day": date(2026, 1, 2),
            "gone": None,
        }
    ) == {
        "city": 5,
        "list": [1],
        "income": {"income": "9", "type": "Gross"},
        "day": "2026-01-02",
        "gone": None,
    }
