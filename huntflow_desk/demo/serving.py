"""Requests of the API over HTTP: brought to their handlers, answered with what these give."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .calls import Bytes, Call, Handler, Query, integer_of
from .desk import Desk
from .refusals import Refusal, invalid, not_found
from .world import Org


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
    if isinstance(result, Bytes):
        return Response(result.content, result.status, media_type=result.media_type)
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
        account_id = integer_of(str(request.path_params["account_id"]), "path", "account_id")
        org = desk.world.orgs.get(account_id)
        if org is None:
            raise not_found()
    return Call(
        desk,
        host_of(request),
        org,
        {name: str(value) for name, value in request.path_params.items()},
        Query(request.query_params.multi_items()),
        body,
        request.method,
        request.url.path,
        request.headers,
    )
