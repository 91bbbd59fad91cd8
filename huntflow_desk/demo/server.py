"""The demo as a server on a loopback port (needs uvicorn)."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from .gate import ABORT, App, Receive, Scope, Send
from .huntflow import DemoHuntflow


class AbortableProtocol(H11Protocol):
    """HTTP/1.1 whose requests carry a way to cut the connection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inner: App = self.app

        async def with_abort(scope: Scope, receive: Receive, send: Send) -> None:
            scope.setdefault("extensions", {})[ABORT] = self.transport.abort
            await inner(scope, receive, send)

        self.app = with_abort


class DemoServer(uvicorn.Server):
    """A uvicorn server that says when it listens, and on which port."""

    def __init__(
        self, demo: DemoHuntflow, port: int, on_listening: Callable[[int], None] | None = None
    ) -> None:
        config = uvicorn.Config(
            demo.app,
            host="127.0.0.1",
            port=port,
            http=AbortableProtocol,
            ws="none",
            lifespan="off",
            access_log=False,
            log_level="warning",
            timeout_graceful_shutdown=2,
        )
        super().__init__(config)
        self._on_listening = on_listening
        self.port = port

    async def startup(self, sockets: Any = None) -> None:
        """Listen, then tell."""
        await super().startup(sockets=sockets)
        for server in self.servers:
            for listener in server.sockets:
                self.port = int(listener.getsockname()[1])
        if self.started and self._on_listening is not None:
            self._on_listening(self.port)


def serve(demo: DemoHuntflow, port: int, print_token: bool) -> int:
    """Run until SIGTERM or SIGINT; the exit code."""

    def listening(found: int) -> None:
        base_url = f"http://127.0.0.1:{found}"
        if print_token:
            pair = demo.issue_pair()
            line = {
                "base_url": base_url,
                "access_token": pair["access_token"],
                "refresh_token": pair["refresh_token"],
            }
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
        else:
            sys.stderr.write(f"demo Huntflow listens on {base_url}\n")

    server = DemoServer(demo, port, listening)

    def stop(number: int, frame: FrameType | None) -> None:
        server.should_exit = True

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, stop)
    asyncio.run(run_server(server))
    demo.close()
    return 0 if server.started else 1


async def run_server(server: DemoServer) -> None:
    """Serve until ``should_exit`` is set; leaves signals alone."""
    config = server.config
    if not config.loaded:
        config.load()
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    if server.should_exit:
        return
    await server.main_loop()
    await server.shutdown()
