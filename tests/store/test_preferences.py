"""The settings file and other small state files."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huntflow_desk.core.errors import DiskTrouble
from huntflow_desk.core.settings import (
    Connection,
    Keys,
    LogPolicy,
    Look,
    Offline,
    Paths,
    Settings,
    System,
)
from huntflow_desk.store.preferences import (
    is_profile_name,
    list_profiles,
    load_settings,
    load_state,
    save_settings,
    save_state,
)

SOME = Settings(
    connection=Connection(active_system=System.SANDBOX, proxy="none"),
    look=Look(language="ru", zoom_percent=120),
    log=LogPolicy(bodies="full", full_until=1.5),
    keys=Keys(single=False, own={"move": ["W", "Ctrl+J"], "tags": []}),
    account_id=7,
    first_run_done=True,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profiles" / "Анна" / "settings.json"


def test_settings_come_back(path: Path) -> None:
    assert load_settings(path) == Settings()
    save_settings(path, SOME)
    assert load_settings(path) == SOME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_what_a_newer_program_wrote_stays(path: Path) -> None:
    save_state(path, {"future": {"x": 1}, "look": {"language": "en", "glow": True}})
    assert load_settings(path).look == Look(language="en")
    save_settings(path, SOME)
    plain = json.loads(path.read_text("utf-8"))
    assert plain["future"] == {"x": 1}
    assert plain["look"]["glow"] is True
    assert load_settings(path) == SOME


def test_wrong_kinds_give_the_default_for_that_one_thing(path: Path) -> None:
    wrong = {
        "connection": {"active_system": "MOON", "proxy": 5, "ca_file": "/x.pem"},
        "look": ["no"],
        "lifetimes": {"cards_s": True, "vacancies_s": 60},
        "log": {"full_until": 3, "keep_days": "many"},
        "account_id": None,
        "first_run_done": 1,
    }
    save_state(path, wrong)
    found = load_settings(path)
    assert found.connection == replace(Connection(), ca_file="/x.pem")
    assert found.look == Look()
    assert (found.lifetimes.cards_s, found.lifetimes.vacancies_s) == (300, 60)
    assert found.log == LogPolicy(full_until=3)
    assert (found.account_id, found.first_run_done) == (None, False)


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_broken_file_is_set_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert load_settings(path) == Settings()
    assert not path.exists()
    assert path.with_name("settings.json.damaged").read_bytes() == content


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plain=st.dictionaries(st.sampled_from(["connection", "look", "log", "x"]), JSON))
def test_any_content_gives_settings(tmp_path: Path, plain: dict[str, Any]) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(plain), "utf-8")
    assert isinstance(load_settings(path), Settings)
    save_settings(path, SOME)
    assert load_settings(path) == SOME


def test_state_files(path: Path) -> None:
    assert load_state(path) == {}
    save_state(path, {"sizes": [1, 2], "имя": "a\ud800b"})
    assert load_state(path) == {"sizes": [1, 2], "имя": "a?b"}


def test_disk_trouble_is_told_and_the_old_file_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_settings(path, SOME)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DiskTrouble) as caught:
        save_settings(path, Settings())
    assert caught.value.facts["cause"] == "full"
    monkeypatch.undo()
    assert load_settings(path) == SOME
    assert list(path.parent.iterdir()) == [path]


def test_profiles_are_listed_in_order(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    assert list_profiles(paths) == ()
    for name in ("Борис", "anna", ".hidden"):
        paths.profile(name).mkdir(parents=True)
    (paths.profiles / "file").write_text("x")
    assert list_profiles(paths) == ("anna", "Борис")


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "a\\b", "a\x00", " a", "a ", "nul", "x" * 65]
)
def test_names_that_are_no_folder(name: str) -> None:
    assert not is_profile_name(name)


@pytest.mark.parametrize("name", ["anna", "Анна Петрова", "a.b@example.com", "я"])
def test_names_that_are(name: str) -> None:
    assert is_profile_name(name)


def test_choices_by_name_survive_and_nonsense_in_them_does_not(path: Path) -> None:
    offline = Offline(accounts={"1": "all"}, vacancies={"1": [7, 8]})
    save_settings(path, Settings(offline=offline))
    assert load_settings(path).offline == offline
    path.write_text(
        '{"offline": {"accounts": {"1": 5, "2": "none"}, "vacancies": {"1": [1, "x"], "2": 3}}}'
    )
    found = load_settings(path).offline
    assert found.accounts == {"2": "none"}
    assert found.vacancies == {"1": [1]}


def test_odd_keys_are_passed_over(path: Path) -> None:
    own = {"move": ["W", 7, None], "tags": "T", "edit": {"a": 1}, "": [], "later": ["Ctrl+J"]}
    save_state(path, {"keys": {"single": "yes", "own": own, "future": 1}})
    keys = load_settings(path).keys
    assert keys == Keys(own={"move": ["W"], "": [], "later": ["Ctrl+J"]})
    save_state(path, {"keys": {"own": ["E"]}})
    assert load_settings(path).keys == Keys()


def test_keys_that_were_reset_are_gone(path: Path) -> None:
    save_settings(path, SOME)
    save_settings(path, replace(SOME, keys=Keys()))
    assert load_settings(path).keys == Keys()
