"""The whole invented Huntflow: organisations and everything in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from .cards import RESUME_FILE_BASE, Cards
from .clock import MOSCOW, WorkTime, iso
from .files import Files
from .histories import LOGS_PER_PERSON, Histories, blank_log
from .openings import Openings
from .people import People
from .questionnaires import Questionnaires
from .reference import Reference, Terms
from .resumes import Resumes
from .searching import Search, words_of
from .storage import Store
from .vacancies import Vacancies

Doc = dict[str, Any]

TERMS = (
    Terms(1, "Северный ветер", "severny-veter", "owner", english=False),
    Terms(2, "Acme Labs", "acme-labs", "manager", english=True, tags=5, divisions=False),
    Terms(3, "Кофейня «Зерно»", "zerno", "watcher", english=False, tags=4),
)
FIRST_CREATED_LOG = 800_000_001


def default_vacancies(applicants: int) -> int:
    """How many vacancies look right for so many people: 12 for 500, about 100 for 20 000."""
    if applicants <= 500:
        return max(6, applicants * 12 // 500)
    return 12 + (applicants - 500) // 220


class Org:
    """One organisation."""

    def __init__(
        self,
        store: Store,
        terms: Terms,
        seed: int,
        applicants: int,
        vacancies: int,
        anchor: float,
        clock: Callable[[], float],
    ) -> None:
        self.store = store
        self.terms = terms
        self.ref = Reference(terms, anchor)
        self.clock = clock
        time = WorkTime(anchor)
        openings = Openings(seed, self.ref, vacancies, time)
        self.people = People(seed, self.ref, openings, applicants, time)
        year = datetime.fromtimestamp(anchor, MOSCOW).year
        self.resumes = Resumes(seed, self.people, year)
        self.cards = Cards(store, self.ref, self.people, self.resumes, clock)
        self.vacancies = Vacancies(store, self.ref, openings, self.cards.index, time.anchor)
        self.histories = Histories(self.ref, self.people, time.anchor)
        self.questionnaires = Questionnaires(self.ref)
        self.search = Search(store, self.cards, clock)
        self.me = self.ref.coworkers[0]
        self._made_logs: dict[int, list[Doc]] = {}
        for _, log in store.rows(f"log:{terms.account_id}"):
            self._made_logs.setdefault(int(log["_applicant"]), []).append(log)

    def touch(self, card: Doc, index_lag_s: float) -> None:
        """Save a created or edited card; the search sees the new words only after the lag."""
        now = self.clock()
        old = self.cards.find(int(card["id"])) if self.cards.exists(int(card["id"])) else None
        if old is not None and old.get("_fresh_until", 0) > now:
            card["_old_words"] = old.get("_old_words")
        else:
            card["_old_words"] = None if old is None else words_of(old)
        card["_fresh_until"] = now + index_lag_s
        self.cards.save(card)

    def logs(self, applicant_id: int) -> list[Doc]:
        """Worklog of a person, newest first."""
        number = self.cards.number(applicant_id)
        entries = [] if number is None else self.histories.of(number)
        entries += self._made_logs.get(applicant_id, [])
        return entries[::-1]

    def has_made_logs(self, applicant_id: int) -> bool:
        """Whether anything was written to the worklog since the world was invented."""
        return applicant_id in self._made_logs

    def add_log(self, applicant_id: int, kind: str, **parts: Any) -> Doc:
        """Write an entry; its author is always the owner of the key, its time is now."""
        log = {**blank_log(kind, self.clock(), self.me), **parts, "_applicant": applicant_id}
        log["id"] = self.store.next_id("log", FIRST_CREATED_LOG)
        self.store.put(f"log:{self.terms.account_id}", log["id"], log)
        self._made_logs.setdefault(applicant_id, []).append(log)
        return log

    def questionary(self, applicant_id: int) -> Doc | None:
        """Written values of a person's questionary, or None when it was never filled."""
        stored = self.store.get("questionary", applicant_id)
        if stored is not None:
            return stored
        number = self.cards.number(applicant_id)
        if number is None:
            return None
        return self.questionnaires.invented(self.people.dice(number, 40))

    def external(self, applicant_id: int, external_id: int) -> Doc | None:
        """A resume in full; files as ids under ``_files``."""
        card = self.cards.find(applicant_id)
        head = next(
            (row for row in (card or {}).get("external", []) if row["id"] == external_id), None
        )
        if head is None:
            return None
        stored = self.store.get("external", external_id)
        if stored is not None:
            return stored
        number = self.cards.number(applicant_id)
        if number is None:
            return None
        kind = self.people.resume_kind(number)
        first = external_id % 3 == 0
        with_text = kind in (1, 3) and first
        return {
            **head,
            "created": head["updated"],
            "source_url": f"https://jobs.example.com/resume/{applicant_id}"
            if head["auth_type"] == "HH"
            else None,
            "foreign": f"r{external_id}",
            "key": None,
            "portfolio": [],
            "data": {"body": self.resumes.text(number) if with_text else ""},
            "resume": self.resumes.unified(number) if head["auth_type"] == "HH" else None,
            "_files": [RESUME_FILE_BASE + applicant_id] if kind in (2, 3) else [],
        }

    def tags(self) -> list[Doc]:
        """Tags of the organisation."""
        table = f"tag:{self.terms.account_id}"
        changed = dict(self.store.rows(table))
        rows = [changed.pop(str(tag["id"]), tag) for tag in self.ref.tags]
        rows += changed.values()
        return [tag for tag in rows if not tag.get("_deleted")]

    def save_tag(self, tag: Doc) -> None:
        """Create, change or (with ``_deleted``) remove a tag."""
        self.store.put(f"tag:{self.terms.account_id}", int(tag["id"]), tag)

    def moment(self) -> str:
        """Now, as answers write it."""
        return iso(self.clock())


class World:
    """All organisations of one demo server."""

    def __init__(
        self,
        store: Store,
        seed: int,
        applicants: int,
        vacancies: int,
        anchor: float,
        clock: Callable[[], float],
    ) -> None:
        sizes = (
            (applicants, vacancies),
            (min(24, applicants), min(5, vacancies)),
            (min(6, applicants), min(3, vacancies)),
        )
        self.store = store
        self.clock = clock
        self.orgs = {
            terms.account_id: Org(store, terms, seed, people, jobs, anchor, clock)
            for terms, (people, jobs) in zip(TERMS, sizes, strict=True)
        }
        self.files = Files(
            store, seed, clock, [(org.cards, org.resumes) for org in self.orgs.values()]
        )


__all__ = ["LOGS_PER_PERSON", "Org", "World", "default_vacancies"]
