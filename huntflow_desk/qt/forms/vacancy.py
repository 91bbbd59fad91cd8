"""Fields of a vacancy: own ones, texts, plan. `only` leaves all others out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from huntflow_desk.core.models import FieldSpec, Json
from huntflow_desk.core.wire.bodies import NEW_VACANCY_FIELDS
from huntflow_desk.qt.forms.controls import (
    DayControl,
    FlagControl,
    IntegerControl,
    LineControl,
    PickControl,
    ShownControl,
)
from huntflow_desk.qt.forms.field import Field
from huntflow_desk.qt.forms.form import Form
from huntflow_desk.qt.forms.markup import MarkupControl
from huntflow_desk.qt.kit.inputs import day_text
from huntflow_desk.services.choices import Quota
from huntflow_desk.services.workplace import Workplace

VENDOR = {theirs: ours for ours, theirs in NEW_VACANCY_FIELDS.items()}
"""The vendor's names of fields and ours; of a quota's parts `PlanForm` knows them."""

NEW_PLAN: Json = {"to_hire": 1, "deadline": None}
"""What the plan of a new vacancy begins with, as the fields of `PlanForm`."""

PLAN = tuple(NEW_PLAN)
"""Fields of the plan that can be edited."""

_TEXTS = ("body", "requirements", "conditions")
_QUOTA = {"applicants_to_hire": "to_hire", "deadline": "deadline"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("VacancyForm", text)


class MainForm(Form):
    """Position, company, money, marks, where it belongs."""

    def __init__(self, only: Collection[str] | None = None) -> None:
        super().__init__(only=only)
        self.division = PickControl("division", bare=True)
        self.region = PickControl("region", bare=True)
        self.add_row(
            Field("position", lambda: _tr("Должность"), LineControl(), required=True),
            Field("company", lambda: _tr("Компания или отдел"), LineControl()),
        )
        self.add_row(
            Field("money", lambda: _tr("Зарплата"), LineControl()),
            Field(
                "priority",
                lambda: _tr("Важность"),
                FlagControl(lambda: _tr("Важная вакансия"), numbers=True),
            ),
            Field(
                "hidden",
                lambda: _tr("Видимость"),
                FlagControl(lambda: _tr("Скрыта от коллег")),
            ),
        )
        self.add_row(
            Field("division_id", lambda: _tr("Подразделение"), self.division),
            Field("region_id", lambda: _tr("Регион"), self.region),
        )

    def offer(self, workplace: Workplace, account_id: int, *, new: bool = False) -> None:
        """What can be chosen; dictionaries may have come. A new vacancy needs a division where
        divisions are on (API notes, 9.1)."""
        for key, control in (("division_id", self.division), ("region_id", self.region)):
            if key not in self.fields:
                continue
            spec = FieldSpec(key, key.removesuffix("_id"), key)
            offer = workplace.choices.of(account_id, spec)
            control.offer(offer.entries)
            reason = {
                "not_kept": _tr("Справочник ещё не загружен: появится, когда будет связь."),
                "empty": _tr("В организации их нет."),
            }.get(offer.missing, "")
            self.fields[key].lock(reason)
        if new and "division_id" in self.fields:
            division = self.fields["division_id"]
            division.required = bool(workplace.library.names(account_id).divisions)
            division.retranslate()


class TextsForm(Form):
    """Duties, requirements, conditions."""

    def __init__(self, only: Collection[str] | None = None) -> None:
        super().__init__(only=only)
        names = {
            "body": lambda: _tr("Обязанности"),
            "requirements": lambda: _tr("Требования"),
            "conditions": lambda: _tr("Условия"),
        }
        for key in _TEXTS:
            self.add_row(Field(key, names[key], MarkupControl()))

    def show_base(self, values: Mapping[str, Any]) -> None:
        """Texts that were plain stay plain."""
        for key, field in self.fields.items():
            if isinstance(field.input, MarkupControl):
                field.input.begin(values.get(key))
        super().show_base(values)


class PlanForm(Form):
    """The open quota: how many, by when. Several of them are only shown."""

    def __init__(self, only: Collection[str] | None = None) -> None:
        super().__init__(only=only)
        self.add_row(
            Field("to_hire", lambda: _tr("Сколько нанять"), HireControl()),
            Field("deadline", lambda: _tr("Срок"), DayControl()),
        )
        self.add_row(Field("quotas", lambda: _tr("План найма"), ShownControl("quotas")))

    def complain(self, pointer: str, text: str, names: Mapping[str, str]) -> Field | None:
        """Of a quota's parts, by whichever name the quota is called."""
        first, *rest = pointer.strip("/").split("/")
        if first not in ("quotas", "fill_quotas"):
            return super().complain(pointer, text, names)
        field = self.fields["deadline" if "deadline" in rest else "to_hire"]
        field.complain(text)
        return field

    def quota(self) -> Json:
        """What stands there, as a quota is written."""
        return {name: self.fields[key].value() for name, key in _QUOTA.items()}

    def show_quotas(self, quotas: Sequence[Quota], known: bool) -> dict[str, Any]:
        """What can be edited of these; gives the values of the fields."""
        open_ones = [one for one in quotas if not one.closed]
        single = open_ones[0] if len(open_ones) == 1 else None
        reason = ""
        if not known:
            reason = _tr("План найма ещё не загружен: появится, когда будет связь.")
        elif single is None:
            reason = _tr("Здесь меняется план с одной открытой квотой; остальное в Хантфлоу.")
        for key in ("to_hire", "deadline"):
            self.fields[key].lock(reason, quiet=key == "deadline")
        self.fields["quotas"].setVisible(len(quotas) > 1)
        self.fields["quotas"].lock(_tr("Все квоты этой вакансии."))
        values: dict[str, Any] = {"quotas": "\n".join(map(_quota_words, quotas))}
        if single is not None:
            values["to_hire"] = single.to_hire
            deadline = single.deadline
            values["deadline"] = deadline.isoformat() if deadline is not None else None
        return values


def planned(quota: Mapping[str, Any]) -> Json:
    """A written quota as the fields of `PlanForm`; parts it has not are absent."""
    return {key: quota[name] for name, key in _QUOTA.items() if name in quota}


class HireControl(IntegerControl):
    """From 1 to 999."""

    def code(self) -> str:
        """Whether the vendor takes it."""
        value = self.value()
        if isinstance(value, int) and not 1 <= value <= 999:
            return "range:1–999"
        return super().code() or ("" if value is not None else "required")


def _quota_words(quota: Quota) -> str:
    text = _tr("{hired} из {plan}").replace("{hired}", str(quota.hired))
    text = text.replace("{plan}", str(quota.to_hire))
    if quota.deadline is not None:
        text += _tr(", срок {day}").replace("{day}", day_text(quota.deadline))
    return text + (_tr(", закрыта") if quota.closed else "")
