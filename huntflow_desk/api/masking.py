"""What may be written down of an exchange: keys and signatures of addresses never.

Personal data are the journal's business (its policy decides); this is only about secrets.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from huntflow_desk.core.keys import scrub

SECRET = "<secret>"

_KEYS = frozenset(
    {"access_token", "refresh_token", "authorization", "token", "password", "secret", "api_key"}
)
_SIGNATURE = re.compile(r"([?&;](?:s|sig|signature|token|access_token)=)[^&#\s\"'<>]+", re.I)
_DEEPEST = 200


def masked(value: Any, secrets: Collection[str] = ()) -> Any:
    """A copy of JSON without secrets: by key, by signed address, and the given ones anywhere."""
    return _masked(value, tuple(secret for secret in secrets if len(secret) >= 4), 0)


def masked_text(text: str, secrets: Iterable[str] = ()) -> str:
    """A text without secrets and signatures."""
    return _SIGNATURE.sub(rf"\1{SECRET}", scrub(text, *secrets))


def endpoint(path: str, query: Iterable[tuple[str, str]], secrets: Iterable[str] = ()) -> str:
    """Path and query as the journal shows them: no host, no secret."""
    pairs = [(key, SECRET if key.lower() in _KEYS else value) for key, value in query]
    shown = f"{path}?{urlencode(pairs)}" if pairs else path
    return masked_text(shown, secrets)


def _masked(value: Any, secrets: tuple[str, ...], depth: int) -> Any:
    if isinstance(value, str):
        return _masked_string(value, secrets)
    # Pages hold thousands of these: the plain question is asked before the general ones.
    if value is None or type(value) in (int, bool, float):
        return value
    if depth > _DEEPEST:
        return "<deep>"
    if isinstance(value, Mapping):
        return {
            key: SECRET if _is_secret(key, entry) else _masked(entry, secrets, depth + 1)
            for key, entry in value.items()
        }
    if isinstance(value, list | tuple):
        return [_masked(entry, secrets, depth + 1) for entry in value]
    return value


def _is_secret(key: object, value: object) -> bool:
    if not isinstance(key, str) or key.lower() not in _KEYS:
        return False
    return bool(value) and not isinstance(value, Mapping | list | tuple | bool)


def _masked_string(value: str, secrets: tuple[str, ...]) -> str:
    for secret in secrets:
        if secret in value:
            value = value.replace(secret, SECRET)
    # Pages hold thousands of short strings: the patterns run only where they can match.
    if "=" in value or "eyJ" in value or (len(value) > 6 and "earer" in value.lower()):
        return masked_text(value)
    return value
