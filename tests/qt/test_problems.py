"""Every problem has words in both languages; facts from outside stay plain and short."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from huntflow_desk.core import errors
from huntflow_desk.core.documents import Me
from huntflow_desk.core.errors import DeskError, Problem, explain
from huntflow_desk.core.keys import KeyPair
from huntflow_desk.core.models import Account
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.problems import (
    action_label,
    cause_words,
    complaint,
    describe,
    kinds,
    report_text,
    report_words,
    words,
)
from huntflow_desk.services.connections import ConnectionReport
from tests.filling import BASE_URL

EVIL = "<b onclick=x>\u202egnp.exe</b>\x00 " + "A" * 5_000
CAUSES = {
    "not_sent": "dns refused timeout tls proxy offline paused other",
    "unknown_outcome": "timeout cut server broken_record html",
    "keys_lost": "invalid refused used missing",
    "keys_locked": "locked missing failed",
    "wrong_host": "empty scheme plain_http userinfo host redirect foreign",
    "disk_trouble": "full readonly io busy",
}
TEST_CAUSES = {
    "network": ("dns", "refused", "tls", "timeout", "proxy", "offline", "other"),
    "key": ("bad_key", "invalid_key", "key_used", "no_keys", "forbidden"),
    "answer": ("wrong_host", "not_huntflow", "server", "busy"),
}
CYRILLIC = re.compile("[А-Яа-яЁё]")


@pytest.fixture(params=["ru", "en"])
def language(languages: Languages, request: pytest.FixtureRequest) -> str:
    languages.set_language(request.param)
    return str(request.param)


def every_kind() -> set[str]:
    found, waiting = {"bug", "bad_key"}, list(DeskError.__subclasses__())
    while waiting:
        one = waiting.pop()
        found.add(one.kind)
        waiting += one.__subclasses__()
    return found


def check(title: str, text: str, language: str) -> None:
    assert title and text
    assert not re.search(r"[{}]|%\d|%n", title + text)
    has = bool(CYRILLIC.search(title)), bool(CYRILLIC.search(text))
    assert has == ((True, True) if language == "ru" else (False, False)), (title, text)


def test_every_kind_has_words_of_its_own() -> None:
    assert every_kind() <= kinds()


def test_every_kind_and_cause_speaks(language: str) -> None:
    texts = set()
    for kind in sorted(every_kind()):
        for cause in CAUSES.get(kind, "").split() or [""]:
            for facts in ({"cause": cause}, {"cause": cause, "host": "example.com", "status": 502}):
                found = words(Problem(kind, facts))
                check(found.title, found.text, language)
                texts.add(found.text)
    assert len(texts) > 40


def test_unknown_kinds_get_honest_words(language: str) -> None:
    found = words(Problem("something_newer"))
    check(found.title, found.text, language)


def test_every_cause_of_a_connection_test_speaks(language: str) -> None:
    titles = {}
    for cause in (one for group in TEST_CAUSES.values() for one in group):
        found = cause_words(cause, {"host": "api.example.com"})
        check(found.title, found.text, language)
        titles[cause] = found.title
    assert titles["tls"] != titles["dns"] != titles["refused"]
    for cause in CAUSES["wrong_host"].split():
        found = cause_words("bad_address", {"cause": cause, "host": "h"})
        check(found.title, found.text, language)


def test_codes_at_fields_have_words_and_servers_have_theirs(language: str) -> None:
    plain = "required email date future integer number url inside undecided unreadable empty"
    limited = {"range:1–999": "1–999", "too_long:65535": "65535", "too_large:15": "15"}
    said = {code: complaint(code) for code in [*plain.split(), "last_name", "removed", *limited]}
    assert len(set(said.values())) == len(said)
    for code, text in said.items():
        check(text, text, language)
        assert limited.get(code, "") in text
    # What begins with a word of ours is still the server's, and so is a limit without a number.
    for text in ("date: must be in the past", "too_long", "Invalid value"):
        assert complaint(text).endswith(f": {text}")


def test_actions_have_labels(language: str) -> None:
    labels = {action: action_label(action) for action in ("retry", "keys", "settings")}
    assert len(set(labels.values())) == 3
    assert all(bool(CYRILLIC.search(label)) == (language == "ru") for label in labels.values())
    assert action_label("none") == action_label("wait") == ""
    assert words(explain(errors.KeysLost(cause="used"))).action == labels["keys"]
    assert words(explain(errors.Forbidden())).action == ""


@pytest.mark.parametrize(
    "error",
    [
        errors.Rejected(EVIL),
        errors.Forbidden(EVIL),
        errors.LicenceLimit(EVIL),
        errors.NotSent(cause="dns", host=EVIL),
        errors.WrongHost(cause="redirect", host=EVIL, target=EVIL),
        errors.SourceTrouble(source=EVIL),
        errors.DiskTrouble(cause="io", path=EVIL),
        errors.DamagedDatabase(kept=EVIL),
    ],
)
def test_facts_from_outside_stay_plain_and_short(error: DeskError, qapp: QApplication) -> None:
    found = describe(error)
    assert len(found.title) < 100
    assert len(found.text) < 800
    assert "\u202e" not in found.text
    assert "\x00" not in found.text
    assert "\n" not in found.text


def test_facts_fill_the_sentences(qapp: QApplication) -> None:
    assert "8 с" in describe(errors.SlowDown(wait_s=8.4)).text
    assert "15 МБ" in describe(errors.TooLarge(limit_bytes=15 * 1024 * 1024)).text
    assert "503" in describe(errors.ServerTrouble(status=503)).text
    assert "«нет такого этапа»" in describe(errors.Rejected("нет такого этапа")).text
    assert "KeyError" in describe(KeyError("secret-token")).text
    assert "secret" not in describe(KeyError("secret-token")).text


def test_a_good_report_names_who_and_how_many(language: str) -> None:
    accounts = tuple(Account(number, "A") for number in range(2))
    report = ConnectionReport("ok", BASE_URL, 180, Me(1, "Maria"), accounts)
    found = report_words(report)
    assert found.tone == "ok"
    assert "180" in found.text
    assert "Maria" in found.text
    assert ("2 организации" if language == "ru" else "2 organisations") in found.text


def test_the_copied_report_has_no_keys_and_no_names(language: str, qapp: QApplication) -> None:
    from datetime import UTC, datetime

    pair = KeyPair(BASE_URL, "ACCESSKEY", "REFRESHKEY", datetime.now(UTC))
    good = ConnectionReport("ok", BASE_URL, 12, Me(1, "Maria"), (Account(1, "Acme"),), pair)
    problem = Problem("keys_lost", {"cause": "invalid"}, journal_id=41)
    bad = ConnectionReport("invalid_key", BASE_URL, 9, pair=pair, problem=problem)
    for report in (good, bad):
        text = report_text(report, version="1.2", moment="10:42")
        assert BASE_URL in text
        assert report.cause in text
        assert "1.2" in text
        assert not re.search("ACCESSKEY|REFRESHKEY|Maria|Acme", text)
    assert "41" in report_text(bad, version="1", moment="")
