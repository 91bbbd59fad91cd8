"""Language, theme and zoom change live, everywhere, with no word of the other language left."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from huntflow_desk.qt.dialogs.settings import SettingsDialog
from huntflow_desk.qt.kit.theme import theme
from tests.journeys.stage import ENGLISH, Stage

CYRILLIC = re.compile("[А-Яа-яЁё]")
LATIN_WORD = re.compile(r"\b[a-z]{4,}\b")
OWN_NAME = "Русский"
"""The command that changes the language is written in the language it leads to."""


def data_of(stage: Stage) -> set[str]:
    """Texts that come from Huntflow and stay as they are."""
    assert stage.workplace is not None
    library = stage.workplace.library
    found = {account.name for account in library.accounts()}
    if stage.workplace.session.me is not None:
        found |= {stage.workplace.session.me.name}
    return found


def foreign(stage: Stage) -> list[str]:
    data = data_of(stage)
    return sorted(
        {
            text
            for text in stage.seen()
            if CYRILLIC.search(text)
            and OWN_NAME not in text
            and not any(name and name in text for name in data)
        }
    )


@pytest.mark.parametrize("section", ["vacancies", "applicants", "journal"])
def test_english_without_a_russian_word(stage: Stage, section: str) -> None:
    stage.prepare(account_id=ENGLISH)
    window = stage.enter()
    stage.room.show_section(section)
    stage.settle()
    assert any(CYRILLIC.search(text) for text in stage.seen())
    window.set_language("en")
    stage.settle()
    stage.until(lambda: stage.state() == "Online")
    card = stage.room.card
    for tab in ("resume", "history", "questionary") if section != "journal" else ():
        card.choose_tab(tab)
        QApplication.processEvents()
    # A colleague's name in a worklog is data, whatever it is written in.
    left = [text for text in foreign(stage) if text not in stage.seen(card)]
    assert left == []
    assert window.locale().language().name == "English"
    assert stage.desk.settings("anna").look.language == "en"
    window.set_language("ru")
    stage.until(lambda: stage.state() == "В сети")


def test_the_settings_speak_the_other_language_too(stage: Stage) -> None:
    stage.prepare(account_id=ENGLISH, filled=False)
    window = stage.enter()
    window.show_settings()
    found = [one for one in window.findChildren(SettingsDialog) if one.isVisible()]
    (dialog,) = found
    window.set_language("en")
    stage.settle()
    data = data_of(stage)
    left = {
        text
        for text in stage.seen(dialog)
        if CYRILLIC.search(text)
        and OWN_NAME not in text
        and not any(name and name in text for name in data)
    }
    assert left == set()
    dialog.reject()
    window.set_language("ru")


def test_bars_and_empty_lists_follow_the_language(stage: Stage) -> None:
    stage.prepare(account_id=ENGLISH)
    window = stage.enter()
    stage.demo.switches.set("trouble", path="/accounts$", status=502)
    stage.trigger("refresh")
    stage.until(lambda: "server_trouble" in stage.bars())
    stage.demo.switches.clear()
    stage.settle()
    window.set_language("en")
    stage.settle()
    assert [text for text in stage.seen(window.notices) if CYRILLIC.search(text)] == []
    window.set_language("ru")


def test_theme_and_zoom_live(stage: Stage) -> None:
    stage.prepare(filled=True)
    window = stage.enter()
    light = window.grab().toImage()
    assert not theme().dark
    stage.trigger("theme")
    assert theme().dark
    QApplication.processEvents()
    dark = window.grab().toImage()
    middle = window.rect().center()
    assert light.pixelColor(middle).lightness() > 180 > 100 > dark.pixelColor(middle).lightness()
    assert stage.desk.settings("anna").look.theme == "dark"
    before = stage.rows(stage.room.people).verticalHeader().defaultSectionSize()
    stage.trigger("zoom_in")
    assert stage.rows(stage.room.people).verticalHeader().defaultSectionSize() > before
    stage.trigger("zoom_reset")
    assert stage.rows(stage.room.people).verticalHeader().defaultSectionSize() == before
    stage.settle()
