"""Triage of 200 people with resumes: from a digit to the next person, on the GUI thread.

What the key itself costs until the next person is painted, and the longest block of the thread
until everything is calm again: keeping the edit, the lists, the card that follows. The network is
off.
"""

from __future__ import annotations

from tests.bench.figures import report

LIMITS = {"next_ms": 50.0, "block_ms": 50.0}
"""Of the slowest."""

NOTES = {
    "next_ms": "digit to the next person painted",
    "block_ms": "longest block until calm",
    "cpu_ms": "the same, processor time of the thread",
    "undo_ms": "undo to the person painted",
}


def run() -> int:
    """Print the figures; the number of limits missed."""
    return report("triage", NOTES, LIMITS)
