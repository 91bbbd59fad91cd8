"""The OS keyring as the keeper of key pairs; without one, keys live for this session only.

Importing and starting `keyring` takes some 300 ms, so both happen at the first use, which
belongs in a thread (every method may block).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from huntflow_desk.core.errors import DiskTrouble, KeysLocked
from huntflow_desk.core.keys import KeyPair
from huntflow_desk.core.settings import Paths, System
from huntflow_desk.store.locks import LockTimeout, held
from huntflow_desk.store.preferences import make_private_folder, write_private
from huntflow_desk.store.trouble import speaking_of

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Huntflow Desk"

_LOCK_S = 60.0
_WINDOWS_LIMIT = 1280
_KEEPS_NOTHING = ("keyring.backends.fail", "keyring.backends.null")
"""Back ends that are none."""


class KeyRing:
    """The key pair of one profile and system: one JSON entry, shared by all processes.

    The entry is named `<installation>/<profile>/<system>`: data folders do not share keys.
    """

    def __init__(self, paths: Paths, profile: str, system: System) -> None:
        self._paths = paths
        self._profile = profile
        self._system = system
        self._session: KeyPair | None = None
        self._ring: KeyringBackend | None = None
        self._asked = False

    @property
    def durable(self) -> bool:
        """Whether keys outlive this session. False: the person must be told so."""
        return self._backend() is not None

    @property
    def backend_name(self) -> str:
        """The back end in words, for diagnostics; "none" without one."""
        ring = self._backend()
        return "none" if ring is None else f"{type(ring).__module__}.{type(ring).__qualname__}"

    def load(self) -> KeyPair | None:
        """The pair as it is now; None when there is none.

        A pair that could not be saved counts before the older one in the keyring. Raises
        KeysLocked (`cause`: locked, failed). An entry nobody can read counts as none.
        """
        ring = self._backend()
        if ring is None:
            return self._session
        with _SpeakingOfKeyring():
            text = ring.get_password(SERVICE, self._entry())
        try:
            stored = None if text is None else KeyPair.from_text(text)
        except ValueError:
            stored = None
        unsaved = self._session
        if unsaved is not None and (stored is None or stored.obtained_at < unsaved.obtained_at):
            return unsaved
        return stored

    def save(self, pair: KeyPair) -> None:
        """Keep the pair; when this returns it is in the keyring, or `durable` is False.

        Raises KeysLocked when the keyring refuses; the pair is kept for this session then.
        """
        self._session = pair
        ring = self._backend()
        if ring is None:
            return
        text = self._fitting(pair, ring)
        with _SpeakingOfKeyring():
            ring.set_password(SERVICE, self._entry(), text)
            kept = ring.get_password(SERVICE, self._entry())
        if kept != text:
            raise KeysLocked(cause="failed", backend=self.backend_name)
        self._session = None

    def delete(self) -> None:
        """Forget the pair everywhere. Raises KeysLocked."""
        self._session = None
        ring = self._backend()
        if ring is None:
            return
        with _SpeakingOfKeyring():
            if ring.get_password(SERVICE, self._entry()) is not None:
                ring.delete_password(SERVICE, self._entry())

    def lock(self) -> AbstractContextManager[None]:
        """Held by one process at a time; waits up to 60 s, then raises KeysLocked."""
        return self._held()

    @contextmanager
    def _held(self) -> Iterator[None]:
        folder = self._paths.profile(self._profile)
        place = folder / f"keys-{self._system.value.lower()}.lock"
        with speaking_of(place):
            make_private_folder(folder)
        with ExitStack() as stack:
            try:
                with speaking_of(place):
                    stack.enter_context(held(place, timeout_s=_LOCK_S))
            except LockTimeout as error:
                raise KeysLocked(cause="locked", what="another process") from error
            yield

    def _fitting(self, pair: KeyPair, ring: KeyringBackend) -> str:
        text = pair.to_text()
        if not type(ring).__module__.startswith("keyring.backends.Windows"):
            return text
        if len(text) > _WINDOWS_LIMIT:
            text = pair.without_previous().to_text()
        if len(text) > _WINDOWS_LIMIT:
            raise KeysLocked(cause="failed", backend=self.backend_name, limit=_WINDOWS_LIMIT)
        return text

    def _entry(self) -> str:
        return f"{installation(self._paths)}/{self._profile}/{self._system.value}"

    def _backend(self) -> KeyringBackend | None:
        if self._asked:
            return self._ring
        import keyring

        with _SpeakingOfKeyring():
            ring = keyring.get_keyring()
        module = type(ring).__module__
        refused = module.startswith(_KEEPS_NOTHING)
        if not os.environ.get("PYTHON_KEYRING_BACKEND"):
            # A readable file is never chosen by us; a person may name one in the environment.
            refused = refused or module.startswith("keyrings.alt")
            refused = refused or "plaintext" in type(ring).__name__.lower()
        self._ring = None if refused else ring
        self._asked = True
        return self._ring


def installation(paths: Paths) -> str:
    """The random name of a data folder, made when it is first asked for.

    Whoever asks first, threads and processes side by side: all get the same name. Raises
    DiskTrouble.
    """
    place = paths.installation_file
    with speaking_of(place):
        name = _read(paths)
        if name:
            return name
        make_private_folder(place.parent)
        try:
            with held(place.with_name(f"{place.name}.lock"), timeout_s=_LOCK_S):
                name = _read(paths)
                if not name:
                    write_private(place, os.urandom(8).hex().encode())
                    name = _read(paths)
        except LockTimeout as error:
            raise DiskTrouble(cause="busy", path=str(place)) from error
    return name


def _read(paths: Paths) -> str:
    try:
        text = paths.installation_file.read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return ""
    return text if text.isalnum() else ""


class _SpeakingOfKeyring:
    """Turns whatever a back end raises into KeysLocked.

    Besides keyring's own errors these are those of D-Bus, pywin32 or ctypes, of classes that
    cannot be named here; none of them is a bug of ours, and their texts may hold the entry.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        from keyring import errors

        if not isinstance(error, Exception):
            return
        cause = "failed"
        if isinstance(error, errors.KeyringLocked):
            cause = "locked"
        elif isinstance(error, errors.NoKeyringError):
            cause = "missing"
        raise KeysLocked(cause=cause, error=type(error).__name__) from None
