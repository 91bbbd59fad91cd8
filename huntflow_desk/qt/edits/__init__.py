"""Edits in words: what a person did to whom, how it is going, what can be done about trouble.

One place for toast, outbox, card and lists.
"""

from __future__ import annotations

from huntflow_desk.qt.edits.facts import Fact, facts
from huntflow_desk.qt.edits.troubles import (
    Said,
    complaints,
    explained,
    reason,
    says_anything,
    trouble_words,
    ways,
)
from huntflow_desk.qt.edits.values import field_name, value_text
from huntflow_desk.qt.edits.words import (
    action_words,
    headline,
    person_name,
    stage_name,
    state_words,
    vacancy_name,
    why_impossible,
)

__all__ = [
    "Fact",
    "Said",
    "action_words",
    "complaints",
    "explained",
    "facts",
    "field_name",
    "headline",
    "person_name",
    "reason",
    "says_anything",
    "stage_name",
    "state_words",
    "trouble_words",
    "vacancy_name",
    "value_text",
    "ways",
    "why_impossible",
]
