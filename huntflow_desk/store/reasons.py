"""Where a hit is: the person's own data, else the text that has it, with the place in it."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Sequence

from huntflow_desk.core.language import Term, terms
from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import ApplicantQuery, fold, words_of
from huntflow_desk.core.snippets import Hits, places, snippet
from huntflow_desk.core.translit import skeleton
from huntflow_desk.store.file import DatabaseFile
from huntflow_desk.store.search import word_forms
from huntflow_desk.store.texts import KINDS

_NOT_DIGIT = re.compile(r"\D+")
_SIGNS = "¬¦"


def with_reasons(
    file: DatabaseFile, query: ApplicantQuery, people: Sequence[tuple[int, ApplicantRow]]
) -> tuple[ApplicantRow, ...]:
    """The rows with reason and snippet. A hit in the name needs no snippet."""
    wanted = [_Wanted(term) for term in terms(query.text) if not term.negative]
    if not wanted:
        return tuple(row for _, row in people)
    reasons: dict[int, tuple[str, str, Hits]] = {}
    missing: dict[int, list[_Wanted]] = {}
    for _, row in people:
        found = [one.field_of(row) for one in wanted]
        if None in found:
            missing[row.applicant_id] = [
                one for one, field in zip(wanted, found, strict=True) if field is None
            ]
        fields = [field for field in found if field is not None and field != "name"]
        if fields:
            value = str(getattr(row, fields[0]))
            if fields[0] == "phone":
                hits = _digit_places(value, [one.digits for one in wanted if one.digits])
            else:
                hits = places(value, [form for one in wanted for form in one.shown])
            reasons[row.applicant_id] = (fields[0], value, hits)
        else:
            reasons[row.applicant_id] = ("name" if None not in found else "contact", "", ())
    if missing:
        reasons.update(_in_texts(file, query.account_id, missing))
    return tuple(
        row._replace(reason=reason, snippet=text, hits=hits)
        for _, row in people
        for reason, text, hits in (reasons[row.applicant_id],)
    )


def _in_texts(
    file: DatabaseFile, account_id: int, missing: dict[int, list[_Wanted]]
) -> Iterable[tuple[int, tuple[str, str, Hits]]]:
    found = file.rows(
        """SELECT applicant_id, kind, text FROM texts
           WHERE account_id = ? AND applicant_id IN (SELECT value FROM json_each(?))""",
        (account_id, json.dumps(list(missing))),
    )
    best: dict[int, tuple[int, tuple[str, str, Hits]]] = {}
    for applicant_id, kind, text in found:
        forms = [form for one in missing[applicant_id] for form in one.shown]
        line, hits = snippet(text, forms)
        if not hits:
            continue
        worth = len({line[start : start + size].casefold() for start, size in hits}) * 10
        worth -= KINDS.index(kind)
        if applicant_id not in best or worth > best[applicant_id][0]:
            best[applicant_id] = (worth, (kind, line, hits))
    return ((applicant_id, reason) for applicant_id, (_, reason) in best.items())


class _Wanted:
    """A term as it is looked for in the fields of a row."""

    def __init__(self, term: Term) -> None:
        self.digits = term.digits or (term.words[0] if _is_number(term) else "")
        self._forms = [
            tuple(form for form in word_forms(word) if form[0] not in _SIGNS) for word in term.words
        ]
        self._skeletons = [
            tuple(form[1:] for form in word_forms(word) if form[0] in _SIGNS) for word in term.words
        ]
        self.shown = [form for forms in self._forms for form in forms]

    def field_of(self, row: ApplicantRow) -> str | None:
        """The field that has all words: name, phone, email, position, company; None: none."""
        if self.digits and self._is_phone(row.phone):
            return "phone"
        if self._all_in(" ".join((row.last_name, row.first_name, row.middle_name)), both=True):
            return "name"
        for field in ("email", "position", "company"):
            if self._all_in(getattr(row, field), both=field == "company"):
                return field
        everything = (row.last_name, row.first_name, row.middle_name, row.email, row.position)
        if self._all_in(" ".join((*everything, row.company)), both=True):
            return "position"
        return None

    def _is_phone(self, phone: str) -> bool:
        digits = _NOT_DIGIT.sub("", phone)
        if not digits:
            return False
        forms = [self.digits]
        if self.digits[0] in "78" and len(self.digits) > 3:
            forms.append(self.digits[1:])
        return any(form in digits for form in forms)

    def _all_in(self, text: str, *, both: bool) -> bool:
        parts = _parts(text)
        if not parts:
            return False
        others = _skeletons(text) if both else ()
        for forms, skeletons in zip(self._forms, self._skeletons, strict=True):
            direct = any(part.startswith(forms) for part in parts)
            if not direct and not (
                both and skeletons and any(one.startswith(skeletons) for one in others)
            ):
                return False
        return True


@functools.lru_cache(maxsize=4096)  # the same rows are asked by every word, at every letter
def _parts(text: str) -> tuple[str, ...]:
    return tuple(words_of(fold(text)))


@functools.lru_cache(maxsize=4096)
def _skeletons(text: str) -> tuple[str, ...]:
    return tuple(skeleton(part) for part in _parts(text))


def _digit_places(phone: str, found: Sequence[str]) -> Hits:
    """Where digits are in a number, whatever stands between them."""
    where = [place for place, char in enumerate(phone) if char.isdecimal()]
    digits = "".join(phone[place] for place in where)
    hits = []
    for wanted in found:
        for form in (wanted, wanted[1:] if wanted[0] in "78" else ""):
            first = digits.find(form) if form else -1
            if first >= 0:
                last = where[first + len(form) - 1]
                hits.append((where[first], last - where[first] + 1))
                break
    return tuple(hits)


def _is_number(term: Term) -> bool:
    return len(term.words) == 1 and term.words[0].isdecimal() and len(term.words[0]) > 2
