"""Names that cannot deceive, where a row belongs, what a file fills in."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huntflow_desk.core.intake import (
    MOVES,
    NAME_LENGTH,
    Chosen,
    Decision,
    Likely,
    Row,
    State,
    filled_in,
    from_file,
    moved,
    safe_name,
    settled,
)

FOUND = {
    "fields": {
        "name": {"last": "Ёлкина", "first": "Анна"},
        "phones": ["+79161234567", "+79160000001"],
        "emails": ["a@mail.example"],
        "birthdate": {"year": 1990, "month": 5, "day": 7, "precision": "day"},
        "salary": 90000,
        "salary_currency": "RUB",
        "experience": [{"company": "Вектор", "position": "Бухгалтер"}],
        "position": "Бухгалтер",
    },
    "confidence": {
        "name": 0.9,
        "phones": [0.9, 0.9],
        "emails": [0.5],
        "birthdate": 0.9,
        "salary": 0.9,
        "experience": [0.9],
        "position": 0.4,
    },
    "spans": {"name": [0, 11], "phones": [[20, 32], [40, 52]]},
    "error": "",
    "partial": False,
}


def row(**other: object) -> Row:
    made = Row(1, 1, "a.pdf", sha="ff", text="...", found=FOUND, chosen=filled_in(FOUND))
    return replace(made, **other)  # type: ignore[arg-type]


def test_only_what_is_sure_is_filled_in() -> None:
    read = from_file(FOUND)
    assert read["phone"].span == (20, 32)
    assert (read["email"].value, read["email"].confidence) == ("a@mail.example", 0.5)
    chosen = filled_in(FOUND)
    assert "email" not in chosen
    assert "position" not in chosen
    assert chosen["birthday"] == Chosen("1990-05-07", "file")
    assert chosen["money"].value == "90000 RUB"
    assert chosen["company"].value == "Вектор"
    year = {"fields": {"birthdate": {"year": 1990, "precision": "year"}}}
    assert "birthday" not in from_file(year)


NOTHING = {"fields": {}, "confidence": {}, "spans": {}, "error": "", "partial": False}
CERTAIN = Likely(0.9, (), applicant_id=5, certain=True)
UNSURE_NAME = {**FOUND, "confidence": {**FOUND["confidence"], "name": 0.3}}  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("given_row", "state", "why"),
    [
        (row(), State.READY, ""),
        (row(matches=(CERTAIN,)), State.DUPLICATE, ""),
        (row(matches=(CERTAIN,), decision=Decision.ANYWAY), State.READY, ""),
        (row(matches=(CERTAIN,), decision=Decision.ADD), State.READY, ""),
        (row(decision=Decision.SKIP), State.SKIPPED, ""),
        (row(found={}, state=State.UNREADABLE, why="gone"), State.UNREADABLE, "gone"),
        (row(found={}, decision=Decision.SKIP), State.SKIPPED, ""),
        (row(found={}, decision=Decision.CREATE), State.WAITING, ""),
        (row(found={}, why="same_file"), State.SKIPPED, "same_file"),
        (row(found={}, why="same_file", decision=Decision.ANYWAY), State.WAITING, ""),
        (row(state=State.DONE, decision=Decision.SKIP), State.DONE, ""),
        (row(found={"error": "encrypted"}, chosen={}), State.UNREADABLE, "encrypted"),
        (row(found=UNSURE_NAME, chosen=filled_in(UNSURE_NAME)), State.CHECK, "name_unsure"),
        (row(found=NOTHING, chosen={}), State.CHECK, "name"),
        (row(found=NOTHING, chosen={}, text=""), State.CHECK, "no_text"),
        (row(found={**FOUND, "error": "too_large", "partial": True}), State.CHECK, "partial"),
        (row(found=NOTHING, chosen={}, decision=Decision.CREATE), State.CHECK, "name"),
        (
            row(chosen={n: Chosen("x") for n in ("last_name", "first_name")}, found=NOTHING),
            State.CHECK,
            "no_contact",
        ),
        (
            row(
                found={"error": "encrypted"},
                chosen={n: Chosen("x") for n in ("last_name", "first_name")},
                decision=Decision.CREATE,
            ),
            State.READY,
            "",
        ),
    ],
)
def test_where_a_row_belongs(given_row: Row, state: State, why: str) -> None:
    found = settled(given_row)
    assert (found.state, found.why) == (state, why)
    assert settled(found) == found


def test_moves() -> None:
    assert set(MOVES) == set(State)
    assert moved(row(state=State.READY), State.SENDING).state is State.SENDING
    for before, after in ((State.WAITING, State.SENDING), (State.DONE, State.CHECK)):
        with pytest.raises(ValueError, match="->"):
            moved(row(state=before), after)


@given(st.text(max_size=400))
def test_any_name_can_be_shown(name: str) -> None:
    shown = safe_name(name)
    assert 0 < len(shown) <= NAME_LENGTH + 1
    assert not {"/", "\\", "\n", "\x00"} & set(shown)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in shown)
    assert shown.strip(".") == shown


def test_names_keep_their_ending() -> None:
    assert safe_name("а" * 300 + ".docx").endswith("….docx")
    assert safe_name("CON.pdf") == "_CON.pdf"
    assert safe_name("C:\\Users\\x\\Резюме.pdf") == "Резюме.pdf"
