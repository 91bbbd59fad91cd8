"""Two cards side by side: what is the same, what differs, what one can give to the other.

Nothing is read or changed here: cards in, rows out, and out of chosen rows what is to be done.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from huntflow_desk.core.contacts import email_key, link_key, phone_keys
from huntflow_desk.core.documents import Applicant, Social
from huntflow_desk.core.models import Tag
from huntflow_desk.core.query import fold
from huntflow_desk.services.card import Card, CardLink

Side = Literal["left", "right"]

NAMES = ("last_name", "first_name", "middle_name")
CONTACTS = ("phone", "email", "skype")
FACTS = ("position", "company", "money")
VACANCY = "vacancy:"
"""Rows of vacancies are named by it and the vacancy's id."""

TELEGRAM = "TELEGRAM"
"""The only messenger the vendor takes (API notes, section 9)."""


class Fill(StrEnum):
    """What taking the value of the other card does: it cannot be taken, it goes where nothing
    is, it comes to what is there, or it takes the place of what is there."""

    NO = ""
    EMPTY = "empty"
    ADD = "add"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Row:
    """One field of both cards. A value of None is not known (only a row of a list is kept), an
    empty one is known to be empty. `to_left`: what taking the right value does to the left card.
    """

    field: str
    left: Any
    right: Any
    equal: bool
    to_left: Fill = Fill.NO
    to_right: Fill = Fill.NO

    def value(self, side: Side) -> Any:
        """What one of the cards has."""
        return self.left if side == "left" else self.right

    def fill(self, side: Side) -> Fill:
        """What giving the other card's value to this side does."""
        return self.to_left if side == "left" else self.to_right

    @property
    def can_fill(self) -> bool:
        """Whether one of the cards can give something to the other."""
        return bool(self.to_left or self.to_right)

    @property
    def vacancy_id(self) -> int | None:
        """The vacancy of a row about one."""
        number = self.field.removeprefix(VACANCY)
        return int(number) if number != self.field else None


@dataclass(frozen=True, slots=True)
class Filling:
    """What chosen rows change in a card: personal fields, tags to put on, and vacancies with the
    stage the other one is on."""

    fields: Mapping[str, Any]
    tag_ids: tuple[int, ...]
    stages: Mapping[int, int]

    def __bool__(self) -> bool:
        return bool(self.fields or self.tag_ids or self.stages)


def compare_cards(left: Card, right: Card) -> tuple[Row, ...]:
    """Rows from names to consent; a field that both lack is left out."""
    one, other = left.applicant, right.applicant
    known = one.complete and other.complete
    rows = [_text(name, one, other) for name in (*NAMES, *CONTACTS)]
    rows.append(_social(one, other))
    rows.append(_date("birthday", one.birthday, other.birthday))
    rows += [_text(name, one, other) for name in FACTS]
    rows += _vacancies(left, right, known)
    rows.append(_tags(_if(one, left.tags), _if(other, right.tags), known))
    for name, values in (("sources", _sources), ("resumes", lambda card: card.resumes)):
        mine, theirs = _if(one, values(left)), _if(other, values(right))
        rows.append(Row(name, mine, theirs, name == "sources" and known and mine == theirs))
    created = (one.created or "", other.created or "")
    rows.append(Row("created", *created, _day(one) == _day(other) is not None))
    rows.append(_consent(one, other, known))
    return tuple(row for row in rows if row.left not in _NOTHING or row.right not in _NOTHING)


def asked_first(rows: Sequence[Row], side: Side) -> frozenset[str]:
    """Fields to take when nobody has chosen: those that fill an empty place and lose nothing."""
    return frozenset(row.field for row in rows if row.fill(side) is Fill.EMPTY)


def filling(rows: Sequence[Row], chosen: Collection[str], side: Side) -> Filling:
    """What taking the chosen fields changes in the card at `side`."""
    fields: dict[str, Any] = {}
    tags: list[int] = []
    stages: dict[int, int] = {}
    for row in rows:
        if row.field not in chosen or not row.fill(side):
            continue
        mine, theirs = row.value(side), row.value("right" if side == "left" else "left")
        if row.vacancy_id is not None:
            stages[row.vacancy_id] = theirs.stage_id
        elif row.field == "tags":
            has = {tag.tag_id for tag in mine}
            tags += [tag.tag_id for tag in theirs if tag.tag_id not in has]
        elif row.field == "social":
            fields["social"] = _with_telegram(mine, theirs)
        else:
            fields[row.field] = theirs
    return Filling(fields, tuple(tags), stages)


# Inside

_NOTHING: tuple[Any, ...] = (None, "", ())


def _if(person: Applicant, value: Any) -> Any:
    """What a row of a list does not say is not known."""
    return value if person.complete else None


def _text(name: str, one: Applicant, other: Applicant) -> Row:
    left, right = str(getattr(one, name)).strip(), str(getattr(other, name)).strip()
    equal = bool(left or right) and _folded(name, left) == _folded(name, right)
    return Row(name, left, right, equal, *_fills(left, right, equal))


def _folded(name: str, value: str) -> object:
    """The form in which two ways to write it are one."""
    key: object = ""
    if name == "phone":
        key = frozenset(phone_keys(value))
    elif name == "email":
        key = email_key(value)
    elif name == "skype":
        key = link_key("skype", value)
    return key or " ".join(fold(value).split())


def _date(name: str, one: date | None, other: date | None) -> Row:
    # None would say that it is not known, and the card says that there is none.
    left, right = one or "", other or ""
    equal = bool(left) and left == right
    return Row(name, left, right, equal, *_fills(left, right, equal))


def _fills(left: Any, right: Any, equal: bool) -> tuple[Fill, Fill]:
    return _fill(left, right, equal), _fill(right, left, equal)


def _fill(mine: Any, theirs: Any, equal: bool) -> Fill:
    if equal or theirs in _NOTHING:
        return Fill.NO
    return Fill.EMPTY if mine in _NOTHING else Fill.OVER


def _social(one: Applicant, other: Applicant) -> Row:
    left, right = _if(one, one.social), _if(other, other.social)
    if left is None or right is None:
        return Row("social", left, right, False)
    mine, theirs = (frozenset(_handle(entry) for entry in side) for side in (left, right))
    equal = bool(mine) and mine == theirs
    to_left, to_right = (
        _fill(_telegrams(a), _telegrams(b), equal) for a, b in ((left, right), (right, left))
    )
    return Row("social", left, right, equal, to_left, to_right)


def _handle(entry: Social) -> str:
    return link_key(entry.kind, entry.value) or fold(f"{entry.kind} {entry.value}")


def _telegrams(entries: Sequence[Social]) -> tuple[Social, ...]:
    return tuple(one for one in entries if one.kind == TELEGRAM and one.value.strip())


def _with_telegram(mine: Sequence[Social], theirs: Sequence[Social]) -> list[dict[str, str]]:
    entries = [*_telegrams(theirs)[:1], *(one for one in mine if one.kind != TELEGRAM)]
    return [{"social_type": one.kind, "value": one.value} for one in entries]


def _vacancies(left: Card, right: Card, known: bool) -> list[Row]:
    mine = {link.vacancy_id: link for link in left.links}
    theirs = {link.vacancy_id: link for link in right.links}
    rows = []
    for vacancy_id in dict.fromkeys([*mine, *theirs]):
        one, other = mine.get(vacancy_id), theirs.get(vacancy_id)
        equal = one is not None and other is not None and one.stage_id == other.stage_id
        rows.append(
            Row(
                f"{VACANCY}{vacancy_id}",
                one or _if(left.applicant, ""),
                other or _if(right.applicant, ""),
                equal,
                Fill.ADD if known and one is None and _can_join(other) else Fill.NO,
                Fill.ADD if known and other is None and _can_join(one) else Fill.NO,
            )
        )
    return rows


def _can_join(link: CardLink | None) -> bool:
    """Whether somebody else can be put beside: rejections need a reason of their own, hiring a
    date, and a closed vacancy takes nobody."""
    return (
        link is not None
        and link.state in ("OPEN", "")
        and link.stage is not None
        and link.stage.kind == "user"
        and link.stage.removed is None
    )


def _tags(left: Sequence[Tag] | None, right: Sequence[Tag] | None, known: bool) -> Row:
    if not known or left is None or right is None:
        return Row("tags", left, right, False)
    mine, theirs = ({tag.tag_id for tag in side} for side in (left, right))
    return Row(
        "tags",
        left,
        right,
        bool(mine) and mine == theirs,
        _adds(mine, theirs),
        _adds(theirs, mine),
    )


def _adds(mine: Collection[int], theirs: Collection[int]) -> Fill:
    if not set(theirs) - set(mine):
        return Fill.NO
    return Fill.ADD if mine else Fill.EMPTY


def _sources(card: Card) -> tuple[str, ...]:
    return tuple(sorted({resume.source for resume in card.resumes if resume.source}))


def _day(person: Applicant) -> object:
    return person.created and person.created.date()


def _consent(one: Applicant, other: Applicant, known: bool) -> Row:
    left, right = (
        _if(person, person.agreement if person.agreement and person.agreement.state else "")
        for person in (one, other)
    )
    return Row("consent", left, right, known and bool(left) and left == right)
