"""The log of requests: every attempt, what was sent, what came back."""

from huntflow_desk.qt.panes.journal.pane import JournalPane

__all__ = ["JournalPane"]
