"""A person on paper: head, vacancies, questionary, history, resumes as they are kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from huntflow_desk.qt.dialogs.printing.printout import Printout, cut_note, cut_text, foot_text
from huntflow_desk.qt.kit.paper import Block, Fact, Text
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.people import words
from huntflow_desk.qt.people.contacts import contacts_of
from huntflow_desk.qt.people.history import WHOLE_COMMENT_LIMIT, history_line
from huntflow_desk.services.card import Card

_tr = QCoreApplication.translate


def person_printout(
    card: Card,
    account: str,
    unsent: Sequence[str] = (),
    read: Callable[[], Awaitable[Card]] | None = None,
) -> Printout:
    """The card as it is kept; `unsent`: what of it is on its way, in words; `read` gives it with
    what is missing."""
    name = words.person_name(card.applicant)
    return Printout(
        "person",
        _tr("Printout", "Кандидат"),
        name,
        foot_text(account, card.updated_at),
        lambda parts, whole: _blocks(whole or card, name, parts, unsent),
        (
            ("questionary", _tr("Printout", "Анкета")),
            ("history", _tr("Printout", "История")),
            ("resume", _tr("Printout", "Резюме")),
        ),
        read=read,
    )


def _blocks(card: Card, name: str, parts: frozenset[str], unsent: Sequence[str]) -> Iterator[Block]:
    applicant = card.applicant
    yield Text(name, "title")
    about = words.about(applicant, datetime.now().astimezone().date())
    if about:
        yield Text(about)
    for contact in contacts_of(applicant):
        yield Fact(_contact_name(contact.kind), contact.text)
    if card.tags:
        yield Fact(_tr("Printout", "Метки"), ", ".join(one_line(tag.name) for tag in card.tags))
    consent, _ = words.consent(applicant.agreement)
    if consent:
        yield Fact(_tr("Printout", "Персональные данные"), consent)
    if unsent:
        yield Fact(_tr("Printout", "Ещё не отправлено"), "\n".join(unsent))
    if card.links:
        yield Text(_tr("Printout", "Вакансии"), "heading")
    for link in card.links:
        days, _ = words.link_days(link)
        said = (
            words.stage_name(link.stage, link.stage_id),
            one_line(link.rejection_reason),
            days,
            words.vacancy_state(link.state),
        )
        place = words.position_name(link.position, link.vacancy_id)
        yield Fact(place, " · ".join(part for part in said if part))
    if "questionary" in parts:
        yield from _questionary(card)
    if "history" in parts:
        yield from _history(card)
    if "resume" in parts:
        yield from _resumes(card)


def _questionary(card: Card) -> Iterator[Block]:
    yield Text(_tr("Printout", "Анкета"), "heading")
    if card.questionary is None:
        yield _absent()
    elif not card.questionary.value:
        yield Text(_tr("Printout", "Не заполнена"), "muted")
    for answer in card.questionary.value if card.questionary else ():
        yield Fact(answer.title, answer.value)


def _history(card: Card) -> Iterator[Block]:
    yield Text(_tr("Printout", "История"), "heading")
    if card.worklog is None:
        yield _absent()
    for entry in card.worklog.value if card.worklog else ():
        line = history_line(entry, WHOLE_COMMENT_LIMIT, {})
        yield Text(" · ".join(part for part in (line.title, line.where) if part), "strong")
        if line.meta:
            yield Text(line.meta, "muted")
        if line.comment:
            yield Text(line.comment)
        for note in line.notes:
            yield Text(note, "muted")


def _resumes(card: Card) -> Iterator[Block]:
    for resume in card.resumes:
        title = _tr("Printout", "Резюме: {name}").format(name=words.resume_title(resume))
        day = words.day_text(resume.updated)
        yield Text(f"{title} · {day}" if day else title, "heading")
        if resume.saved is None:
            yield _absent()
            continue
        text, is_cut = cut_text(resume.saved.value.text.strip())
        if not text:
            files = ", ".join(one_line(one.name, 80) for one in resume.saved.value.files)
            yield Text(_tr("Printout", "В этом резюме нет текста"), "muted")
            if files:
                yield Text(files, "muted")
        # A paragraph at a time, so that none of the steps is a long one.
        for line in text.split("\n"):
            yield Text(line)
        if is_cut:
            yield Text(cut_note(), "muted")


def _absent() -> Text:
    return Text(_tr("Printout", "Этого ещё нет на компьютере"), "muted")


def _contact_name(kind: str) -> str:
    return {
        "phone": _tr("Printout", "Телефон"),
        "email": _tr("Printout", "Почта"),
        "telegram": "Telegram",
        "skype": "Skype",
    }.get(kind, one_line(kind, 20).capitalize())
