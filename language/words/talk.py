"""How orders, answers and questions are put in German, French, Spanish and Portuguese.

Patterns are held against the folded words of a line, one space between any two.
"""

from __future__ import annotations

# Courtesies that may stand anywhere.
FILLERS: dict[str, str] = {
    "de": r"bitte(?: sehr| schon)?|mal|doch|netterweise|freundlicherweise|wenn (?:es )?(?:moglich|"
    r"geht)|falls moglich|wenn's geht|sei so gut(?: und)?",
    "fr": r"s'il (?:te|vous) plait|stp|svp|si (?:c'est )?possible|si tu (?:peux|veux)|si vous "
    r"(?:pouvez|voulez)|gentiment",
    "es": r"por favor|porfa|porfavor|porfis|si es posible|si puedes|si se puede|por fa|plis|xfa|"
    r"cuando puedas|¿|¡",
    "pt": r"por favor|se faz favor|faz favor|sff|se possivel|se puder(?:es)?|por gentileza|pfv|pf|"
    r"por obsequio|se der|pfvr|quando puder(?:es)?",
}
# What opens an order or a wish.
OPENINGS: dict[str, str] = {
    "de": r"(?:hallo|hi|hey|moin|servus|guten (?:tag|morgen|abend)|liebe[rs]?)(?: zusammen| alle| "
    r"team| leute| bot)?(?: [,!.])?|(?:konn(?:te?|ten|t|tet|test|en)|kann(?:st)?|konntest|wollen|"
    r"wollt|willst|wurdest|wurden|wurde|durfen|sollen|sollten|mussen|lass(?:t|en)?|darf|magst|"
    r"mag) (?:wir|du|ihr|sie|man|ich|uns|jemand)(?: uns| mir| dich| euch)?|koennten? (?:wir|sie|"
    r"du)(?: uns| mir)?|(?:ich|wir) (?:mochten?|moechten?|will|wollen|wollten?|wurden?|mussen?|"
    r"muss|mussten|hatten?|haetten?|brauchen?|brauchten?|brauchten|braeuchten?|sollten|konnten|"
    r"koennten)(?: gern(?:e)?)?(?: bitte)?|(?:ware|ist|waere) es (?:moglich|machbar|okay|ok|"
    r"denkbar)(?: ,)?|(?:geht|ginge) es(?: ,)?|(?:ich )?bitte um|ich brauch|brauche?n?|brauchte|"
    r"braeuchte|brauchten|wir wollen uns|denk(?:t)? (?:bitte )?(?:daran|dran) (?:,)?|vergiss "
    r"(?:bitte )?nicht (?:,)?|lass(?:t|en)? (?:uns|sie uns)|wie ware es mit|wie waere es mit|wie "
    r"war's mit|wir treffen uns|treffen wir uns|wir sehen uns|sehen wir uns|also|so|super|ok|okay|"
    r"ah|ach|oh|sorry|mist|leute|dann|und|noch|neuer|neue|neues|neuen",
    "fr": r"(?:bonjour|salut|coucou|hello|bonsoir|hey)(?: a tous| a toutes| l'equipe| le bot| "
    r"tout le monde)?(?: [,!.])?|(?:est - ce (?:que |qu')|est ce (?:que |qu')|est - ce qu' "
    r"?)?(?:(?:tu|vous|on|nous|j'|je|il) )?(?:peux|peut|pouvez|pouvons|pourrais|pourrait|pourriez|"
    r"pourrions|veux|voulez|voudrais|voudriez|voudrait|souhaite|souhaiterais|souhaitons|"
    r"souhaiterait|dois|doit|devons|devrait|devrions|vais|va|allons|veut|puis|sais|savez)(?: - "
    r"(?:tu|vous|on|nous|je|t - on))?(?: nous| me| m'| te| vous| se)?|est - ce que|est - ce qu'on "
    r"(?:peut|pourrait)(?: se)?|qu'on (?:peut|pourrait)|j'aimerais(?: bien)?|on aimerait|je "
    r"souhaite|merci de|merci(?= d')|veuillez|veuille|je propose (?:de|qu'on|que)|je propose(?= "
    r"d')|il faut(?: qu'on)?|il faudrait|faut|faudrait|(?:serait|est) - il possible (?:de|d')|"
    r"(?:c'est|ce serait|ca serait|est - ce|est - ce que c'est) possible (?:de|d')|possible de|"
    r"(?:j'ai |on a |nous avons |j'aurais )?besoin (?:de|d'une?|d')|il me (?:faut|faudrait)|il "
    r"nous (?:faut|faudrait)|priere de|pense a|pensez a|n'oublie pas de|n'oubliez pas de|tu "
    r"pourrais|ca (?:te|vous) dit|on se voit|on se fait|on fait|se voir|qu'on se voie|j'ai|ok|"
    r"d'accord|alors|du coup|donc|hep|ah|oh|euh|zut|desole[es]?|bon|et|(?:se |nous )?(?:parler|"
    r"discuter|echanger)(?= avec)|se (?:voir|parler)|qu'on se (?:parle|voie|voit)",
    "es": r"(?:hola|buenas|buenos dias|buenas tardes|hey|ey)(?: a todos| equipo| bot| chicos)?(?: "
    r"[,!.])?|oye(?: bot)?|che|oiga|mira|bueno|vale|ok|venga|ah|ay|uy|perdon|perdona|disculpa|"
    r"(?:me |nos |lo |la |se )?(?:puedes|puede|pueden|podeis|podrias|podria|podrian|podriais|"
    r"podemos|podriamos|quieres|quiere|pudieras|podes)|(?:yo )?(?:quiero|queria|quisiera|necesito|"
    r"necesitamos|necesitaria|querria|queremos|deseo|debo|debemos|deberiamos|me gustaria|nos "
    r"gustaria|requiero)(?: que)?|(?:tengo|tenemos) que|propongo(?: que)?|sugiero(?: que)?|hay "
    r"que|habria que|habra que|voy a|vamos a|(?:te|le|os|les) (?:pido|ruego|agradeceria|"
    r"agradezco)(?: que)?|favor de|(?:haz(?:me)?|haga) el favor de|(?:es|seria|sera) posible|a "
    r"ver si(?: podemos)?|hace falta|(?:que tal|como ves|que te parece|os parece|y) si|no (?:te "
    r")?olvides(?: de)?|recuerda que hay que|que(?= me | nos )|nos vemos|quedamos|nos juntamos|"
    r"nos reunimos|nos conectamos|me conecto|mejor|bot|y|entonces|pues|urgente|se|(?:hablar|"
    r"platicar|charlar|conversar|ver(?:me|nos)|reunir(?:me|nos))(?= con)|vernos|reunirnos",
    "pt": r"(?:oi|ola|bom dia|boa tarde|boa noite|e ai|fala(?= (?:pessoal|gente|galera|time|ai) "
    r"[,!]))(?: pessoal| gente| time| bot| galera| a todos)?(?: [,!.])?|opa|olha|bom|bem|ok|ah|"
    r"poxa|gente|pessoal|desculpa|desculpe|ta|(?:voce |vc |tu |a gente |nos )?(?:me )?(?:pode|"
    r"podes|poderia|poderias|podem|podemos|podiamos|poderiamos|podia|podias|consegue|consegues|"
    r"daria|quer|queres)(?: me| nos| a gente| voce| vc)?|(?:sera que )?(?:da|daria) (?:para|"
    r"pra)(?: (?:voce|vc|a gente|nos))?|(?:eu )?(?:quero|queria|gostaria de|gostava de|"
    r"gostariamos de|preciso de|preciso|precisamos de|precisamos|precisava de|precisava|necessito "
    r"de|necessito|necessitamos de|desejo|queremos|devemos|adoraria)(?: que)?|(?:tenho|temos|tem|"
    r"ha) (?:que|de)|(?:eu )?vou|vamos(?: nos)?|vamo|proponho(?: que)?|sugiro(?: que)?|bora(?: "
    r"la)?|(?:e|seria|sera) possivel|sera que|favor|faca o favor de|faz o favor de|a gente "
    r"(?:precisa|tem que|devia)|tem (?:como|jeito de)|que tal|nao (?:te )?esquec\S+ de|peco(?: "
    r"que)?|agradeco se|agradecia que|mais uma coisa|nos vemos|encontramo - nos|e|entao|ai|por "
    r"gentileza|melhor|(?:falar|conversar|bater um papo)(?= com)|(?:me |nos |se )?(?:reunir|"
    r"encontrar)(?= com)|se (?:reunir|falar|ver)",
}
# Modal verbs in the middle of a line: "le point doit etre decale", "das QBR muss ... umziehen".
MODALS: dict[str, str] = {
    "de": r"(?:muss|musste|mussen|soll|sollte|sollen|kann|konnte|darf|wird|konnen|sollten|koennte|"
    r"muesste|mussten|moge|ist zu|kannst du|konntest du|konnt ihr|bitte)",
    "fr": r"(?:(?:on|tu|vous) )?(?:doit|doivent|devrait|devra|peut|pourrait|va|faut|peux|pouvez|"
    r"pourrais|pourriez)(?: - on)?(?: le| la| les| l')?(?: etre)?|(?:est|reste|serait) a",
    "es": r"(?:lo |la )?(?:debe|deberia|tiene que|tendria que|puede|podria|puedes|podemos|hay que|"
    r"va a|hay que|se puede|podriamos|habria que|necesito que|quiero)(?: ser| de)?",
    "pt": r"(?:precisa|tem que|tem de|deve|pode|podia|poderia|devia|vai|podes|podemos|vamos|teria "
    r"que|da para|da pra|podemos|quero|pode me|pode - se)(?: ser)?",
}
# A meeting said not to take place is one to be called off.
NOT_HELD: dict[str, str] = {
    "de": r"(?:fallt|entfallt|findet)(?P<in>(?: \S+){0,6}?) (?:aus|nicht statt)|entfallt|fallt "
    r"flach|(?:gibt es|gibt's) kein(?:e|en)?|kein(?:e|en)?|ohne",
    "fr": r"n'(?:aura|a) pas lieu|tombe a l'eau|(?:il n'y a|il y a|y a|on n'a|on a|y'a) pas (?:de|"
    r"d')|pas (?:de|d')|saute",
    "es": r"no (?:hay|habra|tenemos|se hace|va a haber|tendremos|hacemos)|se (?:cae|cancela|"
    r"suspende)|queda (?:cancelad[oa]|suspendid[oa])|sin",
    "pt": r"nao (?:ha|tem|havera|vai ter|vai haver|teremos|temos|acontece|vai acontecer)|cai|fica "
    r"cancelad[oa]|sem",
}
# What is no longer wanted, at the beginning of a line.
NOT_NEEDED: dict[str, str] = {
    "de": r"(?P<also>(?:\S+ ){1,6}?)(?:brauchen|brauch|brauche|benotigen) (?:wir|ich) nicht(?: "
    r"mehr)?|(?:wir|ich) (?:brauchen?|brauch) (?P<in>(?:\S+ ){1,6}?)nicht (?:mehr)?",
    "fr": r"(?:(?:on n'a|on a|je n'ai|j'ai|nous n'avons) )?(?:plus|pas) besoin (?:de|du|d')|"
    r"laiss\S+ tomber(?= (?:l[ea]s?|l'\S+|mon|ma|notre|cette|ce)\b)",
    "es": r"(?:ya )?no (?:va|sera necesari[oa]|hace falta|necesitamos|necesito|es necesari[oa]|"
    r"hacen falta)|olvid\S+ (?:de)?(?= (?:el|la|los|las|del) )",
    "pt": r"(?:ja )?nao (?:precisamos|preciso|e preciso|precisa|e necessari[oa]|vai ser "
    r"precis[oa])(?: mais)?(?: d[aoe]s?)?|esquec\S+(?= (?:o|a|os|as) )",
}
# Only a report of what was done: nobody asked for it here.
REPORTED: dict[str, str] = {
    "de": r"(?:wurde|ist|war|sind|wurden)(?: \S+){0,8} (?:verschoben|abgesagt|verlegt|gestrichen|"
    r"vorgezogen|storniert)",
    "fr": r"(?:est|a ete|sont|ont ete|etait|vient d'etre)(?: deja)? (?:reporte|decale|deplace|"
    r"annule|repousse|avance)e?s?",
    "es": r"(?:fue|ha sido|se ha|esta|se|quedo)(?: ya)? (?:movi(?:o|d[oa])|aplaz(?:o|ad[oa])|"
    r"cancelo|cancelad[oa]|pospuest[oa]|reprogramad[oa]|pospuso|anulad[oa])",
    "pt": r"(?:foi|esta|ja foi|foram)(?: ja)? (?:adiad|remarcad|cancelad|movid|desmarcad|"
    r"transferid|reagendad)[oa]s?",
}
# Said instead of another time.
INSTEAD: dict[str, str] = {
    "de": r"(?:an)?statt(?: am| wie geplant am| vom)?",
    "fr": r"(?:au lieu|plutot que|et non) ?(?:de|du|d')?",
    "es": r"en (?:vez|lugar) (?:de|del)",
    "pt": r"(?:em|ao) (?:vez|inves) (?:de|da|do)",
}
# Somebody need not come any more.
LEAVING: dict[str, str] = {
    "de": r"(?:kann|soll|muss|darf|ist|fliegt|geht)(?: bitte| dann| wieder)? raus",
    "fr": r"ne fait plus partie|(?:peut|doit|va|veut) (?:sortir|quitter|etre retiree?|etre "
    r"enlevee?)|sort|n'est plus",
    "es": r"(?:puede|debe|tiene que|quiere) (?:salir(?:se)?|irse)|sale|ya no (?:esta|va|"
    r"participa) en",
    "pt": r"(?:pode|deve|tem que|quer|precisa) sair|sai|nao (?:esta|participa|faz) mais(?: parte)?",
}
# What moves by itself.
GOING: dict[str, str] = {
    "de": r"(?:wandert|rutscht|kommt|geht|zieht um|findet(?: jetzt| nun| doch)?(?: erst)?|ist "
    r"jetzt|ist doch)(?= auf | erst | doch )|(?:ist|wird) (?:jetzt|nun|neu) (?=am |um |auf )",
    "fr": r"(?:passe|glisse|bascule|part|va|se fera|aura lieu plutot)(?= a | au | en )",
    "es": r"(?:pasa|se pasa|se mueve|se cambia|va|se va)(?= al? | para )",
    "pt": r"(?:passa|vai|muda|mudou)(?= para | pra | pro | pras | a | ao )",
}
# Behind a length: how a meeting moves by it.
SHIFTED: dict[str, str] = {
    "de": r"(?:(?P<early>fruher|frueher|eher|nach vorne?|vorher)|spater|spaeter|nach hinten)(?: "
    r"bitte)?",
    "fr": r"(?:(?P<early>plus tot|avant)|plus tard|apres)",
    "es": r"(?:(?P<early>mas temprano|antes|mas pronto)|mas tarde|despues)",
    "pt": r"(?:(?P<early>mais cedo|antes)|mais tarde|depois)",
}
# Whole phrases for an order, at the beginning of a line.
PHRASAL: dict[str, dict[str, str]] = {
    "de": {
        "tell": r"(?:schick|sende|poste|schreib)(?:e|en sie)?(?: eine)?(?: nachricht)? (?:an|in)|"
        r"gib(?= .*bekannt)",
        "rename": r"ander(?:e|n)? den (?:namen|titel) (?:von|vom|des|der)(?: der| dem)?",
        "remind": r"denk(?:e|t)? dran ,? ?mich|lass mich nicht vergessen",
        "join": r"ich (?:mochte|will) (?:rein in|in|ins|zum|beitreten)|ich komm(?:e)? rein",
    },
    "fr": {
        "remind": r"fai(?:s|tes) - (?:moi|nous) penser a|fai(?:s|tes) (?:moi|nous) penser a",
        "tell": r"(?:envoie|envoyez|publie|publiez|poste|postez|partage)(?: un message)?(?= a | "
        r"dans | sur | au )|(?:fais|faites) passer le mot",
        "join": r"je (?:me connecte|rejoins|vais rejoindre|veux rejoindre)|fais - moi entrer",
        "rename": r"chang(?:e|er|ez) le (?:nom|titre) (?:de(?: la)?|du)",
        "cancel": r"laisse[zr]? tomber(?= l[ea]s? | l'| mon | ma | notre )",
    },
    "es": {
        "remind": r"que me (?:recuerden|avisen)|ser avisad[oa]|hazme (?:acordar|recordar)(?: de)?|"
        r"acuerdame(?: de)?|no me dejes olvidar|que no se me olvide",
        "tell": r"(?:manda|envia|publica|pon)(?: un (?:mensaje|aviso))?(?= a todos| en | al )|"
        r"pasa la voz|hazles saber|haz saber",
        "join": r"(?:me (?:conecto|uno) a|meteme (?:a|en)|dejame entrar (?:a|en))",
        "invite": r"(?:mete|suma|sumale|pasale invitacion) a",
        "cancel": r"da(?:le)? de baja|dar de baja",
        "rename": r"(?:cambia(?:le|r)?|cambie) (?:el )?(?:nombre|titulo) (?:de(?: la)?|del|a la|"
        r"al)",
    },
    "pt": {
        "remind": r"ser lembrad[oa](?: d[aoe])?|nao me deixa esquecer(?: d[aoe])?|me faz "
        r"lembrar(?: d[aoe])?",
        "tell": r"(?:manda|envia|publica|posta|poe)(?: uma? (?:mensagem|aviso))?(?= para todos| "
        r"pra todos| no | na | ao )|espalha",
        "rename": r"(?:muda|mude|mudar|troca|troque|altera) o (?:nome|titulo) d[aoe]",
        "join": r"(?:me (?:conecta|coloca|poe) (?:na|no|a|em)|deixa eu entrar (?:na|no|em)|vou "
        r"entrar (?:na|no))",
    },
}
SUBJECTS: dict[str, str] = {
    "de": r"(?:wir|ich)",
    "fr": r"(?:on|nous|je|tu|vous|qu'on)(?: (?:me|se|nous|te|lui))?",
    "es": r"(?:yo|nosotros|se|me)",
    "pt": r"(?:eu|nos|a gente|me|se)",
}
# Before a question.
TELL_ME: dict[str, str] = {
    "de": r"(?:sag|sage|sagen sie|verrat|zeig)(?: mir| uns)?(?: bitte| mal)? ,?|(?:kannst|"
    r"konntest) du mir (?:bitte )?sagen ,?|(?:weisst|weiss) (?:du|jemand) ,?|hey ,?",
    "fr": r"(?:dis|dites) - (?:moi|nous)|(?:tu|vous) (?:sais|savez|peux me dire|pouvez me dire)|"
    r"rappelle - moi|tu peux me (?:dire|rappeler)|peux - tu me dire",
    "es": r"dime|dinos|decime|digame|(?:me|nos) (?:dices|puedes decir|recuerdas)|sabes|alguien "
    r"sabe|y",
    "pt": r"me (?:diz|diga|fala|lembra)|diz - me|(?:voce |vc )?sabe(?:s)?(?: me dizer)?|pode me "
    r"dizer|e",
}
# Somebody is to come as well.
JOINING: dict[str, str] = {
    "de": r"(?:soll|muss|sollte|mochte|kommt|will)(?: bitte)?(?: auch| noch)+(?: mit)?(?= zum | "
    r"zur | ins | in | beim )",
    "fr": r"(?:aussi )?(?:doit|devrait|peut|va|veut)(?: aussi| egalement)? (?:venir|etre(?: la| "
    r"present)?|participer|assister)(?= a | au | aux | dans )",
    "es": r"(?:tambien )?(?:tiene que|debe|deberia|puede|va a|quiere)(?: tambien)? (?:estar|venir|"
    r"ir|asistir|participar)(?= en | a | al )|(?:tambien )?(?:viene|va|se suma|se une)(?= a | al )",
    "pt": r"(?:tambem )?(?:tem que|deve|precisa|pode|vai|quer)(?: tambem)? (?:estar|vir|ir|"
    r"participar)(?= na | no | da | do | a | ao )|(?:tambem )?(?:vem|participa|entra)(?= na | no |"
    r" pra | pro )",
}
# Whether it still takes place.
STILL: dict[str, str] = {
    "de": r"(?:ist|findet|bleibt|steht)(?P<in>(?: \S+){1,4}?) (?:immer )?(?:noch|weiterhin)",
    "fr": r"(?:est|a|reste|tient)(?: - (?:elle|il))? (?:toujours|encore|bien)(?: prevue?| "
    r"maintenue?| lieu| bon)?",
    "es": r"sigue (?:en pie|siendo|programada)|se mantiene|sigue(?= el | la )",
    "pt": r"(?:continua|esta|segue|ta) (?:de pe|mantid[oa])|ainda (?:vai ter|e|esta|vai ser)",
}
