"""Word 97-2003 (.doc): the piece table of the binary format ([MS-DOC] 2.8.35), and pictures."""

from __future__ import annotations

import re
import struct

from huntflow_desk.sources.resumes.document import Document, Line
from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.pictures import picture_size, portrait_of
from huntflow_desk.sources.resumes.tables import flatten_row
from huntflow_desk.sources.resumes.trouble import Unreadable

_FIELD = re.compile("\x13([^\x13\x14\x15]*)(?:\x14([^\x13\x14\x15]*))?\x15")
_MARKS = {0x1E: "-", 0x1F: "", 0x0B: "\n", 0x0C: "\r", 0x0E: "\r", 0xA0: " "}


def read_doc(data: bytes, limits: Limits) -> tuple[Document, list[Line]]:
    """Raises `Unreadable`: encrypted, corrupt, or unsupported for other OLE files."""
    import olefile

    try:
        with olefile.OleFileIO(data) as ole:
            names = {"/".join(path).lower(): path for path in ole.listdir()}
            if "encryptedpackage" in names:
                raise Unreadable("encrypted")
            if "worddocument" not in names:
                raise Unreadable("unsupported")

            def stream(name: str) -> bytes:
                path = names.get(name)
                if path is None:
                    return b""
                with ole.openstream(path) as opened:
                    return bytes(opened.read(limits.file_bytes))

            main = stream("worddocument")
            if len(main) < 0x1AA or main[:2] not in (b"\xec\xa5", b"\xdc\xa5"):
                raise Unreadable("corrupt")
            flags = struct.unpack_from("<H", main, 0x0A)[0]
            if flags & 0x0100:
                raise Unreadable("encrypted")
            table = stream("1table" if flags & 0x0200 else "0table")
            extra = stream("data")
    except Unreadable:
        raise
    except (OSError, ValueError, IndexError, struct.error, TypeError, KeyError) as error:
        raise Unreadable("corrupt") from error
    try:
        text = _pieces(main, table, limits)
    except (struct.error, IndexError, ValueError) as error:
        raise Unreadable("corrupt") from error
    links: list[str] = []
    document = Document("doc", links=links)
    document.photo = portrait_of(_pictures(extra) or _pictures(main))
    document.has_photo = document.photo is not None
    return document, _lines(_fields(text, links))


def _pieces(main: bytes, table: bytes, limits: Limits) -> str:
    """All stories in the order of the file; main text first, then notes, headers, boxes."""
    fc_clx, lcb_clx = struct.unpack_from("<II", main, 0x01A2)
    clx = table[fc_clx : fc_clx + lcb_clx]
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise ValueError("no piece table")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    pieces = clx[at + 5 : at + 5 + size]
    count = (len(pieces) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", pieces, 0)
    parts: list[str] = []
    total = 0
    for index in range(count):
        length = bounds[index + 1] - bounds[index]
        where = struct.unpack_from("<I", pieces, (count + 1) * 4 + index * 8 + 2)[0]
        if length <= 0 or length > 10_000_000:
            continue
        if where & 0x40000000:
            start = (where & 0x3FFFFFFF) // 2
            parts.append(main[start : start + length].decode("cp1252", "replace"))
        else:
            parts.append(main[where : where + length * 2].decode("utf-16-le", "replace"))
        total += length
        if total > limits.text_chars * 2:
            break
    counts = struct.unpack_from("<7i", main, 0x4C)
    text = "".join(parts)
    body, notes, heads, _macros, comments, ends, boxes = (max(0, c) for c in counts)
    # Offsets of the stories: text, footnotes, headers, macros, comments, endnotes, text boxes.
    after = body + notes
    header = text[after : after + heads]
    box = text[after + heads + comments + ends : after + heads + comments + ends + boxes]
    return "\r".join(p for p in (text[:body] or text, box, header) if p.strip("\r\n\x07\x03\x04 "))


def _fields(text: str, links: list[str]) -> str:
    """Field codes replaced by their shown result; hyperlinks kept aside."""

    def shown(found: re.Match[str]) -> str:
        link = re.search(r'HYPERLINK\s+"([^"]{3,400})"', found[1])
        if link:
            links.append(link[1])
        return found[2] or ""

    for _ in range(4):
        text, count = _FIELD.subn(shown, text)
        if not count:
            break
    return text.translate(_MARKS)


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    for block in re.split(r"(?<=\x07)\x07|(?<=\x07)(?=[^\x07]*$)", text):
        if "\x07" not in block:
            lines += [Line(part) for part in block.split("\r")]
            continue
        # Paragraphs before the table end with a paragraph mark; the rest are cells.
        cells = [[Line(p) for p in cell.split("\r") if p.strip()] for cell in block.split("\x07")]
        lines += flatten_row(cells)
    return [line for line in lines if line.text.strip("\x01\x02\x03\x04\x05\x08 ") or not line.text]


def _pictures(data: bytes) -> list[bytes]:
    """PNG and JPEG bodies found by their marks; the drawing records around them are skipped."""
    found: list[bytes] = []
    for mark in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"):
        at = data.find(mark)
        while at >= 0 and len(found) < 20:
            end = (
                data.find(b"IEND\xaeB`\x82", at) + 8
                if mark[0] == 0x89
                else data.find(b"\xff\xd9", at) + 2
            )
            body = data[at : end if end > at + 8 else len(data)]
            if picture_size(body):
                found.append(body)
            at = data.find(mark, at + 8)
    return found
