"""What a card shows: documents of the store put together, ids turned into names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from huntflow_desk.core.documents import Applicant, Resume, Vacancy, WorklogEntry
from huntflow_desk.core.models import FieldSpec, Raw, Saved, Stage, Tag
from huntflow_desk.services.names import Names

if TYPE_CHECKING:
    from huntflow_desk.store.records import Records


@dataclass(frozen=True, slots=True)
class CardLink:
    """A vacancy the person is on; `stage` is None when its dictionary is not kept."""

    vacancy_id: int
    position: str
    state: str
    stage_id: int
    stage: Stage | None
    changed: datetime | None
    limit_days: int | None
    rejection_reason: str = ""


@dataclass(frozen=True, slots=True)
class CardResume:
    """A resume of the card; `saved` is None until its text has been read."""

    external_id: int
    auth_type: str
    source: str
    source_id: int | None
    updated: datetime | None
    saved: Saved[Resume] | None


class CardEntry(NamedTuple):
    """A line of history with names in place of ids."""

    entry: WorklogEntry
    position: str
    stage: Stage | None
    rejection_reason: str


class Answer(NamedTuple):
    """A questionary answer or an additional field, as text; `kind` as the schema says."""

    key: str
    title: str
    value: str
    kind: str = "string"


@dataclass(frozen=True, slots=True)
class Card:
    """All that is kept of a person; parts that were never read are None."""

    account_id: int
    applicant: Applicant
    updated_at: datetime
    expires_at: datetime | None
    tags: tuple[Tag, ...]
    links: tuple[CardLink, ...]
    resumes: tuple[CardResume, ...]
    worklog: Saved[tuple[CardEntry, ...]] | None
    questionary: Saved[tuple[Answer, ...]] | None


@dataclass(frozen=True, slots=True)
class VacancyCard:
    """All that is kept of a vacancy. `complete` is false while only the list row is kept."""

    account_id: int
    vacancy: Vacancy
    updated_at: datetime
    expires_at: datetime | None
    complete: bool
    stages: tuple[Stage, ...]
    people_by_stage: Mapping[int, int]
    division: str
    region: str
    additional: tuple[Answer, ...]
    deadline: str = ""
    to_hire: int | None = None


def read_card(records: Records, names: Names, account_id: int, applicant_id: int) -> Card | None:
    """Assemble a card from the store; None when the person is not kept."""
    saved = records.applicant(account_id, applicant_id)
    if saved is None:
        return None
    applicant = saved.value
    vacancies: dict[int, Vacancy | None] = {}

    def vacancy(vacancy_id: int) -> Vacancy | None:
        if vacancy_id not in vacancies:
            found = records.vacancy(account_id, vacancy_id)
            vacancies[vacancy_id] = found.value if found else None
        return vacancies[vacancy_id]

    return Card(
        account_id=account_id,
        applicant=applicant,
        updated_at=saved.updated_at,
        expires_at=saved.expires_at,
        tags=tuple(names.tags.get(one) or Tag(one, f"#{one}") for one in applicant.tag_ids),
        links=tuple(
            _link(names, link.vacancy_id, vacancy(link.vacancy_id), link)
            for link in sorted(applicant.links, key=_last_changed, reverse=True)
        ),
        resumes=tuple(
            CardResume(
                stub.external_id,
                stub.auth_type,
                _name(names.sources, stub.source_id),
                stub.source_id,
                stub.updated,
                records.resume(account_id, applicant_id, stub.external_id),
            )
            for stub in applicant.resumes
        ),
        worklog=_worklog(records, names, vacancy, account_id, applicant_id),
        questionary=_questionary(records, names, account_id, applicant_id),
    )


def read_vacancy_card(
    records: Records, names: Names, account_id: int, vacancy_id: int
) -> VacancyCard | None:
    """Assemble a vacancy from the store; None when it is not kept."""
    saved = records.vacancy(account_id, vacancy_id)
    if saved is None:
        return None
    vacancy = saved.value
    quotas = vacancy.raw.get("fill_quotas")
    quota = quotas[0] if isinstance(quotas, list) and quotas else {}
    to_hire = quota.get("applicants_to_hire") if isinstance(quota, dict) else None
    return VacancyCard(
        account_id=account_id,
        vacancy=vacancy,
        updated_at=saved.updated_at,
        expires_at=saved.expires_at,
        complete="body" in vacancy.raw,
        stages=names.pipeline(vacancy.status_group_id),
        people_by_stage=records.stage_counts(account_id, vacancy_id),
        division=_name(names.divisions, vacancy.division_id),
        region=_name(names.regions, vacancy.region_id),
        additional=read_answers(names.vacancy_fields, vacancy.raw),
        deadline=str(quota.get("deadline") or "") if isinstance(quota, dict) else "",
        to_hire=to_hire if isinstance(to_hire, int) else None,
    )


def read_answers(fields: tuple[FieldSpec, ...], values: Raw) -> tuple[Answer, ...]:
    """Values by schema, in its order, empty ones left out; nested fields follow their parent."""
    answers: list[Answer] = []
    for spec in sorted(fields, key=lambda one: one.order):
        if spec.kind == "hidden":
            continue
        value = values.get(spec.key)
        if spec.fields and isinstance(value, Mapping):
            answers.extend(read_answers(spec.fields, value))
            continue
        text = as_text(value)
        if text:
            answers.append(Answer(spec.key, spec.title or spec.key, text, spec.kind))
    return tuple(answers)


def as_text(value: Any) -> str:
    """A value of any field type as one line of plain text (shapes: API notes, 9.7)."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "✓" if value else "—"
    if isinstance(value, Mapping):
        if value.get("name") is not None:
            return str(value["name"])
        return " · ".join(filter(None, (as_text(one) for one in value.values())))
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, (as_text(one) for one in value)))
    return str(value)


def _link(names: Names, vacancy_id: int, vacancy: Vacancy | None, link: Any) -> CardLink:
    stage = names.stages.get(link.stage_id)
    group_id = vacancy.status_group_id if vacancy is not None else None
    return CardLink(
        vacancy_id=vacancy_id,
        position=vacancy.position if vacancy else "",
        state=vacancy.state if vacancy else "",
        stage_id=link.stage_id,
        stage=stage,
        changed=link.changed or link.updated,
        limit_days=names.limit_days(link.stage_id, group_id),
        rejection_reason=_name(names.reasons, link.rejection_reason_id),
    )


def _worklog(
    records: Records, names: Names, vacancy: Any, account_id: int, applicant_id: int
) -> Saved[tuple[CardEntry, ...]] | None:
    saved = records.worklog(account_id, applicant_id)
    if saved is None:
        return None
    entries = []
    # The vendor documents no order; newest first, ids decide between equal times.
    for entry in sorted(saved.value, key=_entry_order, reverse=True):
        found = vacancy(entry.vacancy_id) if entry.vacancy_id is not None else None
        entries.append(
            CardEntry(
                entry,
                found.position if found else "",
                names.stages.get(entry.stage_id) if entry.stage_id is not None else None,
                _name(names.reasons, entry.rejection_reason_id),
            )
        )
    return Saved(tuple(entries), saved.updated_at, saved.expires_at)


def _questionary(
    records: Records, names: Names, account_id: int, applicant_id: int
) -> Saved[tuple[Answer, ...]] | None:
    saved = records.questionary(account_id, applicant_id)
    if saved is None:
        return None
    answers = read_answers(names.questionary_fields, saved.value)
    return Saved(answers, saved.updated_at, saved.expires_at)


def _name(named: Mapping[int, Any], item_id: int | None) -> str:
    if item_id is None:
        return ""
    found = named.get(item_id)
    return str(found.name) if found is not None else f"#{item_id}"


def _last_changed(link: Any) -> float:
    moment = link.changed or link.updated
    return moment.timestamp() if moment else 0.0


def _entry_order(entry: WorklogEntry) -> tuple[float, int]:
    return (entry.created.timestamp() if entry.created else 0.0, entry.log_id)
