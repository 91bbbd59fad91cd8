"""Triage: one person after the other, a digit decides."""

from huntflow_desk.qt.panes.triage.pane import TriagePane

__all__ = ["TriagePane"]
