"""Whether two names may be one person's: other alphabets, orders, short forms and slips.

Names are compared in sounds (`sounds`): folded, in Latin letters, one form for what languages and
passports write differently. An initial is a sound with a dot.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple

from huntflow_desk.core.givennames import names_of, sound_of, squeezed
from huntflow_desk.core.query import fold
from huntflow_desk.core.translit import is_cyrillic

_APOSTROPHES = re.compile("['’ʼ`´′″\"]")
_DIGIT = re.compile("[0-9]")
_SCANNED = str.maketrans("0346", "озчб")
_SCANNED_LATIN = str.maketrans("0135", "oles")
_SPELT = str.maketrans(
    {
        "š": "sh", "ś": "sh", "ş": "sh", "ž": "zh", "ż": "zh", "č": "ch", "ć": "ch", "ç": "ch",
        "ŝ": "shch", "û": "yu", "â": "ya", "ł": "l",
    }
)  # fmt: skip
_NOT_LETTERS = re.compile(r"[^\w-]+|_")
_ENDINGS = (
    ("skaia", "ski"), ("tskaia", "tski"), ("aia", "i"), ("oi", "i"), ("ei", "i"), ("ova", "ov"),
    ("eva", "ev"), ("ina", "in"), ("off", "ov"), ("eff", "ev"), ("of", "ov"), ("ef", "ev"),
    ("ou", "ov"), ("eu", "ev"), ("au", "ov"), ("sky", "ski"),
)  # fmt: skip
_FATHERS = re.compile(
    "(?:iov|ov|ev|e|i|o|)?(?:ichna|inichna|inishna|ovna|evna|iovna|ivna|auna|euna|na|ich|ych)$"
)
_SHORT_WORDS = frozenset(
    "de di da van von fon der ogli oglu uli kizi kyzy al el bin ibn".split()  # noqa: SIM905
)
_LATIN = re.compile("[a-z]")
_TO_CYRILLIC = str.maketrans("aeopcyxkbhmt", "аеорсухквнмт")
_TO_LATIN = str.maketrans("аеорсухквнмт", "aeopcyxkbhmt")
_VOWELS = re.compile("(?<!^)[aeiou]")


class Name(NamedTuple):
    """A name in sounds; `last`: the parts of the family name."""

    last: tuple[str, ...] = ()
    first: str = ""
    middle: str = ""

    @property
    def turned(self) -> Name | None:
        """First name and family name exchanged; None where there are not both."""
        if not self.last or not self.first:
            return None
        return Name(tuple(self.first.split("-")), "-".join(self.last), self.middle)

    @property
    def short(self) -> tuple[str, str]:
        """Family and first name in the form in which equal ones are equal."""
        first = min(names_of(self.first), default=self.first)
        return (family(self.last[0]) if self.last else "", first)


def name_of(last_name: str, first_name: str, middle_name: str) -> Name:
    """The sounds of a name."""
    last, first, middle = (sounds(name) for name in (last_name, first_name, middle_name))
    if not middle and len(first) == 2 and _FATHERS.search(first[1]) and len(first[1]) > 5:
        first, middle = first[:1], first[1:]  # "Анна Сергеевна" in one field
    return Name(
        tuple(one for one in last if one not in _SHORT_WORDS) or last,
        "-".join(first),
        middle[0] if middle else "",
    )


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names compare; each part is same, near, initial, unknown or other."""

    last: str
    first: str
    middle: str

    @property
    def fits(self) -> bool:
        return (
            self.last not in ("other", "unknown")
            and self.first != "other"
            and self.middle != "other"
        ) or (self.last == "unknown" and self.first in ("same", "near") and self.middle != "other")

    @property
    def unknown(self) -> bool:
        return self.last == self.first == "unknown"

    @property
    def full(self) -> bool:
        """Whether last and first name are both there and fit."""
        return self.last in ("same", "near") and self.first in ("same", "near")

    @property
    def renamed(self) -> bool:
        return self.last == "other" and self.first == "same" and self.middle != "other"

    @property
    def worth(self) -> int:
        if not self.fits:
            return 0
        return sum(part in ("same", "near") for part in (self.last, self.first))

    @property
    def unsure(self) -> float:
        if not self.full:
            return 0.8
        return {"same": 0.36, "near": 0.42, "initial": 0.5}.get(self.middle, 0.6)


def likeness(one: Name, other: Name) -> Likeness:
    return Likeness(
        _last_names(one.last, other.last),
        _first_names(one.first, other.first),
        _middle_names(one.middle, other.middle),
    )


def _last_names(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    if not one or not other:
        return "unknown"
    # Of a double name often one half is told.
    best = "other"
    for mine in one:
        for theirs in other:
            if family(mine) == family(theirs):
                return "same"
            if is_near(family(mine), family(theirs)) or is_near(mine, theirs):
                best = "near"
    return best


def _first_names(one: str, other: str) -> str:
    if not one or not other:
        return "unknown"
    if one == other:
        return "same"
    if one[-1] == "." or other[-1] == ".":
        return "initial" if _may_begin(one, other) else "other"
    mine, theirs = names_of(one), names_of(other)
    if mine and theirs:
        return "same" if mine & theirs else "other"
    if is_near(one, other):
        return "near"
    for a in mine or {one}:
        for b in theirs or {other}:
            if is_near(a, b):
                return "near"
    # Two first names, of which one is told.
    halves = set(one.split("-")) & set(other.split("-"))
    return "near" if halves else "other"


def _may_begin(one: str, other: str) -> bool:
    """Whether an initial ("iu.") may be that of the other name."""
    short, long = (one, other) if one[-1] == "." else (other, one)
    letter = short[:-1]
    forms = (long, *names_of(long))
    if letter in ("i", "e", "ie"):  # Елена, Yelena
        return any(form[0] in "ie" for form in forms)
    return any(form.startswith(letter) or letter.startswith(form[:-1]) for form in forms)


def _middle_names(one: str, other: str) -> str:
    if not one or not other:
        return "unknown"
    if one[-1] == "." or other[-1] == ".":
        return "initial" if _may_begin(one, other) else "other"
    mine, theirs = _father(one), _father(other)
    if mine == theirs or names_of(mine) & names_of(theirs):
        return "same"
    return "near" if is_near(mine, theirs) else "other"


@functools.lru_cache(maxsize=65536)
def family(sound: str) -> str:
    """A family name without what tells man from woman, and with one way to end it."""
    for ending, instead in _ENDINGS:
        if sound.endswith(ending) and len(sound) > len(ending) + 1:
            return squeezed(sound[: -len(ending)] + instead)
    return squeezed(sound)


@functools.lru_cache(maxsize=16384)
def _father(sound: str) -> str:
    """Whose son or daughter: "Сергеевич", "Сергійович" and "Сергеевна" begin alike."""
    return _FATHERS.sub("", sound) or sound


@functools.lru_cache(maxsize=65536)
def is_near(one: str, other: str, shortest: int = 4) -> bool:
    """Whether a slip of the keyboard lies between two words: one letter other, more, less or two
    swapped; two slips in long words.

    >>> is_near("ivanov", "ivnaov"), is_near("ivanov", "ivanko"), is_near("li", "lu")
    (True, False, False)
    """
    size = min(len(one), len(other))
    if size < shortest or abs(len(one) - len(other)) > 2:
        return one == other
    return _distance(one, other) <= (2 if size >= 9 else 1)


def _distance(one: str, other: str) -> int:
    """Slips between two words; a swap of neighbours is one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


@functools.lru_cache(maxsize=16384)  # many people have the same names
def sounds(name: str) -> tuple[str, ...]:
    """The words of a name, each as it sounds."""
    spelt = name[:120].casefold().translate(_SPELT)
    folded = _NOT_LETTERS.sub(" ", _APOSTROPHES.sub("", fold(spelt)))
    words = folded.replace("-", " ").split()
    return tuple(_sound(word) for word in words[:4] if not word.isdigit())


def _sound(word: str) -> str:
    if is_cyrillic(word) and _LATIN.search(word):
        word = _one_alphabet(word)
    if _DIGIT.search(word):
        word = word.translate(_SCANNED if is_cyrillic(word) else _SCANNED_LATIN)
    if not is_cyrillic(word):
        word = word.replace("cz", "ch").replace("sz", "sh")
    sound = sound_of(word)
    return f"{sound}." if len(word) == 1 else sound


def _one_alphabet(word: str) -> str:
    """Letters that look alike in both alphabets come from scans; any other letter tells which."""
    cyrillic = "".join(char for char in word if not char.isascii())
    if cyrillic.translate(_TO_LATIN).isascii() and not word.translate(_TO_CYRILLIC).isascii():
        plain = [char for char in word if char.isascii()]
        if any(char.translate(_TO_CYRILLIC) == char for char in plain):
            return word.translate(_TO_LATIN)
    return word.translate(_TO_CYRILLIC)


def name_keys(name: Name) -> list[str]:
    """What a name is found by although it is written otherwise."""
    last, first, middle = name
    keys = []
    for code in dict.fromkeys(_code(family(part)) for part in last):
        for called in sorted(names_of(first) or {first}):
            if called:
                keys.append(f"name:{code} {_code(called)}")
                if middle and middle[-1] != ".":
                    keys.append(f"full:{code[:1]} {_code(called)} {_code(_father(middle))}")
    return keys


@functools.lru_cache(maxsize=65536)
def _code(word: str) -> str:
    """The consonants and the first letter: most slips are in vowels."""
    return squeezed(_VOWELS.sub("", word))
