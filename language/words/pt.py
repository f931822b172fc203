"""Portuguese words that carry time."""

from __future__ import annotations

from language.words.kinds import Entry, spread

WORDS: dict[str, Entry] = {
    **spread("wd", {
        0: "segunda segundafeira", 1: "terca", 2: "quarta", 3: "quinta", 4: "sexta", 5: "sabado",
        6: "domingo",
    }),
    **spread("wd?", {0: "seg", 1: "ter", 2: "qua", 3: "qui", 4: "sex", 5: "sab", 6: "dom"}),
    **spread("wds", {0: "segundas", 1: "tercas", 2: "quartas", 3: "quintas", 4: "sextas",
                     5: "sabados", 6: "domingos"}),
    **spread("mo", {
        1: "janeiro jan", 2: "fevereiro fev", 3: "marco", 4: "abril abr", 5: "maio", 6: "junho",
        7: "julho", 8: "agosto ago", 9: "setembro set", 10: "outubro out", 11: "novembro nov",
        12: "dezembro dez",
    }),
    **spread("day", {0: "hoje hj", 1: "amanha", -1: "ontem"}),
    **spread("part", {"morning": "manha", "afternoon": "tarde", "night": "noite",
                      "evening": "noitinha"}),
    **spread("clk", {"noon": "meiodia", "midnight": "meianoite"}),
    **spread("u", {
        "sec": "segundos", "min": "minuto minutos min", "hour": "hora horas h hrs",
        "day": "dia dias", "week": "semana semanas", "month": "mes meses", "year": "ano anos",
        "quarters": "trimestre trimestres",
    }),
    **spread("num", {
        2: "dois duas", 3: "tres", 4: "quatro", 5: "cinco", 6: "seis", 7: "sete", 8: "oito",
        9: "nove", 10: "dez", 11: "onze", 12: "doze", 13: "treze", 14: "catorze quatorze",
        15: "quinze", 20: "vinte", 30: "trinta", 40: "quarenta", 90: "noventa",
    }),
    **spread("ord", {
        1: "primeira primeiro primeiras primeiros", 2: "segundo", 3: "terceira terceiro",
        4: "quarto",
        5: "quinto", -1: "ultima ultimo ultimas ultimos",
    }),
    **spread("freq", {
        "DAILY": "diario diaria diariamente", "WEEKLY": "semanal semanalmente",
        "MONTHLY": "mensal mensalmente", "YEARLY": "anual anualmente",
        "QUARTERLY": "trimestral", "FORTNIGHTLY": "quinzenal quinzenalmente",
    }),
    **spread("", {
        "every": "cada toda todo", "at": "as", "to": "a ao", "in": "em", "on": "no na nos nas o",
        "de": "de do da das dos", "until": "ate", "for": "por durante para pra", "start": "desde",
        "between": "entre", "and": "e", "or": "ou", "the": "os",
        "this": "este esta nesta neste essa esse nessa nesse",
        "next": "proximo proxima proximos", "past": "passado passada",
        "approx": "aproximadamente", "a": "um uma", "times": "vezes x", "except": "exceto",
        "with": "com", "after": "depois", "before": "antes", "half": "meia meio", "now": "agora",
        "end of": "fim final", "start of": "inicio comeco", "ago": "ha",
    }),
}  # fmt: skip

_DAYS = ("segunda", "terca", "quarta", "quinta", "sexta")
PHRASES: dict[str, Entry] = {
    **{f"{day} - feira": ("wd", n) for n, day in enumerate(_DAYS)},
    **{f"{day} feira": ("wd", n) for n, day in enumerate(_DAYS)},
    **{f"{day}s - feiras": ("wds", n) for n, day in enumerate(_DAYS)},
    **{f"{day} s": ("wds", n) for n, day in enumerate(_DAYS)},
    **spread("day", {2: ("depois de amanha",), -2: ("antes de ontem", "anteontem")}),
    **spread("dayam", {1: ("amanha de manha", "amanha cedo", "amanha pela manha"),
                       0: ("hoje de manha", "esta manha", "hoje cedo")}),
    **spread("part", {
        "morning": ("da manha", "de manha", "pela manha", "da madrugada"),
        "afternoon": ("da tarde", "de tarde", "a tarde", "esta tarde"),
        "night": ("da noite", "de noite", "a noite"), "tonight": ("esta noite", "hoje a noite",
                                                                    "hoje de noite"),
    }),
    **spread("clk", {"noon": ("meio dia", "meio - dia", "ao meio dia", "ao meio - dia"),
                     "midnight": ("meia noite", "meia - noite"),
                     "eod": ("fim do dia", "final do dia")}),
    **spread("every", {0: ("todas as", "todos os", "a cada")}),
    **spread("everywd", {0: ("as segundas",), 1: ("as tercas",), 2: ("as quartas",),
                         3: ("as quintas",), 4: ("as sextas",), 5: ("aos sabados",),
                         6: ("aos domingos",)}),
    **spread("freq", {
        "DAILY": ("todo dia", "todos os dias", "cada dia", "toda manha", "toda noite",
                  "todas as manhas"),
        "WEEKDAYS": ("dias uteis", "de segunda a sexta", "segunda a sexta", "todo dia util",
                     "em dias uteis", "todos os dias uteis", "nos dias uteis"),
        "WEEKLY": ("toda semana", "todas as semanas", "cada semana", "uma vez por semana"),
        "MONTHLY": ("todo mes", "todos os meses", "cada mes", "uma vez por mes"),
        "YEARLY": ("todo ano", "todos os anos"), "QUARTERLY": ("todo trimestre",),
        "FORTNIGHTLY": ("a cada quinze dias", "a cada 15 dias"),
        "SEMI": ("duas vezes por semana", "duas vezes por mes"),
        "HOURLY": ("a cada hora", "toda hora"),
    }),
    **spread("of month", {0: ("do mes", "de cada mes", "de todo mes")}),
    **spread("plus", {30: ("e meia",), 15: ("e quinze", "e um quarto")}),
    **spread("dur", {30: ("meia hora", "uma meia hora"), 15: ("um quarto de hora",),
                     45: ("tres quartos de hora",),
                     90: ("hora e meia", "uma hora e meia", "1 hora e meia")}),
    **spread("", {
        "start": ("a partir de", "a partir do", "a partir da", "comecando em"),
        "until": ("ate o", "ate o dia", "ate as", "ate a"),
        "month end": ("fim do mes", "final do mes"), "week end": ("fim da semana",),
        "year end": ("fim do ano", "final do ano"), "in": ("daqui a", "dentro de"),
        "tz of": ("horario de", "hora de"),
        "next": ("que vem",), "the": ("no dia", "o dia", "dia"), "now": ("agora mesmo", "ja"),
    }),
    "fim de semana": ("u", "wend"), "fim - de - semana": ("u", "wend"),
    **spread("fest", {(12, 31): ("reveillon",)}),
}  # fmt: skip
