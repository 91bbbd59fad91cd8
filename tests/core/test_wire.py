from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huntflow_desk.core.documents import Agreement, FileRef, Link, Social
from huntflow_desk.core.wire import accounts, applicants, dictionaries, pages, schemas, vacancies
from huntflow_desk.core.wire.resume_text import plain_text, resume_text

DECODERS: dict[str, Callable[[Any], Any]] = {
    "me": accounts.me,
    "account": accounts.account,
    "coworker": accounts.coworker,
    "vacancy": vacancies.vacancy,
    "stage": schemas.stage,
    "stage_group": schemas.stage_group,
    "fields": schemas.fields,
    "file_ref": vacancies.file_ref,
    "applicant": applicants.applicant,
    "worklog_entry": applicants.worklog_entry,
    "resume": applicants.resume,
    "uploaded": applicants.uploaded,
    "link": applicants.link,
    "tag_ids": applicants.tag_ids,
    "answers": applicants.answers,
    "named": dictionaries.named,
    "tag": dictionaries.tag,
    "entries": dictionaries.entries,
    "page": lambda raw: pages.page(raw, applicants.applicant),
    **dictionaries.DECODERS,
}

# Other work on the machine must not fail a test.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Every key a decoder looks at, so that odd values end up where they are read.
KEYS = re.findall(
    r"\w+",
    "id items name nick member type order removed stay_duration statuses account_vacancy_status "
    "position state priority hidden created updated files url content_type body fields values "
    "value title required dictionary first_name birthday photo links tags tag external doubles "
    "double social social_type agreement decision_date vacancy status account_info comment email "
    "calendar_event applicant_offer survey_questionary employment_date data resume personal_info "
    "experience date_from year month education higher contact area country city skill_set "
    "language level text page total_pages total_items next_page_cursor meta parent active foreign",
)

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(
        ["2024-02-30", "2020-01-01T00:00:00+03:00", "0001-01-01T00:00:00+14:00", "12", "", "<p>a"]
    )
)
anything: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), inner, max_size=8)
    ),
    max_leaves=25,
)
records = st.dictionaries(st.sampled_from(KEYS), anything, max_size=12)


@patient
@given(raw=anything | records | records.map(lambda raw: {**raw, "id": 7}))
def test_any_json_is_decoded_or_refused(raw: Any) -> None:
    for name, decode in DECODERS.items():
        try:
            repr(decode(raw))
        except ValueError:
            # Refused: no object, or no id.
            assert not isinstance(raw, dict) or name not in dictionaries.DECODERS


@patient
@given(records)
def test_a_record_with_an_id_is_never_refused(raw: dict[str, Any]) -> None:
    raw = {**raw, "id": 7}
    for name in ("me", "account", "coworker", "vacancy", "stage", "applicant", "worklog_entry"):
        DECODERS[name](raw)
    for name in ("resume", "uploaded", "tag", "stage_group", "page"):
        DECODERS[name](raw)


@patient
@given(records)
def test_the_document_is_kept_as_it_came(raw: dict[str, Any]) -> None:
    raw = {**raw, "id": 7, "unknown": [1]}
    assert applicants.applicant(raw).raw is raw
    assert vacancies.vacancy(raw).raw is raw
    assert applicants.worklog_entry(raw).raw is raw


CARD = {
    "id": 12,
    "account": 1,
    "first_name": "Анна",
    "last_name": "Иванова",
    "middle_name": None,
    "birthday": "1990-05-01",
    "phone": "+7 900 000-00-00",
    "email": "a@example.com",
    "money": 100000,
    "photo": 55,
    "photo_url": "https://store.example/1.jpg?s=x&e=1",
    "created": "2024-01-01T12:00:00+03:00",
    "tags": [{"tag": 5, "id": 900}, {"id": 901}, None],
    "links": [
        {
            "id": 1,
            "vacancy": 77,
            "status": 31,
            "updated": "2024-02-01T00:00:00+03:00",
            "changed": "2024-01-31 23:00:00",
            "rejection_reason": None,
        },
        {"id": 2, "status": 3},
    ],
    "external": [{"id": 8, "auth_type": "NATIVE", "account_source": 3, "updated": None}],
    "doubles": [{"double": 13}],
    "social": [{"id": 1, "social_type": "TELEGRAM", "value": "@anna", "verified": False}],
    "agreement": {"state": None, "decision_date": None},
    "site": [{"site_type": "MAX"}],
}


def test_a_card() -> None:
    person = applicants.applicant(CARD)
    assert person.applicant_id == 12
    assert (person.first_name, person.middle_name, person.money) == ("Анна", "", "100000")
    assert person.birthday == date(1990, 5, 1)
    assert person.created == datetime(2024, 1, 1, 9, tzinfo=UTC)
    # tags[].tag is the tag, tags[].id only the binding.
    assert person.tag_ids == (5,)
    assert person.links == (
        Link(
            vacancy_id=77,
            stage_id=31,
            link_id=1,
            updated=datetime(2024, 1, 31, 21, tzinfo=UTC),
            # Without an offset it is Moscow time.
            changed=datetime(2024, 1, 31, 20, tzinfo=UTC),
        ),
    )
    assert person.resumes[0].source_id == 3
    assert person.double_ids == (13,)
    assert person.social == (Social("TELEGRAM", "@anna"),)
    assert person.agreement == Agreement()
    assert person.complete
    assert person.raw["site"] == [{"site_type": "MAX"}]
    assert not applicants.applicant({"id": 1}, complete=False).complete


def test_a_worklog_entry_names_what_it_carries() -> None:
    entry = applicants.worklog_entry(
        {
            "id": 1,
            "type": "VACANCY-REMOVE",
            "comment": None,
            "account_info": {"id": 4, "name": "Борис"},
            "email": {"id": 1},
            "calendar_event": None,
            "survey_questionary": {"id": 2},
            "survey_answer_of_type_a": {"id": 3},
            "files": [{"id": 9, "name": "a.pdf", "content_type": "x", "url": "https://x"}, {}],
        }
    )
    assert (entry.kind, entry.comment, entry.author) == ("VACANCY-REMOVE", "", "Борис")
    assert entry.extras == ("email", "survey")
    assert entry.files == (FileRef(9, "a.pdf", "x"),)


def test_stages_keep_removed_ones_in_order() -> None:
    found = dictionaries.DECODERS["statuses"](
        {
            "items": [
                {"id": 2, "name": "b", "order": 2, "type": "hired"},
                {"id": 1, "name": "a", "order": 1, "removed": "2020-01-01T00:00:00+03:00"},
                {"id": 3, "name": "c", "order": 3, "removed": True},
                {"name": "no id"},
            ]
        }
    )
    assert [stage.stage_id for stage in found] == [1, 2, 3]
    assert [bool(stage.removed) for stage in found] == [True, False, True]
    assert found[0].kind == "user"


def test_the_reason_other_has_no_id() -> None:
    found = dictionaries.DECODERS["rejection_reasons"](
        {"items": [{"id": None, "name": "Другое", "order": 2}, {"id": 5, "name": "x", "order": 1}]}
    )
    assert [reason.item_id for reason in found] == [5, None]


def test_field_schemas() -> None:
    found = schemas.fields(
        {
            "b": {"id": 2, "type": "select", "order": 2, "values": ["x", {"name": "y"}, 3, None]},
            "a": {
                "id": 1,
                "type": "complex",
                "title": "Группа",
                "order": 1,
                "fields": {"inner": {"type": "new_type", "required": True}},
            },
            "junk": 7,
        }
    )
    assert [spec.key for spec in found] == ["a", "b"]
    assert found[1].title == "b"
    assert found[1].values == ("x", "y", "3")
    assert found[0].fields[0].kind == "new_type"
    assert schemas.fields({}) == ()


def test_a_page_survives_one_broken_record() -> None:
    page = pages.page(
        {"page": 2, "count": 30, "total_pages": 9, "items": [{"id": 1}, {"x": 1}]},
        applicants.applicant,
    )
    assert [person.applicant_id for person in page.items] == [1]
    assert page.skipped == ("items[1]: no id",)
    assert (page.page, page.total_pages, page.total_items, page.next_cursor) == (2, 9, None, None)


def test_written_answers_are_bare_ids() -> None:
    read = [{"id": 3, "name": "x", "foreign": None}, {"id": 4, "name": "y"}]
    assert applicants.written_answer(read) == [3, 4]
    assert applicants.written_answer(read[0]) == 3
    assert applicants.written_answer({"income": "9", "type": "Gross"}) == {
        "income": "9",
        "type": "Gross",
    }
    assert applicants.written_answer(None) is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ({"data": {"body": "Опыт\r\nработы"}}, "Опыт\nработы"),
        (
            {"data": {"body": "<p>Опыт &amp; знания</p><ul><li>a<li>b</ul><script>x()</script>"}},
            "Опыт & знания\n\na\nb",
        ),
        ({"data": {"body": "5 < 7 and 8 > 3"}}, "5 < 7 and 8 > 3"),
        (
            {
                "data": {"body": " "},
                "resume": {
                    "personal_info": {"last_name": "Иванова", "first_name": "Анна"},
                    "position": "Бухгалтер",
                    "wanted_salary": {"amount": 100.0, "currency": "RUB"},
                    "experience": [
                        {
                            "position": "Кассир",
                            "company": "Ромашка",
                            "date_from": {"year": 2019, "month": 3},
                            "date_to": None,
                            "description": "<b>Считала</b>",
                        }
                    ],
                    "skill_set": ["1С", "НДС"],
                    "language": [{"name": "English", "level": {"name": "B2"}}],
                },
            },
            "Иванова Анна\nБухгалтер\n100.0 RUB\n\n03.2019 – \nКассир — Ромашка\nСчитала\n"
            "1С, НДС\nEnglish (B2)",
        ),
        ({}, ""),
    ],
)
def test_text_of_a_resume(raw: dict[str, Any], text: str) -> None:
    assert resume_text(raw) == text


@patient
@given(st.text())
def test_any_markup_is_survived(body: str) -> None:
    for text in (body, f"<p>{body}", f"<{body}>", f"&{body};<p>"):
        assert isinstance(plain_text(text), str)


def test_nested_markup_does_not_hang() -> None:
    assert plain_text("<table>" * 50_000 + "x") == "x"
    assert plain_text("<a " * 100_000) is not None
