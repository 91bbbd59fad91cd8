"""HuntflowCache: the vendor's documents by key, with an age and an expiry.

Expired means "refresh when looked at", not "gone": expired documents stay readable offline.
"""

from __future__ import annotations

import functools
import json
import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.models import Saved
from huntflow_desk.core.query import MAX_WINDOW
from huntflow_desk.store import documents
from huntflow_desk.store.file import DatabaseFile, Row, shrink
from huntflow_desk.store.text import bindable, like, moment_text

if TYPE_CHECKING:
    # Cards are not needed for the first paint.
    from huntflow_desk.core.documents import CachedDocument
    from huntflow_desk.store.orm import HuntflowCache


def age_minutes(updated_at: datetime, now: datetime) -> int:
    """Whole minutes between the two, never negative."""
    return max(0, int((now - updated_at).total_seconds() // 60))


class Statistics(dict[str, dict[str, int]]):
    """By kind: `count`, `bytes`, `expired`."""


class Cache:
    """What the cache pane and the services see of HuntflowCache.

    The kind of a document is the part of its key before the first "_".
    """

    def __init__(self, file: DatabaseFile, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    @functools.cached_property
    def model(self) -> type[HuntflowCache]:
        """The peewee model of this file's entries."""
        from huntflow_desk.store.orm import HuntflowCache

        return self._file.bind(HuntflowCache, clock=staticmethod(self._clock))

    def find(self, key: str) -> CachedDocument | None:
        """The document under a key with its data, or None."""
        row = self._file.row(
            """SELECT cache_key, created_at, updated_at, expires_at, data
               FROM huntflowcache WHERE cache_key = ?""",
            (documents.stored_key(key),),
        )
        return (
            None
            if row is None
            else _entry(row[:-1], self._clock())._replace(data=json.loads(row[-1]))
        )

    def saved(self, key: str) -> Saved[Any] | None:
        """The data under a key with their age, or None: the cheap way to ask."""
        return documents.find(self._file, key)

    async def put(self, key: str, data: Any, *, lifetime_s: float | None) -> None:
        """Keep any JSON under a key; `lifetime_s` None: it never expires."""
        now = self._clock()
        await self._file.writer.run(
            lambda connection: documents.put(connection, [(key, data)], now, lifetime_s)
        )

    async def drop(self, key: str) -> None:
        """Delete the document under a key, if there is one; see `clear` about lists."""

        def delete(connection: sqlite3.Connection) -> None:
            if key.partition("_")[0] in (*documents.PROJECTED, *documents.TEXTS):
                documents.note_stale(connection)
            documents.drop(connection, [key])

        await self._file.writer.run(delete)

    def rows(
        self,
        text: str = "",
        kind: str = "",
        expired_only: bool = False,
        offset: int = 0,
        limit: int = MAX_WINDOW,
    ) -> tuple[CachedDocument, ...]:
        """Entries in the order of their keys, without their data (None); 300 at most.

        Expired ones come longest expired first. `text` is looked for anywhere in the key.
        """
        where, parameters = self._filter(text, kind, expired_only)
        order = ("expires_at", "cache_key") if expired_only else ("cache_key",)
        found = self._file.rows(
            f"""SELECT d.cache_key, d.created_at, d.updated_at, d.expires_at
                FROM (SELECT id FROM huntflowcache WHERE {where}
                      ORDER BY {", ".join(order)} LIMIT ? OFFSET ?) AS w
                JOIN huntflowcache AS d ON d.id = w.id
                ORDER BY {", ".join("d." + name for name in order)}""",
            (*parameters, max(0, min(limit, MAX_WINDOW)), max(0, offset)),
        )
        now = self._clock()
        return tuple(_entry(row, now) for row in found)

    def count(self, text: str = "", kind: str = "", expired_only: bool = False) -> int:
        """How many entries `rows` has."""
        where, parameters = self._filter(text, kind, expired_only)
        return self._file.number(f"SELECT count(*) FROM huntflowcache WHERE {where}", parameters)

    async def statistics(self) -> Statistics:
        """Number, size and expired entries of every kind. Reads everything, so in the writer."""
        now = moment_text(self._clock())

        def gather(connection: sqlite3.Connection) -> Statistics:
            result = Statistics()
            query = """
                SELECT CASE instr(cache_key, '_') WHEN 0 THEN cache_key
                       ELSE substr(cache_key, 1, instr(cache_key, '_') - 1) END AS kind,
                       count(*), sum(length(CAST(data AS BLOB))), sum(expires_at <= ?)
                FROM huntflowcache GROUP BY kind ORDER BY kind"""
            for kind, count, size, expired in connection.execute(query, (now,)):
                result[kind] = {"count": count, "bytes": size or 0, "expired": expired or 0}
            return result

        return await self._file.writer.run(gather, transaction=False)

    async def clear(self, kind: str = "", *, expired_only: bool = False) -> int:
        """Delete documents of a kind (all: ""); gives their number.

        Lists of people and vacancies are made from documents: once some of those are gone,
        `Records.projections_are_current` says no until `Records.rebuild` was called.
        """
        where, parameters = self._filter("", kind, expired_only)

        def delete(connection: sqlite3.Connection) -> int:
            if kind in (*documents.PROJECTED, *documents.TEXTS) or not kind:
                documents.note_stale(connection)
            query = f"DELETE FROM huntflowcache WHERE {where}"
            return connection.execute(query, parameters).rowcount

        deleted = await self._file.writer.run(delete)
        await self._file.writer.run(shrink, transaction=False)
        return deleted

    def _filter(self, text: str, kind: str, expired_only: bool) -> tuple[str, list[object]]:
        where = ["1"]
        parameters: list[object] = []
        if kind:
            where.append("(cache_key = ? OR cache_key >= ? AND cache_key < ?)")
            parameters += [bindable(kind), *documents.key_range(f"{bindable(kind)}_")]
        if text.strip():
            where.append("cache_key LIKE ? ESCAPE '\\'")
            parameters.append(like(text.strip()))
        if expired_only:
            where.append("expires_at <= ?")
            parameters.append(moment_text(self._clock()))
        return " AND ".join(where), parameters


def _entry(row: Row, now: datetime) -> CachedDocument:
    from huntflow_desk.core.documents import CachedDocument

    key, created, updated, expires = row
    updated_at = datetime.fromisoformat(updated)
    expires_at = None if expires is None else datetime.fromisoformat(expires)
    return CachedDocument(
        cache_key=key,
        data=None,
        created_at=datetime.fromisoformat(created),
        updated_at=updated_at,
        expires_at=expires_at,
        is_expired=expires_at is not None and expires_at <= now,
        age_minutes=age_minutes(updated_at, now),
    )
