"""Two languages, changed live; every string is translated and compiled."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from huntflow_desk.qt.kit.labels import age_text
from huntflow_desk.qt.kit.languages import Languages, system_language
from huntflow_desk.qt.kit.resources import resource_path
from tests import translations
from tests.strings import strings_of_window


class Listener(QWidget):
    """Counts changes of the language."""

    def __init__(self):
        super().__init__()
        self.changes = 0

    def changeEvent(self, event):
        if event.type() == QEvent.Type.LanguageChange:
            self.changes += 1
        super().changeEvent(event)


def test_live_switch(languages, qtbot):
    widget, seen = Listener(), []
    qtbot.addWidget(widget)
    widget.show()
    languages.changed.connect(seen.append)
    assert age_text(130) == "2 мин"
    languages.set_language("en")
    qtbot.waitUntil(lambda: widget.changes > 0)
    assert age_text(130) == "2 min"
    languages.set_language("en")
    languages.set_language("ru")
    assert age_text(130) == "2 мин"
    assert seen == ["en", "ru"]


def test_plural_forms(languages):
    def days(number):
        return age_text(number * 86_400 + 1)

    assert [days(n) for n in (1, 2, 5, 21)] == ["1 день", "2 дня", "5 дн.", "21 день"]
    languages.set_language("en")
    assert [days(n) for n in (1, 2, 21)] == ["1 day", "2 days", "21 days"]


def test_standard_buttons_and_numbers_follow(languages, qtbot):
    def cancel():
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")

    assert cancel() == "Отмена"
    assert QLocale().toString(1234.5, "f", 1).endswith(",5")
    languages.set_language("en")
    assert cancel() == "Cancel"
    assert QLocale().toString(1234.5, "f", 1) == "1,234.5"


def test_unknown_code_means_the_system(languages):
    languages.set_language("xx")
    assert languages.wanted == "system"
    assert languages.current == system_language()
    assert system_language() in ("ru", "en")
    assert [code for code, _ in Languages.available()] == ["ru", "en"]


def test_resources_are_found():
    assert resource_path("icons/search.svg").is_file()
    assert resource_path("app/huntflow-desk.png").is_file()
    for code in ("ru", "en"):
        assert resource_path(f"translations/huntflow_desk_{code}.qm").is_file()


def test_reader_understands_every_call():
    found, trouble = strings_of_window()
    assert trouble == []
    assert len(found) > 10


def test_translations_hold_exactly_the_strings_of_the_sources():
    assert translations.stale() == [], "run: python -m tests.translations update"


def test_every_string_is_translated():
    assert translations.unfinished() == {}, "run: python -m tests.translations todo"


def test_compiled_files_are_up_to_date(tmp_path):
    if translations.tool("pyside6-lrelease") is None:
        pytest.skip("pyside6-lrelease is not installed")
    translations.compile_to(tmp_path)
    for code in ("ru", "en"):
        name = f"huntflow_desk_{code}.qm"
        committed = Path(translations.FOLDER / name).read_bytes()
        assert committed == (tmp_path / name).read_bytes(), (
            "run: python -m tests.translations update"
        )


def test_english_has_no_russian_words():
    for message in translations.read("en"):
        for form in message.forms:
            letters = {c for c in form.lower() if "а" <= c <= "я" or c == "ё"}
            assert not letters or "Русский" in form, message


def test_placeholders_survive_translation():
    for message in translations.read("en") + translations.read("ru"):
        wanted = {part.split("}")[0] for part in message.found.source.split("{")[1:]}
        for form in message.forms:
            if form:
                got = {part.split("}")[0] for part in form.split("{")[1:]}
                assert got == wanted, message
    assert QCoreApplication.translate("none", "как есть") == "как есть"
