"""Edits in words: what a person did to whom, and how it is going. One place for toast, outbox,
card and lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from huntflow_desk.core.edits import Edit, Kind, State
from huntflow_desk.core.errors import Problem
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.problems import words
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
        case Kind.VACANCY:
            text = _tr("Edits", "Правка вакансии: {who}")
        case Kind.VACANCY_STATE:
            text = {
                "close": _tr("Edits", "Закрыть вакансию: {who}"),
                "hold": _tr("Edits", "Приостановить вакансию: {who}"),
            }.get(str(edit.payload.get("action")), _tr("Edits", "Возобновить вакансию: {who}"))
    return text.replace("{who}", who)


def person_name(workplace: Workplace, edit: Edit) -> str:
    """Whose edit it is: a person or a vacancy, by name where it is kept."""
    name = one_line(" ".join(filter(None, workplace.outgoing.name_of(edit))), _SHOWN)
    if name:
        return name
    number = edit.applicant_id if edit.applicant_id is not None else edit.vacancy_id
    if number is not None and number < 0:
        return _tr("Tables", "Без имени")
    return "" if number is None else f"№ {number}"


def stage_name(workplace: Workplace, edit: Edit) -> str:
    """Where a move leads."""
    stage_id = edit.payload.get("stage_id")
    stage = workplace.library.names(edit.account_id).stages.get(int(stage_id or 0))
    return one_line(stage.name, _SHOWN) if stage is not None else f"№ {stage_id}"


def state_words(edit: Edit) -> tuple[str, str, str]:
    """Word, tone and icon of an edit's state."""
    match edit.state:
        case State.HELD:
            return _tr("Edits", "ещё не отправлено"), "muted", "clock"
        case State.QUEUED if edit.next_try_at is not None and edit.next_try_at > datetime.now(UTC):
            return _tr("Edits", "повторим позже"), "warn", "clock"
        case State.QUEUED:
            return _tr("Edits", "ждёт отправки"), "muted", "clock"
        case State.IN_FLIGHT:
            return _tr("Edits", "отправляется"), "accent", "refresh"
        case State.UNKNOWN:
            return _tr("Edits", "неизвестно, дошло ли: проверяем"), "warn", "warning"
        case State.NEEDS_PERSON if edit.trouble is not None and edit.trouble.kind == "conflict":
            return _tr("Edits", "расхождение"), "warn", "warning"
        case State.NEEDS_PERSON:
            return _tr("Edits", "не отправлено"), "danger", "error"
        case State.DONE:
            return _tr("Edits", "отправлено"), "ok", "check"
        case _:
            return _tr("Edits", "отменено"), "muted", "close"


def trouble_words(edit: Edit) -> str:
    """Why an edit needs a person, in one or two sentences; empty when it does not."""
    trouble = edit.trouble
    if trouble is None:
        return ""
    match trouble.kind:
        case "conflict":
            return _tr("Edits", "На сервере тем временем другое значение. Выберите, какое верно.")
        case "ambiguous":
            return _tr(
                "Edits",
                "Ответ потерялся, и по истории не видно, дошла ли правка. Проверьте и решите.",
            )
        case "parent":
            return _tr("Edits", "Ждёт кандидата, которого пока не удалось создать.")
        case "merged":
            return _tr("Edits", "Карточку объединили с другой. Удалить ту, что осталась?")
        case "closed_vacancy":
            return _tr("Edits", "Вакансия закрыта.")
        case "removed_stage":
            return _tr("Edits", "Этот этап удалён: выберите другой.")
    said = words(Problem(trouble.kind, trouble.facts, "none", trouble.journal_id))
    return f"{said.title}. {said.text}"


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
