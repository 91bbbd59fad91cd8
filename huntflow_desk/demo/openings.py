"""The invented vacancies of an organisation, generated from (seed, number)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .clock import DAY_S, WORKDAY_S, WorkTime, day, iso
from .dice import Dice, running
from .lexicon import CITIES, CITY_WEIGHTS
from .reference import Reference
from .roles import LEVELS, ROLES, Role, position_title

Doc = dict[str, Any]

_STATES = ("OPEN", "OPEN", "CLOSED", "OPEN", "HOLD", "OPEN", "CLOSED", "CLOSED", "HOLD", "OPEN")
_TASKS = (  # by division
    ["развивать наши внутренние сервисы", "участвовать в оценке задач и ревью"],
    ["исследовать потребности клиентов", "готовить предложения и проверять их на данных"],
    ["вести работу с клиентами и партнёрами", "готовить отчёты для руководителя"],
    ["вести свой участок от документа до отчёта", "отвечать на вопросы коллег и проверяющих"],
    ["планировать работу на день и на неделю", "следить за сроками и качеством"],
    ["вести вакансии от заявки до выхода", "помогать руководителям готовиться к встречам"],
)
_CITY_SUMS = running(CITY_WEIGHTS)
BUCKETS = 64  # pieces of history that know which vacancies were open then


@dataclass(frozen=True, slots=True)
class Opening:
    """What is needed of a vacancy to invent its people."""

    number: int
    vacancy_id: int
    role: int
    level: int
    state: str
    opened: int
    ended: int | None
    group_id: int | None
    weight: int
    parent: int | None
    multiple: bool


class Openings:
    """All invented vacancies of one organisation."""

    def __init__(self, seed: int, ref: Reference, count: int, time: WorkTime) -> None:
        self._seed = seed
        self._ref = ref
        account = ref.terms.account_id
        self.first_id = account * 100_000 + 1
        dice = Dice(seed, account, 0x0BE)
        order = dice.sample(range(len(ROLES)), len(ROLES))
        groups = list(ref.groups)
        family = count >= 12 and account == 1  # the last three: a multivacancy and its children
        self.rows: list[Opening] = []
        for number in range(count):
            throw = Dice(seed, account, number, 0x0BF)
            state = _STATES[number % len(_STATES)]
            parent, multiple = None, False
            role, level = order[number % len(order)], throw.below(len(LEVELS))
            if family and number >= count - 3:
                state = "OPEN"
                multiple = number == count - 3
                parent = None if multiple else self.first_id + count - 3
                role, level = order[(count - 3) % len(order)], 1
            opened, ended = _dates(throw, state, time)
            group = throw.below(4)
            self.rows.append(
                Opening(
                    number=number,
                    vacancy_id=self.first_id + number,
                    role=role,
                    level=level,
                    state=state,
                    opened=opened,
                    ended=ended,
                    group_id=None if group == 3 else groups[1 if group == 2 else 0],
                    weight=0 if multiple else throw.between(4, 12),
                    parent=parent,
                    multiple=multiple,
                )
            )

    def find(self, vacancy_id: int) -> Opening | None:
        """The opening with this vacancy id."""
        number = vacancy_id - self.first_id
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def document(self, row: Opening) -> Doc:
        """The full vacancy as GET /vacancies/{id} shows it, custom fields under ``custom``."""
        ref = self._ref
        english = ref.terms.english
        role: Role = ROLES[row.role]
        dice = Dice(self._seed, ref.terms.account_id, row.number, 0x0C0)
        city = CITIES[dice.weighted(_CITY_SUMS)][1 if english else 0]
        low = role.salary[0] + dice.below(5) * 10
        money = None
        if dice.chance(80):
            money = (
                f"от {low} 000 до {role.salary[1]} 000 ₽" if not english else f"up to {low}k RUB"
            )
        title = position_title(role, row.level, english)
        if row.parent is not None:
            title = f"{title} ({city})"
        return {
            "id": row.vacancy_id,
            "account_division": ref.divisions[role.division]["id"] if ref.divisions else None,
            "account_region": dice.pick(ref.regions)["id"] if dice.chance(60) else None,
            "position": title,
            "company": dice.pick((ref.terms.name, ref.terms.name, None)),
            "money": money,
            # The head of a multivacancy has no people of its own: not the first thing to see.
            "priority": 1
            if (dice.chance(20) or row.number == 0) and row.state == "OPEN" and not row.multiple
            else 0,
            "hidden": dice.chance(8),
            "state": row.state,
            "created": iso(row.opened),
            "updated": iso(row.ended or row.opened + 3 * DAY_S),
            "multiple": row.multiple,
            "parent": row.parent,
            "account_vacancy_status_group": row.group_id,
            "account_applicant_offer": None,
            "body": _body(role, city, english) if dice.chance(90) or row.number == 0 else None,
            "requirements": _list(dice.sample(role.skills, 5)) if dice.chance(85) else None,
            "conditions": _conditions(dice, english) if dice.chance(75) else None,
            "files": [],
            "source": None,
            "coworkers": self._members(dice),
            "custom": self._custom(dice, row),
            "account_vacancy_hold_reason": ref.hold_reasons[0]["id"]
            if row.state == "HOLD"
            else None,
            "account_vacancy_close_reason": (
                ref.close_reasons[0]["id"] if row.state == "CLOSED" else None
            ),
        }

    def quotas(self, row: Opening) -> list[Doc]:
        """Hiring quotas of the only invented frame; ``already_hired`` is counted elsewhere."""
        dice = Dice(self._seed, self._ref.terms.account_id, row.number, 0x0C1)
        if row.multiple:
            return []
        owner = self._ref.coworkers[0]
        return [
            {
                "id": row.vacancy_id * 10 + 1,
                "vacancy_frame": row.vacancy_id * 10,
                "vacancy_request": None,
                "created": iso(row.opened),
                "changed": None,
                "applicants_to_hire": dice.pick((1, 1, 1, 2, 3, 5)),
                "deadline": day(row.opened + dice.between(40, 120) * DAY_S),
                "closed": None if row.ended is None else iso(row.ended),
                "account_info": {
                    "id": owner["member"],
                    "name": owner["name"],
                    "email": owner["email"],
                },
            }
        ]

    def _members(self, dice: Dice) -> list[int]:
        chosen = dice.sample(self._ref.coworkers[1:], dice.between(1, 4))
        owner = [self._ref.coworkers[0]] if dice.chance(70) else []
        return sorted(int(row["id"]) for row in owner + chosen)

    def _custom(self, dice: Dice, row: Opening) -> Doc:
        if self._ref.terms.english:
            return {}
        category = self._ref.dictionaries["category"]["fields"]
        return {
            "reason": dice.pick(("Новая позиция", "Замена сотрудника")),
            "category": dice.pick(category)["id"] if dice.chance(80) else None,
            "start_date": day(row.opened + 45 * DAY_S) if dice.chance(60) else None,
            "fork": {"from": dice.between(80, 140), "to": dice.between(150, 300)},
            "replaced_person": None,
            "probation_months": dice.pick((3, 3, None)),
            "workplace": dice.pick(("Офис", "Удалённо", "Гибрид")),
            "task_link": None,
        }


def _dates(dice: Dice, state: str, time: WorkTime) -> tuple[int, int | None]:
    if state == "CLOSED":
        ago = dice.between(110, 360)
        return (
            time.back(ago * WORKDAY_S + dice.below(WORKDAY_S)),
            time.back((ago - dice.between(45, 100)) * WORKDAY_S),
        )
    ago = dice.between(8, 110) if state == "OPEN" else dice.between(60, 200)
    return time.back(ago * WORKDAY_S + dice.below(WORKDAY_S)), None


def _list(items: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _body(role: Role, city: str, english: bool) -> str:
    if english:
        return f"<p>We are looking for a <b>{role.english}</b> in {city}.</p>" + _list(
            ["Work in a small friendly team", "Take part in planning", "Care about quality"]
        )
    return (
        f"<p>Мы ищем коллегу на позицию «{role.title}», город {city}. "
        "Команда небольшая, задачи разные, решения принимаем вместе.</p>"
        "<p><b>Чем предстоит заниматься:</b></p>"
        + _list([*_TASKS[role.division], f"работать с инструментами: {', '.join(role.skills[:3])}"])
    )


def _conditions(dice: Dice, english: bool) -> str:
    if english:
        return _list(["Remote or hybrid work", "28 days of vacation", "Training budget"])
    return _list(
        dice.sample(
            (
                "Оформление по ТК РФ с первого дня",
                "ДМС со стоматологией после испытательного срока",
                "Гибридный график: два дня в офисе",
                "Обучение и конференции за счёт компании",
                "Корпоративная столовая и фитнес",
                "Квартальная премия по итогам работы",
            ),
            4,
        )
    )
