"""Words for the outcome of a connection test, and the report a person may send to support."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.errors import Problem
from huntflow_desk.qt.problems import answers, reach
from huntflow_desk.qt.problems.texts import ProblemWords, host_of, plain_fact, translate

if TYPE_CHECKING:
    # The words are needed at the first paint, tests of connections are not.
    from huntflow_desk.services.connections import ConnectionReport


def report_words(report: ConnectionReport) -> ProblemWords:
    """What a test found: who answers, as whom and how fast; or why not and what to do."""
    if report.ok:
        return ProblemWords(
            translate("Problems", "Подключение работает"), _ok_text(report), "", "ok", "ok"
        )
    facts = report.problem.facts if report.problem is not None else {}
    return cause_words(report.cause, facts)


def cause_words(cause: str, facts: Mapping[str, Any]) -> ProblemWords:
    """The words for `ConnectionReport.cause`; also no_keys, for a connection without any."""
    problem = Problem("connection", facts)
    match cause:
        case "bad_address":
            return reach.wrong_host(problem)
        case "wrong_host":
            return reach.address_words("", facts)
        case "bad_key":
            return reach.bad_key(problem)
        case "invalid_key":
            return reach.key_words("invalid")
        case "no_keys":
            return reach.key_words("missing")
        case "key_used":
            return reach.key_words("used")
        case "forbidden":
            return answers.forbidden(problem)
        case "not_huntflow":
            return ProblemWords(
                translate("Problems", "Это не Хантфлоу"),
                translate(
                    "Problems",
                    "{host} отвечает, но не так, как Хантфлоу. Проверьте адрес; если вы в чужой "
                    "сети, сначала войдите в неё через браузер.",
                ).replace("{host}", host_of(facts)),
                icon="link",
            )
        case "server":
            return answers.server_trouble(problem)
        case "busy":
            return answers.slow_down(problem)
        case _:
            return reach.network_words(cause, facts)


def report_text(report: ConnectionReport, *, version: str, moment: str) -> str:
    """The outcome as lines for support: no keys, nobody's name."""
    found = report_words(report)
    lines = [
        translate("Problems", "Huntflow Desk {version}, проверка подключения, {moment}")
        .replace("{version}", version)
        .replace("{moment}", moment),
        translate("Problems", "Адрес: {address}").replace("{address}", plain_fact(report.url)),
        translate("Problems", "Итог: {title}").replace(
            "{title}", f"{found.title} [{report.cause}]"
        ),
        translate("Problems", "Время: {ms} мс").replace("{ms}", str(report.duration_ms)),
    ]
    if report.ok:
        lines.append(
            translate("Problems", "Организаций: {count}").replace(
                "{count}", str(len(report.accounts))
            )
        )
    else:
        lines.append(found.text)
    if report.problem is not None and report.problem.journal_id:
        row = translate("Problems", "Строка журнала: {row}")
        lines.append(row.replace("{row}", str(report.problem.journal_id)))
    return "\n".join(lines)


def _ok_text(report: ConnectionReport) -> str:
    name = plain_fact((report.me.name or report.me.email) if report.me else "", 80)
    text = (
        translate("Problems", "Ответ за {ms} мс. Вы вошли как {name}.")
        if name
        else translate("Problems", "Ответ за {ms} мс.")
    )
    text = text.replace("{ms}", str(report.duration_ms)).replace("{name}", name)
    count = len(report.accounts)
    seen = translate("Problems", "Доступно организаций: %n.", "", count)
    return f"{text} {seen}"
