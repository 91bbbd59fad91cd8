<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="ru">
    <context>
        <name>AccountsPane</name>
        <message numerus="yes">
            <source>%n вак.</source>
            <translation>
                <numerusform>%n вак.</numerusform>
                <numerusform>%n вак.</numerusform>
                <numerusform>%n вак.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Age</name>
        <message numerus="yes">
            <source>%n дн.</source>
            <translation>
                <numerusform>%n день</numerusform>
                <numerusform>%n дня</numerusform>
                <numerusform>%n дн.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n мин</source>
            <translation>
                <numerusform>%n мин</numerusform>
                <numerusform>%n мин</numerusform>
                <numerusform>%n мин</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ч</source>
            <translation>
                <numerusform>%n ч</numerusform>
                <numerusform>%n ч</numerusform>
                <numerusform>%n ч</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ApplicantsPane</name>
        <message numerus="yes">
            <source>Все этапы · %n</source>
            <translation>
                <numerusform>Все этапы · %n</numerusform>
                <numerusform>Все этапы · %n</numerusform>
                <numerusform>Все этапы · %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Board</name>
        <message numerus="yes">
            <source>срок %n дн.</source>
            <translation>
                <numerusform>срок %n день</numerusform>
                <numerusform>срок %n дня</numerusform>
                <numerusform>срок %n дней</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Bulk</name>
        <message numerus="yes">
            <source>%n запросов</source>
            <translation>
                <numerusform>%n запрос</numerusform>
                <numerusform>%n запроса</numerusform>
                <numerusform>%n запросов</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n мин</source>
            <translation>
                <numerusform>%n мин</numerusform>
                <numerusform>%n мин</numerusform>
                <numerusform>%n мин</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n с</source>
            <translation>
                <numerusform>%n с</numerusform>
                <numerusform>%n с</numerusform>
                <numerusform>%n с</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Не коснётся %n: {reasons}</source>
            <translation>
                <numerusform>Не коснётся %n: {reasons}</numerusform>
                <numerusform>Не коснётся %n: {reasons}</numerusform>
                <numerusform>Не коснётся %n: {reasons}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Card</name>
        <message numerus="yes">
            <source>%n дн.</source>
            <translation>
                <numerusform>%n день</numerusform>
                <numerusform>%n дня</numerusform>
                <numerusform>%n дней</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n лет</source>
            <translation>
                <numerusform>%n год</numerusform>
                <numerusform>%n года</numerusform>
                <numerusform>%n лет</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>срок %n дн.</source>
            <translation>
                <numerusform>срок %n день</numerusform>
                <numerusform>срок %n дня</numerusform>
                <numerusform>срок %n дней</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CardHeader</name>
        <message numerus="yes">
            <source>возможный дубль: %n</source>
            <translation>
                <numerusform>возможный дубль: %n</numerusform>
                <numerusform>возможные дубли: %n</numerusform>
                <numerusform>возможные дубли: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChangesLine</name>
        <message numerus="yes">
            <source>%n новых записей в истории</source>
            <translation>
                <numerusform>%n новая запись в истории</numerusform>
                <numerusform>%n новые записи в истории</numerusform>
                <numerusform>%n новых записей в истории</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>больше не на вакансиях: %n</source>
            <translation>
                <numerusform>больше не на %n вакансии</numerusform>
                <numerusform>больше не на %n вакансиях</numerusform>
                <numerusform>больше не на %n вакансиях</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>ещё в истории: %n</source>
            <translation>
                <numerusform>ещё в истории: %n</numerusform>
                <numerusform>ещё в истории: %n</numerusform>
                <numerusform>ещё в истории: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>ещё этапов: %n</source>
            <translation>
                <numerusform>ещё этапов: %n</numerusform>
                <numerusform>ещё этапов: %n</numerusform>
                <numerusform>ещё этапов: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>и ещё %n</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>удалено резюме: %n</source>
            <translation>
                <numerusform>удалено резюме: %n</numerusform>
                <numerusform>удалено резюме: %n</numerusform>
                <numerusform>удалено резюме: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ConflictsDialog</name>
        <message numerus="yes">
            <source>Осталось расхождений: %n</source>
            <translation>
                <numerusform>Осталось %n расхождение</numerusform>
                <numerusform>Осталось %n расхождения</numerusform>
                <numerusform>Осталось %n расхождений</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Dropping</name>
        <message numerus="yes">
            <source>Ждут разбора: %n</source>
            <translation>
                <numerusform>Ждёт разбора: %n</numerusform>
                <numerusform>Ждут разбора: %n</numerusform>
                <numerusform>Ждут разбора: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DuplicatesDialog</name>
        <message numerus="yes">
            <source>Возможных дублей: %n</source>
            <translation>
                <numerusform>Возможных дублей: %n</numerusform>
                <numerusform>Возможных дублей: %n</numerusform>
                <numerusform>Возможных дублей: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Дополнить: %n</source>
            <translation>
                <numerusform>Дополнить: %n</numerusform>
                <numerusform>Дополнить: %n</numerusform>
                <numerusform>Дополнить: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EditDetails</name>
        <message numerus="yes">
            <source>%n изменений</source>
            <translation>
                <numerusform>%n изменение</numerusform>
                <numerusform>%n изменения</numerusform>
                <numerusform>%n изменений</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Выбрано изменений: %n</source>
            <translation>
                <numerusform>Выбрано %n изменение</numerusform>
                <numerusform>Выбрано %n изменения</numerusform>
                <numerusform>Выбрано %n изменений</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Edits</name>
        <message numerus="yes">
            <source>%n файлов</source>
            <translation>
                <numerusform>%n файл</numerusform>
                <numerusform>%n файла</numerusform>
                <numerusform>%n файлов</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Правка: {who}, полей: %n</source>
            <translation>
                <numerusform>Правка: {who}, %n поле</numerusform>
                <numerusform>Правка: {who}, %n поля</numerusform>
                <numerusform>Правка: {who}, %n полей</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>и ещё %n</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FiltersPanel</name>
        <message numerus="yes">
            <source>%n дн. назад</source>
            <translation>
                <numerusform>%n день назад</numerusform>
                <numerusform>%n дня назад</numerusform>
                <numerusform>%n дней назад</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GoingPage</name>
        <message numerus="yes">
            <source>Вернуть нельзя %n: почему, сказано в строке.</source>
            <translation>
                <numerusform>Вернуть нельзя %n: почему, сказано в строке.</numerusform>
                <numerusform>Вернуть нельзя %n: почему, сказано в строках.</numerusform>
                <numerusform>Вернуть нельзя %n: почему, сказано в строках.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Начнём отправлять через %n с, пока ничего не ушло.</source>
            <translation>
                <numerusform>Начнём отправлять через %n с, пока ничего не ушло.</numerusform>
                <numerusform>Начнём отправлять через %n с, пока ничего не ушло.</numerusform>
                <numerusform>Начнём отправлять через %n с, пока ничего не ушло.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Intake</name>
        <message numerus="yes">
            <source>%n файлов</source>
            <translation>
                <numerusform>%n файл</numerusform>
                <numerusform>%n файла</numerusform>
                <numerusform>%n файлов</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>IntakePane</name>
        <message numerus="yes">
            <source>Ещё посмотреть: %n. Они не отправятся.</source>
            <translation>
                <numerusform>Ещё посмотреть: %n. Он не отправится.</numerusform>
                <numerusform>Ещё посмотреть: %n. Они не отправятся.</numerusform>
                <numerusform>Ещё посмотреть: %n. Они не отправятся.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JournalPane</name>
        <message numerus="yes">
            <source>%n строк</source>
            <translation>
                <numerusform>%n строка</numerusform>
                <numerusform>%n строки</numerusform>
                <numerusform>%n строк</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>KeyValidity</name>
        <message numerus="yes">
            <source>Ключ: ещё %n дн. Быть в сети нужно до {day}.</source>
            <translation>
                <numerusform>Ключ: ещё %n день. Быть в сети нужно до {day}.</numerusform>
                <numerusform>Ключ: ещё %n дня. Быть в сети нужно до {day}.</numerusform>
                <numerusform>Ключ: ещё %n дней. Быть в сети нужно до {day}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LinkList</name>
        <message numerus="yes">
            <source>Показать ещё %n</source>
            <translation>
                <numerusform>Показать ещё %n</numerusform>
                <numerusform>Показать ещё %n</numerusform>
                <numerusform>Показать ещё %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message numerus="yes">
            <source>ещё %n</source>
            <translation>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>повторилось %n раз</source>
            <translation>
                <numerusform>повторилось %n раз</numerusform>
                <numerusform>повторилось %n раза</numerusform>
                <numerusform>повторилось %n раз</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OfflinePage</name>
        <message numerus="yes">
            <source>%n мин</source>
            <translation>
                <numerusform>%n мин</numerusform>
                <numerusform>%n мин</numerusform>
                <numerusform>%n мин</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ч</source>
            <translation>
                <numerusform>%n ч</numerusform>
                <numerusform>%n ч</numerusform>
                <numerusform>%n ч</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Забыто кандидатов: %n</source>
            <translation>
                <numerusform>Забыт %n кандидат</numerusform>
                <numerusform>Забыто %n кандидата</numerusform>
                <numerusform>Забыто %n кандидатов</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>историй, анкет и резюме: %n</source>
            <translation>
                <numerusform>историй, анкет и резюме: %n</numerusform>
                <numerusform>историй, анкет и резюме: %n</numerusform>
                <numerusform>историй, анкет и резюме: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>кандидатов: %n</source>
            <translation>
                <numerusform>кандидатов: %n</numerusform>
                <numerusform>кандидатов: %n</numerusform>
                <numerusform>кандидатов: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>фото и файлов: %n</source>
            <translation>
                <numerusform>фото и файлов: %n</numerusform>
                <numerusform>фото и файлов: %n</numerusform>
                <numerusform>фото и файлов: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PickBox</name>
        <message numerus="yes">
            <source>Выбрано: %n</source>
            <translation>
                <numerusform>Выбрано: %n</numerusform>
                <numerusform>Выбрано: %n</numerusform>
                <numerusform>Выбрано: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlanPage</name>
        <message numerus="yes">
            <source>Коснётся %n кандидатов</source>
            <translation>
                <numerusform>Коснётся %n кандидата</numerusform>
                <numerusform>Коснётся %n кандидатов</numerusform>
                <numerusform>Коснётся %n кандидатов</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PrintingDialog</name>
        <message numerus="yes">
            <source>%n страниц</source>
            <translation>
                <numerusform>%n страница</numerusform>
                <numerusform>%n страницы</numerusform>
                <numerusform>%n страниц</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PrivacyPage</name>
        <message numerus="yes">
            <source>Имена и контакты людей видны в журнале ещё %n мин, потом снова скрываются.</source>
            <translation>
                <numerusform>Имена и контакты людей видны в журнале ещё %n минуту, потом снова скрываются.</numerusform>
                <numerusform>Имена и контакты людей видны в журнале ещё %n минуты, потом снова скрываются.</numerusform>
                <numerusform>Имена и контакты людей видны в журнале ещё %n минут, потом снова скрываются.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Problems</name>
        <message numerus="yes">
            <source>Доступно организаций: %n.</source>
            <translation>
                <numerusform>Доступна %n организация.</numerusform>
                <numerusform>Доступны %n организации.</numerusform>
                <numerusform>Доступно %n организаций.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Файл неотправленных правок повреждён и отложен в сторону. В новый перенесено всё, что удалось прочесть, записей: %n. Проверьте список правок.</source>
            <translation>
                <numerusform>Файл неотправленных правок повреждён и отложен в сторону. В новый перенесено всё, что удалось прочесть: %n запись. Проверьте список правок.</numerusform>
                <numerusform>Файл неотправленных правок повреждён и отложен в сторону. В новый перенесено всё, что удалось прочесть: %n записи. Проверьте список правок.</numerusform>
                <numerusform>Файл неотправленных правок повреждён и отложен в сторону. В новый перенесено всё, что удалось прочесть: %n записей. Проверьте список правок.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QuestionaryPage</name>
        <message numerus="yes">
            <source>Показать ещё %n</source>
            <translation>
                <numerusform>Показать ещё %n</numerusform>
                <numerusform>Показать ещё %n</numerusform>
                <numerusform>Показать ещё %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReminderLine</name>
        <message numerus="yes">
            <source>и ещё %n</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RemindersDialog</name>
        <message numerus="yes">
            <source>позже: %n</source>
            <translation>
                <numerusform>позже: %n</numerusform>
                <numerusform>позже: %n</numerusform>
                <numerusform>позже: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>пора: %n</source>
            <translation>
                <numerusform>пора: %n</numerusform>
                <numerusform>пора: %n</numerusform>
                <numerusform>пора: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>сегодня ещё: %n</source>
            <translation>
                <numerusform>сегодня ещё: %n</numerusform>
                <numerusform>сегодня ещё: %n</numerusform>
                <numerusform>сегодня ещё: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Reminding</name>
        <message numerus="yes">
            <source>%n напоминаний ждут</source>
            <translation>
                <numerusform>%n напоминание ждёт</numerusform>
                <numerusform>%n напоминания ждут</numerusform>
                <numerusform>%n напоминаний ждут</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Пора напомнить: %n</source>
            <translation>
                <numerusform>Пора напомнить: %n</numerusform>
                <numerusform>Пора напомнить: %n</numerusform>
                <numerusform>Пора напомнить: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>и ещё %n</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message numerus="yes">
            <source>%n дн. назад</source>
            <translation>
                <numerusform>%n день назад</numerusform>
                <numerusform>%n дня назад</numerusform>
                <numerusform>%n дней назад</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Sending</name>
        <message numerus="yes">
            <source>Ждут отправки больше суток: %n</source>
            <translation>
                <numerusform>%n изменение ждёт отправки больше суток</numerusform>
                <numerusform>%n изменения ждут отправки больше суток</numerusform>
                <numerusform>%n изменений ждут отправки больше суток</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ждут отправки: %n</source>
            <translation>
                <numerusform>%n ждёт отправки</numerusform>
                <numerusform>%n ждут отправки</numerusform>
                <numerusform>%n ждут отправки</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Не отправлено изменений: %n</source>
            <translation>
                <numerusform>%n изменение не отправлено</numerusform>
                <numerusform>%n изменения не отправлены</numerusform>
                <numerusform>%n изменений не отправлены</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Неизвестно, дошли ли изменения: %n</source>
            <translation>
                <numerusform>О %n изменении неизвестно, дошло ли оно</numerusform>
                <numerusform>О %n изменениях неизвестно, дошли ли они</numerusform>
                <numerusform>О %n изменениях неизвестно, дошли ли они</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Расходятся с сервером изменений: %n</source>
            <translation>
                <numerusform>%n изменение расходится с сервером</numerusform>
                <numerusform>%n изменения расходятся с сервером</numerusform>
                <numerusform>%n изменений расходятся с сервером</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>требуют решения: %n</source>
            <translation>
                <numerusform>%n требует решения</numerusform>
                <numerusform>%n требуют решения</numerusform>
                <numerusform>%n требуют решения</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StageCell</name>
        <message numerus="yes">
            <source>%n чел.</source>
            <translation>
                <numerusform>%n человек</numerusform>
                <numerusform>%n человека</numerusform>
                <numerusform>%n человек</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StageHead</name>
        <message numerus="yes">
            <source>%n дольше срока</source>
            <translation>
                <numerusform>%n дольше срока</numerusform>
                <numerusform>%n дольше срока</numerusform>
                <numerusform>%n дольше срока</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n чел.</source>
            <translation>
                <numerusform>%n человек</numerusform>
                <numerusform>%n человека</numerusform>
                <numerusform>%n человек</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>срок %n дн.</source>
            <translation>
                <numerusform>срок %n день</numerusform>
                <numerusform>срок %n дня</numerusform>
                <numerusform>срок %n дней</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message numerus="yes">
            <source>%n ошибок в журнале</source>
            <translation>
                <numerusform>%n ошибка в журнале</numerusform>
                <numerusform>%n ошибки в журнале</numerusform>
                <numerusform>%n ошибок в журнале</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SyncStatus</name>
        <message numerus="yes">
            <source>осталось %n мин</source>
            <translation>
                <numerusform>осталась %n мин</numerusform>
                <numerusform>осталось %n мин</numerusform>
                <numerusform>осталось %n мин</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>осталось %n с</source>
            <translation>
                <numerusform>осталась %n с</numerusform>
                <numerusform>осталось %n с</numerusform>
                <numerusform>осталось %n с</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>осталось %n ч</source>
            <translation>
                <numerusform>остался %n ч</numerusform>
                <numerusform>осталось %n ч</numerusform>
                <numerusform>осталось %n ч</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Tables</name>
        <message numerus="yes">
            <source>%n дн.</source>
            <translation>
                <numerusform>%n день</numerusform>
                <numerusform>%n дня</numerusform>
                <numerusform>%n дней</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n кандидатов</source>
            <translation>
                <numerusform>%n кандидат</numerusform>
                <numerusform>%n кандидата</numerusform>
                <numerusform>%n кандидатов</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TargetBar</name>
        <message numerus="yes">
            <source>для выбранных: %n</source>
            <translation>
                <numerusform>для выбранных: %n</numerusform>
                <numerusform>для выбранных: %n</numerusform>
                <numerusform>для выбранных: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TextViewer</name>
        <message numerus="yes">
            <source>Показано начало, ещё %n КБ</source>
            <translation>
                <numerusform>Показано начало, ещё %n КБ</numerusform>
                <numerusform>Показано начало, ещё %n КБ</numerusform>
                <numerusform>Показано начало, ещё %n КБ</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>UndoBatchDialog</name>
        <message numerus="yes">
            <source>Ещё не ушли и вернутся в список: %n.</source>
            <translation>
                <numerusform>Ещё не ушли и вернутся в список: %n.</numerusform>
                <numerusform>Ещё не ушли и вернутся в список: %n.</numerusform>
                <numerusform>Ещё не ушли и вернутся в список: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Заметки, которые останутся в истории: %n.</source>
            <translation>
                <numerusform>Заметки, которые останутся в истории: %n.</numerusform>
                <numerusform>Заметки, которые останутся в истории: %n.</numerusform>
                <numerusform>Заметки, которые останутся в истории: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Известные кандидаты, изменение которых вернётся назад: %n.</source>
            <translation>
                <numerusform>Известные кандидаты, изменение которых вернётся назад: %n.</numerusform>
                <numerusform>Известные кандидаты, изменение которых вернётся назад: %n.</numerusform>
                <numerusform>Известные кандидаты, изменение которых вернётся назад: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Созданы и будут удалены из Хантфлоу навсегда, с историей и заметками: %n.</source>
            <translation>
                <numerusform>Созданы и будут удалены из Хантфлоу навсегда, с историей и заметками: %n.</numerusform>
                <numerusform>Созданы и будут удалены из Хантфлоу навсегда, с историей и заметками: %n.</numerusform>
                <numerusform>Созданы и будут удалены из Хантфлоу навсегда, с историей и заметками: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Уходят сейчас: отменятся, как только станет ясно, дошли ли: %n.</source>
            <translation>
                <numerusform>Уходят сейчас: отменятся, как только станет ясно, дошли ли: %n.</numerusform>
                <numerusform>Уходят сейчас: отменятся, как только станет ясно, дошли ли: %n.</numerusform>
                <numerusform>Уходят сейчас: отменятся, как только станет ясно, дошли ли: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>и ещё %n</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>VacancyHeader</name>
        <message numerus="yes">
            <source>%n дн. в работе</source>
            <translation>
                <numerusform>%n день в работе</numerusform>
                <numerusform>%n дня в работе</numerusform>
                <numerusform>%n дней в работе</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WaitingLine</name>
        <message numerus="yes">
            <source>и ещё %n</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
    </context>
</TS>
