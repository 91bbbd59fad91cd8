"""Plain text in whatever encoding it came."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from huntflow_desk.sources.resumes.document import Line, bullet_length, clean
from huntflow_desk.sources.resumes.trouble import Unreadable
from huntflow_desk.sources.resumes.wordlist import words

# Common letter pairs of Russian, Ukrainian, Belarusian: they tell the one-byte encodings apart.
_PAIRS = frozenset(
    words(
        "ст но то на ен ов ни ра во ко по пр ро ос ер ал ли ан от го ре ка та ор ть ел те ет "
        "ло не ин ва"
        " да ла ле ла ом од ис ес де ве ий ая ый ие ия ск на пр "
        "ні ії ви ки дз пр ра ца аў ць ыц пе за"
    )
)
_CANDIDATES = ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic", "cp1252")


def decode(data: bytes) -> str:
    """The text. Raises `Unreadable("unsupported")` when the bytes are no text in any encoding."""
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\0\0", "utf-32"),
        (b"\0\0\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _checked(data.decode(name, "replace"))
    guess = _wide(data)
    if guess:
        return _checked(data.decode(guess, "replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    # A text cut in the middle of a character is still UTF-8.
    lenient = data.decode("utf-8", "replace")
    if lenient.count("\ufffd") * 200 < len(lenient) and any(ord(c) > 127 for c in lenient):
        return _checked(lenient)
    best = max(_CANDIDATES, key=lambda name: _score(data, name))
    return _checked(data.decode(best, "replace"))


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte is 0 or 4."""
    sample = data[:4000]
    if len(sample) < 20:
        return ""
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        share = sum(b in (0, 4, 0x20) for b in high) / len(high)
        if share > 0.9 and sum(b in (0, 4) for b in high) > len(high) // 2:
            return name
    return ""


def _score(data: bytes, name: str) -> float:
    text = data[:20_000].decode(name, "replace")
    letters = [c for c in text if c.isalpha() and ord(c) > 127]
    if not letters:
        return 0.0
    pairs = Counter(a + b for a, b in pairwise(text) if b.isalpha())
    known = sum(n for pair, n in pairs.items() if pair in _PAIRS)
    odd = len(re.findall(r"[а-яёіїєґў][А-ЯЁІЇЄҐЎ]", text)) + len(
        re.findall(r"[^\W\d_a-zA-Z][a-zA-Z]", text)
    )
    odd += text.count("\ufffd") * 2 + len(re.findall(r"[\x00-\x08\x0e-\x1f\x80-\x9f]", text))
    odd += len(re.findall(r"[\u2202-\u2265\u2500-\u259f]", text))
    latin = sum("à" <= c.lower() <= "ÿ" for c in letters)
    if name == "cp1252":
        return latin * 0.4 if latin < len(text) * 0.1 else 0.0
    return known - odd * 1.5


def _checked(text: str) -> str:
    sample = text[:20_000]
    bad = sum(1 for c in sample if (ord(c) < 32 and c not in "\t\r\n\f\v") or c == "\ufffd")
    if bad > max(2, len(sample) * 0.02):
        raise Unreadable("unsupported")
    visible = [c for c in sample if not c.isspace()]
    if not visible:
        raise Unreadable("empty")
    odd = sum(
        1 for c in visible if not (c.isalnum() or ord(c) < 128 or c in "«»–—•№…’“”„·€£₽₴°®©−")
    )
    if odd > len(visible) * 0.25:
        raise Unreadable("unsupported")
    return text


_UNDERLINE = re.compile(r"^\s*([=\-_*~#])\1{2,}\s*$")


def read_text(text: str) -> list[Line]:
    """Lines of a text file; underlined and `# marked` lines are headings, hard wraps joined."""
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines: list[Line] = []
    gap = False
    for item in raw:
        item = clean(item).rstrip()
        if _UNDERLINE.match(item):
            if lines and len(lines[-1].text) < 60 and not gap:
                lines[-1].heading = True
            gap = True
            continue
        if not item.strip():
            gap = True
            continue
        heading = False
        found = re.match(r"^\s*#{1,4}\s+(.*)$", item)
        if found:
            item, heading = found[1], True
        framed = re.match(r"^\s*(?:[=\-_*~]{2,}\s*)(.{2,60}?)\s*[=\-_*~]{2,}\s*$", item)
        if framed:
            item, heading = framed[1], True
        item = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", item)
        if item.lstrip().startswith("|") and item.rstrip().endswith("|"):
            item = "\t".join(part.strip() for part in item.strip().strip("|").split("|"))
            if not item.strip("\t-: "):
                continue
        # Columns made of spaces: two or more between words, but not after a full stop.
        item = re.sub(r"(?<=[^\s.!?:;,]) {2,}(?=\S)|(?<=\S) {3,}(?=\S)", "\t", item)
        lines.append(Line(item, heading=heading, gap=gap))
        gap = False
    return unwrap(lines)


def unwrap(lines: list[Line]) -> list[Line]:
    """Joins paragraphs that were broken at a fixed width (mail programs, `fmt`)."""
    widths = sorted((len(line.text) for line in lines), reverse=True)
    if (
        len(widths) < 6
        or widths[0] > 100
        or widths[0] < 50
        or widths[min(3, len(widths) - 1)] < widths[0] - 12
    ):
        return lines
    full = widths[0]
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if not (b.gap or b.heading or bullet_length(b.text) or "\t" in a.text + b.text)
        and len(a.text) + 1 + len(b.text.strip().split(" ", 1)[0]) > full
    ]
    going_on = sum(b.text.lstrip()[:1].islower() for _, b in pairs)
    if going_on < 2 or going_on * 2 < len(pairs):
        return lines
    result: list[Line] = []
    length = 0
    for line in lines:
        last = result[-1] if result else None
        text = line.text.strip()
        lower = text[:1].islower() or text[:1] in "(«"
        if (
            last is not None
            and not (
                line.gap or line.heading or bullet_length(line.text) or "\t" in last.text + text
            )
            and length + 1 + len(text.split(" ", 1)[0]) > full
            and (lower or last.text.rstrip().endswith(","))
        ):
            result[-1] = Line(f"{last.text.rstrip()} {text}", heading=last.heading, gap=last.gap)
        else:
            result.append(line)
        length = len(line.text)
    return result
