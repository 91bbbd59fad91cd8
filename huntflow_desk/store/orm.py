"""HuntflowCache and HuntflowLog as peewee models: the agreed fields and rules.

Unbound: an open store has its own subclasses (`DatabaseFile.bind`), so that several stores live
side by side. Lists and bulk writes go past them in SQL; nothing here is needed at start.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import peewee

from huntflow_desk.store import documents, redaction
from huntflow_desk.store.cache import age_minutes
from huntflow_desk.store.fields import DocumentField, MomentField
from huntflow_desk.store.journal import is_error, is_success


class HuntflowCache(peewee.Model):
    """One cached answer. Unbound: an open store has its own subclass (`DatabaseFile.bind`)."""

    clock: Callable[[], datetime] = staticmethod(lambda: datetime.now(UTC))

    cache_key = peewee.CharField(max_length=documents.KEY_LENGTH, unique=True)
    created_at = MomentField()
    updated_at = MomentField()
    expires_at = MomentField(null=True)
    data = DocumentField()

    @property
    def is_expired(self) -> bool:
        """Whether its time is over; never for `expires_at` null."""
        return self.expires_at is not None and self.expires_at <= self.clock()

    @property
    def age_minutes(self) -> int:
        """Whole minutes since `updated_at`; 0 when the clock was set back."""
        return age_minutes(self.updated_at, self.clock())


class HuntflowLog(peewee.Model):
    """One attempt. Unbound: an open store has its own subclass (`DatabaseFile.bind`).

    `user` is the profile's name as plain text, so it outlives the profile.
    """

    log_type = peewee.CharField(max_length=6)
    endpoint = peewee.CharField(max_length=redaction.ENDPOINT_LENGTH)
    method = peewee.CharField(max_length=10)
    status_code = peewee.IntegerField(null=True)
    error_message = peewee.TextField()
    user = peewee.CharField(max_length=255)
    created_at = MomentField()
    duration_ms = peewee.IntegerField()
    bytes_in = peewee.IntegerField()
    bytes_out = peewee.IntegerField()
    attempt = peewee.IntegerField()
    request_id = peewee.CharField(max_length=64)
    request_data = DocumentField(null=True)
    response_data = DocumentField(null=True)

    @property
    def is_success(self) -> bool:
        """An answer 200 to 299."""
        return is_success(self.log_type, self.status_code)

    @property
    def is_error(self) -> bool:
        """No answer, or 400 and above."""
        return is_error(self.log_type, self.status_code)
