"""Words of the duplicates dialog: why two may be one, what is compared, values of fields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from huntflow_desk.core.documents import Agreement, Social
from huntflow_desk.core.intake import Likely
from huntflow_desk.core.models import Tag
from huntflow_desk.core.query import fold
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.people import words
from huntflow_desk.services.card import Card, CardLink, CardResume
from huntflow_desk.services.comparing import Row

_tr = QCoreApplication.translate

SHOWN = 120
MOST_NAMES = 12
LIKELY = 0.5
"""From this score on it is said to be possible, below it to be a likeness."""


def name_of(match: Likely) -> str:
    """Who it is, in the order of the language; the number of somebody who is not kept."""
    russian = QLocale().language() is QLocale.Language.Russian
    name = match.name if russian else match.english_name or match.name
    return one_line(name, words.NAME_LIMIT) or f"№ {match.applicant_id}"


def said_by_huntflow(match: Likely) -> bool:
    """Whether the server names it."""
    return any(reason.kind == "huntflow" for reason in match.reasons)


def found_here(match: Likely) -> bool:
    """Whether it was found by what is kept here."""
    return any(reason.kind != "huntflow" for reason in match.reasons)


def source(match: Likely) -> str:
    """Who says so."""
    if not said_by_huntflow(match):
        return _tr("Duplicates", "здесь")
    if found_here(match):
        return _tr("Duplicates", "Хантфлоу, здесь")
    return _tr("Duplicates", "Хантфлоу")


def score(match: Likely) -> tuple[str, str]:
    """How sure it is in words, and a tone."""
    if said_by_huntflow(match):
        return _tr("Duplicates", "Хантфлоу считает дублем"), "accent"
    if match.shared_contact:
        return _tr("Duplicates", "Общий контакт, имя другое"), "warn"
    if match.certain:
        return _tr("Duplicates", "Почти наверняка один человек"), "accent"
    if match.score >= LIKELY:
        return _tr("Duplicates", "Возможно, один человек"), "text"
    return _tr("Duplicates", "Есть сходство"), "muted"


def short_score(match: Likely) -> str:
    """How sure it is in a word or two, for lists."""
    if said_by_huntflow(match) and not found_here(match):
        return _tr("Duplicates", "Назван дублем")
    if match.shared_contact:
        return _tr("Duplicates", "Общий контакт")
    if match.certain:
        return _tr("Duplicates", "Почти наверняка")
    return _tr("Duplicates", "Возможно") if match.score >= LIKELY else _tr("Duplicates", "Похож")


def reasons(match: Likely, name: str) -> tuple[str, ...]:
    """What speaks for one person. `name`: of the one it is compared with, family name first."""
    same = bool(name) and _letters(name) == _letters(match.name)
    texts = {
        "phone": _tr("Duplicates", "тот же телефон"),
        "email": _tr("Duplicates", "та же почта"),
        "link": _tr("Duplicates", "тот же ник или ссылка"),
        "file": _tr("Duplicates", "тот же файл резюме"),
        "name": _tr("Duplicates", "то же имя") if same else _tr("Duplicates", "похожее имя"),
        "birth": _tr("Duplicates", "та же дата рождения"),
        "company": _tr("Duplicates", "та же компания"),
        "renamed": _tr("Duplicates", "другая фамилия, остальное то же"),
    }
    # That Huntflow says so is told by the score.
    kinds = dict.fromkeys(one.kind for one in match.reasons if one.kind != "huntflow")
    return tuple(texts.get(kind, one_line(kind, 40)) for kind in kinds)


def doubts(match: Likely) -> tuple[str, ...]:
    """What speaks against it."""
    texts = {
        "other_name": _tr("Duplicates", "имя другое"),
        "other_birth": _tr("Duplicates", "дата рождения другая"),
        "many": _tr("Duplicates", "этот контакт у многих"),
        "part_of_name": _tr("Duplicates", "имя известно не целиком"),
    }
    kinds = dict.fromkeys(doubt.kind for doubt in match.doubts)
    return tuple(texts.get(kind, one_line(kind, 40)) for kind in kinds)


def field_name(row: Row) -> str:
    """What a row is about."""
    if row.vacancy_id is not None:
        link = row.left or row.right
        return words.position_name(link.position, row.vacancy_id)
    return plain_field_name(row.field)


def plain_field_name(field: str) -> str:
    """The name of a field that is no vacancy."""
    names = {
        "last_name": _tr("Duplicates", "Фамилия"),
        "first_name": _tr("Duplicates", "Имя"),
        "middle_name": _tr("Duplicates", "Отчество"),
        "phone": _tr("Duplicates", "Телефон"),
        "email": _tr("Duplicates", "Почта"),
        "skype": "Skype",
        "social": _tr("Duplicates", "Мессенджеры"),
        "birthday": _tr("Duplicates", "Дата рождения"),
        "position": _tr("Duplicates", "Должность"),
        "company": _tr("Duplicates", "Компания"),
        "money": _tr("Duplicates", "Зарплата"),
        "tags": _tr("Duplicates", "Метки"),
        "sources": _tr("Duplicates", "Источник"),
        "resumes": _tr("Duplicates", "Резюме"),
        "created": _tr("Duplicates", "Карточка создана"),
        "consent": _tr("Duplicates", "Согласие"),
    }
    return names.get(field, one_line(field, 60))


def value(shown: Any) -> str:
    """What a side of a row has, as text; "" for nothing."""
    if shown is None:
        return _tr("Duplicates", "не загружено")
    if isinstance(shown, CardLink):
        return _link(shown)
    if isinstance(shown, Agreement):
        text = words.consent(shown)[0]
        return text[:1].upper() + text[1:]
    if isinstance(shown, date | datetime):
        return words.day_text(shown)
    if isinstance(shown, tuple):
        return _list(shown)
    return one_line(str(shown), SHOWN)


def is_told(row: Row) -> bool:
    """Whether both sides are known and have to be the same in one person."""
    known = row.left is not None and row.right is not None
    return known and row.field not in ("created", "resumes")


def mark(row: Row) -> tuple[str, str]:
    """Whether a row is the same, as a sign and words, and a tone."""
    if row.equal:
        return _tr("Duplicates", "= совпадает"), "muted"
    if not is_told(row):
        return "", "muted"
    if row.left in ("", ()):
        return _tr("Duplicates", "только справа"), "text"
    if row.right in ("", ()):
        return _tr("Duplicates", "только слева"), "text"
    return _tr("Duplicates", "≠ отличается"), "warn"


def missing(row: Row) -> str:
    """What stands where a side has nothing."""
    if row.vacancy_id is not None:
        return _tr("Duplicates", "не на вакансии")
    return _tr("Duplicates", "не указано")


def about(card: Card) -> str:
    """The line under a name: the number of the card."""
    number = card.applicant.applicant_id
    return _tr("Duplicates", "ещё не в Хантфлоу") if number < 0 else f"№ {number}"


def _link(link: CardLink) -> str:
    parts = [
        words.stage_name(link.stage, link.stage_id),
        one_line(link.rejection_reason, 80),
        words.vacancy_state(link.state),
        words.day_text(link.changed),
    ]
    return " · ".join(part for part in parts if part)


def _list(shown: Sequence[Any]) -> str:
    names = [_entry(one) for one in shown[:MOST_NAMES]]
    left = len(shown) - len(names)
    if left:
        names.append(_tr("Duplicates", "ещё {count}").format(count=left))
    return ", ".join(name for name in names if name)


def _entry(one: Any) -> str:
    if isinstance(one, Tag):
        return one_line(one.name, 40)
    if isinstance(one, Social):
        kind = one_line(one.kind, 20).capitalize()
        return f"{kind}: {one_line(one.value, 60)}" if kind else one_line(one.value, 60)
    if isinstance(one, CardResume):
        day = words.day_text(one.updated)
        return f"{words.resume_title(one)} ({day})" if day else words.resume_title(one)
    return one_line(str(one), 60)


def _letters(name: str) -> str:
    return " ".join(fold(name).split())
