"""Who has a phone number: of the people kept here, in all organisations; nothing is asked."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from huntflow_desk.services.workplace import Workplace


class Caller(NamedTuple):
    """Somebody with the number."""

    account_id: int
    applicant_id: int
    last_name: str
    first_name: str
    middle_name: str
    position: str
    company: str


async def callers(
    workplace: Workplace, numbers: Collection[str], account_id: int | None
) -> tuple[Caller, ...]:
    """People with one of these numbers (`phone_keys`), those of `account_id` first. Phones of
    cards and WhatsApp count; a number in a resume is found by searching. Raises DiskTrouble."""
    store = workplace.store
    keys = [key for number in numbers for key in _keys(number)]

    def look() -> tuple[Caller, ...]:
        found: list[Caller] = []
        accounts = store.records.account_ids()
        for account in sorted(accounts, key=lambda one: (one != account_id, one)):
            holders = store.likeness.holders(account, keys)
            shown = store.likeness.shown(account, holders)
            found += [Caller(account, *shown[one]) for one in sorted(shown, reverse=True)]
        return tuple(found)

    return await store.likeness.file.in_reader(look)


def _keys(number: str) -> list[str]:
    forms = [number]
    if len(number) == 11 and number.startswith("1"):
        # Nobody in America writes the country code.
        forms.append(number[1:])
    return [key for form in forms for key in (f"phone:{form}", f"link:whatsapp/{form}")]
