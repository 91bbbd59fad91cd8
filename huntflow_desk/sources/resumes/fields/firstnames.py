"""First names of Russian, Ukrainian, Belarusian and English speakers; a hint, not a gate."""

from __future__ import annotations

from huntflow_desk.sources.resumes.wordlist import words

_CYRILLIC = words("""
александр алексей анатолий андрей антон аркадий арсений артем артемий артур афанасий богдан
борис вадим валентин валерий валерьян варлам василий вениамин виктор виталий влад владимир
владислав владлен всеволод вячеслав гавриил геннадий георгий герман глеб григорий гордей давид
даниил данил данила демид демьян денис дмитрий добрыня евгений евсей егор ермолай ефим ефрем
захар иван игнат игнатий игорь илларион илья иннокентий иосиф ипполит ираклий кирилл клим
климент константин кузьма лаврентий лев леонид леонтий лука лукьян макар максим максимилиан
марат марк мартин матвей мирон мирослав митрофан михаил моисей назар никита никифор николай
никон нил олег орест остап осип оскар павел панкрат пантелеймон петр платон порфирий потап
прохор радик рамиль рафаэль ренат ринат роберт родион роман ростислав рудольф руслан рустам
савва савелий самсон самуил святослав севастьян семен серафим сергей спартак станислав степан
тарас тимофей тимур тихон трофим ульян фаддей федор федот феликс филат филипп фома фрол харитон
христофор эдуард эльдар эмиль эрик эрнест юлиан юлий юрий яков ян ярослав арсен ашот армен гарик
карен тигран ислам магомед мурат ахмед али рашид шамиль камиль айдар айрат азат ильдар ильнур
булат наиль дамир рафик вахтанг гиви заза зураб отар резо бахтияр нурлан ержан асхат данияр
аслан хасан ибрагим умар юсуф марсель лукас алан августа агата агафья агнесса агния аделина аида
аксинья алевтина александра алена алеся алина алиса алла альбина амалия анастасия ангелина
анжела анжелика анна антонина анфиса арина ариадна ася аурика белла богдана божена валентина
валерия ванда варвара василиса вера вероника виктория виолетта виталина влада владислава
владлена галина глафира дана дарина дарья диана дина домна доминика ева евгения евдокия евлампия
екатерина елена елизавета ефросинья жанна забава зарина земфира зинаида злата зоя иванна илона
инга инесса инна ираида ирина ирма искра камилла капитолина карина каролина кира клавдия клара
кристина ксения лада лариса лаура лейла леся лиана лидия лика лилия лина лия лола лолита луиза
лукерья любовь людмила майя мальвина маргарита марианна марина мария марта марфа матрена мелания
милана милена милослава мира мирослава муза надежда наина наталия наталья нелли ника нина нинель
нонна оксана октябрина олеся олимпиада ольга пелагея полина прасковья рада раиса регина рената
рима римма рогнеда роза роксана руслана руфина сабина саида светлана северина серафима снежана
софия софья стелла стефания сусанна таисия тамара татьяна тамила ульяна устинья фаина фатима
фекла флора фрида христина цветана эвелина эльвира элеонора эльза эмилия эмма эрика юлиана юлия
юнона ядвига яна янина ярослава айгуль алия гульнара гузель динара диляра зульфия ильмира лейсан
эльмира асель айгерим мадина жанар саша женя настя катя лена маша даша оля таня наташа света юля
аня дима вова коля миша лёша паша костя толя олександр олексій андрій антін анатолій артем
богдан борис вадим валентин валерій василь віктор віталій володимир владислав всеволод в'ячеслав
гліб григорій данило дем'ян денис дмитро євген єгор захар зіновій іван ігор ілля йосип кирило
костянтин кузьма лев леонід любомир макар максим марко мар'ян матвій мирон мирослав михайло
михайль назар назарій нестор микита микола олег омелян орест остап павло петро пилип платон
роман ростислав руслан святослав семен сергій соломон станіслав степан тарас тимофій тимур федір
филип юліан юрій юхим яків ярема ярослав зиновій устим агафія аліна алла анастасія ангеліна
анжела антоніна ганна богдана валентина валерія варвара василина віра вікторія віолетта
владислава галина дар'я діана дарина єва євгенія євдокія єлизавета жанна зінаїда злата зоряна
зоя іванна інна ірина калина катерина квітка кіра клавдія ксенія лариса леся лідія лілія любов
людмила маргарита марина марія марта меланія мирослава надія наталія наталя неля ніна оксана
олександра олена олеся ольга орися орислава павліна поліна раїса руслана світлана соломія софія
стефанія тамара тетяна уляна христина юлія юстина яна ярина ярослава аляксандр аляксей андрэй
антон анатоль арцём арсеній багдан барыс вадзім валянцін валерый васіль віктар віталь уладзімір
уладзіслаў усевалад вячаслаў генадзь георгій глеб рыгор давід даніла дзяніс дзмітрый дзмітры
яўген ягор захар іван ігар ілля кірыл кастусь канстанцін лявон леанід лукаш максім марк мацвей
мікіта мікола мікалай міхась міхаіл мірон мячыслаў алег павел пётр пятро пётра платон пракоп
раман расціслаў руслан святаслаў сямён сяргей станіслаў сцяпан тарас цімафей цімур ціхан фёдар
філіп хведар юрый юры юрась якаў ян янка яраслаў вітаўт кастусь алег зміцер алесь янук адам
казімір вінцэнт францішак аксана алена алеся аліна алла анастасія ангеліна ганна антаніна арына
вераніка вера вікторыя вольга валянціна валерыя варвара галіна дар'я дыяна ева яўгенія кацярына
алена лізавета жанна зінаіда злата зоя ірына інэса інна карына кіра крысціна ксенія лада ларыса
лідзія лілія любоў людміла маргарыта марына марыя марта мілана надзея наталля ніна паліна раіса
рэгіна святлана сафія соф'я сняжана стэфанія тамара таццяна ульяна уладзіслава фаіна хрысціна
юлія ядвіга яна яніна яраслава алеся тэрэза зося
""")

_EASTERN = words("""
абдулла абдул абылай агабек адель адиль адильбек адлет азиз азиза азамат айбек айбар айгуль
айгерим айдана айдос айжан айнур айнура айсель айсулу айтач акбар акмаль алан алдияр алибек алим
алина алишер алмаз алмас алмат алтынай амина аминат амир амира анар анара анвар анзор арайлым арай
арман арнур артак артур аружан арсений асель асем асет аскар аскер аслан асланбек астемир ахат
ашур аяз аян аяна багдат бакыт бакытжан балжан батыр бауыржан бахадыр баходир бахром бахтиёр
бахтияр бегимай бейбит бекзат бекжан бексултан бибигуль болат ботагоз ботир бобур вагиф вазген
ваграм ваган варткес вугар гаджи гаджимурад гагик гамзат гамлет гарегин гаянэ гаяне гегам гела гиа
гиорги гия гоча гога гуля гульжан гульмира гульназ гулнора гулшан гурген гурам давит давлат дамеля
дана даниал данияр дархан дастан даурен дениз джамал джамиля джейхун дженнет джульетта дилбар
дилноза дилором дилшод динмухамед дияс досжан достон еламан ербол ерболат ерлан ерасыл ержан ерик
есен жазира жандос жанибек жанна жансая жаслан жасмин жасур жибек жулдыз жумабек заал заира зайнаб
закир залина зарема зарифа зарра заур зухра зураб иляс илхом ильгар ильгиз ильяс инал индира инкар
исмаил ислам ихтиёр кадыр камал камила камиля камран карлыгаш карима каха кахабер кайрат кенжебек
кетеван кымбат лаша лачин левон лала лейла ленур ленара луиза лусине магомет магомедрасул мадияр
мадина макка малика мамука манана манучар мансур мариам марьям масуд махмуд мейрам мелик мераб
мехман мехрибан милана мирза молдир мубариз мурад муслим мустафа мухаммад мухаммед мухтар мэри
назгуль назик назим назира наира наргиз наргиза нарек нариман нарине нармин насиба натиг натия
нигяр нигора нилуфар нино нодир нодар нодира нугзар нурбек нурбол нурдаулет нурия нурислам нуржан
нурсултан нурсулу овик ойбек олжас онур отабек парвиз перизат полад рагим раджаб разия рамаз
рамзан рамин рана раушан рафаил рафиг рахат рахим рашад ризван рифат рубен рубик рузанна рузиля
русудан сабир сабит савле сагит садриддин саид саида саидмурат сакен салават салтанат самвел самир
самира санжар санжарбек саодат сардор сарвар саркис севак севда сергазы серик симон сона софико
сохиб султан султанбек сурен таалай тагир таир тамаз тамерлан темирлан тенгиз тимурлан толкын
тогрул торнике турал турар туран угулай улугбек умид умида фарид фарида фаррух фархад феруза фидан
фируз хава хадижа халид халил хамза хатия хачик хуршид цицино чингиз чынара шавкат шалва шахзод
шахноза шамиля шерзод шолпан шота шохрух шушаник эдгар эка экрем эленэ эльбек эльвин эльгар эльман
эльмар эльмурад эльнара эльнур эльчин эмин эмиль эмир эрбол эрдэни эркин эрнис этери юнус юлдуз
юсуф ясин яшар баир бато батор булат дарима доржо саяна сэсэг туяна цырен чимит айлана айыына
нюргуяна сайын мээрим эржена батнасан вэй юй мэй цзин хуа ким ин хао цзюнь лэй фан нань юнь сян
линь хонг тхань минь вэньли аделия азалия айзиля алсу альфия алмазия амиля гузалия гульшат зиля
зульфира ильсия ильсур ильшат ильяр лилиана ляйсан марсель миляуша назия нафиса радмир разиль
райнур ралина рамис ранис ринат розалия сирина танзиля фанис фарит фирдаус хайдар халиса чулпан
эвелин энже артемида мелисса мишель николь элина эмили амелия анисия василина влас гордей ефимия
иоанн лукия макарий мстислав никанор нонна пересвет прасковия радомир роксолана святозар таисья
феодосий добромир любомир любомира любава зоряна зорян квітка ярина яромир лілея мар'яна мар'ян
роксоляна орися устим северин юстина юлій злата ілона наста генрих герхард вильгельм фридрих
рихард карл отто герта марта эдит ульрих готлиб арнольд освальд рахиль сарра исаак абрам лазарь
соломон моисей наум ефим бенцион мзия сандугаш хоанг евпраксия савва міхась вінцэсь тиміш тимофій
янка ядвіга ядзя зоська ганна стась алёна лявон сымон юзэф юзэфа вінцэнт казімір казіміра зінаіда
ягор максім мікіта яўген яўгенія вераніка надзея хрысціна дар'я кацярына марыя аляксандр аляксей
андрэй мікалай мікола пятро пётр сяргей дзмітрый віктар канстанцін арцём арсеній ілья цімафей
""")

_LATIN = words("""
aaron abby abigail adam adrian agatha aidan alan albert alex alexa alexander alexandra alexis
alfred alice alicia alison allan allen alma alvin amanda amber amelia amy ana andre andrea andreas
andrew andy angela angelica angus anita ann anna annabel anne annette annie anthony antonia
antonio april archie ariana arnold arthur ashley asher astrid aubrey audrey august austin autumn
ava barbara barry beatrice becky bella ben benedict benjamin bernard bernice bertha beth bethany
betty beverly bill billy blake bob bobby bonnie brad bradley brandon brenda brendan brett brian
bridget britney brooke bruce bryan bryce byron caleb callum calvin cameron camilla candice carl
carla carlos carmen carol caroline carolyn carrie carter casey cassandra catherine cathy cecil
cecilia cedric celeste chad charles charlie charlotte chelsea cheryl chloe chris christian
christina christine christopher cindy claire clara clarence clark claude claudia clayton clifford
clive clyde cody colin colleen connor constance cora corey cornelia courtney craig crystal curtis
cynthia daisy dale damian damon dan dana daniel daniela danielle danny daphne darren dave david
dawn dean deborah debra declan deirdre delia della dennis derek dermot desmond diana diane dirk
dominic don donald donna dora doreen doris dorothy doug douglas duncan dustin dwight dylan earl
eddie edgar edith edmund edna edward edwin eileen elaine eleanor elena eli elijah elise eliza
elizabeth ella ellen elliot elliott ellis elmer elsa elsie elvira emily emma enrique eric erica
erik erin ernest esther ethan ethel eugene eva evan eve evelyn faith faye felicity felix fern
fernando fiona flora florence floyd frances francesca francis francisco frank franklin fred freda
frederick freya gabriel gabriella gail gareth garrett gary gavin gemma gene genevieve geoffrey
george georgia georgina gerald geraldine gerard gilbert gillian gina gladys glen glenn gloria
gordon grace graham grant greg gregory greta gretchen guy gwen gwendolyn hailey hannah harold
harriet harrison harry harvey hayley hazel heather hector heidi helen helena henrietta henry
herbert herman hilary hilda holly hope howard hubert hugh hugo ian ida ignatius imogen ingrid
irene iris irma isaac isabel isabella isabelle isaiah isla ivan ivy jack jackie jackson jacob
jacqueline jade jake james jamie jan jane janet janice jared jasmine jason jasper jay jean jeff
jeffrey jemima jenna jennifer jenny jeremiah jeremy jerome jerry jesse jessica jill jim jimmy joan
joanna joanne jocelyn jodie joe joel johan john johnny jon jonah jonas jonathan jordan jorge jose
joseph josephine josh joshua joy joyce juan juanita judith judy julia julian juliana julie juliet
june justin kara karen karl kate katherine kathleen kathryn katie kay kayla keith kelly kelsey ken
kendra kenneth kent kerry kevin kieran kim kimberly kirk kirsten kristen kristin kristina kurt
kyle lana lance lara larry laura lauren laurence lawrence leah lee leila lena leo leon leonard
leonora leroy leslie lester lewis liam lila lillian lily linda lindsay lindsey lionel lisa lloyd
logan lois lola lorenzo loretta lorna lorraine louis louisa louise lucas lucia lucille lucinda
lucy luis luke luther lydia lyle lynn mabel mackenzie madeleine madison mae maggie malcolm mandy
manuel marc marcel marcia marco marcus maren margaret maria marian marie marilyn mario marion
marissa marjorie mark marlene marlon marsha marshall martha martin martina marty marvin mary mason
mathew matilda matt matthew maureen maurice max maxine maxwell maya megan meghan melanie melinda
melissa melvin mercedes meredith merle mia michael michaela michele michelle miguel mike mildred
miles millicent millie milo milton mindy minnie miranda miriam mitchell moira molly mona monica
morgan morris moses muriel myles myra myrtle nadia nadine nancy naomi natalia natalie natasha
nathan nathaniel neil nellie nelson neve niall nicholas nick nicola nicole nigel nina noah noel
nora norma norman olga olive oliver olivia ollie opal orla oscar otis otto owen paige pamela pat
patience patricia patrick patsy paul paula pauline pearl pedro peggy penelope penny percy perry
pete peter petra phil philip philippa phillip phoebe phyllis pierre piers polly poppy preston
priscilla prudence quentin quinn rachel ralph ramon randall randolph randy raphael ray raymond
rebecca regina reginald rene reuben rex rhoda rhys ricardo richard rick ricky riley rita rob
robert roberta roberto robin rochelle rod roderick rodney roger roland rolf roman ron ronald
ronnie rory rosa rosalie rosalind rose rosemary ross rowan roxanne roy ruben ruby rufus rupert
russell ruth ryan sabrina sadie sally sam samantha samuel sandra sara sarah saul scarlett scott
sean sebastian selena selma serena seth shane shannon sharon shaun shawn sheila shelby sheldon
shelley sheridan sherry shirley sidney siegfried sienna silas silvia simon simone siobhan sonia
sophia sophie spencer stacey stacy stanley stella stephanie stephen sterling steve steven stewart
stuart sue summer susan susanna susie suzanne sven sybil sylvester sylvia tabitha tamara tammy
tanya tara taylor ted terence teresa terrence terry tessa thea thelma theo theodore theresa thomas
tiffany tim timothy tina toby tobias todd tom tommy toni tony tracey tracy travis trevor trey
trisha troy trudy tyler tyrone una ursula valerie vanessa vaughn vera vernon veronica victor
victoria vincent viola violet virgil virginia vivian vivien wade wallace walter wanda warren wayne
wendell wendy wesley whitney wilbur wilfred will willa william willie wilma winifred winston
xavier yolanda yvette yvonne zachary zara zelda zoe hiroshi akira mohammed muhammad ahmed ali omar
fatima aisha hassan ibrahim yusuf wei ming mei raj priya anil sanjay ravi amit deepak sunil anders
bjorn lars magnus nils oskar soren gunnar eirik henrik jens mikkel annika pavel tomas jiri petr
lukas marek piotr pawel katarzyna agnieszka malgorzata wojciech krzysztof stanislaw aarav abhishek
aditi aditya ajay akash amara amina ananya andile anh anjali arjun arnav asha ashok ayesha
babajide bao bilal bongani linh layla thandiwe sanne ioana soo karthik nika chiara chidi chinedu
chioma cristina daisuke diego dinesh eduardo elif emeka emre esra fernanda gabriela ganesh giulia
giuseppe gonzalo guillaume gustavo haruto hui ikram ines jamal javier jia jin julien kaito kavita
kenji khalid khadija kofi kwame lakshmi luca mahmoud malik manish marta mateo mehmet meera mohamed
mohan mustafa naoko neha nikhil ngozi nguyen nikos noor oluwaseun pablo pooja pradeep pranav rahul
rajesh rania rohan sakura samir sana sandeep sangita santiago shreya sneha sofia sofie sunita
suresh takeshi tariq thanh thabo tunde uma usman valentina vijay vikram vinh xiao xin yasmin
yasmine ying yuki yuto zainab zanele zeynep zhang luc antoine camille celine clement etienne
francois heloise laurent mathieu nathalie olivier remy sebastien sylvie thierry veronique yannick
anke bjoern dieter elke florian gerhard heike helga holger ilse jorg jurgen kai katja klaus lutz
manfred monika rainer ralf reinhard sabine silke stefan swen udo ulrike uwe wolfgang zdenek zuzana
jakub jaroslav josef ladislav milos ondrej radek vaclav vojtech alzbeta barbora eliska hana ivana
jana katerina lenka marketa tereza aleksander bartosz dawid grzegorz jacek kacper maciej mateusz
michal przemyslaw rafal slawomir szymon tadeusz zbigniew beata dorota ewa halina iwona jolanta
magdalena zofia
""")


def first_names() -> frozenset[str]:
    """Folded first names in both alphabets, and Latin forms of the Cyrillic ones."""
    from huntflow_desk.sources.resumes.fields.translit import fold_name, skeleton

    cyrillic = (*_CYRILLIC, *_EASTERN)
    names = {fold_name(n) for n in cyrillic} | set(_LATIN)
    return frozenset(names | {"~" + skeleton(n) for n in cyrillic if len(n) > 3})
