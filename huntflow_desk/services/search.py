"""Search: what a person typed becomes a query with ids for names; the server's answer is added.

The text is all there is: filters, chips and saved views are operators in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.language import OPERATORS, Part, day, parse, without
from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import ApplicantQuery, Filters, Found, VacancyQuery, fold, mark, words
from huntflow_desk.services.library import Library
from huntflow_desk.services.session import Session

if TYPE_CHECKING:
    from huntflow_desk.services.workplace import Workplace
    from huntflow_desk.store.database import Store

HAS = {
    "resume": ("resume", "резюме"),
    "photo": ("photo", "фото"),
    "phone": ("phone", "телефон"),
    "email": ("email", "почта"),
    "tag": ("tag", "метка"),
    "vacancy": ("vacancy", "вакансия"),
    "comment": ("note", "заметка", "comment", "комментарий"),
    "questionary": ("questionary", "анкета"),
    "text": ("text", "текст"),
    "consent": ("consent", "согласие"),
    "server": ("server", "сервер"),
}
"""What a person can have -> its names in English and Russian, further ones after them."""

CONSENTS = {
    "accepted": ("accepted", "получено"),
    "declined": ("declined", "отклонено"),
    "sent": ("sent", "отправлено"),
    "not_sent": ("not_sent", "не отправлено"),
    "send_error": ("send_error", "ошибка отправки"),
}

_ALONE = ("tag", "has")
"""Operators that narrow when they are repeated; of the others any one will do."""

_ASKED = frozenset({"tag", "stage", "vacancy", "source", "reason"})
"""Operators the server's search knows."""

_MOST_LINKS = 2_000
_SERVER_ROWS = 100
_SHORTEST_ASKED = 2


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A part of the text and what it means: `names` it stands for; `known` false: nothing."""

    part: Part
    names: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read: `free` is looked for, `filters` must hold, `ids` by operator for the server."""

    text: str = ""
    free: str = ""
    filters: Filters = field(default_factory=Filters)
    parts: tuple[ReadPart, ...] = ()
    ids: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    for_server: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not words(self.free) and self.filters == Filters()


@dataclass(frozen=True, slots=True)
class Remote:
    """What the server found: ids in its order; `more` when there were too many to take."""

    ids: tuple[int, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to go on typing: `value` with `operator`, or with "" the operator alone.

    `dot`: the vendor's colour of a tag.
    """

    operator: str
    value: str
    dot: str = ""


class Search:
    """Searches one profile and system. Everything but `remote` and `..._later` is quick."""

    def __init__(
        self,
        *,
        library: Library,
        store: Store,
        session: Session,
        bus: Bus,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._library = library
        self._store = store
        self._session = session
        self._bus = bus
        self._today = today

    # Reading what was typed

    def read(self, account_id: int, text: str, vacancy_id: int | None = None) -> Reading:
        """Take a text apart and look its names up. `vacancy_id`: the list it is typed into."""
        reader = _Reader(self._library, account_id, vacancy_id, self._today())
        return reader.read(text)

    def query(
        self,
        account_id: int,
        reading: Reading,
        *,
        vacancy_id: int | None = None,
        stage_id: int | None = None,
        order: str = "best",
        descending: bool = False,
    ) -> ApplicantQuery:
        """The store's query for a text that was read."""
        return ApplicantQuery(
            account_id, vacancy_id, stage_id, reading.free, order, descending, reading.filters
        )

    def suggestions(
        self, account_id: int, operator: str, beginning: str, limit: int = 30
    ) -> tuple[Suggestion, ...]:
        """Values of an operator that fit what has been typed of them, best first."""
        wanted = fold(beginning)
        found = list(_values(self._library, account_id, operator))
        fitting = [one for one in found if wanted in fold(one.value)]
        fitting.sort(key=lambda one: not fold(one.value).startswith(wanted))
        return tuple(fitting[:limit])

    # Finding

    def everywhere(self, text: str, limit: int) -> list[dict[str, object]]:
        """Hits in all organisations as plain values, at most `limit`, best ones of each first."""
        hits: list[dict[str, object]] = []
        for account_id in self._store.records.account_ids():
            reading = self.read(account_id, text)
            if reading.empty:
                continue
            found = self.find(self.query(account_id, reading))
            while len(hits) < limit:
                offset = sum(hit["account_id"] == account_id for hit in hits)
                rows = self.rows(found, offset, min(300, limit - len(hits)))
                if not rows:
                    break
                hits += [_plain(account_id, row) for row in rows]
        return hits

    def find(self, query: ApplicantQuery) -> Found:
        """Everyone kept here that a query finds. Up to some ten milliseconds."""
        return self._store.records.find(query)

    async def find_later(self, query: ApplicantQuery) -> Found:
        """`find` in the thread for long reads; cancelled, it gives up its turn."""
        return await self._store.records.find_later(query)

    async def counts(self, queries: Sequence[ApplicantQuery]) -> tuple[int, ...]:
        """How many people each of the queries finds, in the thread for long reads."""
        return await self._store.records.count_later(queries)

    def rows(self, found: Found, offset: int = 0, limit: int = 300) -> tuple[ApplicantRow, ...]:
        """A window of what was found, with reasons and snippets."""
        return self._store.records.found_rows(found, offset, limit)

    def index_of(self, found: Found, applicant_id: int) -> int | None:
        """The place of a person in what was found."""
        return self._store.records.found_index(found, applicant_id)

    def with_remote(self, found: Found, remote: Remote) -> tuple[Found, int]:
        """What was found here and, below it, what only the server found; and how many those are."""
        numbers = self._store.records.numbers_of(found.query.account_id, remote.ids)
        known = set(found.numbers)
        more = [one for one in numbers if one not in known]
        if not more:
            return found, 0
        return replace(found, numbers=[*found.numbers, *more]), len(more)

    def can_ask(self, reading: Reading) -> bool:
        """Whether the server can be asked the same."""
        plain = reading.for_server
        enough = any(len(word) >= _SHORTEST_ASKED for word in words(plain))
        return enough and not reading.filters.impossible and self._session.state.usable

    async def remote(
        self, account_id: int, reading: Reading, vacancy_id: int | None = None
    ) -> Remote:
        """Ask the server and keep the rows it gives; on a vacancy that it does not have yet there
        are none. Raises DeskError.

        Its index is seconds behind and knows no letters of the other alphabet, so this only adds
        to what was found here.
        """
        if vacancy_id is not None and vacancy_id < 0:
            return Remote()
        api = await self._session.api()
        ids = reading.ids
        vacancies = ids.get("vacancy", ()) if vacancy_id is None else (vacancy_id,)
        page = await api.applicants.search_by_cursor(
            account_id,
            reading.for_server,
            count=_SERVER_ROWS,
            tag_ids=ids.get("tag", ()),
            stage_ids=ids.get("stage", ()),
            vacancy_ids=vacancies or None,
            source_ids=ids.get("source", ()),
            rejection_reason_ids=ids.get("reason", ()),
        )
        forgotten = self._store.keeping.forgotten(account_id)
        found = [one for one in page.items if one.applicant_id not in forgotten]
        wanted = tuple(one.applicant_id for one in found)
        records = self._store.records
        if len(records.numbers_of(account_id, wanted)) < len(set(wanted)):
            await records.take_applicants(account_id, found, lifetime_s=0)
            self._bus.publish(Change("applicant", account_id, frozenset(wanted)))
        return Remote(wanted, page.next_cursor is not None)


def search_of(workplace: Workplace) -> Search:
    """The search of an open workplace."""
    return Search(
        library=workplace.library,
        store=workplace.store,
        session=workplace.session,
        bus=workplace.bus,
    )


def _plain(account_id: int, row: ApplicantRow) -> dict[str, object]:
    names = (row.last_name, row.first_name, row.middle_name)
    return {
        "applicant_id": row.applicant_id,
        "account_id": account_id,
        "name": " ".join(name for name in names if name),
        "reason": row.reason,
        "snippet": row.snippet,
    }


class _Reader:
    """Reads one text: operators become marks."""

    def __init__(
        self, library: Library, account_id: int, vacancy_id: int | None, today: date
    ) -> None:
        self._library = library
        self._account_id = account_id
        self._vacancy_id = vacancy_id
        self._today = today
        self._ids: dict[str, list[int]] = {}
        self._groups: list[tuple[str, ...]] = []
        self._any: dict[str, list[str]] = {}
        self._none: list[str] = []
        self._from: datetime | None = None
        self._before: datetime | None = None
        self._impossible = False

    def read(self, text: str) -> Reading:
        parts = parse(text)
        read = tuple(
            self._operator(part) if part.kind in OPERATORS else ReadPart(part) for part in parts
        )
        operators = [part for part in parts if part.kind in OPERATORS]
        free = without(text, operators) if operators else text
        filters = Filters(
            (*self._groups, *self._linked(), *map(tuple, self._any.values())),
            tuple(dict.fromkeys(self._none)),
            self._from,
            self._before,
            self._impossible,
        )
        return Reading(
            text,
            free,
            filters,
            read,
            {key: tuple(dict.fromkeys(found)) for key, found in self._ids.items()},
            self._for_server(parts),
        )

    def _operator(self, part: Part) -> ReadPart:
        value = part.value.strip()
        if not value:
            return ReadPart(part)
        if part.kind in ("before", "after"):
            return self._day(part, value)
        negative = part.negative != (part.kind == "no")
        marks, names = self._marks("has" if part.kind == "no" else part.kind, value, negative)
        if not marks:
            # Nobody has what does not exist; without it is everybody.
            self._impossible = self._impossible or not negative
            return ReadPart(part, known=False)
        if negative:
            self._none += marks
        elif part.kind in _ALONE or part.kind == "no":
            self._groups.append(tuple(marks))
        elif part.kind not in ("stage", "vacancy"):
            self._any.setdefault(part.kind, []).extend(marks)
        return ReadPart(part, tuple(names))

    def _marks(self, kind: str, value: str, negative: bool) -> tuple[list[str], list[str]]:
        if kind in ("has", "consent"):
            table = HAS if kind == "has" else CONSENTS
            keys = _called(table, value)
            return [mark(kind, key) for key in keys], keys
        named = self._named(kind, value)
        if not negative:
            self._ids.setdefault(kind, []).extend(named)
        if kind == "was":
            marks = [mark(way, one) for one in named for way in ("ever", "stage")]
        elif kind == "stage" and negative and self._vacancy_id is not None:
            marks = [mark("link", f"{self._vacancy_id}:{one}") for one in named]
        else:
            marks = [mark(kind, one) for one in named]
        return marks, list(dict.fromkeys(named.values()))

    def _linked(self) -> Iterable[tuple[str, ...]]:
        """A vacancy and a stage mean this stage of this vacancy."""
        stages = self._ids.get("stage", [])
        vacancies = self._ids.get("vacancy", [])
        if self._vacancy_id is not None and not vacancies:
            vacancies = [self._vacancy_id] if stages else []
        if stages and vacancies and len(stages) * len(vacancies) <= _MOST_LINKS:
            yield tuple(mark("link", f"{one}:{stage}") for one in vacancies for stage in stages)
        elif stages or vacancies:
            for kind, found in (("stage", stages), ("vacancy", vacancies)):
                if found:
                    yield tuple(mark(kind, one) for one in found)

    def _named(self, kind: str, value: str) -> dict[int, str]:
        """Ids and names a value stands for: the very name, else beginnings, else parts of it."""
        wanted = fold(value)
        pairs = [
            (one_id, name, fold(name))
            for one_id, name in _ids_and_names(self._library, self._account_id, kind, value)
        ]
        for fits in (
            lambda name: name == wanted,
            lambda name: name.startswith(wanted),
            lambda name: all(word in name for word in words(wanted)) and bool(words(wanted)),
        ):
            found = {one_id: name for one_id, name, folded in pairs if fits(folded)}
            if found:
                return found
        return {}

    def _day(self, part: Part, value: str) -> ReadPart:
        found = day(value, self._today)
        if found is None:
            return ReadPart(part, known=False)
        try:
            moment = datetime(found.year, found.month, found.day).astimezone()
        except (ValueError, OverflowError, OSError):
            return ReadPart(part, known=False)
        after = (part.kind == "after") != part.negative
        if after:
            self._from = moment if self._from is None else max(self._from, moment)
        else:
            self._before = moment if self._before is None else min(self._before, moment)
        return ReadPart(part, (found.isoformat(),))

    def _for_server(self, parts: Sequence[Part]) -> str:
        """The words the server is asked for; "" where it could not understand the rest."""
        plain = []
        for part in parts:
            if part.negative or (part.kind in OPERATORS and part.kind not in _ASKED):
                return ""
            if part.kind not in OPERATORS:
                plain.append(part.value)
        return " ".join(plain)


def _ids_and_names(
    library: Library, account_id: int, kind: str, value: str
) -> Iterable[tuple[int, str]]:
    if kind == "vacancy":
        query = VacancyQuery(account_id, states=frozenset(), text=value)
        for row in library.vacancy_rows(query):
            yield row.vacancy_id, row.position
        return
    names = library.names(account_id)
    if kind == "tag":
        for tag in names.tags.values():
            yield tag.tag_id, tag.name
    elif kind in ("stage", "was"):
        for stage in names.stages.values():
            yield stage.stage_id, stage.name
    else:
        table = {"source": names.sources, "reason": names.reasons}.get(kind, {})
        for item_id, named in table.items():
            yield item_id, named.name


def _values(library: Library, account_id: int, operator: str) -> Iterable[Suggestion]:
    """Values people can choose from, in the order they are used to."""
    names = library.names(account_id)
    if operator in ("has", "no"):
        yield from (Suggestion(operator, key) for key in HAS)
    elif operator == "consent":
        yield from (Suggestion(operator, key) for key in CONSENTS)
    elif operator == "tag":
        for tag in sorted(names.tags.values(), key=lambda one: fold(one.name)):
            yield Suggestion(operator, tag.name, tag.color)
    elif operator in ("stage", "was"):
        stages = sorted(names.stages.values(), key=lambda one: (one.order, one.stage_id))
        yield from (Suggestion(operator, one.name) for one in stages)
    elif operator == "vacancy":
        for state in (frozenset({"OPEN"}), frozenset({"HOLD", "CLOSED"})):
            for row in library.vacancy_rows(VacancyQuery(account_id, states=state)):
                yield Suggestion(operator, row.position)
    elif operator in ("source", "reason"):
        table = names.sources if operator == "source" else names.reasons
        for named in sorted(table.values(), key=lambda one: (one.order, fold(one.name))):
            yield Suggestion(operator, named.name)


def _called(table: Mapping[str, tuple[str, ...]], value: str) -> list[str]:
    """Keys whose names are this value, or begin with it."""
    wanted = fold(value)
    exact = [key for key, names in table.items() if wanted == key or wanted in names]
    return exact or [
        key for key, names in table.items() if any(one.startswith(wanted) for one in names)
    ]
