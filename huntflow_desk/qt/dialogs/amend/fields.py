"""Edits made of fields: of a person, of the questionary, of a vacancy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from huntflow_desk.core.edits import CREATIONS, Edit
from huntflow_desk.core.models import FieldSpec, Json
from huntflow_desk.core.wire.applicants import written_answer
from huntflow_desk.qt.dialogs.amend.part import Part
from huntflow_desk.qt.edits import field_name, value_text
from huntflow_desk.qt.forms import person, vacancy
from huntflow_desk.qt.forms.controls import ShownControl
from huntflow_desk.qt.forms.field import Field, same
from huntflow_desk.qt.forms.form import Form
from huntflow_desk.qt.forms.schema import Offers, SchemaForm, make_field
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.amending import between
from huntflow_desk.services.workplace import Workplace


class WordsControl(ShownControl):
    """A value that is not edited here, in words: it stays as it is, or is taken out."""

    def __init__(self, words: Callable[[Any], str]) -> None:
        super().__init__("words")
        self._words = words

    def show_value(self, value: Any) -> None:
        """In words."""
        super().show_value(value)
        self.label.setText(self._words(value) or "—")

    def words(self, value: Any) -> str:
        """A value of this field in words."""
        return self._words(value)


class FieldsPart(Part):
    """The fields an edit touches, each with what it was before; put back, a field is no part of
    the edit any more.

    What cannot be edited here (a dictionary that is not kept, a photo, an unknown field) stays as
    it is, or is taken out.
    """

    vendor: Mapping[str, str] = {}

    def __init__(self, workplace: Workplace, runner: TaskRunner, edit: Edit) -> None:
        super().__init__(workplace, runner, edit)
        self.forms: dict[str, list[Form]] = {}
        """Forms by the part of the payload they make."""
        self._mine: dict[int, tuple[Any, Any]] = {}
        self.body: QVBoxLayout = column(spacing=12)
        self.setLayout(self.body)

    # Building

    def add_form(self, part: str, form: Form, base: Mapping[str, Any], mine: Json) -> None:
        """A form of one part of the payload: its fields begin with `base` and say `mine`."""
        form.show_base(base)
        said = between(self.edit)
        form.restore({"values": mine})
        for key, field in form.fields.items():
            if key in mine:
                # What nobody touches goes exactly as it was said.
                self._mine[id(field)] = (field.value(), mine[key])
            if key in said:
                field.server_said(said[key][1])
            if self.edit.kind not in CREATIONS:
                field.show_before()
        if form.fields:
            self.forms.setdefault(part, []).append(form)
            form.edited.connect(self.edited)
            self.body.addWidget(form)
            if self.focusProxy() is None:
                self.setFocusProxy(next(iter(form.fields.values())).input)

    def kept_form(self, keys: Iterable[str]) -> Form:
        """Fields that are only shown in words."""
        form = Form()
        for key in keys:
            form.add_row(Field(key, self._namer(key), WordsControl(self._words_of(key))))
        return form

    def _namer(self, key: str) -> Callable[[], str]:
        return lambda: field_name(self.workplace, self.edit, key)

    def _words_of(self, key: str) -> Callable[[Any], str]:
        return lambda value: one_line(value_text(self.workplace, self.edit, key, value), 400)

    def all_fields(self) -> list[Field]:
        """Every field there is."""
        return [
            field
            for forms in self.forms.values()
            for form in forms
            for field in form.fields.values()
        ]

    def field(self, key: str) -> Field:
        """A field by its name. Raises KeyError."""
        found = next((one for one in self.all_fields() if one.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    # What it comes to

    def said(self, part: str) -> Json:
        """What this part of the payload says now."""
        found: Json = {}
        for form in self.forms.get(part, ()):
            for key, field in form.fields.items():
                value = field.value()
                shown, mine = self._mine.get(id(field), (None, None))
                untouched = id(field) in self._mine and value == shown
                # A value like the base is no change, but one whose base was never known.
                if field.changed or (untouched and not field.locked and same(mine, field.base)):
                    found[key] = mine if untouched else value
        return found

    def draft(self) -> Json:
        """Every field as it stands."""
        return {part: self.said(part) for part in self.forms}

    def restore(self, draft: Mapping[str, Any]) -> None:
        """As it was left: a field the draft has not is not part of the edit."""
        for part, forms in self.forms.items():
            values = draft.get(part)
            if not isinstance(values, Mapping):
                continue
            for form in forms:
                form.restore({"values": values})
                for key, field in form.fields.items():
                    if key not in values:
                        field.reset()

    def wanted(self) -> Edit:
        """The edit with what stands there."""
        payload = {**self.edit.payload, **{part: self.said(part) for part in self.forms}}
        return replace(self.edit, payload=payload)

    @property
    def empty(self) -> bool:
        """Whether no field is left."""
        return not any(self.said(part) for part in self.forms)

    # Wrongs

    def check(self) -> QWidget | None:
        """At the fields."""
        wrong = [form.check() for forms in self.forms.values() for form in forms]
        return next((field.input for field in wrong if field is not None), None)

    def complain(self, pointer: str, text: str) -> QWidget | None:
        """At the field."""
        for forms in self.forms.values():
            for form in forms:
                field = form.complain(pointer, text, self.vendor)
                if field is not None:
                    return field.input
        return None

    def clear(self) -> None:
        """No complaint any more."""
        for field in self.all_fields():
            field.complain("")

    def retranslate(self) -> None:
        """Words in the current language."""
        for forms in self.forms.values():
            for form in forms:
                form.retranslate()


class PersonPart(FieldsPart):
    """Fields of a person."""

    vendor = person.VENDOR

    def __init__(self, workplace: Workplace, runner: TaskRunner, edit: Edit) -> None:
        super().__init__(workplace, runner, edit)
        mine = edit.payload.get("fields", {})
        build_fields(self, "fields", (person.MainForm, person.ContactForm), edit.base, mine)


class AnswersPart(FieldsPart):
    """Answers of the questionary."""

    def __init__(self, workplace: Workplace, runner: TaskRunner, edit: Edit) -> None:
        super().__init__(workplace, runner, edit)
        mine = edit.payload.get("shown") or edit.payload.get("values", {})
        before = edit.inverse[1].get("shown", {}) if edit.inverse is not None else {}
        specs = workplace.library.names(edit.account_id).questionary_fields
        build_answers(self, "shown", specs, {**edit.base, **before}, mine)

    def wanted(self) -> Edit:
        """As it is written and as it is shown."""
        shown = self.said("shown")
        values = {key: written_answer(value) for key, value in shown.items()}
        return replace(self.edit, payload={"values": values, "shown": shown})


class VacancyPart(FieldsPart):
    """Fields of a vacancy, its plan, the organisation's own fields."""

    vendor = vacancy.VENDOR

    def __init__(self, workplace: Workplace, runner: TaskRunner, edit: Edit) -> None:
        super().__init__(workplace, runner, edit)
        fields = edit.payload.get("fields", {})
        base = edit.base.get("fields", {})
        self._quota: Json = {}
        quotas = fields.get("quotas")
        if isinstance(quotas, list) and len(quotas) == 1 and isinstance(quotas[0], dict):
            self._quota = quotas[0]
            fields = {key: value for key, value in fields.items() if key != "quotas"}
        build_fields(self, "fields", (self._main, vacancy.TextsForm), base, fields)
        if self._quota:
            self.plan = vacancy.PlanForm(vacancy.PLAN)
            mine = dict.fromkeys(vacancy.PLAN) | vacancy.planned(self._quota)
            self.add_form("plan", self.plan, self._planned(), mine)
        specs = workplace.library.names(edit.account_id).vacancy_fields
        own = edit.payload.get("additional", {})
        build_answers(self, "additional", specs, edit.base.get("additional", {}), own)

    def wanted(self) -> Edit:
        """In the shape a vacancy's edit has."""
        fields = self.said("fields")
        if self.said("plan"):
            fields["quotas"] = [self._quota | self.plan.quota()]
        own = {key: written_answer(value) for key, value in self.said("additional").items()}
        return replace(self.edit, payload={"fields": fields, "additional": own})

    def _main(self, only: Sequence[str]) -> Form:
        form = vacancy.MainForm(only)
        form.offer(self.workplace, self.edit.account_id)
        return form

    def _planned(self) -> Json:
        """The quota as it is kept, empty for a new one."""
        where = (self.edit.account_id, self.edit.vacancy_id or 0)
        for one in self.workplace.choices.quotas(*where):
            if one.quota_id == self._quota.get("id"):
                deadline = one.deadline.isoformat() if one.deadline is not None else None
                return {"to_hire": one.to_hire, "deadline": deadline}
        return {}


def build_fields(
    part: FieldsPart,
    name: str,
    forms: Iterable[Callable[[Sequence[str]], Form]],
    base: Mapping[str, Any],
    mine: Json,
) -> None:
    """Own fields by the forms that know them; the rest in words."""
    made: dict[str, Callable[[Sequence[str]], Form]] = {}
    for make in forms:
        form = make(tuple(mine))
        form.show_base(base)
        made |= {key: make for key, one in form.fields.items() if can_hold(one, mine[key])}
    for make in forms:
        only = [key for key in mine if made.get(key) is make]
        part.add_form(name, make(only), base, mine)
    kept = [key for key in mine if key not in made]
    part.add_form(name, part.kept_form(kept), base, mine)


def build_answers(
    part: FieldsPart,
    name: str,
    specs: Iterable[FieldSpec],
    base: Mapping[str, Any],
    mine: Json,
) -> None:
    """Fields of the organisation by their schema; the rest in words."""
    offers = offers_of(part)
    usable = [
        spec
        for spec in specs
        if spec.key in mine and can_edit(spec, offers, mine[spec.key], base.get(spec.key))
    ]
    part.add_form(name, SchemaForm(usable, offers), base, mine)
    known = {spec.key for spec in usable}
    part.add_form(name, part.kept_form(key for key in mine if key not in known), base, mine)


def offers_of(part: Part) -> Offers:
    """What fields of the edit's organisation offer."""
    choices, account_id = part.workplace.choices, part.edit.account_id
    return lambda spec: choices.of(account_id, spec)


def can_edit(spec: FieldSpec, offers: Offers, value: Any, base: Any = None) -> bool:
    """Whether the field of this entry can hold this value now; whether another field makes it
    available is not asked."""
    field = make_field(spec, offers)
    field.show_base(base)
    return can_hold(field, value)


def can_hold(field: Field, value: Any) -> bool:
    """Whether a field can be edited and show this value: an entry may be gone from its list."""
    field.restore(value)
    shows = field.changed or same(value, field.base)
    return shows and not field.locked and field.input.fits(value)
