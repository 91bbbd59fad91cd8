"""What a fresh interpreter has loaded: no Qt below the third floor, nothing slow before paint."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.filling import fill_profile

REPOSITORY = Path(__file__).parents[1]

WALK = """
import importlib, json, pkgutil, sys
def ours(package):
    yield package
    found = importlib.import_module(package)
    for part in pkgutil.walk_packages(getattr(found, "__path__", ()), package + "."):
        if not part.name.endswith("__main__"):
            importlib.import_module(part.name)
            yield part.name
names = [name for package in sys.argv[1:] for name in ours(package)]
print(json.dumps([names, sorted(sys.modules)]))
"""
ONE = "import importlib, json, sys; importlib.import_module(sys.argv[1]); "
ONE += "print(json.dumps([[sys.argv[1]], sorted(sys.modules)]))"


def loaded(program: str, *arguments: str) -> tuple[list[str], set[str]]:
    """What was imported on purpose, and every module that came with it."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # Coverage and the like would bring modules of their own.
    environment.pop("PYTHONSTARTUP", None)
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    names, modules = json.loads(done.stdout)
    return names, set(modules)


def found_in(modules: set[str], *packages: str) -> list[str]:
    return sorted(
        module
        for module in modules
        if any(module == package or module.startswith(f"{package}.") for package in packages)
    )


@pytest.mark.parametrize("floor", ["core", "api", "store", "sources", "services"])
def test_no_qt_below_the_third_floor(floor: str) -> None:
    names, modules = loaded(WALK, f"huntflow_desk.{floor}")
    assert len(names) > 1
    assert found_in(modules, "PySide6", "shiboken6", "qasync") == []


def test_the_demo_and_the_command_line_do_without_qt() -> None:
    _, modules = loaded(WALK, "huntflow_desk.demo")
    assert found_in(modules, "PySide6", "qasync") == []
    _, modules = loaded(ONE, "huntflow_desk.cli")
    assert found_in(modules, "PySide6", "qasync", "httpx", "peewee", "keyring") == []


# The program as its command starts it, up to a paint; then what is loaded, and which enums of Qt
# classes were built on the way.
START = """
import enum, functools, json, sys
from huntflow_desk import cli
enums = []
create = enum.EnumType._create_
def note(cls, name, *given, **named):
    enums.append(name)
    return create(cls, name, *given, **named)
enum.EnumType._create_ = note
def painted():
    print(json.dumps([enums, sorted(sys.modules)]), flush=True)
cli.open_window = functools.partial(cli.open_window, on_painted=painted)
cli.main(sys.argv[1:])
"""
SLOW = (
    *("asyncio", "concurrent", "ssl", "httpx", "h11", "anyio", "qasync", "starlette", "uvicorn"),
    *("keyring", "truststore", "peewee", "playhouse", "subprocess", "PySide6.QtNetwork"),
    *("huntflow_desk.api", "huntflow_desk.sources", "huntflow_desk.qt.dialogs"),
)
"""Nothing of this before the first picture, nor before the demo's window is full."""

AFTER_THE_FIRST_PAINT = (
    *("hashlib", "secrets", "huntflow_desk.demo", "huntflow_desk.core.documents"),
    *("huntflow_desk.core.keys", "huntflow_desk.services.card", "huntflow_desk.services.sync"),
    *("huntflow_desk.qt.panes.card", "huntflow_desk.qt.panes.vacancy"),
    *("huntflow_desk.qt.panes.journal", "huntflow_desk.qt.panes.views"),
    *("huntflow_desk.qt.problems", "huntflow_desk.qt.kit.keys"),
    *("huntflow_desk.qt.actions.commands", "huntflow_desk.qt.actions.keymap"),
    *("huntflow_desk.qt.window.syncing", "huntflow_desk.qt.actions.finding"),
    *("huntflow_desk.qt.window.sections", "huntflow_desk.qt.window.commands"),
    *("huntflow_desk.qt.kit.notices", "huntflow_desk.store.blobs"),
    *("huntflow_desk.store.passes", "huntflow_desk.store.outbox", "huntflow_desk.store.staging"),
)
MOST_MODULES = 75
WHY = f"""More than {MOST_MODULES} modules of ours are loaded before the first paint.
Start-up has a budget: twice the time of a bare window (docs/decisions/004-paint-first.md), and a
module costs it about half a millisecond, a dataclass as much again. What people do not see in the
first picture comes after it: a section by a class in window/sections.py, another pane by a lazy
property of Room and a step in Room.later_parts, a service by a lazy property of Workplace, anything
else by MainWindow.later.add. Raise the number
only for what the first picture itself shows, and measure with `python -m tests.bench startup`."""


def test_the_first_paint_loads_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asyncio.run(fill_profile(tmp_path, profile="main", applicants=12))
    monkeypatch.setenv("HUNTFLOW_DESK_DATA", str(tmp_path))
    enums, modules = loaded(START)
    assert found_in(modules, *SLOW, *AFTER_THE_FIRST_PAINT) == []
    ours = found_in(modules, "huntflow_desk")
    assert len(ours) <= MOST_MODULES, f"{WHY}\n{ours}"
    assert_no_class_was_guessed(enums)


def test_the_demo_is_full_before_the_network_is_loaded(tmp_path: Path) -> None:
    enums, modules = loaded(START, "--demo", "--data-dir", str(tmp_path))
    assert found_in(modules, "huntflow_desk.demo.world", "huntflow_desk.qt.panes.card") != []
    assert found_in(modules, *SLOW, "huntflow_desk.demo.serving") == []
    assert_no_class_was_guessed(enums)


def assert_no_class_was_guessed(enums: list[str]) -> None:
    """Asking Qt for a widget or style that it made itself (`viewport()` of Qt's own viewport,
    `style()`) has PySide build every class there is, to see which one it has in hand."""
    assert "FocusPolicy" in enums, "enums are built in another way now: this guards nothing"
    assert {"WizardStyle", "FileMode", "StandardPixmap"}.isdisjoint(enums)


def test_core_imports_nothing_but_the_standard_library() -> None:
    _, modules = loaded(WALK, "huntflow_desk.core")
    _, bare = loaded(ONE, "json")
    foreign = {
        module.partition(".")[0]
        for module in modules - bare
        if module.partition(".")[0] not in sys.stdlib_module_names
    }
    assert foreign == {"huntflow_desk"}
