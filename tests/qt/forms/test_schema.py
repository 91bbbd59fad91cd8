"""Forms by the vendor's schema: every type is edited or shown with a reason, in the right shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from huntflow_desk.core.models import FieldSpec, Named
from huntflow_desk.core.wire.applicants import written_answer
from huntflow_desk.core.wire.schemas import fields
from huntflow_desk.demo.questionnaires import questionary_schema, vacancy_schema
from huntflow_desk.demo.reference import Reference
from huntflow_desk.demo.world import TERMS
from huntflow_desk.qt.forms.schema import ComplexControl, SchemaForm
from huntflow_desk.services.choices import Offer

TREE = (
    Named(1, "Москва"),
    Named(2, "Офис «Север»", parent_id=1),
    Named(3, "Закрытый офис", parent_id=1, active=False),
    Named(None, "Без номера"),
)
KINDS = """string integer text date select complex contract reason stoplist compensation dictionary
    income position_status division region url hidden html""".split()  # noqa: SIM905


def offer(_: FieldSpec) -> Offer:
    return Offer(TREE)


def spec(kind: str, key: str = "x", **more: Any) -> FieldSpec:
    raw = {"type": kind, **more}
    nested = (FieldSpec("from", "integer", "От"), FieldSpec("to", "date", "До"))
    return FieldSpec(
        key,
        kind,
        f"Поле {kind}",
        values=("Офис", "Дом"),
        dictionary="category",
        fields=nested if kind == "complex" else (),
        raw=raw,
    )


@pytest.fixture
def form(qtbot: QtBot) -> Callable[..., SchemaForm]:
    def make(*specs: FieldSpec, offers: Any = offer) -> SchemaForm:
        one = SchemaForm(specs, offers)
        qtbot.addWidget(one)
        one.show()
        return one

    return make


@pytest.mark.parametrize("kind", KINDS)
def test_every_type_is_edited_or_says_why_not(form: Any, kind: str) -> None:
    one = form(spec(kind))
    one.show_base({})
    field = one.fields["x"]
    assert field.locked if kind in ("hidden", "html") else not field.locked
    assert field.value() in (None, "") and not field.changed


def test_an_unknown_type_is_shown_with_the_reason(form: Any) -> None:
    one = form(spec("hologram"))
    one.show_base({"x": {"a": ["<b>1</b>", 2]}})
    field = one.fields["x"]
    assert "hologram" in field.locked and field.value() == {"a": ["<b>1</b>", 2]}
    assert one.changes() == {}


@pytest.mark.parametrize(
    ("kind", "typed", "written"),
    [
        ("string", "B, C", "B, C"),
        ("integer", 12, 12),
        ("text", "две\nстроки", "две\nстроки"),
        ("date", "2027-02-01", "2027-02-01"),
        ("select", "Дом", "Дом"),
        ("url", "https://example.com/x", "https://example.com/x"),
        ("dictionary", {"id": 2, "name": "Офис «Север»"}, 2),
        ("division", {"id": 1, "name": "Москва"}, 1),
        (
            "income",
            {"income": "9", "type": "Gross"},
            {"income": "9", "type": "Gross"},
        ),
        ("complex", {"from": 1, "to": "2027-01-01"}, {"from": 1, "to": "2027-01-01"}),
    ],
)
def test_what_is_typed_is_written_in_the_shape_the_vendor_takes(
    form: Any, kind: str, typed: Any, written: Any
) -> None:
    one = form(spec(kind))
    one.show_base({})
    one.fields["x"].restore(typed)
    assert one.fields["x"].changed and not one.fields["x"].check()
    assert written_answer(one.changes()["x"]) == written


def test_several_entries_of_a_dictionary_are_a_list_of_ids(form: Any) -> None:
    one = form(spec("dictionary", multiple=True))
    read = [{"id": 1, "name": "Москва", "foreign": None}, {"id": 2, "name": "Офис", "meta": {}}]
    one.show_base({"x": read})
    field = one.fields["x"]
    assert field.value() == read and not field.changed
    field.input.picker.choose([2, 1])
    assert written_answer(field.value()) == [2, 1]


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("integer", "двенадцать"), ("date", "31.02.2027"), ("url", "example.com")],
)
def test_what_cannot_go_is_said_at_the_field(form: Any, kind: str, typed: str) -> None:
    one = form(spec(kind))
    one.show_base({})
    one.fields["x"].restore(typed)
    assert one.check() is one.fields["x"] and one.fields["x"].complaint


def test_a_part_of_a_complex_field_complains_for_itself(form: Any) -> None:
    one = form(spec("complex"))
    one.show_base({"x": {"from": 1, "to": None, "newer": "stays"}})
    field = one.fields["x"]
    assert isinstance(field.input, ComplexControl)
    part = field.input.form.fields["from"]
    assert one.complain("/x/from", "слишком мало", {}) and part.complaint == "слишком мало"
    part.restore(2)
    part.edited.emit()
    assert one.changes()["x"] == {"from": 2, "to": None, "newer": "stays"}


@pytest.mark.parametrize(
    ("missing", "word"), [("forbidden", "недоступен"), ("not_kept", "ещё не"), ("empty", "пуст")]
)
def test_a_dictionary_that_is_not_there_says_why(form: Any, missing: str, word: str) -> None:
    offers = [Offer(missing=missing)]
    one = form(spec("dictionary"), offers=lambda _: offers[0])
    one.show_base({"x": {"id": 7, "name": "Прежнее"}})
    field = one.fields["x"]
    assert word in field.locked and field.input.picker.words() == "Прежнее"
    offers[0] = Offer(TREE)
    one.offer_again()
    assert not field.locked and field.value() == {"id": 7, "name": "Прежнее"}


def test_a_field_can_depend_on_another(form: Any) -> None:
    rule = {"operator": "==", "field": "reason", "value": "Дом"}
    one = form(spec("select", "reason"), spec("string", "x", availableOn=rule))
    one.show_base({"reason": "Офис"})
    assert "«Дом»" in one.fields["x"].locked
    one.fields["reason"].restore("Дом")
    one.fields["reason"].edited.emit()
    assert not one.fields["x"].locked


def test_the_tree_is_sought_and_what_is_closed_cannot_be_taken(form: Any, qtbot: QtBot) -> None:
    one = form(spec("region"))
    one.show_base({})
    picker = one.fields["x"].input.picker
    picker.open_list("офис")
    popup = picker.popup
    # Parents come along, so that one sees where an entry belongs.
    assert popup.texts() == ["Москва", "Офис «Север»", "Закрытый офис"]
    popup.close()
    picker.open_list("закрытый")
    picker.popup._take(picker.popup.tree.currentIndex())
    assert picker.key() is None
    picker.popup.close()


def test_the_demos_forms_hold_every_type_and_change_nothing_by_themselves(form: Any) -> None:
    reference = Reference(TERMS[0], 0.0)
    for raw in (questionary_schema(reference), vacancy_schema(reference)):
        one = form(*fields(raw))
        one.show_base({})
        assert set(one.fields) == set(raw)
        assert one.changes() == {}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**18) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.sampled_from(KINDS), json_values)
def test_no_value_is_changed_by_being_shown(form: Any, kind: str, value: Any) -> None:
    one = form(spec(kind))
    one.show_base({"x": value})
    assert one.changes() == {}
    if kind != "html":
        assert one.fields["x"].value() == value
    one.close()


def test_a_draft_comes_back_into_fields_it_makes_available_itself(form: Any) -> None:
    def fields() -> SchemaForm:
        one: SchemaForm = form(
            # The dependent ones stand before what they depend on.
            spec("string", "c", availableOn={"operator": "==", "field": "b", "value": "Дом"}),
            spec("select", "b", availableOn={"operator": "==", "field": "a", "value": "Офис"}),
            spec("select", "a"),
        )
        one.show_base({"a": "Дом"})
        return one

    first = fields()
    assert first.fields["b"].locked and first.fields["c"].locked
    for key, value in (("a", "Офис"), ("b", "Дом"), ("c", "этаж 3")):
        first.fields[key].restore(value)
        first._show_available()
    draft = first.draft()
    assert set(draft["values"]) == {"a", "b", "c"}
    again = fields()
    assert again.restore(draft) == 3
    assert again.changes() == {"a": "Офис", "b": "Дом", "c": "этаж 3"}
    assert again.restore({"values": ["odd"]}) == 0


def test_what_is_locked_for_its_own_reason_stays_so(form: Any) -> None:
    rule = {"operator": "==", "field": "a", "value": "Дом"}
    loading = [True]

    def offers(_: FieldSpec) -> Offer:
        return Offer((), "not_kept") if loading[0] else Offer(TREE)

    one = form(
        spec("select", "a"),
        spec("hidden", "h", availableOn=rule),
        spec("string", "s", availableOn=rule),
        spec("division", "d", availableOn=rule),
        offers=offers,
    )
    giant = {"odd": "shape"}
    one.show_base({"a": "Офис", "s": giant})
    assert all(one.fields[key].locked for key in "hsd")
    # Dictionaries come: what is not available is not available with them either.
    loading[0] = False
    one.offer_again()
    assert "Доступно" in one.fields["d"].locked
    one.fields["a"].restore("Дом")
    one.edited.emit()
    assert not one.fields["d"].locked
    assert "Служебное" in one.fields["h"].locked
    # A value of another shape is not overwritten by what a line can hold.
    assert "не правится" in one.fields["s"].locked and one.changes() == {"a": "Дом"}
