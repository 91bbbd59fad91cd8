"""What is on its way to Huntflow, and what a person has to decide about it."""

from huntflow_desk.qt.panes.outbox.pane import OutboxPane

__all__ = ["OutboxPane"]
