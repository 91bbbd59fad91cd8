"""One request of the API while it is served: its parts checked, its answer written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .clock import parse_moment
from .refusals import Refusal, denied, invalid, not_found
from .switches import Switches
from .tokens import Tokens
from .world import Org, World

Doc = dict[str, Any]
Answer = Doc | list[Any] | Response | None
Handler = Callable[["Call"], Answer]


@dataclass(slots=True)
class Desk:
    """What handlers work with."""

    world: World
    tokens: Tokens
    switches: Switches
    index_lag_s: float


@dataclass(slots=True)
class Call:
    """One request: path numbers, query, body, and the organisation it is about."""

    desk: Desk
    request: Request
    body: Any
    host: str  # scheme and host for signed addresses
    org_or_none: Org | None

    @property
    def org(self) -> Org:
        """The organisation named in the path."""
        if self.org_or_none is None:
            raise not_found()
        return self.org_or_none

    @property
    def query(self) -> QueryParams:
        """Query parameters."""
        return self.request.query_params

    def number(self, name: str) -> int:
        """A whole number of the path; 400 with location ``path`` when it is none."""
        return _integer(str(self.request.path_params[name]), "path", name)

    def text(self, name: str) -> str | None:
        """A query parameter, or None."""
        return self.query.get(name)

    def integer(self, name: str, *, least: int | None = 1, most: int | None = None) -> int | None:
        """A whole number of the query, or None."""
        raw = self.query.get(name)
        if raw is None:
            return None
        value = _integer(raw, "query", name)
        if least is not None and value < least:
            title = f"ensure this value is greater than or equal to {least}"
            raise invalid("value_error.number.not_ge", title, "query", f"/{name}")
        if most is not None and value > most:
            title = f"ensure this value is less than or equal to {most}"
            raise invalid("value_error.number.not_le", title, "query", f"/{name}")
        return value

    def integers(self, name: str) -> list[int]:
        """A repeated whole number of the query."""
        return [_integer(raw, "query", name) for raw in self.query.getlist(name)]

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
        method, path = self.request.method, self.request.url.path
        for position, record in enumerate(ids):
            if record == self._broken_id():
                if self.desk.switches.take("broken_record", method, path) is not None:
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


def route(desk: Desk, method: str, path: str, handler: Handler) -> Route:
    """A Starlette route that checks the key, reads the body, runs a handler and commits."""

    async def endpoint(request: Request) -> Response:
        raw = await request.body()
        return answer(desk, request, handler, raw)

    return Route(path, endpoint, methods=[method])


def answer(desk: Desk, request: Request, handler: Handler, raw: bytes) -> Response:
    """Run a handler; what it changed is durable before the answer goes out."""
    try:
        result = handler(_call(desk, request, raw))
    except Refusal as refusal:
        return refused(refusal)
    finally:
        desk.world.store.commit()
    if isinstance(result, Response):
        return result
    if result is None:
        return Response(status_code=204)
    return JSONResponse(result)


def refused(refusal: Refusal) -> JSONResponse:
    """The answer for a refusal."""
    return JSONResponse({"errors": refusal.errors}, status_code=refusal.status)


def host_of(request: Request) -> str:
    """Scheme and host the client used, for signed addresses."""
    return f"{request.url.scheme}://{request.url.netloc}"


def _call(desk: Desk, request: Request, raw: bytes) -> Call:
    body: Any = None
    if raw and request.method in ("POST", "PUT", "PATCH"):
        kind = request.headers.get("content-type", "")
        if kind.startswith("multipart/"):
            body = raw
        else:
            try:
                body = json.loads(raw)
            except ValueError as trouble:
                raise invalid("value_error.jsondecode", str(trouble), "body", "/") from None
    org: Org | None = None
    if "account_id" in request.path_params:
        account_id = _integer(str(request.path_params["account_id"]), "path", "account_id")
        org = desk.world.orgs.get(account_id)
        if org is None:
            raise not_found()
    return Call(desk, request, body, host_of(request), org)


def _integer(raw: str, entity: str, name: str) -> int:
    try:
        return int(raw)
    except ValueError:
        title = "value is not a valid integer"
        raise invalid("type_error.integer", title, entity, f"/{name}") from None


def _not_in(name: str, known: tuple[str, ...]) -> Refusal:
    listed = ", ".join(f"'{item}'" for item in known)
    title = f"value is not a valid enumeration member; permitted: {listed}"
    return invalid("type_error.enum", title, "query", f"/{name}")
