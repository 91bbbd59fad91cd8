"""How long a pair of keys will do, in words."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from huntflow_desk.core.keys import KeyPair

ACCESS_DAYS = 7
REFRESH_DAYS = 14
WARN_DAYS = 3

translate = QCoreApplication.translate


def validity(pair: KeyPair, now: datetime) -> tuple[str, str]:
    """A sentence and its tone. Where the server named no moments, the vendor's usual 7 and 14 days
    are counted from when the pair came here."""
    access = pair.access_expires_at or pair.obtained_at + timedelta(days=ACCESS_DAYS)
    refresh = pair.refresh_expires_at or pair.obtained_at + timedelta(days=REFRESH_DAYS)
    if refresh <= now:
        text = translate("KeyValidity", "Срок пары вышел: понадобится новая.")
        return text, "danger"
    last = refresh.astimezone()
    day = QLocale().toString(QDate(last.year, last.month, last.day), QLocale.FormatType.ShortFormat)
    tone = "warn" if refresh - now < timedelta(days=WARN_DAYS) else "muted"
    if access <= now:
        text = translate(
            "KeyValidity", "Ключ обновится при следующем запросе. Быть в сети нужно до {day}."
        )
    else:
        days = math.ceil((access - now) / timedelta(days=1))
        text = translate("KeyValidity", "Ключ: ещё %n дн. Быть в сети нужно до {day}.", "", days)
    return text.replace("{day}", day), tone
