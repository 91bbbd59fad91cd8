"""Commands about the connection: connect, doctor."""

from __future__ import annotations

import argparse
import json
import sys

from huntflow_desk.cli import DEFAULT_PROFILE, complain
from huntflow_desk.cli.terminal import desk_of, words_for
from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.settings import DEFAULT_PROD_URL, DEFAULT_SANDBOX_URL, System

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


async def connect(options: argparse.Namespace) -> int:
    """Test a connection and keep its keys."""
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
        return complain('standard input is not {"access_token": "...", "refresh_token": "..."}')
    desk = desk_of(options)
    try:
        workplace = desk.open(profile, system)
        try:
            report = await desk.try_connection(workplace, url, access, refresh)
            if report.pair is None:
                cause = CAUSES.get(report.cause, CAUSES["other"])
                return complain(f"{cause} ({report.url}); nothing was changed")
            if not report.ok:
                # The test had already exchanged the keys for new ones: these must not be lost.
                durable = await desk.keep_keys(profile, system, report.pair)
            else:
                durable = await desk.adopt(profile, system, report)
                await workplace.store.records.take_accounts(report.accounts, lifetime_s=3600)
        finally:
            await desk.close(workplace)
    except DeskError as error:
        return complain(words_for(error))
    if not durable and report.ok:
        return complain(
            "the connection works, but this system has no keyring to keep the keys in; "
            "keys are never written to a plain file, so they were not kept"
        )
    if not report.ok:
        kept = "kept" if durable else "not kept: this system has no keyring"
        return complain(f"{CAUSES[report.cause]} ({report.url}); the renewed keys were {kept}")
    print(
        f"connected to {report.url} ({system.value}) in {report.duration_ms} ms; "
        f"organisations: {len(report.accounts)}; keys are in the keyring"
    )
    return 0


async def doctor(options: argparse.Namespace) -> int:
    """Facts for support."""

    from huntflow_desk.services.doctor import examine

    desk = desk_of(options)
    profile = getattr(options, "profile", None)
    report = await examine(desk, profile, getattr(options, "system", None))
    if options.json:
        print(json.dumps(report.plain(), ensure_ascii=False, indent=2))
    else:
        for line in report.lines():
            print(line)
    if report.failures:
        return complain("; ".join(report.failures))
    return 0
