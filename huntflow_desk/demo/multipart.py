"""A small reader of multipart/form-data bodies that are whole in memory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a form."""

    name: str
    filename: str | None
    content_type: str | None
    content: bytes


def parts(content_type: str, body: bytes) -> list[Part]:
    """The fields of a form; an empty list when it is no well-formed multipart body."""
    found = re.search(r'boundary="?([^";,]+)"?', content_type)
    if found is None or not content_type.lower().startswith("multipart/form-data"):
        return []
    mark = b"--" + found.group(1).encode("latin-1")
    pieces = (b"\r\n" + body).split(b"\r\n" + mark)
    fields = []
    for piece in pieces[1:]:
        if piece.startswith(b"--"):
            break
        head, gap, content = piece.partition(b"\r\n\r\n")
        if not gap:
            continue
        field = _part(head.decode("utf-8", "replace"), content)
        if field is not None:
            fields.append(field)
    return fields


def _part(head: str, content: bytes) -> Part | None:
    headers = {}
    for line in head.split("\r\n"):
        key, _, value = line.partition(":")
        headers[key.strip().lower()] = value.strip()
    disposition = headers.get("content-disposition", "")
    name = re.search(r'\bname="((?:[^"\\]|\\.)*)"', disposition)
    if name is None:
        return None
    filename: str | None = None
    plain = re.search(r'\bfilename="((?:[^"\\]|\\.)*)"', disposition)
    wide = re.search(r"\bfilename\*=(?:utf-8|UTF-8)''([^;]+)", disposition)
    if wide is not None:
        filename = unquote(wide.group(1))
    elif plain is not None:
        filename = plain.group(1).replace('\\"', '"').replace("%22", '"')
    return Part(name.group(1), filename, headers.get("content-type"), content)
