"""The command line: the window by default; connect and doctor without a window.

Exit codes: 0 done, 1 failed with a message on standard error, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huntflow_desk import __version__
from huntflow_desk.core.settings import DEFAULT_PROD_URL, DEFAULT_SANDBOX_URL, Paths, System

if TYPE_CHECKING:
    from huntflow_desk.services.workplace import Desk, Workplace

DEFAULT_PROFILE = "default"
COMMANDS = ("connect", "doctor", "parse", "sync", "search", "outbox")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    # Everything this program writes may hold personal data: nobody else reads it.
    os.umask(0o077)
    given, files = _files_of(sys.argv[1:] if arguments is None else arguments)
    # The window alone needs no parser, which takes 4 ms to build.
    options = _parser().parse_args(given) if given else None
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
        return _complain("stopped")


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


def _run(command: str | None, options: argparse.Namespace) -> int:
    if command == "connect":
        return _in_loop(_connect(options))
    if command == "doctor":
        return _in_loop(_doctor(options))
    if command == "parse":
        from huntflow_desk.sources.resumes.command import parse_command

        return parse_command(options.files, options.json)
    if command == "sync":
        return _in_loop(_sync(options))
    if command == "search":
        return _in_loop(_search(options))
    if command == "outbox":
        return _in_loop(_outbox(options))
    return _window(options)


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--profile", metavar="NAME", type=_profile, help="whose settings and data")
    shared.add_argument("--system", type=_system, choices=[System.PROD, System.SANDBOX])
    shared.add_argument("--data-dir", metavar="DIR", type=Path, help="where data lie")

    parser = argparse.ArgumentParser(
        prog="huntflow-desk", description="Desktop application for Huntflow.", parents=[shared]
    )
    parser.add_argument("--version", action="version", version=f"Huntflow Desk {__version__}")
    parser.add_argument("--demo", action="store_true", help="start on the embedded demo")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    connect = commands.add_parser(
        "connect",
        parents=[shared],
        help="test a connection and keep its keys",
        description=(
            'Reads {"access_token": ..., "refresh_token": ...} as JSON from standard input, '
            "tests the connection and keeps the pair in the keyring of the operating system."
        ),
    )
    connect.add_argument("--url", help="address of Huntflow (by default that of the system)")

    doctor = commands.add_parser(
        "doctor",
        parents=[shared],
        help="versions, paths, database integrity, keyring, connection",
        description="Prints facts for support: no personal data, no secrets.",
    )
    doctor.add_argument("--json", action="store_true", help="print one JSON object")

    parse = commands.add_parser(
        "parse",
        parents=[shared],
        help="read resumes: text and fields",
        description=(
            "Reads files in a process of its own and prints what they say; a file that cannot be "
            "read is a row with its reason."
        ),
    )
    parse.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parse.add_argument("--json", action="store_true", help="print one JSON object per file")

    sync = commands.add_parser(
        "sync",
        parents=[shared],
        help="read everything once, or go on where the last reading stopped",
        description=(
            "Reads dictionaries, vacancies and everybody into the local store; progress goes to "
            "standard error. Stopped at any moment, the next run goes on after the last page."
        ),
    )
    sync.add_argument(
        "--details",
        choices=["open-vacancies", "all", "none"],
        help="whose history, questionary and resumes to read too (by default as set)",
    )
    sync.add_argument("--json", action="store_true", help="print one JSON object at the end")
    # For measuring and for servers without a limit: requests a second, 0 for no limit.
    sync.add_argument("--pace", type=_rate, help=argparse.SUPPRESS)

    search = commands.add_parser(
        "search",
        parents=[shared],
        help="find people among those kept here, without network",
        description=(
            'Looks for words, phones, "phrases" and operators (tag: stage: vacancy: source: has: '
            "no: before: after:) in names, contacts, resumes, comments and questionaries."
        ),
    )
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--json", action="store_true", help="print one JSON object per hit")
    search.add_argument("--limit", type=_limit, default=20, help="hits at most (20)")

    outbox = commands.add_parser("outbox", help="changes on their way to Huntflow")
    actions = outbox.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser(
        "list", parents=[shared], help="what waits, is being sent, or needs a person"
    )
    listing.add_argument("--all", action="store_true", help="what is over, too")
    adding = actions.add_parser(
        "add",
        parents=[shared],
        help="keep changes given as JSON lines on standard input",
        description=(
            'Reads one JSON object a line, such as {"kind": "comment", "account_id": 1, '
            '"applicant_id": 5, "comment": "..."}; kinds and fields are described in '
            "docs/outbox.md. A bad line is named, nothing of it is kept, and the exit code is 1."
        ),
    )
    sending = actions.add_parser(
        "send",
        parents=[shared],
        help="send what waits",
        description=(
            "Exit code 0: nothing waits any more; 3: something needs a person; 1: something still "
            "waits."
        ),
    )
    sending.add_argument(
        "--until-idle", action="store_true", help="wait for the network and for retries"
    )
    sending.add_argument("--pace", type=_rate, help=argparse.SUPPRESS)
    for one in (listing, adding, sending):
        one.add_argument("--json", action="store_true", help="print JSON, one object a line")
    return parser


def _limit(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 100_000:
        raise argparse.ArgumentTypeError("a limit is a number from 1 to 100000")
    return int(text)


def _rate(text: str) -> float:
    try:
        rate = float(text)
    except ValueError:
        rate = -1.0
    if not 0 <= rate <= 1000:
        raise argparse.ArgumentTypeError("a rate is a number from 0 to 1000")
    return rate


def _profile(text: str) -> str:
    """A profile name is a folder name: letters, digits, space, dot, dash, underscore."""
    from huntflow_desk.store.preferences import is_profile_name

    name = text.strip()
    if not is_profile_name(name):
        raise argparse.ArgumentTypeError(
            "a profile name has 1 to 64 letters, digits, spaces or . _ - @"
        )
    return name


def _system(text: str) -> System:
    try:
        return System(text.upper())
    except ValueError:
        raise argparse.ArgumentTypeError("PROD or SANDBOX") from None


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


def _complain(text: str) -> int:
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


def _desk(options: argparse.Namespace) -> Desk:
    from huntflow_desk.services.workplace import Desk

    return Desk(paths_for(getattr(options, "data_dir", None)), marker=marker())


async def _connect(options: argparse.Namespace) -> int:
    import json

    from huntflow_desk.core.errors import DeskError

    system = getattr(options, "system", System.PROD)
    profile = getattr(options, "profile", DEFAULT_PROFILE)
    url = options.url or (DEFAULT_SANDBOX_URL if system is System.SANDBOX else DEFAULT_PROD_URL)
    if sys.stdin.isatty():
        print(
            'Paste {"access_token": "...", "refresh_token": "..."}, then Ctrl+D:', file=sys.stderr
        )
    try:
        plain = json.loads(sys.stdin.read())
        access, refresh = str(plain["access_token"]), str(plain["refresh_token"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return _complain('standard input is not {"access_token": "...", "refresh_token": "..."}')
    desk = _desk(options)
    try:
        workplace = desk.open(profile, system)
        try:
            report = await desk.try_connection(workplace, url, access, refresh)
            if report.pair is None:
                cause = CAUSES.get(report.cause, CAUSES["other"])
                return _complain(f"{cause} ({report.url}); nothing was changed")
            if not report.ok:
                # The test had already exchanged the keys for new ones: these must not be lost.
                durable = await desk.keep_keys(profile, system, report.pair)
            else:
                durable = await desk.adopt(profile, system, report)
                await workplace.store.records.take_accounts(report.accounts, lifetime_s=3600)
        finally:
            await desk.close(workplace)
    except DeskError as error:
        return _complain(words_for(error))
    if not durable and report.ok:
        return _complain(
            "the connection works, but this system has no keyring to keep the keys in; "
            "keys are never written to a plain file, so they were not kept"
        )
    if not report.ok:
        kept = "kept" if durable else "not kept: this system has no keyring"
        return _complain(f"{CAUSES[report.cause]} ({report.url}); the renewed keys were {kept}")
    print(
        f"connected to {report.url} ({system.value}) in {report.duration_ms} ms; "
        f"organisations: {len(report.accounts)}; keys are in the keyring"
    )
    return 0


async def _doctor(options: argparse.Namespace) -> int:
    import json

    from huntflow_desk.services.doctor import examine

    desk = _desk(options)
    profile = getattr(options, "profile", None)
    report = await examine(desk, profile, getattr(options, "system", None))
    if options.json:
        print(json.dumps(report.plain(), ensure_ascii=False, indent=2))
    else:
        for line in report.lines():
            print(line)
    if report.failures:
        return _complain("; ".join(report.failures))
    return 0


async def _sync(options: argparse.Namespace) -> int:
    import json
    import time

    from huntflow_desk.core.errors import DeskError
    from huntflow_desk.services.sync.terminal import ProgressLines, facts_of

    began = time.monotonic()
    profile = getattr(options, "profile", DEFAULT_PROFILE)
    desk = _desk(options)
    if profile not in desk.profiles():
        return _complain("there is no such profile: connect first")
    failure = ""
    try:
        workplace = desk.open(profile, getattr(options, "system", None))
    except DeskError as error:
        return _complain(words_for(error))
    sync = workplace.sync
    say = ProgressLines(sync, lambda line: print(line, file=sys.stderr, flush=True))
    leave = workplace.bus.listen(say)
    try:
        if options.pace is not None:
            await _set_pace(workplace, options.pace)
        await sync.run(details=options.details)
    except DeskError as error:
        failure = words_for(error)
    finally:
        leave()
        await desk.close(workplace)
    report = sync.report
    if not failure and not report.complete:
        failure = f"pages that could not be read: {report.gaps}; run again later"
    if options.json:
        seconds = time.monotonic() - began
        facts = facts_of(report, requests=workplace.journal.requests, seconds=seconds)
        print(json.dumps(facts, ensure_ascii=False))
    elif not failure:
        print(f"pages: {report.pages}; people: {report.applicants}; removed: {report.removed}")
    return _complain(failure) if failure else 0


async def _set_pace(workplace: Workplace, rate: float) -> None:
    """Requests a second, 0 for no limit."""
    import math

    rate = rate or math.inf
    (await workplace.session.api()).transport.pace.set(rate, rate)


async def _search(options: argparse.Namespace) -> int:
    import json

    from huntflow_desk.core.errors import DeskError
    from huntflow_desk.services.search import search_of

    desk = _desk(options)
    profile = getattr(options, "profile", DEFAULT_PROFILE)
    try:
        workplace = desk.open(profile, getattr(options, "system", None))
        try:
            records = workplace.store.records
            if not records.projections_are_current():
                await records.rebuild()
            hits = search_of(workplace).everywhere(options.query, options.limit)
            for hit in hits:
                if options.json:
                    print(json.dumps(hit, ensure_ascii=False))
                else:
                    print("  ".join(str(part) for part in hit.values() if part != ""))
        finally:
            await desk.close(workplace)
    except DeskError as error:
        return _complain(words_for(error))
    return 0


async def _outbox(options: argparse.Namespace) -> int:
    import json

    from huntflow_desk.core.errors import DeskError
    from huntflow_desk.services import outbox_terminal

    def say(line: str) -> None:
        # At once: who is stopped in the middle has to know what was kept.
        print(line, flush=True)

    desk = _desk(options)
    profile = getattr(options, "profile", DEFAULT_PROFILE)
    if profile not in desk.profiles():
        return _complain("there is no such profile: connect first")
    try:
        workplace = desk.open(profile, getattr(options, "system", None))
        for note in workplace.store.notes:
            _complain(words_for(note))
        try:
            if options.action == "list":
                return outbox_terminal.show(
                    workplace, as_json=options.json, everything=options.all, say=print
                )
            if options.action == "add":
                return await outbox_terminal.add(
                    workplace, sys.stdin.buffer, as_json=options.json, say=say, complain=_complain
                )
            if options.pace is not None:
                await _set_pace(workplace, options.pace)
            return await outbox_terminal.send(
                workplace,
                patient=options.until_idle,
                as_json=options.json,
                say=say,
                complain=_complain,
            )
        finally:
            await desk.close(workplace)
    except DeskError as error:
        if options.json:
            say(json.dumps({"error": error.kind, "message": words_for(error)}))
        return _complain(words_for(error))


def _mended(facts: Mapping[str, Any]) -> str:
    """What became of a damaged file when it was opened."""
    kept = f"; it was set aside as {facts['kept']}" if "kept" in facts else "; start once more"
    return f"{kept}, rows saved: {facts['salvaged']}" if "salvaged" in facts else kept


CAUSES = {
    "bad_address": "the address is not usable: https is needed, and nothing but a host and port",
    "bad_key": "a key holds characters that no key has",
    "dns": "the name of the server was not found",
    "refused": "the server refuses connections",
    "tls": "the certificate of the server is not accepted",
    "timeout": "the server did not answer in time",
    "proxy": "the proxy does not let us through",
    "offline": "there is no network",
    "invalid_key": "the key is not accepted (wrong, revoked, or of another Huntflow)",
    "key_used": "the refresh key was used up elsewhere: a new pair is needed",
    "forbidden": "the key is valid, but its user may not do this",
    "wrong_host": "the address leads to another host",
    "not_huntflow": "what answers there is not Huntflow",
    "server": "Huntflow is in trouble and answers with an error",
    "busy": "Huntflow asks to slow down; try again in a minute",
    "other": "the connection failed",
}
"""What a cause of `ConnectionReport` means, for the terminal."""


def words_for(error: Exception) -> str:
    """One plain sentence for an error that ends a command."""
    from huntflow_desk.core.errors import explain

    problem = explain(error)
    facts = {key: value for key, value in problem.facts.items() if value not in ("", None)}
    path = f" ({facts['path']})" if "path" in facts else ""
    sentences = {
        "disk_trouble": f"the disk is full, read-only or failing{path}",
        "damaged_database": f"a database is damaged{path}{_mended(facts)}",
        "newer_database": f"the data were written by a newer version; nothing was changed{path}",
        "keys_locked": "the keyring of the system is locked or refuses to keep the keys",
        "keys_lost": "there are no usable keys: connect first",
        "already_running": "another Huntflow Desk works with this profile",
    }
    return sentences.get(problem.kind, f"{problem.kind}: {facts.get('message', '')}".strip(": "))
