"""Uploads, with and without parsing, and the signed files themselves (API.md 7 and 9.6)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ..calls import Bytes, Call
from ..desk import Desk
from ..gate import MAX_FILE, NGINX
from ..multipart import Part, parts
from ..refusals import invalid, rule

Doc = dict[str, Any]

_BY_NAME = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "htm": "text/html",
    "html": "text/html",
}


def upload(call: Call) -> Doc | Bytes:
    """POST /upload: the field must be ``file`` (S#505); text/html is refused (S#390)."""
    call.writer()
    headers = call.headers
    raw = call.body if isinstance(call.body, bytes) else b""
    fields = parts(headers.get("content-type", ""), raw)
    part = next((field for field in fields if field.name == "file"), None)
    if part is None or part.filename is None:
        raise invalid("value_error.missing", "field required", "body", "/file")
    content_type = _type_of(part)
    if len(part.content) > MAX_FILE:
        page = NGINX.format("413 Request Entity Too Large")
        return Bytes(page.encode(), "text/html", 413)
    if content_type == "text/html":
        raise rule("Files with content_type = text/html are not allowed")
    parse = (headers.get("x-file-parse") or "false").lower() in ("true", "1", "yes", "on")
    if parse and not _can_parse(content_type):
        raise rule(f"Cannot parse a file with content_type = {content_type}")
    files = call.desk.world.files
    known = files.add(part.filename, content_type, part.content)
    answer: Doc = {**known, "url": files.url(known["id"], call.host)}
    if parse:
        answer.update(_parsed(call, part.content, content_type))
    return answer


def file_routes(desk: Desk) -> list[Route]:
    """Signed addresses: no key, only a valid signature that has not expired."""

    async def serve(request: Request) -> Response:
        query = request.query_params
        file_id = int(request.path_params["file_id"])
        files = desk.world.files
        if not files.allowed(file_id, query.get("s", ""), query.get("e", "")):
            return PlainTextResponse("Forbidden", status_code=403)
        known, content = files.describe(file_id), files.content(file_id)
        if known is None or content is None:
            return PlainTextResponse("Not Found", status_code=404)
        shown = f"inline; filename*=UTF-8''{quote(str(known['name']))}"
        return Response(
            content,
            media_type=str(known["content_type"]),
            headers={"content-disposition": shown},
        )

    return [Route("/uploads/{file_id:int}/{name:path}", serve, methods=["GET"])]


def _type_of(part: Part) -> str:
    kind = (part.content_type or "").split(";")[0].strip().lower()
    if kind and kind != "application/octet-stream":
        return kind
    ending = (part.filename or "").rpartition(".")[2].lower()
    return _BY_NAME.get(ending, "application/octet-stream")


def _can_parse(content_type: str) -> bool:
    from ..parser import PARSED_TYPES  # late: nobody pays for the parser before the first use

    return content_type in PARSED_TYPES


def _parsed(call: Call, content: bytes, content_type: str) -> Doc:
    from ..parser import document_text, fields_of

    ignored = {}
    for key in ("lastname", "email", "phone"):
        raw = call.headers.get(f"x-ignore-{key}") or ""
        ignored[key] = [item.strip().lower() for item in raw.split(",") if item.strip()]
    ignored["phone"] = ["".join(c for c in item if c.isdigit()) for item in ignored["phone"]]
    text = document_text(content, content_type)
    return {
        "photo": None,
        "text": text or None,
        "fields": fields_of(text, ignored) if text.strip() else None,
        "parsing_meta": {
            "last_names_ignored": bool(ignored["lastname"]),
            "emails_ignored": bool(ignored["email"]),
            "phones_ignored": bool(ignored["phone"]),
        },
    }


ROUTES = (("POST", "/accounts/{account_id}/upload", upload),)
