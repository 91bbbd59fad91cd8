"""A vacancy: header, pipeline, texts, files, additional fields. Read-only."""

from huntflow_desk.qt.panes.vacancy.pane import VacancyPane

__all__ = ["VacancyPane"]
