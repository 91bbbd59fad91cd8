"""Testing a connection: every cause told apart, over real sockets where the cause is one."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx
import pytest

from huntflow_desk.core.query import LogQuery
from huntflow_desk.core.settings import Paths
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.services.connections import ConnectionReport
from huntflow_desk.services.workplace import Desk, Workplace
from tests.demo.rig import served
from tests.services.rig import House

ACCESS, REFRESH = "access-" + "a" * 40, "refresh-" + "r" * 40
HTML = b"<!doctype html><html><body><h1>Welcome to Guest WiFi</h1></body></html>"


@contextlib.asynccontextmanager
async def networked(folder: Path) -> AsyncIterator[tuple[Desk, Workplace]]:
    """A desk on the real network of this computer."""
    desk = Desk(Paths(folder))
    workplace = desk.open("anna")
    try:
        yield desk, workplace
    finally:
        await desk.close(workplace)


def tried(
    folder: Path, url: str, access: str = ACCESS, refresh: str = REFRESH, proxy: str = "none"
) -> ConnectionReport:
    """The report about an address. Every request of the test is in the log."""

    async def work() -> ConnectionReport:
        async with networked(folder) as (desk, workplace):
            connection = replace(workplace.settings.connection, proxy=proxy)
            desk.change_settings(workplace, connection=connection)
            return await desk.try_connection(workplace, url, access, refresh)

    async def logged() -> int:
        # The log is written behind; closing has waited for it.
        async with networked(folder) as (_, workplace):
            return workplace.journal.count(LogQuery())

    report = asyncio.run(work())
    assert asyncio.run(logged()) or report.cause in ("bad_address", "bad_key")
    shown = repr(report)
    assert access not in shown and refresh not in shown
    if not report.ok:
        assert report.problem is not None
    return report


@contextlib.contextmanager
def answering(
    answer: Callable[[BaseHTTPRequestHandler], None], tls: ssl.SSLContext | None = None
) -> Iterator[str]:
    """A little web server on loopback; gives its host and port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def do_CONNECT(self) -> None:
            answer(self)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def says(status: int, body: bytes = b"", **headers: str) -> Callable[[Any], None]:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def certificate(folder: Path) -> ssl.SSLContext:
    """A server's side of TLS with a certificate it signed itself."""
    x509 = pytest.importorskip("cryptography.x509", reason="needs the package cryptography")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    day = datetime.timedelta(days=1)
    place = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(place, critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def test_a_good_one(tmp_path: Path) -> None:
    demo = DemoHuntflow(applicants=3, rate_limit=False)
    pair = demo.issue_pair()
    with served(demo) as url:
        report = tried(tmp_path, f" {url}/v2/ ", pair["access_token"], pair["refresh_token"])
    assert report.ok and report.cause == "ok"
    assert report.url == url
    assert report.me is not None and report.me.name
    assert len(report.accounts) == 3
    assert report.duration_ms >= 0
    assert report.pair is not None and report.pair.access_token == pair["access_token"]


def test_keys_that_expired_are_renewed_by_the_test_and_not_lost(tmp_path: Path) -> None:
    demo = DemoHuntflow(applicants=3, rate_limit=False)
    pair = demo.issue_pair()
    demo.switches.set("expire_tokens")
    with served(demo) as url:
        report = tried(tmp_path, url, pair["access_token"], pair["refresh_token"])
        assert report.ok and report.pair is not None
        assert report.pair.access_token != pair["access_token"]
        # The pair given is used up now; the one in the report works.
        again = tried(tmp_path, url, report.pair.access_token, report.pair.refresh_token)
        assert again.ok
        demo.switches.set("expire_tokens")
        demo.switches.set("forbid", path="/me$")
        refused = tried(tmp_path, url, report.pair.access_token, report.pair.refresh_token)
        assert refused.cause == "forbidden"
        assert refused.pair is not None and refused.pair.access_token != report.pair.access_token
        used = tried(tmp_path, url, pair["access_token"], pair["refresh_token"])
        assert used.cause == "key_used"


def test_a_name_that_does_not_exist(tmp_path: Path) -> None:
    failing = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    with patch("socket.getaddrinfo", side_effect=failing):
        report = tried(tmp_path, "https://no-such-host.invalid")
    assert report.cause == "dns"
    assert report.problem is not None and report.problem.facts["host"] == "no-such-host.invalid"


def test_nobody_listens(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert tried(tmp_path, f"http://127.0.0.1:{port}").cause == "refused"


def test_a_certificate_nobody_knows(tmp_path: Path) -> None:
    with answering(says(200, b"{}"), certificate(tmp_path)) as place:
        assert tried(tmp_path / "data", f"https://{place}").cause == "tls"


def test_plain_http_where_tls_is_expected(tmp_path: Path) -> None:
    with answering(says(200, b"{}")) as place:
        assert tried(tmp_path, f"https://{place}").cause == "tls"


def test_no_answer_in_time(tmp_path: Path) -> None:
    def never(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("too slow", request=request)

    async def work(workplace: Workplace) -> ConnectionReport:
        return await house.desk.try_connection(workplace, "https://hf.example", ACCESS, REFRESH)

    house = House(tmp_path, never)
    assert house.run(work).cause == "timeout"


def test_a_proxy_that_is_away_and_one_that_refuses(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        away = f"http://127.0.0.1:{unused.getsockname()[1]}"
    assert tried(tmp_path, "https://hf.example", proxy=away).cause == "proxy"
    with answering(says(407, b"who are you?")) as place:
        assert tried(tmp_path, "https://hf.example", proxy=f"http://{place}").cause == "proxy"
    assert tried(tmp_path, "https://hf.example", proxy="nonsense://x").cause == "proxy"


def test_a_wrong_key(tmp_path: Path) -> None:
    with served(DemoHuntflow(applicants=3, rate_limit=False)) as url:
        assert tried(tmp_path, url).cause == "invalid_key"


@pytest.mark.parametrize(
    ("switch", "options", "cause"),
    [
        ("forbid", {}, "forbidden"),
        ("garble", {"kind": "html"}, "not_huntflow"),
        ("garble", {"kind": "cut"}, "not_huntflow"),
        ("trouble", {"status": 502}, "server"),
        ("busy", {"retry_after": 3600}, "busy"),
    ],
)
def test_servers_in_trouble(
    tmp_path: Path, switch: str, options: dict[str, Any], cause: str
) -> None:
    house = House(tmp_path)
    house.demo.switches.set(switch, **options)
    pair = house.demo.issue_pair()

    async def work(workplace: Workplace) -> ConnectionReport:
        return await house.desk.try_connection(
            workplace, "https://hf.example", pair["access_token"], pair["refresh_token"]
        )

    report = house.run(work)
    assert report.cause == cause
    assert report.pair is None
    assert report.problem is not None and report.problem.facts["host"] == "hf.example"


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (says(200, HTML, Content_Type="text/html"), "not_huntflow"),
        (says(200, b'{"hello": "world"}', Content_Type="application/json"), "not_huntflow"),
        (says(200, b"", Content_Type="application/json"), "not_huntflow"),
        (says(404, HTML, Content_Type="text/html"), "not_huntflow"),
        (says(302, b"", Location="https://login.example/"), "wrong_host"),
        (says(307, b"", Location="http://127.0.0.1:9/v2/me"), "wrong_host"),
    ],
    ids=["html", "other json", "empty", "404", "redirect", "redirect to another port"],
)
def test_servers_that_are_not_huntflow(
    tmp_path: Path, answer: Callable[[Any], None], cause: str
) -> None:
    with answering(answer) as place:
        report = tried(tmp_path, f"http://{place}")
    assert report.cause == cause


@pytest.mark.parametrize(
    "url",
    ["", "http://hf.example", "ftp://hf.example", "https://a:b@hf.example", "https://", "://"],
)
def test_addresses_that_are_refused_at_once(tmp_path: Path, url: str) -> None:
    assert tried(tmp_path, url).cause == "bad_address"


@pytest.mark.parametrize("key", ["", "   ", "two words", "ключ", "a\nb", "a\x00"])
def test_keys_that_are_none(tmp_path: Path, key: str) -> None:
    async def work() -> None:
        async with networked(tmp_path) as (desk, workplace):
            for pair in ((key, REFRESH), (ACCESS, key)):
                report = await desk.try_connection(workplace, "https://hf.example", *pair)
                assert report.cause == "bad_key"
            assert workplace.journal.count(LogQuery()) == 0

    asyncio.run(work())
