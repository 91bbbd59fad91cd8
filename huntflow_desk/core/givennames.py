"""First names and their other forms: short, Ukrainian, Belarusian, English.

Only what a recruiter meets for one and the same person. A short form may stand for several
names ("Саша"). Forms that differ in the way of writing alone share a skeleton and are not here.
"""

from __future__ import annotations

import functools

from huntflow_desk.core.query import fold
from huntflow_desk.core.translit import skeleton

_GROUPS = """
александр саша шура саня олександр аляксандр алекс alexander alex sasha
александра саша шура саня олександра аляксандра alexandra sasha
алексей леша алеша лёха олексий олексій аляксей alexey alexei aleksey alex
анатолий толя толик анатолій анатоль
андрей андрюша андрій андрэй andrew
антон тоша anthony
артем тёма артём артемий артемій artem
аркадий аркаша
борис боря барыс
вадим вадик вадзім
валентин валя
валентина валя
валерий валера валерій валерый
валерия лера валерія валерыя
василий вася василь vasily basil
виктор витя віктор viktor victor
виктория вика вікторія вікторыя victoria
виталий виталик віталій віталь
владимир вова володя володимир уладзімір
владислав влад слава уладзіслаў
всеволод сева
вячеслав слава в'ячеслав вячаслаў
геннадий гена геннадій генадзь
георгий гоша жора георгій георгі george egor
григорий гриша григорій рыгор gregory
даниил данила данил даня данило daniel daniil danil
денис дэніс dennis denis
дмитрий дима митя дмитро дзмітрый зміцер dmitry dmitri dima
евгений женя євген євгеній яўген eugene evgeny evgeniy
евгения женя євгенія яўгенія evgenia eugenia
егор єгор георгий
иван ваня іван ян john ivan
игорь ігор ігар igor
илья ілля ілья elijah ilya
кирилл кирил кірыл cyril kirill
константин костя костянтин канстанцін konstantin constantine
леонид лёня леня леонід леанід
лев лёва лева
максим макс maxim max
михаил миша михайло міхаіл міхась michael mikhail misha
никита микита мікіта nikita
николай коля микола мікалай nicholas nick nikolay
олег алег oleg
павел паша павло павал paul pavel
петр петя петро пётр пятро peter petr pyotr
роман рома раман roman
руслан rouslan
сергей сережа серёжа сергій сяргей serge sergey sergei
семен сеня семён сямён simon semyon
станислав стас слава станіслав
степан стёпа стьопа сцяпан stephen
тимофей тима тимофій
тимур
федор федя фёдор
филипп филя пилип philip
эдуард эдик едуард edward
юрий юра юрій юрый yury
ярослав слава ярик яраслаў
яков яша jacob
артур arthur
марат
ренат ринат
рустам
тарас
богдан bohdan
глеб гліб
захар
матвей
назар
анастасия настя анастасія настасся ася anastasia nastya
ангелина геля
анна аня анюта ганна hanna anna ann anya
антонина тоня
арина
валерия лера
варвара варя
вера віра
вероника ника вераніка veronica
галина галя халіна
дарья даша дарина дар'я дарія daria darya
диана діана
евдокия дуня
екатерина катя катерина кацярына ekaterina catherine kate katya katherine
елена лена олена алена алёна елена helen elena lena
алена алёна лена олена елена
елизавета лиза єлизавета лізавета elizabeth liza
жанна жана zhanna joanna
зинаида зина
зоя
инна
ирина ира ірина ірына irene irina
карина
кира
кристина христина крысціна christina kristina
ксения ксюша ксенія оксана ксенія xenia kseniia
оксана ксюша аксана
лариса лара
лидия лида
лилия лиля
любовь люба
людмила люда мила людміла
маргарита рита
марина
мария маша марія марыя марья maria mary masha
надежда надя надія надзея
наталья наталия наташа ната наталія наталля natalie natalia natasha
нина
оксана аксана
ольга оля вольга olga
полина поля паліна
раиса рая
светлана света світлана святлана svetlana
снежана
софья софия соня софія sophia sofia sonya
тамара тома
татьяна таня тетяна таццяна tatiana tanya
ульяна уля
юлия юля юлія julia yulia
яна
алина
алиса
алла
вера
ева
регина
эльвира
"""


@functools.lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _GROUPS.split("\n"):
        forms = [sound_of(fold(word.replace("'", ""))) for word in line.split()]
        for form in forms:
            found.setdefault(form, set()).add(forms[0])
    return {form: frozenset(names) for form, names in found.items()}


@functools.lru_cache(maxsize=65536)  # many people have the same names
def sound_of(word: str) -> str:
    """The skeleton of a folded name, with what languages write differently made equal."""
    sound = skeleton(word).replace("shtsh", "sh").replace("tsh", "ch").replace("shsh", "sh")
    return squeezed(sound[:1] + sound[1:].replace("io", "e"))  # Semionov, Semyonov


@functools.lru_cache(maxsize=16384)
def squeezed(sound: str) -> str:
    """Without doubled letters: Инна and Ина, Kirill and Kiril."""
    return "".join(char for at, char in enumerate(sound) if at == 0 or sound[at - 1] != char)


def names_of(form: str) -> frozenset[str]:
    """The full names a form may stand for; empty for a name that is not known."""
    return _table().get(form, frozenset())
