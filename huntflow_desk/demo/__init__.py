"""The embedded Huntflow: an ASGI application with invented people and the vendor's rules.

>>> demo = DemoHuntflow(applicants=500, seed=1)
>>> client = httpx.AsyncClient(transport=demo.transport(), base_url="https://demo.example/v2")

As a server: ``python -m huntflow_desk.demo --port 8080 --print-token``.
"""

from .huntflow import DemoHuntflow

__all__ = ["DemoHuntflow"]
