"""How corrections, lengths, people, topics and recurrences are put around a time."""

from __future__ import annotations

from language.words.wordings import Wordings

# Said between two readings of a time: the later one counts.
CORRECTING = Wordings(
    de="""
        (sorry|ach|ah|nein|ne|pardon|moment|halt), [ich] (meinte?|nein|doch [lieber]|lieber|
            besser|quatsch)
        [ich] meinte? | ach nein | nein doch | nein lieber | doch lieber
        besser gesagt | vielmehr | quatsch | korrigiere | korrektur
        oder (nein|besser|lieber|doch) [doch|lieber]
    """,
    fr="""
        (non|pardon|euh|oups|desolee?|attends|ah non) [,|pardon] (plutot|je voulais dire|a|
            je veux dire|finalement)
        (non|pardon|oups|euh) | je voulais dire | je veux dire | ou plutot
        enfin (non|plutot) | plutot | en fait | finalement | correction | ou mieux
    """,
    es="""
        (no|perdon|ay|uy|digo|mejor dicho|espera), (mejor|digo|perdon|quise decir|no)
        perdon | digo | mejor dicho | quise decir | quiero decir | o mejor | mejor
        corrijo | correccion | no mejor | mas bien | espera
    """,
    pt="""
        (nao|desculpa|desculpe|perdao|ops|alias|digo|espera), (melhor|digo|alias|quis dizer|
            perdao|na verdade)
        alias | ou melhor | melhor | quis dizer | quero dizer | digo | perdao
        na verdade | corrigindo | desculpa | desculpe | ops | minto
    """,
)
# Said beside a length.
LASTING = Wordings(
    de="""
        [es|das] (braucht|brauchen|sind|waren|ware|wird|dauert|dauer|geht|lange|lang|maximal|max|
            hochstens|ca|circa|so|etwa|rund|ungefahr|plan|plane|mach|reicht|reichen|gute|knapp|
            knappe)
    """,
    fr="""
        [ca|cela] (c'est|serait|ce sera|prend|prendra|prevoir|on part sur|dure|duree|durera|
            durant|du genre|genre|environ|max|maximum|maxi|prevois|prevoir|compte|comptez|
            a peu pres|grosso modo|mets|pas plus de|disons|pendant)
    """,
    es="""
        [que] (serian|seria|son|sera|toma|tomara|durante|dura|duracion|durara|dure|pon|ponle|unos|
            unas|cerca de|aproximadamente|aprox|como|maximo|max|mas o menos|calcula|de duracion|
            nomas|solo|sera de|con duracion)
    """,
    pt="""
        [que] (seriam|seria|sao|sera|leva|vai durar|deve durar|dura|duracao|durara|dure|uns|umas|
            cerca de|aproximadamente|aprox|maximo|max|mais ou menos|poe|coloca|de duracao|so|
            com duracao|previsao de|no maximo|demora)
    """,
)
# Who takes part.
TAKING_PART = Wordings(
    de="""
        teilnehmer[innen] | teilnehmende | dabei [sind|ist] | eingeladen [sind]
        einladen | gaste | mit dabei
    """,
    fr="""
        participants? | participantes? | invites? | presents? | convives | ou il y a
        avec la participation de
    """,
    es="""
        asistentes? | participantes? | invitados? | convocados? | invita a
        donde estan? | en las que esta | (van|asisten|estaran)
    """,
    pt="""
        participantes? | convidados? | presentes? | onde esta | em que esta | chama
        convida
    """,
)
# What it is about.
ABOUT = Wordings(
    de="""
        thema | betreff | titel | stichwort | zum thema | titel ist | es geht um
        namens | name
    """,
    fr="""
        sujet | objet | titre | theme | intitulee? | appelee? | ordre du jour
        au sujet de | a propos de | nommee?
    """,
    es="""
        tema | asunto | titulo | motivo | titulad(o|a) | llamad(o|a) | se llama
        con [el] titulo | con [el] tema
    """,
    pt="""
        tema | assunto | titulo | motivo | pauta | chamad(o|a) | intitulad(o|a)
        com [o] titulo | com [o] tema
    """,
)
# From when on it repeats.
FIRST = Wordings(
    de="""
        (erstmals|erstmalig|zum ersten mal|das erste mal|start|startend|losgehts|los geht's|
            los geht es|beginn|beginnt|startet|erster termin|ab sofort ab) [ist] [ab] [am|dem|ab]
    """,
    fr="""
        (a partir du|a partir de|des le|a compter du|[en] (commencant|demarrant)|premiere [fois]|
            debut|premiere seance|on commence|ca commence|debute) [le|du]
    """,
    es="""
        (empezando|comenzando|iniciando|arrancando|a partir|empieza|empezamos|inicio|
            primera (vez|sesion)|a contar) [desde] [el|del|de] [dia]
    """,
    pt="""
        (comecando|iniciando|a partir|a contar|comeca|comecamos|inicio|primeira (vez|sessao)|
            com inicio) [em|no|na|de|do|da] [dia]
    """,
)
# Every second week or day of the week; what is caught is that day.
EVERY_SECOND = Wordings(
    de=r"(jede zweite|jede 2 \.|alle zwei|alle 2) wochen?",
    fr=r"""
        une semaine sur deux | une semaine sur 2 | 1 semaine sur 2
        toutes les 2 semaines | (un|1) <\S+> sur (deux|2)
        semaine (a|b|paire|impaire)
    """,
    es=r"""
        [una] semana si [y|,] (semana|otra|la otra|la siguiente) no
        [un|los|el] <\S+> si [y|,] (otro|el otro|\S+) no
        semana por medio | cada (dos|2) semanas | [un|el] <\S+> por medio
    """,
    pt=r"""
        [uma] semana sim [e|,] ([uma] semana|outra|a outra) nao
        [um|uma] <\S+> sim [e|,] (outr(o|a)|\S+) nao
        semana por semana | [a] cada (duas|2) semanas
        de (duas|2|quinze|15) em (duas|2|quinze|15) (semanas|dias)
    """,
)
# Not at weekends.
NOT_AT_WEEKENDS = Wordings(
    de="(ausser|ohne|nicht) [am|an|das] (wochenenden?|we)",
    fr="""
        sauf [le|les] week - ends? | sauf [le|les] weekends? | hors week - ends?
        sauf samedi et dimanche
    """,
    es="(menos|excepto|salvo) [los|el] (fin[es] de semana|finde)",
    pt="(menos|exceto|salvo) [nos|no|aos|ao] (fi(m|ns)( de | - de - )semana)",
)
# The clock time stays.
SAME_TIME = Wordings(
    de="""
        [zur|um die|selbe|die] (gleichen?|selben?|dieselbe|selber) (uhrzeit|zeit|stunde)
    """,
    fr="""
        [a] [la] meme (heure|horaire)
        au meme horaire | meme creneau
    """,
    es="""
        [a|en] [la] misma hora | a la misma hora | en el mismo horario | mismo horario
    """,
    pt="[n?o] mesmo horario | [a|na] mesma hora",
)
# Verbs that only say that it takes place.
TAKES_PLACE = Wordings(
    de="(trifft|treffen) sich | findet statt | stattfinden | steht an",
    fr="""
        se reunit | se reunissent | a lieu | aura lieu | se tient | se tiendra
        est prevue?
    """,
    es="se reunen? | tendra lugar | se hara | se celebra | esta previst(o|a)",
    pt="""
        se reune | reune - se | reunem - se | acontece | tera lugar | vai ser | sera
    """,
)
# "A quarter to five": what is caught are the minutes, the hour stands behind.
TO_THE_HOUR = Wordings(
    de="<dreiviertel>",
    es="""
        <cuarto|un cuarto|cinco|diez|veinte|veinticinco|quince|5|10|15|20|
            25> [minutos] para (las?|la)
    """,
    pt="""
        <quinze|um quarto|quarto|cinco|dez|vinte|vinte e cinco|5|10|15|20|25> [minutos] (para|pra|
            pras) [as?|o]
    """,
)
MINUTES = {
    "dreiviertel": 15,
    "cuarto": 15, "un cuarto": 15, "um quarto": 15, "quarto": 15, "cinco": 5, "diez": 10, "dez": 10,
    "veinte": 20, "vinte": 20, "veinticinco": 25, "vinte e cinco": 25, "quince": 15, "quinze": 15,
}  # fmt: skip
