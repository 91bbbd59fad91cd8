"""A vacancy on paper: what it is, its stages with counts, its texts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator

from PySide6.QtCore import QCoreApplication

from huntflow_desk.qt.dialogs.printing.printout import Printout, cut_note, foot_text
from huntflow_desk.qt.forms.prose import read_prose
from huntflow_desk.qt.kit.paper import Block, Fact, Text
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.people import words
from huntflow_desk.qt.tables import vacancy_state
from huntflow_desk.services.card import VacancyCard

_tr = QCoreApplication.translate


def vacancy_printout(
    card: VacancyCard,
    account: str,
    read: Callable[[], Awaitable[VacancyCard]] | None = None,
) -> Printout:
    """The vacancy as it is kept; `read` gives it with what is missing."""
    name = words.position_name(card.vacancy.position, card.vacancy.vacancy_id)
    return Printout(
        "vacancy",
        _tr("Printout", "Вакансия"),
        name,
        foot_text(account, card.updated_at),
        lambda parts, whole: _blocks(whole or card, name),
        read=read,
    )


def _blocks(card: VacancyCard, name: str) -> Iterator[Block]:
    vacancy = card.vacancy
    yield Text(name, "title")
    state, _ = vacancy_state(vacancy.state)
    head = (state, one_line(vacancy.company), one_line(vacancy.money))
    yield Text(" · ".join(part for part in head if part))
    facts = [
        (_tr("Printout", "Подразделение"), card.division),
        (_tr("Printout", "Регион"), card.region),
        (_tr("Printout", "Создана"), words.day_text(vacancy.created)),
        (_tr("Printout", "План найма"), str(card.to_hire) if card.to_hire is not None else ""),
        (_tr("Printout", "Срок"), one_line(card.deadline, 40)),
        *((one_line(answer.title, 120), answer.value) for answer in card.additional),
    ]
    for title, value in facts:
        if value:
            yield Fact(title, value)
    counts = card.people_by_stage
    known = {stage.stage_id for stage in card.stages}
    if card.stages and any(counts.get(one) for one in known):
        yield Text(_tr("Printout", "Кандидаты по этапам"), "heading")
        for stage in card.stages:
            yield Fact(one_line(stage.name, 80), str(counts.get(stage.stage_id, 0)))
    for title, source in (
        (_tr("Printout", "Обязанности"), vacancy.body),
        (_tr("Printout", "Требования"), vacancy.requirements),
        (_tr("Printout", "Условия"), vacancy.conditions),
    ):
        yield from _prose(title, source)
    if not card.complete:
        yield Text(_tr("Printout", "Описание ещё не сохранено"), "muted")
    if vacancy.files:
        yield Text(_tr("Printout", "Файлы"), "heading")
        for file in vacancy.files:
            yield Text(one_line(file.name, 160) or f"№ {file.file_id}")


def _prose(title: str, source: str) -> Iterator[Block]:
    prose = read_prose(source)
    if prose.pieces:
        yield Text(title, "heading")
    for piece in prose.pieces:
        yield Text(piece.text, mark=piece.mark, depth=piece.depth)
    if prose.cut:
        yield Text(cut_note(), "muted")
