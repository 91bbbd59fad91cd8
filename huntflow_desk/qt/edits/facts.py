"""All that an edit says, as lines of «name: before → after»."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from huntflow_desk.core.edits import Edit, Kind
from huntflow_desk.qt.edits.values import day_text, field_name, value_text
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.services.workplace import Workplace

_tr = QCoreApplication.translate


class Fact(NamedTuple):
    """A line: `before` is None where nothing is replaced, "" where there was nothing."""

    name: str
    after: str
    before: str | None = None

    def text(self) -> str:
        """Before and after in one line."""
        after = self.after or _tr("Edits", "пусто")
        if self.before is None:
            return after
        return f"{self.before or _tr('Edits', 'пусто')} → {after}"


def facts(workplace: Workplace, edit: Edit) -> list[Fact]:
    """What an edit changes, in words; whose it is, is said elsewhere."""
    match edit.kind:
        case Kind.CREATE:
            found = _fields(workplace, edit, edit.payload.get("fields", {}), None)
            found += _resume(workplace, edit)
        case Kind.UPDATE:
            found = _fields(workplace, edit, edit.payload.get("fields", {}), edit.base)
        case Kind.QUESTIONARY:
            shown = edit.payload.get("shown") or edit.payload.get("values", {})
            found = _fields(workplace, edit, shown, edit.base)
        case Kind.CREATE_VACANCY:
            payload = edit.payload
            found = _fields(workplace, edit, payload.get("fields", {}), None)
            own = payload.get("shown") or payload.get("additional", {})
            found += _fields(workplace, edit, own, None)
        case Kind.VACANCY:
            found = []
            for part in ("fields", "additional"):
                values = edit.payload.get(part, {})
                found += _fields(workplace, edit, values, edit.base.get(part, {}))
        case Kind.MOVE:
            found = _move(workplace, edit)
        case Kind.TAGS:
            found = _tags(workplace, edit)
        case Kind.TAG:
            found = [Fact(_tr("Edits", "Метка"), one_line(str(edit.payload.get("name", ""))))]
        case Kind.VACANCY_STATE:
            found = _state(workplace, edit)
        case _:
            found = []
    comment = str(edit.payload.get("comment") or "")
    if comment:
        found.append(Fact(_tr("Edits", "Заметка"), comment))
    files = edit.payload.get("files") or ()
    if files:
        found.append(Fact(_tr("Edits", "Файлы"), ", ".join(map(_file, files))))
    return found


def _fields(
    workplace: Workplace, edit: Edit, values: Mapping[str, Any], base: Mapping[str, Any] | None
) -> list[Fact]:
    found = []
    for name, value in values.items():
        before = None
        if base is not None and name in base:
            before = value_text(workplace, edit, name, base[name])
        after = value_text(workplace, edit, name, value)
        if after or before is not None:
            found.append(Fact(field_name(workplace, edit, name), after, before))
    return found


def _move(workplace: Workplace, edit: Edit) -> list[Fact]:
    found = [_value(workplace, edit, "stage_id")]
    if edit.base.get("stage_id") is not None:
        before = value_text(workplace, edit, "stage_id", edit.base["stage_id"])
        found = [found[0]._replace(before=before)]
    for name in ("rejection_reason_id", "employment_date"):
        if edit.payload.get(name):
            found.append(_value(workplace, edit, name))
    if edit.payload.get("quota_id"):
        found.append(Fact(_tr("Edits", "План найма"), f"№ {edit.payload['quota_id']}"))
    return found


def _value(workplace: Workplace, edit: Edit, name: str) -> Fact:
    text = value_text(workplace, edit, name, edit.payload.get(name))
    return Fact(field_name(workplace, edit, name), text)


def _tags(workplace: Workplace, edit: Edit) -> list[Fact]:
    known = workplace.library.names(edit.account_id).tags
    outgoing = workplace.outgoing

    def names(ids: Iterable[int]) -> str:
        found = []
        for one in ids:
            tag = known.get(one) or known.get(outgoing.tag_of(one))
            found.append(one_line(tag.name, 40) if tag is not None else f"№ {one}")
        return ", ".join(found)

    rows = (
        (_tr("Edits", "Поставить"), names(edit.payload.get("add", ()))),
        (_tr("Edits", "Снять"), names(edit.payload.get("remove", ()))),
    )
    return [Fact(name, text) for name, text in rows if text]


def _state(workplace: Workplace, edit: Edit) -> list[Fact]:
    wanted = {"close": "CLOSED", "hold": "HOLD", "resume": "OPEN"}
    after = wanted.get(str(edit.payload.get("action")), "")
    before = edit.base.get("state")
    found = [
        Fact(
            field_name(workplace, edit, "state"),
            value_text(workplace, edit, "state", after),
            value_text(workplace, edit, "state", before) if before else None,
        )
    ]
    if edit.payload.get("day"):
        found.append(Fact(_tr("Edits", "С какого дня"), day_text(edit.payload["day"])))
    return found


def _resume(workplace: Workplace, edit: Edit) -> list[Fact]:
    found = []
    if edit.payload.get("source_id"):
        text = value_text(workplace, edit, "source_id", edit.payload["source_id"])
        found.append(Fact(_tr("Edits", "Источник"), text))
    if edit.payload.get("file"):
        found.append(Fact(_tr("Edits", "Резюме"), _file(edit.payload["file"])))
    elif edit.payload.get("text"):
        found.append(Fact(_tr("Edits", "Резюме"), one_line(str(edit.payload["text"]), 200)))
    if edit.payload.get("photo"):
        found.append(Fact(_tr("Edits", "Фотография"), _file(edit.payload["photo"])))
    return found


def _file(file: Mapping[str, Any]) -> str:
    size = int(file.get("size") or 0)
    name = one_line(str(file.get("name") or ""), 80)
    if not size:
        return name
    shown = QLocale().toString(max(0.1, size / 1024 / 1024), "f", 1)
    return f"{name} ({_tr('Edits', '{size} МБ').replace('{size}', shown)})"
