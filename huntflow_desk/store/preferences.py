"""The settings file and the window state of a profile: JSON, private, never half written."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from huntflow_desk.core.settings import Paths, Settings, System
from huntflow_desk.store.trouble import speaking_of

T = TypeVar("T")

_NAME = re.compile(r"\w(?:[\w .@-]{0,62}\w)?")
_DEVICES = frozenset({"con", "prn", "aux", "nul"})


def load_settings(path: Path) -> Settings:
    """The settings in a file; defaults for what is missing or of the wrong kind.

    A file that is no JSON object is set aside (`settings.json.damaged`) and defaults are given.
    Raises DiskTrouble when the file is there and cannot be read.
    """
    return _filled(Settings, load_state(path))


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings; what a newer program put into the file stays. Raises DiskTrouble."""
    save_state(path, _laid_over(load_state(path), settings))


def load_state(path: Path) -> dict[str, Any]:
    """A JSON object of plain values, such as the window state; {} when there is none."""
    with speaking_of(path):
        try:
            text = path.read_bytes()
        except FileNotFoundError:
            return {}
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict):
            return value
        path.replace(path.with_name(f"{path.name}.damaged"))
        return {}


def save_state(path: Path, state: Mapping[str, Any]) -> None:
    """Write a JSON object in one step: after a crash the file is the old or the new one."""
    text = json.dumps(state, ensure_ascii=False, indent=2, sort_keys=True)
    with speaking_of(path):
        write_private(path, text.encode("utf-8", "replace"))


def write_private(path: Path, content: bytes) -> None:
    """Replace a file (mode 0600, its folders 0700) durably. Raises OSError."""
    make_private_folder(path.parent)
    # A name of its own for each call: threads and processes may write the same file at once.
    import secrets  # with all of hashlib behind it: not before the first paint

    fresh = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(6)}.new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(fresh, flags, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    if os.name == "posix":
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make_private_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing (mode 0700). Raises OSError."""
    for place in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        place.mkdir(mode=0o700, exist_ok=True)


def list_profiles(paths: Paths) -> tuple[str, ...]:
    """Names of the profiles that have a folder, in order."""
    if not paths.profiles.is_dir():
        return ()
    with speaking_of(paths.profiles):
        found = [place.name for place in paths.profiles.iterdir() if place.is_dir()]
    return tuple(sorted(name for name in found if is_profile_name(name)))


def is_profile_name(name: str) -> bool:
    """Whether a name can be a profile's: it becomes a folder on every system."""
    return _NAME.fullmatch(name) is not None and name.lower() not in _DEVICES


def _filled(kind: type[T], plain: Mapping[str, Any]) -> T:
    hints = get_type_hints(kind)
    given: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]
        if field.name in plain:
            accepted, value = _accepted(hints[field.name], plain[field.name])
            if accepted:
                given[field.name] = value
    return kind(**given)


def _accepted(hint: Any, value: Any) -> tuple[bool, Any]:
    """Whether a plain value fits a field, and as what."""
    if is_dataclass(hint):
        fits = isinstance(value, Mapping)
        return fits, _filled(hint, value) if fits else None  # type: ignore[arg-type]
    if hint is System:
        fits = value in [system.value for system in System]
        return fits, System(value) if fits else None
    if get_origin(hint) in (dict, list):
        return _accepted_many(hint, value)
    if isinstance(value, bool):
        return hint is bool, value
    if hint is float:
        return isinstance(value, int | float), value
    return isinstance(value, hint), value


def _accepted_many(hint: Any, value: Any) -> tuple[bool, Any]:
    """`dict[str, X]` or `list[X]`: entries that do not fit are left out."""
    inner = get_args(hint)[-1]
    if get_origin(hint) is list:
        if not isinstance(value, list):
            return False, None
        entries = [_accepted(inner, entry) for entry in value]
        return True, [entry for fits, entry in entries if fits]
    if not isinstance(value, Mapping):
        return False, None
    named = {str(name): _accepted(inner, entry) for name, entry in value.items()}
    return True, {name: entry for name, (fits, entry) in named.items() if fits}


def _laid_over(old: Any, group: Any) -> dict[str, Any]:
    """A group of settings over what the file has: names we do not know stay, ours are replaced
    whole, so that what was taken out of a mapping is gone."""
    result = dict(old) if isinstance(old, Mapping) else {}
    for field in fields(group):
        value = getattr(group, field.name)
        nested = is_dataclass(value)
        result[field.name] = _laid_over(result.get(field.name), value) if nested else value
    return result
