"""The words section headings are made of, in four languages; see `headings`."""

from __future__ import annotations

from huntflow_desk.sources.resumes.wordlist import phrases

# Whole phrases first: words alone would mislead. `*` at the end stands for any ending.
PHRASES: dict[str, tuple[str, ...]] = {
    "courses": phrases(
        """
        дополнительн* образовани*, повышени* квалификации*, курс*, тренинг*, семинар*, additional
        education, further education, continuing education, professional development, training*,
        course*, certification*, certificate*, сертификат*, licenses, додатков* освіт*, підвищення
        кваліфікації*, курси*, тренінг*, сертифікат*, дадатков* адукацы*, павышэнне кваліфікацыі*,
        курсы*, тэсты экзамены, тесты экзамены, электронные сертификаты, самообразование,
        workshops, аттестаци*, самаадукацыя
        """
    ),
    "skills": phrases(
        """
        владени* пк, знани* пк, навык* пк, компьютерн* грамотност*, володіння пк, валоданне пк,
        программы, програми, праграмы, знание программ, что умею, что я умею, умею, що вмію, вмію,
        што ўмею, что знаю, знаю и умею, what i can do, what i know, what i bring, what i do, can
        do, чем владею, чим володію, чым валодаю, мой инструментарий, мои инструменты, арсенал,
        expertise and skills
        """
    ),
    "references": phrases(
        """
        родственник*, близк* родственник*, состав семьи, родичі, близьк* родич*, блізк* сваяк*,
        relatives, next of kin, emergency contact*, рекомендаци*, рекомендател*, referee*,
        reference*, рекомендаці*, рэкамендацы*, кто может рекомендовать, отзыв*, поручител*,
        рекомендодав*, recommendation*, контакт* для рекомендаци*, рекомендуют, testimonials,
        адгук*, відгук*, лица для рекомендаций, контакты рекомендателей, professional references,
        рэкамендуюць, кто может дать рекомендации, контакт* рекомендател*, character references
        """
    ),
    "wish": phrases(
        """
        желаем* должност*, желаем* позици*, цель, цель поиск*, цель резюме, цель* трудоустройств*,
        желаем* работ*, пожелани* работ*, пожелани* к работ*, пожелани* к будущ* работ*,
        пожелани*, желаем* условия*, карьерн* цел*, позици* и зарплат*, должност* и зарплат*,
        objective*, career objective*, job objective*, desired position*, desired job*, desired
        role*, target position*, target role*, position sought, job applied for, preferred job,
        employment objective*, position desired, desired employment*, бажан* посад*, бажан*
        робот*, мета, мета пошук*, побажання*, жадан* пасад*, жадан* прац*, мэта, пажадан* пасад*,
        пажаданн*, шукан* пасад*, specialization and salary, desired position and salary, бажана
        посада та зарплата, жаданая пасада і заробак, career goal*, ищу работу, шукаю роботу,
        шукаю працу, ожидани*, очікування, чаканн*, мэта пошук*, looking for, preferences, job
        preferences, зарплатные ожидания
        """
    ),
    "about": phrases(
        """
        о себе, обо мне, про себе, про мене, пра сябе, пра мяне, about*, profile, personal
        profile, professional profile, summary, career summary, executive summary, дополнительн*
        сведени*, дополнительн* информаци*, доп информация, дополнительно, дадатков* інфармацы*,
        дадаткова, додатков* інформаці*, додатково, додатков* відомост*, дадатков* звестк*, личн*
        качеств*, особист* якост*, асабіст* якасц*, additional information, personal statement,
        personal qualities, профиль, профіль, коротко о себе, кратко, additional, overview, мои
        качества, прочее, разное, other, miscellaneous, інше, іншае, профессиональн* резюме,
        коротко про себе, коратка пра сябе, сильные стороны, strengths, квалификаци*,
        кваліфікаці*, кваліфікацы*, qualifications summary, introduction, bio, statement, профіль
        кандидата, резюме кандидата, ещё, еще, further information, дополнительные данные,
        сопроводительное письмо, cover letter, soft skills, гибкие навыки
        """
    ),
    "hobby": phrases(
        """
        хобби*, увлечени*, интерес*, hobb*, interest*, захоплення*, хобі*, інтерес*, захапленн*,
        хобі, цікавасц*, hobbies and interests, досуг, дозвілля, activities, волонтерск*
        деятельност*, volunteering, volunteer work, volunteer experience, добровольчество,
        волонтерств*, валанцёр*, общественная деятельность
        """
    ),
    "contacts": phrases(
        """
        контакт*, контактн* данн*, контактн* информаци*, contact*, contact details, contact
        information, get in touch, связь, как связаться, связаться со мной, звязацца, контактн*
        інформаці*, контактн* дані*, кантакт*, кантактн* інфармацы*, кантактн* даныя, reach me,
        зв'язок, сувязь, средства связи, соцсети, социальные сети, social, social links, links,
        online, find me online, адрес и телефон, мои контакты
        """
    ),
    "personal": phrases(
        """
        личн* данн*, личн* информаци*, персональн* данн*, персональн* информаци*, анкет* данн*,
        общ* сведени*, общ* информаци*, основн* информаци*, основн* данн*, personal information,
        personal details, personal data, personal, general information, особист* дані*, особист*
        інформаці*, персональн* дані*, загальн* інформаці*, загальн* відомост*, асабіст* даныя,
        асабіст* інфармацы*, асабіст* звестк*, агульн* звестк*, биографическ* данн*, сведения о
        себе, personal particulars, basic information, агульн* інфармацы*, личные сведения,
        person, личное, особисте, асабістае, biographical data, основн* сведени*, general,
        details, персанальн* даныя, анкета
        """
    ),
    "projects": phrases(
        """
        проект*, project*, портфолио, portfolio*, портфоліо, праект*, проєкт*, key projects, pet
        projects, пет проекты, публикаци*, publication*, публікаці*, публікацы*, patents, научн*
        деятельност*, open source, партфоліа, selected projects, избранные проекты
        """
    ),
    "awards": phrases(
        """
        достижени*, наград*, грант*, grant*, конференци*, conference*, award*, achievement*,
        honor*, honours, досягнення*, нагород*, дасягненн*, узнагарод*, awards and honors, key
        achievements, ключевые достижения, грамоты
        """
    ),
    "military": phrases(
        """
        воинск* обязанност*, служба в армии, military service, армия, військов* служб*
        """
    ),
    "driving": phrases(
        """
        водительск* прав*, вождени*, driving licen*, driver's licen*, опыт вождения, посвідчення
        водія, правы кіроўцы, водительское удостоверение, досвід водіння
        """
    ),
}

# Telling beginnings of words for the big sections.
WORDS: dict[str, tuple[str, ...]] = {
    "contacts": phrases(
        """
        контакт, кантакт, contact, связь, связи, связаться, зв'яз, звязацца, координат, каардынат,
        coordinates, reach
        """
    ),
    "references": phrases(
        """
        рекоменд, рэкаменд, referee, reference
        """
    ),
    "languages": phrases(
        """
        english, английск, англійськ, англійск, german, немецк, язык, language, мов, моў, знание
        языков, linguistic
        """
    ),
    "education": phrases(
        """
        навчальн, навучальн, образован, обучен, учеб, учёб, education, освіт, навчан, адукац,
        навучан, academic, studies, вуз, university, universities, учил, учёба, вучоб, вучыў,
        вучыл, навчавс, навчалас, schooling, studied, закончил, окончил, закінч, скончы, диплом,
        дыплом, degree, alma mater
        """
    ),
    "skills": phrases(
        """
        навык, профнавык, профнавич, прафнавык, умени, компетенц, skill, competenc, expertise,
        proficienc, навич, вмінн, умінн, компетентн, уменн, кампетэнц, technologies,
        technological, technology stack, технологи, технологі, тэхналог, stack, стек, стэк,
        toolkit, tools, инструмент, інструмент, владею, володію, валодаю, toolbox, abilities,
        strengths, ўменн, умею, вмію, умію, proficien, знани, знанн, веды, программ, software
        """
    ),
    "about": phrases(
        """
        summary, profile, overview, саммари, автопортрет
        """
    ),
    "experience": phrases(
        """
        опыт, стаж, карьер, employment, experience, career, досвід, вопыт, кар'єр, кар'ер, трудов,
        послужной, занимал, займав, займаў, трудова, працоўн, працава, працюва, работал, worked,
        employer, работодател, роботодав, працадаў
        """
    ),
}

# Other names of the section of jobs.
PLACE_WORDS = phrases(
    """
    места работы, место работы, рабочие места, work history, job history, professional background,
    professional history, работа, work, робота, праца, де працював, где работал, history, місця
    роботи, месцы працы, где работала, де працювала, positions held, дзе працаваў, предыдущие
    места работы, дзе працавала, профессиональная деятельность, професійна діяльність, прафесійная
    дзейнасць, профессиональный путь, work background, relevant work, where i have worked,
    професійний шлях, прафесійны шлях, кар'єрний шлях, кар'ерны шлях, карьерный путь, career path,
    где и кем работал*, де і ким працюва*, дзе і кім працава*, appointments,
    professional appointments, academic appointments, where i worked, where i've
    worked, my work so far, career so far, what i have done, где я работал, выполняемая работа,
    где я работала, де я працював, дзе я працаваў, practice, практика, практический путь
    """
)

# Words that may stand beside a telling one.
NEUTRAL = phrases(
    """
    професс, проф, професій, прафесій, ключев, ключов, ключав, основн, асноўн, главн, личн, мои,
    мой, моё, мое, моя, мої, мая, мае, работ, робот, прац, деятельн, діяльн, дзейн, и, та, й, і,
    а, &, and, or, of, the, my, with, work, working, professional, key, core, main, technical,
    hard, relevant, technological, it, computer, компьютерн, комп'ютерн, камп'ютарн, техническ,
    технічн, тэхнічн, it-, history, background, information, summary, details, и/или, в, на, по,
    с, у, з, из, иностранн, іноземн, замежн, владение, володіння, валоданне, знан, знанн, веданне,
    уровень, foreign, knowledge, level, высш, вищ, вышэйш, базов, средн, additional, specialist,
    специальн, спеціальн, qualification, qualifications, квалификац, кваліфік, areas, область,
    области, практическ, практичн, практычн, practical, industry, job, career, уровен, training,
    трудовая, биография, біографія, деловые, ділові, other, другие, інші, іншыя, места, место,
    месцы, місця, record, path, путь, шлях, этапы, soft, personal, used, use, pc, пк, моим,
    степень, top, best, топ, important, strong, лучш, важн, commercial, коммерческ, комерцій,
    камерцый, and/or, certifications, courses, курсы, дополнительн, performance, applied,
    management, hard-, total, общий, програмн, programming, программирования, selected,
    employment, positions, данные, сведения, информация, об, о, highlights, languages, language,
    языки, мови, мовы, academic, experience, skills, навыки, обучение, образование, опыт, tech,
    technologies, professionals, используемые, владею, трудовой, трудавая, где, де, дзе, кто,
    заведени, заклад, установ, ўстанов, ваш, ваша, ваше, ваши, ваші, вашы, your, я, чем, чему,
    чего, чим, чого, чым, чаму, done, кем, ким, кім, как, як, мной, мною, мне, how, to, me, out,
    well, вища, історія, история, гісторыя, відомост, звестк, про, пра,
    хорошо, добре, добра, что, що, што, путь, journey, сильн, roles, useful, полезн, корисн,
    карысн, дадатков, додатков, хто, who, может, можа, може, могут, вас, меня, мене, мяне,
    предыдущ, прошл, послед, previous, higher, formal, secondary, past, recent, prior, clinical,
    teaching, sales, nursing, legal, industry, relevant, customer, папярэдн, попередн, for, am,
    from, people, give, can, contacts, контакты, лица, для
    """
)

# Headings only beside another one ("Желаемая должность и зарплата").
SOFT: dict[str, str] = {
    **dict.fromkeys(
        phrases(
            """
                зарплата, зарплаты, доход, заработок, оклад, salary, compensation, должность,
                позиция, position, заробак, заробітна, специализация, занятость,
                условия, employment, специализации
                """
        ),
        "wish",
    ),
    **dict.fromkeys(
        phrases(
            """
                данные, телефон, адрес, phone, address, email
                """
        ),
        "contacts",
    ),
}
