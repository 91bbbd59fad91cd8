"""Whether two records are one person: what they have in common, and what speaks against it.

A phone, an address or a link says little alone: families, agencies and employers share them. It
counts together with a name that fits; with another name it is a shared contact, a warning. A name
alone is never certain, a name with the same date of birth is. Contacts that many different people
have count next to nothing.

Everything is compared in a folded form (`Traits`), in which "Семёнов Юрий", "Iurii Semenov" and
"SEMYONOV YURY" look alike. Equal input gives equal output.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from huntflow_desk.core.contacts import email_key, is_everybodys, link_key, phone_keys
from huntflow_desk.core.givennames import names_of, sound_of, squeezed
from huntflow_desk.core.query import fold
from huntflow_desk.core.translit import is_cyrillic

CERTAIN = 0.75
"""From this score on two records count as one person; below it they are worth a look."""

WORTH_A_LOOK = 0.3
MOST_MATCHES = 8
MOST_HOLDERS = 300
"""People of one key that are looked at."""

_MANY_HOLDERS = 4
"""A contact of so many people with different names says nothing about one of them."""

_WEIGHTS = {"file": 0.95, "email": 0.72, "phone": 0.7, "link": 0.7}
_COMMON_WEIGHT = 0.32
_APOSTROPHES = re.compile("['’ʼ`´\"]")
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
    [
        "de",
        "di",
        "da",
        "van",
        "von",
        "fon",
        "der",
        "ogli",
        "oglu",
        "uli",
        "kizi",
        "kyzy",
        "al",
        "el",
        "bin",
        "ibn",
    ]
)
_LATIN = re.compile("[a-z]")
_TO_CYRILLIC = str.maketrans("aeopcyxkbhmt", "аеорсухквнмт")
_TO_LATIN = str.maketrans("аеорсухквнмт", "aeopcyxkbhmt")
_VOWELS = re.compile("(?<!^)[aeiou]")

Ref = TypeVar("Ref", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for one person: phone, email, link, file (the `value` is it, folded), name,
    birth, company, renamed (another last name, all else equal), huntflow (it says so itself).
    Against: other_name, other_birth, many (a contact that many have)."""

    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Match(Generic[Ref]):
    """Another record of perhaps the same person. `score` 0..1."""

    ref: Ref
    score: float
    reasons: tuple[Reason, ...]
    doubts: tuple[Reason, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether it counts as the same person."""
        return self.score >= CERTAIN

    @property
    def shared_contact(self) -> bool:
        """Whether somebody else has the same contact: a warning, no duplicate."""
        return any(doubt.kind == "other_name" for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a person is compared, folded. `last`: the parts of the family name; `birth`:
    "YYYYMMDD", "YYYY" or ""; `contacts`: "phone:...", "email:...", "link:...", "file:..."."""

    last: tuple[str, ...] = ()
    first: str = ""
    middle: str = ""
    birth: str = ""
    contacts: tuple[str, ...] = ()
    company: str = ""

    def packed(self) -> str:
        """As text for a database."""
        parts = [list(self.last), self.first, self.middle, self.birth, list(self.contacts)]
        return json.dumps([*parts, self.company], ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def unpacked(text: str) -> Traits:
        """The opposite of `packed`."""
        last, first, middle, birth, contacts, company = json.loads(text)
        return Traits(tuple(last), first, middle, birth, tuple(contacts), company)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to compare by."""
        return not (self.last or self.first or self.contacts)


def traits(
    *,
    last_name: str = "",
    first_name: str = "",
    middle_name: str = "",
    birth: date | tuple[int, int, int] | None = None,
    phones: Iterable[str] = (),
    emails: Iterable[str] = (),
    links: Iterable[tuple[str, str]] = (),
    files: Iterable[str] = (),
    company: str = "",
) -> Traits:
    """Fold what is known of a person. `links` are pairs of kind ("telegram", "", ...) and address
    or handle; `files` are hashes of contents; a part of `birth` that is not known is 0."""
    last, first, middle = (_sounds(name) for name in (last_name, first_name, middle_name))
    if not middle and len(first) == 2 and _FATHERS.search(first[1]) and len(first[1]) > 5:
        first, middle = first[:1], first[1:]  # "Анна Сергеевна" in one field
    contacts = [f"phone:{key}" for text in phones for key in phone_keys(text)]
    contacts += [f"email:{key}" for text in emails if (key := email_key(text))]
    contacts += [f"link:{key}" for kind, text in links if (key := link_key(kind, text))]
    contacts += [f"file:{key}" for key in files]
    if isinstance(birth, date):
        birth = (birth.year, birth.month, birth.day)
    born = ""
    if birth is not None and birth[0] > 1900:
        born = f"{birth[0]:04d}" + (f"{birth[1]:02d}{birth[2]:02d}" if all(birth) else "")
    return Traits(
        tuple(one for one in last if one not in _SHORT_WORDS) or last,
        "-".join(first),
        middle[0] if middle else "",
        born,
        tuple(dict.fromkeys(contacts)),
        " ".join(re.findall(r"\w{2,}", fold(company)))[:60],
    )


def keys_of(one: Traits) -> tuple[str, ...]:
    """What a record is found by when another one with the same key is looked up."""
    keys = list(one.contacts)
    if len(one.birth) == 8:
        keys.append(f"birth:{one.birth}")
    keys += _name_keys(one.last, one.first, one.middle)
    return tuple(dict.fromkeys(keys))


def asked_keys(one: Traits) -> tuple[str, ...]:
    """Keys of records that may be the same person: its own, and those of the names turned round."""
    keys = list(keys_of(one))
    turned = _turned(one)
    if turned is not None:
        keys += _name_keys(turned.last, turned.first, turned.middle)
    return tuple(dict.fromkeys(keys))


class Index(Generic[Ref]):
    """Records by their keys; `ref` names a record, and is added once."""

    def __init__(self) -> None:
        self._traits: dict[Ref, Traits] = {}
        self._holders: dict[str, list[Ref]] = {}
        self._common: dict[str, bool] = {}

    def __len__(self) -> int:
        return len(self._traits)

    def __contains__(self, ref: Ref) -> bool:
        return ref in self._traits

    def add(self, ref: Ref, one: Traits) -> None:
        """Add a record. Raises ValueError when the ref is taken."""
        if ref in self._traits:
            raise ValueError(ref)
        self._traits[ref] = one
        for key in keys_of(one):
            self._holders.setdefault(key, []).append(ref)
            self._common.pop(key, None)

    def find(self, one: Traits, ref: Ref | None = None) -> tuple[Match[Ref], ...]:
        """Matches of a record, best first, `ref` (the record itself) left out."""
        near: dict[Ref, None] = {}
        for key in asked_keys(one):
            near.update(dict.fromkeys(self._holders.get(key, ())[:MOST_HOLDERS]))
        near.pop(ref, None)  # type: ignore[arg-type]
        common = frozenset(key for key in one.contacts if self._is_common(key, one))
        found = []
        for other in near:
            verdict = compare(one, self._traits[other], common)
            if verdict is not None:
                found.append(Match(other, verdict.score, verdict.reasons, verdict.doubts))
        # The order of adding decides between equals.
        found.sort(key=lambda match: (-match.score, match.shared_contact))
        return tuple(found[:MOST_MATCHES])

    def _is_common(self, key: str, one: Traits) -> bool:
        holders = self._holders.get(key, ())
        if len(holders) < _MANY_HOLDERS:
            return False
        known = self._common.get(key)
        if known is None:
            names = {_who(self._traits[ref]) for ref in holders}
            known = self._common[key] = len(names - {("", "")}) >= _MANY_HOLDERS
        return known


def compare(one: Traits, other: Traits, common: frozenset[str] = frozenset()) -> Match[None] | None:
    """What two records have in common; None: nothing worth a look. `common`: contacts of both
    that many people have."""
    name = _names(one, other)
    turned = _turned(other)
    if turned is not None and name.worth < 2:
        swapped = _names(one, turned)
        if swapped.worth > name.worth:
            name = swapped
    born = _births(one.birth, other.birth)
    shared = [key for key in one.contacts if key in other.contacts]
    reasons = [Reason(*key.split(":", 1)) for key in shared]
    doubts: list[Reason] = []
    unsure = 1.0
    strong = 0
    for key, reason in zip(shared, reasons, strict=True):
        if key in common or _is_everybodys(key):
            unsure *= 1 - _COMMON_WEIGHT
            doubts.append(Reason("many", reason.value))
        else:
            unsure *= 1 - _WEIGHTS[reason.kind]
            strong += 1
    return _verdict(name, born, unsure, strong, reasons, doubts, _same_company(one, other))


def _verdict(
    name: _Names,
    born: str,
    unsure: float,
    strong: int,
    reasons: list[Reason],
    doubts: list[Reason],
    colleagues: bool,
) -> Match[None] | None:
    if name.unknown:
        # Nobody is named: one contact is a hint, two personal ones are somebody.
        score = (1 - unsure) * (0.9 if strong < 2 else 1.0)
        if strong < 2 and not any(reason.kind == "file" for reason in reasons):
            score = min(score, CERTAIN - 0.1)
        return _match(score, reasons, doubts)
    if not name.fits:
        if not reasons:
            return None
        if name.renamed and strong and (born == "same" or (strong > 1 and name.middle == "same")):
            return _match(0.85, [*reasons, Reason("renamed")], doubts)
        if any(reason.kind == "file" for reason in reasons):
            return _match(0.7, reasons, [*doubts, Reason("other_name")])
        return _match(0.35, reasons, [*doubts, Reason("other_name")])
    has_contact = bool(reasons)
    reasons = [*reasons, Reason("name")]
    unsure *= name.unsure
    if born == "same":
        reasons.append(Reason("birth"))
        unsure *= 0.15 if name.full else 0.5
    elif born == "year":
        unsure *= 0.7
    if colleagues:
        reasons.append(Reason("company"))
        unsure *= 0.6
    score = 1 - unsure
    if born == "other":
        doubts = [*doubts, Reason("other_birth")]
        # Father and son share name and phone; one person with two contacts has a slip in a date.
        score = min(score, 0.8 if strong > 1 and name.full else 0.5)
        if not strong:
            return None
    if not has_contact and born != "same":
        # Namesakes are many, also at one employer.
        score = min(score, CERTAIN - 0.05)
    return _match(score, reasons, doubts)


def _match(score: float, reasons: Sequence[Reason], doubts: Sequence[Reason]) -> Match[None] | None:
    score = round(min(score, 0.99), 2)
    if score < WORTH_A_LOOK:
        return None
    return Match(None, score, tuple(reasons), tuple(doubts))


# Names


@dataclass(frozen=True, slots=True)
class _Names:
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


def _names(one: Traits, other: Traits) -> _Names:
    return _Names(
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
            if _family(mine) == _family(theirs):
                return "same"
            if is_near(_family(mine), _family(theirs)) or is_near(mine, theirs):
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
def _family(sound: str) -> str:
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


def _turned(one: Traits) -> Traits | None:
    """First name and family name exchanged; None where there are not both."""
    if not one.last or not one.first:
        return None
    return replace(one, last=tuple(one.first.split("-")), first="-".join(one.last))


def _sounds(name: str) -> tuple[str, ...]:
    folded = _NOT_LETTERS.sub(" ", _APOSTROPHES.sub("", fold(name[:120])))
    words = folded.replace("-", " ").split()
    return tuple(_sound(word) for word in words[:4] if not word.isdigit())


def _sound(word: str) -> str:
    if is_cyrillic(word) and _LATIN.search(word):
        word = _one_alphabet(word)
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


def _name_keys(last: tuple[str, ...], first: str, middle: str) -> list[str]:
    keys = []
    for code in dict.fromkeys(_code(_family(part)) for part in last):
        for name in sorted(names_of(first) or {first}):
            if name:
                keys.append(f"name:{code} {_code(name)}")
                if middle and middle[-1] != ".":
                    keys.append(f"full:{code[:1]} {_code(name)} {_code(_father(middle))}")
    return keys


@functools.lru_cache(maxsize=65536)
def _code(word: str) -> str:
    """The consonants and the first letter: most slips are in vowels."""
    return squeezed(_VOWELS.sub("", word))


def _who(one: Traits) -> tuple[str, str]:
    first = min(names_of(one.first), default=one.first)
    return (_family(one.last[0]) if one.last else "", first)


# The rest


def _births(one: str, other: str) -> str:
    """same, year, near (a slip in a date), unknown or other."""
    if not one or not other:
        return "unknown"
    if len(one) == len(other) == 8:
        if one == other:
            return "same"
        slips = sum(a != b for a, b in zip(one, other, strict=True))
        turned = one[:4] == other[:4] and one[4:6] == other[6:] and one[6:] == other[4:6]
        return "near" if slips == 1 or turned else "other"
    apart = abs(int(one[:4]) - int(other[:4]))
    return "year" if apart == 0 else "near" if apart == 1 else "other"


def _same_company(one: Traits, other: Traits) -> bool:
    return bool(one.company) and one.company == other.company


def _is_everybodys(key: str) -> bool:
    return key.startswith("email:") and is_everybodys(key[6:])
