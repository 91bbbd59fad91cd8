"""An entry of the section of jobs while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from huntflow_desk.sources.resumes.fields.parts import Part
from huntflow_desk.sources.resumes.whens import Period


@dataclass(slots=True)
class Entry:
    period: Period
    row: int
    parts: list[Part] = field(default_factory=list)
    company: str = ""
    position: str = ""
    sure: bool = True
    """False where company and position could as well be the other way round, or neither."""
    at: int = 0
    until: int = 0
