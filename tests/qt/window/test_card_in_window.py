"""The card in the whole window: words of the search, pages offline, the way resumes are seen."""

from __future__ import annotations

from huntflow_desk.core.query import words
from huntflow_desk.services.files import ResumeKey
from tests.qt.window.conftest import Stage


def person_with_resume(stage: Stage) -> tuple[ResumeKey, str]:
    """Somebody in the list of everyone whose resume is kept, and a word that is in it."""
    room = stage.room
    room.show_section("applicants")
    stage.settle()
    account_id = room.account_id
    assert account_id is not None
    for number in range(room.everyone._model.rowCount()):
        applicant_id = room.everyone._model.key_at(number)
        assert isinstance(applicant_id, int)
        room.everyone.choose(applicant_id)
        stage.settle()
        card = stage.place.library.card(account_id, applicant_id)
        for resume in card.resumes[:1] if card is not None else ():
            if resume.saved is not None and len(resume.saved.value.text) > 200:
                word = max(words(resume.saved.value.text), key=len)
                return ResumeKey(account_id, applicant_id, resume.external_id), word
    raise AssertionError("nobody has a resume")


def test_words_of_the_search_are_lit_in_the_card(stage: Stage) -> None:
    key, word = person_with_resume(stage)
    room = stage.room
    room.everyone.search(f"{word} -ничегонет")
    stage.settle()
    room.everyone.choose(key.applicant_id)
    stage.settle()
    assert room.card.hits.words == (word,)
    stage.until(lambda: room.card.hits.place[1] > 0)
    first, total = room.card.hits.place
    stage.window.actions_by_key["next_hit"].trigger()
    assert room.card.hits.place == (first % total + 1, total)
    stage.window.actions_by_key["previous_hit"].trigger()
    assert room.card.hits.place == (first, total)
    room.everyone.search("")
    assert room.card.hits.words == ()
    stage.settle()


def test_pages_come_once_and_stay_without_a_network(stage: Stage) -> None:
    key, _ = person_with_resume(stage)
    room = stage.room
    resumes = room.card.resumes
    resumes.set_mode("pages")
    stage.until(lambda: resumes.file.pages.has_picture(0))
    stage.settle()
    assert room.save_state()["card"] == {"resume": "pages", "zoom": 100}
    stage.place.session.pause()
    room.card.show_applicant(key.account_id, None)
    room.card.show_applicant(key.account_id, key.applicant_id)
    assert not resumes.file.pages.has_picture(0)
    stage.until(lambda: resumes.file.pages.has_picture(0))
    stage.settle()


def test_the_keys_printed_on_buttons_are_those_that_hold(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    room, actions = stage.room, stage.window.actions_by_key
    card = room.card
    room.show_tab("vacancy")

    def printed() -> list[str]:
        moves = card.links.moves()
        buttons = (card.header.edit, card.header.add_tag, *moves[:1], room.vacancy.header.edit)
        return [one.accessibleName() for one in buttons]

    stage.until(lambda: len(printed()) == 4)
    assert printed() == [
        "Править · E (У)",
        "Метки · T (Е)",
        "Перевести на этап · M (Ь)",
        "Править вакансию · E (У)",
    ]
    actions.use_keys({"move": ["Q"], "tags": []})
    assert printed()[1:3] == ["Метки", "Перевести на этап · Q (Й)"]
    actions.use_keys({}, single=False)
    assert printed() == ["Править", "Метки", "Перевести на этап", "Править вакансию"]
