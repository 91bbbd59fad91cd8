"""A form out of the vendor's schema (API notes, 9.1): every type is edited, or shown with a
reason why not.

Types whose written form nobody documents (contract, reason, stoplist, compensation, status of a
position) are edited as text while they are text, and shown otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.models import FieldSpec
from huntflow_desk.core.wire.resume_text import plain_text
from huntflow_desk.qt.forms.controls import (
    ChoiceControl,
    Control,
    DayControl,
    IncomeControl,
    IntegerControl,
    LineControl,
    PickControl,
    ShownControl,
    TextControl,
)
from huntflow_desk.qt.forms.field import Field
from huntflow_desk.qt.forms.form import Form
from huntflow_desk.qt.kit.frames import Surface, column
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.services.card import as_text
from huntflow_desk.services.choices import Offer

Offers = Callable[[FieldSpec], Offer]

_PICKED = frozenset({"dictionary", "division", "region"})
_LOOSE = frozenset({"contract", "reason", "stoplist", "compensation", "position_status"})
_MOST_FIELDS = 200


def _tr(text: str) -> str:
    return QCoreApplication.translate("Schema", text)


class SchemaForm(Form):
    """Fields of a questionary or of a vacancy's own ones."""

    def __init__(
        self, specs: Sequence[FieldSpec], offers: Offers, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._specs = {spec.key: spec for spec in specs[:_MOST_FIELDS]}
        self._offers = offers
        self._unavailable: set[str] = set()
        ordered = sorted(self._specs.values(), key=lambda one: (one.kind == "hidden", one.order))
        self.add_fields(make_field(spec, offers) for spec in ordered)
        self.edited.connect(self._show_available)

    def show_base(self, values: Mapping[str, Any]) -> None:
        """Begin with these values, in the shape they are read."""
        shown = dict(values)
        for key, spec in self._specs.items():
            if spec.kind == "html" and shown.get(key) in (None, ""):
                shown[key] = plain_text(as_text(spec.raw.get("value")))
        super().show_base(shown)
        self._show_available()

    def offer_again(self) -> None:
        """Dictionaries came: what could not be chosen yet may be now."""
        for field, spec in _with_nested(self.fields, self._specs):
            _offer(field, spec, self._offers)
        self._show_available()

    def restore(self, draft: Mapping[str, Any]) -> int:
        """Put a draft back; what it makes available first, then what depends on that."""
        count = 0
        values = draft.get("values")
        waiting = dict(values) if isinstance(values, Mapping) else {}
        while waiting:
            now = {
                key: value
                for key, value in waiting.items()
                if key not in self.fields or not self.fields[key].locked
            }
            if not now:
                break
            count += super().restore({**draft, "values": now})
            self._show_available()
            waiting = {key: value for key, value in waiting.items() if key not in now}
        return count

    def server_said(self, values: Mapping[str, Any], *, but: Iterable[str] = ()) -> None:
        """The server's word of this moment; explanations are no values."""
        fixed = {key for key, spec in self._specs.items() if spec.kind == "html"}
        super().server_said(values, but={*but, *fixed})

    def _show_available(self) -> None:
        """A field may depend on what another one says (`availableOn`); to be called again when
        values were put back."""
        for key, spec in self._specs.items():
            rule = spec.raw.get("availableOn")
            other = self.fields.get(str(rule.get("field"))) if isinstance(rule, Mapping) else None
            if other is None or not isinstance(rule, Mapping) or rule.get("operator") != "==":
                continue
            field = self.fields[key]
            if as_text(other.value()) == as_text(rule.get("value")):
                if key in self._unavailable:
                    self._unavailable.discard(key)
                    field.lock("")
            elif not field.locked:
                # Whoever is locked for a reason of its own keeps that.
                self._unavailable.add(key)
                text = _tr("Доступно, когда «{field}» — «{value}»")
                text = text.replace("{field}", other.title)
                field.lock(text.replace("{value}", one_line(as_text(rule.get("value")), 60)))


class ComplexControl(Control):
    """A field of fields: `{"from": 1, "to": 2}`; keys that no field knows stay as they are."""

    wide = True

    def __init__(self, spec: FieldSpec, offers: Offers) -> None:
        self.form = Form()
        self.form.add_fields(
            make_field(one, offers) for one in sorted(spec.fields, key=lambda one: one.order)
        )
        box = Surface("sunken")
        inside = column(self.form, margins=10)
        box.setLayout(inside)
        super().__init__(box, "complex")
        first = next(iter(self.form.fields.values()), None)
        if first is not None:
            self.setFocusProxy(first.input)
        self._base: Mapping[str, Any] = {}
        self._was_none = True
        self.form.edited.connect(self.edited)

    def show_value(self, value: Any) -> None:
        """Each part in its field."""
        self._was_none = not isinstance(value, Mapping)
        self._base = value if isinstance(value, Mapping) else {}
        self.form.show_base(self._base)

    def value(self) -> Any:
        """All parts together; None when there was nothing and is nothing."""
        changes = self.form.changes()
        if self._was_none and not changes:
            return None
        return {**self._base, **changes}

    def code(self) -> str:
        """Parts complain for themselves; the whole only says that one of them does."""
        return "inside" if self.form.check() is not None else ""

    def complain(self, path: Sequence[str], text: str) -> bool:
        """At the part."""
        return self.form.complain("/".join(path), text, {}) is not None

    def fits(self, value: Any) -> bool:
        """An object or nothing."""
        return value is None or isinstance(value, Mapping)

    def name(self, title: str) -> None:
        """The box has the name, its parts have their own."""
        self.setAccessibleName(title)


def make_field(spec: FieldSpec, offers: Offers) -> Field:
    """The field of a schema entry."""
    field = Field(
        spec.key,
        one_line(spec.title or spec.key, 120),
        _control(spec, offers),
        required=spec.required,
    )
    _offer(field, spec, offers)
    if spec.kind == "hidden":
        field.lock(_tr("Служебное поле: Хантфлоу его скрывает, здесь оно только для сведения."))
    elif spec.kind == "html":
        field.lock(_tr("Подсказка организации, её меняют в настройках Хантфлоу."))
    elif isinstance(field.input, ShownControl):
        kind = one_line(spec.kind or "?", 40)
        text = _tr("Поле вида «{kind}» программа ещё не умеет менять: показываем как есть.")
        field.lock(text.replace("{kind}", kind))
    return field


def _control(spec: FieldSpec, offers: Offers) -> Control:
    match spec.kind:
        case "string" | "":
            return LineControl(empty=None)
        case "url":
            return LineControl("url", empty=None)
        case "integer":
            return IntegerControl()
        case "text":
            return TextControl(lines=3, empty=None)
        case "date":
            return DayControl()
        case "select":
            return ChoiceControl(spec.values, empty="—")
        case "income":
            return IncomeControl()
        case "complex" if spec.fields:
            return ComplexControl(spec, offers)
        case kind if kind in _PICKED:
            return PickControl(kind, multiple=bool(spec.raw.get("multiple")))
        case kind if kind in _LOOSE:
            if spec.values:
                return ChoiceControl(spec.values, empty="—")
            return LineControl(empty=None)
    return ShownControl(spec.kind)


def _offer(field: Field, spec: FieldSpec, offers: Offers) -> None:
    control = field.input
    if not isinstance(control, PickControl):
        return
    offer = offers(spec)
    control.offer(offer.entries)
    match offer.missing:
        case "forbidden":
            text = _tr("Справочник «{code}» недоступен вашему ключу: значение только для чтения.")
            field.lock(text.replace("{code}", one_line(spec.dictionary, 40)))
        case "not_kept":
            field.lock(_tr("Справочник ещё не загружен: появится, когда будет связь."))
        case "empty":
            field.lock(_tr("Справочник пуст: выбирать не из чего."))
        case _:
            field.lock("")


def _with_nested(
    fields: Mapping[str, Field], specs: Mapping[str, FieldSpec]
) -> Iterable[tuple[Field, FieldSpec]]:
    for key, field in fields.items():
        spec = specs.get(key)
        if spec is None:
            continue
        yield field, spec
        if isinstance(field.input, ComplexControl):
            inner = {one.key: one for one in spec.fields}
            yield from _with_nested(field.input.form.fields, inner)
