"""A row of the spool as columns, and back."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from huntflow_desk.core.duplicates import Reason
from huntflow_desk.core.intake import Chosen, Decision, Likely, Row, State, Target
from huntflow_desk.store.text import bindable, json_text

LISTED = """row_id, batch_id, name, path, archive, sha, size, state, why, detail, kind, pages,
    chosen, matches, decision, applicant_id, other_row_id, target, result, updated_at"""

UPDATE = """UPDATE intake_rows SET state = ?, why = ?, detail = ?, kind = ?, pages = ?, chosen = ?,
    matches = ?, decision = ?, applicant_id = ?, other_row_id = ?, target = ?, updated_at = ?
    WHERE row_id = ?"""


def columns_of(row: Row) -> tuple[object, ...]:
    """What `UPDATE` sets, without the moment and the id."""
    return (
        row.state,
        row.why,
        bindable(row.detail),
        row.kind,
        row.pages,
        json_text({name: [one.value, one.origin] for name, one in row.chosen.items()}),
        json_text([_packed(one) for one in row.matches]),
        row.decision,
        row.applicant_id,
        row.other_row_id,
        "" if row.target is None else target_text(row.target),
    )


def target_text(target: Target) -> str:
    """A target as it is stored."""
    return json_text(asdict(target))


def target_of(text: str) -> Target | None:
    """The opposite of `target_text`; None for ""."""
    if not text:
        return None
    plain = json.loads(text)
    return Target(**{**plain, "tag_ids": tuple(plain["tag_ids"])})


def row_of(values: Sequence[Any]) -> Row:
    """A row from the columns `LISTED`, with or without text and found after them."""
    chosen = {name: Chosen(*one) for name, one in json.loads(values[12]).items()}
    return Row(
        row_id=values[0],
        batch_id=values[1],
        name=values[2],
        path=os.fsdecode(values[3]).encode("utf-8", "replace").decode(),
        archive=values[4],
        sha=values[5],
        size=values[6],
        state=State(values[7]),
        why=values[8],
        detail=values[9],
        kind=values[10],
        pages=values[11],
        chosen=chosen,
        matches=tuple(_likely_of(one) for one in json.loads(values[13])),
        decision=Decision(values[14]),
        applicant_id=values[15],
        other_row_id=values[16],
        target=target_of(values[17]),
        result=json.loads(values[18]),
        updated_at=datetime.fromisoformat(values[19]),
        text=values[20] if len(values) > 20 else "",
        found=json.loads(values[21]) if len(values) > 21 else {},
    )


def _packed(one: Likely) -> list[Any]:
    told = [[[each.kind, each.value] for each in many] for many in (one.reasons, one.doubts)]
    return [one.score, one.certain, one.applicant_id, one.row_id, one.name, *told]


def _likely_of(plain: list[Any]) -> Likely:
    score, certain, applicant_id, row_id, name, reasons, doubts = plain
    return Likely(
        score,
        tuple(_reason(*one) for one in reasons),
        tuple(_reason(*one) for one in doubts),
        applicant_id,
        row_id,
        name,
        certain,
    )


@functools.lru_cache(maxsize=4096)  # windows are read again and again
def _reason(kind: str, value: str) -> Reason:
    return Reason(kind, value)
