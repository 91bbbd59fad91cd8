"""Words of the card: what the vendor's codes mean to people. Unknown codes get honest labels."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from huntflow_desk.core.documents import Agreement, Applicant
from huntflow_desk.core.models import Stage
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.services.card import CardEntry, CardLink, CardResume

NAME_LIMIT = 90

translate = QCoreApplication.translate


def person_name(applicant: Applicant) -> str:
    """The name in the order of the language; «Без имени» where there is none."""
    russian = QLocale().language() == QLocale.Language.Russian
    name = applicant.russian_name if russian else applicant.english_name
    name = name or applicant.russian_name
    return one_line(name, NAME_LIMIT) or translate("Card", "Без имени")


def about(applicant: Applicant, today: date) -> str:
    """Position, company, money and age in one line."""
    parts = [one_line(applicant.position), one_line(applicant.company), one_line(applicant.money)]
    years = _years(applicant.birthday, today)
    if years is not None:
        parts.append(translate("Card", "%n лет", None, years))
    return " · ".join(part for part in parts if part)


def day_text(day: date | datetime | None) -> str:
    """A date in the form of the language."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = day.astimezone().date()
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def days_since(moment: datetime | None) -> int | None:
    """Whole days that have passed; None for unknown, never negative."""
    if moment is None:
        return None
    return max(0, (datetime.now(UTC) - moment).days)


def consent(agreement: Agreement | None) -> tuple[str, str]:
    """Words and tone of the consent to process personal data; empty where there is none."""
    if agreement is None or not agreement.state:
        return "", ""
    day = day_text(agreement.decision_date)
    match agreement.state:
        case "accepted":
            text = (
                translate("Card", "согласие {day}").format(day=day)
                if day
                else translate("Card", "согласие получено")
            )
            return text, "ok"
        case "declined":
            text = translate("Card", "отказ от согласия {day}").format(day=day) if day else ""
            return text or translate("Card", "согласие отклонено"), "danger"
        case "not_sent":
            return translate("Card", "согласие не отправлено"), ""
        case "sent":
            return translate("Card", "согласие отправлено"), "accent"
        case "send_error":
            return translate("Card", "согласие: ошибка отправки"), "warn"
        case other:
            return translate("Card", "согласие: {state}").format(state=one_line(other, 40)), ""


def stage_name(stage: Stage | None, stage_id: int) -> str:
    """The stage's name, its number while the dictionary is not kept."""
    return (
        one_line(stage.name, 80) if stage else translate("Card", "Этап № {id}").format(id=stage_id)
    )


def stage_tone(stage: Stage | None) -> str:
    """Tone by kind: hired, rejection, ordinary, removed or unknown."""
    if stage is None or stage.removed is not None:
        return ""
    return {"hired": "ok", "trash": "danger", "user": "accent"}.get(stage.kind, "")


def position_name(position: str, vacancy_id: int) -> str:
    """The vacancy's name, its number while it is not kept."""
    return one_line(position, 160) or translate("Card", "Вакансия № {id}").format(id=vacancy_id)


def vacancy_state(state: str) -> str:
    """A word for a vacancy that is not open."""
    match state:
        case "HOLD":
            return translate("Card", "приостановлена")
        case "CLOSED":
            return translate("Card", "закрыта")
        case _:
            return ""


def link_days(link: CardLink) -> tuple[str, bool]:
    """«9 дн.» with the limit where it is exceeded, and whether it is."""
    days = days_since(link.changed)
    if days is None:
        return "", False
    moving = link.stage is None or link.stage.kind not in ("trash", "hired")
    shown = translate("Card", "%n дн.", None, days) if days else translate("Card", "сегодня")
    if link.limit_days and days > link.limit_days and moving and link.state in ("OPEN", ""):
        limit = translate("Card", "срок %n дн.", None, link.limit_days)
        return translate("Card", "{days} · {limit}").format(days=shown, limit=limit), True
    return shown, False


def resume_title(resume: CardResume) -> str:
    """A resume named by its source or format."""
    return one_line(resume.source or resume.auth_type, 40) or translate("Card", "Резюме")


def entry_title(entry: CardEntry) -> str:
    """What happened, in words."""
    log = entry.entry
    if log.kind == "STATUS" and entry.stage is not None and entry.stage.kind == "trash":
        return translate("Card", "Отказ")
    if log.kind == "COMMENT" and not log.comment and log.extras:
        return extra_title(log.extras[0])
    if log.kind == "COMMENT" and log.vacancy_id is None:
        return translate("Card", "Личная заметка")
    names = {
        "ADD": translate("Card", "Добавление в базу"),
        "UPDATE": translate("Card", "Изменение данных"),
        "EDIT": translate("Card", "Изменение данных"),
        "VACANCY-ADD": translate("Card", "Добавление на вакансию"),
        "VACANCY-REMOVE": translate("Card", "Снятие с вакансии"),
        "STATUS": translate("Card", "Перевод"),
        "COMMENT": translate("Card", "Заметка"),
        "DOUBLE": translate("Card", "Объединение дублей"),
        "AGREEMENT": translate("Card", "Согласие"),
        "MAIL": translate("Card", "Письмо"),
        "RESPONSE": translate("Card", "Отклик"),
        "EXTERNAL-REMOVE": translate("Card", "Удаление резюме"),
        "REMOVED": translate("Card", "Удаление"),
    }
    return names.get(log.kind) or translate("Card", "Событие «{kind}»").format(
        kind=one_line(log.kind, 40) or "?"
    )


def entry_icon(entry: CardEntry) -> tuple[str, str]:
    """Icon and tone of an entry."""
    kind, stage = entry.entry.kind, entry.stage
    if kind in ("STATUS", "VACANCY-ADD") and stage is not None:
        if stage.kind == "trash":
            return "close", "danger"
        if stage.kind == "hired":
            return "check", "ok"
    extras = entry.entry.extras
    if kind == "COMMENT" and "calendar_event" in extras:
        return "calendar", "accent"
    names = {
        "ADD": "plus",
        "UPDATE": "edit",
        "EDIT": "edit",
        "VACANCY-ADD": "vacancy",
        "VACANCY-REMOVE": "minus",
        "STATUS": "forward",
        "COMMENT": "comment",
        "DOUBLE": "duplicate",
        "AGREEMENT": "ok",
        "MAIL": "mail",
        "RESPONSE": "send",
        "EXTERNAL-REMOVE": "trash",
        "REMOVED": "trash",
    }
    return names.get(kind, "info"), "accent" if kind in ("STATUS", "VACANCY-ADD") else "muted"


def extra_title(extra: str) -> str:
    """What else an entry carries."""
    names = {
        "email": translate("Card", "Письмо"),
        "calendar_event": translate("Card", "Встреча"),
        "applicant_offer": translate("Card", "Оффер"),
        "survey": translate("Card", "Опрос"),
    }
    return names.get(extra) or one_line(extra, 40)


def _years(birthday: date | None, today: date) -> int | None:
    if birthday is None:
        return None
    years = today.year - birthday.year - ((today.month, today.day) < (birthday.month, birthday.day))
    return years if 0 < years < 120 else None
