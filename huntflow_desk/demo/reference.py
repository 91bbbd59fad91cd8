"""Reference data of an organisation: stages, reasons, tags, sources, people who work there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .clock import DAY_S, iso

Doc = dict[str, Any]

# Russian and English name, type, days a person should stay, removed so many days ago.
_STAGES: tuple[tuple[str, str, str, int | None, int | None], ...] = (
    ("Новые отклики", "New", "user", 3, None),
    ("Отобраны", "Selected", "user", 2, None),
    ("Резюме у заказчика", "Resume sent to manager", "user", 4, None),
    ("Тестовое задание", "Test task", "user", 5, 210),
    ("Телефонное интервью", "Phone interview", "user", 3, None),
    ("Интервью с HR", "HR interview", "user", 5, None),
    ("Интервью с заказчиком", "Manager interview", "user", 7, None),
    ("Проверка рекомендаций", "Reference check", "user", None, None),
    ("Проверка службы безопасности", "Background check", "user", None, 400),
    ("Выставлен оффер", "Offer sent", "user", 5, None),
    ("Вышел на работу", "Hired", "hired", None, None),
    ("Отказ", "Rejected", "trash", None, None),
)
_SHORT_GROUP = (0, 4, 6, 9, 10, 11)  # the second group: fewer stages
_REASONS = (
    ("Не подошёл по опыту", "Not enough experience"),
    ("Высокие зарплатные ожидания", "Salary expectations"),
    ("Принял другое предложение", "Accepted another offer"),
    ("Не выходит на связь", "Does not answer"),
    ("Не подходит график или место", "Location or schedule"),
    ("Не прошёл тестовое задание", "Failed the test task"),
    ("Вакансия закрыта", "Vacancy is closed"),
)
_TAGS = (
    ("Кадровый резерв", "Talent pool", "4f9a6b"),
    ("Горячий кандидат", "Hot", "e5533d"),
    ("Английский B2+", "English B2+", "3d7dca"),
    ("Рекомендация сотрудника", "Referral", "8e5bc4"),
    ("Готов к переезду", "Ready to relocate", "e0a025"),
    ("Только удалённо", "Remote only", "2a9d9d"),
    ("Вернуться осенью", "Come back in autumn", "b0783c"),
    ("Стажёр", "Trainee", "7a8791"),
    ("Чёрный список", "Do not contact", "2f2f2f"),
    ("Бывший сотрудник", "Former colleague", "c2578b"),
)
_SOURCES = (
    ("HeadHunter", "HeadHunter", "system", "HH"),
    ("SuperJob", "SuperJob", "system", "SJ"),
    ("LinkedIn", "LinkedIn", "system", "LI"),
    ("Хабр Карьера", "Habr Career", "system", None),
    ("Avito", "Avito", "system", "AVITO"),
    ("Рекомендация", "Referral", "user", None),
    ("Сайт компании", "Company site", "user", None),
    ("Ярмарка вакансий", "Job fair", "user", "fair-2024"),
    ("rabota.by", "rabota.by", "user", None),
    ("ClickUp", "ClickUp", "user", None),
    ("Notion", "Notion", "user", None),
)
_DIVISIONS: tuple[tuple[str, str, int | None, bool], ...] = (  # name, English, parent, active
    ("Разработка", "Engineering", None, True),
    ("Продукт и данные", "Product and Data", None, True),
    ("Продажи и маркетинг", "Sales and Marketing", None, True),
    ("Финансы и право", "Finance and Legal", None, True),
    ("Логистика и производство", "Operations", None, True),
    ("Персонал", "People", None, True),
    ("Платформа", "Platform", 0, True),
    ("Мобильные приложения", "Mobile", 0, True),
    ("Склад «Север»", "Warehouse North", 4, True),
    ("Склад «Юг»", "Warehouse South", 4, False),
)
_REGIONS: tuple[tuple[str, str, int | None], ...] = (
    ("Россия", "Russia", None),
    ("Центральный округ", "Central district", 0),
    ("Москва", "Moscow", 1),
    ("Северо-Западный округ", "North-West district", 0),
    ("Санкт-Петербург", "Saint Petersburg", 3),
    ("Приволжский округ", "Volga district", 0),
    ("Казань", "Kazan", 5),
    ("Беларусь", "Belarus", None),
    ("Минск", "Minsk", 7),
)
_PEOPLE: tuple[tuple[str, str, str, str], ...] = (
    ("Анна Ветрова", "Anna Vetrova", "owner", "a.vetrova"),
    ("Марина Соколова", "Marina Sokolova", "manager", "m.sokolova"),
    ("Илья Громов", "Ilya Gromov", "manager", "i.gromov"),
    ("Екатерина Лазарева", "Kate Lazareva", "manager", "e.lazareva"),
    ("Павел Никитин", "Paul Nikitin", "watcher", "p.nikitin"),
    ("Ольга Терентьева", "Olga Terentieva", "watcher", "o.terentieva"),
    ("Денис Орлов", "Dennis Orlov", "watcher", "d.orlov"),
    ("Светлана Юдина", "Svetlana Yudina", "watcher", "s.yudina"),
)
_DICTIONARIES: tuple[tuple[str, str, str, tuple[tuple[str, str, int | None], ...]], ...] = (
    (
        "category",
        "Категория должности",
        "Job category",
        (
            ("Руководители", "Managers", None),
            ("Специалисты", "Specialists", None),
            ("Старшие специалисты", "Senior specialists", 1),
            ("Рабочие", "Workers", None),
        ),
    ),
    (
        "languages",
        "Языки",
        "Languages",
        (
            ("Английский", "English", None),
            ("Немецкий", "German", None),
            ("Французский", "French", None),
            ("Китайский", "Chinese", None),
            ("Испанский", "Spanish", None),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What makes one organisation different from another."""

    account_id: int
    name: str
    nick: str
    member_type: str
    english: bool
    stages: int = len(_STAGES)
    tags: int = len(_TAGS)
    divisions: bool = True


class Reference:
    """Lists that hardly ever change. Ids of organisation n start at n * 1000."""

    def __init__(self, terms: Terms, anchor: float) -> None:
        self.terms = terms
        base = terms.account_id * 1000
        self.base = base
        word = 1 if terms.english else 0
        self.stages: list[Doc] = []
        for number, row in enumerate(_STAGES):
            stage: Doc = {
                "id": base + 1 + number,
                "type": row[2],
                "name": row[word],
                "removed": None if row[4] is None else iso(anchor - row[4] * DAY_S),
                "order": number + 1,
                "stay_duration": row[3],
            }
            self.stages.append(stage)
        self.stage_by_id = {int(stage["id"]): stage for stage in self.stages}
        active = [n for n, row in enumerate(_STAGES) if row[4] is None]
        self.groups = {base + 71: active, base + 72: list(_SHORT_GROUP)}
        self.reasons: list[Doc] = [
            {"id": base + 101 + n, "name": row[word], "order": n + 1}
            for n, row in enumerate(_REASONS)
        ]
        self.reasons.append(
            {"id": None, "name": ("Другое", "Other")[word], "order": len(_REASONS) + 1}
        )
        self.reason_ids = [base + 101 + n for n in range(len(_REASONS))]
        self.tags: list[Doc] = [
            {"id": base + 201 + n, "name": row[word], "color": row[2]}
            for n, row in enumerate(_TAGS[: terms.tags])
        ]
        self.sources: list[Doc] = [
            {"id": base + 301 + n, "foreign": row[3], "name": row[word], "type": row[2]}
            for n, row in enumerate(_SOURCES)
        ]
        self.divisions: list[Doc] = []
        if terms.divisions:
            self.divisions = [
                {
                    "id": base + 401 + n,
                    "name": row[word],
                    "order": n + 1,
                    "active": row[3],
                    "parent": None if row[2] is None else base + 401 + row[2],
                    "deep": 0 if row[2] is None else 1,
                    "foreign": f"division-{n + 1}",
                    "meta": {"code": f"D{n + 1:02d}"} if n % 3 == 0 else None,
                }
                for n, row in enumerate(_DIVISIONS)
            ]
        self.regions: list[Doc] = []
        for n, region in enumerate(_REGIONS):
            deep = 0 if region[2] is None else int(self.regions[region[2]]["deep"]) + 1
            self.regions.append(
                {
                    "id": base + 501 + n,
                    "name": region[word],
                    "order": n + 1,
                    "parent": None if region[2] is None else base + 501 + region[2],
                    "deep": deep,
                    "foreign": f"region-{n + 1}",
                    "active": True,
                }
            )
        self.coworkers: list[Doc] = []
        for n, person in enumerate(_PEOPLE):
            kind = person[2]
            if n == 0:
                kind = terms.member_type
            self.coworkers.append(
                {
                    "id": base + 601 + n,
                    "member": 40 + n,
                    "name": person[1 if terms.english else 0],
                    "type": kind,
                    "head": base + 602 if kind == "watcher" and n else None,
                    "email": f"{person[3]}@example.com",
                    "meta": None,
                }
            )
        self.close_reasons = _named(
            base + 701, ("Вакансия заполнена", "Потребность отпала", "Другое"), last_null=True
        )
        self.hold_reasons = _named(
            base + 711, ("Нет бюджета", "Меняются требования", "Другое"), last_null=True
        )
        if terms.english:
            self.close_reasons = _named(base + 701, ("Filled", "No need any more", "Other"), True)
            self.hold_reasons = _named(
                base + 711, ("No budget", "Requirements change", "Other"), True
            )
        self.dictionaries = self._make_dictionaries(base, word, anchor)

    def _make_dictionaries(self, base: int, word: int, anchor: float) -> dict[str, Doc]:
        found: dict[str, Doc] = {}
        for n, (code, name, english, rows) in enumerate(_DICTIONARIES):
            start = base + 801 + n * 20
            found[code] = {
                "id": base + 791 + n,
                "code": code,
                "name": english if word else name,
                "foreign": f"dict-{code}",
                "created": iso(anchor - 600 * DAY_S),
                "fields": [
                    {
                        "id": start + k,
                        "name": row[word],
                        "order": k + 1,
                        "active": True,
                        "parent": None if row[2] is None else start + row[2],
                        "deep": 0 if row[2] is None else 1,
                        "foreign": f"{code}-{k + 1}",
                        "meta": None,
                    }
                    for k, row in enumerate(rows)
                ],
            }
        return found

    def groups_answer(self) -> list[Doc]:
        """Stage groups with their stages in order (API.md 9.2)."""
        english = self.terms.english
        names = (
            ("Standard", "Mass hiring") if english else ("Стандартный подбор", "Массовый подбор")
        )
        return [
            {
                "id": group_id,
                "name": names[n],
                "statuses": [
                    {
                        "id": group_id * 100 + position,
                        "account_vacancy_status": self.stages[position]["id"],
                        "stay_duration": self.stages[position]["stay_duration"],
                    }
                    for position in positions
                ],
            }
            for n, (group_id, positions) in enumerate(self.groups.items())
        ]

    def allowed_stages(self, group_id: int | None) -> set[int]:
        """Ids of the stages a vacancy with this group may use as a target."""
        if group_id in self.groups:
            positions = self.groups[group_id]
        else:
            positions = [n for n, row in enumerate(_STAGES) if row[4] is None]
        return {int(self.stages[n]["id"]) for n in positions}

    def tree_meta(self, rows: list[Doc]) -> Doc:
        """``meta`` of divisions and regions."""
        return {
            "levels": max((int(row["deep"]) + 1 for row in rows), default=0),
            "has_inactive": any(not row.get("active", True) for row in rows),
        }


def _named(first_id: int, names: tuple[str, ...], last_null: bool) -> list[Doc]:
    rows: list[Doc] = [{"id": first_id + n, "name": name} for n, name in enumerate(names)]
    if last_null:
        rows[-1]["id"] = None
    return rows
