"""Work belongs to a widget, ends with it, and reports in one place."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.kit.tasks import Failure, Progress, TaskRunner


@pytest.fixture
def runner(live_loop, qtbot):
    runner = TaskRunner()
    yield runner
    closing = asyncio.ensure_future(runner.close(), loop=live_loop)
    qtbot.waitUntil(closing.done)


class Gate:
    """Work that waits until the test lets it go on."""

    def __init__(self, result="done"):
        self.event = asyncio.Event()
        self.result = result
        self.entered = asyncio.Event()
        self.started = 0
        self.cancelled = 0

    async def __call__(self):
        self.started += 1
        self.entered.set()
        try:
            await self.event.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


def test_result_comes_to_done(runner, qtbot):
    got = []
    gate = Gate("rows")
    gate.event.set()
    task = runner.start(gate, owner=None, key="applicants", done=got.append)
    qtbot.waitUntil(lambda: got == ["rows"])
    qtbot.waitUntil(lambda: not task.running)
    assert runner.running == ()


def test_same_owner_and_key_cancels_the_older(runner, qtbot):
    owner = QObject()
    first, second = Gate("first"), Gate("second")
    got, busy = [], []
    runner.start(first, owner=owner, key="search", done=got.append, busy=busy.append)
    qtbot.waitUntil(lambda: first.started == 1)
    runner.start(second, owner=owner, key="search", done=got.append, busy=busy.append)
    second.event.set()
    first.event.set()
    qtbot.waitUntil(lambda: got == ["second"])
    assert first.cancelled == 1
    qtbot.waitUntil(lambda: busy[-1] is False)
    assert busy == [True, True, False]


def test_other_owner_or_key_goes_on(runner, qtbot):
    one, two = QObject(), QObject()
    gates = [Gate(1), Gate(2), Gate(3)]
    got = []
    runner.start(gates[0], owner=one, key="a", done=got.append)
    runner.start(gates[1], owner=two, key="a", done=got.append)
    runner.start(gates[2], owner=one, key="b", done=got.append)
    for gate in gates:
        gate.event.set()
    qtbot.waitUntil(lambda: sorted(got) == [1, 2, 3])


def test_owner_that_dies_takes_its_work_along(runner, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    owner = QWidget(parent)
    gate, got, busy = Gate(), [], []
    runner.start(gate, owner=owner, key="card", done=got.append, busy=busy.append)
    qtbot.waitUntil(lambda: gate.started == 1)
    owner.deleteLater()
    qtbot.waitUntil(lambda: gate.cancelled == 1)
    qtbot.waitUntil(lambda: runner.running == ())
    assert got == []
    assert busy == [True]


def test_cancel_calls_nobody(runner, qtbot):
    gate, got = Gate(), []
    task = runner.start(gate, owner=None, key="x", done=got.append, failed=got.append)
    qtbot.waitUntil(lambda: gate.started == 1)
    task.cancel()
    qtbot.waitUntil(lambda: not task.running)
    assert got == []
    assert task.cancelled


def test_result_of_work_that_swallows_its_cancel_is_dropped(runner, qtbot):
    got = []
    entered = asyncio.Event()

    async def stubborn():
        entered.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            return "late"

    task = runner.start(stubborn, owner=None, key="x", done=got.append)
    qtbot.waitUntil(entered.is_set)
    task.cancel()
    qtbot.waitUntil(lambda: not task.running)
    assert got == []


def test_failure_carries_error_label_and_retry(runner, qtbot):
    failures: list[Failure] = []
    runner.failed.connect(failures.append)
    error = ValueError("no")
    gate, got = Gate(error), []
    gate.event.set()
    runner.start(gate, owner=None, key="move", label="Перевод", done=got.append, background=True)
    qtbot.waitUntil(lambda: len(failures) == 1)
    failure = failures[0]
    assert failure.error is error
    assert (failure.key, failure.label, failure.background) == ("move", "Перевод", True)
    gate.result = "now"
    failure.retry()
    qtbot.waitUntil(lambda: got == ["now"])


def test_failed_that_deals_with_the_error_stops_the_signal(runner, qtbot):
    failures, seen = [], []
    runner.failed.connect(failures.append)

    def failed(error):
        seen.append(error)
        return isinstance(error, ValueError)

    for error in (ValueError(), KeyError()):
        gate = Gate(error)
        gate.event.set()
        runner.start(gate, owner=None, key=type(error).__name__, failed=failed)
    qtbot.waitUntil(lambda: len(seen) == 2 and len(failures) == 1)
    assert isinstance(failures[0].error, KeyError)


def test_broken_done_is_a_failure_too(runner, qtbot):
    failures = []
    runner.failed.connect(failures.append)
    gate = Gate()
    gate.event.set()

    def done(_):
        raise RuntimeError("slot")

    runner.start(gate, owner=None, key="x", done=done)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0].error, RuntimeError)


def test_busy_changed_once_per_key(runner, qtbot):
    seen = []
    runner.busy_changed.connect(lambda key, busy: seen.append((key, busy)))
    gates = [Gate(), Gate()]
    owners = [QObject(), QObject()]
    for gate, owner in zip(gates, owners, strict=True):
        runner.start(gate, owner=owner, key="sync")
    assert runner.busy("sync")
    for gate in gates:
        gate.event.set()
    qtbot.waitUntil(lambda: not runner.busy("sync"))
    assert seen == [("sync", True), ("sync", False)]


def test_progress_reaches_the_view(runner, qtbot):
    seen, got = [], []
    progress = Progress()
    progress.changed.connect(lambda *what: seen.append(what))

    async def work():
        progress.report(1, 3, "файл")
        progress.report(3, 3)
        return "ok"

    task = runner.start(work, owner=None, key="up", done=got.append, progress=progress)
    qtbot.waitUntil(lambda: got == ["ok"])
    assert seen == [(1, 3, "файл"), (3, 3, "")]
    assert task.progress is progress


def test_close_cancels_and_refuses(qapp, run_async):
    async def story():
        runner = TaskRunner()
        gate, got = Gate(), []
        runner.start(gate, owner=None, key="x", done=got.append)
        await gate.entered.wait()
        await runner.close()
        assert gate.cancelled == 1
        assert runner.running == ()
        late = runner.start(gate, owner=None, key="y", done=got.append)
        assert late.cancelled
        assert gate.started == 1
        assert got == []

    run_async(story())


def test_start_for_a_dead_owner_does_nothing(runner, qtbot):
    owner = QWidget()
    gate = Gate()
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    assert runner.start(gate, owner=owner, key="x").cancelled
    assert gate.started == 0
