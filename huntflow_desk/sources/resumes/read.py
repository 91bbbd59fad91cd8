"""From bytes to a `Document`: the kind is sniffed, the right reader is called, limits hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from huntflow_desk.sources.resumes.archive import Archive
from huntflow_desk.sources.resumes.document import Document, Line, build
from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.sniff import sniff
from huntflow_desk.sources.resumes.trouble import ARCHIVE, Unreadable


def load(path: Path, limits: Limits) -> bytes:
    """The file's bytes. Raises `Unreadable`: gone, empty, too_large."""
    try:
        if not path.is_file():
            raise Unreadable("gone")
        with path.open("rb") as opened:
            data = opened.read(limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        raise Unreadable("gone") from error
    if not data:
        raise Unreadable("empty")
    if len(data) > limits.file_bytes:
        raise Unreadable("too_large", "more than 15 MB")
    return data


def read_document(data: bytes, limits: Limits) -> Document:
    """Text and looks. Raises `Unreadable`; a scan comes back with empty text."""
    kind = sniff(data)
    if kind == "empty":
        raise Unreadable("empty")
    if kind == "image":
        return _picture(data)
    if kind == "zip":
        raise Unreadable("unsupported", ARCHIVE)
    document, lines = _READERS[kind](data, limits)
    build(document, lines, limits.text_chars, limits.lines)
    if not document.text and kind == "text":
        raise Unreadable("empty")
    return document


def _picture(data: bytes) -> Document:
    from huntflow_desk.sources.resumes.pictures import picture_size

    if picture_size(data) is None and data[:2] not in (b"II", b"MM"):
        raise Unreadable("corrupt")
    return Document("image", page_count=1)


def _pdf(data: bytes, limits: Limits) -> tuple[Document, list[Line]]:
    from huntflow_desk.sources.resumes.pdf import read_pdf

    return read_pdf(data, limits)


def _docx(data: bytes, limits: Limits) -> tuple[Document, list[Line]]:
    from huntflow_desk.sources.resumes.docx import read_docx

    return read_docx(data, limits)


def _odt(data: bytes, limits: Limits) -> tuple[Document, list[Line]]:
    from huntflow_desk.sources.resumes.odt import read_odt

    archive = Archive(data, limits)
    known = "content.xml" in archive.names
    archive.close()
    if not known:
        raise Unreadable("corrupt", "no document inside")
    return read_odt(data, limits)


def _fodt(data: bytes, _limits: Limits) -> tuple[Document, list[Line]]:
    from huntflow_desk.sources.resumes.odt import read_flat_odt

    return read_flat_odt(data)


def _rtf(data: bytes, _limits: Limits) -> tuple[Document, list[Line]]:
    from huntflow_desk.sources.resumes.rtf import read_rtf

    return read_rtf(data)


def _ole(data: bytes, limits: Limits) -> tuple[Document, list[Line]]:
    from huntflow_desk.sources.resumes.doc import read_doc

    return read_doc(data, limits)


def _html(data: bytes, _limits: Limits) -> tuple[Document, list[Line]]:
    from huntflow_desk.sources.resumes.markup import read_html

    return read_html(data)


def _text(data: bytes, _limits: Limits) -> tuple[Document, list[Line]]:
    from huntflow_desk.sources.resumes.plain import decode, read_text

    return Document("txt"), read_text(decode(data))


_READERS: dict[str, Callable[[bytes, Limits], tuple[Document, list[Line]]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
    "fodt": _fodt,
    "rtf": _rtf,
    "ole": _ole,
    "html": _html,
    "text": _text,
}
