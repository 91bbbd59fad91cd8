"""The organisation's reasons, as a list to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from huntflow_desk.core.models import Named
from huntflow_desk.qt.kit.plaintext import one_line

OTHER = "other"
"""The built-in "Other" has no id: it is expressed by sending none."""


def reason_options(
    reasons: Iterable[Named], known: Mapping[int, Named], kept: str = ""
) -> list[tuple[str, str]]:
    """Keys (the id, OTHER, "" for none) and names. `kept`: a key that is chosen and stays, be it
    offered no more; its name may be in `known`."""
    options = [("", QCoreApplication.translate("Reasons", "Не указана"))]
    for one in reasons:
        key = str(one.item_id) if one.item_id is not None else OTHER
        options.append((key, one_line(one.name, 80)))
    if kept and kept not in dict(options):
        found = known.get(int(kept)) if kept.isdigit() else None
        options.append((kept, one_line(found.name, 80) if found is not None else f"№ {kept}"))
    return options
