"""Small phrases around times in German, French, Spanish and Portuguese, and what they become.

Patterns are held against the folded words of a line, one space between any two.
"""

from __future__ import annotations

# Said between two readings of a time: the later one counts.
CORRECTING: dict[str, str] = {
    "de": r"(?:sorry|ach|ah|nein|ne|pardon|moment|halt)(?: ,)? (?:ich )?(?:meinte?|nein|doch(?: "
    r"lieber)?|lieber|besser|quatsch)|(?:ich )?meinte?|ach nein|nein doch|nein lieber|doch lieber|"
    r"besser gesagt|vielmehr|quatsch|korrigiere|korrektur|oder (?:nein|besser|lieber|doch)(?: "
    r"doch| lieber)?",
    "fr": r"(?:non|pardon|euh|oups|desolee?|attends|ah non)(?: ,| pardon)? (?:plutot|je voulais "
    r"dire|a|je veux dire|finalement)|(?:non|pardon|oups|euh)|je voulais dire|je veux dire|ou "
    r"plutot|enfin (?:non|plutot)|plutot|en fait|finalement|correction|ou mieux",
    "es": r"(?:no|perdon|ay|uy|digo|mejor dicho|espera)(?: ,)? (?:mejor|digo|perdon|quise decir|"
    r"no)|perdon|digo|mejor dicho|quise decir|quiero decir|o mejor|mejor|corrijo|correccion|no "
    r"mejor|mas bien|espera",
    "pt": r"(?:nao|desculpa|desculpe|perdao|ops|alias|digo|espera)(?: ,)? (?:melhor|digo|alias|"
    r"quis dizer|perdao|na verdade)|alias|ou melhor|melhor|quis dizer|quero dizer|digo|perdao|na "
    r"verdade|corrigindo|desculpa|desculpe|ops|minto",
}
# Said beside a length.
LASTING: dict[str, str] = {
    "de": r"(?:es |das )?(?:braucht|brauchen|sind|waren|ware|wird|dauert|dauer|geht|lange|lang|"
    r"maximal|max|hochstens|ca|circa|so|etwa|rund|ungefahr|plan|plane|mach|reicht|reichen|gute|"
    r"knapp|knappe)",
    "fr": r"(?:ca |cela )?(?:c'est|serait|ce sera|prend|prendra|prevoir|on part sur|dure|duree|"
    r"durera|durant|du genre|genre|environ|max|maximum|maxi|prevois|prevoir|compte|comptez|a peu "
    r"pres|grosso modo|mets|pas plus de|disons|pendant)",
    "es": r"(?:que )?(?:serian|seria|son|sera|toma|tomara|durante|dura|duracion|durara|dure|pon|"
    r"ponle|unos|unas|cerca de|aproximadamente|aprox|como|maximo|max|mas o menos|calcula|de "
    r"duracion|nomas|solo|sera de|con duracion)",
    "pt": r"(?:que )?(?:seriam|seria|sao|sera|leva|vai durar|deve durar|dura|duracao|durara|dure|"
    r"uns|umas|cerca de|aproximadamente|aprox|maximo|max|mais ou menos|poe|coloca|de duracao|so|"
    r"com duracao|previsao de|no maximo|demora)",
}
# Who takes part.
TAKING_PART: dict[str, str] = {
    "de": r"(?:teilnehmer(?:innen)?|teilnehmende|dabei(?: sind| ist)?|eingeladen(?: sind)?|"
    r"einladen|gaste|mit dabei)",
    "fr": r"(?:participants?|participantes?|invites?|presents?|convives|ou il y a|avec la "
    r"participation de)",
    "es": r"(?:asistentes?|participantes?|invitados?|convocados?|invita a|donde esta(?:n)?|en las "
    r"que esta|(?:van|asisten|estaran))",
    "pt": r"(?:participantes?|convidados?|presentes?|onde esta|em que esta|chama|convida)",
}
# What it is about.
ABOUT: dict[str, str] = {
    "de": r"(?:thema|betreff|titel|stichwort|zum thema|titel ist|es geht um|namens|name)",
    "fr": r"(?:sujet|objet|titre|theme|intitulee?|appelee?|ordre du jour|au sujet de|a propos de|"
    r"nommee?)",
    "es": r"(?:tema|asunto|titulo|motivo|titulad[oa]|llamad[oa]|se llama|con (?:el )?titulo|con "
    r"(?:el )?tema)",
    "pt": r"(?:tema|assunto|titulo|motivo|pauta|chamad[oa]|intitulad[oa]|com (?:o )?titulo|com "
    r"(?:o )?tema)",
}
# From when on it repeats.
FIRST: dict[str, str] = {
    "de": r"(?:erstmals|erstmalig|zum ersten mal|das erste mal|start|startend|losgehts|los geht's|"
    r"los geht es|beginn|beginnt|startet|erster termin|ab sofort ab)(?: ist)?(?: ab)?(?: am| dem| "
    r"ab)?",
    "fr": r"(?:a partir du|a partir de|des le|a compter du|(?:en )?(?:commencant|demarrant)|"
    r"premiere(?: fois)?|debut|premiere seance|on commence|ca commence|debute)(?: le| du)?",
    "es": r"(?:empezando|comenzando|iniciando|arrancando|a partir|empieza|empezamos|inicio|"
    r"primera (?:vez|sesion)|a contar)(?: desde)?(?: el| del| de)?(?: dia)?",
    "pt": r"(?:comecando|iniciando|a partir|a contar|comeca|comecamos|inicio|primeira (?:vez|"
    r"sessao)|com inicio)(?: em| no| na| de| do| da)?(?: dia)?",
}
# Every second week or day of the week; what "day" caught is that day.
EVERY_SECOND: dict[str, str] = {
    "de": r"(?:jede zweite|jede 2 \.|alle zwei|alle 2) wochen?",
    "fr": r"une semaine sur deux|une semaine sur 2|1 semaine sur 2|toutes les 2 semaines|(?:un|1) "
    r"(?P<day>\S+) sur (?:deux|2)|semaine (?:a|b|paire|impaire)",
    "es": r"(?:una )?semana si(?: y| ,)? (?:semana|otra|la otra|la siguiente) no|(?:un |los |el "
    r")?(?P<day>\S+) si(?: y| ,)? (?:otro|el otro|\S+) no|semana por medio|cada (?:dos|2) semanas|"
    r"(?:un |el )?(?P<also>\S+) por medio",
    "pt": r"(?:uma )?semana sim(?: e| ,)? (?:(?:uma )?semana|outra|a outra) nao|(?:um |uma "
    r")?(?P<day>\S+) sim(?: e| ,)? (?:outr[oa]|\S+) nao|semana por semana|(?:a )?cada (?:duas|2) "
    r"semanas|de (?:duas|2|quinze|15) em (?:duas|2|quinze|15) (?:semanas|dias)",
}
# Not at weekends.
NOT_AT_WEEKENDS: dict[str, str] = {
    "de": r"(?:ausser|ohne|nicht) (?:am |an |das )?(?:wochenenden?|we)",
    "fr": r"sauf (?:le |les )?week - ends?|sauf (?:le |les )?weekends?|hors week - ends?|sauf "
    r"samedi et dimanche",
    "es": r"(?:menos|excepto|salvo) (?:los |el )?(?:fin(?:es)? de semana|finde)",
    "pt": r"(?:menos|exceto|salvo) (?:nos |no |aos |ao )?(?:fi(?:m|ns)(?: de | - de - )semana)",
}
# The clock time stays.
SAME_TIME: dict[str, str] = {
    "de": r"(?:(?:zur|um die|selbe|die) )?(?:gleichen?|selben?|dieselbe|selber) (?:uhrzeit|zeit|"
    r"stunde)",
    "fr": r"(?:a )?(?:la )?meme (?:heure|horaire)|au meme horaire|meme creneau",
    "es": r"(?:a |en )?(?:la )?misma hora|a la misma hora|en el mismo horario|mismo horario",
    "pt": r"(?:n?o )?mesmo horario|(?:a |na )?mesma hora",
}
# "a quarter to five"; the hour stands behind.
TO_THE_HOUR: dict[str, str] = {
    "de": r"(?P<min>dreiviertel) (?=\S)",
    "es": r"(?P<min>cuarto|un cuarto|cinco|diez|veinte|veinticinco|quince|5|10|15|20|25)(?: "
    r"minutos)? para (?:las?|la) (?=\S)",
    "pt": r"(?P<min>quinze|um quarto|quarto|cinco|dez|vinte|vinte e cinco|5|10|15|20|25)(?: "
    r"minutos)? (?:para|pra|pras) (?:as? |o |a )?(?=\S)",
}
MINUTES = {
    "dreiviertel": 15,
    "cuarto": 15, "un cuarto": 15, "um quarto": 15, "quarto": 15, "cinco": 5, "diez": 10, "dez": 10,
    "veinte": 20, "vinte": 20, "veinticinco": 25, "vinte e cinco": 25, "quince": 15, "quinze": 15,
}  # fmt: skip
# Verbs that only say that it takes place.
TAKES_PLACE: dict[str, str] = {
    "de": r"(?:trifft|treffen) sich|findet statt|stattfinden|steht an",
    "fr": r"se reunit|se reunissent|a lieu|aura lieu|se tient|se tiendra|est prevue?",
    "es": r"se reunen?|tendra lugar|se hara|se celebra|esta previst[oa]",
    "pt": r"se reune|reune - se|reunem - se|acontece|tera lugar|vai ser|sera",
}
