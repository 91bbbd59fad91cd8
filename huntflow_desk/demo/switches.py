"""Trouble on demand: switches set by tests and by people who want to see how the client copes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .dice import Dice

NAMES = frozenset(
    {
        "down",  # the connection is refused or cut before anything is read
        "slow",  # seconds=0.5: the answer waits
        "forbid",  # 403 access_denied
        "busy",  # retry_after=1: 429 with Retry-After
        "garble",  # kind="html" (200, nothing done) or kind="cut" (done, half of the JSON)
        "broken_record",  # record=ID: pages holding this applicant or vacancy cannot be written
        "expire_tokens",  # all access tokens are expired now (or at each matching request)
        "lose_answer",  # the request is carried out, then the connection drops
        "trouble",  # status=502: a 5xx answer, nothing done
    }
)
_CONDITIONS = frozenset({"path", "method", "times", "probability"})


@dataclass(slots=True)
class Rule:
    """One setting of a switch and the requests it is meant for."""

    path: re.Pattern[str] | None = None
    method: str | None = None
    left: int | None = None
    probability: float | None = None
    options: dict[str, Any] = field(default_factory=dict)


class Switches:
    """All switches of one demo server."""

    def __init__(self, seed: int, expire_tokens: Callable[[], None]) -> None:
        self._rules: dict[str, list[Rule]] = {}
        self._dice = Dice(seed, 0x5717)
        self._expire_tokens = expire_tokens

    def set(self, name: str, value: object = True, **options: Any) -> None:
        """Set a switch for all requests, or only for some.

        Conditions: ``path`` (regular expression searched in the path), ``method``, ``times``
        (how often it acts), ``probability`` (0..1, thrown with the demo's seed). Other options
        belong to the switch, e.g. ``seconds`` for ``slow``. ``set(name, False)`` clears it.
        A bare ``expire_tokens`` acts at once and is not kept.
        """
        self.clear(name)
        if value is not False and value is not None:
            self.add(name, **options)

    def add(self, name: str, **options: Any) -> None:
        """As ``set``, but keeps the earlier settings of the same switch."""
        _known(name)
        if name == "expire_tokens" and not options:
            self._expire_tokens()
            return
        path = options.get("path")
        method = options.get("method")
        rule = Rule(
            path=None if path is None else re.compile(str(path)),
            method=None if method is None else str(method).upper(),
            left=None if options.get("times") is None else int(options["times"]),
            probability=options.get("probability"),
            options={key: item for key, item in options.items() if key not in _CONDITIONS},
        )
        self._rules.setdefault(name, []).append(rule)

    def clear(self, name: str | None = None) -> None:
        """Clear one switch or all of them."""
        if name is None:
            self._rules.clear()
        else:
            _known(name)
            self._rules.pop(name, None)

    def take(self, name: str, method: str, path: str) -> dict[str, Any] | None:
        """The options of the switch if it acts on this request (uses up one of ``times``)."""
        for rule in self._rules.get(name, []):
            if rule.left is not None and rule.left <= 0:
                continue
            if rule.method is not None and rule.method != method:
                continue
            if rule.path is not None and not rule.path.search(path):
                continue
            if (
                rule.probability is not None
                and self._dice.below(1_000_000) >= rule.probability * 1_000_000
            ):
                continue
            if rule.left is not None:
                rule.left -= 1
            return rule.options
        return None

    def shown(self) -> dict[str, Any]:
        """The settings in force, for ``GET /_demo/switches``."""
        return {
            name: [
                {
                    "path": rule.path.pattern if rule.path else None,
                    "method": rule.method,
                    "times": rule.left,
                    "probability": rule.probability,
                    **rule.options,
                }
                for rule in rules
            ]
            for name, rules in self._rules.items()
        }


def _known(name: str) -> None:
    if name not in NAMES:
        raise ValueError(f"unknown switch {name!r}; known: {', '.join(sorted(NAMES))}")
