"""What commands without a window share."""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from huntflow_desk.cli import marker, paths_for
from huntflow_desk.core.errors import explain

if TYPE_CHECKING:
    from huntflow_desk.services.workplace import Desk, Workplace


def desk_of(options: argparse.Namespace) -> Desk:
    """What the options name: its folder, profiles, systems."""
    from huntflow_desk.services.workplace import Desk

    return Desk(paths_for(getattr(options, "data_dir", None)), marker=marker())


async def set_pace(workplace: Workplace, rate: float) -> None:
    """Requests a second, 0 for no limit."""
    rate = rate or math.inf
    (await workplace.session.api()).transport.pace.set(rate, rate)


def words_for(error: Exception) -> str:
    """One plain sentence for an error that ends a command."""
    problem = explain(error)
    facts = {key: value for key, value in problem.facts.items() if value not in ("", None)}
    path = f" ({facts['path']})" if "path" in facts else ""
    sentences = {
        "disk_trouble": f"the disk is full, read-only or failing{path}",
        "damaged_database": f"a database is damaged{path}{_mended(facts)}",
        "newer_database": f"the data were written by a newer version; nothing was changed{path}",
        "keys_locked": "the keyring of the system is locked or refuses to keep the keys",
        "keys_lost": "there are no usable keys: connect first",
        "already_running": "another Huntflow Desk works with this profile",
    }
    return sentences.get(problem.kind, f"{problem.kind}: {facts.get('message', '')}".strip(": "))


def _mended(facts: Mapping[str, Any]) -> str:
    """What became of a damaged file when it was opened."""
    kept = f"; it was set aside as {facts['kept']}" if "kept" in facts else "; start once more"
    return f"{kept}, rows saved: {facts['salvaged']}" if "salvaged" in facts else kept
