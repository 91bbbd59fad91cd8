"""The demo as a process: listening line, signals, state that survives anything."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.demo.storage import StateMismatch
from tests.demo.rig import AGENT, Clock, served

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")

ROOT = Path(__file__).resolve().parents[2]


class Running:
    """A demo process and a client that holds its key."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-m", "huntflow_desk.demo", "--port", "0", "--print-token"]
        self.process = subprocess.Popen(
            [*command, "--applicants", "20", "--no-rate-limit", *options],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.told: dict[str, Any] = json.loads(self.process.stdout.readline())
        self.client = self.with_key(self.told["access_token"])

    def with_key(self, token: str) -> httpx.Client:
        """A client with some key."""
        headers = {"User-Agent": AGENT, "Authorization": f"Bearer {token}"}
        return httpx.Client(base_url=self.told["base_url"], headers=headers, timeout=10)

    def end(self, number: signal.Signals) -> tuple[int, str, str]:
        """Exit code, rest of standard output, standard error."""
        self.client.close()
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=10)
        return self.process.returncode, out, err


@contextlib.contextmanager
def running(*options: str) -> Iterator[Running]:
    """A demo process that is gone afterwards."""
    found = Running(*options)
    try:
        yield found
    finally:
        found.client.close()
        found.process.kill()
        found.process.communicate(timeout=10)


def test_one_line_and_a_clean_end() -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        with running() as demo:
            assert set(demo.told) == {"base_url", "access_token", "refresh_token"}
            assert demo.told["base_url"].startswith("http://127.0.0.1:")
            assert demo.client.get("/v2/me").status_code == 200
            assert demo.end(number) == (0, "", "")


def test_state_survives_a_kill(tmp_path: Path) -> None:
    state = ("--state", str(tmp_path / "state.jsonl"))
    with running(*state) as demo:
        client = demo.client
        made = client.post("/v2/accounts/1/applicants", json={"first_name": "Анна"}).json()
        card = f"/v2/accounts/1/applicants/{made['id']}"
        assert client.post(f"{card}/tags", json={"tags": [1202]}).status_code == 200
        comment = {"comment": "Записано до отключения"}
        assert client.post(f"{card}/logs", json=comment).status_code == 200
        files = {"file": ("a.txt", b"text", "text/plain")}
        upload = client.post("/v2/accounts/1/upload", files=files).json()
        assert demo.end(signal.SIGKILL)[0] == -signal.SIGKILL
    with (tmp_path / "state.jsonl").open("ab") as file:
        file.write(b'["card:1","1",{"id"')  # a line cut by the crash
    with running(*state) as again, again.with_key(demo.told["access_token"]) as client:
        shown = client.get(card).json()
        assert [tag["tag"] for tag in shown["tags"]] == [1202]
        logs = client.get(f"{card}/logs").json()["items"]
        assert [log["comment"] for log in logs] == ["Записано до отключения", None]
        assert client.post("/v2/accounts/1/upload", files=files).json()["id"] == upload["id"]
        another = client.post("/v2/accounts/1/applicants", json={"first_name": "Вера"}).json()
        assert another["id"] == made["id"] + 1


def test_connections_are_cut_without_a_byte() -> None:
    with running() as demo:
        client, door = demo.client, "/_demo/switches"
        client.post(door, json={"down": {"path": "/v2/"}})
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/v2/me")
        client.post(door, json={"down": False, "lose_answer": {"method": "POST"}})
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
            client.post("/v2/accounts/1/applicants", json={"first_name": "Анна"})
        client.post(door, json={"lose_answer": False})
        state = client.get("/_demo/state", params={"account_id": 1, "changed": 1}).json()
        assert [row["first_name"] for row in state["accounts"][0]["applicants"]] == ["Анна"]
        journal = client.get("/_demo/journal", params={"since": 1}).json()
        assert [(row["executed"], row["answered"]) for row in journal] == [(True, False)]
        assert demo.end(signal.SIGTERM) == (0, "", "")


def test_a_foreign_state_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.jsonl"
    DemoHuntflow(applicants=5, state_file=path).close()
    with pytest.raises(StateMismatch):
        DemoHuntflow(applicants=6, state_file=path)


def test_dates_stay_when_a_state_is_opened_later(tmp_path: Path) -> None:
    clock, path = Clock(), tmp_path / "state.jsonl"
    pair = {}
    shown = []
    for _ in range(2):
        demo = DemoHuntflow(applicants=5, state_file=path, clock=clock)
        pair = pair or demo.issue_pair()
        with served(demo) as base_url:
            headers = {"User-Agent": AGENT, "Authorization": f"Bearer {pair['access_token']}"}
            answer = httpx.get(f"{base_url}/v2/accounts/1/applicants", headers=headers)
            shown.append([row["created"] for row in answer.json()["items"]])
        demo.close()
        clock.move(3 * 86_400)
    assert shown[0] == shown[1]


def test_without_uvicorn_the_server_says_so() -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None\n"
        "from huntflow_desk.demo.__main__ import main\n"
        "raise SystemExit(main(['--port', '0']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=20,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 1
    assert "needs uvicorn" in done.stderr
    assert "Traceback" not in done.stderr
