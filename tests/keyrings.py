"""Keyrings for tests: the real one of the system is never touched.

`MemoryKeyring` for tests in one process; `FileKeyring` for those that start the program, which
finds it by `PYTHON_KEYRING_BACKEND=tests.keyrings.FileKeyring` and `HUNTFLOW_TEST_KEYRING=FILE`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

# Lower than any real one, so that nothing chooses these by itself.
NEVER_BY_ITSELF = -1


class MemoryKeyring(KeyringBackend):
    """Passwords in a dict. `locked = True` makes every call fail as a locked keyring does."""

    priority = NEVER_BY_ITSELF  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.passwords: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        """The password, or None."""
        self._check()
        return self._load().get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._check()
        passwords = self._load()
        passwords[service, username] = password
        self._store(passwords)

    def delete_password(self, service: str, username: str) -> None:
        """Forget it. Raises PasswordDeleteError when there is none."""
        self._check()
        passwords = self._load()
        if passwords.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")
        self._store(passwords)

    def _check(self) -> None:
        if self.locked:
            raise KeyringLocked("locked by the test")

    def _load(self) -> dict[tuple[str, str], str]:
        return self.passwords

    def _store(self, passwords: dict[tuple[str, str], str]) -> None:
        self.passwords = passwords


class FileKeyring(MemoryKeyring):
    """Passwords in the JSON file named by `HUNTFLOW_TEST_KEYRING`, for several processes."""

    priority = NEVER_BY_ITSELF  # type: ignore[assignment]

    @property
    def _path(self) -> Path:
        return Path(os.environ["HUNTFLOW_TEST_KEYRING"])

    def _load(self) -> dict[tuple[str, str], str]:
        if not self._path.is_file():
            return {}
        rows: list[list[str]] = json.loads(self._path.read_text("utf-8"))
        return {(service, username): password for service, username, password in rows}

    def _store(self, passwords: dict[tuple[str, str], str]) -> None:
        rows = [[service, username, value] for (service, username), value in passwords.items()]
        partial = self._path.with_suffix(".part")
        partial.write_text(json.dumps(rows), "utf-8")
        partial.replace(self._path)
