"""What is said of a meeting or of somebody where an order is meant."""

from __future__ import annotations

from language.words.wordings import Wordings

# Modal verbs in the middle of a line: "le point doit etre decale".
MODALS = Wordings(
    de="""
        muss | musste | mussen | soll | sollte | sollen | kann | konnte | darf | wird
        konnen | sollten | koennte | muesste | mussten | moge | ist zu | kannst du
        konntest du | konnt ihr | bitte
    """,
    fr="""
        [on|tu|vous] (doit|doivent|devrait|devra|peut|pourrait|va|faut|peux|pouvez|pourrais|
            pourriez) [- on] [le|la|les|l'] [etre]
        (est|reste|serait) a
    """,
    es="""
        [lo|la] (debe|deberia|tiene que|tendria que|puede|podria|puedes|podemos|hay que|va a|
            hay que|se puede|podriamos|habria que|necesito que|quiero) [ser|de]
    """,
    pt="""
        (precisa|tem que|tem de|deve|pode|podia|poderia|devia|vai|podes|podemos|vamos|teria que|
            da para|da pra|podemos|quero|pode me|pode - se) [ser]
    """,
)
# It does not take place, so it is to be called off; what is caught is the meeting.
NOT_HELD = Wordings(
    de=r"""
        (fallt|entfallt|findet)<( \S+){0,6}?> (aus|nicht statt)
        entfallt | fallt flach
        (gibt es|gibt's) kein[e|en]
        kein[e|en] | ohne
    """,
    fr="""
        n'(aura|a) pas lieu | tombe a l'eau
        (il n'y a|il y a|y a|on n'a|on a|y'a) pas (de|d')
        pas (de|d') | saute
    """,
    es="""
        no (hay|habra|tenemos|se hace|va a haber|tendremos|hacemos)
        se (cae|cancela|suspende)
        queda (cancelad(o|a)|suspendid(o|a))
        sin
    """,
    pt="""
        nao (ha|tem|havera|vai ter|vai haver|teremos|temos|acontece|vai acontecer)
        cai | fica cancelad(o|a) | sem
    """,
)
# It is no longer wanted, at the beginning of a line; what is caught is the meeting.
NOT_NEEDED = Wordings(
    de=r"""
        <(\S+ ){1,6}?>(brauchen|brauch|brauche|benotigen) (wir|ich) nicht [mehr]
        (wir|ich) (brauchen?|brauch) <(\S+ ){1,6}?>nicht [mehr]
    """,
    fr=r"""
        [on n'a|on a|je n'ai|j'ai|nous n'avons] (plus|pas) besoin (de|du|d')
        laiss\S+ tomber(?= (l(e|a)s?|l'\S+|mon|ma|notre|cette|ce)\b)
    """,
    es=r"""
        [ya] no (va|sera necesari(o|a)|hace falta|necesitamos|necesito|es necesari(o|a)|
            hacen falta)
        olvid\S+ de(?= (el|la|los|las|del) )
    """,
    pt=r"""
        [ja] nao (precisamos|preciso|e preciso|precisa|e necessari(o|a)|
            vai ser precis(o|a)) [mais] [d(a|o|e)s?]
        esquec\S+(?= (o|a|os|as) )
    """,
)
# It was changed already: nobody asks for it here.
REPORTED = Wordings(
    de=r"""
        (wurde|ist|war|sind|wurden)( \S+){0,8} (verschoben|abgesagt|verlegt|gestrichen|vorgezogen|
            storniert)
    """,
    fr="""
        (est|a ete|sont|ont ete|etait|vient d'etre) [deja] (reporte|decale|deplace|annule|
            repousse|avance)e?s?
    """,
    es="""
        (fue|ha sido|se ha|esta|se|quedo) [ya] (movi(o|d(o|a))|aplaz(o|ad(o|a))|cancelo|
            cancelad(o|a)|pospuest(o|a)|reprogramad(o|a)|pospuso|anulad(o|a))
    """,
    pt="""
        (foi|esta|ja foi|foram) [ja] (adiad|remarcad|cancelad|movid|desmarcad|transferid|
            reagendad)(o|a)s?
    """,
)
# What stands before its old time.
INSTEAD = Wordings(
    de="(an)?statt [am|wie geplant am|vom]",
    fr="(au lieu|plutot que|et non) [de|du|d']",
    es="en (vez|lugar) (de|del)",
    pt="(em|ao) (vez|inves) (de|da|do)",
)
# It moves by itself.
GOING = Wordings(
    de="""
        (wandert|rutscht|kommt|geht|zieht um|findet [jetzt|nun|doch] [erst]|ist jetzt|
            ist doch)(?= (auf|erst|doch) )
        (ist|wird) (jetzt|nun|neu) (?=am |um |auf )
    """,
    fr="(passe|glisse|bascule|part|va|se fera|aura lieu plutot)(?= (a|au|en) )",
    es="(pasa|se pasa|se mueve|se cambia|va|se va)(?= (al?|para) )",
    pt="(passa|vai|muda|mudou)(?= (para|pra|pro|pras|a|ao) )",
)
# Behind a length: it moves by so much; what is caught says that it moves forward.
SHIFTED = Wordings(
    de="""
        (<fruher|frueher|eher|nach vorne?|vorher>|spater|spaeter|nach hinten) [bitte]
    """,
    fr="<plus tot|avant> | plus tard | apres",
    es="""
        <mas temprano|antes|mas pronto>
        mas tarde | despues
    """,
    pt="<mais cedo|antes> | mais tarde | depois",
)
# Somebody need not come any more.
LEAVING = Wordings(
    de="(kann|soll|muss|darf|ist|fliegt|geht) [bitte|dann|wieder] raus",
    fr="""
        ne fait plus partie
        (peut|doit|va|veut) (sortir|quitter|etre retiree?|etre enlevee?)
        sort | n'est plus
    """,
    es="""
        (puede|debe|tiene que|quiere) (salir[se]|irse)
        sale
        ya no (esta|va|participa) en
    """,
    pt="""
        (pode|deve|tem que|quer|precisa) sair
        sai
        nao (esta|participa|faz) mais [parte]
    """,
)
# Somebody is to come as well.
JOINING = Wordings(
    de="""
        (soll|muss|sollte|mochte|kommt|will) [bitte]( (auch|noch))+ [mit](?= (zum|zur|ins|in|
            beim) )
    """,
    fr="""
        [aussi] (doit|devrait|peut|va|veut) [aussi|egalement] (venir|etre [la|present]|participer|
            assister)(?= (a|au|aux|dans) )
    """,
    es="""
        [tambien] (tiene que|debe|deberia|puede|va a|quiere) [tambien] (estar|venir|ir|asistir|
            participar)(?= (en|a|al) )
        [tambien] (viene|va|se suma|se une)(?= (a|al) )
    """,
    pt="""
        [tambem] (tem que|deve|precisa|pode|vai|quer) [tambem] (estar|vir|ir|
            participar)(?= (na|no|da|do|a|ao) )
        [tambem] (vem|participa|entra)(?= (na|no|pra|pro) )
    """,
)
