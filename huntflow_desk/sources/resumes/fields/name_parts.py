"""Which word of a name is which part of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from huntflow_desk.sources.resumes.fields.firstnames import first_names
from huntflow_desk.sources.resumes.fields.translit import fold_name, skeleton
from huntflow_desk.sources.resumes.wordlist import words

WORD = r"[A-ZА-ЯЁІЇЄҐЎÀ-ÖØ-ÞŁŠŽČĆ][\w’'ʼ`]*(?:[-‐][A-ZА-ЯЁІЇЄҐЎa-zа-яёіїєґў][\w’'ʼ`]*){0,2}\.?"


PARTICLE = (
    r"(?:van|von|der|den|de|da|di|del|la|le|bin|ibn|al|el|ter|оглы|кызы|огли|углы|угли|улы|кизи|"
    r"гызы|ogly|ogli|kyzy|qizi|uly|"
    r"фон|де|дер|бен)"
)


_NOBLE = re.compile(r"Da|De|Di|Do|Dos|Du|Van|Von|Del|Della|Le|La|Ter|Ten|Mac|Bin|Ibn")
_PATRONYMIC = re.compile(
    r"(?:(?:ов|ев|ёв|ьев)ич|[ауоиеіая]?[еоа]вна|инична|ична|ьич|кузьмич|лукич|фомич|"
    r"ильич|оглы|[кқ][ыи]зы|улы|ұлы|угли|кизи|гызы|uly|kyzy|ович|евич|йович|ївна|івна|їв|євіч|авіч|"
    r"овіч|евіч|аўна|еўна|ёўна|яўна|оўна|ніч|ич|іч|ічна|ивна|овна|евна|йовна|оглу|"
    r"o?vich|evich|ovna|evna|yevich|yovich|ivna|yivna|avich|iavich|auna|eiuna|ouna|"
    r"inichna|ichna|ilyich|kuzmich|ovych|evych|yevna|owna|iivna|evichna)$",
    re.I,
)


_LAST_SURE = re.compile(
    r"(?:[оеё]в|[оеё]ва|[сц]к(?:ий|ая|ой)|[сц]ьк(?:ий|а)|[сц]к[іа]|[сц]кі|[сц]кая|енко|чук|щук|"
    r"швили|"
    r"дзе|[оеё]ў|янц|ишвили|улин|уллин|улина|уллина|ёнак|онак|чык|евіч|овіч|"
    r"[oe]v|[oe]va|ski|ska|sk[iy]y|skii|skaya|skaia|enko|chuk|shvili|dze|vich|vych|sson|ssen|"
    r"ez|elia|aite|iene|escu|opoulos|idis)$",
    re.I,
)
_LAST_WEAK = re.compile(
    r"(?:[иы]н|[иы]на|[ую]к|[иы]х|ич|ко|ян|ець|ец|як|ик|ия|ун|yan|ian|uk|ko|son|man|sen)$", re.I
)
# Family names that stand first in Chinese, Korean and Vietnamese names, as written in Cyrillic.
_ASIAN_LAST = frozenset(
    words(
        "ли ван чжан лю чэнь чжао хуан чжоу ву сюй сунь ма чжу хэ го линь ло ким пак цой цай "
        "хан хван тен шин нам нгуен чан фам ле до буй dang nguyen tran pham kim park choi zhang "
        "wang liu zhao huang zhou"
    )
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


_CHILD = frozenset(words("оглы кызы огли углы угли улы кизи гызы ogly ogli kyzy qizi uly"))


class Ordered(NamedTuple):
    """The parts of a name; `certain` is False where the order was only guessed."""

    first: str
    last: str
    middle: str
    certain: bool


def order_parts(text: str, hints: list[str], upper_last: str) -> Ordered:
    """Which word is which."""
    comma = comma_name(text)
    if comma:
        return Ordered(*comma, True)
    words = [w.strip(",") for w in text.split()]
    if text.isupper():
        words = [w.lower() if re.fullmatch(PARTICLE, w.lower()) else w for w in words]
    lowered = [w.casefold() for w in words]
    if lowered[-1] in _CHILD and len(words) >= 4:
        words = [*words[:-2], f"{words[-2]} {words[-1]}"]
    for at, word in enumerate(words):
        particle = re.fullmatch(PARTICLE, word) or (len(words) == 3 and _NOBLE.fullmatch(word))
        if particle and 0 < at < len(words) - 1:
            last = " ".join(w if re.fullmatch(PARTICLE, w) else shown(w) for w in words[at:])
            return Ordered(shown(words[0]), last, shown(" ".join(words[1:at])), True)
    if upper_last and len(words) in (2, 3):
        rest = [w for w in words if w != upper_last]
        middle = rest[1] if len(rest) > 1 else ""
        return Ordered(shown(rest[0]), shown(upper_last), shown(middle), True)
    if len(words) == 2:
        return _two(words[0], words[1], hints)
    if len(words) == 3:
        return _three(words)
    if len(words) == 4 and is_patronymic(words[3]):
        return Ordered(shown(words[2]), shown(f"{words[0]} {words[1]}"), shown(words[3]), False)
    return Ordered(shown(words[0]), shown(words[-1]), shown(" ".join(words[1:-1])), False)


def _three(words: list[str]) -> Ordered:
    """Three words; the patronymic tells, else what is known as a first name."""
    a, b, c = words

    def ordered(first: str, last: str, middle: str, certain: bool = True) -> Ordered:
        return Ordered(shown(first), shown(last), shown(middle), certain)

    if " " in c or (
        is_patronymic(c) and not (is_patronymic(b) and not is_first_name(b) and is_first_name(a))
    ):
        if is_first_name(a) and not is_first_name(b) and _looks_last(c) and is_patronymic(b):
            return ordered(a, c, b)
        return ordered(b, a, c)
    if is_patronymic(b):
        return ordered(a, c, b)
    if not a[0].isascii():
        if is_first_name(a) and not is_first_name(b):
            return ordered(a, c, b, lastness(c) > 0)
        return ordered(b, a, c, is_first_name(b))
    if is_first_name(b) and not is_first_name(a) and is_first_name(c):
        return ordered(b, a, c)
    if len(c.strip(".")) == 1:
        return ordered(b, a, c)
    return ordered(a, c, b, is_first_name(a) or len(b.strip(".")) == 1)


def _looks_last(word: str) -> bool:
    return lastness(word) > 0 and not is_first_name(word)


def lastness(word: str) -> float:
    """How much the ending of a word is that of a last name: 0, 1, 2."""
    if fold_name(word) in _ASIAN_LAST:
        return 1.5
    if len(word) < 4:
        return 0.0
    if _LAST_SURE.search(word):
        return 2.0
    return 1.0 if LAST_STRONG.search(word) or _LAST_WEAK.search(word) else 0.0


def _two(a: str, b: str, hints: list[str]) -> Ordered:
    """First and last of two words: known first names, endings, the person's own addresses."""
    if len(a.strip(".")) == 1 and len(b.strip(".")) > 1:
        return Ordered(a, shown(b), "", True)
    if len(b.strip(".")) == 1 and len(a.strip(".")) > 1:
        return Ordered(b, shown(a), "", True)
    forward = 2.5 * (is_first_name(a) - is_first_name(b)) + lastness(b) - lastness(a)
    forward += 1.5 * max(-1, min(1, sum(_lean(a, b, hint) for hint in hints)))
    # Western pages put the first name first; Cyrillic ones have no rule worth relying on.
    western = a[0].isascii()
    if western:
        forward += 0.6
    first, last = (a, b) if forward > 0 else (b, a)
    return Ordered(shown(first), shown(last), "", abs(forward) >= (0.6 if western else 1.3))


def _lean(a: str, b: str, hint: str) -> int:
    """+1 when an address like "p.ivanova" says that b is the last name, -1 for a."""
    parts = [p for p in re.split(r"[._\-\d]+", hint.casefold()) if p]
    shapes = {skeleton(p) for p in parts if len(p) > 1}
    initials = {p for p in parts if len(p) == 1}
    sa, sb = skeleton(a), skeleton(b)
    whole = skeleton(hint)
    if a[0].isascii() and sa in whole and sb in whole and len(sa) > 1 < len(sb):
        return 1 if whole.find(sa) < whole.find(sb) else -1  # westerners write first.last@
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
