"""`connect` and `doctor` as a person or a script runs them: exit codes, messages, what is kept."""

from __future__ import annotations

import asyncio
import io
import json
import resource
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from huntflow_desk.cli import main
from huntflow_desk.core.settings import System
from tests.cli.rig import Installation, installed
from tests.filling import read_everything
from tests.keyrings import FileKeyring


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Installation]:
    with installed(tmp_path) as found:
        yield found


@pytest.fixture
def here(place: Installation, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    """The keyring of the processes is also this process's."""
    monkeypatch.setenv("HUNTFLOW_TEST_KEYRING", str(place.keyring))
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())
    yield place
    keyring.set_keyring(before)


def test_connect_keeps_the_keys_and_says_so(place: Installation) -> None:
    pair = place.demo.issue_pair()
    done = place.connect("--profile", "anna", "--system", "SANDBOX", pair=pair)
    assert (done.code, done.err) == (0, "")
    assert "connected" in done.out and "organisations: 3" in done.out
    (entry,) = place.kept()
    assert entry["access_token"] == pair["access_token"]
    assert entry["refresh_token"] == pair["refresh_token"]
    assert entry["base_url"] == place.url
    settings = place.desk().settings("anna")
    assert settings.connection.active_system is System.SANDBOX
    assert settings.connection.huntflow_sandbox_url == place.url
    assert settings.first_run_done
    for secret in pair.values():
        assert str(secret) not in done.out + done.err or len(str(secret)) < 20
    # Nobody else on this computer reads any of it.
    for found in [place.data, *place.data.rglob("*")]:
        assert found.stat().st_mode & 0o077 == 0, found


def test_places_are_named_before_or_behind_the_command(place: Installation) -> None:
    given = json.dumps(place.demo.issue_pair())
    before = place.run(
        "--profile", "anna", "--system", "sandbox", "connect", "--url", place.url, given=given
    )
    assert before.code == 0, before.err
    assert place.desk().settings("anna").connection.active_system is System.SANDBOX
    behind = ["--profile", "anna", "--system", "SANDBOX", "--data-dir", str(place.data)]
    for arguments in (["doctor", "--json", *behind], [*behind, "doctor", "--json"]):
        done = place.run(*arguments, placed=False)
        assert done.code == 0, done.err
        assert [one["profile"] for one in done.report["profiles"]] == ["anna"]
        assert done.report["paths"]["data"] == str(place.data)


def test_a_wrong_key_changes_nothing(place: Installation) -> None:
    assert place.connect("--profile", "anna").code == 0
    kept, settings = place.kept(), place.desk().settings("anna")
    wrong = {"access_token": "wrong-" + "w" * 30, "refresh_token": "wronger-" + "w" * 30}
    done = place.connect("--profile", "anna", pair=wrong)
    assert done.code == 1
    assert "key is not accepted" in done.err and "nothing was changed" in done.err
    assert "wrong-w" not in done.err + done.out
    assert place.kept() == kept
    assert place.desk().settings("anna") == settings


def test_without_a_keyring_nothing_is_written_down(place: Installation) -> None:
    pair = place.demo.issue_pair()
    done = place.connect("--profile", "anna", pair=pair, keyring=False)
    assert done.code == 1
    assert "no keyring" in done.err
    assert not place.keyring.exists()
    for content in place.files().values():
        assert pair["access_token"].encode() not in content


@pytest.mark.parametrize(
    "given",
    ["", "not json", "[]", "null", '{"access_token": "a"}', '{"access_token": 1', "[" * 100_000],
)
def test_input_that_is_no_pair(
    tmp_path: Path,
    given: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(given))
    data = tmp_path / "data"
    assert main(["--data-dir", str(data), "connect", "--url", "http://127.0.0.1:1"]) == 1
    assert "standard input is not" in capsys.readouterr().err
    assert not data.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["nonsense"],
        ["connect", "--system", "MOON"],
        ["connect", "--profile", "../../etc"],
        ["connect", "--profile", ""],
        ["doctor", "--yaml"],
    ],
)
def test_wrong_usage(
    tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    with pytest.raises(SystemExit) as ended:
        main(["--data-dir", str(data), *arguments])
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err
    assert not data.exists()


def test_an_address_that_is_not_huntflow(place: Installation) -> None:
    place.demo.switches.set("garble", kind="html")
    done = place.connect("--profile", "anna")
    assert done.code == 1 and "not Huntflow" in done.err
    done = place.run(
        "connect",
        "--url",
        "http://example.com",
        given=json.dumps({"access_token": "a" * 30, "refresh_token": "r" * 30}),
    )
    assert done.code == 1 and "https" in done.err
    assert place.kept() == []


def test_the_doctor_of_a_healthy_profile(place: Installation) -> None:
    assert place.connect("--profile", "anna").code == 0
    done = place.run("doctor", "--json")
    assert (done.code, done.err) == (0, "")
    report = done.report
    assert set(report) == {"ok", "versions", "paths", "profiles", "failures"}
    assert report["ok"] is True and report["failures"] == []
    assert {"huntflow_desk", "python", "sqlite", "httpx", "PySide6-Essentials"} <= set(
        report["versions"]
    )
    (facts,) = report["profiles"]
    assert facts["databases"] == {"cache.db": "ok", "log.db": "ok", "outbox.db": "ok"}
    assert facts["connection"]["state"] == "ok"
    assert facts["keyring"]["backend"].endswith("FileKeyring")
    (entry,) = place.kept()
    for secret in (entry["access_token"], entry["refresh_token"]):
        assert secret not in done.out
    plain = place.run("doctor")
    assert plain.code == 0 and "profile anna PROD:" in plain.out


def test_the_doctor_with_nothing_there(place: Installation) -> None:
    done = place.run("doctor", "--json")
    assert done.code == 0
    assert done.report["profiles"] == []
    assert not place.data.exists()
    assert place.run("doctor", "--profile", "nobody").code == 1
    assert not place.data.exists()


def test_the_doctor_of_damaged_and_newer_files(place: Installation) -> None:
    assert place.connect("--profile", "anna").code == 0
    folder = place.data / "profiles" / "anna" / "prod"
    (folder / "cache.db").write_bytes(b"no database at all" * 500)
    done = place.run("doctor", "--json")
    assert done.code == 1
    assert "damaged_database" in done.err
    assert done.report["profiles"][0]["databases"] == {
        "cache.db": "ok",
        "log.db": "ok",
        "outbox.db": "ok",
    }
    assert [file.name for file in folder.glob("*.damaged*")]
    # Set aside and begun anew: next time all is well.
    assert place.run("doctor").code == 0
    connection = sqlite3.connect(folder / "log.db")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    newer = (folder / "log.db").read_bytes()
    done = place.run("doctor", "--json")
    assert done.code == 1 and "newer_database" in done.err
    assert done.report["profiles"][0]["databases"] == {"trouble": "newer_database"}
    assert (folder / "log.db").read_bytes() == newer
    done = place.connect("--profile", "anna")
    assert done.code == 1 and "newer version" in done.err
    done = place.run("--profile", "anna")
    assert done.code == 1 and "huntflow-desk:" in done.err


def test_the_doctor_without_network_and_with_a_locked_keyring(place: Installation) -> None:
    assert place.connect("--profile", "anna").code == 0
    place.demo.switches.set("forbid")
    done = place.run("doctor", "--json")
    assert done.code == 1
    assert done.report["profiles"][0]["connection"] == {"state": "failed", "cause": "forbidden"}
    place.keyring.unlink()
    place.keyring.mkdir()
    done = place.run("doctor", "--json", env={"HUNTFLOW_TEST_KEYRING": str(place.keyring) + "/x/y"})
    assert done.report["profiles"][0]["keys"] == "none"


@pytest.mark.parametrize("command", [["connect"], ["doctor", "--profile", "anna"], []])
def test_a_data_folder_that_cannot_be_used(place: Installation, command: list[str]) -> None:
    place.data.write_text("a file where a folder should be")
    given = json.dumps(place.demo.issue_pair())
    done = place.run(*command, given=given)
    assert done.code == 1
    assert done.err.startswith("huntflow-desk: ")
    assert place.kept() == []
    assert place.data.read_text() == "a file where a folder should be"


def test_the_doctor_of_settings_that_cannot_be_read(place: Installation) -> None:
    assert place.connect("--profile", "anna").code == 0
    settings = place.data / "profiles" / "anna" / "settings.json"
    settings.unlink()
    settings.mkdir()
    done = place.run("doctor", "--json")
    assert done.code == 1
    assert done.report["failures"] == ["profile anna: disk_trouble"]
    assert place.run("--profile", "anna").code == 1


def test_a_disk_that_is_full(place: Installation) -> None:
    def no_room() -> None:
        # Every file may have four kilobytes: less than one database needs.
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    pair = place.demo.issue_pair()
    with place.start("connect", "--url", place.url, preexec_fn=no_room) as process:
        _, err = process.communicate(json.dumps(pair), timeout=60)
    assert process.returncode == 1
    assert "Traceback" not in err
    assert "disk is full" in err
    assert place.kept() == []
    # With room again it works.
    assert place.connect(pair=pair).code == 0


def test_a_reader_that_goes_away(place: Installation) -> None:
    with place.start("doctor") as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.close()
        process.stdout.close()
        assert process.stderr is not None
        err = process.stderr.read()
        code = process.wait(timeout=60)
    assert (code, err) == (0, "")


def test_no_secret_is_anywhere_in_the_data_folder(here: Installation) -> None:
    pairs = [here.demo.issue_pair()]
    assert here.connect("--profile", "anna", pair=pairs[0]).code == 0
    wrong = {"access_token": "wrong-" + "w" * 40, "refresh_token": "wronger-" + "w" * 40}
    here.connect("--profile", "anna", pair=wrong)

    async def read() -> None:
        desk = here.desk()
        workplace = desk.open("anna")
        try:
            api = await workplace.session.api()
            api.transport.pace.set(1e6, 1e6)
            here.demo.switches.set("expire_tokens")
            await read_everything(workplace)
            here.demo.switches.set("lose_answer", path="/me$", times=1)
            await workplace.library.refresh_accounts()
            here.demo.switches.set("expire_tokens")
            await workplace.library.refresh_applicants(1, force=True)
        finally:
            await desk.close(workplace)

    asyncio.run(read())
    here.demo.switches.set("expire_tokens")
    assert here.run("doctor", "--profile", "anna").code == 0
    secrets = {wrong["access_token"], wrong["refresh_token"]}
    for entry in [*pairs, *here.kept()]:
        secrets |= {entry["access_token"], entry["refresh_token"]}
    refreshes = [row for row in here.demo.journal if row["path"] == "/v2/token/refresh"]
    assert len([row for row in refreshes if row["status"] == 200]) == 3
    files = here.files()
    assert any(b"/token/refresh" in content for content in files.values())
    for name, content in files.items():
        for secret in secrets:
            assert secret.encode() not in content, name
        assert b"Bearer " not in content, name
    # The keys of renewals in between were never seen by this test: none looks like a key.
    import re

    for name, content in files.items():
        for match in re.findall(rb'"(?:access|refresh)_token":\s*"([^"]*)"', content):
            assert match in (b"<secret>", b"***"), name


def test_stopping_it_is_no_traceback(place: Installation) -> None:
    import signal

    place.demo.switches.set("slow", seconds=30)
    with place.start("connect", "--url", place.url) as process:
        assert process.stdin is not None
        process.stdin.write(json.dumps(place.demo.issue_pair()))
        process.stdin.close()
        _wait_for(lambda: len(place.demo.journal) > 0)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None and process.stdout is not None
        err = process.stderr.read()
        process.wait(timeout=30)
    assert process.returncode != 0
    assert "Traceback" not in err
    assert place.kept() == []


def _wait_for(condition: object, timeout_s: float = 20.0) -> None:
    import threading
    import time

    assert callable(condition)
    ends = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < ends, "it never happened"
        threading.Event().wait(0.01)


def test_files_are_told_from_commands(tmp_path: Path) -> None:
    """What a file manager starts the program with; commands and options stay what they are."""
    from huntflow_desk.cli import _files_of

    cv = tmp_path / "sync me.pdf"
    cv.write_bytes(b"1")
    assert _files_of([str(cv), "other.pdf"]) == ([], [cv, Path("other.pdf").absolute()])
    assert _files_of(["--demo", str(cv)]) == (["--demo"], [cv])
    folder = str(tmp_path)
    assert _files_of(["--data-dir", folder]) == (["--data-dir", folder], [])
    assert _files_of(["--data-dir", folder, str(cv)]) == (["--data-dir", folder], [cv])
    assert _files_of(["parse", str(cv)]) == (["parse", str(cv)], [])
    assert _files_of(["--", "-x.pdf"]) == ([], [Path("-x.pdf").absolute()])
    assert _files_of(["nonsense"]) == (["nonsense"], [])
