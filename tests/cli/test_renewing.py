"""Keys are renewed by real processes that are killed at every step, and by two at the same time.

What the server knows decides what must be true afterwards: a renewal it never carried out leaves
the old pair good; one that was saved leaves the new pair good; only an answer lost in between may
end in "keys are needed", with everything else intact.
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest

from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.settings import System
from huntflow_desk.services.doctor import DoctorReport, examine
from tests.cli.rig import Installation, installed
from tests.filling import read_everything
from tests.keyrings import FileKeyring

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")

ROUNDS = int(os.environ.get("HUNTFLOW_TEST_KILLS", "2"))
"""Kills of each kind; more of them by hand before a release."""

SENT, SAVED = "REFRESH sent", "REFRESH saved"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    with installed(tmp_path, latency_s=0.02) as found:
        monkeypatch.setenv("HUNTFLOW_TEST_KEYRING", str(found.keyring))
        before = keyring.get_keyring()
        keyring.set_keyring(FileKeyring())
        assert found.connect("--profile", "anna").code == 0
        yield found
        keyring.set_keyring(before)


def renewals(place: Installation) -> int:
    """How many renewals the server has carried out."""
    return sum(
        row["path"] == "/v2/token/refresh" and row["status"] == 200 for row in place.demo.journal
    )


def start_doctor(place: Installation) -> subprocess.Popen[str]:
    process = place.start("doctor", "--profile", "anna", "--json")
    assert process.stdin is not None
    process.stdin.close()
    process.stdin = None
    return process


def kill(process: subprocess.Popen[str], at: str, delay_s: float) -> str:
    """Kill -9 so long after the marker; gives what was printed."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.strip() == at:
            threading.Event().wait(delay_s)
            process.kill()
            break
    rest, _ = process.communicate(timeout=60)
    return "".join(lines) + rest


def look(place: Installation) -> DoctorReport:
    """What the next start finds, without the cost of one."""
    return asyncio.run(examine(place.desk(), "anna", None))


def outcome(place: Installation) -> dict[str, Any]:
    facts: dict[str, Any] = look(place).profiles[0]["connection"]
    return facts


def judge(place: Installation, before: list[dict[str, Any]], done_before: int) -> str:
    """Check the state after a kill; the word for it."""
    (old,), (entry,) = before, place.kept()
    renewed = entry["access_token"] != old["access_token"]
    report = look(place)
    facts = report.profiles[0]
    # Counted now: what the killed process had sent may have reached the server after its end.
    looked = place.kept()[0]["access_token"] != entry["access_token"]
    carried_out = renewals(place) - done_before - looked
    assert facts["databases"] == {"cache.db": "ok", "log.db": "ok", "outbox.db": "ok"}
    assert place.desk().settings("anna").first_run_done
    if renewed or not carried_out:
        assert facts["connection"]["state"] == "ok", report.failures
        return "renewed" if renewed else "as before"
    # The answer was lost with the process: said clearly, and nothing else is touched.
    assert facts["connection"] == {"state": "failed", "cause": "key_used"}
    assert facts["keys"] == "kept"
    assert place.connect("--profile", "anna").code == 0
    assert outcome(place)["state"] == "ok"
    return "keys needed"


def fill(place: Installation) -> int:
    """Read everything once; gives how many people are kept."""

    async def work() -> int:
        desk = place.desk()
        workplace = desk.open("anna")
        try:
            api = await workplace.session.api()
            api.transport.pace.set(1e6, 1e6)
            await read_everything(workplace)
            return workplace.library.count_applicants(ApplicantQuery(1))
        finally:
            await desk.close(workplace)

    return asyncio.run(work())


def kept_people(place: Installation) -> int:
    async def work() -> int:
        desk = place.desk()
        workplace = desk.open("anna", System.PROD)
        try:
            return workplace.library.count_applicants(ApplicantQuery(1))
        finally:
            await desk.close(workplace)

    return asyncio.run(work())


def test_killed_when_the_new_pair_was_saved(place: Installation) -> None:
    for number in range(ROUNDS):
        before, done = place.kept(), renewals(place)
        place.demo.switches.set("expire_tokens")
        printed = kill(start_doctor(place), SAVED, 0.01 * number)
        assert printed.index(SENT) < printed.index(SAVED)
        assert judge(place, before, done) == "renewed"


def test_killed_while_the_renewal_is_under_way(place: Installation) -> None:
    people = fill(place)
    dice = random.Random(1)
    seen = set()
    for number in range(ROUNDS + 1):
        before, done = place.kept(), renewals(place)
        place.demo.switches.set("expire_tokens")
        # The server takes 20 ms: before, while and after it does so.
        delay_s = [0.0, 0.012, 0.03][number] if number < 3 else dice.uniform(0, 0.06)
        kill(start_doctor(place), SENT, delay_s)
        seen.add(judge(place, before, done))
    assert seen <= {"renewed", "as before", "keys needed"}
    assert kept_people(place) == people


def test_killed_at_any_moment(place: Installation) -> None:
    dice = random.Random(2)
    for _ in range(ROUNDS):
        before, done = place.kept(), renewals(place)
        place.demo.switches.set("expire_tokens")
        process = start_doctor(place)
        threading.Event().wait(dice.uniform(0.05, 1.2))
        process.kill()
        process.communicate(timeout=60)
        judge(place, before, done)


def test_a_lost_answer_ends_in_keys_are_needed_with_the_rest_intact(place: Installation) -> None:
    people = fill(place)
    place.demo.switches.set("expire_tokens")
    place.demo.switches.set("lose_answer", path="/token/refresh$")
    done = place.run("doctor", "--profile", "anna", "--json")
    assert done.code == 1
    place.demo.switches.clear()
    done = place.run("doctor", "--profile", "anna", "--json")
    assert done.code == 1
    assert done.report["profiles"][0]["connection"] == {"state": "failed", "cause": "key_used"}
    assert kept_people(place) == people
    assert place.connect("--profile", "anna").code == 0
    assert kept_people(place) == people


def test_two_processes_with_one_keyring_entry(place: Installation) -> None:
    for _ in range(2):
        done = renewals(place)
        place.demo.switches.set("expire_tokens")
        for process in [start_doctor(place), start_doctor(place)]:
            out, err = process.communicate(timeout=60)
            assert process.returncode == 0, err
            assert '"state": "ok"' in out
        # One of them renewed, the other found the new pair under the lock.
        assert renewals(place) == done + 1
        assert outcome(place)["state"] == "ok"
