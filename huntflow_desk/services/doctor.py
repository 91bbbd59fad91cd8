"""Facts for support about this installation: no personal data, no secrets."""

from __future__ import annotations

import asyncio
import platform
import sys
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from huntflow_desk import __version__
from huntflow_desk.core.errors import DeskError, KeysLocked
from huntflow_desk.core.settings import System
from huntflow_desk.services.connections import cause_of

if TYPE_CHECKING:
    from huntflow_desk.services.workplace import Desk

PACKAGES = ("PySide6-Essentials", "qasync", "httpx", "peewee", "keyring", "truststore", "starlette")


@dataclass(slots=True)
class DoctorReport:
    """What was found. `failures` are sentences; empty means healthy."""

    versions: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    profiles: list[dict[str, Any]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """The report as one JSON-able object."""
        return {
            "ok": not self.failures,
            "versions": self.versions,
            "paths": self.paths,
            "profiles": self.profiles,
            "failures": self.failures,
        }

    def lines(self) -> list[str]:
        """The report as lines of text."""
        lines = [f"{name}: {value}" for name, value in self.versions.items()]
        lines += [f"{name}: {value}" for name, value in self.paths.items()]
        for profile in self.profiles:
            lines.append(f"profile {profile['profile']} {profile['system']}:")
            lines += [
                f"  {name}: {_line(value)}"
                for name, value in profile.items()
                if name not in ("profile", "system")
            ]
        return lines


async def examine(desk: Desk, profile: str | None, system: System | None) -> DoctorReport:
    """Examine all profiles, or the one (and the system) named.

    The embedded demo has no keys and no lasting files, and closing a second copy of it would
    erase the open one: for DEMO the report has versions and paths only.
    """
    report = DoctorReport(await asyncio.to_thread(versions), {"data": str(desk.paths.root)})
    if system is System.DEMO:
        return report
    existing = desk.profiles()
    if profile is not None and profile not in existing:
        report.failures.append("there is no such profile")
    wanted = [name for name in existing if profile in (None, name)]
    for name in wanted:
        try:
            active = desk.settings(name).connection.active_system
            for one in [system] if system else [System.PROD, System.SANDBOX]:
                used = desk.paths.databases(name, one).exists()
                if used or one is system or one is active:
                    report.profiles.append(await _examine_one(desk, name, one, report.failures))
        except DeskError as error:
            report.failures.append(f"profile {name}: {error.kind}")
    return report


async def _examine_one(
    desk: Desk, profile: str, system: System, failures: list[str]
) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "profile": profile,
        "system": system.value,
        "address": desk.settings(profile).connection.url(system),
        "active": desk.settings(profile).connection.active_system is system,
    }
    where = f"profile {profile} {system.value}"
    ring = desk.key_ring(profile, system)
    try:
        pair = await asyncio.to_thread(ring.load)
        facts["keyring"] = {"backend": ring.backend_name, "durable": ring.durable}
        facts["keys"] = "kept" if pair else "none"
    except KeysLocked as error:
        facts["keyring"] = {"backend": ring.backend_name, "trouble": str(error.facts.get("cause"))}
        failures.append(f"{where}: the keyring is locked or fails")
        pair = None
    if not desk.paths.databases(profile, system).exists():
        facts["databases"] = {}
        return facts
    try:
        workplace = await asyncio.to_thread(desk.open, profile, system)
    except DeskError as error:
        facts["databases"] = {"trouble": error.kind}
        failures.append(f"{where}: databases: {error.kind}")
        return facts
    try:
        facts["databases"] = await asyncio.to_thread(workplace.store.integrity)
        facts["sizes"] = await asyncio.to_thread(workplace.store.sizes)
        failures.extend(
            f"{where}: {name}: {state}"
            for name, state in facts["databases"].items()
            if state != "ok"
        )
        failures.extend(f"{where}: {note.kind}" for note in workplace.store.notes)
        if pair is None:
            facts["connection"] = {"state": "not configured"}
        else:
            try:
                duration_ms, _ = await desk.check_connection(workplace)
                facts["connection"] = {"state": "ok", "duration_ms": duration_ms}
            except DeskError as error:
                cause = cause_of(error)
                facts["connection"] = {"state": "failed", "cause": cause}
                failures.append(f"{where}: connection: {cause}")
    finally:
        await desk.close(workplace)
    return facts


def versions(*, packages: bool = True) -> dict[str, str]:
    """Versions of this program and of what it stands on, by name.

    Without `packages` no files are read: fit for the thread of the window.
    """
    found = {
        "huntflow_desk": __version__,
        "python": platform.python_version(),
        "platform": f"{sys.platform} {platform.machine()}",
        "sqlite": _sqlite_version(),
    }
    for package in PACKAGES if packages else ():
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            # A frozen build carries modules without their metadata.
            found[package] = "bundled"
    return found


def _sqlite_version() -> str:
    from huntflow_desk.store.database import SQLITE_VERSION

    return SQLITE_VERSION


def _line(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {one}" for name, one in value.items()) or "none yet"
    return str(value)
