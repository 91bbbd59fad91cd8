"""What every kind of edit has to know for being delivered; one object for each attempt."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.documents import Applicant, Me, WorklogEntry
from huntflow_desk.core.edits import Edit, Trouble
from huntflow_desk.core.errors import DeskError, NotFound, explain
from huntflow_desk.core.models import Json
from huntflow_desk.core.priority import Priority

if TYPE_CHECKING:
    from huntflow_desk.api.huntflow import HuntflowApi
    from huntflow_desk.services.library import Library
    from huntflow_desk.store.database import Store

OUTBOX = Priority.OUTBOX
_MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class Tools:
    """What errands work with. `me` gives the key's user: who writes; `sent(edit id, bytes, bytes
    in all)` hears how far the files of an edit are."""

    api: HuntflowApi
    store: Store
    library: Library
    me: Callable[[], Awaitable[Me]]
    sent: Callable[[int, int, int], None] = lambda edit_id, done, total: None


@dataclass(frozen=True, slots=True)
class Found:
    """What on the server can be the edit: results of the candidates. Not `sure`: a person has to
    say whether it is."""

    results: tuple[Json, ...] = ()
    sure: bool = True


class Merged(Exception):
    """The person is another card now."""

    def __init__(self, applicant_id: int) -> None:
        super().__init__("merged")
        self.applicant_id = applicant_id


class Errand(ABC):
    """One attempt at one edit: `prepare`, `look`, `judge`, `send`; after an unknown outcome
    `look` and `find`."""

    def __init__(self, edit: Edit, tools: Tools) -> None:
        self.edit = edit
        self.payload = edit.payload
        self.api = tools.api
        self.tools = tools
        self.files: dict[str, int] = dict(edit.result.get("files", {}))

    async def prepare(self) -> None:
        """Upload what goes along: safe to repeat (API notes, 5). Raises DeskError."""
        for file in self.attached():
            if file["sha"] not in self.files:
                content = self.tools.store.staging.path_of(file["sha"])
                sent = await self.api.files.upload(
                    self.edit.account_id,
                    file["name"],
                    content,
                    progress=partial(self.tools.sent, self.edit.edit_id),
                    priority=OUTBOX,
                )
                self.files[file["sha"]] = sent.file_id

    def attached(self) -> Sequence[Json]:
        """Staged files that go along."""
        return self.payload.get("files") or ()

    @property
    def file_ids(self) -> list[int]:
        """Numbers of the attached files at the server."""
        return [self.files[file["sha"]] for file in self.attached()]

    @abstractmethod
    async def look(self) -> Json:
        """Read what matters of the server's present state; what is to be kept of it before the
        first byte. Raises DeskError, Merged."""

    @abstractmethod
    def judge(self) -> Trouble | bool:
        """After `look`: True when the server already says what is wanted, False when it is to be
        sent, a Trouble when a person has to decide."""

    @abstractmethod
    async def send(self) -> Json:
        """Send the write; what its answer tells. Raises DeskError."""

    @abstractmethod
    async def find(self) -> Found:
        """After `look`: what of the edit has arrived since its baseline. Raises DeskError."""

    async def explain(self, error: DeskError) -> Trouble:
        """Why the server refused, as exactly as can be said."""
        return trouble_of(error)

    # For people

    async def card(self) -> Applicant:
        """The person's card, fresh. Raises Merged when another one answers, DeskError."""
        assert self.edit.applicant_id is not None
        found = await self.api.applicants.get(
            self.edit.account_id, self.edit.applicant_id, priority=OUTBOX
        )
        if found.applicant_id != self.edit.applicant_id:
            raise Merged(found.applicant_id)
        return found

    @asynccontextmanager
    async def of_card(self) -> AsyncIterator[None]:
        """Reads of parts of a card: one that is missing may be a merged card's."""
        try:
            yield
        except NotFound:
            await self.card()
            raise

    async def history(self, kinds: Sequence[str]) -> list[WorklogEntry]:
        """Entries of these kinds on the edit's vacancy, or personal ones."""
        assert self.edit.applicant_id is not None
        vacancy_id = self.edit.vacancy_id
        entries: list[WorklogEntry] = []
        for number in range(1, _MOST_PAGES + 1):
            page = await self.api.applicants.logs(
                self.edit.account_id,
                self.edit.applicant_id,
                page=number,
                vacancy_id=vacancy_id,
                personal=vacancy_id is None,
                kinds=kinds,
                priority=OUTBOX,
            )
            entries += page.items
            if not page.items or page.total_pages is None or number >= page.total_pages:
                break
        return entries

    def since(self, entries: Iterable[WorklogEntry]) -> list[WorklogEntry]:
        """Entries newer than the baseline."""
        newest = int(self.edit.baseline.get("log_id", 0))
        return [entry for entry in entries if entry.log_id > newest]

    async def by_me(self, entries: Sequence[WorklogEntry]) -> Found:
        """Those of the key's user. When only others have written the like, a person has to say:
        the same words within minutes are rarely a chance."""
        me = await self.tools.me()
        mine = [
            entry
            for entry in entries
            if (entry.raw.get("account_info") or {}).get("id") in (me.user_id, None)
            or entry.author == me.name
        ]
        return Found(tuple({"log_id": one.log_id} for one in mine or entries), sure=bool(mine))


def trouble_of(error: BaseException) -> Trouble:
    """The facts of a failure, to be kept with the edit."""
    problem = explain(error)
    facts = {key: value for key, value in problem.facts.items() if _is_plain(value)}
    return Trouble(problem.kind, facts, dict(problem.fields), problem.journal_id)


def conflict(between: Mapping[str, Sequence[Any]]) -> Trouble:
    """The server says something else than what was known: [base, server, mine] by field."""
    return Trouble("conflict", {"fields": {name: list(three) for name, three in between.items()}})


def same(ours: Any, server: Any) -> bool:
    """Whether the server says what we do: nothing is nothing, however it is written (0 and False
    are something), and the server may add keys of its own (a contact's `verified`)."""
    if _is_nothing(ours) or _is_nothing(server):
        return _is_nothing(ours) and _is_nothing(server)
    if isinstance(ours, list) and isinstance(server, list):
        return len(ours) == len(server) and all(map(same, ours, server))
    if isinstance(ours, dict) and isinstance(server, dict):
        return all(same(value, server.get(key)) for key, value in ours.items())
    return bool(ours == server) or _text(ours) == _text(server)


def same_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for white space (line ends change: API notes, 7)."""
    return one.split() == other.split()


def _is_nothing(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _text(value: Any) -> str:
    return str(value).replace("\r\n", "\n").strip()


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float | bool | list | dict)
