"""An edit in a line: what it does to whom, and how it is going."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from huntflow_desk.core.edits import Edit, Kind, State
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.services.workplace import Workplace

_tr = QCoreApplication.translate
_SHOWN = 60


def headline(workplace: Workplace, edit: Edit) -> str:
    """What it does, in a few words: «Перевод: Ким Анна → Оффер»."""
    who = person_name(workplace, edit)
    match edit.kind:
        case Kind.CREATE:
            text = _tr("Edits", "Новый кандидат: {who}")
        case Kind.UPDATE:
            count = len(edit.payload.get("fields", {}))
            text = _tr("Edits", "Правка: {who}, полей: %n", None, count)
        case Kind.DELETE:
            text = _tr("Edits", "Удаление: {who}")
        case Kind.MOVE:
            stage = stage_name(workplace, edit)
            if edit.base.get("stage_id") is None:
                text = _tr("Edits", "На вакансию: {who} → {stage}")
            else:
                text = _tr("Edits", "Перевод: {who} → {stage}")
            text = text.replace("{stage}", stage)
        case Kind.COMMENT:
            said = one_line(str(edit.payload.get("comment", "")), _SHOWN)
            text = _tr("Edits", "Заметка: {who} «{said}»").replace("{said}", said)
        case Kind.TAGS:
            text = _tr("Edits", "Метки: {who} {tags}").replace("{tags}", _tags(workplace, edit))
        case Kind.QUESTIONARY:
            text = _tr("Edits", "Анкета: {who}")
        case Kind.TAG:
            name = one_line(str(edit.payload.get("name", "")), _SHOWN)
            text = _tr("Edits", "Новая метка: {name}").replace("{name}", name)
        case Kind.CREATE_VACANCY:
            text = _tr("Edits", "Новая вакансия: {who}")
        case Kind.VACANCY:
            text = _tr("Edits", "Правка вакансии: {who}")
        case Kind.VACANCY_STATE:
            text = {
                "close": _tr("Edits", "Закрыть вакансию: {who}"),
                "hold": _tr("Edits", "Приостановить вакансию: {who}"),
            }.get(str(edit.payload.get("action")), _tr("Edits", "Возобновить вакансию: {who}"))
    return text.replace("{who}", who)


def why_impossible(edit: Edit) -> str:
    """Why an edit cannot be taken back."""
    if edit.state in (State.IN_FLIGHT, State.UNKNOWN):
        return _tr("Edits", "Это уже отправляется.")
    match edit.kind:
        case Kind.COMMENT:
            return _tr("Edits", "Заметка отправлена, а Хантфлоу не даёт удалять заметки.")
        case Kind.MOVE:
            return _tr("Edits", "Кандидат уже добавлен; снять его с вакансии можно в Хантфлоу.")
        case Kind.CREATE:
            return _tr("Edits", "Кандидат уже создан; его можно удалить из карточки.")
        case Kind.CREATE_VACANCY:
            return _tr("Edits", "Вакансия уже создана; её можно закрыть: «Закрыть вакансию…».")
        case Kind.DELETE:
            return _tr("Edits", "Кандидат уже удалён в Хантфлоу.")
        case Kind.VACANCY_STATE:
            return _tr("Edits", "Вакансия уже закрыта; открыть её снова можно в Хантфлоу.")
        case _:
            return _tr("Edits", "Хантфлоу не умеет вернуть это назад.")


def person_name(workplace: Workplace, edit: Edit) -> str:
    """Whose edit it is: a person or a vacancy, by name where it is kept."""
    parts = workplace.outgoing.name_of(edit)
    if QLocale().language() is not QLocale.Language.Russian:
        parts = (parts[1], parts[0])
    name = one_line(" ".join(filter(None, parts)), _SHOWN)
    if name:
        return name
    number = edit.applicant_id if edit.applicant_id is not None else edit.vacancy_id
    if number is not None and number < 0:
        return _tr("Tables", "Без имени")
    return "" if number is None else f"№ {number}"


def vacancy_name(workplace: Workplace, edit: Edit) -> str:
    """The vacancy it is about, by position where it is kept; empty when it is about none."""
    if edit.vacancy_id is None:
        return ""
    name = one_line(workplace.outgoing.position_of(edit.account_id, edit.vacancy_id), _SHOWN)
    return name or f"№ {edit.vacancy_id}"


def stage_name(workplace: Workplace, edit: Edit) -> str:
    """Where a move leads."""
    stage_id = edit.payload.get("stage_id")
    stage = workplace.library.names(edit.account_id).stages.get(int(stage_id or 0))
    return one_line(stage.name, _SHOWN) if stage is not None else f"№ {stage_id}"


def state_words(edit: Edit, connection: str = "") -> tuple[str, str, str]:
    """Word, tone and icon of an edit's state. `connection`: kind of the connection's state, for
    what it waits for."""
    match edit.state:
        case State.HELD | State.QUEUED if connection == "keys":
            return _tr("Edits", "ждёт ключа"), "warn", "key"
        case State.HELD | State.QUEUED if connection in ("offline", "paused"):
            return _tr("Edits", "ждёт связи"), "muted", "offline"
        case State.HELD:
            return _tr("Edits", "ещё не отправлено"), "muted", "clock"
        case State.QUEUED if edit.next_try_at is not None and edit.next_try_at > datetime.now(UTC):
            return _tr("Edits", "повторим позже"), "warn", "clock"
        case State.QUEUED:
            return _tr("Edits", "ждёт отправки"), "muted", "clock"
        case State.IN_FLIGHT:
            return _tr("Edits", "отправляется"), "accent", "send"
        case State.UNKNOWN:
            return _tr("Edits", "неизвестно, дошло ли: проверяем"), "warn", "help"
        case State.NEEDS_PERSON if edit.trouble is not None and edit.trouble.kind == "conflict":
            return _tr("Edits", "расхождение"), "warn", "warning"
        case State.NEEDS_PERSON if edit.trouble is not None and edit.trouble.kind == "ambiguous":
            return _tr("Edits", "неизвестно, дошло ли: решите вы"), "warn", "help"
        case State.NEEDS_PERSON:
            return _tr("Edits", "не отправлено"), "danger", "error"
        case State.DONE:
            return _tr("Edits", "отправлено"), "ok", "check"
        case _:
            return _tr("Edits", "отменено"), "muted", "close"


def action_words(workplace: Workplace, edits: Sequence[Edit]) -> str:
    """One action of several edits: the first in words, and how many more there are."""
    text = headline(workplace, edits[0])
    if len(edits) == 1:
        return text
    more = _tr("Edits", "и ещё %n", None, len(edits) - 1)
    return f"{text} {more}"


def _tags(workplace: Workplace, edit: Edit) -> str:
    known = workplace.library.names(edit.account_id).tags
    parts = []
    for sign, name in (("+", "add"), ("−", "remove")):
        for tag_id in edit.payload.get(name, ()):
            tag = known.get(int(tag_id))
            parts.append(sign + (one_line(tag.name, 30) if tag is not None else f"#{tag_id}"))
    return " ".join(parts)
