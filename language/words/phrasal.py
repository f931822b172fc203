"""Orders that are a phrase and not a verb, and what such orders are about."""

from __future__ import annotations

from language.words.wordings import Wordings

# At the beginning of a line, by the command they ask for.
PHRASAL = {
    "tell": Wordings(
        de="""
            (schick|sende|poste|schreib)[e|en sie] [eine] [nachricht] (an|in)
            gib(?= .*bekannt)
        """,
        fr="""
            (envoie|envoyez|publie|publiez|poste|postez|partage) [un message](?= (a|dans|sur|au) )
            (fais|faites) passer le mot
        """,
        es="""
            (manda|envia|publica|pon) [un (mensaje|aviso)](?= (a todos|en |al ))
            pasa la voz | hazles saber | haz saber
        """,
        pt="""
            (manda|envia|publica|posta|poe) [uma? (mensagem|aviso)](?= (para todos|pra todos|no |
                na |ao ))
            espalha
        """,
    ),
    "rename": Wordings(
        de="ander(e|n)? den (namen|titel) (von|vom|des|der) [der|dem]",
        fr="chang(e|er|ez) le (nom|titre) (de [la]|du)",
        es="(cambia[le|r]|cambie) [el] (nombre|titulo) (de [la]|del|a la|al)",
        pt="(muda|mude|mudar|troca|troque|altera) o (nome|titulo) d(a|o|e)",
    ),
    "move": Wordings(
        de="ander(e|n)? (die (uhrzeit|zeit|startzeit)|den termin) (von|vom|des|der) [der|dem]",
        fr="chang(e|er|ez) (l'heure|l'horaire|la date|le jour|le creneau) (de [la]|du)",
        es="(cambia[le|r]|cambie) (la hora|la fecha|el dia|el horario) (de [la]|del|a la|al)",
        pt="(muda|mude|mudar|troca|troque|altera) (a hora|o horario|a data|o dia) d(a|o|e)",
    ),
    "remind": Wordings(
        de="denk(e|t)? dran, mich | lass mich nicht vergessen",
        fr="""
            fai(s|tes) - (moi|nous) penser a
            fai(s|tes) (moi|nous) penser a
            (envoie|envoyez|envoyer) [- moi|- nous] (un rappel|une alerte|une notification)
        """,
        es="""
            que me (recuerden|avisen) | ser avisad(o|a)
            hazme (acordar|recordar) [de]
            acuerdame [de] | no me dejes olvidar | que no se me olvide
        """,
        pt="""
            ser lembrad(o|a) [d(a|o|e)]
            nao me deixa esquecer [d(a|o|e)]
            me faz lembrar [d(a|o|e)]
        """,
    ),
    "join": Wordings(
        de="""
            ich (mochte|will) (rein in|in|ins|zum|beitreten)
            ich komme? rein
        """,
        fr="""
            je (me connecte|rejoins|vais rejoindre|veux rejoindre)
            fais - moi entrer
        """,
        es="me (conecto|uno) a | meteme (a|en) | dejame entrar (a|en)",
        pt="""
            me (conecta|coloca|poe) (na|no|a|em)
            deixa eu entrar (na|no|em) | vou entrar (na|no)
        """,
    ),
    "cancel": Wordings(
        fr="laisse(z|r)? tomber(?= (l(e|a)s? |l'|mon |ma |notre ))",
        es="da[le] de baja | dar de baja",
    ),
    "invite": Wordings(
        es="(mete|suma|sumale|pasale invitacion) a",
    ),
}
# The whole group, as people who are told or reminded.
EVERYBODY = Wordings(
    de="""
        allen | alle | dem [ganzen] team | das [ganze] team | der gruppe | die gruppe
        uns allen | uns | den leuten | der runde | die runde | den teilnehmern
        die teilnehmer | jedem
    """,
    fr="""
        [a] (tout le monde|[toute] l'equipe|toute l'equipe|tous|nous [tous]|au groupe|le groupe|
            les participants|aux participants|aux autres|les autres)
    """,
    es="""
        [a] (todos|todas|todo el (equipo|mundo)|al equipo|el equipo|la gente|nosotros|
            los participantes|al grupo|todo mundo|los demas)
    """,
    pt="""
        [para|pra|a|ao] (todos|todo mundo|toda a gente|o pessoal|pessoal|a equipe|equipe|a equipa|
            equipa|o time|time|a galera|galera|a gente|o grupo|grupo|nos)
    """,
)
# A reminder as a thing that is set.
REMINDER = Wordings(
    de="[einen?|die] (erinnerung[en]|reminder|weckruf)",
    fr="[un|une] (rappels?|reminder|alerte|notification)",
    es="[un|una] (recordatorios?|aviso|alerta|alarma)",
    pt="[um|uma] (lembretes?|aviso|alerta|alarme)",
)
