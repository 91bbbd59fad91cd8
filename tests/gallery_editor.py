"""Pictures of the editors: whole, narrow, with the vendor's complaints, a conflict, a draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.qt.dialogs.editor import (
    ApplicantEditor,
    NewApplicantEditor,
    NewVacancyEditor,
    VacancyEditor,
)
from huntflow_desk.qt.dialogs.editor.dialog import EditorDialog
from huntflow_desk.qt.kit.notices import Notice
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.problems import complaint
from tests.gallery_card import StillRunner, demo_place

NARROW = (400, 600)


def typed(dialog: EditorDialog, form: str, **values: Any) -> None:
    """Type values into fields."""
    for key, value in values.items():
        field = dialog.forms[form].fields[key]
        field.restore(value)
        field.edited.emit()


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Each editor in its states."""
    place, account, people, _ = demo_place()
    runner, relay = StillRunner(), Relay(place.bus.listen)
    library = place.library
    person = next(
        row.applicant_id
        for row in library.applicant_rows(ApplicantQuery(account))
        if row.applicant_id in people[:14]
        and (library.answers(account, row.applicant_id) or None) is not None
        and library.answers(account, row.applicant_id).value  # type: ignore[union-attr]
    )

    def editor() -> ApplicantEditor:
        return ApplicantEditor(place, runner, relay, account, person)

    yield "editor", editor()
    changed = editor()
    typed(changed, "main", position="Руководитель отдела логистики", money="300 000 ₽")
    changed.notices.show_notice(
        Notice(
            "draft",
            changed.tr("Восстановлен черновик от {time}").replace("{time}", "10:42"),
            "info",
            action=(changed.tr("Выбросить"), changed.discard_draft),
        )
    )
    changed.forms["main"].server_said({**changed.read()["main"], "position": "Логист-эксперт"})
    yield "editor-conflict", changed
    wrong = editor()
    wrong.show_page("contacts")
    typed(wrong, "contacts", email="anna@", phone="+7 903 000-00-00")
    wrong._place({"/email": complaint("value is not a valid email address")})
    yield "editor-vendor-error", wrong
    answers = editor()
    answers.show_page("questionary")
    yield "editor-questionary", answers
    tall = editor()
    tall.show_page("questionary")
    typed(tall, "questionary", experience_years="двенадцать", portfolio="example.com")
    tall.resize(660, 1500)
    tall._complete()
    yield "editor-questionary-tall", tall
    tags = editor()
    tags.show_page("tags")
    yield "editor-tags", tags
    narrow = editor()
    typed(narrow, "main", first_name="<b>x</b> & y")
    narrow.resize(*NARROW)
    yield "editor-narrow", narrow
    asking = editor()
    typed(asking, "main", company="Новая компания")
    asking.show()
    asking.reject()
    yield "editor-asking", asking
    saving = editor()
    typed(saving, "main", company="Новая компания")
    saving._saving._set_active(True)
    yield "editor-saving", saving
    vacancy = next(
        row.vacancy_id
        for row in library.vacancy_rows(VacancyQuery(account, states=frozenset()))
        if (card := library.vacancy_card(account, row.vacancy_id)) is not None and card.complete
    )
    yield "vacancy", VacancyEditor(place, runner, relay, account, vacancy)
    texts = VacancyEditor(place, runner, relay, account, vacancy)
    texts.show_page("texts")
    yield "vacancy-texts", texts
    own = VacancyEditor(place, runner, relay, account, vacancy)
    own.show_page("own")
    own.resize(660, 1300)
    yield "vacancy-own", own
    new = NewApplicantEditor(place, runner, relay, account, vacancy)
    yield "new", new
    like = NewApplicantEditor(place, runner, relay, account, vacancy)
    typed(like, "main", last_name="Новикова", first_name="Мария")
    like._show_likes(library.applicant_rows(ApplicantQuery(account), 0, 2))
    yield "new-likes", like

    def opening() -> NewVacancyEditor:
        return NewVacancyEditor(place, runner, relay, account)

    yield "opening", opening()
    filled = opening()
    typed(
        filled,
        "main",
        position="Смотритель маяка",
        company="Маяки Севера",
        money="по договорённости",
        priority=1,
        division_id=next(iter(library.names(account).divisions)),
    )
    typed(filled, "plan", to_hire=3, deadline="2027-03-01")
    yield "opening-filled", filled
    refused = opening()
    typed(refused, "main", position="Смотритель маяка")
    typed(refused, "plan", to_hire=3, deadline="2027-03-01")
    refused._complete()
    refused._place(
        {
            "/account_division": complaint("Unknown division"),
            "/fill_quotas/0/deadline": complaint("invalid date format"),
        }
    )
    yield "opening-vendor-error", refused
    restored = opening()
    typed(restored, "main", position="Смотритель маяка", company="Маяки Севера")
    restored.files.set_files([{"sha": "0" * 64, "name": "Описание места.docx", "size": 48_000}])
    restored.notices.show_notice(
        Notice(
            "draft",
            restored.tr("Восстановлен черновик от {time}").replace("{time}", "10:42"),
            "info",
            action=(restored.tr("Выбросить"), restored.discard_draft),
        )
    )
    yield "opening-draft", restored
    own_fields = opening()
    own_fields.show_page("own")
    own_fields.resize(660, 900)
    yield "opening-own", own_fields
    small = opening()
    typed(small, "main", position="<b>x</b> & y " * 12)
    small.resize(*NARROW)
    yield "opening-narrow", small
