"""Additional fields of every type (API.md 9.1, 9.7): schemas, invented values, checks."""

from __future__ import annotations

from typing import Any

from .clock import parse_day
from .dice import Dice
from .reference import Reference
from .refusals import Refusal, invalid, problem, rule

Doc = dict[str, Any]


def _field(field_id: int, kind: str, title: str, order: int, **more: Any) -> Doc:
    return {
        "id": field_id,
        "type": kind,
        "title": title,
        "required": False,
        "order": order,
        "values": None,
        "value": None,
        **more,
    }


def vacancy_schema(ref: Reference) -> Doc:
    """Answer of GET /vacancies/additional_fields."""
    if ref.terms.english:
        return {}
    base = ref.base + 900
    account = {"account": ref.terms.account_id}
    schema: Doc = {
        "reason": _field(
            base + 1, "select", "Причина открытия", 1, values=["Новая позиция", "Замена сотрудника"]
        ),
        "category": _field(
            base + 2,
            "dictionary",
            "Категория",
            2,
            dictionary="category",
            availableOn={"operator": "==", "field": "reason", "value": "Новая позиция"},
            filterable=False,
        ),
        "start_date": _field(base + 3, "date", "Желаемая дата выхода", 3),
        "fork": _field(
            base + 4,
            "complex",
            "Вилка, тыс. рублей",
            4,
            fields={
                "from": _field(base + 5, "integer", "От", 1),
                "to": _field(base + 6, "integer", "До", 2),
            },
        ),
        "replaced_person": _field(base + 7, "string", "Кого заменяем", 5),
        "probation_months": _field(base + 8, "integer", "Испытательный срок, месяцев", 6),
        "workplace": _field(
            base + 9, "select", "Место работы", 7, values=["Офис", "Удалённо", "Гибрид"]
        ),
        "task_link": _field(base + 10, "url", "Ссылка на задачу", 8),
        "rules": _field(
            base + 11, "html", "Памятка", 9, value="<p>Согласуйте вакансию с руководителем.</p>"
        ),
        "internal_code": _field(base + 12, "hidden", "Внутренний код", 10, value="NW"),
        "contract": _field(base + 13, "contract", "Тип договора", 11, values=["ТК РФ", "ГПХ"]),
        "compensation": _field(base + 14, "compensation", "Компенсации", 12),
        "open_reason": _field(base + 15, "reason", "Основание", 13),
        "position_status": _field(base + 16, "position_status", "Статус должности", 14),
        "notes": _field(base + 17, "text", "Заметки для рекрутера", 15),
    }
    for name, field in schema.items():
        field.update(name=name, key=f"key-{field['id']}", search_field=None, **account)
    return schema


def questionary_schema(ref: Reference) -> Doc:
    """Answer of GET /applicants/questionary; ``{}`` where there is none (U#329)."""
    if ref.terms.english:
        return {}
    base = ref.base + 950
    schema: Doc = {
        "work_format": _field(
            base + 1,
            "select",
            "Формат работы",
            1,
            required=True,
            values=["Офис", "Удалённо", "Гибрид"],
            show_in_profile=True,
        ),
        "income": _field(base + 2, "income", "Ожидаемый доход", 2, show_in_profile=True),
        "languages": _field(
            base + 3, "dictionary", "Языки", 3, dictionary="languages", multiple=True
        ),
        "category": _field(base + 4, "dictionary", "Категория", 4, dictionary="category"),
        "division": _field(base + 5, "division", "Подразделение", 5),
        "region": _field(base + 6, "region", "Регион", 6),
        "ready_from": _field(base + 7, "date", "Готов выйти с", 7, show_in_profile=True),
        "experience_years": _field(base + 8, "integer", "Опыт, лет", 8),
        "driver_license": _field(base + 9, "string", "Водительские права", 9),
        "about": _field(base + 10, "text", "Итоги разговора", 10),
        "portfolio": _field(base + 11, "url", "Портфолио", 11),
        "passport": _field(
            base + 12,
            "complex",
            "Документы",
            12,
            fields={
                "citizenship": _field(base + 13, "string", "Гражданство", 1),
                "valid_to": _field(base + 14, "date", "Действительны до", 2),
            },
        ),
        "contract": _field(base + 15, "contract", "Договор", 13),
        "leave_reason": _field(base + 16, "reason", "Причина ухода", 14),
        "stoplist": _field(base + 17, "stoplist", "Не звать в", 15),
        "compensation": _field(base + 18, "compensation", "Компенсации сейчас", 16),
        "position_status": _field(base + 19, "position_status", "Статус", 17),
        "campaign": _field(base + 20, "hidden", "Кампания", 18, value="spring"),
        "hint": _field(
            base + 21, "html", "Подсказка", 19, value="<p>Заполняется после первого разговора.</p>"
        ),
    }
    for name, field in schema.items():
        field.update(name=name, key=f"key-{field['id']}", account=ref.terms.account_id)
    return schema


class Questionnaires:
    """Turns written values into read ones and back (their shapes differ, API.md 9.7)."""

    def __init__(self, ref: Reference) -> None:
        self._ref = ref
        self.schema = questionary_schema(ref)
        self.vacancy_schema = vacancy_schema(ref)

    def invented(self, dice: Dice) -> Doc | None:
        """Written values of an invented person, or None when there is no questionary."""
        if not self.schema or dice.chance(45):
            return None
        ref = self._ref
        languages = ref.dictionaries["languages"]["fields"]
        return {
            "work_format": dice.pick(("Офис", "Удалённо", "Гибрид")),
            "income": {
                "income": str(dice.between(8, 30) * 10_000),
                "type": dice.pick(("Gross", "Net")),
            }
            if dice.chance(70)
            else None,
            "languages": [row["id"] for row in dice.sample(languages, dice.below(3))] or None,
            "category": dice.pick(ref.dictionaries["category"]["fields"])["id"]
            if dice.chance(50)
            else None,
            "division": dice.pick(ref.divisions)["id"]
            if ref.divisions and dice.chance(50)
            else None,
            "region": dice.pick(ref.regions)["id"] if dice.chance(50) else None,
            "experience_years": dice.between(1, 20) if dice.chance(80) else None,
            "driver_license": dice.pick(("B", "B, C", "нет")) if dice.chance(40) else None,
            "about": dice.pick(
                ("Спокойный разговор, отвечает развёрнуто.", "Нужен повторный звонок.")
            )
            if dice.chance(40)
            else None,
            "passport": {"citizenship": "Россия", "valid_to": None} if dice.chance(30) else None,
            "position_status": dice.pick(("Работает", "В поиске")) if dice.chance(60) else None,
        }

    def shown(self, values: Doc) -> Doc:
        """Written values in the shape of an answer, every field of the schema present."""
        return {key: self._shown(field, values.get(key)) for key, field in self.schema.items()}

    def checked(self, body: Doc, schema: Doc, *, full: bool, prefix: str = "") -> Doc:
        """The known keys of a body with checked values; raises the vendor's 400."""
        values: Doc = {}
        missing = []
        for key, field in schema.items():
            if key in body:
                values[key] = self._checked(field, body[key], f"{prefix}/{key}")
            elif full and field["required"]:
                missing.append(
                    problem(
                        "value_error.missing",
                        "field required",
                        entity="body",
                        variable=f"{prefix}/{key}",
                    )
                )
        if missing:
            raise Refusal(400, missing)
        return values

    def _rows(self, field: Doc) -> list[Doc]:
        if field["type"] == "division":
            return self._ref.divisions
        if field["type"] == "region":
            return self._ref.regions
        return list(self._ref.dictionaries[field["dictionary"]]["fields"])

    def _shown(self, field: Doc, value: Any) -> Any:
        if value is None or field["type"] not in ("dictionary", "division", "region"):
            return value
        rows = {int(row["id"]): row for row in self._rows(field)}
        wanted = value if isinstance(value, list) else [value]
        found = [
            {key: rows[n].get(key) for key in ("id", "name", "foreign", "meta")}
            for n in wanted
            if n in rows
        ]
        if field.get("multiple"):
            return found
        return found[0] if found else None

    def _checked(self, field: Doc, value: Any, where: str) -> Any:
        kind = field["type"]
        if value is None:
            return None
        if kind in ("dictionary", "division", "region"):
            known = {int(row["id"]) for row in self._rows(field)}
            wanted = value if isinstance(value, list) else [value]
            for item in wanted:
                if isinstance(item, bool) or not isinstance(item, int):
                    raise invalid(
                        "type_error.integer", "value is not a valid integer", "body", where
                    )
                if item not in known:
                    raise rule(f"Unknown {kind} item {item}", where)
            return value
        if kind == "integer":
            if isinstance(value, bool) or not isinstance(value, int):
                raise invalid("type_error.integer", "value is not a valid integer", "body", where)
            return value
        if kind == "date":
            if not isinstance(value, str) or parse_day(value) is None:
                raise invalid("value_error.date", "invalid date format", "body", where)
            return value
        if kind == "income":
            if not isinstance(value, dict) or "income" not in value:
                raise invalid("type_error.dict", "value is not a valid dict", "body", where)
            return value
        if kind == "complex":
            if not isinstance(value, dict):
                raise invalid("type_error.dict", "value is not a valid dict", "body", where)
            return self.checked(value, field["fields"], full=False, prefix=where)
        if kind == "select" and value not in (field["values"] or [value]):
            raise rule(f"Unknown value {value!r}", where)
        if not isinstance(value, str):
            raise invalid("type_error.str", "str type expected", "body", where)
        return value
