"""Tests of a connection in the log of the very profile and system they are about."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from urllib.parse import urlsplit

from huntflow_desk.core.documents import Me
from huntflow_desk.core.errors import DeskError, Problem, explain
from huntflow_desk.core.settings import Connection, System
from huntflow_desk.services.connections import ConnectionReport, cause_of
from huntflow_desk.services.workplace import Desk, Workplace


async def try_pair(
    desk: Desk,
    workplace: Workplace,
    profile: str,
    system: System,
    *,
    url: str,
    access_token: str,
    refresh_token: str,
) -> ConnectionReport:
    """Test an address with a pasted pair. Raises DiskTrouble, NewerDatabase, KeysLocked.

    A pair that the test had to refresh is kept at once: the pasted one is used up by then.
    """
    async with _place(desk, workplace, profile, system) as place:
        report = await desk.try_connection(place, url, access_token, refresh_token)
    if not report.ok and report.pair is not None:
        await desk.keep_keys(profile, system, report.pair)
    return report


async def check_kept(
    desk: Desk, workplace: Workplace, profile: str, system: System
) -> ConnectionReport:
    """Test the connection as it is kept: address, keys and all. Raises DiskTrouble."""
    address = desk.settings(profile).connection.url(system)
    async with _place(desk, workplace, profile, system) as place:
        try:
            duration_ms, name = await desk.check_connection(place)
        except DeskError as error:
            problem = explain(error)
            facts = {"host": urlsplit(address).hostname or "", **problem.facts}
            shown = Problem(problem.kind, facts, problem.action, problem.journal_id)
            missing = problem.kind == "keys_lost" and problem.facts.get("cause") == "missing"
            cause = "no_keys" if missing else cause_of(error)
            return ConnectionReport(cause, address, problem=shown)
        accounts = place.library.accounts()
    return ConnectionReport("ok", address, duration_ms, Me(0, name=name), accounts)


def with_url(connection: Connection, system: System, url: str) -> Connection:
    """The connection with another address of a system."""
    if system is System.SANDBOX:
        return replace(connection, huntflow_sandbox_url=url)
    return replace(connection, huntflow_prod_url=url)


@asynccontextmanager
async def _place(
    desk: Desk, workplace: Workplace, profile: str, system: System
) -> AsyncIterator[Workplace]:
    """The open workplace when it is the one meant, else another one opened for the test."""
    if (workplace.profile, workplace.system) == (profile, system):
        yield workplace
        return
    other = await asyncio.to_thread(desk.open, profile, system)
    try:
        yield other
    finally:
        await desk.close(other)
