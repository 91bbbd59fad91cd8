"""Two cards side by side: pure rows, and what chosen rows change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from huntflow_desk.core.documents import Agreement, Applicant, ResumeStub, Social
from huntflow_desk.core.models import Stage, Tag
from huntflow_desk.services.card import Card, CardLink, CardResume
from huntflow_desk.services.comparing import (
    Fill,
    Row,
    asked_first,
    compare_cards,
    filling,
)

NOW = datetime(2026, 3, 1, tzinfo=UTC)
NEW, OFFER = Stage(1, "Новые"), Stage(2, "Оффер")
REFUSED, HIRED = Stage(8, "Отказ", "trash"), Stage(9, "Вышел", "hired")
REMOVED = Stage(5, "Старый", removed=NOW)


def link(vacancy_id: int, stage: Stage | None, state: str = "OPEN") -> CardLink:
    stage_id = stage.stage_id if stage is not None else 77
    return CardLink(vacancy_id, f"Вакансия {vacancy_id}", state, stage_id, stage, NOW, None)


def card(
    *,
    links: tuple[CardLink, ...] = (),
    tags: tuple[Tag, ...] = (),
    sources: tuple[str, ...] = (),
    **fields: Any,
) -> Card:
    person = Applicant(1, **{"created": NOW, **fields})
    resumes = tuple(CardResume(n, "NATIVE", name, n, NOW, None) for n, name in enumerate(sources))
    return Card(1, person, NOW, None, tags, links, resumes, None, None)


def rows_of(left: Card, right: Card) -> dict[str, Row]:
    return {row.field: row for row in compare_cards(left, right)}


def test_the_same_written_otherwise_is_equal() -> None:
    rows = rows_of(
        card(last_name="Семёнов", phone="8 (916) 123-45-67", email="A.b@Gmail.com", skype="Yura"),
        card(last_name="семенов", phone="+79161234567", email="ab@googlemail.com", skype="yura"),
    )
    assert all(row.equal and not row.can_fill for row in rows.values())
    assert list(rows) == ["last_name", "phone", "email", "skype", "created"]


def test_only_what_is_empty_is_filled_unasked() -> None:
    left = card(last_name="Ким", phone="+7 916 123-45-67", birthday=date(1990, 5, 1))
    right = card(last_name="Кин", email="kim@example.com", company="Ромашка", money="100 000")
    rows = compare_cards(left, right)
    fills = {row.field: (row.to_left, row.to_right) for row in rows}
    assert fills["last_name"] == (Fill.OVER, Fill.OVER)
    assert fills["email"] == (Fill.EMPTY, Fill.NO)
    assert fills["phone"] == fills["birthday"] == (Fill.NO, Fill.EMPTY)
    assert fills["created"] == (Fill.NO, Fill.NO)
    assert asked_first(rows, "left") == {"email", "company", "money"}
    assert asked_first(rows, "right") == {"phone", "birthday"}
    done = filling(rows, asked_first(rows, "right"), "right")
    assert done.fields == {"phone": "+7 916 123-45-67", "birthday": date(1990, 5, 1)}
    assert filling(rows, {"last_name"}, "left").fields == {"last_name": "Кин"}
    assert not filling(rows, {"phone", "created", "nothing"}, "left")


def test_tags_come_to_those_that_are_there() -> None:
    one, two, three = (Tag(n, str(n)) for n in (1, 2, 3))
    rows = rows_of(card(tags=(one, two)), card(tags=(two, three)))
    assert rows["tags"].to_left is rows["tags"].to_right is Fill.ADD
    assert filling(list(rows.values()), {"tags"}, "left").tag_ids == (3,)
    assert filling(list(rows.values()), {"tags"}, "right").tag_ids == (1,)
    assert rows_of(card(), card(tags=(one,)))["tags"].to_left is Fill.EMPTY
    assert rows_of(card(tags=(two, one)), card(tags=(one, two)))["tags"].equal


def test_vacancies_are_ticks_of_their_own_and_only_where_nothing_has_to_be_said() -> None:
    left = card(links=(link(1, NEW), link(2, NEW)))
    right = card(
        links=(
            link(1, OFFER),
            link(2, NEW),
            link(3, OFFER),
            link(4, REFUSED),
            link(5, HIRED),
            link(6, REMOVED),
            link(7, NEW, "CLOSED"),
            link(8, None),
        )
    )
    rows = compare_cards(left, right)
    by_vacancy = {row.vacancy_id: row for row in rows if row.vacancy_id is not None}
    assert not by_vacancy[1].equal and not by_vacancy[1].can_fill
    assert by_vacancy[2].equal
    assert by_vacancy[3].to_left is Fill.ADD
    assert not any(by_vacancy[number].can_fill for number in (4, 5, 6, 7, 8))
    assert asked_first(rows, "left") == set()
    done = filling(rows, {"vacancy:3", "vacancy:4"}, "left")
    assert done and done.stages == {3: OFFER.stage_id}


def test_what_is_not_known_is_neither_empty_nor_given() -> None:
    left = card(complete=False, last_name="Ким", phone="+7 916 123-45-67")
    right = card(
        last_name="Ким",
        tags=(Tag(1, "Резерв"),),
        links=(link(3, NEW),),
        sources=("hh.ru",),
        social=(Social("TELEGRAM", "kim"),),
        agreement=Agreement("accepted", NOW),
    )
    rows = rows_of(left, right)
    for field in ("tags", "vacancy:3", "social", "resumes", "sources", "consent"):
        assert rows[field].left is None and not rows[field].equal and not rows[field].can_fill
    # What a row of a list does say can be compared and given.
    assert rows["last_name"].equal and rows["phone"].to_right is Fill.EMPTY


def test_a_messenger_comes_beside_what_cannot_be_written() -> None:
    left = card(social=(Social("WHATSAPP", "79161234567"),))
    right = card(social=(Social("TELEGRAM", "@kim"), Social("VIBER", "1")))
    rows = compare_cards(left, right)
    done = filling(rows, {"social"}, "left")
    assert done.fields["social"] == [
        {"social_type": "TELEGRAM", "value": "@kim"},
        {"social_type": "WHATSAPP", "value": "79161234567"},
    ]
    assert asked_first(rows, "left") == {"social"} and asked_first(rows, "right") == set()
    same = rows_of(
        card(social=(Social("TELEGRAM", "https://t.me/Kim_Anna"),)),
        card(social=(Social("TELEGRAM", "@kim_anna"),)),
    )
    assert same["social"].equal


def test_resumes_sources_and_consent_are_only_shown() -> None:
    stubs = (ResumeStub(1),)
    rows = rows_of(
        card(sources=("hh.ru", "Файл"), resumes=stubs, agreement=Agreement("accepted", NOW)),
        card(sources=("Файл", "hh.ru"), resumes=stubs, agreement=Agreement("declined")),
    )
    assert rows["sources"].equal and not rows["resumes"].equal and not rows["consent"].equal
    assert not any(rows[field].can_fill for field in ("sources", "resumes", "consent", "created"))


texts = st.text(max_size=12)
people = st.builds(
    card,
    first_name=texts,
    last_name=texts,
    phone=texts | st.sampled_from(["+7 916 123-45-67", "89161234567"]),
    email=texts | st.sampled_from(["a@b.ru", "A@B.ru "]),
    skype=texts,
    company=texts,
    birthday=st.none() | st.dates(),
    complete=st.booleans(),
    links=st.lists(st.sampled_from([link(n, NEW) for n in range(4)]), max_size=3).map(tuple),
    tags=st.lists(st.sampled_from([Tag(n, str(n)) for n in range(4)]), max_size=3).map(tuple),
)


@given(people, people)
def test_both_sides_are_treated_alike(left: Card, right: Card) -> None:
    rows, turned = rows_of(left, right), rows_of(right, left)
    assert rows.keys() == turned.keys()
    for field, row in rows.items():
        other = turned[field]
        assert (row.left, row.right, row.equal) == (other.right, other.left, other.equal)
        assert (row.to_left, row.to_right) == (other.to_right, other.to_left)
        assert not (row.equal and row.can_fill)
    # What was taken leaves nothing to take, and nothing that was there is gone unasked.
    rows_left = compare_cards(left, right)
    chosen = asked_first(rows_left, "left")
    for field, value in filling(rows_left, chosen, "left").fields.items():
        before = getattr(left.applicant, field)
        assert value and not (before.strip() if isinstance(before, str) else before)
