"""German words that carry time."""

from __future__ import annotations

from language.words.kinds import Entry, spread

WORDS: dict[str, Entry] = {
    **spread("wd", {
        0: "montag", 1: "dienstag", 2: "mittwoch", 3: "donnerstag", 4: "freitag",
        5: "samstag sonnabend", 6: "sonntag",
    }),
    **spread("wd?", {0: "mo", 1: "di", 2: "mi", 3: "do", 4: "fr", 5: "sa", 6: "so"}),
    **spread("wds", {
        0: "montags", 1: "dienstags", 2: "mittwochs", 3: "donnerstags", 4: "freitags",
        5: "samstags sonnabends", 6: "sonntags",
    }),
    **spread("mo", {
        1: "januar janner jan", 2: "februar feb", 3: "marz maerz mrz", 4: "april apr", 5: "mai",
        6: "juni jun", 7: "juli jul", 8: "august aug", 9: "september sept sep",
        10: "oktober okt", 11: "november nov", 12: "dezember dez",
    }),
    **spread("day", {0: "heute", 1: "morgen", 2: "ubermorgen uebermorgen", -1: "gestern",
                     -2: "vorgestern"}),
    **spread("part", {
        "morning": "morgens vormittag vormittags fruh frueh", "evening": "abend abends",
        "afternoon": "nachmittag nachmittags", "night": "nacht nachts", "tonight": "heuteabend",
    }),
    **spread("clk", {"noon": "mittag mittags", "midnight": "mitternacht",
                     "eod": "feierabend"}),
    **spread("u", {
        "sec": "sekunde sekunden", "min": "minute minuten min", "hour": "stunde stunden std h",
        "day": "tag tage tagen", "week": "woche wochen", "month": "monat monate monaten",
        "year": "jahr jahre jahren", "wend": "wochenende wochenenden",
        "wday": "werktag werktage arbeitstag werktagen",
    }),
    **spread("num", {
        1: "eins", 1.5: "anderthalb eineinhalb", 2: "zwei zwo", 3: "drei", 4: "vier",
        5: "funf fuenf", 6: "sechs", 7: "sieben", 8: "acht", 9: "neun", 10: "zehn", 11: "elf",
        12: "zwolf zwoelf", 13: "dreizehn", 14: "vierzehn", 15: "funfzehn fuenfzehn",
        20: "zwanzig", 30: "dreissig", 40: "vierzig", 45: "funfundvierzig", 90: "neunzig",
    }),
    **spread("ord", {
        1: "erste ersten erster erstes", 2: "zweite zweiten zweiter", 3: "dritte dritten dritter",
        4: "vierte vierten vierter", 5: "funfte funften", -1: "letzte letzten letzter letztes",
    }),
    **spread("freq", {
        "DAILY": "taglich taeglich", "WEEKLY": "wochentlich woechentlich",
        "MONTHLY": "monatlich", "YEARLY": "jahrlich jaehrlich",
        "QUARTERLY": "vierteljahrlich quartalsweise", "WEEKDAYS": "werktags",
        "FORTNIGHTLY": "zweiwochentlich vierzehntagig 14tagig zweiwoechentlich",
        "HOURLY": "stundlich",
    }),
    **spread("", {
        "every": "jeden jede jedes jeder alle", "at": "um", "on": "am", "in": "in im",
        "from": "von vom", "until": "bis", "for": "fur fuer", "start": "ab seit",
        "between": "zwischen", "and": "und", "or": "oder", "the": "der die das dem den des",
        "of": "im", "this": "dieser diesen diese dieses diesem",
        "next": "nachste nachsten nachster nachstes nachstem naechste naechsten naechster "
        "naechstes", "coming": "kommenden kommende kommender kommendes",
        "past": "nach", "before": "vor vorher", "approx": "gegen ca circa ungefahr etwa",
        "a": "ein eine einer einem einen nen ne ner", "halfto": "halb", "quarter": "viertel",
        "tz": "zeit",
        "oclock": "uhr", "times": "mal x termine male", "except": "ausser", "with": "mit",
        "end of": "ende", "start of": "anfang", "now": "jetzt sofort", "half": "halbe halben",
        "to": "auf", "by": "um's",
    }),
    "im": ("in", "im"),
}  # fmt: skip

PHRASES: dict[str, Entry] = {
    **spread("day", {2: ("uber morgen",)}),
    **spread("dayam", {1: ("morgen fruh", "morgen frueh", "morgen vormittag", "morgen am morgen"),
                       0: ("heute morgen", "heute fruh", "heute vormittag")}),
    **spread("part", {"tonight": ("heute abend", "heute nacht"), "morning": ("am morgen",
                      "in der fruh", "am vormittag"), "evening": ("am abend",),
                      "afternoon": ("am nachmittag",), "night": ("in der nacht",)}),
    **spread("clk", {"noon": ("zu mittag", "12 uhr mittags"), "midnight": ("um mitternacht",)}),
    **spread("freq", {
        "DAILY": ("jeden tag", "jeden morgen", "jeden abend"),
        "WEEKDAYS": ("jeden werktag", "an werktagen", "jeden arbeitstag", "unter der woche"),
        "WEEKLY": ("jede woche", "einmal pro woche", "einmal die woche"),
        "MONTHLY": ("jeden monat", "einmal im monat"), "YEARLY": ("jedes jahr",),
        "QUARTERLY": ("jedes quartal", "einmal im quartal"),
        "FORTNIGHTLY": ("alle 14 tage", "alle vierzehn tage", "14 - tagig"),
        "SEMI": ("zweimal pro woche", "zweimal die woche"), "HOURLY": ("jede stunde",),
        "WEEKENDS": ("jedes wochenende",),
    }),
    **spread("of month", {0: ("im monat", "des monats", "jeden monats", "eines monats",
                              "eines jeden monats", "jedes monats")}),
    **spread("of quarter", {0: ("im quartal", "des quartals")}),
    **spread("dur", {30: ("halbe stunde", "eine halbe stunde", "halben stunde"),
                     45: ("dreiviertelstunde", "eine dreiviertelstunde"),
                     15: ("viertelstunde", "eine viertelstunde")}),
    **spread("", {
        "start": ("ab dem", "ab den", "beginnend am", "beginnend mit", "ab dem"),
        "until": ("bis zum", "bis einschliesslich", "bis zu", "bis inklusive"),
        "month end": ("ende des monats", "monatsende", "ende monat"),
        "week end": ("ende der woche",), "year end": ("jahresende", "ende des jahres"),
        "end of": ("ende",), "start of": ("anfang",), "to": ("auf den", "auf die"),
        "from": ("von den",), "with": ("zusammen mit",),
    }),
    **spread("fest", {(12, 24): ("heiligabend",), (12, 25): ("weihnachten",),
                      (12, 31): ("silvester",), (1, 1): ("neujahr",)}),
}  # fmt: skip
