"""The keyring entry of a connection."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend

from huntflow_desk.core.errors import DiskTrouble, KeysLocked
from huntflow_desk.core.keys import KeyPair
from huntflow_desk.core.settings import Paths, System
from huntflow_desk.store import keys
from huntflow_desk.store.keys import KeyRing
from tests.keyrings import MemoryKeyring
from tests.store.test_processes import REPOSITORY, start

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data")


def ring(paths: Paths, profile: str = "anna", system: System = System.PROD) -> KeyRing:
    return KeyRing(paths, profile, system)


def pair(access: str = "access-1", *, previous: KeyPair | None = None, day: int = 0) -> KeyPair:
    obtained = NOW + timedelta(days=day)
    return KeyPair("https://x.example", access, "refresh", obtained, previous=previous)


@contextmanager
def backend(kind: KeyringBackend) -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(kind)
    yield
    keyring.set_keyring(before)


def test_a_pair_is_shared_by_all_who_open_the_entry(
    paths: Paths, memory_keyring: MemoryKeyring
) -> None:
    first = ring(paths)
    assert first.load() is None
    first.save(pair(previous=pair("access-0")))
    assert first.durable
    assert first.backend_name == "tests.keyrings.MemoryKeyring"
    assert ring(paths).load() == pair(previous=pair("access-0"))
    ((service, name),) = memory_keyring.passwords
    installation = paths.installation_file.read_text()
    assert (service, name) == ("Huntflow Desk", f"{installation}/anna/PROD")
    assert json.loads(memory_keyring.passwords[service, name])["access_token"] == "access-1"
    assert stat.S_IMODE(paths.installation_file.stat().st_mode) == 0o600


def test_profiles_systems_and_data_folders_are_apart(
    paths: Paths, tmp_path: Path, memory_keyring: MemoryKeyring
) -> None:
    ring(paths).save(pair())
    assert ring(paths, "boris").load() is None
    assert ring(paths, system=System.SANDBOX).load() is None
    assert ring(Paths(tmp_path / "other")).load() is None


def test_deleting(paths: Paths, memory_keyring: MemoryKeyring) -> None:
    one = ring(paths)
    one.delete()
    one.save(pair())
    one.delete()
    assert one.load() is None
    assert memory_keyring.passwords == {}


@pytest.mark.parametrize(
    "kind", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring], ids=["fail", "null"]
)
def test_without_a_keyring_keys_live_for_the_session(
    paths: Paths, kind: type[KeyringBackend]
) -> None:
    with backend(kind()):
        one = ring(paths)
        one.save(pair())
        assert (one.load(), one.durable, one.backend_name) == (pair(), False, "none")
        assert ring(paths).load() is None
        one.delete()
        assert one.load() is None
    assert not list(paths.root.rglob("*")) if paths.root.exists() else True


class PlaintextKeyring(MemoryKeyring):
    """Such a back end writes a readable file."""


def test_a_readable_file_is_no_keyring(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    plain = PlaintextKeyring()
    with backend(plain):
        one = ring(paths)
        one.save(pair())
        assert not one.durable
    assert plain.passwords == {}


def test_a_person_may_name_a_back_end_in_the_environment(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "somewhere.PlaintextKeyring")
    plain = PlaintextKeyring()
    with backend(plain):
        one = ring(paths)
        one.save(pair())
        assert one.durable
    assert plain.passwords


def test_a_locked_keyring_is_told_and_the_new_pair_kept(
    paths: Paths, memory_keyring: MemoryKeyring
) -> None:
    one = ring(paths)
    one.save(pair("old"))
    memory_keyring.locked = True
    with pytest.raises(KeysLocked) as caught:
        one.load()
    assert caught.value.facts["cause"] == "locked"
    with pytest.raises(KeysLocked):
        one.save(pair("new", day=1))
    memory_keyring.locked = False
    found = one.load()
    assert found is not None and found.access_token == "new"
    # Another process has refreshed meanwhile.
    ring(paths).save(pair("newest", day=2))
    found = one.load()
    assert found is not None and found.access_token == "newest"


class Forgetful(MemoryKeyring):
    """Says yes and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Forget it at once."""


def test_a_keyring_that_keeps_nothing_is_noticed(paths: Paths) -> None:
    with backend(Forgetful()), pytest.raises(KeysLocked) as caught:
        ring(paths).save(pair())
    assert caught.value.facts["cause"] == "failed"


class Strange(MemoryKeyring):
    """Fails as back ends fail that keyring does not wrap."""

    def get_password(self, service: str, username: str) -> str | None:
        """Fail with the entry in the text."""
        raise RuntimeError(f"D-Bus: {username} access-1")


def test_any_failure_of_a_keyring_is_told_without_its_text(paths: Paths) -> None:
    with backend(Strange()), pytest.raises(KeysLocked) as caught:
        ring(paths).load()
    assert caught.value.facts == {"cause": "failed", "error": "RuntimeError"}
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "kind", [MemoryKeyring, keyring.backends.fail.Keyring], ids=["memory", "fail"]
)
def test_no_key_is_in_the_data_folder(paths: Paths, kind: type[KeyringBackend]) -> None:
    with backend(kind()):
        one = ring(paths)
        with one.lock():
            one.save(pair("NEEDLE"))
    files = [place for place in paths.root.rglob("*") if place.is_file()]
    assert files
    assert not [place for place in files if b"NEEDLE" in place.read_bytes()]


class WinVaultKeyring(MemoryKeyring):
    """As Windows' own: at most 1 280 characters an entry."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Fail as Windows does."""
        assert len(password) <= 1280
        super().set_password(service, username, password)


WinVaultKeyring.__module__ = "keyring.backends.Windows"


def test_the_limit_of_windows(paths: Paths) -> None:
    with backend(WinVaultKeyring()):
        one = ring(paths)
        long = "k" * 700
        one.save(pair(long, previous=pair(long)))
        assert one.load() == pair(long)
        with pytest.raises(KeysLocked) as caught:
            one.save(pair("k" * 1300))
        assert caught.value.facts["cause"] == "failed"
        assert "kkk" not in str(caught.value) + repr(caught.value.facts)


def test_a_broken_entry_counts_as_none(paths: Paths, memory_keyring: MemoryKeyring) -> None:
    one = ring(paths)
    one.save(pair())
    (place,) = memory_keyring.passwords
    memory_keyring.passwords[place] = '{"half":'
    assert one.load() is None


def test_the_lock_waits_and_gives_up(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_LOCK_S", 0.2)
    holder = start("hold", paths.root)
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "HELD\n"
        with pytest.raises(KeysLocked) as caught, ring(paths).lock():
            pass
        assert caught.value.facts["cause"] == "locked"
        holder.kill()
        holder.wait(timeout=30)
    with ring(paths).lock():
        pass
    lock = paths.profile("anna") / "keys-prod.lock"
    assert stat.S_IMODE(lock.stat().st_mode) == 0o600


def test_the_lock_keeps_threads_apart(paths: Paths) -> None:
    inside = threading.Event()
    order: list[str] = []

    def second() -> None:
        inside.wait(timeout=10)
        with ring(paths).lock():
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with ring(paths).lock():
        inside.set()
        thread.join(timeout=0.2)
        order.append("first")
    thread.join(timeout=10)
    assert order == ["first", "second"]


def test_an_error_inside_the_lock_passes(paths: Paths) -> None:
    with pytest.raises(ZeroDivisionError), ring(paths).lock():
        raise ZeroDivisionError
    with ring(paths).lock():
        pass


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(DiskTrouble), ring(Paths(tmp_path / "data")).lock():
        pass


def test_keyring_and_http_are_not_imported_by_importing_the_store() -> None:
    program = (
        "import sys, huntflow_desk.store.database, huntflow_desk.store.keys\n"
        "assert not {'keyring', 'httpx', 'PySide6'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, check=True, timeout=60)
