"""Words for what is refused at a field: our own codes, else the server's text.

Codes are those of `core.checks`, and a few of forms: empty and unreadable (a file), undecided
(the server says something else), inside (a part of the value), last_name (a confirmation).
"""

from __future__ import annotations

from huntflow_desk.qt.problems.texts import plain_fact, translate


def complaint(code: str) -> str:
    """What to say at a field. What is no code of ours is the server's own text."""
    word, _, number = code.partition(":")
    match word:
        case "required":
            return translate("Problems", "Нужно заполнить")
        case "email":
            return translate("Problems", "Это не похоже на адрес почты")
        case "date":
            return translate("Problems", "Такой даты нет")
        case "future":
            return translate("Problems", "Дата ещё не наступила")
        case "integer":
            return translate("Problems", "Здесь должно быть целое число")
        case "number":
            return translate("Problems", "Здесь должно быть число")
        case "url":
            return translate("Problems", "Адрес должен начинаться с http:// или https://")
        case "range" if number:
            return translate("Problems", "Допустимо {limit}").replace("{limit}", number)
        case "inside":
            return translate("Problems", "Проверьте поля внутри")
        case "undecided":
            return translate("Problems", "Выберите, какое значение верно")
        case "unreadable":
            return translate("Problems", "Файл не читается")
        case "empty":
            return translate("Problems", "Файл пуст")
        case "last_name":
            return translate("Problems", "Не совпадает с фамилией")
        case "here":
            return translate("Problems", "Кандидат уже на этом этапе")
        case "removed":
            return translate("Problems", "Этот этап удалён")
        case "too_long" if number:
            text = translate("Problems", "Длиннее {limit} знаков: сократите")
            return text.replace("{limit}", number)
        case "too_large" if number:
            text = translate("Problems", "Файл больше {limit} МБ")
            return text.replace("{limit}", number)
        case "too_many" if number:
            text = translate("Problems", "Больше {limit} файлов приложить нельзя")
            return text.replace("{limit}", number)
    said = translate("Problems", "Хантфлоу: {said}")
    return said.replace("{said}", plain_fact(code, 200))
