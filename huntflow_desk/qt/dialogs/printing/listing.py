"""A list of people on paper: the columns that are shown, the filter named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from huntflow_desk.qt.dialogs.printing.printout import Printout, foot_text
from huntflow_desk.qt.kit.paper import Block, Head, Row, Text
from huntflow_desk.qt.kit.rows import Column, RowSource, rows_of
from huntflow_desk.qt.tables import people_text

_tr = QCoreApplication.translate

MOST_ROWS = 3_000
_NAME_SHARE = 210
_UPRIGHT = 560
"""So many pixels of columns beside the name still stand on an upright page."""


def people_printout(
    source: RowSource,
    columns: Sequence[Column],
    title: str,
    filters: Sequence[str],
    account: str,
    moment: datetime | None,
) -> Printout:
    """The rows of a list; `filters` say in words what it holds."""
    shares = tuple(_NAME_SHARE if one.key == "name" else one.width for one in columns)

    async def read() -> tuple[int, Sequence[Any]]:
        return source.count(), await rows_of(source, MOST_ROWS)

    def blocks(_: frozenset[str], data: Any) -> Iterator[Block]:
        total, rows = data
        yield Text(title, "title")
        for one in filters:
            yield Text(one, "muted")
        yield Text(_count(total, len(rows)), "muted")
        right = frozenset(place for place, one in enumerate(columns) if one.number)
        yield Head(tuple(one.title_text() for one in columns), shares, right)
        for row in rows:
            yield Row(tuple(column.text(row) for column in columns))

    return Printout(
        "people",
        _tr("Printout", "Список"),
        title,
        foot_text(account, moment),
        blocks,
        across=sum(shares) - _NAME_SHARE > _UPRIGHT,
        read=read,
    )


def _count(total: int, printed: int) -> str:
    if printed < total:
        shown, whole = (QLocale().toString(one) for one in (printed, total))
        return _tr("Printout", "Напечатаны первые {shown} из {total}: список длиннее.").format(
            shown=shown, total=whole
        )
    return people_text(total)
