"""Fields and values of edits by name: «Должность» instead of a key, a stage instead of a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from huntflow_desk.core.edits import OF_VACANCIES, Edit, Kind
from huntflow_desk.core.models import FieldSpec
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.tables import vacancy_state
from huntflow_desk.services.card import as_text
from huntflow_desk.services.workplace import Workplace

_tr = QCoreApplication.translate
_DATES = frozenset({"birthday", "employment_date", "day", "date", "deadline"})
_NAMED = {
    "stage_id": "stages",
    "rejection_reason_id": "reasons",
    "reason_id": "reasons",
    "division_id": "divisions",
    "region_id": "regions",
    "source_id": "sources",
    "division": "divisions",
    "region": "regions",
}


def field_name(workplace: Workplace, edit: Edit, field: str) -> str:
    """What people call a field of an edit."""
    spec = _spec(workplace, edit, field)
    if spec is not None:
        return one_line(spec.title, 80) or field
    known = {
        "first_name": _tr("Edits", "Имя"),
        "last_name": _tr("Edits", "Фамилия"),
        "middle_name": _tr("Edits", "Отчество"),
        "birthday": _tr("Edits", "Дата рождения"),
        "phone": _tr("Edits", "Телефон"),
        "email": _tr("Edits", "Почта"),
        "skype": _tr("Edits", "Скайп"),
        "money": _tr("Edits", "Оплата"),
        "position": _tr("Edits", "Должность"),
        "company": _tr("Edits", "Компания"),
        "photo_id": _tr("Edits", "Фотография"),
        "photo": _tr("Edits", "Фотография"),
        "social": _tr("Edits", "Другие контакты"),
        "priority": _tr("Edits", "Важность"),
        "hidden": _tr("Edits", "Скрыта"),
        "state": _tr("Edits", "Состояние"),
        "division_id": _tr("Edits", "Подразделение"),
        "region_id": _tr("Edits", "Регион"),
        "body": _tr("Edits", "Обязанности"),
        "requirements": _tr("Edits", "Требования"),
        "conditions": _tr("Edits", "Условия"),
        "file_ids": _tr("Edits", "Файлы"),
        "quotas": _tr("Edits", "План найма"),
        "stage_id": _tr("Edits", "Этап"),
        "rejection_reason_id": _tr("Edits", "Причина отказа"),
        "employment_date": _tr("Edits", "Дата выхода"),
        "comment": _tr("Edits", "Заметка"),
        "name": _tr("Edits", "Название"),
    }
    return known.get(field) or one_line(field, 80)


def value_text(workplace: Workplace, edit: Edit, field: str, value: Any) -> str:
    """A value in words; empty for nothing. Text keeps its line ends."""
    if value is None or value == "" or value == []:
        return ""
    names = workplace.library.names(edit.account_id)
    spec = _spec(workplace, edit, field)
    kind = _NAMED.get(field) or _NAMED.get(spec.kind if spec is not None else "")
    if kind is not None:
        return ", ".join(_named(getattr(names, kind), one) for one in _several(value))
    if field == "state" and edit.kind in OF_VACANCIES:
        return vacancy_state(str(value))[0]
    if isinstance(value, bool):
        return _tr("Edits", "да") if value else _tr("Edits", "нет")
    if field in _DATES or (spec is not None and spec.kind == "date"):
        return day_text(value)
    if field == "photo_id":
        return _tr("Edits", "новая")
    if field == "file_ids":
        return _tr("Edits", "%n файлов", "", len(_several(value)))
    if field == "social":
        return ", ".join(_contact(one) for one in _several(value))
    if field == "quotas":
        return ", ".join(_quota(one) for one in _several(value))
    if spec is not None and spec.dictionary:
        return ", ".join(_entry(one) for one in _several(value))
    return as_text(value)


def day_text(value: Any) -> str:
    """An ISO date in the form of the language; anything else as it is."""
    try:
        day = date.fromisoformat(str(value)[:10])
    except ValueError:
        return str(value)
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def _spec(workplace: Workplace, edit: Edit, field: str) -> FieldSpec | None:
    names = workplace.library.names(edit.account_id)
    if edit.kind is Kind.QUESTIONARY:
        return _find(names.questionary_fields, field)
    if edit.kind in OF_VACANCIES and field not in edit.payload.get("fields", {}):
        return _find(names.vacancy_fields, field)
    return None


def _find(specs: Iterable[FieldSpec], key: str) -> FieldSpec | None:
    for spec in specs:
        found = spec if spec.key == key else _find(spec.fields, key)
        if found is not None:
            return found
    return None


def _several(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _named(known: Mapping[int, Any], value: Any) -> str:
    if isinstance(value, Mapping):
        return as_text(value)
    found = known.get(value)
    return one_line(str(found.name), 80) if found is not None else f"№ {value}"


def _entry(value: Any) -> str:
    """A choice of a dictionary: by name where it came with one."""
    return f"№ {value}" if isinstance(value, int) else as_text(value)


def _contact(value: Any) -> str:
    if not isinstance(value, Mapping):
        return as_text(value)
    name = str(value.get("value") or "")
    kind = str(value.get("social_type") or value.get("type") or "")
    return ": ".join(filter(None, (kind.capitalize(), name)))


def _quota(value: Any) -> str:
    if not isinstance(value, Mapping):
        return as_text(value)
    parts = [_tr("Edits", "нанять: {n}").replace("{n}", str(value.get("applicants_to_hire") or 0))]
    if value.get("deadline"):
        text = _tr("Edits", "до {day}")
        parts.append(text.replace("{day}", day_text(value["deadline"])))
    return " ".join(parts)
