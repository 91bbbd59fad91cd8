"""People: lists, search and filters."""

from huntflow_desk.qt.panes.applicants.pane import ApplicantsPane

__all__ = ["ApplicantsPane"]
