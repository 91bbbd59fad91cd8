"""What can be set, where files lie, and which Huntflow is meant. Values only, no files."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

DEFAULT_PROD_URL = "https://api.huntflow.ru"
INTERNATIONAL_URL = "https://api.huntflow.ai"
DEFAULT_SANDBOX_URL = "https://sandbox-api.huntflow.dev"


class System(StrEnum):
    """Which Huntflow a profile works with; DEMO is the embedded one with invented people."""

    PROD = "PROD"
    SANDBOX = "SANDBOX"
    DEMO = "DEMO"


@dataclass(frozen=True, slots=True)
class Connection:
    """The network side of a profile: addresses without `/v2`, proxy and own certificates.

    `proxy`: "system", "none" or a URL. `ca_file`: path of a PEM bundle or "".
    """

    huntflow_prod_url: str = DEFAULT_PROD_URL
    huntflow_sandbox_url: str = DEFAULT_SANDBOX_URL
    active_system: System = System.PROD
    proxy: str = "system"
    ca_file: str = ""

    def url(self, system: System) -> str:
        """The address of a system."""
        return self.huntflow_sandbox_url if system is System.SANDBOX else self.huntflow_prod_url


@dataclass(frozen=True, slots=True)
class Look:
    """Language ("ru", "en", "system"), theme ("light", "dark", "system"), density, zoom in %."""

    language: str = "system"
    theme: str = "system"
    density: str = "normal"
    zoom_percent: int = 100


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long a cached answer counts as fresh, in seconds."""

    dictionaries_s: int = 24 * 3600
    vacancies_s: int = 600
    cards_s: int = 300


@dataclass(frozen=True, slots=True)
class Offline:
    """What is kept of the server without being asked for, how often it is asked, for how long.

    `details`: whose history, questionary and resumes are kept: none, open-vacancies, all;
    `accounts` overrules it by organisation, `vacancies` adds single ones (their numbers as text).
    `files`: photos and resumes as PDF, too. 0 in `keep_days` (of what only cards show),
    `keep_mb` and `retention_months` (people with whom nothing happened) means no limit.
    """

    enabled: bool = True
    poll_s: int = 300
    vacancies_every_s: int = 1800
    rolling_hours: int = 24
    details: str = "open-vacancies"
    accounts: dict[str, str] = field(default_factory=dict)
    vacancies: dict[str, list[int]] = field(default_factory=dict)
    files: bool = True
    keep_days: int = 0
    keep_mb: int = 4_000
    retention_months: int = 0

    def details_of(self, account_id: int) -> str:
        """The choice for an organisation."""
        return self.accounts.get(str(account_id), self.details)


@dataclass(frozen=True, slots=True)
class LogPolicy:
    """What the journal keeps: `bodies` is redacted, none or full; `full_until` ends "full"."""

    bodies: str = "redacted"
    full_until: float = 0.0
    keep_days: int = 7
    keep_rows: int = 20_000
    keep_mb: int = 50


@dataclass(frozen=True, slots=True)
class Keys:
    """The keyboard: whether single keys hold, and the keys chosen for commands.

    `own`: name of a command -> its keys ("Ctrl+K", "E", "G V"); an empty list is "no keys".
    Commands that are not named have those of the program.
    """

    single: bool = True
    own: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resumes:
    """The way in of resumes. `parsing` by Huntflow: always, button or never; `folder` is watched
    ("": none); `sources`: those that stand first in choices, by organisation (number as text)."""

    parsing: str = "button"
    folder: str = ""
    sources: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person can set for one profile."""

    connection: Connection = field(default_factory=Connection)
    look: Look = field(default_factory=Look)
    lifetimes: Lifetimes = field(default_factory=Lifetimes)
    offline: Offline = field(default_factory=Offline)
    log: LogPolicy = field(default_factory=LogPolicy)
    keys: Keys = field(default_factory=Keys)
    resumes: Resumes = field(default_factory=Resumes)
    account_id: int | None = None
    first_run_done: bool = False


@dataclass(frozen=True, slots=True)
class Paths:
    """Where a data folder keeps what. One folder per profile and system for databases."""

    root: Path

    @property
    def installation_file(self) -> Path:
        """Random name of this data folder; part of the keyring entry's name."""
        return self.root / "installation"

    @property
    def profiles(self) -> Path:
        """One folder per profile."""
        return self.root / "profiles"

    def profile(self, name: str) -> Path:
        """Folder of a profile: its settings, window state and lock."""
        return self.profiles / name

    def databases(self, name: str, system: System) -> Path:
        """Folder of the database files of one profile and system."""
        return self.profile(name) / system.value.lower()

    def settings_file(self, name: str) -> Path:
        """Settings of a profile (JSON, no secrets)."""
        return self.profile(name) / "settings.json"

    def window_file(self, name: str) -> Path:
        """Window state of a profile (sizes, columns)."""
        return self.profile(name) / "window.json"
