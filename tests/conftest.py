"""Shared fixtures. Qt draws offscreen, Qt warnings fail, the system's keyring is out of reach."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

# Before anything imports Qt or keyring; children inherit both.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot
    from qasync import QEventLoop

    from huntflow_desk.qt.kit.languages import Languages
    from tests.keyrings import MemoryKeyring

T = TypeVar("T")
RunAsync = Callable[[Coroutine[Any, Any, T]], T]

LIMIT_S = 5.0
# What the offscreen platform says of itself; it is not our doing.
IGNORED = ("This plugin does not support",)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt warnings fail every test that does not say otherwise."""
    for item in items:
        if item.get_closest_marker("qt_log_level_fail") is None:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
        if item.get_closest_marker("qt_log_ignore") is None:
            item.add_marker(pytest.mark.qt_log_ignore(*IGNORED, extend=True))


@pytest.fixture
def memory_keyring() -> Iterator[MemoryKeyring]:
    """A keyring in memory, in force for this test."""
    import keyring

    from tests.keyrings import MemoryKeyring

    before = keyring.get_keyring()
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    """Russian, as the program installs it; afterwards nothing of it is left to other tests."""
    from PySide6.QtCore import QLocale

    from huntflow_desk.qt.kit.languages import Languages

    before = QLocale()
    made = Languages(qapp, "ru")
    yield made
    made.close()
    made.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def run_async(qapp: QApplication) -> Iterator[RunAsync[Any]]:
    """Runs a coroutine on a fresh Qt event loop: `run_async(work())`, five seconds at most.

    Afterwards nothing may be left running and no error may have gone to the loop's handler.
    """
    from qasync import QEventLoop

    loop = QEventLoop(qapp)
    seen: list[dict[str, Any]] = []
    loop.set_exception_handler(lambda _loop, context: seen.append(context))

    async def guard(work: Coroutine[Any, Any, T]) -> T:
        async with asyncio.timeout(LIMIT_S):
            return await work

    def run(work: Coroutine[Any, Any, T]) -> T:
        result: T = loop.run_until_complete(guard(work))
        return result

    yield run
    left = _cancel_left(loop)
    if left:
        loop.run_until_complete(asyncio.wait(left, timeout=1))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
    assert not seen, f"errors in the loop: {seen}"
    assert not left, f"tasks left over: {left}"


@pytest.fixture(scope="session")
def _session_loop(qapp: QApplication) -> Iterator[QEventLoop]:
    from qasync import QEventLoop

    # `already_running` sets the running loop for good, which would forbid asyncio.run elsewhere.
    loop = QEventLoop(qapp, already_running=True)
    asyncio.events._set_running_loop(None)
    yield loop
    loop.stop()
    loop.close()


@pytest.fixture
def live_loop(_session_loop: QEventLoop, qtbot: QtBot) -> Iterator[QEventLoop]:
    """An event loop that runs while pytest-qt waits: start work, then `qtbot.waitUntil(...)`.

    What is left at the end is cancelled and waited for; an error in the loop's handler fails.
    """
    seen: list[dict[str, Any]] = []
    _session_loop.set_exception_handler(lambda _loop, context: seen.append(context))
    asyncio.events._set_running_loop(_session_loop)
    try:
        yield _session_loop
        left = _cancel_left(_session_loop)
        qtbot.waitUntil(lambda: all(task.done() for task in left), timeout=2000)
    finally:
        asyncio.events._set_running_loop(None)
        _session_loop.set_exception_handler(None)
    assert not seen, f"errors in the loop: {seen}"


def _cancel_left(loop: asyncio.AbstractEventLoop) -> list[asyncio.Task[Any]]:
    left = [task for task in asyncio.all_tasks(loop) if not task.done()]
    for task in left:
        task.cancel()
    return left
