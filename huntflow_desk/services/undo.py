"""Taking back what was done, and doing it again: for this session, action by action."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from huntflow_desk.core.edits import (
    CREATIONS,
    UNDO_WINDOW_S,
    Edit,
    Kind,
    NewEdit,
    State,
    creations_of,
)
from huntflow_desk.core.errors import NotFound, Overtaken
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.models import Json
from huntflow_desk.services.keeper import Keeper

if TYPE_CHECKING:
    from huntflow_desk.store.outbox import Outbox

_DEEPEST = 200


class Here(Protocol):
    """Something that was done on this computer only; nothing of it is sent."""

    async def back(self) -> None:
        """Take it back. Raises DiskTrouble."""

    async def again(self) -> None:
        """Do it once more. Raises DiskTrouble."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking back came to: edits that never left, edits with a reverse one on its way (the
    history keeps both), and edits that cannot be taken back. `taken`: ids of those that were;
    `here`: it was done on this computer only."""

    cancelled: tuple[Edit, ...] = ()
    reversed: tuple[Edit, ...] = ()
    impossible: tuple[Edit, ...] = ()
    taken: tuple[int, ...] = ()
    here: Here | None = None


class Undo:
    """The actions of a session, latest last.

    Change("action") names the edits of an action that was just done (for the undo toast). What
    was done here only has a number below zero in their place.
    """

    def __init__(self, keeper: Keeper, outbox: Outbox, bus: Bus) -> None:
        self._keeper = keeper
        self._outbox = outbox
        self._bus = bus
        self._done: list[tuple[int, ...]] = []
        self._undone: list[tuple[int, ...]] = []
        self._here: dict[tuple[int, ...], Here] = {}
        self.turn = asyncio.Lock()
        """Keys pressed quickly after each other act in their order: what acts holds this, what
        takes back waits for it."""

    def note(self, edits: Sequence[Edit]) -> None:
        """An action was done: from now on it can be taken back."""
        self._undone.clear()
        self._put(edits[0].account_id, tuple(edit.edit_id for edit in edits))

    def note_here(self, account_id: int, deed: Here) -> None:
        """As `note`, of something that is not sent."""
        ids = (-len(self._here) - 1,)
        self._here[ids] = deed
        self._undone.clear()
        self._put(account_id, ids)

    def here(self, ids: Collection[int]) -> Here | None:
        """What was done here only, by what Change("action") names it."""
        return self._here.get(tuple(ids))

    def _put(self, account_id: int | None, ids: tuple[int, ...]) -> None:
        self._done.append(ids)
        del self._done[:-_DEEPEST]
        self._bus.publish(Change("action", account_id, frozenset(ids)))

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
            deed = self.here(found[-1])
            if deed is None:
                undone = await self.take_back(found[-1], reverse=reverse)
            else:
                await deed.back()
                undone = Undone(taken=found[-1], here=deed)
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
            deed = self.here(ids)
            if deed is not None:
                await deed.again()
                self._put(None, ids)
                self._undone = waiting
                return ()
            known = [edit for edit in map(self._find, ids) if edit is not None]
            again = _renumbered(list(map(_again, known)), [edit.edit_id for edit in known])
            kept = await self._keeper.keep(again) if again else ()
            if kept:
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
        for edit_id in sorted(self._with_followers(ids), reverse=True):
            edit = self._find(edit_id)
            if edit is None:
                continue  # its person was forgotten here
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

    def _with_followers(self, ids: Iterable[int]) -> set[int]:
        """These edits, and what other actions have done to whom or what is not created then."""
        found = set(ids)
        gone = {
            one
            for one in found
            if (edit := self._find(one)) is not None
            and edit.kind in CREATIONS
            and (edit.never_left or _was_refused(edit))
        }
        if gone:
            found |= {
                edit.edit_id
                for edit in self._outbox.live()
                if edit.never_left and creations_of(edit) & gone
            }
        return found

    def _find(self, edit_id: int) -> Edit | None:
        try:
            return self._outbox.get(edit_id)
        except NotFound:
            return None


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
        edit.vacancy_id if edit.kind is not Kind.CREATE_VACANCY else None,
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
        names = (new.parent_id, -(new.applicant_id or 0), -(new.vacancy_id or 0))
        place = next((places[one] for one in names if one in places), None)
        if place is not None:
            new = replace(new, parent=place, parent_id=None)
            if edits[place].kind is Kind.CREATE_VACANCY:
                new = replace(new, vacancy_id=0)
            else:
                new = replace(new, applicant_id=0)
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
