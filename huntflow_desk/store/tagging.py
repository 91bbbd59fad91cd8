"""The order of lists by tags: a person's tags by name, as one text with an index of its own.

Names come from the dictionary that is kept; when it changes, the texts follow.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable

from huntflow_desk.core.query import fold
from huntflow_desk.store.text import bindable

DICTIONARY = "tags"
_SORTED_LENGTH = 120
_NAMELESS, _NONE = "\U0010fffe", "\U0010ffff"
"""Tags whose names are not known come after the others, people without tags after everybody."""

OrderOf = Callable[[Iterable[int]], str]


def order_of(connection: sqlite3.Connection, account_id: int) -> OrderOf:
    """What people of an organisation are sorted by, from the ids of their tags."""
    found = connection.execute(
        "SELECT data FROM huntflowcache WHERE cache_key = ?", (f"{DICTIONARY}_{account_id}",)
    ).fetchone()
    names = _names(found[0]) if found is not None else {}

    def order(tag_ids: Iterable[int]) -> str:
        shown = sorted(names.get(tag_id, f"{_NAMELESS}{tag_id}") for tag_id in tag_ids)
        return ", ".join(shown)[:_SORTED_LENGTH] or _NONE

    return order


def follow_names(connection: sqlite3.Connection, account_id: int) -> None:
    """The dictionary was read: put those people right whose tags have other names now."""
    order = order_of(connection, account_id)
    known: dict[str, str] = {}

    def of_text(tags: str) -> str:
        # Many people have the same tags.
        if tags not in known:
            known[tags] = order(map(int, tags.split()))
        return known[tags]

    connection.create_function("tags_order", 1, of_text, deterministic=True)
    connection.execute(
        """UPDATE applicants SET tagged = tags_order(tags)
           WHERE account_id = ? AND tags != '' AND tagged != tags_order(tags)""",
        (account_id,),
    )


def _names(data: str) -> dict[int, str]:
    # Not at the top: the first lists are painted without it.
    from huntflow_desk.core.wire.dictionaries import DECODERS

    try:
        decoded = DECODERS[DICTIONARY](json.loads(data))
    except ValueError:
        return {}  # a document this program cannot read any more counts as not there
    return {one.tag_id: fold(bindable(one.name)) for one in decoded}
