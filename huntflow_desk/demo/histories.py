"""What happened to the invented people before the demo was started: their worklogs."""

from __future__ import annotations

from typing import Any

from .clock import DAY_S, day, iso
from .dice import Dice
from .lexicon import COMMENTS, ENGLISH_COMMENTS, REJECTION_COMMENTS
from .people import HIRED, TRASH, LinkRow, People
from .reference import Reference

Doc = dict[str, Any]

LOGS_PER_PERSON = 60


def blank_log(kind: str, moment: float, author: Doc) -> Doc:
    """A worklog entry with every empty part null, as the vendor sends them."""
    return {
        "id": 0,
        "type": kind,
        "vacancy": None,
        "status": None,
        "source": None,
        "rejection_reason": None,
        "created": iso(moment),
        "employment_date": None,
        "account_info": {"id": author["member"], "name": author["name"]},
        "comment": None,
        "files": [],
        "calendar_event": None,
        "hired_in_fill_quota": None,
        "applicant_offer": None,
        "email": None,
        "survey_questionary": None,
        "survey_answer_of_type_a": None,
        "removed": None,
    }


class Histories:
    """Worklogs of invented people; made anew whenever they are asked for."""

    def __init__(self, ref: Reference, people: People, anchor: float) -> None:
        self._ref = ref
        self._people = people
        self._anchor = anchor
        self._recruiters = [row for row in ref.coworkers if row["type"] != "watcher"]

    def of(self, number: int) -> list[Doc]:
        """Entries, oldest first."""
        dice = self._people.dice(number, 30)
        person = self._people.person(number)
        created = self._people.created(number)
        robot = {"member": 99, "name": "API Robot"}
        recruiter = dice.pick(self._recruiters)
        entries = [blank_log("ADD", created, robot if dice.chance(10) else recruiter)]
        if self._people.resume_kind(number):
            entries[0]["source"] = str(self._people.source_id(number))
        merged = self._people.merged_from(number)
        if merged is not None:
            double = blank_log("DOUBLE", created + 1800, recruiter)
            double["source"] = str(self._people.first_id + merged)
            entries.append(double)
        if dice.chance(12):
            note = blank_log("COMMENT", created + 3000, recruiter)
            note["comment"] = self._comment(dice)
            entries.append(note)
        for link in self._people.links(number):
            entries += self._on_vacancy(link, dice, recruiter, person.email)
        if dice.chance(8):
            entries.append(blank_log("AGREEMENT", created + 5400, robot))
        if dice.chance(10):
            entries.append(blank_log("UPDATE", created + 7200, robot))
        entries.sort(key=lambda entry: str(entry["created"]))
        for nth, entry in enumerate(entries[:LOGS_PER_PERSON]):
            entry["id"] = person.applicant_id * LOGS_PER_PERSON + nth
            if dice.chance(15):
                entry["data"] = {"from": "web"}  # keys no document mentions (API.md 7)
        return entries[:LOGS_PER_PERSON]

    def _on_vacancy(self, link: LinkRow, dice: Dice, author: Doc, email: str | None) -> list[Doc]:
        ref = self._ref
        vacancy_id = link.opening.vacancy_id
        entries: list[Doc] = []

        def add(kind: str, moment: float) -> Doc:
            entry = blank_log(kind, min(moment, link.updated), author)
            entry["vacancy"] = vacancy_id
            entries.append(entry)
            return entry

        steps = len(link.path)
        for nth, stage in enumerate(link.path):
            share = 1.0 if steps == 1 else nth / (steps - 1)
            moment = link.added + (link.changed - link.added) * share
            entry = add("VACANCY-ADD" if nth == 0 else "STATUS", moment)
            entry["status"] = ref.stages[stage]["id"]
            if nth == 0 and dice.chance(14):
                add("RESPONSE", moment)
            if stage == TRASH:
                entry["rejection_reason"] = link.reason_id
                if dice.chance(60) and not ref.terms.english:
                    entry["comment"] = dice.pick(REJECTION_COMMENTS)
            elif stage == HIRED:
                entry["employment_date"] = day(moment + 10 * DAY_S)
            elif dice.chance(45):
                entry["comment"] = self._comment(dice)
            if stage in (4, 5, 6) and dice.chance(40):
                add("COMMENT", moment + 600)["calendar_event"] = self._event(
                    vacancy_id, moment, dice, author, email
                )
            if stage == 1 and email and dice.chance(30):
                add("MAIL", moment + 900)["email"] = self._mail(vacancy_id, moment, author, email)
        if dice.chance(30):
            add("COMMENT", link.updated)["comment"] = self._comment(dice)
        if dice.below(40) == 0:
            add("VACANCY-REMOVE", link.updated)  # newer than the document (API.md 7)
        return entries

    def _comment(self, dice: Dice) -> str:
        return dice.pick(ENGLISH_COMMENTS if self._ref.terms.english else COMMENTS)

    def _event(
        self, vacancy_id: int, moment: float, dice: Dice, author: Doc, email: str | None
    ) -> Doc:
        start = moment + 2 * DAY_S
        english = self._ref.terms.english
        attendees: list[Doc] = [
            {
                "member": author["member"],
                "displayName": author["name"],
                "email": author["email"],
                "responseStatus": "accepted",
            }
        ]
        if email:
            attendees.append(
                {
                    "member": None,
                    "displayName": None,
                    "email": email,
                    "responseStatus": "needsAction",
                }
            )
        return {
            "id": int(moment) % 90_000_000 + 1,
            "name": "Interview" if english else "Интервью",
            "all_day": False,
            "created": iso(moment),
            "creator": {"displayName": author["name"], "email": author["email"], "self": False},
            "description": None,
            "timezone": "Europe/Moscow",
            "start": iso(start),
            "end": iso(start + 3600),
            "etag": None,
            "event_type": "interview",
            "interview_type": self._ref.base + 721 + dice.below(3),
            "calendar": 11,
            "vacancy": vacancy_id,
            "foreign": None,
            "location": dice.pick(("Переговорная «Байкал»", "Zoom", None)),
            "attendees": attendees,
            "reminders": [{"method": "popup", "minutes": 15}],
            "status": "confirmed",
            "transparency": "busy",
            "recurrence": [],
        }

    def _mail(self, vacancy_id: int, moment: float, author: Doc, email: str) -> Doc:
        english = self._ref.terms.english
        return {
            "id": vacancy_id % 10_000 * 1000 + int(moment) % 1000 + 1,
            "created": iso(moment),
            "subject": "Your application" if english else "Ваш отклик на вакансию",
            "email_thread": None,
            "account_email": 21,
            "files": [],
            "foreign": None,
            "timezone": "Europe/Moscow",
            "html": "<p>Hello!</p>"
            if english
            else "<p>Здравствуйте! Спасибо за отклик, давайте созвонимся.</p>",
            "from_email": author["email"],
            "from_name": author["name"],
            "replyto": [],
            "send_at": None,
            "to": [{"type": "to", "displayName": None, "email": email}],
            "state": "SENT",
        }
