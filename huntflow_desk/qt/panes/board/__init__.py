"""The pipeline board of a vacancy: a column of cards for every stage, moved by mouse and keys."""

from huntflow_desk.qt.panes.board.pane import BoardPane

__all__ = ["BoardPane"]
