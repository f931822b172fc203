"""Lines in German, French, Spanish and Portuguese, put into the order of words that is read.

What carries no time (verbs, courtesies, answers, questions) becomes the English words that mean
the same, each with its place in the line, so that titles are still cut from what was typed.
"""

from __future__ import annotations

import re
from functools import cache

from language import conjugation, durations, verbs
from language.arranging import Order, arranged
from language.model import Command
from language.numbers import at
from language.parse import Parse
from language.phrasing import rephrased
from language.tokens import Token
from language.words import replies, talk
from language.words.kinds import listed

_SIGNS = frozenset((",", ".", ";", "!", "?", ":", "-", "¿", "¡", "..."))
_WHY_TOLD = "Say “move” with its title and the new time, or “cancel” with its title."
_TO = frozenset(
    listed(
        "zum zur zu beim bei fur fuer ins im an am pour a au aux l' al para ao na no nos nas pra "
        "pro en pros pras da do de del di"
    )
)
_ATTEND = frozenset(
    [
        "kommen",
        "teilnehmen",
        "dabei",
        "sein",
        "mitmachen",
        "dabeisein",
        "venir",
        "etre",
        "la",
        "present",
        "participer",
        "assister",
        "asistir",
        "ir",
        "acudir",
        "estar",
        "llegar",
        "participar",
        "comparecer",
        "unirme",
        "presente",
        "ai",
        "la",
        "venire",
        "mi",
        "minha",
        "presenca",
        "asistencia",
        "mit",
        "gern",
        "gerne",
        "da",
        "bien",
        "rejoindre",
    ]
)
_OBJECTS = frozenset(
    listed(
        "le la les l' lo los las o a os as se ele ela es das ihn sie ca cela isso isto eso esto me "
        "nos elle il"
    )
)
_ARTICLES = frozenset(
    listed(
        "le la les un une des du d'un d'une mon ma mes notre nos ce cet cette el los las una al del "
        "mi tu este esta nuestra nuestro o a os as um uma meu minha no na ao pro pra der die das "
        "den dem ein eine einen einer mein meine meinen unser unsere unseren diese diesen moi nous "
        "mich uns mir me"
    )
)


Found = tuple[int, int, "re.Match[str]"]


class Turn:
    """A line on its way: its tokens, and their words as one text."""

    def __init__(self, parse: Parse):
        self.parse = parse
        self.tongue = parse.line.tongue
        self.tokens = parse.tokens

    def text(self, begin: int = 0) -> tuple[str, list[int]]:
        """The words from token ``begin`` on, and where in them each token begins."""
        starts: list[int] = []
        size = 0
        words: list[str] = []
        for token in self.tokens[begin:]:
            low = "''" if token.cat in ("quote", "link") else token.low
            starts.append(size)
            words.append(low)
            size += len(low) + 1
        return " ".join(words), starts

    def find(self, pattern: re.Pattern[str], begin: int = 0) -> Found | None:
        """The tokens that a pattern takes from token ``begin`` on, where it ends between two."""
        text, starts = self.text(begin)
        found = pattern.match(text)
        if found is None or not found[0].strip():
            return None
        end = len(found[0].rstrip())
        count = sum(1 for start in starts if start < end)
        return begin, begin + count, found

    def cut(self, begin: int, end: int) -> None:
        if end > begin:
            del self.tokens[begin:end]
            self.parse.line.whole = False

    def said(self, low: str, begin: int, end: int) -> Token:
        """A token for tokens ``[begin, end)`` with other words."""
        first = at(self.tokens, begin)
        last = at(self.tokens, end - 1) if end > begin else first
        stop = last.end if end > begin else first.start
        return Token(low, low, "word", None, first.start, max(stop, first.start), False)


@cache
def _pattern(table: str, tongue: str, key: str = "") -> re.Pattern[str]:
    found = getattr(talk, table, None) or getattr(replies, table)
    source = found[tongue][key] if key else found[tongue]
    return re.compile(rf"(?:{source})(?=$| )" if not source.endswith("$") else source)


def turned(parse: Parse) -> Command | None:
    """Put the line into the order that is read; a command where that is refused at once."""
    turn = Turn(parse)
    if turn.tongue == "en" and parse.tokens:
        _short(turn)
        return None
    if turn.tongue not in conjugation.TONGUES or not parse.tokens:
        return None
    _fillers(turn)
    rephrased(turn)
    if turn.find(_pattern("TELL_ME", turn.tongue)) and _question(turn):
        return None
    if not _tells(turn) and (_late(turn) or _answer(turn) or _question(turn)):
        return None
    told = _reported(turn)
    if told is not None:
        return told
    if not _tells(turn) and _not_held(turn):
        return None
    _openings(turn)
    order = _order(turn)
    if order is not None:
        arranged(turn.parse, order)
    _names_alone(turn)
    return None


def _names_alone(turn: Turn) -> None:
    """ "com a Juliana e o Thiago": names without articles."""
    tokens = turn.tokens
    people = False
    for k in range(len(tokens) - 2, 0, -1):
        people = any(t.cat == "with" for t in tokens[:k])
        if not people or turn.tongue not in ("pt", "es", "fr"):
            break
        name = at(tokens, k + 1)
        named = name.text[:1].isupper() and name.cat in ("word", "name") and not name.text.isupper()
        joined = turn.tongue == "pt" and tokens[k - 1].cat == "with" and name.cat == "word"
        if (
            (named or joined)
            and tokens[k].low in _ARTICLE
            and tokens[k - 1].cat in ("with", "and", ",")
        ):
            turn.cut(k, k + 1)


_ARTICLE = frozenset(("a", "o", "as", "os", "la", "el", "los", "las", "le"))


def _short(turn: Turn) -> None:
    """ "topo!", "socorro": a few words that no language is guessed of."""
    while len(turn.tokens) > 1 and turn.tokens[-1].cat in ("!", "?", "."):
        turn.cut(len(turn.tokens) - 1, len(turn.tokens))
    text, _ = turn.text()
    if text in _ENGLISH_TOO or verbs.find(turn.tokens) is not None:
        return
    for tongue in conjugation.TONGUES:
        for answer in ("no", "maybe", "yes"):
            if _pattern("ANSWERS", tongue, answer).fullmatch(text):
                _set_apart(turn, tongue, ["rsvp", answer])
                return
        for key in replies.ASKED[tongue]:
            if key.endswith("_") and _pattern("ASKED", tongue, key).fullmatch(text):
                _set_apart(turn, tongue, [key.removesuffix(" _")])
                return


_ENGLISH_TOO = frozenset(listed("ok okay no yes perfect present nope entendu possible passo bora"))


def _set_apart(turn: Turn, tongue: str, words: list[str]) -> None:
    count = len(turn.tokens)
    turn.parse.line.tongue = tongue
    turn.tokens[:] = [turn.said(word, 0, count) for word in words]
    turn.parse.line.whole = False


def _tells(turn: Turn) -> bool:
    """ "dis à l'équipe que je suis en retard" is no answer."""
    forms = conjugation.forms(turn.tongue, turn.tokens[0].low)
    return any(form.command == "tell" for form in forms) and any(
        t.low in ("que", "dass") or t.cat == ":" for t in turn.tokens[1:9]
    )


def _fillers(turn: Turn) -> None:
    pattern = _pattern("FILLERS", turn.tongue)
    k = 0
    while k < len(turn.tokens):
        if turn.tokens[k].cat == "quote":
            k += 1
            continue
        found = turn.find(pattern, k)
        mal = turn.tokens[k].low == "mal" and at(turn.tokens, k - 1).cat in ("int", "num")
        if found and found[1] > k and not mal and found[1] - k < len(turn.tokens):
            turn.cut(k, found[1])
            continue
        k += 1
    while turn.tokens and turn.tokens[0].cat in (",", "!", "."):
        turn.cut(0, 1)


def _openings(turn: Turn) -> bool:
    pattern = _pattern("OPENINGS", turn.tongue)
    opened = False
    for _ in range(6):
        found = turn.find(pattern)
        if found is None or found[1] >= len(turn.tokens):
            break
        end = found[1]
        low = turn.tokens[0].low
        if (end == 1 and turn.tokens[0].cat in ("day", "wd", "part", "mo", "in", "a")) or (
            end == 1 and low in ("e", "y", "und", "et", "no", "o") and len(turn.tokens) < 3
        ):  # fmt: skip
            break
        while end < len(turn.tokens) - 1 and turn.tokens[end].cat in (",", "!", ".", "-", ":"):
            end += 1
        turn.cut(0, end)
        opened = True
    return opened


# -- answers and questions -----------------------------------------------------------------------


def _answer(turn: Turn) -> bool:
    begin = 0
    while begin < len(turn.tokens) and turn.tokens[begin].low in (
        "hi", "sorry", "desole", "oi", "hola", "hallo", "ola", ",", "!", "oh", "ah", "also",
        "perdon", "moin", "und", "ay", "uy",
    ):  # fmt: skip
        begin += 1
    behind = _behind_date(turn, begin)
    for answer in ("no", "maybe", "yes"):
        found = turn.find(_pattern("ANSWERS", turn.tongue, answer), begin)
        if found is None and behind > begin:
            found = turn.find(_pattern("ANSWERS", turn.tongue, answer), behind)
            if found is not None and len(found[2][0].split()) < 2:
                found = None
        if found is None:
            continue
        first, end, match = found
        rest = end
        while rest < len(turn.tokens) and turn.tokens[rest].cat in _SIGNS:
            rest += 1
        if match[0].strip() in ("no", "o") and turn.tongue == "pt":
            continue
        if end - first <= 2 and rest < len(turn.tokens) and _begins_order(turn, rest):
            turn.cut(0, rest)
            return False
        if answer == "no" and at(turn.tokens, end).cat in ("day", "wd", "dayam", "this", "on") and (
            turn.tokens[end - 1].low in _AWAY
        ):  # fmt: skip
            return False  # "je suis absent vendredi" tells of oneself
        if answer == "yes" and _timed(turn, end) and not _about(turn, end):
            return False
        if answer in ("no", "maybe") and end - first == 1 and rest == end < len(turn.tokens) and (
            not _about(turn, end) and at(turn.tokens, end).cat not in ("day", "wd")
            and match[0].strip() in ("no", "nein", "non", "nao", "nee")
        ):  # fmt: skip
            return False  # "no hay daily"
        lead = turn.tokens[begin:first]
        _answered(turn, answer, first, end, match)
        if lead:
            turn.tokens[2:2] = lead
        return True
    return False


def _behind_date(turn: Turn, begin: int) -> int:
    """Where the words behind a day or "zum Review" at the beginning stand."""
    tokens = turn.tokens
    k = begin
    while k < len(tokens) - 1 and tokens[k].cat in (
        "day", "wd", "on", "dayam", "part", "this", "next", "dotted", "in", "at", "the"
    ):  # fmt: skip
        k += 1
    if k == begin and tokens[k].low in _TO and len(tokens) > 4:
        k = next((n for n in range(begin + 2, min(begin + 6, len(tokens) - 1))
                  if tokens[n].low in _SPEAKERS), begin)  # fmt: skip
    return k + (at(tokens, k).cat == "," and k > begin)


_SPEAKERS = frozenset(listed("ich kann bin komme je j' on nao no eu yo je n'y"))


_AWAY = frozenset(
    listed(
        "absent absente indisponible pris prise out malade raus krank verhindert urlaub weg "
        "unterwegs verplant baja vacaciones ocupado ocupada fuera fora doente ferias ausente "
        "indisponivel"
    )
)


def _begins_order(turn: Turn, k: int) -> bool:
    rest = Turn(turn.parse)
    rest.tokens = turn.tokens[k:]
    was = turn.parse.line.whole
    _openings(rest)
    turn.parse.line.whole = was
    if not rest.tokens or rest.tokens[0].low in ("confirmo",):
        return False
    return any(
        f.kind == "order" and f.command in ("move", "cancel", "schedule", "invite", "remove")
        for f in conjugation.forms(turn.tongue, rest.tokens[0].low)
    ) and len(rest.tokens) > 1  # fmt: skip


def _timed(turn: Turn, k: int) -> bool:
    return any(t.cat in ("clock", "oclock", "ap") or (t.cat == "u" and t.low == "h")
               for t in turn.tokens[k:])  # fmt: skip


def _about(turn: Turn, k: int) -> bool:
    """Whether token ``k`` begins what is answered ("zum Review", "a la demo")."""
    token = at(turn.tokens, k)
    return token.cat in ("end", "short") or token.low in _TO or token.cat in _SIGNS or (
        token.low in _ATTEND
    )  # fmt: skip


def _answered(turn: Turn, answer: str, begin: int, end: int, match: re.Match[str]) -> None:
    tokens = turn.tokens
    inside: list[Token] = []
    for group in ("in", "also", "then"):
        if group in match.re.groupindex and match[group] and match[group].strip():
            words = match[group].split()
            text, starts = turn.text(begin)
            low, high = match.span(group)
            inside = [tokens[begin + n] for n, start in enumerate(starts) if low <= start < high]
            del words, text
    inside = [t for t in inside if t.low not in ("leider", "mir", "es", "das", "da", "ich", "uns",
                                                 "auch", "wir", ",", "gern", "gerne")]  # fmt: skip
    out = [turn.said("rsvp", begin, end), turn.said(answer, begin, end)]
    rest = tokens[end:]
    del tokens[:]
    tokens += [*out, *_to_target(turn, inside, out[0]), *_to_target(turn, rest, out[0])]
    turn.parse.line.whole = False


def _to_target(turn: Turn, rest: list[Token], beside: Token) -> list[Token]:
    """What is answered behind "to"; else the reason behind a comma."""
    k = 0
    while k < len(rest) and rest[k].low in _ATTEND and rest[k].low not in _TO:
        k += 1
    while rest and rest[-1].cat in _SIGNS:
        rest = rest[:-1]
    while len(rest) > k + 1 and rest[-1].low in _ATTEND and rest[-1].low not in _TO:
        rest = rest[:-1]
    if k >= len(rest):
        return []
    token = rest[k]
    if token.low in _TO and k + 1 < len(rest) and rest[k + 1].cat not in ("end",):
        to = Token("to", "to", "to", "to", token.start, token.end, False)
        k += 1
        while k < len(rest) - 1 and rest[k].low in _ARTICLES:
            k += 1
        if all(t.low in _ATTEND for t in rest[k:]):
            return []
        return [to, *rest[k:]]
    if token.cat in ("short", "day", "wd", "int", "on") or token.cat in _SIGNS:
        return rest[k:]
    return [Token(",", ",", ",", None, token.start, token.start, False), *rest[k:]]


def _late(turn: Turn) -> bool:
    found = turn.find(_pattern("LATE", turn.tongue))
    if found is None:
        return False
    tokens = turn.tokens
    if any(t.cat in ("clock",) for t in tokens[:2]):
        return False
    said = turn.said("late", 0, 1)
    by: list[Token] = []
    for k in range(len(tokens)):
        span = durations.length(tokens, k)
        if span and span[1].delta.total_seconds() < 5 * 3600 and tokens[k].low not in ("uno",):
            by = tokens[k : span[0]]
            break
    about: list[Token] = []
    for k in range(1, len(tokens)):
        to = tokens[k].low in (
            "zum",
            "zur",
            "beim",
            "au",
            "aux",
            "al",
            "ao",
            "pro",
            "a",
            "para",
            "na",
        )
        after = at(tokens, k + 1)
        if to and tokens[k] not in by and after not in by and after.cat in ("word", "the", "on") and (
            after.low not in ("cause", "causa") and not after.low.startswith("attras")
        ):  # fmt: skip
            stop = next((n for n in range(k, len(tokens)) if tokens[n].cat in _SIGNS
                         or tokens[n] in by), len(tokens))  # fmt: skip
            about = [
                t
                for t in tokens[k:stop]
                if t.low
                not in ("spater", "spat", "retard", "tarde", "atrasado", "atrasada", "en", "zu")
            ]
            break
    begin = next((k for k in range(1, len(tokens)) if tokens[k].cat in (",", "-", ".", ":")), 0)
    reason = tokens[begin:] if begin and tokens[-1] not in by else []
    rsvp = turn.said("rsvp", 0, 1)
    del tokens[:]
    tokens += [rsvp, said, *by, *_to_target(turn, about, said), *(t for t in reason if t not in by)]
    turn.parse.line.whole = False
    return True


def _question(turn: Turn) -> bool:
    tokens = turn.tokens
    asking = turn.find(_pattern("TELL_ME", turn.tongue))
    for begin in (0, *([asking[1]] if asking else []), *_clauses(turn)):
        for key in replies.ASKED[turn.tongue]:
            found = turn.find(_pattern("ASKED", turn.tongue, key), begin)
            if found is None:
                continue
            _, end, match = found
            words = key.removesuffix(" _")
            if key.endswith("_"):
                left = [
                    t
                    for t in tokens[end:]
                    if t.cat not in _SIGNS
                    and t.low
                    not in (
                        "ai",
                        "ja",
                        "denn",
                        "du",
                        "merci",
                        "danke",
                        "gracias",
                        "obrigado",
                        "por",
                        "favor",
                    )
                ]
                if (left and len(left) > (3 if words == "help" else 0)) or (
                    begin and words != "help"
                ):
                    continue
                tokens[:] = [turn.said(words, begin, end)]
                turn.parse.line.whole = False
                return True
            told = asking is not None and begin == asking[1]
            if told:
                turn.cut(0, begin)
                end, begin = end - begin, 0
            if begin and words != "when is":
                continue
            before = [t for t in tokens[:begin] if t.cat not in _SIGNS]
            if words == "when is" and begin and not before:
                continue
            _asked(turn, words, begin, end, match)
            return True
    return _asked_last(turn) or _still(turn)


def _still(turn: Turn) -> bool:
    """ "sigue en pie la retro del jueves?" shows the meeting."""
    tokens = turn.tokens
    if not tokens or tokens[-1].cat != "?":
        return False
    for k in range(min(len(tokens), 8)):
        found = turn.find(_pattern("STILL", turn.tongue), k)
        if found is None:
            continue
        _, end, match = found
        inside: list[Token] = []
        if "in" in match.re.groupindex and match["in"]:
            _, starts = turn.text(k)
            low, high = match.span("in")
            inside = [tokens[k + n] for n, start in enumerate(starts) if low <= start < high]
        rest = [t for t in [*tokens[:k], *inside, *tokens[end:]] if t.cat not in _SIGNS]
        rest = [t for t in rest if t.low not in ("del", "de", "da", "do", "du", "statt", "am")]
        while len(rest) > 1 and rest[0].low in _ARTICLES:
            rest.pop(0)
        if not any(t.cat in ("word", "name", "short") for t in rest):
            return False
        said = turn.said("show", k, end)
        tokens[:] = [said, *rest]
        turn.parse.line.whole = False
        return True
    return False


def _asked_last(turn: Turn) -> bool:
    """ "la démo c'est à quelle heure déjà ?": what is asked for stands first."""
    tokens = turn.tokens
    for k in range(1, min(len(tokens), 12)):
        found = turn.find(_pattern("ASKED", turn.tongue, "when is"), k)
        if found is None or any(t.cat not in _SIGNS and t.low not in ("deja", "nochmal", "denn", "mesmo")
                                for t in tokens[found[1] :]):  # fmt: skip
            continue
        before = [t for t in tokens[:k] if t.cat not in _SIGNS]
        if not before or k > 8:
            return False
        said = turn.said("when is", k, found[1])
        while len(before) > 1 and before[0].low in _ARTICLES | {"e", "et", "y", "und"}:
            before.pop(0)
        tokens[:] = [said, *before]
        turn.parse.line.whole = False
        return True
    return False


def _asked(turn: Turn, words: str, begin: int, end: int, match: re.Match[str]) -> None:
    tokens = turn.tokens
    tail = _after(turn, end)
    inside: list[Token] = []
    for group in ("in", "also", "then"):
        if group in match.re.groupindex and match[group]:
            _, starts = turn.text(begin)
            low, high = match.span(group)
            inside = [tokens[begin + n] for n, start in enumerate(starts) if low <= start < high]
    rest = [*tokens[:begin], *inside, *tokens[end:tail]]
    while rest and rest[-1].cat in _SIGNS:
        rest.pop()
    while rest and (rest[0].cat in _SIGNS or (rest[0].low in ("de", "d'", "pour", "para", "fur", "am")
                    and len(rest) > 1 and rest[1].cat in ("day", "wd", "dayam", "this"))):  # fmt: skip
        rest.pop(0)
    if words == "show link":
        joining = any(t.low in ("entrar", "rejoindre", "unirme", "reinkommen") for t in rest)
        lead = "join" if joining else "show"
        last = max((k for k, t in enumerate(rest) if t.low in ("entrar", "rejoindre", "unirme")),
                   default=-1)  # fmt: skip
        rest = rest[last + 1 :]
        if lead == "show" and not rest:
            rest = [turn.said("it", begin, end)]
        out = [turn.said(lead, begin, end)]
    elif words == "show who":
        out = [turn.said("show", begin, end)]
    elif words == "help":
        out = [turn.said("help", begin, end)]
    else:
        out = [turn.said(words, begin, end)]
    while out[0].low in ("show", "join", "when is") and rest and (
        rest[0].low in _TO | _ARTICLES | {"part", "entrar"} or rest[0].cat == "-"
    ) and len(rest) > 1 and rest[0].cat not in ("day", "wd"):  # fmt: skip
        rest.pop(0)
    tokens[:] = [*out, *rest]
    turn.parse.line.whole = False


def _after(turn: Turn, end: int) -> int:
    """Where the words behind a question that say nothing begin."""
    text, starts = turn.text(end)
    found = _pattern("AFTER_ASKED", turn.tongue).search(" " + text)
    if found is None:
        return len(turn.tokens)
    return end + sum(1 for start in starts if start < found.start())


# -- what is told --------------------------------------------------------------------------------


def _reported(turn: Turn) -> Command | None:
    """ "la démo est reportée à jeudi" tells of a change and asks for none."""
    pattern = _pattern("REPORTED", turn.tongue)
    lows = {token.low for token in turn.tokens}
    if any(t.cat in (":", "quote") for t in turn.tokens) or lows & _TELLING:
        return None
    for k in range(1, min(len(turn.tokens), 12)):
        found = turn.find(pattern, k)
        if found is None or at(turn.tokens, k - 1).cat in _SIGNS:
            continue
        words = turn.parse.line.cut(k, found[1])
        return turn.parse.command("move", not_understood=(words,), why=_WHY_TOLD)
    return None


_TELLING = frozenset(listed("que dass porque weil parce car sag sage informiere avisa anuncia"))


def _not_held(turn: Turn) -> bool:
    """ "el viernes no hay daily", "der Jour fixe fällt morgen aus": to be called off."""
    tokens = turn.tokens
    needless = turn.find(_pattern("NOT_NEEDED", turn.tongue))
    if needless is not None and needless[1] < len(tokens) + (needless[2].re.groups > 0):
        _, end, match = needless
        inside: list[Token] = []
        group = next((g for g in match.re.groupindex if match[g]), "")
        if group:
            _, starts = turn.text()
            low, high = match.span(group)
            inside = [tokens[n] for n, start in enumerate(starts) if low <= start < high]
        rest = tokens[end:]
        comma = next((k for k, t in enumerate(rest) if t.cat in (",", ".")), len(rest))
        rest = rest[:comma] if comma else rest
        if inside or rest:
            _called_off(turn, 0, end, [*inside, *rest])
            return True
        return False
    pattern = _pattern("NOT_HELD", turn.tongue)
    for k in range(min(len(tokens), 12)):
        found = turn.find(pattern, k)
        if found is None or (k and at(tokens, k - 1).cat in _SIGNS - {","}):
            continue
        _, end, match = found
        if at(tokens, end - 1).low in ("pas", "ohne", "sin", "sem", "cai", "saute") and k > 3:
            continue
        before = [t for t in tokens[:k] if t.cat not in _SIGNS and t.low not in ("es", "da")]
        if match[0] in ("ohne", "sin", "sem", "keine", "kein", "keinen") and any(
            t.cat not in ("on", "in", "wd", "day", "the", "this", "next", "u", "at", "dayam",
                          "dotted", "int", "mo", "de", "start", "every") for t in before
        ):  # fmt: skip
            continue
        inside = []
        if "in" in match.re.groupindex and match["in"]:
            _, starts = turn.text(k)
            low, high = match.span("in")
            inside = [tokens[k + n] for n, start in enumerate(starts) if low <= start < high]
        rest = [*before, *inside, *_without_order(turn, end)]
        if not any(t.cat in ("word", "name", "short", "quote") for t in rest) or any(
            t.low in ("zeit", "lust", "temps", "tiempo", "tempo", "probleme", "problema", "link",
                      "probleem", "problem", "idee", "ahnung") for t in rest
        ):  # fmt: skip
            return False
        _called_off(turn, k, end, rest)
        return True
    return False


def _without_order(turn: Turn, k: int) -> list[Token]:
    """What stands from token ``k`` on, without ", annule" at the end."""
    for begin in _clauses(turn):
        if begin > k and _at_front(turn, begin) is not None or (
            begin >= len(turn.tokens) - 2 and begin > k
        ):  # fmt: skip
            return turn.tokens[k : begin - 1]
    return turn.tokens[k:]


def _called_off(turn: Turn, begin: int, end: int, rest: list[Token]) -> None:
    arranged(turn.parse, Order("cancel", "", turn.said("cancel", begin, end), rest, []))


# -- orders --------------------------------------------------------------------------------------


def _clauses(turn: Turn) -> list[int]:
    """Where clauses begin behind signs."""
    tokens = turn.tokens
    return [
        k + 1 for k in range(len(tokens) - 1)
        if tokens[k].cat in (",", ";", ".", "!", "?", ":") and not tokens[k + 1].glued
    ]  # fmt: skip


def _order(turn: Turn) -> Order | None:
    """The verb that says what to do, wherever it stands."""
    phrasal = _phrasal(turn)
    if phrasal is not None:
        return phrasal
    subject = turn.find(_pattern("SUBJECTS", turn.tongue))
    begin = subject[1] if subject else 0
    first = _at_front(turn, begin)
    clitic = begin and turn.tokens[begin - 1].low in ("me", "nos")
    if first is not None and begin and not clitic and first.command in ("list", "find", "tell"):
        first = None
    if first is not None:
        for_me = begin and turn.tokens[begin - 1].low in ("me", "nos") and turn.tongue != "fr"
        return first._replace(
            glued=turn.tokens[begin - 1].low if for_me else first.glued, before=[]
        )
    if turn.tongue == "de":
        last = _at_end(turn)
        if last is not None:
            return last
    other = (
        _compared(turn)
        or _comes_too(turn)
        or _leaves(turn)
        or _behind_modal(turn)
        or _goes_to(turn)
        or _reminder(turn)
    )
    if other is not None:
        return other
    glued = [k for k in range(1, len(turn.tokens)) if any(
        form.glued in ("lo", "la", "los", "las") and form.kind == "order"
        for form in conjugation.forms(turn.tongue, turn.tokens[k].low))]  # fmt: skip
    for begin in (*_clauses(turn), *glued):
        rest = Turn(turn.parse)
        rest.tokens = turn.tokens[begin:]
        count = len(rest.tokens)
        _openings(rest)
        k = begin + count - len(rest.tokens)
        found = _at_front(turn, k)
        if found is not None:
            stop = begin - (begin not in glued)
            other = _said_before(found._replace(before=[]), turn.tokens[:stop])
            if other is not None:
                return other
    return None


def _said_before(order: Order, before: list[Token]) -> Order | None:
    """ "ya no hace falta el war room, quítalo": what is meant stands before the verb."""
    first = (
        order.rest[1] if at(order.rest, 0).cat == "-" and len(order.rest) > 1 else at(order.rest, 0)
    )
    pronoun = bool(order.glued) or first.low in _OBJECTS
    own = [t for k, t in enumerate(order.rest) if (k > 1 or t.low not in _OBJECTS | {"-"})]
    own = own if any(t.cat not in _SIGNS for t in own) else []
    meant = _until_told(before)
    if order.command == "schedule" and pronoun and own and meant:
        return order._replace(command="move", rest=[*meant, *own])
    if order.command == "invite" and pronoun and own:
        names = [t for t in before if t.text[:1].isupper() and t.cat in ("word", "name")]
        return order._replace(rest=[*names[-1:], *own]) if names else None
    if order.command in ("cancel", "move", "remove", "advance") and not own:
        return order._replace(rest=meant)
    if order.command in ("move", "advance"):
        return order._replace(rest=[*meant, *own])
    return None


def _until_told(tokens: list[Token]) -> list[Token]:
    """Without what is told of the meeting ("a demo foi por água abaixo")."""
    end = next((k for k in range(1, len(tokens)) if tokens[k].low in _FINITE), len(tokens))
    return tokens[:end]


_FINITE = frozenset(
    listed(
        "ist sind war wird wurde hat haben kann muss fallt passt est sont a ete etait sera n'est ne "
        "tombe va es esta son fue era sera se ya no hay tiene foi esta ficou nao ja tem vai e pode"
    )
) - {"a", "e", "se"}


def _phrasal(turn: Turn) -> Order | None:
    """ "fais-moi penser à ...", "pasa la voz ...": an order that is a phrase."""
    for command in talk.PHRASAL.get(turn.tongue, ()):
        found = turn.find(_pattern("PHRASAL", turn.tongue, command))
        if found is not None and found[1] < len(turn.tokens):
            whom = "me" if re.search(r"\b(?:moi|me|mich)|me$", found[2][0]) else ""
            return Order(command, whom, turn.tokens[0], turn.tokens[found[1] :], [])
    return None


def _at_front(turn: Turn, k: int) -> Order | None:
    tokens = turn.tokens
    token = at(tokens, k)
    if token.cat in ("quote", "end", "email", "wd", "mo") or token.text.isupper():
        return None
    forms = [f for f in conjugation.forms(turn.tongue, token.low) if f.kind != "participle"]
    if not forms or (at(tokens, k + 1).cat == "end" and forms[0].command == "schedule"):
        return None
    if at(tokens, k + 1).cat == "-" and at(tokens, k + 1).glued and (
        at(tokens, k + 2).low not in _ARTICLES | _OBJECTS | {"vous", "toi", "lui", "lhe", "lhes", "te"}
    ):  # fmt: skip
        return None
    stop = next((n for n in range(k + 1, len(tokens)) if tokens[n].cat in (".", ";", "!")
                 or (tokens[n].cat == ":" and tokens[n].glued)), len(tokens))  # fmt: skip
    for form in forms:
        if not form.apart:
            continue
        for n in range(k + 1, stop):
            end = at(tokens, n + 1)
            if tokens[n].low == form.apart and (n + 1 >= stop or end.cat in _SIGNS or (
                end.cat in ("and", "to", "quote"))):  # fmt: skip
                rest = [*tokens[k + 1 : n], *tokens[n + 1 :]]
                return Order(form.command, form.glued, token, rest, tokens[:k] if k else [])
    if turn.tongue == "de" and any(
        tokens[n].low in _PARTS and (n + 1 >= stop or at(tokens, n + 1).cat in (",", ":"))
        for n in range(k + 1, stop)
    ) and not any(f.kind == "infinitive" for f in forms):  # fmt: skip
        return None
    whole = next((f for f in forms if not f.apart), None)
    if whole is None:
        return None
    if conjugation.noun_too(turn.tongue, token.low) and not _object(turn, k + 1):
        return None
    return Order(whole.command, whole.glued, token, tokens[k + 1 :], [])


_PARTS = frozenset(listed("ab an auf aus ein hinzu dazu raus heraus vor zuruck um bei teil los zu"))


_MEETINGS = frozenset(
    listed("reuniao reunioes reunion reuniones reunions termin termine meeting meetings call calls")
)


def _object(turn: Turn, k: int) -> bool:
    """Whether token ``k`` begins the object of a verb: an article, a pronoun, an address."""
    token = at(turn.tokens, k)
    return (
        token.cat == "in"
        and any(t.cat == ":" for t in turn.tokens[k:])
        or token.low in _MEETINGS
        or token.low in _ARTICLES | {"para", "pro", "pra", "ao", "aos", "uns", "mal", "l'equipe", "ca"} or token.cat in (
            "email", "short", "quote", "-")
        or token.low.startswith(("l'", "d'un"))
    )  # fmt: skip


_AUX = frozenset(
    listed(
        "werden wird sein muss musste mussen soll sollte sollen kann konnte konnten konnen darf "
        "bitte muesste koennte zu lassen lasst lass moge mag dann einfach sollten mussten wollen "
        "mochten wurden wurde mochte will wollte"
    )
)


def _only_times(tokens: list[Token], k: int) -> bool:
    return k < len(tokens) and all(
        t.cat in ("day", "wd", "on", "part", "dayam", "in", "next", "this", "u", "clock", "oclock")
        or (t.cat == "int" and n)
        for n, t in enumerate(tokens[k:])
    )


def _at_end(turn: Turn) -> Order | None:
    """ "Standup auf Freitag verschieben", "das QBR muss verlegt werden"."""
    tokens = turn.tokens
    for k in range(len(tokens) - 1, 0, -1):
        token = tokens[k]
        after = at(tokens, k + 1)
        if _only_times(tokens, k + 1):
            pass  # "alles absagen morgen"
        elif after.cat not in _SIGNS | {"end"} and after.low not in (
            "werden", "lassen", "und", "danke", "weil", "da", "denn", "sein", "konnen"
        ):  # fmt: skip
            continue
        forms = [f for f in conjugation.forms("de", token.low)
                 if (f.kind != "order" and not f.apart) or f.kind == "participle"]  # fmt: skip
        if not forms or (token.text[:1].isupper() and k):
            continue
        begin = next((n for n in range(k - 1, -1, -1) if tokens[n].cat in (".", ";", "!", "?")), -1)
        clause = next((n for n in range(k - 1, -1, -1) if tokens[n].cat == ","), -1)
        if at(tokens, clause + 1).low in ("weil", "da", "dass", "wenn", "falls", "ob", "obwohl"):
            continue
        aux = {t.low for t in tokens[begin + 1 : k + 3]} & _AUX
        if forms[0].kind == "participle" and not aux:
            continue
        rest = [t for t in tokens[begin + 1 : k] if t.low not in _AUX or t.cat == "to"]
        tail = tokens[k + 1 :]
        while tail and tail[0].low in (*_AUX, "werden"):
            tail.pop(0)
        if at(rest, len(rest) - 1).cat == ",":
            rest.pop()
        return Order(forms[0].command, "", token, [*rest, *tail], [])
    return None


def _compared(turn: Turn) -> Order | None:
    """ "das Daily morgen eine halbe Stunde früher": a shift without a verb."""
    found = turn.find(_pattern("SHIFTED", turn.tongue), 0)
    tokens = turn.tokens
    for k in range(1, len(tokens)):
        span = durations.length(tokens, k)
        if span is None or span[0] >= len(tokens):
            continue
        found = turn.find(_pattern("SHIFTED", turn.tongue), span[0])
        if found is None or not all(t.cat in _SIGNS for t in tokens[found[1] :]):
            return None
        if any(t.cat == "clock" for t in tokens) or not any(t.cat in ("word", "name", "short")
                                                            for t in tokens[:k]):  # fmt: skip
            return None
        earlier = found[2]["early"] is not None
        return Order("advance" if earlier else "move", "", tokens[span[0]],
                     [*tokens[: span[0]]], [])  # fmt: skip
    return None


def _comes_too(turn: Turn) -> Order | None:
    """ "Paul doit aussi venir au point client"."""
    tokens = turn.tokens
    for k in range(1, min(len(tokens) - 1, 8)):
        found = turn.find(_pattern("JOINING", turn.tongue), k)
        if found is None:
            continue
        name = [t for t in tokens[:k] if t.low not in _ARTICLES]
        rest = [
            t for t in tokens[found[1] :] if t.low not in ("kommen", "rein", "mit", "?", "dabei")
        ]
        if (
            name
            and name[0].text[:1].isupper()
            and name[0].cat in ("word", "name")
            and len(rest) > 1
        ):
            return Order("invite", "", tokens[k], [*name, *rest], [])
    return None


def _leaves(turn: Turn) -> Order | None:
    """ "Tobias kann raus aus der Retro", "o Marquinhos pode sair do refinamento"."""
    tokens = turn.tokens
    for k in range(1, min(len(tokens) - 1, 10)):
        found = turn.find(_pattern("LEAVING", turn.tongue), k)
        if found is None:
            continue
        out = found[1]
        name = [t for t in tokens[:k] if t.low not in _ARTICLES]
        stop = next((n for n in range(out, len(tokens)) if tokens[n].cat in _SIGNS), len(tokens))
        if (
            name
            and name[0].text[:1].isupper()
            and name[0].cat in ("word", "name")
            and stop > out + 1
        ):
            return Order("remove", "", tokens[k], [*name, *tokens[out:stop]], [])
    return None


def _goes_to(turn: Turn) -> Order | None:
    """ "le n°3 passe à jeudi 11h", "la retro pasa al lunes"."""
    tokens = turn.tokens
    for k in range(1, min(len(tokens) - 2, 10)):
        found = turn.find(_pattern("GOING", turn.tongue), k)
        if found is None or at(tokens, k - 1).cat in _SIGNS:
            continue
        end = found[1]
        if not _timed_word(tokens, end + 1) and not _timed_word(tokens, end):
            continue
        return Order("move", "", tokens[k], [*tokens[:k], *tokens[end:]], [])
    instead = next((k for k in range(1, len(tokens)) if turn.find(
        _pattern("INSTEAD", turn.tongue), k)), None)  # fmt: skip
    if instead is None or instead + 2 >= len(tokens):
        return None
    gone = frozenset(("faire", "hacer", "fazer", "machen", "?", "on", "le", "lo"))
    modal = next((found for k in range(1, instead) if (
        found := turn.find(_pattern("MODALS", turn.tongue), k))), None)  # fmt: skip
    kept = tokens if modal is None else [*tokens[: modal[0]], *tokens[modal[1] :]]
    kept = [t for n, t in enumerate(kept) if t.low not in gone or (t.cat == "on" and n == 0)]
    return Order("move", "", tokens[0], [t for t in kept if t.cat != ","], [])


def _timed_word(tokens: list[Token], k: int) -> bool:
    while at(tokens, k).cat in ("the", "on", "at"):
        k += 1
    return at(tokens, k).cat in ("wd", "day", "int", "clock", "dotted", "next", "this", "num", "clk",
                                 "dayam", "slash")  # fmt: skip


def _reminder(turn: Turn) -> Order | None:
    """ "un rappel 2 jours avant le séminaire": a reminder without a verb."""
    found = turn.find(_pattern("REMINDER", turn.tongue))
    if found is None or not any(
        t.cat == "before" or t.low in ("vor", "vorher") for t in turn.tokens
    ):
        return None
    return Order("remind", "", turn.tokens[0], turn.tokens[found[1] :], [])


def _behind_modal(turn: Turn) -> Order | None:
    """ "le point doit être décalé à 15h", "a daily precisa ser adiada"."""
    tokens = turn.tokens
    pattern = _pattern("MODALS", turn.tongue)
    for k in range(1, min(len(tokens) - 1, 25)):
        found = turn.find(pattern, k)
        if found is None:
            continue
        _, end, match = found
        pronoun = match[0].split()[-1] in _OBJECTS
        while end < len(tokens) and tokens[end].low in _OBJECTS and tokens[end].low != "a":
            end += 1
            pronoun = True
        token = at(tokens, end)
        forms = [f for f in conjugation.forms(turn.tongue, token.low) if not f.apart
                 and (f.kind != "order" or turn.tongue == "fr")]  # fmt: skip
        if not forms or token.low in ("faire", "hacer", "fazer", "ter", "tener"):
            continue
        before = [t for t in tokens[:k] if t.cat not in (",", "?", "!", ".")]
        tail = tokens[end + 1 :]
        while tail and tail[0].low in _OBJECTS and tail[0].cat not in ("at", "to"):
            tail.pop(0)
        command = forms[0].command
        if command == "schedule" and pronoun:  # "tu peux la mettre à vendredi"
            command = "move"
        return Order(command, "", token, [*before, *tail], [])
    return None
