"""What was changed since the world was invented: keyed documents, durable before the answer.

The file is an append-only journal, one JSON line per changed document. A line cut by a crash
at the end is ignored; on opening the journal is rewritten to hold only the newest versions.
"""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Doc = dict[str, Any]


class StateMismatch(ValueError):
    """The state file belongs to a world made with other options."""


class Store:
    """Tables of JSON documents by integer or text key, with an optional durable journal."""

    def __init__(self, path: Path | None, origin: Doc) -> None:
        self._tables: dict[str, dict[str, Doc]] = {}
        self._pending: list[str] = []
        self._path = path
        self._fd: int | None = None
        self.origin = origin
        self.version = 0
        if path is not None:
            self._load(path)
            self._rewrite(path)

    def get(self, table: str, key: int | str) -> Doc | None:
        """A private copy of a document, or None."""
        found = self._tables.get(table, {}).get(str(key))
        return None if found is None else copy.deepcopy(found)

    def peek(self, table: str, key: int | str) -> Doc | None:
        """The stored document itself: read only."""
        return self._tables.get(table, {}).get(str(key))

    def has(self, table: str, key: int | str) -> bool:
        """Whether a document is stored under this key."""
        return str(key) in self._tables.get(table, {})

    def put(self, table: str, key: int | str, doc: Doc) -> None:
        """Store a document; it becomes durable with the next ``commit``."""
        self._tables.setdefault(table, {})[str(key)] = doc
        self.version += 1
        if self._path is not None:
            self._pending.append(_line(table, str(key), doc))

    def drop(self, table: str, key: int | str) -> None:
        """Forget a document."""
        if self._tables.get(table, {}).pop(str(key), None) is not None:
            self.version += 1
            if self._path is not None:
                self._pending.append(_line(table, str(key), None))

    def rows(self, table: str) -> Iterator[tuple[str, Doc]]:
        """All documents of a table in the order they first came: read only."""
        return iter(list(self._tables.get(table, {}).items()))

    def next_id(self, counter: str, start: int) -> int:
        """The next number of a counter; numbers are never given twice, over restarts too."""
        row = self.peek("counter", counter)
        value = start if row is None else int(row["next"])
        self.put("counter", counter, {"next": value + 1})
        return value

    def commit(self) -> None:
        """Make everything put so far durable (one write and one fsync)."""
        if self._fd is None or not self._pending:
            return
        lines = "".join(self._pending).encode()
        while lines:
            lines = lines[os.write(self._fd, lines) :]
        os.fsync(self._fd)
        self._pending.clear()

    def close(self) -> None:
        """Commit and let go of the file."""
        self.commit()
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def _load(self, path: Path) -> None:
        if not path.exists():
            return
        lines = path.read_bytes().split(b"\n")
        whole = lines[:-1]  # what follows the last line break was never answered
        if not whole:
            return
        origin = json.loads(whole[0])["origin"]
        wanted = {key: value for key, value in self.origin.items() if key != "anchor"}
        if {key: value for key, value in origin.items() if key != "anchor"} != wanted:
            raise StateMismatch(f"the state file {path} was made with {origin}, not with {wanted}")
        self.origin = origin
        for line in whole[1:]:
            table, key, doc = json.loads(line)
            if doc is None:
                self._tables.get(table, {}).pop(key, None)
            else:
                self._tables.setdefault(table, {})[key] = doc

    def _rewrite(self, path: Path) -> None:
        fresh = path.with_name(path.name + ".new")
        with fresh.open("w", encoding="utf-8", newline="\n") as out:
            out.write(json.dumps({"origin": self.origin}, ensure_ascii=False) + "\n")
            for table, docs in self._tables.items():
                for key, doc in docs.items():
                    out.write(_line(table, key, doc))
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
        self._fd = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))


def _line(table: str, key: str, doc: Doc | None) -> str:
    return json.dumps([table, key, doc], ensure_ascii=False, separators=(",", ":")) + "\n"
