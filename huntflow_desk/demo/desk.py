"""What answers are made from: the invented world, its keys and its switches."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .clock import midnight
from .storage import Doc, Store
from .switches import Switches
from .tokens import Tokens
from .world import World, default_vacancies

INDEX_LAG_S = 2.0
MOST_APPLICANTS = 100_000
ACCESS_TTL_S = 604_800.0
REFRESH_TTL_S = 1_209_600.0


@dataclass(slots=True)
class Desk:
    """What handlers work with."""

    world: World
    tokens: Tokens
    switches: Switches
    index_lag_s: float


def invent(
    *,
    applicants: int,
    seed: int,
    vacancies: int | None = None,
    state_file: Path | None = None,
    access_ttl_s: float = ACCESS_TTL_S,
    refresh_ttl_s: float = REFRESH_TTL_S,
    clock: Callable[[], float] = time.time,
    index_lag_s: float = INDEX_LAG_S,
) -> Desk:
    """The world of a seed as it stands now (see `DemoHuntflow`)."""
    if not 0 <= applicants <= MOST_APPLICANTS:
        raise ValueError(f"applicants must be 0 to {MOST_APPLICANTS}")
    if vacancies is None:
        vacancies = default_vacancies(applicants)
    origin: Doc = {
        "applicants": applicants,
        "seed": seed,
        "vacancies": vacancies,
        "anchor": midnight(clock()),
    }
    store = Store(state_file, origin)
    anchor = float(store.origin["anchor"])
    tokens = Tokens(store, clock, access_ttl_s, refresh_ttl_s)
    world = World(store, seed, applicants, vacancies, anchor, clock)
    return Desk(world, tokens, Switches(seed, tokens.expire_all), index_lag_s)
