"""What a fresh interpreter has loaded: no Qt below the third floor, nothing slow before paint."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_nothing_slow_is_imported_before_the_first_paint() -> None:
    _, modules = loaded(ONE, "huntflow_desk.app")
    slow = ("asyncio", "httpx", "qasync", "starlette", "keyring", "truststore", "uvicorn")
    assert found_in(modules, *slow) == []
    late = ("dialogs", "kit.keys", "actions.commands", "actions.keymap", "actions.finding")
    assert found_in(modules, *(f"huntflow_desk.qt.{name}" for name in late)) == []


def test_core_imports_nothing_but_the_standard_library() -> None:
    _, modules = loaded(WALK, "huntflow_desk.core")
    _, bare = loaded(ONE, "json")
    foreign = {
        module.partition(".")[0]
        for module in modules - bare
        if module.partition(".")[0] not in sys.stdlib_module_names
    }
    assert foreign == {"huntflow_desk"}
