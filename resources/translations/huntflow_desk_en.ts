<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="ru">
    <context>
        <name>AboutPage</name>
        <message>
            <source>Базы, настройки и журнал. Ключей в этой папке нет.</source>
            <translation>Databases, settings and the log. There are no keys in this folder.</translation>
        </message>
        <message>
            <source>Версии, целость баз и проверка связи: без ключей и без личных данных. Пригодится, если придётся писать в поддержку.</source>
            <translation>Versions, database integrity and a connection test: no keys, no personal data. Useful when you write to support.</translation>
        </message>
        <message>
            <source>Версия</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Где лежат данные</source>
            <translation>Where the data are</translation>
        </message>
        <message>
            <source>Диагностика</source>
            <translation>Diagnostics</translation>
        </message>
        <message>
            <source>О программе</source>
            <translation>About</translation>
        </message>
        <message>
            <source>Открыть папку</source>
            <translation>Open folder</translation>
        </message>
        <message>
            <source>Профиль</source>
            <translation>Profile</translation>
        </message>
        <message>
            <source>Рабочее место рекрутера для Хантфлоу. Не является продуктом Хантфлоу.</source>
            <translation>A recruiter’s workplace for Huntflow. Not a product of Huntflow.</translation>
        </message>
        <message>
            <source>Система</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Скопировано</source>
            <translation>Copied</translation>
        </message>
        <message>
            <source>Скопировать диагностику</source>
            <translation>Copy diagnostics</translation>
        </message>
        <message>
            <source>Собираю…</source>
            <translation>Collecting…</translation>
        </message>
    </context>
    <context>
        <name>AccountsPane</name>
        <message numerus="yes">
            <source>%n вак.</source>
            <translation>
                <numerusform>%n vacancy</numerusform>
                <numerusform>%n vacancies</numerusform>
            </translation>
        </message>
        <message>
            <source>Вакансии</source>
            <translation>Vacancies</translation>
        </message>
        <message>
            <source>Журнал запросов</source>
            <translation>Request log</translation>
        </message>
        <message>
            <source>Исходящие</source>
            <translation>Outbox</translation>
        </message>
        <message>
            <source>Кандидаты</source>
            <translation>Candidates</translation>
        </message>
        <message>
            <source>ОРГАНИЗАЦИИ</source>
            <translation>ORGANISATIONS</translation>
        </message>
        <message>
            <source>Организации</source>
            <translation>Organisations</translation>
        </message>
        <message>
            <source>Организаций пока нет</source>
            <translation>No organisations yet</translation>
        </message>
        <message>
            <source>Разбор резюме</source>
            <translation>Resumes</translation>
        </message>
        <message>
            <source>Разделы</source>
            <translation>Sections</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>English interface</source>
            <translation>English interface</translation>
        </message>
        <message>
            <source>Быстрый переход…</source>
            <translation>Quick switcher…</translation>
        </message>
        <message>
            <source>Вакансии</source>
            <translation>Vacancies</translation>
        </message>
        <message>
            <source>Вакансия</source>
            <translation>Vacancy</translation>
        </message>
        <message>
            <source>Везде</source>
            <translation>Everywhere</translation>
        </message>
        <message>
            <source>Взять или пропустить резюме</source>
            <translation>Take or skip the resume</translation>
        </message>
        <message>
            <source>Вид</source>
            <translation>View</translation>
        </message>
        <message>
            <source>Возможные дубли…</source>
            <translation>Possible duplicates…</translation>
        </message>
        <message>
            <source>Возобновить вакансию…</source>
            <translation>Resume the vacancy…</translation>
        </message>
        <message>
            <source>Вперёд</source>
            <translation>Forward</translation>
        </message>
        <message>
            <source>Вставить резюме</source>
            <translation>Paste resumes</translation>
        </message>
        <message>
            <source>Выйти</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>Добавить на вакансию…</source>
            <translation>Add to a vacancy…</translation>
        </message>
        <message>
            <source>Добавить резюме…</source>
            <translation>Add resumes…</translation>
        </message>
        <message>
            <source>Доска</source>
            <translation>Board</translation>
        </message>
        <message>
            <source>Доска или список</source>
            <translation>Board or list</translation>
        </message>
        <message>
            <source>Дубль: всё равно создать</source>
            <translation>Duplicate: create anyway</translation>
        </message>
        <message>
            <source>Дубль: добавить на вакансию</source>
            <translation>Duplicate: add to the vacancy</translation>
        </message>
        <message>
            <source>Дубль: дополнить пустые поля</source>
            <translation>Duplicate: fill the empty fields</translation>
        </message>
        <message>
            <source>Дубль: приложить файл заметкой</source>
            <translation>Duplicate: attach the file as a note</translation>
        </message>
        <message>
            <source>Дубль: пропустить файл</source>
            <translation>Duplicate: skip the file</translation>
        </message>
        <message>
            <source>Дубль: это другой человек</source>
            <translation>Duplicate: somebody else</translation>
        </message>
        <message>
            <source>Журнал запросов</source>
            <translation>Request log</translation>
        </message>
        <message>
            <source>Забыть на этом компьютере…</source>
            <translation>Forget on this computer…</translation>
        </message>
        <message>
            <source>Закрыть вакансию…</source>
            <translation>Close the vacancy…</translation>
        </message>
        <message>
            <source>Запросы об этом</source>
            <translation>Requests about this</translation>
        </message>
        <message>
            <source>Изменить неотправленное…</source>
            <translation>Change what is unsent…</translation>
        </message>
        <message>
            <source>Исходящие</source>
            <translation>Outbox</translation>
        </message>
        <message>
            <source>Кандидат</source>
            <translation>Candidate</translation>
        </message>
        <message>
            <source>Кандидаты</source>
            <translation>Candidates</translation>
        </message>
        <message>
            <source>Кандидаты вакансии</source>
            <translation>Candidates of the vacancy</translation>
        </message>
        <message>
            <source>Карточка кандидата</source>
            <translation>Candidate's card</translation>
        </message>
        <message>
            <source>Клавиши этого вида</source>
            <translation>Keys of this view</translation>
        </message>
        <message>
            <source>Крупнее</source>
            <translation>Zoom in</translation>
        </message>
        <message>
            <source>Кто звонит: номер из буфера</source>
            <translation>Who is calling: number from the clipboard</translation>
        </message>
        <message>
            <source>Мельче</source>
            <translation>Zoom out</translation>
        </message>
        <message>
            <source>Метки…</source>
            <translation>Tags…</translation>
        </message>
        <message>
            <source>Назад</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Найти в списке</source>
            <translation>Find in the list</translation>
        </message>
        <message>
            <source>Найти или выполнить…</source>
            <translation>Find or do…</translation>
        </message>
        <message>
            <source>Найти кандидата</source>
            <translation>Find a candidate</translation>
        </message>
        <message>
            <source>Написать заметку</source>
            <translation>Write a note</translation>
        </message>
        <message>
            <source>Напоминания…</source>
            <translation>Reminders…</translation>
        </message>
        <message>
            <source>Напомнить…</source>
            <translation>Remind me…</translation>
        </message>
        <message>
            <source>Настроить клавиши…</source>
            <translation>Change keys…</translation>
        </message>
        <message>
            <source>Настройки…</source>
            <translation>Settings…</translation>
        </message>
        <message>
            <source>Не отправлять</source>
            <translation>Do not send</translation>
        </message>
        <message>
            <source>Новая вакансия…</source>
            <translation>New vacancy…</translation>
        </message>
        <message>
            <source>Новый кандидат…</source>
            <translation>New candidate…</translation>
        </message>
        <message>
            <source>О вакансии</source>
            <translation>About the vacancy</translation>
        </message>
        <message>
            <source>О программе</source>
            <translation>About</translation>
        </message>
        <message>
            <source>Обновить</source>
            <translation>Refresh</translation>
        </message>
        <message>
            <source>Обычный размер</source>
            <translation>Actual size</translation>
        </message>
        <message>
            <source>Организации и разделы</source>
            <translation>Organisations and sections</translation>
        </message>
        <message>
            <source>Отказать…</source>
            <translation>Reject…</translation>
        </message>
        <message>
            <source>Отменить</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Отменить решение триажа</source>
            <translation>Take the triage decision back</translation>
        </message>
        <message>
            <source>Отметить строку</source>
            <translation>Select the row</translation>
        </message>
        <message>
            <source>Отправить ещё раз</source>
            <translation>Send again</translation>
        </message>
        <message>
            <source>Отправить сейчас</source>
            <translation>Send now</translation>
        </message>
        <message>
            <source>Ошибки в журнале</source>
            <translation>Errors in the log</translation>
        </message>
        <message>
            <source>Перевести на этап…</source>
            <translation>Move to a stage…</translation>
        </message>
        <message>
            <source>Перейти</source>
            <translation>Go</translation>
        </message>
        <message>
            <source>Печать…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>Повторить</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>Подключить Хантфлоу…</source>
            <translation>Connect Huntflow…</translation>
        </message>
        <message>
            <source>Показать анкету</source>
            <translation>Show the questionary</translation>
        </message>
        <message>
            <source>Показать историю</source>
            <translation>Show the history</translation>
        </message>
        <message>
            <source>Показать резюме</source>
            <translation>Show the resume</translation>
        </message>
        <message>
            <source>Посмотреть на примере</source>
            <translation>Try the demo</translation>
        </message>
        <message>
            <source>Править вакансию…</source>
            <translation>Edit the vacancy…</translation>
        </message>
        <message>
            <source>Править кандидата…</source>
            <translation>Edit the candidate…</translation>
        </message>
        <message>
            <source>Правка</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Предпросмотр</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>Предыдущая панель</source>
            <translation>Previous pane</translation>
        </message>
        <message>
            <source>Предыдущая строка</source>
            <translation>Previous row</translation>
        </message>
        <message>
            <source>Предыдущее совпадение в карточке</source>
            <translation>Previous match in the card</translation>
        </message>
        <message>
            <source>Приостановить вакансию…</source>
            <translation>Put the vacancy on hold…</translation>
        </message>
        <message>
            <source>Проверить подключение</source>
            <translation>Test the connection</translation>
        </message>
        <message>
            <source>Пропустить в триаже</source>
            <translation>Skip in triage</translation>
        </message>
        <message>
            <source>Работать офлайн</source>
            <translation>Work offline</translation>
        </message>
        <message>
            <source>Разбор резюме</source>
            <translation>Intake</translation>
        </message>
        <message>
            <source>Решить расхождения…</source>
            <translation>Resolve conflicts…</translation>
        </message>
        <message>
            <source>Сервис</source>
            <translation>Tools</translation>
        </message>
        <message>
            <source>Скопировать почту</source>
            <translation>Copy the e-mail</translation>
        </message>
        <message>
            <source>Скопировать телефон</source>
            <translation>Copy the phone</translation>
        </message>
        <message>
            <source>Следующая панель</source>
            <translation>Next pane</translation>
        </message>
        <message>
            <source>Следующая строка</source>
            <translation>Next row</translation>
        </message>
        <message>
            <source>Следующее совпадение в карточке</source>
            <translation>Next match in the card</translation>
        </message>
        <message>
            <source>Сменить организацию</source>
            <translation>Switch organisation</translation>
        </message>
        <message>
            <source>Список вакансий</source>
            <translation>List of vacancies</translation>
        </message>
        <message>
            <source>Список кандидатов</source>
            <translation>List of candidates</translation>
        </message>
        <message>
            <source>Справка</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>Триаж</source>
            <translation>Triage</translation>
        </message>
        <message>
            <source>Тёмная или светлая тема</source>
            <translation>Dark or light theme</translation>
        </message>
        <message>
            <source>Удалить кандидата…</source>
            <translation>Delete the candidate…</translation>
        </message>
        <message>
            <source>Файл</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Что изменилось</source>
            <translation>What has changed</translation>
        </message>
        <message>
            <source>выберите вакансию</source>
            <translation>choose a vacancy</translation>
        </message>
        <message>
            <source>выберите кандидата</source>
            <translation>choose a candidate</translation>
        </message>
        <message>
            <source>выберите организацию</source>
            <translation>choose an organisation</translation>
        </message>
        <message>
            <source>нужна сеть</source>
            <translation>needs the network</translation>
        </message>
        <message>
            <source>откройте разбор резюме</source>
            <translation>open the intake</translation>
        </message>
        <message>
            <source>пробел</source>
            <translation>Space</translation>
        </message>
    </context>
    <context>
        <name>AddressPage</name>
        <message>
            <source>Адрес Хантфлоу</source>
            <translation>Huntflow address</translation>
        </message>
        <message>
            <source>Какой у вас Хантфлоу?</source>
            <translation>Which Huntflow do you use?</translation>
        </message>
        <message>
            <source>Ключ действует только на том адресе, для которого создан.</source>
            <translation>A key works only at the address it was made for.</translation>
        </message>
        <message>
            <source>Международный</source>
            <translation>International</translation>
        </message>
        <message>
            <source>Песочница для проб</source>
            <translation>Sandbox for trying things</translation>
        </message>
        <message>
            <source>Прокси и сертификат</source>
            <translation>Proxy and certificate</translation>
        </message>
        <message>
            <source>Российский</source>
            <translation>Russian</translation>
        </message>
        <message>
            <source>Свой адрес</source>
            <translation>Another address</translation>
        </message>
    </context>
    <context>
        <name>Age</name>
        <message numerus="yes">
            <source>%n дн.</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n мин</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ч</source>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
        <message>
            <source>{age} · устарело</source>
            <translation>{age} · out of date</translation>
        </message>
        <message>
            <source>данные: {age} назад</source>
            <translation>data: {age} ago</translation>
        </message>
        <message>
            <source>данные: только что</source>
            <translation>data: just now</translation>
        </message>
    </context>
    <context>
        <name>AmendDialog</name>
        <message>
            <source>{field} сейчас: {value}</source>
            <translation>{field} now: {value}</translation>
        </message>
        <message>
            <source>Вернуться</source>
            <translation>Go back</translation>
        </message>
        <message>
            <source>Закрыть</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Изменение ещё не ушло. Если закрыть, оно уйдёт таким, каким было.</source>
            <translation>The change has not been sent yet. If you close this window, it goes as it was.</translation>
        </message>
        <message>
            <source>Изменение уже ушло таким, каким было</source>
            <translation>The change has already gone as it was</translation>
        </message>
        <message>
            <source>Изменить перед отправкой</source>
            <translation>Change before sending</translation>
        </message>
        <message>
            <source>Менять больше нечего: изменение будет отменено.</source>
            <translation>Nothing is left to change: the change will be cancelled.</translation>
        </message>
        <message>
            <source>Набранное осталось здесь: его можно скопировать.</source>
            <translation>What you typed is still here: you can copy it.</translation>
        </message>
        <message>
            <source>Набранное сохраняется само.</source>
            <translation>What you type is kept by itself.</translation>
        </message>
        <message>
            <source>Не отправлять</source>
            <translation>Do not send</translation>
        </message>
        <message>
            <source>Ответ потерялся</source>
            <translation>The answer was lost</translation>
        </message>
        <message>
            <source>Отметьте, если проверили: иначе может удвоиться</source>
            <translation>Tick this once you have checked: otherwise it may be there twice</translation>
        </message>
        <message>
            <source>Отправить</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Отправить как было</source>
            <translation>Send as it was</translation>
        </message>
        <message>
            <source>Отправить с правкой</source>
            <translation>Send as changed</translation>
        </message>
        <message>
            <source>Пока окно открыто, изменение не уйдёт.</source>
            <translation>While this window is open, the change is not sent.</translation>
        </message>
        <message>
            <source>Проверено: в Хантфлоу этого изменения нет</source>
            <translation>Checked: this change is not in Huntflow</translation>
        </message>
        <message>
            <source>Это изменение поправили в другом месте</source>
            <translation>This change was edited elsewhere</translation>
        </message>
        <message>
            <source>Это изменение уже отменено</source>
            <translation>This change is already cancelled</translation>
        </message>
    </context>
    <context>
        <name>AmendFields</name>
        <message>
            <source>Здесь не меняется и остаётся как было.</source>
            <translation>Not changed here: it stays as it was.</translation>
        </message>
        <message>
            <source>Источник</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Приложить резюме</source>
            <translation>Attach a resume</translation>
        </message>
        <message>
            <source>Текст резюме</source>
            <translation>Resume text</translation>
        </message>
        <message>
            <source>Файл резюме</source>
            <translation>Resume file</translation>
        </message>
        <message>
            <source>Файлы</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>Фотография</source>
            <translation>Photo</translation>
        </message>
    </context>
    <context>
        <name>Applicant</name>
        <message>
            <source>Дата рождения</source>
            <translation>Date of birth</translation>
        </message>
        <message>
            <source>Должность</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Имя</source>
            <translation>First name</translation>
        </message>
        <message>
            <source>Компания</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Ожидания по доходу</source>
            <translation>Expected salary</translation>
        </message>
        <message>
            <source>Отчество</source>
            <translation>Middle name</translation>
        </message>
        <message>
            <source>Почта</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Телефон</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Фамилия</source>
            <translation>Last name</translation>
        </message>
    </context>
    <context>
        <name>ApplicantEditor</name>
        <message>
            <source>Анкета</source>
            <translation>Candidate form</translation>
        </message>
        <message>
            <source>Анкета ещё не загружена</source>
            <translation>The candidate form is not loaded yet</translation>
        </message>
        <message>
            <source>В организации нет анкеты кандидата</source>
            <translation>The organisation has no candidate form</translation>
        </message>
        <message>
            <source>Карточка кандидата</source>
            <translation>Candidate card</translation>
        </message>
        <message>
            <source>Контакты</source>
            <translation>Contacts</translation>
        </message>
        <message>
            <source>Метки</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Она появится здесь, как только придёт из Хантфлоу.</source>
            <translation>It appears here as soon as it comes from Huntflow.</translation>
        </message>
        <message>
            <source>Основное</source>
            <translation>Main</translation>
        </message>
        <message>
            <source>Правка: {who}</source>
            <translation>Edit: {who}</translation>
        </message>
    </context>
    <context>
        <name>ApplicantsPane</name>
        <message>
            <source>Все этапы</source>
            <translation>All stages</translation>
        </message>
        <message numerus="yes">
            <source>Все этапы · %n</source>
            <translation>
                <numerusform>All stages · %n</numerusform>
                <numerusform>All stages · %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Выберите организацию</source>
            <translation>Choose an organisation</translation>
        </message>
        <message>
            <source>Здесь не нашлось, спрашиваем сервер…</source>
            <translation>Nobody here, asking the server…</translation>
        </message>
        <message>
            <source>Здесь пока никого нет</source>
            <translation>There is nobody here yet</translation>
        </message>
        <message>
            <source>Имя, телефон, слово из резюме, метка:…</source>
            <translation>Name, phone, word of a resume, tag:…</translation>
        </message>
        <message>
            <source>Ищем…</source>
            <translation>Searching…</translation>
        </message>
        <message>
            <source>Кандидаты загружаются…</source>
            <translation>Candidates are loading…</translation>
        </message>
        <message>
            <source>На этом этапе никого нет</source>
            <translation>Nobody is at this stage</translation>
        </message>
        <message>
            <source>Никого не нашлось</source>
            <translation>Nobody was found</translation>
        </message>
        <message>
            <source>Обновить список</source>
            <translation>Refresh the list</translation>
        </message>
        <message>
            <source>Очистить поиск</source>
            <translation>Clear the search</translation>
        </message>
        <message>
            <source>Повторить</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Список кандидатов</source>
            <translation>List of candidates</translation>
        </message>
        <message>
            <source>Среди сохранённых никого не нашлось</source>
            <translation>Nobody found among the saved</translation>
        </message>
        <message>
            <source>Столбцы и сохранение поиска</source>
            <translation>Columns and saving the search</translation>
        </message>
        <message>
            <source>Убрать фильтры</source>
            <translation>Remove the filters</translation>
        </message>
        <message>
            <source>Фильтры</source>
            <translation>Filters</translation>
        </message>
        <message>
            <source>Этап</source>
            <translation>Stage</translation>
        </message>
    </context>
    <context>
        <name>Arranging</name>
        <message>
            <source>Назад к списку</source>
            <translation>Back to the list</translation>
        </message>
    </context>
    <context>
        <name>Asking</name>
        <message>
            <source>Взять, когда появится сеть</source>
            <translation>Fetch when online</translation>
        </message>
        <message>
            <source>Загружаем…</source>
            <translation>Loading…</translation>
        </message>
        <message>
            <source>Загрузим, как только появится сеть.</source>
            <translation>It will be fetched as soon as the network is back.</translation>
        </message>
        <message>
            <source>Загрузить</source>
            <translation>Load</translation>
        </message>
        <message>
            <source>Карточка кандидата</source>
            <translation>Candidate card</translation>
        </message>
        <message>
            <source>Не нужно</source>
            <translation>Never mind</translation>
        </message>
        <message>
            <source>Открыть в журнале</source>
            <translation>Open in the log</translation>
        </message>
        <message>
            <source>Повторить</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>Сейчас нет связи.</source>
            <translation>There is no connection now.</translation>
        </message>
    </context>
    <context>
        <name>Attachments</name>
        <message>
            <source>Delete убирает файл</source>
            <translation>Delete removes the file</translation>
        </message>
        <message>
            <source>Копия файла</source>
            <translation>Copy of a file</translation>
        </message>
        <message>
            <source>Приложить файлы</source>
            <translation>Attach files</translation>
        </message>
    </context>
    <context>
        <name>Board</name>
        <message>
            <source>{days} · {limit}</source>
            <translation>{days} · {limit}</translation>
        </message>
        <message>
            <source>дольше срока ({limit})</source>
            <translation>over the limit ({limit})</translation>
        </message>
        <message>
            <source>есть напоминание</source>
            <translation>there is a reminder</translation>
        </message>
        <message>
            <source>есть резюме</source>
            <translation>has a resume</translation>
        </message>
        <message>
            <source>метки: {names}</source>
            <translation>tags: {names}</translation>
        </message>
        <message>
            <source>на этапе: {days}</source>
            <translation>on the stage: {days}</translation>
        </message>
        <message>
            <source>правки ещё не отправлены</source>
            <translation>changes not sent yet</translation>
        </message>
        <message numerus="yes">
            <source>срок %n дн.</source>
            <translation>
                <numerusform>limit %n day</numerusform>
                <numerusform>limit %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BoardFilter</name>
        <message>
            <source>Фильтр доски</source>
            <translation>Board filter</translation>
        </message>
    </context>
    <context>
        <name>BoardPane</name>
        <message>
            <source>{found} из {total}</source>
            <translation>{found} of {total}</translation>
        </message>
        <message>
            <source>{people} · из сохранённых</source>
            <translation>{people} · of those saved</translation>
        </message>
        <message>
            <source>Выберите вакансию</source>
            <translation>Choose a vacancy</translation>
        </message>
        <message>
            <source>Доска</source>
            <translation>Board</translation>
        </message>
        <message>
            <source>Кандидаты загружаются…</source>
            <translation>Candidates are loading…</translation>
        </message>
        <message>
            <source>На вакансии пока никого нет</source>
            <translation>Nobody is on this vacancy yet</translation>
        </message>
        <message>
            <source>Никого не нашлось</source>
            <translation>Nobody found</translation>
        </message>
        <message>
            <source>Обновить список</source>
            <translation>Refresh the list</translation>
        </message>
        <message>
            <source>Очистить фильтр</source>
            <translation>Clear the filter</translation>
        </message>
        <message>
            <source>Плотно: одна строка на кандидата</source>
            <translation>Compact: one line per candidate</translation>
        </message>
        <message>
            <source>Повторить</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>Список кандидатов</source>
            <translation>List of candidates</translation>
        </message>
        <message>
            <source>Фильтр: имя, слово, метка:…</source>
            <translation>Filter: name, word, tag:…</translation>
        </message>
        <message>
            <source>Этапы этой вакансии ещё не загружены</source>
            <translation>The stages of this vacancy are not loaded yet</translation>
        </message>
        <message>
            <source>← → по этапам · Shift+← → перевести</source>
            <translation>← → along the stages · Shift+← → move</translation>
        </message>
    </context>
    <context>
        <name>Bulk</name>
        <message numerus="yes">
            <source>%n запросов</source>
            <translation>
                <numerusform>%n request</numerusform>
                <numerusform>%n requests</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n мин</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n с</source>
            <translation>
                <numerusform>%n s</numerusform>
                <numerusform>%n s</numerusform>
            </translation>
        </message>
        <message>
            <source>{requests}, около {time}</source>
            <translation>{requests}, about {time}</translation>
        </message>
        <message>
            <source>Взят на подвакансию: переводите на ней</source>
            <translation>Taken to a child vacancy: move there</translation>
        </message>
        <message>
            <source>Заметка сразу многим</source>
            <translation>Note for many at once</translation>
        </message>
        <message>
            <source>Карточки больше нет на этом компьютере</source>
            <translation>The card is not on this computer any more</translation>
        </message>
        <message>
            <source>Метки сразу многим</source>
            <translation>Tags for many at once</translation>
        </message>
        <message>
            <source>Метки уже такие</source>
            <translation>The tags are like this already</translation>
        </message>
        <message numerus="yes">
            <source>Не коснётся %n: {reasons}</source>
            <translation>
                <numerusform>Leaves out %n: {reasons}</numerusform>
                <numerusform>Leaves out %n: {reasons}</numerusform>
            </translation>
        </message>
        <message>
            <source>Не на этой вакансии</source>
            <translation>Not on this vacancy</translation>
        </message>
        <message>
            <source>Отказ сразу многим</source>
            <translation>Reject many at once</translation>
        </message>
        <message>
            <source>Перевод на «{stage}»</source>
            <translation>Move to “{stage}”</translation>
        </message>
        <message>
            <source>Причина: {reason}</source>
            <translation>Reason: {reason}</translation>
        </message>
        <message>
            <source>Снято вами</source>
            <translation>Taken out by you</translation>
        </message>
        <message>
            <source>Уже на этом этапе</source>
            <translation>On this stage already</translation>
        </message>
        <message>
            <source>на вакансию → {stage}</source>
            <translation>onto the vacancy → {stage}</translation>
        </message>
    </context>
    <context>
        <name>BulkDialog</name>
        <message>
            <source>Выполнить</source>
            <translation>Do it</translation>
        </message>
        <message>
            <source>Выполнить · {count}</source>
            <translation>Do it · {count}</translation>
        </message>
        <message>
            <source>Готовим план: {done} из {total}</source>
            <translation>Planning: {done} of {total}</translation>
        </message>
        <message>
            <source>Закрыть</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Назад</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Не отправлять то, что ещё не ушло</source>
            <translation>Do not send what has not left yet</translation>
        </message>
        <message>
            <source>Не отправлять то, что не ушло, и вернуть то, что дошло</source>
            <translation>Do not send what has not left, and take back what has arrived</translation>
        </message>
        <message>
            <source>Остановить</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Отмена</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Отменить всё</source>
            <translation>Undo all</translation>
        </message>
        <message>
            <source>Пробел — снять или вернуть · Ctrl+Enter — выполнить</source>
            <translation>Space: take out or back in · Ctrl+Enter: do it</translation>
        </message>
    </context>
    <context>
        <name>BusyLine</name>
        <message>
            <source>Идёт загрузка</source>
            <translation>Loading</translation>
        </message>
    </context>
    <context>
        <name>CallersDialog</name>
        <message>
            <source>Имя, должность или организация</source>
            <translation>Name, position or organisation</translation>
        </message>
        <message>
            <source>Кто звонит: {number}</source>
            <translation>Who is calling: {number}</translation>
        </message>
    </context>
    <context>
        <name>Card</name>
        <message numerus="yes">
            <source>%n дн.</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n лет</source>
            <translation>
                <numerusform>%n year old</numerusform>
                <numerusform>%n years old</numerusform>
            </translation>
        </message>
        <message>
            <source>{days} · {limit}</source>
            <translation>{days} · {limit}</translation>
        </message>
        <message>
            <source>Без имени</source>
            <translation>No name</translation>
        </message>
        <message>
            <source>Вакансия № {id}</source>
            <translation>Vacancy No. {id}</translation>
        </message>
        <message>
            <source>Встреча</source>
            <translation>Meeting</translation>
        </message>
        <message>
            <source>Добавление в базу</source>
            <translation>Added to the base</translation>
        </message>
        <message>
            <source>Добавление на вакансию</source>
            <translation>Added to a vacancy</translation>
        </message>
        <message>
            <source>Заметка</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Изменение данных</source>
            <translation>Details changed</translation>
        </message>
        <message>
            <source>Личная заметка</source>
            <translation>Personal note</translation>
        </message>
        <message>
            <source>Объединение дублей</source>
            <translation>Duplicates merged</translation>
        </message>
        <message>
            <source>Опрос</source>
            <translation>Survey</translation>
        </message>
        <message>
            <source>Отказ</source>
            <translation>Rejection</translation>
        </message>
        <message>
            <source>Отклик</source>
            <translation>Response</translation>
        </message>
        <message>
            <source>Оффер</source>
            <translation>Offer</translation>
        </message>
        <message>
            <source>Перевод</source>
            <translation>Moved</translation>
        </message>
        <message>
            <source>Письмо</source>
            <translation>Letter</translation>
        </message>
        <message>
            <source>Резюме</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>Снятие с вакансии</source>
            <translation>Removed from a vacancy</translation>
        </message>
        <message>
            <source>Событие «{kind}»</source>
            <translation>Event “{kind}”</translation>
        </message>
        <message>
            <source>Согласие</source>
            <translation>Consent</translation>
        </message>
        <message>
            <source>Удаление</source>
            <translation>Removed</translation>
        </message>
        <message>
            <source>Удаление резюме</source>
            <translation>Resume removed</translation>
        </message>
        <message>
            <source>Этап № {id}</source>
            <translation>Stage No. {id}</translation>
        </message>
        <message>
            <source>закрыта</source>
            <translation>closed</translation>
        </message>
        <message>
            <source>отказ от согласия {day}</source>
            <translation>consent declined {day}</translation>
        </message>
        <message>
            <source>приостановлена</source>
            <translation>on hold</translation>
        </message>
        <message>
            <source>сегодня</source>
            <translation>today</translation>
        </message>
        <message>
            <source>согласие {day}</source>
            <translation>consent {day}</translation>
        </message>
        <message>
            <source>согласие не отправлено</source>
            <translation>consent: not sent</translation>
        </message>
        <message>
            <source>согласие отклонено</source>
            <translation>consent: declined</translation>
        </message>
        <message>
            <source>согласие отправлено</source>
            <translation>consent: sent</translation>
        </message>
        <message>
            <source>согласие получено</source>
            <translation>consent: received</translation>
        </message>
        <message>
            <source>согласие: {state}</source>
            <translation>consent: {state}</translation>
        </message>
        <message>
            <source>согласие: ошибка отправки</source>
            <translation>consent: sending failed</translation>
        </message>
        <message numerus="yes">
            <source>срок %n дн.</source>
            <translation>
                <numerusform>limit %n day</numerusform>
                <numerusform>limit %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CardHead</name>
        <message>
            <source>Открыть карточку</source>
            <translation>Open the card</translation>
        </message>
        <message>
            <source>Открыть карточку: {name}</source>
            <translation>Open the card: {name}</translation>
        </message>
    </context>
    <context>
        <name>CardHeader</name>
        <message>
            <source>Метки</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Обновить карточку</source>
            <translation>Refresh the card</translation>
        </message>
        <message>
            <source>Показать все метки</source>
            <translation>Show all tags</translation>
        </message>
        <message>
            <source>Править</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Сравнить карточки</source>
            <translation>Compare the cards</translation>
        </message>
        <message>
            <source>Что можно сделать с кандидатом</source>
            <translation>What can be done with the candidate</translation>
        </message>
        <message numerus="yes">
            <source>возможный дубль: %n</source>
            <translation>
                <numerusform>possible duplicate: %n</numerusform>
                <numerusform>possible duplicates: %n</numerusform>
            </translation>
        </message>
        <message>
            <source>ещё {count}</source>
            <translation>{count} more</translation>
        </message>
    </context>
    <context>
        <name>CardPane</name>
        <message>
            <source>Выберите кандидата в списке.</source>
            <translation>Choose a candidate in the list.</translation>
        </message>
        <message>
            <source>Карточка кандидата</source>
            <translation>Candidate card</translation>
        </message>
        <message>
            <source>Никто не выбран</source>
            <translation>Nobody is chosen</translation>
        </message>
        <message>
            <source>Этого ещё нет на компьютере</source>
            <translation>This is not on the computer yet</translation>
        </message>
    </context>
    <context>
        <name>CardTabs</name>
        <message>
            <source>Анкета</source>
            <translation>Questionary</translation>
        </message>
        <message>
            <source>Анкета ещё не сохранена</source>
            <translation>The questionary is not saved yet</translation>
        </message>
        <message>
            <source>В анкете: {count}</source>
            <translation>In questionary: {count}</translation>
        </message>
        <message>
            <source>В другом резюме: {count}</source>
            <translation>In another resume: {count}</translation>
        </message>
        <message>
            <source>В истории: {count}</source>
            <translation>In history: {count}</translation>
        </message>
        <message>
            <source>В резюме: {count}</source>
            <translation>In resume: {count}</translation>
        </message>
        <message>
            <source>История</source>
            <translation>History</translation>
        </message>
        <message>
            <source>История {count}</source>
            <translation>History {count}</translation>
        </message>
        <message>
            <source>История ещё не сохранена</source>
            <translation>The history is not saved yet</translation>
        </message>
        <message>
            <source>Резюме</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>Резюме {count}</source>
            <translation>Resumes {count}</translation>
        </message>
        <message>
            <source>Текст резюме ещё не сохранён</source>
            <translation>The resume text is not saved yet</translation>
        </message>
        <message>
            <source>Части карточки</source>
            <translation>Parts of the card</translation>
        </message>
        <message>
            <source>Часть карточки</source>
            <translation>Part of the card</translation>
        </message>
    </context>
    <context>
        <name>Changes</name>
        <message>
            <source>откройте исходящие</source>
            <translation>open the outbox</translation>
        </message>
    </context>
    <context>
        <name>ChangesLine</name>
        <message numerus="yes">
            <source>%n новых записей в истории</source>
            <translation>
                <numerusform>%n new history entry</numerusform>
                <numerusform>%n new history entries</numerusform>
            </translation>
        </message>
        <message>
            <source>Skype</source>
            <translation>Skype</translation>
        </message>
        <message>
            <source>{vacancy} → {stage}</source>
            <translation>{vacancy} → {stage}</translation>
        </message>
        <message>
            <source>В последний раз вы смотрели эту карточку {moment}</source>
            <translation>You last looked at this card on {moment}</translation>
        </message>
        <message>
            <source>Ещё не отправлено:</source>
            <translation>Not sent yet:</translation>
        </message>
        <message>
            <source>На этом компьютере вы смотрите эту карточку впервые.</source>
            <translation>This is the first time you look at this card on this computer.</translation>
        </message>
        <message>
            <source>Новое с {day}: {changes}</source>
            <translation>New since {day}: {changes}</translation>
        </message>
        <message>
            <source>Понятно, убрать</source>
            <translation>Got it, dismiss</translation>
        </message>
        <message>
            <source>С прошлого просмотра, {moment}, ничего не изменилось.</source>
            <translation>Nothing has changed since you last looked, {moment}.</translation>
        </message>
        <message>
            <source>анкета</source>
            <translation>questionary</translation>
        </message>
        <message numerus="yes">
            <source>больше не на вакансиях: %n</source>
            <translation>
                <numerusform>no longer on %n vacancy</numerusform>
                <numerusform>no longer on %n vacancies</numerusform>
            </translation>
        </message>
        <message>
            <source>дата рождения</source>
            <translation>date of birth</translation>
        </message>
        <message>
            <source>должность</source>
            <translation>position</translation>
        </message>
        <message numerus="yes">
            <source>ещё в истории: %n</source>
            <translation>
                <numerusform>%n more in the history</numerusform>
                <numerusform>%n more in the history</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>ещё этапов: %n</source>
            <translation>
                <numerusform>%n more stage</numerusform>
                <numerusform>%n more stages</numerusform>
            </translation>
        </message>
        <message>
            <source>зарплата</source>
            <translation>salary</translation>
        </message>
        <message numerus="yes">
            <source>и ещё %n</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message>
            <source>имя</source>
            <translation>name</translation>
        </message>
        <message>
            <source>компания</source>
            <translation>company</translation>
        </message>
        <message>
            <source>мессенджеры</source>
            <translation>messengers</translation>
        </message>
        <message>
            <source>метки</source>
            <translation>tags</translation>
        </message>
        <message>
            <source>новое резюме: {name}</source>
            <translation>new resume: {name}</translation>
        </message>
        <message>
            <source>почта</source>
            <translation>e-mail</translation>
        </message>
        <message>
            <source>резюме обновлено: {name}</source>
            <translation>resume updated: {name}</translation>
        </message>
        <message>
            <source>согласие</source>
            <translation>consent</translation>
        </message>
        <message>
            <source>телефон</source>
            <translation>phone</translation>
        </message>
        <message numerus="yes">
            <source>удалено резюме: %n</source>
            <translation>
                <numerusform>%n resume deleted</numerusform>
                <numerusform>%n resumes deleted</numerusform>
            </translation>
        </message>
        <message>
            <source>фотография</source>
            <translation>photo</translation>
        </message>
    </context>
    <context>
        <name>Chip</name>
        <message>
            <source>Delete убирает метку</source>
            <translation>Delete removes it</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Почты нет</source>
            <translation>No e-mail</translation>
        </message>
        <message>
            <source>Проверка подключения</source>
            <translation>Connection test</translation>
        </message>
        <message>
            <source>Скопировано: {text}</source>
            <translation>Copied: {text}</translation>
        </message>
        <message>
            <source>Телефона нет</source>
            <translation>No phone</translation>
        </message>
        <message>
            <source>Хантфлоу ответил за {ms} мс</source>
            <translation>Huntflow answered in {ms} ms</translation>
        </message>
    </context>
    <context>
        <name>CommentDialog</name>
        <message>
            <source>Ctrl+Enter — отправить</source>
            <translation>Ctrl+Enter to send</translation>
        </message>
        <message>
            <source>Дальше: план</source>
            <translation>Next: the plan</translation>
        </message>
        <message>
            <source>Закрыть</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Заметка: {who}</source>
            <translation>Note: {who}</translation>
        </message>
        <message>
            <source>Отправить</source>
            <translation>Send</translation>
        </message>
    </context>
    <context>
        <name>Comparison</name>
        <message>
            <source>{field}: взять «{value}»</source>
            <translation>{field}: take “{value}”</translation>
        </message>
        <message>
            <source>{field}: добавить «{value}»</source>
            <translation>{field}: add “{value}”</translation>
        </message>
        <message>
            <source>{field}: заменить на «{value}»</source>
            <translation>{field}: replace with “{value}”</translation>
        </message>
        <message>
            <source>Какую карточку дополнить</source>
            <translation>Which card to complete</translation>
        </message>
        <message>
            <source>взять</source>
            <translation>take</translation>
        </message>
        <message>
            <source>добавить</source>
            <translation>add</translation>
        </message>
        <message>
            <source>дополнить правую →</source>
            <translation>complete the right one →</translation>
        </message>
        <message>
            <source>заменить</source>
            <translation>replace</translation>
        </message>
        <message>
            <source>← дополнить левую</source>
            <translation>← complete the left one</translation>
        </message>
    </context>
    <context>
        <name>ConflictView</name>
        <message>
            <source>Без спора: {fields}</source>
            <translation>Not in conflict: {fields}</translation>
        </message>
        <message>
            <source>Всё моё</source>
            <translation>All mine</translation>
        </message>
        <message>
            <source>Всё серверное</source>
            <translation>All the server’s</translation>
        </message>
        <message>
            <source>Выберите значение каждого поля.</source>
            <translation>Choose the value of every field.</translation>
        </message>
        <message>
            <source>Пропустить</source>
            <translation>Skip</translation>
        </message>
        <message>
            <source>Сохранить итог</source>
            <translation>Save the result</translation>
        </message>
    </context>
    <context>
        <name>ConflictsDialog</name>
        <message>
            <source>Закрыть</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>История кандидата</source>
            <translation>Candidate’s history</translation>
        </message>
        <message numerus="yes">
            <source>Осталось расхождений: %n</source>
            <translation>
                <numerusform>%n conflict left</numerusform>
                <numerusform>%n conflicts left</numerusform>
            </translation>
        </message>
        <message>
            <source>Открыть исходящие</source>
            <translation>Open the outbox</translation>
        </message>
        <message>
            <source>Расхождения</source>
            <translation>Conflicts</translation>
        </message>
        <message>
            <source>Расхождения с сервером</source>
            <translation>Conflicts with the server</translation>
        </message>
    </context>
    <context>
        <name>ConnectionsPage</name>
        <message>
            <source>Боевая</source>
            <translation>Production</translation>
        </message>
        <message>
            <source>Для обеих систем этого профиля.</source>
            <translation>For both systems of this profile.</translation>
        </message>
        <message>
            <source>Имя</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Имя нового профиля</source>
            <translation>Name of the new profile</translation>
        </message>
        <message>
            <source>Новый профиль</source>
            <translation>New profile</translation>
        </message>
        <message>
            <source>Песочница</source>
            <translation>Sandbox</translation>
        </message>
        <message>
            <source>Подключения</source>
            <translation>Connections</translation>
        </message>
        <message>
            <source>Профиль</source>
            <translation>Profile</translation>
        </message>
        <message>
            <source>Сейчас открыт пример с вымышленными людьми.</source>
            <translation>The demo with invented people is open now.</translation>
        </message>
        <message>
            <source>Сеть</source>
            <translation>Network</translation>
        </message>
        <message>
            <source>Система</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Создать</source>
            <translation>Create</translation>
        </message>
        <message>
            <source>Такой профиль уже есть</source>
            <translation>There is such a profile already</translation>
        </message>
        <message>
            <source>У каждой системы и каждого профиля свои данные, журнал и ключи.</source>
            <translation>Each system and each profile has its own data, log and keys.</translation>
        </message>
        <message>
            <source>Что открыто</source>
            <translation>What is open</translation>
        </message>
    </context>
    <context>
        <name>ContactRow</name>
        <message>
            <source>Почта: {contact}</source>
            <translation>E-mail: {contact}</translation>
        </message>
        <message>
            <source>Скопировано</source>
            <translation>Copied</translation>
        </message>
        <message>
            <source>Скопировать: {contact}</source>
            <translation>Copy: {contact}</translation>
        </message>
        <message>
            <source>Телефон: {contact}</source>
            <translation>Phone: {contact}</translation>
        </message>
    </context>
    <context>
        <name>CountLine</name>
        <message>
            <source>{found} · ещё {count} на сервере</source>
            <translation>{found} · {count} more on the server</translation>
        </message>
        <message>
            <source>{found} · на сервере больше {count}</source>
            <translation>{found} · over {count} more on the server</translation>
        </message>
        <message>
            <source>{found} · спрашиваем сервер…</source>
            <translation>{found} · asking the server…</translation>
        </message>
        <message>
            <source>{found} из {total}</source>
            <translation>{found} of {total}</translation>
        </message>
        <message>
            <source>{found} из {total} сохранённых</source>
            <translation>{found} of {total} kept here</translation>
        </message>
        <message>
            <source>{people} · из сохранённых</source>
            <translation>{people} · among saved</translation>
        </message>
        <message>
            <source>Загружено {done} из {total}</source>
            <translation>{done} of {total} loaded</translation>
        </message>
    </context>
    <context>
        <name>Day</name>
        <message>
            <source>Выбрать в календаре</source>
            <translation>Pick from a calendar</translation>
        </message>
        <message>
            <source>дд.мм.гггг</source>
            <translation>dd/mm/yyyy</translation>
        </message>
    </context>
    <context>
        <name>Deciding</name>
        <message>
            <source>Возвращаем назад: в истории останется и то и другое</source>
            <translation>Taking back: the history keeps both</translation>
        </message>
        <message>
            <source>Дополнить карточку</source>
            <translation>Complete the card</translation>
        </message>
        <message>
            <source>Запомнили: {name} — другой человек</source>
            <translation>Remembered: {name} is another person</translation>
        </message>
        <message>
            <source>Карточка дополнена: {name}</source>
            <translation>The card is completed: {name}</translation>
        </message>
        <message>
            <source>На вакансию уже добавлено: снять с неё можно в Хантфлоу</source>
            <translation>Already added to the vacancy: it can be removed from there in Huntflow</translation>
        </message>
        <message>
            <source>Отменено, ничего не отправлено</source>
            <translation>Undone, nothing was sent</translation>
        </message>
        <message>
            <source>Отменить</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Отправляем обратную правку. В истории останутся обе</source>
            <translation>Sending the reverse change. The history keeps both</translation>
        </message>
        <message>
            <source>Разные люди</source>
            <translation>Different people</translation>
        </message>
        <message>
            <source>Снова в возможных дублях: {name}</source>
            <translation>A possible duplicate again: {name}</translation>
        </message>
        <message>
            <source>Триаж</source>
            <translation>Triage</translation>
        </message>
        <message>
            <source>Это решение уже отправлено, и вернуть его нельзя.</source>
            <translation>This decision was sent and cannot be taken back.</translation>
        </message>
    </context>
    <context>
        <name>DeleteDialog</name>
        <message>
            <source>Из Хантфлоу исчезнут карточка, резюме, история и заметки: у всех сотрудников и навсегда. Первые секунды удаление ещё можно отменить.</source>
            <translation>The card, resumes, history and notes disappear from Huntflow for all coworkers and for good. For a few seconds the deletion can still be undone.</translation>
        </message>
        <message>
            <source>Отмена</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Удаление</source>
            <translation>Deletion</translation>
        </message>
        <message>
            <source>Удалить кандидата?</source>
            <translation>Delete the candidate?</translation>
        </message>
        <message>
            <source>Удалить навсегда</source>
            <translation>Delete for good</translation>
        </message>
        <message>
            <source>Чтобы подтвердить, наберите: {name}</source>
            <translation>To confirm, type: {name}</translation>
        </message>
    </context>
    <context>
        <name>Details</name>
        <message>
            <source>Вернуть на проверку</source>
            <translation>Back to review</translation>
        </message>
        <message>
            <source>Открыть кандидата</source>
            <translation>Open the candidate</translation>
        </message>
        <message>
            <source>Отправить ещё раз</source>
            <translation>Send again</translation>
        </message>
        <message>
            <source>Прочитать ещё раз</source>
            <translation>Read again</translation>
        </message>
        <message>
            <source>часть шагов отменена</source>
            <translation>some steps were cancelled</translation>
        </message>
    </context>
    <context>
        <name>Doing</name>
        <message>
            <source>Вакансия закрыта.</source>
            <translation>The vacancy is closed.</translation>
        </message>
        <message>
            <source>Вакансия открыта.</source>
            <translation>The vacancy is open.</translation>
        </message>
        <message>
            <source>Вакансия уже приостановлена.</source>
            <translation>The vacancy is on hold already.</translation>
        </message>
        <message>
            <source>Карточка ещё не загружена.</source>
            <translation>The card is not loaded yet.</translation>
        </message>
        <message>
            <source>Перевод</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>Сначала выберите вакансию.</source>
            <translation>Choose a vacancy first.</translation>
        </message>
        <message>
            <source>Сначала выберите кандидата.</source>
            <translation>Choose a candidate first.</translation>
        </message>
        <message>
            <source>Состояние вакансии этого не позволяет.</source>
            <translation>The state of the vacancy does not allow it.</translation>
        </message>
        <message>
            <source>Это делается по одному: выберите одного кандидата.</source>
            <translation>This is done one by one: choose one candidate.</translation>
        </message>
    </context>
    <context>
        <name>DonePage</name>
        <message>
            <source>{keys}: найти человека или вакансию по имени.</source>
            <translation>{keys}: find a person or a vacancy by name.</translation>
        </message>
        <message>
            <source>{keys}: обновить то, что на экране. Обычно это происходит само.</source>
            <translation>{keys}: refresh what is on the screen. Usually this happens by itself.</translation>
        </message>
        <message>
            <source>Всё готово</source>
            <translation>All set</translation>
        </message>
        <message>
            <source>Ключи сохранены в хранилище паролей системы.</source>
            <translation>The keys are kept in the system’s password store.</translation>
        </message>
        <message>
            <source>Организация «{name}» подключена. Вакансии и кандидаты загружаются.</source>
            <translation>The organisation “{name}” is connected. Vacancies and candidates are loading.</translation>
        </message>
        <message>
            <source>Хантфлоу подключён.</source>
            <translation>Huntflow is connected.</translation>
        </message>
        <message>
            <source>Хранилища паролей в системе нет, поэтому ключи проживут до закрытия программы. При следующем запуске понадобится новая пара.</source>
            <translation>This system has no password store, so the keys live until the program is closed. The next start will need a new pair.</translation>
        </message>
    </context>
    <context>
        <name>DoublesCount</name>
        <message>
            <source>Возможные дубли</source>
            <translation>Possible duplicates</translation>
        </message>
    </context>
    <context>
        <name>Drafting</name>
        <message>
            <source>Черновик</source>
            <translation>Draft</translation>
        </message>
    </context>
    <context>
        <name>DropArea</name>
        <message>
            <source>PDF, DOCX, DOC, RTF, ODT, HTML, TXT, картинки и сканы, папки и ZIP. Каждый файл до 15 МБ.</source>
            <translation>PDF, DOCX, DOC, RTF, ODT, HTML, TXT, pictures and scans, folders and ZIP. Up to 15 MB a file.</translation>
        </message>
        <message>
            <source>Выбрать файлы…</source>
            <translation>Choose files…</translation>
        </message>
        <message>
            <source>Перетащите сюда резюме</source>
            <translation>Drop resumes here</translation>
        </message>
        <message>
            <source>Письма с вложениями, текст и картинки можно вставить: Ctrl+V. Без вашей команды ничего не отправляется.</source>
            <translation>Attachments, text and pictures can be pasted: Ctrl+V. Nothing is sent before you say so.</translation>
        </message>
    </context>
    <context>
        <name>Dropping</name>
        <message>
            <source>В буфере нет ни файлов, ни текста резюме</source>
            <translation>There are no files and no text of a resume in the clipboard</translation>
        </message>
        <message>
            <source>Вакансию выберете потом. Без вашей команды ничего не отправится.</source>
            <translation>Choose the vacancy later. Nothing is sent before you say so.</translation>
        </message>
        <message>
            <source>Все файлы (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Добавить резюме</source>
            <translation>Add resumes</translation>
        </message>
        <message numerus="yes">
            <source>Ждут разбора: %n</source>
            <translation>
                <numerusform>%n waits for review</numerusform>
                <numerusform>%n wait for review</numerusform>
            </translation>
        </message>
        <message>
            <source>Картинка {when}.png</source>
            <translation>Picture {when}.png</translation>
        </message>
        <message>
            <source>Пачка ждёт в разделе «Разбор резюме»</source>
            <translation>The batch waits under “Resumes”</translation>
        </message>
        <message>
            <source>Приём файлов</source>
            <translation>Taking files</translation>
        </message>
        <message>
            <source>Продолжить</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>Разобрать и добавить: вакансия «{vacancy}»</source>
            <translation>Review and add: vacancy “{vacancy}”</translation>
        </message>
        <message>
            <source>Разобрать и добавить: вакансия «{vacancy}», этап «{stage}»</source>
            <translation>Review and add: vacancy “{vacancy}”, stage “{stage}”</translation>
        </message>
        <message>
            <source>Разобрать резюме</source>
            <translation>Review resumes</translation>
        </message>
        <message>
            <source>Резюме ({kinds})</source>
            <translation>Resumes ({kinds})</translation>
        </message>
        <message>
            <source>Сначала вы их проверите: без команды ничего не отправится.</source>
            <translation>You look at them first: nothing is sent before you say so.</translation>
        </message>
        <message>
            <source>Сначала выберите организацию</source>
            <translation>Choose an organisation first</translation>
        </message>
        <message>
            <source>Текст {when}</source>
            <translation>Text {when}</translation>
        </message>
        <message>
            <source>Чтение остановлено, остальные файлы ждут</source>
            <translation>Reading has stopped, the other files wait</translation>
        </message>
        <message>
            <source>Чтение резюме</source>
            <translation>Reading resumes</translation>
        </message>
    </context>
    <context>
        <name>Duplicates</name>
        <message>
            <source>= совпадает</source>
            <translation>= the same</translation>
        </message>
        <message>
            <source>Возможно</source>
            <translation>Possibly</translation>
        </message>
        <message>
            <source>Возможно, один человек</source>
            <translation>Possibly the same person</translation>
        </message>
        <message>
            <source>Дата рождения</source>
            <translation>Date of birth</translation>
        </message>
        <message>
            <source>Должность</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Есть сходство</source>
            <translation>Some likeness</translation>
        </message>
        <message>
            <source>Зарплата</source>
            <translation>Salary</translation>
        </message>
        <message>
            <source>Имя</source>
            <translation>First name</translation>
        </message>
        <message>
            <source>Источник</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Карточка создана</source>
            <translation>Card created</translation>
        </message>
        <message>
            <source>Компания</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Мессенджеры</source>
            <translation>Messengers</translation>
        </message>
        <message>
            <source>Метки</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Назван дублем</source>
            <translation>Named a duplicate</translation>
        </message>
        <message>
            <source>Общий контакт</source>
            <translation>Shared contact</translation>
        </message>
        <message>
            <source>Общий контакт, имя другое</source>
            <translation>A shared contact, another name</translation>
        </message>
        <message>
            <source>Отчество</source>
            <translation>Middle name</translation>
        </message>
        <message>
            <source>Похож</source>
            <translation>Similar</translation>
        </message>
        <message>
            <source>Почта</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Почти наверняка</source>
            <translation>Almost certainly</translation>
        </message>
        <message>
            <source>Почти наверняка один человек</source>
            <translation>Almost certainly the same person</translation>
        </message>
        <message>
            <source>Разные люди: так решено</source>
            <translation>Different people: decided</translation>
        </message>
        <message>
            <source>Резюме</source>
            <translation>Resumes</translation>
        </message>
        <message>
            <source>Согласие</source>
            <translation>Consent</translation>
        </message>
        <message>
            <source>Телефон</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Фамилия</source>
            <translation>Last name</translation>
        </message>
        <message>
            <source>Хантфлоу</source>
            <translation>Huntflow</translation>
        </message>
        <message>
            <source>Хантфлоу считает дублем</source>
            <translation>Huntflow says it is a duplicate</translation>
        </message>
        <message>
            <source>Хантфлоу, здесь</source>
            <translation>Huntflow, here</translation>
        </message>
        <message>
            <source>дата рождения другая</source>
            <translation>another date of birth</translation>
        </message>
        <message>
            <source>другая фамилия, остальное то же</source>
            <translation>another last name, the rest is the same</translation>
        </message>
        <message>
            <source>ещё {count}</source>
            <translation>{count} more</translation>
        </message>
        <message>
            <source>ещё не в Хантфлоу</source>
            <translation>not in Huntflow yet</translation>
        </message>
        <message>
            <source>здесь</source>
            <translation>here</translation>
        </message>
        <message>
            <source>имя другое</source>
            <translation>another name</translation>
        </message>
        <message>
            <source>имя известно не целиком</source>
            <translation>only a part of the name is known</translation>
        </message>
        <message>
            <source>не загружено</source>
            <translation>not loaded</translation>
        </message>
        <message>
            <source>не на вакансии</source>
            <translation>not on the vacancy</translation>
        </message>
        <message>
            <source>не указано</source>
            <translation>not given</translation>
        </message>
        <message>
            <source>похожее имя</source>
            <translation>similar name</translation>
        </message>
        <message>
            <source>та же дата рождения</source>
            <translation>same date of birth</translation>
        </message>
        <message>
            <source>та же компания</source>
            <translation>same company</translation>
        </message>
        <message>
            <source>та же почта</source>
            <translation>same e-mail</translation>
        </message>
        <message>
            <source>то же имя</source>
            <translation>same name</translation>
        </message>
        <message>
            <source>только слева</source>
            <translation>left only</translation>
        </message>
        <message>
            <source>только справа</source>
            <translation>right only</translation>
        </message>
        <message>
            <source>тот же ник или ссылка</source>
            <translation>same handle or link</translation>
        </message>
        <message>
            <source>тот же телефон</source>
            <translation>same phone</translation>
        </message>
        <message>
            <source>тот же файл резюме</source>
            <translation>same resume file</translation>
        </message>
        <message>
            <source>этот контакт у многих</source>
            <translation>many people have this contact</translation>
        </message>
        <message>
            <source>≠ отличается</source>
            <translation>≠ differs</translation>
        </message>
    </context>
    <context>
        <name>DuplicatesDialog</name>
        <message>
            <source>Возможные дубли</source>
            <translation>Possible duplicates</translation>
        </message>
        <message numerus="yes">
            <source>Возможных дублей: %n</source>
            <translation>
                <numerusform>Possible duplicates: %n</numerusform>
                <numerusform>Possible duplicates: %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Дополнить</source>
            <translation>Complete</translation>
        </message>
        <message numerus="yes">
            <source>Дополнить: %n</source>
            <translation>
                <numerusform>Complete: %n</numerusform>
                <numerusform>Complete: %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Её удалили или объединили с другой.</source>
            <translation>It was deleted or merged with another one.</translation>
        </message>
        <message>
            <source>Загрузить</source>
            <translation>Load</translation>
        </message>
        <message>
            <source>Закрыть</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Ищем похожих…</source>
            <translation>Looking for similar people…</translation>
        </message>
        <message>
            <source>Карточка кандидата</source>
            <translation>Candidate's card</translation>
        </message>
        <message>
            <source>Карточка сохранена не целиком: вакансии и метки пока не сравнить.</source>
            <translation>Only a part of the card is kept: vacancies and tags cannot be compared yet.</translation>
        </message>
        <message>
            <source>Может быть, один человек</source>
            <translation>May be the same person</translation>
        </message>
        <message>
            <source>Отменить</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Похожих кандидатов не нашлось</source>
            <translation>No similar candidates found</translation>
        </message>
        <message>
            <source>Решено: это разные люди</source>
            <translation>Decided: different people</translation>
        </message>
        <message>
            <source>Сейчас нет связи.</source>
            <translation>There is no connection now.</translation>
        </message>
        <message>
            <source>Слить две карточки в одну отсюда нельзя: API Хантфлоу этого не умеет. Объединить можно в самом Хантфлоу, в карточке кандидата.</source>
            <translation>Two cards cannot be merged from here: the Huntflow API has no such call. They can be merged in Huntflow itself, in the candidate's card.</translation>
        </message>
        <message>
            <source>Сравниваются телефоны, почта, ники и ссылки, имена и даты рождения всех, кто сохранён на этом компьютере, и то, что называет дублем Хантфлоу.</source>
            <translation>Phones, e-mails, handles and links, names and dates of birth of everybody kept on this computer are compared, and what Huntflow names a duplicate.</translation>
        </message>
        <message>
            <source>Это разные люди</source>
            <translation>Different people</translation>
        </message>
        <message>
            <source>Этой карточки больше нет в Хантфлоу</source>
            <translation>This card is not in Huntflow any more</translation>
        </message>
        <message>
            <source>Этой карточки ещё нет на компьютере</source>
            <translation>This card is not on this computer yet</translation>
        </message>
        <message>
            <source>в Хантфлоу этой карточки больше нет</source>
            <translation>this card is not in Huntflow any more</translation>
        </message>
        <message>
            <source>против: {doubts}</source>
            <translation>against: {doubts}</translation>
        </message>
        <message>
            <source>↑↓ выбрать · Пробел отметить · Ctrl+Enter дополнить · Delete разные люди</source>
            <translation>↑↓ choose · Space tick · Ctrl+Enter complete · Delete different people</translation>
        </message>
    </context>
    <context>
        <name>EditDetails</name>
        <message numerus="yes">
            <source>%n изменений</source>
            <translation>
                <numerusform>%n change</numerusform>
                <numerusform>%n changes</numerusform>
            </translation>
        </message>
        <message>
            <source>В Хантфлоу</source>
            <translation>At Huntflow</translation>
        </message>
        <message>
            <source>Вакансия</source>
            <translation>Vacancy</translation>
        </message>
        <message>
            <source>Ваше изменение</source>
            <translation>Your change</translation>
        </message>
        <message>
            <source>Выберите изменение, чтобы увидеть его целиком.</source>
            <translation>Choose a change to see all of it.</translation>
        </message>
        <message numerus="yes">
            <source>Выбрано изменений: %n</source>
            <translation>
                <numerusform>%n change chosen</numerusform>
                <numerusform>%n changes chosen</numerusform>
            </translation>
        </message>
        <message>
            <source>Ждут его</source>
            <translation>Waiting for it</translation>
        </message>
        <message>
            <source>Изменение подробно</source>
            <translation>The change in full</translation>
        </message>
        <message>
            <source>Изменить…</source>
            <translation>Change…</translation>
        </message>
        <message>
            <source>Кандидат</source>
            <translation>Candidate</translation>
        </message>
        <message>
            <source>Куда</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>Не отправлять</source>
            <translation>Do not send</translation>
        </message>
        <message>
            <source>Неудачных попыток</source>
            <translation>Failed tries</translation>
        </message>
        <message>
            <source>Обновить ключ</source>
            <translation>Renew the key</translation>
        </message>
        <message>
            <source>Одним действием</source>
            <translation>In one action</translation>
        </message>
        <message>
            <source>Оно дошло</source>
            <translation>It arrived</translation>
        </message>
        <message>
            <source>Организация</source>
            <translation>Organisation</translation>
        </message>
        <message>
            <source>Открыть вакансию</source>
            <translation>Open the vacancy</translation>
        </message>
        <message>
            <source>Открыть кандидата</source>
            <translation>Open the candidate</translation>
        </message>
        <message>
            <source>Отправить ещё раз</source>
            <translation>Send again</translation>
        </message>
        <message>
            <source>Отправить сейчас</source>
            <translation>Send now</translation>
        </message>
        <message>
            <source>Отправлено</source>
            <translation>Sent</translation>
        </message>
        <message>
            <source>Сделано</source>
            <translation>Done at</translation>
        </message>
        <message>
            <source>Следующая</source>
            <translation>Next try</translation>
        </message>
        <message>
            <source>Строка журнала</source>
            <translation>Log row</translation>
        </message>
        <message>
            <source>Текст ещё не получен: обновите карточку.</source>
            <translation>The text has not been read yet: refresh the card.</translation>
        </message>
        <message>
            <source>Это оно</source>
            <translation>This is it</translation>
        </message>
        <message>
            <source>личные заметки, вне вакансии</source>
            <translation>personal notes, outside vacancies</translation>
        </message>
    </context>
    <context>
        <name>EditorDialog</name>
        <message>
            <source>Вернуться</source>
            <translation>Go back</translation>
        </message>
        <message>
            <source>Восстановлен черновик от {time}</source>
            <translation>Draft of {time} restored</translation>
        </message>
        <message>
            <source>Выбросить</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Есть несохранённые правки.</source>
            <translation>There are unsaved changes.</translation>
        </message>
        <message>
            <source>Изменено: {names}</source>
            <translation>Changed: {names}</translation>
        </message>
        <message>
            <source>Не ждать</source>
            <translation>Do not wait</translation>
        </message>
        <message>
            <source>Оставить черновик</source>
            <translation>Keep the draft</translation>
        </message>
        <message>
            <source>Ответ потерялся: проверяем, дошла ли правка</source>
            <translation>The answer got lost: checking whether the change arrived</translation>
        </message>
        <message>
            <source>Отмена</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Правки сохранены здесь и уйдут при связи</source>
            <translation>Saved here; it goes out when there is a connection</translation>
        </message>
        <message>
            <source>Сохранено</source>
            <translation>Saved</translation>
        </message>
        <message>
            <source>Сохранить</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Сохраняется…</source>
            <translation>Saving…</translation>
        </message>
        <message>
            <source>Части формы</source>
            <translation>Parts of the form</translation>
        </message>
        <message>
            <source>Черновик сохранён {time}</source>
            <translation>Draft kept {time}</translation>
        </message>
    </context>
    <context>
        <name>Edits</name>
        <message numerus="yes">
            <source>%n файлов</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message>
            <source>{size} МБ</source>
            <translation>{size} MB</translation>
        </message>
        <message>
            <source>Анкета: {who}</source>
            <translation>Candidate form: {who}</translation>
        </message>
        <message>
            <source>В Хантфлоу этого больше нет: удалено, объединено с другим или закрыто для вас. Правка сохранена; отправьте ещё раз, если карточку вернули.</source>
            <translation>It is no longer at Huntflow: deleted, merged with another or closed to you. The change is kept; send it again if the card comes back.</translation>
        </message>
        <message>
            <source>В воронке этого этапа больше нет. Выберите другой.</source>
            <translation>This stage is no longer in the pipeline. Choose another.</translation>
        </message>
        <message>
            <source>Важность</source>
            <translation>Priority</translation>
        </message>
        <message>
            <source>Вакансии, к которой относится правка, нет: её создание отменено.</source>
            <translation>There is no vacancy this change belongs to: its creation was given up.</translation>
        </message>
        <message>
            <source>Вакансия закрыта</source>
            <translation>The vacancy is closed</translation>
        </message>
        <message>
            <source>Вакансия не создана</source>
            <translation>The vacancy was not created</translation>
        </message>
        <message>
            <source>Вакансия уже закрыта; открыть её снова можно в Хантфлоу.</source>
            <translation>The vacancy is closed already; it can be reopened at Huntflow.</translation>
        </message>
        <message>
            <source>Вакансия уже создана; её можно закрыть: «Закрыть вакансию…».</source>
            <translation>The vacancy has been created; it can be closed: “Close the vacancy…”.</translation>
        </message>
        <message>
            <source>Введённое сохранено: исправьте и отправьте снова.</source>
            <translation>What you entered is kept: correct it and send again.</translation>
        </message>
        <message>
            <source>Возобновить вакансию: {who}</source>
            <translation>Resume vacancy: {who}</translation>
        </message>
        <message>
            <source>Вы наблюдатель</source>
            <translation>You are a watcher</translation>
        </message>
        <message>
            <source>Вы начали её менять</source>
            <translation>You began to change it</translation>
        </message>
        <message>
            <source>Вы работаете офлайн</source>
            <translation>You are working offline</translation>
        </message>
        <message>
            <source>Дата выхода</source>
            <translation>Start date</translation>
        </message>
        <message>
            <source>Дата рождения</source>
            <translation>Birthday</translation>
        </message>
        <message>
            <source>Должность</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Другие контакты</source>
            <translation>Other contacts</translation>
        </message>
        <message>
            <source>Ждёт своей очереди</source>
            <translation>Waiting for its turn</translation>
        </message>
        <message>
            <source>Закрыть вакансию: {who}</source>
            <translation>Close vacancy: {who}</translation>
        </message>
        <message>
            <source>Заметка</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Заметка отправлена, а Хантфлоу не даёт удалять заметки.</source>
            <translation>The note is sent, and Huntflow does not let notes be deleted.</translation>
        </message>
        <message>
            <source>Заметка: {who} «{said}»</source>
            <translation>Note: {who} “{said}”</translation>
        </message>
        <message>
            <source>Имя</source>
            <translation>First name</translation>
        </message>
        <message>
            <source>Источник</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Кандидат не создан</source>
            <translation>The candidate was not created</translation>
        </message>
        <message>
            <source>Кандидат уже добавлен; снять его с вакансии можно в Хантфлоу.</source>
            <translation>The candidate is added already; they can be taken off the vacancy at Huntflow.</translation>
        </message>
        <message>
            <source>Кандидат уже создан; его можно удалить из карточки.</source>
            <translation>The candidate is created already and can be deleted from the card.</translation>
        </message>
        <message>
            <source>Кандидат уже удалён в Хантфлоу.</source>
            <translation>The candidate is already deleted at Huntflow.</translation>
        </message>
        <message>
            <source>Карточки, к которой относится правка, нет: её создание отменено.</source>
            <translation>The card this change belongs to does not exist: its creation was cancelled.</translation>
        </message>
        <message>
            <source>Карточку объединили с другой</source>
            <translation>The card was merged with another</translation>
        </message>
        <message>
            <source>Ключ не принят. Правка уйдёт, как только появится новый.</source>
            <translation>The key was not accepted. The change goes as soon as there is a new one.</translation>
        </message>
        <message>
            <source>Компания</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Лицензия организации не позволяет больше. Правка сохранена: когда лицензию расширят, отправьте ещё раз.</source>
            <translation>The organisation’s licence does not allow more. The change is kept: send it again once the licence is extended.</translation>
        </message>
        <message>
            <source>Метка</source>
            <translation>Tag</translation>
        </message>
        <message>
            <source>Метки: {who} {tags}</source>
            <translation>Tags: {who} {tags}</translation>
        </message>
        <message>
            <source>На вакансию: {who} → {stage}</source>
            <translation>Add to vacancy: {who} → {stage}</translation>
        </message>
        <message>
            <source>Наблюдатель в этой организации ничего не меняет. Попросите управляющего дать вам роль рекрутера и отправьте ещё раз.</source>
            <translation>A watcher changes nothing in this organisation. Ask the owner for the recruiter’s role and send again.</translation>
        </message>
        <message>
            <source>Название</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Не отправлено</source>
            <translation>Not sent</translation>
        </message>
        <message>
            <source>Неизвестно, дошло ли</source>
            <translation>Unknown whether it arrived</translation>
        </message>
        <message>
            <source>Нет доступа</source>
            <translation>No access</translation>
        </message>
        <message>
            <source>Нет связи</source>
            <translation>No connection</translation>
        </message>
        <message>
            <source>Новая вакансия: {who}</source>
            <translation>New vacancy: {who}</translation>
        </message>
        <message>
            <source>Новая метка: {name}</source>
            <translation>New tag: {name}</translation>
        </message>
        <message>
            <source>Новый кандидат: {who}</source>
            <translation>New candidate: {who}</translation>
        </message>
        <message>
            <source>Нужен новый ключ</source>
            <translation>A new key is needed</translation>
        </message>
        <message>
            <source>Обязанности</source>
            <translation>Duties</translation>
        </message>
        <message>
            <source>Оплата</source>
            <translation>Pay</translation>
        </message>
        <message>
            <source>Ответ потерялся</source>
            <translation>The answer was lost</translation>
        </message>
        <message>
            <source>Ответ потерялся, и в Хантфлоу есть похожая новая вакансия. Сравните и решите: ничего не повторится, пока вы не скажете.</source>
            <translation>The answer was lost, and Huntflow has a new vacancy like it. Compare and decide: nothing is repeated until you say so.</translation>
        </message>
        <message>
            <source>Ответ потерялся, и в истории есть похожее. Сравните и решите: ничего не повторится, пока вы не скажете.</source>
            <translation>The answer was lost, and the history has something like it. Compare and decide: nothing is repeated until you say so.</translation>
        </message>
        <message>
            <source>Отчество</source>
            <translation>Middle name</translation>
        </message>
        <message>
            <source>Перевод: {who} → {stage}</source>
            <translation>Move: {who} → {stage}</translation>
        </message>
        <message>
            <source>План найма</source>
            <translation>Hiring plan</translation>
        </message>
        <message>
            <source>Повторим сами в {time}.</source>
            <translation>Next try by itself at {time}.</translation>
        </message>
        <message>
            <source>Подразделение</source>
            <translation>Division</translation>
        </message>
        <message>
            <source>Пока она закрыта, перевод не принимается. Откройте вакансию «{vacancy}» заново и отправьте ещё раз, или откажитесь от перевода.</source>
            <translation>While it is closed no move is accepted. Reopen the vacancy “{vacancy}” and send again, or give the move up.</translation>
        </message>
        <message>
            <source>Пока правка ждала, на сервере появилось другое значение. Выберите.</source>
            <translation>While the change waited, the server got another value. Choose.</translation>
        </message>
        <message>
            <source>Поставить</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Почта</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Правка вакансии: {who}</source>
            <translation>Edit vacancy: {who}</translation>
        </message>
        <message>
            <source>Правка сохранена и уйдёт сама, когда связь вернётся.</source>
            <translation>The change is kept and goes by itself when the connection is back.</translation>
        </message>
        <message>
            <source>Правка уйдёт, когда вы снова включите сеть.</source>
            <translation>The change goes when you go online again.</translation>
        </message>
        <message>
            <source>Правка ушла, но ответа не было. По истории Хантфлоу проверяем, дошла ли она; до этого она не повторяется.</source>
            <translation>The change left, but no answer came. Huntflow’s history is being checked for it; until then it is not repeated.</translation>
        </message>
        <message numerus="yes">
            <source>Правка: {who}, полей: %n</source>
            <translation>
                <numerusform>Edit: {who}, %n field</numerusform>
                <numerusform>Edit: {who}, %n fields</numerusform>
            </translation>
        </message>
        <message>
            <source>Предел лицензии</source>
            <translation>Licence limit</translation>
        </message>
        <message>
            <source>Приостановить вакансию: {who}</source>
            <translation>Put on hold: {who}</translation>
        </message>
        <message>
            <source>Причина отказа</source>
            <translation>Rejection reason</translation>
        </message>
        <message>
            <source>Программа закрылась, пока правка была открыта. Набранное сохранено: продолжите или отправьте как было.</source>
            <translation>The program was closed while the change was open. What you typed is kept: go on with it, or send the change as it was.</translation>
        </message>
        <message>
            <source>Расхождение</source>
            <translation>Conflict</translation>
        </message>
        <message>
            <source>Регион</source>
            <translation>Region</translation>
        </message>
        <message>
            <source>Резюме</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>С какого дня</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Скайп</source>
            <translation>Skype</translation>
        </message>
        <message>
            <source>Скрыта</source>
            <translation>Hidden</translation>
        </message>
        <message>
            <source>Снять</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Состояние</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Телефон</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Требования</source>
            <translation>Requirements</translation>
        </message>
        <message>
            <source>У вас нет права на это изменение. Права раздаёт управляющий организации в Хантфлоу. Правка сохранена.</source>
            <translation>You have no right to this change. Rights are given by the organisation’s owner at Huntflow. The change is kept.</translation>
        </message>
        <message>
            <source>Удаление остановлено: под этим номером теперь другой человек. Откройте карточку и, если нужно, удалите её заново.</source>
            <translation>The deletion was stopped: this number is another person now. Open the card and, if need be, delete it anew.</translation>
        </message>
        <message>
            <source>Удаление: {who}</source>
            <translation>Delete: {who}</translation>
        </message>
        <message>
            <source>Удалено или закрыто для вас</source>
            <translation>Deleted or closed to you</translation>
        </message>
        <message>
            <source>Уйдёт после: {first}.</source>
            <translation>Goes after: {first}.</translation>
        </message>
        <message>
            <source>Условия</source>
            <translation>Conditions</translation>
        </message>
        <message>
            <source>Файлы</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>Фамилия</source>
            <translation>Last name</translation>
        </message>
        <message>
            <source>Фотография</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Хантфлоу не принял значения</source>
            <translation>Huntflow did not accept the values</translation>
        </message>
        <message>
            <source>Хантфлоу не умеет вернуть это назад.</source>
            <translation>Huntflow cannot take this back.</translation>
        </message>
        <message>
            <source>Этап</source>
            <translation>Stage</translation>
        </message>
        <message>
            <source>Этап удалён</source>
            <translation>The stage was removed</translation>
        </message>
        <message>
            <source>Это уже отправляется.</source>
            <translation>It is being sent already.</translation>
        </message>
        <message>
            <source>да</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>до {day}</source>
            <translation>by {day}</translation>
        </message>
        <message>
            <source>ещё не отправлено</source>
            <translation>not sent yet</translation>
        </message>
        <message>
            <source>ждёт ключа</source>
            <translation>waiting for a key</translation>
        </message>
        <message>
            <source>ждёт отправки</source>
            <translation>waiting to be sent</translation>
        </message>
        <message>
            <source>ждёт связи</source>
            <translation>waiting for the network</translation>
        </message>
        <message numerus="yes">
            <source>и ещё %n</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message>
            <source>нанять: {n}</source>
            <translation>to hire: {n}</translation>
        </message>
        <message>
            <source>не отправлено</source>
            <translation>not sent</translation>
        </message>
        <message>
            <source>неизвестно, дошло ли: проверяем</source>
            <translation>unknown whether it arrived: checking</translation>
        </message>
        <message>
            <source>неизвестно, дошло ли: решите вы</source>
            <translation>unknown whether it arrived: your decision</translation>
        </message>
        <message>
            <source>нет</source>
            <translation>no</translation>
        </message>
        <message>
            <source>новая</source>
            <translation>a new one</translation>
        </message>
        <message>
            <source>отменено</source>
            <translation>cancelled</translation>
        </message>
        <message>
            <source>отправлено</source>
            <translation>sent</translation>
        </message>
        <message>
            <source>отправляется</source>
            <translation>sending</translation>
        </message>
        <message>
            <source>повторим позже</source>
            <translation>will try again</translation>
        </message>
        <message>
            <source>пусто</source>
            <translation>empty</translation>
        </message>
        <message>
            <source>расхождение</source>
            <translation>conflict</translation>
        </message>
    </context>
    <context>
        <name>Ending</name>
        <message>
            <source>Вернуться к списку · Enter</source>
            <translation>Back to the list · Enter</translation>
        </message>
        <message>
            <source>Все разобраны</source>
            <translation>Everybody has been dealt with</translation>
        </message>
        <message>
            <source>К пропущенным · {count}</source>
            <translation>To the skipped · {count}</translation>
        </message>
        <message>
            <source>Отменить все решения</source>
            <translation>Take all decisions back</translation>
        </message>
        <message>
            <source>Очередь закончилась</source>
            <translation>The queue is at its end</translation>
        </message>
        <message>
            <source>Пропущено</source>
            <translation>Skipped</translation>
        </message>
        <message>
            <source>Разбирать некого</source>
            <translation>Nobody to deal with</translation>
        </message>
        <message>
            <source>Решений не было.</source>
            <translation>Nothing was decided.</translation>
        </message>
        <message>
            <source>Решения уходят сами; отменить можно и после отправки, история сохранит оба.</source>
            <translation>Decisions leave by themselves; they can be taken back after that, too: the history keeps both.</translation>
        </message>
    </context>
    <context>
        <name>Facts</name>
        <message>
            <source>Ещё на вакансиях</source>
            <translation>Also on</translation>
        </message>
        <message>
            <source>История</source>
            <translation>History</translation>
        </message>
        <message>
            <source>О кандидате</source>
            <translation>About the candidate</translation>
        </message>
        <message>
            <source>Этап</source>
            <translation>Stage</translation>
        </message>
    </context>
    <context>
        <name>Field</name>
        <message>
            <source>{title}, обязательно</source>
            <translation>{title}, required</translation>
        </message>
        <message>
            <source>Было: {value}</source>
            <translation>Was: {value}</translation>
        </message>
        <message>
            <source>Вернуть прежнее: {title}</source>
            <translation>Put back: {title}</translation>
        </message>
        <message>
            <source>Моё</source>
            <translation>Mine</translation>
        </message>
        <message>
            <source>Не изменится: {value}</source>
            <translation>Stays as it is: {value}</translation>
        </message>
        <message>
            <source>Не менять</source>
            <translation>Leave as it is</translation>
        </message>
        <message>
            <source>Не менять: {title}</source>
            <translation>Leave as it is: {title}</translation>
        </message>
        <message>
            <source>Серверное</source>
            <translation>Server's</translation>
        </message>
        <message>
            <source>Такое значение здесь не правится: оно слишком большое или сложное.</source>
            <translation>This value cannot be edited here: it is too large or complex.</translation>
        </message>
        <message>
            <source>Тем временем в Хантфлоу: {value}</source>
            <translation>Meanwhile in Huntflow: {value}</translation>
        </message>
        <message>
            <source>изменено</source>
            <translation>changed</translation>
        </message>
        <message>
            <source>пусто</source>
            <translation>empty</translation>
        </message>
    </context>
    <context>
        <name>FieldList</name>
        <message>
            <source>{text} (уверенность {share} %)</source>
            <translation>{text} (confidence {share} %)</translation>
        </message>
        <message>
            <source>{text} · {share} %</source>
            <translation>{text} · {share} %</translation>
        </message>
        <message>
            <source>Хантфлоу</source>
            <translation>Huntflow</translation>
        </message>
        <message>
            <source>из файла</source>
            <translation>from the file</translation>
        </message>
        <message>
            <source>итог</source>
            <translation>to be sent</translation>
        </message>
        <message>
            <source>похоже: {text}</source>
            <translation>perhaps: {text}</translation>
        </message>
    </context>
    <context>
        <name>FilePage</name>
        <message>
            <source>Взять, когда появится сеть</source>
            <translation>Fetch when online</translation>
        </message>
        <message>
            <source>Загружаем файл…</source>
            <translation>Loading the file…</translation>
        </message>
        <message>
            <source>Загрузим, как только появится сеть.</source>
            <translation>It will be fetched as soon as the network is back.</translation>
        </message>
        <message>
            <source>Загрузить</source>
            <translation>Load</translation>
        </message>
        <message>
            <source>Загрузить заново</source>
            <translation>Load again</translation>
        </message>
        <message>
            <source>Не нужно</source>
            <translation>Never mind</translation>
        </message>
        <message>
            <source>Открываем файл…</source>
            <translation>Opening the file…</translation>
        </message>
        <message>
            <source>Открыть в журнале</source>
            <translation>Open in the log</translation>
        </message>
        <message>
            <source>Повторить</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Показ остановлен, чтобы программа не ждала.</source>
            <translation>Stopped, so that the program does not wait.</translation>
        </message>
        <message>
            <source>Показаны первые страницы: {shown} из {total}</source>
            <translation>First pages shown: {shown} of {total}</translation>
        </message>
        <message>
            <source>Показать его безопасно нельзя: ему нужно слишком много памяти.</source>
            <translation>It cannot be shown safely: it needs too much memory.</translation>
        </message>
        <message>
            <source>Показать его страницы нельзя. Текст резюме открывается без него.</source>
            <translation>Its pages cannot be shown. The text of the resume opens without it.</translation>
        </message>
        <message>
            <source>Показать файл не удалось</source>
            <translation>The file could not be shown</translation>
        </message>
        <message>
            <source>Сейчас нет связи.</source>
            <translation>There is no connection now.</translation>
        </message>
        <message>
            <source>Страница резюме</source>
            <translation>Resume page</translation>
        </message>
        <message>
            <source>Страницы резюме</source>
            <translation>Resume pages</translation>
        </message>
        <message>
            <source>Такие файлы здесь не показываются</source>
            <translation>Files of this kind are not shown here</translation>
        </message>
        <message>
            <source>Текст файла</source>
            <translation>Text of the file</translation>
        </message>
        <message>
            <source>Файл {kind}: показан его текст</source>
            <translation>{kind} file: its text is shown</translation>
        </message>
        <message>
            <source>Файл {kind}: текста в нём нет</source>
            <translation>{kind} file: there is no text in it</translation>
        </message>
        <message>
            <source>Файл закрыт паролем</source>
            <translation>The file is protected with a password</translation>
        </message>
        <message>
            <source>Файл открывался слишком долго</source>
            <translation>The file took too long to open</translation>
        </message>
        <message>
            <source>Файл повреждён или обрезан</source>
            <translation>The file is damaged or cut off</translation>
        </message>
        <message>
            <source>Файл пуст</source>
            <translation>The file is empty</translation>
        </message>
        <message>
            <source>Файл резюме</source>
            <translation>Resume file</translation>
        </message>
        <message>
            <source>Файл резюме ещё не сохранён</source>
            <translation>The resume file is not saved yet</translation>
        </message>
        <message>
            <source>Файл слишком велик</source>
            <translation>The file is too large</translation>
        </message>
        <message>
            <source>Файлы резюме</source>
            <translation>Resume files</translation>
        </message>
    </context>
    <context>
        <name>FiltersPanel</name>
        <message numerus="yes">
            <source>%n дн. назад</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message>
            <source>Был на этапе</source>
            <translation>Was at the stage</translation>
        </message>
        <message>
            <source>Вакансия</source>
            <translation>Vacancy</translation>
        </message>
        <message>
            <source>Добавлен до</source>
            <translation>Added before</translation>
        </message>
        <message>
            <source>Добавлен с</source>
            <translation>Added since</translation>
        </message>
        <message>
            <source>Есть</source>
            <translation>Has</translation>
        </message>
        <message>
            <source>Источник</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Метка</source>
            <translation>Tag</translation>
        </message>
        <message>
            <source>Не важно</source>
            <translation>Any</translation>
        </message>
        <message>
            <source>Нет</source>
            <translation>Has no</translation>
        </message>
        <message>
            <source>Нужны все отмеченные</source>
            <translation>All ticked ones must be true</translation>
        </message>
        <message>
            <source>Подойдёт любое</source>
            <translation>Any of the ticked will do</translation>
        </message>
        <message>
            <source>Причина отказа</source>
            <translation>Rejection reason</translation>
        </message>
        <message>
            <source>Сбросить всё</source>
            <translation>Clear all</translation>
        </message>
        <message>
            <source>Согласие</source>
            <translation>Consent</translation>
        </message>
        <message>
            <source>Этап сейчас</source>
            <translation>Stage now</translation>
        </message>
        <message>
            <source>дд.мм.гггг</source>
            <translation>yyyy-mm-dd</translation>
        </message>
        <message>
            <source>сегодня</source>
            <translation>today</translation>
        </message>
    </context>
    <context>
        <name>FindDialog</name>
        <message>
            <source>Без названия</source>
            <translation>Untitled</translation>
        </message>
        <message>
            <source>Быстрый переход</source>
            <translation>Quick switcher</translation>
        </message>
        <message>
            <source>Ничего не нашлось</source>
            <translation>Nothing found</translation>
        </message>
        <message>
            <source>↑↓ выбрать · Enter открыть · Esc закрыть</source>
            <translation>↑↓ choose · Enter open · Esc close</translation>
        </message>
    </context>
    <context>
        <name>FlagControl</name>
        <message>
            <source>да</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>нет</source>
            <translation>no</translation>
        </message>
    </context>
    <context>
        <name>ForgetDialog</name>
        <message>
            <source>Забыть</source>
            <translation>Forget</translation>
        </message>
        <message>
            <source>Забыть кандидата</source>
            <translation>Forget candidate</translation>
        </message>
        <message>
            <source>Забыть кандидата на этом компьютере?</source>
            <translation>Forget this candidate on this computer?</translation>
        </message>
        <message>
            <source>Останется: всё, что есть в Хантфлоу, и ваши неотправленные правки в исходящих. В Хантфлоу ничего не изменится.</source>
            <translation>Stays: everything that is in Huntflow, and your unsent edits in the outbox. Nothing changes in Huntflow.</translation>
        </message>
        <message>
            <source>Отмена</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Снова сюда кандидат сам не попадёт: хранится только его номер. Вернуть забытых можно в настройках, на странице «Синхронизация».</source>
            <translation>The candidate will not come back here by itself: only the number is kept. Forgotten candidates can be brought back in the settings, on the page “Synchronisation”.</translation>
        </message>
        <message>
            <source>Удалятся: карточка, история, анкета, тексты и файлы резюме, фото, отправленные правки, напоминания и всё, по чему кандидат находился в поиске.</source>
            <translation>To be deleted: card, history, questionary, texts and files of resumes, photo, changes that were sent, reminders, and everything the candidate was found by.</translation>
        </message>
    </context>
    <context>
        <name>Glances</name>
        <message>
            <source>В буфере обмена нет номера телефона: скопируйте номер и повторите.</source>
            <translation>There is no phone number on the clipboard: copy one and try again.</translation>
        </message>
        <message>
            <source>Звонит {who}</source>
            <translation>Calling: {who}</translation>
        </message>
        <message>
            <source>Карточка скрыта. Вернуть: {key} или Enter.</source>
            <translation>The card is hidden. To bring it back: {key} or Enter.</translation>
        </message>
        <message>
            <source>Кто звонит</source>
            <translation>Who is calling</translation>
        </message>
        <message>
            <source>Ни в одной карточке нет номера {number}: ищем в резюме и заметках. Связи нет, Хантфлоу не спросить.</source>
            <translation>No card has the number {number}: looking in resumes and notes. There is no connection, so Huntflow cannot be asked.</translation>
        </message>
        <message>
            <source>Ни в одной карточке нет номера {number}: ищем в резюме, заметках и Хантфлоу.</source>
            <translation>No card has the number {number}: looking in resumes, notes and Huntflow.</translation>
        </message>
        <message>
            <source>Открыть</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Отправлено на печать</source>
            <translation>Sent to the printer</translation>
        </message>
        <message>
            <source>Сохранено: {name}</source>
            <translation>Saved: {name}</translation>
        </message>
        <message>
            <source>в этом разделе его нет</source>
            <translation>there is none in this section</translation>
        </message>
        <message>
            <source>выберите кандидата или вакансию</source>
            <translation>choose a candidate or a vacancy</translation>
        </message>
        <message>
            <source>карточка ещё не загружена</source>
            <translation>the card is not loaded yet</translation>
        </message>
        <message>
            <source>откройте кандидата, вакансию или список людей</source>
            <translation>open a candidate, a vacancy or a list of people</translation>
        </message>
    </context>
    <context>
        <name>GoingPage</name>
        <message numerus="yes">
            <source>Вернуть нельзя %n: почему, сказано в строке.</source>
            <translation>
                <numerusform>%n cannot be taken back: the row says why.</numerusform>
                <numerusform>%n cannot be taken back: their rows say why.</numerusform>
            </translation>
        </message>
        <message>
            <source>Возвращаем назад то, что уже дошло. В истории останется и то и другое.</source>
            <translation>Taking back what has arrived. The history keeps both.</translation>
        </message>
        <message>
            <source>Все {count}</source>
            <translation>All {count}</translation>
        </message>
        <message>
            <source>Готово.</source>
            <translation>Done.</translation>
        </message>
        <message>
            <source>Ждут {count}</source>
            <translation>Waiting {count}</translation>
        </message>
        <message>
            <source>Какие строки показаны</source>
            <translation>Which rows are shown</translation>
        </message>
        <message>
            <source>Кандидат</source>
            <translation>Candidate</translation>
        </message>
        <message numerus="yes">
            <source>Начнём отправлять через %n с, пока ничего не ушло.</source>
            <translation>
                <numerusform>Sending begins in %n s, nothing has left yet.</numerusform>
                <numerusform>Sending begins in %n s, nothing has left yet.</numerusform>
            </translation>
        </message>
        <message>
            <source>Не вышло {count}</source>
            <translation>Failed {count}</translation>
        </message>
        <message>
            <source>Окно можно закрыть: отправка продолжится.</source>
            <translation>The window may be closed: sending goes on.</translation>
        </message>
        <message>
            <source>Остальное сделано. Что не вышло, ждёт вашего решения в исходящих.</source>
            <translation>The rest is done. What failed waits for your decision in the outbox.</translation>
        </message>
        <message>
            <source>Отменено: ничего не отправлено.</source>
            <translation>Cancelled: nothing was sent.</translation>
        </message>
        <message>
            <source>Отправлено {done} из {total}</source>
            <translation>Sent {done} of {total}</translation>
        </message>
        <message>
            <source>Показать в исходящих</source>
            <translation>Show in the outbox</translation>
        </message>
        <message>
            <source>Почему</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Сети нет: уйдёт само, когда появится. Окно можно закрыть.</source>
            <translation>No network: it leaves by itself when there is one. The window may be closed.</translation>
        </message>
        <message>
            <source>Состояние</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Таких нет</source>
            <translation>Nobody like that</translation>
        </message>
        <message>
            <source>Что сделано по кандидатам</source>
            <translation>What was done, by candidate</translation>
        </message>
        <message>
            <source>возврат: {state}</source>
            <translation>taking back: {state}</translation>
        </message>
        <message>
            <source>ждут {count}</source>
            <translation>waiting {count}</translation>
        </message>
        <message>
            <source>не вышло {count}</source>
            <translation>failed {count}</translation>
        </message>
        <message>
            <source>отменено {count}</source>
            <translation>cancelled {count}</translation>
        </message>
    </context>
    <context>
        <name>Head</name>
        <message>
            <source>Найти кандидата</source>
            <translation>Find a candidate</translation>
        </message>
        <message>
            <source>Настройки</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>ПЕСОЧНИЦА</source>
            <translation>SANDBOX</translation>
        </message>
        <message>
            <source>ПЕСОЧНИЦА. Всё, что вы меняете, остаётся в пробной базе.</source>
            <translation>SANDBOX. Whatever you change stays in the trial database.</translation>
        </message>
        <message>
            <source>ПРИМЕР</source>
            <translation>DEMO</translation>
        </message>
        <message>
            <source>ПРИМЕР. Люди вымышлены, изменения никуда не отправляются.</source>
            <translation>DEMO. The people are invented, changes go nowhere.</translation>
        </message>
        <message>
            <source>Перейти в боевую</source>
            <translation>Go to production</translation>
        </message>
        <message>
            <source>Подключить Хантфлоу…</source>
            <translation>Connect Huntflow…</translation>
        </message>
        <message>
            <source>Тёмная или светлая тема</source>
            <translation>Dark or light theme</translation>
        </message>
    </context>
    <context>
        <name>HistoryPage</name>
        <message>
            <source>Дата выхода: {day}</source>
            <translation>Start date: {day}</translation>
        </message>
        <message>
            <source>Есть ещё: {what}</source>
            <translation>Also has: {what}</translation>
        </message>
        <message>
            <source>История пуста</source>
            <translation>The history is empty</translation>
        </message>
        <message>
            <source>История работы с кандидатом</source>
            <translation>History of the candidate</translation>
        </message>
        <message>
            <source>Показаны последние {shown} из {total}</source>
            <translation>The latest {shown} of {total}</translation>
        </message>
        <message>
            <source>Показать ещё</source>
            <translation>Show more</translation>
        </message>
        <message>
            <source>Показать заметки целиком</source>
            <translation>Show whole notes</translation>
        </message>
        <message>
            <source>Прежняя карточка: № {id}</source>
            <translation>Former card: No. {id}</translation>
        </message>
        <message>
            <source>Причина: {reason}</source>
            <translation>Reason: {reason}</translation>
        </message>
        <message>
            <source>Файлы: {names}</source>
            <translation>Files: {names}</translation>
        </message>
        <message>
            <source>ещё не отправлено</source>
            <translation>not sent yet</translation>
        </message>
    </context>
    <context>
        <name>HitBar</name>
        <message>
            <source>Здесь нет: {words}</source>
            <translation>Not here: {words}</translation>
        </message>
        <message>
            <source>Найдено: {words}</source>
            <translation>Found: {words}</translation>
        </message>
        <message>
            <source>Предыдущее совпадение</source>
            <translation>Previous match</translation>
        </message>
        <message>
            <source>Следующее совпадение</source>
            <translation>Next match</translation>
        </message>
        <message>
            <source>Слова поиска в карточке</source>
            <translation>Search words in the card</translation>
        </message>
        <message>
            <source>Совпадение {number} из {total}</source>
            <translation>Match {number} of {total}</translation>
        </message>
        <message>
            <source>Убрать подсветку</source>
            <translation>Remove the highlighting</translation>
        </message>
    </context>
    <context>
        <name>IncomeControl</name>
        <message>
            <source>до налогов</source>
            <translation>before taxes</translation>
        </message>
        <message>
            <source>на руки</source>
            <translation>after taxes</translation>
        </message>
        <message>
            <source>не указано</source>
            <translation>not said</translation>
        </message>
    </context>
    <context>
        <name>Intake</name>
        <message numerus="yes">
            <source>%n файлов</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message>
            <source>{count} мин</source>
            <translation>{count} min</translation>
        </message>
        <message>
            <source>{count} с</source>
            <translation>{count} s</translation>
        </message>
        <message>
            <source>Все</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Город</source>
            <translation>City</translation>
        </message>
        <message>
            <source>Готово</source>
            <translation>Ready</translation>
        </message>
        <message>
            <source>Дата рождения</source>
            <translation>Birth date</translation>
        </message>
        <message>
            <source>Должность</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Дубли</source>
            <translation>Duplicates</translation>
        </message>
        <message>
            <source>Заметка</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Зарплата</source>
            <translation>Salary</translation>
        </message>
        <message>
            <source>Имя</source>
            <translation>First name</translation>
        </message>
        <message>
            <source>Кандидат</source>
            <translation>Candidate</translation>
        </message>
        <message>
            <source>Компания</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Не прочитано</source>
            <translation>Not read</translation>
        </message>
        <message>
            <source>Не ушло</source>
            <translation>Not sent</translation>
        </message>
        <message>
            <source>Отправляются</source>
            <translation>Being sent</translation>
        </message>
        <message>
            <source>Отчество</source>
            <translation>Middle name</translation>
        </message>
        <message>
            <source>Почта</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Проверить</source>
            <translation>To check</translation>
        </message>
        <message>
            <source>Пропущено</source>
            <translation>Skipped</translation>
        </message>
        <message>
            <source>Создано</source>
            <translation>Created</translation>
        </message>
        <message>
            <source>Состояние</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Телефон</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Файл</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Фамилия</source>
            <translation>Last name</translation>
        </message>
        <message>
            <source>Хантфлоу видит похожего</source>
            <translation>Huntflow knows somebody alike</translation>
        </message>
        <message>
            <source>Хантфлоу не принял: решите, что дальше</source>
            <translation>Huntflow did not take it: decide what to do</translation>
        </message>
        <message>
            <source>Читаются</source>
            <translation>Being read</translation>
        </message>
        <message>
            <source>Что важно</source>
            <translation>What matters</translation>
        </message>
        <message>
            <source>Этап</source>
            <translation>Stage</translation>
        </message>
        <message>
            <source>архив в архиве в архиве</source>
            <translation>an archive in an archive in an archive</translation>
        </message>
        <message>
            <source>больше 15 МБ</source>
            <translation>larger than 15 MB</translation>
        </message>
        <message>
            <source>всё равно создать</source>
            <translation>create anyway</translation>
        </message>
        <message>
            <source>выберите вакансию: делать больше нечего</source>
            <translation>choose a vacancy: there is nothing else to do</translation>
        </message>
        <message>
            <source>готово</source>
            <translation>ready</translation>
        </message>
        <message>
            <source>дата рождения</source>
            <translation>birth date</translation>
        </message>
        <message>
            <source>добавить на вакансию</source>
            <translation>add to the vacancy</translation>
        </message>
        <message>
            <source>дополнить пустые поля</source>
            <translation>fill the empty fields</translation>
        </message>
        <message>
            <source>другая дата рождения</source>
            <translation>another birth date</translation>
        </message>
        <message>
            <source>другая фамилия, остальное то же</source>
            <translation>another last name, all else the same</translation>
        </message>
        <message>
            <source>другое имя</source>
            <translation>another name</translation>
        </message>
        <message>
            <source>дубль</source>
            <translation>duplicate</translation>
        </message>
        <message>
            <source>ждёт чтения</source>
            <translation>waits</translation>
        </message>
        <message>
            <source>закрыт паролем</source>
            <translation>locked with a password</translation>
        </message>
        <message>
            <source>из буфера</source>
            <translation>pasted</translation>
        </message>
        <message>
            <source>из папки</source>
            <translation>from a folder</translation>
        </message>
        <message>
            <source>из письма</source>
            <translation>from a letter</translation>
        </message>
        <message>
            <source>из файлов</source>
            <translation>from files</translation>
        </message>
        <message>
            <source>имя</source>
            <translation>name</translation>
        </message>
        <message>
            <source>имя известно не целиком</source>
            <translation>the name is not known in full</translation>
        </message>
        <message>
            <source>компания</source>
            <translation>company</translation>
        </message>
        <message>
            <source>контакт у многих</source>
            <translation>many have this contact</translation>
        </message>
        <message>
            <source>на паузе</source>
            <translation>paused</translation>
        </message>
        <message>
            <source>найдено в Хантфлоу</source>
            <translation>found in Huntflow</translation>
        </message>
        <message>
            <source>не прочитано</source>
            <translation>not read</translation>
        </message>
        <message>
            <source>не резюме: такой формат не читается</source>
            <translation>no resume: this format is not read</translation>
        </message>
        <message>
            <source>не ушло</source>
            <translation>not sent</translation>
        </message>
        <message>
            <source>нет имени</source>
            <translation>no name</translation>
        </message>
        <message>
            <source>нет контактов</source>
            <translation>no contacts</translation>
        </message>
        <message>
            <source>нет текстового слоя</source>
            <translation>no text in it</translation>
        </message>
        <message>
            <source>нет того, к кому это добавить</source>
            <translation>the person it belongs to is not there</translation>
        </message>
        <message>
            <source>новый</source>
            <translation>new</translation>
        </message>
        <message>
            <source>отменяется</source>
            <translation>being undone</translation>
        </message>
        <message>
            <source>отправлено {share} %</source>
            <translation>{share} % sent</translation>
        </message>
        <message>
            <source>отправляется</source>
            <translation>being sent</translation>
        </message>
        <message>
            <source>повреждён</source>
            <translation>damaged</translation>
        </message>
        <message>
            <source>почта</source>
            <translation>e-mail</translation>
        </message>
        <message>
            <source>приложить файл заметкой</source>
            <translation>attach the file as a note</translation>
        </message>
        <message>
            <source>проверьте</source>
            <translation>to check</translation>
        </message>
        <message>
            <source>проверьте имя</source>
            <translation>check the name</translation>
        </message>
        <message>
            <source>проверьте контакты</source>
            <translation>check the contacts</translation>
        </message>
        <message>
            <source>пропустить</source>
            <translation>skip</translation>
        </message>
        <message>
            <source>пропущено</source>
            <translation>skipped</translation>
        </message>
        <message>
            <source>прочитано только начало</source>
            <translation>only the beginning was read</translation>
        </message>
        <message>
            <source>прочитать не удалось</source>
            <translation>could not be read</translation>
        </message>
        <message>
            <source>сделано</source>
            <translation>done</translation>
        </message>
        <message>
            <source>создан</source>
            <translation>created</translation>
        </message>
        <message>
            <source>создать</source>
            <translation>create</translation>
        </message>
        <message>
            <source>ссылка</source>
            <translation>link</translation>
        </message>
        <message>
            <source>так считает Хантфлоу</source>
            <translation>Huntflow says so</translation>
        </message>
        <message>
            <source>такой файл уже есть в пачке</source>
            <translation>the batch has this file already</translation>
        </message>
        <message>
            <source>телефон</source>
            <translation>phone</translation>
        </message>
        <message>
            <source>тот же контакт у другого: {name}</source>
            <translation>somebody else has the same contact: {name}</translation>
        </message>
        <message>
            <source>тот же файл</source>
            <translation>same file</translation>
        </message>
        <message>
            <source>файл ещё записывается</source>
            <translation>the file is still being written</translation>
        </message>
        <message>
            <source>файл занят другой программой или закрыт</source>
            <translation>the file is in use or locked</translation>
        </message>
        <message>
            <source>файл пуст</source>
            <translation>the file is empty</translation>
        </message>
        <message>
            <source>файла уже нет</source>
            <translation>the file is gone</translation>
        </message>
        <message>
            <source>файлов больше, чем берётся за раз</source>
            <translation>more files than are taken at once</translation>
        </message>
        <message>
            <source>читается</source>
            <translation>being read</translation>
        </message>
        <message>
            <source>читался слишком долго</source>
            <translation>took too long to read</translation>
        </message>
    </context>
    <context>
        <name>IntakeHead</name>
        <message>
            <source>Добавить файлы…</source>
            <translation>Add files…</translation>
        </message>
        <message>
            <source>Остановить</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Пауза</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Пачка</source>
            <translation>Batch</translation>
        </message>
        <message>
            <source>Продолжить</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>Разбор резюме</source>
            <translation>Resumes</translation>
        </message>
        <message>
            <source>Сколько сделано</source>
            <translation>How much is done</translation>
        </message>
    </context>
    <context>
        <name>IntakePane</name>
        <message>
            <source>Ещё</source>
            <translation>More</translation>
        </message>
        <message numerus="yes">
            <source>Ещё посмотреть: %n. Они не отправятся.</source>
            <translation>
                <numerusform>%n more to look at. It will not be sent.</numerusform>
                <numerusform>%n more to look at. They will not be sent.</numerusform>
            </translation>
        </message>
        <message>
            <source>Здесь таких файлов нет</source>
            <translation>There are no such files</translation>
        </message>
        <message>
            <source>На паузе</source>
            <translation>Paused</translation>
        </message>
        <message>
            <source>Отложить пачку</source>
            <translation>Put off</translation>
        </message>
        <message>
            <source>Отменить уже созданное…</source>
            <translation>Undo what was created…</translation>
        </message>
        <message>
            <source>Отправляются</source>
            <translation>Sending</translation>
        </message>
        <message>
            <source>Показать все</source>
            <translation>Show all</translation>
        </message>
        <message>
            <source>Продолжить чтение файлов</source>
            <translation>Go on reading files</translation>
        </message>
        <message>
            <source>Разбор резюме</source>
            <translation>Resumes</translation>
        </message>
        <message>
            <source>Распознавание в Хантфлоу</source>
            <translation>Reading by Huntflow</translation>
        </message>
        <message>
            <source>Распознать в Хантфлоу</source>
            <translation>Read by Huntflow</translation>
        </message>
        <message>
            <source>Создать</source>
            <translation>Create</translation>
        </message>
        <message>
            <source>Создать {rows} · ≈ {requests} запросов, {time}</source>
            <translation>Create {rows} · ≈ {requests} requests, {time}</translation>
        </message>
        <message>
            <source>Сравнить с базой заново</source>
            <translation>Compare with known people again</translation>
        </message>
        <message>
            <source>Убрать пачку из списка</source>
            <translation>Remove the batch from the list</translation>
        </message>
        <message>
            <source>Файлы пачки</source>
            <translation>Files of the batch</translation>
        </message>
        <message>
            <source>Читаются файлы</source>
            <translation>Reading files</translation>
        </message>
    </context>
    <context>
        <name>Journal</name>
        <message>
            <source>{count} Б</source>
            <translation>{count} B</translation>
        </message>
        <message>
            <source>{count} КБ</source>
            <translation>{count} KB</translation>
        </message>
        <message>
            <source>{count} МБ</source>
            <translation>{count} MB</translation>
        </message>
        <message>
            <source>Адрес</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Время</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Код</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Метод</source>
            <translation>Method</translation>
        </message>
        <message>
            <source>Ошибка</source>
            <translation>Error</translation>
        </message>
        <message>
            <source>Профиль</source>
            <translation>Profile</translation>
        </message>
        <message>
            <source>мс</source>
            <translation>ms</translation>
        </message>
        <message>
            <source>сбой</source>
            <translation>failed</translation>
        </message>
        <message>
            <source>событие</source>
            <translation>event</translation>
        </message>
    </context>
    <context>
        <name>JournalPane</name>
        <message numerus="yes">
            <source>%n строк</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
        <message>
            <source>Адрес или текст ошибки</source>
            <translation>Address or error text</translation>
        </message>
        <message>
            <source>Журнал запросов</source>
            <translation>Request log</translation>
        </message>
        <message>
            <source>Запросов ещё не было.</source>
            <translation>No requests yet.</translation>
        </message>
        <message>
            <source>Запросов только об этом ещё не было.</source>
            <translation>There have been no requests about this alone.</translation>
        </message>
        <message>
            <source>Здесь появится каждый запрос к Хантфлоу: что ушло и что пришло.</source>
            <translation>Every request to Huntflow will appear here: what was sent and what came back.</translation>
        </message>
        <message>
            <source>О вакансии: {name}</source>
            <translation>About the vacancy: {name}</translation>
        </message>
        <message>
            <source>О кандидате: {name}</source>
            <translation>About the candidate: {name}</translation>
        </message>
        <message>
            <source>Показать все</source>
            <translation>Show all</translation>
        </message>
        <message>
            <source>Таких запросов нет.</source>
            <translation>No such requests.</translation>
        </message>
        <message>
            <source>Только ошибки</source>
            <translation>Errors only</translation>
        </message>
        <message>
            <source>Что пришло в общих списках, в журнале стоит отдельно.</source>
            <translation>What came in lists of many stands in the log by itself.</translation>
        </message>
    </context>
    <context>
        <name>KeyForm</name>
        <message>
            <source>Ключ доступа</source>
            <translation>Access key</translation>
        </message>
        <message>
            <source>Ключ обновления</source>
            <translation>Refresh key</translation>
        </message>
        <message>
            <source>Можно вставить сразу оба ключа в виде JSON в любое из полей.</source>
            <translation>Both keys can be pasted at once as JSON into either field.</translation>
        </message>
        <message>
            <source>Показать ключ</source>
            <translation>Show the key</translation>
        </message>
        <message>
            <source>Скрыть ключ</source>
            <translation>Hide the key</translation>
        </message>
    </context>
    <context>
        <name>KeyRecorder</name>
        <message>
            <source>Жду клавишу…</source>
            <translation>Press a key</translation>
        </message>
    </context>
    <context>
        <name>KeySheetDialog</name>
        <message>
            <source>Буквы действуют в любой раскладке, в полях ввода — нет.</source>
            <translation>Letters work on any layout, but not in text fields.</translation>
        </message>
        <message>
            <source>Вверх и вниз</source>
            <translation>Up and down</translation>
        </message>
        <message>
            <source>Десятый этап; где их больше — цифры следующим</source>
            <translation>Tenth stage; with more, digits go to the next nine</translation>
        </message>
        <message>
            <source>Закрыть</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Клавиши: {view}</source>
            <translation>Keys: {view}</translation>
        </message>
        <message>
            <source>Назад, закрыть, очистить</source>
            <translation>Back, close, clear</translation>
        </message>
        <message>
            <source>Настроить…</source>
            <translation>Change…</translation>
        </message>
        <message>
            <source>Открыть</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Отменить решение и вернуться к кандидату</source>
            <translation>Take the decision back and return to the candidate</translation>
        </message>
        <message>
            <source>Перевести на соседний этап</source>
            <translation>Move to the next stage</translation>
        </message>
        <message>
            <source>По этапам</source>
            <translation>Along the stages</translation>
        </message>
        <message>
            <source>Решение: этап или причина отказа</source>
            <translation>Decide: a stage or a rejection reason</translation>
        </message>
        <message>
            <source>Свернуть и развернуть этап</source>
            <translation>Fold and unfold a stage</translation>
        </message>
    </context>
    <context>
        <name>KeySteps</name>
        <message>
            <source>В Хантфлоу откройте «Настройки» → «API» и нажмите «Добавить токен».</source>
            <translation>In Huntflow open “Settings” → “API” and press “Add token”.</translation>
        </message>
        <message>
            <source>Откройте полученную ссылку: она работает один раз, поэтому не закрывайте страницу.</source>
            <translation>Open the link you get: it works only once, so do not close the page.</translation>
        </message>
        <message>
            <source>Скопируйте оба ключа сюда. Пара служит только одному компьютеру.</source>
            <translation>Copy both keys here. A pair serves one computer only.</translation>
        </message>
    </context>
    <context>
        <name>KeyValidity</name>
        <message>
            <source>Ключ обновится при следующем запросе. Быть в сети нужно до {day}.</source>
            <translation>The key will be refreshed with the next request. Be online before {day}.</translation>
        </message>
        <message numerus="yes">
            <source>Ключ: ещё %n дн. Быть в сети нужно до {day}.</source>
            <translation>
                <numerusform>Key: %n day left. Be online before {day}.</numerusform>
                <numerusform>Key: %n days left. Be online before {day}.</numerusform>
            </translation>
        </message>
        <message>
            <source>Срок пары вышел: понадобится новая.</source>
            <translation>This pair has expired: a new one is needed.</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>{word} · {key}</source>
            <translation>{word} · {key}</translation>
        </message>
    </context>
    <context>
        <name>KeysPage</name>
        <message>
            <source>«{keys}» занята: {others}. У неё этой клавиши не станет.</source>
            <translation>“{keys}” is taken: {others}. That command would lose it.</translation>
        </message>
        <message>
            <source>«{keys}» нужна спискам и полям ввода.</source>
            <translation>Lists and text fields need “{keys}”.</translation>
        </message>
        <message>
            <source>«{name}»</source>
            <translation>“{name}”</translation>
        </message>
        <message>
            <source>Буквы без Ctrl: J и K — по строкам, E — править. Действуют в любой раскладке, но не в полях ввода. Если выключить, буквы ищут строку списка.</source>
            <translation>Letters without Ctrl: J and K move through rows, E edits. They work on any layout, but not in text fields. When off, letters look for a row of the list.</translation>
        </message>
        <message>
            <source>В системе нет хранилища паролей: ключи проживут до закрытия программы, на диск они не попадут.</source>
            <translation>This system has no password store: the keys live until the program is closed and are never written to disk.</translation>
        </message>
        <message>
            <source>Вернуть все</source>
            <translation>Reset all</translation>
        </message>
        <message>
            <source>Вставьте ключи</source>
            <translation>Paste the keys</translation>
        </message>
        <message>
            <source>Всё равно назначить</source>
            <translation>Assign anyway</translation>
        </message>
        <message>
            <source>Выберите команду и нажмите Enter или «Сменить».</source>
            <translation>Choose a command and press Enter or “Change”.</translation>
        </message>
        <message>
            <source>Как было</source>
            <translation>Reset</translation>
        </message>
        <message>
            <source>Клавиши</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>Клавиши команд</source>
            <translation>Keys of commands</translation>
        </message>
        <message>
            <source>Ключи хранит система в своём хранилище паролей, а не файлы программы.</source>
            <translation>The keys are kept in the system’s password store, not in files of the program.</translation>
        </message>
        <message>
            <source>Команда</source>
            <translation>Command</translation>
        </message>
        <message>
            <source>Команды и их клавиши</source>
            <translation>Commands and their keys</translation>
        </message>
        <message>
            <source>Найти команду</source>
            <translation>Find a command</translation>
        </message>
        <message>
            <source>Новая клавиша</source>
            <translation>New key</translation>
        </message>
        <message>
            <source>Одиночные клавиши</source>
            <translation>Single keys</translation>
        </message>
        <message>
            <source>Одиночные клавиши включены</source>
            <translation>Single keys are on</translation>
        </message>
        <message>
            <source>Оставить как есть</source>
            <translation>Leave as it is</translation>
        </message>
        <message>
            <source>Сменить</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Сохранено. Сейчас одиночные клавиши выключены.</source>
            <translation>Kept. Single keys are off now.</translation>
        </message>
        <message>
            <source>Такой команды нет</source>
            <translation>No such command</translation>
        </message>
        <message>
            <source>Убрать</source>
            <translation>Remove</translation>
        </message>
    </context>
    <context>
        <name>LikelyBox</name>
        <message>
            <source>Без имени</source>
            <translation>No name</translation>
        </message>
        <message>
            <source>Возможный дубль</source>
            <translation>Possible duplicate</translation>
        </message>
        <message>
            <source>Другой файл пачки</source>
            <translation>Another file of the batch</translation>
        </message>
        <message>
            <source>Другой человек</source>
            <translation>Somebody else</translation>
        </message>
        <message>
            <source>Может быть тем же человеком:</source>
            <translation>Perhaps the same person:</translation>
        </message>
        <message>
            <source>Похоже, уже есть:</source>
            <translation>Probably known already:</translation>
        </message>
        <message>
            <source>Сомнения: {doubts}</source>
            <translation>Doubts: {doubts}</translation>
        </message>
    </context>
    <context>
        <name>Link</name>
        <message>
            <source>Скопировать</source>
            <translation>Copy</translation>
        </message>
    </context>
    <context>
        <name>LinkList</name>
        <message>
            <source>Вакансии</source>
            <translation>Vacancies</translation>
        </message>
        <message>
            <source>Добавить на вакансию</source>
            <translation>Add to a vacancy</translation>
        </message>
        <message>
            <source>Не на вакансиях</source>
            <translation>Not on any vacancy</translation>
        </message>
        <message>
            <source>Перевести на этап</source>
            <translation>Move to stage</translation>
        </message>
        <message numerus="yes">
            <source>Показать ещё %n</source>
            <translation>
                <numerusform>Show %n more</numerusform>
                <numerusform>Show %n more</numerusform>
            </translation>
        </message>
        <message>
            <source>Свернуть</source>
            <translation>Show fewer</translation>
        </message>
    </context>
    <context>
        <name>LinkRow</name>
        <message>
            <source>{position}, этап: {stage}</source>
            <translation>{position}, stage: {stage}</translation>
        </message>
        <message>
            <source>дольше срока</source>
            <translation>over the limit</translation>
        </message>
    </context>
    <context>
        <name>LogDetails</name>
        <message>
            <source>{ms} мс</source>
            <translation>{ms} ms</translation>
        </message>
        <message>
            <source>Выберите строку, чтобы увидеть запрос и ответ.</source>
            <translation>Choose a row to see the request and the answer.</translation>
        </message>
        <message>
            <source>Запрос</source>
            <translation>Request</translation>
        </message>
        <message>
            <source>Запрос был без тела.</source>
            <translation>The request had no body.</translation>
        </message>
        <message>
            <source>Ответ</source>
            <translation>Answer</translation>
        </message>
        <message>
            <source>Ошибка</source>
            <translation>Error</translation>
        </message>
        <message>
            <source>Ошибки не было.</source>
            <translation>There was no error.</translation>
        </message>
        <message>
            <source>Скопировать строку журнала</source>
            <translation>Copy the log row</translation>
        </message>
        <message>
            <source>Содержимое ответа не записано.</source>
            <translation>The body of the answer was not recorded.</translation>
        </message>
        <message>
            <source>номер запроса {id}</source>
            <translation>request id {id}</translation>
        </message>
        <message>
            <source>отправлено {size}</source>
            <translation>sent {size}</translation>
        </message>
        <message>
            <source>получено {size}</source>
            <translation>received {size}</translation>
        </message>
        <message>
            <source>попытка {number}</source>
            <translation>attempt {number}</translation>
        </message>
        <message>
            <source>строка {id}</source>
            <translation>row {id}</translation>
        </message>
    </context>
    <context>
        <name>LookPage</name>
        <message>
            <source>Вид</source>
            <translation>Look</translation>
        </message>
        <message>
            <source>Всё меняется сразу.</source>
            <translation>Everything changes at once.</translation>
        </message>
        <message>
            <source>Как в системе</source>
            <translation>As the system</translation>
        </message>
        <message>
            <source>Масштаб</source>
            <translation>Zoom</translation>
        </message>
        <message>
            <source>Обычная</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Плотная</source>
            <translation>Compact</translation>
        </message>
        <message>
            <source>Просторная</source>
            <translation>Roomy</translation>
        </message>
        <message>
            <source>Светлая</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Строки в списках</source>
            <translation>Rows of lists</translation>
        </message>
        <message>
            <source>Тема</source>
            <translation>Theme</translation>
        </message>
        <message>
            <source>Тёмная</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>Язык</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Язык и оформление</source>
            <translation>Language and appearance</translation>
        </message>
    </context>
    <context>
        <name>Looking</name>
        <message>
            <source>Поиск</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Поиск на сервере</source>
            <translation>Search on the server</translation>
        </message>
    </context>
    <context>
        <name>MarkupControl</name>
        <message>
            <source>Абзац</source>
            <translation>Paragraph</translation>
        </message>
        <message>
            <source>Жирный</source>
            <translation>Bold</translation>
        </message>
        <message>
            <source>Как читается:</source>
            <translation>How it reads:</translation>
        </message>
        <message>
            <source>Список</source>
            <translation>List</translation>
        </message>
    </context>
    <context>
        <name>MoveDialog</name>
        <message>
            <source>Вакансия</source>
            <translation>Vacancy</translation>
        </message>
        <message>
            <source>Выберите вакансию</source>
            <translation>Choose a vacancy</translation>
        </message>
        <message>
            <source>Дальше: план</source>
            <translation>Next: the plan</translation>
        </message>
        <message>
            <source>Добавить</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Кандидат уже на этом этапе.</source>
            <translation>The candidate is on this stage already.</translation>
        </message>
        <message>
            <source>На вакансию: {who}</source>
            <translation>To a vacancy: {who}</translation>
        </message>
        <message>
            <source>Номер — этап · Ctrl+Enter — готово</source>
            <translation>Number: stage · Ctrl+Enter: done</translation>
        </message>
        <message>
            <source>Отказ: {who}</source>
            <translation>Rejection: {who}</translation>
        </message>
        <message>
            <source>Отказать</source>
            <translation>Reject</translation>
        </message>
        <message>
            <source>Отмена</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Перевести</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>Перевод</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>Перевод: {who}</source>
            <translation>Move: {who}</translation>
        </message>
    </context>
    <context>
        <name>MoveForm</name>
        <message>
            <source>{hired} из {plan}</source>
            <translation>{hired} of {plan}</translation>
        </message>
        <message>
            <source>{text}, срок {day}</source>
            <translation>{text}, by {day}</translation>
        </message>
        <message>
            <source>Дата выхода</source>
            <translation>Start date</translation>
        </message>
        <message>
            <source>Заметка</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Как решит Хантфлоу</source>
            <translation>As Huntflow decides</translation>
        </message>
        <message>
            <source>Квота</source>
            <translation>Quota</translation>
        </message>
        <message>
            <source>План найма</source>
            <translation>Hiring plan</translation>
        </message>
        <message>
            <source>Причина отказа</source>
            <translation>Rejection reason</translation>
        </message>
        <message>
            <source>Этап</source>
            <translation>Stage</translation>
        </message>
        <message>
            <source>сейчас здесь</source>
            <translation>here now</translation>
        </message>
    </context>
    <context>
        <name>NetworkForm</name>
        <message>
            <source>Адрес прокси</source>
            <translation>Proxy address</translation>
        </message>
        <message>
            <source>Адрес прокси начинается с http://, https:// или socks5://.</source>
            <translation>A proxy address starts with http://, https:// or socks5://.</translation>
        </message>
        <message>
            <source>Без прокси</source>
            <translation>No proxy</translation>
        </message>
        <message>
            <source>Все файлы (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Выбрать файл сертификатов</source>
            <translation>Choose the certificate file</translation>
        </message>
        <message>
            <source>Выбрать файл…</source>
            <translation>Choose file…</translation>
        </message>
        <message>
            <source>Как в системе</source>
            <translation>As the system</translation>
        </message>
        <message>
            <source>Прокси</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <source>Свой сертификат</source>
            <translation>Own certificate</translation>
        </message>
        <message>
            <source>Сертификаты (*.pem *.crt *.cer)</source>
            <translation>Certificates (*.pem *.crt *.cer)</translation>
        </message>
        <message>
            <source>Убрать свой сертификат</source>
            <translation>Remove the own certificate</translation>
        </message>
        <message>
            <source>Указать адрес</source>
            <translation>Enter address</translation>
        </message>
        <message>
            <source>Файл сертификатов</source>
            <translation>Certificate file</translation>
        </message>
        <message>
            <source>не задан</source>
            <translation>not set</translation>
        </message>
    </context>
    <context>
        <name>NewApplicantEditor</name>
        <message>
            <source>Без вакансии</source>
            <translation>No vacancy</translation>
        </message>
        <message>
            <source>Вакансия</source>
            <translation>Vacancy</translation>
        </message>
        <message>
            <source>Заметка</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Источник</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Куда и откуда</source>
            <translation>Where to and where from</translation>
        </message>
        <message>
            <source>Новый кандидат</source>
            <translation>New candidate</translation>
        </message>
        <message>
            <source>Основное</source>
            <translation>Main</translation>
        </message>
        <message>
            <source>Похоже, такой кандидат уже есть:</source>
            <translation>It seems this candidate is here already:</translation>
        </message>
        <message>
            <source>Похожие кандидаты</source>
            <translation>Similar candidates</translation>
        </message>
        <message>
            <source>Приложить резюме</source>
            <translation>Attach a resume</translation>
        </message>
        <message>
            <source>Создать</source>
            <translation>Create</translation>
        </message>
        <message>
            <source>Файл</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Этап</source>
            <translation>Stage</translation>
        </message>
    </context>
    <context>
        <name>NewVacancyEditor</name>
        <message>
            <source>Новая вакансия</source>
            <translation>New vacancy</translation>
        </message>
        <message>
            <source>Приложить файлы</source>
            <translation>Attach files</translation>
        </message>
        <message>
            <source>Создать</source>
            <translation>Create</translation>
        </message>
        <message>
            <source>Справочники</source>
            <translation>Reference lists</translation>
        </message>
        <message>
            <source>Файлы</source>
            <translation>Files</translation>
        </message>
    </context>
    <context>
        <name>NoteBox</name>
        <message>
            <source>Заметка</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Заметка…</source>
            <translation>Note…</translation>
        </message>
        <message>
            <source>К чему относится заметка</source>
            <translation>What the note is about</translation>
        </message>
        <message>
            <source>Личная заметка</source>
            <translation>Personal note</translation>
        </message>
        <message>
            <source>Отправить</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Текст заметки</source>
            <translation>Text of the note</translation>
        </message>
        <message>
            <source>осталось {count}</source>
            <translation>{count} left</translation>
        </message>
    </context>
    <context>
        <name>NotePart</name>
        <message>
            <source>Заметка</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>К чему относится</source>
            <translation>About</translation>
        </message>
        <message>
            <source>К чему относится заметка</source>
            <translation>What the note is about</translation>
        </message>
        <message>
            <source>Личная заметка</source>
            <translation>Personal note</translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message>
            <source>Закрыть</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Свернуть</source>
            <translation>Show fewer</translation>
        </message>
        <message>
            <source>Сообщения</source>
            <translation>Messages</translation>
        </message>
        <message numerus="yes">
            <source>ещё %n</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>повторилось %n раз</source>
            <translation>
                <numerusform>happened %n time</numerusform>
                <numerusform>happened %n times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OfflinePage</name>
        <message numerus="yes">
            <source>%n мин</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ч</source>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
        <message>
            <source>0 — без предела. Лишнее убирается раз в сутки: сначала фото и файлы резюме, потом истории и тексты, старые раньше. Списки кандидатов и вакансий пределом размера не удаляются.</source>
            <translation>0 means no limit. What is too much goes once a day: photos and resume files first, then histories and texts, the oldest first. The size limit never deletes lists of candidates and vacancies.</translation>
        </message>
        <message>
            <source>{kept}; ещё ≈ {size}, {requests} запросов, {time}</source>
            <translation>{kept}; still ≈ {size}, requests: {requests}, {time}</translation>
        </message>
        <message>
            <source>{size} ГБ</source>
            <translation>{size} GB</translation>
        </message>
        <message>
            <source>{size} КБ</source>
            <translation>{size} KB</translation>
        </message>
        <message>
            <source>{size} МБ</source>
            <translation>{size} MB</translation>
        </message>
        <message>
            <source>Вакансии, мин</source>
            <translation>Vacancies, min</translation>
        </message>
        <message>
            <source>Все кандидаты</source>
            <translation>All candidates</translation>
        </message>
        <message>
            <source>Да</source>
            <translation>Yes</translation>
        </message>
        <message numerus="yes">
            <source>Забыто кандидатов: %n</source>
            <translation>
                <numerusform>%n candidate forgotten</numerusform>
                <numerusform>%n candidates forgotten</numerusform>
            </translation>
        </message>
        <message>
            <source>Занято {size}</source>
            <translation>{size} used</translation>
        </message>
        <message>
            <source>И закрытые вакансии</source>
            <translation>And closed vacancies</translation>
        </message>
        <message>
            <source>Истории, резюме и фото, дней</source>
            <translation>Histories, resumes, photos, days</translation>
        </message>
        <message>
            <source>Кандидаты без событий, месяцев</source>
            <translation>Candidates without events, months</translation>
        </message>
        <message>
            <source>Карточки и вакансии хранятся всегда. Истории, анкеты и тексты резюме занимают место и время: выберите, для кого они нужны.</source>
            <translation>Cards and vacancies are always kept. Histories, questionnaires and resume texts take room and time: choose whose you need.</translation>
        </message>
        <message>
            <source>Карточки, мин</source>
            <translation>Cards, min</translation>
        </message>
        <message>
            <source>Лишнего нет</source>
            <translation>Nothing was too much</translation>
        </message>
        <message>
            <source>Насколько свежо</source>
            <translation>How fresh</translation>
        </message>
        <message>
            <source>Не больше, МБ</source>
            <translation>At most, MB</translation>
        </message>
        <message>
            <source>Нет</source>
            <translation>Has no</translation>
        </message>
        <message>
            <source>Ни одной</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Ничего</source>
            <translation>Nothing</translation>
        </message>
        <message>
            <source>Обновлять в фоне</source>
            <translation>Update in the background</translation>
        </message>
        <message>
            <source>Открытые вакансии</source>
            <translation>Open vacancies</translation>
        </message>
        <message>
            <source>Проверять новое, мин</source>
            <translation>Look for news, min</translation>
        </message>
        <message>
            <source>Синхронизация</source>
            <translation>Synchronisation</translation>
        </message>
        <message>
            <source>Сколько хранить</source>
            <translation>How long to keep</translation>
        </message>
        <message>
            <source>Снова хранить</source>
            <translation>Keep again</translation>
        </message>
        <message>
            <source>Справочники, ч</source>
            <translation>Dictionaries, h</translation>
        </message>
        <message>
            <source>Старше этого срока данные обновляются, когда вы на них смотрите.</source>
            <translation>Older data are refreshed when you look at them.</translation>
        </message>
        <message>
            <source>Стереть сохранённое</source>
            <translation>Erase what is kept</translation>
        </message>
        <message>
            <source>Точно стереть? Нажмите ещё раз</source>
            <translation>Erase for sure? Press again</translation>
        </message>
        <message>
            <source>Убрано: {what}</source>
            <translation>Removed: {what}</translation>
        </message>
        <message>
            <source>Убрать лишнее</source>
            <translation>Clean up</translation>
        </message>
        <message>
            <source>Убрать лишнее сейчас</source>
            <translation>Clean up now</translation>
        </message>
        <message>
            <source>Удалит с этого компьютера всё, что получено из Хантфлоу, и журнал. Ключи, настройки, напоминания и неотправленное останутся.</source>
            <translation>Removes everything received from Huntflow and the log from this computer. Keys, settings, reminders and what is not sent yet stay.</translation>
        </message>
        <message>
            <source>Хранить фото и файлы резюме</source>
            <translation>Keep photos and resume files</translation>
        </message>
        <message>
            <source>Что хранить без связи</source>
            <translation>What to keep offline</translation>
        </message>
        <message numerus="yes">
            <source>историй, анкет и резюме: %n</source>
            <translation>
                <numerusform>%n history, questionary or resume</numerusform>
                <numerusform>%n histories, questionaries and resumes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>кандидатов: %n</source>
            <translation>
                <numerusform>%n candidate</numerusform>
                <numerusform>%n candidates</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>фото и файлов: %n</source>
            <translation>
                <numerusform>%n photo or file</numerusform>
                <numerusform>%n photos and files</numerusform>
            </translation>
        </message>
        <message>
            <source>хранится {kept} из {people}</source>
            <translation>{kept} of {people} kept</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>Кандидат забыт на этом компьютере</source>
            <translation>The candidate is forgotten on this computer</translation>
        </message>
    </context>
    <context>
        <name>OrganisationPage</name>
        <message>
            <source>Выберите организацию</source>
            <translation>Choose an organisation</translation>
        </message>
        <message>
            <source>Организации</source>
            <translation>Organisations</translation>
        </message>
        <message>
            <source>Попросите управляющего добавить вас в организацию Хантфлоу.</source>
            <translation>Ask an owner to add you to the Huntflow organisation.</translation>
        </message>
        <message>
            <source>С неё начнётся работа. Переключиться можно в любой момент.</source>
            <translation>Work begins with it. You can switch at any time.</translation>
        </message>
        <message>
            <source>Этот ключ не видит ни одной организации.</source>
            <translation>This key does not see any organisation.</translation>
        </message>
        <message>
            <source>наблюдатель</source>
            <translation>watcher</translation>
        </message>
        <message>
            <source>рекрутер</source>
            <translation>recruiter</translation>
        </message>
        <message>
            <source>управляющий</source>
            <translation>owner</translation>
        </message>
    </context>
    <context>
        <name>Outbox</name>
        <message>
            <source>Изменение</source>
            <translation>Change</translation>
        </message>
    </context>
    <context>
        <name>OutboxPane</name>
        <message>
            <source>В пути</source>
            <translation>Under way</translation>
        </message>
        <message>
            <source>В пути: {count}</source>
            <translation>Under way: {count}</translation>
        </message>
        <message>
            <source>Всё отправлено.</source>
            <translation>Everything is sent.</translation>
        </message>
        <message>
            <source>Здесь видно, что ещё в пути и что не удалось отправить.</source>
            <translation>Here you see what is still under way and what could not be sent.</translation>
        </message>
        <message>
            <source>Изменить…</source>
            <translation>Change…</translation>
        </message>
        <message>
            <source>История кандидата</source>
            <translation>Candidate’s history</translation>
        </message>
        <message>
            <source>Исходящие</source>
            <translation>Outbox</translation>
        </message>
        <message>
            <source>Не отправлять</source>
            <translation>Do not send</translation>
        </message>
        <message>
            <source>Ничего не ждёт отправки.</source>
            <translation>Nothing waits to be sent.</translation>
        </message>
        <message>
            <source>Открыть вакансию</source>
            <translation>Open the vacancy</translation>
        </message>
        <message>
            <source>Открыть кандидата</source>
            <translation>Open the candidate</translation>
        </message>
        <message>
            <source>Отправить ещё раз</source>
            <translation>Send again</translation>
        </message>
        <message>
            <source>Отправить сейчас</source>
            <translation>Send now</translation>
        </message>
        <message>
            <source>Отправленные и отменённые</source>
            <translation>Sent and cancelled</translation>
        </message>
        <message>
            <source>Пока ничего не отправлено.</source>
            <translation>Nothing has been sent yet.</translation>
        </message>
        <message>
            <source>Сейчас связи нет. Меняйте спокойно: всё соберётся здесь и уйдёт само.</source>
            <translation>There is no connection now. Go on working: changes gather here and go by themselves.</translation>
        </message>
        <message>
            <source>выберите изменение</source>
            <translation>choose a change</translation>
        </message>
        <message>
            <source>выберите одно изменение</source>
            <translation>choose one change</translation>
        </message>
        <message>
            <source>его уже не изменить</source>
            <translation>it can no longer be changed</translation>
        </message>
        <message>
            <source>менять в нём нечего: его можно только отменить</source>
            <translation>there is nothing in it to change: it can only be cancelled</translation>
        </message>
        <message>
            <source>оно не ждёт отправки</source>
            <translation>it does not wait to be sent</translation>
        </message>
        <message>
            <source>оно не из тех, что не удались</source>
            <translation>it is not one that failed</translation>
        </message>
        <message>
            <source>оно уже отправляется или отправлено</source>
            <translation>it is being sent or sent already</translation>
        </message>
        <message>
            <source>связи нет: уйдёт само, когда она вернётся</source>
            <translation>no connection: it goes by itself when it is back</translation>
        </message>
    </context>
    <context>
        <name>OutcomeCard</name>
        <message>
            <source>Обычно хватает секунды.</source>
            <translation>Usually a second is enough.</translation>
        </message>
        <message>
            <source>Проверяю подключение…</source>
            <translation>Testing the connection…</translation>
        </message>
        <message>
            <source>Скопировать отчёт</source>
            <translation>Copy report</translation>
        </message>
    </context>
    <context>
        <name>PagesView</name>
        <message>
            <source>Страница {number}…</source>
            <translation>Page {number}…</translation>
        </message>
        <message>
            <source>Эту страницу показать не удалось</source>
            <translation>This page could not be shown</translation>
        </message>
    </context>
    <context>
        <name>PaletteDialog</name>
        <message>
            <source>Команда, кандидат или вакансия</source>
            <translation>Command, candidate or vacancy</translation>
        </message>
        <message>
            <source>Найти или выполнить</source>
            <translation>Find or do</translation>
        </message>
        <message>
            <source>Что сделать или куда перейти</source>
            <translation>What to do or where to go</translation>
        </message>
        <message>
            <source>↑↓ выбрать · Enter выполнить · Esc закрыть</source>
            <translation>↑↓ choose · Enter run · Esc close</translation>
        </message>
    </context>
    <context>
        <name>PeopleMenu</name>
        <message>
            <source>Обычный порядок</source>
            <translation>Usual order</translation>
        </message>
        <message>
            <source>Сохранить поиск…</source>
            <translation>Save the search…</translation>
        </message>
        <message>
            <source>Столбцы</source>
            <translation>Columns</translation>
        </message>
    </context>
    <context>
        <name>PhotoFrame</name>
        <message>
            <source>Фотография</source>
            <translation>Photo</translation>
        </message>
    </context>
    <context>
        <name>PickBox</name>
        <message numerus="yes">
            <source>Выбрано: %n</source>
            <translation>
                <numerusform>%n chosen</numerusform>
                <numerusform>%n chosen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PickerPopup</name>
        <message>
            <source>Enter — отметить, Esc — готово</source>
            <translation>Enter to tick, Esc when done</translation>
        </message>
        <message>
            <source>Варианты</source>
            <translation>Options</translation>
        </message>
        <message>
            <source>Найти</source>
            <translation>Find</translation>
        </message>
        <message>
            <source>Ничего не нашлось</source>
            <translation>Nothing found</translation>
        </message>
        <message>
            <source>↑↓ выбрать · Enter — взять</source>
            <translation>↑↓ to choose · Enter to take</translation>
        </message>
    </context>
    <context>
        <name>PlanPage</name>
        <message>
            <source>Все {count}</source>
            <translation>All {count}</translation>
        </message>
        <message>
            <source>Готовим план…</source>
            <translation>Planning…</translation>
        </message>
        <message>
            <source>Делать нечего</source>
            <translation>Nothing to do</translation>
        </message>
        <message>
            <source>Запросы</source>
            <translation>Requests</translation>
        </message>
        <message>
            <source>Какие строки показаны</source>
            <translation>Which rows are shown</translation>
        </message>
        <message>
            <source>Кандидат</source>
            <translation>Candidate</translation>
        </message>
        <message numerus="yes">
            <source>Коснётся %n кандидатов</source>
            <translation>
                <numerusform>Concerns %n candidate</numerusform>
                <numerusform>Concerns %n candidates</numerusform>
            </translation>
        </message>
        <message>
            <source>Коснётся {count}</source>
            <translation>Concerned {count}</translation>
        </message>
        <message>
            <source>Не коснётся {count}</source>
            <translation>Left out {count}</translation>
        </message>
        <message>
            <source>План по кандидатам</source>
            <translation>The plan, by candidate</translation>
        </message>
        <message>
            <source>Таких нет</source>
            <translation>Nobody like that</translation>
        </message>
        <message>
            <source>Что изменится или почему нет</source>
            <translation>What changes, or why not</translation>
        </message>
        <message>
            <source>да</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>нет</source>
            <translation>no</translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message>
            <source>Выберите файл в списке</source>
            <translation>Choose a file in the list</translation>
        </message>
        <message>
            <source>Показать нечего</source>
            <translation>There is nothing to show</translation>
        </message>
        <message>
            <source>Страница резюме</source>
            <translation>Resume page</translation>
        </message>
        <message>
            <source>Страницы</source>
            <translation>Pages</translation>
        </message>
        <message>
            <source>Страницы резюме</source>
            <translation>Resume pages</translation>
        </message>
        <message>
            <source>Текст</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Текст резюме</source>
            <translation>Resume text</translation>
        </message>
        <message>
            <source>Файл ещё читается</source>
            <translation>The file is being read</translation>
        </message>
        <message>
            <source>Файл резюме</source>
            <translation>Resume file</translation>
        </message>
    </context>
    <context>
        <name>PrintingDialog</name>
        <message numerus="yes">
            <source>%n страниц</source>
            <translation>
                <numerusform>%n page</numerusform>
                <numerusform>%n pages</numerusform>
            </translation>
        </message>
        <message>
            <source>Закрыть</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Напечатать…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>Не получилось: ничего не напечатано и не сохранено.</source>
            <translation>It did not work: nothing was printed or saved.</translation>
        </message>
        <message>
            <source>Печать</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Предпросмотр страниц</source>
            <translation>Preview of the pages</translation>
        </message>
        <message>
            <source>Сохранить PDF</source>
            <translation>Save as PDF</translation>
        </message>
        <message>
            <source>Сохранить PDF…</source>
            <translation>Save as PDF…</translation>
        </message>
        <message>
            <source>Части</source>
            <translation>Parts</translation>
        </message>
        <message>
            <source>Что напечатать</source>
            <translation>What to print</translation>
        </message>
    </context>
    <context>
        <name>Printout</name>
        <message>
            <source>Анкета</source>
            <translation>Candidate form</translation>
        </message>
        <message>
            <source>В этом резюме нет текста</source>
            <translation>This resume has no text</translation>
        </message>
        <message>
            <source>Вакансии</source>
            <translation>Vacancies</translation>
        </message>
        <message>
            <source>Вакансия</source>
            <translation>Vacancy</translation>
        </message>
        <message>
            <source>Все этапы</source>
            <translation>All stages</translation>
        </message>
        <message>
            <source>Ещё не отправлено</source>
            <translation>Not sent yet</translation>
        </message>
        <message>
            <source>История</source>
            <translation>History</translation>
        </message>
        <message>
            <source>Кандидат</source>
            <translation>Candidate</translation>
        </message>
        <message>
            <source>Кандидаты</source>
            <translation>Candidates</translation>
        </message>
        <message>
            <source>Кандидаты по этапам</source>
            <translation>Candidates by stage</translation>
        </message>
        <message>
            <source>Метки</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Напечатано начало: текст длиннее.</source>
            <translation>This is the beginning: the text is longer.</translation>
        </message>
        <message>
            <source>Напечатаны первые {shown} из {total}: список длиннее.</source>
            <translation>The first {shown} of {total}: the list is longer.</translation>
        </message>
        <message>
            <source>Не заполнена</source>
            <translation>Not filled in</translation>
        </message>
        <message>
            <source>Обязанности</source>
            <translation>Duties</translation>
        </message>
        <message>
            <source>Описание ещё не сохранено</source>
            <translation>The description is not saved yet</translation>
        </message>
        <message>
            <source>ПЕСОЧНИЦА: данные пробной базы</source>
            <translation>SANDBOX: data of a trial database</translation>
        </message>
        <message>
            <source>ПРИМЕР: люди вымышлены</source>
            <translation>SAMPLE: the people are invented</translation>
        </message>
        <message>
            <source>Персональные данные</source>
            <translation>Personal data</translation>
        </message>
        <message>
            <source>План найма</source>
            <translation>Hiring plan</translation>
        </message>
        <message>
            <source>По столбцу: {value}</source>
            <translation>Ordered by: {value}</translation>
        </message>
        <message>
            <source>Подразделение</source>
            <translation>Division</translation>
        </message>
        <message>
            <source>Поиск: {value}</source>
            <translation>Search: {value}</translation>
        </message>
        <message>
            <source>Почта</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Регион</source>
            <translation>Region</translation>
        </message>
        <message>
            <source>Резюме</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>Резюме: {name}</source>
            <translation>Resume: {name}</translation>
        </message>
        <message>
            <source>Создана</source>
            <translation>Created</translation>
        </message>
        <message>
            <source>Список</source>
            <translation>List</translation>
        </message>
        <message>
            <source>Срок</source>
            <translation>Deadline</translation>
        </message>
        <message>
            <source>Телефон</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Требования</source>
            <translation>Requirements</translation>
        </message>
        <message>
            <source>Условия</source>
            <translation>Conditions</translation>
        </message>
        <message>
            <source>Файлы</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>Этап: {value}</source>
            <translation>Stage: {value}</translation>
        </message>
        <message>
            <source>Этого ещё нет на компьютере</source>
            <translation>This is not on the computer yet</translation>
        </message>
        <message>
            <source>данные на {moment}</source>
            <translation>data of {moment}</translation>
        </message>
        <message>
            <source>напечатано {moment}</source>
            <translation>printed {moment}</translation>
        </message>
    </context>
    <context>
        <name>PrivacyPage</name>
        <message>
            <source>Без личных данных</source>
            <translation>Without personal data</translation>
        </message>
        <message>
            <source>Введите «{name}»</source>
            <translation>Type “{name}”</translation>
        </message>
        <message>
            <source>Видны адрес, код и время ответа.</source>
            <translation>Address, status and time of the answer are visible.</translation>
        </message>
        <message>
            <source>Журнал запросов</source>
            <translation>Request log</translation>
        </message>
        <message>
            <source>Журнал остаётся на этом компьютере. Ключи в него не попадают никогда.</source>
            <translation>The log stays on this computer. Keys never get into it.</translation>
        </message>
        <message numerus="yes">
            <source>Имена и контакты людей видны в журнале ещё %n мин, потом снова скрываются.</source>
            <translation>
                <numerusform>People’s names and contacts are visible in the log for %n more minute, then hidden again.</numerusform>
                <numerusform>People’s names and contacts are visible in the log for %n more minutes, then hidden again.</numerusform>
            </translation>
        </message>
        <message>
            <source>Имена, контакты и тексты заменены их длиной.</source>
            <translation>Names, contacts and texts are replaced by their length.</translation>
        </message>
        <message>
            <source>Имя профиля для подтверждения</source>
            <translation>Profile name to confirm</translation>
        </message>
        <message>
            <source>Не записывать</source>
            <translation>Not recorded</translation>
        </message>
        <message>
            <source>Полностью, на 60 минут</source>
            <translation>In full, for 60 minutes</translation>
        </message>
        <message>
            <source>Приватность</source>
            <translation>Privacy</translation>
        </message>
        <message>
            <source>Содержимое запросов</source>
            <translation>Bodies of requests</translation>
        </message>
        <message>
            <source>Стереть</source>
            <translation>Erase</translation>
        </message>
        <message>
            <source>Стереть всё</source>
            <translation>Erase everything</translation>
        </message>
        <message>
            <source>Удалит с этого компьютера ключи, сохранённые данные, журнал и настройки профиля. В самом Хантфлоу ничего не изменится; токен отзывается там, в настройках API.</source>
            <translation>Removes this profile’s keys, kept data, log and settings from this computer. Nothing changes in Huntflow itself; the token is revoked there, in the API settings.</translation>
        </message>
        <message>
            <source>Хранить МБ</source>
            <translation>Keep MB</translation>
        </message>
        <message>
            <source>Хранить дней</source>
            <translation>Keep days</translation>
        </message>
        <message>
            <source>Хранить строк</source>
            <translation>Keep rows</translation>
        </message>
    </context>
    <context>
        <name>Problems</name>
        <message>
            <source>Huntflow Desk {version}, проверка подключения, {moment}</source>
            <translation>Huntflow Desk {version}, connection test, {moment}</translation>
        </message>
        <message>
            <source>{host} не ответил вовремя. Сеть может быть медленной или закрытой.</source>
            <translation>{host} did not answer in time. The network may be slow or closed.</translation>
        </message>
        <message>
            <source>{host} не принимает соединения. Проверьте адрес, порт и сетевой экран.</source>
            <translation>{host} does not accept connections. Check the address, the port and the firewall.</translation>
        </message>
        <message>
            <source>{host} отвечает, но не так, как Хантфлоу. Проверьте адрес; если вы в чужой сети, сначала войдите в неё через браузер.</source>
            <translation>{host} answers, but not as Huntflow does. Check the address; in a guest network sign in through the browser first.</translation>
        </message>
        <message>
            <source>{host} отправляет на другой сервер. Ключ туда не передан. Проверьте адрес.</source>
            <translation>{host} points to another server. The key was not passed on. Check the address.</translation>
        </message>
        <message>
            <source>{host} показал сертификат, которому нельзя верить, и соединение не установлено. Если у компании свой сертификат, укажите его файл в настройках подключения.</source>
            <translation>{host} showed a certificate that cannot be trusted, so no connection was made. If your company has its own certificate, name its file in the connection settings.</translation>
        </message>
        <message>
            <source>{source} не отдаёт данные. Уже полученное сохранено.</source>
            <translation>{source} does not give its data. What has come is kept.</translation>
        </message>
        <message>
            <source>Адрес должен начинаться с http:// или https://</source>
            <translation>The address must begin with http:// or https://</translation>
        </message>
        <message>
            <source>Адрес начинается с https://. Вставьте его целиком или только имя.</source>
            <translation>An address starts with https://. Paste all of it or the name only.</translation>
        </message>
        <message>
            <source>Адрес не найден</source>
            <translation>Address not found</translation>
        </message>
        <message>
            <source>Адрес не подходит</source>
            <translation>This address will not do</translation>
        </message>
        <message>
            <source>Адрес: {address}</source>
            <translation>Address: {address}</translation>
        </message>
        <message>
            <source>Больше {limit} файлов приложить нельзя</source>
            <translation>No more than {limit} files can be attached</translation>
        </message>
        <message>
            <source>В Хантфлоу этого нет: удалено, объединено с другим или закрыто для вас. Сохранённая копия остаётся, пока это не подтвердится.</source>
            <translation>Huntflow does not have this: deleted, merged with another or closed to you. The kept copy stays until that is confirmed.</translation>
        </message>
        <message>
            <source>В адресе не должно быть имени и пароля. Оставьте только имя сервера.</source>
            <translation>An address must not hold a name and password. Leave the server’s name only.</translation>
        </message>
        <message>
            <source>В ключе бывают только латинские буквы, цифры и знаки, без пробелов внутри. Скопируйте его ещё раз целиком.</source>
            <translation>A key has Latin letters, digits and signs only, with no blanks inside. Copy all of it once more.</translation>
        </message>
        <message>
            <source>В системе нет хранилища паролей, поэтому ключи живут только до закрытия программы. На диск они не записываются.</source>
            <translation>This system has no password store, so the keys live only until the program is closed. They are never written to disk.</translation>
        </message>
        <message>
            <source>Введите адрес Хантфлоу.</source>
            <translation>Enter the address of Huntflow.</translation>
        </message>
        <message>
            <source>Время: {ms} мс</source>
            <translation>Time: {ms} ms</translation>
        </message>
        <message>
            <source>Всё, что уже сохранено, открывается и без сети.</source>
            <translation>Everything kept so far opens without a network, too.</translation>
        </message>
        <message>
            <source>Вы работаете офлайн</source>
            <translation>You are working offline</translation>
        </message>
        <message>
            <source>Выберите, какое значение верно</source>
            <translation>Choose which value is right</translation>
        </message>
        <message>
            <source>Данные от более новой версии</source>
            <translation>Data of a newer version</translation>
        </message>
        <message>
            <source>Дата ещё не наступила</source>
            <translation>This date is in the future</translation>
        </message>
        <message>
            <source>Действие не выполнено. Сохранённые данные на месте; подробности в журнале запросов.</source>
            <translation>The action was not carried out. Kept data are intact; details are in the request log.</translation>
        </message>
        <message>
            <source>Диск заполнен</source>
            <translation>The disk is full</translation>
        </message>
        <message>
            <source>Диск не отвечает</source>
            <translation>The disk does not respond</translation>
        </message>
        <message>
            <source>Длиннее {limit} знаков: сократите</source>
            <translation>Longer than {limit} characters: please shorten</translation>
        </message>
        <message>
            <source>Для поддержки: {name}.</source>
            <translation>For support: {name}.</translation>
        </message>
        <message>
            <source>Для этого подключения не сохранено ни одного ключа. Вставьте новую пару.</source>
            <translation>No keys are kept for this connection. Paste a new pair.</translation>
        </message>
        <message>
            <source>Допустимо {limit}</source>
            <translation>Allowed: {limit}</translation>
        </message>
        <message numerus="yes">
            <source>Доступно организаций: %n.</source>
            <translation>
                <numerusform>%n organisation is visible.</numerusform>
                <numerusform>%n organisations are visible.</numerusform>
            </translation>
        </message>
        <message>
            <source>Записать или прочитать файл не удалось. Проверьте диск и повторите.</source>
            <translation>A file could not be written or read. Check the disk and retry.</translation>
        </message>
        <message>
            <source>Запрос ушёл, но понятного ответа не было: неизвестно, выполнен ли он. Введённое сохранено. Прежде чем повторить, обновите данные и проверьте.</source>
            <translation>The request left, but no clear answer came: it may or may not have been carried out. What you typed is kept. Refresh and check before you retry.</translation>
        </message>
        <message>
            <source>Запросов слишком много. Можно продолжить через {seconds} с.</source>
            <translation>Too many requests. You can go on in {seconds} s.</translation>
        </message>
        <message>
            <source>Запросов слишком много. Повторите немного позже.</source>
            <translation>Too many requests. Retry a little later.</translation>
        </message>
        <message>
            <source>Запросы не отправляются, пока вы не вернётесь в сеть.</source>
            <translation>Requests are not sent until you go back online.</translation>
        </message>
        <message>
            <source>Здесь должно быть целое число</source>
            <translation>A whole number is needed here</translation>
        </message>
        <message>
            <source>Здесь должно быть число</source>
            <translation>A number is needed here</translation>
        </message>
        <message>
            <source>Источник не отдаёт данные. Уже полученное сохранено.</source>
            <translation>The source does not give its data. What has come is kept.</translation>
        </message>
        <message>
            <source>Источник недоступен</source>
            <translation>The source is not available</translation>
        </message>
        <message>
            <source>Итог: {title}</source>
            <translation>Outcome: {title}</translation>
        </message>
        <message>
            <source>Кандидат уже на этом этапе</source>
            <translation>The applicant is already at this stage</translation>
        </message>
        <message>
            <source>Ключ не принят</source>
            <translation>The key was not accepted</translation>
        </message>
        <message>
            <source>Ключ обновления действует один раз, и его уже применили: здесь или на другом компьютере. Создайте в Хантфлоу новую пару ключей и вставьте её.</source>
            <translation>A refresh key works once, and it has been used already: here or on another computer. Make a new pair of keys in Huntflow and paste it.</translation>
        </message>
        <message>
            <source>Ключ обновления не принят</source>
            <translation>The refresh key was not accepted</translation>
        </message>
        <message>
            <source>Ключ обновления уже использован</source>
            <translation>The refresh key has been used already</translation>
        </message>
        <message>
            <source>Ключа нет</source>
            <translation>There is no key</translation>
        </message>
        <message>
            <source>Ключи обновлены и работают, но хранилище паролей системы их не принимает. Пока они только в памяти программы; сохранить пробуем снова и снова. Откройте хранилище и не закрывайте программу.</source>
            <translation>The keys were renewed and work, but the password store of the system does not take them. For now they are only in the memory of this program; saving is tried again and again. Unlock the store and keep the program open.</translation>
        </message>
        <message>
            <source>Компьютер не подключён к сети.</source>
            <translation>The computer is not connected to a network.</translation>
        </message>
        <message>
            <source>Лицензия организации не позволяет больше. Введённое сохранено.</source>
            <translation>The organisation’s licence does not allow more. What you typed is kept.</translation>
        </message>
        <message>
            <source>Не получилось</source>
            <translation>It did not work</translation>
        </message>
        <message>
            <source>Не принято</source>
            <translation>Not accepted</translation>
        </message>
        <message>
            <source>Не совпадает с фамилией</source>
            <translation>This is not the last name</translation>
        </message>
        <message>
            <source>Нет доступа</source>
            <translation>No access</translation>
        </message>
        <message>
            <source>Нет ответа</source>
            <translation>No answer</translation>
        </message>
        <message>
            <source>Нет связи</source>
            <translation>No connection</translation>
        </message>
        <message>
            <source>Нет сети</source>
            <translation>No network</translation>
        </message>
        <message>
            <source>Нет хранилища ключей</source>
            <translation>No password store</translation>
        </message>
        <message>
            <source>Новое не сохраняется, уже сохранённое цело. Освободите место и повторите.</source>
            <translation>New data are not kept, what was kept is intact. Make room and retry.</translation>
        </message>
        <message>
            <source>Новые ключи не сохраняются</source>
            <translation>The new keys cannot be saved</translation>
        </message>
        <message>
            <source>Нужен адрес с https://: без него ключ пошёл бы по сети открытым текстом.</source>
            <translation>The address needs https://: without it the key would cross the network in the clear.</translation>
        </message>
        <message>
            <source>Нужно заполнить</source>
            <translation>Needs a value</translation>
        </message>
        <message>
            <source>Обновить ключ</source>
            <translation>Renew the key</translation>
        </message>
        <message>
            <source>Одна запись не читается</source>
            <translation>One record is unreadable</translation>
        </message>
        <message>
            <source>Организаций: {count}</source>
            <translation>Organisations: {count}</translation>
        </message>
        <message>
            <source>Ответ за {ms} мс.</source>
            <translation>Answered in {ms} ms.</translation>
        </message>
        <message>
            <source>Ответ за {ms} мс. Вы вошли как {name}.</source>
            <translation>Answered in {ms} ms. You are {name}.</translation>
        </message>
        <message>
            <source>Ответ не дошёл</source>
            <translation>The answer did not arrive</translation>
        </message>
        <message>
            <source>Ответ не разобрать</source>
            <translation>The answer makes no sense</translation>
        </message>
        <message>
            <source>Ответ сервера: «{said}».</source>
            <translation>The server says: “{said}”.</translation>
        </message>
        <message>
            <source>Откройте хранилище паролей системы и повторите. Ключи целы.</source>
            <translation>Unlock the system’s password store and retry. The keys are intact.</translation>
        </message>
        <message>
            <source>Открыть настройки</source>
            <translation>Open settings</translation>
        </message>
        <message>
            <source>Папка закрыта для записи</source>
            <translation>The folder is read-only</translation>
        </message>
        <message>
            <source>Повторить</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>Подключение работает</source>
            <translation>The connection works</translation>
        </message>
        <message>
            <source>Правка тем временем ушла или отменена. Её состояние — в исходящих.</source>
            <translation>The edit was sent or cancelled meanwhile. The outbox shows its state.</translation>
        </message>
        <message>
            <source>Предел лицензии</source>
            <translation>Licence limit</translation>
        </message>
        <message>
            <source>Пришло не то, что обещает Хантфлоу: возможно, вмешались прокси или страница входа в сеть. Сохранённые данные не изменены.</source>
            <translation>This is not what Huntflow promises: a proxy or a network’s sign-in page may have stepped in. Kept data are unchanged.</translation>
        </message>
        <message>
            <source>Проверьте поля внутри</source>
            <translation>Check the fields inside</translation>
        </message>
        <message>
            <source>Прокси не пропускает</source>
            <translation>The proxy does not let it through</translation>
        </message>
        <message>
            <source>Прокси-сервер не ответил или отказал. Проверьте прокси в настройках подключения.</source>
            <translation>The proxy server did not answer or refused. Check the proxy in the connection settings.</translation>
        </message>
        <message>
            <source>Прочитать данные можно, сохранить новые нельзя. Проверьте права на папку.</source>
            <translation>Data can be read but not kept. Check the rights of the folder.</translation>
        </message>
        <message>
            <source>Прочитать файл не удалось: он повреждён, защищён или в незнакомом виде. Файл цел.</source>
            <translation>The file could not be read: it is damaged, protected or of an unknown kind. The file is untouched.</translation>
        </message>
        <message>
            <source>С этим профилем работает другое окно программы. Перейдите в него.</source>
            <translation>Another window of the program works with this profile. Go there.</translation>
        </message>
        <message>
            <source>Связаться с {host} не удалось. Проверьте подключение к интернету.</source>
            <translation>{host} could not be reached. Check the internet connection.</translation>
        </message>
        <message>
            <source>Связь оборвалась, не дождавшись ответа. Сохранённые данные на месте. Если это была правка, сначала обновите данные: она могла дойти.</source>
            <translation>The connection broke before the answer came. Kept data are intact. If this was an edit, refresh first: it may have arrived.</translation>
        </message>
        <message>
            <source>Сервер {host} не найден. Проверьте адрес и подключение к интернету.</source>
            <translation>The server {host} was not found. Check the address and the internet connection.</translation>
        </message>
        <message>
            <source>Сервер сообщил об ошибке {status}. Сохранённые данные на месте.</source>
            <translation>The server reported error {status}. Kept data are intact.</translation>
        </message>
        <message>
            <source>Сервер сообщил об ошибке. Сохранённые данные на месте.</source>
            <translation>The server reported an error. Kept data are intact.</translation>
        </message>
        <message>
            <source>Сертификат не принят</source>
            <translation>The certificate was not accepted</translation>
        </message>
        <message>
            <source>Соединение отклонено</source>
            <translation>Connection refused</translation>
        </message>
        <message>
            <source>Сохранённые данные на месте.</source>
            <translation>Kept data are intact.</translation>
        </message>
        <message>
            <source>Строка журнала: {row}</source>
            <translation>Log row: {row}</translation>
        </message>
        <message>
            <source>Такого времени нет</source>
            <translation>There is no such time</translation>
        </message>
        <message>
            <source>Такой даты нет</source>
            <translation>There is no such date</translation>
        </message>
        <message>
            <source>У пользователя, которому принадлежит ключ, нет нужного права. Права раздаёт владелец организации в Хантфлоу.</source>
            <translation>The user this key belongs to lacks the right. Rights are given by the owner of the organisation in Huntflow.</translation>
        </message>
        <message>
            <source>Удалено или закрыто</source>
            <translation>Deleted or closed</translation>
        </message>
        <message>
            <source>Уже не изменить</source>
            <translation>Too late to change</translation>
        </message>
        <message>
            <source>Уже открыто</source>
            <translation>Already open</translation>
        </message>
        <message>
            <source>Файл больше {limit} МБ</source>
            <translation>The file is larger than {limit} MB</translation>
        </message>
        <message>
            <source>Файл больше {size} МБ и не отправлен. Уменьшите его или разделите.</source>
            <translation>The file is larger than {size} MB and was not sent. Shrink or split it.</translation>
        </message>
        <message>
            <source>Файл больше, чем принимает Хантфлоу. Уменьшите его или разделите.</source>
            <translation>The file is larger than Huntflow takes. Shrink or split it.</translation>
        </message>
        <message>
            <source>Файл данных повреждён</source>
            <translation>A data file is damaged</translation>
        </message>
        <message>
            <source>Файл данных повреждён и отложен в сторону, создан новый. Данные заново придут из Хантфлоу, когда вы их откроете.</source>
            <translation>A data file is damaged and was set aside, a new one was made. The data will come from Huntflow again when you open them.</translation>
        </message>
        <message>
            <source>Файл не читается</source>
            <translation>The file cannot be read</translation>
        </message>
        <message numerus="yes">
            <source>Файл неотправленных правок повреждён и отложен в сторону. В новый перенесено всё, что удалось прочесть, записей: %n. Проверьте список правок.</source>
            <translation>
                <numerusform>The file of unsent changes is damaged and was set aside. Everything that could be read, %n record, was copied into a new one. Please check the list of changes.</numerusform>
                <numerusform>The file of unsent changes is damaged and was set aside. Everything that could be read, %n records, was copied into a new one. Please check the list of changes.</numerusform>
            </translation>
        </message>
        <message>
            <source>Файл пуст</source>
            <translation>The file is empty</translation>
        </message>
        <message>
            <source>Файл слишком большой</source>
            <translation>The file is too large</translation>
        </message>
        <message>
            <source>Файл: {path}</source>
            <translation>File: {path}</translation>
        </message>
        <message>
            <source>Файлы данных держит другая программа. Закройте её.</source>
            <translation>Another program holds the data files. Close it.</translation>
        </message>
        <message>
            <source>Файлы заняты</source>
            <translation>The files are in use</translation>
        </message>
        <message>
            <source>Хантфлоу</source>
            <translation>Huntflow</translation>
        </message>
        <message>
            <source>Хантфлоу не выдал новый ключ. Создайте новую пару ключей и вставьте её.</source>
            <translation>Huntflow gave no new key. Make a new pair of keys and paste it.</translation>
        </message>
        <message>
            <source>Хантфлоу не принял значения. Введённое сохранено: исправьте и отправьте снова.</source>
            <translation>Huntflow did not accept the values. What you typed is kept: correct and send it again.</translation>
        </message>
        <message>
            <source>Хантфлоу не смог отдать одну из своих записей. Остальные получены и сохранены; об этой сообщите поддержке Хантфлоу.</source>
            <translation>Huntflow could not deliver one of its records. The others have come and are kept; tell Huntflow’s support about this one.</translation>
        </message>
        <message>
            <source>Хантфлоу не узнал ключ: он отозван, истёк или сделан для другого адреса. Создайте новую пару ключей и вставьте её.</source>
            <translation>Huntflow does not know the key: it was revoked, has expired or was made for another address. Make a new pair of keys and paste it.</translation>
        </message>
        <message>
            <source>Хантфлоу просит подождать</source>
            <translation>Huntflow asks to wait</translation>
        </message>
        <message>
            <source>Хантфлоу сейчас не отвечает</source>
            <translation>Huntflow is not responding now</translation>
        </message>
        <message>
            <source>Хантфлоу: {said}</source>
            <translation>Huntflow: {said}</translation>
        </message>
        <message>
            <source>Хранилище ключей закрыто</source>
            <translation>The password store is locked</translation>
        </message>
        <message>
            <source>Хранилище ключей отказало</source>
            <translation>The password store failed</translation>
        </message>
        <message>
            <source>Хранилище паролей системы не отдало или не приняло ключ. Пока программа открыта, новый ключ не потеряется.</source>
            <translation>The system’s password store did not give or take the key. A new key is not lost while the program is open.</translation>
        </message>
        <message>
            <source>Что-то сломалось</source>
            <translation>Something broke</translation>
        </message>
        <message>
            <source>Эти файлы записала более новая версия программы. Ничего не открыто и не изменено. Обновите программу.</source>
            <translation>A newer version of the program wrote these files. Nothing was opened or changed. Update the program.</translation>
        </message>
        <message>
            <source>Это время уже прошло</source>
            <translation>This time has passed already</translation>
        </message>
        <message>
            <source>Это другой адрес</source>
            <translation>This is another address</translation>
        </message>
        <message>
            <source>Это не Хантфлоу</source>
            <translation>This is not Huntflow</translation>
        </message>
        <message>
            <source>Это не ключ</source>
            <translation>This is not a key</translation>
        </message>
        <message>
            <source>Это не похоже на адрес почты</source>
            <translation>This does not look like an e-mail address</translation>
        </message>
        <message>
            <source>Это не похоже на адрес. Пример: api.huntflow.ru</source>
            <translation>This does not look like an address. Example: api.huntflow.ru</translation>
        </message>
        <message>
            <source>Это ошибка программы, а не ваша. Сохранённое цело; действие можно повторить.</source>
            <translation>This is the program’s mistake, not yours. What was kept is intact; you can retry.</translation>
        </message>
        <message>
            <source>Этот этап удалён</source>
            <translation>This stage was removed</translation>
        </message>
    </context>
    <context>
        <name>QuestionaryPage</name>
        <message>
            <source>Анкета</source>
            <translation>Questionary</translation>
        </message>
        <message>
            <source>Анкета не заполнена</source>
            <translation>The questionary is empty</translation>
        </message>
        <message>
            <source>Показать ещё</source>
            <translation>Show more</translation>
        </message>
        <message numerus="yes">
            <source>Показать ещё %n</source>
            <translation>
                <numerusform>Show %n more</numerusform>
                <numerusform>Show %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Reasons</name>
        <message>
            <source>Не указана</source>
            <translation>Not given</translation>
        </message>
    </context>
    <context>
        <name>Refreshing</name>
        <message>
            <source>Обновление списков</source>
            <translation>Rebuilding the lists</translation>
        </message>
        <message>
            <source>Организации</source>
            <translation>Organisations</translation>
        </message>
        <message>
            <source>Справочники</source>
            <translation>Reference lists</translation>
        </message>
    </context>
    <context>
        <name>RemindDialog</name>
        <message>
            <source>Время</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>День</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Когда</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Напоминание</source>
            <translation>Reminder</translation>
        </message>
        <message>
            <source>Напомнить</source>
            <translation>Remind me</translation>
        </message>
        <message>
            <source>Напомнить: {who}</source>
            <translation>Remind me: {who}</translation>
        </message>
        <message>
            <source>Например: созвониться</source>
            <translation>For example: call back</translation>
        </message>
        <message>
            <source>О чём, если нужно</source>
            <translation>What about, if you like</translation>
        </message>
        <message>
            <source>Отложить</source>
            <translation>Snooze</translation>
        </message>
        <message>
            <source>Отложить: {who}</source>
            <translation>Snooze: {who}</translation>
        </message>
        <message>
            <source>Отмена</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Цифра — когда · Enter — готово</source>
            <translation>Digit: when · Enter: done</translation>
        </message>
    </context>
    <context>
        <name>ReminderLine</name>
        <message>
            <source>Готово</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Напоминание</source>
            <translation>Reminder</translation>
        </message>
        <message>
            <source>Напоминание: {when}</source>
            <translation>Reminder: {when}</translation>
        </message>
        <message>
            <source>Отложить</source>
            <translation>Snooze</translation>
        </message>
        <message>
            <source>Пора: {when}</source>
            <translation>Due: {when}</translation>
        </message>
        <message numerus="yes">
            <source>и ещё %n</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Reminders</name>
        <message>
            <source>В понедельник</source>
            <translation>On Monday</translation>
        </message>
        <message>
            <source>Завтра утром</source>
            <translation>Tomorrow morning</translation>
        </message>
        <message>
            <source>Напоминание выполнено: {who}</source>
            <translation>Reminder done: {who}</translation>
        </message>
        <message>
            <source>Напоминание изменено: {who}, {when}</source>
            <translation>Reminder changed: {who}, {when}</translation>
        </message>
        <message>
            <source>Напоминание отложено: {who}, {when}</source>
            <translation>Reminder snoozed: {who}, {when}</translation>
        </message>
        <message>
            <source>Напоминание: {who}, {when}</source>
            <translation>Reminder: {who}, {when}</translation>
        </message>
        <message>
            <source>Послезавтра</source>
            <translation>The day after tomorrow</translation>
        </message>
        <message>
            <source>Своё время</source>
            <translation>Another time</translation>
        </message>
        <message>
            <source>Сегодня вечером</source>
            <translation>This evening</translation>
        </message>
        <message>
            <source>Через неделю</source>
            <translation>In a week</translation>
        </message>
        <message>
            <source>Через час</source>
            <translation>In an hour</translation>
        </message>
        <message>
            <source>вчера {time}</source>
            <translation>yesterday {time}</translation>
        </message>
        <message>
            <source>завтра {time}</source>
            <translation>tomorrow {time}</translation>
        </message>
        <message>
            <source>сегодня {time}</source>
            <translation>today {time}</translation>
        </message>
    </context>
    <context>
        <name>RemindersDialog</name>
        <message>
            <source>{later} — отложить · {done} — готово</source>
            <translation>{later}: snooze · {done}: done</translation>
        </message>
        <message>
            <source>{sentence}, клавиша {key}</source>
            <translation>{sentence}, key {key}</translation>
        </message>
        <message>
            <source>Готово</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Закрыть</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Напоминаний нет: их ставит команда «Напомнить…» на кандидате</source>
            <translation>No reminders: the command “Remind me…” on a candidate sets them</translation>
        </message>
        <message>
            <source>Напоминания</source>
            <translation>Reminders</translation>
        </message>
        <message>
            <source>Открыть</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Отложить</source>
            <translation>Snooze</translation>
        </message>
        <message numerus="yes">
            <source>позже: %n</source>
            <translation>
                <numerusform>later: %n</numerusform>
                <numerusform>later: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>пора: %n</source>
            <translation>
                <numerusform>due: %n</numerusform>
                <numerusform>due: %n</numerusform>
            </translation>
        </message>
        <message>
            <source>пора: {when}</source>
            <translation>due: {when}</translation>
        </message>
        <message numerus="yes">
            <source>сегодня ещё: %n</source>
            <translation>
                <numerusform>later today: %n</numerusform>
                <numerusform>later today: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Reminding</name>
        <message numerus="yes">
            <source>%n напоминаний ждут</source>
            <translation>
                <numerusform>%n reminder is due</numerusform>
                <numerusform>%n reminders are due</numerusform>
            </translation>
        </message>
        <message>
            <source>Готово</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Напоминание</source>
            <translation>Reminder</translation>
        </message>
        <message>
            <source>Напоминания: {count}</source>
            <translation>Reminders: {count}</translation>
        </message>
        <message>
            <source>Открыть</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Отложить</source>
            <translation>Snooze</translation>
        </message>
        <message>
            <source>Показать</source>
            <translation>Show</translation>
        </message>
        <message numerus="yes">
            <source>Пора напомнить: %n</source>
            <translation>
                <numerusform>Reminders due: %n</numerusform>
                <numerusform>Reminders due: %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Пора: {what}</source>
            <translation>Due: {what}</translation>
        </message>
        <message>
            <source>выберите кандидата</source>
            <translation>choose a candidate</translation>
        </message>
        <message numerus="yes">
            <source>и ещё %n</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ResumePage</name>
        <message>
            <source>{source} · {day}</source>
            <translation>{source} · {day}</translation>
        </message>
        <message>
            <source>В этом резюме нет текста</source>
            <translation>This resume has no text</translation>
        </message>
        <message>
            <source>Открыть источник: {host}</source>
            <translation>Open the source: {host}</translation>
        </message>
        <message>
            <source>Показать страницы</source>
            <translation>Show pages</translation>
        </message>
        <message>
            <source>Резюме кандидата</source>
            <translation>Resumes of the candidate</translation>
        </message>
        <message>
            <source>Резюме нет</source>
            <translation>No resume</translation>
        </message>
        <message>
            <source>Страницы</source>
            <translation>Pages</translation>
        </message>
        <message>
            <source>Текст</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Текст резюме</source>
            <translation>Resume text</translation>
        </message>
        <message>
            <source>обновлено {day}</source>
            <translation>updated {day}</translation>
        </message>
    </context>
    <context>
        <name>ResumesPage</name>
        <message>
            <source>Всегда</source>
            <translation>Always</translation>
        </message>
        <message>
            <source>Выбрать…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>Выше</source>
            <translation>Up</translation>
        </message>
        <message>
            <source>Источники</source>
            <translation>Sources</translation>
        </message>
        <message>
            <source>Источники этой организации ещё не загружены.</source>
            <translation>The sources of this organisation are not loaded yet.</translation>
        </message>
        <message>
            <source>Не следить</source>
            <translation>Do not watch</translation>
        </message>
        <message>
            <source>Ниже</source>
            <translation>Down</translation>
        </message>
        <message>
            <source>Никогда</source>
            <translation>Never</translation>
        </message>
        <message>
            <source>Новые файлы из неё ждут в разделе «Разбор резюме». Сами они не отправляются; то, что лежало раньше, не берётся.</source>
            <translation>New files in it wait under “Resumes”. They are not sent by themselves; what lay there before is not taken.</translation>
        </message>
        <message>
            <source>Папка</source>
            <translation>Folder</translation>
        </message>
        <message>
            <source>Папка с резюме</source>
            <translation>Folder with resumes</translation>
        </message>
        <message>
            <source>Первый ставится новым пачкам, остальные идут в этом порядке.</source>
            <translation>New batches get the first one, the others follow in this order.</translation>
        </message>
        <message>
            <source>По кнопке</source>
            <translation>By the button</translation>
        </message>
        <message>
            <source>Порядок</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>Порядок источников</source>
            <translation>Order of sources</translation>
        </message>
        <message>
            <source>Разбор резюме</source>
            <translation>Resumes</translation>
        </message>
        <message>
            <source>Распознавание в Хантфлоу</source>
            <translation>Reading by Huntflow</translation>
        </message>
        <message>
            <source>Распознавать</source>
            <translation>Read</translation>
        </message>
        <message>
            <source>Резюме читаются на этом компьютере. Хантфлоу может прочитать их ещё раз: для этого файл загружается туда.</source>
            <translation>Resumes are read on this computer. Huntflow can read them once more: the file is uploaded for it.</translation>
        </message>
        <message>
            <source>Следить за папкой</source>
            <translation>Watch a folder</translation>
        </message>
        <message>
            <source>не выбрана</source>
            <translation>none</translation>
        </message>
    </context>
    <context>
        <name>Rights</name>
        <message>
            <source>Ваша роль в организации — наблюдатель: он ничего не меняет.</source>
            <translation>Your role in the organisation is watcher: it changes nothing.</translation>
        </message>
        <message>
            <source>Сначала выберите организацию.</source>
            <translation>Choose an organisation first.</translation>
        </message>
    </context>
    <context>
        <name>Saving</name>
        <message>
            <source>Сохранение</source>
            <translation>Saving</translation>
        </message>
    </context>
    <context>
        <name>Schema</name>
        <message>
            <source>Доступно, когда «{field}» — «{value}»</source>
            <translation>Available when “{field}” is “{value}”</translation>
        </message>
        <message>
            <source>Подсказка организации, её меняют в настройках Хантфлоу.</source>
            <translation>A hint of the organisation; it is changed in Huntflow's settings.</translation>
        </message>
        <message>
            <source>Поле вида «{kind}» программа ещё не умеет менять: показываем как есть.</source>
            <translation>Fields of the type “{kind}” cannot be changed here yet: shown as they are.</translation>
        </message>
        <message>
            <source>Служебное поле: Хантфлоу его скрывает, здесь оно только для сведения.</source>
            <translation>A technical field that Huntflow hides; here for information only.</translation>
        </message>
        <message>
            <source>Справочник «{code}» недоступен вашему ключу: значение только для чтения.</source>
            <translation>Your key may not read the dictionary “{code}”: the value can only be read.</translation>
        </message>
        <message>
            <source>Справочник ещё не загружен: появится, когда будет связь.</source>
            <translation>The dictionary is not loaded yet: it comes when there is a connection.</translation>
        </message>
        <message>
            <source>Справочник пуст: выбирать не из чего.</source>
            <translation>The dictionary is empty: there is nothing to choose from.</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message numerus="yes">
            <source>%n дн. назад</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message>
            <source>{names} и ещё {count}</source>
            <translation>{names} and {count} more</translation>
        </message>
        <message>
            <source>{what}: {value}</source>
            <translation>{what}: {value}</translation>
        </message>
        <message>
            <source>{what}: «{value}» — нет такого</source>
            <translation>{what}: “{value}” does not exist</translation>
        </message>
        <message>
            <source>Подсказки</source>
            <translation>Suggestions</translation>
        </message>
        <message>
            <source>анкета</source>
            <translation>questionnaire</translation>
        </message>
        <message>
            <source>без: {word}</source>
            <translation>without: {word}</translation>
        </message>
        <message>
            <source>был на этапе</source>
            <translation>was at the stage</translation>
        </message>
        <message>
            <source>вакансия</source>
            <translation>vacancy</translation>
        </message>
        <message>
            <source>добавлен до</source>
            <translation>added before</translation>
        </message>
        <message>
            <source>добавлен с</source>
            <translation>added since</translation>
        </message>
        <message>
            <source>есть</source>
            <translation>has</translation>
        </message>
        <message>
            <source>заметка</source>
            <translation>note</translation>
        </message>
        <message>
            <source>источник</source>
            <translation>source</translation>
        </message>
        <message>
            <source>метка</source>
            <translation>tag</translation>
        </message>
        <message>
            <source>не {what}</source>
            <translation>not {what}</translation>
        </message>
        <message>
            <source>не отправлено</source>
            <translation>not sent</translation>
        </message>
        <message>
            <source>нет</source>
            <translation>has no</translation>
        </message>
        <message>
            <source>отклонено</source>
            <translation>declined</translation>
        </message>
        <message>
            <source>отправлено</source>
            <translation>sent</translation>
        </message>
        <message>
            <source>ошибка отправки</source>
            <translation>sending failed</translation>
        </message>
        <message>
            <source>получено</source>
            <translation>accepted</translation>
        </message>
        <message>
            <source>почта</source>
            <translation>e-mail</translation>
        </message>
        <message>
            <source>причина отказа</source>
            <translation>rejection reason</translation>
        </message>
        <message>
            <source>резюме</source>
            <translation>resume</translation>
        </message>
        <message>
            <source>согласие</source>
            <translation>consent</translation>
        </message>
        <message>
            <source>текст резюме</source>
            <translation>text of a resume</translation>
        </message>
        <message>
            <source>телефон</source>
            <translation>phone</translation>
        </message>
        <message>
            <source>только с сервера</source>
            <translation>from the server only</translation>
        </message>
        <message>
            <source>фото</source>
            <translation>photo</translation>
        </message>
        <message>
            <source>этап</source>
            <translation>stage</translation>
        </message>
    </context>
    <context>
        <name>SearchTools</name>
        <message>
            <source>Название</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Сохранить поиск</source>
            <translation>Save the search</translation>
        </message>
    </context>
    <context>
        <name>SelectionBar</name>
        <message>
            <source>Выбрано {count}</source>
            <translation>{count} selected</translation>
        </message>
        <message>
            <source>Выбрано {count}, за раз {taken}</source>
            <translation>{count} selected, {taken} at once</translation>
        </message>
        <message>
            <source>Заметка</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Метки</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Отказ</source>
            <translation>Reject</translation>
        </message>
        <message>
            <source>Перевести</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>Снять выбор</source>
            <translation>Drop the selection</translation>
        </message>
    </context>
    <context>
        <name>Sending</name>
        <message numerus="yes">
            <source>Ждут отправки больше суток: %n</source>
            <translation>
                <numerusform>%n change has waited for more than a day</numerusform>
                <numerusform>%n changes have waited for more than a day</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ждут отправки: %n</source>
            <translation>
                <numerusform>%n waits to be sent</numerusform>
                <numerusform>%n wait to be sent</numerusform>
            </translation>
        </message>
        <message>
            <source>Исходящие: {count}</source>
            <translation>Outbox: {count}</translation>
        </message>
        <message numerus="yes">
            <source>Не отправлено изменений: %n</source>
            <translation>
                <numerusform>%n change not sent</numerusform>
                <numerusform>%n changes not sent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Неизвестно, дошли ли изменения: %n</source>
            <translation>
                <numerusform>Unknown whether %n change arrived</numerusform>
                <numerusform>Unknown whether %n changes arrived</numerusform>
            </translation>
        </message>
        <message>
            <source>Открыть исходящие</source>
            <translation>Open the outbox</translation>
        </message>
        <message numerus="yes">
            <source>Расходятся с сервером изменений: %n</source>
            <translation>
                <numerusform>%n change in conflict with the server</numerusform>
                <numerusform>%n changes in conflict with the server</numerusform>
            </translation>
        </message>
        <message>
            <source>Решить…</source>
            <translation>Resolve…</translation>
        </message>
        <message>
            <source>ждут ключа</source>
            <translation>waiting for a key</translation>
        </message>
        <message>
            <source>остались с прошлого раза</source>
            <translation>left from last time</translation>
        </message>
        <message>
            <source>расхождений нет</source>
            <translation>there are no conflicts</translation>
        </message>
        <message>
            <source>решить: {count}</source>
            <translation>to decide: {count}</translation>
        </message>
        <message numerus="yes">
            <source>требуют решения: %n</source>
            <translation>
                <numerusform>%n needs a decision</numerusform>
                <numerusform>%n need a decision</numerusform>
            </translation>
        </message>
        <message>
            <source>уйдут при связи</source>
            <translation>will go when online</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Закрыть</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Найти настройку</source>
            <translation>Find a setting</translation>
        </message>
        <message>
            <source>Настройки</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>Страницы настроек</source>
            <translation>Pages of the settings</translation>
        </message>
        <message>
            <source>Такой настройки нет</source>
            <translation>No such setting</translation>
        </message>
    </context>
    <context>
        <name>StageCell</name>
        <message numerus="yes">
            <source>%n чел.</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
        <message>
            <source>{stage}: {people}</source>
            <translation>{stage}: {people}</translation>
        </message>
    </context>
    <context>
        <name>StageHead</name>
        <message numerus="yes">
            <source>%n дольше срока</source>
            <translation>
                <numerusform>%n over the limit</numerusform>
                <numerusform>%n over the limit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n чел.</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
        <message>
            <source>{shown} из {all}</source>
            <translation>{shown} of {all}</translation>
        </message>
        <message>
            <source>клавиша {digit}</source>
            <translation>key {digit}</translation>
        </message>
        <message>
            <source>не из этой воронки</source>
            <translation>not of this pipeline</translation>
        </message>
        <message>
            <source>свёрнут</source>
            <translation>folded</translation>
        </message>
        <message numerus="yes">
            <source>срок %n дн.</source>
            <translation>
                <numerusform>limit %n day</numerusform>
                <numerusform>limit %n days</numerusform>
            </translation>
        </message>
        <message>
            <source>удалён</source>
            <translation>removed</translation>
        </message>
    </context>
    <context>
        <name>StageStrip</name>
        <message>
            <source>0 — цифры дальше</source>
            <translation>0 — on to the next nine</translation>
        </message>
        <message>
            <source>Без причины · Enter</source>
            <translation>No reason · Enter</translation>
        </message>
        <message>
            <source>Заметка</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Метки</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Не отказывать · Esc</source>
            <translation>Do not reject · Esc</translation>
        </message>
        <message>
            <source>Отказ</source>
            <translation>Reject</translation>
        </message>
        <message>
            <source>Отменить решение</source>
            <translation>Take the decision back</translation>
        </message>
        <message>
            <source>Почему отказ?</source>
            <translation>Why reject?</translation>
        </message>
        <message>
            <source>Причины отказа</source>
            <translation>Rejection reasons</translation>
        </message>
        <message>
            <source>Пропустить</source>
            <translation>Skip</translation>
        </message>
        <message>
            <source>Цифра — решение</source>
            <translation>A digit decides</translation>
        </message>
        <message>
            <source>Этапы</source>
            <translation>Stages</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message numerus="yes">
            <source>%n ошибок в журнале</source>
            <translation>
                <numerusform>%n error in the log</numerusform>
                <numerusform>%n errors in the log</numerusform>
            </translation>
        </message>
        <message>
            <source>{label}: {done} из {total}</source>
            <translation>{label}: {done} of {total}</translation>
        </message>
        <message>
            <source>В сети</source>
            <translation>Online</translation>
        </message>
        <message>
            <source>Медленно</source>
            <translation>Slow</translation>
        </message>
        <message>
            <source>Нужен ключ</source>
            <translation>Key needed</translation>
        </message>
        <message>
            <source>Остановить</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Офлайн: вы включили</source>
            <translation>Offline: your choice</translation>
        </message>
        <message>
            <source>Офлайн: нет связи</source>
            <translation>Offline: no connection</translation>
        </message>
        <message>
            <source>Повторить</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Подключение…</source>
            <translation>Connecting…</translation>
        </message>
    </context>
    <context>
        <name>StepRail</name>
        <message>
            <source>Шаг {number} из {total}: {title}</source>
            <translation>Step {number} of {total}: {title}</translation>
        </message>
    </context>
    <context>
        <name>SwitcherDialog</name>
        <message>
            <source>Быстрый переход</source>
            <translation>Quick switcher</translation>
        </message>
        <message>
            <source>Кандидат, вакансия или поиск</source>
            <translation>Candidate, vacancy or saved search</translation>
        </message>
        <message>
            <source>Куда перейти</source>
            <translation>Where to go</translation>
        </message>
    </context>
    <context>
        <name>SyncStatus</name>
        <message>
            <source>{rate}/с</source>
            <translation>{rate}/s</translation>
        </message>
        <message>
            <source>{step}: {done} из {total}</source>
            <translation>{step}: {done} of {total}</translation>
        </message>
        <message>
            <source>Вакансии</source>
            <translation>Vacancies</translation>
        </message>
        <message>
            <source>Истории и резюме</source>
            <translation>Histories and resumes</translation>
        </message>
        <message>
            <source>Кандидаты</source>
            <translation>Candidates</translation>
        </message>
        <message>
            <source>Обновления</source>
            <translation>Updates</translation>
        </message>
        <message>
            <source>Остановить синхронизацию</source>
            <translation>Stop synchronisation</translation>
        </message>
        <message>
            <source>Приостановить синхронизацию</source>
            <translation>Pause synchronisation</translation>
        </message>
        <message>
            <source>Проверка удалённых</source>
            <translation>Checking removed people</translation>
        </message>
        <message>
            <source>Продолжить синхронизацию</source>
            <translation>Resume synchronisation</translation>
        </message>
        <message>
            <source>Синхронизация</source>
            <translation>Synchronisation</translation>
        </message>
        <message>
            <source>Синхронизация на паузе</source>
            <translation>Synchronisation is paused</translation>
        </message>
        <message>
            <source>Синхронизация остановлена</source>
            <translation>Synchronisation is stopped</translation>
        </message>
        <message>
            <source>Синхронизация прервана: {problem}</source>
            <translation>Synchronisation was interrupted: {problem}</translation>
        </message>
        <message>
            <source>Справочники</source>
            <translation>Reference lists</translation>
        </message>
        <message numerus="yes">
            <source>осталось %n мин</source>
            <translation>
                <numerusform>%n minute left</numerusform>
                <numerusform>%n minutes left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>осталось %n с</source>
            <translation>
                <numerusform>%n second left</numerusform>
                <numerusform>%n seconds left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>осталось %n ч</source>
            <translation>
                <numerusform>%n hour left</numerusform>
                <numerusform>%n hours left</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SystemGroup</name>
        <message>
            <source>Адрес</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Адрес боевой системы</source>
            <translation>Address of production</translation>
        </message>
        <message>
            <source>Адрес песочницы</source>
            <translation>Address of the sandbox</translation>
        </message>
        <message>
            <source>Боевая</source>
            <translation>Production</translation>
        </message>
        <message>
            <source>Вставить ключи…</source>
            <translation>Paste keys…</translation>
        </message>
        <message>
            <source>Заменить ключи…</source>
            <translation>Replace keys…</translation>
        </message>
        <message>
            <source>Ключей нет</source>
            <translation>No keys</translation>
        </message>
        <message>
            <source>Ключи</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>Отмена</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Песочница</source>
            <translation>Sandbox</translation>
        </message>
        <message>
            <source>Проверить</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Проверить и сохранить</source>
            <translation>Test and keep</translation>
        </message>
        <message>
            <source>Смотрю в хранилище…</source>
            <translation>Looking into the password store…</translation>
        </message>
        <message>
            <source>Сохранённые ключи сделаны для {host}. Для нового адреса замените их.</source>
            <translation>The kept keys were made for {host}. Replace them for the new address.</translation>
        </message>
        <message>
            <source>•••••••• в хранилище паролей системы</source>
            <translation>•••••••• in the system’s password store</translation>
        </message>
        <message>
            <source>•••••••• до закрытия программы: хранилища паролей в системе нет</source>
            <translation>•••••••• until the program is closed: this system has no password store</translation>
        </message>
    </context>
    <context>
        <name>Tables</name>
        <message numerus="yes">
            <source>%n дн.</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n кандидатов</source>
            <translation>
                <numerusform>%n candidate</numerusform>
                <numerusform>%n candidates</numerusform>
            </translation>
        </message>
        <message>
            <source>Анкета</source>
            <translation>Questionary</translation>
        </message>
        <message>
            <source>Без имени</source>
            <translation>No name</translation>
        </message>
        <message>
            <source>Без названия</source>
            <translation>Untitled</translation>
        </message>
        <message>
            <source>В базе</source>
            <translation>Added</translation>
        </message>
        <message>
            <source>Вакансия</source>
            <translation>Vacancy</translation>
        </message>
        <message>
            <source>Должность</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Есть напоминание</source>
            <translation>There is a reminder</translation>
        </message>
        <message>
            <source>Есть неотправленные изменения</source>
            <translation>Has unsent changes</translation>
        </message>
        <message>
            <source>Ещё не в Хантфлоу: ждёт отправки</source>
            <translation>Not in Huntflow yet: waiting to be sent</translation>
        </message>
        <message>
            <source>Закрыта</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Заметка</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Источник</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Кандидат</source>
            <translation>Candidate</translation>
        </message>
        <message>
            <source>Компания</source>
            <translation>Company</translation>
        </message>
        <message>
            <source>Метки</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>На этапе</source>
            <translation>At the stage</translation>
        </message>
        <message>
            <source>Наблюдатель</source>
            <translation>Watcher</translation>
        </message>
        <message>
            <source>Обновлено</source>
            <translation>Updated</translation>
        </message>
        <message>
            <source>Ожидания</source>
            <translation>Expects</translation>
        </message>
        <message>
            <source>Открыта</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Почта</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Приостановлена</source>
            <translation>On hold</translation>
        </message>
        <message>
            <source>Резюме</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>Рекрутер</source>
            <translation>Recruiter</translation>
        </message>
        <message>
            <source>Согласие</source>
            <translation>Consent</translation>
        </message>
        <message>
            <source>Телефон</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Управляющий</source>
            <translation>Owner</translation>
        </message>
        <message>
            <source>Этап</source>
            <translation>Stage</translation>
        </message>
        <message>
            <source>с сервера</source>
            <translation>from the server</translation>
        </message>
        <message>
            <source>сегодня</source>
            <translation>today</translation>
        </message>
    </context>
    <context>
        <name>TagList</name>
        <message>
            <source>Метки</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Меток ещё нет.</source>
            <translation>There are no tags yet.</translation>
        </message>
        <message>
            <source>Найти или назвать новую</source>
            <translation>Find, or name a new one</translation>
        </message>
        <message>
            <source>Новая метка</source>
            <translation>New tag</translation>
        </message>
        <message>
            <source>Создать метку «{name}»</source>
            <translation>Create the tag “{name}”</translation>
        </message>
        <message>
            <source>Такой метки ещё нет.</source>
            <translation>There is no such tag yet.</translation>
        </message>
        <message>
            <source>Цвет новой метки</source>
            <translation>Colour of the new tag</translation>
        </message>
    </context>
    <context>
        <name>TagPart</name>
        <message>
            <source>Название</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Цвет</source>
            <translation>Colour</translation>
        </message>
    </context>
    <context>
        <name>TagsDialog</name>
        <message>
            <source>Enter — отметить · Ctrl+Enter — готово</source>
            <translation>Enter: tick · Ctrl+Enter: done</translation>
        </message>
        <message>
            <source>Дальше: план</source>
            <translation>Next: the plan</translation>
        </message>
        <message>
            <source>Метки</source>
            <translation>Tags</translation>
        </message>
        <message>
            <source>Метки: {who}</source>
            <translation>Tags: {who}</translation>
        </message>
        <message>
            <source>Отмена</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Сохранить</source>
            <translation>Save</translation>
        </message>
    </context>
    <context>
        <name>TargetBar</name>
        <message>
            <source>Без вакансии</source>
            <translation>No vacancy</translation>
        </message>
        <message>
            <source>Без меток</source>
            <translation>No tags</translation>
        </message>
        <message>
            <source>В вакансию:</source>
            <translation>To vacancy:</translation>
        </message>
        <message>
            <source>Не указан</source>
            <translation>Not given</translation>
        </message>
        <message>
            <source>Этап</source>
            <translation>Stage</translation>
        </message>
        <message numerus="yes">
            <source>для выбранных: %n</source>
            <translation>
                <numerusform>for %n chosen</numerusform>
                <numerusform>for %n chosen</numerusform>
            </translation>
        </message>
        <message>
            <source>заметка</source>
            <translation>note</translation>
        </message>
        <message>
            <source>заметка:</source>
            <translation>note:</translation>
        </message>
        <message>
            <source>источник:</source>
            <translation>source:</translation>
        </message>
        <message>
            <source>метки:</source>
            <translation>tags:</translation>
        </message>
        <message>
            <source>этап:</source>
            <translation>stage:</translation>
        </message>
    </context>
    <context>
        <name>Telling</name>
        <message>
            <source>В журнале</source>
            <translation>In the log</translation>
        </message>
        <message>
            <source>Обновить ключ</source>
            <translation>Renew the key</translation>
        </message>
    </context>
    <context>
        <name>TextViewer</name>
        <message numerus="yes">
            <source>Показано начало, ещё %n КБ</source>
            <translation>
                <numerusform>The beginning is shown, %n KB more</numerusform>
                <numerusform>The beginning is shown, %n KB more</numerusform>
            </translation>
        </message>
        <message>
            <source>Показать дальше</source>
            <translation>Show more</translation>
        </message>
    </context>
    <context>
        <name>Toast</name>
        <message>
            <source>{seconds} с</source>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>Закрыть</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>TriagePane</name>
        <message>
            <source>{place} из {total}</source>
            <translation>{place} of {total}</translation>
        </message>
        <message>
            <source>Её могли удалить или объединить с другой.</source>
            <translation>It may have been deleted or merged into another one.</translation>
        </message>
        <message>
            <source>История ещё не сохранена</source>
            <translation>The history is not saved yet</translation>
        </message>
        <message>
            <source>К списку · Esc</source>
            <translation>To the list · Esc</translation>
        </message>
        <message>
            <source>Карточка кандидата</source>
            <translation>Candidate's card</translation>
        </message>
        <message>
            <source>Карточки больше нет на этом компьютере</source>
            <translation>The card is not on this computer any more</translation>
        </message>
        <message>
            <source>Отменять пока нечего</source>
            <translation>Nothing to take back yet</translation>
        </message>
        <message>
            <source>Появится, когда будет сеть.</source>
            <translation>It comes when there is a network.</translation>
        </message>
        <message>
            <source>Пропустить</source>
            <translation>Skip</translation>
        </message>
        <message>
            <source>Резюме и сведения</source>
            <translation>Resume and facts</translation>
        </message>
        <message>
            <source>Решено: {stage}. Другая цифра — другое решение</source>
            <translation>Decided: {stage}. Another digit, another decision</translation>
        </message>
        <message>
            <source>Сколько разобрано</source>
            <translation>How many have been dealt with</translation>
        </message>
        <message>
            <source>Следующие кандидаты</source>
            <translation>The next candidates</translation>
        </message>
        <message>
            <source>Текст резюме ещё не сохранён</source>
            <translation>The text of the resume is not saved yet</translation>
        </message>
        <message>
            <source>Триаж</source>
            <translation>Triage</translation>
        </message>
        <message>
            <source>Триаж: {who}</source>
            <translation>Triage: {who}</translation>
        </message>
        <message>
            <source>У этой вакансии нет этапа отказа</source>
            <translation>This vacancy has no rejection stage</translation>
        </message>
        <message>
            <source>Уже на этапе «{stage}»</source>
            <translation>On the stage “{stage}” already</translation>
        </message>
        <message>
            <source>Читаем с сервера…</source>
            <translation>Reading from the server…</translation>
        </message>
        <message>
            <source>отказ {count}</source>
            <translation>rejected {count}</translation>
        </message>
        <message>
            <source>переведено {count}</source>
            <translation>moved {count}</translation>
        </message>
        <message>
            <source>пропущено {count}</source>
            <translation>skipped {count}</translation>
        </message>
    </context>
    <context>
        <name>Triaging</name>
        <message>
            <source>Триаж</source>
            <translation>Triage</translation>
        </message>
        <message>
            <source>в списке никого нет</source>
            <translation>nobody is in the list</translation>
        </message>
        <message>
            <source>выберите вакансию</source>
            <translation>choose a vacancy</translation>
        </message>
        <message>
            <source>он уже идёт</source>
            <translation>it is going on already</translation>
        </message>
        <message>
            <source>очередь кончилась</source>
            <translation>the queue is at its end</translation>
        </message>
        <message>
            <source>триаж не открыт</source>
            <translation>no triage is open</translation>
        </message>
        <message>
            <source>этапы вакансии ещё не прочитаны</source>
            <translation>the stages of the vacancy have not been read yet</translation>
        </message>
    </context>
    <context>
        <name>UndoBatchDialog</name>
        <message numerus="yes">
            <source>Ещё не ушли и вернутся в список: %n.</source>
            <translation>
                <numerusform>Not sent yet, goes back to the list: %n.</numerusform>
                <numerusform>Not sent yet, go back to the list: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Заметки, которые останутся в истории: %n.</source>
            <translation>
                <numerusform>Notes that stay in the history: %n.</numerusform>
                <numerusform>Notes that stay in the history: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Известные кандидаты, изменение которых вернётся назад: %n.</source>
            <translation>
                <numerusform>Known candidates whose change is taken back: %n.</numerusform>
                <numerusform>Known candidates whose change is taken back: %n.</numerusform>
            </translation>
        </message>
        <message>
            <source>Не отменять</source>
            <translation>Keep them</translation>
        </message>
        <message>
            <source>Отмена пачки</source>
            <translation>Undoing the batch</translation>
        </message>
        <message>
            <source>Отменить</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Отменить отправленное?</source>
            <translation>Undo what was sent?</translation>
        </message>
        <message>
            <source>Отменять здесь нечего.</source>
            <translation>There is nothing to undo here.</translation>
        </message>
        <message numerus="yes">
            <source>Созданы и будут удалены из Хантфлоу навсегда, с историей и заметками: %n.</source>
            <translation>
                <numerusform>Created, will be deleted from Huntflow for good, with history and notes: %n.</numerusform>
                <numerusform>Created, will be deleted from Huntflow for good, with history and notes: %n.</numerusform>
            </translation>
        </message>
        <message>
            <source>Удалить и отменить</source>
            <translation>Delete and undo</translation>
        </message>
        <message numerus="yes">
            <source>Уходят сейчас: отменятся, как только станет ясно, дошли ли: %n.</source>
            <translation>
                <numerusform>On the way: undone as soon as it is clear whether it arrived: %n.</numerusform>
                <numerusform>On the way: undone as soon as it is clear whether they arrived: %n.</numerusform>
            </translation>
        </message>
        <message>
            <source>Чтобы подтвердить удаление, наберите число кандидатов: {count}</source>
            <translation>To confirm the deletion, type the number of candidates: {count}</translation>
        </message>
        <message numerus="yes">
            <source>и ещё %n</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Undoing</name>
        <message>
            <source>{action}. Уйдёт при связи</source>
            <translation>{action}. Goes when online</translation>
        </message>
        <message>
            <source>Исходящие</source>
            <translation>Outbox</translation>
        </message>
        <message>
            <source>Отмена</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Отменено, ничего не отправлено: {action}.</source>
            <translation>Undone, nothing was sent: {action}.</translation>
        </message>
        <message>
            <source>Отменено: {action}.</source>
            <translation>Undone: {action}.</translation>
        </message>
        <message>
            <source>Отменить</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Отменить нельзя: {action}. {why}</source>
            <translation>Cannot be undone: {action}. {why}</translation>
        </message>
        <message>
            <source>Отменять нечего.</source>
            <translation>Nothing to undo.</translation>
        </message>
        <message>
            <source>Отправить сейчас</source>
            <translation>Send now</translation>
        </message>
        <message>
            <source>Отправка</source>
            <translation>Sending</translation>
        </message>
        <message>
            <source>Отправляется обратное действие: {action}. В истории останутся оба.</source>
            <translation>The reverse action is being sent: {action}. The history keeps both.</translation>
        </message>
        <message>
            <source>Повтор</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>Это уже отменено.</source>
            <translation>This is undone already.</translation>
        </message>
        <message>
            <source>отменять нечего</source>
            <translation>nothing to undo</translation>
        </message>
        <message>
            <source>повторять нечего</source>
            <translation>nothing to redo</translation>
        </message>
    </context>
    <context>
        <name>VacanciesPane</name>
        <message>
            <source>Вакансии</source>
            <translation>Vacancies</translation>
        </message>
        <message>
            <source>Вакансии загружаются…</source>
            <translation>Vacancies are loading…</translation>
        </message>
        <message>
            <source>Все</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Выберите организацию</source>
            <translation>Choose an organisation</translation>
        </message>
        <message>
            <source>Закрытые</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Здесь вакансий нет</source>
            <translation>There are no vacancies here</translation>
        </message>
        <message>
            <source>На паузе</source>
            <translation>On hold</translation>
        </message>
        <message>
            <source>Название вакансии</source>
            <translation>Name of the vacancy</translation>
        </message>
        <message>
            <source>Нет открытых вакансий</source>
            <translation>No open vacancies</translation>
        </message>
        <message>
            <source>Новая вакансия</source>
            <translation>New vacancy</translation>
        </message>
        <message>
            <source>Новая вакансия…</source>
            <translation>New vacancy…</translation>
        </message>
        <message>
            <source>Обновление вакансий</source>
            <translation>Refreshing vacancies</translation>
        </message>
        <message>
            <source>Открытые</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Очистить поиск</source>
            <translation>Clear the search</translation>
        </message>
        <message>
            <source>Повторить</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Показать все</source>
            <translation>Show all</translation>
        </message>
        <message>
            <source>Состояние вакансий</source>
            <translation>State of vacancies</translation>
        </message>
        <message>
            <source>Список вакансий</source>
            <translation>List of vacancies</translation>
        </message>
        <message>
            <source>Таких вакансий среди сохранённых нет</source>
            <translation>There are no such vacancies among the saved</translation>
        </message>
    </context>
    <context>
        <name>VacanciesSection</name>
        <message>
            <source>Доска</source>
            <translation>Board</translation>
        </message>
        <message>
            <source>Кандидаты</source>
            <translation>Candidates</translation>
        </message>
        <message>
            <source>О вакансии</source>
            <translation>About the vacancy</translation>
        </message>
        <message>
            <source>Список вакансий рядом с доской</source>
            <translation>Vacancy list beside the board</translation>
        </message>
    </context>
    <context>
        <name>Vacancy</name>
        <message>
            <source>закрыта</source>
            <translation>closed</translation>
        </message>
        <message>
            <source>открыта</source>
            <translation>open</translation>
        </message>
        <message>
            <source>приостановлена</source>
            <translation>on hold</translation>
        </message>
    </context>
    <context>
        <name>VacancyEditor</name>
        <message>
            <source>В организации нет дополнительных полей</source>
            <translation>The organisation has no additional fields</translation>
        </message>
        <message>
            <source>Вакансия</source>
            <translation>Vacancy</translation>
        </message>
        <message>
            <source>Доп. поля</source>
            <translation>More fields</translation>
        </message>
        <message>
            <source>Ещё не загружено: появится, когда будет связь.</source>
            <translation>Not loaded yet: it comes when there is a connection.</translation>
        </message>
        <message>
            <source>Основное</source>
            <translation>Main</translation>
        </message>
        <message>
            <source>Правка вакансии</source>
            <translation>Edit the vacancy</translation>
        </message>
        <message>
            <source>Тексты</source>
            <translation>Texts</translation>
        </message>
    </context>
    <context>
        <name>VacancyForm</name>
        <message>
            <source>, закрыта</source>
            <translation>, closed</translation>
        </message>
        <message>
            <source>, срок {day}</source>
            <translation>, by {day}</translation>
        </message>
        <message>
            <source>{hired} из {plan}</source>
            <translation>{hired} of {plan}</translation>
        </message>
        <message>
            <source>В организации их нет.</source>
            <translation>The organisation has none.</translation>
        </message>
        <message>
            <source>Важная вакансия</source>
            <translation>Important vacancy</translation>
        </message>
        <message>
            <source>Важность</source>
            <translation>Importance</translation>
        </message>
        <message>
            <source>Видимость</source>
            <translation>Visibility</translation>
        </message>
        <message>
            <source>Все квоты этой вакансии.</source>
            <translation>All quotas of this vacancy.</translation>
        </message>
        <message>
            <source>Должность</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Зарплата</source>
            <translation>Salary</translation>
        </message>
        <message>
            <source>Здесь меняется план с одной открытой квотой; остальное в Хантфлоу.</source>
            <translation>A plan with one open quota can be changed here; the rest in Huntflow.</translation>
        </message>
        <message>
            <source>Компания или отдел</source>
            <translation>Company or department</translation>
        </message>
        <message>
            <source>Обязанности</source>
            <translation>Duties</translation>
        </message>
        <message>
            <source>План найма</source>
            <translation>Hiring plan</translation>
        </message>
        <message>
            <source>План найма ещё не загружен: появится, когда будет связь.</source>
            <translation>The hiring plan is not loaded yet: it comes when there is a connection.</translation>
        </message>
        <message>
            <source>Подразделение</source>
            <translation>Division</translation>
        </message>
        <message>
            <source>Регион</source>
            <translation>Region</translation>
        </message>
        <message>
            <source>Сколько нанять</source>
            <translation>How many to hire</translation>
        </message>
        <message>
            <source>Скрыта от коллег</source>
            <translation>Hidden from coworkers</translation>
        </message>
        <message>
            <source>Справочник ещё не загружен: появится, когда будет связь.</source>
            <translation>The dictionary is not loaded yet: it comes when there is a connection.</translation>
        </message>
        <message>
            <source>Срок</source>
            <translation>Deadline</translation>
        </message>
        <message>
            <source>Требования</source>
            <translation>Requirements</translation>
        </message>
        <message>
            <source>Условия</source>
            <translation>Conditions</translation>
        </message>
    </context>
    <context>
        <name>VacancyHeader</name>
        <message numerus="yes">
            <source>%n дн. в работе</source>
            <translation>
                <numerusform>for %n day</numerusform>
                <numerusform>for %n days</numerusform>
            </translation>
        </message>
        <message>
            <source>Без названия</source>
            <translation>Untitled</translation>
        </message>
        <message>
            <source>Обновить вакансию</source>
            <translation>Refresh the vacancy</translation>
        </message>
        <message>
            <source>Править вакансию</source>
            <translation>Edit vacancy</translation>
        </message>
        <message>
            <source>план найма: {count}</source>
            <translation>to hire: {count}</translation>
        </message>
        <message>
            <source>создана {day}</source>
            <translation>created {day}</translation>
        </message>
        <message>
            <source>срок {day}</source>
            <translation>deadline {day}</translation>
        </message>
    </context>
    <context>
        <name>VacancyPane</name>
        <message>
            <source>Вакансия</source>
            <translation>Vacancy</translation>
        </message>
        <message>
            <source>Вакансия не выбрана</source>
            <translation>No vacancy is chosen</translation>
        </message>
        <message>
            <source>Взять, когда появится сеть</source>
            <translation>Fetch when online</translation>
        </message>
        <message>
            <source>Воронка</source>
            <translation>Pipeline</translation>
        </message>
        <message>
            <source>Выберите вакансию в списке.</source>
            <translation>Choose a vacancy in the list.</translation>
        </message>
        <message>
            <source>Дополнительно</source>
            <translation>More</translation>
        </message>
        <message>
            <source>Загружаем…</source>
            <translation>Loading…</translation>
        </message>
        <message>
            <source>Загрузим, как только появится сеть.</source>
            <translation>It will be fetched as soon as the network is back.</translation>
        </message>
        <message>
            <source>Загрузить</source>
            <translation>Load</translation>
        </message>
        <message>
            <source>Кандидаты: {count}</source>
            <translation>Candidates: {count}</translation>
        </message>
        <message>
            <source>Не нужно</source>
            <translation>Never mind</translation>
        </message>
        <message>
            <source>Обязанности</source>
            <translation>Duties</translation>
        </message>
        <message>
            <source>Описание ещё не сохранено</source>
            <translation>The description is not saved yet</translation>
        </message>
        <message>
            <source>Описание не заполнено</source>
            <translation>There is no description</translation>
        </message>
        <message>
            <source>Открыть в журнале</source>
            <translation>Open in the log</translation>
        </message>
        <message>
            <source>Повторить</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>Подразделение</source>
            <translation>Division</translation>
        </message>
        <message>
            <source>Показано начало: текст длиннее.</source>
            <translation>Only the beginning is shown: the text is longer.</translation>
        </message>
        <message>
            <source>Регион</source>
            <translation>Region</translation>
        </message>
        <message>
            <source>Сейчас нет связи.</source>
            <translation>There is no connection now.</translation>
        </message>
        <message>
            <source>Требования</source>
            <translation>Requirements</translation>
        </message>
        <message>
            <source>Условия</source>
            <translation>Conditions</translation>
        </message>
        <message>
            <source>Файлы</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>Этого ещё нет на компьютере</source>
            <translation>This is not on the computer yet</translation>
        </message>
    </context>
    <context>
        <name>VacancyStateDialog</name>
        <message>
            <source>Ctrl+Enter — готово</source>
            <translation>Ctrl+Enter: done</translation>
        </message>
        <message>
            <source>Возобновить</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>Возобновить вакансию</source>
            <translation>Resume the vacancy</translation>
        </message>
        <message>
            <source>Закрыть вакансию</source>
            <translation>Close the vacancy</translation>
        </message>
        <message>
            <source>Отмена</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Приостановить</source>
            <translation>Put on hold</translation>
        </message>
        <message>
            <source>Приостановить вакансию</source>
            <translation>Put the vacancy on hold</translation>
        </message>
        <message>
            <source>Состояние вакансии</source>
            <translation>State of the vacancy</translation>
        </message>
    </context>
    <context>
        <name>VacancyStateForm</name>
        <message>
            <source>Вакансия снова станет открытой.</source>
            <translation>The vacancy becomes open again.</translation>
        </message>
        <message>
            <source>Вакансия уйдёт из списка открытых. Кандидаты останутся.</source>
            <translation>The vacancy leaves the list of open ones. The candidates stay.</translation>
        </message>
        <message>
            <source>Дни паузы не считаются днями в работе.</source>
            <translation>Days on hold do not count as working days.</translation>
        </message>
        <message>
            <source>Заметка</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Причина</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>С какого дня</source>
            <translation>From</translation>
        </message>
    </context>
    <context>
        <name>ViewsPane</name>
        <message>
            <source>Забыть</source>
            <translation>Forget</translation>
        </message>
        <message>
            <source>Название</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Переименовать поиск</source>
            <translation>Rename the search</translation>
        </message>
        <message>
            <source>Переименовать…</source>
            <translation>Rename…</translation>
        </message>
        <message>
            <source>Показать</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>СОХРАНЁННЫЕ ПОИСКИ</source>
            <translation>SAVED SEARCHES</translation>
        </message>
        <message>
            <source>Сохранённые поиски</source>
            <translation>Saved searches</translation>
        </message>
    </context>
    <context>
        <name>WaitingLine</name>
        <message>
            <source>Ещё не отправлено</source>
            <translation>Not sent yet</translation>
        </message>
        <message numerus="yes">
            <source>и ещё %n</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Watch</name>
        <message>
            <source>Отметка о просмотре</source>
            <translation>Note of the look</translation>
        </message>
    </context>
    <context>
        <name>WelcomePage</name>
        <message>
            <source>Huntflow Desk показывает вакансии и кандидатов вашего Хантфлоу сразу, а увиденное однажды открывает и без сети.</source>
            <translation>Huntflow Desk shows the vacancies and candidates of your Huntflow at once, and opens what you have seen before even without a network.</translation>
        </message>
        <message>
            <source>Вымышленные вакансии и люди, без сети. Подключиться можно потом.</source>
            <translation>Invented vacancies and people, no network. You can connect later.</translation>
        </message>
        <message>
            <source>Добро пожаловать</source>
            <translation>Welcome</translation>
        </message>
        <message>
            <source>Нужны адрес Хантфлоу и пара ключей из его настроек. Займёт две минуты.</source>
            <translation>You need the Huntflow address and a pair of keys from its settings. Two minutes.</translation>
        </message>
        <message>
            <source>Подключить</source>
            <translation>Connect</translation>
        </message>
        <message>
            <source>Посмотреть на примере</source>
            <translation>Look at the demo</translation>
        </message>
        <message>
            <source>Язык</source>
            <translation>Language</translation>
        </message>
    </context>
    <context>
        <name>WizardDialog</name>
        <message>
            <source>Адрес</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Готово</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Далее</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>Ключи</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>Назад</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Начало</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Начать работу</source>
            <translation>Start working</translation>
        </message>
        <message>
            <source>Организация</source>
            <translation>Organisation</translation>
        </message>
        <message>
            <source>Подключение к Хантфлоу</source>
            <translation>Connecting to Huntflow</translation>
        </message>
        <message>
            <source>Позже</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>Проверить</source>
            <translation>Test</translation>
        </message>
    </context>
    <context>
        <name>_Field</name>
        <message>
            <source>Было: {value}</source>
            <translation>Was: {value}</translation>
        </message>
        <message>
            <source>Моё</source>
            <translation>Mine</translation>
        </message>
        <message>
            <source>На сервере</source>
            <translation>On the server</translation>
        </message>
        <message>
            <source>На сервере · {whose}</source>
            <translation>On the server · {whose}</translation>
        </message>
        <message>
            <source>пусто</source>
            <translation>empty</translation>
        </message>
    </context>
    <context>
        <name>_Popup</name>
        <message>
            <source>Найти значение</source>
            <translation>Find a value</translation>
        </message>
    </context>
</TS>
