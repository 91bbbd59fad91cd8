"""An intake on a real store, and small resumes made on the spot."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.intake import Row, State
from huntflow_desk.services.duplicates import Duplicates
from huntflow_desk.services.intake.service import Intake
from huntflow_desk.store.database import Store, open_store
from tests.store.documents import person

ACCOUNT = 1
SHARED = Path(__file__).parents[4] / "shared" / "resumes"
PEOPLE = (
    ("Ёлкина", "Анна", "Сергеевна", "+7 916 123-45-67", "anna.elkina@mail.example"),
    ("Морозов", "Пётр", "Ильич", "+7 903 765-43-21", "p.morozov@mail.example"),
    ("Ковальчук", "Ольга", "Петровна", "+7 925 555-01-02", "olga.k@mail.example"),
    ("Белов", "Тимур", "Олегович", "+7 962 100-20-30", "belov@mail.example"),
)


def resume(number: int = 0, *, more: str = "", **other: str) -> bytes:
    """A short resume of one of `PEOPLE`; `other` replaces last, first, middle, phone, email."""
    names = ("last", "first", "middle", "phone", "email")
    one = dict(zip(names, PEOPLE[number % len(PEOPLE)], strict=True)) | other
    lines = [
        f"{one['last']} {one['first']} {one['middle']}".strip(),
        "Бухгалтер",
        *(f"Телефон: {one['phone']}" for _ in [0] if one["phone"]),
        *(f"Почта: {one['email']}" for _ in [0] if one["email"]),
        "",
        "Опыт работы",
        "Январь 2019 — настоящее время",
        "ООО «Вектор», бухгалтер",
        more,
    ]
    return "\n".join(lines).encode()


def write(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Files in a folder, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return [folder / name for name in files]


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


class Place:
    """An open store with an intake on it."""

    def __init__(self, folder: Path, command: list[str] | None = None) -> None:
        self.store: Store = open_store(folder, user="anna", clock=lambda: datetime.now(UTC))
        self.bus = Bus()
        self.changes: list[Change] = []
        self.bus.listen(self.changes.append)
        self.duplicates = Duplicates(self.store, self.bus)
        self.intake = Intake(
            store=self.store, bus=self.bus, duplicates=self.duplicates, command=command
        )

    @property
    def spooled(self) -> list[str]:
        """Names of the copies."""
        folder = self.store.folder / "intake"
        return sorted(place.name for place in folder.iterdir()) if folder.exists() else []

    async def dropped(self, paths: Iterable[Path], **more: Any) -> int:
        """Drop and do all the work."""
        batch_id = await self.intake.drop(ACCOUNT, list(paths), **more)
        await self.intake.work()
        return batch_id

    async def know(self, number: int, applicant_id: int, **more: Any) -> None:
        """Keep one of `PEOPLE` as somebody Huntflow has."""
        last, first, middle, phone, email = PEOPLE[number]
        fields = {"phone": phone, "email": email, **more}
        one = person(applicant_id, f"{last} {first} {middle}", **fields)
        await self.store.records.take_applicants(ACCOUNT, [one], lifetime_s=60)

    def rows(self, batch_id: int) -> tuple[Row, ...]:
        return self.intake.rows(batch_id)

    def states(self, batch_id: int) -> list[tuple[str, State, str]]:
        return [(row.name, row.state, row.why) for row in self.rows(batch_id)]

    async def close(self) -> None:
        await self.intake.close()
        self.store.close()


@asynccontextmanager
async def opened(folder: Path, command: list[str] | None = None) -> AsyncIterator[Place]:
    """A place, closed afterwards."""
    place = Place(folder, command)
    try:
        yield place
    finally:
        await place.close()


def run(folder: Path, work: Callable[[Place], Awaitable[None]]) -> None:
    """Do `work` with a fresh place in the folder."""

    async def inside() -> None:
        async with opened(folder / "store") as place:
            await asyncio.wait_for(work(place), 60)

    asyncio.run(inside())
