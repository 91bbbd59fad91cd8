"""Reviewed rows become people: handed over to the outbox a few at a time, followed, undone.

What is asked for is durable at once; the rest goes on from what spool and outbox say, in this
run or a later one. Nothing is handed over twice: see `store.spoolsending`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from huntflow_desk.core.checks import MAX_FILE_BYTES
from huntflow_desk.core.edits import Edit, Kind, NewEdit
from huntflow_desk.core.edits import State as EditState
from huntflow_desk.core.errors import DeskError, DiskTrouble, NotFound, Overtaken, Rejected
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.intake import Row, State, Target
from huntflow_desk.core.models import Json
from huntflow_desk.services.changing import Changing
from huntflow_desk.services.intake.asking import Asking
from huntflow_desk.services.intake.edits import Sent, edits_of
from huntflow_desk.services.intake.recognising import Recognising, filled
from huntflow_desk.services.undo import reverse_of
from huntflow_desk.store.spoolsending import PAUSED, SpoolSending

if TYPE_CHECKING:
    from huntflow_desk.services.intake.service import Intake
    from huntflow_desk.store.database import Store

T = TypeVar("T")
_logger = logging.getLogger("huntflow_desk.intake")

ROWS_AT_ONCE = 8
"""So many people are on their way through the outbox: a pause is felt soon, and the rest stays
out of the lists that edits are laid over."""

_LOOK_ROUND_S = 5.0
_AFTER_TROUBLE_S = 5.0
_UNDO = ("undo", "back")
_SENT = (*_UNDO, "edits", "edit_id", "applicant_id", "double_ids", "left_out")
"""Facts of a row that are none any more once it is ready again."""

_IN_WORK = (State.SENDING, State.FAILED, State.DONE)


@dataclass(frozen=True, slots=True)
class Took:
    """How far the sending of a batch is: rows, and bytes of files that are going up now."""

    waiting: int = 0
    done: int = 0
    failed: int = 0
    paused: bool = False
    sent_bytes: int = 0
    all_bytes: int = 0

    @property
    def total(self) -> int:
        """Rows that were asked for."""
        return self.waiting + self.done + self.failed


@dataclass(frozen=True, slots=True)
class Undoing:
    """What taking a batch back comes to. `waiting`: nothing of them left; `created`: (row, person)
    to be deleted at Huntflow; `changed`: known people whose change gets a reverse one; `stays`:
    notes that stay in the history; `on_way`: decided as soon as it is known whether they
    arrived."""

    waiting: tuple[int, ...] = ()
    created: tuple[tuple[int, int], ...] = ()
    changed: tuple[int, ...] = ()
    stays: tuple[int, ...] = ()
    on_way: tuple[int, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to take back."""
        return not (self.waiting or self.created or self.changed or self.on_way)


class Sending:
    """The sending of one workplace. Change("intake") tells whose rows are others now."""

    def __init__(
        self,
        *,
        store: Store,
        rows: SpoolSending,
        intake: Intake,
        changing: Changing,
        recognising: Recognising,
        asking: Asking,
        bus: Bus,
        uploads: Callable[[], Mapping[int, tuple[int, int]]] = dict,
    ) -> None:
        """`uploads`: bytes sent and in all of files that go up now, by edit."""
        self._store = store
        self._spool = store.spool
        self._outbox = store.outbox
        self._rows = rows
        self._intake = intake
        self._changing = changing
        self._recognising = recognising
        self._asking = asking
        self._bus = bus
        self._uploads = uploads
        self._woken = asyncio.Event()
        self._listening = False
        # Edits that changed since the last step; None: any may have.
        self._news: set[int] | None = None
        self._stepping = asyncio.Lock()

    # What a person asks for

    async def send(self, batch_id: int, row_ids: Collection[int] = ()) -> int:
        """Send the ready rows of a batch, or these of them; how many. Raises DiskTrouble."""
        ids = await self._rows.ask(batch_id, row_ids)
        self._tell(batch_id, ids)
        return len(ids)

    async def pause(self, batch_id: int) -> None:
        """Send no more: also what is in the outbox and never left waits here again."""
        async with self._stepping:
            await self._withdraw(batch_id, PAUSED)
            ids = await self._rows.pause(batch_id, True)
        self._tell(batch_id, ids)

    async def resume(self, batch_id: int) -> None:
        """Go on after a pause."""
        self._tell(batch_id, await self._rows.pause(batch_id, False))

    async def cancel(self, batch_id: int) -> None:
        """What never left is ready again, as if it had not been asked for; the rest goes on."""
        async with self._stepping:
            await self._withdraw(batch_id)
            ids = await self._rows.take_back(batch_id)
        self._tell(batch_id, ids)

    def undoing(self, batch_id: int) -> Undoing:
        """What can be taken back of a batch."""
        found: dict[str, list[int]] = {name: [] for name in ("waiting", "changed", "stays", "way")}
        created: list[tuple[int, int]] = []
        for row in self._in_work(batch_id):
            if row.result.get("undo"):
                continue
            edits = self._edits(row.edit_ids)
            applicant_id = row.result.get("applicant_id")
            is_new = bool(edits) and edits[0].kind is Kind.CREATE
            if not row.edit_ids:
                if row.state is State.SENDING:
                    found["waiting"].append(row.row_id)
            elif edits and all(edit.never_left for edit in edits):
                found["waiting"].append(row.row_id)
            elif is_new and row.state is State.DONE and applicant_id:
                created.append((row.row_id, applicant_id))
            elif row.state is State.DONE and any(edit.inverse for edit in edits):
                found["changed"].append(row.row_id)
            elif row.state is State.DONE:
                found["stays"].append(row.row_id)
            else:
                found["way"].append(row.row_id)
        return Undoing(
            tuple(found["waiting"]),
            tuple(created),
            tuple(found["changed"]),
            tuple(found["stays"]),
            tuple(found["way"]),
        )

    async def undo(self, batch_id: int) -> Undoing:
        """Take back what can be: ask before, with what `undoing` says. Raises DiskTrouble."""
        async with self._stepping:
            await self._withdraw(batch_id)
            ids = await self._rows.take_back(batch_id)
            found = self.undoing(batch_id)
            more = [*(row_id for row_id, _ in found.created), *found.changed, *found.on_way]
            await self._rows.want_undone(more)
        self._tell(batch_id, [*ids, *more])
        return found

    async def try_again(self, row_id: int) -> None:
        """Send the edit of a row that needs a person once more as it is. Raises Overtaken."""
        row = self._spool.row(row_id)
        edit_id = row.result.get("edit_id") if row is not None else None
        if row is not None and edit_id is not None:
            await self._changing.outgoing.try_again(edit_id)
            self._woken.set()

    async def reopen(self, row_id: int) -> bool:
        """Take a refused row back for review; False when something of it has arrived."""
        row = self._spool.row(row_id)
        if row is None or row.state is not State.FAILED:
            return False
        async with self._stepping:
            await self._give_up(self._edits(row.edit_ids))
            await self._follow(row)
        after = self._spool.row(row_id)
        return after is not None and not after.is_sealed

    async def recognise(
        self, row_ids: Sequence[int], progress: Callable[[int, int], None] = lambda d, t: None
    ) -> int:
        """Let Huntflow read these files: they are uploaded for it. See `Recognising.recognise`."""
        return await self._recognising.recognise(row_ids, progress)

    # Looking

    def progress(self, batch_id: int) -> Took:
        """How far the sending of a batch is."""
        batch = self._spool.batch(batch_id)
        if batch is None:
            return Took()
        counts = batch.counts
        waiting = counts.get(State.SENDING, 0)
        sent = total = 0
        uploads = self._uploads() if waiting else {}
        if uploads:
            for row_id in self._rows.in_hand(batch_id):
                row = self._spool.row(row_id)
                for edit_id in row.edit_ids if row is not None else ():
                    if edit_id in uploads:
                        sent, total = sent + uploads[edit_id][0], total + uploads[edit_id][1]
        return Took(
            waiting,
            counts.get(State.DONE, 0),
            counts.get(State.FAILED, 0),
            waiting > 0 and self._rows.is_paused(batch_id),
            sent,
            total,
        )

    def bytes_of(self, row: Row) -> tuple[int, int] | None:
        """Bytes sent and in all of a row's file while it goes up, to be sent or to be read."""
        uploads = self._uploads() if row.edit_ids else {}
        found = next((uploads[one] for one in row.edit_ids if one in uploads), None)
        return found or self._recognising.uploads.get(row.row_id)

    # Working

    async def run(self) -> None:
        """Hand over and follow until cancelled. Started with the window."""
        leave = self._bus.listen(self._hear)
        self._listening = True
        try:
            while True:
                self._woken.clear()
                wait_s = _LOOK_ROUND_S
                try:
                    await self.step()
                    if await self._recognising.some():
                        continue
                except DiskTrouble:
                    wait_s = _AFTER_TROUBLE_S
                except DeskError:
                    pass  # no network, no reading by Huntflow
                except Exception as error:  # noqa: BLE001 - one row's trouble is not the others'
                    _logger.error("a step of the sending failed: %s", type(error).__name__)
                    wait_s = _AFTER_TROUBLE_S
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait_s):
                        await self._woken.wait()
        finally:
            self._listening, self._news = False, None
            leave()

    async def step(self) -> None:
        """Follow what is on its way, hand over what may go. Raises DiskTrouble.

        Without `run` nobody hears of news: then every row is looked at.
        """
        async with self._stepping:
            news, self._news = self._news, set() if self._listening else None
            for row_id in await self._read(self._rows.in_hand):
                row = await self._read(self._spool.row, row_id)
                # Failed rows can be many, and wait for somebody.
                if row is not None and (row.state is not State.FAILED or _concerns(news, row)):
                    await self._follow(row)
            await self._hand_over()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is to be handed over or undone, and nothing is on its way."""
        waiting = self._rows.asked(1) or self._rows.handed_over()
        return not waiting and not any(
            row is not None and row.result.get("undo")
            for row in map(self._spool.row, self._rows.in_hand())
        )

    # Handing over

    async def _hand_over(self) -> None:
        room = ROWS_AT_ONCE - await self._read(self._rows.handed_over)
        if room <= 0:
            return
        for row_id in await self._read(self._rows.asked, room):
            if self._recognising.always:
                with suppress(DeskError):  # what Huntflow reads is a help, no condition
                    await self._recognising.recognise([row_id])
            row = await self._read(self._spool.row, row_id)
            if row is None:
                continue
            account_id = self._spool.account_of(row_id)
            if await self._asking.holds(account_id, row):
                self._tell(row.batch_id, [row_id])
                continue
            try:
                edits = await self._edits_for(account_id, row)
                if edits is None:
                    continue  # waits for the row that creates the person
                if not edits:
                    await self._refuse(row, "nowhere")
                    continue
                await self._changing.keeper.keep(edits, self._rows.handing([(row_id, len(edits))]))
            except Rejected as error:
                await self._refuse(row, "refused", fields=dict(error.fields))
            except NotFound:
                await self._refuse(row, "no_person")
            except Overtaken:
                pass  # taken back meanwhile
            self._tell(row.batch_id, [row_id])

    async def _edits_for(self, account_id: int, row: Row) -> list[NewEdit] | None:
        """The edits of a row; None while the person they need is not on the way yet. Raises
        NotFound when nobody ever will be, Rejected."""
        batch = self._spool.batch(row.batch_id)
        target = row.target or (batch.target if batch is not None else Target())
        sent = Sent()
        if row.decision.of_somebody:
            found = self._somebody(account_id, row)
            if found is None:
                return None
            sent = found
        sent = replace(sent, file=await self._staged(row))
        if not row.decision.of_somebody:
            sent = replace(sent, photo=await self._photo(row))
        return edits_of(
            self._changing.commands,
            account_id,
            filled(row),
            target,
            sent,
            f"intake-{row.batch_id}",
        )

    def _somebody(self, account_id: int, row: Row) -> Sent | None:
        applicant_id, creation = row.applicant_id, None
        if applicant_id is None:
            other = self._spool.row(row.other_row_id or 0)
            if other is None or other.state not in _IN_WORK:
                raise NotFound(what="applicant")
            applicant_id = other.result.get("applicant_id") or other.applicant_id
            if applicant_id is None:
                if not other.edit_ids:
                    if other.state is State.FAILED:
                        raise NotFound(what="applicant")
                    return None
                creation = other.edit_ids[0]
                applicant_id = self._outbox.person_of(-creation)
                creation = creation if applicant_id < 0 else None
        saved = self._store.records.applicant(account_id, applicant_id)
        person = saved.value if saved is not None else None
        return Sent(applicant_id=applicant_id, person=person, creation=creation)

    async def _staged(self, row: Row) -> Json:
        place = self._spool.files.place(row.sha)
        staging = self._store.staging
        return await asyncio.to_thread(staging.adopt, place, row.name, limit_bytes=MAX_FILE_BYTES)

    async def _photo(self, row: Row) -> Json | None:
        picture = await self._intake.photo_of(row.row_id)
        if not picture:
            return None
        take, name = self._store.staging.take, _picture_name(picture)
        return await asyncio.to_thread(take, picture, name, limit_bytes=MAX_FILE_BYTES)

    async def _refuse(self, row: Row, why: str, fields: Mapping[str, str] | None = None) -> None:
        await self._rows.note(row.row_id, State.FAILED, why, fields=dict(fields or {}))

    # Following

    async def _follow(self, row: Row) -> None:
        edits = self._edits(row.edit_ids)
        if row.result.get("undo"):
            if await self._undo_row(row, edits):
                self._tell(row.batch_id, [row.row_id])
                return
            edits = self._edits(row.edit_ids)
        state, why, facts = _became(edits)
        known = {key: row.result.get(key) for key in facts}
        if state is State.READY:
            await self._rows.note(row.row_id, state, step="taken back", drop=_SENT)
        elif (state, why) != (row.state, row.why) or known != facts:
            await self._rows.note(row.row_id, state, why, **facts)
        else:
            return
        self._tell(row.batch_id, [row.row_id])

    async def _undo_row(self, row: Row, edits: Sequence[Edit]) -> bool:
        """One step of taking a row back. Whether something about it was written."""
        back = row.result.get("back")
        if back is not None:
            return await self._undone(row, self._edits(back))
        if any(edit.is_active for edit in edits):
            await self._give_up(edits)
            return False
        if all(edit.state is EditState.CANCELLED for edit in edits):
            return False  # ready again, as `_became` says
        state, why, facts = _became(edits)
        if state is not row.state:
            await self._rows.note(row.row_id, state, why, **facts)
        undone = [edit for edit in edits if edit.state is EditState.DONE]
        account_id = self._spool.account_of(row.row_id)
        new = [NewEdit(Kind.DELETE, account_id, {}, facts.get("applicant_id"))]
        if not edits or edits[0].kind is not Kind.CREATE:
            new = [reverse_of(edit) for edit in reversed(undone) if edit.inverse is not None]
        if new:
            with suppress(Overtaken):
                await self._changing.keeper.keep(new, self._rows.undoing(row.row_id))
        else:
            await self._rows.note(row.row_id, state, step="stays", drop=_UNDO)
        return True

    async def _undone(self, row: Row, back: Sequence[Edit]) -> bool:
        """The file waits again once everything is back; what was kept after all stays done."""
        if any(edit.is_active for edit in back):
            return False
        if back and all(edit.state is EditState.CANCELLED for edit in back):
            await self._rows.note(row.row_id, step="stays", drop=_UNDO)
        else:
            await self._rows.note(row.row_id, State.READY, step="undone", drop=_SENT)
        return True

    async def _give_up(self, edits: Sequence[Edit]) -> None:
        """Edits that never left, and those the server did not take."""
        active = [edit.edit_id for edit in edits if edit.is_active]
        await self._changing.undo.take_back(active, reverse=False)

    async def _withdraw(self, batch_id: int, why: str = "") -> None:
        """Rows of which nothing has left are in the outbox no more."""
        for row_id in await self._read(self._rows.in_hand, batch_id):
            row = await self._read(self._spool.row, row_id)
            edits = self._edits(row.edit_ids) if row is not None else []
            if row is None or not edits or not all(edit.never_left for edit in edits):
                continue
            await self._give_up(edits)
            edits = self._edits(row.edit_ids)
            if all(edit.state is EditState.CANCELLED for edit in edits):
                state = State.SENDING if why else State.READY
                await self._rows.note(row_id, state, why, drop=("edits",), step="taken back")
                self._tell(batch_id, [row_id])

    # Small parts

    def _edits(self, ids: Collection[int]) -> list[Edit]:
        """Those that are still known; the others are long over."""
        found = []
        for edit_id in ids:
            with suppress(NotFound):
                found.append(self._outbox.get(edit_id))
        return found

    def _in_work(self, batch_id: int) -> list[Row]:
        return list(self._spool.rows(batch_id, _IN_WORK, 0, 1_000_000))

    async def _read(self, read: Callable[..., T], *arguments: object) -> T:
        return await self._spool.file.in_reader(lambda: read(*arguments))

    def _hear(self, change: Change) -> None:
        if change.kind == "outbox":
            if not change.ids:
                self._news = None
            elif self._news is not None:
                self._news |= change.ids
            self._woken.set()

    def _tell(self, batch_id: int, row_ids: Collection[int]) -> None:
        batch = self._spool.batch(batch_id)
        account_id = batch.account_id if batch is not None else None
        self._bus.publish(Change("intake", account_id, frozenset(row_ids)))
        self._woken.set()


def _concerns(news: Collection[int] | None, row: Row) -> bool:
    undoing = bool(row.result.get("undo"))
    return news is None or undoing or not set(row.edit_ids).isdisjoint(news)


def _became(edits: Sequence[Edit]) -> tuple[State, str, Json]:
    """State of a row by its edits, why, and the facts to be kept."""
    facts: Json = {}
    if edits and edits[0].kind is Kind.CREATE and edits[0].state is EditState.DONE:
        facts = {
            "applicant_id": edits[0].result.get("applicant_id"),
            "double_ids": list(edits[0].result.get("double_ids", ())),
        }
    elif edits and (edits[0].applicant_id or 0) > 0:
        facts = {"applicant_id": edits[0].applicant_id}
    stuck = next((one for one in edits if one.state is EditState.NEEDS_PERSON), None)
    if stuck is not None:
        return State.FAILED, "needs_person", {**facts, "edit_id": stuck.edit_id}
    if any(edit.is_active for edit in edits):
        return State.SENDING, "", facts
    if edits and all(edit.state is EditState.CANCELLED for edit in edits):
        return State.READY, "", {}
    left_out = [edit.kind.value for edit in edits if edit.state is EditState.CANCELLED]
    return State.DONE, "", {**facts, "left_out": left_out}


def _picture_name(picture: bytes) -> str:
    return "photo.jpg" if picture.startswith(b"\xff\xd8") else "photo.png"
