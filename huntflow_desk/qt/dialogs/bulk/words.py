"""Words of actions on many: what is done, why somebody is left out, how long it takes."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, QLocale

from huntflow_desk.core.edits import Kind, NewEdit
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.problems import complaint
from huntflow_desk.services.bulk import BulkAction, Plan, PlanRow
from huntflow_desk.services.workplace import Workplace

_tr = QCoreApplication.translate
_SHOWN = 80


def name_of(row: PlanRow) -> str:
    """A person of a plan in the order of the language; never empty."""
    russian = QLocale().language() is QLocale.Language.Russian
    parts = (row.last_name, row.first_name) if russian else (row.first_name, row.last_name)
    return one_line(" ".join(filter(None, parts)), _SHOWN) or f"№ {row.applicant_id}"


def reason(code: str) -> str:
    """Why somebody is left out."""
    said = {
        "gone": _tr("Bulk", "Карточки больше нет на этом компьютере"),
        "same_stage": _tr("Bulk", "Уже на этом этапе"),
        "same_tags": _tr("Bulk", "Метки уже такие"),
        "not_on_vacancy": _tr("Bulk", "Не на этой вакансии"),
        "child_vacancy": _tr("Bulk", "Взят на подвакансию: переводите на ней"),
        "unticked": _tr("Bulk", "Снято вами"),
    }.get(code)
    return said or complaint(code)


def change(workplace: Workplace, edit: NewEdit) -> str:
    """What will be another for this person."""
    names = workplace.library.names(edit.account_id)
    if edit.kind is Kind.MOVE:
        before, after = edit.base.get("stage_id"), edit.payload.get("stage_id")
        stage = names.stages.get(int(after or 0))
        target = one_line(stage.name, _SHOWN) if stage is not None else f"№ {after}"
        if before is None:
            return _tr("Bulk", "на вакансию → {stage}").replace("{stage}", target)
        was = names.stages.get(int(before))
        first = one_line(was.name, _SHOWN) if was is not None else f"№ {before}"
        return f"{first} → {target}"
    if edit.kind is Kind.TAGS:
        parts = []
        for sign, which in (("+", "add"), ("−", "remove")):
            for tag_id in edit.payload.get(which, ()):
                tag = names.tags.get(int(tag_id))
                parts.append(sign + (one_line(tag.name, 40) if tag is not None else f"#{tag_id}"))
        return ", ".join(parts)
    return "«{}»".format(one_line(str(edit.payload.get("comment", "")), _SHOWN))


def heading(workplace: Workplace, account_id: int, action: BulkAction) -> tuple[str, str]:
    """What is done to everybody, and on which vacancy."""
    names = workplace.library.names(account_id)
    about = ""
    if action.vacancy_id is not None:
        card = workplace.library.vacancy_card(account_id, action.vacancy_id)
        about = one_line(card.vacancy.position, 120) if card is not None else ""
    if action.kind == "tags":
        return _tr("Bulk", "Метки сразу многим"), ""
    if action.kind == "comment":
        return _tr("Bulk", "Заметка сразу многим"), about
    stage = names.stages.get(action.stage_id or 0)
    name = one_line(stage.name, _SHOWN) if stage is not None else f"№ {action.stage_id}"
    if stage is not None and stage.kind == "trash":
        why = next(
            (
                one_line(one.name, _SHOWN)
                for one in names.rejections
                if one.item_id is not None and one.item_id == action.rejection_reason_id
            ),
            "",
        )
        reason_said = _tr("Bulk", "Причина: {reason}").replace("{reason}", why) if why else ""
        return _tr("Bulk", "Отказ сразу многим"), " · ".join(filter(None, (about, reason_said)))
    return _tr("Bulk", "Перевод на «{stage}»").replace("{stage}", name), about


def estimate(plan: Plan) -> str:
    """How many requests, and about how long."""
    requests = _tr("Bulk", "%n запросов", None, plan.requests)
    return _tr("Bulk", "{requests}, около {time}").format(
        requests=requests, time=duration(plan.seconds)
    )


def duration(seconds: float) -> str:
    """«3 с», «2 мин»; at least a second."""
    whole = max(1, round(seconds))
    if whole < 90:
        return _tr("Bulk", "%n с", None, whole)
    minutes = round(whole / 60)
    return _tr("Bulk", "%n мин", None, minutes)


def left_out(counts: Counter[str]) -> str:
    """«Не коснётся 3: уже на этом этапе — 2, снято вами — 1» of people by reason; empty when
    nobody is left out."""
    if not counts:
        return ""
    listed = ", ".join(
        f"{reason(code)[:1].lower()}{reason(code)[1:]} — {count}"
        for code, count in counts.most_common()
    )
    return _tr("Bulk", "Не коснётся %n: {reasons}", None, counts.total()).replace(
        "{reasons}", listed
    )
