"""Who or what a dialog is about, in words for its heading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.tables import people_text
from huntflow_desk.services.workplace import Workplace

LOOKED_AT = 50
"""Cards that are read to offer what suits all of many people."""


def person_title(workplace: Workplace, account_id: int, applicant_id: int) -> str:
    """A person's name in the order of the language; never empty."""
    card = workplace.library.card(account_id, applicant_id)
    if card is None:
        return f"№ {applicant_id}"
    russian = QLocale().language() is QLocale.Language.Russian
    name = card.applicant.russian_name if russian else card.applicant.english_name
    return one_line(name, 80) or QCoreApplication.translate("Tables", "Без имени")


def people_title(workplace: Workplace, account_id: int, people: Sequence[int]) -> str:
    """One person by name, several by number."""
    if len(people) == 1:
        return person_title(workplace, account_id, people[0])
    return people_text(len(people))


def vacancy_title(workplace: Workplace, account_id: int, vacancy_id: int) -> str:
    """A vacancy's position; never empty."""
    card = workplace.library.vacancy_card(account_id, vacancy_id)
    name = one_line(card.vacancy.position, 120) if card is not None else ""
    return name or f"№ {vacancy_id}"


def vacancies_of(
    workplace: Workplace, account_id: int, people: Sequence[int]
) -> list[tuple[int, str]]:
    """Vacancies all of these people are on, as (id, name), the latest first. Of very many only
    the first are looked at: a plan tells who is not there."""
    found: dict[int, str] = {}
    for number, person in enumerate(people[:LOOKED_AT]):
        card = workplace.library.card(account_id, person)
        on = {one.vacancy_id: one.position for one in card.links} if card is not None else {}
        found = on if number == 0 else {key: name for key, name in found.items() if key in on}
    return [(key, name or f"№ {key}") for key, name in found.items()]
