"""Resumes on their way in: batches, rows, their states, and what a person decides about them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from huntflow_desk.core.duplicates import Reason

UNSURE = 0.6
"""Below this confidence what was read is offered, not filled in."""

NAME_LENGTH = 180
_SHOWN_AS = {0x202E: "[RLO]", 0x202D: "[LRO]", 0x2066: "[LRI]", 0x2067: "[RLI]", 0x2068: "[FSI]"}
_RESERVED = frozenset('\\/:*?"<>|')
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in "123456789")}
)


class State(StrEnum):
    """Where a row is. Everything up to `SKIPPED` is this computer's doing alone."""

    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    CHECK = "check"
    DUPLICATE = "duplicate"
    UNREADABLE = "unreadable"
    SKIPPED = "skipped"
    SENDING = "sending"
    DONE = "done"
    FAILED = "failed"


_JUDGED = frozenset({State.READY, State.CHECK, State.DUPLICATE, State.UNREADABLE, State.SKIPPED})
MOVES: Mapping[State, frozenset[State]] = {
    State.WAITING: _JUDGED,
    State.READING: _JUDGED,
    **dict.fromkeys(_JUDGED - {State.READY}, _JUDGED | {State.WAITING}),
    State.READY: _JUDGED | {State.WAITING, State.SENDING},
    # Asked before the creation, Huntflow may have the person: a duplicate after all.
    State.SENDING: frozenset({State.DONE, State.FAILED, State.READY, State.DUPLICATE}),
    # While a person is needed the edits are alive: they may still be done.
    State.FAILED: _JUDGED | {State.SENDING, State.DONE},
    # Undone: the person is deleted again, the file waits.
    State.DONE: frozenset({State.READY}),
}
"""What may follow what. `READING` is never kept: after a crash such a row waits again."""


class Decision(StrEnum):
    """What becomes of a row. "": nobody decided; a ready row is then created."""

    NONE = ""
    CREATE = "create"
    ADD = "add"
    FILL = "fill"
    ATTACH = "attach"
    ANYWAY = "anyway"
    SKIP = "skip"

    @property
    def of_somebody(self) -> bool:
        """Whether it needs a person who is known already."""
        return self in (Decision.ADD, Decision.FILL, Decision.ATTACH)


FIELDS = (
    "last_name", "first_name", "middle_name", "phone", "email", "birthday", "position", "company",
    "money", "city", "skype", "telegram", "linkedin", "github",
)  # fmt: skip
"""What a row can say of a person, in the order people read it. Texts; `birthday` is ISO."""

_FIRST_OF = {"phone": "phones", "email": "emails"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A value that will be sent. `origin`: file, huntflow or typed."""

    value: str
    origin: str = "typed"


@dataclass(frozen=True, slots=True)
class FromFile:
    """A value the file gave: how sure (0..1) and where in the text (start, end)."""

    value: str
    confidence: float
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Where people go, and a note they get: None and empty: nowhere, nothing."""

    vacancy_id: int | None = None
    stage_id: int | None = None
    source_id: int | None = None
    tag_ids: tuple[int, ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody who is perhaps the person of a row: a kept person, or an earlier row.

    `name` has the family name first, `english_name` the first name, without a middle name."""

    score: float
    reasons: tuple[Reason, ...]
    doubts: tuple[Reason, ...] = ()
    applicant_id: int | None = None
    row_id: int | None = None
    name: str = ""
    certain: bool = False
    english_name: str = ""

    @property
    def shared_contact(self) -> bool:
        """Whether it is somebody else with the same contact: a warning."""
        return any(doubt.kind == "other_name" for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Row:
    """A file on its way. `name` is safe to show; `path` where it came from ("" for bytes); `sha`
    is "" until it is copied. `why` says what is wrong or to be looked at: see `WHY`.

    `text` and `found` (fields, confidence, spans as read) come with a single row only.
    """

    row_id: int
    batch_id: int
    name: str
    path: str = ""
    archive: str = ""
    sha: str = ""
    size: int = 0
    state: State = State.WAITING
    why: str = ""
    detail: str = ""
    kind: str = ""
    pages: int = 0
    chosen: Mapping[str, Chosen] = field(default_factory=dict)
    matches: tuple[Likely, ...] = ()
    decision: Decision = Decision.NONE
    applicant_id: int | None = None
    other_row_id: int | None = None
    target: Target | None = None
    result: Mapping[str, Any] = field(default_factory=dict)
    updated_at: datetime | None = None
    text: str = ""
    found: Mapping[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The person's name as chosen, family name first; "" when there is none."""
        parts = (self.value(name) for name in FIELDS[:3])
        return " ".join(part for part in parts if part)

    @property
    def has_name(self) -> bool:
        """Whether there are the two names a person cannot be created without."""
        return bool(self.value("last_name") and self.value("first_name"))

    @property
    def edit_ids(self) -> tuple[int, ...]:
        """The edits of the outbox this row has become."""
        return tuple(self.result.get("edits", ()))

    @property
    def is_sealed(self) -> bool:
        """Whether nothing about it can be decided any more: it is being sent, or was."""
        return self.state in (State.SENDING, State.DONE) or bool(self.edit_ids)

    def value(self, name: str) -> str:
        """The chosen value of a field, or ""."""
        chosen = self.chosen.get(name)
        return chosen.value if chosen else ""


WHY = (
    "gone", "locked", "changing", "empty", "too_large", "unsupported", "encrypted", "corrupt",
    "timeout", "crashed", "too_many", "nested", "same_file", "name", "name_unsure", "no_text",
    "partial", "no_contact", "contact_unsure", "paused", "refused", "nowhere", "no_person",
    "needs_person",
)  # fmt: skip
"""Of an unreadable row: gone (deleted, or never there), locked, changing (somebody writes it),
empty, too_large, unsupported, encrypted, corrupt, timeout, crashed, too_many (a folder or archive
with more files than are taken), nested (an archive in an archive in an archive). Of a skipped one:
same_file. Of one to check: name (missing), name_unsure, no_text (a picture, a scan), partial (only
the beginning was read), no_contact, contact_unsure. Of one in sending: paused. Of a failed one:
refused (values that cannot be sent, by field in `result`), nowhere (nothing would be done),
no_person (who it was decided for is not there), needs_person (an edit of the outbox does)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that came together. `origin`: drop, dialog, paste, mail, watch; `counts` by state."""

    batch_id: int
    account_id: int
    origin: str
    title: str
    created_at: datetime
    target: Target = Target()
    counts: Mapping[State, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Rows in all."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Estimate:
    """What sending a batch takes: rows that would go, requests, seconds at the vendor's pace."""

    rows: int = 0
    requests: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a row's journal: taken, copied, unpacked, read, chosen, decided, moved, ..."""

    step: str
    note: str
    at: datetime


def settled(row: Row) -> Row:
    """The row where it belongs, by what was read, chosen and decided. What is being sent, or was,
    stays."""
    if row.is_sealed:
        return row
    state, why = _judged(row) if row.found else _unread(row)
    return replace(row, state=state, why=why)


def _unread(row: Row) -> tuple[State, str]:
    """A decision may come before the reading: it is kept."""
    same = row.why == "same_file" and row.decision is Decision.NONE
    if row.decision is Decision.SKIP or same:
        return State.SKIPPED, row.why if row.why == "same_file" else ""
    if row.state is State.UNREADABLE:
        return row.state, row.why
    return State.WAITING, ""


def _judged(row: Row) -> tuple[State, str]:
    if row.decision is Decision.SKIP:
        return State.SKIPPED, row.why if row.why == "same_file" else ""
    if row.decision.of_somebody:
        return State.READY, ""
    if row.decision in (Decision.CREATE, Decision.ANYWAY):
        return (State.READY, "") if row.has_name else (State.CHECK, "name")
    if row.found.get("error") and not row.found.get("partial"):
        return State.UNREADABLE, str(row.found["error"])
    if any(one.certain for one in row.matches):
        return State.DUPLICATE, ""
    doubt = _doubt(row)
    return (State.CHECK, doubt) if doubt else (State.READY, "")


def _doubt(row: Row) -> str:
    confidence = row.found.get("confidence", {})
    if not row.has_name:
        if not row.text and row.found.get("error", "") == "":
            return "no_text"
        return "name_unsure" if "name" in confidence else "name"
    typed = [row.chosen[name].origin == "typed" for name in FIELDS[:2]]
    if not all(typed) and _sure(confidence.get("name", 1.0)) < UNSURE:
        return "name_unsure"
    if row.found.get("partial"):
        return "partial"
    if not any(row.value(name) for name in ("phone", "email", "telegram", "skype", "linkedin")):
        unsure = any(confidence.get(name) for name in ("phones", "emails"))
        return "contact_unsure" if unsure else "no_contact"
    return ""


def from_file(found: Mapping[str, Any]) -> dict[str, FromFile]:
    """What a reading says for each field, as text."""
    fields, sure, spans = (found.get(name) or {} for name in ("fields", "confidence", "spans"))
    result: dict[str, FromFile] = {}

    def put(name: str, value: Any, key: str, at: int | None = None) -> None:
        text = str(value or "").strip()
        if text:
            how, where = sure.get(key, 1.0), spans.get(key)
            if at is not None:
                how, where = (_at(many, at) for many in (how, where))
            result[name] = FromFile(text, _sure(how), _span(where))

    person = fields.get("name") or {}
    for name in ("last", "first", "middle"):
        put(f"{name}_name", person.get(name), "name")
    for name, key in _FIRST_OF.items():
        put(name, _at(fields.get(key), 0), key, 0)
    put("birthday", _day(fields.get("birthdate")), "birthdate")
    put("money", _money(fields), "salary")
    job = _at(fields.get("experience"), 0)
    if isinstance(job, Mapping):
        put("company", job.get("company"), "experience", 0)
    for name in ("position", "city", "skype", "telegram", "linkedin", "github"):
        put(name, fields.get(name), name)
    return result


def filled_in(found: Mapping[str, Any]) -> dict[str, Chosen]:
    """What is chosen before anybody looks: all that was read with enough confidence."""
    read = from_file(found)
    return {
        name: Chosen(read[name].value, "file")
        for name in FIELDS
        if name in read and read[name].confidence >= UNSURE
    }


def _at(many: Any, place: int) -> Any:
    return many[place] if isinstance(many, list | tuple) and len(many) > place else None


def _sure(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 1.0


def _span(value: Any) -> tuple[int, int] | None:
    if isinstance(value, list | tuple) and len(value) == 2:
        return int(value[0]), int(value[1])
    return None


def _day(birth: Any) -> str:
    """An ISO date of a whole date; a year alone is no birthday the vendor takes."""
    if not isinstance(birth, Mapping) or not all(birth.get(n) for n in ("year", "month", "day")):
        return ""
    return f"{int(birth['year']):04d}-{int(birth['month']):02d}-{int(birth['day']):02d}"


def _money(fields: Mapping[str, Any]) -> str:
    amount = fields.get("salary")
    return f"{amount} {fields.get('salary_currency') or ''}".strip() if amount else ""


def safe_name(name: str) -> str:
    """A file's name that can be shown and sent: no folders, no control or direction marks hidden.

    >>> safe_name("../../etc/cv\\u202efdp.exe\\n"), safe_name("")
    ('cv[RLO]fdp.exe[LF]', 'file')
    """
    bare = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(map(_visible, bare.encode("utf-8", "replace").decode("utf-8")))
    shown = " ".join(shown.split()).strip(" .")
    if len(shown) > NAME_LENGTH:
        _, dot, ending = shown.rpartition(".")
        ending = dot + ending if dot and len(ending) < 10 else ""
        shown = shown[: NAME_LENGTH - len(ending) - 1] + "…" + ending
    if shown.partition(".")[0].casefold() in _DEVICES:
        shown = f"_{shown}"
    return shown or "file"


def _visible(char: str) -> str:
    if char in _RESERVED:
        return "_"
    known = _SHOWN_AS.get(ord(char))
    if known:
        return known
    if char == "\n":
        return "[LF]"
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return f"[U+{ord(char):04X}]"
    return char


def moved(row: Row, state: State, why: str = "", detail: str = "") -> Row:
    """The row in another state. Raises ValueError for a move that is not allowed."""
    if state is not row.state and state not in MOVES[row.state]:
        raise ValueError(f"{row.state} -> {state}")
    return replace(row, state=state, why=why, detail=detail)
