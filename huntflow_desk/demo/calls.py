"""One request of the API while it is answered, and the parts of an answer.

No word of HTTP: `serving` brings requests here from outside, and the program itself may ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .clock import parse_moment
from .desk import Desk
from .refusals import Refusal, denied, invalid, not_found
from .world import Org

Doc = dict[str, Any]


class Bytes(NamedTuple):
    """An answer that is no JSON."""

    content: bytes
    media_type: str
    status: int = 200


Answer = Doc | list[Any] | Bytes | None
Handler = Callable[["Call"], Answer]


class Query:
    """Query parameters, any of them perhaps repeated."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name, []).append(value)

    def get(self, name: str) -> str | None:
        """The last value of a parameter, or None."""
        return self._values[name][-1] if name in self._values else None

    def getlist(self, name: str) -> list[str]:
        """All values of a parameter."""
        return list(self._values.get(name, ()))


@dataclass(slots=True)
class Call:
    """One request: path, query, body, and the organisation it is about."""

    desk: Desk
    host: str  # scheme and host for signed addresses
    org_or_none: Org | None
    parts: Mapping[str, str] = field(default_factory=dict)  # of the path, by name
    query: Query = field(default_factory=Query)
    body: Any = None
    method: str = "GET"
    path: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def org(self) -> Org:
        """The organisation named in the path."""
        if self.org_or_none is None:
            raise not_found()
        return self.org_or_none

    def number(self, name: str) -> int:
        """A whole number of the path; 400 with location ``path`` when it is none."""
        return integer_of(self.parts[name], "path", name)

    def text(self, name: str) -> str | None:
        """A query parameter, or None."""
        return self.query.get(name)

    def integer(self, name: str, *, least: int | None = 1, most: int | None = None) -> int | None:
        """A whole number of the query, or None."""
        raw = self.query.get(name)
        if raw is None:
            return None
        value = integer_of(raw, "query", name)
        if least is not None and value < least:
            title = f"ensure this value is greater than or equal to {least}"
            raise invalid("value_error.number.not_ge", title, "query", f"/{name}")
        if most is not None and value > most:
            title = f"ensure this value is less than or equal to {most}"
            raise invalid("value_error.number.not_le", title, "query", f"/{name}")
        return value

    def integers(self, name: str) -> list[int]:
        """A repeated whole number of the query."""
        return [integer_of(raw, "query", name) for raw in self.query.getlist(name)]

    def flag(self, name: str) -> bool:
        """A boolean of the query."""
        raw = (self.query.get(name) or "false").lower()
        if raw not in ("true", "false", "1", "0", "yes", "no", "on", "off"):
            title = "value could not be parsed to a boolean"
            raise invalid("type_error.bool", title, "query", f"/{name}")
        return raw in ("true", "1", "yes", "on")

    def choice(self, name: str, known: tuple[str, ...]) -> str | None:
        """A query parameter out of a closed list."""
        raw = self.query.get(name)
        if raw is not None and raw not in known:
            raise _not_in(name, known)
        return raw

    def choices(self, name: str, known: tuple[str, ...]) -> list[str]:
        """A repeated query parameter out of a closed list."""
        raws = self.query.getlist(name)
        if any(raw not in known for raw in raws):
            raise _not_in(name, known)
        return raws

    def moment(self, name: str, *, required: bool = False) -> float | None:
        """A date-time of the query."""
        raw = self.query.get(name)
        if raw is None:
            if required:
                raise invalid("value_error.missing", "field required", "query", f"/{name}")
            return None
        value = parse_moment(raw)
        if value is None:
            raise invalid("value_error.datetime", "invalid datetime format", "query", f"/{name}")
        return value

    def page(self, most: int = 100) -> tuple[int, int]:
        """``page`` and ``count``; over the limit the vendor answers 400 (API.md section 6)."""
        count = self.integer("count", most=most)
        return self.integer("page") or 1, 30 if count is None else count

    def writer(self) -> None:
        """Refuse watchers: they may look, not change."""
        if self.org.terms.member_type == "watcher":
            raise denied()

    def owner(self) -> None:
        """Refuse everybody but owners."""
        if self.org.terms.member_type != "owner":
            raise denied()

    def card(self, name: str = "applicant_id") -> Doc:
        """The applicant of the path, or 404."""
        card = self.org.cards.find(self.number(name))
        if card is None:
            raise not_found("Unknown applicant")
        return card

    def vacancy(self, name: str = "vacancy_id") -> Doc:
        """The vacancy of the path, or 404."""
        vacancy = self.org.vacancies.find(self.number(name))
        if vacancy is None:
            raise not_found("Unknown vacancy")
        return vacancy

    def spoil(self, ids: list[int]) -> None:
        """With the switch ``broken_record``: refuse a page holding that record."""
        for position, record in enumerate(ids):
            if record == self._broken_id():
                if self.desk.switches.take("broken_record", self.method, self.path) is not None:
                    variable = f"/items/{position}/photo"
                    raise invalid(
                        "type_error.integer", "value is not a valid integer", "response", variable
                    )
                return

    def _broken_id(self) -> int | None:
        rules = self.desk.switches.shown().get("broken_record", [])
        for rule in rules:
            if rule.get("record") is not None:
                return int(rule["record"])
        if rules:
            ids = self.org.cards.ids()
            return ids[len(ids) // 2] if ids else None
        return None


def envelope(page: int, count: int, total: int, items: list[Doc]) -> Doc:
    """The page envelope (API.md section 6)."""
    return {
        "page": page,
        "count": count,
        "total_pages": -(-total // count),
        "total_items": total,
        "items": items,
    }


def cut(rows: list[Any], page: int, count: int) -> list[Any]:
    """One page of a list."""
    return rows[(page - 1) * count : page * count]


def integer_of(raw: str, entity: str, name: str) -> int:
    """A whole number, or the vendor's refusal."""
    try:
        return int(raw)
    except ValueError:
        title = "value is not a valid integer"
        raise invalid("type_error.integer", title, entity, f"/{name}") from None


def _not_in(name: str, known: tuple[str, ...]) -> Refusal:
    listed = ", ".join(f"'{item}'" for item in known)
    title = f"value is not a valid enumeration member; permitted: {listed}"
    return invalid("type_error.enum", title, "query", f"/{name}")
