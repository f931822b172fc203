"""How people answer an invitation, and say that they will be late."""

from __future__ import annotations

from language.words.wordings import Wordings

# Tried in this order; what is caught stands for the meeting or the reason as well.
ANSWERS = {
    "no": Wordings(
        de=r"""
            [leider|nein,|sorry,|nee|ne]* [ich|da|das|es|wir]* (kann|konnen|komm|komme|schaff|
                schaffe|schaff's|werde|bin|nehme|pass|passt|klappt) [ich|
                ichs]<( (?!zu|spat|sicher)\S+){0,7}?> nicht(?! (sicher|genau|mehr lange|
                vor)) [dabei|mit|teil|da] [sein|kommen|teilnehmen|dabeisein|mitmachen]
            [ich] (muss|werde|mochte) [leider] <.{0,40}?>(absagen|passen)$
            [ich] sage? [leider] ab
            leider (nein|nicht|ohne mich)
            nein leider | nein danke | nein | nee | nope | no
            [ich] bin [leider] (raus|krank|verhindert|im urlaub|weg|unterwegs|verplant)
            ohne mich
            absage (von mir|meinerseits)
            ich bin [da] [leider] (raus|weg)
            (muss|ich muss) [leider] passen
            keine zeit | ich habe keine zeit | hab keine zeit
        """,
        fr="""
            [non,|desolee?,|ah,|malheureusement,|helas,]* ((je |j' ?|on |nous )?(ne )?(peux|
                pourrai|pourrais|viens|serai|suis|participe|viendrai|participerai|assisterai|vais|
                pouvons|peut|pourrons) [malheureusement] pas(?! (sure?|certaine?|
                en retard)) [pouvoir|etre] [la|presente?|dispo[nible]|libre|des notres])
            [je] n'(y )?(serai|irai|assisterai|suis) pas [la]
            j'y (serai|vais) pas | impossible [pour moi] | sans moi
            [je] (decline|refuse) [l'invitation]
            je passe [mon tour]
            (je (suis|serai) |)(absente?|indisponible|prise?|out|malade)(?= |$)
            je dois (annuler|decliner)(?=/)
            pas pour moi
            [je (suis|serai)] pas (dispo[nible]|libre)
            [desolee?,] [j'ai] un (empechement|contretemps|conflit|autre rendez - vous)
            [desolee?,] empechement
            [ne] comptez? pas sur moi | je (seche|zappe)
            ca [ne] (va|sera|le fait) pas [etre] [possible] [pour moi]
            non merci | non | nope
        """,
        es=r"""
            [lo siento,|perdon,|uy,|lamentablemente,|no,|disculpa,]* no [me|nos|les|os] (puedo|
                podre|podria|voy|ire|asistire|estare|es posible|sera posible|viene bien|va bien|
                podemos|cuenten conmigo|cuentes conmigo|conteis conmigo|alcanzo|participo|
                participare|consigo|da tiempo|acepto|asisto) [a] [poder|ir|asistir|llegar|
                participar|acudir|estar|unirme|conectarme]*
            (me es |me resulta |)imposible [ir|asistir|para mi]
            conmigo no (cuent\S+|contéis|conteis)
            [yo] paso(?=/| de) | rechazo | declino | lo siento, no
            estoy (fuera|de baja|de vacaciones|ocupad(o|a))
            sin mi | no | nop | tampoco | me bajo
        """,
        pt="""
            [infelizmente,|desculpe?,|desculpa,|nao,|poxa,|lamento,]* [eu] nao [me] (posso|vou|
                poderei|consigo|irei|estarei|da|vai dar|participo|participarei|vou poder|
                vou conseguir|contem? comigo|e possivel|vai ser possivel|rola|conseguirei|aceito|
                compareco) [poder|conseguir|ir|participar|comparecer|estar|pra mim|para mim|la|
                presente]*
            [eu] (to|estou|tou|estarei) (fora|doente|de ferias|indisponivel|ausente|ocupad(o|a))
            sem mim | recuso | infelizmente nao | passo(?=/)
            impossivel [pra mim|para mim]
            tenho [um] conflito | nao | nop | dessa vez nao
            vou ter (que|de) (recusar|faltar)
            vou faltar
        """,
    ),
    "maybe": Wordings(
        de=r"""
            vielleicht | eventuell | evtl \.? | mal (sehen|schauen|gucken) | kann sein
            [ich] weiss [ich|es|das] [leider] noch nicht [genau]
            unter vorbehalt | weiss [ich] nicht [genau]
            [ich] bin [mir] [noch] (nicht sicher|unsicher)
            schauen wir mal | unsicher
            ich versuch(e|s)? [es] [zu kommen]
            versuche zu kommen | moglicherweise | noch (unklar|offen)
            ich (muss|schau) [erst] mal schauen
            jein | wahrscheinlich [schon|ja]
        """,
        fr="""
            peut - etre | ptet | pt - etre | p't'etre
            [je [ne] suis] pas (sure?|certaine?)
            (je (ne )?|j')sais pas [encore]
            a voir
            je [vais|te|vous] (voir|redis|dirai|confirme plus tard|dis) [ca]
            on verra | je vais essayer | j'essaie | sous reserve | eventuellement
            ca depend | probablement | possible | je vais voir | faut voir
        """,
        es="""
            tal vez | quizas? | a lo mejor | puede ser | puede que [vaya|si]
            no [lo] se [si .*|aun|todavia]
            aun no [lo] se | todavia no [lo] se | no estoy segur(o|a) | depende
            (ya|luego|despues) (te|os|les) (digo|aviso|confirmo)
            por confirmar | ya veremos | a ver [si puedo] | posiblemente | igual (voy|si)
            [lo] intentare [ir] | lo intento | probablemente | capaz | en duda
        """,
        pt="""
            talvez | quem sabe
            [eu] [ainda] nao sei [ainda|se .*]
            nao tenho certeza | depende | pode ser [que sim] | a confirmar
            vou (ver|tentar) [ir|estar]
            acho que (sim|vou|consigo|da)
            provavelmente | se calhar
            depois [te|vos|eu] (digo|confirmo|aviso)
            estou em duvida | tentarei | possivelmente | nao estou cert(o|a)
            logo (vejo|digo)
        """,
    ),
    "yes": Wordings(
        de=r"""
            [ich] bin<( (?!nicht|raus|krank|leider)\S+){0,5}> dabei
            [ja,|klar,|super,|gerne?,|ok,]* [ich] (bin|ware) [gerne?|auch|naturlich|mit|
                auf jeden fall|am \S+|morgen|heute]* (dabei|am start|da(?=/| beim| zum| zur))
            [ich] (komme?|nehme) [gerne?|auch|natürlich|mit|teil]* (?=/|zum|zur|an|teil|
                dazu)[teil]
            [das] passt [fur mich|mir|gut|bei mir|perfekt]*
            geht klar
            [ich] sage? <(\S+ ){0,4}?>zu(?=/)
            zusage | zugesagt | klar [doch] | gerne? | in ordnung | einverstanden
            auf jeden fall | naturlich | jawohl | jo | jep | jup | ja [gerne?|klar|ok]
            ok (?=fur|zum|zur) | okay | steht bei mir | nehme ich wahr | abgemacht
            selbstverstandlich | [ich] nehme gerne? teil
        """,
        fr="""
            (oui|ouais|yes) [oui|merci|avec plaisir|bien sur|je viens|je serai la|volontiers|ok]*
            [c'est] (ok|bon|parfait|d'accord) [pour (moi|nous)](?=/| pour)
            (ca|cela) [me|nous] (va|convient|marche|roule) [bien|tres bien|
                parfaitement] [pour moi]
            je (viens|viendrai|serai la|serai presente?|participe|participerai|suis la|
                suis partante?|suis dispo|suis ok|confirme [(ma|ta) (presence|venue|
                participation)]|prends|vais venir|serai des votres|suis d'accord|suis presente?)
            j'y (serai|vais|assisterai)
            j'(accepte|en suis|arrive)(?=/| l| pour)
            comptez? sur moi | volontiers | presente? | avec plaisir | partante?
            bien sur | ca marche | carrement | entendu | nickel
            (vous pouvez|tu peux) compter sur moi
            d'acc
        """,
        es=r"""
            (si|claro|vale|perfecto|genial|listo|ok|va|dale), (?=ahi|alli|voy|cuenta|ire|
                me apunto|confirm|asist|estare|acepto|alla)(ahi estare|alli estare|voy|ire|
                me apunto|confirmo|asistire|estare|alla estare|acepto|cuent\S+ conmigo)
            (si|claro) [si|que si|por supuesto|claro|puedo|voy|ire|gracias]*
            vale | de acuerdo
            (ahi|alli|alla) (estare|estaremos|voy|nos vemos)
            [yo] voy [a (ir|estar|asistir)](?=/| a| seguro| al)
            ire | asistire | asisto
            confirmo [[mi] (asistencia|presencia|participacion)]
            confirmad(o|a) | cont(ad|ar) conmigo | cuent\S+ conmigo
            puedes contar conmigo | me apunto | acepto | por supuesto
            me (viene|va|queda) (bien|perfecto)
            dale | si puedo | puedo (ir|asistir) | me sumo
            estare (ahi|alli|alla|presente)
            participo | participare | presente | me parece bien | sip | ok (?=para|a|con)
            claro que si | encantad(o|a) | hecho | va que va | jalo
        """,
        pt="""
            (sim|claro|com certeza|ok|beleza|show|otimo|perfeito), [vou|claro|com certeza|
                estarei la|conta comigo|confirmo|eu vou|
                pode contar]*(?=/| para| ao| a | na | no | pr)
            [eu] (vou|topo) [sim](?=/| sim| ao? | na | no | pr)
            vou estar (la|presente|ai)
            [la] estarei [la|presente|ai]
            confirm(o|ad(o|a)) [[a] [minha] (presenca|participacao)]
            [podem?] cont(a|e|em|ar) [la|ai] comigo
            aceito | [eu] participo | vou participar
            [eu] (to|tou|estou) (dentro|nessa|confirmad(o|a))
            combinado | fechado | presente
            por mim (ok|tudo bem|pode ser|esta bem)
            tudo (certo|bem) [(pra|para) mim]
            bora(?=/) | eu quero participar | serve - me | da pra mim | marco presenca
            com prazer | la estou
        """,
    ),
}
# Held against the whole line: somebody comes, and comes too late.
LATE = Wordings(
    de=r"""
        [ich] (bin|komme) [erst] in \d+ (min|minuten)
        (?=.*\b(ich|bin|komm|komme|mich|werde|schaff|schaffe|brauch|brauche|bei mir|verspatung|
            wird)\b).*\b(verspate\S*|verspatung|spater|zu spat|spater dran|etwas spat|
            nach(?=$))(?! (anfangen|beginnen|starten))
    """,
    fr=r"""
        (?=.*\b(je|j'ai|j'aurai|j'arrive|j'arriverai|suis|serai|on|nous|retard de|
            petit retard)\b).*\b(retard|a la bourre|j'arrive [,] [dans] \d+|commencez sans moi)
    """,
    es=r"""
        .*\b(llego|llegare|estoy ahi) en \d+
        (?=.*\b(llego|llegare|voy|estoy|me|tendre|tengo|estare|empiecen|empezad|tardo|tardare|
            llegaremos|entro|minutos)\b).*\b(llego|llegare|llegando|llegar|voy|entro) .*(tarde|
            retraso|atrasad(o|a)|retrasad(o|a)|demora)
        .*\b(me (retraso|retrasare|demoro|atraso|tardo)|(empiecen|empezad|empezar) sin mi|tardo|
            tardare|con retraso|minutos (tarde|de retraso)|se me hace tarde)
    """,
    pt=r"""
        .*\b(chego|estarei ai|to ai) em \d+
        .*\b((chego|chegar|chegarei|chegando|entro|vou|estou|to|tou)( \S+){0,5} (atrasad(o|a)s?|
            tarde|atraso)|me atras\S+|vou atrasar|atraso( de| uns| \d)|atrasad(o|a)|atrasar - me|
            comecem? sem mim|comecar sem mim)
    """,
)
