"""peewee fields that write moments and JSON the way `text` says."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import peewee

from huntflow_desk.store.text import json_text, moment_text


class MomentField(peewee.DateTimeField):
    """An aware moment, kept as UTC text. (peewee's own hands it to sqlite3's old adapters.)"""

    def db_value(self, value: datetime | None) -> str | None:
        return None if value is None else moment_text(value)

    def python_value(self, value: str | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class DocumentField(peewee.TextField):
    """Any JSON, `null` included, readable in the file.

    Not peewee's JSONField: that one hands every value to SQLite's `json()`, which refuses what
    Python's parser lets through (NaN), and turns `null` into no value at all.
    """

    field_type = "JSON"

    def db_value(self, value: Any) -> str:
        return json_text(value)

    def python_value(self, value: str | None) -> Any:
        return None if value is None else json.loads(value)
