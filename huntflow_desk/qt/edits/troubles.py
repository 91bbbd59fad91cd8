"""What keeps an edit from arriving, in plain words, and the ways on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from huntflow_desk.core.edits import OF_VACANCIES, Edit, Kind, State
from huntflow_desk.core.errors import Problem
from huntflow_desk.core.wire.bodies import APPLICANT_FIELDS, NEW_VACANCY_FIELDS
from huntflow_desk.qt.edits.values import field_name
from huntflow_desk.qt.edits.words import headline, vacancy_name
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.problems import complaint, words
from huntflow_desk.services.workplace import Workplace

_tr = QCoreApplication.translate

_NOT_AGAIN = frozenset({"conflict", "merged", "removed_stage"})
"""What would only come to the same once more."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is the matter: a title, one or two sentences, tone and icon."""

    title: str
    text: str
    tone: str
    icon: str


def explained(workplace: Workplace, edit: Edit) -> Said | None:
    """What keeps an edit, or None when it simply is on its way or over."""
    connection = workplace.session.state.kind
    match edit.state:
        case State.NEEDS_PERSON:
            return _needs_person(workplace, edit)
        case State.UNKNOWN:
            return Said(
                _tr("Edits", "Ответ потерялся"),
                _tr(
                    "Edits",
                    "Правка ушла, но ответа не было. По истории Хантфлоу проверяем, дошла ли она; "
                    "до этого она не повторяется.",
                ),
                "warn",
                "help",
            )
        case State.HELD | State.QUEUED:
            return _waiting(workplace, edit, connection)
    return None


def reason(workplace: Workplace, edit: Edit) -> str:
    """Why it is where it is, short enough for a row; empty when there is no reason to give."""
    said = explained(workplace, edit)
    if said is None:
        return ""
    trouble = edit.trouble
    if edit.state is State.NEEDS_PERSON and trouble is not None:
        if trouble.kind in ("conflict", "ambiguous"):
            names = trouble.facts.get("fields", {})
            return ", ".join(field_name(workplace, edit, one) for one in names)
        found = complaints(workplace, edit)
        if found:
            return ", ".join(f"{name}: {text}" if name else text for name, text in found)
    return said.title


def trouble_words(edit: Edit) -> str:
    """Why an edit needs a person, in one or two sentences; empty when it does not."""
    if edit.trouble is None:
        return ""
    title, text, _ = _named(edit) or _general(edit)
    return f"{title}. {text}" if text else title


def complaints(workplace: Workplace, edit: Edit) -> list[tuple[str, str]]:
    """What the server (or we) refused, field by field: its name and what was said."""
    if edit.trouble is None:
        return []
    ours = NEW_VACANCY_FIELDS if edit.kind in OF_VACANCIES else APPLICANT_FIELDS
    names = {vendor: name for name, vendor in ours.items()}
    names |= {"status": "stage_id", "rejection_reason": "rejection_reason_id"}
    found = []
    for pointer, code in edit.trouble.fields.items():
        parts = [part for part in pointer.split("/") if part and not part.isdigit()]
        key = parts[0] if parts else ""
        name = field_name(workplace, edit, names.get(key, key)) if key else ""
        found.append((name, complaint(str(code))))
    return found


def ways(edit: Edit) -> tuple[str, ...]:
    """What a person can do about it, the best first: send, again, arrived, edit, cancel.

    A conflict is decided field by field and not here.
    """
    match edit.state:
        case State.HELD | State.QUEUED:
            return _with_edit(edit, ("send",), ("cancel",))
        case State.NEEDS_PERSON:
            kind = edit.trouble.kind if edit.trouble is not None else ""
            if kind == "ambiguous":
                return _with_edit(edit, ("arrived", "again"), ("cancel",))
            if kind == "conflict":
                return _with_edit(edit, (), ("cancel",))
            again = () if kind in _NOT_AGAIN else ("again",)
            if kind in ("rejected", "removed_stage", "too_large", "begun"):
                return _with_edit(edit, (), (*again, "cancel"))
            return _with_edit(edit, again, ("cancel",))
    return ()


def _with_edit(edit: Edit, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    return (*before, *(("edit",) if says_anything(edit) else ()), *after)


def says_anything(edit: Edit) -> bool:
    """Whether it says something that could be said otherwise: a deletion does not, nor does the
    resuming of a vacancy."""
    if edit.kind is Kind.VACANCY_STATE:
        return edit.payload.get("action") != "resume"
    return edit.kind is not Kind.DELETE


def _needs_person(workplace: Workplace, edit: Edit) -> Said:
    kind = edit.trouble.kind if edit.trouble is not None else ""
    if kind == "forbidden" and _is_watcher(workplace, edit):
        return Said(
            _tr("Edits", "Вы наблюдатель"),
            _tr(
                "Edits",
                "Наблюдатель в этой организации ничего не меняет. Попросите управляющего дать вам "
                "роль рекрутера и отправьте ещё раз.",
            ),
            "danger",
            "lock",
        )
    title, text, icon = _named(edit) or _general(edit)
    if kind == "closed_vacancy":
        text = text.replace("{vacancy}", vacancy_name(workplace, edit))
    tone = "warn" if kind in ("conflict", "ambiguous", "merged", "begun") else "danger"
    return Said(title, text.replace("{vacancy}", ""), tone, icon)


def _named(edit: Edit) -> tuple[str, str, str] | None:
    """Title, text and icon of what only edits can have."""
    trouble = edit.trouble
    match trouble.kind if trouble is not None else "":
        case "conflict":
            return (
                _tr("Edits", "Расхождение"),
                _tr("Edits", "Пока правка ждала, на сервере появилось другое значение. Выберите."),
                "warning",
            )
        case "ambiguous" if edit.kind is Kind.CREATE_VACANCY:
            return (
                _tr("Edits", "Неизвестно, дошло ли"),
                _tr(
                    "Edits",
                    "Ответ потерялся, и в Хантфлоу есть похожая новая вакансия. Сравните и решите: "
                    "ничего не повторится, пока вы не скажете.",
                ),
                "help",
            )
        case "ambiguous":
            return (
                _tr("Edits", "Неизвестно, дошло ли"),
                _tr(
                    "Edits",
                    "Ответ потерялся, и в истории есть похожее. Сравните и решите: ничего не "
                    "повторится, пока вы не скажете.",
                ),
                "help",
            )
        case "parent" if trouble is not None and trouble.facts.get("what") == "vacancy":
            return (
                _tr("Edits", "Вакансия не создана"),
                _tr("Edits", "Вакансии, к которой относится правка, нет: её создание отменено."),
                "error",
            )
        case "parent":
            return (
                _tr("Edits", "Кандидат не создан"),
                _tr("Edits", "Карточки, к которой относится правка, нет: её создание отменено."),
                "error",
            )
        case "begun":
            return (
                _tr("Edits", "Вы начали её менять"),
                _tr(
                    "Edits",
                    "Программа закрылась, пока правка была открыта. Набранное сохранено: "
                    "продолжите или отправьте как было.",
                ),
                "edit",
            )
        case "merged":
            return (
                _tr("Edits", "Карточку объединили с другой"),
                _tr(
                    "Edits",
                    "Удаление остановлено: под этим номером теперь другой человек. Откройте "
                    "карточку и, если нужно, удалите её заново.",
                ),
                "duplicate",
            )
        case "closed_vacancy":
            return (
                _tr("Edits", "Вакансия закрыта"),
                _tr(
                    "Edits",
                    "Пока она закрыта, перевод не принимается. Откройте вакансию «{vacancy}» "
                    "заново и отправьте ещё раз, или откажитесь от перевода.",
                ),
                "lock",
            )
        case "removed_stage":
            return (
                _tr("Edits", "Этап удалён"),
                _tr("Edits", "В воронке этого этапа больше нет. Выберите другой."),
                "warning",
            )
        case "not_found":
            return (
                _tr("Edits", "Удалено или закрыто для вас"),
                _tr(
                    "Edits",
                    "В Хантфлоу этого больше нет: удалено, объединено с другим или закрыто для "
                    "вас. Правка сохранена; отправьте ещё раз, если карточку вернули.",
                ),
                "empty",
            )
        case "licence_limit":
            return (
                _tr("Edits", "Предел лицензии"),
                _tr(
                    "Edits",
                    "Лицензия организации не позволяет больше. Правка сохранена: когда лицензию "
                    "расширят, отправьте ещё раз.",
                ),
                "lock",
            )
        case "forbidden":
            return (
                _tr("Edits", "Нет доступа"),
                _tr(
                    "Edits",
                    "У вас нет права на это изменение. Права раздаёт управляющий организации в "
                    "Хантфлоу. Правка сохранена.",
                ),
                "lock",
            )
        case "rejected":
            return (
                _tr("Edits", "Хантфлоу не принял значения"),
                _tr("Edits", "Введённое сохранено: исправьте и отправьте снова."),
                "warning",
            )
    return None


def _general(edit: Edit) -> tuple[str, str, str]:
    trouble = edit.trouble
    if trouble is None:
        return _tr("Edits", "Не отправлено"), "", "error"
    said = words(Problem(trouble.kind, trouble.facts, "none", trouble.journal_id))
    return said.title, said.text, said.icon


def _waiting(workplace: Workplace, edit: Edit, connection: str) -> Said | None:
    if connection == "keys":
        return Said(
            _tr("Edits", "Нужен новый ключ"),
            _tr("Edits", "Ключ не принят. Правка уйдёт, как только появится новый."),
            "warn",
            "key",
        )
    if connection == "paused":
        return Said(
            _tr("Edits", "Вы работаете офлайн"),
            _tr("Edits", "Правка уйдёт, когда вы снова включите сеть."),
            "muted",
            "offline",
        )
    if connection == "offline":
        return Said(
            _tr("Edits", "Нет связи"),
            _tr("Edits", "Правка сохранена и уйдёт сама, когда связь вернётся."),
            "muted",
            "offline",
        )
    first = workplace.outgoing.waits_for(edit)
    if first is not None:
        text = _tr("Edits", "Уйдёт после: {first}.")
        return Said(
            _tr("Edits", "Ждёт своей очереди"),
            text.replace("{first}", headline(workplace, first)),
            "danger" if first.state is State.NEEDS_PERSON else "muted",
            "clock",
        )
    if edit.state is State.QUEUED and edit.trouble is not None:
        title, text, icon = _general(edit)
        if edit.next_try_at is not None:
            when = edit.next_try_at.astimezone()
            shown = QLocale().toString(QTime(when.hour, when.minute, when.second))
            again = _tr("Edits", "Повторим сами в {time}.").replace("{time}", shown)
            text = f"{text} {again}".strip()
        return Said(title, text, "warn", icon)
    return None


def _is_watcher(workplace: Workplace, edit: Edit) -> bool:
    accounts = {one.account_id: one for one in workplace.library.accounts()}
    account = accounts.get(edit.account_id)
    return account is not None and one_line(account.member_type) == "watcher"
