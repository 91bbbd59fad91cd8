"""Dictionaries and the whole vacancy list of an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huntflow_desk.core.errors import BrokenRecord, Forbidden, Garbled, NotFound, ServerTrouble
from huntflow_desk.core.models import Account
from huntflow_desk.core.priority import Priority

if TYPE_CHECKING:
    from huntflow_desk.services.sync.context import Context

A_PAGE = 100
STALE_PAGES = 3
MOST_PAGES = 1_000
CONFIRM_AT_MOST = 50


async def read_accounts(context: Context) -> tuple[Account, ...]:
    """Who we are and which organisations there are."""
    context.begin_step("reference")
    await context.turn()
    accounts = await context.library.refresh_accounts()
    return accounts


async def read_dictionaries(context: Context, account_id: int, *, force: bool = False) -> None:
    """Dictionaries that are not fresh, and what fields choose from: it has to be there when the
    network is not."""
    context.begin_step("reference", account_id)
    await context.turn()
    await context.library.refresh_dictionaries(
        account_id, force=force, priority=Priority.BACKGROUND
    )
    await context.choices.refresh(account_id, force=force, priority=Priority.BACKGROUND)


async def read_vacancies(context: Context, account_id: int) -> None:
    """All vacancies of all states; those that vanished from the list are asked for directly."""
    context.begin_step("vacancies", account_id)
    records = context.store.records
    lifetime_s = context.lifetimes.vacancies_s
    seen: set[int] = set()
    stale = 0
    whole = False
    for number in range(1, MOST_PAGES + 1):
        await context.turn()
        api = await context.api()
        page = await api.vacancies.page(
            account_id, page=number, count=A_PAGE, priority=Priority.BACKGROUND
        )
        ids = {vacancy.vacancy_id for vacancy in page.items}
        stale = 0 if ids - seen or page.skipped else stale + 1
        seen |= ids
        await records.take_vacancies(account_id, page.items, lifetime_s=lifetime_s)
        context.report.skipped += len(page.skipped)
        for reason in page.skipped:
            context.note(f"a vacancy was skipped: {reason}", f"/accounts/{account_id}/vacancies")
        context.tell("vacancy", account_id, frozenset(ids))
        context.advance(len(seen), page.total_items or len(seen))
        rows = len(page.items) + len(page.skipped)
        beyond = page.total_pages is not None and number >= page.total_pages
        if rows == 0 or (beyond and (rows < A_PAGE or stale)):
            whole = True
            break
        if stale >= STALE_PAGES:
            context.note(
                "pages of vacancies repeat themselves", f"/accounts/{account_id}/vacancies"
            )
            break
    if whole:
        await _ask_for_missing(context, account_id, records.vacancy_ids(account_id) - seen)


async def _ask_for_missing(context: Context, account_id: int, missing: frozenset[int]) -> None:
    records = context.store.records
    for vacancy_id in sorted(missing)[:CONFIRM_AT_MOST]:
        await context.turn()
        api = await context.api()
        try:
            vacancy = await api.vacancies.get(account_id, vacancy_id, priority=Priority.BACKGROUND)
        except NotFound:
            await records.drop_vacancies(account_id, [vacancy_id])
            context.note("a vacancy is gone from Huntflow and was removed here")
        except (BrokenRecord, ServerTrouble, Garbled, Forbidden) as error:
            context.note(f"a vacancy could not be asked for ({error.kind})")
        else:
            await records.take_vacancy(
                account_id, vacancy, lifetime_s=context.lifetimes.vacancies_s
            )
        context.tell("vacancy", account_id, frozenset({vacancy_id}))
