"""All routes of the demo, static paths before those with numbers."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router

from .calls import Handler
from .desk import Desk
from .endpoints import (
    applicants,
    control,
    lists,
    logs,
    on_vacancy,
    questionary,
    rest,
    resumes,
    search,
    session,
    tags,
    upload,
    vacancies,
    work,
)
from .journal import Journal
from .refusals import not_found
from .serving import refused, route

_SUBJECTS: tuple[tuple[tuple[str, str, Handler], ...], ...] = (
    session.ROUTES,
    lists.ROUTES,
    search.ROUTES,
    applicants.ROUTES,
    logs.ROUTES,
    vacancies.ROUTES,
    on_vacancy.ROUTES,
    tags.ROUTES,
    questionary.ROUTES,
    resumes.ROUTES,
    upload.ROUTES,
    work.ROUTES,
    rest.ROUTES,
)


async def _nothing_here(request: Request) -> Response:
    return refused(not_found())


def _order(row: tuple[str, str, Handler]) -> list[bool]:
    return [part.startswith("{") for part in row[1].split("/")]


def router(desk: Desk, journal: Journal) -> Router:
    """The ASGI application behind the gate."""
    rows = sorted((row for subject in _SUBJECTS for row in subject), key=_order)
    routes: list[Route] = [route(desk, method, "/v2" + path, run) for method, path, run in rows]
    routes += upload.file_routes(desk)
    routes += control.control_routes(desk, journal)
    routes.append(Route("/{path:path}", _nothing_here, methods=None))
    return Router(routes=routes)


def implemented() -> list[tuple[str, str]]:
    """Method and path (without /v2) of every operation the demo answers."""
    return [(method, path) for subject in _SUBJECTS for method, path, _ in subject]
