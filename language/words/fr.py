"""French words that carry time."""

from __future__ import annotations

from language.words.kinds import Entry, spread

WORDS: dict[str, Entry] = {
    **spread("wd", {
        0: "lundi", 1: "mardi", 2: "mercredi", 3: "jeudi", 4: "vendredi", 5: "samedi",
        6: "dimanche",
    }),
    **spread("wd?", {0: "lun", 1: "mar", 2: "mer", 3: "jeu", 4: "ven", 5: "sam", 6: "dim"}),
    **spread("wds", {
        0: "lundis", 1: "mardis", 2: "mercredis", 3: "jeudis", 4: "vendredis", 5: "samedis",
        6: "dimanches",
    }),
    **spread("mo", {
        1: "janvier janv", 2: "fevrier fev fevr", 3: "mars", 4: "avril avr", 5: "mai",
        6: "juin", 7: "juillet juil", 8: "aout", 9: "septembre sept", 10: "octobre oct",
        11: "novembre nov", 12: "decembre dec",
    }),
    **spread("day", {0: "aujourd'hui", 1: "demain", 2: "apresdemain", -1: "hier"}),
    **spread("part", {"morning": "matin matins", "afternoon": "apresmidi aprem aprem'",
                      "evening": "soir soiree soirs", "night": "nuit"}),
    **spread("clk", {"noon": "midi", "midnight": "minuit"}),
    **spread("u", {
        "sec": "seconde secondes", "min": "minute minutes min mn", "hour": "heure heures h",
        "day": "jour jours", "week": "semaine semaines", "month": "mois",
        "year": "an ans annee annees", "quarters": "trimestres trimestre",
    }),
    **spread("num", {
        2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept", 8: "huit", 9: "neuf",
        10: "dix", 11: "onze", 12: "douze", 13: "treize", 14: "quatorze", 15: "quinze",
        16: "seize", 20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante",
    }),
    **spread("ord", {
        1: "premier premiere premiers", 2: "deuxieme second seconde", 3: "troisieme",
        4: "quatrieme", 5: "cinquieme", -1: "dernier derniere derniers dernieres",
    }),
    **spread("freq", {
        "DAILY": "quotidien quotidienne quotidiennement", "WEEKLY": "hebdomadaire hebdo",
        "MONTHLY": "mensuel mensuelle mensuellement", "YEARLY": "annuel annuelle",
        "QUARTERLY": "trimestriel trimestrielle",
    }),
    **spread("", {
        "every": "chaque", "at": "a", "on": "le", "in": "dans", "de": "de d du des",
        "to": "au", "until": "jusqu'au jusqu'a jusque jusqu'en", "for": "pendant pour durant",
        "start": "des depuis", "between": "entre", "and": "et", "or": "ou", "the": "la les l",
        "this": "ce cet cette", "next": "prochain prochaine prochains prochaines",
        "approx": "vers environ", "a": "un une", "half": "demi", "times": "fois x",
        "except": "sauf", "with": "avec", "after": "apres", "before": "avant", "past": "passe",
        "end of": "fin", "start of": "debut", "now": "maintenant", "quarter": "quart",
        "ago": "ago",
    }),
}  # fmt: skip

PHRASES: dict[str, Entry] = {
    **spread("day", {2: ("apres - demain", "apres demain"), -2: ("avant - hier", "avant hier")}),
    **spread("part", {
        "afternoon": ("apres - midi", "apres midi", "de l'apres - midi", "l'apres - midi",
                      "de l'apres midi", "l'apres midi"), "tonight": ("ce soir", "cette nuit"),
        "morning": ("du matin", "le matin"), "evening": ("du soir", "le soir"),
    }),
    **spread("clk", {"eod": ("fin de journee", "fin de la journee", "en fin de journee")}),
    **spread("every", {0: ("tous les", "toutes les", "tout les")}),
    **spread("freq", {
        "DAILY": ("tous les jours", "chaque jour", "tous les matins", "tous les soirs"),
        "WEEKDAYS": ("tous les jours de la semaine", "chaque jour ouvre", "en semaine",
                     "tous les jours ouvres", "les jours ouvres", "du lundi au vendredi",
                     "tous les jours ouvrables"),
        "WEEKLY": ("chaque semaine", "toutes les semaines", "une fois par semaine"),
        "MONTHLY": ("chaque mois", "tous les mois", "une fois par mois"),
        "YEARLY": ("chaque annee", "tous les ans"), "QUARTERLY": ("chaque trimestre",),
        "FORTNIGHTLY": ("tous les quinze jours", "tous les 15 jours"),
        "SEMI": ("deux fois par semaine", "deux fois par mois"),
        "HOURLY": ("toutes les heures", "chaque heure"),
    }),
    **spread("of month", {0: ("du mois", "de chaque mois", "de tous les mois")}),
    **spread("plus", {30: ("et demie", "et demi"), 15: ("et quart",),
                      -15: ("moins le quart", "moins quart")}),
    **spread("dur", {30: ("demi - heure", "une demi - heure", "demi heure", "une demi heure",
                          "d'une demi - heure"),
                     15: ("un quart d'heure", "quart d'heure"),
                     45: ("trois quarts d'heure", "3 quarts d'heure"),
                     60: ("d'une heure",), 90: ("d'une heure et demie",)}),
    **spread("", {
        "start": ("a partir du", "a partir de", "a compter du", "a partir d'"),
        "until": ("jusqu'a la", "jusqu'au"), "month end": ("fin du mois", "la fin du mois"),
        "week end": ("fin de semaine", "fin de la semaine"), "year end": ("fin de l'annee",),
        "in8": ("en huit",), "every other": ("sur deux",), "at": ("a l'", "des"),
        "now": ("tout de suite",), "tz of": ("heure de",), "in": ("d'ici",), "end of": ("fin",),
        "ago": ("il y a",),
    }),
}  # fmt: skip
