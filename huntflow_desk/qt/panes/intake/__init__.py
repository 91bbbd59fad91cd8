"""Review of resumes on their way in: batches, rows, fields, duplicates, sending."""

from huntflow_desk.qt.panes.intake.pane import IntakePane

__all__ = ["IntakePane"]
