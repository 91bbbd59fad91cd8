"""The embedded Huntflow: an ASGI application with invented people and the vendor's rules.

>>> demo = DemoHuntflow(applicants=500, seed=1)
>>> client = httpx.AsyncClient(transport=demo.transport(), base_url="https://demo.example/v2")

As a server: ``python -m huntflow_desk.demo --port 8080 --print-token``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .huntflow import DemoHuntflow

__all__ = ["DemoHuntflow"]


def __getattr__(name: str) -> Any:
    # The invented world needs no HTTP: whoever only wants its people does not load a web server.
    if name == "DemoHuntflow":
        from .huntflow import DemoHuntflow

        return DemoHuntflow
    raise AttributeError(name)
