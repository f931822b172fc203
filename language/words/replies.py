"""How people answer and ask in German, French, Spanish and Portuguese.

Patterns are held against the folded words of a line, one space between any two.
"""

from __future__ import annotations

# An answer to an invitation; what "in" caught stands for the meeting or the reason as well.
ANSWERS: dict[str, dict[str, str]] = {
    "de": {
        "no": r"(?:leider |nein,? |sorry ,? ?|nee |ne )*(?:ich |da |das |es |wir )*(?:kann|konnen|"
        r"komm|komme|schaff|schaffe|schaff's|werde|bin|nehme|pass|passt|klappt)(?: ich| "
        r"ichs)?(?P<in>(?: (?!zu|spat|sicher)\S+){0,7}?) nicht(?! (?:sicher|genau|mehr lange|"
        r"vor))(?: dabei| mit| teil| da)?(?: sein| kommen| teilnehmen| dabeisein| mitmachen)?|"
        r"(?:ich )?(?:muss|werde|mochte) (?:leider )?(?P<also>.{0,40}?)(?:absagen|passen)$|(?:ich "
        r")?sag[e]? (?:leider )?ab|leider (?:nein|nicht|ohne mich)|nein leider|nein danke|nein|"
        r"nee|nope|no|(?:ich )?bin (?:leider )?(?:raus|krank|verhindert|im urlaub|weg|unterwegs|"
        r"verplant)|ohne mich|absage (?:von mir|meinerseits)|ich bin (?:da )?(?:leider )?(?:raus|"
        r"weg)|(?:muss|ich muss) (?:leider )?passen|keine zeit|ich habe keine zeit|hab keine zeit",
        "maybe": r"vielleicht|eventuell|evtl \.?|mal (?:sehen|schauen|gucken)|kann sein|(?:ich "
        r")?weiss (?:ich |es |das )?(?:leider )?noch nicht(?: genau)?|unter vorbehalt|weiss "
        r"(?:ich )?nicht(?: genau)?|(?:ich )?bin (?:mir )?(?:noch )?(?:nicht sicher|unsicher)|"
        r"schauen wir mal|unsicher|ich versuch(?:e|s)?(?: es)?(?: zu kommen)?|versuche zu kommen|"
        r"moglicherweise|noch (?:unklar|offen)|ich (?:muss|schau) (?:erst )?mal schauen|jein|"
        r"wahrscheinlich(?: schon| ja)?",
        "yes": r"(?:ich )?bin(?P<also>(?: (?!nicht|raus|krank|leider)\S+){0,5}) dabei|(?:ja ,? ?|"
        r"klar ,? ?|super ,? ?|gerne? ,? ?|ok ,? ?)*(?:ich )?(?:bin|ware) (?:gerne? |auch |"
        r"naturlich |mit |auf jeden fall |am \S+ |morgen |heute )*(?:dabei|am start|da(?= ?(?:$|"
        r"[,!.]|beim|zum|zur)))|(?:ich )?(?:komme?|nehme) (?:gern(?:e)? |auch |natürlich |mit |"
        r"teil )*(?=$|[,!.]|zum|zur|an|teil|dazu)(?:teil)?|(?:das )?passt(?: fur mich| mir| gut| "
        r"bei mir| perfekt)*|geht klar|(?:ich )?sag[e]? (?P<in>(?:\S+ ){0,4}?)zu(?=$| [,!.])|"
        r"zusage|zugesagt|klar(?: doch)?|gern(?:e)?|in ordnung|einverstanden|auf jeden fall|"
        r"naturlich|jawohl|jo|jep|jup|ja(?: gern(?:e)?| klar| ok)?|ok (?=fur|zum|zur)|okay|steht "
        r"bei mir|nehme ich wahr|abgemacht|selbstverstandlich|(?:ich )?nehme gern(?:e)? teil",
    },
    "fr": {
        "no": r"(?:non ,? ?|desolee? ,? ?|ah ,? ?|malheureusement ,? ?|helas ,? ?)*(?:(?:je |j' ?|"
        r"on |nous )?(?:ne )?(?:peux|pourrai|pourrais|viens|serai|suis|participe|viendrai|"
        r"participerai|assisterai|vais|pouvons|peut|pourrons)(?: malheureusement)? pas(?! "
        r"(?:sure?|certaine?|en retard))(?: pouvoir| etre)?(?: la| present[e]?| dispo(?:nible)?| "
        r"libre| des notres)?)|(?:je )?n'(?:y )?(?:serai|irai|assisterai|suis) pas(?: la)?|j'y "
        r"(?:serai|vais) pas|impossible(?: pour moi)?|sans moi|(?:je )?decline|je passe(?: mon "
        r"tour)?|(?:je (?:suis|serai) |)(?:absente?|indisponible|pris[e]?|out|malade)(?= |$)|je "
        r"dois (?:annuler|decliner)(?= ?$| ?[,!.])|pas pour moi|j'ai un (?:empechement|"
        r"contretemps|conflit|autre rendez - vous)|(?:ne )?comptez? pas sur moi|je (?:seche|"
        r"zappe)|ca (?:ne )?(?:va|sera|le fait) pas(?: etre)?(?: possible)?(?: pour moi)?|non "
        r"merci|non|nope",
        "maybe": r"peut - etre|ptet|pt - etre|p't'etre|(?:je (?:ne )?suis )?pas (?:sure?|"
        r"certaine?)|(?:je (?:ne )?|j')sais pas(?: encore)?|a voir|je (?:vais |te |vous )?(?:voir|"
        r"redis|dirai|confirme plus tard|dis)(?: ca)?|on verra|je vais essayer|j'essaie|sous "
        r"reserve|eventuellement|ca depend|probablement|possible|je vais voir|faut voir",
        "yes": r"(?:oui|ouais|yes)(?: (?:oui|merci|avec plaisir|bien sur|je viens|je serai la|"
        r"volontiers|ok))*|(?:c'est )?(?:ok|bon|parfait|d'accord)(?: pour (?:moi|nous))?(?=$| "
        r"?[,!.]| pour)|(?:ca|cela) (?:me |nous )?(?:va|convient|marche|roule)(?: bien| tres bien|"
        r" parfaitement)?(?: pour moi)?|je (?:viens|viendrai|serai la|serai present[e]?|participe|"
        r"participerai|suis la|suis partante?|suis dispo|suis ok|confirme(?: (?:ma|ta) "
        r"(?:presence|venue|participation))?|prends|vais venir|serai des votres|suis d'accord|"
        r"suis present[e]?)|j'y (?:serai|vais|assisterai)|j'(?:accepte|en suis|arrive)(?= ?$| "
        r"?[,!.]| l| pour)|compte[z]? sur moi|volontiers|presente?|avec plaisir|partante?|bien "
        r"sur|ca marche|carrement|entendu|nickel|(?:vous pouvez|tu peux) compter sur moi|d'acc",
    },
    "es": {
        "no": r"(?:lo siento ,? ?|perdon ,? ?|uy ,? ?|lamentablemente ,? ?|no ,? ?|disculpa ,? "
        r"?)*no (?:me |nos |les |os )?(?:puedo|podre|podria|voy|ire|asistire|estare|es posible|"
        r"sera posible|viene bien|va bien|podemos|cuenten conmigo|cuentes conmigo|conteis conmigo|"
        r"alcanzo|participo|participare|consigo|da tiempo|acepto|asisto)(?: a)?(?: poder| ir| "
        r"asistir| llegar| participar| acudir| estar| unirme| conectarme)*|(?:me es |me resulta |"
        r")imposible(?: ir| asistir| para mi)?|conmigo no (?:cuent\S+|contéis|conteis)|(?:yo "
        r")?paso(?=$| ?[,!.]| de)|rechazo|declino|lo siento ,? no|estoy (?:fuera|de baja|de "
        r"vacaciones|ocupad[oa])|sin mi|no|nop|tampoco|me bajo",
        "maybe": r"tal vez|quizas?|a lo mejor|puede ser|puede que(?: vaya| si)?|no (?:lo )?se(?: "
        r"si .*| aun| todavia)?|aun no (?:lo )?se|todavia no (?:lo )?se|no estoy segur[oa]|"
        r"depende|(?:ya|luego|despues) (?:te|os|les) (?:digo|aviso|confirmo)|por confirmar|ya "
        r"veremos|a ver(?: si puedo)?|posiblemente|igual (?:voy|si)|(?:lo )?intentare(?: ir)?|lo "
        r"intento|probablemente|capaz|en duda",
        "yes": r"(?:si|claro|vale|perfecto|genial|listo|ok|va|dale) ,? ?(?=ahi|alli|voy|cuenta|"
        r"ire|me apunto|confirm|asist|estare|acepto|alla)(?:ahi estare|alli estare|voy|ire|me "
        r"apunto|confirmo|asistire|estare|alla estare|acepto|cuent\S+ conmigo)|(?:si|claro)(?: "
        r"(?:si|que si|por supuesto|claro|puedo|voy|ire|gracias))*|vale|de acuerdo|(?:ahi|alli|"
        r"alla) (?:estare|estaremos|voy|nos vemos)|(?:yo )?voy(?: a (?:ir|estar|asistir))?(?=$| "
        r"?[,!.]| a| seguro| al)|ire|asistire|asisto|confirmo(?: (?:mi )?(?:asistencia|presencia|"
        r"participacion))?|confirmad[oa]|cont(?:ad|ar) conmigo|cuent\S+ conmigo|puedes contar "
        r"conmigo|me apunto|acepto|por supuesto|me (?:viene|va|queda) (?:bien|perfecto)|dale|si "
        r"puedo|puedo (?:ir|asistir)|me sumo|estare (?:ahi|alli|alla|presente)|participo|"
        r"participare|presente|me parece bien|sip|ok (?=para|a|con)|claro que si|encantad[oa]|"
        r"hecho|va que va|jalo",
    },
    "pt": {
        "no": r"(?:infelizmente ,? ?|desculpe? ,? ?|desculpa ,? ?|nao ,? ?|poxa ,? ?|lamento ,? "
        r"?)*(?:eu )?nao (?:me )?(?:posso|vou|poderei|consigo|irei|estarei|da|vai dar|participo|"
        r"participarei|vou poder|vou conseguir|contem? comigo|e possivel|vai ser possivel|rola|"
        r"conseguirei|aceito|compareco)(?: (?:poder|conseguir|ir|participar|comparecer|estar|pra "
        r"mim|para mim|la|presente))*|(?:eu )?(?:to|estou|tou|estarei) (?:fora|doente|de ferias|"
        r"indisponivel|ausente|ocupad[oa])|sem mim|recuso|infelizmente nao|passo(?=$| ?[,!.])|"
        r"impossivel(?: pra mim| para mim)?|tenho (?:um )?conflito|nao|nop|dessa vez nao|vou ter "
        r"(?:que|de) (?:recusar|faltar)|vou faltar",
        "maybe": r"talvez|quem sabe|(?:eu )?(?:ainda )?nao sei(?: (?:ainda|se .*))?|nao tenho "
        r"certeza|depende|pode ser(?: que sim)?|a confirmar|vou (?:ver|tentar)(?: ir| estar)?|"
        r"acho que (?:sim|vou|consigo|da)|provavelmente|se calhar|depois (?:te |vos |eu )?(?:digo|"
        r"confirmo|aviso)|estou em duvida|tentarei|possivelmente|nao estou cert[oa]|logo (?:vejo|"
        r"digo)",
        "yes": r"(?:sim|claro|com certeza|ok|beleza|show|otimo|perfeito)(?: ,? ?(?:vou|claro|com "
        r"certeza|estarei la|conta comigo|confirmo|eu vou|pode contar))*(?=$| ?[,!.]| para| ao| a "
        r"| na | no | pr)|(?:eu )?(?:vou|topo)(?: sim)?(?=$| ?[,!.]| sim| a[o]? | na | no | pr)|"
        r"vou estar (?:la|presente|ai)|(?:la )?estarei(?: (?:la|presente|ai))?|confirm(?:o|"
        r"ad[oa])(?: (?:a )?(?:minha )?(?:presenca|participacao))?|(?:podem? )?cont(?:a|e|em|"
        r"ar)(?: (?:la|ai))? comigo|aceito|(?:eu )?participo|vou participar|(?:eu )?(?:to|tou|"
        r"estou) (?:dentro|nessa|confirmad[oa])|combinado|fechado|presente|por mim (?:ok|tudo bem|"
        r"pode ser|esta bem)|tudo (?:certo|bem)(?: (?:pra|para) mim)?|bora(?= ?$| ?[,!.])|eu "
        r"quero participar|serve - me|da pra mim|marco presenca|com prazer|la estou",
    },
}
# Too late, with who it is that comes.
LATE: dict[str, str] = {
    "de": r"(?:ich )?(?:bin|komme) (?:erst )?in [0-9]+ (?:min|minuten)|(?=.*\b(?:ich|bin|komm|"
    r"komme|mich|werde|schaff|schaffe|brauch|brauche|bei mir|verspatung|"
    r"wird)\b).*\b(?:verspate\S*|verspatung|spater|zu spat|spater dran|etwas spat|nach(?=$))(?! "
    r"(?:anfangen|beginnen|starten))",
    "fr": r"(?=.*\b(?:je|j'ai|j'aurai|j'arrive|j'arriverai|suis|serai|on|nous|retard de|petit "
    r"retard)\b).*\b(?:retard|a la bourre|j'arrive (?:, )?(?:dans )?[0-9]+|commencez sans moi)",
    "es": r".*\b(?:llego|llegare|estoy ahi) en [0-9]+|(?=.*\b(?:llego|llegare|voy|estoy|me|tendre|"
    r"tengo|estare|empiecen|empezad|tardo|tardare|llegaremos|entro|minutos)\b).*\b(?:llego|"
    r"llegare|llegando|llegar|voy|entro) .*(?:tarde|retraso|atrasad[oa]|retrasad[oa]|demora)|"
    r".*\b(?:me (?:retraso|retrasare|demoro|atraso|tardo)|(?:empiecen|empezad|empezar) sin mi|"
    r"tardo|tardare|con retraso|minutos (?:tarde|de retraso)|se me hace tarde)",
    "pt": r".*\b(?:chego|estarei ai|to ai) em [0-9]+|.*\b(?:(?:chego|chegar|chegarei|chegando|"
    r"entro|vou|estou|to|tou)(?: \S+){0,5} (?:atrasad[oa]s?|tarde|atraso)|me atras\S+|vou atrasar|"
    r"atraso(?: de| uns| \d)|atrasad[oa]|atrasar - me|comecem? sem mim|comecar sem mim)",
}
# Questions and set phrases, as the English words that stand for them. "_" leaves nothing else.
ASKED: dict[str, dict[str, str]] = {
    "de": {
        "next meeting _": r"was (?:ist|kommt) (?:mein |das |als )?nachste[rs]?(?: termin| meeting|"
        r" besprechung)?|(?:mein |meine )?nachste[rs]? (?:termin|meeting|besprechung)|welche[rs]? "
        r"(?:termin|meeting) (?:ist|kommt) als nachste[rs]?",
        "nevermind _": r"vergiss (?:es|das)|egal|lass (?:es )?gut sein|schon gut|(?:ach )?doch "
        r"nicht|lass (?:es|mal|stecken)|nicht so wichtig|hat sich erledigt",
        "help _": r"was (?:kannst|konnen|machst) (?:du|sie)(?: alles| so| denn| eigentlich| fur "
        r"mich)*(?: tun| machen)?|wie (?:funktioniert|funktionierst|geht|bedient|benutz\S+)(?: "
        r"man| das| du| ich| der bot| hier| dich)*|ich (?:versteh|verstehe|check|kapier\S*) "
        r"(?:das|es|hier|gar)?(?: nur| hier| alles)* ?(?:nicht|nichts|nur bahnhof)|(?:ich "
        r")?brauche? (?:mal )?hilfe|hilf (?:mir|uns)|kannst du mir helfen|kann ich hilfe (?:haben|"
        r"bekommen)|welche befehle (?:gibt es|kennst du|hast du)|was fur befehle.*|hilfe",
        "undo _": r"(?:mach|mache|machen sie) (?:das|es|die letzte anderung|den letzten "
        r"schritt)(?: wieder)? (?:ruckgangig|rueckgangig)|(?:das )?(?:wieder )?ruckgangig(?: "
        r"machen)?|nimm (?:das|es) (?:wieder )?zuruck|doch nicht(?: ,? zuruck)?|zurucknehmen|"
        r"(?:mach|mache) die letzte anderung ruckgangig",
        "what do i have": r"was (?:steht|liegt|habe?|haben|hab|hatte|gibt|ist|erwartet|kommt|"
        r"lauft|geht)(?: es| ich| wir| mich| uns| denn| alles| bei mir| bei uns| in meinem "
        r"kalender| so)*|welche[rn]? (?:meetings?|termine?|besprechungen|calls?)(?: (?:habe?|"
        r"haben|stehen|sind|gibt|hab))?(?: es| ich| wir)*|(?:habe?|haben|hab) (?:ich|"
        r"wir)(?P<in>(?: \S+){0,4}?) (?:(?:(?:einen|noch|irgendwelche|was|etwas) )?(?:termine?|"
        r"meetings?|calls?|besprechungen)|was|etwas|irgendwas)|(?:gibt es|gibt's)(?P<also>(?: "
        r"\S+){0,3}?) (?:termine|meetings|was)|wie sieht (?:mein|der|die|unser|meine) (?:tag|"
        r"kalender|woche|terminkalender|agenda)(?: \S+){0,4}? ?(?=aus|am|heute|morgen|nachste|"
        r"diese)|steht(?P<then>(?: \S+){0,3}) (?:was|etwas|noch was|irgendwas)|was fur termine "
        r"(?:habe|hab) ich|meine (?:termine|meetings|besprechungen)|zeig(?:e|en sie)?(?: mir| "
        r"uns)?(?: bitte)? (?:meinen (?:tag|kalender))",
        "when is": r"wann (?:ist|findet|war|beginnt|startet|fangt|haben wir|habe ich|treffen wir "
        r"uns|lauft|geht|sind|hab ich|steht|kommt|machen wir|ware)(?: nochmal| noch mal| denn| "
        r"noch| eigentlich)*|um wie ?viel uhr (?:ist|beginnt|startet|findet|fangt|haben wir)|an "
        r"welchem tag (?:ist|findet)|welchen tag ist|wann genau ist|(?:weisst|weiss) (?:du|"
        r"jemand) wann",
        "show who": r"wer (?:kommt|ist|nimmt|war|hat)(?: alles| denn)*(?: dabei| teil| zugesagt| "
        r"abgesagt| eingeladen)*",
        "show link": r"(?:wo ist|schick\S*|gib|gebt|hast du|habt ihr|kann ich|ich brauche)(?: mir|"
        r" uns| bitte| mal| den| der| einen| kurz)* (?:link|einwahllink|meetinglink|webexlink|"
        r"einwahldaten)(?: haben)?(?: (?:zum|zur|fur|vom|zu))?",
    },
    "fr": {
        "next meeting _": r"(?:quelle?|c'est quoi)(?: est)? (?:ma|mon|la|le) prochaine? "
        r"(?:reunion|rdv|rendez-vous|meeting)|(?:ma |la |mon )?prochaine? (?:reunion|rdv|"
        r"rendez-vous)",
        "nevermind _": r"laisse tomber|laissez tomber|oublie[sz]?(?: ca)?|tant pis|non rien|"
        r"laisse(?: beton)?|c'est (?:bon|pas grave)(?: laisse)?|peu importe|finalement non",
        "help _": r"(?:que|qu'est - ce que?|qu'est ce que|tu|vous)(?: tu| vous)?(?: -)?(?: tu| "
        r"vous)? ?(?:sais|savez|peux|pouvez)(?: - tu| - vous)? faire.*|comment (?:ca|tu|cela|vous|"
        r"est - ce que|ce bot|le bot|t'|on t'|faire|utiliser).*(?:marche|marches|fonctionne|"
        r"fonctionnes|utilise|sers|fait|parle|faire)?|tu (?:sers a|fais|sais faire) quoi|je (?:ne "
        r"|n'|n'y )?(?:comprends|pige) (?:rien|pas).*|j'y comprends rien.*|(?:j'ai )?besoin "
        r"d'aide|aide(?: - moi| moi)|au secours|(?:peux - tu|tu peux|pouvez - vous) m'aider|aide|"
        r"a quoi tu sers|a quoi sers - tu|mode d'emploi|quelles sont les commandes.*",
        "undo _": r"annul\S* (?:ca|cela|tout ca|la derniere (?:action|modif\S*|commande)|ma "
        r"derniere \S+|ce que (?:tu|je|vous) .*)|reviens? en arriere|retour arriere|remets comme "
        r"(?:avant|c'etait)|defais (?:ca|cela)",
        "what do i have": r"ce (?:que j'ai|qu'il y a|qu'on a)(?: de prevu)?|qu'est - ce qui "
        r"(?:est prevu|m'attend)|ca donne quoi(?: mon agenda| mes reunions)?|quel(?:le)? est "
        r"(?:mon|ma|le|la|notre|l') ?(?:programme|agenda|planning|journee)(?: de| pour| d')?|"
        r"(?:qu'est - ce que?|qu'est ce que?|que|qu'est - ce qu'|qu'est - ce)(?: j'ai| on a| nous "
        r"avons| ai - je| avons - nous| tu as| qu'on a| que j'ai| qu'il y a| il y a| y a - t - il|"
        r" qui est| c'est)+(?: comme (?:reunions?|rdv))?(?: de)?(?: prevue?s?)?|qu'est - ce qu'il "
        r"y a(?: de prevu)?|qu'est - ce que j'ai(?: de prevu)?|qu'est - ce qu'on a(?: de prevu)?|"
        r"qu'est - ce qui (?:est prevu|m'attend)|qu'ai - je|(?:j'ai|on a|y a|il y a) quoi(?: de "
        r"prevu| comme (?:reunions?|rdv))?|quoi de prevu|c'est quoi (?:le programme|mon agenda|"
        r"mes reunions|l'agenda|mon planning|la suite)(?: de| pour)?|quelles?(?: sont)?(?: mes| "
        r"les| nos)? (?:reunions?|rdv|rendez - vous)(?: (?:est - ce que )?(?:j'ai|ai - je|on a|"
        r"avons - nous|nous avons|y a - t - il|sont prevues))?|quels?(?: sont)?(?: mes| les| "
        r"nos)? (?:rdv|rendez - vous|meetings|points|creneaux)(?: (?:j'ai|ai - je|on a))?|(?:est "
        r"- ce que |est - ce qu')?(?:j'ai|on a|ai - je|a - t - on|avons - nous|il y a|y a - t - "
        r"il) (?:des reunions?|une reunion|un (?:rdv|rendez - vous)|quelque chose|des (?:rdv|"
        r"rendez - vous))|(?:mon|le) (?:programme|planning|agenda) (?:de|d'|du|pour)|mes "
        r"(?:reunions|rdv|rendez - vous)|(?:donne|montre|affiche)(?:z)? - (?:moi|nous) (?:mon|le|"
        r"l') ?(?:agenda|programme|planning)(?: de| d'| du| pour)?",
        "when is": r"quand est - ce (?:qu'on|que l'on|que nous) (?:voit|a|fait|voyons|avons|se "
        r"voit avec)|(?:c'est|est|ce sera|c'etait) (?:quand|a quelle heure|quel jour|quand "
        r"deja)(?: deja)?|quand (?:est - ce que|est - ce qu'|est|a lieu|c'est|commence|se tient|"
        r"aura lieu|tombe|a - t - on|on a|aura - t - on|sera|demarre|sont)(?: (?:on a|a lieu|"
        r"commence|c'est|est prevue?|prevue?))?|a quelle heure (?:est|a lieu|c'est|commence|"
        r"demarre|on a|sera|est prevue?|debute)(?: prevue?)?|quel jour (?:est|a lieu|c'est|tombe|"
        r"on a)|elle est quand|il est quand|tu sais quand (?:est|a lieu|c'est)",
        "show who": r"qui (?:vient|participe|sera|est|assiste|a accepte|a repondu|sera la|va|est "
        r"invite)(?: la| present[es]*| venir| invite[es]*| dispo)*",
        "show link": r"(?:ou est|donne[z]?|envoie[sz]?|file|filez|passe[z]?|quel est|c'est quoi|"
        r"t'as|tu as|il me faut|je cherche)(?: - moi| - nous| moi| me| le| l'| un)* (?:lien|"
        r"url)(?: (?:de|du|pour|d'))*",
    },
    "es": {
        "next meeting _": r"cual es (?:mi|la) (?:proxima|siguiente) (?:reunion|cita|junta|"
        r"llamada)|(?:mi )?(?:proxima|siguiente) (?:reunion|junta|cita)|que (?:reunion )?(?:sigue|"
        r"viene)(?: ahora| despues)?",
        "nevermind _": r"olvidalo|dejalo|olvida(?:lo| eso| esto)?|da igual|no importa|nada ,? "
        r"?olvidalo|mejor no|dejemoslo|ya no",
        "help _": r"echame una mano|me echas una mano|(?:que|qué) (?:puedes|sabes|puede|haces)(?: "
        r"hacer| tu)*(?: por mi)?|como (?:funcionas|funciona|te uso|se usa|va esto|uso esto)(?: "
        r"esto| este bot)?.*|no (?:te )?entiendo(?: nada| como).*|no entiendo|(?:necesito )?ayuda|"
        r"ayudame|socorro|me puedes ayudar|puedes ayudarme|que comandos.*|(?:para )?que sirves",
        "undo _": r"(?:des(?:haz|hacer|hazlo|haga)(?:lo)?|revierte(?:lo)?|revertir|anula|cancela) "
        r"?(?:eso|esto|lo ultimo|el ultimo cambio|lo anterior|la ultima accion|lo que hic\S+)|"
        r"deshazlo|deshaz|deshacer|vuelve atras|vuelve a como estaba|da marcha atras|dejalo como "
        r"estaba",
        "what do i have": r"que (?:onda con|pasa|se viene)(?= (?:el|hoy|manana|esta))|que (?:mas|"
        r"otra cosa|otras reuniones) (?:hay|tengo)(?: para)?|(?:que|qué) (?:tengo|tenemos|hay|"
        r"toca|me toca|nos toca)(?: programado| agendado| pendiente| en (?:la|mi) agenda| en el "
        r"calendario| de reuniones)*(?: para)?|(?:que|cuales|qué|cuantas) (?:son )?(?:mis |las "
        r")?(?:reuniones|citas|juntas|llamadas|eventos) ?(?:tengo|hay|tenemos|son)?(?: para)?|"
        r"(?:cuales|que|como) (?:son|es|esta|tengo|viene) (?:mis|mi|la|el) (?:reuniones|agenda|"
        r"citas|juntas|dia|calendario|semana)(?: para| de)?|(?:tengo|hay|tenemos) (?:algo|alguna "
        r"(?:reunion|junta|cita)|reuniones|reunion|juntas|junta|citas)(?: programad[oa]s?| "
        r"agendad[oa]s?)?(?: para)?|mis (?:reuniones|juntas|citas)(?: de)?|(?:dame|ensename|"
        r"muestrame|dime|ver) (?:mi|la|el) (?:agenda|calendario|dia)(?: de| para)?",
        "when is": r"(?:(?:para|desde) )?cuando (?:es|sera|tenemos|tengo|toca|empieza|son|fue|cae|"
        r"esta|hay|era|nos reunimos|quedo|comienza)|a que hora (?:es|empieza|tenemos|sera|tengo|"
        r"comienza|toca|son|era|quedo|hay)|(?:que|qué) dia (?:es|sera|tenemos|cae|toca|era)|me "
        r"dices cuando es",
        "show who": r"quien(?:es)? (?:va|van|viene|vienen|asiste|asisten|esta|estan|participa|"
        r"participan|confirmo|ha confirmado|han confirmado)(?: a ir| a venir| confirmados?| "
        r"invitad[oa]s?)*",
        "show link": r"(?:donde esta|pasa(?:me|nos)|manda(?:me|nos)|envia(?:me|nos)|dame|"
        r"comparte(?:me)?|cual es|me (?:pasas|mandas|das|envias)|necesito|tienes|enviame)(?: el| "
        r"la| un)* (?:enlace|link|liga|url)(?: (?:de|del|para|a))*",
    },
    "pt": {
        "next meeting _": r"qual (?:e )?(?:a )?(?:minha )?proxima (?:reuniao|chamada)|(?:minha "
        r")?proxima reuniao|qual (?:e )?a proxima",
        "nevermind _": r"esquec[ea](?: isso)?|deixa(?: (?:pra la|para la|quieto|estar|isso))?|nao "
        r"importa|tanto faz|melhor nao|deixa - o estar",
        "help _": r"o que (?:e que )?(?:voce |tu |vc )?(?:pode|sabe|consegue|faz|sabes|podes|"
        r"fazes)(?: fazer)?(?: por mim)?|como (?:e que )?(?:voce |isso |tu |isto |vc |eu "
        r")?(?:funciona|funcionas|te uso|uso|usar|se usa)(?: isso| isto| voce| este bot)?.*|nao "
        r"(?:percebo|entendo|entendi|percebi).*|(?:preciso de |quero )?ajuda|(?:me )?ajud[ae](?: "
        r"- me| me)?|socorro|pode(?:s)? (?:me )?ajudar(?: - me)?|quais (?:sao )?os comandos.*|"
        r"para que serves",
        "undo _": r"(?:desfaz(?:er)?|desfaca|reverte|anula|cancela)(?: (?:isso|isto|aquilo|o "
        r"ultimo|a ultima|a|alteracao|mudanca|coisa|ai|tudo|que|fiz))+|desfaz|desfazer|desfaca|"
        r"volta(?:r)? atras|volta como (?:era|estava)|deixa como (?:era|estava)",
        "what do i have": r"o que (?:rola|vai ter|esta rolando)(?: de reuniao)?|(?:o )?que (?:e "
        r"que )?(?:eu )?(?:tenho|temos|ha|tem|esta)(?: marcado| agendado| previsto| na agenda| "
        r"pra| para)*|(?:que|quais|quantas)(?: sao)?(?: as)?(?: minhas)? (?:reunioes|compromissos|"
        r"chamadas|eventos)(?: (?:eu )?(?:tenho|ha|temos|tem|sao))?(?: para| pra)?|como (?:esta|"
        r"fica|anda|ta) (?:a |o )?(?:minha |meu )?(?:agenda|dia|semana)(?: para| de| pra)?|(?:eu "
        r")?(?:tenho|ha|temos|tem) (?:alguma? (?:coisa|reuniao|compromisso)|algo|reunioes|reuniao|"
        r"compromissos?)(?: marcad[oa]s?| agendad[oa]s?)?(?: para| pra)?|qual (?:e )?(?:a )?minha "
        r"agenda(?: de| para| pra)?|minhas reunioes(?: de| da| do)?|(?:me )?(?:mostra|mostre|ve|"
        r"diz)(?: - me)? (?:a )?(?:minha )?agenda(?: de| do| da| para)?",
        "when is": r"(?:e )?quando (?:e que )?(?:e|sera|vai ser|temos|comeca|foi|acontece|fica|"
        r"tenho|cai|ficou|esta marcad[oa]|e o|ocorre)|(?:a )?que horas (?:e que )?(?:e|comeca|"
        r"sera|temos|vai ser|fica|tenho|sao|ficou)|(?:em )?que dia (?:e|sera|temos|cai|vai ser|"
        r"fica)|e quando",
        "show who": r"quem (?:vai|vem|participa|esta|confirmou|vao|aceitou|foi convidado)(?: "
        r"participar| estar| vir| a| confirmado| convidado)*",
        "show link": r"(?:onde esta|cade|passa|manda|envia|me (?:manda|passa|envia)|qual e|"
        r"compartilha|preciso do|partilha|tem)(?: - me| me| o| a| - nos)* (?:link|url|"
        r"endereco)(?: (?:da|do|de|para|pra))*",
    },
}
# What belongs to a question for the day and says nothing more, at the end of a line.
AFTER_ASKED: dict[str, str] = {
    "de": r"(?: an| los| geplant| vor| aus| auf dem (?:programm|plan|zettel)| im kalender| so| "
    r"statt| noch| eingetragen| angesetzt| nochmal| alles| denn| eigentlich| zu tun| in meinem "
    r"kalender| \?)+$",
    "fr": r"(?: de prevus?| prevue?s?| au programme| dans (?:mon|l') ?agenda| a l'agenda| deja| "
    r"comme (?:reunions?|rdv)| a faire| \?| exactement)+$",
    "es": r"(?: programad[oa]s?| agendad[oa]s?| en (?:la|mi) agenda| pendientes?| en el "
    r"calendario| \?| exactamente)+$",
    "pt": r"(?: marcad[oa]s?| agendad[oa]s?| na (?:minha )?agenda| previst[oa]s?| mesmo| \?| no "
    r"calendario)+$",
}
# The whole group, as people who are told or reminded.
EVERYBODY: dict[str, str] = {
    "de": r"(?:allen|alle|dem (?:ganzen )?team|das (?:ganze )?team|der gruppe|die gruppe|uns "
    r"allen|uns|den leuten|der runde|die runde|den teilnehmern|die teilnehmer|jedem)",
    "fr": r"(?:a )?(?:tout le monde|(?:toute )?l'equipe|toute l'equipe|tous|nous(?: tous)?|au "
    r"groupe|le groupe|les participants|aux participants|aux autres|les autres)",
    "es": r"(?:a )?(?:todos|todas|todo el (?:equipo|mundo)|al equipo|el equipo|la gente|nosotros|"
    r"los participantes|al grupo|todo mundo|los demas)",
    "pt": r"(?:para |pra |a |ao )?(?:todos|todo mundo|toda a gente|o pessoal|pessoal|a equipe|"
    r"equipe|a equipa|equipa|o time|time|a galera|galera|a gente|o grupo|grupo|nos)",
}
REMINDER = {
    "de": r"(?:eine[n]? |die )?(?:erinnerung(?:en)?|reminder|weckruf)",
    "fr": r"(?:un |une )?(?:rappels?|reminder|alerte|notification)",
    "es": r"(?:un |una )?(?:recordatorios?|aviso|alerta|alarma)",
    "pt": r"(?:um |uma )?(?:lembretes?|aviso|alerta|alarme)",
}
