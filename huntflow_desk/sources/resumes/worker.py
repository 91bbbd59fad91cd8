"""The helper process: reads foreign documents under limits, answers in JSON lines.

A request is `{"id": 1, "do": "read", "path": "..."}`; `do` is read, pages, preview (`page`,
`width`), places (`spans`), photo, members (of an archive), member (`number`) or quit. The answer
is `{"id": 1, "ok": {...}}` or `{"id": 1, "error": {"code": ..., "detail": ...}}`; with
`"bye": true` the process ends after it.
No Qt, no network; the parent kills it when it takes too long (see `reader`).
"""

from __future__ import annotations

import base64
import gc
import json
import os
import signal
import struct
import sys
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.trouble import Unreadable

_RECYCLE_BYTES = 160 * 1024 * 1024
_PAGE = 4096


def _own_size() -> tuple[int, int]:
    """Virtual and resident size of this process in bytes; zeros where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()
    except OSError:
        return 0, 0
    return int(pages[0]) * _PAGE, int(pages[1]) * _PAGE


def restrain(limits: Limits) -> None:
    """Bounds memory, forbids core dumps and writing of files, where the system can."""
    try:
        import resource
    except ImportError:
        return
    virtual, _ = _own_size()
    bound = limits.hard_memory_bytes
    if virtual:
        bound = min(bound, virtual + limits.memory_bytes)
    for kind, value in (
        (resource.RLIMIT_AS, bound),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        top = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(kind, (top, hard))
        except (ValueError, OSError):
            continue


def warm_up() -> None:
    """Imports what the first file needs, before the limits and before anybody waits."""
    import phonenumbers
    import pypdfium2

    from huntflow_desk.sources.resumes.fields import cities, extract, name_parts

    phonenumbers.parse("+79000000000", None)
    cities.is_city("Минск")
    name_parts.is_first_name("Анна")
    del extract, pypdfium2


def answer(request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """Does one request. Raises `Unreadable`."""
    from huntflow_desk.sources.resumes.fields.extract import extract
    from huntflow_desk.sources.resumes.read import load, read_document
    from huntflow_desk.sources.resumes.sniff import sniff

    path = Path(str(request.get("path", "")))
    do = request.get("do")
    if do in ("members", "member"):
        return _of_archive(path, request, limits)
    data = load(path, limits)
    if do == "read":
        document = read_document(data, limits)
        found = extract(document)
        return {
            "kind": document.kind,
            "text": document.text,
            "pages": document.page_count,
            "fields": found.fields,
            "confidence": found.confidence,
            "spans": found.spans,
            "note": document.note,
            "note_detail": document.note_detail,
        }
    kind = sniff(data)
    if do == "pages":
        from huntflow_desk.sources.resumes.pdf import page_count

        return {"pages": page_count(data) if kind == "pdf" else 1 if kind == "image" else 0}
    if do == "preview":
        return {"png": _encoded(_preview(data, kind, request, limits))}
    if do == "places":
        return {"places": _places(data, kind, request, limits)}
    if do == "photo":
        return {"photo": _encoded(_photo(data, kind, limits))}
    raise Unreadable("unsupported", "unknown request")


def _of_archive(path: Path, request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    from huntflow_desk.sources.resumes.bundle import member, members

    if request["do"] == "member":
        return {"data": _encoded(member(path, int(request.get("number", -1)), limits))}
    found = members(path, limits)
    return {"members": [[one.number, one.name, one.size, one.problem] for one in found]}


def _encoded(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode("ascii")


def _preview(data: bytes, kind: str, request: dict[str, Any], limits: Limits) -> bytes:
    from huntflow_desk.sources.resumes.pdf import render_page
    from huntflow_desk.sources.resumes.pictures import picture_kind, picture_size

    if kind == "pdf":
        return render_page(
            data, int(request.get("page", 0)), int(request.get("width", 800)), limits.preview_px
        )
    size = picture_size(data)
    if kind == "image" and size and picture_kind(data) in ("png", "jpeg", "gif", "webp"):
        if size[0] * size[1] <= 20_000_000:
            return data
        raise Unreadable("too_large", "a picture of more than 20 megapixels")
    raise Unreadable("unsupported", "no page pictures of this kind of file")


def _places(data: bytes, kind: str, request: dict[str, Any], limits: Limits) -> list[Any]:
    from huntflow_desk.sources.resumes.pdf import on_pages
    from huntflow_desk.sources.resumes.places import span_rects
    from huntflow_desk.sources.resumes.read import read_document

    spans = list(request.get("spans", ()))
    if kind != "pdf":
        return [[] for _ in spans]
    return list(on_pages(data, span_rects(read_document(data, limits), spans)))


def _photo(data: bytes, kind: str, limits: Limits) -> bytes | None:
    from huntflow_desk.sources.resumes.pdf import render_portrait
    from huntflow_desk.sources.resumes.read import read_document

    if kind == "pdf":
        return render_portrait(data)
    return read_document(data, limits).photo


def _done(request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """The answer of a request, also when the document is broken in a way nobody thought of."""
    number = request.get("id")
    try:
        return {"id": number, "ok": answer(request, limits)}
    except Unreadable as trouble:
        return {"id": number, "error": {"code": trouble.code, "detail": trouble.detail}}
    except MemoryError:
        return {
            "id": number,
            "error": {"code": "too_large", "detail": "needs too much memory"},
            "bye": True,
        }
    except RecursionError:
        return {"id": number, "error": {"code": "corrupt", "detail": "nested too deeply"}}
    except (
        ValueError,
        LookupError,
        ArithmeticError,
        OSError,
        TypeError,
        AssertionError,
        struct.error,
        zlib.error,
    ):
        return {"id": number, "error": {"code": "corrupt", "detail": ""}}


def run_worker(stdin: BinaryIO, stdout: BinaryIO, limits: Limits | None = None) -> None:
    """Serves requests until the end of `stdin` or a "quit"."""
    limits = limits or Limits()
    warm_up()
    restrain(limits)
    gc.collect()
    gc.freeze()
    alarm = getattr(signal, "alarm", None)
    stdout.write(json.dumps({"ready": os.getpid()}).encode() + b"\n")
    stdout.flush()
    for line in stdin:
        try:
            request = json.loads(line)
        except ValueError:
            continue
        if not isinstance(request, dict) or request.get("do") == "quit":
            break
        if alarm is not None:
            # The parent kills first; this ends a worker whose parent is gone.
            alarm(int(limits.time_s) + 5)
        reply = _done(request, limits)
        if alarm is not None:
            alarm(0)
        if _own_size()[1] > _RECYCLE_BYTES:
            gc.collect()
            if _own_size()[1] > _RECYCLE_BYTES:
                reply["bye"] = True
        stdout.write(json.dumps(reply, ensure_ascii=True).encode("ascii") + b"\n")
        stdout.flush()
        if reply.get("bye"):
            break


def main() -> None:
    """Entry of the child process: its real standard output carries answers only."""
    out = os.fdopen(os.dup(1), "wb")
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.close(sink)
    run_worker(sys.stdin.buffer, out)


if __name__ == "__main__":
    main()
