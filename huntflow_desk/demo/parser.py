"""The resume parser: text of a document, then fields, in the vendor's shape (API.md 9.6).

Deliberately modest, as the vendor's is ("quality is not guaranteed", S#614).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

Doc = dict[str, Any]

TEXT_LIMIT = 500_000
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"
PARSED_TYPES = frozenset(
    {
        "text/plain",
        "application/pdf",
        "application/rtf",
        "text/rtf",
        "application/msword",
        _DOCX,
        _ODT,
    }
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<!\d)\+?\d[\d\s()-]{8,16}\d(?!\d)")
_BIRTH = re.compile(
    r"(?i)(?:родил(?:ся|ась)|дата рождения|born|birth)\D{0,20}(\d{1,2})[./](\d{1,2})[./](\d{4})"
)
_TELEGRAM = re.compile(r"(?i)(?:telegram|телеграм|t\.me/)[\s:@]*([A-Za-z]\w{4,31})")
_SALARY = re.compile(r"(?i)(\d{2,3}(?:\s?\d{3})+)\s*(?:₽|руб|rub|usd|\$)")
_JOB = re.compile(r"(?m)^\s*(?:\d{4}\s*[-–—][^:\n]*):\s*([^,\n]+),\s*([^\n]+)$")
_NAME = re.compile(r"[A-ZА-ЯЁ][a-zа-яё'-]+(?: [A-ZА-ЯЁ][a-zа-яё'-]+){1,2}")


def document_text(content: bytes, content_type: str) -> str:
    """The text of a document; empty when nothing can be read."""
    if content_type == "application/pdf":
        return _pdf_text(content)
    if content_type in (_DOCX, _ODT):
        return _zip_text(content, "word/document.xml" if content_type == _DOCX else "content.xml")
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            text = content[:TEXT_LIMIT].decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        return ""
    if text.startswith("{\\rtf"):
        text = re.sub(
            r"\\'([0-9a-f]{2})", lambda x: bytes.fromhex(x[1]).decode("cp1251", "replace"), text
        )
        text = re.sub(r"\\u(-?\d+)\??", lambda x: chr(int(x[1]) % 65536), text)
        text = re.sub(r"\\par\b ?", "\n", text)
        text = re.sub(r"\\[a-z]+-?\d* ?|[{}]", "", text)
    return text.replace("\r\n", "\n")


def fields_of(text: str, ignored: dict[str, list[str]]) -> Doc:
    """What was understood; parts that were not found are null.

    ``ignored`` holds the lists of X-Ignore-Lastname, X-Ignore-Email and X-Ignore-Phone.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    emails = [item for item in _EMAIL.findall(text) if item.lower() not in ignored["email"]]
    phones = []
    for found in _PHONE.findall(text):
        digits = re.sub(r"\D", "", found)
        if 10 <= len(digits) <= 15 and all(digits[-10:] != item[-10:] for item in ignored["phone"]):
            phones.append(found.strip())
    birth = _BIRTH.search(text)
    telegram, salary = _TELEGRAM.search(text), _SALARY.search(text)
    name = _name(lines, ignored["lastname"])
    position = None
    if name is not None and len(lines) > 1 and not _EMAIL.search(lines[1]):
        position = lines[1][:120]
    jobs = [{"position": job[1].strip(), "company": job[0].strip()} for job in _JOB.findall(text)]
    return {
        "name": name,
        "birthdate": None
        if birth is None
        else {
            "year": int(birth.group(3)),
            "month": int(birth.group(2)),
            "day": int(birth.group(1)),
            "precision": "day",
        },
        "phones": phones[:3],
        "email": emails[0] if emails else None,
        "salary": None if salary is None else int(re.sub(r"\D", "", salary.group(1))),
        "position": position,
        "skype": None,
        "telegram": None if telegram is None else telegram.group(1),
        "experience": jobs,
    }


def _name(lines: list[str], ignored: list[str]) -> Doc | None:
    for line in lines[:3]:
        if not _NAME.fullmatch(line):
            continue
        words = line.split(" ")
        middle = words[2] if len(words) == 3 else None
        if re.search(r"[А-Яа-яЁё]", line):
            name = {"first": words[1], "last": words[0], "middle": middle}
        else:
            name = {"first": words[0], "last": words[-1], "middle": None}
        if str(name["last"]).lower() in ignored:
            continue
        return name
    return None


def _zip_text(content: bytes, member: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(member) as stream:
            xml = stream.read(TEXT_LIMIT * 4).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, OSError, zlib.error, RuntimeError):
        return ""
    xml = re.sub(r"</(?:w:p|text:p|text:h)>", "\n", xml)
    xml = re.sub(r"<[^>]*>", "", xml)
    for code, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        xml = xml.replace(code, letter)
    return xml


def _pdf_text(content: bytes) -> str:
    pieces: list[str] = []
    budget = TEXT_LIMIT
    for found in re.finditer(rb"stream\r?\n", content):
        end = content.find(b"endstream", found.end())
        if end < 0 or budget <= 0:
            break
        raw = content[found.end() : end]
        if b"Tj" not in raw:
            try:
                raw = zlib.decompressobj().decompress(raw, budget)
            except zlib.error:
                continue
        budget -= len(raw)
        for text in re.findall(rb"\(((?:[^()\\]|\\.)*)\)\s*Tj", raw):
            pieces.append(re.sub(rb"\\(.)", rb"\1", text).decode("cp1252", "replace"))
    return "\n".join(pieces)
