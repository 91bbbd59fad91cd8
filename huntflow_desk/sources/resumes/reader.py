"""The parent's side of the helper process: asks, watches, kills and restarts it."""

from __future__ import annotations

import asyncio
import base64
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from huntflow_desk.core.errors import UnreadableFile
from huntflow_desk.sources.resumes.bundle import Member
from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.trouble import ARCHIVE, explain_code

_START_S = 30.0


@dataclass(frozen=True, slots=True)
class ReadResume:
    """What was read from a file.

    `error` is "" or a code of `trouble.SENTENCES`; with `partial` the text was read up to a limit
    and `error` says which. `fields` is a superset of the vendor's `UploadResponse.fields`;
    `confidence` and `spans` have its keys, lists run parallel to lists. A file without a text
    layer (`kind` image, or a scanned PDF) has no error and an empty text.
    """

    path: Path
    kind: str = ""
    text: str = ""
    page_count: int = 0
    fields: dict[str, Any] = field(default_factory=dict)
    confidence: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, Any] = field(default_factory=dict)
    error: str = ""
    detail: str = ""
    partial: bool = False

    @property
    def explanation(self) -> str:
        """The error in plain words, "" when there is none."""
        return explain_code(self.error, self.detail) if self.error else ""

    @property
    def is_archive(self) -> bool:
        """Whether it is no document but an archive of files: see `ResumeReader.members`."""
        return self.error == "unsupported" and self.detail == ARCHIVE

    @property
    def has_text(self) -> bool:
        return bool(self.text)


class Place(NamedTuple):
    """A rectangle on a page: edges as shares (0 to 1) of the page picture from its upper left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def default_command() -> list[str]:
    """How this program starts its own worker: by its switch when frozen, else as a module."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker"]
    return [sys.executable, "-m", "huntflow_desk.sources.resumes.worker"]


class _Failed(Exception):
    """The worker answered with an error, died or was killed; `code`, `detail`."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


class _Worker:
    """One child process. `ask` blocks and runs in this worker's own thread."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._number = 0
        self._lock = threading.Lock()
        self._closed = False
        self._killed = False
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="resumes")

    def _start(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._closed:
                raise _Failed("cancelled")
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._process = process
            self._killed = False
        assert process.stdout is not None
        if not process.stdout.readline():
            self._bury(process)
            raise _Failed("crashed", "the helper process did not start")
        return process

    def warm(self) -> int:
        """Starts the process if there is none; its id."""
        return self._living().pid

    def _living(self) -> subprocess.Popen[bytes]:
        """The process, another one when it was killed: it may just have answered before."""
        with self._lock:
            process, killed = self._process, self._killed
        if process is not None and killed:
            self._bury(process)
            process = None
        return process or self._start()

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """One request and its answer. Raises `_Failed`."""
        process = self._living()
        self._number += 1
        line = json.dumps({**request, "id": self._number}).encode("ascii") + b"\n"
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(line)
            process.stdin.flush()
            raw = process.stdout.readline()
        except (OSError, ValueError):
            raw = b""
        if not raw.endswith(b"\n"):
            self._bury(process)
            raise _Failed("crashed")
        reply: dict[str, Any] = json.loads(raw)
        if reply.get("bye"):
            self._bury(process)
        if "error" in reply:
            raise _Failed(reply["error"]["code"], reply["error"]["detail"])
        ok: dict[str, Any] = reply["ok"]
        return ok

    def kill(self) -> None:
        """Ends the process now; a thread that waits for it wakes up. From any thread."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._killed = True

    def _bury(self, process: subprocess.Popen[bytes]) -> None:
        with self._lock:
            if self._process is process:
                self._process = None
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        process.wait()

    def close(self) -> None:
        """Ends process and thread."""
        with self._lock:
            self._closed = True
        self.kill()
        self.thread.shutdown(wait=True)
        if self._process is not None:
            self._bury(self._process)


class ResumeReader:
    """Reads documents in one or two helper processes that start when first needed.

    `command` starts a worker (default: this interpreter with the worker module). A cancelled call
    kills the process it ran in; so does one that exceeds the limits. The next call starts afresh.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        *,
        workers: int = 1,
        limits: Limits | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._all = [_Worker(command or default_command()) for _ in range(max(1, workers))]
        self._idle: asyncio.Queue[_Worker] | None = None

    async def read(self, path: Path) -> ReadResume:
        """Text and fields. Never raises for a bad file: `ReadResume.error` says what is wrong."""
        try:
            reply = await self._ask({"do": "read", "path": str(path)})
        except _Failed as failure:
            return ReadResume(path, error=failure.code, detail=failure.detail)
        return ReadResume(
            path,
            reply["kind"],
            reply["text"],
            reply["pages"],
            reply["fields"],
            reply["confidence"],
            reply["spans"],
            reply["note"],
            reply["note_detail"],
            bool(reply["note"]),
        )

    async def page_count(self, path: Path) -> int:
        """Pages that `preview` can show: 0 for kinds that are shown as text.

        Raises `UnreadableFile` with `code`, `why`."""
        return int((await self._raising({"do": "pages", "path": str(path)}))["pages"])

    async def preview(self, path: Path, page: int, width_px: int) -> bytes:
        """A page of a PDF as PNG; a picture file as it is (PNG, JPEG, GIF, WebP, 20 Mpx at most).

        Raises `UnreadableFile` with `code`, `why`."""
        request = {"do": "preview", "path": str(path), "page": page, "width": width_px}
        return base64.b64decode((await self._raising(request))["png"])

    async def places(self, path: Path, spans: Sequence[Sequence[int]]) -> list[list[Place]]:
        """Where on the pages of a PDF these (start, end) of its text stand, for each span.

        A span that runs over several lines has several places; other kinds have none.
        Raises `UnreadableFile` with `code`, `why`."""
        request = {"do": "places", "path": str(path), "spans": [list(span) for span in spans]}
        found = (await self._raising(request))["places"]
        return [[Place(*place) for place in some] for some in found]

    async def photo(self, path: Path) -> bytes | None:
        """The portrait inside a document (PNG, JPEG), None when there is none.

        Raises `UnreadableFile` with `code`, `why`."""
        found = (await self._raising({"do": "photo", "path": str(path)}))["photo"]
        return base64.b64decode(found) if found else None

    async def members(self, path: Path) -> tuple[Member, ...]:
        """The files inside an archive.

        Raises `UnreadableFile` with `code`, `why`: too_large for bombs, corrupt, unsupported."""
        found = (await self._raising({"do": "members", "path": str(path)}))["members"]
        return tuple(Member(*one) for one in found)

    async def member(self, path: Path, number: int) -> bytes:
        """A file inside an archive (15 MB at most). Raises `UnreadableFile`."""
        request = {"do": "member", "path": str(path), "number": number}
        return base64.b64decode((await self._raising(request))["data"])

    async def warm(self) -> None:
        """Starts the processes ahead of the first file."""
        loop = asyncio.get_running_loop()
        for worker in self._all:
            await loop.run_in_executor(worker.thread, worker.warm)

    async def close(self) -> None:
        """Ends the helper processes; waiting calls end as cancelled."""
        for worker in self._all:
            await asyncio.to_thread(worker.close)

    async def _raising(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            return await self._ask(request)
        except _Failed as failure:
            why = explain_code(failure.code, failure.detail)
            raise UnreadableFile(why, why=why, code=failure.code, path=request["path"]) from None

    async def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        if self._idle is None:
            self._idle = asyncio.Queue()
            for worker in self._all:
                self._idle.put_nowait(worker)
        worker = await self._idle.get()
        try:
            return await self._watched(worker, request)
        finally:
            self._idle.put_nowait(worker)

    async def _watched(self, worker: _Worker, request: dict[str, Any]) -> dict[str, Any]:
        loop = asyncio.get_running_loop()
        try:
            # The start of the process is not the document's time.
            await asyncio.wait_for(loop.run_in_executor(worker.thread, worker.warm), _START_S)
            asked = loop.run_in_executor(worker.thread, worker.ask, request)
        except TimeoutError:
            worker.kill()
            raise _Failed("crashed", "the helper process did not start") from None
        except RuntimeError:
            raise _Failed("cancelled") from None
        try:
            return await asyncio.wait_for(asyncio.shield(asked), self._limits.time_s)
        except TimeoutError:
            worker.kill()
            await asyncio.wait([asked])
            asked.exception()
            raise _Failed("timeout") from None
        except asyncio.CancelledError:
            worker.kill()
            asked.add_done_callback(lambda done: done.cancelled() or done.exception())
            raise
