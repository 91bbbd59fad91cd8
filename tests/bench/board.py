"""The board with 500 cards: what starting a drag and dropping cost the GUI thread; scrolling 5 000.

A drag of 1 and of 40 cards. The drop counts until the card is painted where it was dropped: the
longest block of the GUI thread meanwhile, the store's own work being on another thread.
"""

from __future__ import annotations

from tests.bench.figures import report

LIMITS = {
    "drag_start_ms": 50.0,
    "drag_start_40_ms": 50.0,
    "drop_ms": 50.0,
    "drop_40_ms": 50.0,
    "scroll_frame_ms": 16.0,
}
"""Of the slowest of all, but for the frame: of the median."""

NOTES = {
    "drag_start_ms": "drag start, 1 of 500 cards",
    "drag_start_40_ms": "drag start, 40 of 500 cards",
    "drop_ms": "drop of 1 card, longest block",
    "drop_40_ms": "drop of 40 cards, longest block",
    "drop_cpu_ms": "the same, processor time of the thread",
    "shown_ms": "from drop to painted card (wall)",
    "scroll_frame_ms": "scrolling frame, 5 000 in a column",
    "first_ms": "board of 500 shown, first time",
    "open_ms": "board of 500 shown again",
}


def run() -> int:
    """Print the figures; the number of limits missed."""
    return report("board", NOTES, LIMITS, medians=("scroll_frame_ms",))
