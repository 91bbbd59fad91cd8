"""The event loop of the gallery: one, and found by whatever steps while pictures are taken."""

from __future__ import annotations

import asyncio
import atexit
import functools

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop


class PictureLoop(QEventLoop):  # type: ignore[misc]
    """Qt goes on between two runs: showing, grabbing, qasync's own last turn. A task that steps
    there has to find this loop running, or asyncio makes it another."""

    def run_forever(self) -> int:
        """As always, and this loop is the running one afterwards, too."""
        try:
            return int(super().run_forever())
        finally:
            asyncio.events._set_running_loop(self)


@functools.cache
def picture_loop() -> PictureLoop:
    """The loop of this process."""
    loop = PictureLoop(QApplication.instance())
    asyncio.events._set_running_loop(loop)

    def close() -> None:
        asyncio.events._set_running_loop(None)
        loop.close()

    atexit.register(close)
    return loop
