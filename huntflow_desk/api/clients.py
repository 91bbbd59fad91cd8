"""The two httpx clients of a connection, and why a connection did not come about.

The API client carries no key by itself and follows no redirect; the file client never sees a
key. Building TLS settings costs 18-31 ms: it happens once, in a thread, at the first request.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import socket
import ssl
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from huntflow_desk import __version__
from huntflow_desk.core.address import is_loopback, origin
from huntflow_desk.core.errors import NotSent

_OFFLINE = frozenset(
    {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL, errno.EHOSTDOWN}
)


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds. `deadline_s` bounds an attempt as a whole: a slow drip never trips `read_s`."""

    connect_s: float = 10.0
    read_s: float = 30.0
    write_s: float = 30.0
    deadline_s: float = 60.0
    refresh_read_s: float = 30.0
    upload_s: float = 60.0
    upload_bytes_per_s: float = 50_000.0
    slow_s: float = 3.0
    closing_s: float = 5.0


class Clients:
    """Builds the clients when they are first needed.

    `proxy`: "system" (environment and system settings), "none" or a URL. `http` replaces the
    network (demo, tests). Raises NotSent(cause="tls" | "proxy") when settings cannot be used.
    """

    def __init__(
        self,
        base_url: str,
        *,
        http: httpx.AsyncBaseTransport | None,
        proxy: str,
        ca_file: str,
        contact: str,
    ) -> None:
        self._base_url = base_url
        self._http = http
        self._proxy = proxy
        self._ca_file = ca_file
        self._headers = {
            "User-Agent": f"HuntflowDesk/{__version__} ({contact})",
            # A small compressed body can unfold to any size before it can be counted.
            "Accept-Encoding": "identity",
        }
        self._tls: ssl.SSLContext | None = None
        self._tls_lock = asyncio.Lock()
        # At INFO they print addresses with their queries, at DEBUG even values.
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)
        self._api: httpx.AsyncClient | None = None
        self._files: httpx.AsyncClient | None = None

    async def api(self) -> httpx.AsyncClient:
        """The client for the API."""
        if self._api is None:
            tls = await self._context(self._base_url)
            # Another caller may have been first while the context was built.
            self._api = self._api or self._build(self._base_url, tls)
        return self._api

    async def files(self) -> httpx.AsyncClient:
        """The client for signed addresses inside answers."""
        if self._files is None:
            tls = await self._context("https://files.invalid")
            self._files = self._files or self._build("https://files.invalid", tls)
        return self._files

    async def aclose(self) -> None:
        """Close both."""
        for client in (self._api, self._files):
            if client is not None:
                await client.aclose()
        self._api = self._files = None

    def _build(self, url: str, tls: ssl.SSLContext) -> httpx.AsyncClient:
        own_proxy = self._proxy not in ("system", "none")
        try:
            return httpx.AsyncClient(
                transport=self._http,
                verify=tls,
                proxy=self._proxy if own_proxy and self._http is None else None,
                # A proxy of the system has no business with this very computer.
                trust_env=self._proxy == "system" and not is_loopback(origin(url).host),
                follow_redirects=False,
                headers=self._headers,
                limits=httpx.Limits(
                    max_connections=10, max_keepalive_connections=6, keepalive_expiry=30
                ),
            )
        except (ValueError, ImportError, httpx.InvalidURL) as error:
            # Unknown scheme of a proxy, or SOCKS without its package.
            raise NotSent(
                "the proxy cannot be used", cause="proxy", host=origin(self._base_url).host
            ) from error

    async def _context(self, url: str) -> ssl.SSLContext:
        if self._http is not None or origin(url).scheme == "http":
            # Never used, and a context without certificates is cheap and trusts nobody.
            return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        async with self._tls_lock:
            if self._tls is None:
                try:
                    self._tls = await asyncio.to_thread(_tls_context, self._ca_file)
                except (OSError, ValueError) as error:
                    raise NotSent(
                        "the certificate file cannot be used",
                        cause="tls",
                        host=origin(self._base_url).host,
                        path=self._ca_file,
                    ) from error
            return self._tls

    def cause(self, error: httpx.TransportError) -> tuple[str, str]:
        """Why a connection did not come about, and the reason in the words of the system."""
        if isinstance(error, httpx.ProxyError):
            return "proxy", ""
        if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
            return ("proxy", "") if self._through_proxy() else ("timeout", "")
        for link in _chain(error):
            if isinstance(link, ssl.SSLError):
                return "tls", getattr(link, "verify_message", "") or link.reason or ""
        if self._through_proxy():
            return "proxy", ""
        for link in _chain(error):
            if isinstance(link, socket.gaierror):
                return "dns", ""
            if isinstance(link, ConnectionRefusedError):
                return "refused", ""
            if isinstance(link, OSError) and link.errno in _OFFLINE:
                return "offline", os.strerror(link.errno or 0)
            if isinstance(link, TimeoutError):
                return "timeout", ""
        return "other", ""

    def _through_proxy(self) -> bool:
        if self._http is not None or self._proxy == "none":
            return False
        if self._proxy != "system":
            return True
        place = origin(self._base_url)
        if is_loopback(place.host) or urllib.request.proxy_bypass(place.host):
            return False
        found = urllib.request.getproxies()
        return place.scheme in found or "all" in found


def _tls_context(ca_file: str) -> ssl.SSLContext:
    """Certificates of the system, plus those of a file. Blocks: call it in a thread."""
    import truststore

    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file:
        if not Path(ca_file).is_file():
            raise FileNotFoundError(ca_file)
        context.load_verify_locations(cafile=ca_file)
    return context


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, what caused it, and the members of groups on the way."""
    todo: list[BaseException | None] = [error]
    seen: set[int] = set()
    while todo:
        link = todo.pop(0)
        if link is None or id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        if isinstance(link, BaseExceptionGroup):
            todo.extend(link.exceptions)
        todo.extend((link.__cause__, link.__context__))
