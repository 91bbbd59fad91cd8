"""A minimal valid PDF: pages of Latin text in a standard font."""

from __future__ import annotations

from collections.abc import Iterable

_LINES_PER_PAGE = 52


def text_pdf(title: str, lines: Iterable[str]) -> bytes:
    """A PDF with a heading and lines of text; letters outside Latin-1 become ``?``."""
    wrapped = [part for line in lines for part in _wrap(line)]
    pages = [
        wrapped[at : at + _LINES_PER_PAGE] for at in range(0, len(wrapped), _LINES_PER_PAGE)
    ] or [[]]
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    for font in ("Helvetica", "Helvetica-Bold"):
        head = f"<< /Type /Font /Subtype /Type1 /BaseFont /{font}"
        objects.append(f"{head} /Encoding /WinAnsiEncoding >>".encode())
    for number, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font "
            b"<< /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>" % (6 + 2 * number)
        )
        parts = [b"BT"]
        if number == 0:
            parts.append(b"/F2 18 Tf 56 786 Td (%s) Tj 0 -28 Td" % _escape(title))
        else:
            parts.append(b"56 786 Td")
        parts.append(b"/F1 10 Tf 13 TL")
        parts += [b"(%s) Tj T*" % _escape(line) for line in page]
        parts.append(b"ET")
        stream = b"\n".join(parts)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _escape(text: str) -> bytes:
    raw = text.encode("cp1252", "replace")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _wrap(line: str, width: int = 96) -> list[str]:
    parts: list[str] = []
    current = ""
    for word in line.split(" "):
        if current and len(current) + 1 + len(word) > width:
            parts.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return [*parts, current]
