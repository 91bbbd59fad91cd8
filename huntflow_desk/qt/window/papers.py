"""What of a room can be put on paper now, best first."""

from __future__ import annotations

from collections.abc import Awaitable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.settings import System
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.qt.dialogs.printing import Printout
    from huntflow_desk.qt.window.room import Room
    from huntflow_desk.services.card import Card, VacancyCard

_tr = QCoreApplication.translate

PATIENCE_S = 6.0
"""How long paper waits for what is not here."""


def printouts(workplace: Workplace, room: Room, in_triage: int | None = None) -> list[Printout]:
    """The person shown (or whose turn it is), the list of people, the vacancy in work."""
    account_id = room.account_id
    if account_id is None or not room.has_card:
        return []
    from huntflow_desk.qt.dialogs.printing import person_printout, vacancy_printout

    library, online, found = workplace.library, workplace.session.state.usable, []
    known = {one.account_id: one.name for one in library.accounts()}
    account = known.get(account_id, "")
    shown = in_triage if in_triage is not None else room.card.applicant_id
    card = library.card(account_id, shown) if shown is not None else None
    if card is not None:
        from huntflow_desk.qt.edits import headline

        edits = library.edits_of(account_id, card.applicant.applicant_id)
        unsent = [headline(workplace, edit) for edit in edits if edit.is_active]
        person = card
        whole = (
            None not in (card.worklog, card.questionary)
            and all(resume.saved is not None for resume in card.resumes)
        ) or not online

        async def read_person() -> Card:
            applicant_id = person.applicant.applicant_id
            await _try(library.refresh_card(account_id, applicant_id))
            return library.card(account_id, applicant_id) or person

        found.append(person_printout(card, account, unsent, None if whole else read_person))
    if in_triage is not None:
        return found
    people = _people(workplace, room, account_id, account)
    if people is not None:
        found.append(people)
    vacancy_id = room.vacancy_in_hand()
    vacancy = library.vacancy_card(account_id, vacancy_id) if vacancy_id is not None else None
    if vacancy is not None:
        kept = vacancy

        async def read_vacancy() -> VacancyCard:
            await _try(library.refresh_vacancy(account_id, kept.vacancy.vacancy_id))
            return library.vacancy_card(account_id, kept.vacancy.vacancy_id) or kept

        missing = online and not vacancy.complete
        found.append(vacancy_printout(vacancy, account, read_vacancy if missing else None))
    return found


def warning(workplace: Workplace) -> str:
    """What stands at the head of pages that are not about real people."""
    return {
        System.SANDBOX: _tr("Printout", "ПЕСОЧНИЦА: данные пробной базы"),
        System.DEMO: _tr("Printout", "ПРИМЕР: люди вымышлены"),
    }.get(workplace.system, "")


async def _try(asking: Awaitable[None]) -> None:
    """Ask the server for what is missing; the paper says what could not be had."""
    import asyncio

    with suppress(DeskError, TimeoutError):
        async with asyncio.timeout(PATIENCE_S):
            await asking


def _people(workplace: Workplace, room: Room, account_id: int, account: str) -> Printout | None:
    from huntflow_desk.core.query import ApplicantQuery
    from huntflow_desk.qt.dialogs.printing import people_printout
    from huntflow_desk.qt.tables import ApplicantSource

    pane, vacancy_id = room.people_list(), room.vacancy_in_hand()
    source = pane.source if pane is not None else None
    if pane is None or source is None:
        return None
    filters = []
    if room.tab == "board":
        # The board filters for itself: on paper it is all of it, stage by stage.
        query = ApplicantQuery(account_id, vacancy_id, order="stage")
        source = ApplicantSource(workplace.library, query)
        filters.append(_tr("Printout", "Все этапы"))
    else:
        for words, value in (
            (_tr("Printout", "Этап: {value}"), pane.stage_name),
            (_tr("Printout", "Поиск: {value}"), pane.text.strip()),
            (_tr("Printout", "По столбцу: {value}"), pane.order_name),
        ):
            if value:
                filters.append(words.format(value=one_line(value, 200)))
    if not source.count():
        return None
    title = room.vacancy_name if vacancy_id is not None else _tr("Printout", "Кандидаты")
    last = workplace.library.last_full_list(account_id, vacancy_id)
    moment = last.updated_at if last is not None else None
    return people_printout(source, pane.columns, title, filters, account, moment)
