"""Long word lists as text: easier to read and to change than lists of quoted words."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Comma-separated phrases, spaces and line ends inside them folded."""
    return tuple(p for p in (" ".join(part.split()) for part in text.split(",")) if p)
