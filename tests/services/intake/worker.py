"""Run in another process, to be killed: `python -m tests.services.intake.worker FOLDER`.

Drops what lies in FOLDER/in (once) and works, printing a line after every step.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from huntflow_desk.core.events import Change
from tests.services.intake.rig import ACCOUNT, Place


def say(line: str) -> None:
    """A line the test waits for."""
    print(line, flush=True)  # noqa: T201


async def main(folder: Path) -> None:
    """Drop, unless an earlier run did, and work."""
    place = Place(folder / "store")
    place.bus.listen(lambda change: tell(change))
    say("START")
    if not place.intake.batches():
        await place.intake.drop(ACCOUNT, [folder / "in"])
        say("DROPPED")
    await place.intake.work(lambda done, total: say(f"DONE {done} {total}"))
    await place.close()
    say("END")


def tell(change: Change) -> None:
    """A change of rows."""
    if change.kind == "intake":
        say(f"CHANGED {len(change.ids)}")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
