"""Names in two alphabets: one skeleton for all usual ways to write a name in Latin letters.

"Юлия", "Yulia", "Iuliia" and "Julia" have the same skeleton. It is not meant to be read; it only
has to be equal where people mean the same name, and to grow letter by letter as they type.
"""

from __future__ import annotations

import functools
import re

_LETTERS = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh",
        "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
        "я": "ya", "і": "i", "ї": "i", "є": "ye", "ґ": "g", "ў": "u", "ә": "a", "ғ": "g",
        "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
    }
)  # fmt: skip
_SIGN = re.compile("[ьъ](?=[аеёиоуыэюя])")
_CYRILLIC = re.compile("[а-яёіїєґўәғқңөұүһ]")
_LATIN = re.compile("[a-z]")
_DIGRAPHS = re.compile("shch|sch|kh|ph|tch|tz|ck|w|x|q|j|c(?!h)")
_SHORTER = {
    "shch": "sh", "sch": "sh", "kh": "h", "ph": "f", "tch": "ch", "tz": "ts", "ck": "k",
    "w": "v", "x": "ks", "q": "k", "j": "y", "c": "k",
}  # fmt: skip
_GLIDES = re.compile("i+(e?)")
_LONE_C = re.compile("c(?![hk])")
_VOWELS = frozenset("aeiou")


def is_cyrillic(word: str) -> bool:
    """Whether a folded word has a Cyrillic letter."""
    return _CYRILLIC.search(word) is not None


def is_latin(word: str) -> bool:
    """Whether a folded word has a Latin letter and no Cyrillic one."""
    return _LATIN.search(word) is not None and not is_cyrillic(word)


@functools.lru_cache(maxsize=16384)  # many people have the same names
def skeleton(word: str) -> str:
    """The skeleton of a folded word in either alphabet.

    >>> {skeleton(word) for word in ("юлия", "yulia", "iuliia", "yuliya", "julia")}
    {'iulia'}
    """
    if is_cyrillic(word):
        word = _SIGN.sub("y", word).translate(_LETTERS)
    short = _DIGRAPHS.sub(lambda found: _SHORTER[found[0]], word)
    return _GLIDES.sub(lambda found: found[1] or "i", short.replace("yo", "e").replace("y", "i"))


def beginnings(word: str) -> tuple[str, ...]:
    """Skeletons a name may begin with when this folded word is what has been typed of it.

    Letters at the end may be half of a sign ("k" of "kh", "sc" of "sch").
    """
    found = [skeleton(word)]
    latin = word if not is_cyrillic(word) else _SIGN.sub("y", word).translate(_LETTERS)
    if _LONE_C.search(latin):
        found.append(skeleton(_LONE_C.sub("ts", latin)))
    if latin.startswith("j"):
        found.append(skeleton("zh" + latin[1:]))
    if latin.endswith("k"):
        found.append(skeleton(latin + "h"))
    elif latin.endswith(("sc", "shc")):
        found.append(skeleton(latin[:-1]))
    elif latin.endswith("c"):
        found.append(skeleton(latin[:-1]) + "c")
    elif latin.endswith(("y", "j", "i")) and len(latin) > 1 and latin[-2] not in _VOWELS:
        found.append(skeleton(latin[:-1]) + "e")
    return tuple(dict.fromkeys(one for one in found if one))
