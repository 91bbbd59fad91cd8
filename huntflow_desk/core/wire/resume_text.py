"""Plain text of a resume: `data.body` (text or HTML) or, without it, the unified form.

Markup is read by one pattern, not by html.parser, whose time grows with the square of hostile
input ("<a <a <a ..." and the like): here every character is looked at a few times at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from huntflow_desk.core.models import Raw

from .reading import child, children, plain, text, texts

MAX_CHARS = 1_000_000
"""Longer texts are cut: no resume is."""

_BLOCKS = frozenset(
    {"p", "br", "div", "li", "ul", "ol", "tr", "table", "section", "article", "hr", "dt", "dd"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
_SILENT = frozenset({"script", "style", "head", "title", "template"})
# Possessive (`*+`): a try that fails is given up at once. No part crosses a `<`, and a quote
# without a partner costs 500 characters at most, so all tries together are linear.
_TAG = re.compile(
    r"""<(?:/?(?P<name>[a-zA-Z][a-zA-Z0-9]*+)"""
    r"""(?:[^<>"']++|"[^"<]{0,500}+"|'[^'<]{0,500}+'|["'])*+|[!?][^<>]{0,2000}+)>"""
)
_BLANKS = re.compile(r"\n{3,}+")
# Python refuses to read a number of thousands of digits; no character has more than seven.
_HUGE_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{9,}+;?")


def resume_text(raw: Raw) -> str:
    """The text of a resume document as `GET .../externals/{id}` gives it; never raises."""
    body = text(child(raw, "data"), "body")[:MAX_CHARS]
    if body.strip():
        return plain_text(body)
    return "\n".join(_unified(child(raw, "resume")))[:MAX_CHARS]


def plain_text(body: str) -> str:
    """Text without markup; a text that holds no tags comes back as it is, line ends unified."""
    body = body[:MAX_CHARS]
    if not any(tag["name"] for tag in _TAG.finditer(body)):
        return body.replace("\r\n", "\n").strip()
    lines = "".join(_words(_without_comments(body))).replace("\r", "").split("\n")
    squeezed = "\n".join(" ".join(line.split()) for line in lines)
    return _BLANKS.sub("\n\n", squeezed).strip()


def _words(body: str) -> Iterator[str]:
    """Words and line breaks; what stands in scripts, styles and the like is left out."""
    at, silent = 0, ""
    for tag in _TAG.finditer(body):
        name, closing = (tag["name"] or "").lower(), body[tag.start() + 1] == "/"
        if silent:
            if (closing and name == silent) or (silent == "head" and name == "body"):
                silent = ""
        else:
            yield _unescaped(body[at : tag.start()])
            if name in _BLOCKS:
                yield "\n"
            elif name in _SILENT and not closing:
                silent = name
        at = tag.end()
    if not silent:
        yield _unescaped(body[at:])


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape  # with its two thousand names

    return unescape(_HUGE_NUMBER.sub("\ufffd", text))


def _without_comments(body: str) -> str:
    """Comments cut out; one that never ends is text."""
    parts, at = [], 0
    while (start := body.find("<!--", at)) >= 0 and (end := body.find("-->", start + 4)) >= 0:
        parts.append(body[at:start])
        at = end + 3
    return "".join((*parts, body[at:]))


def _unified(form: Raw) -> Iterator[str]:
    """Lines of the unified form, in the order people read a resume."""
    person = child(form, "personal_info")
    yield from _line(text(person, key) for key in ("last_name", "first_name", "middle_name"))
    yield from _line([text(form, "position")])
    salary = child(form, "wanted_salary")
    yield from _line([text(salary, "amount"), text(salary, "currency")])
    area = child(form, "area")
    yield from _line(text(child(area, key), "name") for key in ("country", "city", "metro"))
    for contact in children(form, "contact"):
        yield from _line([text(child(contact, "type"), "name"), text(contact, "value")])
    for job in children(form, "experience"):
        yield ""
        yield from _line([_period(job)])
        yield from _line([text(job, "position"), text(job, "company")], " — ")
        yield from _line([plain_text(text(job, "description"))])
    schooling = child(form, "education")
    for kind in ("higher", "vocational", "elementary", "additional", "attestation"):
        for school in children(schooling, kind):
            yield ""
            yield from _line([_period(school)])
            yield from _line([text(school, "name"), text(school, "faculty")], " — ")
            yield from _line([plain_text(text(school, "description"))])
    yield from _line(texts(form, "skill_set"), ", ")
    yield from _line((_language(entry) for entry in children(form, "language")), ", ")
    for certificate in children(form, "certificate"):
        yield from _line([text(certificate, "name"), text(certificate, "organization")], " — ")
    for extra in children(form, "additionals"):
        yield from _line([text(extra, "name"), plain_text(text(extra, "description"))], ": ")
    block = child(person, "text_block")
    yield from _line([text(block, "header"), plain_text(text(block, "body"))], "\n")


def _line(parts: Iterable[str], joint: str = " ") -> Iterator[str]:
    found = [part for part in parts if part]
    if found:
        yield joint.join(found)


def _period(raw: Raw) -> str:
    begin, end = _month(raw.get("date_from")), _month(raw.get("date_to"))
    return f"{begin} – {end}" if begin or end else ""


def _month(value: object) -> str:
    if not isinstance(value, Mapping):
        return ""
    year, month = plain(value.get("year")), plain(value.get("month"))
    return f"{month.zfill(2)}.{year}" if month and year else year


def _language(raw: Raw) -> str:
    level = text(child(raw, "level"), "name")
    return f"{text(raw, 'name')} ({level})" if level else text(raw, "name")
