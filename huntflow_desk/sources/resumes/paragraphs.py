"""Visual lines of a column joined into paragraphs: wrapped text, hyphens, wrapped addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from huntflow_desk.sources.resumes.document import Line, Word, bullet_length, is_rule
from huntflow_desk.sources.resumes.headings import heading_kind
from huntflow_desk.sources.resumes.whens import POINT, has_dash_end, is_dateish, periods

_ADDRESS_TAIL = re.compile(r"^[a-z0-9._\-/?=&%#~+]+(?:\s*\(.*\))?$")
_OPEN_MAIL = re.compile(r"[\w.+\-]+@(?:[\w\-]*|[\w\-.]*[.\-])$")
_URL_END = re.compile(
    r"(?:https?://|www\.|linkedin\.com|github\.com|t\.me|hh\.ru|\w\.(?:com|ru|org|net|by|"
    r"ua|io|me)/)\S*$",
    re.I,
)
_YEAR_GOES_ON = re.compile(r"^[–—-]\s*(?:19|20)\d\d")
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d\s*$")
_OPEN_END = re.compile(
    r"(?:[,—–(&]|\s(?:и|та|і|and|of|for|the|по|в|на|при|им\.|імені|имени|at|in|з|с))$"
)
_OPEN_WORD = re.compile(r"\s(?:of|for|the|по|при|им\.|імені|имени)$")
_LABEL = re.compile(r"^[^\W\d_][\w \-./]{1,30}:\s")


@dataclass(slots=True)
class Visual:
    """One visual line with its place and the edges of its column."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    left: float
    right: float
    row: bool
    words: list[Word]


def join_paragraphs(visuals: list[Visual]) -> list[Line]:
    """Lines for the document, in the same order."""
    result: list[Line] = []
    last: Visual | None = None
    indent = 0.0
    ruled = False
    for item in visuals:
        if is_rule(item.text):
            last, ruled = None, True
            continue
        glue = _glue(last, item, result[-1].text, indent) if last is not None else None
        if glue is not None and last is not None:
            line = result[-1]
            if glue == "-":
                line.text = line.text[:-1] + item.text
            else:
                line.text += glue + item.text
            line.words += item.words
        else:
            gap = last is not None and (last.y - item.y > 1.9 * item.size or item.y > last.y)
            line = Line(item.text, round(item.size, 1), item.bold, gap=gap or ruled, row=item.row)
            line.words = list(item.words)
            result.append(line)
            indent, ruled = item.x0, False
        last = item
    return result


def _glue(last: Visual, item: Visual, so_far: str, indent: float) -> str | None:
    """What joins the line to the paragraph before it: "", " ", "-" (drop the hyphen) or None."""
    if last.row or item.row or abs(last.size - item.size) > 0.6:
        return None
    drop = last.y - item.y
    if not 0.2 * item.size < drop <= 1.62 * item.size:
        return None
    bullet = bullet_length(so_far) > 0
    if _YEAR_GOES_ON.match(item.text) and _YEAR_BEFORE.search(last.text):
        return " "
    if bullet_length(item.text) or "\t" in item.text:
        return None
    shift = item.x0 - indent
    if abs(item.x0 - last.x0) > 1.5 and not (bullet and 0 < shift < 30):
        return None
    width = max(last.right - last.left, 1.0)
    letter = (last.x1 - last.x0) / max(len(last.text), 1)
    address = _address(last, item, letter)
    if address is not None:
        return address
    if last.bold != item.bold:
        return None
    word = re.split(r"[\s]", item.text, maxsplit=1)[0]
    fits = last.x1 + letter * (len(word) + 1) * 0.97 < last.right - 0.5
    head = last.text.rstrip()
    if is_dateish(item.text) and not has_dash_end(head):
        return None
    if head.endswith("-") and len(head) > 2 and head[-2].isalpha() and item.text[:1].isalpha():
        return _hyphen(head, item.text)
    if _must_go_on(head, item):
        return " "
    if fits:
        return None
    if heading_kind(so_far) or heading_kind(item.text):
        return None
    lower = item.text[:1].islower() or item.text[:1] in '(«"0123456789&'
    if item.text[:1] == "+" or _LABEL.match(item.text) or _headed(item.text):
        return None
    wide = last.x1 - last.x0 > 0.72 * width
    if width < 190 or len(last.text) < 34:
        # Narrow columns hold lists: only an unfinished line goes on.
        if _OPEN_END.search(head) and not _has_contact(so_far):
            return " "
        if (
            lower
            and item.text[:1].islower()
            and len(head) > 8
            and not _has_contact(head + item.text)
        ):
            return " "
        return None
    if not item.text[:1].islower():
        # A new entry often begins right below a long one: only a really full line goes on.
        if last.right - last.x1 > 0.14 * width or head.endswith((".", ")", ";", ":")):
            return None
        if periods(item.text) and periods(last.text):
            return None
    if POINT.match(item.text) and periods(so_far):
        return None
    if _has_contact(item.text) or (item.bold and not lower and head.endswith((".", ")"))):
        return None
    return " " if wide else None


def _headed(text: str) -> bool:
    """A heading and its content in one line: "Skills - Excel, SAP"."""
    head = re.match(r"([^\W\d][\w ]{2,30}?)\s[-–—]\s", text)
    return bool(head and heading_kind(head[1]))


def _must_go_on(head: str, item: Visual) -> bool:
    """A bold line that breaks off at a preposition, or goes on with a small letter."""
    if _has_contact(head + item.text):
        return False
    if head.count("«") > head.count("»") and "»" in item.text:
        return True
    return bool(_OPEN_WORD.search(head)) or (item.bold and item.text[:1].islower())


def _address(last: Visual, item: Visual, letter: float) -> str | None:
    tail = last.text.rsplit(None, 1)[-1]
    if not _ADDRESS_TAIL.match(item.text):
        return None
    if _OPEN_MAIL.search(tail) and (tail.endswith(("@", ".", "-")) or "." in item.text):
        return ""
    if _URL_END.search(tail) and last.right - last.x1 < 1.2 * letter and "@" not in item.text:
        return ""
    return None


def _has_contact(text: str) -> bool:
    return bool(re.search(r"@|https?:|www\.|\+\d|\w\.(?:com|ru|me|io|org|net|by|ua)/", text))


def _hyphen(head: str, text: str) -> str:
    """Drops a hyphen that only broke a word, keeps that of a compound ("Python-\\nразработчик")."""
    before = re.search(r"([^\W\d_]+)-$", head)
    after = re.match(r"[^\W\d_]+", text)
    if before and after:
        one, two = before[1], after[0]
        mixed = one.isascii() != two.isascii()
        if mixed or two[0].isupper() or len(one) < 2:
            return ""
    return "-"
