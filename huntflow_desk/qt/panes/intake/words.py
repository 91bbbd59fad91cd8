"""Words of resumes on their way in: states, reasons, decisions, fields, batches."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from huntflow_desk.core.duplicates import Reason
from huntflow_desk.core.intake import Batch, Decision, Likely, Row, State
from huntflow_desk.qt.problems.checks import complaint

_tr = QCoreApplication.translate

FILTERS: tuple[tuple[str, tuple[State, ...]], ...] = (
    ("all", ()),
    ("ready", (State.READY,)),
    ("check", (State.CHECK,)),
    ("duplicate", (State.DUPLICATE,)),
    ("unreadable", (State.UNREADABLE,)),
    ("reading", (State.WAITING, State.READING)),
    ("sending", (State.SENDING,)),
    ("done", (State.DONE,)),
    ("failed", (State.FAILED,)),
    ("skipped", (State.SKIPPED,)),
)
"""Rows that are looked at together, in the order they are offered."""

ICONS = {
    State.WAITING: ("clock", "muted"),
    State.READING: ("refresh", "accent"),
    State.READY: ("check", "ok"),
    State.CHECK: ("warning", "warn"),
    State.DUPLICATE: ("duplicate", "warn"),
    State.UNREADABLE: ("error", "danger"),
    State.SKIPPED: ("minus", "muted"),
    State.SENDING: ("send", "accent"),
    State.DONE: ("ok", "ok"),
    State.FAILED: ("error", "danger"),
}
"""Icon and tone of a state; its word stands beside it."""


def filter_text(key: str, count: int) -> str:
    """«Готово 161»."""
    words = {
        "all": _tr("Intake", "Все"),
        "ready": _tr("Intake", "Готово"),
        "check": _tr("Intake", "Проверить"),
        "duplicate": _tr("Intake", "Дубли"),
        "unreadable": _tr("Intake", "Не прочитано"),
        "reading": _tr("Intake", "Читаются"),
        "sending": _tr("Intake", "Отправляются"),
        "done": _tr("Intake", "Создано"),
        "failed": _tr("Intake", "Не ушло"),
        "skipped": _tr("Intake", "Пропущено"),
    }
    return f"{words[key]} {QLocale().toString(count)}"


def state_text(row: Row) -> str:
    """The state of a row in a word."""
    if row.state is State.SENDING and row.why == "paused":
        return _tr("Intake", "на паузе")
    if row.result.get("undo"):
        return _tr("Intake", "отменяется")
    if row.state is State.DONE and row.decision.of_somebody:
        return _tr("Intake", "сделано")
    return {
        State.WAITING: _tr("Intake", "ждёт чтения"),
        State.READING: _tr("Intake", "читается"),
        State.READY: _tr("Intake", "готово"),
        State.CHECK: _tr("Intake", "проверьте"),
        State.DUPLICATE: _tr("Intake", "дубль"),
        State.UNREADABLE: _tr("Intake", "не прочитано"),
        State.SKIPPED: _tr("Intake", "пропущено"),
        State.SENDING: _tr("Intake", "отправляется"),
        State.DONE: _tr("Intake", "создан"),
        State.FAILED: _tr("Intake", "не ушло"),
    }[row.state]


def why_text(row: Row) -> str:
    """What is wrong with a row, or what is to be looked at, in a few words; "" for nothing."""
    if row.state is State.DUPLICATE and row.matches:
        return match_text(row.matches[0])
    if row.why == "refused":
        fields = row.result.get("fields", {})
        return "; ".join(f"{field_name(name)}: {complaint(code)}" for name, code in fields.items())
    if row.state is State.READY and row.decision is not Decision.NONE:
        return decision_text(row.decision)
    if row.state is State.DONE and row.result.get("double_ids"):
        return _tr("Intake", "Хантфлоу видит похожего")
    if row.state is State.READY:
        shared = next((one for one in row.matches if one.shared_contact), None)
        if shared is not None:
            return _tr("Intake", "тот же контакт у другого: {name}").format(name=shared.name)
        return _tr("Intake", "новый")
    words = {
        "gone": _tr("Intake", "файла уже нет"),
        "locked": _tr("Intake", "файл занят другой программой или закрыт"),
        "changing": _tr("Intake", "файл ещё записывается"),
        "empty": _tr("Intake", "файл пуст"),
        "too_large": _tr("Intake", "больше 15 МБ"),
        "unsupported": _tr("Intake", "не резюме: такой формат не читается"),
        "encrypted": _tr("Intake", "закрыт паролем"),
        "corrupt": _tr("Intake", "повреждён"),
        "timeout": _tr("Intake", "читался слишком долго"),
        "crashed": _tr("Intake", "прочитать не удалось"),
        "too_many": _tr("Intake", "файлов больше, чем берётся за раз"),
        "nested": _tr("Intake", "архив в архиве в архиве"),
        "same_file": _tr("Intake", "такой файл уже есть в пачке"),
        "name": _tr("Intake", "нет имени"),
        "name_unsure": _tr("Intake", "проверьте имя"),
        "no_text": _tr("Intake", "нет текстового слоя"),
        "partial": _tr("Intake", "прочитано только начало"),
        "no_contact": _tr("Intake", "нет контактов"),
        "contact_unsure": _tr("Intake", "проверьте контакты"),
        "nowhere": _tr("Intake", "выберите вакансию: делать больше нечего"),
        "no_person": _tr("Intake", "нет того, к кому это добавить"),
        "needs_person": _tr("Intake", "Хантфлоу не принял: решите, что дальше"),
    }
    return words.get(row.why, "")


def match_text(one: Likely) -> str:
    """«96 %: телефон, почта»."""
    reasons = ", ".join(dict.fromkeys(reason_text(each) for each in one.reasons))
    share = f"{round(one.score * 100)} %"
    return f"{share}: {reasons}" if reasons else share


def reason_text(reason: Reason) -> str:
    """Why somebody may be the same person, or may not."""
    return {
        "phone": _tr("Intake", "телефон"),
        "email": _tr("Intake", "почта"),
        "link": _tr("Intake", "ссылка"),
        "file": _tr("Intake", "тот же файл"),
        "name": _tr("Intake", "имя"),
        "birth": _tr("Intake", "дата рождения"),
        "company": _tr("Intake", "компания"),
        "renamed": _tr("Intake", "другая фамилия, остальное то же"),
        "huntflow": _tr("Intake", "так считает Хантфлоу"),
        "search": _tr("Intake", "найдено в Хантфлоу"),
        "other_name": _tr("Intake", "другое имя"),
        "other_birth": _tr("Intake", "другая дата рождения"),
        "many": _tr("Intake", "контакт у многих"),
        "part_of_name": _tr("Intake", "имя известно не целиком"),
    }.get(reason.kind, reason.kind)


def decision_text(decision: Decision) -> str:
    """What becomes of a row."""
    return {
        Decision.NONE: "",
        Decision.CREATE: _tr("Intake", "создать"),
        Decision.ADD: _tr("Intake", "добавить на вакансию"),
        Decision.FILL: _tr("Intake", "дополнить пустые поля"),
        Decision.ATTACH: _tr("Intake", "приложить файл заметкой"),
        Decision.ANYWAY: _tr("Intake", "всё равно создать"),
        Decision.SKIP: _tr("Intake", "пропустить"),
    }[decision]


def field_name(name: str) -> str:
    """The name of a field of a person."""
    return {
        "last_name": _tr("Intake", "Фамилия"),
        "first_name": _tr("Intake", "Имя"),
        "middle_name": _tr("Intake", "Отчество"),
        "phone": _tr("Intake", "Телефон"),
        "email": _tr("Intake", "Почта"),
        "birthday": _tr("Intake", "Дата рождения"),
        "position": _tr("Intake", "Должность"),
        "company": _tr("Intake", "Компания"),
        "money": _tr("Intake", "Зарплата"),
        "city": _tr("Intake", "Город"),
        "skype": "Skype",
        "telegram": "Telegram",
        "linkedin": "LinkedIn",
        "github": "GitHub",
        "comment": _tr("Intake", "Заметка"),
        "files": _tr("Intake", "Файл"),
        "stage_id": _tr("Intake", "Этап"),
    }.get(name, name)


def batch_text(batch: Batch) -> str:
    """«23.11 10:42 · папка «Почта», 200 файлов»."""
    local = batch.created_at.astimezone()
    day = QLocale().toString(QDate(local.year, local.month, local.day), "dd.MM")
    count = batch.total
    origin = {
        "dialog": _tr("Intake", "из файлов"),
        "paste": _tr("Intake", "из буфера"),
        "mail": _tr("Intake", "из письма"),
        "watch": _tr("Intake", "из папки"),
    }.get(batch.origin, "")
    parts = (f"{day} {local:%H:%M}", batch.title or origin, _tr("Intake", "%n файлов", "", count))
    return " · ".join(part for part in parts if part)


def seconds_text(seconds: float) -> str:
    """«80 с», «4 мин»."""
    if seconds < 120:
        whole = max(1, round(seconds))
        return _tr("Intake", "{count} с").replace("{count}", QLocale().toString(whole))
    minutes = round(seconds / 60)
    return _tr("Intake", "{count} мин").replace("{count}", QLocale().toString(minutes))
