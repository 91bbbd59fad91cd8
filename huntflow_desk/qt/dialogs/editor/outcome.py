"""What has become of the edits a dialog has saved."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from huntflow_desk.core.edits import Edit, State


class Outcome(StrEnum):
    """`going`: it is being sent; `waiting`: it will go when the network is back, `unknown`: it is
    being found out whether it arrived; `refused`: somebody has to decide."""

    GOING = "going"
    DONE = "done"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    REFUSED = "refused"


def outcome(edits: Sequence[Edit], *, usable: bool) -> Outcome:
    """Of edits that were saved together. `usable`: whether there is a connection."""
    states = {edit.state for edit in edits}
    if State.NEEDS_PERSON in states:
        return Outcome.REFUSED
    if states <= {State.DONE, State.CANCELLED}:
        return Outcome.DONE
    if State.IN_FLIGHT in states:
        return Outcome.GOING
    if State.UNKNOWN in states:
        return Outcome.UNKNOWN
    tried = any(edit.next_try_at is not None for edit in edits if edit.state is State.QUEUED)
    if not usable or tried or State.HELD in states:
        return Outcome.WAITING
    return Outcome.GOING
