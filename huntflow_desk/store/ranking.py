"""Which of few hits come first: names before contacts, those before positions, texts by bm25."""

from __future__ import annotations

import json
from collections.abc import Sequence

from huntflow_desk.core.language import Term, terms
from huntflow_desk.core.query import words_of
from huntflow_desk.core.translit import skeleton
from huntflow_desk.store.file import DatabaseFile
from huntflow_desk.store.search import Condition, word_forms


def ranked(
    file: DatabaseFile,
    text: str,
    by_person: list[int],
    by_text: list[int],
    wanted: Sequence[Condition],
) -> tuple[list[int], list[int]]:
    """The same rows, best first; rows that are equally good stay newest first."""
    found = [one for one in terms(text) if not one.negative]
    if found and by_person:
        folded: dict[int, str] = dict(
            file.rows(
                """SELECT row, folded FROM applicants
                   WHERE row IN (SELECT value FROM json_each(?))""",
                (json.dumps(by_person),),
            )
        )
        by_person = sorted(by_person, key=lambda row: _worth(folded.get(row, ""), found))
    expression = " AND ".join(f"({one.texts})" for one in wanted if one.texts and not one.negative)
    if expression and len(by_text) > 1:
        weights: dict[int, float] = dict(
            file.rows(
                """SELECT rowid, bm25(text_index) FROM text_index
                   WHERE text_index MATCH ? AND rowid BETWEEN ? AND ?""",
                (expression, min(by_text), max(by_text)),
            )
        )
        by_text = sorted(by_text, key=lambda row: weights.get(row, 0.0))
    return by_person, by_text


def _worth(folded: str, wanted: Sequence[Term]) -> int:
    """0: every word is a whole part of the name, 1: the beginning of one, 2: not in the name."""
    parts = words_of(folded)
    worst = 0
    for term in wanted:
        for word in term.words:
            worst = max(worst, _place(parts, word))
    return worst


def _place(parts: Sequence[str], word: str) -> int:
    if word in parts:
        return 0
    skeletons = [skeleton(part) for part in parts]
    if skeleton(word) in skeletons:
        return 0
    beginnings = [form.lstrip("¬¦") for form in word_forms(word)]
    starts = tuple(beginnings)
    if any(part.startswith(starts) for part in (*parts, *skeletons)):
        return 1
    return 2
