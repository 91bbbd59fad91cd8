"""HuntflowLog: every attempt of every request, without secrets and without people's data."""

from __future__ import annotations

import functools
import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.errors import DeskError, NotFound
from huntflow_desk.core.query import MAX_WINDOW, LogQuery, Subject
from huntflow_desk.core.settings import LogPolicy
from huntflow_desk.store.file import DatabaseFile, Row, shrink
from huntflow_desk.store.text import bindable, json_text, like, moment_text

if TYPE_CHECKING:
    # Nothing is logged before the first paint.
    from concurrent.futures import Future

    from huntflow_desk.core.documents import Exchange, LogRow
    from huntflow_desk.store.orm import HuntflowLog

BODY_LENGTH = 64 * 1024
LOG_TYPES = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
ERROR = "ERROR"

_PRUNE_EVERY = 500
_COLUMNS = """id, log_type, endpoint, method, status_code, error_message, user, created_at,
    duration_ms, bytes_in, bytes_out, attempt, request_id"""
_IS_ERROR = "(log_type = 'ERROR' OR status_code >= 400)"


def is_success(log_type: str, status_code: int | None) -> bool:
    """The rule of `HuntflowLog.is_success`."""
    return log_type != ERROR and status_code is not None and 200 <= status_code <= 299


def is_error(log_type: str, status_code: int | None) -> bool:
    """The rule of `HuntflowLog.is_error`."""
    return log_type == ERROR or (status_code is not None and status_code >= 400)


class Journal:
    """Writes, shows and prunes the log of one profile and system.

    `policy` may be replaced while running (a person switched full bodies on or off);
    `trouble` is what kept the last row from being written, None when it was.
    """

    def __init__(
        self, file: DatabaseFile, clock: Callable[[], datetime], *, user: str, policy: LogPolicy
    ) -> None:
        self._file = file
        self._clock = clock
        self._user = bindable(user)[:255]
        self._recorded = 0
        self._requests = 0
        self._corrected = 0
        self.policy = policy
        self.trouble: DeskError | None = None

    @functools.cached_property
    def model(self) -> type[HuntflowLog]:
        """The peewee model of this file's rows."""
        from huntflow_desk.store.orm import HuntflowLog

        return self._file.bind(HuntflowLog)

    @property
    def requests(self) -> int:
        """How many attempts of requests were handed in since the store was opened."""
        return self._requests

    def record(self, exchange: Exchange) -> Future[int]:
        """Queue one attempt; the future gives its row's id, or 0 when it could not be written.

        Never blocks and never raises: no request fails because of the journal.
        """
        policy = self.policy
        self._requests += 1 if exchange.method else 0

        def write(connection: sqlite3.Connection) -> int:
            return self._insert(connection, self._values(exchange, policy))

        return self._queued(write)

    @property
    def corrected(self) -> int:
        """How many rows `garbled` has changed since the store was opened."""
        return self._corrected

    def garbled(self, row: Future[int], message: str) -> None:
        """The answer of a row that `record` gave turned out to be none: it becomes an error with
        this message. Never blocks and never raises."""
        policy = self.policy

        def correct(connection: sqlite3.Connection) -> int:
            # Jobs are done one after the other: the row is written, or never will be (0).
            log_id = row.result(timeout=0)
            connection.execute(
                "UPDATE huntflowlog SET log_type = ?, error_message = ? WHERE id = ?",
                (ERROR, self._message(message, self._is_full(policy)), log_id),
            )
            self._corrected += 1
            return log_id

        self._queued(correct)

    def event(self, message: str, *, endpoint: str = "", request_id: str = "") -> Future[int]:
        """Queue a row about something that went wrong outside a request (method "")."""
        from huntflow_desk.core.documents import Exchange

        exchange = Exchange(
            method="",
            endpoint=endpoint,
            status_code=None,
            started_at=self._clock(),
            duration_ms=0,
            request_id=request_id,
            error_message=message,
        )
        return self.record(exchange)

    def rows(self, query: LogQuery, offset: int = 0, limit: int = MAX_WINDOW) -> tuple[LogRow, ...]:
        """Rows without bodies, newest first, 300 at most."""
        where, parameters = _filter(query)
        found = self._file.rows(
            f"""SELECT {_COLUMNS} FROM huntflowlog INDEXED BY huntflowlog_list
                WHERE {where} ORDER BY id DESC LIMIT ? OFFSET ?""",
            (*parameters, max(0, min(limit, MAX_WINDOW)), max(0, offset)),
        )
        return tuple(_log_row(row) for row in found)

    def count(self, query: LogQuery) -> int:
        """How many rows a query has."""
        where, parameters = _filter(query)
        return self._file.number(
            f"SELECT count(*) FROM huntflowlog INDEXED BY huntflowlog_list WHERE {where}",
            parameters,
        )

    def get(self, log_id: int) -> LogRow:
        """One row with its bodies. Raises NotFound once it was pruned."""
        row = self._file.row(
            f"SELECT {_COLUMNS}, request_data, response_data FROM huntflowlog WHERE id = ?",
            (log_id,),
        )
        if row is None:
            raise NotFound(log_id=log_id)
        bodies = [None if body is None else json.loads(body) for body in row[-2:]]
        return _log_row(row[:-2])._replace(request_data=bodies[0], response_data=bodies[1])

    def errors_since(self, moment: datetime) -> int:
        """How many errors were written at or after a moment."""
        return self._file.number(
            f"SELECT count(*) FROM huntflowlog WHERE created_at >= ? AND {_IS_ERROR}",
            (moment_text(moment),),
        )

    def failures_since(self, moment: datetime) -> int:
        """How many errors since a moment are worth a word in passing.

        A read answered with 404 is an error in the log and an answer to whoever asked: no
        questionary was filled in, a photo's address ran out, a person was deleted elsewhere.
        """
        return self._file.number(
            f"""SELECT count(*) FROM huntflowlog WHERE created_at >= ? AND {_IS_ERROR}
                AND NOT (log_type = 'GET' AND status_code = 404)""",
            (moment_text(moment),),
        )

    def users(self) -> tuple[str, ...]:
        """Names of the profiles that appear, in order."""
        rows = self._file.rows(
            "SELECT DISTINCT user FROM huntflowlog INDEXED BY huntflowlog_list ORDER BY user"
        )
        return tuple(str(row[0]) for row in rows)

    async def prune(self) -> int:
        """Delete what the policy no longer keeps (age, number, size); gives how many rows."""
        policy = self.policy
        deleted = await self._file.writer.run(lambda connection: self._prune(connection, policy))
        if deleted:
            await self._file.writer.run(shrink, transaction=False)
        return deleted

    async def drop_bodies(self, beginning: str) -> None:
        """Delete what was sent and answered at endpoints that begin so; the rows stay.

        Bodies may have been kept in full, and lists have many people in one.
        """

        def write(connection: sqlite3.Connection) -> int:
            return connection.execute(
                """UPDATE huntflowlog SET request_data = NULL, response_data = NULL
                   WHERE substr(endpoint, 1, ?) = ?
                   AND (request_data IS NOT NULL OR response_data IS NOT NULL)""",
                (len(beginning), beginning),
            ).rowcount

        if await self._file.writer.run(write):
            await self._file.writer.run(shrink, transaction=False)

    async def clear(self) -> int:
        """Delete every row; gives how many there were."""
        deleted = await self._file.writer.run(
            lambda connection: connection.execute("DELETE FROM huntflowlog").rowcount
        )
        await self._file.writer.run(shrink, transaction=False)
        return deleted

    def _queued(self, write: Callable[[sqlite3.Connection], int]) -> Future[int]:
        from concurrent.futures import Future

        outcome: Future[int] = Future()
        outcome.set_running_or_notify_cancel()

        def finished(done: Future[int]) -> None:
            error = done.exception()
            if error is None:
                self.trouble = None
                outcome.set_result(done.result())
                return
            self.trouble = error if isinstance(error, DeskError) else DeskError()
            _warn("a request could not be written into the log (%s)", _class(error))
            outcome.set_result(0)

        try:
            self._file.writer.submit(write).add_done_callback(finished)
        except Exception as error:  # noqa: BLE001 - the journal tap: whatever it is, the request goes on
            _warn("a request could not be written into the log (%s)", _class(error))
            outcome.set_result(0)
        return outcome

    def _values(self, exchange: Exchange, policy: LogPolicy) -> dict[str, Any]:
        from huntflow_desk.store import redaction

        full = self._is_full(policy)
        method = exchange.method.upper()[:10]
        log_type = method if method in LOG_TYPES else "GET"
        keep = policy.bodies != "none"
        return {
            "log_type": ERROR if exchange.status_code is None else log_type,
            "endpoint": bindable(redaction.endpoint(exchange.endpoint, full=full)),
            "method": bindable(method),
            "status_code": exchange.status_code,
            "error_message": self._message(exchange.error_message, full),
            "user": self._user,
            "created_at": moment_text(exchange.started_at.astimezone(UTC)),
            "duration_ms": exchange.duration_ms,
            "bytes_in": exchange.bytes_in,
            "bytes_out": exchange.bytes_out,
            "attempt": exchange.attempt,
            "request_id": bindable(exchange.request_id)[:64],
            "request_data": _body(exchange.request_data, exchange.endpoint, full) if keep else None,
            "response_data": _body(exchange.response_data, exchange.endpoint, full)
            if keep
            else None,
        }

    def _is_full(self, policy: LogPolicy) -> bool:
        return policy.bodies == "full" and self._clock().timestamp() < policy.full_until

    def _message(self, text: str, full: bool) -> str:
        from huntflow_desk.core.keys import scrub
        from huntflow_desk.store import redaction

        shown = text if full else redaction.text(text)
        return bindable(scrub(shown))[: redaction.MESSAGE_LENGTH]

    def _insert(self, connection: sqlite3.Connection, values: dict[str, Any]) -> int:
        names = ", ".join(values)
        places = ", ".join(f":{name}" for name in values)
        cursor = connection.execute(f"INSERT INTO huntflowlog ({names}) VALUES ({places})", values)
        self._recorded += 1
        if self._recorded % _PRUNE_EVERY == 0:
            self._prune(connection, self.policy)
        return cursor.lastrowid or 0

    def _prune(self, connection: sqlite3.Connection, policy: LogPolicy) -> int:
        oldest = moment_text(self._clock() - timedelta(days=policy.keep_days))
        deleted = connection.execute(
            "DELETE FROM huntflowlog WHERE created_at < ?", (oldest,)
        ).rowcount
        deleted += connection.execute(
            """DELETE FROM huntflowlog WHERE id <= (
                SELECT id FROM huntflowlog ORDER BY id DESC LIMIT 1 OFFSET ?)""",
            (policy.keep_rows,),
        ).rowcount
        limit = policy.keep_mb * 1024 * 1024
        while (used := _used_bytes(connection)) > limit:
            count = connection.execute("SELECT count(*) FROM huntflowlog").fetchone()[0]
            if not count:
                break
            share = max(1, int(count * max(0.05, 1 - limit / used)))
            deleted += connection.execute(
                """DELETE FROM huntflowlog WHERE id IN (
                    SELECT id FROM huntflowlog ORDER BY id LIMIT ?)""",
                (share,),
            ).rowcount
        return deleted


def _used_bytes(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _body(value: Any, endpoint: str, full: bool) -> str | None:
    if value is None:
        return None
    from huntflow_desk.store import redaction

    shown = json_text(redaction.body(value, endpoint, full=full))
    if len(shown) <= BODY_LENGTH:
        return shown
    mark = f" ... <cut: {BODY_LENGTH} of {len(shown)} characters>"
    return json_text(shown[:BODY_LENGTH] + mark)


def _filter(query: LogQuery) -> tuple[str, list[object]]:
    where = ["1"]
    parameters: list[object] = []
    for column, value in (
        ("log_type", query.log_type),
        ("method", query.method),
        ("user", query.user),
    ):
        if value:
            where.append(f"{column} = ?")
            parameters.append(bindable(value))
    if query.status_code is not None:
        where.append("status_code = ?")
        parameters.append(query.status_code)
    if query.errors_only:
        where.append(_IS_ERROR)
    if query.subject is not None:
        condition, values = _about(query.subject)
        where.append(condition)
        parameters += values
    if wanted := query.text.strip():
        # LIKE ignores case for ASCII only, so the other spellings are tried, too.
        spellings = sorted({wanted, wanted.lower(), wanted.upper(), wanted.capitalize()})
        columns = [(column, spelling) for column in _SEARCHED for spelling in spellings]
        where.append("(" + " OR ".join(f"{c} LIKE ? ESCAPE '\\'" for c, _ in columns) + ")")
        parameters += [like(spelling) for _, spelling in columns]
    return " AND ".join(where), parameters


_SEARCHED = ("endpoint", "error_message")


def _about(subject: Subject) -> tuple[str, list[object]]:
    """Addresses of one person or vacancy and below; 91 does not begin with 9 here."""
    account = f"/accounts/{subject.account_id}"
    places = {
        "applicant": (f"{account}/applicants/{subject.item_id}",),
        "vacancy": (
            f"{account}/vacancies/{subject.item_id}",
            f"{account}/applicants/vacancy/{subject.item_id}",
            f"{account}/recommendations/{subject.item_id}",
        ),
    }[subject.kind]
    where, values = [], list[object]()
    for place in places:
        where.append("endpoint = ? OR substr(endpoint, 1, ?) IN (?, ?)")
        values += [place, len(place) + 1, f"{place}/", f"{place}?"]
    if subject.kind == "vacancy":
        # Lists of its people name it in the query.
        where.append(
            """substr(endpoint, 1, ?) = ? AND instr(endpoint, '?') > 0
            AND '&' || substr(endpoint, instr(endpoint, '?') + 1) || '&' LIKE ?"""
        )
        values += [len(account) + 1, f"{account}/", f"%&vacancy={subject.item_id}&%"]
    return "(" + " OR ".join(f"({one})" for one in where) + ")", values


def _log_row(row: Row) -> LogRow:
    from huntflow_desk.core.documents import LogRow

    return LogRow(
        log_id=row[0],
        log_type=row[1],
        endpoint=row[2],
        method=row[3],
        status_code=row[4],
        error_message=row[5],
        user=row[6],
        created_at=datetime.fromisoformat(row[7]),
        duration_ms=row[8],
        bytes_in=row[9],
        bytes_out=row[10],
        attempt=row[11],
        request_id=row[12],
        is_success=is_success(row[1], row[4]),
        is_error=is_error(row[1], row[4]),
    )


def _class(error: BaseException) -> str:
    return type(error).__name__


def _warn(text: str, *facts: object) -> None:
    import logging

    logging.getLogger("huntflow_desk.store").warning(text, *facts)
