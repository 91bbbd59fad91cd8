"""Answers that are not what was asked for, in the vendor's words (API.md section 4)."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """Ends a call with an error answer."""

    def __init__(self, status: int, errors: list[dict[str, Any]]) -> None:
        super().__init__(f"{status} {errors}")
        self.status = status
        self.errors = errors


def problem(
    kind: str,
    title: str | None,
    *,
    detail: str | None = None,
    entity: str | None = None,
    variable: str | None = None,
) -> dict[str, Any]:
    """One entry of ``errors``; absent parts are left out."""
    entry: dict[str, Any] = {"type": kind}
    entry["title"] = title if title is not None else ""
    if detail is not None:
        entry["detail"] = detail
    if entity is not None:
        entry["location"] = {"entity": entity, "variable": variable}
    return entry


def invalid(kind: str, title: str, entity: str, variable: str) -> Refusal:
    """400: a field of the request is wrong."""
    return Refusal(400, [problem(kind, title, entity=entity, variable=variable)])


def rule(title: str, variable: str | None = None) -> Refusal:
    """400: a business rule says no."""
    entity = "body" if variable is not None else None
    return Refusal(400, [problem("validation_error", title, entity=entity, variable=variable)])


def not_found(title: str = "Not Found") -> Refusal:
    """404: unknown, deleted or invisible."""
    return Refusal(404, [problem("not_found", title)])


def denied(detail: str | None = None) -> Refusal:
    """403: the role or a right is missing."""
    return Refusal(403, [problem("access_denied", "Access Denied Error", detail=detail)])


def unauthorized(detail: str | None) -> Refusal:
    """401: ``token_expired``, ``Invalid access token``, or no detail when the header is missing."""
    return Refusal(401, [problem("authorization_error", "Authorization Error", detail=detail)])


def broken_record(variable: str) -> Refusal:
    """400 with ``location.entity = response``: the server cannot write its own data."""
    return invalid("type_error.integer", "value is not a valid integer", "response", variable)


def too_many(title: str = "rate limit: too_freq") -> Refusal:
    """429."""
    return Refusal(429, [problem("too_many_requests", title)])
