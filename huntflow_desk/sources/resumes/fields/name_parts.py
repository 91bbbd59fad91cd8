"""Which word of a name is which part of it."""

from __future__ import annotations

import re
from functools import lru_cache

from huntflow_desk.sources.resumes.fields.firstnames import first_names
from huntflow_desk.sources.resumes.fields.translit import fold_name, skeleton

WORD = r"[A-ZА-ЯЁІЇЄҐЎÀ-ÖØ-ÞŁŠŽČĆ][\w’'ʼ`]*(?:[-‐][A-ZА-ЯЁІЇЄҐЎa-zа-яёіїєґў][\w’'ʼ`]*){0,2}\.?"


PARTICLE = (
    r"(?:van|von|der|den|de|da|di|del|la|le|bin|ibn|al|el|ter|оглы|кызы|огли|углы|ogly|kyzy|"
    r"фон|де|дер|бен)"
)


_NOBLE = re.compile(r"Da|De|Di|Do|Dos|Du|Van|Von|Del|Della|Le|La|Ter|Ten|Mac|Bin|Ibn")
_PATRONYMIC = re.compile(
    r"(?:(?:ов|ев|ёв|ьев)ич|[ауоиеіая]?[еоа]вна|инична|ична|ьич|кузьмич|лукич|фомич|"
    r"ильич|оглы|кызы|ович|евич|йович|ївна|івна|їв|євіч|авіч|"
    r"овіч|евіч|аўна|еўна|ёўна|яўна|оўна|ніч|ич|іч|ічна|ивна|овна|евна|йовна|оглу|"
    r"o?vich|evich|ovna|evna|yevich|yovich|ivna|yivna|avich|iavich|auna|eiuna|ouna|"
    r"inichna|ichna|ilyich|kuzmich|ovych|evych|yevna|owna|iivna|evichna)$",
    re.I,
)


LAST_STRONG = re.compile(
    r"(?:[оеё]в|[оеё]ва|ин|ина|ын|ына|ск[ий]{1,2}|цк[ий]{1,2}|ск(?:ий|ая|ой)|цк(?:ий|ая|"
    r"ой)|енко|чук|щук|юк|ськ(?:ий|а)|цьк(?:ий|а)|[оеё]ў|[оеё]ва|авец|анка|енка|вич|віч|"
    r"ян|швили|дзе|"
    r"ov|ova|ev|eva|sky|skiy|skii|skaya|skaia|enko|chuk|yan|vich|shvili|dze|ina|yna)$",
    re.I,
)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return first_names()


def is_first_name(word: str) -> bool:
    """A known first name; transliterations of the Cyrillic ones count."""
    folded = fold_name(word.strip(".,"))
    if "-" in folded:
        return all(is_first_name(part) for part in folded.split("-") if part)
    if folded in _names():
        return True
    return len(folded) > 3 and folded.isascii() and "~" + skeleton(folded) in _names()


def is_patronymic(word: str) -> bool:
    return len(word) > 5 and bool(_PATRONYMIC.search(word)) and not is_first_name(word)


def comma_name(text: str) -> tuple[str, str, str] | None:
    """ "Oakhollow, Maren J." """
    m = re.fullmatch(rf"({WORD}),\s*({WORD})(?:\s+({WORD}))?", text)
    if not m:
        return None
    return shown(m[2]), shown(m[1]), shown(m[3] or "")


def upper_word(text: str) -> str:
    """A surname set in capitals among normal words."""
    words = text.replace(",", " ").split()
    upper = [w for w in words if len(w) > 2 and w.isupper()]
    return upper[0] if len(upper) == 1 and len(words) > 1 else ""


def order_parts(text: str, hints: list[str], upper_last: str) -> tuple[str, str, str]:
    """first, last, middle."""
    comma = comma_name(text)
    if comma:
        return comma
    words = [w.strip(",") for w in text.split()]
    lowered = [w.casefold() for w in words]
    if lowered[-1] in ("оглы", "кызы", "огли", "углы", "ogly", "kyzy") and len(words) >= 4:
        words = [*words[:-2], f"{words[-2]} {words[-1]}"]
    for at, word in enumerate(words):
        particle = re.fullmatch(PARTICLE, word) or (len(words) == 3 and _NOBLE.fullmatch(word))
        if particle and 0 < at < len(words) - 1:
            return shown(words[0]), shown(" ".join(words[at:])), shown(" ".join(words[1:at]))
    if upper_last and len(words) in (2, 3):
        rest = [w for w in words if w != upper_last]
        middle = rest[1] if len(rest) > 1 else ""
        return shown(rest[0]), shown(upper_last), shown(middle)
    if len(words) == 2:
        first, last = _two(words[0], words[1], hints)
        return shown(first), shown(last), ""
    if len(words) == 3:
        return _three(words, hints)
    if len(words) == 4 and is_patronymic(words[3]):
        return shown(words[2]), shown(f"{words[0]} {words[1]}"), shown(words[3])
    return shown(words[0]), shown(words[-1]), shown(" ".join(words[1:-1]))


def _three(words: list[str], hints: list[str]) -> tuple[str, str, str]:
    a, b, c = words
    cyrillic = not a[0].isascii()
    if " " in c or (
        is_patronymic(c) and not (is_patronymic(b) and not is_first_name(b) and is_first_name(a))
    ):
        if is_first_name(a) and not is_first_name(b) and _looks_last(c) and is_patronymic(b):
            return shown(a), shown(c), shown(b)
        return shown(b), shown(a), shown(c)
    if is_patronymic(b):
        return shown(a), shown(c), shown(b)
    if cyrillic:
        if is_first_name(a) and not is_first_name(b):
            return shown(a), shown(c), shown(b)
        return shown(b), shown(a), shown(c)
    if is_first_name(b) and not is_first_name(a) and is_first_name(c):
        return shown(b), shown(a), shown(c)
    if len(b.strip(".")) == 1:
        return shown(a), shown(c), shown(b)
    if len(c.strip(".")) == 1:
        return shown(b), shown(a), shown(c)
    return shown(a), shown(c), shown(b)


def _looks_last(word: str) -> bool:
    return bool(LAST_STRONG.search(word)) and not is_first_name(word)


def _two(a: str, b: str, hints: list[str]) -> tuple[str, str]:
    """(first, last) of two words."""
    if len(a.strip(".")) == 1 and len(b.strip(".")) > 1:
        return a, b
    first_a, first_b = is_first_name(a), is_first_name(b)
    if first_a != first_b:
        return (a, b) if first_a else (b, a)
    lean = 0
    for hint in hints:
        lean += _lean(a, b, hint)
    if lean:
        return (a, b) if lean > 0 else (b, a)
    last_a, last_b = _looks_last(a), _looks_last(b)
    if last_a != last_b:
        return (b, a) if last_a else (a, b)
    if a[0].isascii():
        return a, b
    return (a, b) if first_a and first_b else (b, a)


def _lean(a: str, b: str, hint: str) -> int:
    """+1 when an address like "p.ivanova" says that b is the last name, -1 for a."""
    parts = [p for p in re.split(r"[._\-\d]+", hint.casefold()) if p]
    shapes = {skeleton(p) for p in parts if len(p) > 1}
    initials = {p for p in parts if len(p) == 1}
    sa, sb = skeleton(a), skeleton(b)
    if is_first_name(a) and is_first_name(b):
        return 0
    if sb in shapes and sa not in shapes:
        return 1 if not initials or sa[:1] in initials else 0
    if sa in shapes and sb not in shapes:
        return -1 if not initials or sb[:1] in initials else 0
    return 0


def shown(word: str) -> str:
    """Capitals only in front; a single initial keeps its dot."""

    def one(part: str) -> str:
        if len(part) > 1 and part.isupper() and len(part.strip(".")) > 1:
            return part[0] + part[1:].lower()
        return part

    return " ".join("-".join(one(p) for p in w.split("-")) for w in word.split())
