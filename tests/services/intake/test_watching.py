"""A watched folder: what is new and complete waits in Intake, once."""

from __future__ import annotations

import asyncio
from pathlib import Path

from huntflow_desk.core.intake import State
from huntflow_desk.services.intake.watching import WatchedFolder
from tests.services.intake.rig import ACCOUNT, Place, opened, resume, run, write


def watched(place: Place, folder: Path) -> WatchedFolder:
    return WatchedFolder(folder, ACCOUNT, intake=place.intake, spool=place.store.spool)


def test_new_complete_files_wait(tmp_path: Path) -> None:
    folder = tmp_path / "in"

    async def work(place: Place) -> None:
        write(folder, {"old.txt": resume(0)})
        watch = watched(place, folder)
        assert await watch.look() == 0  # what lay there stays
        write(folder, {"new.txt": resume(1)[:50], "x.crdownload": b"?", "empty.pdf": b""})
        assert await watch.look() == 0  # seen for the first time
        write(folder, {"new.txt": resume(1)})
        assert await watch.look() == 0  # it grew
        assert await watch.look() == 1
        assert await watch.look() == 0
        await place.intake.work()
        (batch,) = place.intake.batches()
        assert (batch.origin, batch.title) == ("watch", "in")
        assert place.states(batch.batch_id) == [("new.txt", State.READY, "")]
        # The next one joins the batch nobody has begun to send.
        write(folder, {"more.txt": resume(2)})
        assert [await watch.look() for _ in "12"] == [0, 1]
        assert len(place.intake.batches()) == 1
        await place.store.spool.move(place.rows(batch.batch_id)[0].row_id, State.SENDING)
        write(folder, {"later.txt": resume(3)})
        assert [await watch.look() for _ in "12"] == [0, 1]
        assert len(place.intake.batches()) == 2

    run(tmp_path, work)


def test_known_after_a_restart_and_after_the_batch_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "in"

    async def inside() -> None:
        folder.mkdir()
        async with opened(tmp_path / "store") as place:
            watch = watched(place, folder)
            await watch.look()
            write(folder, {"a.txt": resume(0)})
            assert [await watch.look() for _ in "12"] == [0, 1]
            (batch,) = place.intake.batches()
            await place.intake.remove_batch(batch.batch_id)
        write(folder, {"b.txt": resume(1)})
        async with opened(tmp_path / "store") as place:
            watch = watched(place, folder)
            assert [await watch.look() for _ in "123"] == [0, 1, 0]
            (batch,) = place.intake.batches()
            assert [row.name for row in place.rows(batch.batch_id)] == ["b.txt"]

    asyncio.run(inside())


def test_a_folder_that_is_away_is_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    looks = 0

    async def work(place: Place) -> None:
        reached = asyncio.Event()

        async def sleep(seconds: float) -> None:
            nonlocal looks
            looks += 1
            if looks == 2:
                folder.mkdir()
            elif looks == 3:
                write(folder, {"a.txt": resume(0)})
            elif looks > 5:
                reached.set()
                await asyncio.Event().wait()

        watch = WatchedFolder(
            folder, ACCOUNT, intake=place.intake, spool=place.store.spool, sleep=sleep
        )
        task = asyncio.create_task(watch.watch())
        await reached.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        (batch,) = place.intake.batches()
        assert place.states(batch.batch_id) == [("a.txt", State.READY, "")]

    run(tmp_path, work)
