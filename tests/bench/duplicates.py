"""Duplicates: 1 000 drafts against 100 000 kept people and among themselves.

`BENCH_PEOPLE` asks for fewer people, `BENCH_STORE` names a folder to keep the filled store in.
"""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
import time
from datetime import date
from pathlib import Path

from huntflow_desk.core.documents import Applicant, Social
from huntflow_desk.core.duplicates import Index
from huntflow_desk.core.events import Bus
from huntflow_desk.services.duplicates import Duplicates
from huntflow_desk.store.database import Store, open_store
from tests.bench.filled import now
from tests.invented import KNOWN, Somebody, crowd, repeats

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "100000"))
DRAFTS = 1_000
ACCOUNT_ID = 1
LIMIT_S, CARD_MS = 5.0, 50.0


def run() -> int:
    """Print the figures; the number of limits missed."""
    kept = os.environ.get("BENCH_STORE")
    if kept:
        return asyncio.run(_measure(Path(kept) / "duplicates"))
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_measure(Path(folder)))


def _card(number: int, one: Somebody) -> Applicant:
    return Applicant(
        number,
        first_name=one.first,
        last_name=one.last,
        middle_name=one.middle,
        birthday=date(*one.birth) if one.birth else None,
        phone=", ".join(one.phones),
        email="".join(one.emails[:1]),
        company=one.company,
        social=tuple(Social(kind, value) for kind, value in one.links),
        raw={"id": number},
    )


async def _filled(folder: Path, people: list[Somebody]) -> Store:
    store = open_store(folder, user="bench", clock=now)
    if ACCOUNT_ID not in store.records.account_ids():
        began = time.perf_counter()
        cards = [_card(number, one) for number, one in enumerate(people, 1)]
        await store.records.take_applicants(ACCOUNT_ID, cards, lifetime_s=9e6)
        took = time.perf_counter() - began
        print(f"duplicates: {len(people)} people taken in {took:.0f} s")
    return store


async def _measure(folder: Path) -> int:
    dice = random.Random(1)
    people = crowd(PEOPLE, dice)
    told = repeats(people, DRAFTS // 2, dice, KNOWN) + crowd(DRAFTS // 2, random.Random(2))
    store = await _filled(folder, people)
    duplicates = Duplicates(store, Bus())
    drafts = {f"file:{number}": one.traits for number, one in enumerate(told)}
    try:
        began = time.perf_counter()
        found = await duplicates.check(ACCOUNT_ID, drafts)
        kept_s = time.perf_counter() - began
        index: Index[str] = Index()
        for ref, traits in drafts.items():
            index.find(traits)
            index.add(ref, traits)
        both_s = time.perf_counter() - began
        ids = [dice.randrange(1, PEOPLE + 1) for _ in range(50)]
        times = []
        for applicant_id in ids:
            began = time.perf_counter()
            await duplicates.matches_of(ACCOUNT_ID, applicant_id)
            times.append((time.perf_counter() - began) * 1000)
    finally:
        store.close()
    hits = sum(
        any(one.certain and one.applicant_id == told[number].who + 1 for one in matches)
        for number, matches in enumerate(found.values())
        if number < DRAFTS // 2
    )
    times.sort()
    card_ms = times[len(times) // 2]
    print(f"duplicates: {DRAFTS} drafts against {PEOPLE} people in {kept_s:.2f} s")
    print(f"duplicates: the batch inside, too: {both_s:.2f} s (limit {LIMIT_S:.0f})")
    print(f"duplicates: {hits} of {DRAFTS // 2} disguised repeats found")
    print(f"duplicates: of one card {card_ms:.1f} ms (limit {CARD_MS:.0f})")
    return int(both_s > LIMIT_S) + int(card_ms > CARD_MS)
