"""What stands before an order, a wish or a question, and around it."""

from __future__ import annotations

from language.words.wordings import Wordings

# Courtesies that may stand anywhere.
FILLERS = Wordings(
    de="""
        bitte [sehr|schon] | mal | doch | netterweise | freundlicherweise
        wenn [es] (moglich|geht) | falls moglich | wenn's geht | sei so gut [und]
    """,
    fr="""
        s'il (te|vous) plait | stp | svp | si [c'est] possible | si tu (peux|veux)
        si vous (pouvez|voulez) | gentiment | tout a l'heure
    """,
    es="""
        por favor | porfa | porfavor | porfis | si es posible | si puedes
        si se puede | por fa | plis | xfa | cuando puedas | ¿ | ¡
    """,
    pt="""
        por favor | se faz favor | faz favor | sff | se possivel | se puder[es]
        por gentileza | pfv | pf | por obsequio | se der | pfvr | quando puder[es]
    """,
)
# What opens an order or a wish.
OPENINGS = Wordings(
    de=r"""
        (hallo|hi|hey|moin|servus|guten (tag|morgen|abend)|liebe(r|s)?) [zusammen|alle|team|leute|
            bot] [\,|!|\.]
        (konn(te?|ten|t|tet|test|en)|kann[st]|konntest|wollen|wollt|willst|wurdest|wurden|wurde|
            durfen|sollen|sollten|mussen|lass[t|en]|darf|magst|mag) (wir|du|ihr|sie|man|ich|uns|
            jemand) [uns|mir|dich|euch]
        koennten? (wir|sie|du) [uns|mir]
        (ich|wir) (mochten?|moechten?|will|wollen|wollten?|wurden?|mussen?|muss|mussten|hatten?|
            haetten?|brauchen?|brauchten?|brauchten|braeuchten?|sollten|konnten|
            koennten) [gerne?] [bitte]
        (ware|ist|waere) es (moglich|machbar|okay|ok|denkbar),
        (geht|ginge) es, | [ich] bitte um | ich brauch | brauche?n? | brauchte
        braeuchte | brauchten | wir wollen uns
        denkt? [bitte] (daran|dran) ,
        vergiss [bitte] nicht , | lass[t|en] (uns|sie uns) | wie ware es mit
        wie waere es mit | wie war's mit | wir treffen uns | treffen wir uns
        wir sehen uns | sehen wir uns | also | so | super | ok | okay | ah | ach | oh
        sorry | mist | leute | dann | und | noch | neuer | neue | neues | neuen
    """,
    fr=r"""
        (bonjour|salut|coucou|hello|bonsoir|hey) [a tous|a toutes|l'equipe|le bot|
            tout le monde] [\,|!|\.]
        (est - ce (que |qu')|est ce (que |qu')|est - ce qu' ?)?((tu|vous|on|nous|j'|je|
            il) )?(peux|peut|pouvez|pouvons|pourrais|pourrait|pourriez|pourrions|veux|voulez|
            voudrais|voudriez|voudrait|souhaite|souhaiterais|souhaitons|souhaiterait|dois|doit|
            devons|devrait|devrions|vais|va|allons|veut|puis|sais|
            savez) [- (tu|vous|on|nous|je|t - on)] [nous|me|m'|te|vous|se]
        est - ce que
        est - ce qu'on (peut|pourrait) [se]
        qu'on (peut|pourrait) | j'aimerais [bien] | on aimerait | je souhaite
        merci de | merci(?= d') | veuillez | veuille | je propose (de|qu'on|que)
        (ce|ca) serait (bien|top|super|cool|sympa|mieux|ideal|parfait|genial) (de|d'|qu'on|si on)
        (auriez - vous|aurais - tu) (la gentillesse|l'amabilite) (de|d')
        ca m'arrangerait (de|d'|qu'on) | je prefererais | on ferait mieux (de|d')
        je propose(?= d') | il faut [qu'on] | il faudrait | faut | faudrait
        (serait|est) - il possible (de|d')
        (c'est|ce serait|ca serait|est - ce|est - ce que c'est) possible (de|d')
        possible de
        [j'ai|on a|nous avons|j'aurais] besoin (de|d'une?|d')
        il me (faut|faudrait) | il nous (faut|faudrait) | priere de | pense a
        pensez a | n'oublie pas de | n'oubliez pas de | tu pourrais | ca (te|vous) dit
        on se (retrouve|rejoint|reunit|cale|capte|parle|appelle)
        on se voit | on se fait | on fait | se voir | qu'on se voie | j'ai | ok
        d'accord | alors | du coup | donc | hep | ah | oh | euh | zut | desole(e|s)?
        bon | et
        [se|nous] (parler|discuter|echanger)(?= avec)
        se (voir|parler) | qu'on se (parle|voie|voit)
    """,
    es=r"""
        (hola|buenas|buenos dias|buenas tardes|hey|ey) [a todos|equipo|bot|chicos] [\,|!|\.]
        oye [bot] | che | oiga | mira | bueno | vale | ok | venga | ah | ay | uy
        perdon | perdona | disculpa
        [me|nos|lo|la|se] (puedes|puede|pueden|podeis|podrias|podria|podrian|podriais|podemos|
            podriamos|quieres|quiere|pudieras|podes)
        [yo] (quiero|queria|quisiera|necesito|necesitamos|necesitaria|querria|queremos|deseo|debo|
            debemos|deberiamos|me gustaria|nos gustaria|requiero) [que]
        (tengo|tenemos) que | propongo [que] | sugiero [que] | hay que | habria que
        habra que | voy a | vamos a
        (te|le|os|les) (pido|ruego|agradeceria|agradezco) [que]
        favor de | (haz[me]|haga) el favor de | (es|seria|sera) posible
        a ver si [podemos] | hace falta
        (que tal|como ves|que te parece|os parece|y) si
        no [te] olvides [de] | recuerda que hay que | que(?= (me|nos) ) | nos vemos
        quedamos | nos juntamos | nos reunimos | nos conectamos | me conecto | mejor
        bot | y | entonces | pues | urgente | se
        (hablar|platicar|charlar|conversar|ver(me|nos)|reunir(me|nos))(?= con)
        vernos | reunirnos
    """,
    pt=r"""
        (oi|ola|bom dia|boa tarde|boa noite|e ai|fala(?= (pessoal|gente|galera|time|ai) (\,|
            !))) [pessoal|gente|time|bot|galera|a todos] [\,|!|\.]
        opa | olha | bom | bem | ok | ah | poxa | gente | pessoal | desculpa
        desculpe | ta
        [voce|vc|tu|a gente|nos] [me] (pode|podes|poderia|poderias|podem|podemos|podiamos|
            poderiamos|podia|podias|consegue|consegues|daria|quer|queres) [me|nos|a gente|voce|vc]
        [sera que] (da|daria) (para|pra) [voce|vc|a gente|nos]
        [eu] (quero|queria|gostaria de|gostava de|gostariamos de|preciso de|preciso|precisamos de|
            precisamos|precisava de|precisava|necessito de|necessito|necessitamos de|desejo|
            queremos|devemos|adoraria) [que]
        (tenho|temos|tem|ha) (que|de)
        [eu] vou | vamos [nos] | vamo | proponho [que] | sugiro [que] | bora [la]
        (e|seria|sera) possivel | sera que | favor | faca o favor de | faz o favor de
        a gente (precisa|tem que|devia)
        tem (como|jeito de) | que tal | nao [te] esquec\S+ de | peco [que]
        agradeco se | agradecia que | mais uma coisa | nos vemos | encontramo - nos
        e | entao | ai | por gentileza | melhor
        (falar|conversar|bater um papo)(?= com)
        [me|nos|se] (reunir|encontrar)(?= com)
        se (reunir|falar|ver)
    """,
)
# Who does it, before the verb.
SUBJECTS = Wordings(
    de="wir | ich",
    fr="(on|nous|je|tu|vous|qu'on) [me|se|nous|te|lui]",
    es="yo | nosotros | se | me",
    pt="eu | nos | a gente | me | se",
)
