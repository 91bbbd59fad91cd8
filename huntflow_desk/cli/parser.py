"""What can be said on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from huntflow_desk import __version__
from huntflow_desk.core.settings import System


def parser_of_all() -> argparse.ArgumentParser:
    """Every command with its options; what is not given is not in the namespace."""
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
