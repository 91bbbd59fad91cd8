"""What a file really is: by its first bytes, never by its name."""

from __future__ import annotations

import re

from huntflow_desk.sources.resumes.pictures import picture_kind

_TAGS = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|div|table|p|h[1-6]|span|meta|br|ul|font|style)[\s>/]",
    re.I,
)


def sniff(data: bytes) -> str:
    """pdf, docx, odt, zip, doc, ole, rtf, html, image, text, empty or unknown."""
    if not data.strip(b"\0 \t\r\n"):
        return "empty"
    head = data[:4096]
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip_kind(data)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if bare.startswith(b"{\\rt"):
        return "rtf"
    if picture_kind(head):
        return "image"
    if _looks_html(head):
        return "html"
    if bare.startswith(b"<?xml") and b"office:document" in data[:20_000]:
        return "fodt"
    return "text"


def _looks_html(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")
    tags = _TAGS.findall(head)
    bare = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return bool(tags) and (bare.startswith(b"<") or len(tags) >= 3)


def _zip_kind(data: bytes) -> str:
    """By the parts an office file must have; their names are in the directory at the end."""
    tail = data[-200_000:] + data[:4096]
    if b"word/" in tail and b"[Content_Types].xml" in tail:
        return "docx"
    if b"content.xml" in tail or b"opendocument.text" in data[:200]:
        return "odt"
    return "zip"
