"""The outbox where there is no window: list, add, send."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from huntflow_desk.core.edits import ACTIVE, WAITING, Edit, State
from huntflow_desk.core.errors import DiskTrouble, Rejected
from huntflow_desk.core.models import Json

if TYPE_CHECKING:
    from huntflow_desk.services.workplace import Workplace

Say = Callable[[str], object]

NEEDS_PERSON_CODE = 3
_A_PAGE = 300


def show(workplace: Workplace, *, as_json: bool, everything: bool, say: Say) -> int:
    """Say what is on its way (or everything that is kept), newest first."""
    states = frozenset(State) if everything else ACTIVE
    offset = 0
    while rows := workplace.outgoing.rows(states, offset, _A_PAGE):
        for edit in rows:
            facts = facts_of(edit)
            said = (str(value) for value in facts.values() if value not in (None, {}, ""))
            say(json.dumps(facts, ensure_ascii=False) if as_json else "  ".join(said))
        offset += len(rows)
    return 0


async def add(
    workplace: Workplace, lines: Iterable[bytes], *, as_json: bool, say: Say, complain: Say
) -> int:
    """Keep edits given as JSON lines in UTF-8. A bad line is named and nothing of it is kept; the
    others are. Code 1 when there was one. Raises DiskTrouble after naming the first line that
    could not be kept any more."""
    from huntflow_desk.services.handing_in import HandingIn

    taking = HandingIn(workplace)
    code = count = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            kept = await taking.take(line)
        except Rejected as error:
            code = 1
            for field, complaint in error.fields.items():
                complain(f"line {number}: {field}: {complaint}")
            if as_json:
                say(json.dumps({"line": number, "refused": error.fields}))
            continue
        except DiskTrouble:
            complain(f"line {number}: not kept, nor any after it; {count} edits before it are")
            raise
        count += len(kept)
        if as_json:
            say(json.dumps({"line": number, "edits": [facts_of(edit) for edit in kept]}))
    if not as_json:
        say(f"kept: {count}")
    return code


async def send(
    workplace: Workplace, *, patient: bool, as_json: bool, say: Say, complain: Say
) -> int:
    """Deliver. 0: nothing waits; 3: something needs a person; 1: something waits still, for the
    network, for keys, or (without `patient`) for its next try. Raises DiskTrouble."""
    before = workplace.outgoing.count([State.DONE])
    await workplace.delivery.until_idle(patient=patient)
    outgoing = workplace.outgoing
    facts = {
        "sent": outgoing.count([State.DONE]) - before,
        "waiting": outgoing.count(WAITING),
        "needs_person": outgoing.count([State.NEEDS_PERSON]),
    }
    if as_json:
        say(json.dumps(facts))
    else:
        say("; ".join(f"{name.replace('_', ' ')}: {count}" for name, count in facts.items()))
    if facts["needs_person"]:
        return NEEDS_PERSON_CODE
    if facts["waiting"]:
        problem = workplace.session.state.problem
        complain(f"edits still wait ({problem.kind if problem else 'try again later'})")
        return 1
    return 0


def facts_of(edit: Edit) -> Json:
    """What of an edit is said: whose it is and how it goes, nothing of what it says."""
    trouble = edit.trouble
    return {
        "edit_id": edit.edit_id,
        "key": edit.key,
        "state": edit.state.value,
        "kind": edit.kind.value,
        "account_id": edit.account_id,
        "applicant_id": edit.result.get("applicant_id", edit.applicant_id),
        "vacancy_id": edit.result.get("vacancy_id", edit.vacancy_id),
        "created_at": edit.created_at.isoformat(),
        "attempts": edit.attempts,
        "trouble": trouble.kind if trouble is not None else None,
        "fields": dict(trouble.fields) if trouble is not None else {},
    }
