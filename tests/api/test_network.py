"""Over real sockets: why a connection did not come about, TLS, proxies, what servers count."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import ipaddress
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from huntflow_desk.core import errors

from .rig import Keeper, Rig, pair

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

ANSWER = (
    b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"ok":true}'
)


def replying(answer: bytes, seen: list[bytes] | None = None) -> Handler:
    """A server that reads a request and answers with these bytes, for ever."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                if seen is not None:
                    seen.append(head)
                if not answer:
                    break
                writer.write(answer)
                await writer.drain()
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()

    return serve


@contextlib.asynccontextmanager
async def server(handler: Handler, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Listens on loopback; gives the port."""
    tasks: set[asyncio.Task[None]] = set()

    async def kept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await handler(reader, writer)
        finally:
            tasks.discard(task)

    listening = await asyncio.start_server(kept, "127.0.0.1", 0, ssl=tls)
    try:
        yield listening.sockets[0].getsockname()[1]
    finally:
        listening.close()
        if tasks:
            await asyncio.wait(tasks, timeout=2)


@contextlib.asynccontextmanager
async def rig(base_url: str, **options: Any) -> AsyncIterator[Rig]:
    async def no_wait(_: float) -> None:
        await asyncio.sleep(0)

    options.setdefault("proxy", "none")
    options.setdefault("sleep", no_wait)
    keeper = Keeper(pair(base_url=base_url))
    async with Rig(base_url=base_url, keeper=keeper, **options) as made:
        yield made


def cause(base_url: str, **options: Any) -> str:
    """Why a test of this connection fails."""

    async def main() -> str:
        async with rig(base_url, **options) as made:
            with pytest.raises(errors.NotSent) as failed:
                await made.api.accounts.test()
            assert failed.value.journal_id == 1
            assert len(made.exchanges) == 1
            assert made.exchanges[0].error_message
            return str(failed.value.facts["cause"])

    return asyncio.run(main())


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def test_refused() -> None:
    assert cause(f"http://127.0.0.1:{closed_port()}") == "refused"


def test_name_not_found() -> None:
    assert cause("https://no-such-host.invalid") == "dns"


async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers the greeting of TLS as a server without TLS does."""
    await reader.read(10)
    writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


def test_not_tls_at_all() -> None:
    async def main() -> None:
        async with (
            server(plain) as port,
            rig(f"https://127.0.0.1:{port}") as made,
        ):
            with pytest.raises(errors.NotSent) as failed:
                await made.transport.call("GET", "/me")
            assert failed.value.facts["cause"] == "tls"
            # A wrong certificate does not mend itself.
            assert len(made.exchanges) == 1

    asyncio.run(main())


def test_proxy_that_is_not_there() -> None:
    assert cause("https://hf.example", proxy=f"http://127.0.0.1:{closed_port()}") == "proxy"


def test_proxy_that_refuses() -> None:
    async def main() -> None:
        seen: list[bytes] = []
        answer = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
        async with (
            server(replying(answer, seen)) as port,
            rig("https://hf.example", proxy=f"http://127.0.0.1:{port}") as made,
        ):
            with pytest.raises(errors.NotSent) as failed:
                await made.transport.call("POST", "/x", json={})
            assert failed.value.facts["cause"] == "proxy"
            assert seen[0].startswith(b"CONNECT hf.example:443")
            assert b"Bearer" not in seen[0]

    asyncio.run(main())


def test_proxy_of_a_kind_nobody_knows() -> None:
    assert cause("https://hf.example", proxy="gopher://127.0.0.1:1") == "proxy"


def test_proxy_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{closed_port()}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert cause("https://hf.example", proxy="system") == "proxy"
    # This very computer is reached without it.
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert cause(f"http://127.0.0.1:{closed_port()}", proxy="system") == "refused"


def test_certificate_file_that_is_not_there(tmp_path: Path) -> None:
    assert cause("https://hf.example", ca_file=str(tmp_path / "none.pem")) == "tls"
    broken = tmp_path / "broken.pem"
    broken.write_text("no certificate")
    assert cause("https://hf.example", ca_file=str(broken)) == "tls"


def test_own_certificate_authority(tmp_path: Path) -> None:
    certificate, key = self_signed(tmp_path)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)

    async def main() -> None:
        async with server(replying(ANSWER), tls) as port:
            base = f"https://127.0.0.1:{port}"
            async with rig(base) as stranger:
                with pytest.raises(errors.NotSent) as failed:
                    await stranger.transport.call("GET", "/me")
                assert failed.value.facts["cause"] == "tls"
                assert failed.value.facts["detail"]
            async with rig(base, ca_file=str(certificate)) as known:
                assert (await known.transport.call("GET", "/me")).data == {"ok": True}

    asyncio.run(main())


def self_signed(folder: Path) -> tuple[Path, Path]:
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files


def test_a_connection_cut_after_sending_is_unknown_for_writes() -> None:
    seen: list[bytes] = []

    async def main() -> None:
        async with server(replying(b"", seen)) as port, rig(f"http://127.0.0.1:{port}") as made:
            with pytest.raises(errors.UnknownOutcome):
                await made.transport.call("POST", "/x", json={"a": 1})
            assert len(seen) == 1
            with pytest.raises(errors.UnknownOutcome):
                await made.transport.call("GET", "/x")
            assert len(seen) == len(made.exchanges) == 4

    asyncio.run(main())


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"\x00" * 50,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["cut body", "ssh", "zeros", "bad chunks"],
)
def test_nonsense_on_the_wire(answer: bytes) -> None:
    async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(answer)
            await writer.drain()
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()

    async def main() -> None:
        async with server(once) as port, rig(f"http://127.0.0.1:{port}") as made:
            with pytest.raises(errors.UnknownOutcome):
                await made.transport.call("GET", "/x")
            assert len(made.exchanges) == 3

    asyncio.run(main())


def test_connections_are_kept_and_headers_are_on_the_wire() -> None:
    seen: list[bytes] = []
    connections = 0

    async def counting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        await replying(ANSWER, seen)(reader, writer)

    async def main() -> None:
        async with server(counting) as port, rig(f"http://127.0.0.1:{port}") as made:
            for _ in range(5):
                await made.transport.call("GET", "/me")

    asyncio.run(main())
    assert connections == 1
    head = seen[0].lower()
    for header in (b"user-agent: huntflowdesk/", b"accept-encoding: identity", b"authorization: b"):
        assert head.count(header) == 1
