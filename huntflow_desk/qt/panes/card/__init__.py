"""The card of a person: header, vacancies, resumes, history, questionary. Read-only."""

from huntflow_desk.qt.panes.card.pane import CardPane

__all__ = ["CardPane"]
