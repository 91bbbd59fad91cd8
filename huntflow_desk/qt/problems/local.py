"""Words for trouble on this computer and in this program."""

from __future__ import annotations

from huntflow_desk.core.errors import Problem
from huntflow_desk.qt.problems.texts import ProblemWords, plain_fact, translate, with_path


def disk_trouble(problem: Problem) -> ProblemWords:
    match str(problem.facts.get("cause") or "io"):
        case "full":
            title = translate("Problems", "Диск заполнен")
            text = translate(
                "Problems",
                "Новое не сохраняется, уже сохранённое цело. Освободите место и повторите.",
            )
        case "readonly":
            title = translate("Problems", "Папка закрыта для записи")
            text = translate(
                "Problems",
                "Прочитать данные можно, сохранить новые нельзя. Проверьте права на папку.",
            )
        case "busy":
            title = translate("Problems", "Файлы заняты")
            text = translate("Problems", "Файлы данных держит другая программа. Закройте её.")
        case _:
            title = translate("Problems", "Диск не отвечает")
            text = translate(
                "Problems", "Записать или прочитать файл не удалось. Проверьте диск и повторите."
            )
    return ProblemWords(title, with_path(text, problem.facts.get("path")))


def damaged_database(problem: Problem) -> ProblemWords:
    kept = problem.facts.get("kept")
    salvaged = problem.facts.get("salvaged")
    if salvaged is None:
        text = translate(
            "Problems",
            "Файл данных повреждён и отложен в сторону, создан новый. "
            "Данные заново придут из Хантфлоу, когда вы их откроете.",
        )
    else:
        text = translate(
            "Problems",
            "Файл неотправленных правок повреждён и отложен в сторону. "
            "В новый перенесено всё, что удалось прочесть, записей: %n. Проверьте список правок.",
            None,
            int(salvaged),
        )
    return ProblemWords(
        translate("Problems", "Файл данных повреждён"),
        with_path(text, kept),
        "",
        "warn",
        "warning",
    )


def newer_database(problem: Problem) -> ProblemWords:
    return ProblemWords(
        translate("Problems", "Данные от более новой версии"),
        translate(
            "Problems",
            "Эти файлы записала более новая версия программы. Ничего не открыто и не изменено. "
            "Обновите программу.",
        ),
        icon="warning",
    )


def overtaken(problem: Problem) -> ProblemWords:
    return ProblemWords(
        translate("Problems", "Уже не изменить"),
        translate("Problems", "Правка тем временем ушла или отменена. Её состояние — в исходящих."),
        tone="warn",
        icon="info",
    )


def already_running(problem: Problem) -> ProblemWords:
    return ProblemWords(
        translate("Problems", "Уже открыто"),
        translate("Problems", "С этим профилем работает другое окно программы. Перейдите в него."),
        tone="warn",
        icon="info",
    )


def source_trouble(problem: Problem) -> ProblemWords:
    source = plain_fact(problem.facts.get("source") or "", 60)
    if source:
        text = translate("Problems", "{source} не отдаёт данные. Уже полученное сохранено.")
        text = text.replace("{source}", source)
    else:
        text = translate("Problems", "Источник не отдаёт данные. Уже полученное сохранено.")
    return ProblemWords(translate("Problems", "Источник недоступен"), text, "", "warn", "sources")


def unreadable_file(problem: Problem) -> ProblemWords:
    return ProblemWords(
        translate("Problems", "Файл не читается"),
        translate(
            "Problems",
            "Прочитать файл не удалось: он повреждён, защищён или в незнакомом виде. Файл цел.",
        ),
        tone="warn",
        icon="document",
    )


def bug(problem: Problem) -> ProblemWords:
    name = plain_fact(problem.facts.get("class") or "", 60)
    text = translate(
        "Problems", "Это ошибка программы, а не ваша. Сохранённое цело; действие можно повторить."
    )
    if name:
        detail = translate("Problems", "Для поддержки: {name}.").replace("{name}", name)
        text = f"{text} {detail}"
    return ProblemWords(translate("Problems", "Что-то сломалось"), text)


def unknown(problem: Problem) -> ProblemWords:
    return ProblemWords(
        translate("Problems", "Не получилось"),
        translate(
            "Problems",
            "Действие не выполнено. Сохранённые данные на месте; подробности в журнале запросов.",
        ),
    )
