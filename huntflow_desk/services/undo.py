"""Taking back what was done, and doing it again: for this session, action by action."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from huntflow_desk.core.edits import UNDO_WINDOW_S, Edit, Kind, NewEdit, State
from huntflow_desk.core.errors import Overtaken
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.models import Json
from huntflow_desk.services.keeper import Keeper

if TYPE_CHECKING:
    from huntflow_desk.store.outbox import Outbox

_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking back came to: edits that never left, edits with a reverse one on its way (the
    history keeps both), and edits that cannot be taken back. `taken`: ids of those that were."""

    cancelled: tuple[Edit, ...] = ()
    reversed: tuple[Edit, ...] = ()
    impossible: tuple[Edit, ...] = ()
    taken: tuple[int, ...] = ()


class Undo:
    """The actions of a session, latest last.

    Change("action") names the edits of an action that was just done (for the undo toast).
    """

    def __init__(self, keeper: Keeper, outbox: Outbox, bus: Bus) -> None:
        self._keeper = keeper
        self._outbox = outbox
        self._bus = bus
        self._done: list[tuple[int, ...]] = []
        self._undone: list[tuple[int, ...]] = []
        self.turn = asyncio.Lock()
        """Keys pressed quickly after each other act in their order: what acts holds this, what
        takes back waits for it."""

    def note(self, edits: Sequence[Edit]) -> None:
        """An action was done: from now on it can be taken back."""
        self._done.append(tuple(edit.edit_id for edit in edits))
        del self._done[:-_DEEPEST]
        self._undone.clear()
        ids = frozenset(edit.edit_id for edit in edits)
        self._bus.publish(Change("action", edits[0].account_id, ids))

    @property
    def can_undo(self) -> bool:
        """Whether there is an action of this session to take back, or one is being done."""
        return bool(self._done) or self.turn.locked()

    @property
    def last(self) -> tuple[int, ...]:
        """The edits of the action that `undo` would take back."""
        return self._done[-1] if self._done else ()

    @property
    def can_redo(self) -> bool:
        """Whether something taken back can be done again."""
        return bool(self._undone)

    async def undo(self, ids: Collection[int] = (), *, reverse: bool = True) -> Undone | None:
        """Take the last action back, or the one with these edits; None when there is none.
        Without `reverse` only what never left; what is left of it can still be undone."""
        async with self.turn:
            found = [one for one in self._done if not ids or set(one) == set(ids)]
            if not found:
                return None
            undone = await self.take_back(found[-1], reverse=reverse)
            if undone.impossible and not reverse:
                return undone
            self._done.remove(found[-1])
            if undone.taken:
                # What could not be taken back is not to be done a second time either.
                self._undone.append(undone.taken)
            return undone

    async def redo(self) -> tuple[Edit, ...]:
        """Do again what was taken back last, on what is shown now."""
        async with self.turn:
            if not self._undone:
                return ()
            waiting = list(self._undone)
            ids = waiting.pop()
            again = [_again(self._outbox.get(one)) for one in ids]
            kept = await self._keeper.keep(_renumbered(again, ids))
            self.note(kept)
            self._undone = waiting
            return kept

    async def take_back(self, ids: Iterable[int], *, reverse: bool = True) -> Undone:
        """Take edits back: those that never left vanish, others get a reverse one, or stay
        without `reverse`."""
        cancelled: list[Edit] = []
        back: list[NewEdit] = []
        impossible: list[Edit] = []
        taken: list[int] = []
        # Children first: a creation must not go while its followers wait for it.
        for edit_id in sorted(ids, reverse=True):
            edit = self._outbox.get(edit_id)
            if edit.never_left or _was_refused(edit):
                try:
                    cancelled.append(await self._outbox.step(edit_id, State.CANCELLED))
                    taken.append(edit_id)
                    continue
                except Overtaken:
                    edit = self._outbox.get(edit_id)
            if edit.state is State.CANCELLED:
                continue
            if edit.inverse is None or not reverse:
                impossible.append(edit)
                continue
            back.append(reverse_of(edit))
            taken.append(edit_id)
        reversed_: tuple[Edit, ...] = ()
        if back:
            reversed_ = await self._outbox.add(back)
        await self._keeper.show([*cancelled, *reversed_])
        return Undone(tuple(cancelled), reversed_, tuple(impossible), tuple(sorted(taken)))


def _was_refused(edit: Edit) -> bool:
    """Whether the server did not take it: there is nothing to reverse."""
    kind = edit.trouble.kind if edit.trouble is not None else ""
    return edit.state is State.NEEDS_PERSON and kind != "ambiguous"


def _again(edit: Edit) -> NewEdit:
    """The same edit once more; its base is what it was."""
    return NewEdit(
        edit.kind,
        edit.account_id,
        edit.payload,
        edit.applicant_id if edit.kind is not Kind.CREATE else None,
        edit.vacancy_id,
        edit.base,
        edit.inverse,
        UNDO_WINDOW_S,
        edit.batch,
        parent_id=edit.parent_id,
    )


def reverse_of(edit: Edit) -> NewEdit:
    """The edit that takes another one back, once that has arrived; it must have an inverse."""
    assert edit.inverse is not None
    kind, payload = edit.inverse
    return NewEdit(
        kind,
        edit.account_id,
        payload,
        edit.applicant_id,
        edit.vacancy_id,
        base=_base_of(edit),
        inverse=(edit.kind, edit.payload),
        batch=edit.batch,
    )


def _renumbered(edits: list[NewEdit], ids: Sequence[int]) -> list[NewEdit]:
    """Followers of a creation that is done again wait for the new one."""
    places = {edit_id: place for place, edit_id in enumerate(ids)}
    found = []
    for new in edits:
        if new.parent_id in places:
            new = replace(new, applicant_id=0, parent=places[new.parent_id], parent_id=None)
        found.append(new)
    return found


def _base_of(edit: Edit) -> Json:
    """What the server says once the edit has arrived: the base of its reverse."""
    if edit.kind is Kind.MOVE:
        return {"stage_id": edit.payload.get("stage_id")}
    if edit.kind is Kind.UPDATE:
        return dict(edit.payload.get("fields", {}))
    if edit.kind is Kind.QUESTIONARY:
        return dict(edit.payload.get("values", {}))
    if edit.kind is Kind.VACANCY:
        return dict(edit.payload)
    return {}
