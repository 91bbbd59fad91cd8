"""Hand-made people for tests and pictures: a workplace that answers from memory."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from huntflow_desk.core.documents import (
    Agreement,
    Applicant,
    FileRef,
    Resume,
    Social,
    Vacancy,
    WorklogEntry,
)
from huntflow_desk.core.edits import Edit
from huntflow_desk.core.errors import DeskError, NotFound
from huntflow_desk.core.events import Bus
from huntflow_desk.core.intake import Likely
from huntflow_desk.core.models import Account, Json, Saved, Stage, Tag
from huntflow_desk.core.reminders import Reminder
from huntflow_desk.services.card import (
    Answer,
    Card,
    CardEntry,
    CardLink,
    CardResume,
    VacancyCard,
)
from huntflow_desk.services.files import ResumeKey
from huntflow_desk.services.looked import Look, seen_of
from huntflow_desk.services.previews import Preview
from huntflow_desk.services.session import ConnectionState

ACCOUNT_ID = 1
NOW = datetime.now(UTC)
NEW = Stage(1, "Новые", order=1, stay_duration_days=5)
INTERVIEW = Stage(2, "Интервью", order=2, stay_duration_days=5)
HIRED = Stage(3, "Вышел на работу", kind="hired", order=3)
REJECTED = Stage(4, "Отказ", kind="trash", order=4)
STAGES = (NEW, INTERVIEW, HIRED, REJECTED)
EVIL = "<b>жирный</b> & <img src='file:///etc/passwd'> \u202eгоревс\u202c \x00 <a href='x'>x</a>"


@dataclass
class FakeSession:
    """Only the state of a connection."""

    state: ConnectionState = field(default_factory=lambda: ConnectionState("online"))


class FakeLibrary:
    """Answers cards from memory; `work` is what a refresh does."""

    def __init__(self) -> None:
        self.cards: dict[int, Card] = {}
        self.vacancies: dict[int, VacancyCard] = {}
        self.asked: list[tuple[int, bool]] = []
        self.work: Callable[[], Awaitable[None]] | None = None
        self.role = "manager"
        self.photos: dict[int, bytes] = {}
        self.photos_asked: list[tuple[int, bool]] = []
        self.small_photos: dict[int, bytes] = {}
        self.fresh: set[int] = set()
        self.edits_of: Callable[[int, int], tuple[Edit, ...]] = lambda account, person: ()

    def accounts(self) -> tuple[Account, ...]:
        return (Account(ACCOUNT_ID, "Acme", member_type=self.role),)

    async def photo(
        self, account_id: int, applicant_id: int, *, fetch: bool = True
    ) -> bytes | None:
        self.photos_asked.append((applicant_id, fetch))
        return self.photos.get(applicant_id) if fetch else None

    def small_photo(self, account_id: int, applicant_id: int, photo_id: int) -> bytes | None:
        return self.small_photos.get(applicant_id)

    def card_is_fresh(self, account_id: int, applicant_id: int) -> bool:
        return applicant_id in self.fresh

    def card(self, account_id: int, applicant_id: int) -> Card | None:
        return self.cards.get(applicant_id)

    def vacancy_card(self, account_id: int, vacancy_id: int) -> VacancyCard | None:
        return self.vacancies.get(vacancy_id)

    async def refresh_card(
        self, account_id: int, applicant_id: int, *, force: bool = False
    ) -> None:
        self.asked.append((applicant_id, force))
        if self.work is not None:
            await self.work()

    async def refresh_vacancy(
        self, account_id: int, vacancy_id: int, *, force: bool = False
    ) -> None:
        self.asked.append((vacancy_id, force))
        if self.work is not None:
            await self.work()


class FakeLooks:
    """Looks at people, in memory."""

    def __init__(self) -> None:
        self.known: dict[int, Look] = {}

    def last(self, account_id: int, applicant_id: int) -> Look | None:
        return self.known.get(applicant_id)

    async def note(self, card: Card) -> None:
        self.known[card.applicant.applicant_id] = Look(NOW, seen_of(card))


class FakePreviews:
    """Files by resume: what they show, or the error of opening them; `server` is what comes."""

    def __init__(self) -> None:
        self.kept: dict[int, Preview | DeskError] = {}
        self.server: dict[int, Preview | DeskError] = {}
        self.picture = b""
        self.broken_pages: set[int] = set()
        self.fetched: list[int] = []
        self.asked: list[tuple[int, int]] = []

    def file(self, external_id: int, pages: int = 0, text: str = "", kind: str = "rtf") -> Preview:
        key = ResumeKey(ACCOUNT_ID, 481, external_id)
        return Preview(key, NOW, pages, pages, text, kind)

    def kept_at(self, key: ResumeKey) -> datetime | None:
        return NOW if key.external_id in self.kept else None

    async def fetch(self, key: ResumeKey) -> None:
        self.fetched.append(key.external_id)
        found = self.server.get(key.external_id, NotFound(what="file"))
        if isinstance(found, NotFound):
            raise found
        self.kept[key.external_id] = found

    async def open(self, key: ResumeKey) -> Preview | None:
        found = self.kept.get(key.external_id)
        if isinstance(found, DeskError):
            raise found
        return found

    async def page(self, key: ResumeKey, number: int, width_px: int) -> bytes:
        self.asked.append((number, width_px))
        return b"" if number in self.broken_pages else self.picture


class FakeOutgoing:
    """Edits of people, from memory."""

    def __init__(self) -> None:
        self.edits: dict[int, tuple[Edit, ...]] = {}

    def of_applicant(self, account_id: int, applicant_id: int) -> tuple[Edit, ...]:
        return self.edits.get(applicant_id, ())

    def name_of(self, edit: Edit) -> tuple[str, str]:
        return "Иванова", "Анна"


class FakeDrafts:
    """Drafts, in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, Json] = {}

    def find(self, name: str) -> Saved[Json] | None:
        found = self.kept.get(name)
        return Saved(found, NOW) if found is not None else None

    async def keep(self, name: str, data: Json) -> None:
        self.kept[name] = data

    async def drop(self, name: str) -> None:
        self.kept.pop(name, None)


@dataclass
class FakeDuplicates:
    """Who is said to be like whom; counts how often it was asked."""

    matches: dict[int, tuple[Likely, ...]] = field(default_factory=dict)
    asked: int = 0

    async def matches_of(self, account_id: int, applicant_id: int) -> tuple[Likely, ...]:
        self.asked += 1
        return self.matches.get(applicant_id, ())


@dataclass
class FakeReminders:
    """Open reminders by person."""

    found: dict[int, tuple[Reminder, ...]] = field(default_factory=dict)
    ticked: list[int] = field(default_factory=list)

    def of_person(self, account_id: int, applicant_id: int) -> tuple[Reminder, ...]:
        return self.found.get(applicant_id, ())

    async def done(self, ids: Collection[int]) -> None:
        self.ticked += ids


@dataclass
class FakePlace:
    """As much of a Workplace as the panes use."""

    library: FakeLibrary = field(default_factory=FakeLibrary)
    session: FakeSession = field(default_factory=FakeSession)
    bus: Bus = field(default_factory=Bus)
    looks: FakeLooks = field(default_factory=FakeLooks)
    previews: FakePreviews = field(default_factory=FakePreviews)
    duplicates: FakeDuplicates = field(default_factory=FakeDuplicates)
    outgoing: FakeOutgoing = field(default_factory=FakeOutgoing)
    drafts: FakeDrafts = field(default_factory=FakeDrafts)
    reminders: FakeReminders = field(default_factory=FakeReminders)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def __post_init__(self) -> None:
        self.library.edits_of = self.outgoing.of_applicant


def entry(log_id: int, kind: str = "COMMENT", comment: str = "", **more: Any) -> CardEntry:
    """A line of history; the higher the id, the newer."""
    stage = more.pop("stage", None)
    reason = more.pop("reason", "")
    log = WorklogEntry(
        log_id,
        kind,
        created=NOW - timedelta(hours=1000 - log_id),
        author="Мария Климова",
        vacancy_id=more.pop("vacancy_id", 7),
        stage_id=stage.stage_id if stage else None,
        comment=comment,
        **more,
    )
    return CardEntry(log, "Python-разработчик", stage, reason)


def history(*entries: CardEntry) -> Saved[tuple[CardEntry, ...]]:
    """Kept history."""
    return Saved(tuple(entries), NOW)


def resume(external_id: int = 11, text: str | None = "Опыт: Python") -> CardResume:
    """A resume; without a text it has not been read yet."""
    saved = None if text is None else Saved(Resume(external_id, text=text), NOW)
    return CardResume(external_id, "HH", "hh.ru", 1, NOW - timedelta(days=3), saved)


def person(applicant_id: int = 481, **more: Any) -> Card:
    """Анна Иванова with everything kept; `more` replaces parts of the card."""
    applicant = more.pop(
        "applicant",
        Applicant(
            applicant_id,
            first_name="Анна",
            last_name="Иванова",
            middle_name="Сергеевна",
            birthday=date(1990, 5, 1),
            phone="+7 926 123-45-67",
            email="anna@example.com",
            skype="anna.iv",
            money="250 000 ₽",
            position="Python-разработчик",
            company="ООО «Ромашка»",
            double_ids=(482,),
            social=(Social("TELEGRAM", "@anna_iv"),),
            agreement=Agreement("accepted", NOW),
        ),
    )
    card = Card(
        account_id=ACCOUNT_ID,
        applicant=applicant,
        updated_at=NOW - timedelta(minutes=2),
        expires_at=NOW + timedelta(days=1),
        tags=(Tag(1, "Резерв", "ff8800"),),
        links=(
            CardLink(7, "Python-разработчик", "OPEN", 2, INTERVIEW, NOW - timedelta(days=9), 5),
            CardLink(
                8, "QA-инженер", "OPEN", 4, REJECTED, NOW - timedelta(days=30), None, "Нет опыта"
            ),
        ),
        resumes=(resume(),),
        worklog=history(
            entry(3, "STATUS", stage=INTERVIEW),
            entry(2, comment="Созвонились\r\nхочет удалённо"),
            entry(1, "VACANCY-ADD", stage=NEW),
        ),
        questionary=Saved((Answer("city", "Город", "Москва"),), NOW),
    )
    return replace(card, **more)


def vacancy(vacancy_id: int = 7, **more: Any) -> VacancyCard:
    """An open vacancy with everything kept; `more` replaces fields of the vacancy."""
    values: Json = {
        "position": "Python-разработчик",
        "company": "ООО «Ромашка»",
        "money": "до 300 000 ₽",
        "created": NOW - timedelta(days=23),
        "body": "<p>Писать код</p><ul><li>сервисы</li><li>тесты</li></ul>",
        "requirements": "Python от 3 лет",
        "files": (FileRef(1, "описание.pdf"),),
        **more,
    }
    return VacancyCard(
        account_id=ACCOUNT_ID,
        vacancy=Vacancy(vacancy_id, **values),
        updated_at=NOW,
        expires_at=NOW + timedelta(days=1),
        complete=True,
        stages=STAGES,
        people_by_stage={1: 14, 2: 6, 4: 40},
        division="Разработка",
        region="Москва",
        additional=(Answer("grade", "Грейд", "Senior"),),
        deadline="2030-12-01",
        to_hire=2,
    )


def hostile_card() -> Card:
    """Everything a person could do to a window by a card."""
    applicant = Applicant(
        666,
        first_name=EVIL,
        last_name="Длиннофамильная-" * 12,
        position=EVIL,
        phone="javascript:alert(1)",
        email="a@b.c?body=<b>x</b>&attach=/etc/passwd",
        skype="tel:&&&",
        social=(Social("TELEGRAM", "https://evil.example/x"), Social("<i>MAX</i>", EVIL)),
        agreement=Agreement(EVIL),
        double_ids=(1, 2, 3),
    )
    return person(
        applicant=applicant,
        tags=tuple(Tag(n, f"<u>метка {n}</u> & очень длинное название", "zz") for n in range(40)),
        links=tuple(
            CardLink(n, EVIL, "CLOSED", n, REJECTED, NOW - timedelta(days=n), 1, EVIL)
            for n in range(1, 80)
        ),
        resumes=(
            resume(1, "<table>" * 50 + EVIL + "</table>" * 50 + "\nА" + "б" * 300_000),
            resume(2, ""),
            resume(3, None),
            *(resume(n) for n in range(4, 30)),
        ),
        worklog=history(
            entry(9, comment=EVIL),
            entry(8, EVIL, comment="\u2028\u2029".join("абв")),
            entry(7, "STATUS", stage=Stage(9, EVIL), reason=EVIL, extras=("email", EVIL)),
            entry(6, comment="я" * 65_000, files=tuple(FileRef(n, EVIL) for n in range(30))),
            *(entry(-n, comment=f"заметка {n}\r\nвторая строка") for n in range(400)),
        ),
        questionary=Saved(tuple(Answer(str(n), EVIL, "x" * 9_000) for n in range(300)), NOW),
    )


def hostile_vacancy() -> VacancyCard:
    """The same of a vacancy."""
    card = vacancy(
        666,
        position=EVIL,
        company="Очень Длинное Название " * 20,
        state="EDIT",
        body="<table><tr><td>" * 50 + EVIL + "</td></tr></table>" * 50,
        requirements="<ul>" * 3_000 + "<li>глубоко" + "<script>alert(1)</script>" + "а" * 300_000,
        conditions=EVIL,
        files=tuple(FileRef(n, f"{EVIL}.pdf") for n in range(3)),
    )
    stages = tuple(Stage(n, f"{EVIL} {n}", order=n) for n in range(14))
    return replace(card, stages=stages, additional=(Answer("x", EVIL, EVIL * 50),), division=EVIL)


def hostile_place() -> tuple[FakePlace, int, int, int]:
    """A place with the two, and their ids."""
    place = FakePlace()
    place.library.cards[666] = hostile_card()
    place.library.vacancies[666] = hostile_vacancy()
    return place, ACCOUNT_ID, 666, 666
