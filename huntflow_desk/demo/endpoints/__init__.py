"""Handlers of the API, a file per subject (API.md sections 8 and 9)."""
