"""Words for an address, a network or a key that does not work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from huntflow_desk.core.errors import Problem
from huntflow_desk.qt.problems.texts import ProblemWords, host_of, translate


def not_sent(problem: Problem) -> ProblemWords:
    cause = str(problem.facts.get("cause") or "other")
    found = network_words(cause, problem.facts)
    kept = translate("Problems", "Всё, что уже сохранено, открывается и без сети.")
    return ProblemWords(found.title, f"{found.text} {kept}", "", "warn", "offline")


def network_words(cause: str, facts: Mapping[str, Any]) -> ProblemWords:
    """Title and text for a network cause: dns, refused, timeout, tls, proxy, offline, paused."""
    host = host_of(facts)
    match cause:
        case "dns":
            title = translate("Problems", "Адрес не найден")
            text = translate(
                "Problems", "Сервер {host} не найден. Проверьте адрес и подключение к интернету."
            )
        case "refused":
            title = translate("Problems", "Соединение отклонено")
            text = translate(
                "Problems", "{host} не принимает соединения. Проверьте адрес, порт и сетевой экран."
            )
        case "timeout":
            title = translate("Problems", "Нет ответа")
            text = translate(
                "Problems", "{host} не ответил вовремя. Сеть может быть медленной или закрытой."
            )
        case "tls":
            title = translate("Problems", "Сертификат не принят")
            text = translate(
                "Problems",
                "{host} показал сертификат, которому нельзя верить, и соединение не установлено. "
                "Если у компании свой сертификат, укажите его файл в настройках подключения.",
            )
        case "proxy":
            title = translate("Problems", "Прокси не пропускает")
            text = translate(
                "Problems",
                "Прокси-сервер не ответил или отказал. Проверьте прокси в настройках подключения.",
            )
        case "offline":
            title = translate("Problems", "Нет сети")
            text = translate("Problems", "Компьютер не подключён к сети.")
        case "paused":
            title = translate("Problems", "Вы работаете офлайн")
            text = translate("Problems", "Запросы не отправляются, пока вы не вернётесь в сеть.")
        case _:
            title = translate("Problems", "Нет связи")
            text = translate(
                "Problems", "Связаться с {host} не удалось. Проверьте подключение к интернету."
            )
    return ProblemWords(title, text.replace("{host}", host), "", "warn", "offline")


def wrong_host(problem: Problem) -> ProblemWords:
    return address_words(str(problem.facts.get("cause") or ""), problem.facts)


def address_words(cause: str, facts: Mapping[str, Any]) -> ProblemWords:
    """Title and text for a refused address: empty, scheme, plain_http, userinfo, host."""
    title = translate("Problems", "Адрес не подходит")
    match cause:
        case "empty":
            text = translate("Problems", "Введите адрес Хантфлоу.")
        case "scheme":
            text = translate(
                "Problems", "Адрес начинается с https://. Вставьте его целиком или только имя."
            )
        case "plain_http":
            text = translate(
                "Problems",
                "Нужен адрес с https://: без него ключ пошёл бы по сети открытым текстом.",
            )
        case "userinfo":
            text = translate(
                "Problems", "В адресе не должно быть имени и пароля. Оставьте только имя сервера."
            )
        case "host":
            text = translate("Problems", "Это не похоже на адрес. Пример: api.huntflow.ru")
        case _:
            title = translate("Problems", "Это другой адрес")
            text = translate(
                "Problems",
                "{host} отправляет на другой сервер. Ключ туда не передан. Проверьте адрес.",
            ).replace("{host}", host_of(facts))
    return ProblemWords(title, text, "", "danger", "link")


def keys_lost(problem: Problem) -> ProblemWords:
    found = key_words(str(problem.facts.get("cause") or "invalid"))
    kept = translate("Problems", "Сохранённые данные на месте.")
    return ProblemWords(found.title, f"{found.text} {kept}", "", found.tone, found.icon)


def key_words(cause: str) -> ProblemWords:
    """Title and text for a key that does not work: invalid, refused, used, missing."""
    match cause:
        case "missing":
            title = translate("Problems", "Ключа нет")
            text = translate(
                "Problems",
                "Для этого подключения не сохранено ни одного ключа. Вставьте новую пару.",
            )
        case "used":
            title = translate("Problems", "Ключ обновления уже использован")
            text = translate(
                "Problems",
                "Ключ обновления действует один раз, и его уже применили: здесь или на другом "
                "компьютере. Создайте в Хантфлоу новую пару ключей и вставьте её.",
            )
        case "refused":
            title = translate("Problems", "Ключ обновления не принят")
            text = translate(
                "Problems",
                "Хантфлоу не выдал новый ключ. Создайте новую пару ключей и вставьте её.",
            )
        case _:
            title = translate("Problems", "Ключ не принят")
            text = translate(
                "Problems",
                "Хантфлоу не узнал ключ: он отозван, истёк или сделан для другого адреса. "
                "Создайте новую пару ключей и вставьте её.",
            )
    return ProblemWords(title, text, "", "danger", "key")


def keys_locked(problem: Problem) -> ProblemWords:
    match str(problem.facts.get("cause") or "failed"):
        case "locked":
            title = translate("Problems", "Хранилище ключей закрыто")
            text = translate(
                "Problems", "Откройте хранилище паролей системы и повторите. Ключи целы."
            )
        case "missing":
            title = translate("Problems", "Нет хранилища ключей")
            text = translate(
                "Problems",
                "В системе нет хранилища паролей, поэтому ключи живут только до закрытия "
                "программы. На диск они не записываются.",
            )
        case _:
            title = translate("Problems", "Хранилище ключей отказало")
            text = translate(
                "Problems",
                "Хранилище паролей системы не отдало или не приняло ключ. Пока программа открыта, "
                "новый ключ не потеряется.",
            )
    return ProblemWords(title, text, "", "warn", "lock")


def keys_unsaved(problem: Problem) -> ProblemWords:
    return ProblemWords(
        translate("Problems", "Новые ключи не сохраняются"),
        translate(
            "Problems",
            "Ключи обновлены и работают, но хранилище паролей системы их не принимает. Пока они "
            "только в памяти программы; сохранить пробуем снова и снова. Откройте хранилище и не "
            "закрывайте программу.",
        ),
        "",
        "warn",
        "lock",
    )


def bad_key(problem: Problem) -> ProblemWords:
    return ProblemWords(
        translate("Problems", "Это не ключ"),
        translate(
            "Problems",
            "В ключе бывают только латинские буквы, цифры и знаки, без пробелов внутри. "
            "Скопируйте его ещё раз целиком.",
        ),
        icon="key",
    )
