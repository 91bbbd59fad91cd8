"""Cities and countries of the people whose resumes arrive here, in the languages they write."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from huntflow_desk.sources.resumes.fields.translit import fold_name, skeleton

_CITIES = """
москва, санкт-петербург, спб, питер, новосибирск, екатеринбург, казань, нижний новгород,
челябинск, самара, омск, ростов-на-дону, уфа, красноярск, воронеж, пермь, волгоград, краснодар,
саратов, тюмень, тольятти, ижевск, барнаул, ульяновск, иркутск, хабаровск, ярославль, владивосток,
махачкала, томск, оренбург, кемерово, новокузнецк, рязань, астрахань, набережные челны, пенза,
липецк, киров, чебоксары, тула, калининград, балашиха, курск, ставрополь, улан-удэ, тверь,
магнитогорск, иваново, брянск, сочи, белгород, нижний тагил, владимир, архангельск, калуга, чита,
смоленск, волжский, сургут, курган, череповец, орёл, вологда, саранск, якутск, подольск, грозный,
мурманск, тамбов, стерлитамак, петрозаводск, кострома, нижневартовск, новороссийск, йошкар-ола,
химки, таганрог, комсомольск-на-амуре, сыктывкар, нальчик, шахты, дзержинск, орск, братск,
благовещенск, энгельс, ангарск, королёв, великий новгород, старый оскол, мытищи, псков, люберцы,
южно-сахалинск, бийск, прокопьевск, армавир, балаково, рыбинск, абакан, северодвинск, норильск,
петропавловск-камчатский, красногорск, уссурийск, волгодонск, новочеркасск, сызрань,
каменск-уральский, златоуст, альметьевск, электросталь, керчь, миасс, салават, копейск, находка,
пятигорск, рубцовск, березники, коломна, майкоп, хасавюрт, одинцово, ковров, кисловодск,
нефтекамск, нефтеюганск, первоуральск, батайск, новочебоксарск, серпухов, щёлково, дербент,
орехово-зуево, черкесск, домодедово, каспийск, назрань, обнинск, муром, кызыл, новый уренгой,
невинномысск, октябрьский, раменское, долгопрудный, димитровград, камышин, жуковский, реутов,
ханты-мансийск, элиста, анапа, ногинск, гатчина, выборг, пушкин, зеленоград, сергиев посад,
магадан, арзамас, иннополис, севастополь, симферополь, ялта, минск, гомель, могилёв, витебск,
гродно, брест, бобруйск, барановичи, борисов, пинск, орша, мозырь, солигорск, новополоцк, лида,
молодечно, полоцк, жлобин, светлогорск, речица, слуцк, жодино, слоним, кобрин, волковыск,
калинковичи, сморгонь, рогачёв, осиповичи, горки, новогрудок, вилейка, берёза, кричев, дзержинск,
заславль, фаниполь, мінск, гомель, магілёў, віцебск, гродна, горадня, брэст, берасце, бабруйск,
баранавічы, барысаў, пінск, ворша, мазыр, салігорск, наваполацк, ліда, маладзечна, полацк, жлобін,
светлагорск, рэчыца, слуцк, жодзіна, слонім, кобрын, ваўкавыск, калінкавічы, смаргонь, рагачоў,
асіповічы, горкі, навагрудак, вілейка, бяроза, нясвіж, лепель, паставы, глыбокае, браслаў, ашмяны,
астравец, любань, копыль, чэрвень, лагойск, дзяржынск, фаніпаль, заслаўе, мар’іна горка, столін,
лунінец, пружаны, іванава, драгічын, камянец, шчучын, дзятлава, мосты, киев, харьков, одесса,
днепр, днепропетровск, донецк, запорожье, львов, кривой рог, николаев, мариуполь, винница, херсон,
полтава, чернигов, черкассы, хмельницкий, житомир, черновцы, сумы, ровно, ивано-франковск,
тернополь, луцк, ужгород, кропивницкий, белая церковь, кременчуг, мукачево, бровары, ирпень, київ,
харків, одеса, дніпро, запоріжжя, львів, кривий ріг, миколаїв, маріуполь, вінниця, чернігів,
черкаси, хмельницький, чернівці, суми, рівне, івано-франківськ, тернопіль, луцьк, кропивницький,
біла церква, кременчук, мукачево, бориспіль, бровари, ірпінь, боярка, вишневе, фастів, обухів,
ковель, самбір, стебник, трускавець, червоноград, хуст, берегове, виноградів, ізюм, лубни,
миргород, ромни, охтирка, прилуки, нікополь, павлоград, кам’янське, марганець, ізмаїл, южне,
чорноморськ, лепель, буча, кам'янець-подільський, дрогобич, калуш, стрий, коломия, умань,
бердичів, ніжин, шостка, конотоп, суми, бердянськ, мелітополь, алматы, астана, нур-султан,
шымкент, караганда, актобе, тараз, павлодар, усть-каменогорск, семей, атырау, костанай, кызылорда,
уральск, петропавловск, актау, темиртау, кокшетау, ташкент, самарканд, бухара, бишкек, ош,
душанбе, ашхабад, баку, ереван, гюмри, тбилиси, батуми, кутаиси, кишинёв, тирасполь, бельцы, рига,
вильнюс, каунас, таллин, тарту, варшава, краков, вроцлав, гданьск, прага, берлин, белград,
лимассол, никосия, дубай, стамбул, анталья, тель-авив, лондон, париж, мюнхен, вена, будапешт,
софия, бухарест, подгорица, хельсинки, владикавказ, нижнекамск, елец, железнодорожный, пушкино,
ачинск, воткинск, сарапул, глазов, ухта, воркута, инта, усинск, печора, северск, междуреченск,
ленинск-кузнецкий, киселёвск, юрга, новошахтинск, азов, ейск, туапсе, геленджик, кропоткин,
тихорецк, лабинск, минеральные воды, ессентуки, железноводск, георгиевск, будённовск, михайловск,
элиста, магас, аргун, гудермес, буйнакск, избербаш, кизляр, кизилюрт, котлас, апатиты, мончегорск,
североморск, кандалакша, сосновый бор, всеволожск, кириши, тихвин, колпино, петергоф, кронштадт,
сестрорецк, мурино, кудрово, дубна, дмитров, клин, солнечногорск, лобня, мытищи, фрязино,
ивантеевка, лыткарино, дзержинский, видное, подольск, чехов, егорьевск, воскресенск, ступино,
кашира, наро-фоминск, можайск, истра, звенигород, павловский посад, троицк, московский, щербинка,
апрелевка, кинешма, шуя, вязники, гусь-хрустальный, александров, ковров, выкса, павлово, бор,
кстово, городец, саров, сатка, озёрск, снежинск, чебаркуль, кыштым, асбест, ревда, полевской,
серов, лесной, новоуральск, верхняя пышма, краснотурьинск, ирбит, тобольск, ишим, когалым,
лангепас, мегион, радужный, ноябрьск, салехард, лабытнанги, надым, муравленко, югорск, нягань,
канск, минусинск, железногорск, зеленогорск, лесосибирск, усть-илимск, усолье-сибирское,
черемхово, саянск, шелехов, северобайкальск, краснокаменск, борзя, нерюнгри, мирный, ленск,
биробиджан, артём, арсеньев, спасск-дальний, комсомольск, амурск, белогорск, свободный, тында,
корсаков, холмск, анадырь, бугульма, елабуга, зеленодольск, чистополь, лениногорск, бавлы,
октябрьский, ишимбай, белорецк, кумертау, мелеуз, сибай, туймазы, белебей, бирск, дюртюли,
новотроицк, бузулук, бугуруслан, чапаевск, новокуйбышевск, жигулёвск, отрадный, кинель, балашов,
вольск, маркс, камышин, михайловка, урюпинск, фролово, борисоглебск, россошь, лиски, мичуринск,
рассказово, губкин, алексеевка, шебекино, железногорск, рославль, вязьма, сафоново, ярцево,
клинцы, новозыбков, ефремов, узловая, алексин, новомосковск, щёкино, донской, людиново, киров,
малоярославец, ржев, вышний волочёк, кимры, торжок, конаково, великие луки, остров, боровичи,
старая русса, сокол, великий устюг, переславль-залесский, углич, тутаев, буй, шарья, феодосия,
евпатория, судак, алушта, джанкой, саки, бахчисарай, маньковка, лисичанск, северодонецк,
краматорск, славянск, горловка, макеевка, луганск, алчевск, снежное, енакиево, бахмут, покровск,
марганец, никополь, павлоград, новомосковск, каменское, жёлтые воды, измаил, черноморск,
южноукраинск, вознесенск, первомайск, белгород-днестровский, ковель, нововолынск, дубно,
здолбунов, сарны, шепетовка, нетишин, каменец-подольский, чортков, бережаны, трускавец, моршин,
борислав, самбор, червоноград, хуст, берегово, виноградов, свалява, фастов, васильков, обухов,
вишнёвое, боярка, переяслав, прилуки, ромны, ахтырка, лубны, миргород, горишние плавни, изюм,
лозовая, чугуев, купянск, павлодар, талдыкорган, жезказган, экибастуз, рудный, балхаш, сатпаев,
каскелен, талгар, туркестан, кентау, жанаозен, риддер, степногорск, щучинск, наманган, андижан,
фергана, коканд, нукус, ургенч, карши, термез, навои, джизак, гулистан, чирчик, ангрен, худжанд,
бохтар, куляб, каракол, токмок, джалал-абад, нарын, талас, мары, туркменабад, дашогуз, гянджа,
сумгаит, мингечаур, ванадзор, вагаршапат, абовян, рустави, гори, зугдиди, поти, телави, сухум,
цхинвал, тирасполь, бендеры, комрат, кагул, сороки, даугавпилс, лиепая, юрмала, елгава, нарва,
пярну, клайпеда, шяуляй, паневежис
"""
_LATIN = """
moscow, saint petersburg, st. petersburg, st petersburg, saint-petersburg, nizhny novgorod,
rostov-on-don, yekaterinburg, kazan, kyiv, kiev, kharkiv, kharkov, odesa, odessa, dnipro, lviv,
warsaw, krakow, wroclaw, gdansk, poznan, lodz, katowice, prague, brno, berlin, munich, hamburg,
cologne, frankfurt, dusseldorf, stuttgart, leipzig, dresden, vienna, graz, zurich, geneva,
basel, bern, paris, lyon, marseille, toulouse, nice, amsterdam, rotterdam, utrecht, the hague,
eindhoven, brussels, antwerp, ghent, london, manchester, birmingham, leeds, liverpool, bristol,
sheffield, newcastle, nottingham, leicester, edinburgh, glasgow, cardiff, belfast, oxford,
cambridge, reading, brighton, southampton, portsmouth, plymouth, york, bath, exeter, norwich,
coventry, derby, hull, stoke, sunderland, milton keynes, aberdeen, dundee, swansea, dublin,
cork, galway, limerick, madrid, barcelona, valencia, seville, malaga, lisbon, porto, rome,
milan, turin, naples, florence, bologna, venice, athens, thessaloniki, sofia, bucharest,
cluj-napoca, budapest, belgrade, novi sad, zagreb, ljubljana, copenhagen, aarhus, stockholm,
gothenburg, malmo, oslo, bergen, helsinki, tampere, espoo, tallinn, tartu, riga, vilnius,
kaunas, chisinau, tbilisi, batumi, yerevan, baku, istanbul, ankara, antalya, limassol, nicosia,
larnaca, tel aviv, jerusalem, haifa, dubai, abu dhabi, doha, almaty, astana, tashkent, bishkek,
delhi, new delhi, mumbai, bangalore, bengaluru, hyderabad, pune, chennai, singapore, hong kong,
shanghai, beijing, tokyo, seoul, bangkok, sydney, melbourne, brisbane, perth, adelaide,
canberra, auckland, wellington, christchurch, toronto, vancouver, montreal, ottawa, calgary,
edmonton, winnipeg, halifax, new york, brooklyn, los angeles, chicago, houston, phoenix,
philadelphia, san antonio, san diego, dallas, san jose, austin, jacksonville, fort worth,
columbus, charlotte, san francisco, indianapolis, seattle, denver, washington, washington dc,
boston, el paso, nashville, detroit, oklahoma city, portland, las vegas, memphis, louisville,
baltimore, milwaukee, albuquerque, tucson, fresno, sacramento, kansas city, mesa, atlanta,
omaha, colorado springs, raleigh, miami, oakland, minneapolis, tulsa, tampa, arlington, new
orleans, wichita, cleveland, honolulu, cincinnati, pittsburgh, st. louis, orlando, irvine,
newark, durham, chandler, madison, buffalo, reno, boise, richmond, spokane, rochester, salt lake
city, palo alto, mountain view, sunnyvale, santa clara, redmond, bellevue, jersey city,
providence, cape town, johannesburg, nairobi, lagos, cairo, mexico city, buenos aires, sao
paulo, belgrade, podgorica, valletta
"""
_COUNTRIES = """
россия, российская федерация, рф, беларусь, республика беларусь, рб, украина, казахстан,
узбекистан, грузия, армения, азербайджан, молдова, кыргызстан, киргизия, таджикистан, польша,
литва, латвия, эстония, германия, сербия, кипр, израиль, турция, сша, великобритания, расія,
россія, росія, рэспубліка беларусь, білорусь, украіна, україна, польшча, польща, казахстан,
литва, літва, черногория, чехия, болгария, russia, russian federation, belarus, ukraine,
kazakhstan, uzbekistan, georgia, armenia, azerbaijan, moldova, poland, lithuania, latvia,
estonia, germany, serbia, cyprus, israel, turkey, usa, u.s.a., united states, united states of
america, uk, u.k., united kingdom, england, scotland, wales, ireland, northern ireland, france,
spain, italy, portugal, netherlands, belgium, austria, switzerland, czech republic, czechia,
canada, australia, new zealand, india, china, singapore, uae, united arab emirates, sweden,
norway, denmark, finland, bulgaria, romania, hungary, greece, croatia, slovenia, montenegro
"""
_STATE = re.compile(
    r"^(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|"
    r"PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|ON|BC|QC|AB|NSW|VIC|QLD)(?:\s+\d{5})?$"
)
_PREFIX = re.compile(
    r"^(?:г(?:ор(?:од|ад)?)?\.?|м(?:істо|\.)|с(?:ело|\.)|п(?:ос(?:[её]лок)?)?\.|пгт\.?|"
    r"дер(?:евня)?\.?|д\.|аг\.|city of|city|town|ст-ца|станица)\s+",
    re.I,
)
_POSTCODE = re.compile(r"^(?:[A-Z]{1,2}-)?\d{2,6}(?:-\d{3,4})?\s+(?=[^\W\d])")
_POSTCODE_END = re.compile(
    r"\s+(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|(?:[A-Z]{2}\s+)?\d{4,6}(?:-\d{3,4})?)$"
)
_REGION = re.compile(
    r"обл(?:асть|\.)?\b|край\b|район|р-н|респ\.|республик|вобл|voblast|oblast|region|"
    r"county|state|province|округ|губерн",
    re.I,
)


def _names(text: str) -> list[str]:
    return [fold_name(x.strip()) for x in text.replace("\n", " ").split(",") if x.strip()]


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    cyrillic = _names(_CITIES)
    cities = frozenset(cyrillic) | frozenset(_names(_LATIN))
    shapes = frozenset(skeleton(x) for x in cyrillic if len(x) > 3)
    return cities, shapes, frozenset(_names(_COUNTRIES))


def _bare(text: str) -> str:
    """Without the marks over Latin letters (Kraków = Krakow)."""
    if text.isascii() or not any("\u00c0" <= c <= "\u024f" for c in text):
        return text
    text = text.replace("ł", "l").replace("ø", "o").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def is_city(text: str) -> bool:
    """A known city, in any of the alphabets."""
    cities, shapes, _ = _known()
    name = _bare(fold_name(_PREFIX.sub("", text.strip()).strip(" .,;")))
    if not name or len(name) > 40:
        return False
    return name in cities or (
        name.isascii()
        and name.replace("-", "").replace(" ", "").isalpha()
        and skeleton(name) in shapes
        and len(name) > 3
    )


_TOWN = re.compile(
    r"[A-ZА-ЯЁІЇЄЎ][\w’'-]*(?:[сц]к|град|бург|горск|поль|горад|город|цьк|ськ|ville|burg|burgh|grad|"
    r"sk|ingham|mouth|chester|pool)",
)


def is_townlike(text: str) -> bool:
    """One word that ends as towns do; for towns no list has."""
    return bool(_TOWN.fullmatch(text.strip(" .,")))


def nominative_city(text: str) -> str:
    """The city a locative names ("Казани", "Минске"), "" when it is none."""
    text = text.strip(" .,")
    for cut, ending in (
        (0, ""),
        (1, ""),
        (1, "а"),
        (1, "ь"),
        (1, "я"),
        (1, "о"),
        (2, ""),
        (2, "ь"),
    ):
        town = text[: len(text) - cut] + ending
        if len(town) > 2 and is_city(town):
            return town
    return ""


def is_country(text: str) -> bool:
    """A country by itself or a state of the US."""
    name = text.strip(" .,;()")
    return fold_name(name) in _known()[2] or bool(_STATE.match(name))


def is_place(text: str) -> bool:
    """A line that is nothing but a place: "Tver", "Leeds, UK", "г. Минск", "Remote"."""
    parts = [p.strip() for p in re.split(r"[,(/|]|\s[-–—]\s", text.strip(" ).;")) if p.strip()]
    if not parts or len(parts) > 4:
        return False
    if re.fullmatch(
        r"(?:remote(?:ly)?|удал[её]нно|удал[её]нка|віддалено|аддалена|дистанционно|"
        r"hybrid|гибрид|on-?site|офис)",
        parts[0],
        re.I,
    ):
        return True
    hits = sum(
        is_city(p)
        or is_country(p)
        or bool(_REGION.search(p))
        or bool(re.match(r"(?:remote|удал)", p, re.I))
        for p in parts
    )
    return hits == len(parts)


def city_in(text: str) -> tuple[str, int, float] | None:
    """The city of an address: (name, offset, confidence)."""
    at = 0
    candidates: list[tuple[str, int, float]] = []
    for part in re.split(r"([,;(/|\t]|\s[-–—•]\s|\.\s)", text):
        bare = part.strip(" .)")
        start = at + part.find(bare) if bare else at
        at += len(part)
        if not bare or not any(c.isalpha() for c in bare):
            continue
        prefix = _PREFIX.match(bare)
        name = _PREFIX.sub("", bare).strip(" .")
        offset = start + (prefix.end() if prefix else 0)
        code = _POSTCODE.match(name)
        if code:
            offset, name = offset + code.end(), name[code.end() :]
        name = _POSTCODE_END.sub("", name).strip(" .")
        if not name:
            continue
        if is_city(name):
            return _shown(name), offset, 0.95
        if is_country(name) or _REGION.search(name) or any(c.isdigit() for c in name):
            continue
        if re.match(
            r"(?:ул|пр|просп|пер|наб|бул|шоссе|кв|дом|метро|м|st|str|street|road|avenue|"
            r"вул|пл|мкр)\b",
            name,
            re.I,
        ) or re.search(
            r"\b(?:street|road|avenue|lane|drive|str|ул|улица|проспект|вул|вуліца|вулиця)\b\.?$",
            name,
            re.I,
        ):
            continue
        words = name.split()
        if (
            len(words) <= 3
            and len(name) > 2
            and name[:1].isupper()
            and all(w[:1].isupper() or (w.islower() and len(w) <= 3) for w in words)
        ):
            candidates.append((_shown(name), offset, 0.85 if prefix else 0.7))
    if candidates:
        return max(candidates, key=lambda c: c[2])
    words = text.split()
    for size in (2, 1):
        head = " ".join(words[:size]).strip(" ,.;")
        if head and is_city(head):
            return _shown(_PREFIX.sub("", head)), text.find(head), 0.85
    return None


def _shown(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 3 else name
