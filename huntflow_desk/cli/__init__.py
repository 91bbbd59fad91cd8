"""The command line: the window by default; connect and doctor without a window.

Exit codes: 0 done, 1 failed with a message on standard error, 2 wrong usage.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.settings import Paths, System

if TYPE_CHECKING:
    import argparse

DEFAULT_PROFILE = "default"
COMMANDS = ("connect", "doctor", "parse", "sync", "search", "outbox")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    # Everything this program writes may hold personal data: nobody else reads it.
    os.umask(0o077)
    given, files = _files_of(sys.argv[1:] if arguments is None else arguments)
    # The window alone needs no parser, which takes 4 ms to build.
    options = _parsed(given) if given else None
    try:
        if options is None:
            code = open_window(paths=paths_for(None), files=files)
        else:
            options.resumes = files
            code = _run(getattr(options, "command", None), options)
        # Here, where it is understood, not at the end of the interpreter.
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader of our output went away; that is no failure of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return complain("stopped")


def _files_of(arguments: Sequence[str]) -> tuple[list[str], list[Path]]:
    """Arguments without files that are to be opened: what a file manager starts the program with.

    They stand alone or after options, and the first of them is no command and is there.
    """
    for number, one in enumerate(arguments):
        before = arguments[number - 1] if number else ""
        takes_value = before in ("--profile", "--system", "--data-dir")
        if one == "--":
            return list(arguments[:number]), [
                Path(each).absolute() for each in arguments[number + 1 :]
            ]
        if one.startswith("-") or takes_value:
            continue
        if one in COMMANDS or not Path(one).exists():
            break
        return list(arguments[:number]), [Path(each).absolute() for each in arguments[number:]]
    return list(arguments), []


def _parsed(arguments: list[str]) -> argparse.Namespace:
    from huntflow_desk.cli.parser import parser_of_all

    return parser_of_all().parse_args(arguments)


def _run(command: str | None, options: argparse.Namespace) -> int:
    if command == "connect":
        from huntflow_desk.cli.connection import connect

        return _in_loop(connect(options))
    if command == "doctor":
        from huntflow_desk.cli.connection import doctor

        return _in_loop(doctor(options))
    if command == "parse":
        from huntflow_desk.sources.resumes.command import parse_command

        return parse_command(options.files, options.json)
    if command == "sync":
        from huntflow_desk.cli.people import sync

        return _in_loop(sync(options))
    if command == "search":
        from huntflow_desk.cli.people import search

        return _in_loop(search(options))
    if command == "outbox":
        from huntflow_desk.cli.outbox import outbox

        return _in_loop(outbox(options))
    return _window(options)


def paths_for(data_dir: Path | None) -> Paths:
    """The data folder: the one given, else HUNTFLOW_DESK_DATA, else the platform's."""
    if data_dir is None and os.environ.get("HUNTFLOW_DESK_DATA"):
        data_dir = Path(os.environ["HUNTFLOW_DESK_DATA"])
    if data_dir is None:
        from platformdirs import user_data_path

        data_dir = user_data_path("Huntflow Desk", appauthor=False)
    return Paths(data_dir.expanduser().absolute())


def marker() -> Callable[[str], None]:
    """Prints marker lines for crash tests when HUNTFLOW_DESK_MARKERS asks for them."""
    if os.environ.get("HUNTFLOW_DESK_MARKERS") != "1":
        return lambda line: None
    return lambda line: print(line, flush=True)


def complain(text: str) -> int:
    """Say why a command failed; gives its exit code."""
    print(f"huntflow-desk: {text}", file=sys.stderr)
    return 1


def _in_loop(work: Coroutine[Any, Any, int]) -> int:
    import asyncio

    return asyncio.run(work)


def _window(options: argparse.Namespace) -> int:
    return open_window(
        paths=None if _demo_alone(options) else paths_for(getattr(options, "data_dir", None)),
        profile=getattr(options, "profile", None),
        system=getattr(options, "system", None),
        demo=options.demo,
        files=options.resumes,
    )


def open_window(
    *,
    paths: Paths | None,
    profile: str | None = None,
    system: System | None = None,
    demo: bool = False,
    on_painted: Callable[[], None] | None = None,
    files: Sequence[Path] = (),
) -> int:
    """Import the application and run its window (see `app.run`)."""
    # Modules, classes and widgets made at start all stay: looking for garbage among them takes a
    # tenth of the start. `app` switches it on again after the first paint.
    gc.disable()
    try:
        from huntflow_desk.qt.kit.unread import leave_sources_unread

        leave_sources_unread()
        from huntflow_desk.app import run

        return run(
            paths=paths,
            profile=profile,
            system=system,
            demo=demo,
            marker=marker(),
            on_painted=on_painted,
            files=files,
        )
    finally:
        gc.enable()


def _demo_alone(options: argparse.Namespace) -> bool:
    """The demo without a data folder leaves nothing behind: it gets a temporary one."""
    return bool(options.demo) and not hasattr(options, "data_dir")
