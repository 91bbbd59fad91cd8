"""The only place that turns a Problem into words: what happened, what is kept, what to do.

Texts that came from a server are facts, not words: they are shown plain, without control
characters and capped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from huntflow_desk.core.errors import Problem, explain
from huntflow_desk.qt.problems import answers, local, reach
from huntflow_desk.qt.problems.checks import complaint
from huntflow_desk.qt.problems.connection import cause_words, report_text, report_words
from huntflow_desk.qt.problems.texts import Maker, ProblemWords, plain_fact, translate

__all__ = [
    "ProblemWords",
    "action_label",
    "cause_words",
    "complaint",
    "describe",
    "kinds",
    "plain_fact",
    "report_text",
    "report_words",
    "words",
]


def words(problem: Problem) -> ProblemWords:
    """The words for a Problem in the current language. An unknown kind gets honest general ones."""
    make = _MAKERS.get(problem.kind, local.unknown)
    return replace(make(problem), action=action_label(problem.action))


def describe(error: BaseException) -> ProblemWords:
    """The words for any exception."""
    return words(explain(error))


def kinds() -> frozenset[str]:
    """Kinds that have words of their own."""
    return frozenset(_MAKERS)


def action_label(action: str) -> str:
    """Label of the button for `Problem.action`; "" where there is nothing to press."""
    match action:
        case "retry":
            return translate("Problems", "Повторить")
        case "keys":
            return translate("Problems", "Обновить ключ")
        case "settings":
            return translate("Problems", "Открыть настройки")
        case _:
            return ""


_MAKERS: Mapping[str, Maker] = {
    "trouble": local.unknown,
    "not_sent": reach.not_sent,
    "unknown_outcome": answers.unknown_outcome,
    "keys_lost": reach.keys_lost,
    "keys_locked": reach.keys_locked,
    "keys_unsaved": reach.keys_unsaved,
    "forbidden": answers.forbidden,
    "rejected": answers.rejected,
    "broken_record": answers.broken_record,
    "licence_limit": answers.licence_limit,
    "not_found": answers.not_found,
    "too_large": answers.too_large,
    "slow_down": answers.slow_down,
    "server_trouble": answers.server_trouble,
    "garbled": answers.garbled,
    "wrong_host": reach.wrong_host,
    "disk_trouble": local.disk_trouble,
    "damaged_database": local.damaged_database,
    "newer_database": local.newer_database,
    "overtaken": local.overtaken,
    "already_running": local.already_running,
    "source_trouble": local.source_trouble,
    "unreadable_file": local.unreadable_file,
    "bad_key": reach.bad_key,
    "bug": local.bug,
}
