"""Pictures of changing an edit: every kind, complaints, a conflict, doubt, and what went."""

from __future__ import annotations

import asyncio
import functools
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from huntflow_desk.core.edits import Edit, State, Trouble
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.qt.dialogs.amend import AmendDialog
from huntflow_desk.qt.dialogs.amend.fields import FieldsPart
from huntflow_desk.qt.dialogs.amend.small import MovePart
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.services.commands import NewResume
from tests.gallery_card import StillRunner, demo_place


@functools.cache
def edits() -> dict[str, Edit]:
    """One edit of each kind that says anything, kept once."""
    place, account, _, _ = demo_place()
    rows = place.library.applicant_rows(ApplicantQuery(account))
    row = next(one for one in rows if one.vacancy_id is not None)
    person, vacancy = row.applicant_id, row.vacancy_id
    assert vacancy is not None
    library, commands = place.library, place.commands
    names = library.names(account)

    async def work() -> dict[str, Edit]:
        await library.refresh_card(account, person)
        await place.choices.refresh(account)
        await place.choices.refresh_quotas(account, vacancy)
        await library.refresh_vacancy(account, vacancy, force=True)
        stages = library.stages(account, vacancy)
        new = [tag for tag in names.tags if tag not in row.tag_ids]
        found: dict[str, Any] = {}
        found["update"] = await commands.update_applicant(
            account,
            person,
            {
                "position": "Ведущий инженер по качеству <b>x</b>",
                "email": "anna@romashka.test",
                "phone": "+7 903 111-22-33",
                "birthday": "1990-02-03",
                "social": [{"social_type": "TELEGRAM", "value": "anna_k"}],
                "photo_id": 7,
            },
        )
        found["move"] = await commands.move(
            account, person, vacancy, stages[3].stage_id, comment="Хорошо говорит"
        )
        found["note"] = await commands.comment(
            account,
            person,
            "Созвонились, готова выйти через две недели.\n& \u202e",
            vacancy_id=vacancy,
            files=[{"sha": "1" * 64, "name": "offer.pdf", "size": 250_000}],
        )
        found["tags"] = await commands.change_tags(account, person, new[:2], row.tag_ids[:1])
        tag = await commands.get_or_create_tag(account, "Резерв 2027", "30a46c")
        found["tag"] = place.outgoing.get(-tag)
        specs = {one.kind: one for one in names.questionary_fields}
        values: dict[str, Any] = {}
        for kind in ("string", "select", "dictionary", "complex", "date", "income"):
            spec = specs.get(kind)
            if spec is None:
                continue
            offer = place.choices.of(account, spec).entries
            values[spec.key] = {
                "string": "Готова",
                "select": (spec.values or ("",))[-1],
                "dictionary": {"id": offer[1].item_id, "name": offer[1].name} if offer else None,
                "date": "2027-03-01",
                "income": {"income": "180000", "type": "Net"},
            }.get(kind)
        values = {key: value for key, value in values.items() if value is not None}
        found["answers"] = await commands.answer_questionary(account, person, values)
        quota = place.choices.quotas(account, vacancy)[0]
        own = {one.key: "Иначе" for one in names.vacancy_fields if one.kind == "string"}
        found["vacancy"] = await commands.update_vacancy(
            account,
            vacancy,
            {
                "position": "Старший логист",
                "hidden": True,
                "division_id": next(iter(names.divisions)),
                "conditions": "<p>Удалённо</p><ul><li>ДМС</li></ul>",
                "quotas": [{"id": quota.quota_id, "applicants_to_hire": 9, "deadline": None}],
            },
            own,
        )
        found["close"] = await commands.change_vacancy_state(
            account, vacancy, "close", comment="Нашли"
        )
        resume = NewResume(
            text="Опыт: шесть лет.\nУмеет многое.",
            file={"sha": "2" * 64, "name": "Новая Анна.pdf", "size": 350_000},
        )
        fields = {"first_name": "Анна", "last_name": "Новая", "email": "anna@romashka.test"}
        found["create"] = (
            await commands.create_applicant(account, fields, resume=resume, comment="Первая")
        )[0]
        entry = {"id": 404, "name": "Чего нет"}
        found["opening"] = await commands.create_vacancy(
            account,
            {
                "position": "Смотритель маяка <b>x</b>",
                "division_id": next(iter(names.divisions)),
                "conditions": "<p>Чай</p>",
                "coworker_ids": [1, 2],
                "quotas": [{"applicants_to_hire": 3, "deadline": "2027-01-31"}],
            },
            {"reason": "Новая позиция", "unknown": entry},
            files=[{"sha": "3" * 64, "name": "Профиль.pdf", "size": 120_000}],
        )
        return found

    return asyncio.run(work())


def _failed(edit: Edit, kind: str, **trouble: Any) -> Edit:
    found = Trouble(kind, trouble.get("facts", {}), trouble.get("fields", {}))
    return replace(edit, state=State.NEEDS_PERSON, trouble=found)


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Each kind as it comes up, and what can be the matter."""
    place, account, _, _ = demo_place()
    made = edits()
    relay = Relay(place.bus.listen)
    stages = place.library.stages(account, made["move"].vacancy_id or 0)

    def dialog(edit: Edit, then: Callable[[AmendDialog], object] | None = None) -> AmendDialog:
        shown = AmendDialog(place, StillRunner(), relay, edit)
        if edit.state in (State.HELD, State.QUEUED):
            shown._held(edit)
        shown.show()
        if then is not None:
            then(shown)
        return shown

    def stage(kind: str) -> Callable[[AmendDialog], object]:
        def choose(shown: AmendDialog) -> None:
            assert isinstance(shown.part, MovePart)
            shown.part.form.choose_stage(next(s.stage_id for s in stages if s.kind == kind))
            shown.fit()

        return choose

    def drop(shown: AmendDialog) -> None:
        assert isinstance(shown.part, FieldsPart)
        for field in shown.part.all_fields():
            field.reset()

    def leave(shown: AmendDialog) -> None:
        assert isinstance(shown.part, FieldsPart)
        shown.part.field("position").reset()
        shown.reject()

    def end(shown: AmendDialog) -> None:
        bar = shown._area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def small(shown: AmendDialog) -> None:
        shown.resize(400, 420)

    update, move = made["update"], made["move"]
    between = {"position": ["Инженер", "Кладовщик", update.payload["fields"]["position"]]}
    refused = {"/email": "Domain is unknown", "/photo": "No such file", "/other": "Odd"}
    late = {"/fill_quotas/0/deadline": "Too late", "/account_division": "Unknown division"}
    scenes: dict[str, Callable[[], QWidget]] = {
        **{f"amend-{name}": functools.partial(dialog, edit) for name, edit in made.items()},
        "amend-reject": lambda: dialog(move, stage("trash")),
        "amend-hired": lambda: dialog(move, stage("hired")),
        "amend-refused": lambda: dialog(_failed(update, "rejected", fields=refused)),
        "amend-conflict": lambda: dialog(_failed(update, "conflict", facts={"fields": between})),
        "amend-move-conflict": lambda: dialog(
            _failed(
                move,
                "conflict",
                facts={
                    "fields": {"stage_id": [None, stages[5].stage_id, move.payload["stage_id"]]}
                },
            )
        ),
        "amend-doubt": lambda: dialog(_failed(made["note"], "ambiguous"), AmendDialog.submit),
        "amend-nothing": lambda: dialog(update, drop),
        "amend-leave": lambda: dialog(update, leave),
        "amend-gone": lambda: dialog(
            made["note"], lambda shown: shown._say_gone(replace(move, state=State.DONE))
        ),
        "amend-opening-end": lambda: dialog(made["opening"], end),
        "amend-opening-refused": lambda: dialog(_failed(made["opening"], "rejected", fields=late)),
        "amend-opening-small": lambda: dialog(made["opening"], small),
        "amend-small": lambda: dialog(update, small),
    }
    only = os.environ.get("GALLERY_ONLY", "").split(",")
    for name, scene in scenes.items():
        if only == [""] or name in only:
            yield name, scene()
