"""How people ask the bot, as the English words that stand for it."""

from __future__ import annotations

from language.words.wordings import Wordings

# Set phrases: a line says one of them and nothing else.
SET_PHRASES = {
    "next meeting": Wordings(
        de="""
            was (ist|kommt) [mein|das|als] nachste(r|s)? [termin|meeting|besprechung]
            [mein|meine] nachste(r|s)? (termin|meeting|besprechung)
            welche(r|s)? (termin|meeting) (ist|kommt) als nachste(r|s)?
        """,
        fr="""
            (quelle?|c'est quoi) [est] (ma|mon|la|le) prochaine? (reunion|rdv|rendez-vous|meeting)
            [ma|la|mon] prochaine? (reunion|rdv|rendez-vous)
        """,
        es="""
            cual es (mi|la) (proxima|siguiente) (reunion|cita|junta|llamada)
            [mi] (proxima|siguiente) (reunion|junta|cita)
            que [reunion] (sigue|viene) [ahora|despues]
        """,
        pt="""
            qual [e] [a] [minha] proxima (reuniao|chamada)
            [minha] proxima reuniao | qual [e] a proxima
        """,
    ),
    "nevermind": Wordings(
        de="""
            vergiss (es|das) | egal | lass [es] gut sein | schon gut | [ach] doch nicht
            lass (es|mal|stecken) | nicht so wichtig | hat sich erledigt
        """,
        fr="""
            laisse tomber | laissez tomber | oublie(s|z)? [ca] | tant pis | non rien
            laisse [beton]
            c'est (bon|pas grave) [laisse]
            peu importe | finalement non
        """,
        es="""
            olvidalo | dejalo | olvida(lo| eso| esto)? | da igual | no importa
            nada, olvidalo | mejor no | dejemoslo | ya no
        """,
        pt="""
            esquec(e|a) [isso]
            deixa [pra la|para la|quieto|estar|isso]
            nao importa | tanto faz | melhor nao | deixa - o estar
        """,
    ),
    "help": Wordings(
        de=r"""
            was (kannst|konnen|machst) (du|sie) [alles|so|denn|eigentlich|fur mich]* [tun|machen]
            wie (funktioniert|funktionierst|geht|bedient|benutz\S+) [man|das|du|ich|der bot|hier|
                dich]*
            ich (versteh|verstehe|check|kapier\S*) (das|es|hier|gar)? [nur|hier|alles]* ?(nicht|
                nichts|nur bahnhof)
            [ich] brauche? [mal] hilfe | hilf (mir|uns) | kannst du mir helfen
            kann ich hilfe (haben|bekommen)
            welche befehle (gibt es|kennst du|hast du)
            was fur befehle.* | hilfe
        """,
        fr="""
            (que|qu'est - ce que?|qu'est ce que|tu|vous) [tu|vous] [-] [tu|vous] ?(sais|savez|
                peux|pouvez) [- tu|- vous] faire.*
            comment (ca|tu|cela|vous|est - ce que|ce bot|le bot|t'|on t'|faire|utiliser).*[marche|
                marches|fonctionne|fonctionnes|utilise|sers|fait|parle|faire]
            tu (sers a|fais|sais faire) quoi
            je (ne |n'|n'y )?(comprends|pige) (rien|pas).*
            j'y comprends rien.* | [j'ai] besoin d'aide | aide( - moi| moi) | au secours
            (peux - tu|tu peux|pouvez - vous) m'aider
            aide | a quoi tu sers | a quoi sers - tu | mode d'emploi
            quelles sont les commandes.*
        """,
        es="""
            echame una mano | me echas una mano
            (que|qué) (puedes|sabes|puede|haces) [hacer|tu]* [por mi]
            como (funcionas|funciona|te uso|se usa|va esto|uso esto) [esto|este bot].*
            no [te] entiendo( nada| como).*
            no entiendo | [necesito] ayuda | ayudame | socorro | me puedes ayudar
            puedes ayudarme | que comandos.* | [para] que sirves
        """,
        pt="""
            o que [e que] [voce|tu|vc] (pode|sabe|consegue|faz|sabes|podes|
                fazes) [fazer] [por mim]
            como [e que] [voce|isso|tu|isto|vc|eu] (funciona|funcionas|te uso|uso|usar|
                se usa) [isso|isto|voce|este bot].*
            nao (percebo|entendo|entendi|percebi).*
            [preciso de|quero] ajuda | [me] ajud(a|e) [- me|me] | socorro
            podes? [me] ajudar [- me] | quais [sao] os comandos.* | para que serves
        """,
    ),
    "undo": Wordings(
        de="""
            (mach|mache|machen sie) (das|es|die letzte anderung|
                den letzten schritt) [wieder] (ruckgangig|rueckgangig)
            [das] [wieder] ruckgangig [machen]
            nimm (das|es) [wieder] zuruck
            doch nicht [, zuruck|zuruck]
            zurucknehmen
            (mach|mache) die letzte anderung ruckgangig
        """,
        fr=r"""
            annul\S* (ca|cela|tout ca|la derniere (action|modif\S*|commande)|ma derniere \S+|
                ce que (tu|je|vous) .*)
            reviens? en arriere | retour arriere
            remets comme (avant|c'etait)
            defais (ca|cela)
        """,
        es=r"""
            (des(haz|hacer|hazlo|haga)[lo]|revierte[lo]|revertir|anula|cancela) ?(eso|esto|
                lo ultimo|el ultimo cambio|lo anterior|la ultima accion|lo que hic\S+)
            deshazlo | deshaz | deshacer | vuelve atras | vuelve a como estaba
            da marcha atras | dejalo como estaba
        """,
        pt="""
            (desfaz[er]|desfaca|reverte|anula|cancela)( (isso|isto|aquilo|o ultimo|a ultima|a|
                alteracao|mudanca|coisa|ai|tudo|que|fiz))+
            desfaz | desfazer | desfaca | voltar? atras | volta como (era|estava)
            deixa como (era|estava)
        """,
    ),
}
# Questions that a day, a meeting or a person goes with; a caught day belongs to them.
ASKED = {
    "what do i have": Wordings(
        de=r"""
            was (steht|liegt|habe?|haben|hab|hatte|gibt|ist|erwartet|kommt|lauft|geht) [es|ich|
                wir|mich|uns|denn|alles|bei mir|bei uns|in meinem kalender|so]*
            welche(r|n)? (meetings?|termine?|besprechungen|calls?) [habe?|haben|stehen|sind|gibt|
                hab] [es|ich|wir]*
            (habe?|haben|hab) (ich|wir)<( \S+){0,4}?> ([einen|noch|irgendwelche|was|
                etwas] (termine?|meetings?|calls?|besprechungen)|was|etwas|irgendwas)
            (gibt es|gibt's)<( \S+){0,3}?> (termine|meetings|was)
            wie sieht (mein|der|die|unser|meine) (tag|kalender|woche|terminkalender|
                agenda)( \S+){0,4}? ?(?=aus|am|heute|morgen|nachste|diese)
            steht<( \S+){0,3}> (was|etwas|noch was|irgendwas)
            was fur termine (habe|hab) ich
            wie ?viele (termine|meetings|besprechungen) (habe|hab|haben) (ich|wir)
            bin ich<( \S+){0,4}?> (frei|verfugbar)
            meine (termine|meetings|besprechungen)
            zeig[e|en sie] [mir|uns] [bitte] (meinen (tag|kalender))
        """,
        fr="""
            ce (que j'ai|qu'il y a|qu'on a) [de prevu]
            qu'est - ce qui (est prevu|m'attend)
            ca donne quoi [mon agenda|mes reunions]
            quel[le] est (mon|ma|le|la|notre|l') ?(programme|agenda|planning|journee) [de|pour|d']
            (qu'est - ce que?|qu'est ce que?|que|qu'est - ce qu'|
                qu'est - ce)( (j'ai|on a|nous avons|ai - je|avons - nous|tu as|qu'on a|que j'ai|
                qu'il y a|il y a|y a - t - il|qui est|c'est))+ [comme (reunions?|
                rdv)] [de] [prevue?s?]
            qu'est - ce qu'il y a [de prevu]
            qu'est - ce que j'ai [de prevu]
            qu'est - ce qu'on a [de prevu]
            qu'est - ce qui (est prevu|m'attend)
            qu'ai - je
            (j'ai|on a|y a|il y a) quoi [de prevu|comme (reunions?|rdv)]
            quoi de prevu
            c'est quoi (le programme|mon agenda|mes reunions|l'agenda|mon planning|la suite) [de|
                pour]
            quelles? [sont] [mes|les|nos] (reunions?|rdv|rendez - vous) [[est - ce que] (j'ai|
                ai - je|on a|avons - nous|nous avons|y a - t - il|sont prevues)]
            quels? [sont] [mes|les|nos] (rdv|rendez - vous|meetings|points|creneaux) [j'ai|
                ai - je|on a]
            combien de (reunions?|rdv|rendez - vous|points) [j'ai|ai - je|on a|a - t - on]
            suis - je (libre|dispo[nible]|prise?|occupee?)
            est - ce que je suis (libre|dispo[nible]|prise?|occupee?)
            (est - ce que |est - ce qu')?(j'ai|on a|ai - je|a - t - on|avons - nous|il y a|
                y a - t - il) (des reunions?|une reunion|un (rdv|rendez - vous)|quelque chose|
                des (rdv|rendez - vous))
            (mon|le) (programme|planning|agenda) (de|d'|du|pour)
            mes (reunions|rdv|rendez - vous)
            (donne|montre|affiche)z? - (moi|nous) (mon|le|l') ?(agenda|programme|planning) [de|d'|
                du|pour]
        """,
        es=r"""
            que (onda con|pasa|se viene)(?= (el|hoy|manana|esta))
            que (mas|otra cosa|otras reuniones) (hay|tengo) [para]
            (que|qué) (tengo|tenemos|hay|toca|me toca|nos toca) [programado|agendado|pendiente|
                en (la|mi) agenda|en el calendario|de reuniones]* [para]
            (que|cuales|qué|cuantas) [son] [mis|las] (reuniones|citas|juntas|llamadas|
                eventos) ?[tengo|hay|tenemos|son] [para]
            (cuales|que|como) (son|es|esta|tengo|viene) (mis|mi|la|el) (reuniones|agenda|citas|
                juntas|dia|calendario|semana) [para|de]
            (tengo|hay|tenemos) (algo|alguna (reunion|junta|cita)|reuniones|reunion|juntas|junta|
                citas) [programad(o|a)s?|agendad(o|a)s?] [para]
            mis (reuniones|juntas|citas) [de]
            estoy (libre|disponible)(?= .*\?)
            (dame|ensename|muestrame|dime|ver) (mi|la|el) (agenda|calendario|dia) [de|para]
        """,
        pt=r"""
            o que (rola|vai ter|esta rolando) [de reuniao]
            [o] que [e que] [eu] (tenho|temos|ha|tem|esta) [marcado|agendado|previsto|na agenda|
                pra|para]*
            (que|quais|quantas) [sao] [as] [minhas] (reunioes|compromissos|chamadas|
                eventos) [[eu] (tenho|ha|temos|tem|sao)] [para|pra]
            como (esta|fica|anda|ta) [a|o] [minha|meu] (agenda|dia|semana) [para|de|pra]
            [eu] (tenho|ha|temos|tem) (alguma? (coisa|reuniao|compromisso)|algo|reunioes|reuniao|
                compromissos?) [marcad(o|a)s?|agendad(o|a)s?] [para|pra]
            qual [e] [a] minha agenda [de|para|pra]
            minhas reunioes [de|da|do]
            (estou|to|tou) (livre|disponivel)(?= .*\?)
            [me] (mostra|mostre|ve|diz) [- me] [a] [minha] agenda [de|do|da|para]
        """,
    ),
    "when is": Wordings(
        de="""
            wann (ist|findet|war|beginnt|startet|fangt|haben wir|habe ich|treffen wir uns|lauft|
                geht|sind|hab ich|steht|kommt|machen wir|ware) [nochmal|noch mal|denn|noch|
                eigentlich]*
            um wie ?viel uhr (ist|beginnt|startet|findet|fangt|haben wir)
            an welchem tag (ist|findet)
            welchen tag ist | wann genau ist
            (weisst|weiss) (du|jemand) wann
        """,
        fr="""
            quand est - ce (qu'on|que l'on|que nous) (voit|a|fait|voyons|avons|se voit avec)
            (c'est|est|ce sera|c'etait) (quand|a quelle heure|quel jour|quand deja) [deja]
            quand (est - ce que|est - ce qu'|est|a lieu|c'est|commence|se tient|aura lieu|tombe|
                a - t - on|on a|aura - t - on|sera|demarre|sont) [on a|a lieu|commence|c'est|
                est prevue?|prevue?]
            a quelle heure (est|a lieu|c'est|commence|demarre|on a|sera|est prevue?|
                debute) [prevue?]
            quel jour (est|a lieu|c'est|tombe|on a)
            elle est quand | il est quand
            tu sais quand (est|a lieu|c'est)
        """,
        es="""
            [para|desde] cuando (es|sera|tenemos|tengo|toca|empieza|son|fue|cae|esta|hay|era|
                nos reunimos|quedo|comienza)
            a que hora (es|empieza|tenemos|sera|tengo|comienza|toca|son|era|quedo|hay)
            (que|qué) dia (es|sera|tenemos|cae|toca|era)
            me dices cuando es
        """,
        pt="""
            [e] quando [e que] (e|sera|vai ser|temos|comeca|foi|acontece|fica|tenho|cai|ficou|
                esta marcad(o|a)|e o|ocorre)
            [a] que horas [e que] (e|comeca|sera|temos|vai ser|fica|tenho|sao|ficou)
            [em] que dia (e|sera|temos|cai|vai ser|fica)
            e quando
        """,
    ),
    "show who": Wordings(
        de="""
            wer (kommt|ist|nimmt|war|hat) [alles|denn]* [dabei|teil|zugesagt|abgesagt|eingeladen]*
        """,
        fr="""
            qui (vient|participe|sera|est|assiste|a accepte|a repondu|sera la|va|est invite) [la|
                present(e|s)*|venir|invite(e|s)*|dispo]*
        """,
        es="""
            quien[es] (va|van|viene|vienen|asiste|asisten|esta|estan|participa|participan|
                confirmo|ha confirmado|han confirmado) [a ir|a venir|confirmados?|invitad(o|a)s?]*
        """,
        pt="""
            quem (vai|vem|participa|esta|confirmou|vao|aceitou|foi convidado) [participar|estar|
                vir|a|confirmado|convidado]*
        """,
    ),
    "show link": Wordings(
        de=r"""
            (wo ist|schick\S*|gib|gebt|hast du|habt ihr|kann ich|ich brauche) [mir|uns|bitte|mal|
                den|der|einen|kurz]* (link|einwahllink|meetinglink|webexlink|
                einwahldaten) [haben] [zum|zur|fur|vom|zu]
        """,
        fr="""
            (ou est|donnez?|envoie(s|z)?|file|filez|passez?|quel est|c'est quoi|t'as|tu as|
                il me faut|je cherche) [- moi|- nous|moi|me|le|l'|un]* (lien|url) [de|du|pour|d']*
            [tu|vous] (peux|pouvez|pourrais|pourriez) [- tu|- vous] (m'|me |nous )?(envoyer|donner|
                passer|filer|partager|transmettre) [le|l'|un] (lien|url) [de|du|pour|d']*
        """,
        es="""
            (donde esta|pasa(me|nos)|manda(me|nos)|envia(me|nos)|dame|comparte[me]|cual es|
                me (pasas|mandas|das|envias)|necesito|tienes|enviame) [el|la|un]* (enlace|link|
                liga|url) [de|del|para|a]*
        """,
        pt="""
            (onde esta|cade|passa|manda|envia|me (manda|passa|envia)|qual e|compartilha|
                preciso do|partilha|tem) [- me|me|o|a|- nos]* (link|url|endereco) [da|do|de|para|
                pra]*
        """,
    ),
}
# What belongs to such a question and says nothing more, at the end of a line.
AFTER_ASKED = Wordings(
    de=r"""
        an | los | geplant | vor | aus
        auf dem (programm|plan|zettel)
        im kalender | so | statt | noch | eingetragen | angesetzt | nochmal | alles
        denn | eigentlich | zu tun | in meinem kalender | \?
    """,
    fr=r"""
        de prevus? | prevue?s? | au programme | dans (mon|l') ?agenda | a l'agenda
        deja | comme (reunions?|rdv) | a faire | \? | exactement
    """,
    es=r"""
        programad(o|a)s? | agendad(o|a)s? | en (la|mi) agenda | pendientes?
        en el calendario | \? | exactamente
    """,
    pt=r"""
        marcad(o|a)s? | agendad(o|a)s? | na [minha] agenda | previst(o|a)s? | mesmo
        \? | no calendario
    """,
)
# Said before a question.
TELL_ME = Wordings(
    de="""
        (sag|sage|sagen sie|verrat|zeig) [mir|uns] [bitte|mal] ,
        (kannst|konntest) du mir [bitte] sagen ,
        (weisst|weiss) (du|jemand) ,
        hey ,
    """,
    fr="""
        (dis|dites) - (moi|nous)
        (tu|vous) (sais|savez|peux me dire|pouvez me dire)
        rappelle - moi | tu peux me (dire|rappeler) | peux - tu me dire
    """,
    es="""
        dime | dinos | decime | digame
        (me|nos) (dices|puedes decir|recuerdas)
        sabes | alguien sabe | y
    """,
    pt="""
        me (diz|diga|fala|lembra) | diz - me
        [voce|vc] sabes? [me dizer]
        pode me dizer | e
    """,
)
# Whether a meeting still takes place; what is caught is the meeting.
STILL = Wordings(
    de=r"(ist|findet|bleibt|steht)<( \S+){1,4}?> [immer] (noch|weiterhin)",
    fr="""
        (est|a|reste|tient) [- (elle|il)] (toujours|encore|bien) [prevue?|maintenue?|lieu|bon]
    """,
    es="""
        sigue (en pie|siendo|programada)
        se mantiene | sigue(?= (el|la) )
    """,
    pt="""
        (continua|esta|segue|ta) (de pe|mantid(o|a))
        ainda (vai ter|e|esta|vai ser)
    """,
)
