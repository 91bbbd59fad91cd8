"""The search of one organisation: words over names, contacts and resumes, and filters.

A card that was just written is found only after a lag, as the vendor's index works
(API.md 9.3); until then a changed card is found by its old words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .cards import Cards
from .lexicon import (
    CITIES,
    COMPANIES,
    ENGLISH_COMPANIES,
    ENGLISH_UNIVERSITIES,
    FACULTIES,
    UNIVERSITIES,
)
from .resumes import ABOUT, ENGLISH_ABOUT, gendered
from .roles import COMMON_DUTIES, ENGLISH_DUTIES, ROLES, position_title
from .storage import Store

Doc = dict[str, Any]

_SPLIT = re.compile(r"[\s,;:()«»\"|/]+")
PAGE_SEARCH_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Query:
    """What a search asks for; part of the opaque cursor."""

    q: str = ""
    field: str = "all"
    tag: tuple[int, ...] = ()
    status: tuple[int, ...] = ()
    rejection_reason: tuple[int, ...] = ()
    only_current_status: bool = False
    vacancy: tuple[int | None, ...] = ()
    account_source: tuple[int, ...] = ()


def fold(text: str) -> str:
    """Lower case, yo as ye, punctuation as spaces, a space before every word."""
    text = text.lower().replace("ё", "е")
    words = [word.strip(".!?-") for word in _SPLIT.split(text)]
    extra = [part for word in words if "-" in word for part in word.split("-")]
    return " " + " ".join(words + extra)


def words_of(card: Doc) -> str:
    """What a stored card is found by."""
    parts = [
        str(card.get(key) or "")
        for key in ("last_name", "first_name", "middle_name", "position", "company", "email")
    ]
    numbers = re.sub(r"\D", "", str(card.get("phone") or ""))
    return fold(" ".join([*parts, str(card.get("_resume") or "")])) + " #" + numbers


class Search:
    """Answers queries; builds its word lists when first asked."""

    def __init__(self, store: Store, cards: Cards, clock: Callable[[], float]) -> None:
        self._store = store
        self._cards = cards
        self._clock = clock
        self._words: dict[int, str] = {}
        self._roles: dict[int, int] = {}
        self._stored_words: dict[int, tuple[Doc, str]] = {}
        self._known: dict[tuple[Query, int], list[int]] = {}
        self._common = fold(
            " ".join(
                [
                    *(word for pair in CITIES for word in pair),
                    *COMPANIES, *ENGLISH_COMPANIES, *UNIVERSITIES, *ENGLISH_UNIVERSITIES,
                    *FACULTIES, *ABOUT, *ENGLISH_ABOUT, *ENGLISH_DUTIES,
                    *COMMON_DUTIES, *(gendered(text, True) for text in COMMON_DUTIES),
                    "опыт работы образование навыки о себе телефон почта",
                    "experience education skills about me phone e-mail",
                ]
            )
        )  # fmt: skip
        self._by_role = [fold(" ".join([*role.skills, *role.duties])) for role in ROLES]

    def ids(self, query: Query) -> list[int]:
        """Ids of everybody who matches, newest first."""
        now = self._clock()
        waiting = any(
            card.get("_fresh_until", 0) > now for _, card in self._store.rows(self._cards.table)
        )
        key = (query, self._store.version)
        if not waiting and key in self._known:
            return self._known[key]
        found = list(self.matching(query))
        if not waiting:
            if len(self._known) > 16:
                self._known.clear()
            self._known[key] = found
        return found

    def matching(self, query: Query, below: int | None = None) -> Iterator[int]:
        """Ids of everybody who matches, newest first, starting under an id."""
        tokens = [word for word in fold(query.q).split(" ") if word] if query.q else []
        for applicant_id in self._candidates(query):
            if below is not None and applicant_id >= below:
                continue
            if self._fits(applicant_id, query) and self._has_words(
                applicant_id, tokens, query.field
            ):
                yield applicant_id

    def _candidates(self, query: Query) -> list[int]:
        if not query.vacancy:
            return self._cards.ids()
        index = self._cards.index
        found: set[int] = set()
        for vacancy_id in query.vacancy:
            if vacancy_id is None:
                placed: set[int] = set()
                for people in index.places().values():
                    placed |= people.keys()
                found |= set(self._cards.ids()) - placed
            else:
                found |= index.on(vacancy_id).keys()
        return sorted(found, reverse=True)

    def _fits(self, applicant_id: int, query: Query) -> bool:
        stored = self._cards.stored(applicant_id)
        fresh = stored is not None and stored.get("_fresh_until", 0) > self._clock()
        if fresh and stored is not None and stored.get("_old_words") is None:
            return False
        if not (query.tag or query.status or query.account_source or query.rejection_reason):
            return True
        number = self._cards.number(applicant_id)
        if query.tag:
            if stored is not None:
                tags = {int(tag["tag"]) for tag in stored["tags"]}
            else:
                tags = set(self._cards.people.tag_ids(number or 0))
            if not tags & set(query.tag):
                return False
        if query.status and not self._at_stage(applicant_id, query):
            return False
        if query.account_source:
            card = self._cards.find(applicant_id) or {"external": []}
            if not {row["account_source"] for row in card["external"]} & set(query.account_source):
                return False
        if query.rejection_reason:
            card = self._cards.find(applicant_id) or {"links": []}
            reasons = {link.get("rejection_reason") for link in card["links"]}
            if not reasons & set(query.rejection_reason):
                return False
        return True

    def _at_stage(self, applicant_id: int, query: Query) -> bool:
        if query.only_current_status:
            card = self._cards.find(applicant_id)
            places = (
                [] if card is None else [(row["vacancy"], row["status"]) for row in card["links"]]
            )
        else:
            places = self._cards.passed(applicant_id)
        wanted = set(query.status)
        vacancies = {vacancy for vacancy in query.vacancy if vacancy is not None}
        return any(
            status in wanted and (not vacancies or vacancy in vacancies)
            for vacancy, status in places
        )

    def _has_words(self, applicant_id: int, tokens: list[str], field: str) -> bool:
        if not tokens:
            return True
        number = self._cards.number(applicant_id)
        stored = self._cards.stored(applicant_id)
        if stored is not None:
            words = self._words_of_stored(applicant_id, stored)
        elif number is not None:
            words = self._words_of_invented(number)
        else:
            return False
        if field == "position":
            card = self._cards.find(applicant_id) or {}
            position = fold(str(card.get("position") or ""))
            return all(f" {token}" in position for token in tokens)
        resume: str | None = None
        for token in tokens:
            if field == "all":
                if f" {token}" in words:
                    continue
                number_part = re.sub(r"[+\-().]", "", token)
                if number_part.isdigit() and number_part in words.rpartition("#")[2]:
                    continue
            if number is None or not self._may_be_in_resume(token, number):
                return False
            if resume is None:
                with_text = self._cards.people.resume_kind(number) in (1, 3)
                resume = fold(self._cards.resume_text(number)) if with_text else ""
            if f" {token}" not in resume:
                return False
        return True

    def _may_be_in_resume(self, token: str, number: int) -> bool:
        if f" {token}" in self._common or token[:1].isdigit():
            return True
        stem = f" {token[:-1]}" if len(token) > 4 else f" {token}"  # verbs change with gender
        if not any(stem in words for words in self._by_role):
            return False
        role = self._roles.get(number)
        if role is None:
            role = self._roles[number] = self._cards.people.person(number).role
        return stem in self._by_role[role]

    def _words_of_stored(self, applicant_id: int, stored: Doc) -> str:
        if stored.get("_fresh_until", 0) > self._clock():
            return str(stored.get("_old_words") or "")
        known = self._stored_words.get(applicant_id)
        if known is None or known[0] is not stored:
            known = (stored, words_of(stored))
            self._stored_words[applicant_id] = known
        return known[1]

    def _words_of_invented(self, number: int) -> str:
        words = self._words.get(number)
        if words is None:
            person = self._cards.people.person(number)
            position = position_title(ROLES[person.role], person.level, person.english)
            names = f"{person.last} {person.first} {person.middle or ''}"
            words = (
                fold(f"{names} {position} {person.email or ''}")
                + " #"
                + re.sub(r"\D", "", person.phone or "")
            )
            self._words[number] = words
            self._roles[number] = person.role
        return words
