"""What people are found by, and how a query becomes an expression of the full-text indexes.

What is indexed and what is asked for are both cut into folded words here, so nothing a person
types is ever query syntax. Names and companies are indexed a second time as skeletons, so that
they are found in the other alphabet: "¬" before that of a Cyrillic word, "¦" of a Latin one.
Marks ("§") are facts about a person; see `core.query.mark`. All three signs cannot be typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from huntflow_desk.core.query import ApplicantQuery, Filters, fold, mark, words, words_of
from huntflow_desk.core.translit import beginnings, is_cyrillic, is_latin, skeleton

if TYPE_CHECKING:
    from huntflow_desk.core.documents import Applicant
    from huntflow_desk.core.language import Term

_NOT_DIGIT = re.compile(r"\D+")
_DIGITS = re.compile(r"\d+")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`](?=\w)")
_PHONE_IN_TEXT = re.compile(r"(?<![\w+])(?:\+?\d[\s().-]{0,3}){10,14}(?!\w)")
_WORD_LENGTH = 64
_CYRILLIC, _LATIN = "¬", "¦"
_SHORT = 2
"""Words up to so many letters are found in texts only as they are, not as beginnings."""

_IN_TEXTS = ("§e", "§r", mark("has", "comment"), mark("has", "questionary"), mark("has", "text"))


def indexed_words(person: Applicant, folded_name: str, shown_length: int) -> str:
    """Everything a person is found by; part of the row, so that the index can be kept exact."""
    names = words_of(folded_name)
    found = list(names)
    if any(sign in folded_name for sign in "'’ʼ`"):
        found += words_of(_APOSTROPHE.sub("", folded_name))
    place = fold(f"{person.position[:shown_length]} \n {person.company[:shown_length]}")
    found += words_of(place)
    company = words_of(fold(person.company[:shown_length]))
    rest = words_of(fold(person.email[:shown_length])) if person.email else []
    for contact in (person.skype, *(one.value for one in person.social)):
        rest += words_of(fold(contact[:shown_length]))
    if person.phone:
        rest += phone_forms(person.phone[:shown_length])
    rest += _skeletons((*names, *company))
    rest += marks_of(person)
    found += dict.fromkeys(rest)
    return " ".join(word[:_WORD_LENGTH] for word in found)


def marks_of(person: Applicant) -> list[str]:
    """The facts lists can be filtered by."""
    found = [mark("tag", tag_id) for tag_id in person.tag_ids]
    for link in person.links:
        found.append(mark("vacancy", link.vacancy_id))
        found.append(mark("stage", link.stage_id))
        found.append(mark("link", f"{link.vacancy_id}:{link.stage_id}"))
        if link.rejection_reason_id is not None:
            found.append(mark("reason", link.rejection_reason_id))
    found += [mark("source", one.source_id) for one in person.resumes if one.source_id is not None]
    if person.agreement is not None and person.agreement.state:
        found.append(mark("consent", person.agreement.state))
    has = {
        "phone": person.phone,
        "email": person.email,
        "photo": person.photo_id is not None or person.photo_url,
        "resume": person.resumes,
        "tag": person.tag_ids,
        "vacancy": person.links,
        "consent": person.agreement is not None and person.agreement.state == "accepted",
    }
    found += [mark("has", name) for name, value in has.items() if value]
    if not person.complete:
        found.append(mark("has", "server"))
    return list(dict.fromkeys(found))


def phone_forms(phone: str) -> list[str]:
    """A number whole, without the country code, and from each of its groups on."""
    groups = _DIGITS.findall(phone)
    digits = "".join(groups)[:_WORD_LENGTH]
    forms = [digits] if digits else []
    # Nobody writes groups where the number came from a machine.
    forms += [digits[-length:] for length in (10, 7, 4) if len(digits) > length]
    left = len(digits)
    for group in groups[:8]:
        left -= len(group)
        if 0 < left < len(digits):
            forms.append(digits[-left:])
    return forms


def text_words(text: str) -> str:
    """A text as its index has it; phone numbers in it are found in any form."""
    found = words_of(fold(text))
    for phone in _PHONE_IN_TEXT.findall(text):
        found.append(_NOT_DIGIT.sub("", phone)[-10:])
    return " ".join(word[:_WORD_LENGTH] for word in found)


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must be true of a person: an expression of the index of people, or one of
    the index of texts. `phrase`: the words have to be neighbours in the person's row, too."""

    people: str
    texts: str = ""
    phrase: str = ""
    negative: bool = False


def conditions(query: ApplicantQuery) -> list[Condition]:
    """All that a query asks for beside vacancy, time and order."""
    found: list[Condition] = []
    if words(query.text):
        from huntflow_desk.core.language import terms

        found += [of_term(term) for term in terms(query.text)]
    return found + _of_filters(query.filters)


def of_term(term: Term) -> Condition:
    """What has to be looked up for a term."""
    if term.digits:
        digits = term.digits[:_WORD_LENGTH]
        forms = _either(digits)
        people = _any(f'"{form}"*' for form in forms)
        # It may be no phone after all: 2019-2021.
        apart = " AND ".join(f'"{word}"' for word in term.words)
        texts = _any([*(f'"{form}"*' for form in (*forms, digits[-10:])), f"({apart})"])
        return Condition(people, texts, negative=term.negative)
    shown = [word[:_WORD_LENGTH] for word in term.words]
    star = "" if term.exact else "*"
    people = " AND ".join(
        _any(f'"{form}"{star}' for form in word_forms(word, exact=term.exact)) for word in shown
    )
    if term.phrase:
        joined = " ".join(shown)
        return Condition(people, f'"{joined}"', phrase=joined, negative=term.negative)
    if not term.exact and all(_only_beginning(word) for word in shown):
        return Condition(people, negative=term.negative)
    texts = " AND ".join(
        f'"{word}"*' if star and len(word) > _SHORT else f'"{word}"' for word in shown
    )
    return Condition(people, texts, negative=term.negative)


def word_forms(word: str, *, exact: bool = False) -> tuple[str, ...]:
    """What a word of a query may be the beginning of among the words of a person."""
    if is_cyrillic(word):
        sign = _LATIN
    elif is_latin(word):
        sign = _CYRILLIC
    else:
        return _either(word) if word.isdigit() else (word,)
    others = (skeleton(word),) if exact else beginnings(word)
    return (word, *(sign + other for other in others if other))


def in_vacancy(vacancy_id: int, stage_id: int | None) -> Condition:
    """Being on a vacancy, and on a stage of it."""
    if stage_id is None:
        return Condition(f'"{mark("vacancy", vacancy_id)}"')
    return Condition(f'"{mark("link", f"{vacancy_id}:{stage_id}")}"')


def _only_beginning(word: str) -> bool:
    """Whether a word is too short to mean anything in a text: "1с", "qa", "go" are not."""
    return word.isalpha() and (len(word) < _SHORT or (len(word) == _SHORT and is_cyrillic(word)))


def _of_filters(filters: Filters) -> list[Condition]:
    found = [_of_marks(group, negative=False) for group in filters.all_of if group]
    return found + [_of_marks((one,), negative=True) for one in filters.none_of]


def _of_marks(group: Sequence[str], *, negative: bool) -> Condition:
    texts = [f'marks : "{one}"' for one in group if one.startswith(_IN_TEXTS)]
    return Condition(_any(f'"{one}"' for one in group), _any(texts), negative=negative)


def _either(digits: str) -> tuple[str, ...]:
    """8 916 ... and +7 916 ... are the same number."""
    return (digits, digits[1:]) if digits[0] in "78" and len(digits) > 3 else (digits,)


def _any(forms: Iterable[str]) -> str:
    found = tuple(dict.fromkeys(forms))
    return f"({' OR '.join(found)})" if len(found) > 1 else "".join(found)


def _skeletons(found: Iterable[str]) -> list[str]:
    signs = []
    for word in found:
        if is_cyrillic(word):
            signs.append(_CYRILLIC + skeleton(word))
        elif is_latin(word):
            signs.append(_LATIN + skeleton(word))
    return signs
