"""What every request passes first: journal, switches, User-Agent, key, rate limit.

Switches act in this order: ``down``, ``slow``, ``trouble``, ``garble`` (html), ``expire_tokens``;
then the vendor's own checks; then ``forbid`` and ``busy``; then the request is carried out;
then ``lose_answer`` and ``garble`` (cut).
"""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from .journal import Entry, Journal
from .pace import Pace
from .refusals import Refusal, denied, problem, too_many
from .switches import Switches
from .tokens import Tokens, short_hash

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

ABORT = "huntflow_demo.abort"  # scope extension of our server: cuts the connection
SHOWN_BODY = 4000
MAX_FILE = 15 * 1024 * 1024
MAX_BODY = MAX_FILE + 4096  # a file of just 15 MB and the form around it
NGINX = (
    "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n"
    "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)


class Dropped(Exception):
    """In process: the connection is gone; ``sent`` tells whether the request was carried out."""

    def __init__(self, sent: bool) -> None:
        super().__init__("the demo dropped the connection")
        self.sent = sent


class Gate:
    """ASGI application around the routes."""

    def __init__(
        self,
        app: App,
        *,
        journal: Journal,
        switches: Switches,
        tokens: Tokens,
        pace: Pace,
        clock: Callable[[], float],
        latency_s: float = 0.0,
    ) -> None:
        self._app = app
        self._journal = journal
        self._switches = switches
        self._tokens = tokens
        self._pace = pace
        self._clock = clock
        self.latency_s = latency_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
            return
        if scope["type"] != "http":
            return
        if str(scope["path"]).startswith("/_demo"):
            client = scope.get("client")
            if client is None or client[0] in ("127.0.0.1", "::1"):
                await self._app(scope, receive, send)
            else:
                await _reply(send, 403, b"", b"text/plain", [])
            return
        request = _Request(scope, receive, send, self._journal, self._clock())
        try:
            await self._serve(request)
        finally:
            request.entry["answered"] = request.answered

    async def _serve(self, request: _Request) -> None:
        method, path = request.method, request.path

        def take(name: str) -> dict[str, Any] | None:
            return self._switches.take(name, method, path)

        if take("down") is not None:
            await request.drop(sent=False)
            return
        await request.read()
        slow = take("slow")
        delay = self.latency_s + (float(slow.get("seconds", 1.0)) if slow is not None else 0.0)
        if delay > 0:
            await asyncio.sleep(delay)
        trouble = take("trouble")
        if trouble is not None:
            await request.fail(int(trouble.get("status", 502)))
            return
        garble = take("garble")
        cut = garble is not None and garble.get("kind") == "cut"
        if garble is not None and not cut:
            page = b"<!doctype html><html><body><h1>Welcome to Guest WiFi</h1></body></html>"
            await request.reply(200, page, b"text/html; charset=utf-8")
            return
        if take("expire_tokens") is not None:
            self._tokens.expire_all()
        try:
            self._admit(request)
            if take("forbid") is not None:
                raise denied()
        except Refusal as refusal:
            await request.refuse(refusal)
            return
        busy = take("busy")
        if busy is not None:
            seconds = str(busy.get("retry_after", 1)).encode()
            await request.refuse(too_many(), [(b"retry-after", seconds)])
            return
        if request.size > MAX_BODY:
            await request.fail(413)
            return
        status, headers, body = await request.run(self._app)
        request.entry["executed"] = True
        if take("lose_answer") is not None:
            await request.drop(sent=True)
            return
        if cut:
            body = body[: len(body) // 2]
            headers = [pair for pair in headers if pair[0] != b"content-length"]
            headers.append((b"content-length", str(len(body)).encode()))
        await request.send_whole(status, headers, body)

    def _admit(self, request: _Request) -> None:
        if not request.path.startswith("/v2"):
            return
        if not request.header(b"user-agent"):
            raise Refusal(400, [problem("bad_user_agent", "Bad User-Agent")])
        if request.path == "/v2/token/refresh":
            return
        authorization = request.header(b"authorization")
        self._tokens.check(authorization)
        if not self._pace.allows(request.entry["token"] or ""):
            raise too_many()


class _Request:
    """One request: its journal entry, and the ways to answer it."""

    def __init__(
        self, scope: Scope, receive: Receive, send: Send, journal: Journal, moment: float
    ) -> None:
        self.scope = scope
        self.method = str(scope["method"]).upper()
        self.path = str(scope["path"])
        self._receive = receive
        self._send = send
        self._body = b""
        self._headers = {bytes(key).lower(): bytes(value) for key, value in scope["headers"]}
        self.answered = False
        authorization = self.header(b"authorization") or ""
        token = authorization.partition(" ")[2].strip()
        self.entry: Entry = journal.open(
            {
                "time": moment,
                "method": self.method,
                "path": self.path,
                "query": bytes(scope.get("query_string", b"")).decode("latin-1"),
                "status": None,
                "request_id": uuid.uuid4().hex,
                "user_agent": self.header(b"user-agent"),
                "token": short_hash(token) if token else None,
                "body": None,
                "executed": False,
                "answered": False,
            }
        )

    @property
    def size(self) -> int:
        """Bytes of the body."""
        return len(self._body)

    def header(self, name: bytes) -> str | None:
        """A request header."""
        value = self._headers.get(name)
        return None if value is None else value.decode("latin-1")

    async def read(self) -> None:
        """Take in the whole body and note it in the journal."""
        parts = []
        more = True
        while more:
            message = await self._receive()
            if message["type"] != "http.request":
                break
            parts.append(message.get("body", b""))
            more = bool(message.get("more_body"))
        self._body = b"".join(parts)
        self.entry["body"] = self._shown_body()

    async def run(self, app: App) -> tuple[int, Headers, bytes]:
        """Carry the request out and hold its answer."""
        status = 500
        headers: Headers = []
        parts: list[bytes] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": self._body, "more_body": False}

        async def send(message: Message) -> None:
            nonlocal status, headers
            if message["type"] == "http.response.start":
                status = int(message["status"])
                headers = list(message.get("headers", []))
            elif message["type"] == "http.response.body":
                parts.append(bytes(message.get("body", b"")))

        await app(self.scope, receive, send)
        return status, headers, b"".join(parts)

    async def refuse(self, refusal: Refusal, headers: Headers | None = None) -> None:
        """Answer with the vendor's error body."""
        body = json.dumps({"errors": refusal.errors}).encode()
        await self.reply(refusal.status, body, b"application/json", headers)

    async def fail(self, status: int) -> None:
        """Answer as the web server in front of the application does."""
        titles = {
            413: "413 Request Entity Too Large",
            502: "502 Bad Gateway",
            503: "503 Service Temporarily Unavailable",
            504: "504 Gateway Time-out",
        }
        if status == 500:
            error = [problem("server_error", "Internal Server Error")]
            await self.refuse(Refusal(500, error))
            return
        page = NGINX.format(titles.get(status, f"{status} Error"))
        await self.reply(status, page.encode(), b"text/html")

    async def reply(
        self, status: int, body: bytes, kind: bytes, headers: Headers | None = None
    ) -> None:
        """Answer with a whole body."""
        own = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
        await self.send_whole(status, own + (headers or []), body)

    async def send_whole(self, status: int, headers: Headers, body: bytes) -> None:
        """Send an answer; every answer carries ``x-request-id`` (API.md section 1)."""
        request_id = str(self.entry["request_id"]).encode()
        headers = [*headers, (b"x-request-id", request_id)]
        self.entry["status"] = status
        await self._send({"type": "http.response.start", "status": status, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})
        self.answered = True

    async def drop(self, sent: bool) -> None:
        """End the connection without a byte of answer."""
        abort = self.scope.get("extensions", {}).get(ABORT)
        if abort is None:
            raise Dropped(sent)
        abort()
        while (await self._receive())["type"] != "http.disconnect":
            pass

    def _shown_body(self) -> Any:
        if not self._body:
            return None
        if self.path == "/v2/token/refresh":
            return {"refresh_token": "***"}
        kind = self.header(b"content-type") or ""
        if "json" not in kind or len(self._body) > SHOWN_BODY:
            return {"size": len(self._body)}
        try:
            return json.loads(self._body)
        except ValueError:
            return {"size": len(self._body)}


async def _reply(send: Send, status: int, body: bytes, kind: bytes, headers: Headers) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(b"content-type", kind), *headers],
        }
    )
    await send({"type": "http.response.body", "body": body})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            await send({"type": "lifespan.shutdown.complete"})
            return
