"""Who is on which vacancy at which stage: an index built when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .clock import parse_moment
from .people import People

Doc = dict[str, Any]
Place = tuple[int, int]  # stage id, last activity


class LinkIndex:
    """vacancy id -> applicant id -> (stage id, last activity)."""

    def __init__(
        self,
        people: People,
        ids: Callable[[], list[int]],
        stored: Callable[[int], Mapping[str, Any] | None],
    ) -> None:
        self._people = people
        self._ids = ids
        self._stored = stored
        self._places: dict[int, dict[int, Place]] | None = None
        self._sorted: dict[tuple[int, int | None], list[int]] = {}

    def on(self, vacancy_id: int) -> dict[int, Place]:
        """Everybody on a vacancy: read only."""
        return self._built().get(vacancy_id, {})

    def newest_first(self, vacancy_id: int) -> list[int]:
        """Ids of everybody on a vacancy, newest card first."""
        key = (vacancy_id, None)
        if key not in self._sorted:
            self._sorted[key] = sorted(self.on(vacancy_id), reverse=True)
        return self._sorted[key]

    def at_stage(self, vacancy_id: int, stage_id: int) -> list[int]:
        """Ids of the people at one stage of a vacancy, last action first."""
        key = (vacancy_id, stage_id)
        if key not in self._sorted:
            rows = [
                (place[1], applicant_id)
                for applicant_id, place in self.on(vacancy_id).items()
                if place[0] == stage_id
            ]
            self._sorted[key] = [applicant_id for _, applicant_id in sorted(rows, reverse=True)]
        return self._sorted[key]

    def at_stage_of(self, vacancy_ids: list[int], stage_id: int) -> list[int]:
        """Ids of the people at one stage of any of these vacancies, last action first."""
        latest: dict[int, int] = {}
        for vacancy_id in vacancy_ids:
            for applicant_id, (stage, updated) in self.on(vacancy_id).items():
                if stage == stage_id:
                    latest[applicant_id] = max(updated, latest.get(applicant_id, 0))
        return sorted(latest, key=lambda key: (latest[key], key), reverse=True)

    def places(self) -> dict[int, dict[int, Place]]:
        """The whole index: read only."""
        return self._built()

    def replace(self, applicant_id: int, links: list[Doc]) -> None:
        """Bring the index up to date with the links of one card."""
        if self._places is None:
            return
        for people in self._places.values():
            people.pop(applicant_id, None)
        self._sorted.clear()
        for link in links:
            self._add(self._places, applicant_id, link)

    def _built(self) -> dict[int, dict[int, Place]]:
        if self._places is None:
            places: dict[int, dict[int, Place]] = {}
            stage_ids = self._people.stage_ids()
            first = self._people.first_id
            for applicant_id in self._ids():
                stored = self._stored(applicant_id)
                if stored is not None:
                    for link in stored["links"]:
                        self._add(places, applicant_id, link)
                    continue
                for row in self._people.links(applicant_id - first):
                    people = places.setdefault(row.opening.vacancy_id, {})
                    people[applicant_id] = (stage_ids[row.stage], row.updated)
            self._places = places
        return self._places

    @staticmethod
    def _add(places: dict[int, dict[int, Place]], applicant_id: int, link: Doc) -> None:
        updated = int(parse_moment(str(link["updated"])) or 0)
        people = places.setdefault(int(link["vacancy"]), {})
        people[applicant_id] = (int(link["status"]), updated)
