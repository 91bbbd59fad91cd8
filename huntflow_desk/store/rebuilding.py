"""Making all projections anew out of the documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.wire import applicants as wire_applicants
from huntflow_desk.core.wire import vacancies as wire_vacancies
from huntflow_desk.store import documents, people, texts, vacancies
from huntflow_desk.store.file import DatabaseFile

if TYPE_CHECKING:
    from huntflow_desk.core.documents import Applicant

SLICE = 200
"""Documents in one transaction: others wait for the writer no longer than that takes."""


async def rebuild(
    file: DatabaseFile, version: str, progress: Callable[[int, int], None] | None
) -> None:
    """Empty the projections, fill them slice by slice, then note the version."""

    def empty_texts(connection: sqlite3.Connection) -> None:
        documents.note_stale(connection)
        texts.clear(connection)

    def empty(connection: sqlite3.Connection) -> int:
        connection.execute("DELETE FROM vacancies")
        people.clear(connection)
        kinds = [
            documents.key_range(f"{kind}_") for kind in (*documents.PROJECTED, *documents.TEXTS)
        ]
        counts = (
            connection.execute(
                "SELECT count(*) FROM huntflowcache WHERE cache_key >= ? AND cache_key < ?", kind
            ).fetchone()[0]
            for kind in kinds
        )
        return sum(counts)

    # Half of the file is written at a time: the whole at once would hold up the disk.
    await file.writer.run(empty_texts)
    total = await file.writer.run(empty)
    done = 0
    for kind in (*documents.PROJECTED, *documents.TEXTS):
        first, after = documents.key_range(f"{kind}_")
        while first:
            first, count = await file.writer.run(
                lambda connection, kind=kind, first=first, after=after: _slice(  # type: ignore[misc]
                    connection, kind, first, after
                )
            )
            done += count
            if progress is not None:
                progress(done, max(done, total))

    def note_current(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT OR REPLACE INTO facts (name, value) VALUES ('projection', ?)", (version,)
        )

    await file.writer.run(note_current)


def _slice(connection: sqlite3.Connection, kind: str, first: str, after: str) -> tuple[str, int]:
    """One slice from the key `first` on; gives where the next one begins ("": nowhere)."""
    found = connection.execute(
        """SELECT cache_key, data, updated_at FROM huntflowcache
           WHERE cache_key >= ? AND cache_key < ? ORDER BY cache_key LIMIT ?""",
        (first, after, SLICE),
    ).fetchall()
    people_of: dict[tuple[int, str], list[Applicant]] = {}
    for key, data, updated_at in found:
        parts = key.split("_")
        try:
            account_id = int(parts[1])
            if kind in documents.TEXTS:
                texts.take_document(connection, kind, account_id, int(parts[2]), data)
                continue
            raw: Mapping[str, Any] = json.loads(data)
            if kind.startswith("vacancy"):
                moment = datetime.fromisoformat(updated_at)
                vacancies.take(connection, account_id, [wire_vacancies.vacancy(raw)], moment)
            else:
                person = wire_applicants.applicant(raw, complete=kind == "applicant")
                people_of.setdefault((account_id, updated_at), []).append(person)
        except (ValueError, IndexError):
            continue  # a document this program cannot read any more counts as not there
    for (account_id, updated_at), taken in people_of.items():
        people.take(connection, account_id, taken, datetime.fromisoformat(updated_at))
    return (found[-1][0] + "\x00" if len(found) == SLICE else ""), len(found)
