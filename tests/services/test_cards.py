"""Cards and names: documents put together, ids turned into words, odd documents survived."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huntflow_desk.core.documents import WorklogEntry
from huntflow_desk.core.models import FieldSpec
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.core.wire.applicants import applicant
from huntflow_desk.services.card import as_text, read_answers
from huntflow_desk.services.names import DICTIONARIES, read_names
from huntflow_desk.services.workplace import Workplace
from tests.filling import read_everything
from tests.services.rig import ACCOUNT, House, card, link

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_a_card_of_everything_that_was_read(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        await read_everything(workplace)
        library = workplace.library
        row = next(
            row
            for row in library.applicant_rows(ApplicantQuery(ACCOUNT))
            if row.has_resume and row.tag_ids and row.vacancy_id
        )
        before = library.card(ACCOUNT, row.applicant_id)
        assert before is not None
        assert before.worklog is None and before.questionary is None
        assert all(resume.saved is None for resume in before.resumes)
        await library.refresh_card(ACCOUNT, row.applicant_id)
        shown = library.card(ACCOUNT, row.applicant_id)
        assert shown is not None
        assert [tag.tag_id for tag in shown.tags] == list(row.tag_ids)
        assert all(tag.name and not tag.name.startswith("#") for tag in shown.tags)
        assert shown.links and all(one.position and one.stage for one in shown.links)
        changed = [one.changed for one in shown.links if one.changed]
        assert changed == sorted(changed, reverse=True)
        assert all(resume.saved and resume.source for resume in shown.resumes)
        assert shown.worklog is not None
        order = [one.entry.created for one in shown.worklog.value if one.entry.created]
        assert order == sorted(order, reverse=True)
        assert shown.questionary is not None
        titles = {spec.title for spec in library.names(ACCOUNT).questionary_fields}
        nested = {
            inner.title
            for spec in library.names(ACCOUNT).questionary_fields
            for inner in spec.fields
        }
        assert {answer.title for answer in shown.questionary.value} <= titles | nested

    house.run(work)


def test_a_vacancy_in_full(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        await read_everything(workplace)
        library = workplace.library
        row = library.vacancy_rows(VacancyQuery(ACCOUNT))[0]
        before = library.vacancy_card(ACCOUNT, row.vacancy_id)
        assert before is not None and not before.complete
        await library.refresh_vacancy(ACCOUNT, row.vacancy_id)
        shown = library.vacancy_card(ACCOUNT, row.vacancy_id)
        assert shown is not None and shown.complete
        assert shown.stages == library.stages(ACCOUNT, row.vacancy_id)
        assert all(stage.removed is None for stage in shown.stages)
        assert sum(shown.people_by_stage.values()) == row.people
        assert library.vacancy_card(ACCOUNT, 10**9) is None

    house.run(work)


def test_ids_without_names_are_shown_as_numbers(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        person = applicant(
            card(
                5,
                links=[link(77, 3)],
                tags=[{"id": 1, "tag": 42}],
                external=[{"id": 9, "auth_type": "NATIVE", "account_source": 8}],
            )
        )
        records = workplace.store.records
        await records.take_applicants(ACCOUNT, [person], lifetime_s=60)
        entries = [WorklogEntry(1, "STATUS", vacancy_id=77, stage_id=3, rejection_reason_id=6)]
        await records.take_worklog(ACCOUNT, 5, entries, lifetime_s=60)
        shown = workplace.library.card(ACCOUNT, 5)
        assert shown is not None
        assert [tag.name for tag in shown.tags] == ["#42"]
        assert (shown.links[0].position, shown.links[0].stage) == ("", None)
        assert shown.resumes[0].source == "#8"
        assert shown.worklog is not None

    house.run(work)


def test_answers_follow_the_schema() -> None:
    fields = (
        FieldSpec("b", "string", "Second", order=2),
        FieldSpec("a", "complex", "", order=1, fields=(FieldSpec("x", "string", "Inside"),)),
        FieldSpec("h", "hidden", "Hidden", order=0),
        FieldSpec("e", "string", "Empty", order=3),
        FieldSpec("c", "select", "", order=4),
    )
    values = {
        "a": {"x": {"id": 1, "name": "Москва"}},
        "b": [True, 2, {"name": "три"}],
        "c": {"min": 1, "max": 5},
        "h": "secret",
        "e": "",
        "unknown": "not of the schema",
    }
    shown = [(answer.title, answer.value) for answer in read_answers(fields, values)]
    assert shown == [("Inside", "Москва"), ("Second", "✓, 2, три"), ("c", "1 · 5")]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(json_values)
def test_any_value_is_one_text(value: Any) -> None:
    assert isinstance(as_text(value), str)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(DICTIONARIES), st.dictionaries(st.text(), json_values)))
def test_any_dictionary_gives_names(documents: dict[str, dict[str, Any]]) -> None:
    names = read_names({name: {"items": list(raw.values())} for name, raw in documents.items()})
    assert names.pipeline(None) is not None
    read_names(documents)
