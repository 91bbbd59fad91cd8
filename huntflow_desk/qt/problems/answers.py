"""Words for what the server answered, or did not."""

from __future__ import annotations

from huntflow_desk.core.errors import Problem
from huntflow_desk.qt.problems.texts import ProblemWords, translate, with_answer


def unknown_outcome(problem: Problem) -> ProblemWords:
    if problem.facts.get("cause") in ("timeout", "cut"):
        text = translate(
            "Problems",
            "Связь оборвалась, не дождавшись ответа. Сохранённые данные на месте. Если это была "
            "правка, сначала обновите данные: она могла дойти.",
        )
    else:
        text = translate(
            "Problems",
            "Запрос ушёл, но понятного ответа не было: неизвестно, выполнен ли он. "
            "Введённое сохранено. Прежде чем повторить, обновите данные и проверьте.",
        )
    return ProblemWords(translate("Problems", "Ответ не дошёл"), text, "", "warn", "warning")


def forbidden(problem: Problem) -> ProblemWords:
    text = translate(
        "Problems",
        "У пользователя, которому принадлежит ключ, нет нужного права. "
        "Права раздаёт владелец организации в Хантфлоу.",
    )
    return ProblemWords(
        translate("Problems", "Нет доступа"), with_answer(text, problem), "", "warn", "lock"
    )


def rejected(problem: Problem) -> ProblemWords:
    text = translate(
        "Problems", "Хантфлоу не принял значения. Введённое сохранено: исправьте и отправьте снова."
    )
    return ProblemWords(
        translate("Problems", "Не принято"), with_answer(text, problem), icon="warning"
    )


def broken_record(problem: Problem) -> ProblemWords:
    return ProblemWords(
        translate("Problems", "Одна запись не читается"),
        translate(
            "Problems",
            "Хантфлоу не смог отдать одну из своих записей. Остальные получены и сохранены; "
            "об этой сообщите поддержке Хантфлоу.",
        ),
        tone="warn",
        icon="warning",
    )


def licence_limit(problem: Problem) -> ProblemWords:
    text = translate("Problems", "Лицензия организации не позволяет больше. Введённое сохранено.")
    return ProblemWords(
        translate("Problems", "Предел лицензии"), with_answer(text, problem), "", "warn", "warning"
    )


def not_found(problem: Problem) -> ProblemWords:
    text = translate(
        "Problems",
        "В Хантфлоу этого нет: удалено, объединено с другим или закрыто для вас. "
        "Сохранённая копия остаётся, пока это не подтвердится.",
    )
    return ProblemWords(translate("Problems", "Удалено или закрыто"), text, "", "warn", "empty")


def too_large(problem: Problem) -> ProblemWords:
    limit = problem.facts.get("limit_bytes")
    if isinstance(limit, int | float) and limit > 0:
        text = translate(
            "Problems", "Файл больше {size} МБ и не отправлен. Уменьшите его или разделите."
        ).replace("{size}", f"{limit / 1024 / 1024:.0f}")
    else:
        text = translate(
            "Problems", "Файл больше, чем принимает Хантфлоу. Уменьшите его или разделите."
        )
    return ProblemWords(
        translate("Problems", "Файл слишком большой"), text, "", "warn", "paperclip"
    )


def slow_down(problem: Problem) -> ProblemWords:
    wait = problem.facts.get("wait_s")
    title = translate("Problems", "Хантфлоу просит подождать")
    if isinstance(wait, int | float) and wait >= 1:
        text = translate(
            "Problems", "Запросов слишком много. Можно продолжить через {seconds} с."
        ).replace("{seconds}", str(round(wait)))
    else:
        text = translate("Problems", "Запросов слишком много. Повторите немного позже.")
    return ProblemWords(title, text, "", "warn", "clock")


def server_trouble(problem: Problem) -> ProblemWords:
    title = translate("Problems", "Хантфлоу сейчас не отвечает")
    status = problem.facts.get("status")
    if isinstance(status, int):
        text = translate(
            "Problems", "Сервер сообщил об ошибке {status}. Сохранённые данные на месте."
        ).replace("{status}", str(status))
    else:
        text = translate("Problems", "Сервер сообщил об ошибке. Сохранённые данные на месте.")
    return ProblemWords(title, text, "", "warn", "warning")


def garbled(problem: Problem) -> ProblemWords:
    return ProblemWords(
        translate("Problems", "Ответ не разобрать"),
        translate(
            "Problems",
            "Пришло не то, что обещает Хантфлоу: возможно, вмешались прокси или страница входа "
            "в сеть. Сохранённые данные не изменены.",
        ),
        tone="warn",
        icon="warning",
    )
