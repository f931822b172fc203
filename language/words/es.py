"""Spanish words that carry time."""

from __future__ import annotations

from language.words.kinds import Entry, spread

WORDS: dict[str, Entry] = {
    **spread("wd", {
        0: "lunes", 1: "martes", 2: "miercoles", 3: "jueves", 4: "viernes", 5: "sabado",
        6: "domingo",
    }),
    **spread("wd?", {0: "lun", 1: "mar", 2: "mie", 3: "jue", 4: "vie", 5: "sab", 6: "dom"}),
    **spread("wds", {5: "sabados", 6: "domingos"}),
    **spread("mo", {
        1: "enero ene", 2: "febrero feb", 3: "marzo", 4: "abril abr", 5: "mayo", 6: "junio jun",
        7: "julio jul", 8: "agosto ago", 9: "septiembre setiembre sept", 10: "octubre oct",
        11: "noviembre nov", 12: "diciembre dic",
    }),
    **spread("day", {0: "hoy", 1: "manana", -1: "ayer"}),
    **spread("part", {"afternoon": "tarde", "night": "noche", "morning": "madrugada"}),
    **spread("clk", {"noon": "mediodia", "midnight": "medianoche"}),
    **spread("u", {
        "sec": "segundos", "min": "minuto minutos min", "hour": "hora horas hs h",
        "day": "dia dias", "week": "semana semanas", "month": "mes meses", "year": "ano anos",
        "quarters": "trimestre trimestres",
    }),
    **spread("num", {
        1: "uno", 2: "dos", 3: "tres", 4: "cuatro", 5: "cinco", 6: "seis", 7: "siete", 8: "ocho",
        9: "nueve", 10: "diez", 11: "once", 12: "doce", 13: "trece", 14: "catorce", 15: "quince",
        20: "veinte", 30: "treinta", 40: "cuarenta", 90: "noventa",
    }),
    **spread("ord", {
        1: "primer primero primera primeros primeras", 2: "segundo segunda",
        3: "tercer tercero tercera",
        4: "cuarto cuarta", 5: "quinto quinta", -1: "ultimo ultima ultimos ultimas",
    }),
    **spread("freq", {
        "DAILY": "diario diaria diariamente", "WEEKLY": "semanal semanalmente",
        "MONTHLY": "mensual mensualmente", "YEARLY": "anual anualmente",
        "QUARTERLY": "trimestral", "FORTNIGHTLY": "quincenal",
    }),
    **spread("", {
        "every": "cada", "to": "a al", "on": "el", "in": "en", "de": "de del", "until": "hasta",
        "for": "por durante para", "start": "desde", "between": "entre", "and": "y e",
        "or": "o u", "the": "la las los", "this": "este esta estos",
        "next": "proximo proxima proximos proximas", "past": "pasado pasada",
        "approx": "aproximadamente sobre", "a": "un una", "times": "veces x", "except": "excepto",
        "with": "con", "after": "despues", "before": "antes", "half": "media medio",
        "now": "ahora", "end of": "fin finales", "start of": "inicio principios", "at": "a's",
        "ago": "hace", "quarter": "cuarto's",
    }),
}  # fmt: skip

PHRASES: dict[str, Entry] = {
    **spread("day", {2: ("pasado manana",), -2: ("antes de ayer", "anteayer")}),
    **spread(
        "dayam",
        {1: ("manana por la manana", "manana temprano"), 0: ("esta manana", "hoy por la manana")},
    ),
    **spread(
        "part",
        {
            "morning": ("de la manana", "por la manana", "en la manana", "de la madrugada"),
            "afternoon": ("de la tarde", "por la tarde", "en la tarde", "esta tarde"),
            "night": ("de la noche", "por la noche", "en la noche"),
            "tonight": ("esta noche",),
        },
    ),
    **spread(
        "clk",
        {
            "noon": ("medio dia", "al mediodia", "a mediodia", "del mediodia"),
            "midnight": ("media noche",),
            "eod": ("final del dia", "fin del dia"),
        },
    ),
    **spread("every", {0: ("todos los", "todas las", "todo los")}),
    **spread(
        "everywd",
        {
            0: ("los lunes",),
            1: ("los martes",),
            2: ("los miercoles",),
            3: ("los jueves",),
            4: ("los viernes",),
            5: ("los sabados",),
            6: ("los domingos",),
        },
    ),
    **spread(
        "freq",
        {
            "DAILY": (
                "todos los dias",
                "cada dia",
                "cada manana",
                "todas las mananas",
                "todas las noches",
            ),
            "WEEKDAYS": (
                "entre semana",
                "de lunes a viernes",
                "dias laborables",
                "lunes a viernes",
                "todos los dias laborables",
                "cada dia laborable",
            ),
            "WEEKLY": (
                "cada semana",
                "todas las semanas",
                "una vez por semana",
                "una vez a la semana",
            ),
            "MONTHLY": ("cada mes", "todos los meses", "una vez al mes"),
            "YEARLY": ("cada ano", "todos los anos"),
            "QUARTERLY": ("cada trimestre",),
            "FORTNIGHTLY": ("cada quince dias", "cada 15 dias"),
            "SEMI": ("dos veces por semana", "dos veces a la semana", "dos veces al mes"),
            "HOURLY": ("cada hora",),
        },
    ),
    **spread("of month", {0: ("del mes", "de cada mes", "de mes")}),
    **spread("plus", {30: ("y media",), 15: ("y cuarto",), -15: ("menos cuarto",)}),
    **spread(
        "dur",
        {
            30: ("media hora", "una media hora"),
            15: ("un cuarto de hora",),
            45: ("tres cuartos de hora",),
            90: ("hora y media", "una hora y media", "1 hora y media"),
        },
    ),
    **spread(
        "",
        {
            "at": ("a las", "a la", "a eso de las"),
            "until": ("hasta el", "hasta las", "hasta la"),
            "start": ("a partir del", "a partir de", "desde el"),
            "month end": ("fin de mes", "final de mes", "fin del mes"),
            "week end": ("fin de la semana",),
            "year end": ("fin de ano", "final de ano"),
            "tz of": ("hora de",),
            "in": ("dentro de",),
            "next": ("que viene", "que entra"),
            "now": ("ahora mismo",),
            "end of": ("finales de", "fin de"),
            "start of": ("principios de", "inicios de"),
        },
    ),
    "fin de semana": ("u", "wend"),
    **spread("fest", {(12, 24): ("nochebuena",), (12, 31): ("nochevieja",)}),
}
