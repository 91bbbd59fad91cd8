"""Addresses of Huntflow as people paste them, and what counts as the same place."""

from __future__ import annotations

import ipaddress
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from .errors import WrongHost

_DEFAULT_PORTS = {"https": 443, "http": 80}


class Origin(NamedTuple):
    """What must be equal for a key to be sent: scheme, host and port."""

    scheme: str
    host: str
    port: int


def normalise_url(text: str) -> str:
    """The base URL without `/v2`, trailing slash, query and default port; https is assumed.

    Raises WrongHost with `cause`: empty, scheme, plain_http (only loopback may do without TLS:
    with `http` the vendor redirects a POST and answers a GET), userinfo, host.

    >>> normalise_url(" api.huntflow.ru/v2/ ")
    'https://api.huntflow.ru'
    """
    pasted = text.strip()
    if not pasted:
        raise WrongHost("no address", cause="empty", host="")
    if "://" not in pasted:
        pasted = f"https://{pasted}"
    parts, host, port = _split(pasted)
    if parts.scheme not in _DEFAULT_PORTS:
        raise WrongHost("not a web address", cause="scheme", host=host)
    if parts.username is not None or parts.password is not None:
        raise WrongHost("an address must not hold a name or password", cause="userinfo", host=host)
    if parts.scheme == "http" and not is_loopback(host):
        raise WrongHost("only https is allowed", cause="plain_http", host=host)
    shown = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        shown = f"{shown}:{port}"
    return f"{parts.scheme}://{shown}{_prefix(parts.path)}"


def origin(url: str) -> Origin:
    """Scheme, host and port of a URL. Raises WrongHost when it has none."""
    parts, host, port = _split(url)
    return Origin(parts.scheme, host, port or _DEFAULT_PORTS.get(parts.scheme, 0))


def is_loopback(host: str) -> bool:
    """Whether a host name means this very computer."""
    name = host.strip("[]").rstrip(".").casefold()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _split(url: str) -> tuple[SplitResult, str, int | None]:
    try:
        parts = urlsplit(url)
        host, port = _ascii(parts.hostname or ""), parts.port
    except ValueError:
        raise WrongHost("not an address", cause="host", host="") from None
    if not host:
        raise WrongHost("not an address", cause="host", host="")
    return parts, host, port


def _ascii(host: str) -> str:
    """Host in lower case, international names as punycode. Raises ValueError for nonsense."""
    name = host.rstrip(".").lower()
    if ":" in name:
        return str(ipaddress.ip_address(name))
    if not name.isascii():
        name = name.encode("idna").decode("ascii")
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789.-_")
    if not set(name) <= allowed or ".." in name or len(name) > 253:
        raise ValueError("bad host")
    return name


def _prefix(path: str) -> str:
    """Path of an installation behind a prefix: everything before the segment `v2`."""
    segments: list[str] = []
    for segment in path.split("/"):
        if segment == "v2":
            break
        if segment:
            segments.append(segment)
    return "".join(f"/{segment}" for segment in segments)
