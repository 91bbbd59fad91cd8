"""The table of all commands: words, keys, icon, menu, and in which views single keys hold.

A new command is an entry here and a handler in the window's registry. An entry whose handler does
not exist yet is not offered anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

from huntflow_desk.qt.actions.menus import _n, _tr

Standard = QKeySequence.StandardKey

PERSON = ("people", "card", "board", "triage")
"""Views in which somebody is chosen."""
LISTS = (
    "accounts",
    "people",
    "vacancies",
    "vacancy",
    "card",
    "board",
    "triage",
    "intake",
    "outbox",
    "journal",
)


@dataclass(frozen=True, slots=True)
class Command:
    """What a person can do.

    `key` names it; `name`: Russian words, English ones are their translation; `also`: further
    words that find it, in both languages; `keys`: standard keys, combinations ("Ctrl+K") and
    single keys as on QWERTY ("E", "Shift+Y", "G V", "Space"); `where`: views in which its single
    keys hold, empty for all; `needs`: what must be there, see NEEDS; `repeats`: while the key is
    held.
    """

    key: str
    menu: str
    name: str
    keys: tuple[Standard | str, ...] = ()
    icon: str = ""
    where: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    also: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    checkable: bool = False
    repeats: bool = False

    def text(self) -> str:
        """Its words in the current language."""
        return _tr(self.name)


NEEDS: Mapping[str, str] = {
    "account": _n("выберите организацию"),
    "vacancy": _n("выберите вакансию"),
    "person": _n("выберите кандидата"),
    "network": _n("нужна сеть"),
    "intake": _n("откройте разбор резюме"),
}
"""What a command may need -> the reason why it cannot be done without."""

VIEWS: Mapping[str, str] = {
    "": _n("Везде"),
    "accounts": _n("Организации и разделы"),
    "vacancies": _n("Список вакансий"),
    "vacancy": _n("О вакансии"),
    "people": _n("Список кандидатов"),
    "card": _n("Карточка кандидата"),
    "board": _n("Доска"),
    "triage": _n("Триаж"),
    "intake": _n("Разбор резюме"),
    "outbox": _n("Исходящие"),
    "journal": _n("Журнал запросов"),
}
"""Views by the name that `set_where` gives them."""

_ROLE = QAction.MenuRole

COMMANDS: tuple[Command, ...] = (
    # Файл
    Command(
        "new_applicant",
        "file",
        _n("Новый кандидат…"),
        (Standard.New, "Ctrl+N"),
        "plus",
        needs=("account",),
        also="добавить создать человека add create candidate applicant",
    ),
    Command(
        "new_vacancy",
        "file",
        _n("Новая вакансия…"),
        ("Ctrl+Shift+N",),
        "plus",
        needs=("account",),
        also="открыть создать add create opening",
    ),
    Command(
        "add_resumes",
        "file",
        _n("Добавить резюме…"),
        ("Ctrl+I",),
        "intake",
        needs=("account",),
        also="загрузить файлы импорт разобрать upload files import cv",
    ),
    Command(
        "paste_resumes",
        "edit",
        _n("Вставить резюме"),
        (Standard.Paste,),
        "intake",
        needs=("account",),
        also="буфер обмена файлы текст картинка clipboard paste cv",
    ),
    Command(
        "connect",
        "file",
        _n("Подключить Хантфлоу…"),
        icon="key",
        also="ключ доступа токен мастер access key token wizard login",
    ),
    Command(
        "demo",
        "file",
        _n("Посмотреть на примере"),
        icon="eye",
        also="демо образец demo sample",
    ),
    Command(
        "print",
        "file",
        _n("Печать…"),
        (Standard.Print,),
        "print",
        needs=("account",),
        also="распечатать бумага сохранить pdf paper save as pdf",
    ),
    Command(
        "settings",
        "file",
        _n("Настройки…"),
        # By Qt's table only macOS has a key for preferences.
        (Standard.Preferences, "Ctrl+,"),
        "settings",
        also="параметры опции preferences options",
        role=_ROLE.PreferencesRole,
    ),
    Command(
        "quit",
        "file",
        _n("Выйти"),
        (Standard.Quit, "Ctrl+Q"),
        also="закрыть программу exit close",
        role=_ROLE.QuitRole,
    ),
    # Правка
    Command("undo", "edit", _n("Отменить"), (Standard.Undo, "Ctrl+Z"), "undo", also="назад revert"),
    Command(
        "redo",
        "edit",
        _n("Повторить"),
        (Standard.Redo, "Ctrl+Shift+Z"),
        also="вернуть снова again",
    ),
    Command(
        "find",
        "edit",
        _n("Найти в списке"),
        (Standard.Find,),
        "search",
        also="поиск фильтр filter search",
    ),
    Command(
        "search",
        "edit",
        _n("Найти кандидата"),
        ("Ctrl+Shift+F",),
        "search",
        also="искать везде человека search everywhere people",
    ),
    Command(
        "next_hit",
        "edit",
        _n("Следующее совпадение в карточке"),
        (Standard.FindNext, "F3"),
        also="найти дальше find next",
    ),
    Command(
        "previous_hit",
        "edit",
        _n("Предыдущее совпадение в карточке"),
        (Standard.FindPrevious, "Shift+F3"),
        also="найти раньше find back",
    ),
    Command(
        "select",
        "edit",
        _n("Отметить строку"),
        ("X",),
        "check",
        ("people", "board", "intake", "journal"),
        also="выделить выбрать mark tick",
    ),
    # Вид
    Command(
        "refresh",
        "view",
        _n("Обновить"),
        (Standard.Refresh, "F5"),
        "refresh",
        also="перечитать снова загрузить reload again sync",
    ),
    Command(
        "board",
        "view",
        _n("Доска или список"),
        ("V",),
        "board",
        ("people", "board", "vacancies", "vacancy"),
        ("vacancy",),
        also="воронка канбан этапы pipeline kanban stages",
    ),
    Command(
        "preview",
        "view",
        _n("Предпросмотр"),
        ("Space",),
        "document",
        ("people", "board", "journal"),
        also="показать скрыть карточку резюме просмотр show hide card reading pane",
    ),
    Command(
        "intake_tick",
        "view",
        _n("Взять или пропустить резюме"),
        ("Space",),
        "check",
        ("intake",),
        needs=("intake",),
        also="отметить снять пачка tick untick skip",
    ),
    Command(
        "intake_add",
        "view",
        _n("Дубль: добавить на вакансию"),
        ("1",),
        "vacancy",
        ("intake",),
        needs=("intake",),
        also="пачка известный кандидат known person duplicate",
    ),
    Command(
        "intake_fill",
        "view",
        _n("Дубль: дополнить пустые поля"),
        ("2",),
        "edit",
        ("intake",),
        needs=("intake",),
        also="пачка известный кандидат known person duplicate",
    ),
    Command(
        "intake_attach",
        "view",
        _n("Дубль: приложить файл заметкой"),
        ("3",),
        "paperclip",
        ("intake",),
        needs=("intake",),
        also="пачка известный кандидат known person duplicate note",
    ),
    Command(
        "intake_anyway",
        "view",
        _n("Дубль: всё равно создать"),
        ("4",),
        "plus",
        ("intake",),
        needs=("intake",),
        also="пачка новый кандидат duplicate create anyway",
    ),
    Command(
        "intake_skip",
        "view",
        _n("Дубль: пропустить файл"),
        ("5",),
        "close",
        ("intake",),
        needs=("intake",),
        also="пачка не нужен duplicate skip",
    ),
    Command(
        "intake_different",
        "view",
        _n("Дубль: это другой человек"),
        ("6",),
        "people",
        ("intake",),
        needs=("intake",),
        also="пачка не дубль not a duplicate somebody else",
    ),
    Command(
        "language",
        "view",
        _n("English interface"),
        icon="globe",
        also="русский язык russian language",
    ),
    Command(
        "theme",
        "view",
        _n("Тёмная или светлая тема"),
        icon="theme",
        also="оформление ночь dark light appearance night",
    ),
    Command("zoom_in", "view", _n("Крупнее"), (Standard.ZoomIn, "Ctrl+="), also="масштаб zoom in"),
    Command("zoom_out", "view", _n("Мельче"), (Standard.ZoomOut,), also="масштаб zoom out"),
    Command("zoom_reset", "view", _n("Обычный размер"), ("Ctrl+0",), also="масштаб zoom 100"),
    # Перейти
    Command(
        "palette",
        "go",
        _n("Найти или выполнить…"),
        ("Ctrl+K",),
        "search",
        also="палитра команд command palette",
    ),
    Command(
        "switch",
        "go",
        _n("Быстрый переход…"),
        ("Ctrl+O",),
        "search",
        needs=("account",),
        also="открыть open quick switcher",
    ),
    Command(
        "caller",
        "go",
        _n("Кто звонит: номер из буфера"),
        ("Ctrl+Shift+C",),
        "phone",
        needs=("account",),
        also="телефон звонок phone call clipboard lookup",
    ),
    Command("vacancies", "go", _n("Вакансии"), ("Ctrl+1", "G V"), "vacancy", also="раздел section"),
    Command(
        "applicants",
        "go",
        _n("Кандидаты"),
        ("Ctrl+2", "G C"),
        "candidate",
        also="люди раздел people section",
    ),
    Command(
        "journal", "go", _n("Журнал запросов"), ("Ctrl+3", "G L"), "log", also="лог раздел section"
    ),
    Command(
        "intake", "go", _n("Разбор резюме"), ("Ctrl+4", "G J"), "intake", also="пачка batch section"
    ),
    Command(
        "reminders",
        "go",
        _n("Напоминания…"),
        ("G R",),
        "bell",
        also="отложенные пора сегодня reminders due snoozed",
    ),
    Command(
        "triage",
        "go",
        _n("Триаж"),
        ("Ctrl+T",),
        "people",
        needs=("vacancy",),
        also="разобрать очередь по одному triage queue one by one screening",
    ),
    Command(
        "next",
        "go",
        _n("Следующая строка"),
        ("J",),
        "chevron-down",
        LISTS,
        also="вниз дальше down",
        repeats=True,
    ),
    Command(
        "previous",
        "go",
        _n("Предыдущая строка"),
        ("K",),
        "chevron-up",
        LISTS,
        also="вверх выше up",
        repeats=True,
    ),
    Command(
        "back", "go", _n("Назад"), (Standard.Back, "Alt+Left"), "back", also="вернуться return"
    ),
    Command("forward", "go", _n("Вперёд"), (Standard.Forward, "Alt+Right"), "forward"),
    Command(
        "accounts",
        "go",
        _n("Сменить организацию"),
        ("Ctrl+Shift+A",),
        "organisation",
        also="компания аккаунт account company switch",
    ),
    Command("next_pane", "go", _n("Следующая панель"), ("F6",), also="фокус focus"),
    Command("previous_pane", "go", _n("Предыдущая панель"), ("Shift+F6",), also="фокус focus"),
    # Кандидат
    Command(
        "move",
        "person",
        _n("Перевести на этап…"),
        ("M",),
        "forward",
        PERSON,
        ("person",),
        also="переместить двинуть статус stage status",
    ),
    Command(
        "reject",
        "person",
        _n("Отказать…"),
        ("R",),
        "close",
        PERSON,
        ("person",),
        also="отказ отклонить причина decline refuse reason",
    ),
    Command(
        "comment",
        "person",
        _n("Написать заметку"),
        ("C",),
        "comment",
        PERSON,
        ("person",),
        also="комментарий comment note",
    ),
    Command(
        "snooze",
        "person",
        _n("Напомнить…"),
        ("S",),
        "bell",
        ("people", "card", "board"),
        ("person",),
        also="напоминание отложить потом позже remind reminder snooze later",
    ),
    Command(
        "triage_skip",
        "person",
        _n("Пропустить в триаже"),
        ("S",),
        "chevron-right",
        ("triage",),
        ("person",),
        also="дальше потом skip later next",
    ),
    Command(
        "triage_undo",
        "person",
        _n("Отменить решение триажа"),
        ("Z",),
        "undo",
        ("triage",),
        ("person",),
        also="вернуть назад undo decision back",
    ),
    Command("tags", "person", _n("Метки…"), ("T",), "tag", PERSON, ("person",), also="теги labels"),
    Command(
        "edit",
        "person",
        _n("Править кандидата…"),
        ("E",),
        "edit",
        PERSON,
        ("person",),
        also="изменить редактировать анкета поля change fields questionary",
    ),
    Command(
        "add_to_vacancy",
        "person",
        _n("Добавить на вакансию…"),
        (),
        "vacancy",
        needs=("person",),
        also="прикрепить взять link attach",
    ),
    Command(
        "copy_phone",
        "person",
        _n("Скопировать телефон"),
        ("Y",),
        "phone",
        PERSON,
        ("person",),
        also="номер буфер number clipboard",
    ),
    Command(
        "copy_email",
        "person",
        _n("Скопировать почту"),
        ("Shift+Y",),
        "mail",
        PERSON,
        ("person",),
        also="адрес буфер e-mail address clipboard",
    ),
    Command(
        "changes",
        "person",
        _n("Что изменилось"),
        ("D",),
        "history",
        ("people", "card", "board"),
        ("person",),
        also="правки различия новое diff new since",
    ),
    Command(
        "resume",
        "person",
        _n("Показать резюме"),
        icon="document",
        needs=("person",),
        also="файл cv file",
    ),
    Command(
        "history",
        "person",
        _n("Показать историю"),
        icon="history",
        needs=("person",),
        also="заметки лента worklog notes",
    ),
    Command(
        "questionary",
        "person",
        _n("Показать анкету"),
        icon="questionary",
        needs=("person",),
        also="поля form fields",
    ),
    Command(
        "duplicates",
        "person",
        _n("Возможные дубли…"),
        (),
        "duplicate",
        needs=("person",),
        also="дубли дубль двойник похожие сравнить объединить duplicates double compare merge",
    ),
    Command(
        "log_of_object",
        "person",
        _n("Запросы об этом"),
        ("Ctrl+L",),
        "log",
        needs=("account",),
        also="журнал кандидат вакансия log requests candidate vacancy",
    ),
    Command(
        "forget",
        "person",
        _n("Забыть на этом компьютере…"),
        (),
        "eye-off",
        needs=("person",),
        also="удалить копию local copy erase",
    ),
    Command(
        "delete_applicant",
        "person",
        _n("Удалить кандидата…"),
        (),
        "trash",
        needs=("person",),
        also="стереть remove erase",
    ),
    # Вакансия
    Command(
        "vacancy_people",
        "vacancy",
        _n("Кандидаты вакансии"),
        (),
        "people",
        needs=("vacancy",),
        also="список list",
    ),
    Command(
        "vacancy_about",
        "vacancy",
        _n("О вакансии"),
        (),
        "info",
        needs=("vacancy",),
        also="описание",
    ),
    Command(
        "edit_vacancy",
        "vacancy",
        _n("Править вакансию…"),
        ("E",),
        "edit",
        ("vacancies", "vacancy"),
        ("vacancy",),
        also="изменить change",
    ),
    Command(
        "hold_vacancy",
        "vacancy",
        _n("Приостановить вакансию…"),
        (),
        "pause",
        needs=("vacancy",),
        also="пауза pause",
    ),
    Command(
        "resume_vacancy",
        "vacancy",
        _n("Возобновить вакансию…"),
        (),
        "play",
        needs=("vacancy",),
        also="открыть снова reopen again",
    ),
    Command(
        "close_vacancy",
        "vacancy",
        _n("Закрыть вакансию…"),
        (),
        "lock",
        needs=("vacancy",),
        also="завершить finish",
    ),
    # Сервис
    Command(
        "outbox",
        "tools",
        _n("Исходящие"),
        ("G O",),
        "outbox",
        also="очередь отправка раздел queue waiting section",
    ),
    Command(
        "conflicts",
        "tools",
        _n("Решить расхождения…"),
        (),
        "warning",
        also="конфликт сервер моё conflict merge",
    ),
    Command(
        "outbox_send",
        "tools",
        _n("Отправить сейчас"),
        ("S",),
        "send",
        ("outbox",),
        also="исходящие немедленно send now",
    ),
    Command(
        "outbox_again",
        "tools",
        _n("Отправить ещё раз"),
        ("R",),
        "refresh",
        ("outbox",),
        also="исходящие повторить retry again",
    ),
    Command(
        "outbox_edit",
        "tools",
        _n("Изменить неотправленное…"),
        ("E",),
        "edit",
        ("outbox",),
        also="исходящие поправить edit amend",
    ),
    Command(
        "outbox_cancel",
        "tools",
        _n("Не отправлять"),
        ("N",),
        "close",
        ("outbox",),
        also="исходящие отказаться cancel discard drop",
    ),
    Command(
        "offline",
        "tools",
        _n("Работать офлайн"),
        icon="offline",
        also="сеть пауза отключиться network pause",
        checkable=True,
    ),
    Command(
        "check",
        "tools",
        _n("Проверить подключение"),
        icon="online",
        also="связь пинг connection ping test",
    ),
    Command(
        "errors",
        "tools",
        _n("Ошибки в журнале"),
        icon="warning",
        also="сбои проблемы failures problems log",
    ),
    # Справка
    Command(
        "keys",
        "help",
        _n("Клавиши этого вида"),
        (Standard.HelpContents, "F1", "Ctrl+/"),
        "keyboard",
        also="горячие сочетания помощь shortcuts hotkeys help",
    ),
    Command(
        "change_keys",
        "help",
        _n("Настроить клавиши…"),
        icon="keyboard",
        also="переназначить сочетания remap shortcuts hotkeys",
    ),
    Command(
        "about",
        "help",
        _n("О программе"),
        also="версия диагностика version diagnostics",
        role=_ROLE.AboutRole,
    ),
)

TABLE: Mapping[str, Command] = {command.key: command for command in COMMANDS}
